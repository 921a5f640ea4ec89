"""Exact numbers and the intervals they make.

An end of an `Interval` is a `Decimal` where its decimal expansion ends and a `Fraction`
where it does not; both compare exactly with each other and with integers. Nothing here
uses the ambient decimal context.
"""

from __future__ import annotations

import operator
import re
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
from typing import TYPE_CHECKING, SupportsIndex, overload

import attrs

from dalian_report.errors import DalianReportError, QuantityError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "EXACTLY",
    "Exact",
    "Interval",
    "Number",
    "decimal_or_fraction",
    "decimal_text",
    "exact_number",
    "fraction_of",
]

Exact = Decimal | Fraction
"""An exact number, as the package gives it back."""

Number = SupportsIndex | Decimal | Fraction | float
"""A number that the package takes; booleans, NaN and infinities are refused."""

EXACTLY = Context(
    prec=MAX_PREC,
    Emax=MAX_EMAX,
    Emin=MIN_EMIN,
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
"""The one context of the package: it never rounds, and no caller can change it."""

_LARGEST_EXPONENT = 1000
_LARGEST_BITS = 3322
_MOST_DIGITS = 4000
# With a sign, a point, leading zeros and an exponent.
_LONGEST_DECIMAL = _MOST_DIGITS + 20
# Python turns no integer of more than 4300 digits into text, so none is taken in.
_MOST_BITS = 13_288


def fraction_of(
    value: object, *, what: str = "value", error: type[DalianReportError] = QuantityError
) -> Fraction:
    """The number as a fraction, without any rounding of its own.

    Anything with `__index__`, a `Decimal`, a `Fraction` or a float is taken, NumPy scalars
    included; a float stands for its shortest `repr`, so 0.1 is one tenth.

    Raises:
        QuantityError: (or the class given as `error`) for booleans, text, NaN, infinities,
            numbers beyond 10**1000 or closer to 0 than 10**-1000, and numbers of more than
            4000 digits; the message begins with `what`.

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
        raise error("too-many-digits", what, value, most=_MOST_DIGITS)
    return value


def _checked(value: Decimal, what: str, error: type[DalianReportError]) -> Decimal:
    if not value.is_finite():
        raise error("not-finite", what, value)
    if value and abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise error("beyond-range", what, value, exponent=_LARGEST_EXPONENT)
    if len(str(value)) > _LONGEST_DECIMAL:
        raise error("too-many-digits", what, value, most=_MOST_DIGITS)
    return value if value else Decimal(0)


def _plain_number(value: object) -> int | Fraction | Decimal | None:
    """A number of another library as one of ours; None for what is no number."""
    # NumPy's booleans are no bool, and those of NumPy 1 have an index.
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


def decimal_text(value: Exact) -> str:
    """The number in plain digits, without an exponent or idle zeros; "1/3" for a fraction.

    >>> decimal_text(Decimal("4.20E+11")), decimal_text(Decimal("7.50"))
    ('420000000000', '7.5')
    """
    if isinstance(value, Fraction):
        return str(value)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _end(value: object) -> Exact | None:
    return None if value is None else exact_number(value, what="an end of an interval")


def _given(value: Number | None) -> Number:
    if value is None:
        raise QuantityError("not-a-number", "an end of an interval", None)
    return value


_NUMERAL = r"[+-]?\d+(?:\.\d+|/\d+)?"
_NOTATION = re.compile(
    rf"\s*([\[(])\s*(-inf|{_NUMERAL})\s*,\s*(\+inf|{_NUMERAL})\s*([\])])\s*", re.ASCII
)
_LONGEST_NOTATION = 40_000


@attrs.frozen(repr=False)
class Interval:
    """A non-empty set of numbers between two ends.

    An end that is `None` is unbounded, and then always open. Two intervals are equal when
    they are the same set. `x in interval` takes a number or a whole interval.

    Raises:
        QuantityError: for ends that are no numbers, inverted, or equal but not both closed
            (an empty set); from every method that takes a number, for what is none.

    >>> Interval(6, None, True, False)
    Interval('[6, +inf)')
    >>> Decimal("6.0") in Interval.parse("[6, 7)")
    True
    """

    lower: Exact | None = attrs.field(converter=_end)
    upper: Exact | None = attrs.field(converter=_end)
    lower_closed: bool = attrs.field(default=True, converter=bool)
    upper_closed: bool = attrs.field(default=True, converter=bool)

    def __attrs_post_init__(self) -> None:
        if self.lower is None:
            object.__setattr__(self, "lower_closed", False)
        if self.upper is None:
            object.__setattr__(self, "upper_closed", False)
        if self.lower is None or self.upper is None:
            return
        if self.lower > self.upper:
            ends = {"lower": decimal_text(self.lower), "upper": decimal_text(self.upper)}
            raise QuantityError("inverted-ends", "interval", **ends)
        if self.lower == self.upper and not (self.lower_closed and self.upper_closed):
            raise QuantityError("empty-interval", "interval", str(self))

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The set of one number: [x, x]."""
        end = exact_number(_given(value), what="an end of an interval")
        # Most sets that are made hold one number, and to check it twice is half of the work.
        made, put = object.__new__(cls), object.__setattr__
        put(made, "lower", end)
        put(made, "upper", end)
        put(made, "lower_closed", True)
        put(made, "upper_closed", True)
        return made

    @classmethod
    def at_least(cls, value: Number) -> Interval:
        """[x, +inf)."""
        return cls(_given(value), None)

    @classmethod
    def more_than(cls, value: Number) -> Interval:
        """(x, +inf)."""
        return cls(_given(value), None, lower_closed=False)

    @classmethod
    def at_most(cls, value: Number) -> Interval:
        """(-inf, x]."""
        return cls(None, _given(value))

    @classmethod
    def less_than(cls, value: Number) -> Interval:
        """(-inf, x)."""
        return cls(None, _given(value), upper_closed=False)

    @classmethod
    def parse(cls, text: str) -> Interval:
        """The interval that `str` wrote: "[6, +inf)", "(6, 7]", "(-inf, +inf)".

        Raises:
            QuantityError: for any other text.

        >>> Interval.parse("(-inf, 3]").upper
        Decimal('3')
        """
        try:
            found = _NOTATION.fullmatch(text) if len(text) <= _LONGEST_NOTATION else None
        except TypeError:
            found = None
        if found is None:
            raise QuantityError("not-an-interval", "interval", text)
        opening, lower, upper, closing = found.groups()
        if (lower, opening) == ("-inf", "[") or (upper, closing) == ("+inf", "]"):
            raise QuantityError("closed-infinity", "interval", text)
        return cls(_parsed_end(lower), _parsed_end(upper), opening == "[", closing == "]")

    def __str__(self) -> str:
        lower = "-inf" if self.lower is None else decimal_text(self.lower)
        upper = "+inf" if self.upper is None else decimal_text(self.upper)
        opening, closing = "[" if self.lower_closed else "(", "]" if self.upper_closed else ")"
        return f"{opening}{lower}, {upper}{closing}"

    def __repr__(self) -> str:
        return f"Interval({str(self)!r})"

    @property
    def is_point(self) -> bool:
        """Whether the set holds one number only."""
        return self.lower is not None and self.lower == self.upper

    def __contains__(self, value: object) -> bool:
        """Whether a number or a whole interval lies inside."""
        if isinstance(value, Interval):
            return self._starts_before(value) and self._ends_after(value)
        return self.__contains__(Interval.point(exact_number(value)))

    def _starts_before(self, other: Interval) -> bool:
        if self.lower is None:
            return True
        if other.lower is None or other.lower < self.lower:
            return False
        return self.lower_closed or not other.lower_closed or other.lower > self.lower

    def _ends_after(self, other: Interval) -> bool:
        if self.upper is None:
            return True
        if other.upper is None or other.upper > self.upper:
            return False
        return self.upper_closed or not other.upper_closed or other.upper < self.upper

    def below(self, other: Interval) -> bool:
        """Whether every number of this set is less than every number of the other.

        >>> Interval.parse("[5, 6)").below(Interval.parse("[6, +inf)"))
        True
        """
        if self.upper is None or other.lower is None:
            return False
        if self.upper == other.lower:
            return not (self.upper_closed and other.lower_closed)
        return self.upper < other.lower

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return not (self.below(other) or other.below(self))

    def intersection(self, other: Interval) -> Interval | None:
        """The common part, or None where there is none.

        >>> print(Interval.parse("[0, 6)").intersection(Interval.parse("[5, +inf)")))
        [5, 6)
        """
        if not self.meets(other):
            return None
        low = other if self._starts_before(other) else self
        high = other if self._ends_after(other) else self
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both.

        >>> print(Interval.parse("[0, 1]").hull(Interval.parse("(5, 6)")))
        [0, 6)
        """
        low = self if self._starts_before(other) else other
        high = self if self._ends_after(other) else other
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def __neg__(self) -> Interval:
        lower = None if self.upper is None else _negated(self.upper)
        upper = None if self.lower is None else _negated(self.lower)
        return Interval(lower, upper, self.upper_closed, self.lower_closed)

    def __add__(self, other: Interval | Number) -> Interval:
        """The sums of a number of this set and one of the other."""
        if not isinstance(other, Interval):
            shift = fraction_of(other)
            return self.image(lambda end: end + shift)
        return Interval(
            _sum(self.lower, other.lower),
            _sum(self.upper, other.upper),
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
        )

    def __sub__(self, other: Interval | Number) -> Interval:
        if not isinstance(other, Interval):
            return self + -fraction_of(other)
        return Interval(
            _difference(self.lower, other.upper),
            _difference(self.upper, other.lower),
            self.lower_closed and other.upper_closed,
            self.upper_closed and other.lower_closed,
        )

    def __mul__(self, factor: Number) -> Interval:
        """The set with every number multiplied by `factor` (not by another interval)."""
        times = fraction_of(factor)
        if times == 0:
            return Interval.point(0)
        scaled = self if times > 0 else -self
        return scaled.image(lambda end: end * abs(times))

    def image(self, function: Callable[[Fraction], Fraction]) -> Interval:
        """The image under a strictly increasing function that keeps the infinities."""
        return Interval(
            None if self.lower is None else decimal_or_fraction(function(Fraction(self.lower))),
            None if self.upper is None else decimal_or_fraction(function(Fraction(self.upper))),
            self.lower_closed,
            self.upper_closed,
        )


def _parsed_end(text: str) -> Exact | None:
    if text.endswith("inf"):
        return None
    numerator, _, denominator = text.partition("/")
    if not denominator:
        return Decimal(text)
    if max(len(numerator), len(denominator)) > _MOST_DIGITS + 1:
        raise QuantityError("too-many-digits", "an end of an interval", text, most=_MOST_DIGITS)
    if int(denominator) == 0:
        raise QuantityError("zero-denominator", "an end of an interval", text)
    return decimal_or_fraction(Fraction(int(numerator), int(denominator)))


@overload
def _negated(value: Decimal) -> Decimal: ...
@overload
def _negated(value: Fraction) -> Fraction: ...
def _negated(value: Exact) -> Exact:
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _sum(one: Exact | None, other: Exact | None) -> Exact | None:
    if one is None or other is None:
        return None
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return EXACTLY.add(one, other)
    return decimal_or_fraction(Fraction(one) + Fraction(other))


def _difference(one: Exact | None, other: Exact | None) -> Exact | None:
    if one is None or other is None:
        return None
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return EXACTLY.subtract(one, other)
    return decimal_or_fraction(Fraction(one) - Fraction(other))
