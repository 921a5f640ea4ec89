"""Links: from a record to those that it belongs to, and to those that belong to it."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

import dalian_report as dr
from refusals import refused
from small_report import observations_document, report

SMALL = report()
SHIPPED = dr.load()


def _ids(records: Any) -> list[str]:
    return [record.id for record in records]


def test_from_a_target_to_all_that_belongs_to_it() -> None:
    target = SMALL.target("cargo")
    assert SMALL.statement_of(target) is SMALL.statement("II.1.1-01")
    assert SMALL.section_of(target) is SMALL.section("II.1.1")
    assert SMALL.indicator_of(target) is SMALL.indicator("cargo.growth")
    assert SMALL.figure_of(target) is SMALL.figure("II.1.1-01.1")
    assert SMALL.stretch_of(target) is SMALL.figure("II.1.1-01.2")
    assert SMALL.baseline_of(target) is SMALL.figure("I.1-01.2")
    assert _ids(SMALL.figures_of(target)) == ["I.1-01.2", "II.1.1-01.1", "II.1.1-01.2"]
    assert SMALL.reference_of(target) is None


def test_a_target_in_step_has_a_reference_and_no_figure() -> None:
    assert SMALL.reference_of("income") is SMALL.indicator("cargo.growth")
    assert SMALL.figure_of("income") is None
    assert SMALL.stretch_of("income") is None
    assert SMALL.baseline_of("income") is None
    assert SMALL.figures_of("income") == ()


def test_every_key_of_a_target_will_do() -> None:
    for key in ("cargo", "cargo.growth", "cargo.growth@2023"):
        assert SMALL.figure_of(key) is SMALL.figure("II.1.1-01.1")
    # An id comes first: this is the indicator.
    assert _ids(SMALL.figures_of("cargo.growth")) == ["I.1-01.2", "II.1.1-01.1", "II.1.1-01.2"]
    assert _ids(SMALL.figures_of("cargo.level")) == ["I.1-01.1"]


def test_from_a_figure() -> None:
    figure = SMALL.figure("II.1.1-01.2")
    assert SMALL.statement_of(figure).id == "II.1.1-01"
    assert SMALL.section_of(figure).id == "II.1.1"
    found = SMALL.indicator_of(figure)
    assert found is SMALL.indicator("cargo.growth")
    assert SMALL.indicator_of("I.1-02.1") is None
    for id in ("II.1.1-01.1", "II.1.1-01.2", "I.1-01.2"):
        assert _ids(SMALL.targets_of(id)) == ["cargo.growth@2023"]
    assert SMALL.targets_of("I.1-01.1") == ()


def test_from_an_indicator_to_its_targets() -> None:
    assert _ids(SMALL.targets_of(SMALL.indicator("wait.duration"))) == ["wait.duration@2023"]
    assert SMALL.targets_of("cargo.level") == ()


def test_from_a_deliverable() -> None:
    assert SMALL.statement_of("II.1.2-01.d1").id == "II.1.2-01"
    assert SMALL.section_of(SMALL.deliverable("II.1.2-01.d1")).id == "II.1.2"


@pytest.mark.parametrize(
    ("place", "figures", "targets", "deliverables", "terms", "entities"),
    [
        (
            "II.1.1-01",
            ["II.1.1-01.1", "II.1.1-01.2"],
            ["cargo.growth@2023"],
            [],
            [],
            [],
        ),
        ("II.1.2-01", [], [], ["II.1.2-01.d1"], [], ["entity.lantern-pier"]),
        ("II.1.2-01b", [], [], [], ["term.three-lights"], ["entity.lantern-pier"]),
        ("I.1-01", ["I.1-01.1", "I.1-01.2"], [], [], ["term.harbour"], []),
        ("closing-01", [], [], [], [], []),
        (
            "II",
            ["II.1.1-01.1", "II.1.1-01.2", "II.1.1-02.1"],
            ["cargo.growth@2023", "wait.duration@2023", "income.growth@2023"],
            ["II.1.2-01.d1"],
            ["term.three-lights"],
            ["entity.lantern-pier"],
        ),
        ("closing", [], [], [], [], []),
    ],
)
def test_what_a_statement_or_a_section_holds(
    place: str,
    figures: list[str],
    targets: list[str],
    deliverables: list[str],
    terms: list[str],
    entities: list[str],
) -> None:
    for given in (place, SMALL.get(place)):
        assert _ids(SMALL.figures_in(given)) == figures
        assert _ids(SMALL.targets_in(given)) == targets
        assert _ids(SMALL.deliverables_in(given)) == deliverables
        assert _ids(SMALL.terms_in(given)) == terms
        assert _ids(SMALL.entities_in(given)) == entities


def test_what_stands_below_a_section_can_be_left_out() -> None:
    for held in (
        SMALL.figures_in,
        SMALL.targets_in,
        SMALL.deliverables_in,
        SMALL.terms_in,
        SMALL.entities_in,
        SMALL.statements_in,
    ):
        assert held("II", deep=False) == ()
    assert _ids(SMALL.entities_in("II.1.2", deep=False)) == ["entity.lantern-pier"]


def test_a_term_that_touches_a_statement_is_not_in_it() -> None:
    statement = SMALL.statement("II.1.2-01b")
    for span, inside in (
        (dr.Span(508, 509), False),
        (dr.Span(508, 510), True),
        (dr.Span(544, 600), True),
        (dr.Span(545, 600), False),
        (dr.Span(500, 550), True),
    ):
        moved = attrs.evolve(SMALL.glossary[0], spans=(span,))
        other = attrs.evolve(SMALL, glossary=(moved,))
        assert (other.terms_in(statement) == (moved,)) is inside
        assert (statement in other.mentions("three-lights")) is inside


def test_mentions_of_entities_and_terms() -> None:
    assert _ids(SMALL.mentions("lantern-pier")) == ["II.1.2-01", "II.1.2-01b"]
    assert _ids(SMALL.mentions(SMALL.entities[1])) == ["I.plan-01"]
    assert _ids(SMALL.mentions("三盏灯")) == ["II.1.2-01b"]
    assert _ids(SMALL.mentions("term.harbour")) == ["I.1-01"]


@pytest.mark.parametrize(
    ("record", "related"),
    [
        ("II.1.1-01", ["I.1-01"]),
        ("I.1-01", ["II.1.1-01"]),
        ("II.1.1-02", []),
        ("cargo", ["I.1-01"]),
        ("wait", []),
        ("I.1-01.1", ["II.1.1-01"]),
        ("II.1.2-01.d1", []),
        ("I", ["II.1.1-01"]),
        ("II.1", ["I.1-01"]),
        ("closing", []),
    ],
)
def test_related_statements(record: str, related: list[str]) -> None:
    assert _ids(SMALL.related(record)) == related
    assert _ids(SMALL.related(SMALL.find(record))) == related


def test_a_section_is_not_related_to_itself() -> None:
    inside = dr.Relation(SMALL.relations[0].kind, "II.1.2-01", "II.1.1-01")
    other = attrs.evolve(SMALL, relations=(inside,))
    assert other.related("II") == ()
    assert _ids(other.related("II.1.1")) == ["II.1.2-01"]


@pytest.mark.parametrize(
    "look_up",
    [
        SMALL.statement_of,
        SMALL.section_of,
        SMALL.indicator_of,
        SMALL.figures_of,
        SMALL.targets_of,
        SMALL.observations_of,
        SMALL.figures_in,
        SMALL.terms_in,
        SMALL.mentions,
        SMALL.related,
        SMALL.breadcrumb,
    ],
)
def test_a_record_of_another_kind_is_a_miss(look_up: Any) -> None:
    for record in (SMALL.units[0], SMALL.relations[0], "percent", None):
        with refused(dr.UnknownKeyError, "unknown-key"):
            look_up(record)


def test_a_record_of_another_report_is_a_miss() -> None:
    with refused(dr.UnknownKeyError, "unknown-key statement"):
        SMALL.statement_of(SHIPPED.target("gdp"))
    with refused(dr.UnknownKeyError, "unknown-key indicator"):
        SMALL.indicator_of(SHIPPED.target("gdp"))
    assert SMALL.figures_in(SHIPPED.section("II.5")) == ()


def test_a_key_is_found_among_the_kinds_that_fit() -> None:
    # The title of a section and the name of a term.
    assert SHIPPED.find("Digital economy") is SHIPPED.section("I.1.3")
    with pytest.raises(dr.UnknownKeyError) as caught:
        SHIPPED.statement_of("gpd")
    assert "gdp" in caught.value.suggestions
    with pytest.raises(dr.UnknownKeyError) as caught:
        SHIPPED.mentions("gpd")
    assert "gdp" not in caught.value.suggestions
    assert caught.value.kind == "entity or glossary entry"


def test_find_takes_every_kind_of_key() -> None:
    for key, record in (
        ("II.5.3", SHIPPED.section("II.5.3")),
        (" Part II, section 5 ", SHIPPED.section("II.5")),
        ("gdp", SHIPPED.target("gdp")),
        ("gdp.growth", SHIPPED.indicator("gdp.growth")),
        ("percent", SHIPPED.unit("percent")),
        ("hengli", SHIPPED.entity("hengli")),
        ("地区生产总值", SHIPPED.term("regional-gdp")),
        ("II.goals-01.1", SHIPPED.figure("II.goals-01.1")),
        ("obs.gdp.growth.2023.2", SHIPPED.observations_of("gdp.growth@2023")[1]),
    ):
        assert SHIPPED.find(key) is record
    with pytest.raises(dr.AmbiguousKeyError):
        SHIPPED.find("Rule of law")
    with refused(dr.UnknownKeyError, "unknown-key record"):
        SHIPPED.find("nobody")


# Outcomes ---------------------------------------------------------------------------------


def test_the_shipped_outcomes_of_a_target_an_indicator_a_deliverable() -> None:
    by_hand = [
        one.id for one in dr.observations() if one.indicator_id == "gdp.growth" and one.year == 2023
    ]
    assert _ids(SHIPPED.observations_of("gdp")) == by_hand
    assert set(by_hand) < set(_ids(SHIPPED.observations_of("gdp.growth")))
    assert _ids(SHIPPED.observations_of("II.1.1-06.d1")) == ["obs.II.1.1-06.d1.2023.1"]
    assert SHIPPED.observations_of("II.1.1-04.d1") == ()


def test_outcomes_are_found_by_their_ids() -> None:
    for one in SHIPPED.outcomes():
        assert SHIPPED.get(one.id) is one
    for one in SHIPPED.results():
        assert SHIPPED.get(one.id) == one
    found = SHIPPED.indicator_of(dr.observations()[0])
    assert found is SHIPPED.indicator("gdp.growth")
    assert SHIPPED.indicator_of("obs.II.1.1-06.d1.2023.1") is None


def test_a_copy_of_the_shipped_report_has_the_shipped_outcomes() -> None:
    again = dr.loads(dr.dumps(SHIPPED))
    assert again.observations_of("gdp") == SHIPPED.observations_of("gdp")
    fewer = attrs.evolve(SHIPPED, indicators=SHIPPED.indicators[1:])
    assert fewer.get("obs.gdp.growth.2023.1") is None
    assert fewer.get("obs.gdp.level.2023.1") is SHIPPED.get("obs.gdp.level.2023.1")


def test_another_report_has_the_outcomes_that_it_is_given(tmp_path: Any) -> None:
    assert SMALL.observations_of("cargo") == ()
    assert SMALL.get("obs.gdp.growth.2023.1") is None
    file = tmp_path / "observations.json"
    file.write_text(json.dumps(observations_document()), encoding="utf-8")
    own = dr.read_observations(file)
    ids = [one.id for one in own if (one.indicator_id, one.year) == ("cargo.growth", 2023)]
    assert ids
    assert _ids(SMALL.observations_of("cargo", own)) == ids
    assert _ids(SMALL.observations_of("cargo.growth", iter(own))) == [
        one.id for one in own if one.indicator_id == "cargo.growth"
    ]


def test_only_observations_are_outcomes() -> None:
    with refused(dr.AssessmentError, "wrong-type observation"):
        SMALL.observations_of("cargo", [5])  # type: ignore[list-item]


# Names ------------------------------------------------------------------------------------


def test_entities_and_terms_answer_to_their_names_in_any_case() -> None:
    for key in ("Lantern pier", "LANTERN PIER", " lantern pier ", "灯笼码头", "lantern-pier"):
        assert SMALL.entity(key) is SMALL.entities[0]
    for key in ("three lights", "Three Lamps", "三盏灯", "three lights programme", "three-lights"):
        assert SMALL.term(key) is SMALL.glossary[0]
    # Printed and correct English may be the same word.
    assert SMALL.term("Harbour") is SMALL.glossary[1]


def test_a_name_that_two_have_is_ambiguous() -> None:
    other = attrs.evolve(SMALL.entities[1], name="lantern PIER")
    twice = attrs.evolve(SMALL, entities=(SMALL.entities[0], other))
    with refused(dr.AmbiguousKeyError, "ambiguous-key entity") as caught:
        twice.entity("Lantern Pier")
    assert caught.value.candidates == ("entity.lantern-pier", "entity.lamp-quarter")
    assert twice.entity("lantern-pier") is SMALL.entities[0]


def test_a_bare_id_comes_before_a_name() -> None:
    other = attrs.evolve(SMALL.entities[1], name="lantern-pier")
    both = attrs.evolve(SMALL, entities=(other, SMALL.entities[0]))
    assert both.entity("lantern-pier") is SMALL.entities[0]


def test_a_bare_id_with_a_slip_gets_a_suggestion() -> None:
    for key in ("lantrn-pier", "entity.lantrn-pier", "Lantern pie"):
        with pytest.raises(dr.UnknownKeyError) as caught:
            SMALL.entity(key)
        assert SMALL.entity(caught.value.suggestions[0]) is SMALL.entities[0]
        for near in caught.value.suggestions:
            SMALL.entity(near)
