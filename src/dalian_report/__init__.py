"""What a government promised, in numbers, and whether it was kept.

The 2023 work report of the Dalian Municipal Government as typed, versioned, cited data:

    >>> import dalian_report as dr
    >>> report = dr.load()
    >>> str(report.figure(report.target("gdp").figure_id))
    'over 6%'
    >>> dr.assess("gdp", 6.0).verdict
    <Verdict.MET: 'met'>

Everything is loaded when it is first used.
"""

from __future__ import annotations

# Not from typing: that import alone costs as much as half a bare interpreter.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from dalian_report._version import DATA_VERSION, SCHEMA_VERSION, __version__
    from dalian_report.attachment import AttachedSource, Passage
    from dalian_report.attainment import (
        AboutReading,
        Assessment,
        DecisionRule,
        HedgePolicy,
        Interval,
        Tolerance,
        Verdict,
        assess,
    )
    from dalian_report.attainment.sensitivities import Sensitivity, sensitivity
    from dalian_report.documents import (
        changes,
        dumps,
        editions,
        load,
        loads,
        observations,
        read,
        read_observations,
        schema,
        write,
        write_observations,
    )
    from dalian_report.errors import (
        AmbiguousKeyError,
        AssessmentError,
        CitationError,
        DalianReportError,
        DataError,
        FrameError,
        GrowthError,
        MissingExtraError,
        OffsetError,
        Problem,
        QuantityError,
        QueryError,
        QuotationError,
        SourceMismatchError,
        UnitError,
        UnknownKeyError,
        UnwritableError,
    )
    from dalian_report.model import (
        Bound,
        Change,
        Citation,
        Deliverable,
        Direction,
        Entity,
        Figure,
        GlossaryEntry,
        Indicator,
        Measure,
        Numeral,
        Observation,
        Original,
        Relation,
        Report,
        Section,
        Source,
        Span,
        Statement,
        Status,
        Target,
        Unit,
    )
    from dalian_report.outcome_tables import outcomes_template, read_outcomes
    from dalian_report.progress_methods import Progress, progress
    from dalian_report.scorecards import Scorecard, scorecard
    from dalian_report.search import Hit

_HOMES = {
    "_version": ("DATA_VERSION", "SCHEMA_VERSION", "__version__"),
    "attachment": ("AttachedSource", "Passage"),
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
    "documents": (
        "changes",
        "dumps",
        "editions",
        "load",
        "loads",
        "observations",
        "read",
        "read_observations",
        "schema",
        "write",
        "write_observations",
    ),
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
        "Problem",
        "QuantityError",
        "QueryError",
        "QuotationError",
        "SourceMismatchError",
        "UnitError",
        "UnknownKeyError",
        "UnwritableError",
    ),
    "model": (
        "Bound",
        "Change",
        "Citation",
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
        "Relation",
        "Report",
        "Section",
        "Source",
        "Span",
        "Statement",
        "Status",
        "Target",
        "Unit",
    ),
    "outcome_tables": ("outcomes_template", "read_outcomes"),
    "progress_methods": ("Progress", "progress"),
    "scorecards": ("Scorecard", "scorecard"),
    "search": ("Hit",),
    "attainment.sensitivities": ("Sensitivity", "sensitivity"),
}
_MODULES = {
    "attachment",
    "attainment",
    "check",
    "citation",
    "errors",
    "frames",
    "growth",
    "model",
    "progress_methods",
    "quantities",
    "search",
}

__all__ = [
    "DATA_VERSION",
    "SCHEMA_VERSION",
    "AboutReading",
    "AmbiguousKeyError",
    "Assessment",
    "AssessmentError",
    "AttachedSource",
    "Bound",
    "Change",
    "Citation",
    "CitationError",
    "DalianReportError",
    "DataError",
    "DecisionRule",
    "Deliverable",
    "Direction",
    "Entity",
    "Figure",
    "FrameError",
    "GlossaryEntry",
    "GrowthError",
    "HedgePolicy",
    "Hit",
    "Indicator",
    "Interval",
    "Measure",
    "MissingExtraError",
    "Numeral",
    "Observation",
    "OffsetError",
    "Original",
    "Passage",
    "Problem",
    "Progress",
    "QuantityError",
    "QueryError",
    "QuotationError",
    "Relation",
    "Report",
    "Scorecard",
    "Section",
    "Sensitivity",
    "Source",
    "SourceMismatchError",
    "Span",
    "Statement",
    "Status",
    "Target",
    "Tolerance",
    "Unit",
    "UnitError",
    "UnknownKeyError",
    "UnwritableError",
    "Verdict",
    "__version__",
    "assess",
    "changes",
    "dumps",
    "editions",
    "load",
    "loads",
    "observations",
    "outcomes_template",
    "progress",
    "read",
    "read_observations",
    "read_outcomes",
    "schema",
    "scorecard",
    "sensitivity",
    "write",
    "write_observations",
]

_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _HOME_OF:
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    elif name in _MODULES:
        return import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_MODULES})
