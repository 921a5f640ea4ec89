"""The arguments of a search: checked, and which statements they let through."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from operator import index
from typing import TYPE_CHECKING, cast

from dalian_report.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import SupportsIndex

    from dalian_report.model import Figure, Target
    from dalian_report.model._vocabulary import StatementKind
    from dalian_report.search._entries import SearchTables

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,]|\.\d)")


def text_of(query: object) -> str:
    """The query.

    Raises:
        QueryError: if it is not a string.
    """
    if not isinstance(query, str):
        raise QueryError("not-text", "query", query)
    return query


def whole(name: str, value: object) -> int:
    """The whole number that a caller gives.

    Raises:
        QueryError: if it is a boolean, not a whole number, or below 0.
    """
    try:
        # The function `index` would accept a boolean too.
        number = index(cast("SupportsIndex", value)) if not isinstance(value, bool) else None
    except TypeError:
        number = None
    if number is None:
        raise QueryError("not-whole", name, value)
    if number < 0:
        raise QueryError("negative", name, number)
    return number


class Filters:
    """The years and the indicators that each statement is about."""

    def __init__(self, tables: SearchTables) -> None:
        self._tables = tables

    @cached_property
    def _years(self) -> dict[str, set[int]]:
        by_statement: dict[str, set[int]] = defaultdict(set)
        for record in self._measured:
            if record.year is not None:
                by_statement[record.statement_id].add(record.year)
        for statement in self._tables.statements:
            by_statement[statement.id].update(map(int, _YEAR.findall(statement.text)))
        return dict(by_statement)

    @cached_property
    def _indicators(self) -> dict[str, set[str | None]]:
        by_statement: dict[str, set[str | None]] = defaultdict(set)
        for record in self._measured:
            by_statement[record.statement_id].add(record.indicator_id)
        return dict(by_statement)

    @property
    def _measured(self) -> tuple[Figure | Target, ...]:
        return (*self._tables.figures, *self._tables.targets)

    def passed(
        self,
        kind: StatementKind | None,
        sections: Collection[str] | None,
        year: int | None,
        indicator: str | None,
    ) -> Collection[int]:
        """The places of the statements that pass all filters, or None for all statements."""
        everything = range(len(self._tables.statements))
        if kind is None and sections is None and year is None and indicator is None:
            return everything
        return {
            place
            for place, statement in enumerate(self._tables.statements)
            if (kind is None or statement.kind is kind)
            and (sections is None or statement.section_id in sections)
            and (year is None or year in self._years.get(statement.id, ()))
            and (indicator is None or indicator in self._indicators.get(statement.id, ()))
        }
