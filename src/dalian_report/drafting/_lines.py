"""Line breaks within a sentence, removed: of a fixed width, of a page, of a slip."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._copies import Copy

_OPEN_ENDS = "，、（“‘《,("
# No paragraph begins with these.
_CONTINUES = re.compile(
    "[，。、；！？）”’》％%‰]|[.．][0-9]|(?:亿元|万元(?!GDP|地区|生产|国内|单位|工业|规|产值)|个百分点)"
)
_HALF_DATES = (("年", re.compile("[0-9]{1,2}月")), ("月", re.compile("[0-9]{1,2}日")))
_AFTER_DIGIT = re.compile("年|月|日|%|‰|亿|万|元|倍")
_OF_NUMBERS = frozenset("0123456789.,%")
_ENDS = "。！？；：!?;:…”）)"
_STARTS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节部，、]"
    r"|[0-9]{1,2}[.、．]|——|[-*●■◆○]\s"
)
_WORD = re.compile("[!-~]{1,24}")
_INDENTS = ("\u3000", "  ", "\t")
# Widths are counted in half-width characters, and a Chinese character has two.
_NARROWEST, _WIDEST = 32, 240


class _Line(NamedTuple):
    start: int
    """The start of the line, with its indentation."""
    text: str
    is_indented: bool
    width: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def join_lines(copy: Copy, *, are_paragraphs: bool = False) -> None:
    """Take out each line break that parts a sentence. Between two English words it is a space.

    Args:
        copy: The text.
        are_paragraphs: Whether the format itself tells paragraphs: their widths say nothing.
    """
    lines = list(_printed_lines(copy.text))
    measure = None if are_paragraphs else _measure(lines)
    copy.edit(_joints(lines, measure))


def _joints(lines: list[_Line], measure: _Measure | None) -> Iterator[tuple[int, int, str]]:
    is_first = True
    for before, after in pairwise(lines):
        link = _link(before, after, measure, is_first)
        is_first = link is None
        if link is not None:
            end = before.start + len(before.text.rstrip())
            yield end, after.start + len(after.text) - len(after.text.lstrip()), link


def _printed_lines(text: str) -> Iterator[_Line]:
    """Every line that is not blank."""
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            printed = line.rstrip()
            width = 2 * len(printed) - len(printed.encode("ascii", "ignore"))
            yield _Line(start, line, line.startswith(_INDENTS), width)
        start += len(line) + 1


class _Measure(NamedTuple):
    """The width that a text was broken at, and how much shorter a full line may be."""

    width: int
    slack: int


def _measure(lines: list[_Line]) -> _Measure | None:
    """The measure of a text that was broken into lines, or None if its lines are paragraphs.

    Broken lines crowd below one width: few lines are longer than it, many nearly as long.
    """
    widths = Counter(line.width for line in lines)
    total = len(lines)
    longer = width = 0
    for width in sorted(widths, reverse=True):
        longer += widths[width]
        if longer * 50 > total:
            break
    # English words are longer than Chinese ones, so its lines are less even.
    slack = 14 if sum(line.text.isascii() for line in lines) * 2 > total else 5
    full = [line for line in lines if width - slack <= line.width <= width]
    is_broken = total >= 8 and _NARROWEST <= width <= _WIDEST and len(full) * 10 >= total * 4
    # Paragraphs of one length end in a full stop. Lines broken at a width rarely do.
    is_broken = is_broken and sum(line.text.rstrip()[-1] in _ENDS for line in full) * 3 < len(full)
    return _Measure(width, slack) if is_broken else None


def _link(before: _Line, after: _Line, measure: _Measure | None, is_first: bool) -> str | None:
    """The text that joins two lines, or None if they are two paragraphs."""
    first, second = before.text.rstrip(), after.text.lstrip()
    if not _splits_words(first, second) and not _is_broken(before, after, measure, is_first):
        return None
    if first[-1] in _OF_NUMBERS and second[0] in _OF_NUMBERS:
        return ""
    return " " if first[-1].isascii() and second[0].isascii() else ""


def _is_broken(before: _Line, after: _Line, measure: _Measure | None, is_first: bool) -> bool:
    if measure is None or after.start - before.end > 1 or after.is_indented:
        return False
    # A number is not split: the line before it ends early.
    first_word = _WORD.match(after.text)
    room = measure.slack + (len(first_word[0]) if first_word else 0)
    # The text layer of a PDF lacks the indentation of a paragraph's first line.
    room += 4 if is_first else 0
    if before.width < measure.width - room:
        return False
    is_whole = before.text.rstrip()[-1] in _ENDS
    return not (is_whole and _STARTS.match(after.text))


def _splits_words(first: str, second: str) -> bool:
    if _STARTS.match(second):
        return False
    if first[-1] in _OPEN_ENDS:
        return True
    if _CONTINUES.match(second):
        return first[-1] not in "。！？" or second[0] in "”’》）"
    if any(first[-1] == end and start.match(second) for end, start in _HALF_DATES):
        return True
    return first[-1].isdigit() and _AFTER_DIGIT.match(second) is not None
