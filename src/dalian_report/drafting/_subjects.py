"""The subject of a number: the headline concepts, or the words, before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dalian_report.drafting._vocabulary import Vocabulary
    from dalian_report.model import Measure

_SHARED_HEAD = re.compile("(?:和|、|与|及)([\u4e00-\u9fff]{2,4})")
# 服务业占地区生产总值50%: the product is what the share is of.
_SHARE_OF = re.compile("(?:占|相当于)(?:全[市省区国州县]|我?[市省])?(?:同期)?$")
_RATIO = re.compile("的?(?:比率|之比|比值|比例|比重)")
_OF_PRODUCT = re.compile(
    "(?:占|相当于)(?:全[市省区国州县])?(?:地区|国内)?(?:生产总值|GDP)的?(?:比重|比例)$"
)
_SHARED_VERB = re.compile(
    "(?:年均|同比|比上年|较上年|预计|总体|也|将|年)*(?:分别|双双|均|(?<![别均双])(?=下降|降低|减少|增长|上涨|涨幅))"
)
_LIST_TAIL = re.compile("(?:(?:以及|[、和及与])[^、和及与，；]{1,12}){1,4}")
_INDUSTRIES = ("primary-industry", "secondary-industry", "tertiary-industry")
_ORDINAL_INDUSTRY = re.compile("第?([一二三])")
# 出口在十分困难的情况下增长4%
_CIRCUMSTANCE = re.compile(
    "(?<=.)在[^，。；、\\d在]{1,16}(?:情况|形势|条件|背景|环境|局面|压力|影响)下"
)
# 利用内外资分别增长 has a number for each, and 利用内外资 alone has their sum.
_BOTH_CAPITALS = re.compile(
    "(?P<verb>(?:实际)?(?:利用|到位)|引进)内外资(?=[^，。；、]{0,6}(?:分别|双双|均))"
)
_VERB_INSIDE = re.compile("(?<=[\u4e00-\u9fff])(?:实现|完成|投入)了?(?=[\u4e00-\u9fff])")
_YEAR_BEFORE = re.compile("^(?:19|20)[0-9]{2}年")
_EACH = re.compile("分别|双双")
_OWNER = re.compile("[、和及与](?P<name>(?!新增|实际|完成|实现|地方)[^、和及与，。；\\s\\d]{2,6})$")
_PLAN_BEFORE = re.compile("“?(?:十[一二三四五六]?五|[六七八九]五)”?(?:时期|期间|末|期末|以来)?$")
# 大灾之年粮食增产
_KIND_OF_YEAR = re.compile("[^，。；、\\d]{1,6}之年$")
# 53个棚户区改造项目 and 脱贫攻坚干部: what is counted is something else.
_OTHER_NOUN = re.compile("项目|攻坚|工程|小区|片区|地块|居民")
_BULLETS = ". \u3000—–─-·•●◆■★○*"
_RATES = ("good-air-days", "emissions", "energy-intensity", "carbon-intensity", "poverty-relief")
_OF_AN_INDUSTRY = ("投入", "支出", "就业", "人口", "人员")
_DIGITS = "0123456789〇零一二三四五六七八九"
_SEPARATORS = ("以及", "、", "和", "及", "与", "暨", "并", "；", "或")


class Item(NamedTuple):
    """One of the things that a subject names."""

    text: str
    concept: str | None = None


class Subject(NamedTuple):
    """The subject of the numbers that follow, one item or a list."""

    items: tuple[Item, ...]
    is_headline: bool
    """Whether the last item is a headline concept of the whole place."""

    def item(self, index: int, count: int) -> Item:
        """The item of number `index` of `count`, counted from the end of the list."""
        if not self.items:
            return Item("")
        place = len(self.items) - count + index
        if place < 0 and len(self.items) > 1:
            # The list has more numbers than items that were understood.
            return Item("")
        return self.items[max(0, min(place, len(self.items) - 1))]


def subject_of(lead: str, words: Vocabulary, place_names: tuple[str, ...] = ()) -> Subject | None:
    """The subject that the words before a number name, or None where they name none."""
    lead = _BOTH_CAPITALS.sub(r"\g<verb>内资、\g<verb>外资", _CIRCUMSTANCE.sub("", lead))
    matches = list(words.concept_pattern.finditer(lead))
    named = _last_named(lead, matches, words) or _open_ended(lead, matches, words)
    if named is None:
        whole = _with_verb_inside(lead, words)
        return None if whole is None else subject_of(whole, words, place_names)
    items, position = named
    by_end = {match.end(): match for match in matches}
    if lead.endswith("等", 0, position) and (kind := by_end.get(position - 1)) is not None:
        # 二氧化硫和氮氧化物等主要污染物排放量: the kinds are counted, not their class.
        items, position = [Item(kind[0], words.names[kind[0]])], kind.start()
    if (own := _with_own_owner(lead[:position], lead[position:], by_end)) is not None:
        # 存款余额和渔民储蓄存款余额分别: the last is of a part of the place.
        items, position = [Item(lead[own : position + len(items[0].text)])], own
    while len(items) < 12:
        left = lead[:position]
        separator = next((mark for mark in _SEPARATORS if left.endswith(mark)), None)
        if separator is None:
            left = _without_modifiers(left, words)
            separator = next((mark for mark in _SEPARATORS if left.endswith(mark)), None)
            if separator is None:
                break
        left = left[: -len(separator)]
        item, start = _item_before(left, items, by_end, words)
        if item is None:
            break
        items.append(item)
        position = start
    items.reverse()
    if (len(items) == 1 or own is not None) and not _is_whole(lead[:position], words, place_names):
        whole = _with_verb_inside(lead, words)
        joined = None if whole is None else subject_of(whole, words, place_names)
        if joined is not None and joined.is_headline:
            return joined
        return Subject((Item(items[0].text),), False)
    # 其固定资产投资、财政收入: of what was named before.
    parts = (*words.ending("part_of", "ends"), "其")
    is_of_part = len(items) > 1 and lead.endswith(parts, 0, position)
    return Subject(tuple(items), not is_of_part)


def _with_verb_inside(lead: str, words: Vocabulary) -> str | None:
    """The words without the verb in the middle of a name: 渔业实现总产值, 工业完成投资."""
    verbs = list(_VERB_INSIDE.finditer(lead))
    if not verbs:
        return None
    verb = verbs[-1]
    joined = lead[: verb.start()] + lead[verb.end() :]
    spans = (match.span() for match in words.concept_pattern.finditer(joined))
    return joined if any(start < verb.start() < end for start, end in spans) else None


def _last_named(
    lead: str, matches: list[re.Match[str]], words: Vocabulary
) -> tuple[list[Item], int] | None:
    """The last items of a list, in reverse, and where they start, if a concept is the last."""
    last = None
    for match in reversed(matches):
        if words.names[match[0]] == "gdp" and (
            _SHARE_OF.search(lead, 0, match.start()) or _is_divisor(lead, match)
        ):
            continue
        if words.bridge_pattern.match(lead, match.end()).end() == len(lead):  # type: ignore[union-attr]
            last = match
            break
    if last is None or (last[0].endswith("业") and lead.startswith(_OF_AN_INDUSTRY, last.end())):
        return None
    if lead.startswith("率", last.end()) and words.names[last[0]] not in _RATES:
        # 固定资产投资率 and 工业增加值率 are other things.
        return None
    if last[0] in words.words["lists"]["industries"]:
        return list(reversed(items_of(last[0], words))), last.start()
    items = [Item(last[0], words.names[last[0]])]
    if (shared := _sharing_head(lead, last, words)) is not None:
        items.insert(0, shared)
    if last[0].startswith("贷款") and lead.endswith(("存", "存、"), 0, last.start()):
        # 存贷款余额 is two names with one head.
        items.append(Item("存款余额", words.names["存款余额"]))
        return items, lead.rindex("存", 0, last.start())
    return items, last.start()


def _with_own_owner(left: str, rest: str, by_end: dict[int, re.Match[str]]) -> int | None:
    """Where the last item of a list under 分别 begins, if other words are before its concept."""
    owner = _OWNER.search(left)
    if owner is None or not _EACH.search(rest) or owner.start() not in by_end:
        return None
    return owner.start("name")


def items_of(name: str, words: Vocabulary) -> tuple[Item, ...]:
    """The items of a name: three for 三次产业增加值."""
    if name in words.words["lists"]["industries"]:
        return tuple(Item(name, concept) for concept in _INDUSTRIES)
    return (Item(name, words.names[name]),)


def _is_divisor(lead: str, product: re.Match[str]) -> bool:
    """Whether something is divided by the product: 物流费用与生产总值的比率."""
    joined = lead.endswith(("与", "和", "同"), 0, product.start())
    return joined and _RATIO.match(lead, product.end()) is not None


def _sharing_head(lead: str, last: re.Match[str], words: Vocabulary) -> Item | None:
    """The item after a concept that borrows its beginning.

    一般公共预算收入和支出 has two numbers, and so has 工业总产值、增加值.
    """
    shared = _SHARED_HEAD.match(lead, last.end())
    if shared is None:
        return None
    for length in (4, 3, 2):
        tail = shared[1][:length]
        if len(tail) < length:
            continue
        for cut in range(len(last[0]) - 1, 1, -1):
            name = last[0][:cut] + tail
            if words.names.get(name, "") not in ("", words.names[last[0]]) or (
                name in words.names and cut == len(last[0]) - length
            ):
                return Item(name, words.names[name])
    return None


def _open_ended(
    lead: str, matches: list[re.Match[str]], words: Vocabulary
) -> tuple[list[Item], int] | None:
    """The last items of a list, in reverse, if the registry has no name for the very last.

    万元GDP能耗、水耗分别下降 has a number for each.
    """
    if not matches and "分别" not in lead:
        return None
    verbs = list(_SHARED_VERB.finditer(lead))
    if not verbs or words.bridge_pattern.fullmatch(lead, verbs[-1].end()) is None:
        return None
    end = verbs[-1].start()
    if not matches:
        return _sharing_last_word(lead[:end], words) if "分别" in verbs[-1][0] else None
    if (product := _OF_PRODUCT.search(lead, 0, end)) is not None:
        # 研发投入、环保投入相当于生产总值的比例分别: the share is of the product.
        end = product.start()
    last = next((match for match in reversed(matches) if match.end() < end), None)
    if last is None or _LIST_TAIL.fullmatch(lead, last.end(), end) is None:
        return None
    rest = re.split("以及|[、和及与]", lead[last.end() : end])[1:]
    items = [_borrowing(text, last[0], words) for text in reversed(rest)]
    return [*items, _with_last_word(last[0], rest[-1], words)], last.start()


def _sharing_last_word(lead: str, words: Vocabulary) -> tuple[list[Item], int] | None:
    """The items of a list, in reverse, if one is a concept with the last word of the list.

    工业、渔业和盐业产值分别增长 begins with the output of industry.
    """
    *texts, last = re.split("以及|[、和及与]", lead)
    tails = [last[cut:] for cut in range(1, len(last) - 1)]
    before = next((word for word in words.ending("left", "whole") if lead.startswith(word)), "")
    items: list[Item] = []
    for place, text in enumerate(texts):
        name = text.removeprefix(before) if place == 0 else text
        whole = next((name + tail for tail in tails if name + tail in words.names), name)
        items.append(Item(whole, words.names.get(whole)))
    if not any(item.concept for item in items):
        return None
    return [Item(last), *reversed(items)], len(before)


def _with_last_word(name: str, last: str, words: Vocabulary) -> Item:
    """A name that may share the last word of its list: 规模以上工业和农业产值分别增长."""
    tails = (last[cut:] for cut in range(1, len(last) - 1))
    whole = next((name + tail for tail in tails if name + tail in words.names), name)
    if words.names[whole] != words.names[name] and not name.endswith("业"):
        # 游客、旅游人均花费: people, and not what they spend.
        whole = name
    return Item(whole, words.names[whole])


def _borrowing(text: str, before: str, words: Vocabulary) -> Item:
    """An item that may borrow the beginning of a name before it: 旅游人次和收入."""
    for cut in range(len(before) - 1, 1, -1):
        name = words.names.get(before[:cut] + text)
        if name is not None and name != words.names[before]:
            return Item(text, name)
    return Item(text)


def _item_before(
    left: str, items: list[Item], by_end: dict[int, re.Match[str]], words: Vocabulary
) -> tuple[Item | None, int]:
    """The list item that ends where `left` ends, and where it starts; `items` follow it."""
    for end in range(len(left), max(0, len(left) - 14), -1):
        match = by_end.get(end)
        if match is None:
            continue
        rest = left[end:]
        if not rest or words.bridge_pattern.fullmatch(rest):
            return Item(match[0], words.names[match[0]]), match.start()
        break
    start = max((left.rfind(mark) + len(mark) for mark in _SEPARATORS if mark in left), default=0)
    text = left[start:]
    if not text or len(text) > 24:
        return None, start
    plain = _YEAR_BEFORE.sub("", text)
    for word in words.ending("left", "whole"):
        at = plain.rfind(word)
        if at >= 0:
            plain = plain[at + len(word) :]
    if items[-1].concept in _INDUSTRIES and (industry := _ORDINAL_INDUSTRY.fullmatch(plain)):
        # 一、二、三产业: only the last has the noun.
        return Item(plain, _INDUSTRIES["一二三".index(industry[1])]), start
    # 城镇居民和农民人均纯收入: the item borrows the end of one that follows.
    for following in reversed(items):
        if following.concept is None:
            continue
        for cut in range(1, len(following.text)):
            name = plain + following.text[cut:]
            if name in words.names:
                return Item(name, words.names[name]), start
    return Item(plain), start


def _without_modifiers(left: str, words: Vocabulary) -> str:
    for word in (*words.ending("left", "whole"), *words.ending("left", "listed")):
        if left.endswith(word):
            return left[: -len(word)]
    return left


def _is_whole(left: str, words: Vocabulary, places: tuple[str, ...], is_list: bool = False) -> bool:
    """Whether the words before a concept allow it to mean the whole place."""
    whole, adverbs = words.ending("left", "whole"), words.ending("left", "adverbs")
    for _ in range(24):
        left = left.rstrip(_BULLETS)
        if not left or left.endswith((*whole, *places)):
            return True
        if is_list and left.endswith(_SEPARATORS):
            return True
        if plan := _PLAN_BEFORE.search(left) or _KIND_OF_YEAR.search(left):
            left = left[: plan.start()]
            continue
        if left[-1] in _DIGITS:
            left = left.rstrip(_DIGITS)
            continue
        if left[-1] in "）)":
            opening = max(left.rfind("（"), left.rfind("("))
            if opening < 0:
                return False
            left = left[:opening]
            continue
        word = next((word for word in adverbs if left.endswith(word)), None)
        if word is None:
            return False
        left = left[: -len(word)]
    return False


def concept_of_tail(tail: str, words: Vocabulary) -> str | None:
    """The concept that the noun after a count names: 15家高新技术企业."""
    match = words.concept_pattern.match(tail)
    if match is None or _OTHER_NOUN.match(tail, match.end()):
        return None
    return words.names[match[0]]


def subject_of_clause(
    clause: str, words: Vocabulary, place_names: tuple[str, ...] = ()
) -> Subject | None:
    """The headline subject of a clause whose number comes in the clause after it."""
    match = words.concept_pattern.search(clause)
    if match is None:
        return None
    subject = subject_of(clause[: match.end()], words, place_names)
    return subject if subject is not None and subject.is_headline else None


def concepts_of(subject: Subject, place: int, count: int, words: Vocabulary) -> tuple[str, ...]:
    """The concepts of number `place` of `count`: several where one number is for a list."""
    if count == 1 and len(subject.items) > 1:
        names: list[str] = []
        for item in reversed(subject.items):
            if item.concept is None and names:
                break
            if item.concept is not None:
                names.append(item.concept)
        found = tuple(dict.fromkeys(reversed(names)))
        return ("income",) if set(found) == {"urban-income", "rural-income"} else found
    name = subject.item(place, count).concept
    if name is None:
        return ()
    concept = words.concepts[name]
    if concept.pair and count == 2 and len(subject.items) == 1:
        return (concept.pair[place],)
    return (name,)


def fitting(
    name: str, measure: Measure, unit: str, *, is_part: bool, words: Vocabulary
) -> str | None:
    """The concept, or its share's concept, if it has this measure and unit, otherwise None."""
    concept = words.concepts[name]
    if is_part and measure.value in ("share", "change") and unit in ("percent", "percentage_point"):
        if concept.share:
            concept = words.concepts[concept.share]
        elif "share" not in concept.measures:
            return None
    known = concept.measures
    if measure.value == "change" and unit in known.get("level", ()):
        # A quantity in yuan also grows by yuan.
        return concept.id
    return concept.id if unit in known.get(measure.value, ()) else None


def reference_of(text: str, words: Vocabulary) -> str | None:
    """The concept that an in-step target follows."""
    match = words.concept_pattern.search(text)
    if match is not None:
        return words.names[match[0]]
    return "gdp" if "经济" in text else None
