"""Outcomes: the shipped observations that go with a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.documents import _shipped

if TYPE_CHECKING:
    from dalian_report.model import Observation
    from dalian_report.model._tables import Tables

__all__ = ["shipped_for", "shipped_observations"]


def shipped_observations() -> tuple[Observation, ...]:
    """The outcomes that ship with the package, in document order; the same object each time."""
    return _shipped.table("observations", "observations.json")


def shipped_for(report: Tables) -> tuple[Observation, ...]:
    """The shipped outcomes, as far as a report coded from the shipped source knows of them."""
    if report.source.sha256 != _shipped.header("2023")["source"].sha256:
        return ()
    known = {indicator.id for indicator in report.indicators}
    known |= {deliverable.id for deliverable in report.deliverables}
    return tuple(
        observation
        for observation in shipped_observations()
        if (observation.indicator_id or observation.deliverable_id) in known
    )
