"""The verdicts are those that trying number by number gives, and another library's sets."""

from __future__ import annotations

from fractions import Fraction

import portion
from hypothesis import given
from hypothesis import strategies as st
from verdict_cases import (
    BOUNDS,
    Holds,
    allowed_by,
    as_portion,
    corners_of,
    decimals,
    intervals,
    judged,
    of_point,
    policies,
    printed,
    required_by,
    slow_verdict,
    targets,
)

import dalian_report as dr
from dalian_report.attainment import AboutReading, Interval


@given(targets(), decimals, st.sampled_from([*BOUNDS, "range"]), policies)
def test_a_figure_against_a_target(
    report: dr.Report, value: Fraction, bound: str, policy: dr.HedgePolicy
) -> None:
    actual = printed(value, bound)
    (figure,), sense = report.figures, report.targets[0].sense.value
    wanted = slow_verdict(
        allowed_by(actual, policy),
        *required_by(figure, sense, policy),
        [*corners_of(actual, policy), *corners_of(figure, policy)],
    )
    assert judged(report, actual, policy=policy).verdict.value == wanted


@given(targets(), intervals(), policies)
def test_an_interval_against_a_target(
    report: dr.Report, actual: Interval, policy: dr.HedgePolicy
) -> None:
    (figure,), sense = report.figures, report.targets[0].sense.value
    corners = [Fraction(end) for end in (actual.lower, actual.upper) if end is not None]
    wanted = slow_verdict(
        lambda v: v in as_portion(actual),
        *required_by(figure, sense, policy),
        [*corners, *corners_of(figure, policy)],
    )
    assert judged(report, actual, policy=policy).verdict.value == wanted


@given(targets(), intervals(), policies)
def test_the_sets_of_another_library_give_the_same_verdict(
    report: dr.Report, actual: Interval, policy: dr.HedgePolicy
) -> None:
    row = judged(report, actual, policy=policy)
    assert row.required is not None
    met, grey = (
        portion.empty() if one is None else as_portion(one)
        for one in (row.required.met, row.required.grey)
    )
    values = as_portion(actual)
    if values in met:
        wanted = "met"
    elif (values & (met | grey)).empty:
        wanted = "not_met"
    else:
        wanted = "undecided"
    assert row.verdict.value == wanted
    assert as_portion(row.required.reach) == (met | grey).enclosure


@given(targets(), decimals, st.sampled_from(["0.01", "0.1", "1", "10"]), policies)
def test_the_guarded_rule(
    report: dr.Report, value: Fraction, resolution: str, policy: dr.HedgePolicy
) -> None:
    actual = printed(value, "exact", resolution=resolution)
    (figure,), sense = report.figures, report.targets[0].sense.value
    half = Fraction(resolution) / 2
    allowed: Holds = lambda v: abs(v - Fraction(value)) <= half  # noqa: E731
    own = [Fraction(value) + half * side for side in (-1, 0, 1)]
    corners = [*own, *corners_of(figure, policy)]
    met, grey = required_by(figure, sense, policy)
    guarded = judged(report, actual, policy=policy, rule="guarded")
    assert guarded.verdict.value == slow_verdict(allowed, met, grey, corners)
    simple = judged(report, actual, policy=policy)
    assert simple.verdict.value == slow_verdict(of_point(Fraction(value)), met, grey, corners)


@given(intervals(), intervals(), policies)
def test_in_step_with_every_number_that_the_reference_may_be(
    actual: Interval, reference: Interval, policy: dr.HedgePolicy
) -> None:
    # Met, if met for each of the reference's numbers; not met, if for none of them.
    inside = [Fraction(end) for end in (reference.lower, reference.upper) if end is not None]
    near = [end + step * sign for end in inside or [Fraction(0)] for sign in (-1, 1)
            for step in (Fraction(1, 10**9), Fraction(1), Fraction(10**9))]  # fmt: skip
    middle = [sum(inside) / len(inside)] if inside else []
    tried = [g for g in [*inside, *near, *middle, Fraction(0)] if g in reference]
    target = dr.load().target("income")
    row = dr.assess(target, actual, reference=reference, policy=policy)
    single = {dr.assess(target, actual, reference=g, policy=policy).verdict.value for g in tried}
    if row.verdict is not dr.Verdict.UNDECIDED:
        assert single == {row.verdict.value}
    elif actual.is_point and policy.about_reading is not AboutReading.TWO_SIDED:
        # One number is undecided for a reason: some reference leaves it open, or two disagree.
        share = policy.about.amount if policy.about.kind.value == "relative" else 0
        assert single != {"met"} or reference.upper is None
        falls = reference.upper is None and share > 1
        assert single != {"not_met"} or reference.lower is None or falls
