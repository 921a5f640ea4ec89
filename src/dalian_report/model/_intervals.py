"""Intervals: non-empty sets of numbers between two exact ends.

An end is a `Decimal` where its decimal expansion ends and a `Fraction` where it does not. Both
compare exactly with each other and with integers. Nothing here uses the ambient decimal context.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, overload

import attrs

from dalian_report.errors import QuantityError
from dalian_report.model._quantities import (
    EXACTLY,
    MOST_DIGITS,
    Exact,
    Number,
    decimal_or_fraction,
    decimal_text,
    exact_number,
    fraction_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

__all__ = ["Interval"]


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
    they are the same set. `x in interval` accepts a number or a whole interval.

    Raises:
        QuantityError: if the ends are not numbers, inverted, or equal but not both closed
            (an empty set), and from methods that need a number, for other values.

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
            match = _NOTATION.fullmatch(text) if len(text) <= _LONGEST_NOTATION else None
        except TypeError:
            match = None
        if match is None:
            raise QuantityError("not-an-interval", "interval", text)
        opening, lower, upper, closing = match.groups()
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
        """Whether a number or a whole interval is inside."""
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
        """The common part, or None if the sets are disjoint.

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

    def _like(
        self,
        lower: Exact | None,
        upper: Exact | None,
        lower_closed: bool,
        upper_closed: bool,
        other: Interval | None = None,
    ) -> Self:
        """An interval that was calculated from this one, and from another if there is one."""
        del other
        return type(self)(lower, upper, lower_closed, upper_closed)

    def __neg__(self) -> Self:
        lower = None if self.upper is None else _negated(self.upper)
        upper = None if self.lower is None else _negated(self.lower)
        return self._like(lower, upper, self.upper_closed, self.lower_closed)

    def __add__(self, other: Interval | Number) -> Self:
        """The sums of a number of this set and one of the other."""
        if not isinstance(other, Interval):
            shift = fraction_of(other)
            return self.image(lambda end: end + shift)
        return self._like(
            _sum(self.lower, other.lower),
            _sum(self.upper, other.upper),
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
            other,
        )

    def __sub__(self, other: Interval | Number) -> Self:
        return self + -(other if isinstance(other, Interval) else fraction_of(other))

    def __mul__(self, other: Interval | Number) -> Self:
        """The products of a number of this set and a number of the other set.

        A set to multiply by must not reach below 0.

        >>> print(Interval.parse("[-1, 2]") * Interval.parse("(3, 4]"))
        [-4, 8]
        """
        if isinstance(other, Interval):
            if other.lower is None or other.lower < 0:
                raise QuantityError("negative", "an interval to multiply by", str(other))
            lower, lower_closed = _lowest_product(self, other)
            negated, upper_closed = _lowest_product(-self, other)
            upper = None if negated is None else _negated(negated)
            return self._like(lower, upper, lower_closed, upper_closed, other)
        times = fraction_of(other)
        if times == 0:
            return self._like(times, times, True, True)
        scaled = self if times > 0 else -self
        return scaled.image(lambda end: end * abs(times))

    def __truediv__(self, other: Interval) -> Self:
        """The quotients of a number of this set and one of the other, all of them above 0.

        >>> print(Interval.parse("[1, 2]") / Interval.parse("[4, +inf)"))
        (0, 0.5]
        """
        return self * other.reciprocal()

    def reciprocal(self) -> Self:
        """One over each number. All are above 0.

        >>> print(Interval.parse("(0, 4]").reciprocal())
        [0.25, +inf)
        """
        if self.lower is None or self.lower < 0 or (self.lower == 0 and self.lower_closed):
            raise QuantityError("not-positive", "an interval to divide by", str(self))
        lower = Fraction(0) if self.upper is None else 1 / Fraction(self.upper)
        upper = 1 / Fraction(self.lower) if self.lower else None
        return self._like(lower, upper, self.upper_closed, self.lower_closed)

    def image(self, function: Callable[[Fraction], Fraction]) -> Self:
        """The image under a strictly increasing function that keeps the infinities."""
        return self._like(
            None if self.lower is None else function(Fraction(self.lower)),
            None if self.upper is None else function(Fraction(self.upper)),
            self.lower_closed,
            self.upper_closed,
        )


def _lowest_product(first: Interval, second: Interval) -> tuple[Exact | None, bool]:
    """The lower end of the products of any number and one that is not below 0."""
    if second.upper == 0:
        return Fraction(0), True
    if first.lower is None:
        return None, False
    if first.lower == 0:
        return Fraction(0), first.lower_closed or (second.lower == 0 and second.lower_closed)
    rises = first.lower > 0
    factor = second.lower if rises else second.upper
    closed = second.lower_closed if rises else second.upper_closed
    if factor is None:
        return None, False
    product = Fraction(first.lower) * Fraction(factor)
    return product, closed and (first.lower_closed or factor == 0)


def _parsed_end(text: str) -> Exact | None:
    if text.endswith("inf"):
        return None
    numerator, _, denominator = text.partition("/")
    if not denominator:
        return Decimal(text)
    if max(len(numerator), len(denominator)) > MOST_DIGITS + 1:
        raise QuantityError("too-many-digits", "an end of an interval", text, most=MOST_DIGITS)
    if int(denominator) == 0:
        raise QuantityError("zero-denominator", "an end of an interval", text)
    return decimal_or_fraction(Fraction(int(numerator), int(denominator)))


@overload
def _negated(value: Decimal) -> Decimal: ...
@overload
def _negated(value: Fraction) -> Fraction: ...
def _negated(value: Exact) -> Exact:
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _sum(value: Exact | None, other: Exact | None) -> Exact | None:
    if value is None or other is None:
        return None
    if isinstance(value, Decimal) and isinstance(other, Decimal):
        return EXACTLY.add(value, other)
    return Fraction(value) + Fraction(other)
