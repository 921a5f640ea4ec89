"""The requirement of each target, as one row of limits of a column's own type.

The verdict on a plain number depends on the target alone: which numbers meet it, and which a
hedge leaves undecided, are two intervals, and a frame has only to look up their ends by the
target's id and compare.
"""

from __future__ import annotations

import math
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._actuals import Actual, DecisionRule, Measured
from dalian_report.attainment._assessment import WITHOUT_THRESHOLD, measured_reference, no_data
from dalian_report.attainment._choice import Outcomes
from dalian_report.attainment._conformity import Case
from dalian_report.errors import AmbiguousKeyError, FrameError
from dalian_report.frames._grids import Double, Grid, Member, span
from dalian_report.model._bounds import WITHOUT_FIGURE
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import decimal_or_fraction
from dalian_report.model._vocabulary import Sense

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.attainment._requirements import Requirement
    from dalian_report.model import Target
    from dalian_report.report import Report

UNKNOWN, WITHOUT_REFERENCE, NO_MARGIN, JUDGED, FALLING = range(5)
"""The states of a key, in order: it names no target, its reference was not observed, its reference
is a set (so the margin is not a single number), it can be judged, it is met below its edge."""


OWN_TYPE = {"met", "open", "met_low", "met_high", "open_low", "open_high"}
"""The limits that are of the type of the column of actuals. The others are floats."""


@attrs.frozen
class Demand:
    """The requirement of one target for a plain number in its own unit."""

    target: Target
    met: Interval | None = None
    open: Interval | None = None
    threshold: Interval | None = None
    """None for a target without a reference."""
    place: Fraction | None = None
    """The place to which the rule rounds an actual before it compares, or None for no rounding."""

    @property
    def state(self) -> int:
        """Whether it judges, and with a margin."""
        if self.threshold is None:
            return WITHOUT_REFERENCE
        is_set = self.target.sense in WITHOUT_FIGURE and not self.threshold.is_point
        return NO_MARGIN if is_set else JUDGED

    @property
    def falls(self) -> bool:
        """Whether less is better."""
        return self.target.sense is Sense.CEILING


def demands(
    report: Report,
    policy: HedgePolicy,
    rule: DecisionRule,
    references: Mapping[str, Actual] | None,
) -> dict[str, Demand]:
    """The requirement of each target, by every key that `Report.target` accepts for it."""
    by_target = dict(references or {})
    known = {target.id for target in report.targets}
    known |= {target.relative_to for target in report.targets if target.relative_to is not None}
    if strange := [key for key in by_target if key not in known]:
        raise FrameError("unknown-reference", "references", strange[0])
    by_id: dict[str, Demand] = {}
    outcomes = Outcomes(report.outcomes(), report.place.id)
    for target in report.targets:
        row = no_data(target, report, policy, rule)
        reference = by_target.get(target.id, by_target.get(target.relative_to or ""))
        if reference is None:
            reference = outcomes.reference(target)
        demand = _demand(row, reference, report)
        concept = report.indicator(target.indicator_id).concept
        for key in (target.id, target.indicator_id, concept):
            with suppress(AmbiguousKeyError):
                if report.target(key) is target:
                    by_id[key] = demand
    return by_id


def _demand(row: Assessment, reference: Actual | None, report: Report) -> Demand:
    """The requirement of the target of a row without data, by a reference if it has one."""
    target, policy, rule = row.target, row.policy, row.rule
    if row.figure is not None and row.required is not None:
        limit = Measured(row.figure, Fraction(1))
        return _read(target, row.required, limit, rule)
    if target.sense in WITHOUT_THRESHOLD:
        # Every number leaves it undecided.
        return Demand(target, open=Interval(None, None), threshold=Interval(None, None))
    other = None if reference is None else measured_reference(row, reference, report)
    if other is None:
        return Demand(target)
    required = Case(target.sense, None, other, other).required(policy, rule)
    return _read(target, required, other, rule)


def _read(target: Target, required: Requirement, limit: Measured, rule: DecisionRule) -> Demand:
    place = limit.place if rule is DecisionRule.ROUNDED_VALUE else None
    met, grey = required.met, required.grey
    if place is not None:
        met, grey = _rounding_into(met, place), _rounding_into(grey, place)
    return Demand(target, met, grey, required.threshold, place)


def _rounding_into(values: Interval | None, place: Fraction) -> Interval | None:
    """The numbers that round, half to even, to a multiple of the place in an interval."""
    if values is None:
        return None
    lower = upper = None
    lower_closed = upper_closed = False
    if values.lower is not None:
        first = _places_above(Fraction(values.lower), place, values.lower_closed)
        lower, lower_closed = (first - Fraction(1, 2)) * place, first % 2 == 0
    if values.upper is not None:
        last = -_places_above(-Fraction(values.upper), place, values.upper_closed)
        upper, upper_closed = (last + Fraction(1, 2)) * place, last % 2 == 0
    if lower is not None and upper is not None and lower >= upper:
        return None
    return Interval(
        None if lower is None else decimal_or_fraction(lower),
        None if upper is None else decimal_or_fraction(upper),
        lower_closed,
        upper_closed,
    )


def _places_above(end: Fraction, place: Fraction, closed: bool) -> int:
    """How many places the first multiple above the end has, or the one at it if closed."""
    return math.ceil(end / place) if closed else math.floor(end / place) + 1


def limits(demands: Iterable[Demand], grid: Grid) -> dict[str, Sequence[Member | None]]:
    """The limits of the demands, a column each, without columns that would decide nothing.

    If every demand has one edge, `met` is the first number that meets it, and `open` is the first
    number that meets it or is left open. For a `FALLING` demand, they are the first numbers
    beyond. The margin is the distance to `threshold`.

    Otherwise the numbers from `met_low` to `met_high` meet a demand, and the numbers from
    `open_low` to `open_high` are left open. `low`, `high` and `cap` give the margin: the least
    of actual - low, high - actual and cap. This form fits every demand, but it has twice the
    columns to join, which is most of the work for a large frame.

    `state` is one of the states; `num` and `den` are the place to round to.
    """
    some = list(demands)
    return {**(_edges(some, grid) or _ranges(some, grid)), **_places(some)}


def _edges(some: Sequence[Demand], grid: Grid) -> dict[str, Sequence[Member | None]] | None:
    """The limits of demands with one edge each, or None if a demand has a different shape."""
    edges = [_edge(demand, grid) for demand in some]
    met = [edge[0] for edge in edges if edge is not None]
    open = [edge[1] for edge in edges if edge is not None]
    if len(met) < len(some):
        return None
    margins = [(demand, *_margin_ends(demand)) for demand in some]
    columns: dict[str, Sequence[Member | None]] = {
        "state": [FALLING if demand.falls else demand.state for demand in some],
        "met": met,
        "open": open,
        "threshold": [high if demand.falls else low for demand, low, high, _ in margins],
    }
    if met == open:
        del columns["open"]
    return columns


def _edge(demand: Demand, grid: Grid) -> tuple[Member, Member] | None:
    """The first number that is met, and the first that is open or met; for a ceiling, the ends."""
    if demand.threshold is None:
        return grid.top, grid.top
    met, grey = demand.met, demand.open
    if demand.falls:
        met, grey = met and -met, grey and -grey
    if demand.target.sense is Sense.POINT or met is None or not _is_ray(met, grey):
        return None
    first = _first_member(met, grid, falls=demand.falls)
    last = first if grey is None else _first_member(grey, grid, falls=demand.falls)
    if first is None or last is None:
        return None
    return first, (max if demand.falls else min)(first, last)


def _is_ray(met: Interval, grey: Interval | None) -> bool:
    """Whether more is never worse: no end above, and the open numbers are right below."""
    if met.upper is not None:
        return False
    if grey is None or grey.upper is None or met.lower is None or grey.upper > met.lower:
        return True
    return grey.upper == met.lower and (grey.upper_closed or met.lower_closed)


def _first_member(ray: Interval, grid: Grid, *, falls: bool) -> Member | None:
    """The first number in a ray. For a mirrored ray, the first number beyond it, or None."""
    if ray.lower is None:
        return None if falls else grid.bottom
    if falls:
        return grid.least(-Fraction(ray.lower), not ray.lower_closed)
    return grid.least(Fraction(ray.lower), ray.lower_closed)


def _ranges(some: Sequence[Demand], grid: Grid) -> dict[str, Sequence[Member | None]]:
    spans = [(*span(grid, demand.met), *span(grid, demand.open)) for demand in some]
    met_low, met_high, open_low, open_high = zip(*spans, strict=True)
    low, high, cap = zip(*map(_margin_ends, some), strict=True)
    columns: dict[str, Sequence[Member | None]] = {
        "met_low": met_low, "met_high": met_high, "open_low": open_low, "open_high": open_high,
        "low": low, "high": high, "cap": cap,
    }  # fmt: skip
    idle: dict[str, Member] = {
        "met_low": grid.bottom, "met_high": grid.top, "low": -math.inf, "high": math.inf,
        "cap": math.inf,
    }  # fmt: skip
    if all(ends == (grid.top, grid.bottom) for ends in zip(open_low, open_high, strict=True)):
        idle |= {"open_low": grid.top, "open_high": grid.bottom}
    kept = {name: ends for name, ends in columns.items() if set(ends) != {idle.get(name)}}
    return {"state": [demand.state for demand in some], **kept}


def _margin_ends(demand: Demand) -> tuple[float, float, float]:
    if demand.state is not JUDGED or demand.threshold is None:
        return -math.inf, math.inf, math.inf
    low, high = (
        Double().nearest(Fraction(end)) if end is not None else math.nan
        for end in (demand.threshold.lower, demand.threshold.upper)
    )
    if demand.target.sense is Sense.CEILING:
        return -math.inf, high, math.inf
    if demand.target.sense is Sense.POINT:
        return low, high, 0.0 if low < high else math.inf
    return low, math.inf, math.inf


def _places(some: Sequence[Demand]) -> dict[str, Sequence[float]]:
    if all(demand.place is None for demand in some):
        return {}
    places = [demand.place or Fraction(0) for demand in some]
    return {
        "num": [float(place.numerator) for place in places],
        "den": [float(place.denominator) for place in places],
    }
