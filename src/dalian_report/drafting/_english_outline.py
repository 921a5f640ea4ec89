"""The outline of an English report: its year and place, and paragraphs with their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting._identity import Identity, Place
from dalian_report.drafting._outline import Paragraph, Title
from dalian_report.drafting._parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._source_text import SourceText

_SAMPLE = 8_000
_CHINESE, _LETTER = re.compile("[\u3400-\u9fff]+"), re.compile("[A-Za-z]+")
_FRONT = 1_500
_YEAR = re.compile(r"(?<![0-9.,])(?:19[4-9][0-9]|20[0-9]{2})(?![0-9.,]?[0-9])")
_PLACE = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (Municipal|Provincial|City|Province|Prefecture|County)\b"
)
_LEVELS = {
    "Provincial": "province",
    "Province": "province",
    "Prefecture": "prefecture",
    "County": "county",
}
_SIGNS = re.compile(
    r"work report|report on the work of the government|government work|delegates|deputies"
    r"|for (?:your )?deliberation|people's congress",
    re.IGNORECASE,
)
_PART_HEAD = re.compile(
    r"(?:Part )?(?:[IVX]{1,4}|[1-9]|One|Two|Three|First(?:ly)?|Second(?:ly)?|Third(?:ly)?)[.,:)]\s"
)
_SECTION_HEAD = re.compile(r"(?:\((?:[0-9]{1,2}|[A-Z][a-z]{2,8})\)|[0-9]{1,2}[.)]\s)[^.;]{0,160}")
_REVIEW = re.compile(r"review|past year|last year|achievements|over the past", re.IGNORECASE)
_PLAN = re.compile(
    r"tasks|objectives|goals|targets|plan for|priorities|this year|arrangements|requirements for",
    re.IGNORECASE,
)
_LONGEST_HEAD = 160


def is_english(source: SourceText) -> bool:
    """Whether a text has letters and hardly any Chinese characters."""
    sample = source.text[:_SAMPLE]
    letters, chinese = (len(sample) - len(kind.sub("", sample)) for kind in (_LETTER, _CHINESE))
    return letters > 9 * chinese


def english_identity(source: SourceText) -> Identity:
    """The year that an English text states: in its title, or the year after its review's."""
    front = source.text[:_FRONT]
    lines = [line.strip(" |\t") for line in front.split("\n") if line.strip(" |\t")]
    title = source.title or (lines[0][:_LONGEST_HEAD] if lines else "")
    years = [int(match[0]) for match in _YEAR.finditer(title)]
    if not years:
        heads = (line for line in source.text.split("\n") if _PART_HEAD.match(line))
        review = next((line for line in heads if _REVIEW.search(line[:_LONGEST_HEAD])), "")
        years = [int(match[0]) + 1 for match in _YEAR.finditer(review[:_LONGEST_HEAD])]
    place = _PLACE.search(front)
    return Identity(
        year=years[0] if years else None,
        place=None if place is None else Place(place[1], _LEVELS.get(place[2], "city")),
        day=None,
        title=title,
        is_report=len({match[0].lower() for match in _SIGNS.finditer(front)}) > 1,
        years=tuple(dict.fromkeys(years)),
    )


def english_paragraphs(source: SourceText, year: int | None) -> list[Paragraph]:
    """The paragraphs, each with its heading and the part that the headings tell."""
    part, title = Part.FRONT, None
    paragraphs: list[Paragraph] = []
    for start, end in _lines(source.text):
        head = _head(source.text[start:end], start)
        begins = head is not None and head.level == 1
        if head is not None:
            title = head
            part = _turned(head.text, year, part) if begins else part
        paragraphs.append(
            Paragraph(
                start=start,
                end=end,
                part=part,
                title=title,
                is_heading=head is not None and head.end == end,
                begins_part=begins,
            )
        )
    return paragraphs


def _lines(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for line in text.split("\n"):
        if line.strip():
            yield place, place + len(line.rstrip())
        place += len(line) + 1


def _head(line: str, start: int) -> Title | None:
    if _PART_HEAD.match(line) and len(line) <= _LONGEST_HEAD:
        return Title(1, start, start + len(line), line)
    match = _SECTION_HEAD.match(line)
    return None if match is None else Title(2, start, start + match.end(), match[0].strip())


def _turned(title: str, year: int | None, part: Part) -> Part:
    """The part that a heading of the first level begins."""
    years = {int(match[0]) for match in _YEAR.finditer(title)}
    if _REVIEW.search(title) or (year is not None and year - 1 in years and year not in years):
        return Part.REVIEW
    if _PLAN.search(title) or (year is not None and year in years):
        return Part.PLAN
    return part
