"""Promises, outcomes and reports of towns that do not exist, for tests of verdicts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

import attrs

import dalian_report as dr
from dalian_report.model import (
    Bound,
    Direction,
    IndicatorPolarity,
    Measure,
    ObservationStatus,
    PlaceLevel,
    SectionKind,
    Sense,
    Stated,
    StatementKind,
    Status,
    Strength,
)

__all__ = ["Promise", "figure", "observed", "only_target", "report_of"]

Text: TypeAlias = str
"""A number as it is printed, so that no float stands between the page and the test."""


AS_PRINTED = "as printed"
"""The resolution of a number is the place of its last digit, unless said otherwise."""


def _resolution(value: Text, resolution: Text) -> Decimal:
    if resolution != AS_PRINTED:
        return Decimal(resolution)
    return Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent))


def _measure_of(unit: str) -> Measure:
    if unit == "rank":
        return Measure.RANK
    if unit in {"percentage_point", "places"}:
        return Measure.CHANGE
    return Measure.GROWTH if unit == "percent" else Measure.LEVEL


def figure(
    value: Text,
    bound: str = "exact",
    *,
    to: Text | None = None,
    unit: str = "percent",
    falls: bool = False,
    original: str | None = None,
    resolution: Text = AS_PRINTED,
    indicator_id: str | None = None,
    id: str = "found.1",
    year: int | None = 2023,
) -> dr.Figure:
    """A printed number; `original` is the bound of its Chinese hedge."""
    measure = _measure_of(unit)
    directed = measure in {Measure.GROWTH, Measure.CHANGE}
    return dr.Figure(
        id=id,
        statement_id=id.rpartition(".")[0],
        label="made up",
        value=Decimal(value),
        value_to=None if to is None else Decimal(to),
        unit=unit,
        bound=Bound(bound),
        measure=measure,
        direction=(Direction.DOWN if falls else Direction.UP) if directed else None,
        year=year,
        status=Status.TARGET,
        resolution=_resolution(value, resolution),
        original=None if original is None else dr.Original(f"{value}左右", Bound(original)),
        indicator_id=indicator_id,
        span=dr.Span(0, 1),
    )


@attrs.frozen
class Promise:
    """A target as the table of a plan has it."""

    concept: str
    sense: str = "floor"
    value: Text | None = None
    bound: str = "exact"
    to: Text | None = None
    unit: str = "percent"
    falls: bool = False
    original: str | None = None
    stretch: Text | None = None
    relative_to: str | None = None
    strength: str = "committed"
    name: str | None = None
    year: int = 2023
    before: Text | None = None
    """What the review of the year before says of it."""
    counted: bool = True

    @property
    def indicator_id(self) -> str:
        """Concept and measure: "gdp.growth"."""
        return f"{self.concept}.{_measure_of(self.unit).value}"


TOWN = dr.Place("made-up-town", "Made-up Town", PlaceLevel.COUNTY)
_HALF, _LENGTH = 5_000, 10_000


def report_of(
    *promises: Promise,
    title: str = "Tasks of the year",
    place: dr.Place = TOWN,
    units: tuple[dr.Unit, ...] | None = None,
) -> dr.Report:
    """A report with a statement, an indicator and a target for each promise.

    It has one section, and another for the review if a promise says what came before.
    """
    year = promises[0].year if promises else 2023
    parts = [_records(place, promise) for place, promise in enumerate(promises)]
    results = [_result(place, promise) for place, promise in enumerate(promises)]
    reviewed = [result for result in results if result is not None]
    middle = _HALF if reviewed else _LENGTH
    sections = [dr.Section("I", SectionKind.PART, title, "tasks", dr.Span(0, middle))]
    if reviewed:
        span = dr.Span(middle, _LENGTH)
        sections.append(dr.Section("II", SectionKind.PART, "The year before", "review", span))
    return dr.Report(
        schema_version="1.0",
        data_version="1.0.0",
        edition=str(year),
        year=year,
        place=place,
        coverage=dr.Coverage.FULL,
        source=dr.Source(
            title="A plan",
            publisher="Town Hall",
            date=f"{year}-01-05",
            language="en",
            sha256=f"{year:064}",
            length=_LENGTH,
        ),
        sections=sections,
        statements=(*(one for one, *_ in parts), *(one for one, _ in reviewed)),
        figures=(*(one for _, some, *_ in parts for one in some), *(one for _, one in reviewed)),
        numerals=(),
        units=dr.load().units if units is None else units,
        indicators=tuple(indicator for _, _, indicator, _ in parts),
        targets=tuple(target for *_, target in parts),
        deliverables=(),
        entities=(),
        relations=(),
        glossary=(),
    )


def _records(
    place: int, promise: Promise
) -> tuple[dr.Statement, tuple[dr.Figure, ...], dr.Indicator, dr.Target]:
    start = 100 * place
    id, statement_id = promise.indicator_id, f"I-{place + 1:02}"
    name = promise.name or promise.concept.replace("-", " ").capitalize()
    statement = dr.Statement(
        statement_id, "I", StatementKind.GOAL, f"{name} is promised.", (dr.Span(start, start + 90),)
    )
    figures = [
        figure(
            value,
            promise.bound if nth == 1 else "exact",
            to=promise.to if nth == 1 else None,
            unit=promise.unit,
            falls=promise.falls,
            indicator_id=id,
            year=promise.year,
            original=promise.original if nth == 1 else None,
            id=f"{statement_id}.{nth}",
        )
        for nth, value in ((1, promise.value), (2, promise.stretch))
        if value is not None
    ]
    figures = [
        attrs.evolve(found, span=dr.Span(start + 10 * nth, start + 10 * nth + 2))
        for nth, found in enumerate(figures)
    ]
    indicator = dr.Indicator(
        id=id,
        concept=promise.concept,
        measure=_measure_of(promise.unit),
        unit=promise.unit,
        name=name,
        polarity=IndicatorPolarity.NEUTRAL,
        definition=f"{name}, made up.",
    )
    target = dr.Target(
        id=f"{id}@{promise.year}",
        indicator_id=id,
        year=promise.year,
        sense=Sense(promise.sense),
        strength=Strength(promise.strength),
        statement_id=statement_id,
        figure_id=None if promise.value is None else f"{statement_id}.1",
        stretch_figure_id=None if promise.stretch is None else f"{statement_id}.2",
        relative_to=promise.relative_to,
        counted=promise.counted,
    )
    return statement, tuple(figures), indicator, target


def _result(place: int, promise: Promise) -> tuple[dr.Statement, dr.Figure] | None:
    if promise.before is None:
        return None
    start, id = _HALF + 100 * place, f"II-{place + 1:02}"
    statement = dr.Statement(
        id,
        "II",
        StatementKind.ACHIEVEMENT,
        f"{promise.concept} grew.",
        (dr.Span(start, start + 9),),
    )
    result = figure(
        promise.before.removeprefix("-"),
        unit=promise.unit,
        falls=promise.before.startswith("-"),
        indicator_id=promise.indicator_id,
        year=promise.year - 1,
        id=f"{id}.1",
    )
    span = dr.Span(start, start + 3)
    return statement, attrs.evolve(result, status=Status.RESULT, span=span)


def only_target(
    sense: str = "floor", value: Text | None = None, bound: str = "exact", **more: Any
) -> dr.Report:
    """A report of one promise, whose target goes by "thing"."""
    return report_of(Promise("thing", sense, value, bound, **more))  # type: ignore[arg-type]


def observed(
    indicator_id: str,
    value: Text | None = None,
    bound: str = "exact",
    *,
    unit: str = "percent",
    resolution: Text | None = AS_PRINTED,
    stated: str | None = None,
    status: str = "final",
    vintage: str = "2024-03-01",
    year: int = 2023,
    nth: int = 1,
    publisher: str = "Town Statistics",
    url: str = "https://town.example/outcomes",
    comparability: str | None = None,
) -> dr.Observation:
    """An outcome; without a value only the publisher's own judgement."""
    numbered = value is not None
    return dr.Observation(
        id=f"obs.{indicator_id}.{year}.{nth}",
        indicator_id=indicator_id,
        year=year,
        value=None if value is None else Decimal(value),
        unit=unit if numbered else None,
        bound=Bound(bound) if numbered else None,
        resolution=None if value is None or resolution is None else _resolution(value, resolution),
        stated=None if stated is None else Stated(stated),
        status=ObservationStatus(status),
        vintage=vintage,
        source=dr.Citation("Outcomes", publisher, vintage, url),
        comparability=comparability,
    )
