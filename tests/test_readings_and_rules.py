"""The dependence of a verdict on tolerances of two kinds and on rules and readings."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

import dalian_report as dr
from dalian_report import attainment
from dalian_report.attainment import Requirement
from dalian_report.attainment._hedges import printed_ends, rounded_values
from dalian_report.attainment._requirements import in_step_requirement
from dalian_report.errors import AssessmentError, QuantityError
from refusals import refused
from targets_made_up import figure, observed, only_target
from test_attainment import in_step, judged

MET, NOT_MET, OPEN = dr.Verdict.MET, dr.Verdict.NOT_MET, dr.Verdict.UNDECIDED


def test_flips_at_is_of_the_kind_of_the_hedge_that_decides():
    report = only_target("floor", "100", "nearly")
    mixed = dr.HedgePolicy(about="5%", nearly=dr.Tolerance.absolute(10))
    row = judged(report, 95, policy=mixed)
    assert (row.verdict, row.flips_at) == (OPEN, 5)
    missed = judged(report, 80, policy=mixed)
    assert (missed.verdict, missed.flips_at) == (NOT_MET, 20)
    relative = dr.HedgePolicy(about=dr.Tolerance.absolute(10), nearly="10%")
    row = judged(report, 95, policy=relative)
    assert (row.verdict, row.flips_at) == (OPEN, Decimal("0.05"))


def test_a_verdict_depends_on_a_reading_under_the_rule_that_it_was_found_by():
    # 6.0 stands for 5.95 to 6.05 under the guarded rule: open if 6 is at least wanted, and
    # open as well if more than 6 is. Under the simple rule the text decides.
    final = next(one for one in dr.observations() if one.id == "obs.gdp.growth.2023.2")
    simple, guarded = (dr.assess("gdp", final, rule=rule) for rule in ("simple", "guarded"))
    assert (simple.verdict, simple.depends_on_reading) == (MET, True)
    assert (guarded.verdict, guarded.depends_on_reading) == (OPEN, False)


def test_the_margin_of_a_point_without_end_is_open_there():
    report = only_target("point", "100")
    row = judged(report, dr.Interval.at_least(120))
    assert str(row.margin) == "(-inf, -20]"
    assert str(row.ratio) == "[1.2, +inf)"
    assert str(judged(report, dr.Interval.less_than(50)).ratio) == "(-inf, 0.5)"


def test_where_the_zones_of_a_reference_around_0_start():
    # With a tolerance of twice the number the zone of -1 starts at -3, that of 2 at -2, and
    # that of 0 at 0, which is the last one to start.
    wide = dr.HedgePolicy(about=dr.Tolerance.relative(2), about_reading="inclusive")
    found = in_step_requirement(dr.Interval(-1, 2), wide)
    assert (str(found.met), str(found.grey)) == ("[0, +inf)", "[-3, 0)")
    narrow = in_step_requirement(dr.Interval(-1, Decimal("0.5")), wide)
    assert (str(narrow.met), str(narrow.grey)) == ("[0, +inf)", "[-3, 0)")


def test_zones_that_touch_have_one_number_in_common():
    # 95% of 21 is 105% of 19.
    both = in_step_requirement(dr.Interval(19, 21), dr.HedgePolicy(about_reading="two_sided"))
    assert both.met == dr.Interval.point(Decimal("19.95"))
    assert str(both.grey) == "[18.05, 22.05]"


def test_what_is_wrong_with_a_record_or_a_tolerance_is_named():
    final = next(one for one in dr.observations() if one.id == "obs.gdp.growth.2023.2")
    broken = attrs.evolve(final, resolution=Decimal("NaN"))
    with refused(QuantityError, "not-finite the resolution of obs.gdp.growth.2023.2"):
        rounded_values(broken, dr.HedgePolicy())
    with refused(AssessmentError, "unknown-choice the kind of a tolerance"):
        dr.Tolerance(1, "wide")


def test_the_margin_of_a_point_leaves_out_an_end_that_the_actual_has_not():
    row = judged(only_target("point", "100"), dr.Interval.more_than(120))
    assert str(row.margin) == "(-inf, -20)"


def test_a_hedged_actual_flips_at_a_tolerance_of_the_kind_of_its_own_hedge():
    # 105 nearly reached, by 10 at most: 95 to 105, which 100 parts until the 10 is a 5.
    mixed = dr.HedgePolicy(about="5%", nearly=dr.Tolerance.absolute(10))
    row = judged(only_target("floor", "100"), figure("105", "nearly"), policy=mixed)
    assert (row.verdict, row.flips_at) == (OPEN, 5)


def test_a_verdict_may_change_right_above_the_tolerance_of_the_policy():
    # The zone of about 100 is [95, 100): no number below 95 is in it, but any larger zone has one.
    row = judged(only_target("floor", "100", "about"), dr.Interval.parse("(90, 95)"))
    assert (row.verdict, row.flips_at) == (NOT_MET, Decimal("0.05"))


def test_a_reference_without_end_leaves_everything_open_above_a_tolerance_of_all():
    row = judged(in_step(), -5, reference=dr.Interval.at_least(6))
    assert (row.verdict, row.flips_at) == (NOT_MET, 1)


def test_a_guarded_reference_is_widened_at_every_tolerance():
    reference = observed("output.growth", "6.0")
    row = judged(in_step(), 5, reference=reference, rule="guarded")
    assert (row.verdict, row.flips_at) == (NOT_MET, 1 - 5 / Fraction("5.95"))


def test_the_place_of_a_reference_stays_as_printed_while_the_tolerance_is_sought():
    # 5.68 is 5.7 beside a reference of 6.0: at the start of its zone, and below that of any less.
    row = judged(
        in_step(), Decimal("5.68"), reference=observed("output.growth", "6.0"), rule="rounded_value"
    )
    assert (row.verdict, row.flips_at) == (OPEN, Decimal("0.05"))


@pytest.mark.parametrize(
    ("value", "to", "actual", "wanted"),
    [
        ("2", "4", "0.5", "[0.125, 0.25]"),
        ("2", "4", "1", "[0.25, 0.5]"),
        ("0.5", None, "0.25", "[0.5, 0.5]"),
        ("0.5", None, "-1", "[-2, -2]"),
        ("0", None, "1", "None"),
    ],
)
def test_ratios_of_numbers_below_1(value: str, to: str | None, actual: str, wanted: str):
    row = judged(only_target("point", value, to=to), Decimal(actual))
    assert str(row.ratio) == wanted


def test_the_stretch_of_a_ceiling_is_a_ceiling():
    report = only_target("ceiling", "30", stretch="28")
    assert judged(report, 29).stretch_verdict is NOT_MET
    assert judged(report, 27).stretch_verdict is MET


def test_an_assessment_says_how_its_observation_compares():
    report = only_target("floor", "6")
    actual = observed("thing.growth", "6.1", comparability="another base year")
    assert judged(report, actual).comparability == "another base year"
    assert judged(report, Decimal("6.1")).comparability is None


@pytest.mark.parametrize("rule", ["simple", "guarded"])
@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("value_to", "NaN"),
        ("resolution", "sNaN"),
    ],
)
def test_what_is_no_number_in_a_record_made_by_hand_is_named(name: str, number: str, rule: str):
    broken = attrs.evolve(figure("6", to="7"), **{name: Decimal(number)})
    with refused(AssessmentError, f"not-finite the {name} of found.1"):
        judged(only_target("floor", "6"), broken, rule=rule)


def test_a_policy_that_is_none_is_named():
    with refused(AssessmentError, "wrong-type policy"):
        judged(only_target("floor", "6"), 6, policy="about 5%")


def test_a_requirement_that_nothing_meets_for_certain_is_mirrored_too():
    open_one = Requirement(None, dr.Interval(1, 2), threshold=dr.Interval.at_least(1))
    mirrored = open_one.mirrored()
    assert (mirrored.met, mirrored.grey) == (None, dr.Interval(-2, -1))
    assert mirrored.mirrored() == open_one
    met = Requirement(dr.Interval(1, 2), threshold=dr.Interval.point(1)).mirrored()
    assert (met.met, met.grey) == (dr.Interval(-2, -1), None)


def test_a_record_without_a_number_is_named():
    stated = next(one for one in dr.observations() if one.value is None)
    with refused(QuantityError, "not-a-number the value of obs.fixed-investment.growth.2023.1"):
        printed_ends(stated)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: dr.Tolerance("wide"), "not-a-number a tolerance"),
        (lambda: dr.Tolerance.relative(True), "not-a-number a tolerance"),
        (lambda: dr.Tolerance.parse(5), "not-a-tolerance a tolerance"),
    ],
)
def test_what_is_no_tolerance_is_shown(call, message: str):
    with refused(QuantityError, message):
        call()


def test_tolerances_show_themselves_as_they_are_written():
    assert repr(dr.Tolerance.relative("0.05")) == "Tolerance('5%')"
    assert repr(dr.Tolerance.absolute("0.25")) == "Tolerance('0.25')"


def test_a_name_that_the_module_does_not_have_is_said():
    with pytest.raises(AttributeError, match=r"^module 'dalian_report.attainment' has") as caught:
        attainment.verdicts  # type: ignore[attr-defined]
    assert caught.value.name == "verdicts"
