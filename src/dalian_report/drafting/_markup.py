"""Front matter and Markdown: the marks are dropped, and the headings are remembered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._copies import Copy

Heading = tuple[int, int, int]
"""The start and end of a heading in the source, and its level: 0 for a line in bold."""

# Every pattern is bounded or excludes its own beginning, so no text makes it run away.
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:(?!---)[^\n]{0,2000}\n){0,60})---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_]{1,40}):[ \t]*([^\r\n]*)", re.MULTILINE)
_TARGET = r"\((?:https?:|/|\./|#|mailto:)[^()\s]{0,600}\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,300}}\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]\n]{{1,300}})\]{_TARGET}")
_TAG = re.compile(
    r"</?(?:br|p|div|span|b|strong|i|em|u|font|sup|sub|center|a)(?:[ \t/][^<>\n]{0,300})?>",
    re.IGNORECASE,
)
_COMMENT = re.compile("<!--[^<>]{0,600}-->")
_BREAKS = ("<br", "</p", "</div")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]+)\*\*")
_BOLD_LINE = re.compile(r"[ \t\u3000\xa0]{0,8}\*\*([^*\n]+)\*\*[：:]?\s{0,8}")
_STARS = re.compile(r"\*{2,}")
_SLANTED = re.compile(r"(?<![*\w])\*([^\s*](?:[^*\n]{0,300}[^\s*])?)\*(?![*\w])")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~“”])")
_TITLE = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_LEAD = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,9}|[ \t]{0,3}[-*+][ \t]+(?=\S)")
_RULES = frozenset("-_* ")
_TABLE_RULES = frozenset("-:| ")


def drop_front_matter(copy: Copy) -> dict[str, str]:
    """Drop the block between two lines of hyphens at the start. Return its fields."""
    match = _FRONT.match(copy.text)
    if match is None:
        return {}
    copy.edit([(0, match.end(), "")])
    return {field[1].lower(): field[2].strip().strip("'\"") for field in _FIELD.finditer(match[1])}


def drop_marks(copy: Copy) -> list[Heading]:
    """Drop the marks of Markdown and stray tags. Return the headings."""
    if "<" in copy.text:
        copy.substitute(_COMMENT, "")
        copy.substitute(_TAG, lambda tag: "\n" if tag[0].lower().startswith(_BREAKS) else "")
    headings = _drop_line_marks(copy)
    if "](" in copy.text:
        copy.substitute(_IMAGE, "")
        copy.edit(_ends(_LINK, copy.text))
    if "*" in copy.text:
        headings += _bold_lines(copy)
        copy.edit(_ends(_BOLD, copy.text))
        copy.substitute(_STARS, "")
        copy.edit(_ends(_SLANTED, copy.text))
    if "\\" in copy.text:
        copy.substitute(_ESCAPED, "")
    return sorted(headings)


def _ends(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that keep of each match its first group alone."""
    for match in pattern.finditer(text):
        yield match.start(), match.start(1), ""
        yield match.end(1), match.end(), ""


def _bold_lines(copy: Copy) -> list[Heading]:
    headings: list[Heading] = []
    for start, line in _lines(copy.text):
        match = _BOLD_LINE.fullmatch(line) if "**" in line else None
        if match is not None:
            first, last = start + match.start(1), start + match.end(1) - 1
            headings.append((copy.origins[first], copy.origins[last] + 1, 0))
    return headings


def _drop_line_marks(copy: Copy) -> list[Heading]:
    edits: list[tuple[int, int, str]] = []
    headings: list[Heading] = []
    for start, line in _lines(copy.text):
        first = line.lstrip()[:1]
        if first == "#":
            _drop_title_mark(copy, start, line, edits, headings)
        elif first == "|":
            edits += _cells(start, line)
        elif first in "-_*" and first and len(line) > 2 and _RULES.issuperset(line.rstrip()):
            edits.append((start, start + len(line), ""))
        elif first in ">-*+" and first and (lead := _LEAD.match(line)):
            edits.append((start + lead.start(), start + lead.end(), ""))
    copy.edit(edits)
    return headings


def _drop_title_mark(
    copy: Copy,
    start: int,
    line: str,
    edits: list[tuple[int, int, str]],
    headings: list[Heading],
) -> None:
    match = _TITLE.match(line)
    end = len(line.rstrip().rstrip("#").rstrip())
    if match is None or end <= match.end():
        return
    edits.append((start, start + match.end(), ""))
    edits.append((start + end, start + len(line.rstrip()), ""))
    first, last = start + match.end(), start + end - 1
    headings.append((copy.origins[first], copy.origins[last] + 1, len(match[1])))


def _cells(start: int, line: str) -> Iterator[tuple[int, int, str]]:
    """A row of a table: its cells parted by tabs. The rule below the head is dropped."""
    row = line.strip()
    indent = len(line) - len(line.lstrip())
    if _TABLE_RULES.issuperset(row):
        yield start, start + len(line), ""
        return
    last = indent + len(row) - 1
    for place, letter in enumerate(line):
        if letter == "|":
            yield start + place, start + place + 1, "" if place in (indent, last) else "\t"


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
