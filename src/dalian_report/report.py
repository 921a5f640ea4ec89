"""The report: all records of one edition, and the ways to reach them."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any

from dalian_report.documents import _shipped
from dalian_report.documents._editions import DEFAULT, check_edition, reader
from dalian_report.errors._guessed import pointing
from dalian_report.lookup._lookups import Lookups

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from dalian_report import model
    from dalian_report.model import Observation, Section, StatementKind
    from dalian_report.search import Hit, StatementIndex
    from dalian_report.sources import AttachedSource

__all__ = ["Report", "load", "loads", "read"]


@pointing
class Report(Lookups):
    """One government work report as data.

    Tables are tuples in document order. The shipped report reads each table from the
    package when it is first asked for. One made by hand or by `loads` holds them all.

    >>> import dalian_report as dr
    >>> report = dr.load()
    >>> report.target("gdp").strength
    <Strength.EXPECTED: 'expected'>
    """

    __slots__ = ()

    def outcomes(self) -> tuple[Observation, ...]:
        """Return the outcomes that ship with the package for this report's place and years.

        They belong to the year that it reviews and to the years of its targets. Results of
        the next edition are among them, if it ships.
        """
        outcomes: tuple[Observation, ...] | None = self._index.outcomes
        if outcomes is None:
            from dalian_report.documents._outcomes import outcomes_of

            outcomes = self._index.outcomes = outcomes_of(self)
        return outcomes

    def results(self) -> tuple[Observation, ...]:
        """Return the results that this report prints, as outcomes of the year before.

        Each has an indicator, and its place in the source text of this edition. Give them to
        the scorecard of the year before: `scorecard(earlier, later.results())`.

        >>> import dalian_report as dr
        >>> result = dr.load().results()[0]
        >>> result.id, result.year, str(result)
        ('obs.2023.I.indicators-01.1', 2022, 'about 4.5%')
        """
        from dalian_report.documents._outcomes import results_of, shipped_results

        if self is _reports.get(self.edition):
            return shipped_results(self.edition)
        return results_of(self)

    def search(
        self,
        query: str,
        *,
        kind: StatementKind | str | None = None,
        section: Section | str | None = None,
        year: int | None = None,
        indicator: model.Indicator | str | None = None,
        limit: int | None = 10,
    ) -> tuple[Hit, ...]:
        """Return the statements that a text finds, the best first. `docs/finding.md` says how.

        Any text is a query: words, "a phrase", a beginning with a star, amounts, Chinese.
        Filters: the `kind` of statement, a `section` with all below it, a `year` that a figure, a
        target or the text names, and the `indicator` of a figure or a target. `limit`
        is how many hits at most, None for all.

        >>> import dalian_report as dr
        >>> for hit in dr.load().search("15亿千瓦时", limit=1):
        ...     print(hit)
        II.6.1-03b: Offshore wind is to generate at least [1.5 billion kWh] in 2023.

        Raises:
            QueryError: for a query that is not a string, and a year or limit that is not a whole
                number of 0 or more.
            UnknownKeyError: if the kind, section or indicator is unknown.
        """
        if isinstance(indicator, str):
            indicator = self.indicator(indicator)
        return self._words().find(
            query,
            kind=kind,
            sections=None
            if section is None
            else {statement.section_id for statement in self.statements_in(section)},
            year=year,
            indicator=None if indicator is None else indicator.id,
            limit=limit,
        )

    def _words(self) -> StatementIndex:
        from dalian_report.search import SearchTables, StatementIndex

        index: StatementIndex | None = self._index.words
        if index is None:
            tables = SearchTables(*(getattr(self, name) for name in SearchTables._fields))
            index = self._index.words = StatementIndex(tables)
        return index

    def attach(
        self,
        source: str | bytes | os.PathLike[str] | None = None,
        *,
        path: str | os.PathLike[str] | None = None,
        text: str | bytes | None = None,
    ) -> AttachedSource:
        """Return the source text, verified by its length and SHA-256, to quote from.

        Bytes are the text, a `PathLike` is a path. A `str` is the text if it has a line
        break or more than 4,096 characters, and else a path. `path` and `text` say which.

        Raises:
            SourceMismatchError: for a different text, with a description of the difference.
            DataError: for a file that cannot be read.
        """
        from dalian_report.sources import _attachment as attachment

        return attachment.attach(self, source, path=path, text=text)

    def cite(self, obj: object, style: str = "text") -> str:
        """Return a citation of the report, of one of its records, or of an outcome.

        Styles are "text" (as "apa"), "apa", "chicago", "bibtex", "csl-json" and "reference". Each
        holds the stable reference that `resolve` reads.

        Raises:
            CitationError: if the style is unknown, or the object is not a record of this report.
            UnknownKeyError: for an id that names nothing.

        >>> import dalian_report as dr
        >>> dr.load().cite("II.6.1-03b", style="reference")
        'dalian-report 2023, II.6.1-03b, data 1.0.0'
        """
        from dalian_report.sources import _citation as citation

        return citation.cite(self, obj, style)

    def resolve(
        self, reference: str, *, observations: Iterable[model.Observation] | None = None
    ) -> Any:
        """Return the record that a reference, or a citation that holds one, names, or the report.

        Outcomes are looked for among `observations`: by default the outcomes that ship with the
        package, for their report.

        Raises:
            CitationError: if the text holds no reference or several, or one to another
                edition, to another major version of the data, or to a newer one.
            UnknownKeyError: if the id names nothing.

        >>> import dalian_report as dr
        >>> dr.load().resolve("dalian-report 2023, II.5.3, data 1.0.0").title
        'Regional financial centre'
        """
        from dalian_report.sources import _citation as citation

        return citation.resolve(self, reference, observations=observations)


_lock = RLock()
_reports: dict[str, Report] = {}


def load(edition: str = DEFAULT) -> Report:
    """Return the shipped report of an edition, the same object at every call.

    Raises:
        UnknownKeyError: if the edition does not ship. The error names its neighbours.

    >>> load() is load("2023")
    True
    """
    check_edition(edition)
    with _lock:
        report = _reports.get(edition)
        if report is None:
            report = Report.reading(_shipped.header(edition), reader(edition))
            _reports[edition] = report
        return report


def loads(data: str | bytes) -> Report:
    """Return a report from JSON text, in any layout, checked in full.

    Raises:
        DataError: with every problem and its JSON path.
    """
    from dalian_report.documents import _codec as codec

    return Report(**codec.parse(data, "report"))


def read(path: str | os.PathLike[str]) -> Report:
    """Return a report from a file, checked in full.

    Raises:
        DataError: if the file cannot be read, or with every problem in it.
    """
    from dalian_report.documents import content

    return loads(content(path))
