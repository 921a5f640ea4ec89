"""The caller's decimal context, other threads and warnings change no result."""

from __future__ import annotations

import decimal
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, localcontext

import pytest
from growth_cases import CASES, drawn_numbers, drawn_sets
from hypothesis import given
from hypothesis import strategies as st

from dalian_report import Interval
from dalian_report.errors import GrowthError
from dalian_report.growth import cagr, consistent, periods_to_reach, rounding_interval, sums_to
from refusals import refused

ROUNDINGS = [name for name in dir(decimal) if name.startswith("ROUND_")]
SIGNALS = [
    decimal.Clamped,
    decimal.DivisionByZero,
    decimal.FloatOperation,
    decimal.Inexact,
    decimal.InvalidOperation,
    decimal.Overflow,
    decimal.Rounded,
    decimal.Subnormal,
    decimal.Underflow,
]
CONTEXTS = st.builds(
    Context,
    prec=st.integers(1, 60),
    rounding=st.sampled_from(ROUNDINGS),
    Emin=st.integers(-30, 0),
    Emax=st.integers(0, 30),
    clamp=st.integers(0, 1),
    traps=st.lists(st.sampled_from(SIGNALS)),
)
STRICTEST = Context(prec=1, rounding=decimal.ROUND_UP, Emin=0, Emax=0, traps=SIGNALS)


def text(answer) -> str:
    """The answer to the last digit."""
    return repr(answer)


@pytest.mark.parametrize("name", CASES)
@given(data=st.data(), context=CONTEXTS)
def test_the_context_of_the_caller_changes_nothing(name, data, context):
    case = CASES[name]
    numbers = drawn_numbers(data, case)
    sets = drawn_sets(data, case)
    expected = text(case.call(*numbers)), text(case.call(*sets))
    for ambient in (context, STRICTEST):
        with localcontext(ambient) as inside:
            found = text(case.call(*numbers)), text(case.call(*sets))
            assert not any(inside.flags.values())
        assert found == expected


def test_errors_are_the_same_under_any_context():
    with localcontext(STRICTEST):
        with refused(GrowthError, "not-positive start"):
            cagr(-1.5, 2, 3)
        with refused(GrowthError, "goal-not-reached rate"):
            periods_to_reach(1, Decimal("2.345678"), 0)
        assert sums_to([12, 45], 58, resolution=1)
        assert consistent((255_900, 271_430), 0.061, level_resolution=1, rate_resolution=0.001)
        assert str(rounding_interval(5.25, 0.01)) == "[5.245, 5.255]"


def test_the_defaults_of_new_contexts_change_nothing(monkeypatch):
    expected = cagr(3, 50_000, 7), periods_to_reach(3, 50_000, 0.01)
    monkeypatch.setattr(decimal.DefaultContext, "Emax", 1)
    monkeypatch.setattr(decimal.DefaultContext, "Emin", -1)
    monkeypatch.setitem(decimal.DefaultContext.traps, decimal.Inexact, True)
    assert (cagr(3, 50_000, 7), periods_to_reach(3, 50_000, 0.01)) == expected


def answers(seed: int) -> list[str]:
    """Some work under a context of the thread's own."""
    with localcontext(Context(prec=1 + seed % 7, rounding=ROUNDINGS[seed % len(ROUNDINGS)])):
        found = [text(cagr(100 + k, Interval(200, 300 + k), 3)) for k in range(20)]
        return found + [text(periods_to_reach(1, 2 + k, Decimal("0.07"))) for k in range(20)]


def test_threads_with_contexts_of_their_own_agree():
    expected = answers(0)
    with ThreadPoolExecutor(8) as pool:
        assert all(found == expected for found in pool.map(answers, range(32)))
