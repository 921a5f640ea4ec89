"""The index: SQLite's FTS5 for candidates and BM25, coverage of the query on top."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import chain
from math import log
from operator import mul
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import finalize

from dalian_report.errors import QueryError
from dalian_report.search._entries import Entry, SearchTables, entries
from dalian_report.search._matches import Parts, parts
from dalian_report.search._quantities import UnitTable
from dalian_report.search._thesaurus import Reader, shipped
from dalian_report.search._words import CHINESE, pairs, spaced, words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from dalian_report.search._queries import Query, Term

_WEIGHTS = {
    "text": 4.0,
    "names": 3.0,
    "labels": 2.0,
    "titles": 0.8,
    "notes": 0.4,
    "chinese": 3.0,
    "amounts": 6.0,
}
"""How much a word in each field counts."""
_RANKED = (
    f"SELECT rowid, bm25(said, {', '.join(map(str, _WEIGHTS.values()))}) AS score"
    " FROM said WHERE said MATCH ? ORDER BY score, rowid"
)
_PLACES = "SELECT rowid FROM said WHERE said MATCH ?"
_TOLD = "text names labels chinese"
"""The fields of a statement's own words."""
_SAID = "text names labels titles chinese"
"""The fields that a quoted phrase is sought in."""
_POOL = 60
"""The number of best candidates that are weighed by the terms that they lack."""
_COVERAGE = 0.75
"""The share of the score that depends on the covered part of the query."""
_COMMON = 0.2
_MOST_COUNTS = 10_000
_BY_MEANING = 0.7
_BY_BACKGROUND = 0.4
_LEAST_COVERED = 0.47
"""The share of a query that the best statement must cover for the query to have hits."""
_LEAST_COVERED_OF_MANY = 0.39
"""The same for four terms or more, since sentences have words that ask for nothing."""
_LEAST_COVERED_OF_TWO = 0.75
"""Of one or two terms the share that must be covered in any way: a
statement on "minimum" does not answer "minimum wage"."""


class _Content(NamedTuple):
    """The subject of a statement, for weighing a candidate."""

    exact: set[str]
    meanings: set[int]
    around: set[str]
    """Words of the section titles and of the notes."""
    meanings_around: set[int]


class Index:
    """The searchable statements of one report. Threads can share it."""

    def __init__(self, tables: SearchTables) -> None:
        self.units = UnitTable(tables.units)
        self.thesaurus = shipped()
        self._statements = tables.statements
        self._entries = entries(tables, self.units)
        self._database = _filled(self._entries)
        self._turn = Lock()
        self._counts: dict[tuple[str, ...], int] = {}
        self._contents: dict[int, _Content] = {}
        self._parts: dict[int, Parts] = {}
        finalize(self, self._database.close)

    # The parts that a query may ask for.

    def has(self, word: str) -> bool:
        """Whether a statement has the word, in any inflection."""
        return self._count((word,)) > 0

    def near(self, word: str) -> Sequence[str]:
        """Up to three words of the report that look like a word that the report does not have."""
        if not 4 <= len(word) <= 30:
            return []
        from difflib import get_close_matches

        matches = get_close_matches(word, self._vocabulary, n=3, cutoff=0.8)
        # Otherwise penguins are found as engines, wine as win and a drone as done.
        return [
            near for near in matches if near[0] == word[0] and (len(word) > 6 or {*near} == {*word})
        ]

    def beginning(self, start: str) -> Sequence[str]:
        """Up to fifty words of the report with this beginning."""
        place = bisect_left(self._vocabulary, start)
        some = self._vocabulary[place : place + 50]
        return [word for word in some if word.startswith(start)]

    @cached_property
    def _vocabulary(self) -> list[str]:
        texts = (" ".join(entry[:4]) for entry in self._entries)
        return sorted({word for text in texts for word in words(text)})

    # Answering.

    def ranked(self, query: Query) -> list[tuple[float, int]]:
        """Scores and places of all statements that match, the best first."""
        candidates = self._candidates(query)
        pool = [place - 1 for place, _ in candidates[:_POOL]]
        covered = self._covered(query.terms, pool)
        if not self._is_answered(query, pool, covered):
            return []
        shares = self._shares(query.terms, covered)
        shares += [0.0] * (len(candidates) - len(shares))
        scored = sorted(
            (negative * (1 - _COVERAGE + _COVERAGE * share), place - 1)
            for (place, negative), share in zip(candidates, shares, strict=True)
        )
        return [(-negative, place) for negative, place in scored]

    def _covered(self, terms: Iterable[Term], places: Iterable[int]) -> list[tuple[float, ...]]:
        """How well each of the statements covers each of the terms, from 0 to 1."""
        contents = [self._content(place) for place in places]
        # Term by term, since the candidates are many and the terms few.
        return [
            *zip(*([_covers(content, term) for content in contents] for term in terms), strict=True)
        ]

    def _shares(self, terms: Sequence[Term], covered: Iterable[Sequence[float]]) -> list[float]:
        """How much of the query each of the statements covers, from 0 to 1."""
        weights = [self._weight(term) for term in terms]
        total = sum(weights)
        return [sum(map(mul, weights, parts)) / total for parts in covered] if total else []

    def _is_answered(
        self, query: Query, places: Sequence[int], covered: Sequence[Sequence[float]]
    ) -> bool:
        """Whether one of the statements covers so much of the query that it may be an answer.

        A word that no statement has counts as much as the rarest word that one has.
        """
        if query.required or (query.whole and self._count((query.whole,))):
            return True
        weights = self._asked(query.terms)
        least, by_stem = _LEAST_COVERED, _BY_MEANING
        if len(weights) <= 2:
            least, by_stem = _LEAST_COVERED_OF_TWO, 1.0
            # Covered by more than what its notes may mean.
            covered = [[part >= _BY_BACKGROUND for part in row] for row in covered]
        elif len(weights) >= 4:
            least = _LEAST_COVERED_OF_MANY
        needed = least * sum(weights.values())
        stemmed = {at: self._having(query.terms[at]) for at in weights}
        return any(
            needed
            <= sum(
                weight * max(row[at], by_stem * (place in stemmed[at]))
                for at, weight in weights.items()
            )
            for place, row in zip(places, covered, strict=True)
        )

    def _having(self, term: Term) -> set[int]:
        """The places of the statements that have a term by the index, whose stems are wider."""
        phrases = [phrase for phrase in term.phrases if self._count((phrase,))]
        if not phrases:
            return set()
        fields = _TOLD if not term.is_amount else f"{_TOLD} amounts"
        rows = self._rows(_PLACES, f"{{{fields}}} : ({_any(phrases)})")
        return {place - 1 for (place,) in rows}

    def _asked(self, terms: Iterable[Term]) -> dict[int, float]:
        """The weights of the terms that an answer should cover, by their places.

        An amount that no statement has, and a single Chinese character (the unit of an amount,
        or the rest of a word) may be missing.
        """
        rarest = self._rarity(0)
        return {
            place: weight or rarest
            for place, (term, weight) in enumerate((term, self._weight(term)) for term in terms)
            if (weight or not term.is_amount) and not all(map(_is_character, term.exact))
        }

    def _weight(self, term: Term) -> float:
        """How much a term tells statements apart: nothing where none has it."""
        count = self._count(term.phrases)
        return self._rarity(count) if count else 0.0

    def _rarity(self, count: int) -> float:
        return log(1 + (len(self._entries) - count + 0.5) / (count + 0.5))

    def _count(self, phrases: tuple[str, ...]) -> int:
        count = self._counts.get(phrases)
        if count is None:
            if len(self._counts) > _MOST_COUNTS:
                self._counts.clear()
            sql = "SELECT count(*) FROM said WHERE said MATCH ?"
            ((count,),) = self._rows(sql, _any(phrases)) if phrases else ((0,),)
            self._counts[phrases] = count
        return count

    def _content(self, place: int) -> _Content:
        content = self._contents.get(place)
        if content is None:
            content = self._contents[place] = _content(self._entries[place], self._reader)
        return content

    def parts(self, place: int) -> Parts:
        """The words and amounts of a statement's text."""
        known = self._parts.get(place)
        if known is None:
            text = self._statements[place].text
            known = self._parts[place] = parts(text, self.units)
        return known

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.thesaurus)

    def _candidates(self, query: Query) -> list[tuple[int, float]]:
        phrases = dict.fromkeys([*query.required, *self._telling(query.terms)])
        if not phrases:
            return []
        if query.whole and self._count((query.whole,)):
            phrases[query.whole] = None
        required = [f"{{{_SAID}}} : {_quoted(phrase)}" for phrase in query.required]
        expression = " AND ".join([*required, f"({_any(phrases)})"])
        return self._rows(_RANKED, expression)

    def _telling(self, terms: Iterable[Term]) -> list[str]:
        """The phrases of the terms, except the most common ones in the report."""
        most = len(self._entries) * _COMMON
        telling = [[phrase for phrase in term.phrases if self._count((phrase,))] for term in terms]
        rare = [
            [phrase for phrase in phrases if self._count((phrase,)) <= most]
            for phrases in telling
            if phrases and self._count((phrases[0],)) <= most
        ]
        return list(chain.from_iterable(rare or telling))

    def _rows(self, sql: str, expression: str) -> list[tuple[Any, ...]]:
        with self._turn:
            return self._database.execute(sql, (expression,)).fetchall()


def _is_character(word: str) -> bool:
    return len(word) == 1 and CHINESE.match(word) is not None


def _covers(content: _Content, term: Term) -> float:
    exact, meanings = term.exact, term.meanings
    if not exact.isdisjoint(content.exact):
        return 1.0
    if not meanings.isdisjoint(content.meanings):
        return _BY_MEANING
    if not exact.isdisjoint(content.around):
        return _BY_BACKGROUND
    if not meanings.isdisjoint(content.meanings_around):
        return _BY_BACKGROUND * _BY_MEANING
    return 0.0


def _content(entry: Entry, reader: Reader) -> _Content:
    exact, meanings = reader.read(f"{entry.text} {entry.names} {entry.labels}")
    exact.update(entry.amounts.split(), pairs(entry.chinese), entry.chinese)
    return _Content(exact, meanings, *reader.read(f"{entry.titles} {entry.notes}"))


def _filled(entries: Sequence[Entry]) -> sqlite3.Connection:
    import sqlite3

    database = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        database.execute(
            f"CREATE VIRTUAL TABLE said USING fts5({', '.join(_WEIGHTS)},"
            " content='', tokenize='porter ascii')"
        )
    except sqlite3.OperationalError as error:
        database.close()
        raise QueryError("no-fts5", "search", reason=str(error)) from None
    marks = ", ".join("?" * len(_WEIGHTS))
    # Many statements have the same Chinese, or none.
    chinese = {text: spaced(text) for text in {entry.chinese for entry in entries}}
    rows = [(*entry[:5], chinese[entry.chinese], entry.amounts) for entry in entries]
    database.executemany(f"INSERT INTO said({', '.join(_WEIGHTS)}) VALUES ({marks})", rows)
    return database


def _any(phrases: Iterable[str]) -> str:
    return " OR ".join(map(_quoted, phrases))


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'
