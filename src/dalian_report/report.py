"""The report: all records of one edition, and the ways to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report._links import Links
from dalian_report._tables import HEADER, TABLES

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable
    from typing import TypeAlias, TypeVar

    from dalian_report import records
    from dalian_report.attachment import AttachedSource
    from dalian_report.quantities import Interval, Number
    from dalian_report.records.outline import Section
    from dalian_report.search import Hit
    from dalian_report.vocabulary import Bound, Direction, Measure, StatementKind, Status

    T = TypeVar("T")
    Several: TypeAlias = T | Collection[T | None] | None

__all__ = ["HEADER", "TABLES", "Report"]


class Report(Links):
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

    def entity(self, key: str) -> records.Entity:
        """The entity with this id, with or without its prefix, or this name in any case.

        >>> import dalian_report as dr
        >>> dr.load().entity("changxing-island") is dr.load().entity("长兴岛")
        True

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: for a name that several entities share.
        """
        return self._index.entities.find(key)

    def term(self, key: str) -> records.GlossaryEntry:
        """The glossary entry with this id, with or without its prefix, or this wording.

        That is the term as the source prints it, a variant, the Chinese, or the correct
        English, in any case.

        >>> import dalian_report as dr
        >>> dr.load().term("regional GDP").zh
        '地区生产总值'

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: for a wording that several entries share.
        """
        return self._index.terms.find(key)

    def get(self, id: object, default: object = None) -> Any:
        """The record of any kind with this id (a unit by its code), or `default`.

        Never raises.
        """
        everything = self._index.everything
        try:
            return everything.get(id, default) if isinstance(id, str) else default
        except Exception:  # a string of a class of its own, whose hash fails
            return default

    def find(self, key: str) -> Any:
        """The record of any kind that a key names.

        An id of any kind; else what `section`, `target`, `entity` or `term` finds, the first
        of them that knows the key.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: where the first kind that knows the key has several of it.

        >>> import dalian_report as dr
        >>> [dr.load().find(key).id for key in ("Part III", "gdp", "hengli")]
        ['III', 'gdp.growth@2023', 'entity.hengli']
        """
        return self._index.find(key)

    def figures_where(
        self,
        *,
        unit: Several[records.Unit | str] = None,
        year: Several[int] = None,
        status: Several[Status | str] = None,
        indicator: Several[records.Indicator | str] = None,
        measure: Several[Measure | str] = None,
        bound: Several[Bound | str] = None,
        direction: Several[Direction | str] = None,
        section: Section | str | Collection[Section | str] | None = None,
        value: Several[Number | Interval | str] = None,
    ) -> tuple[records.Figure, ...]:
        """The figures that pass every filter given, in document order.

        A filter is one value or a collection of them, of which one must fit; in a collection
        None stands for figures without (`year=(2023, None)`). A filter of None lets all pass.

        Args:
            unit: units or their codes.
            year: 2022, 2023.
            status: `Status` or its values: result, target, context.
            indicator: indicators, their ids ("gdp.growth"), or a concept ("gdp") for all of
                its indicators.
            measure: `Measure` or its values: level, growth, change, share, rank, duration.
            bound: `Bound` or its values, as the English source says it.
            direction: up, down.
            section: sections or keys of them; what stands below one counts.
            value: numbers in the figure's unit, or intervals ("[6, 10)") that a figure's
                numbers lie in; as printed, so positive for a fall too.

        Raises:
            UnknownKeyError: for a value that the filter does not know.
            QuantityError: for a `value` that is no number and no interval.

        >>> import dalian_report as dr
        >>> for figure in dr.load().figures_where(unit="CNY", status="target"):
        ...     print(figure.id, figure)
        II.5.3-02d.1 over 60 billion yuan
        II.5.3-05b.1 over 40 billion yuan
        II.5.3-05c.1 75 billion yuan
        II.6.1-07.1 420 billion yuan
        """
        from dalian_report.figure_filters import matching

        filters = {
            "unit": unit,
            "year": year,
            "status": status,
            "indicator": indicator,
            "measure": measure,
            "bound": bound,
            "direction": direction,
            "section": section,
            "value": value,
        }
        return matching(self, filters)

    def search(
        self,
        query: str,
        *,
        kind: StatementKind | str | None = None,
        section: Section | str | None = None,
        year: int | None = None,
        indicator: records.Indicator | str | None = None,
        limit: int | None = 10,
    ) -> tuple[Hit, ...]:
        """The statements that a text finds, the best first; `docs/searching.md` says how.

        Any text is a query: words, "a phrase", a beginning with a star, amounts, Chinese.
        Filters: the `kind` of statement; a `section` with all below it; a `year` that a
        figure, a target or the text names; the `indicator` of a figure or a target. `limit`
        is how many hits at most, None for all.

        >>> import dalian_report as dr
        >>> for hit in dr.load().search("15亿千瓦时", limit=1):
        ...     print(hit)
        II.6.1-03b: Offshore wind is to generate at least [1.5 billion kWh] in 2023.

        Raises:
            QueryError: for a query that is no text, and a year or limit that is no whole
                number of 0 or more.
            UnknownKeyError: for a kind, a section or an indicator that there is none of.
        """
        if isinstance(indicator, str):
            indicator = self.indicator(indicator)
        return self._index.search.find(
            query,
            kind=kind,
            sections=None
            if section is None
            else {found.section_id for found in self.statements_in(section)},
            year=year,
            indicator=None if indicator is None else indicator.id,
            limit=limit,
        )

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

    def cite(self, obj: object, style: str = "text") -> str:
        """A citation of the report, of a record of it, or of an outcome.

        Styles are "text" (as "apa"), "apa", "chicago", "bibtex", "csl-json" and "reference";
        each holds the stable reference that `resolve` takes back.

        Raises:
            CitationError: for another style, or what is no record of this report.
            UnknownKeyError: for an id that names nothing.

        >>> import dalian_report as dr
        >>> dr.load().cite("II.6.1-03b", style="reference")
        'dalian-report 2023, II.6.1-03b, data 1.0.0'
        """
        from dalian_report import citation

        return citation.cite(self, obj, style)

    def resolve(
        self, reference: str, *, observations: Iterable[records.Observation] | None = None
    ) -> Any:
        """The record that a reference, or a citation that holds one, names; or the report.

        Outcomes are looked for among `observations`: by default those that ship with the
        package, for the report that they belong to.

        Raises:
            CitationError: if the text holds no reference or several, or one to another
                edition, to another major version of the data, or to a newer one.
            UnknownKeyError: if the id names nothing.

        >>> import dalian_report as dr
        >>> dr.load().resolve("dalian-report 2023, II.5.3, data 1.0.0").title
        'Regional financial centre'
        """
        from dalian_report import citation

        return citation.resolve(self, reference, observations=observations)
