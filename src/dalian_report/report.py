"""The report: all records of one edition, and the ways to reach them."""

from __future__ import annotations

# At run time too, since the types of fields are resolved then.
from collections.abc import Callable, Iterable, Iterator, Mapping  # noqa: TC003
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from dalian_report import lookup, records
from dalian_report.records.outline import Section

if TYPE_CHECKING:
    import os
    from typing import Self

    from dalian_report.attachment import AttachedSource

__all__ = ["Report"]

T = TypeVar("T")

TABLES = (
    "sections",
    "statements",
    "figures",
    "numerals",
    "units",
    "indicators",
    "targets",
    "deliverables",
    "entities",
    "relations",
    "glossary",
)
"""The names of a report's tables, in document order."""

HEADER = ("schema_version", "data_version", "edition", "source")
"""The fields that stand before the tables."""

_reading = RLock()


def _table(rows: Iterable[Any]) -> tuple[Any, ...]:
    # Not tuple itself: type checkers would let no caller pass its rows.
    return tuple(rows)


@attrs.frozen(repr=False)
class Report:
    """One government work report as data.

    Tables are tuples in document order. The shipped report reads each table from the
    package when it is first asked for; one made by hand or by `loads` holds them all.

    >>> import dalian_report as dr
    >>> report = dr.load()
    >>> report.target("gdp").strength
    <Strength.EXPECTED: 'expected'>
    """

    schema_version: str
    data_version: str
    edition: str
    source: records.Source
    sections: tuple[Section, ...] = attrs.field(converter=_table)
    statements: tuple[records.Statement, ...] = attrs.field(converter=_table)
    figures: tuple[records.Figure, ...] = attrs.field(converter=_table)
    numerals: tuple[records.Numeral, ...] = attrs.field(converter=_table)
    units: tuple[records.Unit, ...] = attrs.field(converter=_table)
    indicators: tuple[records.Indicator, ...] = attrs.field(converter=_table)
    targets: tuple[records.Target, ...] = attrs.field(converter=_table)
    deliverables: tuple[records.Deliverable, ...] = attrs.field(converter=_table)
    entities: tuple[records.Entity, ...] = attrs.field(converter=_table)
    relations: tuple[records.Relation, ...] = attrs.field(converter=_table)
    glossary: tuple[records.GlossaryEntry, ...] = attrs.field(converter=_table)
    _indexes: dict[str, Any] = attrs.field(factory=dict[str, Any], init=False, eq=False)
    _read_table: Callable[[str], tuple[Any, ...]] | None = attrs.field(
        default=None, init=False, eq=False
    )

    @classmethod
    def reading(
        cls, header: Mapping[str, Any], read_table: Callable[[str], tuple[Any, ...]]
    ) -> Self:
        """A report whose tables are read when first asked for; for the shipped data."""
        report = cls.__new__(cls)
        for name in HEADER:
            object.__setattr__(report, name, header[name])
        object.__setattr__(report, "_indexes", {})
        object.__setattr__(report, "_read_table", read_table)
        return report

    def __getattr__(self, name: str) -> Any:
        """Read a table whose slot is still empty."""
        if name not in TABLES:
            raise AttributeError(f"a report has no {name!r}", name=name, obj=self)
        with _reading:
            try:
                return object.__getattribute__(self, name)
            except AttributeError:
                read_table = object.__getattribute__(self, "_read_table")
                object.__setattr__(self, name, read_table(name))
                return object.__getattribute__(self, name)

    def __repr__(self) -> str:
        return f"<Report {self.edition}, data {self.data_version}>"

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in (*HEADER, *TABLES)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_indexes", {})
        object.__setattr__(self, "_read_table", None)

    def _index(self, name: str, build: Callable[[], T]) -> T:
        if name not in self._indexes:
            with _reading:
                self._indexes.setdefault(name, build())
        found: T = self._indexes[name]
        return found

    def section(self, key: str) -> Section:
        """The section that the key names.

        A key is an id in any case, "Part II, section 5, topic 3", "II(5)3", a slug, or a
        title in any case where only one section has it.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: for a title that several sections share.
        """
        return self._section_index.find(key)

    @property
    def _section_index(self) -> lookup.SectionIndex:
        return self._index("sections", lambda: lookup.SectionIndex(self.sections))

    def statement(self, id: str) -> records.Statement:
        """The statement with this id; `UnknownKeyError` if there is none."""
        return lookup.exactly(self._by_id("statements", self.statements), id, "statement")

    def figure(self, id: str) -> records.Figure:
        """The figure with this id; `UnknownKeyError` if there is none."""
        return lookup.exactly(self._by_id("figures", self.figures), id, "figure")

    def indicator(self, id: str) -> records.Indicator:
        """The indicator with this id; `UnknownKeyError` if there is none."""
        return lookup.exactly(self._by_id("indicators", self.indicators), id, "indicator")

    def unit(self, code: str) -> records.Unit:
        """The unit with this code; `UnknownKeyError` if there is none."""
        units = self._index("units", lambda: {unit.code: unit for unit in self.units})
        return lookup.exactly(units, code, "unit")

    def target(self, key: str) -> records.Target:
        """The target that the key names.

        A key is an id ("gdp.growth@2023"), or an indicator or a concept ("gdp.growth",
        "gdp") that has only one target.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: where the indicator or concept has several.
        """
        return lookup.targets_by_key(self._index("targets", self._target_index), key)

    def _target_index(self) -> dict[str, list[records.Target]]:
        concepts = {indicator.id: indicator.concept for indicator in self.indicators}
        return lookup.target_index(self.targets, concepts)

    def _by_id(self, table: str, records: tuple[T, ...]) -> dict[str, T]:
        return self._index(table, lambda: {getattr(record, "id"): record for record in records})  # noqa: B009

    def get(self, id: object, default: object = None) -> Any:
        """The record of any kind with this id (a unit by its code), or `default`.

        Never raises.
        """
        if not isinstance(id, str):
            return default
        return self._index("everything", self._everything).get(id, default)

    def _everything(self) -> dict[str, Any]:
        found: dict[str, Any] = {unit.code: unit for unit in self.units}
        for name in TABLES:
            if name not in {"numerals", "units", "relations"}:
                found |= {record.id: record for record in getattr(self, name)}
        return found

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
        return self._section_index.at(offset, self.source.length)

    def statement_at(self, offset: int) -> records.Statement | None:
        """The statement at an offset of the source, or None in a gap.

        Raises:
            OffsetError: for an offset outside the source.
        """
        return lookup.statement_at(self.statements, offset, self.source.length)

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
        return self._prefixed("entity", self.entities, key)

    def term(self, key: str) -> records.GlossaryEntry:
        """The glossary entry with this id, with or without its prefix: "jin", "term.jin".

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
        """
        return self._prefixed("term", self.glossary, key)

    def _prefixed(self, kind: str, table: tuple[T, ...], key: str) -> T:
        index = self._by_id(kind, table)
        whole = f"{kind}.{key}"
        return lookup.exactly(index, whole if whole in index else key, kind)

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
