"""What every model object promises: a value that nobody can change, small and shareable."""

from __future__ import annotations

import copy
import pickle
import threading
import weakref
from decimal import Decimal
from typing import Any

import attrs
import pytest

import dalian_report as dr
from dalian_report import model
from dalian_report.documents import _codec as codec
from dalian_report.model._tables import HEADER, TABLES
from small_report import CANONICAL, changed, document, observations_document, report, text


def _examples() -> dict[str, Any]:
    """One of each: the record of the small report that sets the most fields."""
    whole = report()
    found: list[Any] = [
        whole,
        whole.place,
        whole.source,
        whole.figures[6].original,
        whole.figures[0].span,
    ]
    found += [
        max(getattr(whole, name), key=lambda record: len(codec.plain(record))) for name in TABLES
    ]
    (first, *_) = codec.parse(text(observations_document()), "observations")["observations"]
    change = dr.Change("2.0.0", "2024-05-01", "renamed", "A slip.", ("a",), ("b",))
    found += [first, first.source, change]
    return {type(record).__name__: record for record in found}


EXAMPLES = _examples()
every_type = pytest.mark.parametrize("one", EXAMPLES.values(), ids=EXAMPLES)


def _fields(one: Any) -> list[str]:
    return [field.name for field in attrs.fields(type(one)) if field.init]


def test_there_is_an_example_of_every_type_of_the_model() -> None:
    records = {name for name in model.__all__ if attrs.has(getattr(model, name))}
    assert set(EXAMPLES) == records


def test_the_model_module_has_every_type_and_vocabulary() -> None:
    for name in model.__all__:
        assert isinstance(getattr(model, name), type)
    assert model.Report is dr.Report
    assert model.Figure is dr.Figure


@every_type
def test_a_field_cannot_be_set_or_deleted_or_added(one: Any) -> None:
    before = pickle.dumps(one)
    for name in _fields(one):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(one, name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(one, name)
    with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
        one.remark = "x"
    assert pickle.dumps(one) == before


@every_type
def test_it_has_slots_and_no_dict(one: Any) -> None:
    assert not hasattr(one, "__dict__")
    for name in _fields(one):
        assert any(name in vars(kind).get("__slots__", ()) for kind in type(one).__mro__)


@every_type
def test_it_can_be_weakly_referred_to(one: Any) -> None:
    assert weakref.ref(one)() is one


@every_type
def test_what_it_holds_is_immutable_too(one: Any) -> None:
    immutable = str | int | Decimal | tuple | None
    for name in _fields(one):
        value = getattr(one, name)
        assert isinstance(value, immutable) or type(value).__name__ in EXAMPLES, name


@every_type
def test_a_list_that_is_given_becomes_a_tuple(one: Any) -> None:
    listed = {
        name: list(getattr(one, name))
        for name in _fields(one)
        if isinstance(getattr(one, name), tuple)
    }
    again = attrs.evolve(one, **listed)
    assert again == one
    for name, items in listed.items():
        assert isinstance(getattr(again, name), tuple)
        items.clear()
        assert getattr(again, name) == getattr(one, name)


@every_type
def test_it_compares_and_hashes_by_value(one: Any) -> None:
    again = _examples()[type(one).__name__]
    assert again == one
    assert again is not one
    assert hash(again) == hash(one)
    assert {one: "found"}[again] == "found"
    assert len({one, again}) == 1


@every_type
def test_any_other_field_makes_it_another_value(one: Any) -> None:
    for name in _fields(one):
        other = attrs.evolve(one, **{name: "something else"} if name not in TABLES else {name: ()})
        assert other != one, name
        assert one != other, name


@every_type
def test_it_equals_nothing_of_another_type(one: Any) -> None:
    values = attrs.astuple(one, recurse=False, filter=lambda field, _: field.init)
    assert one != values
    assert one != repr(one)
    assert one != None  # noqa: E711 (its own comparison is meant)
    assert all(one != other for other in EXAMPLES.values() if other is not one)


@every_type
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_it_pickles(one: Any, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(one, protocol))
    assert again == one
    assert type(again) is type(one)
    assert hash(again) == hash(one)


@every_type
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_it_copies(one: Any, copied: Any) -> None:
    again = copied(one)
    assert again == one
    assert type(again) is type(one)
    assert hash(again) == hash(one)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(again, _fields(one)[0], None)


@every_type
def test_its_repr_names_it_and_fits_on_a_screen(one: Any) -> None:
    assert repr(one).startswith((f"{type(one).__name__}(", f"<{type(one).__name__} "))
    assert len(repr(one)) < 250
    assert "\n" not in repr(one)


@pytest.mark.parametrize("name", TABLES)
def test_every_record_that_ships_has_a_short_repr(name: str) -> None:
    assert [record for record in getattr(dr.load(), name) if len(repr(record)) >= 250] == []


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("Section", "title"),
        ("Statement", "text"),
        ("Figure", "label"),
        ("Indicator", "name"),
        ("Deliverable", "object"),
        ("GlossaryEntry", "printed"),
        ("GlossaryEntry", "en"),
        ("Change", "reason"),
    ],
)
def test_a_long_text_is_cut_in_the_repr(kind: str, field: str) -> None:
    long = attrs.evolve(EXAMPLES[kind], **{field: "word " * 1000})
    assert f"{field}='word word" in repr(long)
    assert "…" in repr(long)
    assert len(repr(long)) < 250


def test_values_that_are_equal_as_numbers_are_equal() -> None:
    figure = report().figures[1]
    same = attrs.evolve(figure, value=Decimal("4.50"))
    assert same == figure
    assert hash(same) == hash(figure)


# The report -------------------------------------------------------------------------------


def test_a_report_that_is_read_equals_one_that_ships() -> None:
    shipped = dr.load()
    read = dr.loads(dr.dumps(shipped))
    assert read == shipped
    assert shipped == read
    assert hash(read) == hash(shipped)
    assert read is not shipped


def test_a_report_that_has_not_read_its_tables_pickles_and_copies_whole() -> None:
    def unread() -> dr.Report:
        tables = {name: getattr(report(), name) for name in TABLES}
        header = {name: getattr(report(), name) for name in HEADER}
        return dr.Report.reading(header, lambda name: tables[name])

    assert unread() == report()
    assert hash(unread()) == hash(report())
    assert pickle.loads(pickle.dumps(unread())) == report()
    assert copy.copy(unread()) == report()
    assert copy.deepcopy(unread()) == report()
    assert attrs.evolve(unread(), edition="2024") == attrs.evolve(report(), edition="2024")
    assert pickle.loads(pickle.dumps(unread())).section("II.1.1") == report().section("II.1.1")


def test_a_table_is_read_once_and_only_when_asked_for() -> None:
    asked: list[str] = []

    def read_table(name: str) -> tuple[Any, ...]:
        asked.append(name)
        return tuple(getattr(whole, name))

    whole = report()
    lazy = dr.Report.reading({name: getattr(whole, name) for name in HEADER}, read_table)
    assert repr(lazy) == "<Report 2023, data 1.0.0>"
    assert lazy.source.title == whole.source.title
    assert asked == []
    assert lazy.section("II") == lazy.section("II")
    assert lazy.sections is lazy.sections
    assert asked == ["sections"]
    assert lazy.target("wait").id == "wait.duration@2023"
    assert "statements" not in asked
    assert lazy == whole
    assert sorted(asked) == sorted(TABLES)


def test_what_a_report_lacks_is_an_attribute_error() -> None:
    for found in (dr.load(), report()):
        with pytest.raises(AttributeError, match="no attribute 'paragraphs'"):
            found.paragraphs  # type: ignore[attr-defined]
        assert not hasattr(found, "__wrapped__")


def test_the_indexes_of_a_report_are_no_part_of_its_value() -> None:
    one, other = report(), report()
    one.section("II.1.1")
    one.get("percent")
    one.target("wait")
    assert one == other
    assert pickle.dumps(one) == pickle.dumps(other)


def test_a_changed_copy_finds_its_own_records() -> None:
    whole = report()
    whole.section("II.1.1")
    whole.get("II.1.1")
    renamed = attrs.evolve(whole.sections[6], title="Harvest", slug="harvest")
    sections = (*whole.sections[:6], renamed, *whole.sections[7:])
    other = attrs.evolve(whole, sections=sections)
    assert other.section("harvest") is renamed
    assert other.get("II.1.1") is renamed
    assert whole.section("II.1.1").title == "Growth"


def test_one_report_serves_many_threads() -> None:
    whole = report()
    start = threading.Barrier(32)
    found: list[tuple[Any, ...]] = []

    def look_up() -> None:
        start.wait()
        keys = [whole.section(s.id) for s in whole.sections] + [
            whole.target(t.id) for t in whole.targets
        ]
        found.append(
            (*keys, whole.get("percent"), whole.at(60), hash(whole), whole.figure("I.1-01.1"))
        )

    threads = [threading.Thread(target=look_up) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [found[0]] * 32


def test_two_reports_differ_by_any_character_of_the_document() -> None:
    assert dr.loads(CANONICAL) != dr.loads(
        text(changed(document(), (("statements", 0, "text"), "-")))
    )
