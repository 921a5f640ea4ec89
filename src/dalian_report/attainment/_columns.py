"""The columns of a scorecard, from which its JSON, its tables and their documentation work."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from dalian_report.attainment._assessment import Basis
from dalian_report.attainment._conformity import Verdict
from dalian_report.attainment._wording import requirement
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import decimal_text
from dalian_report.model._vocabulary import Coverage, Sense, Stated, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.model import Observation
    from dalian_report.report import Report


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
    path: str
    """The way from a row, or from one of `_STARTS`, to the value."""

    def value(self, row: Assessment, report: Report) -> Any:
        """The value in a row, or None if a part of the path is None."""
        start, *names = self.path.split(".")
        read = _STARTS.get(start)
        return value_at(getattr(row, start) if read is None else read(row, report), names)


def value_at(record: Any, names: Iterable[str]) -> Any:
    """The value at a path of names from a record, or None if a part of the path is None."""
    for name in names:
        record = None if record is None else getattr(record, name)
    return record


_STARTS: dict[str, Callable[[Assessment, Report], Any]] = {
    "report": lambda row, report: report,
    "statement": lambda row, report: report.statement(row.target.statement_id),
    "wanted": lambda row, report: requirement(row),
    "explanation": lambda row, report: row.explain(),
    "outcome": lambda row, report: (
        None if row.observation is None else observation_dict(row.observation)
    ),
}


def _ends(name: str, words: str, path: str) -> tuple[ScoreColumn, ScoreColumn]:
    """The two ends of a set as numbers. An end that is unbounded is null."""
    return (
        ScoreColumn(f"{name}_low", None, Fraction, f"The lower end of {words}.", f"{path}.lower"),
        ScoreColumn(f"{name}_high", None, Fraction, f"The upper end of {words}.", f"{path}.upper"),
    )


def _same(name: str, kind: type, meaning: str) -> ScoreColumn:
    """A column that has one name in tables, in JSON and in the row."""
    return ScoreColumn(name, name, kind, meaning, name)


_TO_THRESHOLD = "The distance to the printed threshold, positive on the good side."

COLUMNS: tuple[ScoreColumn, ...] = (
    ScoreColumn("target_id", "target", str, "The id of the target.", "target.id"),
    ScoreColumn("indicator_id", "indicator", str, "The id of its indicator.", "indicator.id"),
    ScoreColumn("name", "name", str, "The name of the indicator.", "indicator.name"),
    ScoreColumn("section", "section", str, "The id of the section.", "statement.section_id"),
    ScoreColumn(None, "statement", str, "The statement that sets it.", "statement.text"),
    ScoreColumn("year", "year", int, "The year of the target.", "target.year"),
    ScoreColumn("sense", "sense", Sense, "The side from which it is reached.", "target.sense"),
    ScoreColumn("strength", "strength", Strength, "The force of its verb.", "target.strength"),
    ScoreColumn("counted", "counted", bool, "Whether it counts in the counts.", "target.counted"),
    ScoreColumn("unit", "unit", str, "The code of its unit.", "indicator.unit"),
    ScoreColumn(None, "figure", str, "The id of the threshold.", "target.figure_id"),
    ScoreColumn(
        None, "stretch_figure", str, "The id of the stretch target.", "target.stretch_figure_id"
    ),
    ScoreColumn(
        None,
        "relative_to",
        str,
        "The indicator to keep in step with or above.",
        "target.relative_to",
    ),
    ScoreColumn("required", "required", Interval, "The values that meet it.", "required.met"),
    ScoreColumn(
        "open", "open", Interval, "The values that the hedge leaves undecided.", "required.grey"
    ),
    *_ends("required", "the values that meet it", "required.met"),
    ScoreColumn("wanted", "required_text", str, "The target in words.", "wanted"),
    _same("actual", Interval, "The values that the outcome allows."),
    *_ends("actual", "the values that the outcome allows", "actual"),
    _same("verdict", Verdict, "Whether the target is met."),
    _same("stretch_verdict", Verdict, "Whether the stretch target is met."),
    _same("margin", Interval, _TO_THRESHOLD),
    *_ends("margin", "the margin", "margin"),
    _same("ratio", Interval, "The outcome divided by the threshold."),
    *_ends("ratio", "the ratio", "ratio"),
    _same("robust", bool, "Whether the simple and the guarded rule agree."),
    _same(
        "depends_on_reading", bool, "Whether a different reading of the words changes the verdict."
    ),
    _same("flips_at", Fraction, "The tolerance at which a verdict that rests on a hedge changes."),
    _same("basis", Basis, "What the verdict rests on."),
    _same("stated", Stated, "The publisher's own judgement."),
    _same("disagrees", bool, "Whether the number and the publisher's judgement differ."),
    _same("comparability", str, "Why the outcome is not quite what the target counts."),
    ScoreColumn(None, "observation", dict, "The outcome that decided, with its source.", "outcome"),
    ScoreColumn("observation_id", None, str, "The id of the outcome.", "observation.id"),
    ScoreColumn("vintage", None, date, "The day of its publication.", "observation.vintage"),
    ScoreColumn("source_publisher", None, str, "Its publisher.", "observation.source.publisher"),
    ScoreColumn("source_url", None, str, "The address of its source.", "observation.source.url"),
    ScoreColumn(
        "source_read_at", None, str, "The copy it was read in.", "observation.source.read_at"
    ),
    _same("explanation", str, "The verdict in a sentence."),
    ScoreColumn("place", None, str, "The name of the place.", "report.place.name"),
    ScoreColumn("edition", None, str, "The edition of the report.", "report.edition"),
    ScoreColumn("coverage", None, Coverage, "The coverage of the report.", "report.coverage"),
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
