"""The place of each row in the text, and the differences of the printed number from the row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.drafting._doubts import Doubt, DoubtCode
from dalian_report.drafting._source_text import read_text
from dalian_report.numerals import language_of, printed_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._rows import Row
    from dalian_report.drafting._source_text import SourceText
    from dalian_report.model import Bound, Span
    from dalian_report.numerals import PrintedNumber, PrintedText, UnitWord

_SAMPLE = 100_000
_MOST_PLACES = 9
# Units that one printed word may mean.
_ALIKE = (frozenset(("ratio", "percent")), frozenset(("rank", "places", "count")))


class Placed(NamedTuple):
    """A row with its number in the normalised text."""

    row: Row
    number: PrintedNumber
    unit: UnitWord | None
    """The unit that is printed beside it."""
    bound: Bound | None
    """The bound of its hedge, or None if the words around allow several."""


def placed_rows(rows: list[Row], source: SourceText) -> tuple[list[Placed], list[Doubt]]:
    """Find each row in the text, once. Return the rows found and the doubts.

    A row is found by its offsets in the source, or by its words, which the text must have
    exactly once, with its number in them exactly once.
    """
    text = printed_text(source.text, language_of(source.text[:_SAMPLE]))
    placed: list[Placed] = []
    doubts: list[Doubt] = []
    taken: dict[tuple[int, int], int] = {}
    for row in rows:
        number = _place(row, source, text)
        if isinstance(number, Doubt):
            doubts.append(number)
            continue
        at = number.start, number.end
        if at in taken:
            message = f"row {row.number} has the number of row {taken[at]}"
            doubts.append(Doubt(DoubtCode.ROW_REPEATED, message, source.span(*at)))
            continue
        taken[at] = row.number
        bounds = text.bounds_at(*at)
        bound = next(iter(bounds)) if len(bounds) == 1 else None
        placed.append(Placed(row, number, text.unit_at(*at), bound))
        doubts += _contradictions(placed[-1], bounds, source)
    return placed, doubts


def _place(row: Row, source: SourceText, text: PrintedText) -> PrintedNumber | Doubt:
    name = f"row {row.number}"
    if row.start is not None and row.end is not None:
        start, end = source.position(row.start), source.position(row.end)
        if not start < end <= len(source.text):
            return Doubt(DoubtCode.ROW_NOT_FOUND, f"{name}: its offsets are outside the text")
        printed = source.text[start:end]
        if row.printed is not None and _plain(row.printed) != printed:
            message = f"{name} says {row.printed}, and its place has another text"
            return Doubt(DoubtCode.ROW_NOT_FOUND, message, source.span(start, end), (printed,))
        return _number(name, (start, end), source, text)
    words = _plain(row.words or row.printed or "")
    places = list(_occurrences(words, source.text))
    if len(places) != 1:
        return _unplaced(f"{name}: the text has its words", places, len(words), source)
    start, end = places[0], places[0] + len(words)
    if row.printed is not None and row.words is not None:
        printed = _plain(row.printed)
        inside = [start + at for at in _whole_occurrences(printed, words)]
        if len(inside) != 1:
            message = f"{name}: its words have {printed}"
            return _unplaced(message, inside, len(printed), source)
        start, end = inside[0], inside[0] + len(printed)
    return _number(name, (start, end), source, text)


def _unplaced(what: str, places: list[int], length: int, source: SourceText) -> Doubt:
    if not places:
        return Doubt(DoubtCode.ROW_NOT_FOUND, f"{what} nowhere")
    span = source.span(places[0], places[0] + length)
    count = str(len(places)) if len(places) < _MOST_PLACES else f"{_MOST_PLACES} or more"
    return Doubt(DoubtCode.ROW_AMBIGUOUS, f"{what} {count} times", span)


def _plain(words: str) -> str:
    # The line break keeps a short text from being treated as a path.
    return read_text(f"{words}\n").text.strip()


def _occurrences(words: str, text: str) -> Iterator[int]:
    place = text.find(words) if words else -1
    for _ in range(_MOST_PLACES):
        if place < 0:
            return
        yield place
        place = text.find(words, place + 1)


def _whole_occurrences(printed: str, words: str) -> Iterator[int]:
    """The places where the words have a number that is not a part of a longer one."""
    for place in _occurrences(printed, words):
        before, after = words[place - 1 : place], words[place + len(printed) :][:2]
        is_inside = before.isdigit() or (before in (".", ",") and words[place - 2].isdigit())
        goes_on = printed[-1].isdigit() and (
            after[:1].isdigit() or (after[:1] in (".", ",") and after[1:].isdigit())
        )
        if not is_inside and not goes_on:
            yield place


def _number(
    name: str, at: tuple[int, int], source: SourceText, text: PrintedText
) -> PrintedNumber | Doubt:
    """The one number within a stretch, with its scale word even if the row leaves it out."""
    start, end = at
    first = bisect_right(text.numbers, start, key=lambda number: number.end)
    last = bisect_left(text.numbers, end, key=lambda number: number.start)
    inside = text.numbers[first:last]
    if len(inside) == 1:
        return inside[0]
    number = text.number_at(start, end)
    if number is not None:
        return number._replace(start=start, end=end)
    message = f"{name}: its place has {len(inside)} numbers, not one"
    return Doubt(DoubtCode.ROW_NOT_A_NUMBER, message, source.span(start, end))


def _contradictions(
    placed: Placed, bounds: frozenset[Bound], source: SourceText
) -> Iterator[Doubt]:
    row, number, unit = placed.row, placed.number, placed.unit
    factor = unit.factor if unit is not None else 1
    values = {number.value, number.value * factor}
    if unit is not None and unit.code == "ratio":
        # 增长1.5倍 is growth of 150 percent.
        values |= {number.value * 100, (number.value - 1) * 100}
    span = source.span(number.start, number.end)
    if row.value is not None and row.value not in values:
        yield _against("value", row, span, str(row.value), str(number.value * factor))
    if row.value_to is not None:
        upper = None if number.value_to is None else number.value_to * factor
        if row.value_to not in (number.value_to, upper):
            yield _against("value_to", row, span, str(row.value_to), str(upper or "no range"))
    if row.unit is not None and unit is not None and not _is_alike(row.unit, unit.code):
        yield _against("unit", row, span, row.unit, unit.code)
    if row.bound is not None and row.bound not in bounds:
        printed = " or ".join(sorted(bound.value for bound in bounds))
        yield _against("bound", row, span, row.bound.value, printed)


def _is_alike(code: str, other: str) -> bool:
    return code == other or any({code, other} <= alike for alike in _ALIKE)


def _against(field: str, row: Row, span: Span, told: str, printed: str) -> Doubt:
    message = f"row {row.number}: its {field} is {told}, and the text prints {printed}"
    return Doubt(DoubtCode.ROW_AGAINST_PRINT, message, span, (told, printed))
