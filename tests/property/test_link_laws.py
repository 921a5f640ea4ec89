"""Links agree with the ids that the records hold, both ways."""

from __future__ import annotations

import pytest

import dalian_report as dr
from small_report import report

BOTH = {"shipped": dr.load(), "small": report()}
either = pytest.mark.parametrize("found", BOTH.values(), ids=BOTH)


@either
def test_what_stands_in_a_statement_leads_back_to_it(found: dr.Report) -> None:
    for statement in found.statements:
        for figure in found.figures_in(statement):
            assert found.statement_of(figure) is statement
        for target in found.targets_in(statement):
            assert found.statement_of(target) is statement
        for deliverable in found.deliverables_in(statement):
            assert found.statement_of(deliverable) is statement
        assert statement in found.statements_in(found.section_of(statement), deep=False)


@either
def test_a_section_holds_what_its_statements_hold(found: dr.Report) -> None:
    for section in found.sections[::3]:
        statements = found.statements_in(section)
        for held in (
            found.figures_in,
            found.targets_in,
            found.deliverables_in,
            found.terms_in,
            found.entities_in,
        ):
            assert set(held(section)) == {
                one for statement in statements for one in held(statement)
            }


@either
def test_targets_and_figures_lead_to_each_other(found: dr.Report) -> None:
    for target in found.targets:
        for figure in found.figures_of(target):
            assert target in found.targets_of(figure)
        assert target in found.targets_of(found.indicator_of(target))
    for figure in found.figures:
        for target in found.targets_of(figure):
            assert figure in found.figures_of(target)


@either
def test_names_and_statements_lead_to_each_other(found: dr.Report) -> None:
    for record in (*found.entities, *found.glossary):
        held = found.entities_in if isinstance(record, dr.Entity) else found.terms_in
        for statement in found.mentions(record):
            assert record in held(statement)
    for statement in found.statements[::9]:
        for record in (*found.entities_in(statement), *found.terms_in(statement)):
            assert statement in found.mentions(record)


@either
def test_relations_go_both_ways(found: dr.Report) -> None:
    for statement in found.statements:
        for other in found.related(statement):
            assert statement in found.related(other)
    linked = {id for relation in found.relations for id in (relation.from_id, relation.to_id)}
    assert linked == {one.id for one in found.statements if found.related(one)}


@either
def test_every_outcome_belongs_to_what_was_observed(found: dr.Report) -> None:
    outcomes = [found.observations_of(one) for one in (*found.indicators, *found.deliverables)]
    seen = [one for some in outcomes for one in some]
    assert len(seen) == len(set(seen))
    if found is dr.load():
        assert set(seen) == set(found.outcomes())
    for target in found.targets:
        for one in found.observations_of(target):
            assert (one.indicator_id, one.year) == (target.indicator_id, target.year)


@either
def test_a_filter_keeps_what_has_the_value_and_nothing_else(found: dr.Report) -> None:
    fields = ("unit", "year", "status", "measure", "bound", "direction")
    for field in fields:
        parts = [
            found.figures_where(**{field: (value,)})
            for value in {getattr(figure, field) for figure in found.figures}
        ]
        assert sum(map(len, parts)) == len(found.figures)
        for part in parts:
            assert len({getattr(figure, field) for figure in part}) == 1
    for section in found.sections:
        assert found.figures_where(section=section) == found.figures_in(section)
    for figure in found.figures:
        ends = figure.value, figure.value if figure.value_to is None else figure.value_to
        inside = dr.Interval(*ends, True, True)
        assert figure in found.figures_where(value=inside, unit=figure.unit)
        if figure.value_to is None:
            assert figure in found.figures_where(value=figure.value)
