"""Lookups: the records of a report by id, by name, and by their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report.errors import UnknownKeyError
from dalian_report.errors._near_keys import suggestions
from dalian_report.lookup._links import Links

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import TypeAlias, TypeVar

    from dalian_report import model
    from dalian_report.lookup._linked import Linked
    from dalian_report.model import Bound, Direction, Measure, Section, Status
    from dalian_report.model._intervals import Interval
    from dalian_report.model._quantities import Number

    T = TypeVar("T")
    Several: TypeAlias = T | Collection[T | None] | None


class Lookups(Links):
    """The records of a report by key, a part of `Report`."""

    __slots__ = ()

    def section(self, key: str) -> Section:
        """Return the section that the key names.

        A key is an id in any case, "Part II, section 5, topic 3", "II(5)3", a slug, or a
        title in any case where only one section has it.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: for a title that several sections share.
        """
        return self._index.sections.find(key)

    def statement(self, id: str) -> model.Statement:
        """Return the statement with this id, or raise `UnknownKeyError`."""
        return self._index.statements.find(id)

    def figure(self, id: str) -> model.Figure:
        """Return the figure with this id, or raise `UnknownKeyError`."""
        return self._index.figures.find(id)

    def indicator(self, id: str) -> model.Indicator:
        """Return the indicator with this id, or raise `UnknownKeyError`."""
        return self._index.indicators.find(id)

    def deliverable(self, id: str) -> model.Deliverable:
        """Return the deliverable with this id, or raise `UnknownKeyError`."""
        return self._index.deliverables.find(id)

    def unit(self, code: str) -> model.Unit:
        """Return the unit with this code, or raise `UnknownKeyError`."""
        return self._index.units.find(code)

    def target(self, key: str) -> model.Target:
        """Return the target that the key names.

        A key is an id ("gdp.growth@2023"), or an indicator or a concept ("gdp.growth",
        "gdp") that has only one target.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: where the indicator or concept has several.
        """
        return self._index.targets.find(key)

    def entity(self, key: str) -> model.Entity:
        """Return the entity with this id, with or without its prefix, or this name in any case.

        >>> import dalian_report as dr
        >>> dr.load().entity("changxing-island") is dr.load().entity("长兴岛")
        True

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: for a name that several entities share.
        """
        return self._index.entities.find(key)

    def term(self, key: str) -> model.GlossaryEntry:
        """Return the glossary entry with this id, with or without its prefix, or this wording.

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
        """Return the record of any kind with this id (a unit by its code), or `default`.

        Never raises.
        """
        everything = self._index.everything
        try:
            return everything.get(id, default) if isinstance(id, str) else default
        except Exception:  # a string of a class of its own, whose hash fails
            return default

    def find(self, key: str) -> Any:
        """Return the record of any kind that a key names.

        An id of any kind, else the result of the first of `section`, `target`, `entity` and `term`
        that knows the key.

        Raises:
            UnknownKeyError: for a miss, with up to three suggestions.
            AmbiguousKeyError: where the first kind that knows the key has several of it.

        >>> import dalian_report as dr
        >>> [dr.load().find(key).id for key in ("Part III", "gdp", "hengli")]
        ['III', 'gdp.growth@2023', 'entity.hengli']
        """
        return self._index.find(key)

    def linked(self, record: Any) -> Linked:
        """Return the records that belong to a record of this report, by the name of their table.

        >>> import dalian_report as dr
        >>> report = dr.load()
        >>> list(report.linked(report.target("gdp")))
        ['indicators', 'statements', 'figures', 'observations']
        """
        from dalian_report.lookup._linked import linked

        return linked(self, record)

    def terms_matching(self, words: str) -> tuple[model.GlossaryEntry, ...]:
        """Return the glossary terms with these words, or otherwise the terms that contain them.

        Words are an id, the correct English, the Chinese, or the words of the source, in any case.

        Raises:
            UnknownKeyError: if no term has the words, with the nearest.

        >>> import dalian_report as dr
        >>> [term.id for term in dr.load().terms_matching("地区生产总值")]
        ['term.regional-gdp']
        """
        names = {term: _names(term) for term in self.glossary}
        asked = words.casefold()
        exact = tuple(term for term, known in names.items() if asked in known)
        within = tuple(
            term for term, known in names.items() if any(asked in name for name in known)
        )
        if exact or within:
            return exact or within
        every = [name for known in names.values() for name in known]
        raise UnknownKeyError(words, suggestions(words, every), "term")

    def figures_where(
        self,
        *,
        unit: Several[model.Unit | str] = None,
        year: Several[int] = None,
        status: Several[Status | str] = None,
        indicator: Several[model.Indicator | str] = None,
        measure: Several[Measure | str] = None,
        bound: Several[Bound | str] = None,
        direction: Several[Direction | str] = None,
        section: Section | str | Collection[Section | str] | None = None,
        value: Several[Number | Interval | str] = None,
    ) -> tuple[model.Figure, ...]:
        """Return the figures that pass every filter given, in document order.

        A filter is one value or a collection of them, of which one must fit. In a collection None
        stands for figures without (`year=(2023, None)`). A filter of None lets all pass.

        Args:
            unit: units or their codes.
            year: 2022, 2023.
            status: `Status` or its values: result, target, context.
            indicator: indicators, their ids ("gdp.growth"), or a concept ("gdp") for all of
                its indicators.
            measure: `Measure` or its values: level, growth, change, share, rank, duration.
            bound: `Bound` or its values, as the English source says it.
            direction: up, down.
            section: sections or keys of them. Sections below count too.
            value: numbers in the figure's unit, or intervals ("[6, 10)") that contain a figure's
                numbers, as printed, so positive for a fall too.

        Raises:
            UnknownKeyError: for a value that the filter does not know.
            QuantityError: for a `value` that is neither a number nor an interval.

        >>> import dalian_report as dr
        >>> for figure in dr.load().figures_where(unit="CNY", status="target"):
        ...     print(figure.id, figure)
        II.5.3-02d.1 over 60 billion yuan
        II.5.3-05b.1 over 40 billion yuan
        II.5.3-05c.1 75 billion yuan
        II.6.1-07.1 420 billion yuan
        """
        from dalian_report.lookup._figure_filters import matching

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


def _names(term: model.GlossaryEntry) -> list[str]:
    names = (term.id, term.id.partition(".")[2], term.en, term.zh, term.printed, *term.variants)
    return [name.casefold() for name in names] + [term.en.strip('"“”').casefold()]
