"""Every type of the data in one place: records, vocabularies, the report.

>>> from dalian_report.model import Figure, Bound, Report
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.model._changes import Change
from dalian_report.model._observations import Citation, Observation
from dalian_report.model._outline import Section, Source, Span
from dalian_report.model._statements import Figure, Numeral, Original, Statement, Unit
from dalian_report.model._targets import Deliverable, Indicator, Target
from dalian_report.model._terms import Entity, GlossaryEntry, Relation
from dalian_report.model._vocabulary import (
    Bound,
    DeliverableAction,
    Direction,
    EntityKind,
    IndicatorPolarity,
    Measure,
    NumeralRole,
    ObservationStatus,
    RelationKind,
    SectionKind,
    Sense,
    Stated,
    StatementKind,
    Status,
    Strength,
)

if TYPE_CHECKING:
    # By way of the top level: the report is made of these records, and not the reverse.
    from dalian_report import Report

__all__ = [
    "Bound",
    "Change",
    "Citation",
    "Deliverable",
    "DeliverableAction",
    "Direction",
    "Entity",
    "EntityKind",
    "Figure",
    "GlossaryEntry",
    "Indicator",
    "IndicatorPolarity",
    "Measure",
    "Numeral",
    "NumeralRole",
    "Observation",
    "ObservationStatus",
    "Original",
    "Relation",
    "RelationKind",
    "Report",
    "Section",
    "SectionKind",
    "Sense",
    "Source",
    "Span",
    "Stated",
    "Statement",
    "StatementKind",
    "Status",
    "Strength",
    "Target",
    "Unit",
]


def __getattr__(name: str) -> object:
    if name == "Report":
        import dalian_report

        return dalian_report.Report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
