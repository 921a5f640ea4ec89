"""Strategies for numbers, intervals of them, and hedge policies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from dalian_report.attainment._hedges import AboutReading, HedgePolicy, Tolerance
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import Exact, decimal_or_fraction

_MANY = 10**12


def decimal(digits: int, place: int) -> Decimal:
    """The number of which these are the digits and this is the power of the last one's place."""
    return Decimal(digits * 10**place) if place >= 0 else Decimal(f"{digits}E{place}")


def decimals(*, signed: bool = True) -> st.SearchStrategy[Decimal]:
    """Decimals that a document can hold, at most 21 digits long, of both signs if `signed`."""
    return st.builds(decimal, st.integers(-_MANY if signed else 0, _MANY), st.integers(-9, 9))


def exact_numbers() -> st.SearchStrategy[Exact]:
    """Exact numbers as the package gives them: a `Fraction` only where no `Decimal` will do."""
    fractions = st.builds(Fraction, st.integers(-_MANY, _MANY), st.integers(1, 999)).map(
        decimal_or_fraction
    )
    return decimals() | fractions


def plain_numbers() -> st.SearchStrategy[int | float | Decimal | Fraction]:
    """Numbers of every type that the package accepts."""
    floats = st.floats(allow_nan=False, allow_infinity=False)
    return st.integers(-_MANY, _MANY) | exact_numbers() | floats


@st.composite
def intervals(
    draw: st.DrawFn, numbers: st.SearchStrategy[Exact] | None = None, *, bounded: bool = False
) -> Interval:
    """Intervals with ends from these numbers, or unbounded, with points among them."""
    some = exact_numbers() if numbers is None else numbers
    lower = draw(some if bounded else st.none() | some)
    upper = draw(some if bounded else st.none() | some)
    if lower is not None and upper is not None:
        lower, upper = min(lower, upper), max(lower, upper)
    is_point = lower is not None and lower == upper
    closed = st.just(True) if is_point else st.booleans()
    return Interval(lower, upper, draw(closed), draw(closed))


def tolerances() -> st.SearchStrategy[Tolerance]:
    """Tolerances: shares of the number of up to 100%, or amounts of up to 100."""
    relative = st.builds(decimal, st.integers(0, 100), st.just(-2))
    absolute = st.builds(decimal, st.integers(0, 100), st.integers(-2, 0))
    return st.builds(Tolerance.relative, relative) | st.builds(Tolerance.absolute, absolute)


def hedge_policies() -> st.SearchStrategy[HedgePolicy]:
    """Policies for hedges, the default one among them."""
    return st.just(HedgePolicy()) | st.builds(
        HedgePolicy, tolerances(), tolerances(), st.sampled_from(AboutReading), st.booleans()
    )
