"""Every type of the data in one place: records, vocabularies, the report.

>>> from dalian_report.model import Figure, Bound, Report
"""

from __future__ import annotations

from dalian_report._lazy import importer

_HOMES = {
    "_changes": ("Change",),
    "_observations": ("Citation", "Observation"),
    "_outline": ("Place", "Section", "Source", "Span"),
    "_statements": ("Figure", "Numeral", "Original", "Statement", "Unit"),
    "_targets": ("Deliverable", "Indicator", "Target"),
    "_terms": ("Entity", "GlossaryEntry", "Relation"),
    "_vocabulary": (
        "Bound",
        "Coverage",
        "DeliverableAction",
        "DeliverableStrength",
        "Direction",
        "EntityKind",
        "IndicatorPolarity",
        "Measure",
        "NumeralRole",
        "ObservationStatus",
        "PlaceLevel",
        "RelationKind",
        "SectionKind",
        "Sense",
        "Stated",
        "StatementKind",
        "Status",
        "Strength",
    ),
}
"""The types by the module that defines them. `__init__.pyi` gives them to type checkers."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [*_HOME_OF, "Report"]  # noqa: PLE0604 # pyright: ignore[reportUnsupportedDunderAll]

_find = importer(globals(), _HOME_OF)


def __getattr__(name: str) -> object:
    if name == "Report":
        # By way of the top level: the report is made of these records, and not the reverse.
        import dalian_report

        return dalian_report.Report
    return _find(name)


def __dir__() -> list[str]:
    return sorted(__all__)
