"""Pictures of a series and of a record with Altair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report.attainment._columns import value_at
from dalian_report.attainment._wording import requirement
from dalian_report.views._card_words import VERDICT_WORDS
from dalian_report.views._chart import altair_module
from dalian_report.views._year_tables import headline_grid

if TYPE_CHECKING:
    import altair

    from dalian_report.attainment._record import RecordData
    from dalian_report.attainment._series import SeriesRow

_COLOURS = {"met": "#2a7f62", "not met": "#b3362b", "undecided": "#b58900", "no data": "#9a9a9a"}
_SHAPES = {"met": "circle", "not met": "cross", "undecided": "diamond", "no data": "stroke"}


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
        color=_by_verdict(alt, alt.Color, _COLOURS),
        shape=_by_verdict(alt, alt.Shape, _SHAPES),
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
        "promise": "" if promise is None else requirement(promise),
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
            "promise": requirement(row),
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
            color=_by_verdict(alt, alt.Color, _COLOURS),
            shape=_by_verdict(alt, alt.Shape, _SHAPES),
            tooltip=["indicator:N", "year:O", "promise:N", "verdict:N"],
        )
        .properties(title=f"{record.place}: headline targets by year")
    )
    return chart
