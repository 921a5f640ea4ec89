"""Pictures of a scorecard, a series and a record, drawn with Altair.

Numbers become floats here, to be drawn. The words beside them state the exact numbers.
"""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from dalian_report._version import __version__
from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._assessment import Assessment, Basis
from dalian_report.attainment._columns import value_at
from dalian_report.attainment._hedges import printed_ends
from dalian_report.errors import AssessmentError, MissingExtraError
from dalian_report.model._vocabulary import Direction, Strength
from dalian_report.views._card_words import (
    VERDICT_WORDS,
    cited,
    comparable,
    outcome,
    reading,
    sure_end,
    year_before,
)
from dalian_report.views._markup import is_web_address, visible
from dalian_report.views._year_tables import headline_grid

if TYPE_CHECKING:
    import altair

    from dalian_report.attainment._card import Card
    from dalian_report.attainment._record import RecordData
    from dalian_report.attainment._series import SeriesRow
    from dalian_report.model import Figure
    from dalian_report.model._quantities import Exact

WIDTH, ROW = 380, 44
"""The width of the drawing and the height of one target in it, in pixels."""

# Colours from the palette of Okabe and Ito, which every kind of colour vision tells apart. The
# undecided one is darkened, so that its words can be read on white.
_COLOURS = {
    Verdict.MET: "#0072B2",
    Verdict.NOT_MET: "#C24F00",
    Verdict.UNDECIDED: "#8A6500",
    Verdict.NO_DATA: "#666666",
}
_SHAPES = {
    Verdict.MET: "circle",
    # A cross as the sign has it. Vega's own cross is upright.
    Verdict.NOT_MET: "M-.8 -.5L-.5 -.8L0 -.3L.5 -.8L.8 -.5L.3 0L.8 .5L.5 .8L0 .3L-.5 .8"
    "L-.8 .5L-.3 0Z",
    Verdict.UNDECIDED: "diamond",
    Verdict.NO_DATA: "square",
}
_SHARED_AXIS = "percent"
_TOOLTIP = {"name": "target", "terms": "terms", "judged": "verdict", "why": "why"}
_NUMBERS = (
    "abs(datum.value) < 1e6 ? format(datum.value, ',~f') : replace(replace(replace("
    "format(datum.value, '~s'), 'M', ' million'), 'G', ' billion'), 'T', ' trillion')"
)
"""Vega's expression for the numbers on an axis."""
_KEY = (
    "Black line: target (thin: stretch target). Pale band: meets the target. "
    "Grey band: the hedge leaves it open. Ring: the year before. Mark: the published outcome, "
    "with a bar as far as it may reach."
)


def scorecard_chart(card: Card, section: str | None = None) -> altair.VConcatChart:
    """The headline targets or a section's targets, each on an axis in its own unit.

    Targets in percent share an axis. Every other target has one of its own, since yuan and
    kilometres do not share a scale.

    Raises:
        MissingExtraError: if Altair is not installed.
        UnknownKeyError, AmbiguousKeyError: as `Report.section`.
        AssessmentError: if the section lacks a numeric target to draw.
    """
    alt = altair_module()
    rows = _rows(card, section)
    panels = _panels(rows)
    drawn = [_panel(alt, card, panel, last=panel is panels[-1]) for panel in panels]
    whole = alt.vconcat(*drawn, spacing=24).properties(
        title=_title(alt, card, section), background="#ffffff", description=_description(rows)
    )
    chart: altair.VConcatChart = whole.configure_view(stroke=None)
    return chart


def altair_module() -> Any:
    try:
        return import_module("altair")
    except ImportError:
        raise MissingExtraError("altair", "plot") from None


def _rows(card: Card, section: str | None) -> list[Assessment]:
    if section is None:
        headline = [row for row in card.rows if row.target.strength is Strength.EXPECTED]
        rows = headline or list(card.rows)
    else:
        inside = {statement.id for statement in card.report.statements_in(section)}
        rows = [row for row in card.rows if row.target.statement_id in inside]
    if not rows:
        where = None if section is None else card.report.section(section).id
        raise AssessmentError("nothing-to-draw", "section", where)
    return rows


def _panels(rows: list[Assessment]) -> list[list[Assessment]]:
    """The rows by axis, in the order in which they come."""
    panels: dict[str, list[Assessment]] = {}
    for row in rows:
        unit = row.indicator.unit
        panels.setdefault(unit if unit == _SHARED_AXIS else row.target.id, []).append(row)
    return list(panels.values())


def _title(alt: Any, card: Card, section: str | None) -> Any:
    what = "headline targets" if section is None else card.report.section(section).title
    as_of = "" if card.as_of is None else f" Published by {card.as_of}."
    return alt.Title(
        _drawn(f"{card.report.source.publisher}: {what}, {card.report.edition}"),
        subtitle=[*wrap(_KEY, 125), *wrap(_drawn(f"{reading(card)}.{as_of}"), 125)],
        anchor="start",
        fontSize=17,
        offset=16,
        subtitleColor="#555555",
        subtitlePadding=6,
    )


def _source_line(alt: Any, card: Card) -> Any:
    publishers = "; ".join(dict.fromkeys(source.publisher for source in cited(card)))
    line = f"Outcomes: {publishers or 'none found'}. Targets: {card.report.source.title}."
    made = f"dalian-report {__version__}, data {card.report.data_version}."
    text = wrap(_drawn(f"{line} {made}"), 110)
    return alt.Title(
        text, orient="bottom", anchor="start", fontSize=10, fontWeight="normal",
        color="#555555", offset=14,
    )  # fmt: skip


def _description(rows: list[Assessment]) -> str:
    """The picture in words, for readers who cannot see it."""
    said = (
        f"{row.indicator.name}: wanted {target_wording.requirement(row)}, {_judged(row)}"
        for row in rows
    )
    return _drawn("; ".join(said))


def _drawn(text: str) -> str:
    # The page that Altair makes of a chart does not escape text that could end its script.
    return visible(text).replace("<", "‹")


def _judged(row: Assessment) -> str:
    word = VERDICT_WORDS[row.verdict]
    if row.observation is None:
        return word
    return f"{word}: {'judged, no number' if row.basis is Basis.STATED else outcome(row)}"


def _panel(alt: Any, card: Card, rows: list[Assessment], *, last: bool) -> Any:
    befores = [comparable(row, year_before(row, card)) for row in rows]
    start, end = _domain(rows, befores)
    table = [_record(row, before, start, end) for row, before in zip(rows, befores, strict=True)]
    for place, record in enumerate(table):
        record["place"] = place
    axis = alt.Axis(
        title=_drawn(card.report.unit(rows[0].indicator.unit).name), titleAnchor="start",
        titleFontWeight="normal", tickCount=6, labelExpr=_NUMBERS, gridColor="#e6e6e6",
    )  # fmt: skip
    x = alt.X("target:Q", axis=axis, scale=alt.Scale(domain=[start, end], nice=False, zero=False))
    base = alt.Chart(alt.Data(values=table)).encode(
        y=alt.Y("place:O", axis=None),
        tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in _TOOLTIP.items()],
    )
    chart = alt.layer(*_layers(alt, base, x)).properties(width=WIDTH, height=ROW * len(rows))
    return chart.properties(title=_source_line(alt, card)) if last else chart


def _layers(alt: Any, base: Any, x: Any) -> list[Any]:
    colour = alt.Color("verdict:N", legend=None, scale=_scale(alt, _COLOURS))
    shape = alt.Shape("verdict:N", legend=None, scale=_scale(alt, _SHAPES))
    named, judged = base.encode(x=alt.value(-14)), base.encode(x=alt.value(WIDTH + 14))
    line: dict[str, Any] = {"color": "#000000", "opacity": 1, "size": 28}
    return [
        base.mark_bar(color="#cfe3f1", height=22).encode(x="met_from:Q", x2="met_to:Q"),
        base.mark_bar(color="#b0b0b0", height=22).encode(x="zone_from:Q", x2="zone_to:Q"),
        base.mark_tick(thickness=3, **line).encode(x=x),
        base.mark_tick(thickness=1, **line).encode(x="stretch:Q"),
        base.mark_point(size=70, opacity=1, stroke="#333333", strokeWidth=1.5, fill="#ffffff")
        .encode(x="before:Q"),
        base.mark_bar(height=4).encode(x="low:Q", x2="high:Q", color=colour),
        base.mark_point(filled=True, size=130, opacity=1)
        .encode(x="at:Q", color=colour, shape=shape, href="url:N"),
        named.mark_text(align="right", fontSize=12, fontWeight="bold", dy=-8).encode(text="name:N"),
        named.mark_text(align="right", fontSize=11, color="#555555", dy=8).encode(text="terms:N"),
        judged.mark_text(align="left", fontSize=12, fontWeight="bold")
        .encode(text="judged:N", color=colour),
    ]  # fmt: skip


def _scale(alt: Any, values: dict[Verdict, str]) -> Any:
    # All verdicts, always: panels share their scales.
    words = [VERDICT_WORDS[verdict] for verdict in values]
    return alt.Scale(domain=words, range=list(values.values()))


def _record(
    row: Assessment, before: Figure | None, start: float, end: float
) -> dict[str, str | float | None]:
    required, observation = row.required, row.observation
    record: dict[str, str | float | None] = {
        "name": _cut(row.indicator.name, 46),
        "terms": _cut(_terms(row, before), 56),
        "verdict": VERDICT_WORDS[row.verdict],
        "judged": _cut(_judged(row), 46),
        "why": _drawn(row.explain()),
        "target": None if required is None else _float(sure_end(required.threshold)),
        "stretch": None if row.stretch is None else _signed(row.stretch),
        "before": None if before is None else _signed(before),
        "at": None if row.actual is None else _float(sure_end(row.actual)),
    }
    if observation is not None and is_web_address(observation.source.url):
        record["url"] = observation.source.url
    for names, values in (
        (("met_from", "met_to"), None if required is None else required.met),
        (("zone_from", "zone_to"), None if required is None else required.grey),
        (("low", "high"), row.actual),
    ):
        if values is not None:
            record[names[0]] = start if values.lower is None else float(values.lower)
            record[names[1]] = end if values.upper is None else float(values.upper)
    return record


def _terms(row: Assessment, before: Figure | None) -> str:
    wanted = f"wanted {target_wording.requirement(row)}"
    if row.reference is not None:
        return target_wording.requirement(row)
    if before is None:
        return wanted
    return f"{wanted}; {'before' if before.year is None else before.year}: {before}"


def _cut(text: str, length: int) -> str:
    drawn = _drawn(text)
    return drawn if len(drawn) <= length else f"{drawn[: length - 1].rstrip()}…"


def _float(value: Exact | None) -> float | None:
    return None if value is None else float(value)


def _signed(figure: Figure) -> float:
    low = Fraction(printed_ends(figure)[0])
    return float(-low if figure.direction is Direction.DOWN else low)


def _domain(rows: list[Assessment], befores: list[Figure | None]) -> tuple[float, float]:
    """From nothing, or the lowest number drawn, to a little more than the highest."""
    ends = [0.0]
    for row, before in zip(rows, befores, strict=True):
        ends += [_signed(figure) for figure in (row.stretch, before) if figure is not None]
        sets = [row.actual]
        if row.required is not None:
            sets += [row.required.threshold, row.required.met, row.required.grey]
        for values in sets:
            if values is not None:
                ends += [float(end) for end in (values.lower, values.upper) if end is not None]
    low, high = min(ends), max(ends)
    room = (high - low) * 0.08 or 1.0
    return (low - room if low < 0 else low), high + room


_YEAR_COLOURS = {
    "met": "#2a7f62",
    "not met": "#b3362b",
    "undecided": "#b58900",
    "no data": "#9a9a9a",
}
_YEAR_SHAPES = {"met": "circle", "not met": "cross", "undecided": "diamond", "no data": "stroke"}


def series_chart(series: Any) -> altair.LayerChart:
    """The series by year: the required set as a bar, both outcomes as marks, breaks as gaps."""
    alt = altair_module()
    unit = series.indicator.unit
    rows = [_point(row) for row in series.rows]
    ends = (row[name] for row in rows for name in ("low", "high", "last"))
    values = [end for end in ends if end is not None]
    top, bottom = (max(values), min(values)) if values else (1.0, 0.0)
    for row in rows:
        row["high"] = top if row["low"] is not None and row["high"] is None else row["high"]
        row["low"] = bottom if row["high"] is not None and row["low"] is None else row["low"]
    base = alt.Chart(alt.Data(values=rows)).encode(x=alt.X("year:O", title="year"))
    wanted = base.mark_bar(opacity=0.25, color="#555555").encode(
        y=alt.Y("low:Q", title=f"{series.indicator.name} ({unit})"),
        y2="high:Q",
        tooltip=["year:O", "promise:N", "verdict:N"],
    )
    first = base.mark_tick(color="#555555", thickness=2).encode(
        y="january:Q", tooltip=["year:O", "january_text:N"]
    )
    last = base.mark_point(filled=True, size=70).encode(
        y="last:Q",
        color=_by_verdict(alt, alt.Color, _YEAR_COLOURS),
        shape=_by_verdict(alt, alt.Shape, _YEAR_SHAPES),
        tooltip=["year:O", "last_text:N", "verdict:N"],
    )  # fmt: skip
    breaks = (
        base.transform_filter("datum.note != null")
        .mark_rule(strokeDash=[3, 3])
        .encode(tooltip=["note:N"])
    )
    chart: altair.LayerChart = alt.layer(breaks, wanted, first, last).properties(
        title=f"{series.place}: {series.indicator.name}",
        description="Bars: what met the target. Ticks: January's number. Marks: the last number.",
        width=alt.Step(28),
    )
    return chart


def _by_verdict(alt: Any, channel: Any, values: dict[str, str]) -> Any:
    scale = alt.Scale(domain=[*values], range=[*values.values()])
    return channel("verdict:N", scale=scale, title="verdict")


def _point(row: SeriesRow) -> dict[str, Any]:
    promise = row.promise
    return {
        "year": row.year,
        "promise": "" if promise is None else target_wording.requirement(promise),
        "verdict": "no data" if promise is None else VERDICT_WORDS[promise.verdict],
        "low": _number(row, "promise.required.met.lower"),
        "high": _number(row, "promise.required.met.upper"),
        "january": _number(row, "january_outcome.value"),
        "january_text": "" if row.january_outcome is None else str(row.january_outcome),
        "last": _number(row, "outcome.value"),
        "last_text": "" if row.outcome is None else str(row.outcome),
        "note": row.break_note,
    }


def _number(row: SeriesRow, path: str) -> float | None:
    number = value_at(row, path.split("."))
    return None if number is None else float(number)


def record_chart(record: RecordData) -> altair.Chart:
    """The headline verdicts by indicator and year, each with colour and shape."""
    alt = altair_module()
    rows = [
        {
            "indicator": name,
            "year": year,
            "verdict": VERDICT_WORDS[row.verdict],
            "promise": target_wording.requirement(row),
        }
        for name, years in headline_grid(record).items()
        for year, row in years.items()
    ]
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=110)
        .encode(
            x=alt.X("year:O", title="year"),
            y=alt.Y("indicator:N", title=None, sort=None),
            color=_by_verdict(alt, alt.Color, _YEAR_COLOURS),
            shape=_by_verdict(alt, alt.Shape, _YEAR_SHAPES),
            tooltip=["indicator:N", "year:O", "promise:N", "verdict:N"],
        )
        .properties(title=f"{record.place}: headline targets by year")
    )
    return chart
