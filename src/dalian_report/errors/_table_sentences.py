"""The codes of the problems of tables and their rows: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["TABLES"]

Rows = dict[str, tuple[str, str, str]]

TABLES: Rows = {
    "no-header": (
        "The first row of a table is not a header.",
        "must be the header, with nothing above it: {columns}",
        "Put the header into the first line.",
    ),
    "empty-table": (
        "A table is empty.",
        "is empty: its header must be {columns}",
        "Add the header and the rows.",
    ),
    "too-long-line": (
        "A line is too long for a row of a table.",
        "line {line} must have at most {most:,} characters: is it a table?",
        "Give a CSV file.",
    ),
    "nul-character": (
        "A table has a NUL character, which is a sign of UTF-16 without a mark.",
        (
            "line {line} must not have a NUL character, a sign of UTF-16 without a mark: in a "
            'spreadsheet, save the table as "CSV UTF-8"'
        ),
        'Save the table as "CSV UTF-8".',
    ),
    "other-encoding": (
        "A table is in an encoding that is not read.",
        (
            "line {line} must be {encoding}, got the byte {byte}: in a spreadsheet, save the "
            'table as "CSV UTF-8"'
        ),
        'Save the table as "CSV UTF-8".',
    ),
    "unknown-column": (
        "A table has a column that is not known.",
        "must be a known column, got {value}[[; did you mean {suggestions}?]]",
        "Correct the name, or leave the column out.",
    ),
    "repeated-column": (
        "A table has a column more than once.",
        "must be unique, got the column {value} again",
        "Remove one of the columns.",
    ),
    "missing-columns": (
        "A table lacks a column.",
        "must have the column {missing}: the header must be {columns}",
        "Add the column.",
    ),
    "not-a-csv-row": (
        "A row is not CSV.",
        "must be a row of CSV: {reason}",
        "Correct the quotes of the row.",
    ),
    "too-many-cells": (
        "A row has more cells than the header.",
        (
            "must have at most {columns} cells, as the header has, got {cells}: put a cell that"
            " has a separator in quotes"
        ),
        "Put a cell that has a separator in quotes.",
    ),
    "not-a-decimal-mark": (
        "The decimal mark is neither a point nor a comma.",
        'must be "." or ",", got {value}',
        'Give "." or ",".',
    ),
    "too-many-problems": (
        "A table has so many problems that reading stopped.",
        "reading stopped after {most} problems",
        "Correct the first problems and read again.",
    ),
    "no-outcomes": (
        "No row of a table has a value.",
        "must have an outcome: no row has a value",
        "Fill in the column value.",
    ),
    "deliverable-with-number": (
        "A deliverable has a number, and only a judgement decides it.",
        "{record} must have a judgement (met or not met), got {value}",
        "Write met or not met.",
    ),
    "empty-cell": (
        "A cell that must be filled is empty.",
        "must not be empty",
        "Fill in the cell.",
    ),
    "unknown-key": (
        "A key names nothing.",
        "no {kind} {value}[[; did you mean {suggestions}?]]",
        "Use one of the suggestions.",
    ),
    "unknown-unit": (
        "A unit is not known.",
        "no unit {value}[[; did you mean {suggestions}?]][[; the target is in {wanted}]]",
        "Use one of the suggestions, or the unit of the target.",
    ),
    "ambiguous-key": (
        "A key names several records.",
        "{value} names more than one {kind}: {candidates!c}; use the id",
        "Use one of the ids.",
    ),
    "repeated-target": (
        "Two rows are outcomes of one record on one day.",
        (
            "must be unique: {record} is in row {other} already; publications of one number need"
            " different dates"
        ),
        "Keep one of the rows.",
    ),
    "two-units": (
        "A number has a unit, and the column of units has a different one.",
        "must have one unit, got {value} beside the unit {unit!r}",
        "Leave the unit in one of the two cells.",
    ),
    "two-bounds": (
        "A number has a sign that is a hedge, and the column of hedges has a different one.",
        "must be {sign}, as the sign before the number says, or empty, got {value}",
        "Leave the hedge in one of the two cells.",
    ),
    "wrong-year": (
        "An outcome is of a different year than the target.",
        "must be {wanted}, the year of {record}, got {value}",
        "Leave out rows of other years, or give the report of that year.",
    ),
    "fall-without-sign": (
        "The target is a fall, and the number lacks a sign.",
        "must have a sign, since {record} is a fall: -{value} if it fell, +{value} if it rose",
        "Write a minus if the quantity fell, a plus if it rose.",
    ),
    "endless-decimal": (
        "A number never ends in decimals in the unit of the report.",
        "must convert to {unit} exactly, got {value}: write it in {unit}",
        "Write the number in the unit that the sentence names.",
    ),
    "ambiguous-day": (
        "A date may be two days, since day and month may be exchanged.",
        "must be one day, got {value}: write {first} or {second}",
        "Write the day as year-month-day.",
    ),
    "short-year": (
        "A date has a year of two digits.",
        "must have a year of four digits, got {value}: write it as 2024-01-31",
        "Write the day as year-month-day.",
    ),
    "day-number": (
        "A date is the number that a spreadsheet keeps for it.",
        "must be a day such as 2024-01-31, got {value}: format the cell as a date",
        "Format the cell as a date before you save the table.",
    ),
    "cell-without-column": (
        "A row has a cell in a column without a name.",
        "must be empty in column {column}, which the header does not name, got {value}",
        "Name the column, or empty the cell.",
    ),
    "comma-in-number": (
        "A number has a comma, which may group thousands or begin decimals.",
        (
            "must be a number without a comma, got {value}: write thousands without a mark and "
            "decimals after a point, or name the comma as decimal mark (--decimal comma, in "
            'Python decimal=",")'
        ),
        "Write the number with a point, or name the decimal mark.",
    ),
    "point-in-number": (
        "A number has a point although the decimal mark is a comma.",
        "must be a number without a point, since the decimal mark is a comma; got {value}",
        "Write a comma, or leave the option out.",
    ),
    "short-form-number": (
        "A spreadsheet shortened a long number.",
        "must be a number with all its digits, got {value}, the short form of spreadsheets",
        "Format the cell as a number and write all digits.",
    ),
    "not-a-number-or-judgement": (
        "A value is neither a number nor a judgement.",
        (
            "must be a number in plain digits, such as 6.5, or a judgement (met, not met); got "
            "{value}"
        ),
        "Write a number or a judgement.",
    ),
    "no-unit": (
        "A number lacks a unit.",
        "must not be empty: {record} is in {wanted}",
        "Write the unit.",
    ),
    "inconvertible-unit": (
        "A unit does not convert to the target's unit.",
        "must be {wanted} or a unit that converts to it exactly, got {value}",
        "Convert the number first.",
    ),
    "bound-with-judgement": (
        "A judgement has a bound.",
        "must be empty beside a judgement, got {value}",
        "Leave the bound empty.",
    ),
    "not-a-day": (
        "A date does not have its form.",
        "must be a day such as 2024-01-31, got {value}",
        "Write the day as year-month-day.",
    ),
    "no-standard-input": (
        "The command was started without a standard input.",
        "must be open: the command was started without a standard input",
        "Give a file, or pipe a table in.",
    ),
    "not-json": (
        "A file is not JSON.",
        "must be JSON in UTF-8",
        "Correct the JSON, or give the rows as CSV.",
    ),
    "not-a-table-row": (
        "A line of a table cannot be read.",
        "{reason}",
        "Correct the line.",
    ),
    "not-rows": (
        "Rows are not a list of records.",
        "must be a list of rows, each with named fields, got {value}",
        "Give a list of mappings, or the path of a CSV or JSON file.",
    ),
    "not-words": (
        "A field is not a text, or is empty.",
        "must be text that is not empty, got {value}",
        "Write the text, or leave the field out.",
    ),
    "half-an-offset": (
        "A row has one offset of two.",
        "needs both start and end, or neither",
        "Add the other offset, or use the words around the number.",
    ),
    "no-place": (
        "A row has nothing by which its number can be found.",
        "needs the number as printed with some words around it, or its offsets",
        "Add `printed` and `words`, or `start` and `end`.",
    ),
}
