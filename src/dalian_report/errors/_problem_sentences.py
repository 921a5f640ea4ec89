"""The codes of every problem of a document: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["PROBLEMS"]

PROBLEMS: dict[str, tuple[str, str, str]] = {
    "archive": (
        "A file is an archive.",
        "is an archive ({format}); unpack it and give the report in it",
        "Unpack the archive.",
    ),
    "damaged-file": (
        "A file is damaged or incomplete.",
        "is damaged or incomplete ({format})",
        "Get the file again.",
    ),
    "locked-file": (
        "A file is locked by a password.",
        "is locked by a password; save it without one",
        "Save the file without a password.",
    ),
    "media": (
        "A file holds a picture, sound or a film.",
        "is not a text ({format}); give a file with a text layer",
        "Recognise the text first (OCR), or give a different file.",
    ),
    "no-text": (
        "A file has no text.",
        "has no text ({format})[[; {remedy}]]",
        "Recognise the text first (OCR), or give a different file.",
    ),
    "not-text": (
        "An argument is neither text, bytes nor a path.",
        "must be a text, bytes or a path, got {value}",
        "Give a text, its bytes or a path.",
    ),
    "other-office-file": (
        "A file is of an office program and of a kind that is not read.",
        "is a file of an office program ({format}); save it as .docx",
        "Save its text as .docx.",
    ),
    "other-program-file": (
        "A file is a program or a database.",
        "is not a text ({format})",
        "Give a different file.",
    ),
    "too-large-unpacked": (
        "A packed file is too large when it is unpacked.",
        "must have at most {most:,} bytes when unpacked, got {value}",
        "Split the file.",
    ),
    "unknown-encoding": (
        "The encoding of a text is not known.",
        "must be UTF-8, GB18030, UTF-16 or Big5; save it as UTF-8",
        "Save the text as UTF-8.",
    ),
    "web-archive": (
        "A file is a web archive.",
        "is a web archive ({format}); save the page as HTML",
        "Save the page as HTML.",
    ),
    "not-toml": (
        "A file is not TOML.",
        "must be TOML in UTF-8: {reason}",
        "Correct the TOML.",
    ),
    "not-a-vocabulary": (
        "A part of a vocabulary is not a table.",
        "must be a table of names and values, got {value}",
        "Use the tables `concepts` and `words`; the docs have an example.",
    ),
    "missing-field": (
        "A record lacks a field.",
        "needs the field {name}",
        "Add the field.",
    ),
    "unknown-vocabulary-key": (
        "A vocabulary has a table, a list or a field that the reader does not have.",
        "is not a part of the vocabulary[[; did you mean {suggestions}?]]",
        "Correct the name, or leave the part out.",
    ),
    "not-a-word-list": (
        "A list of words has something else.",
        "must be a list of words that are not empty, got {value}",
        "Write the words as texts in a list.",
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
    "unknown-field": (
        "An object or a row has a field that it does not have.",
        "is not a known field[[; did you mean {suggestions}?]]",
        "Correct the name, or leave the field out; `schema` lists the fields.",
    ),
    "not-in-vocabulary": (
        "A field has a word that its vocabulary does not have.",
        "must be one of {choices}, got {value}",
        "Use one of the words listed.",
    ),
    "not-decimal": (
        "A field is not a decimal number.",
        'must be a decimal number as text, such as "7.5", got {value}',
        'Write the number in plain digits: "6.5".',
    ),
    "not-words": (
        "A field is not a text, or is empty.",
        "must be a text that is not empty, got {value}",
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
    "not-a-regular-file": (
        "A path leads to a folder, a device or a pipe.",
        "is not a regular file[[; a text of one line is given as {text}]]",
        "Give the path of a file.",
    ),
    "too-large-file": (
        "A file is larger than the package reads.",
        "must have at most {most:,} bytes, got {value}[[; a text of one line is given as {text}]]",
        "Split the file.",
    ),
    "unreadable-file": (
        "The operating system cannot read a file.",
        "cannot be read: {reason}[[; a text of one line is given as {text}]]",
        "Correct the path, or its permissions.",
    ),
    "missing-key": (
        "An object lacks a key.",
        "is missing",
        "Add the key.",
    ),
    "not-whole": (
        "A whole number is needed.",
        "must be a whole number, got {value}",
        "Write an integer without quotes.",
    ),
    "repeated-key": (
        "An object has a key more than once.",
        "is given more than once",
        "Keep one of the members.",
    ),
    "not-a-string": (
        "A field is not text.",
        "must be text, got {value}",
        "Write the text in quotes.",
    ),
    "half-a-surrogate-pair": (
        "A text has half of a surrogate pair, which is not a character.",
        "must not have half of a surrogate pair, got {value}",
        "Write the whole character.",
    ),
    "beyond-53-bits": (
        "A whole number is too large for programs that read numbers as doubles.",
        "must be between -(2**53 - 1) and 2**53 - 1, got {value}",
        "Write a smaller number.",
    ),
    "not-a-list": (
        "A list is needed.",
        "must be a list, got {value}",
        "Write the items between square brackets.",
    ),
    "not-an-object": (
        "An object is needed.",
        "must be an object, got {value}",
        "Write the fields between braces.",
    ),
    "not-true-or-false": (
        "A truth value is needed.",
        "must be true or false, got {value}",
        "Write true or false without quotes.",
    ),
    "refused-value": (
        "A record does not accept a value.",
        "{reason}",
        "Correct the value.",
    ),
    "old-shape": (
        "A document has the shape from before editions had a place.",
        (
            "must have year, place and coverage in its header and strength in each deliverable:"
            " the document has the shape from before editions had a place"
        ),
        "Add the fields; docs/json.md has an example.",
    ),
    "not-str-or-bytes": (
        "A document is neither str nor bytes.",
        "must be str or bytes, got an object of the type {kind}",
        "Read the file first, or use `dr.read`.",
    ),
    "not-utf-8": (
        "A document is not UTF-8.",
        "must be UTF-8: byte {value} is {byte}",
        "Save the document as UTF-8.",
    ),
    "byte-order-mark": (
        "A document begins with a byte-order mark.",
        "begins with a byte-order mark: save it as UTF-8 without the mark",
        "Save the document as UTF-8 without a mark.",
    ),
    "empty-document": (
        "A document is empty.",
        "is empty",
        "Give the document.",
    ),
    "too-many-values": (
        "A document has more values than the package reads.",
        "must have at most {most:,} values",
        "Split the document.",
    ),
    "too-deep": (
        "A document is nested too deeply.",
        "must be nested at most {most} deep",
        "Flatten the document.",
    ),
    "invalid-json": (
        "A document is not JSON.",
        "must be JSON: {reason} at line {line}, column {column}",
        "Correct the JSON at the place that the sentence names.",
    ),
    "not-a-version": (
        "A version does not have its form.",
        "must be a version such as {example!r}, got {value}",
        "Write the version as the sentence shows.",
    ),
    "other-schema": (
        "A document has a schema that this package does not read.",
        "must have a schema that this package reads ({schema}), got {value}",
        "Update the package, or migrate the document.",
    ),
    "not-four-digits": (
        "A year does not have four digits.",
        "must be a year of four digits, got {value}",
        "Write the year in full.",
    ),
    "not-positive": (
        "A number must be above 0.",
        "must be above 0, got {value}",
        "Write a number above 0.",
    ),
    "empty-text": (
        "A statement has no text, and only a draft may leave it empty.",
        "must not be empty unless the coverage is draft",
        "Write the statement, or set the coverage to draft.",
    ),
    "parent-not-before": (
        "A section comes before its parent.",
        "must name a section before this one, got {value}",
        "Put the parent first.",
    ),
    "differs-in-case": (
        "Two ids of sections differ in capital letters only.",
        "must differ from {other!r} in more than case, got {value}",
        "Rename one of the sections.",
    ),
    "repeated-slug": (
        "Two sections have one slug.",
        "must be unique, got {value} of {other}",
        "Add the id to the slug.",
    ),
    "negative-figure": (
        "A figure is negative.",
        "must be 0 or more, got {value}: a fall has direction down",
        "Write the number without a sign, and direction down.",
    ),
    "not-above-lower-end": (
        "The upper end of a range is not above the lower end.",
        "must be above the lower end {lower!r}, got {value}",
        "Exchange the ends.",
    ),
    "missing-direction": (
        "A figure of growth or change has no direction.",
        "must be up or down for the measure {measure}",
        "Add the direction.",
    ),
    "unwanted-direction": (
        "A figure that is not growth or change has a direction.",
        "must be left out for the measure {measure}, got {value}",
        "Leave the direction out.",
    ),
    "unlike-indicator": (
        "A figure's unit or measure is not its indicator's.",
        "must be {wanted} as {indicator} has, got {value}",
        "Correct the figure, or its indicator.",
    ),
    "relation-to-itself": (
        "A relation leads from a statement to itself.",
        "must name a different statement, got {value}",
        "Correct one of the ends.",
    ),
    "repeated-relation": (
        "A relation is given more than once.",
        "must be unique: it repeats {other}",
        "Remove one of the relations.",
    ),
    "relative-to-and-sense": (
        "A target with the sense in_step_with names another indicator; other targets do not.",
        "must be given for the sense in_step_with, and only for it; got {value}",
        "Add or remove relative_to.",
    ),
    "relative-to-itself": (
        "A target is to keep in step with its own indicator.",
        "must name a different indicator than the target's own, got {value}",
        "Name the other indicator.",
    ),
    "figure-and-sense": (
        "Some senses have no figure, and all others have one.",
        "must be left out for {senses}, and only for them; got {value}",
        "Add or remove the figure.",
    ),
    "unwanted-stretch": (
        "A sense without a figure has a stretch figure.",
        "must be left out for the sense {sense}, got {value}",
        "Leave the stretch figure out.",
    ),
    "other-year": (
        "A target names a figure of a different year.",
        "must name a figure for {wanted}, got {value} for {year}",
        "Name the figure of the target's year.",
    ),
    "other-indicator": (
        "A target names a figure of a different indicator.",
        "must name a figure of {wanted}, got {value} of {own}",
        "Name a figure of the target's indicator.",
    ),
    "other-unit": (
        "A target names a figure in a unit other than its indicator's.",
        "must name a figure in {wanted}, got {value} in {own}",
        "Convert the figure, or correct the indicator.",
    ),
    "other-measure": (
        "A target names a figure of a different measure.",
        "must name a figure of the measure {wanted}, got {value} of the measure {own}",
        "Correct the measure of one of the two.",
    ),
    "rank-not-ceiling": (
        "The target of a rank is not a ceiling.",
        "must belong to a ceiling, since {value} is a rank; got the sense {sense}",
        "Set the sense to ceiling: a rank is better if it is smaller.",
    ),
    "contradicting-bound": (
        "A figure's bound contradicts the sense of its target.",
        "must have a bound that a {sense} can have, got {bound} of {value}",
        "Correct the bound or the sense.",
    ),
    "not-one-subject": (
        "An observation has both an indicator and a deliverable, or neither.",
        "must have exactly one of indicator_id and deliverable_id",
        "Keep one of the two.",
    ),
    "no-outcome": (
        "An observation has neither a value nor a judgement.",
        "must have a value or a stated judgement",
        "Add one of the two.",
    ),
    "parts-without-value": (
        "An observation without a value has a unit, a bound or a resolution.",
        "must have no unit, bound or resolution without a value",
        "Add the value, or leave the others out.",
    ),
    "value-without-parts": (
        "An observation with a value lacks its unit, bound or resolution.",
        "must have unit, bound and resolution with its value",
        "Add the missing fields.",
    ),
    "span-without-edition": (
        "An observation has a span and no edition.",
        "needs the edition of the source text that it points to",
        "Add the edition.",
    ),
    "renamed-count": (
        "A change of ids does not pair old and new ids.",
        "must name {wanted} ids, got {value}",
        "Name one new id for each old id.",
    ),
    "repeated-id": (
        "Two records have one id.",
        "must be unique, got {value} of {other}",
        "Rename one of the records.",
    ),
    "repeated-item": (
        "A list has an item more than once.",
        "must be unique in its list, got {value}",
        "Remove one of the items.",
    ),
    "dangling-link": (
        "A record names another record that does not exist.",
        "must name a record of {table}, got {value}",
        "Correct the id, or add the record.",
    ),
    "no-spans": (
        "A record that restates the source has no span.",
        "must have at least one span",
        "Add the span of the source that it restates.",
    ),
    "repeated-span": (
        "Two records have one span.",
        "must be unique: it repeats the span of {other}",
        "Correct one of the spans.",
    ),
    "inverted-span": (
        "A span does not begin before it ends.",
        "must begin before it ends, got {start} to {end}",
        "Exchange the offsets.",
    ),
    "span-outside-source": (
        "A span lies outside the source.",
        "must lie in the source[[ (0 to {length})]], got {start} to {end}",
        "Correct the span, or the length of the source.",
    ),
    "span-outside-statement": (
        "A figure lies outside the spans of its statement.",
        "must lie in a span of its statement {statement}, got {start} to {end}",
        "Correct the span of the figure or of the statement.",
    ),
    "not-of-form": (
        "A text does not have the form of its field.",
        "must be a {form}, got {value}",
        "Write the text in the form that the sentence names.",
    ),
    "changed-shipped-data": (
        "A data file of the package was changed.",
        "is not as it was shipped: install the package again",
        "Install the package again.",
    ),
    "no-header": (
        "A table has no header in its first row.",
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
        "A table has a NUL character, as UTF-16 without a mark has.",
        (
            "line {line} must not have a NUL character, as UTF-16 without a mark has: in a "
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
    "percent-sign": (
        "A number has a % sign, and its unit is not percent.",
        "must be in percent if it has a % sign, got {value}% with the unit {unit!r}",
        "Correct the unit, or remove the % sign.",
    ),
    "fall-without-sign": (
        "The target is a fall, and the number has no sign.",
        "must have a sign, since {record} is a fall: -{value} if it fell, +{value} if it rose",
        "Write a minus if the quantity fell, a plus if it rose.",
    ),
    "endless-decimal": (
        "A number has no end in decimals in the unit of the report.",
        "must convert to {unit} exactly, got {value}: write it in {unit}",
        "Write the number in the unit that the sentence names.",
    ),
    "ambiguous-day": (
        "A date may be two days, since day and month may be exchanged.",
        "must be one day, got {value}: write {first} or {second}",
        "Write the day as year-month-day.",
    ),
    "cell-without-column": (
        "A row has a cell in a column that has no name.",
        "must be empty in column {column}, which has no name in the header, got {value}",
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
    "grouped-number": (
        "A number has marks between its thousands.",
        "must be a number without marks between thousands, got {value}",
        "Write the digits without marks.",
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
        "A number has no unit.",
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
}
