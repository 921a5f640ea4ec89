"""Which place, year and day a report is of, as its own text says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting._parts import year_of

if TYPE_CHECKING:
    from dalian_report.drafting._source_text import SourceText


@attrs.frozen
class Place:
    """The place of a report, as its text names it."""

    name_zh: str
    level: str
    """nation, province, prefecture, city or county."""

    @property
    def rank(self) -> str:
        """The level, with the cities that are provinces apart: their whole is 全市."""
        return "municipality" if self.name_zh in _PROVINCE_CITIES else self.level


@attrs.frozen
class Identity:
    """The identity that a text states, or None for a missing part."""

    year: int | None
    """The year that the report plans."""
    place: Place | None
    day: str | None
    """The day of delivery, as "2006-01-06"."""
    title: str
    is_report: bool
    """Whether it looks like a work report at all."""
    years: tuple[int, ...] = ()
    """All years that some sign of the text points to, the strongest first."""

    def is_december(self, year: int | None) -> bool:
        """Whether it was delivered in the year before the one that it plans."""
        return self.day is not None and year is not None and int(self.day[:4]) < year

    def place_names(self, given: str | None) -> tuple[str, ...]:
        """The names of the place, with and without what kind of place it is."""
        names = [name for name in (given, self.place.name_zh if self.place else None) if name]
        short = [name[:-1] for name in names if len(name) > 2 and name[-1] in "省市州盟县"]
        whole = _WHOLE_NATION if self.place is not None and self.place.level == "nation" else ()
        ports = [f"{name}港" for name in short]
        return tuple(dict.fromkeys([*names, *short, *ports, *whole]))


_WHOLE_NATION = ("全国", "我国", "国家")
_FRONT = 900
_YEAR = r"((?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})年"
_TITLE_YEAR = re.compile(
    _YEAR + r"[^，。；\n]{0,24}?(?:政府)?工作报告|工作报告[（(—-]*((?:19|20)\d\d)年?[）)]?"
)
# 本届政府2028年1月就职 is not the day of delivery.
_DAY = re.compile(
    r"(?<![自从])((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})日)?"
    r"(?![\d日]|，?(?:就职|以来|起|至|到|换届|上任|履职|组成|任职|成立)|[^。\n]{0,30}选举产生)"
)
_LONGEST_LINE = 80
_SMALL = "[一二三四五六七八九十]"
_CHINESE_DAY = re.compile(
    f"([一二][〇零一二三四五六七八九]{{3}})年({_SMALL}{{1,2}})月(?:({_SMALL}{{1,3}})日)?"
)
_REVIEW_TITLE = re.compile(_YEAR + r"[^，。；\n]{0,12}?(?:回顾|总结)")
_BACK = re.compile("回顾|总结")
_PLAN_TITLE = re.compile(
    _YEAR + r"(?:的)?[^，。；\n]{0,14}?(?:安排|任务|部署|预期目标|主要目标|总体要求|工作重点"
    "|重点工作|总体思路|指导思想|工作建议|目标|工作$)"
)
_PREPARED = re.compile(f"(?:做好|完成|搞好|安排){_YEAR}(?:的)?(?:政府|各项|经济)?工作")
_GOALS = re.compile(
    _YEAR + "(?:全[市省区州县])?(?:经济社会发展|国民经济和社会发展)?的?主要(?:预期)?(?:目标|任务)"
)
_PLACE = re.compile(
    r"(?:^|[在向年日表于：:，。\s（(—-])(?P<name>[\u4e00-\u9fff]{1,9}?(?:自治区|自治州|自治县|地区|省|市|州|盟|县|区))"
    r"(?=第[一二三四五六七八九十\d]{1,3}届|人民代表大会|人民政府|政府工作报告|(?:19|20)\d\d年"
    "|国民经济|代?[市省州县盟区]长|自治区主席)",
    re.MULTILINE,
)
# 中共海城市委 names the place of a text that only says 市人民政府.
_PARTY = re.compile(r"中共(?P<name>[\u4e00-\u9fff]{1,9}?(?:自治区|省|市|州|盟|县))委")
_NO_PLACE = re.compile("[全我各向了是的把]|本[市省区州县盟]|人民|第|报告|代表|^自治")
_NATION = re.compile("代表国务院|国务院总理|在第[一二三四五六七八九十]+届全国人民代表大会")
_NOT_REPORT = re.compile("统计公报|规划纲要|实施意见|通知|条例|决定书|执行情况")
_ADDRESS = re.compile("各位代表|政府工作|工作报告|请予审议|人民代表大会")


def _small(words: str) -> int:
    from dalian_report.numerals._chinese import value_of

    return int(value_of(words) or 1)


def _is_told(front: str, match: re.Match[str]) -> bool:
    """Whether a day is in a paragraph that tells what happened on it."""
    start, end = front.rfind("\n", 0, match.start()) + 1, front.find("\n", match.end())
    is_long = (end if end >= 0 else len(front)) - start > _LONGEST_LINE
    return is_long and not front.startswith(("在", "于"), match.end())


def _day(front: str) -> tuple[int, int, int] | None:
    match = next((each for each in _DAY.finditer(front) if not _is_told(front, each)), None)
    if match is not None:
        return int(match[1]), int(match[2]), int(match[3] or 1)
    if match := _CHINESE_DAY.search(front):
        return year_of(match[1]), _small(match[2]), _small(match[3] or "一")
    return None


def _votes(text: SourceText) -> Counter[int]:
    plain = text.text
    votes: Counter[int] = Counter()
    front = f"{text.title or ''}\n{plain[:_FRONT]}"
    if title := _TITLE_YEAR.search(front):
        votes[year_of(title[1] or title[2])] += 3
    day = _day(front)
    if day is not None:
        votes[day[0] if day[1] < 9 else day[0] + 1] += 4
    lines = [line.strip("#*　 ") for line in plain.split("\n") if 4 < len(line) < 60]
    for line in lines:
        if line.endswith(("。", "；", "，")):
            continue
        if review := _REVIEW_TITLE.search(line):
            votes[year_of(review[1]) + 1] += 4
        elif plan := _PLAN_TITLE.search(line):
            # A review of 2005 may name the year after the word: 回顾和2005年的工作.
            looks_back = _BACK.search(line, 0, plan.start()) is not None
            # 2030年的工作和2031年的目标 names the year past first.
            later = _PLAN_TITLE.search(line, plan.start() + 1)
            votes[year_of((later or plan)[1]) + looks_back] += 4
    for match in _PREPARED.finditer(plain):
        votes[year_of(match[1])] += 1
    for match in _GOALS.finditer(plain):
        votes[year_of(match[1])] += 2
    return votes


_BEFORE_NAME = re.compile("在|代表|关于|向")


def _place(front: str) -> Place | None:
    counts: Counter[str] = Counter()
    for match in _PLACE.finditer(front):
        name = _BEFORE_NAME.split(match["name"])[-1]
        if len(name) > 1 and not _NO_PLACE.search(name):
            counts[name] += 1
    if not counts and _NATION.search(front):
        return Place("中华人民共和国", "nation")
    if not counts and (speaker := _SPEAKER.search(front)):
        own = _own_level(speaker["own"])
        parties = (match["name"] for match in _PARTY.finditer(front))
        counts.update(name for name in parties if _level(name) == own)
    if not counts:
        return None
    name = counts.most_common(1)[0][0]
    return Place(name, _level(name))


_PROVINCE_CITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))


def _level(name: str) -> str:
    if name in _PROVINCE_CITIES or name.endswith(("省", "自治区")):
        return "province"
    if name.endswith(("州", "盟", "地区")):
        return "prefecture"
    if name.endswith(("县", "旗", "区")):
        return "county"
    return "city"


_NATION_NAMES = frozenset(("中央", "全国", "中国", "国家", "中华人民共和国"))
_KIND = re.compile("(?:省|市|自治区|自治州|州|盟|地区|县|旗|区)$")


def rank_named(name: str) -> str | None:
    """The rank that the name of a place tells, or None if the name does not end with its kind.

    >>> rank_named("江海省"), rank_named("海城市"), rank_named("中央"), rank_named("Haicheng")
    ('province', 'city', 'nation', None)
    """
    if name in _NATION_NAMES:
        return "nation"
    return Place(name, _level(name)).rank if _KIND.search(name) else None


_SPEAKER = re.compile("代表(?P<own>自治区|省|市|州|盟|县|区)(?:人民)?政府")
_OWN = (
    ("city", re.compile("[全我]市")),
    ("prefecture", re.compile("[全我]州|[全我]盟")),
    ("county", re.compile("[全我]县")),
)
_OFTEN = 8


def _own_level(own: str) -> str:
    """The level of a government that calls itself 省 or 市."""
    return "province" if own == "自治区" else _level(own)


def level_said(text: str) -> str:
    """The level of the text's own place, if the text does not name the place.

    >>> level_said("现在，我代表省人民政府作工作报告。")
    'province'
    """
    if speaker := _SPEAKER.search(text, 0, _FRONT):
        return _own_level(speaker["own"])
    # A city often names its province. A province seldom says 全市.
    counts = {level: len(pattern.findall(text)) for level, pattern in _OWN}
    level = max(counts, key=counts.__getitem__)
    return level if counts[level] >= _OFTEN or "省" not in text else "province"


def _title(text: SourceText) -> str:
    if text.title:
        return text.title.strip()
    lines = (line.strip("#* \t") for line in text.text[:2000].split("\n"))
    return next((line[:80] for line in lines if line), "")


def _iso(day: tuple[int, int, int]) -> str | None:
    try:
        return date(*day).isoformat()
    except ValueError:
        return None


def identity_of(text: SourceText) -> Identity:
    """The identity of a report by its title, its delivery line and its headings."""
    front = f"{text.title or ''}\n{text.text[:_FRONT]}"
    votes = _votes(text)
    ranked = sorted(votes, key=lambda year: (-votes[year], -year))
    day = _day(front)
    title = _title(text)
    signs = len(set(_ADDRESS.findall(text.text[:3000])))
    is_report = signs >= 2 and not (_NOT_REPORT.search(title) and "工作报告" not in title)
    return Identity(
        year=ranked[0] if ranked else None,
        place=_place(front),
        day=_iso(day) if day else None,
        title=title,
        is_report=is_report,
        years=tuple(ranked),
    )
