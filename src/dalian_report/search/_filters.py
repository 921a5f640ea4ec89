"""Which statements a filter lets through."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from dalian_report.records import Figure, Target
    from dalian_report.search._entries import Searched
    from dalian_report.vocabulary import StatementKind

__all__ = ["Filters"]

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,]|\.\d)")


class Filters:
    """The years and the indicators that each statement is about."""

    def __init__(self, tables: Searched) -> None:
        self._statements = tables.statements
        self._years: dict[str, set[int]] = defaultdict(set)
        self._indicators: dict[str, set[str]] = defaultdict(set)
        records: tuple[Figure | Target, ...] = (*tables.figures, *tables.targets)
        for record in records:
            if record.year is not None:
                self._years[record.statement_id].add(record.year)
            if record.indicator_id is not None:
                self._indicators[record.statement_id].add(record.indicator_id)
        for statement in tables.statements:
            self._years[statement.id].update(map(int, _YEAR.findall(statement.text)))

    def passed(
        self,
        kind: StatementKind | None,
        sections: Collection[str] | None,
        year: int | None,
        indicator: str | None,
    ) -> Collection[int]:
        """The places of the statements that pass all filters; None lets everything through."""
        everything = range(len(self._statements))
        if kind is None and sections is None and year is None and indicator is None:
            return everything
        return {
            place
            for place, statement in enumerate(self._statements)
            if (kind is None or statement.kind is kind)
            and (sections is None or statement.section_id in sections)
            and (year is None or year in self._years[statement.id])
            and (indicator is None or indicator in self._indicators[statement.id])
        }
