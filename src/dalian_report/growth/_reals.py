"""Real numbers rounded once, correctly, to 28 significant digits.

A number is either a fraction or known by brackets that can be made as narrow as one likes.
Brackets are narrowed until both ends round to the same 28 digits (Ziv, "Fast evaluation of
elementary mathematical functions with correctly rounded last bit", ACM TOMS 17, 1991). That
ends because whatever has 28 digits or a tie behind them is a fraction and is found to be
one first. Every calculation has its own decimal context.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
)
from fractions import Fraction

from dalian_report.errors import GrowthError
from dalian_report.model import _quantities as quantities

SIGNIFICANT_DIGITS = 28

Enclosure = Callable[[int], tuple[Fraction, Fraction]]
"""Two numbers around the one meant, the closer the more working digits are asked for."""

Real = Fraction | Enclosure

_FIRST_DIGITS = 48
LARGEST_EXPONENT = 1000
_LARGEST_LOGARITHM = 23_026
"""Of 10**10000."""
_EXACT_POWER_BITS = 200_000


def _context(digits: int, rounding: str = ROUND_HALF_EVEN) -> Context:
    return Context(digits, rounding, MIN_EMIN, MAX_EMAX, traps=[])


def rounded(value: Real, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """The decimal of 28 significant digits that the rounding mode picks.

    Raises:
        GrowthError: for a number beyond 10**1000, or other than 0 and within 10**-1000 of 0.

    >>> rounded(Fraction(2, 3)), rounded(power(Fraction(2), Fraction(1, 2)), ROUND_FLOOR)
    (Decimal('0.6666666666666666666666666667'), Decimal('1.414213562373095048801688724'))
    """
    nearest = (
        _divided(value, rounding) if isinstance(value, Fraction) else _narrowed(value, rounding)
    )
    if nearest and abs(nearest.adjusted()) > LARGEST_EXPONENT:
        raise GrowthError(
            "result-out-of-range", "result", exponent=LARGEST_EXPONENT, power=nearest.adjusted()
        )
    return nearest


def _divided(
    value: Fraction, rounding: str = ROUND_HALF_EVEN, digits: int = SIGNIFICANT_DIGITS
) -> Decimal:
    return quantities.rounded(value, _context(digits, rounding))


def _narrowed(value: Enclosure, rounding: str) -> Decimal:
    digits = _FIRST_DIGITS
    while True:
        low, high = (_divided(end, rounding) for end in value(digits))
        if low == high:
            return low
        digits *= 2


def scaled(value: Real, factor: Fraction, constant: Fraction = Fraction(0)) -> Real:
    """The number times a factor other than 0, plus a constant."""
    if isinstance(value, Fraction):
        return value * factor + constant

    def enclosure(digits: int) -> tuple[Fraction, Fraction]:
        low, high = sorted(end * factor + constant for end in value(digits))
        return low, high

    return enclosure


def quotient(value: Real, other: Real) -> Real:
    """One number divided by another that is not 0.

    >>> quotient(Fraction(1), Fraction(2, 3))
    Fraction(3, 2)
    """
    if isinstance(value, Fraction) and (value == 0 or isinstance(other, Fraction)):
        return value / other if isinstance(other, Fraction) else value

    def enclosure(digits: int) -> tuple[Fraction, Fraction]:
        below, above = _bracket(other, digits)
        while below <= 0 <= above:
            digits *= 2
            below, above = _bracket(other, digits)
        ends = [end / by for end in _bracket(value, digits) for by in (below, above)]
        return min(ends), max(ends)

    return enclosure


def is_at_least(value: Real, threshold: Fraction) -> bool:
    """Whether the number is not below the threshold, decided without rounding."""
    digits = _FIRST_DIGITS
    while True:
        low, high = _bracket(value, digits)
        if low >= threshold or high < threshold:
            return low >= threshold
        digits *= 2


def _bracket(value: Real, digits: int) -> tuple[Fraction, Fraction]:
    return (value, value) if isinstance(value, Fraction) else value(digits)


def power(base: Fraction, exponent: Fraction) -> Real:
    """The base, above 0, to a rational exponent.

    >>> power(Fraction(121, 100), Fraction(1, 2))
    Fraction(11, 10)
    """
    root = _root(base, exponent.denominator)
    if root is not None and bit_length(root) * abs(exponent.numerator) <= _EXACT_POWER_BITS:
        return Fraction(root**exponent.numerator)

    def enclosure(digits: int) -> tuple[Fraction, Fraction]:
        low, high = _exponent_bracket(base, exponent, digits)
        if max(-low, high) >= _LARGEST_LOGARITHM:
            factor, times = (_divided(each, digits=6) for each in (base, exponent))
            raise GrowthError(
                "result-out-of-range", "result", exponent=10_000, factor=factor, times=times
            )
        slack = Fraction(1, 10 ** (digits - 1))
        context = _context(digits)
        bottom = Fraction(context.exp(_divided(low, ROUND_FLOOR, digits)))
        top = Fraction(context.exp(_divided(high, ROUND_CEILING, digits)))
        return bottom * (1 - slack), top * (1 + slack)

    return enclosure


def _exponent_bracket(base: Fraction, exponent: Fraction, digits: int) -> tuple[Fraction, Fraction]:
    """Around the natural logarithm of the power, less than 1 wide."""
    while True:
        low, high = sorted(end * exponent for end in _logarithm_bracket(base, digits))
        if high - low < 1:
            return low, high
        digits *= 2


def logarithm(value: Fraction) -> Real:
    """The natural logarithm of a number above 0, a fraction only for 1 (Lindemann)."""
    return Fraction(0) if value == 1 else lambda digits: _logarithm_bracket(value, digits)


def _logarithm_bracket(value: Fraction, digits: int) -> tuple[Fraction, Fraction]:
    # Quotient and logarithm are each off by half a unit of the last digit at most. The slack is
    # more than the two together.
    quotient = _divided(value, digits=digits)
    estimate = Fraction(_context(digits).ln(quotient))
    slack = (1 + abs(estimate)) / 10 ** (digits - 1)
    return estimate - slack, estimate + slack


def logarithm_ratio(value: Fraction, base: Fraction) -> Real:
    """The logarithm of a number above 0 to a base above 0 that is not 1.

    >>> logarithm_ratio(Fraction(8), Fraction(4))
    Fraction(3, 2)
    """
    if value == 1:
        return Fraction(0)
    exact = _common_root_ratio(value, base)
    return quotient(logarithm(value), logarithm(base)) if exact is None else exact


def _common_root_ratio(value: Fraction, base: Fraction) -> Fraction | None:
    """The logarithm where it is rational: value = u**m and base = u**k for a rational u.

    u or 1/u has a part of at least 2, so neither m nor k exceeds the bits of its power, and
    m/k is the only fraction with so small a denominator near the logarithm.
    """
    most, bits = bit_length(base), bit_length(value)
    quotient_of_both, digits = quotient(logarithm(value), logarithm(base)), _FIRST_DIGITS
    low, high = _bracket(quotient_of_both, digits)
    while high - low >= Fraction(1, 2 * most * most):
        if low > bits or high < -bits:
            return None
        digits *= 2
        low, high = _bracket(quotient_of_both, digits)
    ratio = ((low + high) / 2).limit_denominator(most)
    root = _root(base, ratio.denominator)
    if root is None or abs(ratio.numerator) * (bit_length(root) - 1) > bits:
        return None
    return ratio if root**ratio.numerator == value else None


def _root(value: Fraction, degree: int) -> Fraction | None:
    """The root of a fraction above 0, if it is a fraction."""
    if degree == 1 or value == 1:
        return value
    if degree > bit_length(value):
        return None
    numerator = _whole_root(value.numerator, degree)
    denominator = _whole_root(value.denominator, degree)
    if numerator**degree != value.numerator or denominator**degree != value.denominator:
        return None
    return Fraction(numerator, denominator)


def _whole_root(value: int, degree: int) -> int:
    """The whole number nearest to the root."""
    context = _context(value.bit_length() // degree // 3 + 30)
    logarithm = context.ln(Decimal(value))
    return int(context.to_integral_value(context.exp(context.divide(logarithm, Decimal(degree)))))


def bit_length(value: Fraction) -> int:
    """The bits of the longer of numerator and denominator."""
    return max(abs(value.numerator).bit_length(), value.denominator.bit_length())
