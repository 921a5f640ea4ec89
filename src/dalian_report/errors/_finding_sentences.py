"""The codes of every finding of the checker: meaning, and the sentence and fix of each case.

A code with several sentences has a case for each. The case of a single sentence is "".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.errors._coverage_sentences import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FINDINGS"]

_GOAL = "a goal has a figure of status target, that figure has one target, and all three agree"
_ENTITY = "list the statements that name it, each once, in the order of the source"
_GLOSSARY = (
    'list every place of the term, and begin the basis with "sourced:" or "general knowledge:"'
)
_BASELINE = (
    "name the figure of the review that the target starts from, and say in comparability how"
    " the two differ"
)
_RESOLUTION = "write the place value of the last printed digit, scaled"
_RELATION = "lead from the promise of this year to the achievement that it continues"

FINDINGS: Mapping[str, tuple[str, Mapping[str, tuple[str, str]]]] = {
    **COVERAGE,
    "figure-value": (
        "a figure's value is not the number that is printed",
        {
            "not-one-number": (
                '"{word}" is not one number',
                "let the span hold one number, or the two ends of a range",
            ),
            "not-a-range": (
                '"{word}" is not a range of two numbers',
                "let the span hold one number, or the two ends of a range",
            ),
            "other-number": (
                "has {value}, and the source prints {printed!r}",
                "scale the printed number fully, or correct the span",
            ),
        },
    ),
    "figure-resolution": (
        "a figure's resolution differs from the place of the last printed digit",
        {
            "printed": (
                "has {value}, and the place value of the last printed digit is {printed!r}",
                _RESOLUTION,
            ),
            "not-a-place": ("{value} is not a place value of {figure!r}", _RESOLUTION),
        },
    ),
    "figure-hedge": (
        "a figure's bound is not the hedge that is printed before it",
        {
            "": (
                'is {bound}, and the source prints {printed}: "...{words}..."',
                "let the bound be as the source prints it; the Chinese hedge goes into original",
            )
        },
    ),
    "figure-unit": (
        "a figure's unit does not fit its measure or the word printed after it",
        {
            "measure": (
                "a figure of measure {measure} cannot be in {unit}",
                "correct the measure or the unit",
            ),
            "word": ('is in {unit}, and the source prints "{words}..."', "correct the unit"),
        },
    ),
    "figure-year": (
        "a figure's year does not fit its status",
        {
            "": (
                "is a {status} with the year {value}",
                "a target is for the year of the edition, a result for an earlier year or for none",
            )
        },
    ),
    "original": (
        "the Chinese hedge does not have the figure's number or its own bound",
        {
            "number": (
                "{text} is not {figure!r}",
                "keep an original only if the Chinese text has the same number",
            ),
            "bound": (
                "{text} says {said}, and the bound is {bound}",
                "correct the bound, or leave the original out if the Chinese number is not hedged",
            ),
        },
    ),
    "statement-drops": (
        "a statement does not print a number that its figures hold",
        {
            "": (
                '{value} {unit} is not printed by "{text}"',
                "print the number in the statement, or correct the figure",
            )
        },
    ),
    "statement-extra": (
        "a statement prints a number that its span does not hold",
        {
            "": (
                (
                    'prints "{word}", which is neither a figure of the statement nor a number of'
                    ' its span: "{text}"'
                ),
                "restate it without the number, or add its figure",
            )
        },
    ),
    "statement-hedge": (
        "a statement hedges a number otherwise than its figure",
        {
            "": (
                'the figure is {bound}, and the statement says {said}: "{text}"',
                "hedge the number as the original does, or else as the source does",
            )
        },
    ),
    "statement-direction": (
        "a statement does not say that a figure goes down, or up",
        {
            "": (
                'goes {direction}, and "{text}" does not have a word for it',
                "say that the number rises or falls, or correct the figure's direction",
            )
        },
    ),
    "statement-year": (
        "a statement names a different year than its own, or not the year it must",
        {
            "missing": (
                'does not name the year {value}: "{text}"',
                "name the year in a goal, or in a statement with a deliverable",
            ),
            "undated": (
                'is an achievement without a year: "{text}"',
                "name the year in which it was done",
            ),
            "other": (
                'is {kind} and names {value}: "{text}"',
                "correct the year, or the kind of the statement",
            ),
        },
    ),
    "id-form": (
        "an id does not have the form that its kind asks for",
        {"": ("should look like {wanted}", "correct the id and the links to it")},
    ),
    "id-sequence": (
        "an id of a series is missing",
        {
            case: (
                sentence,
                "restate the missing claim; ids are permanent, so close no gap by renaming",
            )
            for case, sentence in {
                "one": "is missing from its series",
                "several": "not all of them are there",
            }.items()
        },
    ),
    "id-lost": (
        "an id of the published edition is gone",
        {
            "": (
                "is in the published edition of {edition} and is gone",
                "bring the id back, or give the document a new major data version",
            )
        },
    ),
    "shared-record": (
        "a unit or an indicator is not the same as in another edition of the place",
        {
            "": (
                "differs from the record of the same id in the edition of {edition}",
                "give it the same fields, or a different id",
            )
        },
    ),
    "order": (
        "records are not in the order of the source",
        {
            "place": (
                "comes after {before}, which is later in the source",
                "put the records of {table} in the order of the source",
            ),
            "count": (
                "has a lower number than the record before it",
                "number sentences, letter claims and number figures in the order of the source",
            ),
        },
    ),
    "link-goal": (
        "goal, target and figure do not name one another",
        {
            "no-target": ("is a goal without a target or a figure to be reached", _GOAL),
            "not-a-goal": ("is {kind} with a figure to be reached", _GOAL),
            "targets": ("is to be reached, and {value} targets name it", _GOAL),
            "year": ("is for {value} in the edition of {wanted}", _GOAL),
            "status": ("names {figure}, which has the status {status}", _GOAL),
            "indicator": ("names {figure}, whose indicator is not the target's", _GOAL),
            "statement": ("names {statement}, but the figure {figure}", _GOAL),
            "uncounted": (
                "is not counted and does not say why",
                "say in the target's note why it is not a measurable target",
            ),
        },
    ),
    "link-baseline": (
        "a target's baseline is not a result of its indicator in the year before",
        {
            "status": (
                "starts from {figure}, which has the status {status} and the year {year}",
                _BASELINE,
            ),
            "indicator": (
                (
                    "starts from {figure} of the indicator {indicator} and does not say how the two"
                    " compare"
                ),
                _BASELINE,
            ),
        },
    ),
    "link-deliverable": (
        "a deliverable belongs to a statement that is not a commitment",
        {
            "": (
                "belongs to {statement}, which is of the kind {kind}",
                "let it belong to a commitment; a goal with a number has a target",
            )
        },
    ),
    "deliverable-strength": (
        "a deliverable whose words are a bid or help is coded as committed",
        {
            "": (
                'is committed, and its words are a bid or help: "{words}"',
                "make a bid strived_for, and help for somebody else supported",
            )
        },
    ),
    "link-entity": (
        "an entity and the statements that name it do not name one another",
        {
            "not-named": ('is not named in {statement}: "{text}"', _ENTITY),
            "order": ("names {statement} after {before}", _ENTITY),
            "none": ("names no statement", _ENTITY),
            "not-listed": ('is named in {statement}: "{text}"', _ENTITY),
        },
    ),
    "entity-names": (
        "one entity has several names",
        {
            "same-chinese": (
                "has the Chinese name {name_zh}, as {other} has",
                "let one record hold all the statements that name the entity",
            ),
            "near": (
                'is named "{name}", and {other} "{other_name}"',
                "let one record hold all the statements, or tell the names further apart",
            ),
            "statement": (
                'is named "{name}" in {statement}',
                "print the name of the entity in every statement",
            ),
        },
    ),
    "link-relation": (
        "a relation does not lead from a promise to an achievement",
        {
            "from": ("leads from {statement}, which is of the kind {kind}", _RELATION),
            "to": ("leads to {statement}, which is of the kind {kind}", _RELATION),
        },
    ),
    "unit": (
        "a unit differs from the meaning of its code",
        {
            "factor": (
                "has the factor {factor}, not {wanted}",
                "correct the factor, or give the unit a code of its own",
            ),
            "currency": ("has the currency {currency}", "correct the currency's code"),
        },
    ),
    "glossary": (
        "a term is printed elsewhere than its entry says, or the entry lacks a basis",
        {
            "basis": ('has the basis "{basis}"', _GLOSSARY),
            "length": ("has no form as long as the span {start}-{end}", _GLOSSARY),
            "missing-place": ('lacks "{word}" at {start}-{end}', _GLOSSARY),
            "wrong-place": ('is not "{word}" at {start}-{end}', _GLOSSARY),
            "first": ('is first printed "{word}", not "{wanted}"', _GLOSSARY),
        },
    ),
    "glossary-use": (
        "a statement does not use the English term of the glossary",
        {
            "": (
                'does not say "{wanted}" for "{printed}" ({term}): "{text}"',
                "print the term in the statement, or correct the entry's en",
            )
        },
    ),
    "observation-read-at": (
        "an observation was read elsewhere than it cites, and does not name the place",
        {
            "": (
                'has the note "{note}" and a source without read_at',
                "give the address where the number was read in read_at of the source",
            )
        },
    ),
    "shared-words": (
        "a text of the report has eight words in a row with the source",
        {
            "": (
                'the {field} has "{words}" with the source',
                "say it in other words; an official name goes on the list of names",
            )
        },
    ),
}
