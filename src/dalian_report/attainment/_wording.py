"""Targets, margins and ratios in words, and a verdict explained in one sentence."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.model._intervals import Interval
from dalian_report.model._vocabulary import Bound, Direction, Measure, Sense
from dalian_report.model._wording import (
    ONE_SIDED,
    amount,
    digits_of,
    grouped,
    interval,
    lower_first,
    quantity,
)

if TYPE_CHECKING:
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._requirements import Requirement
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
    if target.relative_to is not None and reference is not None:
        return f"above {lower_first(reference.name)}"
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


_OTHER_RULES = {
    "simple": "the guarded rule decides otherwise",
    "rounded_value": "the simple and the guarded rule differ",
    "guarded": "the simple rule decides otherwise",
}
_SIGNS = {Bound.ABOUT: "±", Bound.NEARLY: "-"}
_VERDICTS = {
    "met": ("meets", ""),
    "not_met": ("does not meet", ""),
    "undecided": ("leaves", " undecided"),
}


def explanation(row: Assessment) -> str:
    """One sentence: the requirement, the outcome, the end and the rule that decided."""
    name, year, verdict = row.indicator.name, row.target.year, row.verdict.value
    if verdict == "no_data":
        return f"{name}: no outcome of {year} was found for the target of {requirement(row)}."
    if row.actual is not None and row.required is None and row.stated is None:
        return (
            f"{name}: {interval(row.actual, row.indicator.unit)} leaves the target of "
            f"{requirement(row)} for {year} undecided, since the report prints no number for it."
        )
    if row.actual is None or row.required is None:
        return (
            f"{name}: the publisher itself judges the target of {requirement(row)} "
            f"for {year} {verdict.replace('_', ' ')}, without a number."
        )
    verb, result = _VERDICTS[verdict]
    sentence = (
        f"{name}: {interval(row.actual, row.indicator.unit)} {verb} the target "
        f"of {_wanted(row)} for {year}{result} ({_terms(row)}), "
        f"{_decided(row, row.actual, row.required)}"
    )
    if row.robust is False:
        sentence += f"; {_OTHER_RULES[row.rule.value]}, so the verdict depends on rounding"
    if row.disagrees and row.stated is not None:
        sentence += f"; the publisher itself calls it {row.stated.value.replace('_', ' ')}"
    return sentence + "."


def _wanted(row: Assessment) -> str:
    if row.reference is None or row.required is None:
        if row.figure is None:
            return requirement(row)
        return threshold(row.figure, row.policy.use_original)
    reference = interval(row.required.threshold, row.indicator.unit)
    if row.target.sense is Sense.ABOVE_REFERENCE:
        return f"{requirement(row)} ({reference})"
    return f"about the outcome of {lower_first(row.reference.name)} ({reference})"


def _terms(row: Assessment) -> str:
    """Sense, unit, bound with its Chinese words, the reading of a hedge, and the rule."""
    is_above = row.target.sense is Sense.ABOVE_REFERENCE
    original, bound = None, Bound.MORE_THAN if is_above else Bound.ABOUT
    if row.figure is not None:
        original = row.figure.original if row.policy.use_original else None
        bound = row.figure.bound if original is None else original.bound
    words = f"bound {bound.value}" + ("" if original is None else f" as in {original.text}")
    words += _read_as(bound, row)
    outcome = None if row.observation is None else row.observation.bound
    if outcome is not None and outcome is not bound and outcome in _SIGNS:
        words += f"; outcome {outcome.value}{_read_as(outcome, row)}"
    sense = "floor" if row.reference is not None else row.target.sense.value
    return f"{sense}; unit {row.indicator.unit}; {words}; {row.rule.value} rule"


def _read_as(bound: Bound, row: Assessment) -> str:
    return f", read as {_SIGNS[bound]}{row.policy.tolerance(bound)}" if bound in _SIGNS else ""


def _decided(row: Assessment, actual: Interval, required: Requirement) -> str:
    """The end of the actual that decided, and the limit."""
    unit, verdict = row.indicator.unit, row.verdict.value
    if verdict == "not_met":
        reach = required.reach
        if actual.below(reach):
            return f"decided by its {_upper(actual, unit)}, outside {_limits(reach, unit)}"
        return f"decided by its {_lower(actual, unit)}, outside {_limits(reach, unit)}"
    met = required.met
    if met is None:
        return "since no number is sure to be enough"
    if verdict == "met":
        ends = _lower(actual, unit) if met.upper is None else _upper(actual, unit)
        if met.lower is not None and met.upper is not None and not actual.is_point:
            ends = f"{_lower(actual, unit)} and {_upper(actual, unit)}"
        return f"decided by its {ends}, inside {_limits(met, unit)}"
    return _left_open(actual, met, required.grey, unit)


def _left_open(actual: Interval, met: Interval, grey: Interval | None, unit: str) -> str:
    too_low = Interval(actual.lower, None, actual.lower_closed) not in Interval(
        met.lower, None, met.lower_closed
    )
    too_high = Interval(None, actual.upper, False, actual.upper_closed) not in Interval(
        None, met.upper, False, met.upper_closed
    )
    lower, upper = _lower(actual, unit), _upper(actual, unit)
    if grey is not None and actual in grey:
        outside = lower if too_low else upper
        return f"since its {outside} is in the grey zone, {interval(grey, unit)}"
    if too_low and too_high:
        return f"since its {lower} and its {upper} are outside {_limits(met, unit)}"
    outside, inside = (lower, upper) if too_low else (upper, lower)
    return f"since its {outside} is outside {_limits(met, unit)}, its {inside} not"


def _lower(actual: Interval, unit: str) -> str:
    return f"lower end ({_end(actual.lower, actual.lower_closed, unit)})"


def _upper(actual: Interval, unit: str) -> str:
    return f"upper end ({_end(actual.upper, actual.upper_closed, unit)})"


def _end(end: Exact | None, closed: bool, unit: str) -> str:
    if end is None:
        return "unbounded"
    return amount(end, unit) + ("" if closed else ", excluded")


def _limits(values: Interval, unit: str) -> str:
    limits = "limit" if values.lower is None or values.upper is None else "limits"
    return f"the {limits} of {interval(values, unit)}"
