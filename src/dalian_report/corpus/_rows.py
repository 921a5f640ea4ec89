"""The columns of the tables, and the rows that a draft or a judged pair gives."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dalian_report.corpus._columns import TABLES, Row
from dalian_report.model._quantities import decimal_text

if TYPE_CHECKING:
    from enum import Enum

    from dalian_report.attainment import Assessment
    from dalian_report.attainment._follow_up import TargetFate
    from dalian_report.cards import FollowUp
    from dalian_report.drafting import Draft
    from dalian_report.model import Span
    from dalian_report.model._intervals import Interval
    from dalian_report.report import Report


def cells(table: str, row: Row) -> list[Any]:
    """The cells of a row, in the order of the columns, with numbers as decimals again."""
    return [
        Decimal(row[name]) if kind is Decimal and row.get(name) is not None else row.get(name)
        for name, kind in TABLES[table].items()
    ]


def draft_rows(draft: Draft) -> dict[str, list[Row]]:
    """The rows of a draft by table, as plain values for JSON, still without the path."""
    report = draft.report
    doubts = _DoubtsByPlace(draft)
    whole = {"start": 0, "end": report.source.length}
    counts = {"figures": report.figures, "targets": report.targets, "doubts": draft.doubts}
    head = {"title": report.source.title, "date": report.source.date}
    origin = _origin(report)
    return {
        "reports": [
            {
                **origin, **whole, **head, "language": report.source.language,
                **{name: len(rows) for name, rows in counts.items()},
            }
        ],
        "figures": [
            {
                **origin, **_ends(figure.span), "id": figure.id,
                "section_id": report.statement(figure.statement_id).section_id,
                "label": figure.label, "indicator_id": figure.indicator_id,
                **_figure_cells(report, figure.id), "figure_year": figure.year,
                "status": figure.status.value, "resolution": _number(figure.resolution),
                "doubts": doubts.at(figure.span),
            }
            for figure in report.figures
        ],
        "targets": [
            {
                **origin, **_ends(span), **_target_cells(report, target.id),
                "figure_id": target.figure_id, **_figure_cells(report, target.figure_id),
                "relative_to": target.relative_to, "doubts": doubts.at(span),
            }
            for target in report.targets
            for span in [_target_span(report, target.id)]
        ],
        "doubts": [
            {
                **origin, **(_ends(doubt.span) if doubt.span else whole), "code": doubt.code.value,
                "message": doubt.message, "alternatives": " | ".join(doubt.alternatives),
            }
            for doubt in draft.doubts
        ],
    }  # fmt: skip


def outcome_rows(pair: FollowUp) -> list[Row]:
    """The rows of a judged pair, one for each target of the first report."""
    rows = zip(pair.fates, pair.scorecard.rows, strict=True)
    return [_outcome_row(pair, fate, judged) for fate, judged in rows]


def _outcome_row(pair: FollowUp, fate: TargetFate, judged: Assessment) -> Row:
    target, report, required = fate.target, pair.report, judged.required
    answer = _ends(fate.span) if fate.span else {}
    return {
        **_origin(report),
        **_ends(_target_span(report, target.id)),
        **_target_cells(report, target.id),
        "fate": fate.fate.value,
        "verdict": judged.verdict.value,
        "certainty": _number(fate.certainty),
        "required": _set(required.met if required else None),
        "undecided": _set(required.grey if required else None),
        "actual": _set(judged.actual),
        "unit": judged.indicator.unit,
        "margin_low": _end(judged.margin, "lower"),
        "margin_high": _end(judged.margin, "upper"),
        "robust": judged.robust,
        "stated": _word(judged.stated),
        "status": None if fate.observation is None else fate.observation.status.value,
        "comparability": judged.comparability,
        "next_sha256": pair.next_report.source.sha256,
        **{f"next_{name}": offset for name, offset in answer.items()},
    }


class _DoubtsByPlace:
    """The codes of the doubts that begin within a span."""

    def __init__(self, draft: Draft) -> None:
        placed = sorted(
            (doubt.span.start, doubt.code.value) for doubt in draft.doubts if doubt.span
        )
        self.starts = [start for start, _ in placed]
        self.codes = [code for _, code in placed]

    def at(self, span: Span) -> str:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return " ".join(dict.fromkeys(self.codes[first:last]))


def _origin(report: Report) -> Row:
    place = report.place
    return {
        "place": place.name_zh or place.name,
        "place_id": place.id,
        "place_code": place.code,
        "level": place.level.value,
        "year": report.year or None,
        "source_sha256": report.source.sha256,
        "coverage": report.coverage.value,
    }


def _ends(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _target_span(report: Report, id: str) -> Span:
    """The place of the target's number, or of its statement without a number."""
    target = report.target(id)
    if target.figure_id is not None:
        return report.figure(target.figure_id).span
    return report.statement(target.statement_id).spans[0]


def _target_cells(report: Report, id: str) -> Row:
    target = report.target(id)
    return {
        "id": target.id,
        "indicator_id": target.indicator_id,
        "indicator": report.indicator(target.indicator_id).name,
        "sense": target.sense.value,
        "strength": target.strength.value,
        "target_year": target.year,
    }


def _figure_cells(report: Report, id: str | None) -> Row:
    if id is None:
        return {}
    figure = report.figure(id)
    return {
        "value": _number(figure.value),
        "value_to": _number(figure.value_to),
        "unit": figure.unit,
        "bound": figure.bound.value,
        "measure": figure.measure.value,
        "direction": _word(figure.direction),
        "hedge": None if figure.original is None else figure.original.text,
    }


def _word(member: Enum | None) -> str | None:
    return None if member is None else str(member.value)


def _set(interval: Interval | None) -> str | None:
    return None if interval is None else str(interval)


def _end(interval: Interval | None, name: str) -> str | None:
    return None if interval is None else _number(getattr(interval, name))


def _number(value: Decimal | Fraction | None) -> str | None:
    """The number in plain digits. A fraction that never ends is rounded to nine places."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        value = Decimal(round(value * 10**9)).scaleb(-9)
    return decimal_text(value)
