"""The codes of the errors about verdicts and frames: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["ASSESSMENT", "FRAME", "PAIR"]

Rows = dict[str, tuple[str, str, str]]

ASSESSMENT: Rows = {
    "no-number": (
        "An observation has a judgement and no number.",
        "{place} must have a number, got {value}",
        "Give an observation with a value, or the number itself.",
    ),
    "no-threshold": (
        "A number is given for a target for which the report prints no number.",
        "{place} must be a stated judgement for {target} ({sense}), got {value}",
        "Give an observation with a stated judgement.",
    ),
    "no-actual": (
        "A target cannot be judged without an outcome.",
        "{place} must be given: {target} needs an outcome to be judged by",
        "Give the outcome.",
    ),
    "no-published-outcome": (
        "No outcome of the target is published.",
        "{place} must be given: no outcome of {target} is published",
        "Give the outcome.",
    ),
    "no-outcome": (
        "An observation has neither a value nor a judgement.",
        "{place} must have a value or a stated judgement, got {value}",
        "Add one of the two.",
    ),
    "other-indicator": (
        "A record is of a different indicator than the target.",
        "{place} must be an outcome of {wanted}, got an outcome of {value}",
        "Give an outcome of the target's indicator.",
    ),
    "other-year": (
        "An observation is of a different year than the target.",
        "{place} must be of {wanted}, the year of {target}, got {value}",
        "Give an outcome of the target's year.",
    ),
    "other-place": (
        "An observation is of a different place than the report.",
        "{place} must be an outcome of {wanted}, got an outcome of {value}",
        "Give an outcome of the report's place.",
    ),
    "several-places": (
        "Editions of several places, or no edition, are given for one record.",
        "{place} must be editions of one place, got {value}",
        "Give the editions of one place.",
    ),
    "same-place": (
        "The reference is an outcome of the report's own place.",
        "{place} must be an outcome of another place than {value}",
        "Give the outcome of the place that the target is compared with.",
    ),
    "missing-comparison": (
        "A target is to exceed another place, whose outcome is not given.",
        "{place} must be given: {target} is to exceed the {indicator} of another place",
        "Give the outcome of the other place as `reference`.",
    ),
    "rank-not-ceiling": (
        "The target of a rank is not a ceiling.",
        "{place} is a rank, so its target must be a ceiling, got {value}",
        "Set the sense to ceiling.",
    ),
    "contradicting-bound": (
        "A figure's bound contradicts the sense of its target.",
        "{place} must have a bound that a {sense} can have, got {value}",
        "Correct the bound or the sense.",
    ),
    "not-a-day": (
        "A day does not have its form.",
        '{place} must be a day such as "2024-03-01", got {value}',
        "Write the day as year-month-day, or give a date.",
    ),
    "missing-reference": (
        "A target is to keep in step with another indicator, whose outcome is not given.",
        (
            "{place} needs the outcome of {reference}: {target} is to keep in step with it; give it"
            " as the reference"
        ),
        "Give the outcome of the other indicator as `reference`, or in `references`.",
    ),
    "nothing-to-draw": (
        "A section lacks a numeric target to draw.",
        "the chart must have a numeric target[[, got none in section {value}]]",
        "Name a section that has a target.",
    ),
}

PAIR: Rows = {
    "year-unknown": (
        "The year of a report is not known, so it is not known which report follows it.",
        "the year of {place} must be known: its text does not say it[[ ({reason})]]; give the year",
        "Give the year: `judge(..., year=2005)`, or `--year 2005` in the shell.",
    ),
    "same-report": (
        "A report was given twice.",
        "the next report must not be the first report, got the report of {value} twice",
        "Give the report of the following year as the second.",
    ),
    "other-place": (
        "The two reports are of different places.",
        "the next report must be of {expected!r}, got a report of {value}",
        "Give two reports of one place. `place` corrects a text that names it wrongly.",
    ),
    "years-apart": (
        "The second report does not plan the year after the first.",
        "the report after {year} must be of {next}, got a report of {value}[[; {advice}]]",
        "Give the reports of two years in a row, the earlier one first.",
    ),
}

FRAME: Rows = {
    "not-a-frame": (
        "An object is not a frame that Narwhals accepts.",
        "{place} must be a pandas, Polars, PyArrow, DuckDB or Spark frame, got {value}",
        "Give a frame of one of these libraries.",
    ),
    "missing-column": (
        "The frame does not have the column.",
        "{place} must name a column of the frame ({columns}), got {value}",
        "Name one of the columns.",
    ),
    "column-exists": (
        "The frame already has a column of a name that is to be added.",
        "the frame must not have the column {value!r} yet: rename or drop it first",
        "Rename or drop the column.",
    ),
    "not-target-ids": (
        "The column of target ids does not hold text.",
        "the column {place!r} must hold target ids, got {kind}",
        "Name the column of the ids, or make it text.",
    ),
    "not-numbers": (
        "A column does not hold numbers.",
        "the column {place!r} must hold floats, integers or decimals, got {kind}",
        "Convert the column first.",
    ),
    "mixed-kinds": (
        "A column holds values of several kinds.",
        "the column {place!r} must hold one kind of numbers: {reason}",
        "Convert the column first.",
    ),
    "lazy-frame": (
        "strict=True needs the rows of the frame.",
        "{place} needs the rows of the frame: collect the lazy frame first, or leave strict out",
        "Collect the lazy frame first, or leave strict out.",
    ),
    "unknown-reference": (
        "A key of references is neither a target nor an indicator with which one keeps step.",
        "{place} must name targets, or indicators with which targets keep step; got {value}",
        "Correct the key.",
    ),
    "missing-library": (
        "A library for frames is not installed.",
        "{place} is not installed; pip install {package} installs it",
        "Install the library.",
    ),
    "does-not-fit": (
        "A number has more digits than a column of decimals holds.",
        (
            "{place} must fit a decimal of {precision} digits, {scale} of them after the point;"
            " got {value}"
        ),
        "Round the number, or read it from the records.",
    ),
    "no-columns": (
        "A series of rates lacks columns.",
        "{place} must be a series of at least one column, got {value}",
        "Give a list of columns.",
    ),
}
