"""Strategies: how long drawing takes, hypothesis's own work included."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks import timing
from dalian_report import strategies

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["report"]

_DRAWN = ("intervals", "figures", "targets", "observations", "reports", "reports_with_observations")
_WARM_UP = 10


def report(rounds: int = 60) -> list[str]:
    """The medians; a strategy has no peer to be compared with."""
    times = {name: _times(getattr(strategies, name)(), rounds) for name in _DRAWN}
    return timing.lines("strategies, one draw", times, ())


def _times(strategy: SearchStrategy[Any], rounds: int) -> list[float]:
    taken: list[float] = []

    @settings(
        max_examples=rounds + _WARM_UP,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def draws(data: st.DataObject) -> None:
        start = time.perf_counter()
        data.draw(strategy)
        taken.append(time.perf_counter() - start)

    draws()
    return taken[_WARM_UP:]
