"""Strategies for the numbers of a report, and its outcomes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from dalian_report.model import (
    Bound,
    Direction,
    Figure,
    Indicator,
    Measure,
    Observation,
    Original,
    Sense,
    Stated,
    Status,
    Target,
    Unit,
)
from dalian_report.model._bounds import WITHOUT_FIGURE, contradicts, signed_bound
from dalian_report.model._quantities import decimal_text
from dalian_report.report import load
from dalian_report.strategies._fields import (
    CONCEPTS,
    FIGURE_IDS,
    INDICATOR_IDS,
    NOTES,
    ORDINALS,
    STATEMENT_IDS,
    TEXTS,
    Fields,
    one_of,
)
from dalian_report.strategies._names import citations
from dalian_report.strategies._numbers import decimal

if TYPE_CHECKING:
    from decimal import Decimal

_UNIT_CODES = {
    Measure.LEVEL: st.sampled_from(("count", "CNY", "t", "km")),
    Measure.GROWTH: st.sampled_from(("percent", "ratio")),
    Measure.CHANGE: st.sampled_from(("percentage_point", "places")),
    Measure.SHARE: st.sampled_from(("percent", "ratio")),
    Measure.RANK: st.just("rank"),
    Measure.DURATION: st.sampled_from(("day", "year")),
}
_DIRECTED = (Measure.GROWTH, Measure.CHANGE)
_YEARS = {Status.RESULT: 2022, Status.TARGET: 2023, Status.CONTEXT: None}

_CITATIONS = citations()
_MAYBE_FIGURE_IDS = st.none() | FIGURE_IDS
_MAYBE_INDICATOR_IDS = st.none() | INDICATOR_IDS
_TARGET_YEARS = st.sampled_from((2023, 2024, 2025))
_OUTCOME_YEARS = st.sampled_from((2023, 2023, 2022))
_MAYBE_EDITIONS = st.sampled_from((None, None, "2024"))
_MAYBE_STATED = st.sampled_from((None, *Stated))
_MOSTLY = st.sampled_from((True, True, False))

_RANKS = st.integers(1, 40)
# 0 is drawn too, but a failing example shrinks to 1.
_PERCENTAGES = st.integers(0, 100).map(lambda number: (number + 1) % 101)
_DIGITS = st.integers(0, 9999).map(lambda number: (number + 1) % 10_000)
_LARGE_PLACES = st.sampled_from((0, 3, 6, 9))
_SMALL_PLACES = st.sampled_from((0, -1, -2))
_FURTHER = st.sampled_from((0, 0, 0, 1, 10))


@lru_cache
def measures(sense: Sense | None) -> st.SearchStrategy[Measure]:
    """The measures of a target of this sense, or of a figure without a sense."""
    if sense is Sense.IN_STEP_WITH:
        return st.just(Measure.GROWTH)
    if sense is Sense.ABOVE_REFERENCE:
        return st.sampled_from([measure for measure in Measure if measure is not Measure.RANK])
    with_rank = sense in {None, Sense.CEILING}
    return st.sampled_from(
        [measure for measure in Measure if with_rank or measure is not Measure.RANK]
    )


@lru_cache
def _bounds(
    sense: Sense | None, measure: Measure, direction: Direction | None
) -> tuple[st.SearchStrategy[Bound], st.SearchStrategy[Bound | None]]:
    """The bounds that a figure can have, and the Chinese text's substitutes."""
    signed = {bound: signed_bound(bound, measure, direction) for bound in Bound}
    fitting = [bound for bound in Bound if sense is None or not contradicts(sense, signed[bound])]
    hedged = [bound for bound in fitting if bound in _IN_CHINESE]
    return st.sampled_from(fitting), st.sampled_from([*[None for _ in hedged], *hedged])


_IN_CHINESE = {
    Bound.ABOUT: "{}左右",
    Bound.MORE_THAN: "超过{}",
    Bound.AT_LEAST: "{}以上",
    Bound.LESS_THAN: "不足{}",
    Bound.AT_MOST: "{}以内",
    Bound.NEARLY: "近{}",
}


def _hedged(number: str, bound: Bound) -> Original:
    return Original(_IN_CHINESE[bound].format(number), bound)


def originals() -> st.SearchStrategy[Original]:
    """Hedges of the Chinese text."""
    return st.builds(_hedged, ORDINALS.map(str), st.sampled_from(tuple(_IN_CHINESE)))


@st.composite
def figures(draw: st.DrawFn, /, *, sense: Sense | None = None, **fields: Any) -> Figure:
    """Figures of every measure and bound, falls and ranges among them.

    With a sense, only the values that a target of that sense can have.
    """
    field = Fields(draw, fields)
    measure = field("measure", measures(sense))
    if measure not in _DIRECTED:
        field.fix(direction=None)
    bounds, chinese_bounds = _bounds(sense, measure, field("direction", one_of(Direction)))
    field("bound", bounds)
    field("unit", _UNIT_CODES[measure])
    _draw_number(field)
    field.fix(year=_YEARS[field("status", one_of(Status))])
    statement_id = field("statement_id", STATEMENT_IDS)
    field.number("id", lambda ordinal: f"{statement_id}.{ordinal}")
    if "original" not in field:
        field.fix(original=_original(field, chinese_bounds))
    return field.record(Figure, indicator_id=_MAYBE_INDICATOR_IDS)


def _draw_number(field: Fields) -> None:
    """Draw value, resolution, and the upper end of a range."""
    if "value" in field:
        field.fix(resolution=_place_value(field.values["value"]), value_to=None)
        return
    measure, bound = field.values["measure"], field.values["bound"]
    digits, place = _digits(field.draw, measure, field.values["unit"])
    can_range = measure is not Measure.RANK and bound in {Bound.EXACT, Bound.ABOUT}
    further = field.draw(_FURTHER) if can_range else 0
    field.fix(
        value=decimal(digits, place),
        resolution=decimal(1, place),
        value_to=decimal(digits + further, place) if further else None,
    )


def _original(field: Fields, bounds: st.SearchStrategy[Bound | None]) -> Original | None:
    """The same number as the Chinese text hedges it. A range is not hedged."""
    bound = None if field.values["value_to"] is not None else field.draw(bounds)
    if bound is None:
        return None
    sign = "%" if field.values["unit"] == "percent" else ""
    return _hedged(decimal_text(field.values["value"]) + sign, bound)


def _digits(draw: st.DrawFn, measure: Measure, unit: str) -> tuple[int, int]:
    """The digits of a number, and the power of the last one's place."""
    if measure is Measure.RANK:
        return draw(_RANKS), 0
    digits = draw(_PERCENTAGES if measure is Measure.SHARE else _DIGITS)
    if unit == "places":
        return digits, 0
    return digits, draw(_LARGE_PLACES if measure is Measure.LEVEL else _SMALL_PLACES)


def _place_value(value: Decimal) -> Decimal:
    """The place value of the last digit."""
    exponent = value.as_tuple().exponent
    return decimal(1, exponent) if isinstance(exponent, int) else value


@st.composite
def indicators(draw: st.DrawFn, /, **fields: Any) -> Indicator:
    """Indicators. The id is made from concept and measure, the unit fits the measure."""
    field = Fields(draw, fields)
    concept, measure = field("concept", CONCEPTS), field("measure", one_of(Measure))
    field.fix(id=f"{concept}.{measure}")
    return field.record(Indicator, unit=_UNIT_CODES[measure], basis=NOTES)


@st.composite
def targets(draw: st.DrawFn, /, **fields: Any) -> Target:
    """Targets of every sense. Targets to keep in step name an indicator instead of a figure."""
    field = Fields(draw, fields)
    sense = field("sense", one_of(Sense))
    if "indicator_id" not in field:
        field.fix(indicator_id=f"{draw(CONCEPTS)}.{draw(measures(sense))}")
    indicator_id, year = field.values["indicator_id"], field("year", _TARGET_YEARS)
    field.fix(id=f"{indicator_id}@{year}")
    if sense in WITHOUT_FIGURE:
        field.fix(figure_id=None, stretch_figure_id=None)
    if sense is not Sense.IN_STEP_WITH:
        field.fix(relative_to=None)
    elif "relative_to" not in field:
        other = draw(CONCEPTS)
        field.fix(
            relative_to="gdp.growth" if f"{other}.growth" == indicator_id else f"{other}.growth"
        )
    return field.record(
        Target,
        figure_id=FIGURE_IDS,
        stretch_figure_id=_MAYBE_FIGURE_IDS,
        baseline_figure_id=_MAYBE_FIGURE_IDS,
        counted=_MOSTLY,
    )


_OTHER_UNITS = st.builds(
    Unit,
    CONCEPTS.map("x-{}".format),
    TEXTS,
    TEXTS,
    TEXTS,
    st.none() | st.builds("{}/{}".format, ORDINALS, ORDINALS),
)


@st.composite
def units(draw: st.DrawFn, /) -> Unit:
    """The units of the shipped report, and made-up units."""
    shipped = load().units
    place = draw(st.integers(0, len(shipped)))
    return shipped[place] if place < len(shipped) else draw(_OTHER_UNITS)


@st.composite
def observations(
    draw: st.DrawFn, /, *, indicator: Indicator | None = None, **fields: Any
) -> Observation:
    """Outcomes of an indicator (of this one, if it is given) or of a deliverable.

    That of a deliverable has a stated judgement and no number, as others have now and then.
    """
    field = Fields(draw, fields)
    if indicator is not None:
        field.fix(indicator_id=indicator.id, unit=indicator.unit)
    elif "indicator_id" not in field and "deliverable_id" not in field:
        _draw_subject(field)
    measure = draw(one_of(Measure)) if indicator is None else indicator.measure
    _draw_outcome(field, measure)
    subject = _subject(field)
    year = field("year", _OUTCOME_YEARS)
    field.number("id", lambda ordinal: f"obs.{subject}.{year}.{ordinal}")
    if field("edition", _MAYBE_EDITIONS) is None:
        field.fix(span=None)
    return field.record(Observation, source=_CITATIONS)


def _draw_subject(field: Fields) -> None:
    if field.draw(_MOSTLY):
        field("indicator_id", INDICATOR_IDS)
    else:
        field.fix(deliverable_id=f"{field.draw(STATEMENT_IDS)}.d1")


def _subject(field: Fields) -> str | None:
    """The id of the observed indicator or deliverable."""
    indicator_id: str | None = field.values.get("indicator_id")
    return field.values.get("deliverable_id") if indicator_id is None else indicator_id


def _draw_outcome(field: Fields, measure: Measure) -> None:
    """Draw a number with its unit, bound and resolution, or a judgement without them."""
    is_act = field.values.get("deliverable_id") is not None
    if "value" not in field and (is_act or not field.draw(_MOSTLY)):
        field.fix(value=None)
    if "value" in field and field.values["value"] is None:
        field.values |= {"unit": None, "bound": None, "resolution": None}
        field("stated", one_of(Stated))
        return
    unit = field("unit", _UNIT_CODES[measure])
    if "value" not in field:
        digits, place = _digits(field.draw, measure, unit)
        falls = measure in _DIRECTED and not field.draw(_MOSTLY)
        field.fix(value=decimal(-digits if falls else digits, place), resolution=decimal(1, place))
    field.fix(resolution=_place_value(field.values["value"]))
    field("bound", one_of(Bound))
    field("stated", _MAYBE_STATED)
