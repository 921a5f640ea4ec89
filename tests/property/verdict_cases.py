"""Strategies and a slow, plain account of the rules, for the properties of verdicts."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import portion
from hypothesis import strategies as st

import dalian_report as dr
from dalian_report.attainment import AboutReading, Interval
from dalian_report.model import Bound
from dalian_report.model._quantities import decimal_or_fraction
from targets_made_up import figure, observed, only_target

if TYPE_CHECKING:
    from dalian_report.attainment import Assessment

__all__ = [
    "BOUNDS",
    "FITTING",
    "READINGS",
    "SENSES",
    "Holds",
    "allowed_by",
    "as_portion",
    "corners_of",
    "decimals",
    "intervals",
    "judged",
    "numbers",
    "observations",
    "of_point",
    "policies",
    "printed",
    "required_by",
    "slow_verdict",
    "targets",
    "with_about",
]

BOUNDS = [bound.value for bound in Bound]
SENSES = ["floor", "ceiling", "point"]
READINGS = list(AboutReading)
FITTING = {
    "floor": ["exact", "more_than", "at_least", "about", "nearly", "range"],
    "ceiling": ["exact", "less_than", "at_most", "about", "nearly", "range"],
    "point": ["exact", "about", "nearly", "range"],
}

# Few and coarse, so that ends fall together often: that is where rules go wrong.
numbers = st.one_of(
    st.integers(-12, 12).map(Fraction),
    st.builds(Fraction, st.integers(-60, 60), st.sampled_from([2, 3, 5, 10, 20])),
)
decimals = st.builds(
    lambda whole, places: decimal_or_fraction(Fraction(whole, 10**places)),
    st.integers(-300, 300), st.sampled_from([0, 1, 2]),
)  # fmt: skip
tolerances = st.one_of(
    st.builds(dr.Tolerance.relative, st.sampled_from([0, Fraction(1, 20), Fraction(1, 2), 1, 2])),
    st.builds(dr.Tolerance.absolute, st.sampled_from([0, Fraction(1, 4), 1, 3])),
)
policies = st.builds(
    dr.HedgePolicy, about=tolerances, nearly=tolerances, about_reading=st.sampled_from(READINGS)
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval, points and unbounded ones among them."""
    low, high = sorted((draw(numbers), draw(numbers)))
    if low == high or draw(st.integers(0, 5)) == 0:
        return Interval.point(low)
    lower = None if draw(st.integers(0, 5)) == 0 else low
    upper = None if draw(st.integers(0, 5)) == 0 else high
    return Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))


def printed(value: Any, bound: str, **more: Any) -> dr.Figure:
    """A figure of a number, or of the number and the next but one."""
    text = f"{abs(value)}"
    if bound == "range":
        return figure(text, to=f"{abs(value) + 2}", falls=value < 0, **more)
    return figure(text, bound, falls=value < 0, **more)


@st.composite
def targets(draw: st.DrawFn, senses: list[str] | None = None) -> dr.Report:
    """A report of one target, whose bound fits its sense; falls among them."""
    sense = draw(st.sampled_from(senses or SENSES))
    value = draw(decimals)
    falls = draw(st.booleans())
    mirrored = {"floor": "ceiling", "ceiling": "floor"}.get(sense, sense)
    bound = draw(st.sampled_from(FITTING[mirrored if falls else sense]))
    more: dict[str, Any] = {"falls": falls}
    if bound == "range":
        bound, more["to"] = "exact", f"{abs(value) + 2}"
    return only_target(sense, f"{abs(value)}", bound, **more)


@st.composite
def observations(draw: st.DrawFn, bounds: list[str] | None = None) -> dr.Observation:
    """A published number of the target's indicator, with one of several resolutions."""
    bound = draw(st.sampled_from(bounds or BOUNDS))
    resolution = draw(st.sampled_from(["0.01", "0.1", "1", "10"]))
    return observed("thing.growth", f"{draw(decimals)}", bound, resolution=resolution)


def judged(report: dr.Report, actual: Any, **more: Any) -> Assessment:
    """The verdict on the only target of a report."""
    return dr.assess(report.targets[0], actual, report=report, **more)


def as_portion(interval: Interval) -> portion.Interval:
    """The same set in the other library."""
    return portion.Interval.from_atomic(
        portion.CLOSED if interval.lower_closed else portion.OPEN,
        -portion.inf if interval.lower is None else Fraction(interval.lower),
        portion.inf if interval.upper is None else Fraction(interval.upper),
        portion.CLOSED if interval.upper_closed else portion.OPEN,
    )


# The rules told once more, number by number, straight from the table of the design

Holds: TypeAlias = Callable[[Fraction], bool]


def _ends(of: dr.Figure) -> tuple[Fraction, Fraction, str]:
    """The signed ends of a figure and its bound on the signed scale."""
    low = Fraction(of.value)
    high = low if of.value_to is None else Fraction(of.value_to)
    if of.direction is dr.Direction.DOWN:
        swapped = {
            "more_than": "less_than", "less_than": "more_than", "at_least": "at_most",
            "at_most": "at_least",
        }  # fmt: skip
        return -high, -low, swapped.get(of.bound.value, of.bound.value)
    return low, high, of.bound.value


def allowed_by(of: dr.Figure, policy: dr.HedgePolicy) -> Holds:
    """Which true values a figure allows."""
    low, high, bound = _ends(of)
    falls = of.direction is dr.Direction.DOWN
    if bound == "about":
        return lambda v: low - policy.about.of(low) <= v <= high + policy.about.of(high)
    if bound == "nearly":
        if falls:
            end = high + policy.nearly.of(high)
            return lambda v: low < v <= end or v == low == end
        end = low - policy.nearly.of(low)
        return lambda v: end <= v < high or v == end == high
    return {
        "exact": lambda v: low <= v <= high,
        "more_than": lambda v: v > low,
        "at_least": lambda v: v >= low,
        "less_than": lambda v: v < high,
        "at_most": lambda v: v <= high,
    }[bound]


def required_by(of: dr.Figure, sense: str, policy: dr.HedgePolicy) -> tuple[Holds, Holds]:
    """Which values meet a target, and which its hedge leaves open."""
    low, high, bound = _ends(of)
    falls = of.direction is dr.Direction.DOWN
    nothing: Holds = lambda v: False  # noqa: E731
    if sense == "point":
        if bound == "about":
            return (
                lambda v: low - policy.about.of(low) <= v <= high + policy.about.of(high),
                nothing,
            )
        if bound == "nearly" and falls:
            return lambda v: low <= v <= high + policy.nearly.of(high), nothing
        if bound == "nearly":
            return lambda v: low - policy.nearly.of(low) <= v <= high, nothing
        return lambda v: low <= v <= high, nothing
    x = low if sense == "floor" else high
    good: Holds = (lambda v: v >= x) if sense == "floor" else (lambda v: v <= x)
    if bound in {"more_than", "less_than"}:
        return lambda v: good(v) and v != x, nothing
    if bound not in {"about", "nearly"}:
        return good, nothing
    t = (policy.about if bound == "about" else policy.nearly).of(x)
    zone: Holds = lambda v: abs(v - x) <= t  # noqa: E731
    return {
        AboutReading.GREY: (good, lambda v: zone(v) and not good(v)),
        AboutReading.INCLUSIVE: (lambda v: good(v) or zone(v), nothing),
        AboutReading.TWO_SIDED: (zone, nothing),
    }[policy.about_reading]


def slow_verdict(allowed: Holds, met: Holds, grey: Holds, corners: list[Fraction]) -> str:
    """The verdict by trying the corners, what lies between them and what lies beyond."""
    marks = sorted({*corners, Fraction(0)})
    between = [(one + other) / 2 for one, other in pairwise(marks)]
    tried = [marks[0] - 1, *marks, *between, marks[-1] + 1]
    possible = [v for v in tried if allowed(v)]
    assert possible
    if all(met(v) for v in possible):
        return "met"
    if any(met(v) or grey(v) for v in possible):
        return "undecided"
    return "not_met"


def corners_of(of: dr.Figure, policy: dr.HedgePolicy) -> list[Fraction]:
    """All numbers at which something about a figure may change."""
    low, high, _ = _ends(of)
    steps = (Fraction(0), policy.about.of(low), policy.nearly.of(low), policy.about.of(high),
             policy.nearly.of(high))  # fmt: skip
    return [end + sign * step for end in (low, high) for step in steps for sign in (-1, 1)]


def of_point(value: Fraction) -> Holds:
    """The set of one number."""
    return lambda v: v == value


def with_about(policy: dr.HedgePolicy, amount: Fraction) -> dr.HedgePolicy:
    """The policy with another tolerance of the same kind for "about" and "nearly"."""
    return attrs.evolve(
        policy, about=dr.Tolerance(amount, policy.about.kind),
        nearly=dr.Tolerance(amount, policy.nearly.kind),
    )  # fmt: skip
