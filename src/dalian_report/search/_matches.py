"""Where a query stands in the text of a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.search._quantities import amounts
from dalian_report.search._words import CHINESE, folded, root, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.search._index import Index
    from dalian_report.search._quantities import UnitTable
    from dalian_report.search._queries import Query
    from dalian_report.search._thesaurus import Thesaurus

__all__ = ["matches"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_][^\W_]*")


def matches(text: str, query: Query, index: Index) -> tuple[tuple[int, int], ...]:
    """The words, phrases and amounts of the text that the query asks for, in order."""
    found = sorted({*_amounts(text, query, index.units), *_words(text, query, index.thesaurus)})
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and text[apart[-1][1] : start].strip() == "":
            # Side by side, or one within the other.
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _amounts(text: str, query: Query, units: UnitTable) -> Iterator[tuple[int, int]]:
    if not query.amounts:
        return
    lower = text.lower()
    if len(lower) == len(text):
        for amount in amounts(lower):
            if not query.amounts.isdisjoint(units.tokens(amount.value, amount.unit)):
                yield amount.start, amount.end


def _words(text: str, query: Query, thesaurus: Thesaurus) -> Iterator[tuple[int, int]]:
    exact = frozenset[str]().union(*(term.exact for term in query.terms))
    meanings = frozenset[int]().union(*(term.meanings for term in query.terms))
    phrases = {
        tuple(map(root, phrase.split()))
        for meaning in meanings
        for phrase in thesaurus.phrases(meaning)
    }
    longest = max(map(len, phrases), default=0)
    spans = [found.span() for found in _WORD.finditer(text)]
    roots = [_root(text[start:end]) for start, end in spans]
    for place, (start, end) in enumerate(spans):
        for length in range(min(longest, len(spans) - place), 0, -1):
            if tuple(roots[place : place + length]) in phrases:
                yield start, spans[place + length - 1][1]
                break
        else:
            if roots[place] in exact or (CHINESE.match(text, start) and text[start:end] in exact):
                yield start, end


def _root(word: str) -> str:
    found = words(folded(word))
    return root(found[0]) if found else ""
