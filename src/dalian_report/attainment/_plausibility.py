"""Numbers that are probably in another unit than the target's."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from dalian_report.errors import UnitWarning
from dalian_report.model._quantities import (
    decimal_or_fraction,
    decimal_text,
    fraction_of,
)

if TYPE_CHECKING:
    from dalian_report.model import Figure, Indicator
    from dalian_report.model._quantities import Number

__all__ = ["warn_of_ratio"]

_NEAR = 3
"""How many times the target, or what part of it, a hundred times the number may be."""


def warn_of_ratio(value: Number, figure: Figure | None, indicator: Indicator, named: str) -> None:
    """Warn if a number for a target in percent looks like a ratio: 0.064 for 6.4%."""
    if indicator.unit != "percent" or figure is None:
        return
    number, printed = abs(fraction_of(value)), abs(fraction_of(figure.value))
    if 0 < number < 1 <= printed and printed / _NEAR <= number * 100 <= printed * _NEAR:
        percent = decimal_text(decimal_or_fraction(fraction_of(value) * 100))
        warning = UnitWarning(
            "looks-like-ratio", named, decimal_or_fraction(fraction_of(value)), percent=percent
        )
        warnings.warn(warning, stacklevel=3)
