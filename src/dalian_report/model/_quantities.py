"""Exact numbers: decimals where the expansion ends, and fractions where it does not.

Both compare exactly with each other and with integers. Nothing here uses the ambient decimal
context.
"""

from __future__ import annotations

import operator
from decimal import (
    MAX_EMAX,
    MAX_PREC,
    MIN_EMIN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from fractions import Fraction
from numbers import Rational, Real
from typing import SupportsIndex

from dalian_report.errors import DalianReportError, QuantityError

__all__ = [
    "EXACTLY",
    "MOST_DIGITS",
    "Exact",
    "Number",
    "decimal_or_fraction",
    "decimal_text",
    "exact_number",
    "fraction_of",
    "round_to",
    "rounded",
]

Exact = Decimal | Fraction
"""An exact number, as the package gives it back."""

Number = SupportsIndex | Decimal | Fraction | float
"""A number that the package accepts. Booleans, NaN and infinities are refused."""

EXACTLY = Context(
    prec=MAX_PREC,
    Emax=MAX_EMAX,
    Emin=MIN_EMIN,
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
"""The one context of the package: it never rounds, and no caller can change it."""

_LARGEST_EXPONENT = 1000
_LARGEST_BITS = 3322
MOST_DIGITS = 4000
"""The limits of an accepted number."""

# With a sign, a point, leading zeros and an exponent.
_LONGEST_DECIMAL = MOST_DIGITS + 20
# Python turns no integer of more than 4300 digits into text, so longer integers are refused.
_MOST_BITS = 13_288


def fraction_of(
    value: object, *, what: str = "value", error: type[DalianReportError] = QuantityError
) -> Fraction:
    """The number as a fraction, without any rounding of its own.

    Anything with `__index__`, a `Decimal`, a `Fraction` or a float is accepted, NumPy scalars
    included. A float stands for its shortest `repr`, so 0.1 is one tenth.

    Raises:
        QuantityError: (or the class given as `error`) for booleans, text, NaN, infinities,
            numbers beyond 10**1000 or closer to 0 than 10**-1000, and numbers of more than 4000
            digits. The message begins with `what`.

    >>> fraction_of(0.1), fraction_of(Decimal("7.5"))
    (Fraction(1, 10), Fraction(15, 2))
    """
    if isinstance(value, Fraction):
        return _in_reach(value, what, error)
    if isinstance(value, Decimal):
        return Fraction(_checked(value, what, error))
    if isinstance(value, float):
        return Fraction(_checked(Decimal(float.__repr__(value)), what, error))
    if isinstance(value, int) and not isinstance(value, bool):
        if value.bit_length() > _LARGEST_BITS:
            raise error("beyond-range", what, value, exponent=_LARGEST_EXPONENT)
        return Fraction(int(value))
    number = _plain_number(value)
    if number is None:
        raise error("not-a-number", what, value)
    return fraction_of(number, what=what, error=error)


def _in_reach(value: Fraction, what: str, error: type[DalianReportError]) -> Fraction:
    above, below = value.numerator.bit_length(), value.denominator.bit_length()
    if above and abs(above - below) > _LARGEST_BITS:
        raise error("beyond-range", what, value, exponent=_LARGEST_EXPONENT)
    if max(above, below) > _MOST_BITS:
        raise error("too-many-digits", what, value, most=MOST_DIGITS)
    return value


def _checked(value: Decimal, what: str, error: type[DalianReportError]) -> Decimal:
    if not value.is_finite():
        raise error("not-finite", what, value)
    if value and abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise error("beyond-range", what, value, exponent=_LARGEST_EXPONENT)
    if len(str(value)) > _LONGEST_DECIMAL:
        raise error("too-many-digits", what, value, most=MOST_DIGITS)
    return value if value else Decimal(0)


def _plain_number(value: object) -> int | Fraction | Decimal | None:
    """A number of another library as one of ours, or None if it is not a number."""
    # NumPy's booleans are not of type bool, and in NumPy 1 they have an index.
    if isinstance(value, bool) or getattr(getattr(value, "dtype", None), "kind", None) == "b":
        return None
    try:
        if isinstance(value, SupportsIndex):
            return operator.index(value)
        if isinstance(value, Rational):
            return Fraction(operator.index(value.numerator), operator.index(value.denominator))
        return Decimal(str(value)) if isinstance(value, Real) else None
    except (TypeError, ValueError, ArithmeticError):
        return None


def decimal_or_fraction(value: Fraction) -> Exact:
    """The fraction as a `Decimal` if its expansion ends, else as it is.

    >>> decimal_or_fraction(Fraction(3, 8)), decimal_or_fraction(Fraction(1, 3))
    (Decimal('0.375'), Fraction(1, 3))
    """
    denominator = value.denominator
    if denominator == 1:
        return Decimal(value.numerator)
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return value
    places = max(twos, fives)
    digits = value.numerator * 10**places // denominator
    return Decimal(digits).scaleb(-places, EXACTLY)


def exact_number(
    value: object, *, what: str = "value", error: type[DalianReportError] = QuantityError
) -> Exact:
    """Return `decimal_or_fraction(fraction_of(value))`, without the fraction if it can.

    Raises:
        QuantityError: (or the class given as `error`) as `fraction_of` does.

    >>> exact_number(0.1), exact_number(Fraction(1, 3))
    (Decimal('0.1'), Fraction(1, 3))
    """
    if type(value) is Decimal:
        return _checked(value, what, error)
    if isinstance(value, float):
        return _checked(Decimal(float.__repr__(value)), what, error)
    return decimal_or_fraction(fraction_of(value, what=what, error=error))


def rounded(value: Exact, context: Context) -> Decimal:
    """The number as a decimal, rounded once as the context says.

    >>> rounded(Fraction(2, 3), Context(prec=3))
    Decimal('0.667')
    """
    exact = Fraction(value)
    return context.divide(Decimal(exact.numerator), Decimal(exact.denominator))


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


def decimal_text(value: Exact) -> str:
    """The number in plain digits, without an exponent or idle zeros, or "1/3" for a fraction.

    >>> decimal_text(Decimal("4.20E+11")), decimal_text(Decimal("7.50"))
    ('420000000000', '7.5')
    """
    if isinstance(value, Fraction):
        return str(value)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
