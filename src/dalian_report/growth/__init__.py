"""Growth maths: exact rates, levels and horizons, of numbers or of sets of numbers.

One convention: **rates are ratios** (0.045 is 4.5%). `percent` and `from_percent` convert by hand.
A figure or an observation in percent is converted everywhere. Numbers are int, Decimal,
Fraction, or float by its shortest `repr`.

The result is a `Decimal`, rounded once, half-even, to 28 significant digits, whatever the
caller's decimal context. It is an `Interval` if any argument is an interval, a printed range or
a hedged figure (read under `policy`, a keyword of every function): the exact image, ends that
are irrational rounded outward. A one-sided level is cut to the numbers above 0, a one-sided
rate to those above -1. A question without an answer raises a `GrowthError` that names the argument,
its value and the reason. Nothing returns NaN.
"""

from __future__ import annotations

from dalian_report.growth._arguments import GrowthUnitError, Quantity
from dalian_report.growth._consistency import consistent, rounding_interval, sums_to
from dalian_report.growth._horizons import (
    cagr,
    doubling_time,
    periods_to_reach,
    required_rate,
    rule_of_70,
    rule_of_70_error,
)
from dalian_report.growth._rates import (
    annualize,
    apply_growth,
    contribution,
    deflate,
    from_percent,
    growth_rate,
    implied_base,
    implied_deflator,
    log_growth,
    percent,
    percentage_points,
    share,
)
from dalian_report.growth._series import average_growth, chain, compound, path, two_year_average
from dalian_report.growth._values import Answer

__all__ = [
    "Answer",
    "GrowthUnitError",
    "Quantity",
    "annualize",
    "apply_growth",
    "average_growth",
    "cagr",
    "chain",
    "compound",
    "consistent",
    "contribution",
    "deflate",
    "doubling_time",
    "from_percent",
    "growth_rate",
    "implied_base",
    "implied_deflator",
    "log_growth",
    "path",
    "percent",
    "percentage_points",
    "periods_to_reach",
    "required_rate",
    "rounding_interval",
    "rule_of_70",
    "rule_of_70_error",
    "share",
    "sums_to",
    "two_year_average",
]
