"""Rounding to a place, as standards for comparing with limits have it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dalian_report.errors import QuantityError
from dalian_report.model._quantities import EXACTLY, Exact, Number, decimal_or_fraction, fraction_of

__all__ = ["round_to"]


def round_to(value: Number, place: Number) -> Exact:
    """Return the multiple of the place nearest to the value, rounded once and half to even.

    GB/T 8170-2008 and ASTM E29 round so. A negative number is rounded as its absolute value
    is. `place` is the value of the last digit to be kept, in the unit of the value: 0.1 for
    one decimal, 1000 for thousands. A decimal place keeps its form: 1.0, 2E+3.

    Raises:
        QuantityError: a place of 0 or below, anything that is not a finite number.

    >>> round_to(Decimal("1.050"), Decimal("0.1")), round_to(2500, Decimal("1E+3"))
    (Decimal('1.0'), Decimal('2E+3'))
    """
    number, step = fraction_of(value), fraction_of(place, what="place")
    if step <= 0:
        raise QuantityError("not-positive", "place", place)
    times = round(number / step)
    if isinstance(place, Decimal):
        return EXACTLY.multiply(Decimal(times), place)
    return decimal_or_fraction(Fraction(times) * step)
