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


class Links(Outline):
    """The links between the records of a report, a part of `Report`.

    All of them are coded in the data, without guesses. `_of` leads to the owner of a record, `_in`
    to the contents of a section or a statement, in document order. A record is given as itself or
    by any key that `Report.find` accepts.
    """

    __slots__ = ()

    def statement_of(self, record: Figure | Target | Deliverable | str) -> Statement:
        """Return the statement of a figure, a target or a deliverable."""
        kinds = model.Figure, model.Target, model.Deliverable
        part: Figure | Target | Deliverable = self._one(record, *kinds)
        return self._index.statements.find(part.statement_id)

    def section_of(self, record: Statement | Figure | Target | Deliverable | str) -> Section:
        """Return the section of a statement, or of a record in a statement.

        >>> import dalian_report as dr
        >>> dr.load().section_of("gdp.growth@2023").title
        'Main expected goals for 2023'
        """
        kinds = model.Statement, model.Figure, model.Target, model.Deliverable
        part: Statement | Figure | Target | Deliverable = self._one(record, *kinds)
        if not isinstance(part, model.Statement):
            part = self.statement_of(part)
        return self._index.sections.find(part.section_id)

    @overload
    def indicator_of(self, record: Target) -> Indicator: ...
    @overload
    def indicator_of(self, record: Figure | Observation | str) -> Indicator | None: ...
    def indicator_of(self, record: Figure | Target | Observation | str) -> Indicator | None:
        """Return the indicator that a target, a figure or an observation is about.

        None for a figure without one, and for the observation of a deliverable.
        """
        kinds = model.Target, model.Figure, model.Observation
        part: Figure | Target | Observation = self._one(record, *kinds)
        id = part.indicator_id
        return None if id is None else self._index.indicators.find(id)

    def figure_of(self, target: Target | str) -> Figure | None:
        """Return the threshold of a target, or None if it is to keep in step with an indicator."""
        return self._figure(self._target(target).figure_id)

    def stretch_of(self, target: Target | str) -> Figure | None:
        """Return the higher number that a target strives for, if it has one."""
        return self._figure(self._target(target).stretch_figure_id)

    def baseline_of(self, target: Target | str) -> Figure | None:
        """Return the result of the year before that a target starts from, if the report has it.

        >>> import dalian_report as dr
        >>> print(dr.load().baseline_of("budget-revenue"))
        about 8%
        """
        return self._figure(self._target(target).baseline_figure_id)

    def reference_of(self, target: Target | str) -> Indicator | None:
        """Return the indicator that a target is to keep in step with, if it is of that kind.

        >>> import dalian_report as dr
        >>> dr.load().reference_of("income").id
        'gdp.growth'
        """
        id = self._target(target).relative_to
        return None if id is None else self._index.indicators.find(id)

    def figures_of(self, record: Target | Indicator | str) -> tuple[Figure, ...]:
        """Return the figures of an indicator or of a target, in document order.

        A target's are its threshold, its stretch and its baseline.
        """
        subject: Target | Indicator = self._one(record, model.Target, model.Indicator)
        if isinstance(subject, model.Indicator):
            return tuple(figure for figure in self.figures if figure.indicator_id == subject.id)
        ids = {subject.figure_id, subject.stretch_figure_id, subject.baseline_figure_id}
        return tuple(figure for figure in self.figures if figure.id in ids)

    def targets_of(self, record: Figure | Indicator | str) -> tuple[Target, ...]:
        """Return the targets of an indicator or of a figure.

        That is as threshold, as stretch or as baseline.
        """
        subject: Figure | Indicator = self._one(record, model.Figure, model.Indicator)
        if isinstance(subject, model.Indicator):
            return tuple(target for target in self.targets if target.indicator_id == subject.id)
        return tuple(
            target
            for target in self.targets
            if subject.id in {target.figure_id, target.stretch_figure_id, target.baseline_figure_id}
        )

    def observations_of(
        self,
        record: Target | Indicator | Deliverable | str,
        observations: Iterable[Observation] | None = None,
    ) -> tuple[Observation, ...]:
        """Return the outcomes of a target in its year, of an indicator, or of a deliverable.

        Args:
            record: the observed record, or a key of it.
            observations: where to look, by default the shipped ones of the report's place
                and years. Those of other places are left out.

        Raises:
            AssessmentError: if something else than an observation is given.

        >>> import dalian_report as dr
        >>> [observation.id for observation in dr.load().observations_of("gdp.growth@2023")]
        ['obs.gdp.growth.2023.1', 'obs.gdp.growth.2023.2']
        """
        kinds = model.Target, model.Indicator, model.Deliverable
        subject: Target | Indicator | Deliverable = self._one(record, *kinds)
        rows = self.outcomes() if observations is None else tuple(map(_observation, observations))
        if isinstance(subject, model.Deliverable):
            own = (row for row in rows if row.year == self.year)
            return tuple(row for row in own if row.deliverable_id == subject.id)
        rows = tuple(row for row in rows if row.place_id in {None, self.place.id})
        if isinstance(subject, model.Indicator):
            return tuple(row for row in rows if row.indicator_id == subject.id)
        wanted = subject.indicator_id, subject.year
        return tuple(row for row in rows if (row.indicator_id, row.year) == wanted)

    def statements_in(self, section: Section | str, deep: bool = True) -> tuple[Statement, ...]:
        """Return the statements of a section, or with `deep` of the sections below it too."""
        wanted = self._section_ids(self._section(section), deep)
        return tuple(statement for statement in self.statements if statement.section_id in wanted)

    def figures_in(self, place: Section | Statement | str, deep: bool = True) -> tuple[Figure, ...]:
        """Return the figures of a statement, or of a section and (with `deep`) those below it."""
        wanted = self._statement_ids(place, deep)
        return tuple(figure for figure in self.figures if figure.statement_id in wanted)

    def targets_in(self, place: Section | Statement | str, deep: bool = True) -> tuple[Target, ...]:
        """Return the targets of a statement, or of a section and (with `deep`) those below it."""
        wanted = self._statement_ids(place, deep)
        return tuple(target for target in self.targets if target.statement_id in wanted)

    def deliverables_in(
        self, place: Section | Statement | str, deep: bool = True
    ) -> tuple[Deliverable, ...]:
        """Return the deliverables of a statement, or of a section and with `deep` those below."""
        wanted = self._statement_ids(place, deep)
        return tuple(
            deliverable for deliverable in self.deliverables if deliverable.statement_id in wanted
        )

    def entities_in(
        self, place: Section | Statement | str, deep: bool = True
    ) -> tuple[Entity, ...]:
        """Return the entities that a statement names, or a section and with `deep` those below.

        >>> import dalian_report as dr
        >>> [entity.name for entity in dr.load().entities_in("II.1.2-12b")]
        ['Changxing Island']
        """
        wanted = self._statement_ids(place, deep)
        return tuple(
            entity for entity in self.entities if not wanted.isdisjoint(entity.statement_ids)
        )

    def terms_in(
        self, place: Section | Statement | str, deep: bool = True
    ) -> tuple[GlossaryEntry, ...]:
        """Return the glossary terms in a statement, or in the statements of a section.

        With `deep`, also in the sections below it.
        """
        wanted = self._statement_ids(place, deep)
        spans = [
            span
            for statement in self.statements
            if statement.id in wanted
            for span in statement.spans
        ]
        return tuple(term for term in self.glossary if _overlap(term.spans, spans))

    def mentions(self, key: Entity | GlossaryEntry | str) -> tuple[Statement, ...]:
        """Return the statements that name an entity, or have a glossary term in them.

        >>> import dalian_report as dr
        >>> [statement.id for statement in dr.load().mentions("changxing-island")]
        ['I.1.6-04', 'II.1.2-12b']
        """
        named: Entity | GlossaryEntry = self._one(key, model.Entity, model.GlossaryEntry)
        if isinstance(named, model.Entity):
            return tuple(self._index.statements.find(id) for id in named.statement_ids)
        return tuple(
            statement for statement in self.statements if _overlap(named.spans, statement.spans)
        )

    def related(
        self, record: Section | Statement | Figure | Target | Deliverable | str
    ) -> tuple[Statement, ...]:
        """Return the statements that follow up a record's statement, or that it follows up.

        The links lead from the review of the year before to the promises on the same subject and
        back, as the `Relation` records say. A section has the links of all statements in it and
        below it.

        >>> import dalian_report as dr
        >>> [statement.id for statement in dr.load().related("gdp")]
        ['I.indicators-01']
        """
        kinds = model.Figure, model.Target, model.Deliverable
        subject: Any = self._one(record, Section, model.Statement, *kinds)
        place = self.statement_of(subject) if isinstance(subject, kinds) else subject
        own = self._statement_ids(place, deep=True)
        linked = {
            far
            for link in self.relations
            for near, far in ((link.from_id, link.to_id), (link.to_id, link.from_id))
            if near in own
        }
        return tuple(statement for statement in self.statements if statement.id in linked - own)

    def breadcrumb(self, record: Section | Statement | Figure | Target | Deliverable | str) -> str:
        """Return the place of a section, or of a record's section, in the outline.

        >>> import dalian_report as dr
        >>> dr.load().breadcrumb("otc-turnover.level@2023")
        'Part II > 5 The three centres > Regional financial centre'
        """
        kinds = model.Statement, model.Figure, model.Target, model.Deliverable
        part: Any = self._one(record, Section, *kinds)
        section = part if isinstance(part, Section) else self.section_of(part)
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
        above: Section | Statement = self._one(place, Section, model.Statement)
        if isinstance(above, Section):
            return {statement.id for statement in self.statements_in(above, deep)}
        return {above.id}


def _observation(record: object) -> Observation:
    if not isinstance(record, model.Observation):
        raise AssessmentError("wrong-type", "observation", record, wanted="an observation")
    return record


def _overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(
        first.start < second.end and second.start < first.end for first in some for second in others
    )


def _label(section: Section) -> str:
    if section.kind is SectionKind.PART:
        return f"Part {section.id}"
    number = section.id.rpartition(".")[2]
    if section.kind is SectionKind.SECTION and number.isdecimal():
        return f"{number} {section.title}"
    return section.title
