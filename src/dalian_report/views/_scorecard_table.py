"""The scorecard as a page of text, for terminals and files of any width."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dalian_report._plain_text import columns, counted, pad, wrap
from dalian_report.attainment import Verdict
from dalian_report.views._card_words import (
    DELIVERABLES,
    HEADS,
    LEGEND,
    VERDICT_WORDS,
    by_verdict,
    cells,
    cited,
    deliverable_name,
    groups,
    heading,
    is_marked,
    marks,
    source_number,
    stretch_cells,
)

if TYPE_CHECKING:
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import Card
    from dalian_report.model import Citation

Paint = Callable[[str, Verdict], str]
"""Colours a verdict word."""

WIDTH = 100
"""The columns of the page, unless the caller has fewer."""
_WANTED, _OUTCOME, _VERDICT = 1, 2, 3
_WIDEST = (33, 18, 16, 9, 11)
"""A column with longer cells than this wraps them."""
_NAME = 18
"""The columns that the names of targets need at least."""
_NOTES = 10
"""The columns of marks and number of the source."""


def text(card: Card, *, width: int = WIDTH, paint: Paint | None = None, fold: bool = False) -> str:
    """The scorecard as plain text.

    A line has at most `width` columns, 100 at most, unless a single word, such as an address, is
    longer. No word and no number is split: if the table does not fit, each target has lines of its
    own. Data cannot steer a terminal.

    Args:
        card: The scorecard.
        width: The columns of a line.
        paint: Colours the word of a verdict.
        fold: Whether to count the rows without data instead of listing them.
    """
    page = _page(card, min(width, WIDTH), paint or (lambda word, _: word))
    sources = cited(card)
    lines = [line for part in heading(card) for line in wrap(part, page.width, "  ")]
    if page.widths and any(map(_has_data, card.rows)):
        lines += ["", _line(page, HEADS, "source"), "-" * page.width]
    for title, rows in groups(card):
        listed = [row for row in rows if _has_data(row)] if fold else rows
        lines += ["", *wrap(title, page.width, "  ")] if listed else []
        for row in listed:
            lines += _row_lines(row, sources, page)
    without = sum(not _has_data(row) for row in card.rows)
    lines += _folded(without, "target", page) if fold else []
    lines += _deliverable_lines(card, sources, page, fold=fold)
    meanings = [f"{mark}  {meaning}" for mark, meaning in LEGEND if is_marked(card, mark)]
    lines += [""] if meanings else []
    for meaning in meanings:
        lines += wrap(meaning, page.width, "   ")
    lines += ["", "Sources"] if sources else []
    for number, citation in enumerate(sources, 1):
        lines += _source_lines(number, citation, page.width)
    return "\n".join(lines)


def _folded(number: int, noun: str, page: _Page) -> list[str]:
    """One line that counts the rows without data."""
    if not number:
        return []
    words = f"{counted(number, noun)} without data (--all lists them)"
    return ["", *wrap(words, page.width, "  ")]


class _Page(NamedTuple):
    """The widths of the page and of its columns, and the colours of verdicts."""

    width: int
    widths: tuple[int, ...]
    """Empty on a page that is too narrow for a table."""
    paint: Paint


def _page(card: Card, width: int, paint: Paint) -> _Page:
    """A page whose columns hold the longest word of each, without columns if it is narrow."""
    table = [HEADS, *(line for row in card.rows if _has_data(row) for line in _cells(row))]
    words = [max(map(_longest_word, column)) for column in zip(*table, strict=True)]
    whole = [max(map(columns, column)) for column in zip(*table, strict=True)]
    widths = [
        max(word, min(cell, most)) for word, cell, most in zip(words, whole, _WIDEST, strict=True)
    ]
    least = max(words[0], _NAME)
    for place in (0, _WANTED, _OUTCOME):
        spare = width - _NOTES - len(HEADS) - sum(widths)
        if spare < 0:
            floor = least if place == 0 else words[place]
            widths[place] = max(floor, widths[place] + spare)
    spare = width - _NOTES - len(HEADS) - sum(widths)
    if spare < 0:
        return _Page(width, (), paint)
    widths[0] += min(spare, max(0, whole[0] - widths[0]))
    return _Page(width, tuple(widths), paint)


def _longest_word(cell: str) -> int:
    return max(map(columns, cell.split()), default=0) + (2 if " " in cell else 0)


def _has_data(row: Assessment) -> bool:
    return row.verdict is not Verdict.NO_DATA


def _cells(row: Assessment) -> list[list[str]]:
    """The cells of a row and, if it has a stretch target, of the line below."""
    lines = [cells(row)]
    return lines if row.stretch is None else [*lines, stretch_cells(row, row.stretch)]


def _row_lines(row: Assessment, sources: Sequence[Citation], page: _Page) -> Iterator[str]:
    if not _has_data(row):
        name, wanted, *_ = cells(row)
        yield from _indented(
            f"  {page.paint('no data', row.verdict)}  ", f"{name}: {wanted}", page.width
        )
        return
    for place, line in enumerate(_cells(row)):
        verdict = row.verdict if place == 0 else row.stretch_verdict or Verdict.NO_DATA
        notes = f"{marks(row):4} {source_number(row, sources)}" if place == 0 else ""
        yield from (_wrapped if page.widths else _stacked)(line, notes, verdict, page)


def _indented(lead: str, words: str, width: int) -> list[str]:
    """A lead and words behind it, which may go on below."""
    size = len("  no data  ")
    first, *rest = wrap(words, width - size, "")
    return [f"{lead}{first}", *(f"{'':{size}}{line}" for line in rest)]


def _wrapped(line: Sequence[str], notes: str, verdict: Verdict, page: _Page) -> Iterator[str]:
    cells = [wrap(cell, width, "  ") or [""] for cell, width in zip(line, page.widths, strict=True)]
    for place in range(max(map(len, cells))):
        parts = [column[place] if place < len(column) else "" for column in cells]
        yield _line(page, parts, notes if place == 0 else "", verdict if place == 0 else None)


def _line(page: _Page, parts: Sequence[str], notes: str, verdict: Verdict | None = None) -> str:
    cells = [pad(part, width) for part, width in zip(parts, page.widths, strict=True)]
    if verdict is not None:
        space = page.widths[_VERDICT] - len(parts[_VERDICT])
        cells[_VERDICT] = page.paint(parts[_VERDICT], verdict) + " " * space
    return " ".join([*cells, notes]).rstrip()


def _stacked(line: Sequence[str], notes: str, verdict: Verdict, page: _Page) -> Iterator[str]:
    """A target on lines of its own: its name, its requirement and outcome, the verdict."""
    name, wanted, outcome, word, margin = line
    indent = "  " if name.startswith(" ") else ""
    yield from wrap(indent + name.strip(), page.width, "  ")
    result = f"; outcome {outcome}" if outcome else ""
    yield from wrap(f"  {indent}wanted {wanted}{result}", page.width, f"    {indent}")
    words = " ".join([f"{word}, {margin}" if margin else word, *notes.split()])
    first, *rest = wrap(f"  {indent}{words}", page.width, f"    {indent}")
    yield first.replace(word, page.paint(word, verdict), 1)
    yield from rest


def _deliverable_lines(
    card: Card, sources: Sequence[Citation], page: _Page, *, fold: bool
) -> Iterator[str]:
    """The second table: the promises without a number."""
    if not card.deliverables:
        return
    yield from ("", DELIVERABLES, "-" * page.width)
    size = max(map(len, VERDICT_WORDS.values()))
    without = 0
    for row in by_verdict(card.deliverables):
        if fold and row.verdict is Verdict.NO_DATA:
            without += 1
            continue
        differs = row.observation is not None and row.observation.comparability
        notes = ("*" if differs else "", source_number(row, sources))
        words = " ".join(filter(None, (deliverable_name(row), *notes)))
        word = VERDICT_WORDS[row.verdict]
        first, *rest = wrap(words, page.width - size - 2, "")
        yield f"{page.paint(word, row.verdict)}{' ' * (size - len(word))}  {first}"
        yield from (f"{'':{size + 2}}{line}" for line in rest)
    yield from _folded(without, "promise", page)[1:]


def _source_lines(number: int, citation: Citation, width: int) -> list[str]:
    lines = [f"[{number}] {citation.publisher}, {citation.title}, {citation.date}"]
    lines += [f"    {citation.url}"] if citation.url else []
    lines += [f"    read in a copy: {citation.read_at}"] if citation.read_at else []
    return [line for words in lines for line in wrap(words, width, "    ")]
