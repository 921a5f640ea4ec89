"""Hypothesis strategies for the types of this package, for tests of code that uses it.

Every record that is drawn is well formed and its fields fit each other: a growing figure has a
direction, a rank is a whole number, and a judgement without a number lacks a unit. A keyword
fixes a field to a value, or draws it from a strategy of your own, and the others are drawn to fit:
`figures(measure=Measure.RANK)`, `targets(sense=st.sampled_from(senses))`.

Drawn texts are plain words, and now and then anything that a document may hold. A failing example
shrinks towards short words, the number 1, and as few records as possible.

    >>> from hypothesis import find
    >>> find(figures(), lambda figure: figure.direction == "down").measure in {"growth", "change"}
    True

It needs hypothesis (the extra `strategies`). If both are installed, hypothesis finds these
strategies itself: `st.from_type(Target)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as _missing:
    from dalian_report.errors import MissingExtraError

    raise MissingExtraError("hypothesis", "strategies") from _missing

from dalian_report import model
from dalian_report.attainment._hedges import HedgePolicy, Tolerance
from dalian_report.model._intervals import Interval
from dalian_report.report import Report
from dalian_report.strategies._fields import spans
from dalian_report.strategies._names import (
    changes,
    citations,
    deliverables,
    entities,
    glossary_entries,
    numerals,
    places,
    relations,
    sections,
    sources,
    statements,
)
from dalian_report.strategies._numbers import (
    decimals,
    exact_numbers,
    hedge_policies,
    intervals,
    plain_numbers,
    tolerances,
)
from dalian_report.strategies._quantities import (
    figures,
    indicators,
    observations,
    originals,
    targets,
    units,
)
from dalian_report.strategies._reports import reports, reports_with_observations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "changes",
    "citations",
    "decimals",
    "deliverables",
    "entities",
    "exact_numbers",
    "figures",
    "glossary_entries",
    "hedge_policies",
    "indicators",
    "intervals",
    "numerals",
    "observations",
    "originals",
    "places",
    "plain_numbers",
    "register",
    "relations",
    "reports",
    "reports_with_observations",
    "sections",
    "sources",
    "spans",
    "statements",
    "strategy_for",
    "targets",
    "tolerances",
    "units",
]

_STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    model.Change: changes,
    model.Citation: citations,
    model.Deliverable: deliverables,
    model.Entity: entities,
    model.Figure: figures,
    model.GlossaryEntry: glossary_entries,
    HedgePolicy: hedge_policies,
    model.Indicator: indicators,
    Interval: intervals,
    model.Numeral: numerals,
    model.Observation: observations,
    model.Original: originals,
    model.Place: places,
    model.Relation: relations,
    Report: reports,
    model.Section: sections,
    model.Source: sources,
    model.Span: spans,
    model.Statement: statements,
    model.Target: targets,
    Tolerance: tolerances,
    model.Unit: units,
}


def strategy_for(kind: object) -> st.SearchStrategy[Any] | None:
    """The strategy for a type of this package, or None without a strategy of its own.

    >>> from dalian_report import Target
    >>> strategy_for(Target)
    targets()
    """
    make = _STRATEGIES.get(kind) if isinstance(kind, type) else None
    return None if make is None else make()


def register() -> None:
    """Have `st.from_type` draw every type of this package by its strategy.

    Hypothesis does this by itself, unless its plugins are switched off
    (`HYPOTHESIS_NO_PLUGINS`) or the package is on the path without being installed.
    """
    for kind in _STRATEGIES:
        st.register_type_strategy(kind, _strategy)


def _strategy(kind: type[Any]) -> st.SearchStrategy[Any]:
    return _STRATEGIES[kind]()
