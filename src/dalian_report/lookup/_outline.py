"""The outline of a report: the sections above, below, before and after a section."""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING, overload

from dalian_report import model
from dalian_report.errors import OffsetError, UnknownKeyError
from dalian_report.model._outline import Section
from dalian_report.model._tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.lookup._indexes import Indexes
    from dalian_report.lookup._section_tree import SectionTree


class Outline(Tables):
    """The ways through the outline of a report, a part of `Report`.

    A section is given as itself or by any key that `Report.section` accepts.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        _index: Indexes

    def _indexes(self) -> Indexes:
        from dalian_report.lookup._indexes import Indexes

        return Indexes(self)

    def walk(self, top: Section | str | None = None) -> Iterator[Section]:
        """Every section in document order, or only `top` and all sections below it.

        >>> import dalian_report as dr
        >>> [section.id for section in dr.load().walk("II.5")]
        ['II.5', 'II.5.1', 'II.5.2', 'II.5.3']
        """
        if top is None:
            return iter(self.sections)
        wanted = self._ids_below(self._section(top))
        return iter([section for section in self.sections if section.id in wanted])

    def children(self, section: Section | str) -> tuple[Section, ...]:
        """Return the sections directly below one, in document order."""
        return self._index.children.get(self._section(section).id, ())

    def parent(self, section: Section | str) -> Section | None:
        """Return the section directly above one, or None at the top."""
        above = self._section(section).parent_id
        return None if above is None else self._index.sections.find(above)

    def ancestors(self, section: Section | str) -> tuple[Section, ...]:
        """Return the sections above one, from the part down.

        >>> import dalian_report as dr
        >>> [section.id for section in dr.load().ancestors("II.5.3")]
        ['II', 'II.5']
        """
        sections: list[Section] = []
        above = self.parent(section)
        # A report made by hand may have a section above itself.
        while above is not None and above not in sections:
            sections.append(above)
            above = self.parent(above)
        return tuple(reversed(sections))

    @overload
    def next(self, record: Section, *, sibling: bool = False) -> Section | None: ...
    @overload
    def next(self, record: model.Statement, *, sibling: bool = False) -> model.Statement | None: ...
    @overload
    def next(self, record: str, *, sibling: bool = False) -> Section | model.Statement | None: ...
    def next(
        self, record: Section | model.Statement | str, *, sibling: bool = False
    ) -> Section | model.Statement | None:
        """Return the section or statement after one in the document, or None after the last.

        Args:
            record: a section or a statement, or a key of one.
            sibling: whether to stay with the same parent, or in the same section.

        >>> import dalian_report as dr
        >>> report = dr.load()
        >>> report.next("II.5").id, report.next("II.5", sibling=True).id
        ('II.5.1', 'II.6')
        """
        return self._neighbour(record, 1, sibling)

    @overload
    def previous(self, record: Section, *, sibling: bool = False) -> Section | None: ...
    @overload
    def previous(
        self, record: model.Statement, *, sibling: bool = False
    ) -> model.Statement | None: ...
    @overload
    def previous(
        self, record: str, *, sibling: bool = False
    ) -> Section | model.Statement | None: ...
    def previous(
        self, record: Section | model.Statement | str, *, sibling: bool = False
    ) -> Section | model.Statement | None:
        """Return the section or statement before one, or None before the first, as `next`."""
        return self._neighbour(record, -1, sibling)

    def tree(self, top: Section | str | None = None) -> SectionTree:
        """Return the outline with the figures of every section, drawn as a tree.

        `print` shows it, with `top` only that section and the sections below it.

        >>> import dalian_report as dr
        >>> print(dr.load().tree("I.overview"))
        I.overview  The year in outline
        └─ 10: key tasks of the year (result 2022, I.overview-04e.1)
        """
        from dalian_report.lookup._section_tree import Branch, SectionTree

        sections = {statement.id: statement.section_id for statement in self.statements}
        figures: dict[str, list[model.Figure]] = {}
        for figure in self.figures:
            figures.setdefault(sections[figure.statement_id], []).append(figure)
        above = 0 if top is None else len(self.ancestors(top))
        return SectionTree(
            tuple(
                Branch(
                    max(0, len(self.ancestors(section)) - above),
                    section,
                    tuple(figures.get(section.id, ())),
                )
                for section in self.walk(top)
            )
        )

    def at(self, offset: int) -> Section:
        """Return the innermost section at an offset of the source.

        Raises:
            OffsetError: for an offset outside the source.
        """
        place = _checked(offset, self.source.length)
        section = self._index.section_spans.at(place)
        if section is None:
            raise OffsetError("uncovered-offset", "offset", place)
        return section

    def statement_at(self, offset: int) -> model.Statement | None:
        """Return the statement at an offset of the source, or None in a gap.

        Raises:
            OffsetError: for an offset outside the source.
        """
        return self._index.statement_spans.at(_checked(offset, self.source.length))

    def _section(self, section: Section | str) -> Section:
        return section if isinstance(section, Section) else self._index.sections.find(section)

    def _ids_below(self, top: Section) -> set[str]:
        """The ids of a section and of all sections below it."""
        ids: set[str] = set()
        waiting = [top.id]
        while waiting:
            id = waiting.pop()
            if id not in ids:
                ids.add(id)
                waiting += [child.id for child in self._index.children.get(id, ())]
        return ids

    def _neighbour(
        self, record: object, step: int, sibling: bool
    ) -> Section | model.Statement | None:
        if isinstance(record, str):
            record = self._index.statements.get(record) or self._index.sections.find(record)
        rows: tuple[Section, ...] | tuple[model.Statement, ...]
        if isinstance(record, Section):
            rows, kin = self.sections, "parent_id"
        elif isinstance(record, model.Statement):
            rows, kin = self.statements, "section_id"
        else:
            raise UnknownKeyError(record, (), "section or statement")
        place = self._index.places.get(record.id)
        if place is None:
            raise UnknownKeyError(record.id, (), "section or statement")
        for other in range(place + step, len(rows) if step > 0 else -1, step):
            if not sibling or getattr(rows[other], kin) == getattr(record, kin):
                return rows[other]
        return None


def _checked(offset: object, length: int) -> int:
    """The offset as an `int`.

    Raises:
        OffsetError: if it is not a whole number, or is outside the source.
    """
    try:
        if isinstance(offset, bool):
            raise TypeError
        place = index(offset)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    except TypeError:
        raise OffsetError("not-whole", "offset", offset) from None
    if not 0 <= place < length:
        raise OffsetError("outside-source", "offset", place, last=length - 1)
    return place
