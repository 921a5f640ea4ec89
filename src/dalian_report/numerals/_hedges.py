"""Hedges: the words beside a number that say how it limits the true one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from importlib_resources import files

from dalian_report.model._vocabulary import Bound
from dalian_report.numerals import _units as units
from dalian_report.numerals._characters import folded, with_traditional


class Hedge(NamedTuple):
    """A hedge as printed, with the bound that it carries."""

    bound: Bound
    text: str
    start: int
    end: int


@cache
def _table(language: str, place: str) -> dict[str, Bound]:
    text = (files(__package__) / "data" / "hedges.tsv").read_text(encoding="utf-8")
    known: dict[str, Bound] = {}
    for line in text.splitlines()[1:]:
        its_language, its_place, bound, words = line.split("\t")
        if (its_language, its_place) == (language, place):
            parts = words.split(";") if language == "en" else with_traditional(words.split())
            known |= dict.fromkeys(parts, Bound(bound))
    return known


@cache
def _longest(language: str, place: str) -> int:
    return max(map(len, _table(language, place)))


@cache
def _edges(place: str) -> frozenset[str]:
    """The characters of Chinese hedges that are beside the number: most numbers are not hedged."""
    beside = -1 if place == "before" else 0
    edges = {word[beside] for word in _table("zh", place)}
    return frozenset(edges | _LOOSE_BEFORE if place == "before" else edges)


# Characters with which a one-character hedge is a different word: 附近, 赶超, 大约 is listed
# itself.
_OTHER_WORDS = {
    "近": "附最邻亲临远靠新相贴",
    "超": "赶反高",
    "破": "突打攻",
    "约": "节制预公契条签合",
    "准": "标水批核基对精瞄",
    # 3月~5月 is a range, and 9%~ the start of one.
    "~": "~～-—0123456789%‰％年月日号时点天元吨亩个人米户家里万亿千百十",
}
# Characters with which a hedge after a number begins another word: 5家内资, 5项许可.
_OTHER_WORDS_AFTER = {"内": "外部地陆资需环蒙涝", "许": "可", "多": "式功层样发晶"}
# 8亿多元 is an amount. 多元化 and 多元投资 speak of variety.
_VARIETY = re.compile("多元[化主投融文解共复纠供支经发格产业需]")
_LOOSE_BEFORE = frozenset("上过")
_MARKS_BEFORE = " 了为至到在\u00a0"


def hedge_before(text: str, start: int) -> Hedge | None:
    """The Chinese hedge that ends where a number starts. 了 and 为 may be between.

    >>> hedge_before("超过了5万人", 3).bound
    <Bound.MORE_THAN: 'more_than'>
    """
    hedge = _hedge_to(text, start)
    if hedge is None and start and text[start - 1] in _MARKS_BEFORE:
        hedge = _hedge_to(text, start - 1)
    return hedge


def _hedge_to(text: str, end: int) -> Hedge | None:
    if text[end - 1 : end] not in _edges("before"):
        return None
    known, longest = _table("zh", "before"), _longest("zh", "before")
    for length in range(min(longest, end), 0, -1):
        word = text[end - length : end]
        bound = known.get(word)
        if bound is None:
            continue
        before = text[end - length - 1 : end - length]
        if length == 1 and before and before in _OTHER_WORDS.get(word, ""):
            # 补贴近22亿元 is nearly so much.
            return Hedge(bound, word, end - 1, end) if text[:end].endswith("补贴近") else None
        return Hedge(bound, word, end - length, end)
    scale = text[end : end + 1] in ("百", "千", "万", "亿")
    if scale and text[end - 1 : end] == "上" and text[end - 2 : end - 1] not in tuple("以之年线"):
        # 上千 is a thousand at least. 上5 is not a hedge.
        return Hedge(Bound.AT_LEAST, "上", end - 1, end)
    if text[end - 1 : end] == "过" and text[end - 2 : end - 1] not in tuple("通经透渡度走跳不难错"):
        return Hedge(Bound.MORE_THAN, "过", end - 1, end)
    return None


def hedge_after(text: str, end: int) -> Hedge | None:
    """The Chinese hedge that begins where a number, or its unit, ends.

    >>> hedge_after("5万人左右", 3).bound
    <Bound.ABOUT: 'about'>
    """
    if text[end : end + 1] not in _edges("after"):
        return None
    known = _table("zh", "after")
    for length in range(_longest("zh", "after"), 0, -1):
        word = text[end : end + length]
        bound = known.get(word)
        if bound is not None and len(word) == length:
            following = text[end + 1 : end + 2]
            if following and following in _OTHER_WORDS_AFTER.get(word, ""):
                return None
            if word == "多" and _VARIETY.match(text, end):
                return None
            if word == "起" and following not in tuple("，。；、"):
                return None
            return Hedge(bound, word, end, end + length)
    return None


# 。 may stray between a number and its hedge: 8%。以内. In 8%。以上为预期 the next sentence begins.
# 元/人以上 hedges the amount for each person.
_STRAY = re.compile(
    "[。,，、](?=以[内上下](?![一-鿿])|左右)|(?: |/[人户亩吨天年])?(?=以[内上下]|左右)"
    "|[（(][^（）()]{1,6}[）)](?=以[内上下]|左右)"
)


def chinese_hedge(text: str, start: int, end: int) -> Hedge | None:
    """The hedge beside a number of Chinese text, or None without a hedge.

    The hedge after the number wins over the one before it, except where that one bounds.

    >>> chinese_hedge("增长6%以上", 2, 3).text, chinese_hedge("控制在不超过3%", 6, 7).text
    ('以上', '不超过')
    >>> chinese_hedge("近三年", 1, 2)
    """
    after = hedge_after(text, end)
    unit = units.unit_after(text, after.end if after else end)
    if after is None and unit is not None and "多" in unit.word:
        # 5个多月: the hedge is inside the unit.
        place = unit.start + unit.word.index("多")
        after = Hedge(Bound.MORE_THAN, "多", place, place + 1)
    if after is None:
        place = unit.end if unit else end
        after = hedge_after(text, place)
        if after is None and (stray := _STRAY.match(text, place)):
            after = hedge_after(text, stray.end())
    before = hedge_before(text, start)
    if before is not None and before.text in ("近", "过") and _is_time(unit):
        before = None
    if after is None:
        return before
    if before is not None and before.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return before
    return after


def _is_time(unit: units.UnitWord | None) -> bool:
    return unit is not None and unit.code in ("year", "month", "day")


def bounds_in(text: str) -> frozenset[Bound]:
    """The bounds of all hedges in a few Chinese characters.

    >>> sorted(bounds_in("6%以上"))
    [<Bound.AT_LEAST: 'at_least'>]
    """
    known = _table("zh", "after") | _table("zh", "before") | {"过": Bound.MORE_THAN}
    pattern = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return frozenset(known[match[0]] for match in re.finditer(pattern, text))


def _pattern(words: str) -> str:
    # An ellipsis is up to three words: a maximum support of.
    pattern = re.escape(words).replace("…\\ ", r"(?:[a-z]+\ ){0,3}")
    return pattern.replace(r"\ ", r"[ \n]+")


def _alternatives(place: str) -> str:
    return "|".join(map(_pattern, sorted(_table("en", place), key=len, reverse=True)))


@cache
def _english() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            rf"(?:(?<![A-Za-z0-9])|(?<![\d%~])(?=[≥≤≈<>~]))(?P<hedge>{_alternatives('before')})"
            r"(?: the| a| an)?[ \n-]*(?:US\$|\$|¥|RMB )?$",
            re.IGNORECASE,
        ),
        # Between a number and its hedge there is room for a unit: "5 million square metres or
        # more". In "188 of municipal level or above" the hedge belongs to something else.
        re.compile(
            r"(?: ?%|(?: (?!(?:of|at|in|on|for|with|by|to)\b)[a-z²³/]+){1,2}?)??"
            rf"(?:[ -](?P<hedge>{_alternatives('after')})\b)|%?(?P<plus>\+)(?!\d)",
            re.IGNORECASE,
        ),
    )


_LONGEST_ENGLISH = 40


def english_hedge(text: str, start: int, end: int) -> Hedge | None:
    """The hedge beside a number of English text, or None without a hedge.

    >>> text = "It rose by no less than 7%."
    >>> english_hedge(text, text.index("7"), text.index("%")).bound
    <Bound.AT_LEAST: 'at_least'>
    """
    before, after = _english()
    left = max(0, start - _LONGEST_ENGLISH)
    window = folded(text[left:start])
    match = before.search(window)
    if match is not None:
        words = match["hedge"]
        if not (words.lower() == "past" and window[: match.start()].lower().endswith("the ")):
            return Hedge(_bound("before", words), words, left + match.start("hedge"), start)
    match = after.match(folded(text[end : end + _LONGEST_ENGLISH]))
    if match is None:
        return None
    words = match["plus"] or match["hedge"]
    bound = Bound.MORE_THAN if match["plus"] else _bound("after", words)
    return Hedge(bound, words, end + match.start(), end + match.end())


@cache
def _bound(place: str, words: str) -> Bound:
    """The bound of an English hedge as it is printed."""
    known = _table("en", place).items()
    return next(bound for word, bound in known if re.fullmatch(_pattern(word), words, re.I))
