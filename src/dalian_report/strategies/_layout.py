"""Made-up reports: records put in their places, with ids and spans that count upwards.

The strategies draw records that know nothing of each other. Here they become one report.
Chance is excluded here, so a failing example shrinks with the records that it is made of.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from dalian_report import model
from dalian_report._version import DATA_VERSION, SCHEMA_VERSION
from dalian_report.lookup._keys import slug
from dalian_report.model._tables import TABLES
from dalian_report.report import Report, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

_HEADING = 8
_NUMBER = 3


@attrs.frozen
class Clause:
    """A statement with its records, before it has its place."""

    statement: model.Statement
    section: model.Section | None = None
    """One that begins with this statement."""
    figures: Sequence[model.Figure] = ()
    numerals: Sequence[model.Numeral] = ()
    deliverables: Sequence[model.Deliverable] = ()
    entities: Sequence[model.Entity] = ()
    glossary: Sequence[model.GlossaryEntry] = ()
    outcomes: Sequence[model.Observation] = ()
    """The outcome of each deliverable."""
    in_review: bool = False
    """Whether it is in the first part, the review, or in the second, the tasks."""


@attrs.frozen
class Promise:
    """A target, the clause that sets it, and the clause of the year before, if there is one."""

    target: model.Target
    indicator: model.Indicator
    goal: Clause
    result: Clause | None = None
    reference: model.Indicator | None = None
    """The indicator to keep in step with."""
    continues: bool = False
    """Whether the goal is said to follow up the result."""
    outcomes: Sequence[model.Observation] = ()
    """Its outcome, and the reference's."""


@attrs.frozen
class Outline:
    """The parts that every report has."""

    place: model.Place
    coverage: model.Coverage
    source: model.Source
    review: model.Section
    tasks: model.Section
    units: Sequence[model.Unit]
    """Besides the units of its numbers."""


class _Placed(NamedTuple):
    statement: model.Statement
    figure_ids: tuple[str | None, ...]


def laid_out(
    outline: Outline, promises: Sequence[Promise], asides: Sequence[Clause]
) -> tuple[Report, tuple[model.Observation, ...]]:
    """The report that makes these promises and says the rest around them, and the outcomes."""
    layout = _Layout()
    kept = [promise for promise in promises if promise.result is not None]
    results = [
        _about(promise.indicator, promise.result) for promise in kept if promise.result is not None
    ]
    reviewed = layout.part("I", outline.review, [*results, *_of_part(asides, True)])
    before = {promise.indicator.id: placed for promise, placed in zip(kept, reviewed, strict=False)}
    goals = [_about(promise.indicator, promise.goal) for promise in promises]
    planned = layout.part("II", outline.tasks, [*goals, *_of_part(asides, False)])
    for promise, placed in zip(promises, planned, strict=False):
        layout.promise(promise, placed, before.get(promise.indicator.id))
    return layout.report(outline, promises), layout.observations()


def _about(indicator: model.Indicator, clause: Clause) -> Clause:
    figures = [_evolved(figure, indicator_id=indicator.id) for figure in clause.figures]
    return _evolved(clause, figures=figures)


def _text(clause: Clause) -> str:
    """The statement with its numbers."""
    numbers = ", ".join(str(figure) for figure in clause.figures)
    is_due = clause.deliverables or clause.statement.kind is model.StatementKind.GOAL
    year = next((figure.year for figure in clause.figures), 2023 if is_due else None)
    parts = (clause.statement.text, numbers, "" if year is None else f"in {year}")
    return " ".join(part for part in parts if part)


def _of_part(clauses: Iterable[Clause], in_review: bool) -> list[Clause]:
    return [clause for clause in clauses if clause.in_review is in_review]


class _Layout:
    def __init__(self) -> None:
        self.end = 0
        self.tables: dict[str, list[Any]] = {name: [] for name in TABLES}
        self.outcomes: list[model.Observation] = []
        self.count: Counter[str] = Counter()

    def new_id(self, form: str, stem: str) -> str:
        """The next id of a series: the form with its stem and number filled in."""
        self.count[form + stem] += 1
        return form.format(stem, self.count[form + stem])

    def section(self, section: model.Section, id: str, parent_id: str | None) -> str:
        span = model.Span(self.end, self.end + _HEADING)
        self.tables["sections"].append(_evolved(section, id=id, parent_id=parent_id, span=span))
        self.end = span.end
        return id

    def part(self, id: str, section: model.Section, clauses: Sequence[Clause]) -> list[_Placed]:
        """Place the clauses in a part of the report. A part that says nothing is left out."""
        if not clauses:
            return []
        here, placed = self.section(section, id, None), list[_Placed]()
        for clause in clauses:
            if clause.section is not None:
                here = self.section(clause.section, self.new_id("{}.{}", id), id)
            placed.append(self.clause(clause, here))
        return placed

    def clause(self, clause: Clause, section_id: str) -> _Placed:
        spans, places = self.spans(clause)
        id = self.new_id("{}-{:02}", section_id)
        figures = [
            _evolved(figure, id=f"{id}.{number}", statement_id=id, span=place)
            for number, (figure, place) in enumerate(zip(clause.figures, places, strict=False), 1)
        ]
        statement = _evolved(
            clause.statement, id=id, section_id=section_id, spans=spans, text=_text(clause)
        )
        self.tables["statements"].append(statement)
        self.tables["figures"] += figures
        for numeral, place in zip(clause.numerals, places[len(figures) :], strict=True):
            self.tables["numerals"].append(_evolved(numeral, span=place))
        self.names(clause, statement)
        return _Placed(statement, tuple(figure.id for figure in figures))

    def spans(self, clause: Clause) -> tuple[list[model.Span], list[model.Span]]:
        """The place of the statement, from here on, and the numbers in it."""
        spans = [
            model.Span(self.end + span.start, self.end + span.end)
            for span in clause.statement.spans
        ]
        first = spans[-1].end
        self.end = first + _NUMBER * (len(clause.figures) + len(clause.numerals))
        spans[-1] = model.Span(spans[-1].start, self.end)
        return spans, [model.Span(at, at + _NUMBER - 1) for at in range(first, self.end, _NUMBER)]

    def names(self, clause: Clause, statement: model.Statement) -> None:
        """The names in a statement that has its place."""
        for number, deliverable in enumerate(clause.deliverables, 1):
            id = f"{statement.id}.d{number}"
            self.tables["deliverables"].append(
                _evolved(deliverable, id=id, statement_id=statement.id)
            )
            self.outcomes += [_evolved(outcome, deliverable_id=id) for outcome in clause.outcomes]
        ids = [known.id for known in self.tables["statements"]]
        for entity in clause.entities:
            wanted = ids[-len(entity.statement_ids) :]
            id = self.new_id("{}.{}", "entity")
            self.tables["entities"].append(_evolved(entity, id=id, statement_ids=wanted))
        for entry in clause.glossary:
            id = self.new_id("{}.{}", "term")
            self.tables["glossary"].append(_evolved(entry, id=id, spans=statement.spans[:1]))

    def promise(self, promise: Promise, goal: _Placed, result: _Placed | None) -> None:
        """The target that a clause sets, and the result that it follows up."""
        figure_id, stretch_id = (*goal.figure_ids, None, None)[:2]
        target = _evolved(
            promise.target,
            id=f"{promise.indicator.id}@{promise.target.year}",
            indicator_id=promise.indicator.id,
            relative_to=None if promise.reference is None else promise.reference.id,
            statement_id=goal.statement.id,
            figure_id=figure_id,
            stretch_figure_id=stretch_id,
            baseline_figure_id=None if result is None else result.figure_ids[0],
        )
        self.tables["targets"].append(target)
        self.outcomes += promise.outcomes
        if result is not None and promise.continues:
            self.tables["relations"].append(
                model.Relation(model.RelationKind.CONTINUES, goal.statement.id, result.statement.id)
            )

    def report(self, outline: Outline, promises: Iterable[Promise]) -> Report:
        """The layout with the units and indicators that it needs."""
        tables = {name: tuple(records) for name, records in self.tables.items()}
        tables["indicators"] = _indicators(promises)
        numbers = (*tables["indicators"], *tables["figures"], *self.outcomes)
        tables["units"] = _units(outline, {number.unit for number in numbers})
        tables["sections"] = _closed(self.tables["sections"], self.end)
        source = _evolved(outline.source, length=max(self.end, 1))
        return Report(
            SCHEMA_VERSION,
            DATA_VERSION,
            "2023",
            2023,
            outline.place,
            outline.coverage,
            source,
            **tables,
        )

    def observations(self) -> tuple[model.Observation, ...]:
        """All outcomes."""
        subjects = [outcome.indicator_id or outcome.deliverable_id for outcome in self.outcomes]
        return tuple(
            _evolved(outcome, id=self.new_id("obs.{}.{}", f"{subject}.{outcome.year}"))
            for outcome, subject in zip(self.outcomes, subjects, strict=True)
        )


def _indicators(promises: Iterable[Promise]) -> tuple[model.Indicator, ...]:
    """One of each id. The record of a promise comes before references to it."""
    by_id = {promise.indicator.id: promise.indicator for promise in promises}
    for promise in promises:
        if promise.reference is not None:
            by_id.setdefault(promise.reference.id, promise.reference)
    return tuple(by_id.values())


def _units(outline: Outline, codes: set[str | None]) -> tuple[model.Unit, ...]:
    known = {unit.code: unit for unit in (*load().units, *outline.units)}
    others = {unit.code for unit in outline.units}
    return tuple(unit for code, unit in known.items() if code in codes | others)


def _closed(sections: Sequence[model.Section], end: int) -> tuple[model.Section, ...]:
    """With slugs, and each section reaching to the next of the same or a higher level."""
    titles = Counter(slug(section.title) for section in sections)
    closed = list[model.Section]()
    next_part = next_any = end
    for section in reversed(sections):
        name = slug(section.title)
        if not name or titles[name] > 1:
            name = f"{name or 'untitled'}-{slug(section.id)}"
        span = model.Span(section.span.start, next_any if section.parent_id else next_part)
        closed.append(_evolved(section, slug=name, span=span))
        next_any = span.start
        next_part = next_part if section.parent_id else next_any
    return tuple(reversed(closed))


def _evolved(record: T, **values: Any) -> T:
    # Type checkers do not see through the converters of fields.
    evolve: Any = attrs.evolve
    evolved: T = evolve(record, **values)
    return evolved
