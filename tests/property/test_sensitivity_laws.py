"""Laws of the sensitivity table and of the rounding that one of its rules needs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import dalian_report as dr
from dalian_report.model._quantities import round_to
from targets_made_up import observed, only_target

BOUNDS = {
    "floor": ["exact", "about", "nearly", "more_than", "at_least"],
    "ceiling": ["exact", "about", "nearly", "less_than", "at_most"],
    "point": ["exact", "about", "nearly"],
}
tenths = st.decimals(-20, 20, places=1)
plain = st.decimals(-20, 20, places=2) | st.integers(-20, 20) | st.fractions(-20, 20)
policies = st.builds(
    dr.HedgePolicy,
    about=st.sampled_from(["0%", "5%", "40%", "0.5"]),
    nearly=st.sampled_from(["5%", "1"]),
    about_reading=st.sampled_from(["grey", "inclusive", "two_sided"]),
    use_original=st.booleans(),
)


@st.composite
def reports(draw):
    sense = draw(st.sampled_from(sorted(BOUNDS)))
    bound = draw(st.sampled_from(BOUNDS[sense]))
    original = draw(st.none() | st.sampled_from(BOUNDS[sense]))
    return only_target(sense, str(draw(tenths)), bound, original=original)


actuals = plain | st.builds(
    lambda value, bound: observed("thing.growth", str(value), bound),
    st.decimals(-20, 20, places=2) | tenths | st.integers(-20, 20),
    st.sampled_from(["exact", "about", "nearly", "more_than", "at_most"]),
)
cases = st.tuples(reports(), actuals, policies)


def table(case):
    report, actual, policy = case
    return dr.sensitivity("thing", actual, report=report, policy=policy)


@given(cases)
def test_every_row_is_what_assess_says(case):
    report, actual, policy = case
    found = table(case)
    for row in found.rows:
        judged = dr.assess("thing", actual, report=report, policy=row.policy, rule=row.rule)
        assert (row.verdict, row.required, row.flips_at) == (
            judged.verdict,
            judged.required,
            judged.flips_at,
        )
    own = dr.assess("thing", actual, report=report, policy=policy)
    assert (found.verdict, found.flips_at, found.robust) == (own.verdict, own.flips_at, own.robust)
    simple = {row.verdict for row in found.rows if row.rule is dr.DecisionRule.SIMPLE}
    assert own.depends_on_reading is (len(simple) > 1)


@given(cases)
def test_robust_is_simple_against_guarded_under_the_policy(case):
    found = table(case)
    own = {row.rule.value: row.verdict for row in found.rows if row.policy == found.policy}
    assert len(own) == 3
    assert found.robust is (own["simple"] is own["guarded"])


@given(cases)
def test_a_verdict_that_does_not_hold_everywhere_depends_on_something(case):
    found = table(case)
    assert found.holds_everywhere is (found.depends_on == ())
    assert found.holds_everywhere is all(row.verdict is found.verdict for row in found.rows)


@given(cases)
def test_the_table_fits_and_says_every_verdict(case):
    found = table(case)
    lines = str(found).split("\n")
    assert max(map(len, lines)) <= 100
    for row in found.rows:
        assert any(row.verdict.value.replace("_", " ") in line for line in lines[3:])
    assert found.to_dict()["holds_everywhere"] is found.holds_everywhere


@pytest.mark.parametrize("actual", ["6.000000000000001", "5.9999999999", "12345678901234567890"])
def test_a_tolerance_of_any_size_fits_on_its_line(actual):
    found = dr.sensitivity("thing", Decimal(actual), report=only_target("floor", "6", "about"))
    assert max(map(len, str(found).splitlines())) <= 100


@given(reports(), plain, policies, st.fractions(0, 1))
def test_up_to_the_flip_the_verdict_holds(report, actual, policy, share):
    found = dr.sensitivity("thing", actual, report=report, policy=policy)
    figure = report.figures[0]
    for row in found.rows:
        bound = figure.bound
        if row.policy.use_original and figure.original is not None:
            bound = figure.original.bound
        if row.flips_at is None or bound.value not in {"about", "nearly"}:
            continue
        tolerance = row.policy.tolerance(bound)
        here, there = Fraction(tolerance.amount), Fraction(row.flips_at)
        between = here + (there - here) * share
        assume(between != there)
        policy = row.policy.with_tolerance(bound, dr.Tolerance(between, tolerance.kind))
        judged = dr.assess("thing", actual, report=report, policy=policy, rule=row.rule)
        assert judged.verdict is row.verdict


@given(reports(), plain, policies)
def test_the_rounded_value_rule_is_to_round_first_and_then_to_judge(report, actual, policy):
    place = report.figures[0].resolution
    arguments = {"report": report, "policy": policy}
    rounded = dr.assess("thing", actual, rule="rounded_value", **arguments)
    before = dr.assess("thing", round_to(actual, place), rule="simple", **arguments)
    assert (rounded.verdict, rounded.margin) == (before.verdict, before.margin)


places = st.sampled_from([Decimal("0.01"), Decimal("0.1"), 1, Decimal("1E+3"), Fraction(1, 3), 5])


@given(plain, places)
def test_rounding_goes_to_the_nearest_multiple_and_stays_there(value, place):
    found = round_to(value, place)
    times = Fraction(found) / Fraction(place)
    assert times.denominator == 1
    off = abs(Fraction(found) - Fraction(value))
    assert off <= Fraction(place) / 2
    assert off < Fraction(place) / 2 or times.numerator % 2 == 0
    assert round_to(found, place) == found
    assert round_to(-value, place) == -found


@given(plain, plain, places)
def test_rounding_keeps_the_order(one, other, place):
    low, high = sorted((one, other), key=Fraction)
    assert round_to(low, place) <= round_to(high, place)
