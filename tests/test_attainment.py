"""Verdicts on one target: the rule, what it is robust against, margins, words and refusals."""

from __future__ import annotations

import copy
import pickle
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pytest

import dalian_report as dr
from dalian_report import attainment
from dalian_report.attainment import Assessment, Basis, Interval, assess
from dalian_report.errors import AssessmentError, UnitError, UnknownKeyError
from refusals import refused
from targets_made_up import Promise, figure, observed, only_target, report_of

MET, NOT_MET, OPEN = dr.Verdict.MET, dr.Verdict.NOT_MET, dr.Verdict.UNDECIDED
WORDS = {"met": MET, "not met": NOT_MET, "open": OPEN}


def judged(report: dr.Report, actual: Any, **more: Any) -> Assessment:
    """The verdict on the report's only target; an interval may be given in its notation."""
    if isinstance(actual, str):
        actual = Interval.parse(actual)
    return assess(report.targets[0], actual, report=report, **more)


# The case that the scorecard opens with


def test_the_gdp_case() -> None:
    target = dr.load().target("gdp")
    seen = next(found for found in dr.observations() if found.id == "obs.gdp.growth.2023.2")
    row = assess(target, seen)
    assert (row.verdict, row.stretch_verdict, row.robust) == (MET, NOT_MET, False)
    assert row.margin == Interval.point(0)
    assert row.ratio == Interval.point(1)
    assert row.flips_at is None
    assert row.figure is not None
    assert row.figure.bound is dr.Bound.MORE_THAN
    assert row.figure.original is not None
    assert row.figure.original.text == "6%以上"
    assert assess(target, seen, rule="guarded").verdict is OPEN
    assert assess(target, seen, rule="guarded").actual == Interval.parse("[5.95, 6.05]")
    as_translated = dr.HedgePolicy(use_original=False)
    assert assess(target, seen, policy=as_translated).verdict is NOT_MET


# The rule


@pytest.mark.parametrize(
    ("sense", "bound", "actual", "wanted"),
    [
        # a floor of 6, the number included
        ("floor", "exact", "[6, 6]", "met"),
        ("floor", "at_least", "[6, 7)", "met"),
        ("floor", "at_least", "(6, +inf)", "met"),
        ("floor", "at_least", "[5.9, 6)", "not met"),
        ("floor", "at_least", "[5.9, 6]", "open"),
        ("floor", "at_least", "(-inf, 6]", "open"),
        ("floor", "at_least", "(-inf, 6)", "not met"),
        ("floor", "at_least", "(-inf, +inf)", "open"),
        # a floor above 6
        ("floor", "more_than", "[6, 6]", "not met"),
        ("floor", "more_than", "(6, 7]", "met"),
        ("floor", "more_than", "[6, 7]", "open"),
        ("floor", "more_than", "[5, 6]", "not met"),
        # ceilings
        ("ceiling", "exact", "[6, 6]", "met"),
        ("ceiling", "at_most", "(-inf, 6]", "met"),
        ("ceiling", "at_most", "(6, 7]", "not met"),
        ("ceiling", "at_most", "[6, 7]", "open"),
        ("ceiling", "less_than", "[6, 6]", "not met"),
        ("ceiling", "less_than", "(-inf, 6)", "met"),
        ("ceiling", "less_than", "[5.9, 6]", "open"),
        # points
        ("point", "exact", "[6, 6]", "met"),
        ("point", "exact", "[6, 6.1]", "open"),
        ("point", "exact", "(6, 6.1]", "not met"),
        # hedges: 6 within 0.3
        ("floor", "about", "[6, 6.3]", "met"),
        ("floor", "about", "[5.7, 5.7]", "open"),
        ("floor", "about", "[5.9, 6.1]", "open"),
        ("floor", "about", "[5.6, 5.7)", "not met"),
        ("floor", "about", "[5.6, 5.7]", "open"),
        ("ceiling", "about", "[6.3, 7]", "open"),
        ("ceiling", "about", "(6.3, 7]", "not met"),
        ("ceiling", "about", "(-inf, 6]", "met"),
        ("point", "about", "[5.7, 6.3]", "met"),
        ("point", "about", "[5.7, 6.3001]", "open"),
        ("point", "about", "(6.3, 7]", "not met"),
        ("point", "nearly", "[5.7, 6]", "met"),
        ("point", "nearly", "(6, 6.1]", "not met"),
        ("floor", "nearly", "[5.8, 5.8]", "open"),
    ],
)
def test_the_verdict_rule(sense: str, bound: str, actual: str, wanted: str) -> None:
    assert judged(only_target(sense, "6", bound), actual).verdict is WORDS[wanted]


@pytest.mark.parametrize(
    ("sense", "actual", "wanted"),
    [("point", "[6, 7]", "met"), ("point", "[6, 7.1]", "open"), ("point", "(7, 8]", "not met"),
     ("floor", "[6, 6]", "met"), ("ceiling", "[7, 7]", "met"), ("ceiling", "[6.9, 7.1]", "open")],
)  # fmt: skip
def test_a_range_is_a_floor_at_its_lower_and_a_ceiling_at_its_upper_end(
    sense: str, actual: str, wanted: str
) -> None:
    report = only_target(sense, "6", to="7")
    assert judged(report, actual).verdict is WORDS[wanted]


@pytest.mark.parametrize(
    ("reading", "verdicts"),
    [
        ("grey", {"5.6": NOT_MET, "5.8": OPEN, "6": MET, "6.2": MET, "7": MET}),
        ("inclusive", {"5.6": NOT_MET, "5.8": MET, "6": MET, "6.2": MET, "7": MET}),
        ("two_sided", {"5.6": NOT_MET, "5.8": MET, "6": MET, "6.2": MET, "7": NOT_MET}),
    ],
)
def test_the_three_readings(reading: str, verdicts: dict[str, dr.Verdict]) -> None:
    report, policy = only_target("floor", "6", "about"), dr.HedgePolicy(about_reading=reading)
    found = {text: judged(report, Decimal(text), policy=policy).verdict for text in verdicts}
    assert found == verdicts


@pytest.mark.parametrize(
    ("sense", "bound", "actual", "wanted"),
    [
        ("ceiling", "at_least", -5, MET),
        ("ceiling", "at_least", -4.9, NOT_MET),
        ("ceiling", "more_than", -5, NOT_MET),
        ("floor", "at_most", -5, MET),
        ("floor", "at_most", -5.1, NOT_MET),
        ("ceiling", "about", -4.8, OPEN),
        ("point", "nearly", -4.8, MET),
        ("point", "nearly", -5.1, NOT_MET),
    ],
)
def test_a_fall_is_negative(sense: str, bound: str, actual: float, wanted: dr.Verdict) -> None:
    assert judged(only_target(sense, "5", bound, falls=True), actual).verdict is wanted


def test_a_rank_is_a_ceiling() -> None:
    report = only_target("ceiling", "3", "at_least", unit="rank")
    assert judged(report, 3).verdict is MET
    assert judged(report, 4).verdict is NOT_MET
    assert judged(report, 4).margin == Interval.point(-1)
    seen = observed("thing.rank", "2", "at_least", unit="rank", resolution="1")
    assert judged(report, seen).actual == Interval.at_most(2)
    assert judged(report, seen).verdict is MET
    with refused(AssessmentError, "rank-not-ceiling I-01.1"):
        judged(only_target("floor", "3", unit="rank"), 3)


@pytest.mark.parametrize(
    "promise",
    [Promise("thing", "floor", "6", "at_most"), Promise("thing", "ceiling", "6", "more_than"),
     Promise("thing", "point", "6", "at_least"),
     Promise("thing", "floor", "6", "more_than", falls=True)],
)  # fmt: skip
def test_a_bound_against_its_sense_is_refused(promise: Promise) -> None:
    with refused(AssessmentError, "contradicting-bound I-01.1"):
        judged(report_of(promise), 6)


# The guarded rule


@pytest.mark.parametrize(
    ("actual", "wanted", "robust"),
    [
        (observed("thing.growth", "6.0"), "[5.95, 6.05]", False),
        (observed("thing.growth", "6.1"), "[6.05, 6.15]", True),
        (observed("thing.growth", "6.05", resolution="0.1"), "[6, 6.1]", True),
        (observed("thing.growth", "6", resolution="1"), "[5.5, 6.5]", False),
        (observed("thing.growth", "5.9"), "[5.85, 5.95]", True),
        (observed("thing.growth", "5.95", resolution="0.1"), "[5.9, 6]", False),
        (observed("thing.growth", "6.0", "about"), "[5.7, 6.3]", True),
        (observed("thing.growth", "6.0", "at_least"), "[6, +inf)", True),
        (observed("thing.growth", "6.0", resolution=None), "[6, 6]", True),
        (figure("6.0"), "[5.95, 6.05]", False),
        (figure("6.0", to="6.5"), "[6, 6.5]", True),
        (Interval.parse("[6, 6]"), "[6, 6]", True),
        (6, "[6, 6]", True),
        (6.0, "[6, 6]", True),
        (Decimal("6.0"), "[6, 6]", True),
    ],
    ids=repr,
)
def test_what_the_guarded_rule_widens(actual: Any, wanted: str, robust: bool) -> None:
    report = only_target("floor", "6", "at_least")
    row = judged(report, actual, rule="guarded")
    assert str(row.actual) == wanted
    assert row.robust is robust
    simple = judged(report, actual)
    assert simple.robust is robust
    assert (simple.verdict is row.verdict) is robust
    if not isinstance(actual, dr.Observation | dr.Figure):
        assert row.actual == simple.actual


@pytest.mark.parametrize("unit", ["count", "rank", "places"])
def test_the_guarded_rule_leaves_what_is_printed_in_full(unit: str) -> None:
    promise = Promise("thing", "ceiling", "3", unit=unit)
    report = report_of(promise)
    full = observed(promise.indicator_id, "3", unit=unit, resolution="1")
    assert judged(report, full, rule="guarded").actual == Interval.point(3)
    assert judged(report, full).robust
    rounded = observed(promise.indicator_id, "300", unit=unit, resolution="100")
    assert judged(report, rounded, rule="guarded").actual == Interval(250, 350)


def test_widening_is_in_the_unit_of_the_actual() -> None:
    report = only_target("floor", "0.06", unit="ratio")
    seen = observed("thing.level", "6.0", unit="percent")
    assert str(judged(report, seen).actual) == "[0.06, 0.06]"
    assert str(judged(report, seen, rule="guarded").actual) == "[0.0595, 0.0605]"


def test_a_rule_that_there_is_not() -> None:
    for rule in ("strict", "", None, 1):
        with refused(AssessmentError, "unknown-choice rule"):
            assess("gdp", 6, rule=rule)  # type: ignore[arg-type]


# At which tolerance a verdict flips


def changed_at(report: dr.Report, actual: Any, row: Assessment, **more: Any) -> None:
    """`flips_at` is the nearest tolerance at which, or next to which, the verdict is another."""
    kind, name = row.policy.about.kind, more.pop("name", "about")
    own = getattr(row.policy, name)

    def verdict(amount: Fraction) -> dr.Verdict:
        policy = attrs.evolve(row.policy, **{name: dr.Tolerance(amount, kind)})
        return judged(report, actual, policy=policy, rule=row.rule, **more).verdict

    current = Fraction(own.amount)
    step = Fraction(1, 10**9)
    if row.flips_at is None:
        assert all(verdict(Fraction(n, 40)) is row.verdict for n in range(100))
        return
    flip = Fraction(row.flips_at)
    around = [amount for amount in (flip - step, flip, flip + step) if amount >= 0]
    assert any(verdict(amount) is not row.verdict for amount in around)
    between = [current + (flip - current) * Fraction(n, 20) for n in range(20)]
    assert all(verdict(amount) is row.verdict for amount in between)
    mirrored = 2 * current - flip
    nearer = [current + (mirrored - current) * Fraction(n, 20) for n in range(20)]
    assert all(verdict(amount) is row.verdict for amount in nearer if amount >= 0)


FLIPS = [
    ("floor", "about", 12, "grey", "0.4"),
    ("floor", "about", 19.5, "grey", "0.025"),
    ("floor", "about", 19, "grey", "0.05"),
    ("floor", "about", 20, "grey", None),
    ("floor", "about", 25, "grey", None),
    ("floor", "about", 12, "inclusive", "0.4"),
    ("floor", "about", 19.5, "inclusive", "0.025"),
    ("floor", "about", 25, "inclusive", None),
    ("floor", "about", 25, "two_sided", "0.25"),
    ("floor", "about", 20, "two_sided", None),
    ("floor", "about", -5, "grey", "1.25"),
    ("ceiling", "about", 25, "grey", "0.25"),
    ("ceiling", "about", 15, "grey", None),
    ("point", "about", 20.1, "grey", "0.005"),
    ("point", "nearly", 20.1, "grey", None),
    ("point", "nearly", 18, "grey", "0.1"),
    ("floor", "nearly", 18, "grey", "0.1"),
    ("floor", "exact", 18, "grey", None),
    ("floor", "at_least", 18, "grey", None),
    ("floor", "exact", figure("19", "about"), "grey", "0.0526315789"),
    ("floor", "exact", figure("20", "about"), "grey", "0"),
    ("floor", "exact", figure("20", "nearly"), "grey", "0"),
    ("floor", "exact", figure("40", "about"), "grey", "0.5"),
    ("floor", "exact", figure("19", "at_least"), "grey", None),
    ("ceiling", "exact", figure("25", "about"), "grey", "0.2"),
    ("ceiling", "exact", figure("25", "about", falls=True), "grey", "1.8"),
    ("floor", "about", figure("18", "about"), "grey", "0.0526315789"),
    ("floor", "about", figure("30", "about"), "grey", "0.3333333333"),
    ("floor", "about", figure("10", "nearly"), "grey", "0.5"),
    ("floor", "nearly", figure("22", "about"), "grey", "0.0909090909"),
]


@pytest.mark.parametrize(("sense", "bound", "actual", "reading", "wanted"), FLIPS)
def test_flips_at(sense: str, bound: str, actual: Any, reading: str, wanted: str | None) -> None:
    report, policy = only_target(sense, "20", bound), dr.HedgePolicy(about_reading=reading)
    row = judged(report, actual, policy=policy)
    rounded = (
        None if row.flips_at is None else f"{Decimal(f'{float(row.flips_at):.10f}').normalize():f}"
    )
    assert rounded == wanted
    hedges = {bound, getattr(actual, "bound", dr.Bound.EXACT).value} & {"about", "nearly"}
    if len(hedges) == 1:
        changed_at(report, actual, row, name=hedges.pop())


def test_flips_at_is_exact_and_of_the_kind_of_the_policy() -> None:
    report = only_target("floor", "3", "about")
    assert judged(report, 2).flips_at == Fraction(1, 3)
    absolute = dr.HedgePolicy(about=dr.Tolerance.absolute("0.25"))
    row = judged(report, 2, policy=absolute)
    assert row.flips_at == Decimal(1)
    changed_at(report, 2, row)
    fall = only_target("ceiling", "3", "about", falls=True)
    row = judged(fall, -2.5, policy=absolute)
    assert row.flips_at == Decimal("0.5")
    changed_at(fall, -2.5, row)


def test_flips_at_of_an_actual_in_another_unit() -> None:
    report = only_target("floor", "0.2", unit="ratio")
    actual = figure("19", "about", unit="percent")
    assert judged(report, actual).flips_at == Fraction(1, 19)
    absolute = dr.HedgePolicy(about=dr.Tolerance.absolute("0.25"))
    assert judged(report, actual, policy=absolute).flips_at == 1, "a point of the actual's percent"


def test_flips_at_the_tolerance_that_the_policy_has() -> None:
    report = only_target("floor", "20", "about")
    row = judged(report, 19)
    assert (row.verdict, row.flips_at) == (OPEN, Decimal("0.05"))
    under = judged(report, 18.99)
    assert (under.verdict, under.flips_at) == (NOT_MET, Decimal("0.0505"))


@pytest.mark.parametrize(("about", "wanted"), [("6%", "0.05"), ("12%", "0.15"), ("10%", "0.05")])
def test_flips_at_the_nearer_of_two_turns(about: str, wanted: str) -> None:
    # Not met up to 5%, open up to 15%, met from there on.
    report = only_target("point", "20", "about")
    row = judged(report, "[21, 23]", policy=dr.HedgePolicy(about=about))
    assert row.verdict is OPEN
    assert row.flips_at == Decimal(wanted)


def test_flips_at_under_the_guarded_rule() -> None:
    report = only_target("floor", "20", "about")
    seen = observed("thing.growth", "18", resolution="1")
    assert judged(report, seen).flips_at == Decimal("0.1")
    row = judged(report, seen, rule="guarded")
    assert row.flips_at == Decimal("0.075"), "the upper end, 18.5, decides"
    changed_at(report, seen, row)


# Margin and ratio


@pytest.mark.parametrize(
    ("sense", "bound", "actual", "margin", "ratio"),
    [
        ("floor", "at_least", "[6, 6]", "[1, 1]", "[1.2, 1.2]"),
        ("floor", "more_than", "[4, 4]", "[-1, -1]", "[0.8, 0.8]"),
        ("floor", "at_least", "(4, 6]", "(-1, 1]", "(0.8, 1.2]"),
        ("floor", "at_least", "[6, +inf)", "[1, +inf)", "[1.2, +inf)"),
        ("floor", "at_least", "(-inf, 4)", "(-inf, -1)", "(-inf, 0.8)"),
        ("floor", "about", "[4.8, 4.8]", "[-0.2, -0.2]", "[0.96, 0.96]"),
        ("ceiling", "at_most", "[6, 6]", "[-1, -1]", "[1.2, 1.2]"),
        ("ceiling", "about", "[4, 5)", "(0, 1]", "[0.8, 1)"),
        ("ceiling", "at_most", "[-5, 0]", "[5, 10]", "[-1, 0]"),
        ("point", "exact", "[5, 5]", "[0, 0]", "[1, 1]"),
        ("point", "exact", "[7, 7]", "[-2, -2]", "[1.4, 1.4]"),
        ("point", "exact", "[4, 4]", "[-1, -1]", "[0.8, 0.8]"),
        ("point", "exact", "[4, 7]", "[-2, 0]", "[0.8, 1.4]"),
        ("point", "exact", "[2, 6)", "[-3, 0]", "[0.4, 1.2)"),
        ("point", "exact", "(5, 7)", "(-2, 0)", "(1, 1.4)"),
        ("point", "exact", "[3, 4)", "[-2, -1)", "[0.6, 0.8)"),
        ("point", "exact", "(4, 6]", "[-1, 0]", "(0.8, 1.2]"),
        ("point", "exact", "[6, +inf)", "(-inf, -1]", "[1.2, +inf)"),
        ("point", "exact", "(-inf, +inf)", "(-inf, 0]", "(-inf, +inf)"),
        ("point", "about", "[4.8, 4.8]", "[-0.2, -0.2]", "[0.96, 0.96]"),
    ],
)
def test_margin_and_ratio_to_the_printed_threshold(
    sense: str, bound: str, actual: str, margin: str, ratio: str
) -> None:
    row = judged(only_target(sense, "5", bound), actual)
    assert str(row.margin) == margin
    assert str(row.ratio) == ratio


@pytest.mark.parametrize(
    ("sense", "actual", "margin", "ratio"),
    [
        ("floor", 6, "[2, 2]", "[1.5, 1.5]"),
        ("ceiling", 6, "[-1, -1]", "[1.2, 1.2]"),
        ("point", 6, "[-1, -1]", "[1.2, 1.5]"),
        ("point", 4.5, "[0, 0]", "[0.9, 1.125]"),
        ("point", 3, "[-1, -1]", "[0.6, 0.75]"),
        ("point", "[2, 6]", "[-2, 0]", "[0.4, 1.5]"),
        ("point", "(5, 6)", "(-1, 0)", "(1, 1.5)"),
    ],
)
def test_margin_and_ratio_of_a_range(sense: str, actual: Any, margin: str, ratio: str) -> None:
    row = judged(only_target(sense, "4", to="5"), actual)
    assert str(row.margin) == margin
    assert str(row.ratio) == ratio


def test_margin_and_ratio_of_a_fall() -> None:
    row = judged(only_target("ceiling", "5", "at_least", falls=True), -6)
    assert (str(row.margin), str(row.ratio)) == ("[1, 1]", "[1.2, 1.2]")
    row = judged(only_target("floor", "5", "at_most", falls=True), "[-6, -4)")
    assert (str(row.margin), str(row.ratio)) == ("[-1, 1)", "(0.8, 1.2]")


def test_no_ratio_to_zero() -> None:
    row = judged(only_target("ceiling", "0"), 3)
    assert row.ratio is None
    assert row.margin == Interval.point(-3)
    assert judged(only_target("point", "0", to="3"), 3).ratio is None


def test_ratios_are_exact() -> None:
    assert judged(only_target("floor", "3"), 1).ratio == Interval.point(Fraction(1, 3))


# In step with


def in_step(**more: Any) -> dr.Report:
    """Income is to keep in step with output."""
    return report_of(
        Promise("income", "in_step_with", relative_to="output.growth"),
        Promise("output", value="6"),
        **more,
    )


@pytest.mark.parametrize(
    ("actual", "reference", "wanted", "margin", "ratio"),
    [
        (6, 6, "met", "[0, 0]", "[1, 1]"),
        (5.8, 6, "open", "[-0.2, -0.2]", "[29/30, 29/30]"),
        (5.6, 6, "not met", "[-0.4, -0.4]", "[14/15, 14/15]"),
        (7, "[6, 6.5]", "met", "[0.5, 1]", "[14/13, 7/6]"),
        (6.2, "[6, 6.5]", "open", "[-0.3, 0.2]", "[62/65, 31/30]"),
        (7, "[6, +inf)", "open", "(-inf, 1]", "(0, 7/6]"),
        ("[6, 7)", "(5, 6]", "met", "[0, 2)", "[1, 1.4)"),
        (-1, "[-2, -1]", "met", "[0, 1]", "[0.5, 1]"),
        (1, "[-1, 1]", "met", "[0, 2]", "None"),
        (-3, "[-2, +inf)", "not met", "(-inf, -1]", "None"),
        (-3, "[2, +inf)", "not met", "(-inf, -5]", "[-1.5, 0)"),
    ],
)
def test_in_step_with(actual: Any, reference: Any, wanted: str, margin: str, ratio: str) -> None:
    if isinstance(reference, str):
        reference = Interval.parse(reference)
    row = judged(in_step(), actual, reference=reference)
    assert row.verdict is WORDS[wanted]
    assert str(row.margin) == margin
    assert str(row.ratio) == ratio
    assert row.figure is None
    assert row.reference is not None
    assert row.reference.id == "output.growth"


@pytest.mark.parametrize(
    ("actual", "reference", "reading", "wanted"),
    [
        (6, 6, "grey", None),
        (5.1, 6, "grey", "0.15"),
        (5.1, 6, "inclusive", "0.15"),
        (7.5, 6, "two_sided", "0.25"),
        (5.1, Interval(6, 8), "grey", "0.15"),
        (7, Interval(6, 8), "grey", None),
        (7, Interval(6, 8), "inclusive", "0.125"),
        (9, Interval(8, 10), "two_sided", "0.125"),
        (-1, 6, "grey", "1.1666666667"),
        (5, Interval.at_least(6), "grey", "0.1666666667"),
    ],
)
def test_flips_at_in_step_with(
    actual: Any, reference: Any, reading: str, wanted: str | None
) -> None:
    policy = dr.HedgePolicy(about_reading=reading)
    row = judged(in_step(), actual, reference=reference, policy=policy)
    rounded = (
        None if row.flips_at is None else f"{Decimal(f'{float(row.flips_at):.10f}').normalize():f}"
    )
    assert rounded == wanted
    changed_at(in_step(), actual, row, reference=reference)


def test_a_hedged_reference_stays_what_the_policy_makes_of_it() -> None:
    reference = observed("output.growth", "6", "about")
    row = judged(in_step(), 5, reference=reference)
    assert str(row.required) == "[6.3, +inf), open in [5.415, 6.3)"
    assert row.flips_at == Fraction(7, 57), "1 - 5/5.7"
    inside = judged(in_step(), 6.2, reference=reference)
    assert (inside.verdict, inside.flips_at) == (OPEN, None), "below 6.3 whatever the zone"


def test_the_reference_is_widened_by_the_guarded_rule_too() -> None:
    reference = observed("output.growth", "6.0")
    row = judged(in_step(), 6, reference=reference, rule="guarded")
    assert (row.verdict, row.robust) == (OPEN, False)
    assert str(row.required) == "[6.05, +inf), open in [5.6525, 6.05)"
    assert judged(in_step(), 6, reference=reference).robust is False
    assert judged(in_step(), 7, reference=reference).robust is True


@pytest.mark.parametrize("reading", ["grey", "inclusive", "two_sided"])
def test_a_widened_reference_does_not_change_the_reading(reading: str) -> None:
    policy = dr.HedgePolicy(about_reading=reading)
    row = judged(
        in_step(), 60, reference=observed("output.growth", "6.0"), policy=policy, rule="guarded"
    )
    assert row.verdict is (NOT_MET if reading == "two_sided" else MET)
    assert row.robust


def test_the_reference_is_converted_into_the_unit_of_the_target() -> None:
    report = report_of(
        Promise("income", "in_step_with", relative_to="output.level"),
        Promise("output", value="0.06", unit="ratio"),
    )
    reference = observed("output.level", "0.06", unit="ratio", resolution="0.001")
    assert judged(report, 6, reference=reference).margin == Interval.point(0)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        (None, "missing-reference reference"),
        (observed("output.growth", "6", year=2022), "other-year obs.output.growth.2022.1"),
        (observed("income.growth", "6"), "other-indicator obs.income.growth.2023.1"),
        (observed("output.growth", stated="met"), "no-number reference"),
        (figure("6", indicator_id="income.growth"), "other-indicator found.1"),
        (float("nan"), "not-finite the reference"),
        ("6", "not-a-number the reference"),
    ],
)
def test_a_reference_that_cannot_be_used(reference: Any, message: str) -> None:
    with refused(AssessmentError, message):
        judged(in_step(), 6, reference=reference)


def test_a_reference_in_another_unit_is_refused() -> None:
    with refused(UnitError, "other-unit found.1"):
        judged(in_step(), 6, reference=figure("6", unit="CNY"))


# Stretch


@pytest.mark.parametrize(
    ("actual", "verdict", "stretch"),
    [(5, NOT_MET, NOT_MET), (6, MET, NOT_MET), ("[6.5, 7]", MET, OPEN), (7, MET, MET)],
)
def test_the_stretch_has_a_verdict_of_its_own(
    actual: Any, verdict: dr.Verdict, stretch: dr.Verdict
) -> None:
    report = only_target("floor", "6", "at_least", stretch="7")
    row = judged(report, actual)
    assert (row.verdict, row.stretch_verdict) == (verdict, stretch)
    assert row.stretch is report.figures[1]


def test_without_a_stretch_there_is_no_verdict_on_it() -> None:
    assert judged(only_target("floor", "6"), 6).stretch_verdict is None


# Stated judgements


@pytest.mark.parametrize("stated", ["met", "not_met"])
def test_a_stated_judgement(stated: str) -> None:
    report = only_target("floor", "6", "about", stretch="7")
    seen = observed("thing.growth", stated=stated, comparability="of towns only")
    row = judged(report, seen)
    assert row.verdict.value == stated
    assert row.basis is Basis.STATED
    assert row.basis.value == "stated"
    assert row.stated is not None
    assert row.stated.value == stated
    assert (row.margin, row.ratio, row.actual, row.flips_at, row.stretch_verdict) == (None,) * 5
    assert str(row.required) == "[6, +inf), open in [5.7, 6)", "what was asked for is known"
    assert row.robust
    assert row.observation is seen
    assert row.comparability == "of towns only"
    assert not row.disagrees


def test_a_stated_judgement_of_an_in_step_target_wants_no_reference() -> None:
    assert judged(in_step(), observed("income.growth", stated="met")).verdict is MET


def test_neither_number_nor_judgement_is_refused() -> None:
    with refused(AssessmentError, "no-outcome actual"):
        judged(only_target("floor", "6"), observed("thing.growth"))


@pytest.mark.parametrize(
    ("value", "stated", "disagrees"),
    [
        ("6.5", "met", False),
        ("6.5", "not_met", True),
        ("5.0", "met", True),
        ("5.0", "not_met", False),
        ("5.8", "met", False),
        ("5.8", None, False),
        ("5.0", None, False),
    ],
)
def test_the_number_decides_and_disagreement_is_told(
    value: str, stated: str | None, disagrees: bool
) -> None:
    seen = observed("thing.growth", value, stated=stated)
    row = judged(only_target("floor", "6", "about"), seen)
    assert row.basis is Basis.NUMBER
    assert row.verdict is {"6.5": MET, "5.0": NOT_MET, "5.8": OPEN}[value]
    assert row.disagrees is disagrees
    assert ("the publisher itself calls it" in row.explain()) is disagrees


# Units


@pytest.mark.parametrize(
    ("unit", "given", "own", "wanted"),
    [
        ("mu", 3, "m2", Fraction(9, 2000)),
        ("m2", 3, "mu", Fraction(2000)),
        ("m2", 1, "mu", Fraction(2000, 3)),
        ("t", 3, "jin", Fraction(3, 2000)),
        ("jin", 3, "t", Fraction(6000)),
        ("percent", 0.06, "ratio", Fraction(6)),
        ("ratio", 6, "percent", Fraction(6, 100)),
        ("percent", 6, "percent", Fraction(6)),
        ("percent", 6, None, Fraction(6)),
    ],
)
def test_units_convert_exactly(unit: str, given: Any, own: str | None, wanted: Fraction) -> None:
    report = only_target("floor", "6", unit=unit)
    assert judged(report, given, unit=own).actual == Interval.point(wanted)
    assert judged(report, Interval.more_than(given), unit=own).actual == Interval.more_than(wanted)
    if own is not None:
        indicator_id = report.targets[0].indicator_id
        seen = observed(indicator_id, str(given), unit=own)
        assert judged(report, seen).actual == Interval.point(wanted)
        assert judged(report, seen, unit=own).actual == Interval.point(wanted)


@pytest.mark.parametrize(
    ("unit", "own"),
    [("percent", "percentage_point"), ("percentage_point", "percent"), ("CNY", "USD"),
     ("count", "rank"), ("ratio", "count"), ("t", "t/a"), ("mu", "km"), ("day", "year"),
     ("places", "count"), ("percent", "CNY")],
)  # fmt: skip
def test_other_units_are_refused(unit: str, own: str) -> None:
    report = only_target("ceiling", "6", unit=unit)
    with refused(UnitError, "other-unit the actual"):
        judged(report, 6, unit=own)
    with refused(UnitError, "other-unit found.1"):
        judged(report, figure("6", unit=own))


def test_a_unit_beside_a_record_must_be_its_own() -> None:
    seen = observed("thing.growth", "6")
    with refused(UnitError, "contradicting-unit obs.thing.growth.2023.1"):
        judged(only_target("floor", "6"), seen, unit="ratio")


@pytest.mark.parametrize("unit", ["parsec", "", "Percent", 5])
def test_an_unknown_unit(unit: Any) -> None:
    with refused(UnknownKeyError, "unknown-key unit"):
        judged(only_target("floor", "6"), 6, unit=unit)


# Refusals


@pytest.mark.parametrize(
    ("actual", "message"),
    [
        (None, "no-actual actual"),
        (float("nan"), "not-finite the actual"),
        (float("-inf"), "not-finite the actual"),
        (Decimal("Infinity"), "not-finite the actual"),
        (np.float32("nan"), "not-finite the actual"),
        (True, "not-a-number the actual"),
        (np.bool_(False), "not-a-number the actual"),
        ("6", "not-a-number the actual"),
        ("six percent", "not-a-number the actual"),
        ([6], "not-a-number the actual"),
        ({}, "not-a-number the actual"),
        (6j, "not-a-number the actual"),
        (Decimal("1e5000"), "beyond-range the actual"),
        (observed("thing.growth", "6", year=2022), "other-year obs.thing.growth.2022.1"),
        (observed("thing.growth", stated="met", year=2024), "other-year obs.thing.growth.2024.1"),
        (observed("other.growth", "6"), "other-indicator obs.other.growth.2023.1"),
        (
            attrs.evolve(observed("thing.growth", "6"), value=Decimal("sNaN")),
            "not-finite the value of obs.thing.growth.2023.1",
        ),
        (figure("6", indicator_id="other.growth"), "other-indicator found.1"),
        (
            attrs.evolve(
                observed("thing.growth", stated="met"), indicator_id=None, deliverable_id="I-01.d1"
            ),
            "other-indicator obs.thing.growth.2023.1",
        ),
    ],
    ids=lambda given: given[:20] if isinstance(given, str) else type(given).__name__,
)
def test_one_clear_error(actual: Any, message: str) -> None:
    report = only_target("floor", "6", "about")
    with refused(AssessmentError, message) as caught:
        assess(report.targets[0], actual, report=report)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_an_unknown_or_ambiguous_target() -> None:
    with refused(UnknownKeyError, "unknown-key target"):
        assess("gdpp", 6)
    with refused(UnknownKeyError, "unknown-key target"):
        assess(5, 6)  # type: ignore[arg-type]
    with pytest.raises(dr.AmbiguousKeyError):
        assess("rd-spending", 6)


def test_a_figure_is_taken_whatever_its_year() -> None:
    report = only_target("floor", "6")
    assert judged(report, figure("6", indicator_id="thing.growth", year=2022)).verdict is MET
    assert judged(report, figure("6", year=None)).verdict is MET


# What is given and got


@pytest.mark.parametrize(
    "given",
    [6, 6.0, Decimal("6.00"), Fraction(12, 2), np.int16(6), np.float32(6), np.uint64(6),
     Interval.point(6), figure("6"), observed("thing.growth", "6")],
    ids=lambda given: type(given).__name__,
)  # fmt: skip
def test_every_kind_of_actual(given: Any) -> None:
    report = only_target("floor", "6", "at_least")
    row = judged(report, given)
    assert (row.verdict, row.actual) == (MET, Interval.point(6))
    assert row.observation is (given if isinstance(given, dr.Observation) else None)


def test_by_key_and_by_record() -> None:
    assert assess("gdp", 6) == assess("gdp.growth@2023", 6.0)
    assert assess(dr.load().target("gdp"), 6) == assess("gdp.growth", 6, report=dr.load())
    assert dr.assess is assess


def test_an_assessment_is_a_frozen_value() -> None:
    row = assess("budget-revenue", 12)
    assert row == assess("budget-revenue", Decimal("12.0"))
    assert hash(row) == hash(assess("budget-revenue", 12))
    assert pickle.loads(pickle.dumps(row)) == row
    assert copy.deepcopy(row) == row
    assert repr(row) == "<Assessment budget-revenue.growth@2023: not_met>"
    with pytest.raises(AttributeError):
        row.verdict = MET  # type: ignore[misc]


def test_the_module_offers_what_belongs_to_verdicts() -> None:
    for name in attainment.__all__:
        assert getattr(attainment, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'scorecrad'"):
        _ = attainment.scorecrad


def test_the_callers_decimal_context_changes_nothing() -> None:
    def results() -> list[object]:
        rows = [
            assess(
                "budget-revenue", Decimal("19.123456789"), policy=dr.HedgePolicy(about="3.333%")
            ),
            assess("grain-output", 1_265_000.5, unit="t", rule="guarded"),
            assess("income", 5.123456, reference=Decimal("5.9876543")),
            assess("consumer-prices", Interval.parse("[2.99999999, 3.00000001]")),
            assess("gdp", Fraction(20000, 3)),
        ]
        return [(row, row.explain()) for row in rows]

    wanted = results()
    with localcontext(Context(prec=1, Emin=0, Emax=0, rounding="ROUND_UP")) as context:
        for signal in context.traps:
            context.traps[signal] = True
        assert results() == wanted
