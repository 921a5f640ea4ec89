"""Outcomes: the shipped observations that go with a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalian_report._tables import Tables
    from dalian_report.records import Observation

__all__ = ["shipped_for"]


def shipped_for(report: Tables) -> tuple[Observation, ...]:
    """The shipped outcomes, as far as a report coded from the shipped source knows of them."""
    import dalian_report

    shipped = dalian_report.load()
    if report is shipped:
        return dalian_report.observations()
    if report.source.sha256 != shipped.source.sha256:
        return ()
    known = {indicator.id for indicator in report.indicators}
    known |= {deliverable.id for deliverable in report.deliverables}
    return tuple(
        found
        for found in dalian_report.observations()
        if (found.indicator_id or found.deliverable_id) in known
    )
