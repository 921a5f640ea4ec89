"""Robust says that both rules agree, and `flips_at` where a verdict turns."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from verdict_cases import (
    READINGS,
    decimals,
    intervals,
    judged,
    observations,
    policies,
    printed,
    targets,
)

import dalian_report as dr

if TYPE_CHECKING:
    from dalian_report.attainment import Interval

OPEN = dr.Verdict.UNDECIDED


@given(targets(), observations(), policies)
def test_simple_and_guarded_agree_where_robust(
    report: dr.Report, seen: dr.Observation, policy: dr.HedgePolicy
) -> None:
    simple, guarded = (
        judged(report, seen, policy=policy, rule=rule) for rule in ("simple", "guarded")
    )
    assert simple.robust is guarded.robust is (simple.verdict is guarded.verdict)
    assert simple.actual is not None
    assert guarded.actual is not None
    assert simple.actual in guarded.actual
    if not simple.robust:
        assert guarded.verdict is OPEN, "the wider set can only be less sure"
    if seen.bound is not dr.Bound.EXACT:
        assert simple.robust


@given(observations(["exact"]), observations(["exact"]), policies)
def test_in_step_too(seen: dr.Observation, other: dr.Observation, policy: dr.HedgePolicy) -> None:
    report = dr.load()
    target = report.target("income")
    rows = [
        dr.assess(
            target, _renamed(seen, "income.growth"), reference=_renamed(other, "gdp.growth"),
            policy=policy, rule=rule,
        )
        for rule in ("simple", "guarded")
    ]  # fmt: skip
    assert rows[0].robust is rows[1].robust is (rows[0].verdict is rows[1].verdict)
    if not rows[0].robust:
        assert rows[1].verdict is OPEN


def _renamed(seen: dr.Observation, indicator_id: str) -> dr.Observation:
    import attrs

    return attrs.evolve(seen, indicator_id=indicator_id)


@given(targets(), st.one_of(decimals, intervals(), st.integers(-20, 20)), policies)
def test_numbers_and_sets_are_robust(
    report: dr.Report, actual: object, policy: dr.HedgePolicy
) -> None:
    simple, guarded = (
        judged(report, actual, policy=policy, rule=rule) for rule in ("simple", "guarded")
    )
    assert simple.robust
    assert guarded.robust
    assert simple.verdict is guarded.verdict
    assert simple.actual == guarded.actual


amounts = st.builds(Fraction, st.integers(0, 40), st.sampled_from([1, 7, 10, 20]))
kinds = st.sampled_from(["relative", "absolute"])


@settings(max_examples=60)
@given(
    targets(), decimals, st.sampled_from(["exact", "about", "at_least", "range"]), amounts, kinds,
    st.sampled_from(READINGS), st.sampled_from(["simple", "guarded"]),
)  # fmt: skip
def test_a_verdict_holds_up_to_where_it_flips(
    report: dr.Report, value: Fraction, bound: str, amount: Fraction, kind: str, reading: str,
    rule: str,
) -> None:  # fmt: skip
    # One hedge word alone, so that one tolerance is all that may turn the verdict.
    (figure,), actual = report.figures, printed(value, bound)
    if figure.bound is dr.Bound.NEARLY:
        return

    def judge(at: Fraction) -> dr.attainment.Assessment:
        policy = dr.HedgePolicy(about=dr.Tolerance(at, kind), about_reading=reading)
        return judged(report, actual, policy=policy, rule=rule)

    _holds_up_to_the_flip(judge, amount)


@settings(max_examples=60)
@given(intervals(), intervals(), amounts, kinds, st.sampled_from(READINGS))
def test_in_step_holds_up_to_where_it_flips(
    actual: Interval, reference: Interval, amount: Fraction, kind: str, reading: str
) -> None:
    target = dr.load().target("income")

    def judge(at: Fraction) -> dr.attainment.Assessment:
        policy = dr.HedgePolicy(about=dr.Tolerance(at, kind), about_reading=reading)
        return dr.assess(target, actual, reference=reference, policy=policy)

    _holds_up_to_the_flip(judge, amount)


def _holds_up_to_the_flip(judge: object, amount: Fraction) -> None:
    assert callable(judge)
    row = judge(amount)
    tried = [Fraction(n, 8) for n in range(60)] + [Fraction(n) for n in range(8, 400, 40)]
    if row.flips_at is None:
        assert {judge(at).verdict for at in tried} == {row.verdict}
        return
    flip = Fraction(row.flips_at)
    reach = abs(flip - amount)
    assert {judge(at).verdict for at in tried if abs(at - amount) < reach} <= {row.verdict}
    hair = Fraction(1, 10**9)
    around = {judge(at).verdict for at in (flip - hair, flip, flip + hair) if at >= 0}
    assert around != {row.verdict}
