"""The one observation, of several of an indicator and year, that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.model._vocabulary import ObservationStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalian_report.model import Observation

__all__ = ["choose"]

_STATUS_ORDER = {status: place for place, status in enumerate(ObservationStatus)}


def choose(observations: Iterable[Observation]) -> Observation | None:
    """The observation that counts, of several of one indicator and year."""
    ranked = list(observations)
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    ranked.sort(key=lambda observation: observation.id)
    ranked.sort(key=lambda observation: observation.vintage, reverse=True)
    return min(ranked, key=lambda one: (one.value is None, _STATUS_ORDER[one.status]))
