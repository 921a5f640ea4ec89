"""Rules that only one kind of record has: sections, relations, figures, targets, outcomes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dalian_report.documents._integrity._links_and_spans import bad_ends
from dalian_report.documents._integrity._rows import Rows, Tables
from dalian_report.documents._integrity._text_forms import text_problems
from dalian_report.errors import Problem
from dalian_report.model._bounds import WITHOUT_FIGURE, contradicts, signed_bound
from dalian_report.model._registry import REGISTRY
from dalian_report.model._vocabulary import Coverage, Measure, Sense

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from dalian_report.model import Change, Figure, Indicator, Observation, Relation, Target

YEARS = range(1000, 10_000)
"""The years that a report can be for: four digits."""


def special_problems(tables: Tables) -> Iterator[Problem]:
    """Problems with the rules that only one kind of record has."""
    tables = {name: Rows(f"$.{name}") for name in REGISTRY} | dict(tables)
    yield from _section_problems(tables["sections"])
    yield from _relation_problems(tables["relations"])
    figures = {figure.id: figure for figure in tables["figures"].records()}
    indicators = {indicator.id: indicator for indicator in tables["indicators"].records()}
    for path, figure in tables["figures"]:
        yield from _figure_problems(path, figure, indicators)
    own = {(target.figure_id, target.indicator_id) for target in tables["targets"].records()}
    for path, target in tables["targets"]:
        yield from _target_problems(path, target, figures, indicators, own)
    for path, observation in tables["observations"]:
        yield from _observation_problems(path, observation)
    for path, change in tables["changes"]:
        yield from _change_problems(path, change)


def header_problems(header: Mapping[str, Any]) -> Iterator[Problem]:
    """Problems of the header's year, place and source."""
    year, place, source = (header[name] for name in ("year", "place", "source"))
    # A program drafts any text: one without a year has the year 0, and one may be empty.
    is_draft = header["coverage"] is Coverage.DRAFT
    if year is not None and year not in YEARS and not (is_draft and year == 0):
        yield Problem("$.year", "not-four-digits", year)
    if place is not None:
        yield from text_problems("$.place", place)
    if source is None:
        return
    yield from text_problems("$.source", source)
    if source.length < (0 if is_draft else 1):
        yield Problem("$.source.length", "not-positive", source.length)


def text_coverage_problems(coverage: Coverage | None, tables: Tables) -> Iterator[Problem]:
    """Statements without a text, which only a draft may have."""
    if coverage is None or coverage is Coverage.DRAFT:
        return
    for path, statement in tables["statements"]:
        if not statement.text:
            yield Problem(f"{path}.text", "empty-text")


def _section_problems(sections: Rows) -> Iterator[Problem]:
    ids: dict[str, str] = {}
    slugs: dict[str, str] = {}
    later = {section.id for section in sections.records()}
    for path, section in sections:
        # Its own id is in `later` too: no section is its own parent.
        if section.parent_id in later:
            yield Problem(f"{path}.parent_id", "parent-not-before", section.parent_id)
        later.discard(section.id)
        # A section is found by its id in any case, and by its slug.
        first = ids.setdefault(section.id.lower(), section.id)
        if first != section.id:
            yield Problem(f"{path}.id", "differs-in-case", section.id, other=first)
        if section.slug in slugs:
            yield Problem(f"{path}.slug", "repeated-slug", section.slug, other=slugs[section.slug])
        slugs.setdefault(section.slug, path)


def _figure_problems(path: str, figure: Figure, indicators: Mapping[str, Any]) -> Iterator[Problem]:
    if figure.value < 0:
        yield Problem(f"{path}.value", "negative-figure", figure.value)
    if figure.value_to is not None and figure.value_to <= figure.value:
        yield Problem(
            f"{path}.value_to", "not-above-lower-end", figure.value_to, lower=figure.value
        )
    if figure.resolution <= 0:
        yield Problem(f"{path}.resolution", "not-positive", figure.resolution)
    directed = figure.measure in {Measure.GROWTH, Measure.CHANGE}
    if directed is (figure.direction is None):
        code = "missing-direction" if directed else "unwanted-direction"
        yield Problem(f"{path}.direction", code, figure.direction, measure=figure.measure.value)
    indicator = indicators.get(figure.indicator_id or "")
    if indicator is not None:
        for field in ("unit", "measure"):
            own, its = getattr(figure, field), getattr(indicator, field)
            if own != its:
                at = f"{path}.{field}"
                yield Problem(at, "unlike-indicator", own, indicator=indicator.id, wanted=its)


def _relation_problems(relations: Rows) -> Iterator[Problem]:
    seen: dict[Relation, str] = {}
    for path, relation in relations:
        if relation.from_id == relation.to_id:
            yield Problem(f"{path}.to_id", "relation-to-itself", relation.to_id)
        if relation in seen:
            yield Problem(path, "repeated-relation", other=seen[relation])
        seen.setdefault(relation, path)


# A target above a reference names another indicator, or no indicator but a larger place.
_COMPARED = frozenset({Sense.IN_STEP_WITH, Sense.ABOVE_REFERENCE})


def _target_problems(
    path: str,
    target: Target,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Any],
    own: Container[tuple[str | None, str | None]],
) -> Iterator[Problem]:
    """Problems of a target. `own` has the figure and the indicator of every target."""
    follows, may_follow = target.relative_to is not None, target.sense in _COMPARED
    if (follows and not may_follow) or (target.sense is Sense.IN_STEP_WITH and not follows):
        yield Problem(f"{path}.relative_to", "relative-to-and-sense", target.relative_to)
    if target.relative_to == target.indicator_id:
        yield Problem(f"{path}.relative_to", "relative-to-itself", target.relative_to)
    if (target.sense in WITHOUT_FIGURE) is (target.figure_id is not None):
        senses = ", ".join(sorted(WITHOUT_FIGURE))
        yield Problem(f"{path}.figure_id", "figure-and-sense", target.figure_id, senses=senses)
    if target.sense in WITHOUT_FIGURE and target.stretch_figure_id is not None:
        at, sense = f"{path}.stretch_figure_id", target.sense.value
        yield Problem(at, "unwanted-stretch", target.stretch_figure_id, sense=sense)
    indicator = indicators.get(target.indicator_id)
    for field in ("figure_id", "stretch_figure_id"):
        figure = figures.get(getattr(target, field) or "")
        if figure is None:
            continue
        yield from _sense_problems(f"{path}.{field}", target, figure)
        if indicator is not None:
            # One number for several indicators is the figure of one, and a target of each.
            is_shared = (figure.id, figure.indicator_id) in own
            yield from _misfits(f"{path}.{field}", figure, indicator, is_shared=is_shared)
        if figure.year != target.year:
            at, year = f"{path}.{field}", figure.year
            yield Problem(at, "other-year", figure.id, year=year, wanted=target.year)


def _misfits(
    path: str, figure: Figure, indicator: Indicator, *, is_shared: bool
) -> Iterator[Problem]:
    if not is_shared and figure.indicator_id not in {None, indicator.id}:
        yield Problem(
            path, "other-indicator", figure.id, own=figure.indicator_id, wanted=indicator.id
        )
    if figure.unit != indicator.unit:
        yield Problem(path, "other-unit", figure.id, own=figure.unit, wanted=indicator.unit)
    # "Prices and unemployment at about 3%": one number, two measures.
    if figure.measure != indicator.measure and not is_shared:
        own, its = figure.measure.value, indicator.measure.value
        yield Problem(path, "other-measure", figure.id, own=own, wanted=its)


def _sense_problems(path: str, target: Target, figure: Figure) -> Iterator[Problem]:
    if figure.measure is Measure.RANK and target.sense is not Sense.CEILING:
        yield Problem(path, "rank-not-ceiling", figure.id, sense=target.sense.value)
        return
    originals = () if figure.original is None else (figure.original.bound,)
    for bound in sorted({figure.bound, *originals}):
        signed = signed_bound(bound, figure.measure, figure.direction)
        if contradicts(target.sense, signed):
            yield Problem(
                path,
                "contradicting-bound",
                figure.id,
                sense=target.sense.value,
                bound=bound.value,
            )


def _observation_problems(path: str, observation: Observation) -> Iterator[Problem]:
    if (observation.indicator_id is None) is (observation.deliverable_id is None):
        yield Problem(path, "not-one-subject")
    parts = (observation.unit, observation.bound, observation.resolution)
    if observation.value is None:
        if observation.stated is None:
            yield Problem(path, "no-outcome")
        if any(part is not None for part in parts):
            yield Problem(path, "parts-without-value")
    elif any(part is None for part in parts):
        yield Problem(path, "value-without-parts")
    if observation.resolution is not None and observation.resolution <= Decimal(0):
        yield Problem(f"{path}.resolution", "not-positive", observation.resolution)
    if observation.span is not None:
        if observation.edition is None:
            yield Problem(f"{path}.span", "span-without-edition")
        yield from bad_ends(f"{path}.span", observation.span, None)
    yield from text_problems(f"{path}.source", observation.source)


def _change_problems(path: str, change: Change) -> Iterator[Problem]:
    renamed = len(change.ids) if change.kind == "renamed" else 0
    if len(change.renamed_to) != renamed:
        count = len(change.renamed_to)
        yield Problem(f"{path}.renamed_to", "renamed-count", count, wanted=renamed)
