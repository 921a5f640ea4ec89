"""What must hold between records: each rule is broken once, in a report that else reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

import dalian_report as dr
from dalian_report.documents import _codec as codec
from dalian_report.documents._integrity import LINKS
from small_report import (
    LEFT_OUT,
    changed,
    document,
    observations_document,
    problems,
    text,
)

Place = tuple[str | int, ...]


def _observation_problems(data: dict[str, Any]) -> list[str]:
    try:
        codec.parse(text(data), "observations")
    except dr.DataError as error:
        return [f"{problem.path}: {problem.code}" for problem in error.problems]
    return []


# Ids --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "first"),
    [
        (("deliverables", 0, "id"), "entity.lantern-pier"),
        (("glossary", 1, "id"), "term.three-lights"),
        (("entities", 1, "id"), "wait.duration@2023"),
        (("units", 6, "code"), "count"),
        (("glossary", 0, "id"), "day"),
        (("targets", 1, "id"), "title"),
    ],
)
def test_an_id_names_one_record_across_all_kinds(place: Place, first: str) -> None:
    found = problems(changed(document(), (place, first)))
    assert [line.partition(": ")[2] for line in found] == ["repeated-id"]


@pytest.mark.parametrize(
    "bad",
    ["", " ", "a b", ".a", "-a", "@", "a\n", "ключ", "٣", "a,b", "a(1)", "a" * 121, "\ud83c\udf0a"],
)
@pytest.mark.parametrize("table", ["deliverables", "entities", "glossary", "targets"])
def test_an_id_is_well_formed(table: str, bad: str) -> None:
    (found,) = problems(changed(document(), ((table, 0, "id"), bad)))
    assert found.startswith(f"$.{table}[0].id: not-of-form")


@pytest.mark.parametrize("good", ["a", "A.1-02b.d1", "gdp.growth@2023", "t/a", "a_b", "9" * 120])
def test_the_forms_of_ids_in_use_are_well_formed(good: str) -> None:
    assert problems(changed(document(), (("entities", 0, "id"), good))) == []


def test_a_unit_code_is_well_formed() -> None:
    found = problems(changed(document(), (("units", 6, "code"), "¥")))
    assert found == ["$.units[6].code: not-of-form"]


def test_section_ids_differ_by_more_than_case() -> None:
    found = problems(changed(document(), (("sections", 7, "id"), "ii.1.1")))
    assert "$.sections[7].id: differs-in-case" in found


# Links ------------------------------------------------------------------------------------


def _links() -> list[tuple[str, str, str]]:
    return [(table, field, goal) for table, links in LINKS.items() for field, goal in links.items()]


@pytest.mark.parametrize(("table", "field", "goal"), _links())
def test_every_link_must_lead_somewhere(table: str, field: str, goal: str) -> None:
    row = next(place for place, row in enumerate(document()[table]) if field in row)
    listed = isinstance(document()[table][row][field], list)
    place = (table, row, field, 0) if listed else (table, row, field)
    found = problems(changed(document(), (place, "nobody")))
    path = f"$.{table}[{row}].{field}{'[0]' if listed else ''}"
    assert f"{path}: dangling-link" in found


@pytest.mark.parametrize(("table", "field", "goal"), _links())
def test_a_link_leads_into_its_own_table_only(table: str, field: str, goal: str) -> None:
    row = next(place for place, row in enumerate(document()[table]) if field in row)
    listed = isinstance(document()[table][row][field], list)
    place = (table, row, field, 0) if listed else (table, row, field)
    with pytest.raises(dr.DataError) as caught:
        dr.loads(text(changed(document(), (place, "term.harbour"))))
    dangling = [problem for problem in caught.value.problems if problem.code == "dangling-link"]
    assert [(problem.value, problem.details["table"]) for problem in dangling] == [
        ("term.harbour", goal)
    ]


def test_links_into_a_table_that_is_missing_are_no_further_problems() -> None:
    assert problems(changed(document(), (("statements",), LEFT_OUT))) == [
        "$.statements: missing-key"
    ]
    assert problems(changed(document(), (("units",), "none"))) == ["$.units: not-a-list"]


def test_a_link_to_a_unit_that_cannot_be_read_is_no_further_problem() -> None:
    for place, unit in enumerate(document()["units"]):
        found = problems(changed(document(), (("units", place, "name"), 5)))
        assert found == [f"$.units[{place}].name: not-a-string"], unit["code"]


def test_links_into_an_empty_table_are_problems() -> None:
    found = problems(changed(document(), (("units",), [])))
    assert len(found) == len(document()["figures"]) + len(document()["indicators"])


@pytest.mark.parametrize(("row", "parent"), [(2, "I.1"), (2, "II"), (1, "II.1.1"), (5, "II.1.1")])
def test_a_section_stands_after_its_parent(row: int, parent: str) -> None:
    found = problems(changed(document(), (("sections", row, "parent_id"), parent)))
    assert found == [f"$.sections[{row}].parent_id: parent-not-before"]


def test_sections_that_are_each_others_parents_are_found() -> None:
    loop = changed(
        document(), (("sections", 1, "parent_id"), "I.1"), (("sections", 2, "parent_id"), "I")
    )
    assert problems(loop) == ["$.sections[1].parent_id: parent-not-before"]


def test_slugs_are_unique_and_well_formed() -> None:
    found = problems(changed(document(), (("sections", 7, "slug"), "growth")))
    assert found == ["$.sections[7].slug: repeated-slug"]
    for bad in ("", "Growth", "gro wth", "-growth", "growth-", "a--b", "größe"):
        (problem,) = problems(changed(document(), (("sections", 7, "slug"), bad)))
        assert problem == "$.sections[7].slug: not-of-form"


def test_lists_and_relations_repeat_nothing() -> None:
    twice = changed(
        document(),
        (("entities", 0, "statement_ids", 2), "II.1.2-01"),
        (("glossary", 0, "variants"), ["lamps", "lamps"]),
        (("relations", 1), document()["relations"][0]),
    )
    assert problems(twice) == [
        "$.entities[0].statement_ids[2]: repeated-item",
        "$.relations[1]: repeated-relation",
        "$.glossary[0].variants[1]: repeated-item",
    ]


def test_a_relation_leads_to_another_statement() -> None:
    found = problems(changed(document(), (("relations", 0, "to_id"), "II.1.1-01")))
    assert found == ["$.relations[0].to_id: relation-to-itself"]


# Spans ------------------------------------------------------------------------------------

SPANS: list[Place] = [
    ("sections", 8, "span"),
    ("statements", 9, "spans", 0),
    ("statements", 2, "spans", 1),
    ("figures", 8, "span"),
    ("numerals", 10, "span"),
    ("glossary", 1, "spans", 0),
]


WITHOUT_NUMBER = "above_reference, in_step_with, ordered, stable"


def _path(place: Place) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)


@pytest.mark.parametrize("place", SPANS)
@pytest.mark.parametrize(("start", "end"), [(50, 40), (50, 50)])
def test_a_span_is_neither_inverted_nor_empty(place: Place, start: int, end: int) -> None:
    found = problems(changed(document(), (place, {"start": start, "end": end})))
    assert found == [f"{_path(place)}: inverted-span"]


@pytest.mark.parametrize("place", SPANS)
@pytest.mark.parametrize(("start", "end"), [(-1, 40), (550, 558), (9000, 9001)])
def test_a_span_lies_in_the_source(place: Place, start: int, end: int) -> None:
    found = problems(changed(document(), (place, {"start": start, "end": end})))
    assert found == [f"{_path(place)}: span-outside-source"]


WITH_IT: dict[Place, Place] = {
    ("statements", 2, "spans", 1): ("figures", 4, "span"),
    ("figures", 8, "span"): ("statements", 5, "spans", 0),
}
"""The span that has to move with another: a figure is inside its statement."""


@pytest.mark.parametrize("place", SPANS)
def test_a_span_may_reach_to_the_very_end(place: Place) -> None:
    end = {"start": 549, "end": 557}
    moved = [(one, dict(end)) for one in (place, WITH_IT.get(place)) if one is not None]
    assert problems(changed(document(), *moved)) == []


def test_a_span_is_checked_for_its_order_even_if_the_source_cannot_be_read() -> None:
    found = problems(
        changed(
            document(),
            (("source", "length"), "long"),
            (("numerals", 0, "span"), {"start": 9, "end": 8}),
            (("numerals", 1, "span"), {"start": 5, "end": 99999}),
        )
    )
    assert found == [
        "$.source.length: not-whole",
        "$.numerals[0].span: inverted-span",
    ]


@pytest.mark.parametrize(
    ("place", "like"),
    [
        (("statements", 9, "spans", 0), ("statements", 2, "spans", 1)),
        (("statements", 2, "spans", 1), ("statements", 2, "spans", 0)),
        (("figures", 8, "span"), ("figures", 7, "span")),
        (("numerals", 10, "span"), ("numerals", 9, "span")),
        (("numerals", 10, "span"), ("figures", 0, "span")),
    ],
)
def test_no_two_statements_or_numbers_have_one_span(place: Place, like: Place) -> None:
    whole: Any = document()
    span: Any = whole
    for step in like:
        span = span[step]
    found = problems(changed(whole, (place, dict(span))))
    assert [line for line in found if "repeated" in line] == [f"{_path(place)}: repeated-span"]


def test_a_term_repeats_no_span_but_two_terms_may_share_one() -> None:
    span = document()["glossary"][0]["spans"][0]
    shared = changed(document(), (("glossary", 1, "spans", 1), span))
    assert problems(shared) == []
    twice = changed(document(), (("glossary", 0, "spans", 1), span))
    assert problems(twice) == ["$.glossary[0].spans[1]: repeated-span"]


@pytest.mark.parametrize("table", ["statements", "glossary"])
def test_statements_and_terms_have_a_span(table: str) -> None:
    found = problems(changed(document(), ((table, 0, "spans"), [])))
    assert found == [f"$.{table}[0].spans: no-spans"]


# Source and units -------------------------------------------------------------------------


@pytest.mark.parametrize("bad", ["", "0" * 63, "0" * 65, "g" * 64, "A" * 64, "0" * 63 + "\n"])
def test_the_source_has_a_sha256(bad: str) -> None:
    (found,) = problems(changed(document(), (("source", "sha256"), bad)))
    assert found.startswith("$.source.sha256: not-of-form")


@pytest.mark.parametrize(
    "bad", ["", "2023", "2023-1-4", "2023-02-29", "20230104", "2023-W01-3", "２023-01-04"]
)
def test_days_are_days(bad: str) -> None:
    (found,) = problems(changed(document(), (("source", "date"), bad)))
    assert found == "$.source.date: not-of-form"
    whole = changed(
        observations_document(),
        (("observations", 0, "vintage"), bad),
        (("observations", 1, "source", "date"), bad),
    )
    assert [found.partition(": ")[0] for found in _observation_problems(whole)] == [
        "$.observations[0].vintage",
        "$.observations[1].source.date",
    ]


def test_a_day_of_publication_is_in_the_calendar() -> None:
    whole = changed(observations_document(), (("observations", 0, "vintage"), "2023-02-29"))
    (found,) = _observation_problems(whole)
    assert found.startswith("$.observations[0].vintage: not-of-form")


@pytest.mark.parametrize("length", [0, -5])
def test_the_source_is_not_empty(length: int) -> None:
    found = problems(changed(document(), (("source", "length"), length)))
    assert "$.source.length: not-positive" in found


def test_a_source_of_one_character_may_have_nothing_said_about_it() -> None:
    bare = document()
    bare |= {name: [] for name, rows in bare.items() if isinstance(rows, list)}
    bare["source"]["length"] = 1
    assert problems(bare) == []


@pytest.mark.parametrize(
    "bad", ["", "0", "-1", "1/0", "0/1", "1.5", "1/", "/2", "1/2/3", "01", "1 /2", "9" * 41]
)
def test_a_factor_is_a_positive_rational(bad: str) -> None:
    (found,) = problems(changed(document(), (("units", 4, "si_factor"), bad)))
    assert found.startswith("$.units[4].si_factor: not-of-form")


# Figures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"value": "-2"}, "value: negative-figure"),
        ({"resolution": "0"}, "resolution: not-positive"),
        ({"resolution": "-1"}, "resolution: not-positive"),
        ({"value_to": "2"}, "value_to: not-above-lower-end"),
        ({"value_to": "1"}, "value_to: not-above-lower-end"),
        ({"direction": LEFT_OUT}, "direction: missing-direction"),
        ({"measure": "growth", "direction": None}, "direction: missing-direction"),
        ({"measure": "level"}, "direction: unwanted-direction"),
        ({"measure": "rank"}, "direction: unwanted-direction"),
        ({"measure": "share"}, "direction: unwanted-direction"),
        ({"measure": "duration"}, "direction: unwanted-direction"),
        ({"indicator_id": "cargo.growth"}, "measure: unlike-indicator"),
        ({"indicator_id": "cargo.growth"}, "unit: unlike-indicator"),
    ],
)
def test_a_figure_fits_itself_and_its_indicator(changes: dict[str, Any], expected: str) -> None:
    places = [(("figures", 3, name), value) for name, value in changes.items()]
    found = problems(changed(document(), *places))
    assert any(problem.startswith(f"$.figures[3].{expected}") for problem in found)
    assert len(found) == (2 if "indicator_id" in changes else 1)


def test_a_figure_of_nothing_reads() -> None:
    assert problems(changed(document(), (("figures", 3, "value"), "0"))) == []


# Targets ----------------------------------------------------------------------------------


def _target_figure(bound: str, sense: str, **changes: Any) -> list[str]:
    """The problems of the target on cargo with another bound and sense."""
    figure = [(("figures", 6, name), value) for name, value in changes.items()]
    whole = changed(
        document(),
        (("targets", 0, "sense"), sense),
        (("targets", 0, "stretch_figure_id"), LEFT_OUT),
        (("figures", 6, "original"), LEFT_OUT),
        (("figures", 6, "bound"), bound),
        *figure,
    )
    return problems(whole)


@pytest.mark.parametrize(
    ("sense", "allowed"),
    [
        ("floor", {"exact", "about", "nearly", "more_than", "at_least"}),
        ("ceiling", {"exact", "about", "nearly", "less_than", "at_most"}),
        ("point", {"exact", "about", "nearly"}),
    ],
)
@pytest.mark.parametrize("bound", [bound.value for bound in dr.Bound])
def test_a_bound_must_not_contradict_the_sense(sense: str, allowed: set[str], bound: str) -> None:
    expected = ["$.targets[0].figure_id: contradicting-bound"]
    assert _target_figure(bound, sense) == ([] if bound in allowed else expected)


@pytest.mark.parametrize(
    ("sense", "allowed"),
    [
        ("floor", {"exact", "about", "nearly", "less_than", "at_most"}),
        ("ceiling", {"exact", "about", "nearly", "more_than", "at_least"}),
    ],
)
@pytest.mark.parametrize("bound", [bound.value for bound in dr.Bound])
def test_the_bound_of_a_fall_is_mirrored(sense: str, allowed: set[str], bound: str) -> None:
    # "Fall by more than 5%" is a change of less than -5%.
    expected = ["$.targets[0].figure_id: contradicting-bound"]
    assert _target_figure(bound, sense, direction="down") == ([] if bound in allowed else expected)


def test_the_bound_of_the_chinese_text_must_not_contradict_either() -> None:
    found = problems(changed(document(), (("figures", 6, "original", "bound"), "at_most")))
    assert found == ["$.targets[0].figure_id: contradicting-bound"]


def test_the_stretch_figure_is_held_to_the_same_rules() -> None:
    found = problems(
        changed(document(), (("figures", 7, "bound"), "less_than"), (("figures", 7, "year"), 2024))
    )
    assert found == [
        "$.targets[0].stretch_figure_id: contradicting-bound",
        "$.targets[0].stretch_figure_id: other-year",
    ]


def _rank_target(bound: str, sense: str) -> list[str]:
    return problems(
        changed(
            document(),
            (("indicators", 2, "measure"), "rank"),
            (("indicators", 2, "unit"), "rank"),
            (("figures", 8, "measure"), "rank"),
            (("figures", 8, "unit"), "rank"),
            (("figures", 8, "bound"), bound),
            (("targets", 1, "sense"), sense),
        )
    )


@pytest.mark.parametrize("sense", ["floor", "point"])
def test_the_target_of_a_rank_is_a_ceiling(sense: str) -> None:
    expected = "$.targets[1].figure_id: rank-not-ceiling"
    assert _rank_target("exact", sense) == [expected]


@pytest.mark.parametrize("bound", ["exact", "at_least", "at_most", "more_than", "less_than"])
def test_a_rank_is_read_as_better_or_worse(bound: str) -> None:
    # "At least third" and "among the first three" are the same ceiling.
    assert _rank_target(bound, "ceiling") == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"year": 2024}, ["figure_id: other-year"]),
        (
            {"figure_id": LEFT_OUT},
            ["figure_id: figure-and-sense"],
        ),
        (
            {"relative_to": "cargo.growth"},
            ["relative_to: relative-to-and-sense"],
        ),
        (
            {"indicator_id": "cargo.level"},
            [
                "figure_id: other-indicator",
                "figure_id: other-measure",
                "figure_id: other-unit",
            ],
        ),
    ],
)
def test_a_target_fits_its_figure(changes: dict[str, Any], expected: list[str]) -> None:
    places = [(("targets", 1, name), value) for name, value in changes.items()]
    assert problems(changed(document(), *places)) == [f"$.targets[1].{line}" for line in expected]


def test_a_target_above_another_indicator_may_name_it() -> None:
    places = [(("targets", 2, "sense"), "above_reference")]
    for relative_to in (LEFT_OUT, "cargo.growth"):
        changes = [*places, (("targets", 2, "relative_to"), relative_to)]
        assert problems(changed(document(), *changes)) == []


def test_the_figure_of_a_target_needs_no_indicator_of_its_own() -> None:
    assert problems(changed(document(), (("figures", 8, "indicator_id"), LEFT_OUT))) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"relative_to": LEFT_OUT},
            "relative_to: relative-to-and-sense",
        ),
        (
            {"figure_id": "II.1.1-01.2"},
            "figure_id: figure-and-sense",
        ),
        ({"relative_to": "income.growth"}, "relative_to: relative-to-itself"),
    ],
)
def test_a_target_in_step_has_a_reference_and_no_number(
    changes: dict[str, Any], expected: str
) -> None:
    places = [(("targets", 2, name), value) for name, value in changes.items()]
    assert f"$.targets[2].{expected}" in problems(changed(document(), *places))


# Observations -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "changes", "expected"),
    [
        (0, {"indicator_id": LEFT_OUT}, ": not-one-subject"),
        (0, {"deliverable_id": "II.1.2-01.d1"}, ": not-one-subject"),
        (1, {"stated": LEFT_OUT}, ": no-outcome"),
        (1, {"unit": "day"}, ": parts-without-value"),
        (1, {"bound": "exact"}, ": parts-without-value"),
        (1, {"resolution": "1"}, ": parts-without-value"),
        (0, {"unit": LEFT_OUT}, ": value-without-parts"),
        (0, {"bound": LEFT_OUT}, ": value-without-parts"),
        (0, {"resolution": LEFT_OUT}, ": value-without-parts"),
        (0, {"resolution": "0"}, ".resolution: not-positive"),
        (
            0,
            {"indicator_id": "cargo growth"},
            ".indicator_id: not-of-form",
        ),
        (2, {"deliverable_id": ""}, ".deliverable_id: not-of-form"),
        (2, {"id": "pier 2023"}, ".id: not-of-form"),
        (1, {"id": "obs.cargo.growth.2023.1"}, ".id: repeated-id"),
    ],
)
def test_an_observation_fits_itself(row: int, changes: dict[str, Any], expected: str) -> None:
    places = [(("observations", row, name), value) for name, value in changes.items()]
    found = _observation_problems(changed(observations_document(), *places))
    assert len(found) == 1
    assert found[0].startswith(f"$.observations[{row}]{expected}")


def test_a_number_and_a_stated_judgement_may_stand_together() -> None:
    whole = changed(observations_document(), (("observations", 0, "stated"), "not_met"))
    assert _observation_problems(whole) == []


# Changes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"kind": "added", "renamed_to": []}, []),
        ({"kind": "added"}, [".renamed_to: renamed-count"]),
        ({"renamed_to": []}, [".renamed_to: renamed-count"]),
        (
            {"kind": "moved", "renamed_to": []},
            [".kind: not-of-form"],
        ),
        ({"date": "yesterday"}, [".date: not-of-form"]),
        ({"data_version": "1.0"}, [".data_version: not-of-form"]),
        (
            {"data_version": "1.00.0"},
            [".data_version: not-of-form"],
        ),
        ({"ids": ["a b"]}, [".ids[0]: not-of-form"]),
        ({"renamed_to": ["a b"]}, [".renamed_to[0]: not-of-form"]),
        ({"ids": ["a", "a"], "renamed_to": ["b", "c"]}, [".ids[1]: repeated-item"]),
    ],
)
def test_a_change_fits_itself(changes: dict[str, Any], expected: list[str]) -> None:
    change = {
        "data_version": "2.0.0",
        "date": "2024-05-01",
        "kind": "renamed",
        "reason": "A slip.",
        "ids": ["a"],
        "renamed_to": ["b"],
    }
    whole = {"schema_version": "1.0", "data_version": "2.0.0", "changes": [change | changes]}
    try:
        codec.parse(json.dumps(whole), "changes")
        found = []
    except dr.DataError as error:
        found = [f"{problem.path}: {problem.code}" for problem in error.problems]
    assert found == [f"$.changes[0]{line}" for line in expected]


# Place, coverage and shape ----------------------------------------------------------------


def test_a_document_of_the_old_shape_gets_one_error_that_says_so() -> None:
    old = changed(
        document(),
        (("year",), LEFT_OUT),
        (("place",), LEFT_OUT),
        (("coverage",), LEFT_OUT),
        (("deliverables", 0, "strength"), LEFT_OUT),
    )
    (found,) = problems(old)
    assert found == "$: old-shape"


@pytest.mark.parametrize("name", ["year", "place", "coverage"])
def test_one_field_of_the_new_shape_that_is_missing_is_named(name: str) -> None:
    assert problems(changed(document(), ((name,), LEFT_OUT))) == [f"$.{name}: missing-key"]


@pytest.mark.parametrize(
    ("place", "bad", "path"),
    [
        (("year",), 23, "$.year"),
        (("year",), "2023", "$.year"),
        (("place", "id"), "port ember", "$.place.id"),
        (("place", "level"), "village", "$.place.level"),
        (("place", "code"), "2102", "$.place.code"),
        (("coverage",), "half", "$.coverage"),
        (("targets", 2, "counted"), 0, "$.targets[2].counted"),
        (("deliverables", 0, "strength"), "expected", "$.deliverables[0].strength"),
    ],
)
def test_the_new_fields_are_checked(place: Place, bad: object, path: str) -> None:
    (found,) = problems(changed(document(), (place, bad)))
    assert found.startswith(f"{path}: ")


@pytest.mark.parametrize(("coverage", "count"), [("full", 1), ("targets", 1), ("draft", 0)])
def test_only_a_draft_has_statements_without_a_text(coverage: str, count: int) -> None:
    whole = changed(document(), (("coverage",), coverage), (("statements", 3, "text"), ""))
    found = problems(whole)
    assert [line.partition(": ")[0] for line in found] == ["$.statements[3].text"] * count


def test_a_draft_needs_no_names_and_terms_and_no_whole_cover() -> None:
    empty: list[tuple[Place, Any]] = [((name,), []) for name in ("entities", "glossary")]
    whole = changed(document(), (("coverage",), "draft"), *empty)
    last = len(whole["statements"]) - 1
    assert problems(changed(whole, (("statements", last), LEFT_OUT))) == []


def test_a_figure_is_inside_its_statement() -> None:
    statement = document()["statements"][0]["spans"][0]
    for start, end in ((statement["start"] - 1, 80), (140, statement["end"] + 1), (250, 251)):
        found = problems(
            changed(document(), (("figures", 0, "span"), {"start": start, "end": end}))
        )
        assert [line.partition(": ")[0] for line in found] == ["$.figures[0].span"]
    edges = {"start": statement["start"], "end": statement["end"]}
    assert problems(changed(document(), (("figures", 0, "span"), edges))) == []


@pytest.mark.parametrize(
    "code",
    ["other:μg/m³", "other:千克标准煤", "other:kgce", "other:%", "other:㎡", "other:人／平方公里"],
)
def test_a_draft_may_have_units_by_the_words_of_its_text(code: str) -> None:
    whole = changed(document(), (("units", 6, "code"), code), (("figures", 5, "unit"), code))
    assert "indicator_id" not in whole["figures"][5]
    assert problems(whole) == []
    assert str(dr.loads(text(whole)).figures[5]).endswith(code.removeprefix("other:"))


@pytest.mark.parametrize("bad", ["other:", "other:a b", "other:" + "克" * 41, "μg", "other:<b>"])
def test_a_unit_by_a_word_of_the_text_is_short_and_plain(bad: str) -> None:
    found = problems(changed(document(), (("units", 6, "code"), bad)))
    assert any(line.startswith("$.units[6].code: not-of-form") for line in found)


@pytest.mark.parametrize("sense", ["above_reference", "ordered", "stable"])
def test_senses_without_a_number_name_no_figure_and_no_other_indicator(sense: str) -> None:
    plain = changed(
        document(), (("targets", 2, "sense"), sense), (("targets", 2, "relative_to"), LEFT_OUT)
    )
    assert problems(plain) == []
    wrong = {"figure_id": "II.1.1-01.2", "relative_to": "cargo.growth"}
    if sense == "above_reference":
        del wrong["relative_to"]
    for field, value in wrong.items():
        found = problems(changed(json.loads(json.dumps(plain)), (("targets", 2, field), value)))
        assert any(line.startswith(f"$.targets[2].{field}: ") for line in found)


def test_a_place_in_a_text_needs_the_edition_of_that_text() -> None:
    whole = observations_document()
    span = {"start": 4, "end": 9}
    sound = changed(
        whole, (("observations", 0, "edition"), "2024"), (("observations", 0, "span"), span)
    )
    assert _observation_problems(sound) == []
    inverted = changed(
        json.loads(json.dumps(sound)), (("observations", 0, "span"), {"start": 9, "end": 9})
    )
    assert [line.partition(": ")[0] for line in _observation_problems(inverted)] == [
        "$.observations[0].span"
    ]
    without = changed(sound, (("observations", 0, "edition"), LEFT_OUT))
    assert [line.partition(": ")[0] for line in _observation_problems(without)] == [
        "$.observations[0].span"
    ]
