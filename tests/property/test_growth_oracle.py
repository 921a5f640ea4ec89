"""Growth maths agrees with exact fractions, with mpmath and with numpy-financial."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy_financial as npf
import pytest
from growth_cases import CASES, IRRATIONAL, TINY, as_fraction, drawn_numbers, mp, mpf, nearest
from hypothesis import example, given
from hypothesis import strategies as st

from dalian_report import Interval
from dalian_report.growth import cagr, periods_to_reach, required_rate
from dalian_report.growth._reals import logarithm, logarithm_ratio, power
from refusals import refused

BASES = st.fractions("0.001", "1000", max_denominator=10**6)
EXPONENTS = st.fractions("0.01", "40", max_denominator=100)


@pytest.mark.parametrize("name", CASES)
@given(data=st.data())
def test_the_last_of_28_digits_is_right(name, data):
    case = CASES[name]
    numbers = drawn_numbers(data, case)
    assert case.call(*numbers) == nearest(case.truth(*numbers))


@pytest.mark.parametrize("name", sorted(IRRATIONAL))
@given(data=st.data())
def test_ends_are_the_next_decimals_below_and_above(name, data):
    case = CASES[name]
    numbers = drawn_numbers(data, case)
    found = case.call(*map(Interval.point, numbers))
    middle = case.call(*numbers)
    assert found.lower_closed
    assert found.upper_closed
    truth = as_fraction(case.truth(*numbers))
    # mpmath rounds to so many digits in all, however many stand before the point.
    slack = TINY * max(1, abs(truth))
    if found.is_point:
        assert abs(Fraction(found.lower) - truth) < slack
        return
    step = Decimal(1).scaleb(middle.adjusted() - 27)
    assert Fraction(found.upper) - Fraction(found.lower) <= Fraction(step)
    assert Fraction(found.lower) - slack < truth < Fraction(found.upper) + slack
    assert middle in {found.lower, found.upper}


@given(BASES, BASES, EXPONENTS, st.integers(2, 12))
@example(base=Fraction(3238537, 10000), other=Fraction(1, 1000), exponent=Fraction(20), digits=2)
def test_brackets_hold_the_number_however_few_digits_they_are_asked_for(
    base, other, exponent, digits
):
    base_log, other_log = mp.log(mpf(base)), mp.log(mpf(other))
    brackets = [
        (power(base, exponent), mp.power(mpf(base), mpf(exponent))),
        (logarithm(base), base_log),
    ]
    if other != 1:
        brackets.append((logarithm_ratio(base, other), base_log / other_log))
    for real, truth in brackets:
        low, high = (real, real) if isinstance(real, Fraction) else real(digits)
        slack = TINY * max(1, abs(as_fraction(truth)))
        assert low - slack <= as_fraction(truth) <= high + slack


@given(st.floats(1, 1e6), st.floats(1.001, 10), st.integers(1, 30))
def test_required_rates_are_those_of_numpy_financial(start, multiple, periods):
    goal = start * multiple
    found = float(required_rate(start, goal, periods))
    assert found == float(cagr(start, goal, periods))
    theirs = npf.rate(periods, 0, -start, goal, guess=multiple ** (1 / periods), tol=1e-10)
    assert theirs == pytest.approx(found, rel=1e-6, abs=1e-8)


@given(st.floats(1, 1e6), st.floats(1.001, 10), st.floats(0.001, 1))
@example(start=100.0, multiple=2.0, rate=0.07)
def test_periods_are_those_of_numpy_financial(start, multiple, rate):
    goal = start * multiple
    with np.errstate(divide="ignore"):
        theirs = float(npf.nper(rate, 0, -start, goal))
    assert float(periods_to_reach(start, goal, rate)) == pytest.approx(theirs, rel=1e-9)


def test_a_false_root_of_numpy_financial_is_not_ours():
    # npf.rate(3, 0, -100, -50) is -1.794: a rate below -100% for a change of sign
    assert npf.rate(3, 0, -100, -50) < -1
    with refused(ValueError, "negative end"):
        cagr(100, -50, 3)
