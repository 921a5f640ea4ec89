"""The caller's decimal context and other threads change no verdict and no word of it."""

from __future__ import annotations

import decimal
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, localcontext
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from verdict_cases import decimals, intervals, judged, observations, policies, targets

import dalian_report as dr

SIGNALS = [
    decimal.Clamped, decimal.DivisionByZero, decimal.FloatOperation, decimal.Inexact,
    decimal.InvalidOperation, decimal.Overflow, decimal.Rounded, decimal.Subnormal,
    decimal.Underflow,
]  # fmt: skip
contexts = st.builds(
    Context,
    prec=st.integers(1, 40),
    rounding=st.sampled_from([name for name in dir(decimal) if name.startswith("ROUND_")]),
    Emin=st.integers(-20, 0),
    Emax=st.integers(0, 20),
    clamp=st.integers(0, 1),
    traps=st.lists(st.sampled_from(SIGNALS)),
)
STRICTEST = Context(prec=1, rounding=decimal.ROUND_UP, Emin=0, Emax=0, traps=SIGNALS)
actuals = st.one_of(intervals(), observations(), decimals, st.integers(-20, 20))


def told(report: dr.Report, actual: Any, policy: dr.HedgePolicy, rule: str) -> list[str]:
    """Everything that is said about a case."""
    row = judged(report, actual, policy=policy, rule=rule)
    parts = (row.verdict, row.actual, row.required, row.margin, row.ratio, row.flips_at, row.robust)
    return [*map(str, parts), row.explain(), repr(row), str(row.policy), str(hash(row))]


@given(targets(), actuals, policies, st.sampled_from(["simple", "guarded"]), contexts)
def test_the_context_changes_nothing(
    report: dr.Report, actual: Any, policy: dr.HedgePolicy, rule: str, context: Context
) -> None:
    wanted = told(report, actual, policy, rule)
    for ambient in (context, STRICTEST):
        with localcontext(ambient) as used:
            before = used.copy()
            assert told(report, actual, policy, rule) == wanted
            assert (used.prec, used.traps) == (before.prec, before.traps)
            assert not any(used.flags.values()), "not even a flag is raised"


@settings(max_examples=15)
@given(contexts)
def test_the_scorecard_is_the_same_in_every_context(context: Context) -> None:
    wanted = dr.scorecard(rule="guarded")
    page = str(wanted)
    with localcontext(context):
        again = dr.scorecard(rule="guarded")
        assert again == wanted
        assert str(again) == page


def test_threads_agree() -> None:
    policies_of_threads = [
        dr.HedgePolicy(about=f"{percent}%", about_reading=reading)
        for percent in (1, 5, 60)
        for reading in ("grey", "inclusive", "two_sided")
    ]

    def work(turn: int) -> tuple[str, ...]:
        policy = policies_of_threads[turn % len(policies_of_threads)]
        with localcontext(Context(prec=1 + turn % 5)):
            card = dr.scorecard(policy=policy, rule=("simple", "guarded")[turn % 2])
            return str(card), *(row.explain() for row in card.rows)

    turns = range(36)
    wanted = [work(turn) for turn in turns]
    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, turns)) == wanted
    finally:
        sys.setswitchinterval(switch)
