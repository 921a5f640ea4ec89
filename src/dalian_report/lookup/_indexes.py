"""The indexes for the lookups of a report, each built when it is first needed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import ref

from dalian_report.errors import UnknownKeyError
from dalian_report.errors._near_keys import suggestions
from dalian_report.lookup._keys import Index, NameIndex, Prefixed, R, Sections, targets_by_key
from dalian_report.model._registry import tables_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report import model
    from dalian_report.lookup._offsets import SpanIndex
    from dalian_report.model._tables import Tables

_WITH_IDS = tuple(table.name for table in tables_in("report") if table.key == "id")
"""The tables whose records have an id."""


class Indexes:
    """The indexes of one report."""

    def __init__(self, report: Tables) -> None:
        # Weakly: a report that holds what holds it would wait for the garbage collector.
        self._report = ref(report)
        self.outcomes: tuple[model.Observation, ...] | None = None
        """The outcomes that go with the report, which the report puts here when it is asked."""
        self.words: Any = None
        """Statements by their words. The report puts the index here at its first search."""

    @property
    def _tables(self) -> Tables:
        report = self._report()
        assert report is not None
        return report

    @cached_property
    def sections(self) -> Sections:
        """Sections by id, and by all the other forms of a key."""
        return Sections(self._tables.sections)

    @cached_property
    def statements(self) -> Index[model.Statement]:
        """Statements by id."""
        return _by_id("statement", self._tables.statements)

    @cached_property
    def figures(self) -> Index[model.Figure]:
        """Figures by id."""
        return _by_id("figure", self._tables.figures)

    @cached_property
    def units(self) -> Index[model.Unit]:
        """Units by code."""
        return Index("unit", {unit.code: unit for unit in self._tables.units})

    @cached_property
    def indicators(self) -> Index[model.Indicator]:
        """Indicators by id."""
        return _by_id("indicator", self._tables.indicators)

    @cached_property
    def targets(self) -> NameIndex[model.Target]:
        """Targets by id, indicator and concept."""
        concepts = {indicator.id: indicator.concept for indicator in self._tables.indicators}
        return targets_by_key(self._tables.targets, concepts)

    @cached_property
    def deliverables(self) -> Index[model.Deliverable]:
        """Deliverables by id."""
        return _by_id("deliverable", self._tables.deliverables)

    @cached_property
    def entities(self) -> Prefixed[model.Entity]:
        """Entities by id, with or without its prefix, and by name."""
        return Prefixed("entity", self._tables.entities, _names_of_entity)

    @cached_property
    def terms(self) -> Prefixed[model.GlossaryEntry]:
        """Glossary entries by id, with or without the prefix, and by their terms."""
        return Prefixed("term", self._tables.glossary, _names_of_term)

    @cached_property
    def everything(self) -> dict[str, Any]:
        """Records of every kind by id, units by code, and the outcomes that go with them."""
        outcomes = (*self._tables.outcomes(), *self._tables.results())
        by_id: dict[str, Any] = {outcome.id: outcome for outcome in outcomes}
        by_id |= self.units
        for name in _WITH_IDS:
            by_id |= {record.id: record for record in getattr(self._tables, name)}
        return by_id

    def find(self, key: object, *kinds: type) -> Any:
        """The record of one of the kinds (any by default) that a key names.

        An id comes first, then the first of the `named` that knows the key.
        """
        if isinstance(key, str):
            record = self.everything.get(key)
            if record is not None and isinstance(record, kinds or object):
                return record
            for index in self._named:
                named = index.sought(key)
                if any(isinstance(record, kinds or object) for record in named):
                    return index.find(key)
        wanted = " or ".join(map(_name, kinds)) or "record"
        raise UnknownKeyError(key, suggestions(key, self._known(kinds or (object,))), wanted)

    @property
    def _named(self) -> tuple[NameIndex[Any], ...]:
        return self.sections, self.targets, self.entities, self.terms

    def _known(self, kinds: tuple[type, ...]) -> Iterator[str]:
        yield from (id for id, record in self.everything.items() if isinstance(record, kinds))
        for index in self._named:
            if any(isinstance(record, kinds) for record in index.values()):
                yield from index.known()

    @cached_property
    def children(self) -> dict[str | None, tuple[model.Section, ...]]:
        """The sections below each, by its id, and the top sections under None."""
        children: dict[str | None, list[model.Section]] = {}
        for section in self._tables.sections:
            children.setdefault(section.parent_id, []).append(section)
        return {id: tuple(below) for id, below in children.items()}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each section and each statement in its table."""
        places = {row.id: place for place, row in enumerate(self._tables.statements)}
        return places | {row.id: place for place, row in enumerate(self._tables.sections)}

    @cached_property
    def section_spans(self) -> SpanIndex[model.Section]:
        """The innermost section at an offset."""
        # Here and below, since most uses ask for no offset.
        from dalian_report.lookup._offsets import SpanIndex

        sections = sorted(
            self._tables.sections, key=lambda section: (-section.span.start, section.span.end)
        )
        return SpanIndex((section.span, section) for section in sections)

    @cached_property
    def statement_spans(self) -> SpanIndex[model.Statement]:
        """The statement at an offset."""
        from dalian_report.lookup._offsets import SpanIndex

        statements = self._tables.statements
        return SpanIndex((span, statement) for statement in statements for span in statement.spans)


def _by_id(kind: str, records: Iterable[R]) -> Index[R]:
    return Index(kind, {record.id: record for record in records})


def _names_of_entity(entity: model.Entity) -> tuple[str, ...]:
    return tuple(name for name in (entity.name, entity.name_zh) if name)


def _names_of_term(term: model.GlossaryEntry) -> tuple[str, ...]:
    return (term.printed, *term.variants, term.zh, term.en)


def _name(kind: type) -> str:
    """The name of a record class as a person writes it: "glossary entry"."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()
