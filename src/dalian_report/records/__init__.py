"""The record types: one frozen class for each kind of thing that the data hold.

Records carry no behaviour beyond what their own fields say. Ids are set by hand, permanent
and unique across all kinds. Fields that have a default may be left out of the JSON. A module
is imported when one of its types is first named: making the classes is most of a cold start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalian_report.records.changes import Change
    from dalian_report.records.observations import Citation, Observation
    from dalian_report.records.outline import Section, Source, Span
    from dalian_report.records.statements import Figure, Numeral, Original, Statement, Unit
    from dalian_report.records.targets import Deliverable, Indicator, Target
    from dalian_report.records.terms import Entity, GlossaryEntry, Relation

_HOMES = {
    "changes": ("Change",),
    "observations": ("Citation", "Observation"),
    "outline": ("Section", "Source", "Span"),
    "statements": ("Figure", "Numeral", "Original", "Statement", "Unit"),
    "targets": ("Deliverable", "Indicator", "Target"),
    "terms": ("Entity", "GlossaryEntry", "Relation"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Change",
    "Citation",
    "Deliverable",
    "Entity",
    "Figure",
    "GlossaryEntry",
    "Indicator",
    "Numeral",
    "Observation",
    "Original",
    "Relation",
    "Section",
    "Source",
    "Span",
    "Statement",
    "Target",
    "Unit",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    value: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
