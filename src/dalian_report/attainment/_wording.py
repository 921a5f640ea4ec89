"""Targets, margins and ratios in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.model._vocabulary import Bound, Direction, Measure, Sense
from dalian_report.model._wording import (
    ONE_SIDED,
    amount,
    digits_of,
    grouped,
    lower_first,
    quantity,
)

if TYPE_CHECKING:
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.model import Figure, Indicator, Target
    from dalian_report.model._quantities import Exact


def requirement(row: Assessment) -> str:
    """The target in words: "at least 6%", "about 3% or less", "in step with ..."."""
    if row.figure is None:
        return without_number(row.target, row.reference)
    bound = _counting_bound(row.figure, row.policy.use_original)
    text = quantity(row.figure, bound)
    if row.target.sense is not Sense.CEILING or bound in ONE_SIDED:
        return text
    if row.indicator.measure is Measure.RANK:
        return f"{text} or better"
    return f"{text} or {'more' if row.figure.direction is Direction.DOWN else 'less'}"


def without_number(target: Target, reference: Indicator | None) -> str:
    """A target that prints no number, in words."""
    if target.sense is Sense.IN_STEP_WITH:
        return f"in step with {lower_first(reference.name)}" if reference else "in step"
    return _WITHOUT_NUMBER[target.sense]


_WITHOUT_NUMBER = {
    Sense.ABOVE_REFERENCE: "above the national or provincial number",
    Sense.ORDERED: "as a higher level of government sets",
    Sense.STABLE: "stable",
}


def threshold(figure: Figure, use_original: bool) -> str:
    """The number of a target with the hedge that counts."""
    return quantity(figure, _counting_bound(figure, use_original))


def _counting_bound(figure: Figure, use_original: bool) -> Bound:
    original = figure.original if use_original else None
    return figure.bound if original is None else original.bound


def margin(row: Assessment) -> str:
    """The margin in words: "+0.4 points", "-8 points", "+5 or more"."""
    if row.margin is None:
        return ""
    low, high, unit = row.margin.lower, row.margin.upper, row.indicator.unit
    if low is None and high is None:
        return "anything"
    if low is None or high is None:
        end, way = (high, "less") if low is None else (low, "more")
        return "" if end is None else f"{_signed(end, unit)} or {way}"
    if low == high:
        return _signed(low, unit)
    return f"{_signed(low, unit)} to {_signed(high, unit)}"


def _signed(value: Exact, unit: str) -> str:
    sign = "+" if value > 0 else ""
    words = {"percent": ("point", "points"), "rank": ("place", "places")}.get(unit)
    if words is None:
        return sign + amount(value, unit)
    return f"{sign}{digits_of(value)} {words[0] if value in {1, -1} else words[1]}"


def ratio(row: Assessment) -> str:
    """Actual over threshold, as a percentage, empty without a ratio."""
    if row.ratio is None or row.ratio.lower is None or not row.ratio.is_point:
        return ""
    hundred = Fraction(row.ratio.lower) * 100
    return f"{grouped(str(round(hundred)))}%"
