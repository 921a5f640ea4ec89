"""The report: all records of one edition, and the ways to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report import offsets
from dalian_report._tables import HEADER, TABLES, Tables
from dalian_report.errors import OffsetError
from dalian_report.records.outline import Section

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from dalian_report import records
    from dalian_report.attachment import AttachedSource

__all__ = ["HEADER", "TABLES", "Report"]


class Report(Tables):
    """One government work report as data.

    Tables are tuples in document order. The shipped report reads each table from the
    package when it is first asked for; one made by hand or by `loads` holds them all.

    >>> import dalian_report as dr
    >>> report = dr.load()
    >>> report.target("gdp").strength
    <Strength.EXPECTED: 'expected'>
    """

    __slots__ = ()

    def section(self, key: str) -> Section:
        """The section that the key names.

        A key is an id in any case, "Part II, section 5, topic 3", "II(5)3", a slug, or a
        title in any case where only one section has it.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: for a title that several sections share.
        """
        return self._index.sections.find(key)

    def statement(self, id: str) -> records.Statement:
        """The statement with this id; `UnknownKeyError` if there is none."""
        return self._index.statements.find(id)

    def figure(self, id: str) -> records.Figure:
        """The figure with this id; `UnknownKeyError` if there is none."""
        return self._index.figures.find(id)

    def indicator(self, id: str) -> records.Indicator:
        """The indicator with this id; `UnknownKeyError` if there is none."""
        return self._index.indicators.find(id)

    def deliverable(self, id: str) -> records.Deliverable:
        """The deliverable with this id; `UnknownKeyError` if there is none."""
        return self._index.deliverables.find(id)

    def unit(self, code: str) -> records.Unit:
        """The unit with this code; `UnknownKeyError` if there is none."""
        return self._index.units.find(code)

    def target(self, key: str) -> records.Target:
        """The target that the key names.

        A key is an id ("gdp.growth@2023"), or an indicator or a concept ("gdp.growth",
        "gdp") that has only one target.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: where the indicator or concept has several.
        """
        return self._index.targets.find(key)

    def get(self, id: object, default: object = None) -> Any:
        """The record of any kind with this id (a unit by its code), or `default`.

        Never raises.
        """
        everything = self._index.everything
        try:
            return everything.get(id, default) if isinstance(id, str) else default
        except Exception:  # a string of a class of its own, whose hash fails
            return default

    def children(self, section: Section | str) -> tuple[Section, ...]:
        """The sections directly below one, in document order."""
        parent = self._resolved(section)
        return tuple(child for child in self.sections if child.parent_id == parent.id)

    def walk(self) -> Iterator[Section]:
        """Every section, in document order."""
        return iter(self.sections)

    def statements_in(
        self, section: Section | str, deep: bool = True
    ) -> tuple[records.Statement, ...]:
        """The statements of a section; with `deep`, of the sections below it too."""
        wanted = self._ids_in(section, deep)
        return tuple(found for found in self.statements if found.section_id in wanted)

    def figures_in(self, section: Section | str, deep: bool = True) -> tuple[records.Figure, ...]:
        """The figures of a section; with `deep`, of the sections below it too."""
        wanted = {statement.id for statement in self.statements_in(section, deep)}
        return tuple(figure for figure in self.figures if figure.statement_id in wanted)

    def _ids_in(self, section: Section | str, deep: bool) -> set[str]:
        top = self._resolved(section)
        wanted = {top.id}
        if deep:
            for below in self.sections:
                if below.parent_id in wanted:
                    wanted.add(below.id)
        return wanted

    def _resolved(self, section: Section | str) -> Section:
        return section if isinstance(section, Section) else self.section(section)

    def at(self, offset: int) -> Section:
        """The innermost section at an offset of the source.

        Raises:
            OffsetError: for an offset outside the source.
        """
        place = offsets.checked(offset, self.source.length)
        found = self._index.section_spans.at(place)
        if found is None:
            raise OffsetError(f"no section covers offset {place}")
        return found

    def statement_at(self, offset: int) -> records.Statement | None:
        """The statement at an offset of the source, or None in a gap.

        Raises:
            OffsetError: for an offset outside the source.
        """
        place = offsets.checked(offset, self.source.length)
        return self._index.statement_spans.at(place)

    def attach(
        self,
        source: str | bytes | os.PathLike[str] | None = None,
        *,
        path: str | os.PathLike[str] | None = None,
        text: str | bytes | None = None,
    ) -> AttachedSource:
        """The source text, verified by its length and SHA-256, to quote from.

        Bytes are the text, a `PathLike` is a path; a `str` is the text if it has a line
        break or more than 4,096 characters, and else a path. `path` and `text` say which.

        Raises:
            SourceMismatchError: for another text, with what can be told of the difference.
            DataError: for a file that cannot be read.
        """
        from dalian_report import attachment

        return attachment.attach(self, source, path=path, text=text)

    def entity(self, key: str) -> records.Entity:
        """The entity with this id, with or without its prefix: "hengli", "entity.hengli".

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
        """
        return self._index.entities.find(key)

    def term(self, key: str) -> records.GlossaryEntry:
        """The glossary entry with this id, with or without its prefix: "jin", "term.jin".

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
        """
        return self._index.terms.find(key)

    def mentions(self, key: str) -> tuple[records.Statement, ...]:
        """The statements that name an entity, in document order.

        >>> import dalian_report as dr
        >>> [statement.id for statement in dr.load().mentions("changxing-island")]
        ['I.1.6-04', 'II.1.2-12b']
        """
        return tuple(self.statement(id) for id in self.entity(key).statement_ids)

    def related(self, statement: records.Statement | str) -> tuple[records.Statement, ...]:
        """The statements that take this one up, or that it takes up, in document order."""
        id = statement if isinstance(statement, str) else statement.id
        linked = {
            other
            for link in self.relations
            for one, other in ((link.from_id, link.to_id), (link.to_id, link.from_id))
            if one == self.statement(id).id
        }
        return tuple(found for found in self.statements if found.id in linked)
