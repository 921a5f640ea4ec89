"""The terms of a query with their forms in the index."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.search._quantities import amounts
from dalian_report.search._words import CHINESE, british, folded, pairs, root, spaced, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dalian_report.search._index import Index
    from dalian_report.search._quantities import Amount, UnitTable
    from dalian_report.search._thesaurus import Thesaurus

LONGEST = 10_000
"""In characters: what follows is not read."""
MOST_TERMS = 64
_LONGEST_PHRASE = 12
_MOST_GUESSES = 8
"""The number of unknown words that are compared with the known words, which costs milliseconds."""
_COMMON = frozenset(
    words(
        "a about above after all also am an and any are as at be been before being below between"
        " both but by can could did do does for from get go got had has have how i if in into is"
        " it its just many may me might more most much must my no not of off on or our out over"
        " own per same shall she he should so some such than that the their them then there these"
        " they this those to too under up upon us very was we were what when where which while who"
        " whom whose why will with would you your s city dalian"
    )
)
_QUOTED = re.compile(r'["“”„«»「」『』]([^"“”„«»「」『』]*)["“”„«»「」『』]')
_PREFIX = re.compile(r"(?<![^\W_])([^\W_]{1,40})\*")


class Term(NamedTuple):
    """One thing asked for."""

    exact: frozenset[str]
    """Roots, pairs of characters and amounts, any of which is it."""
    meanings: frozenset[int]
    phrases: tuple[str, ...]
    """Its form in the full-text index."""
    is_amount: bool = False


class Query(NamedTuple):
    """A query in the form that the index reads."""

    terms: tuple[Term, ...]
    whole: str
    """The query as one phrase, if it is short: a term or a title, perhaps."""
    required: tuple[str, ...]
    """Phrases that every answer has."""
    amounts: frozenset[str]
    """Values, alone and with their units."""


def read(text: str, index: Index) -> Query:
    """The query in a text. Every text is a query."""
    text = text[:LONGEST]
    quoted = [folded(phrase) for phrase in _QUOTED.findall(text)]
    text = folded(text)
    asked = list(islice(amounts(text), MOST_TERMS))
    beginnings = dict.fromkeys(_PREFIX.findall(text))
    rest = _PREFIX.sub(" ", _without(text, asked))
    candidates = chain(
        _amounts(text, asked, index.units),
        _prefixes(beginnings, index),
        _words(words(rest), index),
        _chinese(rest, index),
    )
    terms = tuple(dict.fromkeys(islice(candidates, MOST_TERMS)))
    required = tuple(wanted for phrase in quoted if (wanted := " ".join(_words_of(phrase))))
    values = [index.units.tokens(amount.value, amount.unit)[-1] for amount in asked]
    whole = _words_of(text)
    phrase = " ".join(whole) if 1 < len(whole) <= _LONGEST_PHRASE else ""
    return Query(terms, phrase, required, frozenset(values))


def _words_of(phrase: str) -> list[str]:
    """The words of a quoted phrase, every Chinese character one."""
    return re.findall(r"[^\W_]+", spaced(phrase))


def _without(text: str, asked: Iterable[Amount]) -> str:
    """The text without its amounts. Bare numbers are kept, since a name may contain them."""
    parts: list[str] = []
    place = 0
    for amount in asked:
        if not text[amount.start : amount.end].isdigit():
            parts.append(text[place : amount.start])
            place = amount.end
    return " ".join([*parts, text[place:]])


def _term(
    exact: Iterable[str],
    phrases: Iterable[str],
    meanings: Iterable[int] = (),
    *,
    among: Thesaurus | None = None,
) -> Term:
    ways = list(phrases)
    if among is not None:
        ways += chain.from_iterable(among.phrases[meaning] for meaning in sorted(meanings))
    return Term(frozenset(exact), frozenset(meanings), tuple(dict.fromkeys(ways)))


def _amounts(text: str, asked: Iterable[Amount], units: UnitTable) -> Iterator[Term]:
    for amount in asked:
        tokens = units.tokens(amount.value, amount.unit)
        digits = [word for word in words(text[amount.start : amount.end]) if word[0].isdigit()]
        exact = [tokens[-1], *digits[: amount.unit is None]]
        yield _term(exact, [*tokens, *digits])._replace(is_amount=True)


def _prefixes(beginnings: Iterable[str], index: Index) -> Iterator[Term]:
    for start in beginnings:
        words = index.beginning(start)
        yield _term(map(root, words), words)


def _words(asked: list[str], index: Index) -> Iterator[Term]:
    asked = asked[: 4 * MOST_TERMS]
    roots = [root(word) for word in asked]
    meanings: list[set[int]] = [set() for _ in asked]
    replaced: set[int] = set()
    for entry in index.thesaurus.asked(roots):
        covered = range(entry.place, entry.place + entry.length)
        if all(asked[place] in _COMMON for place in covered):
            continue
        for place in covered:
            meanings[place].add(entry.meaning)
        if entry.length > 1 and not entry.said:
            # Only people who ask say it so: word by word it would mislead.
            replaced.update(covered)
    rare = [place for place, word in enumerate(asked) if word not in _COMMON]
    guesses = _MOST_GUESSES
    for place in rare or range(len(asked)):
        word, near = asked[place], list(_neighbours(asked, place, index))
        if word.isdigit():
            # The amount itself is seen to elsewhere.
            near = list(filter(index.has, near))
            if near:
                yield _term(map(root, near), near)
            continue
        spelt = [] if place in replaced else list(dict.fromkeys([word, british(word)]))
        if guesses and not meanings[place] and not any(map(index.has, spelt)):
            guesses -= 1
            spelt += index.near(word)
        exact = [roots[place], *map(root, spelt), *map(root, near)]
        yield _term(exact, [*spelt, *near], meanings[place], among=index.thesaurus)


def _neighbours(asked: Sequence[str], place: int, index: Index) -> Iterator[str]:
    """The word with the next one: as a phrase, and written as one word."""
    first, *others = asked[place : place + 2]
    for other in others:
        if {first, other} & _COMMON <= {"city", "dalian"}:
            yield f"{first} {other}"
        if index.has(first + other):
            yield first + other


def _chinese(text: str, index: Index) -> Iterator[Term]:
    for run in CHINESE.findall(text):
        meanings: list[set[int]] = [set() for _ in run]
        for place, length, entry in index.thesaurus.asked_in_chinese(run):
            for covered in range(place, place + length):
                meanings[covered].update(entry)
        if len(run) == 1:
            yield _term([run], [run], meanings[0], among=index.thesaurus)
        terms = [
            _term(
                [pair],
                [" ".join(pair)],
                meanings[place] & meanings[place + 1],
                among=index.thesaurus,
            )
            for place, pair in enumerate(pairs(run))
        ]
        is_known = [False, *(any(map(index.has, term.phrases)) for term in terms), False]
        for place, term in enumerate(terms, 1):
            # A pair of the end of one word and the beginning of the next asks for nothing.
            if is_known[place] or not (is_known[place - 1] and is_known[place + 1]):
                yield term
