"""Ranked search over the statements of a report.

`Report.search` is the way in. A query is any text:

- **Words** are compared with the statement, its glossary terms (as printed, corrected, and in
  Chinese) and their meanings, the names in it, the labels of its figures, and its section
  titles. Inflections count as one word. A shipped thesaurus adds other words for a thing. A
  statement need not have every word, but statements that cover more of the query come first.
- **"A phrase"** in double quotes must be in the statement word for word.
- **A beginning** with a star, `word*`, finds the words with this beginning.
- **Numbers** are compared by value and unit: "1.5 billion kWh", "1,500 GWh" and
  "15亿千瓦时" are equal.
- **Chinese** is compared by pairs of characters, in the Chinese of terms, names,
  indicators and hedges, and through the thesaurus.

The full-text index is SQLite's FTS5, in memory, made at the first search. It ranks by BM25,
corrected by the share of the query that a statement covers. Ties go to the earlier statement.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from dalian_report.search._entries import SearchTables
from dalian_report.search._hits import Hit

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import SupportsIndex

    from dalian_report.model._vocabulary import StatementKind
    from dalian_report.search._filters import Filters
    from dalian_report.search._index import Index

__all__ = ["Hit", "SearchTables", "StatementIndex"]


class StatementIndex:
    """The statements of one report, made searchable at the first search.

    Threads may share it.
    """

    def __init__(self, tables: SearchTables) -> None:
        self._tables = tables
        self._building = Lock()
        self._ready: tuple[Index, Filters] | None = None

    def find(
        self,
        query: str,
        *,
        kind: StatementKind | str | None = None,
        sections: Collection[str] | None = None,
        year: SupportsIndex | None = None,
        indicator: str | None = None,
        limit: SupportsIndex | None = 10,
    ) -> tuple[Hit, ...]:
        """Return the best hits, the best first, or an empty tuple if nothing matches.

        A filter leaves out hits and does not change scores. `sections` and `indicator` are ids.

        Raises:
            QueryError: if the query is not a string, or if a year or limit is not a whole
                number of 0 or more.
            UnknownKeyError: if the kind is unknown.
        """
        from dalian_report.errors import UnknownKeyError
        from dalian_report.errors._members import member
        from dalian_report.model._vocabulary import StatementKind
        from dalian_report.search._filters import text_of, whole
        from dalian_report.search._hits import snippet
        from dalian_report.search._matches import matches, wanted
        from dalian_report.search._queries import read

        text = text_of(query)
        of_kind = None
        if kind is not None:
            of_kind = member(StatementKind, kind, "kind of statement", UnknownKeyError)
        in_year = None if year is None else whole("year", year)
        most = None if limit is None else whole("limit", limit)
        index, filters = self._ready or self._build()
        passed = filters.passed(of_kind, sections, in_year, indicator)
        asked = read(text, index)
        ranked = [rank for rank in index.ranked(asked) if rank[1] in passed]
        sought = wanted(asked, index.thesaurus)
        hits: list[Hit] = []
        for score, place in ranked[:most]:
            statement = self._tables.statements[place]
            spans = matches(statement.text, index.parts(place), sought)
            hits.append(Hit(statement, score, snippet(statement.text, spans), spans))
        return tuple(hits)

    def _build(self) -> tuple[Index, Filters]:
        # Here, so that naming a Hit loads neither SQLite nor the thesaurus.
        from dalian_report.search._filters import Filters
        from dalian_report.search._index import Index

        with self._building:
            if self._ready is None:
                self._ready = Index(self._tables), Filters(self._tables)
            return self._ready
