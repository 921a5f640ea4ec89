"""Which part of a report its headings and paragraphs begin: review or plan, one year or several."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalian_report.drafting._vocabulary import Vocabulary


class Part(StrEnum):
    """The subject of a stretch of a report."""

    FRONT = "front"
    """Title, date and address."""
    REVIEW = "review"
    """Results of the year past."""
    REVIEW_SPAN = "review_span"
    """Results of several years: a term of office or a five-year plan."""
    PLAN = "plan"
    """Targets and tasks of the year ahead."""
    PLAN_SPAN = "plan_span"
    """Goals of several years."""
    NOTES = "notes"
    """A list of terms after the report."""

    @property
    def is_review(self) -> bool:
        """Whether results are told."""
        return self in _REVIEWS

    @property
    def is_plan(self) -> bool:
        """Whether goals are set."""
        return self in _PLANS


# Members are looked up once: each access to an enumeration takes its time.
_REVIEWS = (Part.REVIEW, Part.REVIEW_SPAN)
_PLANS = (Part.PLAN, Part.PLAN_SPAN)
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2}(?=年)")
# The plan of 1981 to 1985 is the first that reports name in this way.
_PLAN_NAMES = [
    "六五",
    "七五",
    "八五",
    "九五",
    "十五",
    "十一五",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "十六五",
]
_PLAN = re.compile(
    '[“"]?(十[一二三四五六]五|十五|[六七八九]五)[”"]?'
    "(?=时期|期间|末|期末|计划|规划|以来|发展|工作|的|目标|及|和|主要|成就|回顾|开局|蓝图|”)"
    "|第(?P<ordinal>十[一二三四五六]?|[六七八九])个五年(?=计划|规划|时期)"
)
_AHEAD = re.compile("今后|未来(?:[五5三十]|一个)|下一届|新一届|下届")
_BEHIND = re.compile("回顾|总结|成就|成绩|过去|一年来|执行情况|去年|上年|完成情况|基本估价|历程")
_TERM = re.compile("五年|本届|届政府")
_FIRST_YEAR = re.compile("[一本]届政府任?期?(?:的)?(?:开局|第一年|首年|起步|履职)")
_SEVERAL_YEARS = re.compile("[五四六三两十]年(?!规划|行动)|本届|届政府")
_NOW = re.compile("今年|新的一年|当前")
_PLAIN_PLAN = re.compile(
    "(?:[一二三四]、)?(?:工作)?(?:总体要求|总的要求|指导思想|主要目标|预期目标|目标任务|重点工作"
    "|主要任务|工作安排|工作重点)"
)
_GOALS = "(?:预期目标|主要目标|总体要求|指导思想|总要求|总的要求|总体思路|调控目标|奋斗目标)"
_PAST_SPAN = re.compile(
    "(?:过去的?|回顾|这|回首|近)(?:五|5|四|六|三)年(?!来的?(?:首|最|新高|少有))|[五5]年来|本届政府"
)
_OPENING = "(?:各位代表[！，：:]+|同志们[！，：:]+|——?|回顾|回首)*"
_SPAN_AHEAD = re.compile("(?:各位代表[！，：:]+)?(?:今后|未来)(?:的)?(?:五|5|三)年")
_START = re.compile("开局|起好步|起步")
_NOTE = re.compile(
    r"[\[〔［]\d{1,3}[\]〕］]|注[：:]|注\d|[（(]?\d{1,3}[）)．.、]?[^，。；：:]{1,24}[：:](?:主要)?(?:是指|指的是|指)"
)
_LONG = 150


def plan_years(name: str) -> tuple[int, int] | None:
    """The first and last year of a five-year plan.

    >>> plan_years("十一五")
    (2006, 2010)
    """
    if name not in _PLAN_NAMES:
        return None
    first = 1981 + 5 * _PLAN_NAMES.index(name)
    return first, first + 4


_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")}


def _printed(year: int) -> str:
    """A pattern of a year in digits or in characters; of an unknown year it finds nothing."""
    if year < 1:
        return "(?!)"
    words = "".join("零〇一二三四五六七八九"[int(digit) + (digit != "0")] for digit in str(year))
    return f"(?:{year}|{words.replace('零', '[零〇]')})"


def year_of(printed: str) -> int:
    """The number of a year in digits or in characters.

    >>> year_of("一九八五"), year_of("二〇〇五")
    (1985, 2005)
    """
    return int(
        "".join(_DIGITS.get(character, character) for character in printed.replace("〇", "0"))
    )


class Parts:
    """The part that is being read, as headings and paragraphs go by."""

    def __init__(self, year: int | None, words: Vocabulary, *, is_december: bool) -> None:
        self.part = Part.FRONT
        self._words = words
        self._is_december = is_december
        self._year = year
        year = 0 if year is None else year
        this, last = _printed(year), _printed(year - 1)
        now = f"{this}年" if is_december else f"(?:今年|{this}年)"
        past = f"(?:{last}年(?!\\d)|去年|过去(?:的)?一年|一年来|过去的{last}年"
        past += f"|(?:刚刚|即将)过去的(?:一年|{last}){'|今年' if is_december else ''})"
        self._goals_now = re.compile(
            rf"{now}[^。，]{{0,24}}{_GOALS}(?:和[^。，]{{0,8}})?(?:是|为|：|建议)"
        )
        self._begins_now = re.compile(
            rf"{_OPENING}{now}(?:是|，|的(?!工作是在|工作、|成绩)|政府|我们|全[市省区州]|要|工作)"
        )
        self.now = re.compile(now)
        """The words for the year that the report plans."""
        self._is_now = re.compile(rf"{_OPENING}{now}，?是")
        self._begins_past = re.compile(_OPENING + past)
        self._names_past = re.compile(f"[，！—]{past}")

    def _spans(self, text: str) -> tuple[bool, bool]:
        """Whether the five-year plans that a text names are behind, and ahead."""
        names = (match[1] or f"{match['ordinal']}五" for match in _PLAN.finditer(text))
        ends = [years[1] for name in names if (years := plan_years(name))]
        if self._year is None:
            return False, False
        return any(end < self._year for end in ends), any(end >= self._year for end in ends)

    def _names_year(self, title: str, ago: int = 0) -> bool:
        return self._year is not None and self._year - ago in map(year_of, _YEAR.findall(title))

    def _has(self, key: str, title: str) -> bool:
        return self._words.pattern("parts", key).search(title) is not None

    def looks_far(self, title: str) -> bool:
        """Whether a heading names several years to come."""
        return _AHEAD.search(title) is not None or self._spans(title)[1]

    def of_title(self, title: str, *, is_sibling_of_review: bool = False) -> Part | None:
        """The part that a heading begins, or None where it does not tell.

        `is_sibling_of_review`: the numbered heading before it began the review.
        """
        if len(title) < 30 and self._has("notes", title):
            return Part.NOTES
        behind, ahead = self._spans(title)
        if self._names_both_years(title):
            # 2030年的工作和2031年的目标: the text turns to the plan in words.
            return Part.REVIEW
        if self._is_past_year(title):
            return self._review_of(title, behind) if _BEHIND.search(title) else Part.REVIEW
        opens = self.part is Part.FRONT and not self._names_year(title)
        if opens and (ahead or _AHEAD.search(title)):
            # A report begins with its review, even one that opens a new plan.
            return Part.REVIEW
        if _BEHIND.search(title) and not _AHEAD.search(title):
            return self._review_of(title, behind)
        if _AHEAD.search(title) or ahead:
            if self._names_year(title):
                return Part.PLAN
            if self.part is Part.PLAN_SPAN and _START.search(title):
                return Part.PLAN
            if _AHEAD.search(title) or self._has("plan", title):
                return None if self.part is Part.PLAN else Part.PLAN_SPAN
        if self._names_year(title):
            return Part.PLAN
        if self._names_year(title, 1) and not self._has("plan", title):
            return Part.REVIEW
        if behind and not self._has("plan", title):
            return Part.REVIEW_SPAN
        return self._plan_of(title, is_sibling_of_review)

    def _names_both_years(self, title: str) -> bool:
        """Whether a heading of the beginning names the year past and then the year ahead."""
        years = list(map(year_of, _YEAR.findall(title)))
        both = self._year is not None and years == [self._year - 1, self._year]
        return both and self.part in (Part.FRONT, Part.REVIEW)

    def _is_past_year(self, title: str) -> bool:
        """Whether a heading names the year past alone, or calls it this year in its December."""
        if self._names_year(title):
            return False
        if self._is_december and "今年" in title:
            return True
        return self._names_year(title, 1) and not self._has("plan", _YEAR.sub("", title))

    def _review_of(self, title: str, behind: bool) -> Part:
        if not behind and not _SEVERAL_YEARS.search(title):
            return Part.REVIEW
        if self._names_year(title, 1) and not behind and not _TERM.search(title):
            return Part.REVIEW
        return Part.REVIEW_SPAN

    def _plan_of(self, title: str, is_sibling_of_review: bool) -> Part | None:
        if _NOW.search(title) and self._has("plan", title):
            return Part.PLAN
        if self.part.is_review and (_PLAIN_PLAN.match(title) or is_sibling_of_review):
            return Part.PLAN
        if self.part is Part.FRONT and self._names_year(title, 1):
            return Part.REVIEW
        return None

    def opens_year(self, words: str, *, is_heading: bool) -> bool:
        """Whether a heading or a paragraph begins the plan of the year."""
        if is_heading:
            return self._names_year(words) and not self.looks_far(words)
        return (
            self._is_now.match(words) is not None or self._goals_now.search(words[:160]) is not None
        )

    @staticmethod
    def is_note(text: str, position: int) -> bool:
        """Whether a note on a word of the report begins there, with its mark or number."""
        return _NOTE.match(text, position) is not None

    def of_text(self, text: str) -> Part | None:
        """The part that a paragraph begins by its first words, or None."""
        if self.part is Part.FRONT:
            head = text[:60]
            if "现在" in head and ("报告" in head or "审议" in text[:120]):
                return None
            if text.startswith(("各位代表", "同志们")) and len(text) < 20:
                return None
        if self.part.is_plan:
            return self._within_plan(text)
        if self.part is Part.NOTES:
            return None
        return self._within_review(text)

    def _within_review(self, text: str) -> Part | None:
        first, head = text[:24], text[:60]
        behind, ahead = self._spans(first)
        if self._goals_now.search(text[:160]) and not re.search("五年", head):
            return Part.PLAN
        if self.part.is_review and self._begins_now.match(text):
            return Part.PLAN
        if self._begins_past.match(first):
            return Part.REVIEW
        if behind or _PAST_SPAN.search(first):
            return Part.REVIEW_SPAN
        if self._names_past.search(first):
            return Part.REVIEW
        if self.part is Part.REVIEW_SPAN and ahead and "目标" in text[:160]:
            return Part.PLAN_SPAN
        if self.part is Part.FRONT and len(text) > _LONG:
            # A report begins with its review, whatever its first words are.
            return Part.REVIEW
        return None

    def _within_plan(self, text: str) -> Part | None:
        begins = self._begins_now.match(text) or self._goals_now.search(text[:160])
        head = _FIRST_YEAR.sub("", text[:60])
        if self.part is Part.PLAN_SPAN and begins and not _TERM.search(head):
            return Part.PLAN
        if _SPAN_AHEAD.match(text):
            return Part.PLAN_SPAN
        return None
