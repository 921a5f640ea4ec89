"""Strategies for whole reports, and for the outcomes that go with them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from hypothesis import strategies as st

from dalian_report.model import (
    Bound,
    Coverage,
    Direction,
    Figure,
    Indicator,
    IndicatorPolarity,
    Measure,
    Observation,
    SectionKind,
    Sense,
    Span,
    StatementKind,
    Status,
    Target,
)
from dalian_report.model._bounds import WITHOUT_FIGURE
from dalian_report.model._quantities import decimal_or_fraction
from dalian_report.strategies._fields import one_of
from dalian_report.strategies._layout import Clause, Outline, Promise, laid_out
from dalian_report.strategies._names import (
    deliverables,
    entities,
    glossary_entries,
    numerals,
    places,
    sections,
    sources,
    statements,
)
from dalian_report.strategies._quantities import (
    figures,
    indicators,
    measures,
    observations,
    targets,
    units,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from dalian_report.report import Report

# Ids, links and places come with the layout.
_NOWHERE = Span(0, 1)
_UNPLACED: dict[str, Any] = {"id": "", "statement_id": "", "span": _NOWHERE}
_SECTION: dict[str, Any] = {"id": "", "slug": "", "parent_id": None, "span": _NOWHERE}

_PARTS = sections(kind=SectionKind.PART, **_SECTION)
_MAYBE_SECTION = st.none() | sections(kind=SectionKind.SECTION, **_SECTION)
_STATEMENTS = {
    kind: statements(id="", section_id="", kind=kind)
    for kind in (StatementKind.ACHIEVEMENT, StatementKind.COMMITMENT, StatementKind.GOAL)
}
_OTHER_STATEMENTS = statements(
    id="",
    section_id="",
    kind=st.sampled_from([kind for kind in StatementKind if kind is not StatementKind.GOAL]),
)
_STEPS = st.sampled_from((0, 1, 5))
_MAYBE_NUMERAL = st.lists(numerals(span=_NOWHERE), max_size=1)
_MAYBE_DELIVERABLE = st.lists(deliverables(id="", statement_id=""), max_size=1)
_MAYBE_ENTITY = st.lists(
    entities(id="", statement_ids=st.sampled_from((("",), ("", "")))), max_size=1
)
_MAYBE_TERM = st.lists(glossary_entries(id="", spans=[_NOWHERE]), max_size=1)
_MAYBE_RESULT, _MAYBE_CONTEXT = (
    st.lists(figures(status=status, indicator_id=None, **_UNPLACED), max_size=1)
    for status in (Status.RESULT, Status.CONTEXT)
)
_DISTANCES = st.sampled_from((*[None] * 10, *range(10), *range(-9, 0)))
_RARELY = st.sampled_from((False, False, True))
_OTHER_UNITS = {"percent": "ratio", "ratio": "percent"}
_MAYBE_DONE = st.lists(observations(id="", deliverable_id=""), max_size=1)


class _Draft(NamedTuple):
    """An outcome without its subject."""

    outcome: Observation
    distance: int | None = None
    """The steps from the number of the target, or None for anywhere."""
    is_converted: bool = False


@lru_cache
def _outcomes_of(measure: Measure, unit: str) -> st.SearchStrategy[Observation]:
    of = Indicator("", "", measure, unit, "", IndicatorPolarity.NEUTRAL, "")
    return observations(id="", indicator=of)


@lru_cache
def _indicators_of(sense: Sense) -> st.SearchStrategy[Indicator]:
    return indicators(measure=measures(sense))


@lru_cache
def _targets_of(sense: Sense) -> st.SearchStrategy[Target]:
    unlinked = dict.fromkeys(("figure_id", "stretch_figure_id", "baseline_figure_id"))
    return targets(
        sense=sense, indicator_id="", year=2023, relative_to=None, statement_id="", **unlinked
    )


@lru_cache
def _figures_of(
    status: Status, sense: Sense | None, measure: Measure, unit: str
) -> st.SearchStrategy[Figure]:
    return figures(
        sense=sense, status=status, measure=measure, unit=unit, indicator_id="", **_UNPLACED
    )


@st.composite
def _promises(draw: st.DrawFn, /, *, with_outcomes: bool) -> Promise:
    sense = draw(one_of(Sense))
    indicator = draw(_indicators_of(sense))
    in_step = sense is Sense.IN_STEP_WITH
    reference = _other(draw(_indicators_of(sense)), indicator) if in_step else None
    goal = _goal(draw, indicator, sense)
    # Drawn here and not once the report is there, so that they vanish with the promise.
    outcomes = _outcomes(draw, indicator, goal.figures) if with_outcomes else []
    if reference is not None and with_outcomes:
        outcomes += _outcomes(draw, reference, [])
    if sense is Sense.ABOVE_REFERENCE and with_outcomes:
        outcomes += [_elsewhere(outcome) for outcome in _outcomes(draw, indicator, [])]
    return Promise(
        target=draw(_targets_of(sense)),
        indicator=indicator,
        reference=reference,
        goal=goal,
        result=_result(draw, indicator),
        continues=draw(st.booleans()),
        outcomes=outcomes,
    )


def _elsewhere(outcome: Observation) -> Observation:
    """The outcome of another place, which the promise is to exceed."""
    return attrs.evolve(outcome, place_id="elsewhere")


def _other(reference: Indicator, indicator: Indicator) -> Indicator:
    """The reference, which must not be the indicator itself."""
    if reference.id != indicator.id:
        return reference
    return attrs.evolve(reference, id=f"gdp.{reference.measure}", concept="gdp")


def _clause(
    draw: st.DrawFn, kind: StatementKind, printed: Sequence[Figure], in_review: bool
) -> Clause:
    statement, section = draw(_STATEMENTS[kind]), draw(_MAYBE_SECTION)
    return Clause(statement, section, figures=printed, in_review=in_review)


def _goal(draw: st.DrawFn, indicator: Indicator, sense: Sense) -> Clause:
    if sense in WITHOUT_FIGURE:
        return _clause(draw, StatementKind.GOAL, [], in_review=False)
    figure = draw(_figures_of(Status.TARGET, sense, indicator.measure, indicator.unit))
    steps = draw(_STEPS) if _is_more_better(figure, sense) else 0
    printed = [figure, _beyond(figure, steps)] if steps else [figure]
    return _clause(draw, StatementKind.GOAL, printed, in_review=False)


def _is_more_better(figure: Figure, sense: Sense) -> bool:
    """Whether a larger number, as printed, asks for more."""
    falls = figure.direction is Direction.DOWN
    return sense is (Sense.CEILING if falls else Sense.FLOOR)


def _beyond(figure: Figure, steps: int) -> Figure:
    """The stretch target of a figure."""
    value = Fraction(figure.value_to or figure.value) + steps * Fraction(figure.resolution)
    further: dict[str, Any] = {
        "value": decimal_or_fraction(value),
        "value_to": None,
        "original": None,
    }
    return attrs.evolve(figure, bound=Bound.EXACT, **further)


def _result(draw: st.DrawFn, indicator: Indicator) -> Clause | None:
    if not draw(st.booleans()):
        return None
    printed = [draw(_figures_of(Status.RESULT, None, indicator.measure, indicator.unit))]
    return _clause(draw, StatementKind.ACHIEVEMENT, printed, in_review=True)


@st.composite
def _drafts(draw: st.DrawFn, /, *, measure: Measure, unit: str) -> _Draft:
    outcome = draw(_outcomes_of(measure, unit))
    if outcome.value is None:
        return _Draft(outcome)
    return _Draft(outcome, draw(_DISTANCES), unit in _OTHER_UNITS and draw(_RARELY))


@lru_cache
def _some_drafts(measure: Measure, unit: str) -> st.SearchStrategy[list[_Draft]]:
    return st.lists(_drafts(measure=measure, unit=unit), max_size=2)


def _outcomes(
    draw: st.DrawFn, indicator: Indicator, printed: Sequence[Figure]
) -> list[Observation]:
    """A few outcomes of an indicator, often close to the number of its target."""
    drafts = draw(_some_drafts(indicator.measure, indicator.unit))
    return [_finished(draft, indicator, printed) for draft in drafts]


def _finished(draft: _Draft, indicator: Indicator, printed: Sequence[Figure]) -> Observation:
    outcome = attrs.evolve(draft.outcome, indicator_id=indicator.id)
    if printed and draft.distance is not None:
        near: dict[str, Any] = {"value": _near(printed[0], draft.distance)}
        outcome = attrs.evolve(outcome, year=2023, resolution=printed[0].resolution, **near)
    if draft.is_converted:
        outcome = attrs.evolve(outcome, unit=_OTHER_UNITS[indicator.unit])
    return outcome


def _near(figure: Figure, steps: int) -> Decimal | Fraction:
    """A number some steps from a figure's number, on the signed scale."""
    sign = -1 if figure.direction is Direction.DOWN else 1
    value = sign * Fraction(figure.value) + steps * Fraction(figure.resolution)
    if figure.direction is not None:
        return decimal_or_fraction(value)
    return decimal_or_fraction(max(value, Fraction(1 if figure.measure is Measure.RANK else 0)))


@st.composite
def _asides(draw: st.DrawFn, /, *, with_outcomes: bool) -> Clause:
    in_review = draw(st.booleans())
    promised = [] if in_review else draw(_MAYBE_DELIVERABLE)
    return Clause(
        draw(_STATEMENTS[StatementKind.COMMITMENT] if promised else _OTHER_STATEMENTS),
        draw(_MAYBE_SECTION),
        figures=draw(_MAYBE_RESULT if in_review else _MAYBE_CONTEXT),
        numerals=draw(_MAYBE_NUMERAL),
        deliverables=promised,
        entities=draw(_MAYBE_ENTITY),
        glossary=draw(_MAYBE_TERM),
        outcomes=draw(_MAYBE_DONE) if promised and with_outcomes else [],
        in_review=in_review,
    )


@lru_cache
def _some_promises(least: int, most: int, with_outcomes: bool) -> st.SearchStrategy[list[Promise]]:
    return st.lists(
        _promises(with_outcomes=with_outcomes),
        min_size=least,
        max_size=most,
        unique_by=lambda promise: promise.indicator.id,
    )


@lru_cache
def _some_asides(most: int, with_outcomes: bool) -> st.SearchStrategy[list[Clause]]:
    return st.lists(_asides(with_outcomes=with_outcomes), max_size=most)


_OUTLINES = st.builds(
    Outline,
    places(),
    one_of(Coverage),
    sources(length=1),
    _PARTS,
    _PARTS,
    st.lists(units(), max_size=1),
)


@st.composite
def reports(
    draw: st.DrawFn, /, *, min_targets: int = 0, max_targets: int = 3, max_asides: int = 2
) -> Report:
    """Small reports in which everything holds that must hold between records.

    They have targets of every sense and, in at most `max_asides` statements besides, other
    figures, deliverables, names and terms.

    >>> import dalian_report as dr
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None)
    ... @given(reports())
    ... def it_is_read_as_it_was_written(report):
    ...     assert dr.loads(dr.dumps(report)) == report
    >>> it_is_read_as_it_was_written()
    """
    promises = draw(_some_promises(min_targets, max_targets, False))
    asides = draw(_some_asides(max_asides, False))
    return laid_out(draw(_OUTLINES), promises, asides)[0]


@st.composite
def reports_with_observations(
    draw: st.DrawFn, /, *, min_targets: int = 0, max_targets: int = 3, max_asides: int = 2
) -> tuple[Report, tuple[Observation, ...]]:
    """Reports with outcomes of their targets, for `scorecard(report, observations)`.

    A target may be without outcomes or have several. Their numbers are often close to the target's,
    and some are in a different unit that converts.

    >>> import dalian_report as dr
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None)
    ... @given(reports_with_observations())
    ... def every_target_has_a_row(drawn):
    ...     report, outcomes = drawn
    ...     assert len(dr.scorecard(report, outcomes).rows) == len(report.targets)
    >>> every_target_has_a_row()
    """
    promises = draw(_some_promises(min_targets, max_targets, True))
    asides = draw(_some_asides(max_asides, True))
    return laid_out(draw(_OUTLINES), promises, asides)
