"""Numbers whose unit probably differs from the target's unit."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from dalian_report.errors import UnitWarning
from dalian_report.model._quantities import decimal_or_fraction, decimal_text, fraction_of
from dalian_report.model._vocabulary import Direction, Measure

if TYPE_CHECKING:
    from fractions import Fraction

    from dalian_report.model import Figure
    from dalian_report.model._quantities import Number

_NEAR = 3
"""How many times the target, or what part of it, the number in the right unit may be."""
_SCALES = (10**3, 10**4, 10**6, 10**8, 10**9)
"""Thousand, 万, million, 亿 and billion."""
_RATIOS = frozenset(["percent", "ratio"])


def warn_of_unit(value: Number, figure: Figure, named: str, *, is_signed: bool = False) -> None:
    """Warn if a number looks like a ratio, an index, another scale, or a fall without a sign.

    Args:
        value: a number in the unit of the figure.
        figure: the figure of the target.
        named: the number's name in the warning.
        is_signed: whether a plus or a minus was written.
    """
    number, printed = fraction_of(value), abs(fraction_of(figure.value))
    meant = _meant(number, figure, printed)
    if meant is not None and not (is_signed and meant[0] == "looks-like-fall"):
        code, right = meant
        exact = decimal_or_fraction(number)
        text = decimal_text(decimal_or_fraction(right))
        warnings.warn(UnitWarning(code, named, exact, meant=text, unit=figure.unit), stacklevel=4)


def _meant(number: Fraction, figure: Figure, printed: Fraction) -> tuple[str, Fraction] | None:
    """The code of the doubt, and the number that is probably meant."""
    size = abs(number)
    if figure.unit == "percent":
        if 0 < size < 1 <= printed and _is_near(100 * size, printed):
            return "looks-like-ratio", 100 * number
        if figure.measure is Measure.GROWTH and 50 < number < 200 and printed < 25:
            index = number - 100
            if index and _is_near(abs(index), printed):
                return "looks-like-index", index
    elif figure.unit not in _RATIOS and figure.measure is not Measure.RANK:
        for scale in _SCALES:
            if size and size * 100 < printed and _is_near(size * scale, printed):
                return "looks-like-scale", number * scale
    if figure.direction is Direction.DOWN and number > 0 and _is_near(size, printed):
        return "looks-like-fall", -number
    return None


def _is_near(number: Fraction, printed: Fraction) -> bool:
    return printed / _NEAR <= number <= printed * _NEAR
