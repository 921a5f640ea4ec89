"""Names that people guess: those that fit work, the others are told what to write."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
from dalian_report.errors._guesses import GUESSES

if TYPE_CHECKING:
    from pathlib import Path

OBJECTS: dict[str, Any] = {
    "dalian_report": dr,
    "Scorecard": dr.scorecard(),
    "Assessment": dr.scorecard().row("gdp"),
    "Series": dr.series("gdp"),
    "Record": dr.record(["2023"]),
    "Hit": dr.load().search("15亿千瓦时")[0],
    "Draft": dr.draft("2031年海城市政府工作报告\n2031年工作安排\n地区生产总值增长6%。\n"),
    "Report": dr.load(),
    "Section": dr.load().section("II"),
    "Statement": dr.load().statement("II.6.1-03b"),
    "Figure": dr.load().figure("II.goals-01.1"),
    "Indicator": dr.load().indicator("gdp.growth"),
    "Target": dr.load().target("gdp"),
    "Observation": dr.load().observations_of("gdp")[0],
    "FollowUp": dr.follow_up(dr.load("2013"), dr.load("2014")),
}
"""An object of each class."""
NAMES: dict[str, Any] = {
    "dr": dr,
    "card": OBJECTS["Scorecard"],
    "row": OBJECTS["Assessment"],
    "series": OBJECTS["Series"],
    "record": OBJECTS["Record"],
    "hit": OBJECTS["Hit"],
    "drafted": OBJECTS["Draft"],
    "pair": OBJECTS["FollowUp"],
    "report": dr.load(),
    "section": OBJECTS["Section"],
    "statement": OBJECTS["Statement"],
    "figure": OBJECTS["Figure"],
    "indicator": OBJECTS["Indicator"],
    "target": OBJECTS["Target"],
    "outcome": OBJECTS["Observation"],
}
"""What the right expressions call them."""
ALL = [(kind, name) for kind, guesses in GUESSES.items() for name in guesses]


def test_every_class_with_guesses_has_an_object_here() -> None:
    assert set(GUESSES) == set(OBJECTS)
    assert len(ALL) >= 100


@pytest.mark.parametrize(("kind", "name"), ALL, ids=str)
def test_a_wrong_guess_is_told_an_expression_that_works(
    kind: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(dr.UnknownNameError) as caught:
        getattr(OBJECTS[kind], name)
    right = caught.value.right
    assert right is not None
    assert right in str(caught.value)
    monkeypatch.chdir(tmp_path)
    if name != "to_excel":  # pandas needs a library of its own for it
        eval(right, dict(NAMES))
    assert getattr(OBJECTS[kind], name, "none") == "none"


def test_the_guesses_that_work() -> None:
    card = OBJECTS["Scorecard"]
    assert len(card) == len(card.rows)
    assert list(card) == list(card.rows)
    assert card["gdp"] is card.row("gdp")
    assert card
    assert card.select(verdict="no_data", indicator="gdp")
    with pytest.raises(KeyError):
        card["nothing"]
    row = card["gdp"]
    assert (row.name, row.unit) == (row.indicator.name, row.indicator.unit)
    series = OBJECTS["Series"]
    assert list(series) == list(series.rows)


def test_a_slip_is_told_the_names_that_look_like_it() -> None:
    for owner, slip, right in (
        (dr, "scorecrad", "scorecard"),
        (dr, "Obseravtion", "Observation"),
        (OBJECTS["Scorecard"], "sellect", "select"),
        (OBJECTS["Assessment"], "verdikt", "verdict"),
    ):
        with pytest.raises(dr.UnknownNameError) as caught:
            getattr(owner, slip)
        assert right in caught.value.suggestions
        assert caught.value.right is None


RECORDS = ["Report", "Section", "Statement", "Figure", "Indicator", "Target", "Observation"]


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_does_not_offer_the_guesses(kind: str) -> None:
    one = OBJECTS[kind]
    assert not GUESSES[kind].keys() & set(dir(one))
    fields = [field.name for field in attrs.fields(type(one)) if not field.name.startswith("_")]
    assert set(fields) <= set(dir(one))


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_reads_its_fields_the_short_way(kind: str) -> None:
    # With a __getattr__ the interpreter would look each field up by its own code.
    assert not any("__getattr__" in vars(base) for base in type(OBJECTS[kind]).__mro__)


def test_a_report_of_a_class_of_ones_own_points_too() -> None:
    class Mine(dr.Report):
        __slots__ = ()

    mine = attrs.evolve(dr.load())
    object.__setattr__(mine, "__class__", Mine)
    assert "to_csv" not in dir(mine)
    with pytest.raises(dr.UnknownNameError) as caught:
        _ = mine.to_csv  # type: ignore[attr-defined]
    assert caught.value.right == GUESSES["Report"]["to_csv"]


@pytest.mark.parametrize("kind", OBJECTS)
def test_private_names_are_plain_attribute_errors(kind: str) -> None:
    with pytest.raises(AttributeError) as caught:
        _ = OBJECTS[kind]._repr_nothing_
    assert type(caught.value) is AttributeError


@pytest.mark.parametrize(
    "kind", [kind for kind in OBJECTS if kind not in {"dalian_report", "Draft"}]
)
def test_objects_copy_and_pickle_as_before(kind: str) -> None:
    one = OBJECTS[kind]
    assert copy.copy(one) == one
    if kind != "Record":
        assert pickle.loads(pickle.dumps(one)) == one


def test_a_draft_copies_and_pickles_with_its_report() -> None:
    drafted = OBJECTS["Draft"]
    assert copy.copy(drafted).report == drafted.report
    assert pickle.loads(pickle.dumps(drafted)).report == drafted.report


def test_the_error_pickles() -> None:
    with pytest.raises(dr.UnknownNameError) as caught:
        dr.get  # type: ignore[attr-defined]
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.right) == (str(caught.value), caught.value.right)
