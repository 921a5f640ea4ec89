"""The image of a formula over everything that its arguments may be.

Each growth formula names each argument once and is monotone in it, so that its values over
sets of arguments are an interval whose ends come from the ends of the sets. An end belongs to
the image if some choice of arguments reaches it. A plain number is the set of itself.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from dalian_report.errors import GrowthError, QuantityError
from dalian_report.growth._reals import (
    LARGEST_EXPONENT,
    Real,
    bit_length,
    logarithm,
    logarithm_ratio,
    power,
    rounded,
    scaled,
)
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import Exact, decimal_or_fraction, exact_number

if TYPE_CHECKING:
    from collections.abc import Sequence

Answer = Decimal | Interval
"""A number where all arguments were numbers, else the interval of all that it may be."""

_EXACT_END_BITS = 13_000
"""Longer fractions could not be printed: Python turns no longer integer into text."""

_End = tuple[Fraction | None, bool]


@attrs.frozen(repr=False)
class Values(Interval):
    """The numbers that an argument may be, on the way to the answer.

    The ends are unlimited, unlike the ends of an interval that is returned, and a set that was
    cut may be empty.
    """

    is_set: bool = False
    """Whether an argument was an interval, a range or a hedged figure."""

    @classmethod
    def between(cls, low: _End, high: _End, *, is_set: bool) -> Values:
        """The set between two unchecked ends."""
        made, put = object.__new__(cls), object.__setattr__
        for name, end in (("lower", low), ("upper", high)):
            put(made, name, end[0])
            put(made, f"{name}_closed", end[1])
        put(made, "is_set", is_set)
        return made

    @classmethod
    def number(cls, value: Fraction) -> Values:
        """The set of one number."""
        return cls.between((value, True), (value, True), is_set=False)

    @classmethod
    def of(cls, values: Interval, *, is_set: bool = True) -> Values:
        """The numbers of an interval."""
        lower, upper = _fraction(values.lower), _fraction(values.upper)
        low, high = (lower, values.lower_closed), (upper, values.upper_closed)
        return cls.between(low, high, is_set=is_set)

    @classmethod
    def around(cls, value: Fraction, resolution: Fraction) -> Values:
        """All that may have been rounded to the value, both ends among them."""
        half = resolution / 2
        return cls.between((value - half, True), (value + half, True), is_set=True)

    def _like(
        self,
        lower: Exact | None,
        upper: Exact | None,
        lower_closed: bool,
        upper_closed: bool,
        other: Interval | None = None,
    ) -> Values:
        is_set = self.is_set or (isinstance(other, Values) and other.is_set)
        low, high = (_fraction(lower), lower_closed), (_fraction(upper), upper_closed)
        return Values.between(low, high, is_set=is_set)

    def answer(self) -> Answer:
        """The set as a growth function gives it back."""
        return answer(self.low_end, self.high_end, self.is_set)

    @property
    def low_end(self) -> _End:
        """The lower end and whether it belongs to the set."""
        return _fraction(self.lower), self.lower_closed

    @property
    def high_end(self) -> _End:
        """The upper end and whether it belongs to the set."""
        return _fraction(self.upper), self.upper_closed

    @property
    def is_empty(self) -> bool:
        """Whether the ends have been cut past each other."""
        if self.lower is None or self.upper is None or self.lower < self.upper:
            return False
        return self.lower > self.upper or not (self.lower_closed and self.upper_closed)

    @property
    def bits(self) -> int:
        """The bits of the longest numerator or denominator of its ends."""
        ends = map(_fraction, (self.lower, self.upper))
        return max((bit_length(end) for end in ends if end), default=0)

    def interval(self) -> Interval:
        """The set as an interval, its ends exact."""
        return _interval(self.lower, self.upper, self.lower_closed, self.upper_closed)


def _fraction(end: Exact | None) -> Fraction | None:
    return end if end is None or isinstance(end, Fraction) else Fraction(end)


def product(factors: Sequence[Values]) -> Values:
    """The products of one number of each set. None is below 0.

    >>> product([Values.of(Interval(1, 2)), Values.of(Interval(0, 3, False, True))]).answer()
    Interval('(0, 6]')
    """
    # In pairs, so that the long fractions of a long series meet late.
    while len(factors) > 1:
        pairs = zip(factors[::2], factors[1::2], strict=False)
        factors = [*(first * second for first, second in pairs), *factors[len(factors) & ~1 :]]
    return factors[0]


def answer(
    lower: tuple[Real | None, bool], upper: tuple[Real | None, bool], is_set: bool
) -> Answer:
    """A number rounded half-even to 28 digits, or an interval rounded outward.

    An end that is a fraction stays exact, up to some 3900 digits, or 4000 as a decimal.
    """
    number = lower[0]
    if not is_set and number is not None:
        return rounded(number)
    low, high = _outward(lower[0], ROUND_FLOOR), _outward(upper[0], ROUND_CEILING)
    return _interval(low, high, lower[1], upper[1])


def _interval(
    lower: Exact | None, upper: Exact | None, lower_closed: bool, upper_closed: bool
) -> Interval:
    try:
        return Interval(lower, upper, lower_closed, upper_closed)
    except QuantityError as error:
        raise GrowthError(
            "result-out-of-range", "result", exponent=LARGEST_EXPONENT, reason=str(error)
        ) from None


def _outward(end: Real | None, rounding: str) -> Exact | None:
    if end is None:
        return None
    narrowed = rounded(end, rounding)
    if isinstance(end, Fraction) and bit_length(end) <= _EXACT_END_BITS:
        # A short fraction can be a long decimal: 0.5**5000 has 5000 places.
        with suppress(QuantityError):
            return exact_number(decimal_or_fraction(end))
    return narrowed


def compounded(factor: Values, exponent: Values) -> Answer:
    """The rates factor**exponent - 1. No factor is below 0 and all exponents are above it."""
    shorter, longer = exponent.low_end, exponent.high_end
    shrinks = factor.lower is not None and factor.lower < 1
    grows = factor.upper is None or factor.upper > 1
    lower = _raised(factor.low_end, longer if shrinks else shorter)
    upper = _raised(factor.high_end, longer if grows else shorter)
    return answer(lower, upper, factor.is_set or exponent.is_set)


def _raised(factor: _End, exponent: _End) -> tuple[Real | None, bool]:
    """One end of the compounded rates. An exponent of 0 or infinity stands for its limit."""
    (base, base_closed), (times, times_closed) = factor, exponent
    if base is None:
        return None, False
    if base in {0, 1}:
        return base - 1, base_closed
    if times is None:
        return (Fraction(-1), False) if base < 1 else (None, False)
    multiple = Fraction(1) if times == 0 else power(base, times)
    return scaled(multiple, Fraction(1), Fraction(-1)), base_closed and times_closed


def logarithms(values: Values) -> Answer:
    """The natural logarithms of a set of numbers above 0."""
    (lower, lower_closed), (upper, upper_closed) = values.low_end, values.high_end
    low = logarithm(lower) if lower else None
    high = None if upper is None else logarithm(upper)
    return answer((low, lower_closed), (high, upper_closed), values.is_set)


def periods_between(multiple: Values, factor: Values) -> Answer:
    """The times that factors above 1 need to bring 1 to the multiple, or 0 if 1 is enough."""
    return answer(
        _fewest_periods(multiple.low_end, factor.high_end),
        _most_periods(multiple.high_end, factor.low_end),
        multiple.is_set or factor.is_set,
    )


def _fewest_periods(multiple: _End, factor: _End) -> tuple[Real | None, bool]:
    (least, least_closed), (fastest, fastest_closed) = multiple, factor
    if least is None or least <= 1:
        return Fraction(0), least != 1 or least_closed
    if fastest is None:
        return Fraction(0), False
    return logarithm_ratio(least, fastest), least_closed and fastest_closed


def _most_periods(multiple: _End, factor: _End) -> tuple[Real | None, bool]:
    (most, most_closed), (slowest, slowest_closed) = multiple, factor
    if most is not None and most <= 1:
        return Fraction(0), True
    if most is None or slowest is None or slowest == 1:
        return None, False
    return logarithm_ratio(most, slowest), most_closed and slowest_closed
