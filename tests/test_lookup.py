"""Look-ups: every form of a key, helpful misses, offsets; nothing is guessed."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
from dalian_report.lookup import _keys as lookup
from refusals import refused
from small_report import SOURCE, report

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = report()
NO_TEXT: list[Any] = [None, 1, 1.5, True, b"II", ("II",), ["II"], {"II"}, object(), float("nan")]


# Sections ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    [
        "II.5.3",
        "ii.5.3",
        "Ii.5.3",
        "  II.5.3  ",
        "\tII.5.3\n",
        "Part II, section 5, topic 3",
        "Part II section 5 topic 3",
        "part ii, section 5 topic 3",
        "PART II, SECTION 5, TOPIC 3",
        "part 2 section 5 topic 3",
        "Part Two, section five, topic three",
        "Part two section 5, topic three",
        "part  II ,section 5,topic 3",
        "II(5)3",
        "II (5) 3",
        "ii(5)3",
        " II(5)3 ",
    ],
)
def test_a_topic_is_found_by_every_form_of_its_place(key: str) -> None:
    assert dr.load().section(key).id == "II.5.3"


@pytest.mark.parametrize("key", ["II.5", "Part II, section 5", "part two section five", "II(5)"])
def test_a_section_is_found_by_its_place(key: str) -> None:
    assert dr.load().section(key).id == "II.5"


@pytest.mark.parametrize("key", ["III", "Part III", "part 3", "Part Three", "part three", "iii"])
def test_a_part_is_found_by_its_number(key: str) -> None:
    assert dr.load().section(key).id == "III"


@pytest.mark.parametrize("key", ["I.indicators", "i.INDICATORS", "Part I, section indicators"])
def test_a_paragraph_is_found_by_its_name(key: str) -> None:
    assert dr.load().section(key).id == "I.indicators"


def test_a_section_is_found_by_its_slug() -> None:
    for section in dr.load().sections:
        assert dr.load().section(section.slug) == section


def test_a_section_is_found_by_its_title_where_no_other_has_it() -> None:
    for title in ("Digital economy", "digital economy", "DIGITAL ECONOMY", " Digital economy "):
        assert dr.load().section(title).id == "I.1.3"


def test_a_title_that_several_sections_share_is_ambiguous() -> None:
    for title in ("Rule of law", "rule of LAW", " Rule of law"):
        with pytest.raises(dr.AmbiguousKeyError) as caught:
            dr.load().section(title)
        assert caught.value.candidates == ("I.10.2", "III.2")
        assert caught.value.key == title
    assert (caught.value.code, caught.value.kind) == ("ambiguous-key", "section")
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, dr.DalianReportError)


def test_a_shared_title_is_reached_by_the_slugs() -> None:
    assert SMALL.section("harbour-and-ferries-i-1").id == "I.1"
    assert SMALL.section("harbour-and-ferries-ii-1").id == "II.1"
    with pytest.raises(dr.AmbiguousKeyError):
        SMALL.section("Harbour and ferries")
    with pytest.raises(dr.UnknownKeyError):
        SMALL.section("harbour-and-ferries")


def test_a_title_of_any_length_is_found() -> None:
    title = "Growth, " * 1000
    longer = attrs.evolve(SMALL.sections[6], title=title.strip())
    other = attrs.evolve(SMALL, sections=(*SMALL.sections[:6], longer, *SMALL.sections[7:]))
    assert other.section(title.upper()) is longer


def test_an_id_comes_before_a_title_and_a_slug() -> None:
    sections = list(SMALL.sections)
    sections[6] = attrs.evolve(sections[6], title="closing", slug="ii-1-1")
    other = attrs.evolve(SMALL, sections=tuple(sections))
    assert other.section("closing").id == "closing"
    assert other.section("Closing").id == "closing"


@pytest.mark.parametrize(
    "key",
    [
        "",
        " ",
        "II.5.33",
        "IV",
        "Part IV",
        "Part 0",
        "Part II, topic 3",
        "Part II, section 99",
        "Part II, section 5, topic 99",
        "part II, section 5, topic 3, sentence 1",
        "Part II section",
        "II()3",
        "II(5",
        "II.5.3.",
        "Section 5",
        "2.5",
        "part",
        "Digital",
        "digital-econom",
        "I.1.3 Digital economy",
        "x" * 1_000_000,
        "part " * 100_000,
        "\0",
        "II.５.3",
    ],
)
def test_what_names_no_section_is_a_miss(key: str) -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        dr.load().section(key)
    assert caught.value.key == key
    assert len(caught.value.suggestions) <= 3
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("key", NO_TEXT)
def test_what_is_no_text_is_a_miss(key: Any) -> None:
    found = dr.load()
    for look_up in (
        found.section,
        found.statement,
        found.figure,
        found.indicator,
        found.target,
        found.unit,
    ):
        with pytest.raises(dr.UnknownKeyError) as caught:
            look_up(key)
        assert caught.value.key is key
        assert caught.value.suggestions == ()


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("II.5.33", "II.5.3"),
        ("ii.5.33", "II.5.3"),
        ("Digital economie", "Digital economy"),
        ("digitl-economy", "digital-economy"),
        ("I.indicator", "I.indicators"),
    ],
)
def test_a_miss_suggests_what_is_near(key: str, near: str) -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        dr.load().section(key)
    assert near in caught.value.suggestions
    assert (caught.value.key, caught.value.kind) == (key, "section")
    for suggestion in caught.value.suggestions:
        dr.load().section(suggestion)


def test_a_miss_far_from_everything_suggests_nothing() -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        dr.load().section("zzzzzzzz")
    assert caught.value.suggestions == ()
    assert caught.value.kind == "section"
    assert isinstance(caught.value, KeyError)


def test_the_errors_of_look_ups_pickle() -> None:
    for key in ("II.5.33", "Rule of law"):
        with pytest.raises(KeyError) as caught:
            dr.load().section(key)
        again = pickle.loads(pickle.dumps(caught.value))
        assert str(again) == str(caught.value)
        assert vars(again) == vars(caught.value)


# Records by id ----------------------------------------------------------------------------

LOOK_UPS: dict[str, Callable[[Any], Any]] = {
    "statement": SMALL.statement,
    "figure": SMALL.figure,
    "indicator": SMALL.indicator,
    "target": SMALL.target,
    "unit": SMALL.unit,
}


@pytest.mark.parametrize("kind", LOOK_UPS)
def test_every_record_is_found_by_its_id(kind: str) -> None:
    for record in getattr(SMALL, f"{kind}s"):
        assert LOOK_UPS[kind](record.code if kind == "unit" else record.id) is record


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("statement", "I.1"),
        ("statement", "i.1-01"),
        ("statement", "I.1-01.1"),
        ("statement", " I.1-01"),
        ("figure", "I.1-01"),
        ("figure", "I.1-01.9"),
        ("indicator", "cargo"),
        ("indicator", "cargo.growth@2023"),
        ("unit", "Percent"),
        ("unit", "%"),
        ("unit", ""),
    ],
)
def test_a_key_near_an_id_is_a_miss(kind: str, key: str) -> None:
    with refused(dr.UnknownKeyError, "unknown-key"):
        LOOK_UPS[kind](key)


def test_a_miss_suggests_ids_of_its_own_kind() -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        SMALL.figure("I.1-01.3")
    assert set(caught.value.suggestions) <= {figure.id for figure in SMALL.figures}
    assert "I.1-01.1" in caught.value.suggestions


@pytest.mark.parametrize(
    ("key", "id"),
    [
        ("cargo.growth@2023", "cargo.growth@2023"),
        ("cargo.growth", "cargo.growth@2023"),
        ("cargo", "cargo.growth@2023"),
        (" cargo ", "cargo.growth@2023"),
        ("income", "income.growth@2023"),
        ("wait.duration", "wait.duration@2023"),
    ],
)
def test_a_target_is_found_by_id_indicator_and_concept(key: str, id: str) -> None:
    assert SMALL.target(key).id == id


def test_the_concept_is_the_one_that_the_indicator_names() -> None:
    indicators = [
        attrs.evolve(one, concept="berth time") if one.id == "wait.duration" else one
        for one in SMALL.indicators
    ]
    other = attrs.evolve(SMALL, indicators=indicators)
    assert other.target("berth time").id == "wait.duration@2023"
    with pytest.raises(dr.UnknownKeyError):
        other.target("wait")


def test_the_concept_of_an_indicator_that_is_not_there_is_its_first_word() -> None:
    other = attrs.evolve(SMALL, indicators=())
    assert other.target("wait").id == "wait.duration@2023"
    assert other.target(" wait.duration ").id == "wait.duration@2023"
    dotted = attrs.evolve(SMALL.targets[1], id="a.b.c@2023", indicator_id="a.b.c")
    assert attrs.evolve(other, targets=(dotted,)).target("a") is dotted


def test_a_slug_comes_before_a_title() -> None:
    titled = attrs.evolve(SMALL.sections[7], title=SMALL.sections[6].slug)
    other = attrs.evolve(SMALL, sections=(*SMALL.sections[:7], titled, *SMALL.sections[8:]))
    assert other.section(titled.title) is SMALL.sections[6]


def test_a_name_is_learnt_as_the_data_spell_it() -> None:
    other = attrs.evolve(SMALL)
    index = other._index.targets
    known = set(index)
    assert index.find(" cargo ").id == "cargo.growth@2023"
    assert set(index) == known
    assert index.find("cargo") is index.find("cargo")
    assert set(index) == {*known, "cargo"}


def test_bare_ids_whole_ids_and_names_can_be_suggested() -> None:
    other = attrs.evolve(SMALL)
    index = other._index.entities
    (first, *_), count = SMALL.entities, len(SMALL.entities)
    known = list(index.known())
    assert known[0] == first.id.removeprefix("entity.") != first.id
    assert known[count] == first.id
    assert first.name in known[2 * count :]


def test_of_two_ids_that_differ_in_case_each_is_found() -> None:
    other = attrs.evolve(
        SMALL, sections=(*SMALL.sections, attrs.evolve(SMALL.sections[0], id="TITLE"))
    )
    assert other.section(" TITLE ").id == "TITLE"
    assert other.section(" title ").id == "title"
    with pytest.raises(dr.AmbiguousKeyError) as caught:
        other.section("Title")
    assert caught.value.candidates == ("title", "TITLE")


def test_a_miss_says_what_was_sought() -> None:
    for kind in ("section", "statement", "figure", "indicator", "deliverable", "entity", "term"):
        other = attrs.evolve(SMALL)
        for key in ("no such thing at all", None):
            with refused(dr.UnknownKeyError, f"unknown-key {kind}") as caught:
                getattr(other, kind)(key)
            assert caught.value.key is key


def test_a_concept_with_two_targets_is_ambiguous() -> None:
    level = attrs.evolve(SMALL.targets[1], id="cargo.level@2023", indicator_id="cargo.level")
    later = attrs.evolve(SMALL.targets[0], id="cargo.growth@2024", year=2024)
    other = attrs.evolve(SMALL, targets=(*SMALL.targets, level, later))
    with refused(dr.AmbiguousKeyError, "ambiguous-key target") as caught:
        other.target("cargo")
    assert caught.value.candidates == ("cargo.growth@2023", "cargo.level@2023", "cargo.growth@2024")
    with pytest.raises(dr.AmbiguousKeyError) as caught:
        other.target("cargo.growth")
    assert caught.value.candidates == ("cargo.growth@2023", "cargo.growth@2024")
    assert other.target("cargo.level").id == "cargo.level@2023"
    assert other.target("cargo.growth@2024") is later


@pytest.mark.parametrize(
    "key", ["gdp.growth@2024", "gdp.growth@", "growth", "GDP", "", "gdp.level"]
)
def test_what_names_no_target_is_a_miss(key: str) -> None:
    with refused(dr.UnknownKeyError, "unknown-key target"):
        dr.load().target(key)


def test_get_finds_a_record_of_any_kind() -> None:
    found = dr.load()
    for name in (
        "sections",
        "statements",
        "figures",
        "indicators",
        "targets",
        "deliverables",
        "entities",
        "glossary",
    ):
        for record in getattr(found, name):
            assert found.get(record.id) is record
    for unit in found.units:
        assert found.get(unit.code) is unit


class _Hostile:
    def __hash__(self) -> int:
        raise RuntimeError

    def __eq__(self, other: object) -> bool:
        raise RuntimeError


@pytest.mark.parametrize("id", [*NO_TEXT, _Hostile(), "", "nobody", "ii.5.3", "x" * 1_000_000])
def test_get_never_raises(id: Any) -> None:
    assert dr.load().get(id) is None
    assert dr.load().get(id, "default") == "default"
    assert dr.load().get(id, default=0) == 0


# The outline ------------------------------------------------------------------------------


def test_walk_gives_every_section_in_document_order() -> None:
    assert tuple(SMALL.walk()) == SMALL.sections
    starts = [section.span.start for section in dr.load().walk()]
    assert starts == sorted(starts)


def test_children_are_the_sections_directly_below() -> None:
    assert [child.id for child in SMALL.children("I")] == ["I.1", "I.plan"]
    assert [child.id for child in SMALL.children(SMALL.section("II"))] == ["II.1"]
    assert [child.id for child in SMALL.children("II.1")] == ["II.1.1", "II.1.2"]
    assert SMALL.children("closing") == ()
    with pytest.raises(dr.UnknownKeyError):
        SMALL.children("IV")


@pytest.mark.parametrize(
    ("section", "deep", "shallow"),
    [
        ("I", ["I.1-01", "I.1-02", "I.1-03", "I.plan-01"], []),
        ("I.1", ["I.1-01", "I.1-02", "I.1-03"], ["I.1-01", "I.1-02", "I.1-03"]),
        ("II", ["II.1.1-01", "II.1.1-02", "II.1.1-03", "II.1.2-01", "II.1.2-01b"], []),
        ("Part II, section 1, topic 2", ["II.1.2-01", "II.1.2-01b"], ["II.1.2-01", "II.1.2-01b"]),
        ("title", [], []),
    ],
)
def test_statements_of_a_section(section: str, deep: list[str], shallow: list[str]) -> None:
    assert [statement.id for statement in SMALL.statements_in(section)] == deep
    assert [statement.id for statement in SMALL.statements_in(section, deep=True)] == deep
    assert [statement.id for statement in SMALL.statements_in(section, deep=False)] == shallow
    assert SMALL.statements_in(SMALL.section(section)) == SMALL.statements_in(section)


def test_figures_of_a_section() -> None:
    assert [figure.id for figure in SMALL.figures_in("I.plan")] == ["I.plan-01.1"]
    assert [figure.id for figure in SMALL.figures_in("II")] == [
        "II.1.1-01.1",
        "II.1.1-01.2",
        "II.1.1-02.1",
    ]
    assert SMALL.figures_in("II", deep=False) == ()
    parts = ("title", "I", "II", "closing")
    assert sum(len(SMALL.figures_in(part)) for part in parts) == len(SMALL.figures)


def test_a_section_whose_id_another_begins_with_does_not_take_its_statements() -> None:
    found = dr.load()
    ids = {statement.section_id for statement in found.statements_in("II.1")}
    assert "II.10" not in ids
    assert not any(id.startswith("II.10") for id in ids)


# Offsets ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("Work report", "title"),
        ("I. Review", "I"),
        ("1. Harbour", "I.1"),
        ("handled", "I.1"),
        ("2. The 14th", "I.plan"),
        ("II. Tasks", "II"),
        ("(1) Growth", "II.1.1"),
        ("lantern", "II.1.2"),
        ("Thank you", "closing"),
    ],
)
def test_at_gives_the_innermost_section(words: str, section: str) -> None:
    assert SMALL.at(SOURCE.index(words)).id == section


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("harbour handled", "I.1-01"),
        ("The city rose", "I.1-03"),
        ("to third", "I.1-03"),
        ("as one of", "II.1.2-01b"),
        ("Review of", None),
        (" to third", None),
    ],
)
def test_statement_at_gives_the_statement_or_none_in_a_gap(
    words: str, statement: str | None
) -> None:
    found = SMALL.statement_at(SOURCE.index(words))
    assert (None if found is None else found.id) == statement


def test_the_ends_of_the_source() -> None:
    assert SMALL.at(0).id == "title"
    assert SMALL.at(len(SOURCE) - 1).id == "closing"
    assert SMALL.statement_at(0) is None
    assert SMALL.statement_at(len(SOURCE) - 2) == SMALL.statement("closing-01")
    assert SMALL.statement_at(len(SOURCE) - 1) is None


@pytest.mark.parametrize("offset", [-1, len(SOURCE), len(SOURCE) + 1, 10**1000, -(10**1000)])
def test_an_offset_outside_the_source_is_an_index_error(offset: int) -> None:
    for look_up in (SMALL.at, SMALL.statement_at):
        with refused(dr.OffsetError, "outside-source offset") as caught:
            look_up(offset)
        assert caught.value.value == offset
        assert isinstance(caught.value, IndexError)
        assert len(str(caught.value)) < 100


@pytest.mark.parametrize("offset", [None, "5", 5.0, True, False, float("nan"), [5], b"5"])
def test_an_offset_is_a_whole_number(offset: Any) -> None:
    for look_up in (SMALL.at, SMALL.statement_at):
        with refused(dr.OffsetError, "not-whole offset") as caught:
            look_up(offset)
        assert caught.value.value is offset


def test_whole_numbers_of_other_libraries_are_offsets() -> None:
    numpy = pytest.importorskip("numpy")
    assert SMALL.at(numpy.int64(60)) == SMALL.at(60)
    assert SMALL.statement_at(numpy.uint8(80)) == SMALL.statement_at(80)


def test_a_section_ends_before_its_end() -> None:
    shorter = attrs.evolve(SMALL.sections[3], span=dr.Span(240, 300))
    other = attrs.evolve(SMALL, sections=(*SMALL.sections[:3], shorter, *SMALL.sections[4:]))
    assert other.at(299).id == "I.plan"
    assert other.at(300).id == "I"


def test_an_offset_that_no_section_covers_is_an_offset_error() -> None:
    bare = attrs.evolve(SMALL, sections=SMALL.sections[1:])
    with refused(dr.OffsetError, "uncovered-offset offset"):
        bare.at(5)


# Slugs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Digital economy", "digital-economy"),
        ('The "three articles": renewing', "the-three-articles-renewing"),
        ("  A  b -- c!", "a-b-c"),
        ("5G & 2023", "5g-2023"),
        ("Über", "ber"),
        ("", ""),
    ],
)
def test_a_slug_is_the_title_in_lower_case_with_hyphens(title: str, slug: str) -> None:
    assert lookup.slug(title) == slug
