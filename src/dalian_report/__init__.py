"""A government's promises, in numbers, and their outcomes.

The work reports of the Dalian Municipal Government as typed, versioned, cited data:

    >>> import dalian_report as dr
    >>> report = dr.load()
    >>> str(report.figure(report.target("gdp").figure_id))
    'over 6%'
    >>> dr.assess("gdp", 6.0).verdict
    <Verdict.MET: 'met'>

Everything is loaded when it is first used.
"""

from __future__ import annotations

from dalian_report._lazy import importer

_HOMES = {
    "_version": ("DATA_VERSION", "SCHEMA_VERSION", "__version__"),
    "attainment": (
        "AboutReading",
        "Assessment",
        "DecisionRule",
        "HedgePolicy",
        "Interval",
        "Tolerance",
        "Verdict",
        "assess",
    ),
    "attainment._outcome_tables": ("outcomes_template", "read_outcomes"),
    "attainment._sensitivities": ("Sensitivity", "sensitivity"),
    "attainment._answer_reasons": ("Answer", "AnswerReason"),
    "attainment._follow_up": ("Fate", "TargetFate"),
    "attainment._pair_card": ("TextDoubt",),
    "cards": (
        "Description",
        "FollowUp",
        "Record",
        "Scorecard",
        "Series",
        "describe",
        "follow_up",
        "record",
        "scorecard",
        "series",
    ),
    "documents": (
        "changes",
        "dumps",
        "editions",
        "national_observations",
        "observations",
        "read_observations",
        "schema",
        "write",
        "write_observations",
    ),
    "drafting": ("Doubt", "DoubtCode", "Draft", "draft"),
    "errors": (
        "AmbiguousKeyError",
        "AssessmentError",
        "CitationError",
        "DalianReportError",
        "DataError",
        "FrameError",
        "GrowthError",
        "MissingExtraError",
        "OffsetError",
        "PairError",
        "Problem",
        "QuantityError",
        "QueryError",
        "QuotationError",
        "SourceMismatchError",
        "UnitError",
        "UnitWarning",
        "UnknownKeyError",
        "UnknownNameError",
        "UnwritableError",
    ),
    "judging": ("judge",),
    "model": (
        "Bound",
        "Change",
        "Citation",
        "Coverage",
        "Deliverable",
        "Direction",
        "Entity",
        "Figure",
        "GlossaryEntry",
        "Indicator",
        "Measure",
        "Numeral",
        "Observation",
        "Original",
        "Place",
        "Relation",
        "Section",
        "Source",
        "Span",
        "Statement",
        "Status",
        "Target",
        "Unit",
    ),
    "pathways": ("Progress", "progress"),
    "report": ("Report", "load", "loads", "read"),
    "search": ("Hit",),
    "sources": ("AttachedSource", "Passage"),
}
"""The public names by the room that defines them. `__init__.pyi` gives their types."""

_ROOMS = {
    "check",
    "pathways",
    "errors",
    "attainment",
    "search",
    "growth",
    "model",
    "strategies",
    "frames",
    "cards",
    "sources",
    "documents",
    "drafting",
    "judging",
    "corpus",
}
"""The rooms that are modules of the reference."""

__all__ = [  # noqa: PLE0604 # pyright: ignore[reportUnsupportedDunderAll]
    *(name for names in _HOMES.values() for name in names)
]


def _missing(name: str) -> AttributeError:
    from sys import modules

    from dalian_report.errors._guessed import unknown_name

    return unknown_name(__name__, name, modules[__name__])


__getattr__ = importer(
    globals(),
    {name: room for room, names in _HOMES.items() for name in names} | dict.fromkeys(_ROOMS, ""),
    _missing,
)


def __dir__() -> list[str]:
    return sorted({*__all__, *_ROOMS})
