"""Exact numbers and intervals."""

from __future__ import annotations

import copy
import enum
import pickle
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

import dalian_report as dr
from dalian_report import Interval
from dalian_report.errors import AssessmentError, QuantityError
from dalian_report.model._quantities import decimal_or_fraction, decimal_text, fraction_of
from refusals import refused


class Whole:
    """A whole number of another library."""

    def __index__(self) -> int:
        return 7


class Rude(Whole):
    """Something that says it is a whole number and is not."""

    def __index__(self) -> int:
        raise RuntimeError


class Grade(enum.IntEnum):
    """An enum that is a number."""

    TWO = 2


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (0, Fraction(0)),
        (-3, Fraction(-3)),
        (10**1000, Fraction(10**1000)),
        (Grade.TWO, Fraction(2)),
        (Whole(), Fraction(7)),
        (0.1, Fraction(1, 10)),
        (5.95, Fraction(119, 20)),
        (-0.0, Fraction(0)),
        (1e-300, Fraction(1, 10**300)),
        (0.1 + 0.2, Fraction(30000000000000004, 10**17)),
        (Decimal("7.50"), Fraction(15, 2)),
        (Decimal("1E+1000"), Fraction(10**1000)),
        (Decimal("1E-1000"), Fraction(1, 10**1000)),
        (Decimal("0E+999999999"), Fraction(0)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_a_number_is_taken_as_it_is_printed(given: object, wanted: Fraction) -> None:
    found = fraction_of(given)
    assert found == wanted
    assert type(found) is Fraction


@pytest.mark.parametrize(
    "given",
    [
        np.int8(6),
        np.int16(6),
        np.int32(6),
        np.int64(6),
        np.uint8(6),
        np.uint16(6),
        np.uint32(6),
        np.uint64(6),
        np.float16(6),
        np.float32(6),
        np.float64(6),
        np.longdouble(6),
        np.array(6),
    ],
    ids=lambda given: str(given.dtype),
)
def test_numpy_scalars_that_are_whole(given: object) -> None:
    found = fraction_of(given)
    assert found == 6
    assert type(found.numerator) is int
    assert type(found.denominator) is int
    assert dr.assess("gdp", given).actual == Interval.point(6)


@pytest.mark.parametrize(
    "given",
    [np.float16(0.1), np.float32(0.1), np.float64(0.1), np.longdouble("0.1")],
    ids=lambda given: str(given.dtype),
)
def test_numpy_scalars_that_are_not_whole_by_their_shortest_repr(given: object) -> None:
    assert fraction_of(given) == Fraction(1, 10)


def test_large_numpy_integers_do_not_wrap() -> None:
    largest = np.uint64(2**64 - 1)
    assert fraction_of(largest) * 3 == 3 * (2**64 - 1)
    assert Interval.point(np.int64(2**62)) * 8 == Interval.point(2**65)


@pytest.mark.parametrize(
    "given",
    [
        True, False, np.bool_(True), np.array(True), np.array([6]), np.array(6.5), None, "6", b"6",
        [6], 6j, np.complex128(6), np.timedelta64(6, "D"), np.datetime64("2023-01-01"), object,
        Interval.point(6),
    ],
    ids=lambda given: f"{type(given).__name__}-{given}",
)  # fmt: skip
def test_what_is_no_number_is_refused(given: object) -> None:
    with refused(QuantityError, "not-a-number the yield"):
        fraction_of(given, what="the yield")
    with refused(AssessmentError, "not-a-number the actual"):
        fraction_of(given, what="the actual", error=AssessmentError)


@pytest.mark.parametrize(
    "given",
    [
        float("nan"), float("inf"), float("-inf"), Decimal("nan"), Decimal("-inf"),
        Decimal("sNaN"), Decimal("NaN123"), np.float32("nan"), np.float64("inf"),
        np.longdouble("-inf"), np.float16("nan"),
    ],
    ids=lambda given: f"{type(given).__name__}-{given}",
)  # fmt: skip
def test_what_is_not_finite_is_refused(given: object) -> None:
    with refused(QuantityError, "not-finite value"):
        fraction_of(given)
    with refused(QuantityError, "not-finite an end of an interval"):
        Interval.point(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        10**1001, -(10**100_000), Decimal("1E+1001"), Decimal("-1E-1001"),
        Decimal("1E+999999999999999999"), Decimal("1E-999999999999999999"), np.longdouble("1e4000"),
        Fraction(10**1001), Fraction(1, 10**1001), Fraction(-(10**2000), 3),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_is_beyond_all_measure_is_refused_at_once(given: object) -> None:
    # Made into a fraction first, an exponent of 18 digits would take for ever.
    with refused(QuantityError, "beyond-range value"):
        fraction_of(given)
    with refused(QuantityError, "beyond-range an end of an interval"):
        Interval.at_least(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [Decimal("1." + "1" * 4100), Fraction(10**4500 + 1, 10**4400)],
    ids=["decimal", "ratio"],
)
def test_more_digits_than_python_would_print_are_refused(given: object) -> None:
    with refused(QuantityError, "too-many-digits value"):
        fraction_of(given)
    with refused(QuantityError, "too-many-digits an end of an interval"):
        Interval.at_most(given)  # type: ignore[arg-type]


def test_an_unprintable_object_is_refused_with_a_message_too() -> None:
    with pytest.raises(RuntimeError):
        fraction_of(Rude())

    class Mute:
        def __repr__(self) -> str:
            raise RuntimeError

    with refused(QuantityError, "not-a-number value"):
        fraction_of(Mute())


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Fraction(3, 8), "0.375"),
        (Fraction(7, 5), "1.4"),
        (Fraction(-1, 2**20), "-0.00000095367431640625"),
        (Fraction(1, 5**10), "0.0000001024"),
        (Fraction(420 * 10**9), "420000000000"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-2000, 3), "-2000/3"),
    ],
)
def test_a_fraction_settles_as_a_decimal_where_its_expansion_ends(
    given: Fraction, wanted: str
) -> None:
    found = decimal_or_fraction(given)
    assert found == given
    assert isinstance(found, Fraction if "/" in wanted else Decimal)
    assert decimal_text(found) == wanted


def test_long_expansions_settle_without_rounding() -> None:
    given = Fraction(10**3990 + 1, 2**13_000)
    assert Fraction(decimal_or_fraction(given)) == given


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("4.20E+11", "420000000000"),
        ("7.50", "7.5"),
        ("100", "100"),
        ("-0.00", "0"),
        ("-0.50", "-0.5"),
    ],
)
def test_decimals_are_written_in_plain_digits(given: str, wanted: str) -> None:
    assert decimal_text(Decimal(given)) == wanted


# Intervals


NOTATIONS = [
    "[6, +inf)",
    "(6, +inf)",
    "(6, 7]",
    "[6, 6]",
    "(-inf, 3]",
    "(-inf, 3)",
    "(-inf, +inf)",
    "[-5.25, -0.5)",
    "[1/3, 2/3)",
    "(-2000/3, 0]",
    "[420000000000, 420500000000]",
]


@pytest.mark.parametrize("text", NOTATIONS)
def test_notation_both_ways(text: str) -> None:
    found = Interval.parse(text)
    assert str(found) == text
    assert repr(found) == f"Interval('{text}')"
    assert Interval.parse(str(found)) == found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  [ 6.00 ,7 ) ", "[6, 7)"),
        ("[+6, +inf)", "[6, +inf)"),
        ("[2/4, 1]", "[0.5, 1]"),
        ("[-0, 0.0]", "[0, 0]"),
    ],
)
def test_notation_is_read_with_some_latitude(text: str, wanted: str) -> None:
    assert str(Interval.parse(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "", "6", "[6]", "[6, 7", "6, 7]", "[6; 7]", "[, 7]", "[6, inf)", "[6, +inf]", "[-inf, 6]",
        "(+inf, 7)", "[6, -inf)", "[1e3, 2e3]", "[.5, 1]", "[5., 6]", "[1/-3, 1]", "[1.5/2, 1]",
        "[nan, 1]", "[٣, 4]", "[6,7][6,7]", "[1/0, 2]", "[" + "9" * 5000 + ", +inf)",
        "[1/" + "3" * 4500 + ", 1]", "[" * 100_000, "[0, " + "1" * 50_000 + "]",
    ],
    ids=lambda text: text[:12] or "empty",
)  # fmt: skip
def test_other_notation_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        Interval.parse(text)


@pytest.mark.parametrize("given", [None, 6, b"[6, 7]", ["[6, 7]"]])
def test_notation_is_text(given: object) -> None:
    with refused(QuantityError, "not-an-interval interval"):
        Interval.parse(given)  # type: ignore[arg-type]


def test_the_longest_ends_can_be_written_and_read() -> None:
    given = Interval(Fraction(-(10**3999), 3 * 10**3500), Decimal(10**1000 - 1))
    assert Interval.parse(str(given)) == given
    fine = Interval(Fraction(1, 2**3300), Fraction(3**6000, 3**6000 + 1) * 2)
    assert Interval.parse(str(fine)) == fine


@pytest.mark.parametrize(
    ("lower", "upper", "lower_closed", "upper_closed"),
    [(7, 6, True, True), (6, 6, True, False), (6, 6, False, True), (6, 6, False, False)],
)
def test_inverted_and_empty_intervals_are_refused(
    lower: int, upper: int, lower_closed: bool, upper_closed: bool
) -> None:
    with refused(QuantityError, "inverted-ends" if lower > upper else "empty-interval"):
        Interval(lower, upper, lower_closed, upper_closed)


def test_ends_that_print_alike_are_still_told_apart() -> None:
    with refused(QuantityError, "inverted-ends interval"):
        Interval(Fraction(1, 3), Decimal("0.3333333333333333333333333333333"))


def test_an_unbounded_end_is_open() -> None:
    assert Interval(None, None, True, True) == Interval(None, None, False, False)
    assert not Interval(None, 6, True, True).lower_closed
    assert not Interval(6, None).upper_closed


@pytest.mark.parametrize(
    "build",
    [Interval.point, Interval.at_least, Interval.more_than, Interval.at_most, Interval.less_than],
)
def test_the_short_forms_want_a_number(build: object) -> None:
    assert callable(build)
    for given in (None, "6", True, float("nan")):
        with pytest.raises(QuantityError):
            build(given)


def test_the_short_forms() -> None:
    assert str(Interval.point(6.5)) == "[6.5, 6.5]"
    assert str(Interval.at_least(Fraction(1, 3))) == "[1/3, +inf)"
    assert str(Interval.more_than(Decimal(6))) == "(6, +inf)"
    assert str(Interval.at_most(np.int16(6))) == "(-inf, 6]"
    assert str(Interval.less_than(6)) == "(-inf, 6)"
    assert Interval.point(6).is_point
    assert not Interval.at_least(6).is_point
    assert not Interval(5, 6).is_point


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("[6, 7)", [6, Decimal("6.999"), Fraction(20, 3), 6.0], [7, 5.999, Fraction(35, 6)]),
        ("(6, +inf)", [Decimal("6.0000001"), 10**900], [6, Decimal("6.0"), -1]),
        ("(-inf, 3]", [3, -(10**900)], [Decimal("3.1")]),
        ("[1/3, 1/3]", [Fraction(1, 3)], [Decimal("0.3333")]),
    ],
)
def test_containment_of_numbers(text: str, inside: list[object], outside: list[object]) -> None:
    values = Interval.parse(text)
    assert all(number in values for number in inside)
    assert not any(number in values for number in outside)


def test_containment_wants_a_number() -> None:
    for given in ("6", None, True, float("nan")):
        with pytest.raises(QuantityError):
            _ = given in Interval.at_least(6)


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [
        ("[6, 7]", "[6, 7]", True),
        ("(6, 7)", "[6, 7]", True),
        ("[6, 7]", "(6, 7]", False),
        ("[6, 7]", "[6, 7)", False),
        ("(6, 7)", "(6, 7)", True),
        ("[6, +inf)", "(-inf, +inf)", True),
        ("(-inf, 6]", "(-inf, 6)", False),
        ("(-inf, 6)", "(-inf, 6]", True),
        ("[6, +inf)", "[6, 9]", False),
        ("(-inf, 6]", "[0, 6]", False),
        ("[6.5, 6.5]", "(6, 7)", True),
    ],
)
def test_containment_of_intervals(part: str, whole: str, wanted: bool) -> None:
    assert (Interval.parse(part) in Interval.parse(whole)) is wanted
    assert (-Interval.parse(part) in -Interval.parse(whole)) is wanted


@pytest.mark.parametrize(
    ("one", "other", "common", "hull"),
    [
        ("[0, 6)", "[5, +inf)", "[5, 6)", "[0, +inf)"),
        ("[0, 6)", "[6, 7]", None, "[0, 7]"),
        ("[0, 6]", "(6, 7]", None, "[0, 7]"),
        ("[0, 6]", "[6, 7]", "[6, 6]", "[0, 7]"),
        ("[0, 1]", "(5, 6)", None, "[0, 6)"),
        ("(0, 6)", "[0, 6]", "(0, 6)", "[0, 6]"),
        ("(0, 6]", "[0, 6)", "(0, 6)", "[0, 6]"),
        ("(-inf, 3]", "[3, +inf)", "[3, 3]", "(-inf, +inf)"),
        ("(-inf, +inf)", "(1, 2]", "(1, 2]", "(-inf, +inf)"),
        ("[1/3, 1/3]", "(-inf, 1/3]", "[1/3, 1/3]", "(-inf, 1/3]"),
    ],
)
def test_intersection_and_hull(one: str, other: str, common: str | None, hull: str) -> None:
    for left, right in ((one, other), (other, one)):
        first, second = Interval.parse(left), Interval.parse(right)
        found = first.intersection(second)
        assert (None if found is None else str(found)) == common
        assert first.meets(second) is (common is not None)
        assert str(first.hull(second)) == hull


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("[0, 6)", "[6, 7]", True),
        ("[0, 6]", "[6, 7]", False),
        ("[0, 5]", "[6, 7]", True),
        ("[6, 7]", "[0, 5]", False),
        ("[0, +inf)", "[6, 7]", False),
        ("[0, 5]", "(-inf, 7]", False),
    ],
)
def test_below(one: str, other: str, wanted: bool) -> None:
    assert Interval.parse(one).below(Interval.parse(other)) is wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("[6, +inf)", "(-inf, -6]"),
        ("(6, 7]", "[-7, -6)"),
        ("(-inf, +inf)", "(-inf, +inf)"),
        ("[0, 0]", "[0, 0]"),
        ("[1/3, 2)", "(-2, -1/3]"),
    ],
)
def test_negation(given: str, wanted: str) -> None:
    assert str(-Interval.parse(given)) == wanted


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (Interval.parse("[1, 2)") + Interval.parse("(3, 4]"), "(4, 6)"),
        (Interval.parse("[1, 2]") + Interval.parse("[3, +inf)"), "[4, +inf)"),
        (Interval.parse("[1, 2)") + 0.5, "[1.5, 2.5)"),
        (Interval.parse("[1, 2)") - Interval.parse("(3, 4]"), "[-3, -1)"),
        (Interval.parse("[1, +inf)") - Interval.parse("[3, 4]"), "[-3, +inf)"),
        (Interval.parse("[1, +inf)") - Interval.parse("[3, +inf)"), "(-inf, +inf)"),
        (Interval.parse("[1, 2)") - Fraction(1, 3), "[2/3, 5/3)"),
        (Interval.parse("[1, 2)") * 3, "[3, 6)"),
        (Interval.parse("[1, 2)") * -3, "(-6, -3]"),
        (Interval.parse("[1, +inf)") * 0, "[0, 0]"),
        (Interval.parse("(-inf, 2)") * Fraction(-1, 2), "(-1, +inf)"),
        (Interval.parse("[1, 2)") * Interval.parse("(3, 4]"), "(3, 8)"),
        (Interval.parse("[-1, 2]") * Interval.parse("(3, 4]"), "[-4, 8]"),
        (Interval.parse("[0, 2)") * Interval.parse("(3, +inf)"), "[0, +inf)"),
        (Interval.parse("(-inf, 2)") * Interval.point(0), "[0, 0]"),
        (Interval.parse("[1, 2)") / Interval.parse("(0, 4]"), "[0.25, +inf)"),
        (Interval.point(1) / Interval.point(3), "[1/3, 1/3]"),
        (Interval.parse("[4, +inf)").reciprocal(), "(0, 0.25]"),
        (Interval.parse("[1, 2)").image(lambda end: end**3), "[1, 8)"),
    ],
)
def test_arithmetic(found: Interval, wanted: str) -> None:
    assert str(found) == wanted


@pytest.mark.parametrize("given", ["6", None, True, Decimal("nan")])
def test_arithmetic_wants_numbers(given: object) -> None:
    for calculate in (Interval.__add__, Interval.__sub__, Interval.__mul__):
        with pytest.raises(QuantityError):
            calculate(Interval.point(6), given)  # type: ignore[operator]


@pytest.mark.parametrize("given", ["[-1, 2]", "(-inf, 2]"])
def test_a_factor_is_a_set_without_numbers_below_0_and_a_divisor_has_no_0(given: str) -> None:
    with refused(QuantityError, "negative"):
        _ = Interval.point(6) * Interval.parse(given)
    for divisor in (given, "[0, 1]"):
        with refused(QuantityError, "not-positive"):
            _ = Interval.point(6) / Interval.parse(divisor)


def test_equality_is_of_sets_and_agrees_with_hash() -> None:
    ways = [
        Interval(Decimal("0.5"), None),
        Interval(Fraction(1, 2), None),
        Interval(0.5, None, True, True),
        Interval(Decimal("0.50"), None),
        Interval.parse("[1/2, +inf)"),
        Interval.at_least(np.float32(0.5)),
    ]
    assert len(set(ways)) == 1
    assert all(one == other for one in ways for other in ways)
    assert Interval.point(6) != Interval.at_least(6)
    assert Interval(5, 6) != Interval(5, 6, True, False)
    assert Interval.point(6) != 6


@pytest.mark.parametrize("text", NOTATIONS)
def test_pickled_and_copied(text: str) -> None:
    given = Interval.parse(text)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(given, protocol)) == given
    assert copy.copy(given) == given
    assert copy.deepcopy(given) == given


def test_frozen_and_without_a_dict() -> None:
    with pytest.raises(AttributeError):
        Interval.point(6).lower = Decimal(5)  # type: ignore[misc]
    assert not hasattr(Interval.point(6), "__dict__")


def test_the_callers_decimal_context_changes_nothing() -> None:
    def results() -> list[str]:
        start = Interval(Decimal("1234.56789"), Fraction(98765, 7))
        return [
            str(start),
            str(start + Decimal("0.000001")),
            str(start * Decimal("1.23456789")),
            str(-start - Interval.parse("[0.1, 0.25]")),
            str(decimal_or_fraction(Fraction(123456789, 2**30))),
            str(fraction_of(0.123456789)),
            decimal_text(Decimal("1234567.891")),
            str(start.intersection(Interval.at_most(Decimal("1234.568")))),
            str(hash(start)),
        ]

    wanted = results()
    with localcontext(Context(prec=1, Emin=0, Emax=0, rounding="ROUND_UP")) as context:
        for signal in context.traps:
            context.traps[signal] = True
        assert results() == wanted
