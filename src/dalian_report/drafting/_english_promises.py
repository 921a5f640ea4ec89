"""Targets without a number of an English text: in step with, above the nation, stable, ordered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting._readings import PromiseReading
from dalian_report.model._vocabulary import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._vocabulary import Vocabulary

_ECONOMY = (
    r"(?:the )?(?:(?:pace|rate|growth) of )?(?:the )?(?:overall )?"
    r"(?:economic growth|economy|GDP)"
)
_PLACE = r"(?:the )?(?:national|nation|country|provincial|province)(?:'s)?\b"
_ELSEWHERE = re.compile(_PLACE, re.IGNORECASE)
_GROWTH = r"(?:the )?(?:growth|rate|increase|average|level)s?(?: rate)?"
_STEP = (
    r"(?:keep\w* (?:pace|step)|in step|in line|in tandem|synchroni[sz]ed|in sync|on a par"
    r"|grow\w* (?:at the same pace|as fast)|match\w*)"
)
_IN_STEP = re.compile(rf"\b{_STEP}(?: with| as)? {_ECONOMY}", re.IGNORECASE)
_NOT_BELOW = re.compile(rf"\b(?:no|not) (?:lower|slower|less) than {_ECONOMY}", re.IGNORECASE)
_THAN = (
    r"(?:(?:higher|faster|better|more) than|above|over|exceed\w*|outpac\w*|outperform\w*"
    r"|ahead of|(?:no|not) (?:lower|slower|less) than|surpass\w*)"
)
_ABOVE = re.compile(
    rf"\b{_THAN} (?:{_GROWTH} of )?(?:{_PLACE}|{_ECONOMY})(?: (?:average|growth|level)s?){{0,2}}",
    re.IGNORECASE,
)
_BROADLY = "(?:basically |generally |broadly )?"
_STABLE = re.compile(
    r"\b(?:(?:keep\w*|remain\w*|stay\w*|be|are|is|hold\w*)(?: (?!and\b)[a-z]+){0,3}? "
    rf"{_BROADLY}(?:stable|steady)\b|stabili[sz]e\w*)",
    re.IGNORECASE,
)
_STABLE_BEFORE = re.compile(rf"\b{_BROADLY}stable (?=\S)", re.IGNORECASE)
_ORDERED = re.compile(
    r"\b(?:meet|fulfil|complete|achieve|reach|within)\w*(?: [a-z]+){0,4}? "
    r"(?:target|task|quota|limit|goal)s?"
    r"(?: (?:set|assigned|issued|given|handed down|required) by| of) (?:the )?"
    r"(?:state|central|provincial|province|national|higher)\b",
    re.IGNORECASE,
)
_KINDS = (
    ("in_step_with", _IN_STEP),
    ("in_step_with", _NOT_BELOW),
    ("above_reference", _ABOVE),
    ("stable", _STABLE),
    ("stable", _STABLE_BEFORE),
    ("ordered", _ORDERED),
)
_CLAUSE = re.compile(r"[^,;.:\n]+(?:\.(?=\d)[^,;.:\n]+)*")
_STRIVE = re.compile(r"\bstriv\w+", re.IGNORECASE)


# The name may be before, within or after these words.
_WHOLE = ("ordered", "stable")


def _concepts(text: str, words: Vocabulary) -> Iterator[str]:
    """The concepts that a clause names, in full or in short."""
    pattern, names = words.english()
    for match in pattern.finditer(text):
        yield names[match[0].lower()]
    for concept, short in words.words["english_short"].items():
        if any(re.search(rf"\b{name}\b", text, re.IGNORECASE) for name in short):
            yield concept


def english_promises(
    plain: str, statement: tuple[int, int], words: Vocabulary, *, is_list: bool
) -> Iterator[PromiseReading]:
    """The targets of a sentence without a number. `is_list` marks the list of the main goals.

    Outside the list only an income that keeps in step with the economy is one.
    """
    for clause in _CLAUSE.finditer(plain, *statement):
        found = next(
            ((kind, match) for kind, sign in _KINDS if (match := sign.search(clause[0]))), None
        )
        if found is None or any(character.isdigit() for character in clause[0]):
            continue
        kind, match = found
        if not is_list and kind != "in_step_with":
            continue
        around = clause[0] if kind in _WHOLE else clause[0][: match.start()]
        concepts = dict.fromkeys(_concepts(around, words))
        strength = Strength.STRIVED_FOR if _STRIVE.search(clause[0]) else Strength.COMMITTED
        if is_list and strength is Strength.COMMITTED:
            strength = Strength.EXPECTED
        start, end = clause.start() + match.start(), clause.start() + match.end()
        follows = kind == "in_step_with" or (
            kind == "above_reference" and not _ELSEWHERE.search(match[0])
        )
        reference = "gdp" if follows else None
        for concept in concepts:
            yield PromiseReading(start, end, statement, kind, concept, reference, strength)
