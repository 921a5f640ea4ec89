"""Links between the records of a report: from a target to its statement, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from dalian_report import model
from dalian_report.errors import AssessmentError
from dalian_report.lookup._outline import Outline
from dalian_report.model._outline import Section
from dalian_report.model._vocabulary import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set
    from typing import Any

    from dalian_report.model import (
        Deliverable,
        Entity,
        Figure,
        GlossaryEntry,
        Indicator,
        Observation,
        Span,
        Statement,
        Target,
    )

__all__ = ["Links"]


class Links(Outline):
    """The links between the records of a report; a part of `Report`.

    All of them are coded in the data: nothing is guessed. `_of` leads to what a record
    belongs to, `_in` to what a section or a statement holds, in document order. A record is
    given as itself or by any key that `Report.find` takes.
    """

    __slots__ = ()

    def statement_of(self, record: Figure | Target | Deliverable | str) -> Statement:
        """The statement that a figure, a target or a deliverable stands in."""
        kinds = model.Figure, model.Target, model.Deliverable
        found: Figure | Target | Deliverable = self._one(record, *kinds)
        return self._index.statements.find(found.statement_id)

    def section_of(self, record: Statement | Figure | Target | Deliverable | str) -> Section:
        """The section that a statement, or what stands in one, belongs to.

        >>> import dalian_report as dr
        >>> dr.load().section_of("gdp.growth@2023").title
        'Main expected goals for 2023'
        """
        kinds = model.Statement, model.Figure, model.Target, model.Deliverable
        found: Statement | Figure | Target | Deliverable = self._one(record, *kinds)
        if not isinstance(found, model.Statement):
            found = self.statement_of(found)
        return self._index.sections.find(found.section_id)

    @overload
    def indicator_of(self, record: Target) -> Indicator: ...
    @overload
    def indicator_of(self, record: Figure | Observation | str) -> Indicator | None: ...
    def indicator_of(self, record: Figure | Target | Observation | str) -> Indicator | None:
        """The indicator that a target, a figure or an observation is about.

        None for a figure without one, and for the observation of a deliverable.
        """
        kinds = model.Target, model.Figure, model.Observation
        found: Figure | Target | Observation = self._one(record, *kinds)
        id = found.indicator_id
        return None if id is None else self._index.indicators.find(id)

    def figure_of(self, target: Target | str) -> Figure | None:
        """The threshold of a target; None where it is to keep in step with an indicator."""
        return self._figure(self._target(target).figure_id)

    def stretch_of(self, target: Target | str) -> Figure | None:
        """The higher number that a target strives for, if it has one."""
        return self._figure(self._target(target).stretch_figure_id)

    def baseline_of(self, target: Target | str) -> Figure | None:
        """The result of the year before that a target starts from, if the report has it.

        >>> import dalian_report as dr
        >>> print(dr.load().baseline_of("budget-revenue"))
        about 8%
        """
        return self._figure(self._target(target).baseline_figure_id)

    def reference_of(self, target: Target | str) -> Indicator | None:
        """The indicator that a target is to keep in step with, if it is of that kind.

        >>> import dalian_report as dr
        >>> dr.load().reference_of("income").id
        'gdp.growth'
        """
        id = self._target(target).relative_to
        return None if id is None else self._index.indicators.find(id)

    def figures_of(self, record: Target | Indicator | str) -> tuple[Figure, ...]:
        """The figures of an indicator, or those of a target, in document order.

        A target's are its threshold, its stretch and its baseline.
        """
        found: Target | Indicator = self._one(record, model.Target, model.Indicator)
        if isinstance(found, model.Indicator):
            return tuple(one for one in self.figures if one.indicator_id == found.id)
        ids = {found.figure_id, found.stretch_figure_id, found.baseline_figure_id}
        return tuple(one for one in self.figures if one.id in ids)

    def targets_of(self, record: Figure | Indicator | str) -> tuple[Target, ...]:
        """The targets of an indicator, or those that have a figure as their own.

        That is as threshold, as stretch or as baseline.
        """
        found: Figure | Indicator = self._one(record, model.Figure, model.Indicator)
        if isinstance(found, model.Indicator):
            return tuple(one for one in self.targets if one.indicator_id == found.id)
        return tuple(
            one
            for one in self.targets
            if found.id in {one.figure_id, one.stretch_figure_id, one.baseline_figure_id}
        )

    def observations_of(
        self,
        record: Target | Indicator | Deliverable | str,
        observations: Iterable[Observation] | None = None,
    ) -> tuple[Observation, ...]:
        """The outcomes of a target in its year, of an indicator, or of a deliverable.

        Args:
            record: what was observed, or a key of it.
            observations: where to look; by default the shipped ones of the report's place
                and years. Those of other places are left out.

        Raises:
            AssessmentError: if something else than an observation is given.

        >>> import dalian_report as dr
        >>> [observation.id for observation in dr.load().observations_of("gdp.growth@2023")]
        ['obs.gdp.growth.2023.1', 'obs.gdp.growth.2023.2']
        """
        kinds = model.Target, model.Indicator, model.Deliverable
        found: Target | Indicator | Deliverable = self._one(record, *kinds)
        rows = self.outcomes() if observations is None else tuple(map(_observation, observations))
        if isinstance(found, model.Deliverable):
            own = (row for row in rows if row.year == self.year)
            return tuple(row for row in own if row.deliverable_id == found.id)
        rows = tuple(row for row in rows if row.place_id in {None, self.place.id})
        if isinstance(found, model.Indicator):
            return tuple(row for row in rows if row.indicator_id == found.id)
        wanted = found.indicator_id, found.year
        return tuple(row for row in rows if (row.indicator_id, row.year) == wanted)

    def statements_in(self, section: Section | str, deep: bool = True) -> tuple[Statement, ...]:
        """The statements of a section; with `deep`, of the sections below it too."""
        wanted = self._section_ids(self._section(section), deep)
        return tuple(found for found in self.statements if found.section_id in wanted)

    def figures_in(self, place: Section | Statement | str, deep: bool = True) -> tuple[Figure, ...]:
        """The figures of a statement, or of a section and (with `deep`) those below it."""
        wanted = self._statement_ids(place, deep)
        return tuple(found for found in self.figures if found.statement_id in wanted)

    def targets_in(self, place: Section | Statement | str, deep: bool = True) -> tuple[Target, ...]:
        """The targets of a statement, or of a section and (with `deep`) those below it."""
        wanted = self._statement_ids(place, deep)
        return tuple(found for found in self.targets if found.statement_id in wanted)

    def deliverables_in(
        self, place: Section | Statement | str, deep: bool = True
    ) -> tuple[Deliverable, ...]:
        """The deliverables of a statement, or of a section and (with `deep`) those below it."""
        wanted = self._statement_ids(place, deep)
        return tuple(found for found in self.deliverables if found.statement_id in wanted)

    def entities_in(
        self, place: Section | Statement | str, deep: bool = True
    ) -> tuple[Entity, ...]:
        """The entities that a statement names, or a section and (with `deep`) those below it.

        >>> import dalian_report as dr
        >>> [entity.name for entity in dr.load().entities_in("II.1.2-12b")]
        ['Changxing Island']
        """
        wanted = self._statement_ids(place, deep)
        return tuple(found for found in self.entities if not wanted.isdisjoint(found.statement_ids))

    def terms_in(
        self, place: Section | Statement | str, deep: bool = True
    ) -> tuple[GlossaryEntry, ...]:
        """The glossary terms that stand in a statement, or in the statements of a section.

        With `deep`, in those of the sections below it too.
        """
        wanted = self._statement_ids(place, deep)
        spans = [span for one in self.statements if one.id in wanted for span in one.spans]
        return tuple(term for term in self.glossary if _overlap(term.spans, spans))

    def mentions(self, key: Entity | GlossaryEntry | str) -> tuple[Statement, ...]:
        """The statements that name an entity, or have a glossary term in them.

        >>> import dalian_report as dr
        >>> [statement.id for statement in dr.load().mentions("changxing-island")]
        ['I.1.6-04', 'II.1.2-12b']
        """
        found: Entity | GlossaryEntry = self._one(key, model.Entity, model.GlossaryEntry)
        if isinstance(found, model.Entity):
            return tuple(self._index.statements.find(id) for id in found.statement_ids)
        return tuple(
            statement for statement in self.statements if _overlap(found.spans, statement.spans)
        )

    def related(
        self, record: Section | Statement | Figure | Target | Deliverable | str
    ) -> tuple[Statement, ...]:
        """The statements that take up a record's statement, or that it takes up.

        From what the review tells of the year before to what is promised on the same subject
        and back, as the `Relation` records say. A section's are those of all statements in it
        and below it.

        >>> import dalian_report as dr
        >>> [statement.id for statement in dr.load().related("gdp")]
        ['I.indicators-01']
        """
        kinds = model.Figure, model.Target, model.Deliverable
        found: Any = self._one(record, Section, model.Statement, *kinds)
        place = self.statement_of(found) if isinstance(found, kinds) else found
        own = self._statement_ids(place, deep=True)
        linked = {
            other
            for link in self.relations
            for one, other in ((link.from_id, link.to_id), (link.to_id, link.from_id))
            if one in own
        }
        return tuple(one for one in self.statements if one.id in linked - own)

    def breadcrumb(self, record: Section | Statement | Figure | Target | Deliverable | str) -> str:
        """Where a section, or the section of a record, stands in the outline.

        >>> import dalian_report as dr
        >>> dr.load().breadcrumb("otc-turnover.level@2023")
        'Part II > 5 The three centres > Regional financial centre'
        """
        kinds = model.Statement, model.Figure, model.Target, model.Deliverable
        found: Any = self._one(record, Section, *kinds)
        section = found if isinstance(found, Section) else self.section_of(found)
        return " > ".join(map(_label, (*self.ancestors(section), section)))

    def _one(self, record: object, *kinds: type) -> Any:
        """The record itself, or the one that the key names, if it is of one of the kinds."""
        return record if isinstance(record, kinds) else self._index.find(record, *kinds)

    def _target(self, target: Target | str) -> Target:
        return target if isinstance(target, model.Target) else self._index.targets.find(target)

    def _figure(self, id: str | None) -> Figure | None:
        return None if id is None else self._index.figures.find(id)

    def _section_ids(self, section: Section, deep: bool) -> Set[str]:
        return self._ids_below(section) if deep else {section.id}

    def _statement_ids(self, place: Section | Statement | str, deep: bool) -> Set[str]:
        found: Section | Statement = self._one(place, Section, model.Statement)
        if isinstance(found, Section):
            return {statement.id for statement in self.statements_in(found, deep)}
        return {found.id}


def _observation(given: object) -> Observation:
    if not isinstance(given, model.Observation):
        raise AssessmentError("wrong-type", "observation", given, wanted="an observation")
    return given


def _overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in some for other in others)


def _label(section: Section) -> str:
    if section.kind is SectionKind.PART:
        return f"Part {section.id}"
    number = section.id.rpartition(".")[2]
    if section.kind is SectionKind.SECTION and number.isdecimal():
        return f"{number} {section.title}"
    return section.title
