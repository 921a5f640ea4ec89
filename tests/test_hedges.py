"""From a bound to a set: every cell of the table of the design, and the policies."""

from __future__ import annotations

import pickle
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest

from dalian_report import Interval
from dalian_report.attainment import (
    AboutReading,
    HedgePolicy,
    Requirement,
    Tolerance,
    ToleranceKind,
    requirement_of,
)
from dalian_report.attainment._hedges import (
    effective_bound,
    printed_ends,
    reported_values,
    rounded_values,
)
from dalian_report.attainment._requirements import in_step_requirement, required_values
from dalian_report.errors import AssessmentError, QuantityError, UnitWarning
from dalian_report.model import Bound, Direction, Measure, Sense
from dalian_report.model._bounds import contradicts, signed_bound
from refusals import refused
from targets_made_up import figure, observed

if TYPE_CHECKING:
    import dalian_report as dr

POLICY = HedgePolicy()
READINGS = list(AboutReading)

# bound: floor, ceiling, point, actual; x is 20, t is 1 (5%), the range goes to 30.
TABLE = {
    "exact": ("[20, +inf)", "(-inf, 20]", "[20, 20]", "[20, 20]"),
    "more_than": ("(20, +inf)", None, None, "(20, +inf)"),
    "at_least": ("[20, +inf)", None, None, "[20, +inf)"),
    "less_than": (None, "(-inf, 20)", None, "(-inf, 20)"),
    "at_most": (None, "(-inf, 20]", None, "(-inf, 20]"),
    "about": (
        "[20, +inf), open in [19, 20)",
        "(-inf, 20], open in (20, 21]",
        "[19, 21]",
        "[19, 21]",
    ),
    "nearly": (
        "[20, +inf), open in [19, 20)",
        "(-inf, 20], open in (20, 21]",
        "[19, 20]",
        "[19, 20)",
    ),
    "range": ("[20, +inf)", "(-inf, 30]", "[20, 30]", "[20, 30]"),
}
# The same for a fall by 20, on the signed scale: -20.
FALLS = {
    "exact": ("[-20, +inf)", "(-inf, -20]", "[-20, -20]", "[-20, -20]"),
    "more_than": (None, "(-inf, -20)", None, "(-inf, -20)"),
    "at_least": (None, "(-inf, -20]", None, "(-inf, -20]"),
    "less_than": ("(-20, +inf)", None, None, "(-20, +inf)"),
    "at_most": ("[-20, +inf)", None, None, "[-20, +inf)"),
    "about": (
        "[-20, +inf), open in [-21, -20)",
        "(-inf, -20], open in (-20, -19]",
        "[-21, -19]",
        "[-21, -19]",
    ),
    "nearly": (
        "[-20, +inf), open in [-21, -20)",
        "(-inf, -20], open in (-20, -19]",
        "[-20, -19]",
        "(-20, -19]",
    ),
    "range": ("[-30, +inf)", "(-inf, -20]", "[-30, -20]", "[-30, -20]"),
}
# A rank of 20: better is less, and its target is a ceiling.
RANKS = {
    "exact": ("(-inf, 20]", "[20, 20]"),
    "more_than": ("(-inf, 20)", "(-inf, 20)"),
    "at_least": ("(-inf, 20]", "(-inf, 20]"),
    "less_than": ("(-inf, 20)", "(-inf, 20)"),
    "at_most": ("(-inf, 20]", "(-inf, 20]"),
    "about": ("(-inf, 20], open in (20, 21]", "[19, 21]"),
    "nearly": ("(-inf, 20], open in (20, 21]", "[19, 20)"),
    "range": ("(-inf, 30]", "[20, 30]"),
}
SENSES = ("floor", "ceiling", "point")
CELLS = [
    (falls, bound, sense, cell)
    for falls, table in ((False, TABLE), (True, FALLS))
    for bound, cells in table.items()
    for sense, cell in zip(SENSES, cells, strict=False)
]


def printed(bound: str, **more: object) -> dr.Figure:
    """A figure of 20, or of 20 to 30."""
    if bound == "range":
        return figure("20", to="30", **more)  # type: ignore[arg-type]
    return figure("20", bound, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("falls", "bound", "sense", "cell"), CELLS)
def test_required_of(falls: bool, bound: str, sense: str, cell: str | None) -> None:
    given = printed(bound, falls=falls)
    if cell is None:
        with refused(AssessmentError, "contradicting-bound found.1"):
            requirement_of(given, Sense(sense), POLICY)
        return
    assert str(requirement_of(given, Sense(sense), POLICY)) == cell


@pytest.mark.parametrize("falls", [False, True])
@pytest.mark.parametrize("bound", TABLE)
def test_allowed_by_an_actual(falls: bool, bound: str) -> None:
    wanted = (FALLS if falls else TABLE)[bound][3]
    assert str(reported_values(printed(bound, falls=falls), POLICY)) == wanted


@pytest.mark.parametrize("bound", TABLE)
def test_allowed_by_an_observation(bound: str) -> None:
    if bound == "range":
        return
    found = reported_values(observed("thing.growth", "20", bound), POLICY)
    assert str(found) == TABLE[bound][3]


@pytest.mark.parametrize(
    ("bound", "wanted"),
    [
        ("exact", "[-20, -20]"),
        ("at_least", "[-20, +inf)"),
        ("less_than", "(-inf, -20)"),
        ("about", "[-21, -19]"),
        ("nearly", "[-21, -20)"),
    ],
)
def test_an_observation_is_signed_already(bound: str, wanted: str) -> None:
    assert str(reported_values(observed("thing.growth", "-20", bound), POLICY)) == wanted


@pytest.mark.parametrize("bound", RANKS)
def test_ranks(bound: str) -> None:
    required, allowed = RANKS[bound]
    given = printed(bound, unit="rank", resolution="1")
    assert str(requirement_of(given, Sense.CEILING, POLICY)) == required
    assert str(reported_values(given, POLICY)) == allowed
    if bound != "range":
        seen = observed("thing.rank", "20", bound, unit="rank", resolution="1")
        assert str(reported_values(seen, POLICY)) == allowed


@pytest.mark.parametrize("sense", ["floor", "point"])
@pytest.mark.parametrize("bound", ["exact", "at_most", "about"])
def test_a_rank_is_no_floor(sense: str, bound: str) -> None:
    with refused(AssessmentError, "rank-not-ceiling found.1"):
        requirement_of(printed(bound, unit="rank"), Sense(sense), POLICY)


@pytest.mark.parametrize("bound", list(Bound))
def test_what_contradicts_is_what_has_no_cell(bound: Bound) -> None:
    for sense, cell in zip(SENSES, TABLE[bound.value], strict=False):
        assert contradicts(Sense(sense), bound) is (cell is None)
    assert not contradicts(Sense.IN_STEP_WITH, bound)


def test_signed_bounds() -> None:
    up, down = Direction.UP, Direction.DOWN
    assert signed_bound(Bound.MORE_THAN, Measure.GROWTH, up) is Bound.MORE_THAN
    assert signed_bound(Bound.MORE_THAN, Measure.GROWTH, down) is Bound.LESS_THAN
    assert signed_bound(Bound.AT_MOST, Measure.CHANGE, down) is Bound.AT_LEAST
    assert signed_bound(Bound.ABOUT, Measure.GROWTH, down) is Bound.ABOUT
    assert signed_bound(Bound.AT_LEAST, Measure.RANK, None) is Bound.AT_MOST
    assert signed_bound(Bound.MORE_THAN, Measure.RANK, None) is Bound.LESS_THAN
    assert signed_bound(Bound.AT_MOST, Measure.RANK, None) is Bound.AT_MOST


@pytest.mark.parametrize(
    ("sense", "falls", "threshold"),
    [
        ("floor", False, "[20, 20]"),
        ("ceiling", False, "[30, 30]"),
        ("point", False, "[20, 30]"),
        ("floor", True, "[-30, -30]"),
        ("ceiling", True, "[-20, -20]"),
        ("point", True, "[-30, -20]"),
    ],
)
def test_the_printed_threshold_of_a_range(sense: str, falls: bool, threshold: str) -> None:
    found = requirement_of(printed("range", falls=falls), Sense(sense), POLICY)
    assert str(found.threshold) == threshold


@pytest.mark.parametrize("bound", ["about", "nearly"])
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("sense", SENSES)
def test_the_printed_threshold_of_a_hedge_is_the_number(
    sense: str, reading: AboutReading, bound: str
) -> None:
    policy = HedgePolicy(about_reading=reading)
    assert requirement_of(printed(bound), Sense(sense), policy).threshold == Interval.point(20)


# The policy


@pytest.mark.parametrize(
    ("reading", "floor", "ceiling"),
    [
        ("grey", "[20, +inf), open in [19, 20)", "(-inf, 20], open in (20, 21]"),
        ("inclusive", "[19, +inf)", "(-inf, 21]"),
        ("two_sided", "[19, 21]", "[19, 21]"),
    ],
)
@pytest.mark.parametrize("bound", ["about", "nearly"])
def test_the_three_readings_of_a_hedged_floor_and_ceiling(
    bound: str, reading: str, floor: str, ceiling: str
) -> None:
    policy = HedgePolicy(about_reading=reading)
    assert str(requirement_of(printed(bound), Sense.FLOOR, policy)) == floor
    assert str(requirement_of(printed(bound), Sense.CEILING, policy)) == ceiling


@pytest.mark.parametrize("reading", READINGS)
def test_the_reading_is_for_floors_and_ceilings_only(reading: AboutReading) -> None:
    policy = HedgePolicy(about_reading=reading)
    for bound, cells in TABLE.items():
        assert str(reported_values(printed(bound), policy)) == cells[3]
        if cells[2] is not None:
            assert str(requirement_of(printed(bound), Sense.POINT, policy)) == cells[2]
        if bound not in {"about", "nearly"} and cells[0] is not None:
            assert str(requirement_of(printed(bound), Sense.FLOOR, policy)) == cells[0]


@pytest.mark.parametrize(
    ("tolerance", "about"),
    [
        (Tolerance.relative("0.1"), "[18, 22]"),
        (Tolerance.relative(0.1), "[18, 22]"),
        (Tolerance.absolute("0.25"), "[19.75, 20.25]"),
        (Tolerance.absolute(Fraction(1, 3)), "[59/3, 61/3]"),
        (Tolerance("2", "absolute"), "[18, 22]"),
        ("10%", "[18, 22]"),
        (" 2.5 % ", "[19.5, 20.5]"),
        ("0.25", "[19.75, 20.25]"),
        (0.1, "[18, 22]"),
        (Fraction(1, 60), "[59/3, 61/3]"),
        (0, "[20, 20]"),
        ("0%", "[20, 20]"),
        (2, "[-20, 60]"),
    ],
    ids=str,
)
def test_tolerances_relative_and_absolute(tolerance: object, about: str) -> None:
    policy = HedgePolicy(about=tolerance)  # type: ignore[arg-type]
    assert str(reported_values(printed("about"), policy)) == about
    assert str(reported_values(printed("nearly"), policy)) == "[19, 20)", "nearly has its own"


def test_nearly_has_a_tolerance_of_its_own() -> None:
    policy = HedgePolicy(nearly="10%")
    assert str(reported_values(printed("nearly"), policy)) == "[18, 20)"
    assert str(reported_values(printed("about"), policy)) == "[19, 21]"
    assert str(requirement_of(printed("nearly"), Sense.POINT, policy)) == "[18, 20]"
    assert str(requirement_of(printed("nearly"), Sense.FLOOR, policy)) == (
        "[20, +inf), open in [18, 20)"
    )


def test_without_a_tolerance_a_hedge_is_the_number_itself() -> None:
    policy = HedgePolicy(about=0, nearly=0)
    for bound in ("about", "nearly"):
        assert str(reported_values(printed(bound), policy)) == "[20, 20]"
        assert str(requirement_of(printed(bound), Sense.FLOOR, policy)) == "[20, +inf)"
        assert str(requirement_of(printed(bound), Sense.POINT, policy)) == "[20, 20]"
    assert str(reported_values(figure("0", "about"), HedgePolicy())) == "[0, 0]"
    assert str(requirement_of(figure("0", "about"), Sense.FLOOR, HedgePolicy())) == "[0, +inf)"


def test_a_hedged_range_is_widened_at_both_ends() -> None:
    given = figure("20", "about", to="40")
    assert str(reported_values(given, POLICY)) == "[19, 42]"
    assert str(requirement_of(given, Sense.POINT, POLICY)) == "[19, 42]"
    assert str(requirement_of(given, Sense.FLOOR, POLICY)) == "[20, +inf), open in [19, 20)"
    assert str(requirement_of(given, Sense.CEILING, POLICY)) == "(-inf, 40], open in (40, 42]"
    nearly = figure("20", "nearly", to="40")
    assert str(reported_values(nearly, POLICY)) == "[19, 40)"


def test_the_chinese_hedge_comes_first_unless_told_otherwise() -> None:
    given = figure("6", "more_than", original="at_least")
    english = HedgePolicy(use_original=False)
    assert effective_bound(given, POLICY) is Bound.AT_LEAST
    assert effective_bound(given, english) is Bound.MORE_THAN
    assert str(requirement_of(given, Sense.FLOOR, POLICY)) == "[6, +inf)"
    assert str(requirement_of(given, Sense.FLOOR, english)) == "(6, +inf)"
    assert str(reported_values(given, POLICY)) == "[6, +inf)"
    assert str(reported_values(given, english)) == "(6, +inf)"
    hedged = figure("4", "exact", original="about", resolution="1")
    assert str(reported_values(hedged, POLICY)) == "[3.8, 4.2]"
    assert str(rounded_values(hedged, POLICY)) == "[3.8, 4.2]", "hedged, so not widened"
    assert str(rounded_values(hedged, english)) == "[3.5, 4.5]"
    plain = figure("4", "about", original="exact", resolution="1")
    assert str(rounded_values(plain, POLICY)) == "[3.5, 4.5]"
    assert effective_bound(figure("6", "nearly"), POLICY) is Bound.NEARLY


def test_the_policy_says_what_it_is() -> None:
    assert str(POLICY) == "about ±5%, nearly 5%, grey reading, Chinese hedges first"
    other = HedgePolicy(Tolerance.absolute("0.25"), Fraction(1, 3), "two_sided", False)
    assert str(other) == (
        "about ±0.25, nearly 100/3%, two-sided reading, English hedges as printed"
    )
    assert Tolerance.parse(str(POLICY.about)) == POLICY.about
    assert Tolerance.parse(str(other.about)) == other.about


def test_the_policy_is_immutable_hashable_and_pickles() -> None:
    with pytest.raises(AttributeError):
        POLICY.about = Tolerance(1)  # type: ignore[misc]
    assert HedgePolicy(about="5%", about_reading="grey") == POLICY
    assert len({POLICY, HedgePolicy(about=0.05), attrs.evolve(POLICY)}) == 1
    assert pickle.loads(pickle.dumps(POLICY)) == POLICY
    assert HedgePolicy(about="0.05") != POLICY, "0.05 in the unit is not 5% of the number"
    assert ToleranceKind("relative") is POLICY.about.kind


@pytest.mark.parametrize(
    "given",
    [-1, "-5%", "", "%", "five", "5%%", float("nan"), "nan", "inf", "1e999999", True, None, [5]],
    ids=str,
)
def test_bad_tolerances(given: object) -> None:
    for name in ("about", "nearly"):
        with pytest.raises(QuantityError) as caught:
            HedgePolicy(**{name: given})  # type: ignore[arg-type]
        assert (caught.value.place, caught.value.value) == (name, given)
        assert caught.value.code in QuantityError.codes()


@pytest.mark.parametrize("given", ["greyish", "", None, 1, ["grey"]], ids=str)
def test_bad_readings(given: object) -> None:
    with refused(AssessmentError, "unknown-choice about_reading"):
        HedgePolicy(about_reading=given)  # type: ignore[arg-type]
    with refused(AssessmentError, "unknown-choice the kind of a tolerance"):
        Tolerance(1, given)  # type: ignore[arg-type]


def test_a_bad_tolerance_is_told_as_one_in_any_decimal_context() -> None:
    with localcontext(Context(traps=[])), pytest.raises(QuantityError):
        Tolerance.parse("five")


# The guarded rule


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (observed("x.growth", "6.0"), "[5.95, 6.05]"),
        (observed("x.growth", "6", resolution="1"), "[5.5, 6.5]"),
        (observed("x.growth", "-0.5"), "[-0.55, -0.45]"),
        (observed("x.level", "26616000000", unit="CNY", resolution="1000000"),
         "[26615500000, 26616500000]"),
        (observed("x.level", "481000", unit="count", resolution="1000"), "[480500, 481500]"),
        (observed("x.level", "481", unit="count", resolution="1"), "[481, 481]"),
        (observed("x.rank", "3", unit="rank", resolution="1"), "[3, 3]"),
        (observed("x.change", "33", unit="places", resolution="1"), "[33, 33]"),
        (observed("x.level", "200", unit="km", resolution="1"), "[199.5, 200.5]"),
        (observed("x.growth", "6.0", "about"), "[5.7, 6.3]"),
        (observed("x.growth", "6.0", "at_least"), "[6, +inf)"),
        (observed("x.growth", "6.0", "less_than"), "(-inf, 6)"),
        (observed("x.growth", "6.0", resolution=None), "[6, 6]"),
        (figure("6.0"), "[5.95, 6.05]"),
        (figure("6.0", falls=True), "[-6.05, -5.95]"),
        (figure("6.0", to="7.0"), "[6, 7]"),
        (figure("6.0", "nearly"), "[5.7, 6)"),
        (figure("33", unit="places", resolution="1", falls=True), "[-33, -33]"),
    ],
    ids=lambda given: getattr(given, "unit", None) or "",
)  # fmt: skip
def test_what_the_guarded_rule_widens(given: dr.Figure | dr.Observation, wanted: str) -> None:
    assert str(rounded_values(given, POLICY)) == wanted


# In step with


@pytest.mark.parametrize(
    ("reference", "reading", "wanted"),
    [
        ("[6, 6]", "grey", "[6, +inf), open in [5.7, 6)"),
        ("[6, 6]", "inclusive", "[5.7, +inf)"),
        ("[6, 6]", "two_sided", "[5.7, 6.3]"),
        ("[-4, -4]", "grey", "[-4, +inf), open in [-4.2, -4)"),
        ("[6, 8]", "grey", "[8, +inf), open in [5.7, 8)"),
        ("[6, 8]", "inclusive", "[7.6, +inf), open in [5.7, 7.6)"),
        ("[6, 8]", "two_sided", "nothing for certain, open in [5.7, 8.4]"),
        ("[6, 6.2]", "two_sided", "[5.89, 6.3], open in [5.7, 6.51]"),
        ("(6, 8)", "grey", "[8, +inf), open in (5.7, 8)"),
        ("(6, 6.2)", "two_sided", "[5.89, 6.3], open in (5.7, 6.51)"),
        ("[6, +inf)", "grey", "nothing for certain, open in [5.7, +inf)"),
        ("[6, +inf)", "inclusive", "nothing for certain, open in [5.7, +inf)"),
        ("[6, +inf)", "two_sided", "nothing for certain, open in [5.7, +inf)"),
        ("(-inf, 6)", "grey", "[6, +inf), open in (-inf, 6)"),
        ("(-inf, 6)", "inclusive", "[5.7, +inf), open in (-inf, 5.7)"),
        ("(-inf, 6)", "two_sided", "nothing for certain, open in (-inf, 6.3)"),
        ("(-inf, +inf)", "grey", "nothing for certain, open in (-inf, +inf)"),
        ("[-2, 4]", "grey", "[4, +inf), open in [-2.1, 4)"),
        ("[-2, 4]", "inclusive", "[3.8, +inf), open in [-2.1, 3.8)"),
    ],
)
def test_in_step_with_a_reference(reference: str, reading: str, wanted: str) -> None:
    policy = HedgePolicy(about_reading=reading)
    found = in_step_requirement(Interval.parse(reference), policy)
    assert str(found) == wanted
    assert found.threshold == Interval.parse(reference)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("about", [1, 2, Fraction(7, 3), "100%"])
@pytest.mark.parametrize("reference", ["[6, 8]", "[-2, 4]", "[-8, -6)", "[6, +inf)", "(-inf, 6]"])
def test_in_step_with_a_tolerance_beyond_all_bounds(
    reference: str, about: object, reading: AboutReading
) -> None:
    policy = HedgePolicy(about=about, about_reading=reading)  # type: ignore[arg-type]
    found = in_step_requirement(Interval.parse(reference), policy)
    assert found.met is not None or found.grey is not None


def test_in_step_with_a_tolerance_of_all() -> None:
    # Of every number above 0 the zone starts at 0, though the set has no least number.
    found = in_step_requirement(Interval.parse("(0, 1)"), HedgePolicy(about="100%"))
    assert str(found) == "[1, +inf), open in [0, 1)"


@pytest.mark.parametrize(
    ("reference", "about", "reading", "wanted"),
    [
        ("[6, +inf)", "99%", "inclusive", "nothing for certain, open in [0.06, +inf)"),
        ("[6, +inf)", "100%", "grey", "nothing for certain, open in [0, +inf)"),
        ("[6, +inf)", "100%", "inclusive", "[0, +inf)"),
        ("[6, +inf)", "100%", "two_sided", "[0, 12], open in [0, +inf)"),
        ("(6, +inf)", "100%", "inclusive", "[0, +inf)"),
        ("(0, +inf)", "100%", "grey", "nothing for certain, open in [0, +inf)"),
        ("(-2, +inf)", "100%", "inclusive", "[0, +inf), open in (-4, 0)"),
        ("[6, +inf)", "200%", "grey", "nothing for certain, open in (-inf, +inf)"),
        ("[6, +inf)", "200%", "inclusive", "[-6, +inf), open in (-inf, -6)"),
        ("[6, +inf)", "200%", "two_sided", "[-6, 18], open in (-inf, +inf)"),
        ("(-inf, -6]", "200%", "two_sided", "[-18, 6], open in (-inf, +inf)"),
        ("(-inf, +inf)", "200%", "inclusive", "[0, +inf), open in (-inf, 0)"),
    ],
)
def test_in_step_with_a_reference_without_end_and_a_large_tolerance(
    reference: str, about: str, reading: str, wanted: str
) -> None:
    # The zone of g starts at g - |g| * about: at 0 for all g above 0 under 100%, and the lower
    # the larger g is under more.
    policy = HedgePolicy(about=about, about_reading=reading)
    found = in_step_requirement(Interval.parse(reference), policy)
    assert str(found) == wanted
    assert found.threshold == Interval.parse(reference)


def test_in_step_with_an_absolute_tolerance_above_1() -> None:
    policy = HedgePolicy(about=Tolerance.absolute(3), about_reading="inclusive")
    found = in_step_requirement(Interval.at_least(6), policy)
    assert str(found) == "nothing for certain, open in [3, +inf)"
    assert str(in_step_requirement(Interval(6, 8), policy)) == "[5, +inf), open in [3, 5)"


def test_in_step_without_a_tolerance() -> None:
    policy = HedgePolicy(about=0)
    assert str(in_step_requirement(Interval.point(6), policy)) == "[6, +inf)"
    assert str(in_step_requirement(Interval(6, 8), policy)) == "[8, +inf), open in [6, 8)"


# Requirements


def test_a_requirement_of_plain_numbers_refuses_what_contradicts() -> None:
    with refused(AssessmentError, "contradicting-bound figure"):
        required_values(Sense.FLOOR, Bound.AT_MOST, Fraction(5), Fraction(5), POLICY)


def test_the_reach_of_a_requirement() -> None:
    floor = requirement_of(printed("about"), Sense.FLOOR, POLICY)
    assert floor.reach == Interval.at_least(19)
    assert floor.mirrored().reach == Interval.at_most(-19)
    assert requirement_of(printed("exact"), Sense.FLOOR, POLICY).reach == Interval.at_least(20)
    open_end = in_step_requirement(Interval.at_least(6), POLICY)
    assert open_end.reach == Interval.at_least(Decimal("5.7"))
    assert isinstance(open_end, Requirement)
    assert pickle.loads(pickle.dumps(floor)) == floor


@pytest.mark.parametrize("reading", ["grey", "inclusive", "two_sided"])
def test_to_keep_in_step_has_the_reference_for_its_threshold(reading: str) -> None:
    reference = Interval(5, 6)
    required = in_step_requirement(reference, HedgePolicy(about_reading=reading))
    assert required.threshold == reference


def test_an_upper_value_that_is_no_number_is_named() -> None:
    broken = figure("5", to="NaN", id="II.1-01.1")
    with refused(QuantityError, "not-finite the upper value of II.1-01.1"):
        printed_ends(broken)


@pytest.mark.parametrize("name", ["about", "nearly"])
def test_a_plain_tolerance_above_one_gets_a_warning(name: str) -> None:
    # 5 is meant as 5% by some and as 5 of the unit by others, and is 500%.
    with pytest.warns(UnitWarning) as caught:
        policy = HedgePolicy(**{name: 5})
    (warning,) = caught
    assert warning.message.code == "looks-like-percent"  # type: ignore[union-attr]
    assert warning.filename == __file__
    assert getattr(policy, name) == Tolerance(5)


def test_a_tolerance_that_says_its_kind_gets_no_warning() -> None:
    assert HedgePolicy(about=1).about == Tolerance(1)
    assert HedgePolicy(about="5").about == Tolerance.absolute(5)
    assert HedgePolicy(about="500%").about == HedgePolicy(about=Tolerance(5)).about
