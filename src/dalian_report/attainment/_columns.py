"""The columns of a scorecard, from which its JSON, its tables and their documentation work."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from dalian_report.attainment._assessment import Basis
from dalian_report.attainment._conformity import Verdict
from dalian_report.attainment._wording import requirement
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import decimal_text
from dalian_report.model._vocabulary import Coverage, Sense, Stated, Strength

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.model import Observation
    from dalian_report.report import Report

    Value = Callable[[Assessment, Report], Any]

__all__ = ["COLUMNS", "ScoreColumn", "observation_dict", "row_dict"]


class ScoreColumn(NamedTuple):
    """One column of a scorecard."""

    name: str | None
    """In tables, or None for what only JSON has."""
    key: str | None
    """In JSON, or None for what only tables have."""
    kind: type
    """Of its values: str, int, bool, date (as text), Fraction (an exact number of any kind),
    Interval (in its notation), a vocabulary, or dict."""
    meaning: str
    value: Value


def _of(path: str) -> Value:
    get = attrgetter(path)
    return lambda row, _: get(row)


def _observed(path: str) -> Value:
    get = attrgetter(path)
    return lambda row, _: None if row.observation is None else get(row.observation)


def _required(part: str) -> Value:
    get = attrgetter(part)
    return lambda row, _: None if row.required is None else get(row.required)


def _end(values: Value, end: str) -> Value:
    def value(row: Assessment, report: Report) -> Any:
        interval: Interval | None = values(row, report)
        return None if interval is None else getattr(interval, end)

    return value


def _statement(field: str) -> Value:
    return lambda row, report: getattr(report.statement(row.target.statement_id), field)


def _wanted(row: Assessment, _: Report) -> str:
    return requirement(row)


def _explained(row: Assessment, _: Report) -> str:
    return row.explain()


def _outcome(row: Assessment, _: Report) -> dict[str, Any] | None:
    return None if row.observation is None else observation_dict(row.observation)


def _edition(_: Assessment, report: Report) -> str:
    return report.edition


def _place(_: Assessment, report: Report) -> str:
    return report.place.name


def _coverage(_: Assessment, report: Report) -> Coverage:
    return report.coverage


def _ends(name: str, words: str, values: Value) -> tuple[ScoreColumn, ScoreColumn]:
    """The two ends of a set as numbers. An end that is unbounded is null."""
    return (
        ScoreColumn(
            f"{name}_low", None, Fraction, f"The lower end of {words}.", _end(values, "lower")
        ),
        ScoreColumn(
            f"{name}_high", None, Fraction, f"The upper end of {words}.", _end(values, "upper")
        ),
    )


_MET, _GREY, _ACTUAL = _required("met"), _required("grey"), _of("actual")
_MARGIN, _RATIO = _of("margin"), _of("ratio")
_TO_THRESHOLD = "the distance to the printed threshold, positive on the good side"

COLUMNS: tuple[ScoreColumn, ...] = (
    ScoreColumn("target_id", "target", str, "The id of the target.", _of("target.id")),
    ScoreColumn("indicator_id", "indicator", str, "The id of its indicator.", _of("indicator.id")),
    ScoreColumn("name", "name", str, "The name of the indicator.", _of("indicator.name")),
    ScoreColumn("section", "section", str, "The id of the section.", _statement("section_id")),
    ScoreColumn(None, "statement", str, "The statement that sets it.", _statement("text")),
    ScoreColumn("year", "year", int, "The year of the target.", _of("target.year")),
    ScoreColumn("sense", "sense", Sense, "The side from which it is reached.", _of("target.sense")),
    ScoreColumn("strength", "strength", Strength, "The force of its verb.", _of("target.strength")),
    ScoreColumn(
        "counted", "counted", bool, "Whether it counts in the counts.", _of("target.counted")
    ),
    ScoreColumn("unit", "unit", str, "The code of its unit.", _of("indicator.unit")),
    ScoreColumn(None, "figure", str, "The id of the threshold.", _of("target.figure_id")),
    ScoreColumn(
        None,
        "stretch_figure",
        str,
        "The id of the stretch target.",
        _of("target.stretch_figure_id"),
    ),
    ScoreColumn(
        None, "relative_to", str, "The indicator to keep in step with.", _of("target.relative_to")
    ),
    ScoreColumn("required", "required", Interval, "The values that meet it.", _MET),
    ScoreColumn("open", "open", Interval, "The values that the hedge leaves undecided.", _GREY),
    *_ends("required", "the values that meet it", _MET),
    ScoreColumn("wanted", "required_text", str, "The target in words.", _wanted),
    ScoreColumn("actual", "actual", Interval, "The values that the outcome allows.", _ACTUAL),
    *_ends("actual", "the values that the outcome allows", _ACTUAL),
    ScoreColumn("verdict", "verdict", Verdict, "Whether the target is met.", _of("verdict")),
    ScoreColumn(
        "stretch_verdict",
        "stretch_verdict",
        Verdict,
        "Whether the stretch target is met.",
        _of("stretch_verdict"),
    ),
    ScoreColumn("margin", "margin", Interval, f"{_TO_THRESHOLD.capitalize()}.", _MARGIN),
    *_ends("margin", "the margin", _MARGIN),
    ScoreColumn("ratio", "ratio", Interval, "The outcome divided by the threshold.", _RATIO),
    *_ends("ratio", "the ratio", _RATIO),
    ScoreColumn(
        "robust", "robust", bool, "Whether the simple and the guarded rule agree.", _of("robust")
    ),
    ScoreColumn(
        "depends_on_reading",
        "depends_on_reading",
        bool,
        "Whether a different reading of the words changes the verdict.",
        _of("depends_on_reading"),
    ),
    ScoreColumn(
        "flips_at",
        "flips_at",
        Fraction,
        "The tolerance at which a verdict that rests on a hedge changes.",
        _of("flips_at"),
    ),
    ScoreColumn("basis", "basis", Basis, "What the verdict rests on.", _of("basis")),
    ScoreColumn("stated", "stated", Stated, "The publisher's own judgement.", _of("stated")),
    ScoreColumn(
        "disagrees",
        "disagrees",
        bool,
        "Whether the number and the publisher's judgement differ.",
        _of("disagrees"),
    ),
    ScoreColumn(
        "comparability",
        "comparability",
        str,
        "Why the outcome is not quite what the target counts.",
        _of("comparability"),
    ),
    ScoreColumn(
        None,
        "observation",
        dict,
        "The outcome that decided, with its source.",
        _outcome,
    ),
    ScoreColumn("observation_id", None, str, "The id of the outcome.", _observed("id")),
    ScoreColumn("vintage", None, date, "The day of its publication.", _observed("vintage")),
    ScoreColumn("source_publisher", None, str, "Its publisher.", _observed("source.publisher")),
    ScoreColumn("source_url", None, str, "The address of its source.", _observed("source.url")),
    ScoreColumn(
        "source_read_at", None, str, "The copy it was read in.", _observed("source.read_at")
    ),
    ScoreColumn(
        "explanation",
        "explanation",
        str,
        "The verdict in a sentence.",
        _explained,
    ),
    ScoreColumn("place", None, str, "The name of the place.", _place),
    ScoreColumn("edition", None, str, "The edition of the report.", _edition),
    ScoreColumn("coverage", None, Coverage, "The coverage of the report.", _coverage),
)
"""The columns, in order."""


def row_dict(row: Assessment, report: Report) -> dict[str, Any]:
    """A row as plain JSON values, with numbers as decimal strings."""
    return {
        column.key: _plain(column.kind, column.value(row, report))
        for column in COLUMNS
        if column.key is not None
    }


def _plain(kind: type, value: Any) -> Any:
    if value is None or kind in {str, int, bool, dict}:
        return value
    if kind is Fraction:
        return decimal_text(value)
    return str(value) if kind is Interval else value.value


def observation_dict(observation: Observation) -> dict[str, Any]:
    """An outcome as plain JSON values, with its source."""
    return {
        "id": observation.id,
        "status": observation.status.value,
        "vintage": observation.vintage,
        "text": str(observation),
        "source": attrs.asdict(observation.source),
    }
