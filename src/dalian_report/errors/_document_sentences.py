"""The codes of the problems of JSON documents: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["DOCUMENTS"]

Rows = dict[str, tuple[str, str, str]]

DOCUMENTS: Rows = {
    "missing-key": (
        "An object lacks a key.",
        "is missing",
        "Add the key.",
    ),
    "not-decimal": (
        "A field is not a decimal number.",
        'must be a decimal number as text, such as "7.5", got {value}',
        'Write the number in plain digits: "6.5".',
    ),
    "not-in-vocabulary": (
        "A field has a word that its vocabulary does not have.",
        "must be one of {choices}, got {value}",
        "Use one of the words listed.",
    ),
    "unknown-field": (
        "An object or a row has a field that it does not have.",
        "is not a known field[[; did you mean {suggestions}?]]",
        "Correct the name, or leave the field out. `schema` lists the fields.",
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
    "not-a-report": (
        "An object is written as a report and is not a `Report`.",
        "must be a Report, got {value}; the report of a draft is its `report`",
        "Give a `Report`.",
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
        "Add the fields. docs/json.md has an example.",
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
        "A statement is empty, and only a draft may have empty statements.",
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
        "A figure of growth or change lacks a direction.",
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
        "Only a target with the sense in_step_with names another indicator.",
        "must be given for the sense in_step_with, and only for it; got {value}",
        "Add or remove relative_to.",
    ),
    "relative-to-itself": (
        "A target is to keep in step with its own indicator.",
        "must name a different indicator than the target's own, got {value}",
        "Name the other indicator.",
    ),
    "figure-and-sense": (
        "Some senses exclude a figure, and all others need a figure.",
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
        "must not have a unit, bound or resolution without a value",
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
        "must be the id of a record in {table}, got {value}",
        "Correct the id, or add the record.",
    ),
    "no-spans": (
        "A record that restates the source lacks a span.",
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
        "A span is outside the source.",
        "must be in the source[[ (0 to {length})]], got {start} to {end}",
        "Correct the span, or the length of the source.",
    ),
    "span-outside-statement": (
        "A figure is outside the spans of its statement.",
        "must be in a span of its statement {statement}, got {start} to {end}",
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
}
