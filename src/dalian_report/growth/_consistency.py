"""Whether printed numbers can all be right at once, given how they were rounded.

A number that was rounded to a place value r stands for [v - r/2, v + r/2], both ends among
it, since rules for ties differ (XBRL Calculations 1.1, round mode).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.errors import GrowthError
from dalian_report.growth._arguments import DEFAULT_POLICY, Arguments, Quantity, listed, positive
from dalian_report.growth._values import Values
from dalian_report.model._quantities import Number, fraction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.model._intervals import Interval

_LONGEST_SUM_BITS = 13_000


def rounding_interval(value: Number, resolution: Number) -> Interval:
    """Return all numbers that round to a printed number: [value - r/2, value + r/2].

    `resolution` is the place value r of the last printed digit, in the unit of the value:
    0.1 for 5.2, 0.001 for a ratio of 0.052 that was printed as 5.2%.

    Raises:
        GrowthError: a resolution of 0 or below, anything that is not a finite number.

    >>> print(rounding_interval(12, 1))
    [11.5, 12.5]
    """
    number = fraction_of(value, what="value", error=GrowthError)
    return Values.around(number, positive("resolution", resolution)).interval()


def consistent(
    levels: Sequence[Quantity],
    rate: Quantity,
    *,
    level_resolution: Number | None = None,
    rate_resolution: Number | None = None,
    policy: HedgePolicy = DEFAULT_POLICY,
) -> bool:
    """Return whether two printed levels and a printed growth rate can all be right.

    True if some levels that round to the printed ones grow at a rate that rounds to the
    printed one. Figures and observations bring their own resolution. Plain numbers are
    exact, unless `level_resolution` and `rate_resolution` (a ratio: 0.001 for one decimal
    of a percentage) give their rounding. Intervals are as they are. Only levels above 0 and rates
    from -1 on count in each set. An answer of False need not mean an error: levels at
    current prices do not grow at the rate in constant prices, and published growth often rests on a
    revised base.

    Raises:
        GrowthError: other than two levels, levels or a rate that `growth_rate` or
            `apply_growth` would refuse, the second level of an earlier year, a resolution of
            0 or below.
        GrowthUnitError: levels in two units, a rate in another than percent or ratio.

    China's fixed investment, first halves of 2021 and 2022, printed +6.1%:

    >>> consistent((255_900, 271_430), 0.061, level_resolution=1, rate_resolution=0.001)
    True
    """
    pair = listed("levels", levels)
    if len(pair) != 2:
        raise GrowthError("not-a-pair", "levels", levels)
    width = None if level_resolution is None else positive("level_resolution", level_resolution)
    step = None if rate_resolution is None else positive("rate_resolution", rate_resolution)
    arguments = Arguments(policy, as_printed=True)
    base = arguments.level("levels[0]", pair[0], resolution=width)
    value = arguments.level("levels[1]", pair[1], zero=True, resolution=width)
    arguments.of_one_kind("levels[0]", "levels[1]")
    printed = arguments.rate("rate", rate, resolution=step)
    return (value / base - 1).interval().meets(printed.interval())


def sums_to(
    parts: Iterable[Quantity],
    total: Quantity,
    *,
    resolution: Number | None = None,
    policy: HedgePolicy = DEFAULT_POLICY,
) -> bool:
    """Return whether printed parts add up to a printed total, given their rounding.

    XBRL Calculations 1.1: the intervals of the parts are added, and the sum must have a
    number in common with the interval of the total. Give a part to subtract as a negative number.
    `resolution` applies to all plain numbers. Parts of different resolutions are given by
    `rounding_interval`. Figures bring their own.

    Raises:
        GrowthError: no parts, more than 10,000, figures of different years, a resolution of
            0 or below.
        GrowthUnitError: parts and total in two units.

    12 and 45 million are 58 million if each was rounded:

    >>> sums_to([12, 45], 58, resolution=1), sums_to([12, 45], 59, resolution=1)
    (True, False)
    """
    step = None if resolution is None else positive("resolution", resolution)
    arguments = Arguments(policy, as_printed=True)
    summed = Values.number(Fraction(0))
    for place, part in enumerate(listed("parts", parts)):
        summed += arguments.balance(f"parts[{place}]", part, resolution=step)
        if summed.bits > _LONGEST_SUM_BITS:
            raise GrowthError("too-many-digits-in-all", "parts")
    printed = arguments.balance("total", total, resolution=step)
    arguments.of_one_year()
    return summed.interval().meets(printed.interval())
