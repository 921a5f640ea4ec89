"""The orders in which a page can put its rows, worked out exactly before it is written."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dalian_report.attainment import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.model._intervals import Interval

__all__ = ["COLUMNS", "places"]

_VERDICT_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


def places(rows: Sequence[Assessment]) -> list[dict[str, int | None]]:
    """For each row its place in the order of each column, or None without a value to sort by.

    Equal rows share a place, and a page then keeps them in document order.
    """
    by_row: list[dict[str, int | None]] = [{} for _ in rows]
    for name, key in COLUMNS.items():
        keys = [key(row) for row in rows]
        order = {value: place for place, value in enumerate(sorted({k for k in keys if k}))}
        for row, value in zip(by_row, keys, strict=True):
            row[name] = None if value is None else order[value]
    return by_row


def _by_name(row: Assessment) -> tuple[Any, ...]:
    return (row.indicator.name.casefold(),)


def _by_wanted(row: Assessment) -> tuple[Any, ...] | None:
    return None if row.required is None else _by_size(row, row.required.threshold)


def _by_outcome(row: Assessment) -> tuple[Any, ...] | None:
    return None if row.actual is None else _by_size(row, row.actual)


def _by_size(row: Assessment, values: Interval) -> tuple[Any, ...] | None:
    """By unit first: yuan and kilometres do not share an order."""
    end = _end(values)
    return None if end is None else (row.indicator.unit, end)


def _by_margin(row: Assessment) -> tuple[Any, ...] | None:
    """The margin as a share of the threshold, so that units do not matter."""
    if row.margin is None or row.required is None:
        return None
    margin, threshold = _end(row.margin), _end(row.required.threshold)
    return (margin / abs(threshold),) if margin is not None and threshold else None


def _by_verdict(row: Assessment) -> tuple[Any, ...]:
    return (_VERDICT_ORDER[row.verdict],)


def _end(values: Interval) -> Fraction | None:
    end = values.upper if values.lower is None else values.lower
    return None if end is None else Fraction(end)


COLUMNS: dict[str, Callable[[Assessment], tuple[Any, ...] | None]] = {
    "target": _by_name,
    "wanted": _by_wanted,
    "outcome": _by_outcome,
    "margin": _by_margin,
    "verdict": _by_verdict,
}
"""The columns of the table of targets, and the sort key of each."""
