"""To know less never decides what was undecided, and never overturns what was decided."""

from __future__ import annotations

from fractions import Fraction

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from verdict_cases import intervals, judged, numbers, observations, policies, targets

import dalian_report as dr
from dalian_report.attainment import Interval

OPEN = dr.Verdict.UNDECIDED
steps = numbers.map(abs)


def widened(interval: Interval, down: Fraction, up: Fraction, closed: bool) -> Interval:
    """A set around another one."""
    return Interval(
        None if interval.lower is None else Fraction(interval.lower) - down,
        None if interval.upper is None else Fraction(interval.upper) + up,
        closed or interval.lower_closed,
        closed or interval.upper_closed,
    )


def at_most_as_sure(wider: dr.Verdict, closer: dr.Verdict) -> bool:
    """What the wider knowledge decides, the closer decides alike."""
    return wider is OPEN or wider is closer


@given(targets(), intervals(), steps, steps, st.booleans(), policies)
def test_a_wider_actual(
    report: dr.Report,
    actual: Interval,
    down: Fraction,
    up: Fraction,
    closed: bool,
    policy: dr.HedgePolicy,
) -> None:
    wider = widened(actual, down, up, closed)
    assert actual in wider
    one, other = (judged(report, values, policy=policy) for values in (actual, wider))
    assert at_most_as_sure(other.verdict, one.verdict)
    assert one.margin is not None
    assert other.margin is not None
    assert one.margin in other.margin
    if one.ratio is not None:
        assert other.ratio is not None
        assert one.ratio in other.ratio


@given(intervals(), intervals(), steps, steps, st.booleans(), policies)
def test_a_wider_reference(
    actual: Interval,
    reference: Interval,
    down: Fraction,
    up: Fraction,
    closed: bool,
    policy: dr.HedgePolicy,
) -> None:
    target = dr.load().target("income")
    wider = widened(reference, down, up, closed)
    one, other = (
        dr.assess(target, actual, reference=values, policy=policy) for values in (reference, wider)
    )
    assert at_most_as_sure(other.verdict, one.verdict)
    assert one.margin is not None
    assert other.margin is not None
    assert one.margin in other.margin


@given(intervals(), intervals(), numbers, policies)
def test_what_a_set_of_references_decides_each_of_them_decides(
    actual: Interval, reference: Interval, inside: Fraction, policy: dr.HedgePolicy
) -> None:
    target = dr.load().target("income")
    row = dr.assess(target, actual, reference=reference, policy=policy)
    points = [Fraction(end) for end in (reference.lower, reference.upper) if end is not None]
    if len(points) == 2:
        points.append(sum(points) / 2)
    for point in [*points, inside]:
        if point in reference:
            one = dr.assess(target, actual, reference=point, policy=policy)
            assert at_most_as_sure(row.verdict, one.verdict)


@given(targets(), observations(), st.sampled_from(["0.01", "0.1", "1", "10"]), policies)
def test_a_coarser_number_under_the_guarded_rule(
    report: dr.Report, seen: dr.Observation, resolution: str, policy: dr.HedgePolicy
) -> None:
    assert seen.resolution is not None
    coarser = attrs.evolve(seen, resolution=max(seen.resolution, type(seen.resolution)(resolution)))
    one, other = (judged(report, given, policy=policy, rule="guarded") for given in (seen, coarser))
    assert at_most_as_sure(other.verdict, one.verdict)


@given(targets(), observations(["about", "nearly"]), steps, policies)
def test_a_vaguer_hedge_of_the_actual(
    report: dr.Report, seen: dr.Observation, more: Fraction, policy: dr.HedgePolicy
) -> None:
    # The target is read as exact: its own zone is not to grow along.
    (figure,) = report.figures
    if figure.bound in {dr.Bound.ABOUT, dr.Bound.NEARLY}:
        report = attrs.evolve(report, figures=(attrs.evolve(figure, bound=dr.Bound.EXACT),))
    # "Nearly x" leaves x out, but without a tolerance it is x.
    assume(seen.bound is dr.Bound.ABOUT or policy.nearly.amount > 0)
    vaguer = attrs.evolve(
        policy,
        about=dr.Tolerance(Fraction(policy.about.amount) + more, policy.about.kind),
        nearly=dr.Tolerance(Fraction(policy.nearly.amount) + more, policy.nearly.kind),
    )
    one, other = (judged(report, seen, policy=given) for given in (policy, vaguer))
    assert at_most_as_sure(other.verdict, one.verdict)
