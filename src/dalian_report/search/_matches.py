"""The places of a query in the text of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dalian_report.numerals import simplified
from dalian_report.search._quantities import amounts
from dalian_report.search._words import CHINESE, WORD, folded, root, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.search._quantities import UnitTable
    from dalian_report.search._queries import Query
    from dalian_report.search._thesaurus import Thesaurus

Stretch = tuple[int, int]


class Parts(NamedTuple):
    """The parts of a text."""

    spans: list[Stretch]
    """Of its words."""
    roots: list[str]
    amounts: list[tuple[Stretch, set[str]]]
    """With their tokens."""


class Wanted(NamedTuple):
    """The parts of a query that a text can have."""

    exact: set[str]
    phrases: dict[str, list[tuple[str, ...]]]
    """By their first words, all words as roots, the longest first."""
    amounts: frozenset[str]
    begins: frozenset[str]
    """The roots, any of which may begin a match: most words of a text do not."""


def parts(text: str, units: UnitTable) -> Parts:
    """The words and amounts of a text."""
    spans = [word.span() for word in WORD.finditer(text)]
    lower = text.lower()
    # A few letters grow when they become small. The offsets would be off.
    printed = amounts(lower) if len(lower) == len(text) else ()
    return Parts(
        spans,
        [_root(text[start:end]) for start, end in spans],
        [
            ((amount.start, amount.end), set(units.tokens(amount.value, amount.unit)))
            for amount in printed
        ],
    )


def _root(word: str) -> str:
    if CHINESE.match(word):
        return simplified(word)
    roots = words(folded(word))
    return root(roots[0]) if roots else ""


def wanted(query: Query, thesaurus: Thesaurus) -> Wanted:
    """The words to find in the texts of the hits."""
    exact: set[str] = set()
    meanings: set[int] = set()
    for term in query.terms:
        exact |= term.exact
        meanings |= term.meanings
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for meaning in meanings:
        for roots in thesaurus.rooted[meaning]:
            phrases.setdefault(roots[0], []).append(roots)
    for sharing in phrases.values():
        sharing.sort(key=len, reverse=True)
    return Wanted(exact, phrases, query.amounts, frozenset([*exact, *phrases]))


def matches(text: str, its: Parts, wanted: Wanted) -> tuple[Stretch, ...]:
    """The words, phrases and amounts of the text that the query asks for, in order."""
    spans = [*_words(its, wanted), *_pairs(text, wanted)]
    spans.sort()
    if wanted.amounts:
        spans += [span for span, tokens in its.amounts if not wanted.amounts.isdisjoint(tokens)]
        spans.sort()
    apart: list[Stretch] = []
    for start, end in spans:
        if apart and (start <= apart[-1][1] or text[apart[-1][1] : start].isspace()):
            # Side by side, or one within the other.
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _pairs(text: str, wanted: Wanted) -> Iterator[Stretch]:
    """The pairs of Chinese characters that the query asks for."""
    if text.isascii():
        return
    for run in CHINESE.finditer(simplified(text)):
        for place in range(len(run[0]) - 1):
            if run[0][place : place + 2] in wanted.exact:
                yield run.start() + place, run.start() + place + 2


def _words(its: Parts, wanted: Wanted) -> Iterator[Stretch]:
    begins = wanted.begins
    for place in [place for place, first in enumerate(its.roots) if first in begins]:
        start, end = its.spans[place]
        for phrase in wanted.phrases.get(its.roots[place], ()):
            if tuple(its.roots[place : place + len(phrase)]) == phrase:
                yield start, its.spans[place + len(phrase) - 1][1]
                break
        else:
            if its.roots[place] in wanted.exact:
                yield start, end
