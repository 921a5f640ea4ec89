"""Real numbers by themselves: what is exact, what brackets hold, and how wide they are."""

from __future__ import annotations

import decimal
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_UP, Decimal
from fractions import Fraction
from itertools import product

import mpmath
import pytest

from dalian_report import Interval
from dalian_report.errors import GrowthError
from dalian_report.growth import _reals as reals
from dalian_report.growth import _values as images
from dalian_report.growth._reals import (
    bit_length,
    logarithm,
    logarithm_ratio,
    power,
    quotient,
    rounded,
    scaled,
)
from refusals import refused

mp = mpmath.MPContext()
mp.dps = 150

HALF = Fraction(1, 2)
NEAR_ONE = 1 + Fraction(1, 7 * 10**45)
TINY = Fraction(1, 10**120)


def truth(value) -> Fraction:
    """mpmath's number as a fraction, good to 120 places."""
    return Fraction(int(value * 10**120), 10**120)


def mpf(value: Fraction):
    """The fraction in mpmath's arithmetic."""
    return mp.mpf(value.numerator) / value.denominator


def log(value: Fraction):
    """mpmath's natural logarithm."""
    return mp.log(mpf(value))


def third(digits: int) -> tuple[Fraction, Fraction]:
    """Brackets around a third, both ends off it."""
    slack = Fraction(1, 10**digits)
    return Fraction(1, 3) - slack, Fraction(1, 3) + 2 * slack


# --- rounding ---------------------------------------------------------------------------


@pytest.mark.parametrize("value", [Fraction(1, 3), third])
@pytest.mark.parametrize(
    ("rounding", "last"), [((), "3"), ((ROUND_FLOOR,), "3"), ((ROUND_CEILING,), "4")]
)
def test_28_digits_are_rounded_as_asked_for(value, rounding, last):
    assert rounded(value, *rounding) == Decimal("0." + "3" * 27 + last)


def test_twice_as_many_digits_are_asked_for_until_they_are_enough():
    asked = []

    def nearly_a_tie(digits: int) -> tuple[Fraction, Fraction]:
        asked.append(digits)
        middle = 1 + Fraction(5, 10**28) + Fraction(2, 10**100)
        return middle - Fraction(1, 10**digits), middle + Fraction(1, 10**digits)

    assert rounded(nearly_a_tie) == 1 + Decimal("1e-27")
    assert asked == [48, 96, 192]


@pytest.mark.parametrize("value", ["1e1000", "-9.99e1000", "1e-1000", "0"])
def test_numbers_of_a_thousand_digits_are_in_range(value):
    assert rounded(Fraction(value)) == Decimal(value)


@pytest.mark.parametrize(
    ("value", "exponent"), [(Fraction(-(10**1001)), 1001), (Fraction(9, 10**1001), -1001)]
)
def test_numbers_further_out_are_refused(value, exponent):
    with refused(GrowthError, "result-out-of-range result") as caught:
        rounded(value)
    assert caught.value.details["power"] == exponent


def test_the_defaults_of_new_contexts_change_nothing(monkeypatch):
    for name, hostile in [("prec", 3), ("rounding", ROUND_UP), ("Emin", -1), ("Emax", 1)]:
        monkeypatch.setattr(decimal.DefaultContext, name, hostile)
    for signal in (decimal.Inexact, decimal.Rounded):
        monkeypatch.setitem(decimal.DefaultContext.traps, signal, True)
    assert rounded(Fraction(2 * 10**30, 3)) == Decimal("6" * 27 + "7E+2")
    assert rounded(Fraction(1, 3 * 10**30)) == Decimal("0." + "3" * 28).scaleb(-30)
    low, high = power(Fraction(2), HALF)(40)
    assert low**2 < 2 < high**2


# --- simple formulas --------------------------------------------------------------------


def test_a_factor_and_a_constant():
    assert scaled(Fraction(5), Fraction(3), Fraction(2)) == 17
    assert scaled(lambda _: (Fraction(5), Fraction(6)), Fraction(3), Fraction(2))(9) == (17, 20)
    low, high = scaled(third, Fraction(3), Fraction(-1))(20)
    assert (low, high) == (-Fraction(3, 10**20), Fraction(6, 10**20))


def test_one_over_a_number_and_over_what_is_known_of_it():
    assert quotient(Fraction(1), Fraction(2, 3)) == Fraction(3, 2)
    assert quotient(Fraction(1), lambda _: (Fraction(1, 3), Fraction(2)))(9) == (HALF, 3)
    low, high = third(20)
    assert quotient(Fraction(1), third)(20) == (1 / high, 1 / low)


@pytest.mark.parametrize(
    ("value", "bits"), [("0", 1), ("8", 4), ("-8", 4), ("1/16", 5), ("-9/5", 4), ("3/8", 4)]
)
def test_the_longer_of_numerator_and_denominator_counts(value, bits):
    assert bit_length(Fraction(value)) == bits


# --- powers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        ("121/100", "1/2", "11/10"),
        ("8/27", "2/3", "4/9"),
        ("8/27", "-2/3", "9/4"),
        ("3", "5", "243"),
        ("5", "-1", "1/5"),
        ("7", "0", "1"),
        ("1", "9/7", "1"),
    ],
)
def test_powers_that_are_fractions_are_exact(base, exponent, expected):
    assert power(Fraction(base), Fraction(exponent)) == Fraction(expected)


def test_powers_are_exact_up_to_200_000_bits():
    assert power(Fraction(2), Fraction(100_000)) == 2**100_000
    assert callable(power(Fraction(2), Fraction(100_001)))
    assert callable(power(Fraction(2), Fraction(-100_001)))


@pytest.mark.parametrize("digits", [2, 9, 40, 90])
@pytest.mark.parametrize(
    ("base", "exponent"),
    [
        ("2", "1/2"),
        ("1/2", "7/3"),
        ("3/7", "-5/2"),
        # long exponents, where the logarithm counts, and short ones, where the exponential does
        ("10", "19999/2"),
        ("10", "-19999/2"),
        ("2", "1/97"),
        ("3", "-1/101"),
        ("1/7", "1/89"),
    ],
)
def test_the_bracket_of_a_power_holds_it_and_has_the_width_of_its_parts(base, exponent, digits):
    base, exponent = Fraction(base), Fraction(exponent)
    low, high = power(base, exponent)(digits)
    times = mpf(exponent) * log(base)
    # in units of the power, to keep those that are 10,000 digits long out of the comparison
    below, above = (mpf(end) * mp.exp(-times) for end in (low, high))
    assert 0 < below < 1 < above
    if digits > 2:
        # in units of the last digit: of the logarithm, of its product, of the exponential
        parts = 2 * abs(mpf(exponent)) * (1 + abs(log(base))) + 2 * abs(times) + 3
        assert above - below < mp.mpf("1.01") * parts * mp.mpf(10) ** (1 - digits)


@pytest.mark.parametrize(
    ("base", "exponent", "factor", "times"),
    [
        ("10", "20001/2", "10", "10000.5"),
        ("10", "-20001/2", "10", "-10000.5"),
        ("4/3", "2469135/2", "1.33333", "1.23457E+6"),
    ],
)
def test_powers_beyond_10_to_the_10_000_are_refused(base, exponent, factor, times):
    asked = power(Fraction(base), Fraction(exponent))
    with refused(GrowthError, "result-out-of-range result") as caught:
        asked(48)
    details = caught.value.details
    assert (details["factor"], details["times"]) == (Decimal(factor), Decimal(times))


@pytest.mark.parametrize(
    ("base", "exponent", "digits"),
    [("1", "50", 3), ("1", "75", 3), ("1/2", "1000", 2), ("2", "-1000", 2), ("5/4", "7", 9)],
)
def test_an_exponent_is_known_to_less_than_1(base, exponent, digits):
    base, exponent = Fraction(base), Fraction(exponent)
    low, high = reals._exponent_bracket(base, exponent, digits)
    assert low <= truth(mpf(exponent) * log(base)) <= high
    assert high - low < 1


# --- logarithms -------------------------------------------------------------------------


def test_the_logarithm_of_1_alone_is_a_fraction():
    assert logarithm(Fraction(1)) == 0
    assert isinstance(logarithm(Fraction(1)), Fraction)
    assert callable(logarithm(Fraction(2)))


@pytest.mark.parametrize("digits", [4, 12, 28, 60, 100])
@pytest.mark.parametrize("value", ["2", "1/3", "22/7", "1000001/1000000", "999/7", "1/99991"])
def test_the_bracket_of_a_logarithm_holds_it_and_is_as_wide_as_it_has_to_be(value, digits):
    value = Fraction(value)
    low, high = logarithm(value)(digits)
    found = truth(log(value))
    assert low < found < high
    assert high - low < Fraction("2.01") * (1 + abs(found)) / 10 ** (digits - 1)


@pytest.mark.parametrize(
    ("root", "above", "below"),
    list(
        product(
            [Fraction(2), Fraction(3), Fraction(2, 3), Fraction(10, 7), NEAR_ONE],
            [-3, -1, 0, 2, 3, 5],
            [-2, 1, 4],
        )
    ),
)
def test_a_logarithm_that_is_rational_is_found(root, above, below):
    assert logarithm_ratio(root**above, root**below) == Fraction(above, below)


@pytest.mark.parametrize("digits", [2, 5, 12, 60])
@pytest.mark.parametrize(
    ("value", "base"),
    [
        ("3", "2"),
        ("1/3", "2"),
        ("7", "1/5"),
        ("8", "12"),
        ("4", "6"),
        ("1001/1000", "3"),
        ("3", "1001/1000"),
        ("3", "999/1000"),
        ("1.0001", "1.0003"),
    ],
)
def test_the_bracket_of_another_logarithm_holds_it(value, base, digits):
    value, base = Fraction(value), Fraction(base)
    low, high = logarithm_ratio(value, base)(digits)
    found = truth(log(value) / log(base))
    assert low < found < high
    if digits == 60:
        assert high - low < (1 + abs(found)) / 10**50


def test_a_logarithm_beyond_all_bits_is_no_fraction():
    assert callable(logarithm_ratio(Fraction(2), NEAR_ONE))
    assert callable(logarithm_ratio(Fraction(1, 2), NEAR_ONE))
    assert callable(logarithm_ratio(Fraction(2), 1 + Fraction(1, 10**20)))


# --- roots ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "degree", "expected"),
    [
        ("8/27", 3, "2/3"),
        ("8/28", 3, None),
        ("8/9", 3, None),
        ("9/27", 2, None),
        ("5/4", 2, None),
        ("4/5", 2, None),
        ("2", 2, None),
        ("5", 1, "5"),
        ("1", 5, "1"),
        ("16", 4, "2"),
        ("1/16", 4, "1/2"),
        ("16", 6, None),
    ],
)
def test_a_root_is_a_fraction_or_none(value, degree, expected):
    found = reals._root(Fraction(value), degree)
    assert found == (None if expected is None else Fraction(expected))


@pytest.mark.parametrize("root", [1, 2, 9, 10**50 + 7, 10**200 + 1, 10**200 - 1])
@pytest.mark.parametrize("degree", [2, 3, 7])
def test_a_whole_root_is_exact_however_long_it_is(root, degree):
    assert reals._whole_root(root**degree, degree) == root


# --- ends -------------------------------------------------------------------------------


@pytest.mark.parametrize(("bits", "is_exact"), [(13_000, True), (13_001, False)])
def test_ends_are_exact_up_to_13_000_bits(bits, is_exact):
    end = Fraction(2 ** (bits - 1), 3**8000)
    found = images.answer((end, True), (end, True), True)
    assert found.is_point == is_exact
    assert end in found


def test_what_is_there_already_takes_no_time_even_at_rates_that_are_never_reached() -> None:
    factor = images.Values.of(Interval(1, 2, False, False))
    assert images.periods_between(images.Values.number(Fraction(1)), factor) == Interval.point(0)


@pytest.mark.parametrize(("power", "is_exact"), [(2500, True), (5000, False)])
def test_an_end_that_is_too_long_as_a_decimal_is_rounded_outward(power, is_exact):
    # A short fraction, but of 5000 decimal places.
    end = 3 + Fraction(1, 2**power)
    found = images.answer((end, True), (end, True), True)
    assert isinstance(found, Interval)
    assert isinstance(found.lower, Decimal)
    assert isinstance(found.upper, Decimal)
    assert found.is_point == is_exact
    assert found.lower <= end <= found.upper
    assert found.upper - found.lower <= Decimal("1e-27")
