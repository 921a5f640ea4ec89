"""The sections of a draft, made as its paragraphs are met."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dalian_report.lookup._keys import slug
from dalian_report.model import Section, SectionKind, Span
from dalian_report.numerals import language_of

if TYPE_CHECKING:
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._source_text import SourceText

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Sections:
    """The sections of a report, made as its paragraphs are met."""

    def __init__(self, length: int) -> None:
        self.rows: list[tuple[int, str, SectionKind, str, int, str | None]] = []
        self.numbers = [0, 0, 0]
        self.length = length
        self.current = ""

    def front(self, start: int) -> None:
        """Open the text before the first part."""
        self.current = "front"
        self.rows.append((1, "front", SectionKind.FRONT, "", start, None))

    def open(self, level: int, title: str, start: int) -> None:
        """Open a section. A level that its parents lack is raised to the next one."""
        if level > 1 and self.numbers[0] == 0:
            level = 1
        if level == 3 and self.numbers[1] == 0:
            level = 2
        self.numbers[level - 1] += 1
        self.numbers[level:] = [0] * (3 - level)
        part = self.numbers[0]
        first = _ROMAN[part] if part < len(_ROMAN) else f"P{part}"
        ids = [first, *(str(number) for number in self.numbers[1:level])]
        self.current = ".".join(ids)
        parent = ".".join(ids[:-1]) or None
        kind = (SectionKind.PART, SectionKind.SECTION, SectionKind.TOPIC)[level - 1]
        self.rows.append((level, self.current, kind, title, start, parent))

    def sections(self) -> list[Section]:
        """All sections, each to where the next one of its level or a higher one begins."""
        ends = [self.length] * len(self.rows)
        opened: list[int] = []
        for place, row in enumerate(self.rows):
            while opened and self.rows[opened[-1]][0] >= row[0]:
                ends[opened.pop()] = row[4]
            opened.append(place)
        names = [slug(row[3]) if language_of(row[3]) != "zh" else "" for row in self.rows]
        counts = Counter(names) + Counter(row[1].lower() for row in self.rows)
        return [
            Section(
                id=id,
                kind=kind,
                title=title,
                slug=_slug(id, name, is_shared=counts[name] > 1),
                span=Span(start, end),
                parent_id=parent,
            )
            for (_, id, kind, title, start, parent), end, name in zip(
                self.rows, ends, names, strict=True
            )
            if start < end
        ]


def _slug(id: str, name: str, *, is_shared: bool) -> str:
    """The slug of a title, with the id if titles share it, or the slug of the id in Chinese."""
    return f"{name}-{slug(id)}" if name and is_shared else name or f"section-{slug(id)}"


def open_section(
    sections: Sections, paragraph: Paragraph, seen: set[int], text: SourceText
) -> None:
    """Open the section that a paragraph begins, if it begins one."""
    title = paragraph.title
    if title is not None and title.start not in seen:
        seen.add(title.start)
        level = title.level if title.level < 4 else (1 if paragraph.begins_part else 2)
        sections.open(level, title.text, text.origin(title.start))
    elif not sections.rows:
        sections.front(0)
