"""The outline: above, below, before, after, and the way there in words."""

from __future__ import annotations

import attrs
import pytest

import dalian_report as dr
from dalian_report.model import SectionKind
from refusals import refused
from small_report import report

SMALL = report()
SHIPPED = dr.load()


def test_a_walk_from_a_section_gives_it_and_all_below() -> None:
    assert [section.id for section in SMALL.walk("II")] == ["II", "II.1", "II.1.1", "II.1.2"]
    assert [section.id for section in SMALL.walk(SMALL.section("closing"))] == ["closing"]
    assert list(SHIPPED.walk("II.1"))[-1].id == "II.1.2"
    with pytest.raises(dr.UnknownKeyError):
        SMALL.walk("IV")


def test_a_parent_is_directly_above() -> None:
    parent = SMALL.parent("II.1.1")
    assert parent is SMALL.section("II.1")
    assert SMALL.parent(SMALL.section("II.1")) is SMALL.section("II")
    assert SMALL.parent("II") is None
    assert SMALL.parent("title") is None


def test_ancestors_come_from_the_part_down() -> None:
    assert [section.id for section in SMALL.ancestors("II.1.1")] == ["II", "II.1"]
    assert SMALL.ancestors("II") == ()


def test_a_section_above_itself_ends_somewhere() -> None:
    sections = list(SMALL.sections)
    sections[4] = attrs.evolve(sections[4], parent_id="II.1.1")
    circle = attrs.evolve(SMALL, sections=sections)
    assert [section.id for section in circle.ancestors("II")] == ["II", "II.1", "II.1.1"]
    assert {section.id for section in circle.walk("II.1")} == {"II", "II.1", "II.1.1", "II.1.2"}
    assert len(circle.statements_in("II.1.1")) == 5


@pytest.mark.parametrize(
    ("key", "after", "sibling"),
    [
        ("title", "I", "I"),
        ("I", "I.1", "II"),
        ("I.1", "I.plan", "I.plan"),
        ("I.plan", "II", None),
        ("II.1.2", "closing", None),
        ("closing", None, None),
        ("I.1-01", "I.1-02", "I.1-02"),
        ("I.1-03", "I.plan-01", None),
        ("II.1.2-01b", "closing-01", None),
        ("closing-01", None, None),
    ],
)
def test_next_and_its_sibling(key: str, after: str | None, sibling: str | None) -> None:
    found = SMALL.next(key)
    assert (None if found is None else found.id) == after
    found = SMALL.next(SMALL.get(key))
    assert (None if found is None else found.id) == after
    found = SMALL.next(key, sibling=True)
    assert (None if found is None else found.id) == sibling


@pytest.mark.parametrize(
    ("key", "before", "sibling"),
    [
        ("title", None, None),
        ("I", "title", "title"),
        ("I.1", "I", None),
        ("II", "I.plan", "I"),
        ("closing", "II.1.2", "II"),
        ("I.1-01", None, None),
        ("I.1-02", "I.1-01", "I.1-01"),
        ("II.1.1-01", "I.plan-01", None),
        ("closing-01", "II.1.2-01b", None),
    ],
)
def test_previous_and_its_sibling(key: str, before: str | None, sibling: str | None) -> None:
    found = SMALL.previous(key)
    assert (None if found is None else found.id) == before
    found = SMALL.previous(key, sibling=True)
    assert (None if found is None else found.id) == sibling


def test_next_takes_every_key_of_a_section() -> None:
    found = SHIPPED.next("Part II, section 5", sibling=True)
    assert found is SHIPPED.section("II.6")


def test_what_has_no_neighbours_is_a_miss() -> None:
    stranger = attrs.evolve(SMALL.sections[1], id="IX")
    for record in (stranger, SMALL.figures[0], None, "I.1-01.1", "cargo"):
        with pytest.raises(dr.UnknownKeyError) as caught:
            SMALL.next(record)  # type: ignore[call-overload]
        assert caught.value.key in {record, "IX"}
        with pytest.raises(dr.UnknownKeyError):
            SMALL.previous(record)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("key", "way"),
    [
        ("II.5.3", "Part II > 5 The three centres > Regional financial centre"),
        ("II.5", "Part II > 5 The three centres"),
        ("Part III", "Part III"),
        ("II.10.3", "Part II > 10 Development and security > Risk prevention"),
        ("I.indicators", "Part I > Headline indicators of 2022 (estimates)"),
        ("opening", "Opening"),
        ("closing-01", "Closing appeal"),
        ("gdp", "Part II > Main expected goals for 2023"),
        ("II.5.3-02d.1", "Part II > 5 The three centres > Regional financial centre"),
        ("II.9.1-03b.d1", "Part II > 9 Livelihood > Employment"),
    ],
)
def test_a_breadcrumb_tells_the_way(key: str, way: str) -> None:
    assert SHIPPED.breadcrumb(key) == way
    assert SHIPPED.breadcrumb(SHIPPED.find(key)) == way


def test_a_section_without_a_number_goes_by_its_title() -> None:
    sections = [attrs.evolve(SMALL.sections[2], id="I.ferries"), SMALL.sections[1]]
    other = attrs.evolve(SMALL, sections=sections)
    assert other.breadcrumb("I.ferries") == "Part I > Harbour and ferries"


def test_the_number_in_a_breadcrumb_is_the_last_part_of_the_id() -> None:
    sections = [
        attrs.evolve(one, kind=SectionKind.SECTION) if one.id == "II.1.1" else one
        for one in SMALL.sections
    ]
    other = attrs.evolve(SMALL, sections=sections)
    assert other.breadcrumb("II.1.1").endswith("1 Harbour and ferries > 1 Growth")


def test_a_record_of_no_kind_that_has_neighbours_is_named() -> None:
    stranger = attrs.evolve(SMALL.sections[1], id="IX")
    for record, key in ((stranger, "IX"), (None, None)):
        with refused(dr.UnknownKeyError, "unknown-key section or statement") as caught:
            SMALL.next(record)  # type: ignore[call-overload]
        assert caught.value.key == key


def test_a_report_without_sections_has_nowhere_to_go() -> None:
    empty = attrs.evolve(SMALL, sections=(), statements=())
    assert list(empty.walk()) == []
    assert empty.get("I") is None
    for look_up in (empty.section, empty.children, empty.next, empty.breadcrumb, empty.find):
        with pytest.raises(dr.UnknownKeyError) as caught:
            look_up("I.1")
        assert caught.value.key == "I.1"
    with refused(dr.OffsetError, "uncovered-offset offset"):
        empty.at(5)
    assert empty.statement_at(5) is None
