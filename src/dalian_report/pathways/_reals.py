"""Yearly rates and their quotients as real numbers, compared exactly with the thresholds.

A yearly rate is a root less 1. Roots of fractions with irrational quotients, together with 1, are
linearly independent over the rationals (Mordell, "On the linear independence of algebraic numbers",
1953). So a quotient of two rates is rational only where both are, where it is 0, and where the
roots are equal, in which case it is 1. Each of these is found to be a fraction first. For all
others, brackets can be narrowed until they exclude a threshold. The same holds for a rate of 0 or
more divided by 1 less a root, as Open SDG's limits have it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from dalian_report.growth._reals import Real, affine, logarithm_ratio, power
from dalian_report.pathways._bands import Band

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "band_of",
    "is_at_least",
    "quotient",
    "rate_quotient",
    "root_rate",
    "scaled",
    "shortfall",
]

_FIRST_DIGITS = 48

B = TypeVar("B", bound=Band)


def root_rate(multiple: Fraction, years: int) -> Real:
    """The yearly rate that makes 1 the multiple (0 or more) in so many years.

    >>> root_rate(Fraction(121, 100), 2)
    Fraction(1, 10)
    """
    if multiple == 0:
        return Fraction(-1)
    return affine(power(multiple, Fraction(1, years)), Fraction(1), Fraction(-1))


def rate_quotient(
    multiple: Fraction, years: int, other_multiple: Fraction, other_years: int
) -> Real:
    """One yearly rate divided by another, whose multiple is above 0 and not 1."""
    rate, other_rate = root_rate(multiple, years), root_rate(other_multiple, other_years)
    if multiple > 0 and logarithm_ratio(multiple, other_multiple) == Fraction(years, other_years):
        return Fraction(1)
    return quotient(rate, other_rate)


def quotient(value: Real, other: Real) -> Real:
    """One number divided by another that is not 0."""
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


def scaled(value: Real, factor: Fraction, constant: Fraction = Fraction(0)) -> Real:
    """The number times a factor other than 0, plus a constant."""
    if factor > 0 or isinstance(value, Fraction):
        return affine(value, factor, constant)

    def enclosure(digits: int) -> tuple[Fraction, Fraction]:
        low, high = value(digits)
        return high * factor + constant, low * factor + constant

    return enclosure


def shortfall(base: Fraction, exponent: Fraction) -> Real:
    """1 - base ** exponent, for a base of 0 or more.

    >>> shortfall(Fraction(0), Fraction(2)), shortfall(Fraction(1, 2), Fraction(2))
    (Fraction(1, 1), Fraction(3, 4))
    """
    if base == 0:
        return Fraction(1)
    return scaled(power(base, exponent), Fraction(-1), Fraction(1))


def band_of(value: Real, steps: Sequence[tuple[Fraction, B]], last: B) -> B:
    """The first band whose least value is not above the value, else the last one."""
    return next((band for least, band in steps if is_at_least(value, least)), last)


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
