"""What the lookups of a report go by, each index built when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import ref

from dalian_report.lookup import Index, Prefixed, Sections, targets_by_key
from dalian_report.offsets import SpanIndex

if TYPE_CHECKING:
    from dalian_report import records
    from dalian_report._tables import Tables

__all__ = ["Indexes"]

_WITH_IDS = (
    "sections",
    "statements",
    "figures",
    "indicators",
    "targets",
    "deliverables",
    "entities",
    "glossary",
)
"""The tables whose records have an id."""


class Indexes:
    """The indexes of one report."""

    def __init__(self, report: Tables) -> None:
        # Weakly: a report that holds what holds it would wait for the garbage collector.
        self._report = ref(report)

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
    def statements(self) -> Index[records.Statement]:
        """Statements by id."""
        return Index("statement", {found.id: found for found in self._tables.statements})

    @cached_property
    def figures(self) -> Index[records.Figure]:
        """Figures by id."""
        return Index("figure", {found.id: found for found in self._tables.figures})

    @cached_property
    def units(self) -> Index[records.Unit]:
        """Units by code."""
        return Index("unit", {found.code: found for found in self._tables.units})

    @cached_property
    def indicators(self) -> Index[records.Indicator]:
        """Indicators by id."""
        return Index("indicator", {found.id: found for found in self._tables.indicators})

    @cached_property
    def targets(self) -> Index[records.Target]:
        """Targets by id, indicator and concept."""
        concepts = {found.id: found.concept for found in self._tables.indicators}
        return targets_by_key(self._tables.targets, concepts)

    @cached_property
    def deliverables(self) -> Index[records.Deliverable]:
        """Deliverables by id."""
        return Index("deliverable", {found.id: found for found in self._tables.deliverables})

    @cached_property
    def entities(self) -> Prefixed[records.Entity]:
        """Entities by id, with or without its prefix, and by name."""
        return Prefixed("entity", self._tables.entities, _names_of_entity)

    @cached_property
    def terms(self) -> Prefixed[records.GlossaryEntry]:
        """Glossary entries by id, with or without its prefix, and by what they explain."""
        return Prefixed("term", self._tables.glossary, _names_of_term)

    @cached_property
    def everything(self) -> dict[str, Any]:
        """Records of every kind by id, units by code."""
        found: dict[str, Any] = dict(self.units)
        for name in _WITH_IDS:
            found |= {record.id: record for record in getattr(self._tables, name)}
        return found

    @cached_property
    def section_spans(self) -> SpanIndex[records.Section]:
        """The innermost section at an offset."""
        sections = sorted(self._tables.sections, key=lambda one: (-one.span.start, one.span.end))
        return SpanIndex((section.span, section) for section in sections)

    @cached_property
    def statement_spans(self) -> SpanIndex[records.Statement]:
        """The statement at an offset."""
        statements = self._tables.statements
        return SpanIndex((span, found) for found in statements for span in found.spans)


def _names_of_entity(entity: records.Entity) -> tuple[str, ...]:
    return tuple(name for name in (entity.name, entity.name_zh) if name)


def _names_of_term(term: records.GlossaryEntry) -> tuple[str, ...]:
    return (term.printed, *term.variants, term.zh, term.en)
