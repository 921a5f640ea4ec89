"""The codes of every error: meaning, sentence and fix.

A class also has the codes of the classes above it. `_wording` explains the braces and the
double brackets. To edit the English of the errors, edit the `*_sentences.py` of this folder. A test
compares them with `tests/data/expected-messages.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.errors._document_sentences import DOCUMENTS
from dalian_report.errors._file_sentences import FILES
from dalian_report.errors._growth_sentences import GROWTH, GROWTH_UNIT
from dalian_report.errors._source_sentences import CITATION, QUERY, QUOTATION, SOURCE
from dalian_report.errors._table_sentences import TABLES
from dalian_report.errors._verdict_sentences import ASSESSMENT, FRAME, PAIR

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SENTENCES"]

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
        "A number is needed. Text, booleans and None are not numbers.",
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

_OFFSET: _Rows = {
    "outside-source": (
        "An offset or a span is outside the source text.",
        "{place} must be in the source (0 to {last}), got {value}",
        "Give offsets from 0 to the length of the source.",
    ),
    "uncovered-offset": (
        "No section covers the offset.",
        "{place} must be in a section, got {value}",
        "Correct the outline of the report.",
    ),
}

_UNWRITABLE: _Rows = {
    "file-exists": (
        "The file exists.",
        "{place} exists already; --force replaces it",
        "Add --force, or name a different file.",
    ),
    "other-origin": (
        "A folder for tables has a file of the same name from another origin.",
        "{place} exists and was not written by this command",
        "Name a new folder.",
    ),
    "cannot-write": (
        "The operating system cannot write the file.",
        "{place} cannot be written: {reason}",
        "Correct the path, or its permissions.",
    ),
}

SENTENCES: Mapping[str, _Rows] = {
    "DalianReportError": _ANY,
    "Problem": {**DOCUMENTS, **FILES, **TABLES},
    "DataError": {
        "several-problems": (
            "A document has several problems.",
            "{count} problems",
            "Correct each of `problems`.",
        ),
    },
    "QuantityError": _QUANTITY,
    "UnitError": _UNIT,
    "UnitWarning": {
        "looks-like-ratio": (
            "A number for a target in percent looks like a ratio.",
            "{place} is {value}%, which looks like a ratio: write {meant} for {meant}%",
            "Write the number in percent: 6.4, not 0.064.",
        ),
        "looks-like-index": (
            "A number for a growth target looks like an index, of which 100 is the year before.",
            "{place} is {value}%, which looks like an index: write {meant} for {meant}%",
            "Write the growth: 6.4, not 106.4.",
        ),
        "looks-like-scale": (
            "A number looks like thousands, 万, millions or another multiple of the unit.",
            (
                "{place} is {value}, and {meant} ({unit}) is likelier: write all digits, or a"
                " unit such as 万 or million"
            ),
            "Write all digits, or name the unit with its scale.",
        ),
        "looks-like-percent": (
            "A tolerance that is given as a plain number is above 1, which is 100%.",
            (
                "{place} is {meant} of the number, and {value} looks like a percentage or an"
                ' amount: write "5%" or 0.05 for a share, and "5" for an amount'
            ),
            'Write "5%" or 0.05 for a share of the number, and "5" for an amount in its unit.',
        ),
        "rate-above-one": (
            "A rate is 1 or more as a ratio, which is 100% or more.",
            "the rate {value} means {meant}: write {value}% if it is a percentage",
            "Write a percentage with its sign: 6%, or a ratio: 0.06.",
        ),
        "looks-like-fall": (
            "The target is a fall, and the number is a rise of about that size.",
            "{place} is a rise of {value} {unit}, and the target is a fall: a fall is {meant}",
            "Write a minus if the quantity fell.",
        ),
    },
    "GrowthError": GROWTH,
    "GrowthUnitError": GROWTH_UNIT,
    "AssessmentError": ASSESSMENT,
    "PairError": PAIR,
    "FrameError": FRAME,
    "OffsetError": _OFFSET,
    "SourceMismatchError": SOURCE,
    "UnwritableError": _UNWRITABLE,
    "MissingExtraError": {
        "missing-extra": (
            "A library that an optional part needs is not installed.",
            "{place} is not installed; pip install 'dalian-report[{extra}]' installs it",
            "Install the extra.",
        ),
    },
    "QuotationError": QUOTATION,
    "QueryError": QUERY,
    "CitationError": CITATION,
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
        "needs-html": (
            "An option of --html is given without it.",
            "{place} goes with --html",
            "Add --html FILE, or leave the option out.",
        ),
        "text-for-report": (
            "A text is given where a report as JSON is needed.",
            (
                "{place} must be a report as JSON, got the text {value}: draft it first"
                " (dalian-report draft {value} -o report.json)"
            ),
            "Draft the text, and give the draft.",
        ),
        "needs-table": (
            "A page is asked for and one outcome is given.",
            "{place} goes with a FILE of outcomes",
            "Give the outcome in a table, or leave --html out.",
        ),
        "nothing-to-add": (
            "The published outcomes are asked for beside a table that is not given.",
            "{place} must go with a table of your own outcomes",
            "Give the table, or leave --add out.",
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
        "mark-before-json": (
            "The mark for Excel is asked for before JSON.",
            "{place} must go with CSV: JSON begins without a mark",
            "Leave --bom out.",
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
        "not-a-number-or-set": (
            "A word is neither a number nor a set of numbers.",
            (
                '{place} must be a number (6.4, 1/3, 6%) or a set of numbers ("[5.8, 6.2]", or'
                ' "[6.4, +inf)" for at least 6.4), got {value}'
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
    "UnknownNameError": {
        "unknown-name": (
            "The package, or one of its objects, does not have a name.",
            "{place} has no attribute {value}[[: write {right}]][[; did you mean {suggestions}?]]",
            "Write `right`, or one of `suggestions`.",
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
