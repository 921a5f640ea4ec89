"""The columns of a page's table of targets, and the controls that find, filter and order rows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report._plain_text import counted
from dalian_report.attainment import Verdict
from dalian_report.attainment._columns import value_at
from dalian_report.views._card_words import sure_end
from dalian_report.views._markup import Markup, element, filled, joined
from dalian_report.views._page_rows import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import Card
    from dalian_report.model._intervals import Interval

    Key = Callable[[Assessment], tuple[Any, ...] | None]


class Column(NamedTuple):
    """A column of the table of targets."""

    head: str
    key: Key
    """The key by which rows are sorted, or None without a value to sort by."""


def _by_size(path: str) -> Key:
    """By unit first: yuan and kilometres do not share an order."""

    def key(row: Assessment) -> tuple[Any, ...] | None:
        values: Interval | None = value_at(row, path.split("."))
        end = None if values is None else sure_end(values)
        return None if end is None else (row.indicator.unit, Fraction(end))

    return key


def _by_name(row: Assessment) -> tuple[Any, ...]:
    return (row.indicator.name.casefold(),)


def _by_verdict(row: Assessment) -> tuple[Any, ...]:
    return (list(Verdict).index(row.verdict),)


def _by_margin(row: Assessment) -> tuple[Any, ...] | None:
    """The margin as a share of the threshold, so that units do not matter."""
    if row.margin is None or row.required is None:
        return None
    margin, threshold = sure_end(row.margin), sure_end(row.required.threshold)
    if margin is None or not threshold:
        return None
    return (Fraction(margin) / abs(Fraction(threshold)),)


COLUMNS: dict[str, Column] = {
    "target": Column("Target", _by_name),
    "wanted": Column("Wanted", _by_size("required.threshold")),
    "outcome": Column("Outcome", _by_size("actual")),
    "margin": Column("Against target", _by_margin),
    "verdict": Column("Verdict", _by_verdict),
}
"""The columns of the table of targets."""


def places(rows: Sequence[Assessment]) -> list[dict[str, int | None]]:
    """For each row its place in the order of each column, worked out exactly, or None.

    Equal rows share a place, and a page then keeps them in document order.
    """
    by_row: list[dict[str, int | None]] = [{} for _ in rows]
    for name, column in COLUMNS.items():
        keys = [column.key(row) for row in rows]
        order = {value: place for place, value in enumerate(sorted({k for k in keys if k}))}
        for row, value in zip(by_row, keys, strict=True):
            row[name] = None if value is None else order[value]
    return by_row


def controls(card: Card) -> Markup:
    """Filters, orders and the theme. Hidden until the script that they need runs.

    They are folded on a narrow screen.
    """
    shown = f"All {counted(len(card.rows), 'target')}"
    if card.deliverables:
        shown += f" and {counted(len(card.deliverables), 'promise')} without a number"
    return filled(
        "controls.html",
        verdicts=joined(map(_verdict_box, Verdict)),
        sections=_options(_sections(card)),
        orders=_options(_orders()),
        shown=shown,
    )


def _options(options: Iterable[tuple[str, str]]) -> Markup:
    """Options of a list, each with its value and its words."""
    return joined(element("option", words, value=value) for value, words in options)


def _verdict_box(verdict: Verdict) -> Markup:
    box = element("input", type="checkbox", name="verdict", value=verdict.value)
    return element("label", box, " ", verdict_badge(verdict))


def _sections(card: Card) -> list[tuple[str, str]]:
    promises = [row.target for row in card.rows] + [row.deliverable for row in card.deliverables]
    used = {card.report.statement(promise.statement_id).section_id for promise in promises}
    sections = [section for section in card.report.sections if section.id in used]
    return [("", "All sections"), *((s.id, f"{s.id} {s.title}") for s in sections)]


def _orders() -> list[tuple[str, str]]:
    ways = (("", "ascending"), (", reversed", "descending"))
    columns = [
        (f"{name} {way}", f"By {column.head.lower()}{words}")
        for name, column in COLUMNS.items()
        for words, way in ways
    ]
    return [
        ("place ascending", "Not met first"),
        ("report ascending", "As in the report"),
        *columns,
    ]
