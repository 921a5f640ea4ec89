"""More of what is wanted never makes a verdict worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import given
from hypothesis import strategies as st
from verdict_cases import FITTING, intervals, judged, numbers, observations, policies, targets

import dalian_report as dr
from dalian_report.attainment import AboutReading, DecisionRule, Interval
from targets_made_up import only_target

if TYPE_CHECKING:
    from fractions import Fraction

ORDER = [dr.Verdict.NOT_MET, dr.Verdict.UNDECIDED, dr.Verdict.MET]
one_way = targets(["floor", "ceiling"])
rules = st.sampled_from([DecisionRule.SIMPLE, DecisionRule.GUARDED])
steps = numbers.map(abs)


def better(report: dr.Report, step: Fraction) -> Fraction:
    """A step in the direction of the target."""
    return -step if report.targets[0].sense.value == "ceiling" else step


def stretched(values: Interval, more: Fraction) -> Interval:
    """The set with its upper end moved further on."""
    if values.upper is None:
        return values
    upper = Interval.point(values.upper) + more
    return Interval(values.lower, upper.upper, values.lower_closed, values.upper_closed)


def one_sided(policy: dr.HedgePolicy) -> dr.HedgePolicy:
    """Without the reading under which too much of the good is a miss."""
    if policy.about_reading is AboutReading.TWO_SIDED:
        return attrs.evolve(policy, about_reading=AboutReading.GREY)
    return policy


@given(one_way, intervals(), steps, policies)
def test_in_the_actual(
    report: dr.Report, actual: Interval, step: Fraction, policy: dr.HedgePolicy
) -> None:
    policy = one_sided(policy)
    before = judged(report, actual, policy=policy)
    after = judged(report, actual + better(report, step), policy=policy)
    assert ORDER.index(before.verdict) <= ORDER.index(after.verdict)
    assert before.margin is not None
    assert after.margin == before.margin + step


@given(one_way, intervals(), steps, steps, policies)
def test_in_sets_that_lie_further_on(
    report: dr.Report, one: Interval, step: Fraction, more: Fraction, policy: dr.HedgePolicy
) -> None:
    policy = one_sided(policy)
    other = stretched(one + step, more)
    lower, higher = (judged(report, actual, policy=policy).verdict for actual in (one, other))
    if report.targets[0].sense.value == "ceiling":
        lower, higher = higher, lower
    assert ORDER.index(lower) <= ORDER.index(higher)


@given(
    st.sampled_from(["floor", "ceiling"]),
    st.data(),
    st.integers(0, 20),
    st.integers(0, 5),
    observations(),
    policies,
    rules,
)
def test_in_the_threshold(
    sense: str,
    data: st.DataObject,
    value: int,
    step: int,
    seen: dr.Observation,
    policy: dr.HedgePolicy,
    rule: DecisionRule,
) -> None:
    bound = data.draw(st.sampled_from([one for one in FITTING[sense] if one != "range"]))
    # A share of a greater number is a wider zone, so only a zone of fixed width is compared.
    policy = attrs.evolve(
        one_sided(policy), about=dr.Tolerance.absolute(1), nearly=dr.Tolerance.absolute(1)
    )
    lower, higher = (
        judged(only_target(sense, f"{threshold}", bound), seen, policy=policy, rule=rule)
        for threshold in (value, value + step)
    )
    easier, harder = (lower, higher) if sense == "floor" else (higher, lower)
    assert ORDER.index(easier.verdict) >= ORDER.index(harder.verdict)
    assert easier.margin is not None
    assert harder.margin is not None
    assert easier.margin == harder.margin + step


@given(intervals(), steps, intervals(), policies)
def test_in_the_reference_of_an_in_step_target(
    actual: Interval, step: Fraction, reference: Interval, policy: dr.HedgePolicy
) -> None:
    policy = attrs.evolve(one_sided(policy), about=dr.Tolerance.absolute(1))
    target = dr.load().target("income")
    before = dr.assess(target, actual, reference=reference, policy=policy)
    after = dr.assess(target, actual, reference=reference + step, policy=policy)
    assert ORDER.index(before.verdict) >= ORDER.index(after.verdict)
    onward = dr.assess(target, actual + step, reference=reference, policy=policy)
    assert ORDER.index(before.verdict) <= ORDER.index(onward.verdict)


@given(targets(["point"]), intervals(), policies)
def test_a_point_is_missed_on_either_side(
    report: dr.Report, actual: Interval, policy: dr.HedgePolicy
) -> None:
    row = judged(report, actual, policy=policy)
    assert row.margin is not None
    assert row.margin.upper is not None
    assert row.margin.upper <= 0
    assert row.required is not None
    if 0 in row.margin:
        assert actual.meets(row.required.threshold)
        assert row.verdict is not dr.Verdict.NOT_MET
    else:
        assert not actual.meets(row.required.threshold)


@given(one_way, intervals())
def test_without_a_tolerance_the_margin_decides(report: dr.Report, actual: Interval) -> None:
    exact = dr.HedgePolicy(about=0, nearly=0, about_reading="inclusive")
    row = judged(report, actual, policy=exact)
    excluded = report.figures[0].bound in {dr.Bound.MORE_THAN, dr.Bound.LESS_THAN}
    enough = Interval.more_than(0) if excluded else Interval.at_least(0)
    assert row.margin is not None
    assert (row.verdict is dr.Verdict.MET) is (row.margin in enough)
    assert (row.verdict is dr.Verdict.NOT_MET) is not row.margin.meets(enough)
