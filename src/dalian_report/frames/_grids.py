"""The numbers that a column of some type can hold, and the numbers of an interval among them.

A column compares only with numbers of its own type, so an exact end such as 6.3 has to become
such a number. Every type is a grid of members in order. Each member means one exact number, and
a float means its shortest `repr`. An end that is not a member has one neighbour below and one
above, so a comparison with the right neighbour decides as exact arithmetic would.
"""

from __future__ import annotations

import math
import struct
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import attrs

from dalian_report.model._quantities import EXACTLY, fraction_of

if TYPE_CHECKING:
    from dalian_report.model._intervals import Interval

Member = float | int | Decimal
"""A number of a column's own type."""


def span(grid: Grid, values: Interval | None) -> tuple[Member, Member]:
    """The first and the last member in an interval, or the top and the bottom if it has none.

    >>> from dalian_report.model._intervals import Interval
    >>> span(Double(), Interval.more_than(6))
    (6.000000000000001, inf)
    >>> span(Integers(-128, 127), Interval.parse("(6, 500]"))
    (7, 127)
    """
    nothing = grid.top, grid.bottom
    if values is None:
        return nothing
    low: Member | None = grid.bottom
    high: Member | None = grid.top
    if values.lower is not None:
        low = grid.least(Fraction(values.lower), values.lower_closed)
    if values.upper is not None:
        high = grid.greatest(Fraction(values.upper), values.upper_closed)
    if low is None or high is None or low > high:
        return nothing
    return low, high


class Double:
    """Binary floats of 64 bits. Infinities are its ends, since they are not numbers."""

    bottom: Member = -math.inf
    top: Member = math.inf

    def least(self, end: Fraction, closed: bool) -> Member | None:
        """The least float whose shortest `repr` is above the end, or at it."""
        nearest = self.nearest(end)
        # The shortest repr of a float lies between those of its neighbours, and each rounds
        # to its own float: the answer is the nearest float or the one after it.
        for member in (self._before(nearest), nearest, self._after(nearest)):
            if math.isfinite(member):
                number = self._number(member)
                if number > end or (closed and number == end):
                    return member
        return None

    def greatest(self, end: Fraction, closed: bool) -> Member | None:
        """The greatest float whose shortest `repr` is below the end, or at it."""
        mirrored = self.least(-end, closed)
        return None if mirrored is None else -mirrored

    def nearest(self, number: Fraction) -> float:
        """The member nearest to the number, the even one of two, or an infinity beyond all."""
        try:
            return number.numerator / number.denominator
        except OverflowError:
            return math.inf if number > 0 else -math.inf

    def _before(self, member: float) -> float:
        return math.nextafter(member, -math.inf)

    def _after(self, member: float) -> float:
        return math.nextafter(member, math.inf)

    def _number(self, member: float) -> Fraction:
        return fraction_of(member)


class Single(Double):
    """Binary floats of 32 bits, each for the shortest decimal that rounds to it."""

    def nearest(self, number: Fraction) -> float:
        """The member nearest to the number, up to a rounding on the way."""
        return _single(super().nearest(number))

    def _before(self, member: float) -> float:
        return -self._after(-member)

    def _after(self, member: float) -> float:
        if member == math.inf:
            return member
        if member == -math.inf:
            return -_LARGEST_SINGLE
        bits: int = struct.unpack("<i", struct.pack("<f", member))[0]
        if bits == _MINUS_ZERO:
            bits = 0
        following: float = struct.unpack(
            "<f", struct.pack("<i", bits + 1 if bits >= 0 else bits - 1)
        )[0]
        return following

    def _number(self, member: float) -> Fraction:
        for digits in range(9):
            text = f"{member:.{digits}e}"
            if _single(float(text)) == member:
                return Fraction(text)
        return Fraction(member)


_LARGEST_SINGLE: float = struct.unpack("<f", struct.pack("<I", 0x7F7FFFFF))[0]
_MINUS_ZERO = -(2**31)


def _single(value: float) -> float:
    try:
        nearest: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)
    return nearest


@attrs.frozen
class Integers:
    """Whole numbers of a type, or decimals: whole numbers of a unit of 10 to the minus `scale`."""

    least_member: int
    greatest_member: int
    scale: int | None = None
    """The decimal places of a decimal type, or None for an integer type."""

    @property
    def bottom(self) -> Member:
        """The least of them."""
        return self._member(self.least_member)

    @property
    def top(self) -> Member:
        """The greatest of them."""
        return self._member(self.greatest_member)

    def least(self, end: Fraction, closed: bool) -> Member | None:
        """The least of them above the end, or at it if that is closed."""
        scaled = end * 10 ** (self.scale or 0)
        whole = math.ceil(scaled) if closed else math.floor(scaled) + 1
        if whole > self.greatest_member:
            return None
        return self._member(max(whole, self.least_member))

    def greatest(self, end: Fraction, closed: bool) -> Member | None:
        """The greatest of them below the end, or at it if that is closed."""
        scaled = end * 10 ** (self.scale or 0)
        whole = math.floor(scaled) if closed else math.ceil(scaled) - 1
        if whole < self.least_member:
            return None
        return self._member(min(whole, self.greatest_member))

    def _member(self, whole: int) -> int | Decimal:
        if self.scale is None:
            return whole
        return Decimal(whole).scaleb(-self.scale, EXACTLY)


Grid: TypeAlias = Double | Integers
"""The numbers of one column type."""
