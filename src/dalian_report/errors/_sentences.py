"""The codes of every error: meaning, sentence and fix.

A class also has the codes of the classes above it. `_wording` explains the braces and the
double brackets. Read this table to edit the English of the errors; the tests compare it with
`tests/data/expected-messages.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.errors._problem_sentences import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALTERATIONS", "SENTENCES"]

_Rows = dict[str, tuple[str, str, str]]

_ANY: _Rows = {
    "wrong-type": (
        "An argument has a type that the function does not accept.",
        "{place} must be {wanted}, got {value}",
        "Give an object of the type that the sentence names.",
    ),
    "unknown-choice": (
        "An argument must be one of a few words, and the word given is not one of them.",
        "{place} must be one of {choices!o}; got {value}",
        "Use one of the words that the sentence lists.",
    ),
    "not-a-number": (
        "A number is needed; text, booleans and None are not numbers.",
        "{place} must be a number, got {value}",
        "Give an integer, a Decimal, a Fraction or a float.",
    ),
    "not-finite": (
        "NaN and infinities are not accepted.",
        "{place} must be a finite number, got {value}",
        "Leave the number out if it is not known.",
    ),
    "not-whole": (
        "A whole number is needed.",
        "{place} must be a whole number, got {value}",
        "Give an integer.",
    ),
    "not-positive": (
        "A number must be above 0.",
        "{place} must be above 0, got {value}",
        "Give a number above 0.",
    ),
    "negative": (
        "A number must be 0 or more.",
        "{place} must be 0 or more, got {value}",
        "Give 0 or a number above 0.",
    ),
    "beyond-range": (
        "A number has more than 1000 digits before its point, or begins after as many zeros.",
        "{place} must be 0 or between 10**-{exponent} and 10**{exponent} in size, got {value}",
        "Give the number in a larger or smaller unit.",
    ),
    "too-many-digits": (
        "A number has more digits than exact arithmetic accepts.",
        "{place} has too many digits[[ (more than {most})]]: round it first",
        "Round the number first.",
    ),
}

_QUANTITY: _Rows = {
    "inverted-ends": (
        "The lower end of an interval is above its upper end.",
        "the lower end of an interval must not be above the upper end, got {lower} and {upper}",
        "Exchange the ends.",
    ),
    "empty-interval": (
        "An interval of one number has an open end, so it holds nothing.",
        "an interval must hold a number, got {value}: close both ends for a single number",
        "Close both ends.",
    ),
    "not-an-interval": (
        "A text is not an interval.",
        'an interval is written as "[6, +inf)" or "(6, 7]", got {value}',
        "Write two ends between brackets: round brackets leave the end out.",
    ),
    "closed-infinity": (
        "An infinite end of an interval has a square bracket.",
        "an infinite end must have a round bracket, got {value}",
        "Write a round bracket beside -inf or +inf.",
    ),
    "zero-denominator": (
        "The denominator of a fraction is 0.",
        "a denominator must be above 0, got {value}",
        "Correct the fraction.",
    ),
    "not-a-tolerance": (
        "A tolerance is neither a percentage nor an amount.",
        'a tolerance is written as "5%" or "0.25", got {value}',
        "Write a percentage of the number, or an amount in its unit.",
    ),
}

_GROWTH: _Rows = {
    "below-minus-one": (
        "A rate is below -1: nothing falls by more than 100%.",
        "{place} must be -1 (a fall of 100%) or more, got {value}",
        "Give the rate as a ratio: 0.045 is 4.5%.",
    ),
    "not-above-minus-one": (
        "A rate is -1 or below where the formula divides by 1 + rate.",
        "{place} must be above -1 (a fall of 100%), got {value}",
        "Give the rate as a ratio: 0.045 is 4.5%.",
    ),
    "never-doubles": (
        "A level never doubles at a rate of 0 or below.",
        "{place} must be above 0 for a level to double, got {value}",
        "Give a rate above 0.",
    ),
    "too-many-periods": (
        "The number of periods is too large.",
        "{place} must be at most {most}, got {value}",
        "Use longer periods.",
    ),
    "too-many-digits-in-all": (
        "The numbers of a series have too many digits together.",
        "{place} has too many digits in all[[ by {year}]]: round the numbers first",
        "Round the numbers first.",
    ),
    "earlier-year": (
        "A record is of an earlier year than the record that it follows.",
        "{place} must not be of an earlier year than {first}, got {value} after {first_year}",
        "Exchange the arguments.",
    ),
    "other-year": (
        "A record is of a different year.",
        "{place} must be of {wanted}[[ as {first} is]], got {value}[[ of {year}]]",
        "Give a record of the year that the sentence names.",
    ),
    "rank": (
        "A rank has no growth.",
        "{place} must be an amount, got the rank {value}",
        "Give a level, a rate or a share.",
    ),
    "unusable-record": (
        "A record has a number that cannot be used.",
        "{place} must have a number that can be used, got {value}: {reason}",
        "Correct the record.",
    ),
    "empty-series": (
        "A series has no members.",
        "{place} must be a series of at least one number, got {value}",
        "Give at least one number.",
    ),
    "too-long-series": (
        "A series has too many members.",
        "{place} must have at most {most} members, got more",
        "Shorten the series.",
    ),
    "too-many-years": (
        "A series spans too many years.",
        "{place} must span at most {most} years, got {first} to {last}",
        "Shorten the series.",
    ),
    "not-a-pair": (
        "A base and a value are needed.",
        "{place} must be a base and a value, got {value}",
        "Give two numbers.",
    ),
    "goal-not-reached": (
        "The path does not reach the goal.",
        "goal {goal} is not reached from start {start} at rate {value}",
        "Give a rate that leads towards the goal.",
    ),
    "goal-perhaps-not-reached": (
        "The path does not reach the goal for some of the numbers in the sets.",
        "goal {goal} may not be reached from start {start} at rate {value}",
        "Give a rate that leads towards the goal for all numbers of the sets.",
    ),
    "result-out-of-range": (
        "The result is too large, or too near to 0.",
        (
            "the result must be 0 or between 10**-{exponent} and 10**{exponent} in size"
            "[[, got 10**{power}]][[: a factor of {factor} is compounded {times} times]]"
            "[[: {reason}]]"
        ),
        "Give fewer periods, or a rate nearer to 0.",
    ),
    "missing-rate": (
        "A series has a gap.",
        "{place} must be a rate, got none: missing='bridge' bridges the gap",
        "Give the missing rate, or pass missing='bridge'.",
    ),
    "no-known-rate": (
        "No member of a series is known.",
        "{place} must have at least one known rate, got {value} gaps",
        "Give at least one rate.",
    ),
    "not-one-whole-number": (
        "A path needs a whole number of periods, not a set or a fraction.",
        "{place} must be one whole number, got {value}",
        "Give an integer.",
    ),
    "too-long-path": (
        "A path has too many periods for the digits of its rate.",
        "{place} must be at most {most}, and fewer for a rate of many digits; got {value}",
        "Give fewer periods, or round the rate.",
    ),
    "repeated-year": (
        "A series has two members of one year.",
        "{place} must have one value for {year}, got {first} and {value}",
        "Keep one of the members.",
    ),
    "not-a-year": (
        "A year is not a whole number in the accepted range.",
        "{place} must be a year[[ from {first} to {last}]], got {value}",
        "Give the year as an integer.",
    ),
    "year-not-in-series": (
        "The series has no value of the base year.",
        "{place} must be a year of the series, got {value}",
        "Give one of the years of the series.",
    ),
    "missing-year": (
        "A series of growth rates has a gap between its years.",
        "{place} must be given: there are no levels without its rate",
        "Give the missing rate.",
    ),
    "not-a-dated-value": (
        "A year and a value are needed.",
        "{place} must be a pair of a year and a value, got {value}",
        "Give a pair such as (2030, 42.5), or a record that has a year.",
    ),
    "judgement-only": (
        "An observation has a stated judgement and no number.",
        "{place} must have a number, got the judgement {value}",
        "Give a number.",
    ),
    "not-one-number": (
        "A record has a hedge or a range, and one number is needed.",
        "{place} must be one number, got {value}: give the number to use instead",
        "Give the number to use in its place.",
    ),
    "other-measure": (
        "The records of a series measure different things.",
        "{place} must be of measure {wanted}, got {value} of {measure}",
        "Give records of one measure.",
    ),
    "other-indicator": (
        "The records of a series are of different indicators.",
        "{place} must be of {wanted} as the others, got {value} of {indicator}",
        "Give records of one indicator.",
    ),
    "target-not-after-base": (
        "The target's year is not after the base year.",
        "the year of {place} must be after {first}, the base, got {value}",
        "Give a later target, or an earlier base year.",
    ),
    "no-target": (
        "The linear path needs a target.",
        "{place} must be given for the linear path",
        "Give target, or choose a different method.",
    ),
    "no-polarity": (
        "Without a target, the method needs the direction of progress.",
        "{place} must be given if there is no target",
        "Give polarity or target.",
    ),
    "unwanted-limit": (
        "A limit has a meaning only for open_sdg without a target.",
        "{place} must be left out unless the method is open_sdg and there is no target",
        "Leave limit out.",
    ),
}

_GROWTH_UNIT: _Rows = {
    "not-a-ratio": (
        "A rate or a share is in a unit other than percent or ratio.",
        "{place} must be in percent or a ratio, got {value}",
        "Give a record in percent, or the ratio as a plain number.",
    ),
    "not-periods": (
        "A number of periods is in a unit that is not a time or a count.",
        "{place} must be a number of periods, got {value}",
        "Give the number of periods as a plain number.",
    ),
    "mixed-units": (
        "Levels are in different units.",
        "{place} must be in the unit of {first}, {wanted}, got {value}",
        "Convert the levels to one unit.",
    ),
    "target-not-on-index": (
        "The target of a series of growth rates is not a level on its index.",
        (
            "{place} must be a level on the index of the rates (100 in the year before the first),"
            " got {value}"
        ),
        "Give the target as a level, 100 in the year before the first rate.",
    ),
}

_UNIT: _Rows = {
    "other-unit": (
        "The unit given is not the unit of the other side.",
        "{place} must be in {wanted} or in a unit that converts to it exactly, got {value}",
        "Convert the number first.",
    ),
    "contradicting-unit": (
        "The unit argument is not the unit of the record.",
        "unit must be {wanted}, the unit of {place}, or left out; got {value}",
        "Leave unit out: a record has its own.",
    ),
}

_ASSESSMENT: _Rows = {
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
        "{place} must be an outcome of {wanted}, got one of {value}",
        "Give an outcome of the target's indicator.",
    ),
    "other-year": (
        "An observation is of a different year than the target.",
        "{place} must be of {wanted}, the year of {target}, got {value}",
        "Give an outcome of the target's year.",
    ),
    "other-place": (
        "An observation is of a different place than the report.",
        "{place} must be an outcome of {wanted}, got one of {value}",
        "Give an outcome of the report's place.",
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
        "A section has no numeric target to draw.",
        "the chart must have a numeric target[[, got none in section {value}]]",
        "Name a section that has a target.",
    ),
}

_FRAME: _Rows = {
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
        "A series of rates has no columns.",
        "{place} must be a series of at least one column, got {value}",
        "Give a list of columns.",
    ),
}

_OFFSET: _Rows = {
    "outside-source": (
        "An offset or a span lies outside the source text.",
        "{place} must lie in the source (0 to {last}), got {value}",
        "Give offsets from 0 to the length of the source.",
    ),
    "uncovered-offset": (
        "No section covers the offset.",
        "{place} must lie in a section, got {value}",
        "Correct the outline of the report.",
    ),
}

_SOURCE: _Rows = {
    "draft-of-another-text": (
        "A corrected draft is of another text than the one that is drafted.",
        "the draft to keep is of a text with the SHA-256 {value}, this text has {actual}",
        "Give the text that the corrected draft was made from.",
    ),
    "not-one-source": (
        "The source is given in several ways, or in none.",
        "the source must be given as one text or one path, got {value}",
        "Give the source once.",
    ),
    "not-text-or-path": (
        "The source is given as an object that is neither a text nor a path.",
        "the source must be a text or a path, got {value}",
        "Give a text, its bytes or a path.",
    ),
    "empty-source": (
        "The text is empty.",
        "this is not the source of the report of {edition}: it is empty",
        "Give the file that the report was coded from.",
    ),
    "wrong-source-length": (
        "The text has the right SHA-256, but the report states a different length.",
        (
            "the text has the SHA-256 that the report names, but {length:,} characters, and the"
            " report states {wanted:,}: correct the report's source"
        ),
        "Correct `source.length` of the report.",
    ),
    "altered-source": (
        "The text is the source after a common alteration, such as other line ends.",
        "this is the source of the report of {edition} but for {alterations!a}",
        "Undo the alteration that the sentence names.",
    ),
    "other-source": (
        "The text is not the source of the report.",
        (
            "this is not the source of the report of {edition}[[: it is a {kind}]]"
            "[[: byte {byte:,} is not UTF-8]]"
            "[[: it has {length:,} characters instead of {wanted:,}]]"
            "[[: it has as many characters as the source ({same_length:,}), but different ones]]"
            "[[; {in_place:,} of the {terms:,} terms whose place the report knows are in place]]"
            "[[, the first out of place at characters {start:,} to {end:,}]]"
        ),
        (
            "Give the file that the report was coded from. A text with few terms in place is a"
            " different edition."
        ),
    ),
}

ALTERATIONS = {
    "byte-order-mark": "a byte-order mark at its beginning (save it as UTF-8 without the mark)",
    "utf-16": "its encoding, UTF-16 (save it as UTF-8)",
    "utf-32": "its encoding, UTF-32 (save it as UTF-8)",
    "gb-18030": "its encoding, GB 18030 (save it as UTF-8)",
    "windows-1252": "its encoding, Windows-1252 (save it as UTF-8)",
    "latin-1": "its encoding, Latin-1 (save it as UTF-8)",
    "line-ends": "its line ends (convert the line ends to LF)",
    "end-of-text": "white space at its end (add or remove the last line end)",
    "trailing-blanks": "blanks at the ends of lines (remove them)",
    "typographic-marks": "typographic quotation marks, dashes or blanks (type plain ones)",
    "not-composed": "the Unicode form of its letters (normalise it to NFC)",
    "not-decomposed": "the Unicode form of its letters (normalise it to NFD)",
}
"""The `alterations` of "altered-source" in words."""

_UNWRITABLE: _Rows = {
    "file-exists": (
        "The file exists.",
        "{place} exists already; --force replaces it",
        "Add --force, or name a different file.",
    ),
    "cannot-write": (
        "The operating system cannot write the file.",
        "{place} cannot be written: {reason}",
        "Correct the path, or its permissions.",
    ),
}

_QUOTATION: _Rows = {
    "no-words": (
        "A record has no words in the source.",
        "the source has no words for {value}",
        "Quote a section, a statement, a figure, or another record that has a place.",
    ),
    "foreign-record": (
        "A record is not part of this report.",
        "{value} is not a record of this report",
        "Use a record of the report, or its id.",
    ),
    "not-text": (
        "A passage is not text.",
        "{place} must be a string, got {value}",
        "Give a string.",
    ),
}

_QUERY: _Rows = {
    "not-text": (
        "A query is not text.",
        "{place} must be a string, got {value}",
        "Give a string.",
    ),
    "no-fts5": (
        "The SQLite of this Python lacks the extension FTS5.",
        "search needs SQLite with FTS5: {reason}",
        "Use a Python whose SQLite has FTS5.",
    ),
}

_CITATION: _Rows = {
    "not-citable": (
        "An object cannot be cited.",
        "{value} cannot be cited; cite the report or one of its records",
        "Cite the report or one of its records.",
    ),
    "foreign-record": (
        "A record is not part of this report.",
        "{value} is not a record of this report",
        "Use a record of the report, or its id.",
    ),
    "not-a-reference": (
        "A reference is not a text, or is too long for a reference.",
        "a reference must be a short text, got {value}",
        "Give the text of the citation.",
    ),
    "no-reference": (
        "A text has no reference to a report.",
        (
            'the text must hold a reference such as "dalian-report 2023, II.5.3-04, data 1.0.0",'
            " got {value}"
        ),
        "Give the text of the citation.",
    ),
    "several-references": (
        "A text has more than one reference.",
        "the text must hold one reference, got {count} in {value}",
        "Give one citation at a time.",
    ),
    "other-edition": (
        "A reference is to a different edition.",
        "the reference is to the edition {value}, and this report is {edition}: load that edition",
        "Load the edition that the reference names.",
    ),
    "newer-data": (
        "A reference is to newer data than this package has.",
        "the reference is to data {value}, and this report has {version}: update the package",
        "Update the package.",
    ),
    "older-data": (
        "A reference is to data of an older major version, in which ids may differ.",
        (
            "the reference is to data {value}, and this report has {version}: ids may have been"
            " renamed, see dr.changes()"
        ),
        "Look the record up in `dr.changes()`.",
    ),
}

_PAIR: _Rows = {
    "year-unknown": (
        "The year of a report is not known, so it is not known which report follows it.",
        "the year of {place} must be known: its text does not say it",
        "Give the year: `judge(..., year=2005)`, or `--year 2005` in the shell.",
    ),
    "same-report": (
        "A report was given twice.",
        "the next report must be another one than the first, got the report of {value} twice",
        "Give the report of the following year as the second.",
    ),
    "other-place": (
        "The two reports are of different places.",
        "the next report must be of {expected}, got one of {value}",
        "Give two reports of one place; `place` names it where a text names it wrongly.",
    ),
    "years-apart": (
        "The second report does not plan the year after the first.",
        "the report after that of {year} must be of {next}, got one of {value}",
        "Give the reports of two years in a row, the earlier one first.",
    ),
}

SENTENCES: Mapping[str, _Rows] = {
    "DalianReportError": _ANY,
    "Problem": PROBLEMS,
    "DataError": {
        "several-problems": (
            "A document has several problems.",
            "{count} problems",
            "Correct each of `problems`.",
        ),
    },
    "QuantityError": _QUANTITY,
    "UnitError": _UNIT,
    "GrowthError": _GROWTH,
    "GrowthUnitError": _GROWTH_UNIT,
    "AssessmentError": _ASSESSMENT,
    "PairError": _PAIR,
    "FrameError": _FRAME,
    "OffsetError": _OFFSET,
    "SourceMismatchError": _SOURCE,
    "UnwritableError": _UNWRITABLE,
    "MissingExtraError": {
        "missing-extra": (
            "A library that an optional part needs is not installed.",
            "{place} is not installed; pip install 'dalian-report[{extra}]' installs it",
            "Install the extra.",
        ),
    },
    "QuotationError": _QUOTATION,
    "QueryError": _QUERY,
    "CitationError": _CITATION,
    "UsageError": {
        "nothing-to-assess": (
            "The command has neither a table nor a value to judge.",
            "{place} must be given, or a target and a VALUE; --template prints a table to fill in",
            "Give a FILE, or a target and a VALUE.",
        ),
        "unwanted-output": (
            "An option of --template is given without it.",
            "{place} goes with --template",
            "Add --template, or leave the option out.",
        ),
        "missing-value": (
            "A target is given without its outcome.",
            "{place} must be given after the target {value}",
            "Give the outcome after the target.",
        ),
        "parquet-on-screen": (
            "Parquet cannot be printed on a screen.",
            "{place} FILE must be given for Parquet",
            "Add --output FILE.",
        ),
        "needs-one-file": (
            "An option of one draft is given with several files.",
            "{place} goes with one FILE",
            "Give one file, or leave the option out.",
        ),
        "not-a-year": (
            "A year does not have four digits.",
            "{place} must be a year of four digits, got {value}",
            "Write the year in full.",
        ),
        "no-function": (
            "The command growth needs the name of a function.",
            "{place} needs a function: dalian-report growth --help lists them",
            "Name a function.",
        ),
        "missing-total": (
            "The command sums-to needs the total.",
            "{place} must be given for sums-to",
            "Add --total.",
        ),
        "not-observations-json": (
            "A table is given where a JSON document of observations is needed.",
            "{place} must be JSON, got {value}: for a table, dalian-report assess {value}",
            "Use the command assess for a table.",
        ),
        "not-a-number-or-set": (
            "A word is neither a number nor a set of numbers.",
            (
                '{place} must be a number (6.4, 1/3, 6%) or a set of numbers ("[5.8, 6.2]"),'
                " got {value}"
            ),
            "Write a number, or two ends between brackets.",
        ),
    },
    "UnknownKeyError": {
        "unknown-key": (
            "A key names nothing.",
            "no {kind} {value}[[: {reason}]][[; did you mean {suggestions}?]]",
            "Use one of `suggestions`, or list the keys.",
        ),
    },
    "AmbiguousKeyError": {
        "ambiguous-key": (
            "A key names several records.",
            "{value} names more than one {kind}: {candidates!c}; use the id",
            "Use one of the ids in `candidates`.",
        ),
    },
}
