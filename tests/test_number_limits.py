"""Where numbers and intervals stop, and what is said there: every limit and one step beyond."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from numbers import Rational

import numpy as np
import pytest

from dalian_report import Interval
from dalian_report.errors import GrowthError, QuantityError, UnitError
from dalian_report.model._quantities import (
    decimal_or_fraction,
    decimal_text,
    exact_number,
    fraction_of,
)
from refusals import refused

LARGEST_INTEGER = 2**3322 - 1


class Third(Rational):
    """A rational number of nobody's library: one third."""

    numerator = 1
    denominator = 3

    def _no(self, *others):
        raise NotImplementedError

    __abs__ = __add__ = __ceil__ = __eq__ = __floor__ = __floordiv__ = __le__ = __lt__ = _no
    __mod__ = __mul__ = __neg__ = __pos__ = __pow__ = __radd__ = __rfloordiv__ = __rmod__ = _no
    __rmul__ = __round__ = __rpow__ = __rtruediv__ = __truediv__ = __trunc__ = _no
    __hash__ = object.__hash__


class Fourth(Third):
    """The like, with a numerator that is no integer."""

    numerator = 0.25


class _Kind:
    def __init__(self, kind):
        self.kind = kind


class OldTruth:
    """A boolean as those of NumPy 1 are: no bool, and with an index."""

    def __init__(self, kind):
        self.dtype = _Kind(kind)

    def __index__(self):
        return 1


def test_a_boolean_with_an_index_is_no_number_but_an_integer_of_numpy_is():
    assert fraction_of(OldTruth("i")) == 1
    with refused(QuantityError, "not-a-number value"):
        fraction_of(OldTruth("b"))


def test_a_rational_of_another_library():
    assert fraction_of(Third()) == Fraction(1, 3)
    assert exact_number(Third()) == Fraction(1, 3)
    with refused(QuantityError, "not-a-number value"):
        fraction_of(Fourth())


# --- every message begins with what is meant, names the value, and is of the class asked for ---

BAD = [
    (True, "not-a-number"),
    ("5", "not-a-number"),
    (float("nan"), "not-finite"),
    (Decimal("-Infinity"), "not-finite"),
    (Decimal("1e1001"), "beyond-range"),
    (10**1001, "beyond-range"),
    (Fraction(1, 10**1001), "beyond-range"),
    (Fraction(3**9000 + 1, 3**9000), "too-many-digits"),
    (Decimal("1." + "1" * 4020), "too-many-digits"),
]


@pytest.mark.parametrize("read", [fraction_of, exact_number])
@pytest.mark.parametrize(("bad", "why"), BAD, ids=range(len(BAD)))
def test_bad_numbers_are_named_as_asked_and_refused_as_asked(read, bad, why):
    with refused(QuantityError, f"{why} value"):
        read(bad)
    with refused(GrowthError, f"{why} the base"):
        read(bad, what="the base", error=GrowthError)
    with refused(UnitError, f"{why} 7"):
        read(bad, what="7", error=UnitError)


@pytest.mark.parametrize("bad", [1e400 - 1e400, np.float64("inf"), np.float32("nan")])
def test_floats_that_are_not_finite(bad):
    for read in (fraction_of, exact_number):
        with refused(GrowthError, "not-finite x"):
            read(bad, what="x", error=GrowthError)


@pytest.mark.parametrize(
    ("last", "beyond"),
    [
        (LARGEST_INTEGER, LARGEST_INTEGER + 1),
        (-LARGEST_INTEGER, -LARGEST_INTEGER - 1),
        (Decimal("9e1000"), Decimal("1e1001")),
        (Decimal("1e-1000"), Decimal("9e-1001")),
        (Fraction(2**3322), Fraction(2**3323)),
        (Fraction(1, 2**3322), Fraction(1, 2**3323)),
        (Fraction(2**13287 + 1, 2**13286), Fraction(2**13288 + 1, 2**13287)),
        (Decimal("1" * 4019 + "E-4000"), Decimal("1" * 4020 + "E-4000")),
    ],
    ids=range(8),
)
def test_the_last_number_that_is_taken_and_the_first_that_is_not(last, beyond):
    assert fraction_of(last) == Fraction(last)
    assert exact_number(last) == Fraction(last)
    for read in (fraction_of, exact_number):
        with pytest.raises(QuantityError):
            read(beyond)


def test_zero_has_no_size_and_no_sign():
    for zero in (0, 0.0, -0.0, Decimal("-0"), Decimal("0e-5000"), Fraction(0), np.float32(-0.0)):
        assert str(exact_number(zero)) == "0"
        assert fraction_of(zero) == 0


# --- fractions and decimals ----------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        Fraction(1, 5**60),
        Fraction(7, 2**90),
        Fraction(3**50, 10**40),
        Fraction(1, 2**3 * 5**60),
        Fraction(-1, 2**60 * 5**3),
        Fraction(1, 5**23 * 4),
    ],
)
def test_long_expansions_end_all_the_same(value):
    found = decimal_or_fraction(value)
    assert isinstance(found, Decimal)
    assert Fraction(found) == value
    assert not str(found).endswith("00")


def test_no_idle_zeros_are_made():
    texts = {Fraction(1, 5): "0.2", Fraction(1, 8): "0.125", Fraction(3, 20): "0.15"}
    assert {value: str(decimal_or_fraction(value)) for value in texts} == texts


@pytest.mark.parametrize("value", [Fraction(1, 3 * 5**40), Fraction(1, 7 * 2**70), Fraction(2, 3)])
def test_endless_expansions_stay_fractions(value):
    assert decimal_or_fraction(value) is value


def test_a_decimal_settles_as_it_was_written_and_a_kind_of_decimal_as_one():
    class Money(Decimal):
        pass

    assert str(exact_number(Decimal("6.10"))) == "6.10"
    assert type(exact_number(Money("6.10"))) is Decimal
    assert type(Interval.point(Money("6.10")).lower) is Decimal


def test_only_idle_zeros_go():
    assert decimal_text(Decimal("100")) == "100"
    assert decimal_text(Decimal("100.100")) == "100.1"
    assert decimal_text(Decimal("-0.0")) == "0"
    assert decimal_text(Decimal("100.0")) == "100"


# --- intervals ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [Interval.point, Interval.at_least, Interval.more_than, Interval.at_most, Interval.less_than],
)
def test_an_end_that_is_none_is_named(make):
    with refused(QuantityError, "not-a-number an end of an interval"):
        make(None)
    with refused(QuantityError, "not-a-number an end of an interval"):
        make("5")


def test_ends_are_closed_or_open_and_nothing_else():
    unbounded = Interval(None, None, True, True)
    assert (unbounded.lower_closed, unbounded.upper_closed) == (False, False)
    assert unbounded.lower_closed is False
    assert unbounded.upper_closed is False
    truthy = Interval(1, 2, 1, [])  # type: ignore[arg-type]
    assert truthy.lower_closed is True
    assert truthy.upper_closed is False


def test_what_is_wrong_with_the_ends_is_said():
    with refused(QuantityError, "inverted-ends interval"):
        Interval(2.5, 1)
    for closed in ((True, False), (False, True), (False, False)):
        with refused(QuantityError, "empty-interval interval"):
            Interval(2, 2, *closed)
    with refused(QuantityError, "empty-interval interval"):
        Interval(2, 2, False, True)


@pytest.mark.parametrize(
    ("factor", "found"),
    [
        (0, "[0, 0]"),
        (1, "(2, +inf)"),
        (-1, "(-inf, -2)"),
        (Fraction(1, 2), "(1, +inf)"),
        (-2, "(-inf, -4)"),
    ],
)
def test_a_set_times_a_number(factor, found):
    assert str(Interval.more_than(2) * factor) == found


def test_notation_of_the_greatest_length_is_read():
    longest = "3" * 4000, "7" * 4000
    assert Interval.parse(f"[{'/'.join(longest)}, 1]").lower == Fraction(*map(int, longest))
    for text in (f"[1/{'3' * 5000}, 1]", f"[-{'3' * 5000}/7, 1]"):
        with refused(QuantityError, "too-many-digits an end of an interval"):
            Interval.parse(text)
    assert Interval.parse("[1, 2]" + " " * (40_000 - 6)) == Interval(1, 2)
    with refused(QuantityError, "not-an-interval interval"):
        Interval.parse("[1, 2]" + " " * (40_000 - 5))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1, 2", "not-an-interval interval"),
        (None, "not-an-interval interval"),
        ("[-inf, 2]", "closed-infinity interval"),
        ("[2, +inf]", "closed-infinity interval"),
        ("[1/0, 2]", "zero-denominator an end of an interval"),
    ],
)
def test_other_notation_is_told_what_is_wrong(text, message):
    with refused(QuantityError, message):
        Interval.parse(text)


def test_sums_of_decimals_are_exact_however_far_apart():
    far = Interval.point(Decimal("1e900")) + Interval.point(Decimal("1e-900"))
    assert Fraction(far.lower) == 10**900 + Fraction(1, 10**900)
    near = Interval.point(Decimal("1e900")) - Interval.point(Decimal("1e-900"))
    assert Fraction(near.lower) == 10**900 - Fraction(1, 10**900)
    mixed = Interval.point(Decimal("0.5")) - Interval.point(Fraction(1, 3))
    assert mixed == Interval.point(Fraction(1, 6))
    assert Interval.point(Fraction(1, 3)) + Interval.point(Fraction(2, 3)) == Interval.point(1)
