"""Headings and paragraphs of a report, each paragraph with the part that it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting._parts import Part, Parts
from dalian_report.drafting._years_ahead import with_years_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._source_text import SourceText
    from dalian_report.drafting._vocabulary import Vocabulary


@attrs.frozen
class Title:
    """A heading of the report."""

    level: int
    """1 for 一、, 2 for （一）, 3 for 1., 4 for a line without a number."""
    start: int
    end: int
    text: str


@attrs.frozen
class Paragraph:
    """A paragraph of the normalised text."""

    start: int
    end: int
    part: Part
    title: Title | None
    """The innermost heading above it."""
    is_heading: bool = False
    is_problems: bool = False
    """Whether it admits difficulties."""
    begins_part: bool = False
    """Whether its heading begins a part of the report."""


_NUMERAL = "[一二三四五六七八九十百]{1,3}"
_ENUMERATORS = (
    (1, re.compile(rf"#*\s*(?:{_NUMERAL}、|第{_NUMERAL}(?:部分|章)|{_NUMERAL}[．.])")),
    (2, re.compile(rf"#*\s*(?:[（(]{_NUMERAL}[）)]|第{_NUMERAL}[，、：]|{_NUMERAL}是)")),
    (3, re.compile(r"#*\s*(?:\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])")),
)
_STOPS = "。！？；，：,;"
_LONGEST = 60
_SHORT_LINE = 30
_SPACED_TITLE = re.compile(r"[^\s。，]{4,60}(?=[ \u3000])")
# The lines of date, meeting and speaker begin no part.
_DELIVERY = re.compile(
    r"月.{0,3}日|次会议|市长|省长|主席|州长|盟长|专员|县长|政府工作报告|\d年\d{1,2}月$"
)


def _lines(plain: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in plain.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            yield start, start + len(stripped)
        position += len(line) + 1


def _title(plain: str, start: int, end: int, original: str, *, is_marked: bool) -> Title | None:
    """The heading that a line is, or begins with. `original` is how the source prints it."""
    line = plain[start:end]
    for level, pattern in _ENUMERATORS:
        match = pattern.match(line)
        if match is not None:
            return _enumerated(line, start, level, match.end(), original)
    if line[-1] in _STOPS or len(line) > _LONGEST or line.startswith(("—", "-", "各位")):
        return None
    if not is_marked and len(line) > _SHORT_LINE:
        return None
    return Title(4, start, end, line.strip("#* "))


def _enumerated(line: str, start: int, level: int, after: int, original: str) -> Title | None:
    if len(line) <= _LONGEST and line[-1] not in _STOPS:
        return Title(level, start, start + len(line), line.strip("#* "))
    spaced = _SPACED_TITLE.match(original) if level == 1 else None
    if spaced is not None and len(spaced[0]) < len(line):
        return Title(level, start, start + len(spaced[0]), spaced[0])
    if level == 1 and line[-1] in _STOPS and len(line) <= _LONGEST:
        return None
    # A heading that runs into its paragraph: its first sentence is the title.
    stops = [at for mark in "。：\n " if (at := line.find(mark, after)) > 0]
    stop = min(stops, default=0)
    return Title(level, start, start + stop, line[:stop]) if 0 < stop <= _LONGEST else None


class _Outline:
    """The paragraphs so far, with the headings that are open."""

    def __init__(self, text: SourceText, parts: Parts, words: Vocabulary) -> None:
        self.text, self.parts, self.words = text, parts, words
        self.paragraphs: list[Paragraph] = []
        self.open: list[Title] = []
        self.part_title: Title | None = None
        """The heading that began the part."""
        self.spans_by_text = False
        """Whether the words of a paragraph, no heading, began goals for several years."""
        self.both = False
        """Whether that heading is for several years and for this one."""
        self.marked = {heading.span.start for heading in text.headings}

    def add(self, start: int, end: int) -> None:
        """Add a line: a heading, a paragraph, or a heading that runs into its paragraph."""
        plain, parts = self.text.text, self.parts
        given = self.text.origin(start)
        original = self.text.source[given : given + 70]
        title = _title(plain, start, end, original, is_marked=start in self.marked)
        begins = title is not None and self._begins_part(title)
        if title is not None and not (parts.part is Part.FRONT and title.level == 4):
            while self.open and self.open[-1].level >= title.level:
                self.open.pop()
            self.open.append(title)
            if title.end == end:
                self._append(start, end, is_heading=True, begins_part=begins)
                return
        body = plain[start:end] if title is None else plain[title.end : end].lstrip("。： ")
        part = parts.of_text(body) if body else None
        if parts.part.is_plan and parts.is_note(plain, start):
            part = Part.NOTES
        if part is not None:
            self.spans_by_text = part is Part.PLAN_SPAN
            parts.part = part
        admits = self.words.pattern("parts", "problems").search(plain, start, min(end, start + 160))
        is_problems = parts.part.is_review and admits is not None
        self._append(start, end, is_problems=is_problems, begins_part=begins)

    def _append(
        self,
        start: int,
        end: int,
        *,
        is_heading: bool = False,
        is_problems: bool = False,
        begins_part: bool = False,
    ) -> None:
        title = self.open[-1] if self.open else None
        self.paragraphs.append(
            Paragraph(start, end, self.parts.part, title, is_heading, is_problems, begins_part)
        )

    def _begins_part(self, title: Title) -> bool:
        """Whether a heading begins another part. The part is set."""
        if _DELIVERY.search(title.text):
            return False
        former, old = self.part_title, self.parts.part
        if old is Part.PLAN_SPAN and self.both and 1 < title.level < 4:
            # Under a heading for several years and this one, the numbered tasks are this year's.
            self.parts.part = Part.PLAN
            return False
        is_sibling = title.level == 1 and former is not None and former.level == 1 and old.is_review
        part = self.parts.of_title(title.text, is_sibling_of_review=is_sibling)
        if part is None:
            if old is Part.PLAN_SPAN and title.level == 1 and self.spans_by_text:
                self.parts.part, self.spans_by_text = Part.PLAN, False
            return False
        inside = former is not None and former.level == 4 and title.level == 1
        if inside and part.is_review and old.is_review:
            # Numbered headings below one without a number begin no part.
            self.parts.part = part
            return False
        # Below the heading that began the part, a lower heading does not leave it.
        top = 1 if former is None or former.level == 4 else former.level
        lower = former is not None and 1 < title.level < 4 and title.level > top
        if lower and part.is_review is not old.is_review:
            return False
        self.parts.part = part
        self.both = part is Part.PLAN and self.parts.looks_far(title.text)
        if part is old:
            return False
        self.part_title = title
        return True


def outline_of(
    text: SourceText, year: int | None, words: Vocabulary, *, is_december: bool = False
) -> list[Paragraph]:
    """The paragraphs of the text in order. Headings are paragraphs of their own."""
    outline = _Outline(text, Parts(year, words, is_december=is_december), words)
    for start, end in _lines(text.text):
        outline.add(start, end)
    return with_years_ahead(outline.paragraphs, text.text, outline.parts)
