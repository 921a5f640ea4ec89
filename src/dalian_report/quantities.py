"""Exact numbers and the intervals they make.

An end of an `Interval` is a `Decimal` where its decimal expansion ends and a `Fraction`
where it does not; both compare exactly with each other and with integers. Nothing here
uses the ambient decimal context.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import SupportsIndex, overload

import attrs

from dalian_report.errors import DalianReportError, QuantityError, shown

__all__ = ["Exact", "Interval", "Number", "decimal_text", "exact", "settle"]

type_of = type

Exact = Decimal | Fraction
"""An exact number, as the package gives it back."""

Number = SupportsIndex | Decimal | Fraction | float
"""A number that the package takes; booleans, NaN and infinities are refused."""

_LARGEST_EXPONENT = 1000


def exact(
    value: object, *, what: str = "value", error: type_of[DalianReportError] = QuantityError
) -> Fraction:
    """The number as a fraction, without any rounding of its own.

    Anything with `__index__`, a `Decimal`, a `Fraction` or a float is taken, NumPy scalars
    included; a float stands for its shortest `repr`, so 0.1 is one tenth.

    Raises:
        QuantityError: (or the class given as `error`) for booleans, text, NaN, infinities
            and numbers beyond 10**1000; the message begins with `what`.

    >>> exact(0.1), exact(Decimal("7.5"))
    (Fraction(1, 10), Fraction(15, 2))
    """
    if isinstance(value, int) and not isinstance(value, bool):
        if value.bit_length() > 3 * _LARGEST_EXPONENT:
            raise error(f"{what} is too large: {shown(value)}")
        return Fraction(value)
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Decimal):
        return _from_decimal(value, what, error)
    if isinstance(value, float):
        return _from_decimal(Decimal(float.__repr__(value)), what, error)
    return _from_other(value, what, error)


def _from_decimal(value: Decimal, what: str, error: type_of[DalianReportError]) -> Fraction:
    if not value.is_finite():
        raise error(f"{what} must be a finite number, not {value}")
    if value and abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise error(f"{what} is beyond 10**{_LARGEST_EXPONENT}: {shown(value)}")
    return Fraction(value) if value else Fraction(0)


def _from_other(value: object, what: str, error: type_of[DalianReportError]) -> Fraction:
    if not isinstance(value, bool) and type_of(value).__name__ not in {"bool", "bool_"}:
        if isinstance(value, Rational):
            return Fraction(value.numerator, value.denominator)
        if isinstance(value, SupportsIndex):
            return exact(operator.index(value), what=what, error=error)
        if isinstance(value, Real):
            return _from_decimal(Decimal(str(value)), what, error)
    raise error(f"{what} must be a number, not {shown(value)}")


def settle(value: Fraction) -> Exact:
    """The fraction as a `Decimal` if its expansion ends, else as it is.

    >>> settle(Fraction(3, 8)), settle(Fraction(1, 3))
    (Decimal('0.375'), Fraction(1, 3))
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return value
    places = max(twos, fives)
    sign, digits, _ = Decimal(value.numerator * 10**places // value.denominator).as_tuple()
    return Decimal((sign, digits, -places))


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
    return "0" if text in {"-0", ""} else text


def _end(value: object) -> Exact | None:
    if value is None:
        return None
    if isinstance(value, Decimal) and value.is_finite():
        exact(value, what="an end of an interval")
        return value
    return settle(exact(value, what="an end of an interval"))


_NOTATION = re.compile(
    r"\s*([\[(])\s*(-inf|[+-]?\d+(?:\.\d+|/\d+)?)\s*,\s*(\+inf|[+-]?\d+(?:\.\d+|/\d+)?)\s*([\])])\s*",
    re.ASCII,
)


@attrs.frozen(repr=False)
class Interval:
    """A non-empty set of numbers between two ends.

    An end that is `None` is unbounded, and then always open. Two intervals are equal when
    they are the same set.

    Raises:
        QuantityError: for ends that are no numbers, inverted, or equal but not both closed
            (an empty set).

    >>> Interval(6, None, True, False)
    Interval('[6, +inf)')
    >>> Decimal("6.0") in Interval.parse("[6, 7)")
    True
    """

    lower: Exact | None = attrs.field(converter=_end)
    upper: Exact | None = attrs.field(converter=_end)
    lower_closed: bool = True
    upper_closed: bool = True

    def __attrs_post_init__(self) -> None:
        if self.lower is None:
            object.__setattr__(self, "lower_closed", False)
        if self.upper is None:
            object.__setattr__(self, "upper_closed", False)
        if self.lower is None or self.upper is None:
            return
        if self.lower > self.upper:
            ends = f"{decimal_text(self.lower)} is above {decimal_text(self.upper)}"
            raise QuantityError(f"the ends of an interval are inverted: {ends}")
        if self.lower == self.upper and not (self.lower_closed and self.upper_closed):
            raise QuantityError(f"the interval {self} is empty: close both ends for a point")

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The set of one number: [x, x]."""
        end = _end(value)
        return cls(end, end, True, True)

    @classmethod
    def at_least(cls, value: Number) -> Interval:
        """[x, +inf)."""
        return cls(_end(value), None, True, False)

    @classmethod
    def more_than(cls, value: Number) -> Interval:
        """(x, +inf)."""
        return cls(_end(value), None, False, False)

    @classmethod
    def at_most(cls, value: Number) -> Interval:
        """(-inf, x]."""
        return cls(None, _end(value), False, True)

    @classmethod
    def less_than(cls, value: Number) -> Interval:
        """(-inf, x)."""
        return cls(None, _end(value), False, False)

    @classmethod
    def parse(cls, text: str) -> Interval:
        """The interval that `str` wrote: "[6, +inf)", "(6, 7]", "(-inf, +inf)".

        Raises:
            QuantityError: for any other text.

        >>> Interval.parse("(-inf, 3]").upper
        Decimal('3')
        """
        found = _NOTATION.fullmatch(text) if isinstance(text, str) else None
        if found is None or len(text) > 2 * _LARGEST_EXPONENT:
            raise QuantityError(f'not an interval: {shown(text)}; write it as "[6, +inf)"')
        opening, lower, upper, closing = found.groups()
        if (lower, opening) == ("-inf", "[") or (upper, closing) == ("+inf", "]"):
            raise QuantityError(f"not an interval: {shown(text)}; an infinite end is open")
        return cls(_parsed_end(lower), _parsed_end(upper), opening == "[", closing == "]")

    def __str__(self) -> str:
        lower = "-inf" if self.lower is None else decimal_text(self.lower)
        upper = "+inf" if self.upper is None else decimal_text(self.upper)
        return f"{'[' if self.lower_closed else '('}{lower}, {upper}{']' if self.upper_closed else ')'}"

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
        return self.__contains__(Interval.point(settle(exact(value))))

    def _starts_before(self, other: Interval) -> bool:
        if self.lower is None:
            return True
        if other.lower is None or other.lower < self.lower:
            return False
        return other.lower > self.lower or self.lower_closed or not other.lower_closed

    def _ends_after(self, other: Interval) -> bool:
        return (-self)._starts_before(-other)

    def intersection(self, other: Interval) -> Interval | None:
        """The common part, or None where there is none.

        >>> print(Interval.parse("[0, 6)").intersection(Interval.parse("[5, +inf)")))
        [5, 6)
        """
        low = other if self._starts_before(other) else self
        high = other if self._ends_after(other) else self
        if low.lower is not None and high.upper is not None:
            closed = low.lower_closed and high.upper_closed
            if low.lower > high.upper or (low.lower == high.upper and not closed):
                return None
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return self.intersection(other) is not None

    def __neg__(self) -> Interval:
        lower = None if self.upper is None else _negated(self.upper)
        upper = None if self.lower is None else _negated(self.lower)
        return Interval(lower, upper, self.upper_closed, self.lower_closed)

    def __add__(self, other: Interval | Number) -> Interval:
        """The sums of a number of this set and one of the other."""
        if not isinstance(other, Interval):
            shift = exact(other)
            return self.image(lambda end: end + shift)
        return Interval(
            _sum(self.lower, other.lower),
            _sum(self.upper, other.upper),
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
        )

    def __sub__(self, other: Interval | Number) -> Interval:
        return self + (-other if isinstance(other, Interval) else settle(-exact(other)))

    def __mul__(self, factor: Number) -> Interval:
        """The set with every number multiplied by `factor` (not by another interval)."""
        times = exact(factor)
        if times == 0:
            return Interval.point(0)
        scaled = self if times > 0 else -self
        return scaled.image(lambda end: end * abs(times))

    def image(self, function: Callable[[Fraction], Fraction]) -> Interval:
        """The image under a strictly increasing function that keeps the infinities."""
        return Interval(
            None if self.lower is None else settle(function(Fraction(self.lower))),
            None if self.upper is None else settle(function(Fraction(self.upper))),
            self.lower_closed,
            self.upper_closed,
        )


def _parsed_end(text: str) -> Exact | None:
    if text.endswith("inf"):
        return None
    if "/" not in text:
        return Decimal(text)
    numerator, denominator = text.split("/")
    if int(denominator) == 0:
        raise QuantityError(f"not a number: {text!r}; a fraction has a denominator above 0")
    return settle(Fraction(int(numerator), int(denominator)))


@overload
def _negated(value: Decimal) -> Decimal: ...
@overload
def _negated(value: Fraction) -> Fraction: ...
def _negated(value: Exact) -> Exact:
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _sum(one: Exact | None, other: Exact | None) -> Exact | None:
    if one is None or other is None:
        return None
    return settle(Fraction(one) + Fraction(other))
