"""The growth functions as the property tests see them: arguments, directions, truth.

Each case knows what kind of number each argument is, whether the function rises (1) or falls
(-1) in it or does either (0), and its value by another way: a `Fraction` where the
formula is rational, else mpmath's at `DIGITS` digits.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import mpmath
from hypothesis import strategies as st

from dalian_report import Interval, growth

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "CASES",
    "DIGITS",
    "IRRATIONAL",
    "TINY",
    "Case",
    "as_fraction",
    "drawn_numbers",
    "drawn_sets",
    "mp",
    "mpf",
    "nearest",
]

DIGITS = 130
TINY = Fraction(1, 10**80)

mp = mpmath.MPContext()
mp.dps = DIGITS


class Case(NamedTuple):
    """A growth function with the kinds of its arguments."""

    call: Callable
    kinds: str
    directions: tuple[int, ...]
    truth: Callable


def mpf(value: Fraction):
    """The fraction in mpmath's arithmetic, at `DIGITS` digits."""
    return mp.mpf(value.numerator) / value.denominator


def _power(base: Fraction, exponent: Fraction):
    return mp.power(mpf(base), mpf(exponent)) - 1


def _log(value: Fraction):
    return mp.log(mpf(value))


def _compounded(*rates: Fraction) -> Fraction:
    found = Fraction(1)
    for rate in rates:
        found += found * rate
    return found - 1


def _average(*rates: Fraction):
    return _power(1 + _compounded(*rates), Fraction(1, len(rates)))


def _bridged(first: Fraction, third: Fraction):
    return _power((1 + first) * (1 + third), Fraction(3, 2))


# Kinds: a level, a level or 0 (z), any amount (b), a rate of -1 or more (r), one above -1 (p),
# one above 0 (g), any ratio (q), a number of periods (n), a goal above the start (G).
CASES = {
    "growth_rate": Case(growth.growth_rate, "lz", (-1, 1), lambda b, v: (v - b) / b),
    "apply_growth": Case(growth.apply_growth, "lr", (1, 1), lambda b, r: b + b * r),
    "implied_base": Case(growth.implied_base, "lp", (1, -1), lambda v, r: v / (1 + r)),
    "log_growth": Case(growth.log_growth, "ll", (-1, 1), lambda b, v: _log(v / b)),
    "deflate": Case(growth.deflate, "rp", (1, -1), lambda n, p: (n - p) / (1 + p)),
    "implied_deflator": Case(
        growth.implied_deflator, "rp", (1, -1), lambda n, r: (n - r) / (1 + r)
    ),
    "annualize": Case(growth.annualize, "rn", (1, 0), lambda r, n: _power(1 + r, n)),
    "percentage_points": Case(
        growth.percentage_points, "qq", (-1, 1), lambda b, v: 100 * v - 100 * b
    ),
    "percent": Case(growth.percent, "q", (1,), lambda q: q * 100),
    "from_percent": Case(growth.from_percent, "q", (1,), lambda q: q / 100),
    "compound": Case(
        lambda *rates, **kw: growth.compound(rates, **kw), "rrr", (1, 1, 1), _compounded
    ),
    "chain": Case(
        lambda a, c, **kw: growth.chain([a, None, c], missing="bridge", **kw),
        "rr",
        (1, 1),
        _bridged,
    ),
    "average_growth": Case(
        lambda *rates, **kw: growth.average_growth(rates, **kw), "rrr", (1, 1, 1), _average
    ),
    "two_year_average": Case(growth.two_year_average, "rr", (1, 1), _average),
    "path": Case(
        lambda start, rate, **kw: growth.path(start, rate, 4, **kw)[-1],
        "lr",
        (1, 1),
        lambda s, r: s * (1 + r) ** 4,
    ),
    "cagr": Case(growth.cagr, "lzn", (-1, 1, 0), lambda s, e, n: _power(e / s, 1 / n)),
    "required_rate": Case(
        growth.required_rate, "lzn", (-1, 1, 0), lambda s, e, n: _power(e / s, 1 / n)
    ),
    "periods_to_reach": Case(
        growth.periods_to_reach, "lGg", (-1, 1, -1), lambda s, g, r: _log(g / s) / _log(1 + r)
    ),
    "doubling_time": Case(
        growth.doubling_time, "g", (-1,), lambda r: _log(Fraction(2)) / _log(1 + r)
    ),
    "rule_of_70": Case(growth.rule_of_70, "g", (-1,), lambda r: Fraction(7, 10) / r),
    "rule_of_70_error": Case(
        growth.rule_of_70_error,
        "g",
        (-1,),
        lambda r: mpf(Fraction(7, 10) / r) * _log(1 + r) / _log(Fraction(2)) - 1,
    ),
    "share": Case(growth.share, "bl", (1, 0), lambda p, w: p / w),
    "contribution": Case(growth.contribution, "bbl", (-1, 1, 0), lambda b, v, t: (v - b) / t),
}

IRRATIONAL = {
    "log_growth",
    "annualize",
    "chain",
    "average_growth",
    "two_year_average",
    "cagr",
    "required_rate",
    "periods_to_reach",
    "doubling_time",
    "rule_of_70_error",
}

_RANGES = {
    "l": ("0.001", "1000000"),
    "z": ("0.001", "1000000"),
    "G": ("1000001", "9000000"),
    "b": ("-1000", "1000"),
    "r": ("-0.99", "3"),
    "p": ("-0.99", "3"),
    "g": ("0.001", "3"),
    "q": ("-5", "5"),
    "n": ("0.25", "40"),
}


def _between(low: Fraction, high: Fraction, denominator: int, share: int) -> Fraction:
    """So many millionths of the way from low to high, or next to it, with this denominator."""
    place = low + (high - low) * Fraction(share, 10**6)
    return min(max(Fraction(round(place * denominator), denominator), low), high)


@cache
def _numbers(kind: str) -> st.SearchStrategy[Fraction]:
    low, high = (Fraction(end) for end in _RANGES[kind])
    short = st.decimals(Decimal(_RANGES[kind][0]), Decimal(_RANGES[kind][1]), places=3).map(
        Fraction
    )
    edges = {"z": [Fraction(0)], "r": [Fraction(-1), Fraction(0)], "b": [Fraction(0)]}
    whole = st.integers(-(-low.numerator // low.denominator), int(high)).map(Fraction)
    # `st.fractions` makes a strategy for each number, which takes longer than all else here.
    long = st.builds(
        lambda denominator, share: _between(low, high, denominator, share),
        st.integers(1, 9999),
        st.integers(0, 10**6),
    )
    usual = st.one_of(short, long, whole)
    return usual | st.sampled_from(edges[kind]) if kind in edges else usual


def drawn_numbers(data: st.DataObject, case: Case) -> list[Fraction]:
    """One number for each argument."""
    return list(data.draw(_of_each(_numbers, case.kinds)))


def drawn_sets(data: st.DataObject, case: Case) -> list[Interval]:
    """One interval for each argument, points and open ends among them."""
    return list(data.draw(_of_each(_sets, case.kinds)))


@cache
def _of_each(strategy: Callable, kinds: str) -> st.SearchStrategy[tuple]:
    return st.tuples(*map(strategy, kinds))


@cache
def _sets(kind: str) -> st.SearchStrategy[Interval]:
    return st.builds(_set, _numbers(kind), _numbers(kind), st.booleans(), st.booleans())


def _set(one: Fraction, other: Fraction, lower_closed: bool, upper_closed: bool) -> Interval:
    low, high = sorted((one, other))
    return Interval(low, high, lower_closed or low == high, upper_closed or low == high)


def nearest(value, digits: int = 28) -> Decimal:
    """The value rounded half-even to 28 digits by other means than the package's."""
    if isinstance(value, Fraction):
        return _nearest_fraction(value, digits)
    text = mp.nstr(value, DIGITS - 20, strip_zeros=False)
    return Context(digits, ROUND_HALF_EVEN).create_decimal(text)


def as_fraction(value) -> Fraction:
    """Good to a hundred places, enough to tell decimals of 28 digits apart."""
    return value if isinstance(value, Fraction) else Fraction(int(value * 10**100), 10**100)


def _nearest_fraction(value: Fraction, digits: int) -> Decimal:
    if value == 0:
        return Decimal(0)
    exponent = 0
    while abs(value) * Fraction(10) ** -exponent >= 10**digits:
        exponent += 1
    while abs(value) * Fraction(10) ** -exponent < 10 ** (digits - 1):
        exponent -= 1
    return Decimal(f"{round(value * Fraction(10) ** -exponent)}E{exponent}")
