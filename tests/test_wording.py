"""Numbers as people write them: every figure of the shipped report, and the odd ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

import dalian_report as dr
from dalian_report.attainment import _wording as target_wording
from dalian_report.model import Bound, Direction, Measure
from dalian_report.model import _wording as wording
from number_words import read
from targets_made_up import Promise, report_of

TABLE = Path(__file__).parent / "data" / "figure-wordings.tsv"
REPORT = dr.load()
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
RANK = REPORT.figure("I.1.6-04.1")
PERCENT = REPORT.figure("II.goals-03.1")


def test_every_figure_is_worded_as_in_the_table_that_was_read_against_the_source() -> None:
    assert [(figure.id, str(figure)) for figure in REPORT.figures] == [
        (id, words) for id, words in LINES
    ]


@pytest.mark.parametrize("figure", REPORT.figures, ids=lambda figure: figure.id)
def test_the_number_in_the_wording_is_the_figure_to_its_last_digit(figure: dr.Figure) -> None:
    said = read(str(figure))
    assert (said.value, said.place) == (figure.value, figure.resolution)
    assert said.bound is figure.bound
    assert said.unit in {figure.unit, ""}
    assert said.unit or figure.unit == "count"
    assert (said.way == "down") == (figure.direction is Direction.DOWN)


@pytest.mark.parametrize("observation", dr.observations(), ids=lambda one: one.id)
def test_an_outcome_is_worded_with_its_own_number(observation: dr.Observation) -> None:
    if observation.value is None:
        assert str(observation) == "judged, no number"
    elif observation.value >= 0:
        assert read(str(observation)).value == observation.value
    else:
        assert str(observation).removeprefix("at most ").startswith("-")


def test_the_words_that_the_documentation_shows() -> None:
    assert str(REPORT.figure("II.6.1-03b.1")) == "over 1.5 billion kWh"
    assert str(REPORT.figure("II.goals-07b.1")) == "about 3%"
    assert str(REPORT.figure("I.9.2-03.1")) == "down 19.7%"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"bound": Bound.AT_LEAST}, "2nd or better"),
        ({"bound": Bound.AT_MOST}, "2nd or better"),
        ({"bound": Bound.MORE_THAN}, "better than 2nd"),
        ({"bound": Bound.LESS_THAN}, "better than 2nd"),
        ({"bound": Bound.ABOUT}, "about 2nd"),
        ({"value": Decimal(1), "value_to": Decimal(3)}, "1st to 3rd"),
        ({"value": Decimal(11)}, "11th"),
        ({"value": Decimal(112)}, "112th"),
        ({"value": Decimal(1023)}, "1023rd"),
    ],
)
def test_ranks(changes: dict[str, Any], words: str) -> None:
    assert str(attrs.evolve(RANK, **changes)) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value_to": Decimal("8.5")}, "7.5 to 8.5%"),
        ({"value_to": Decimal("8.5"), "direction": Direction.DOWN}, "down 7.5 to 8.5%"),
        ({"bound": Bound.MORE_THAN, "direction": Direction.DOWN}, "down over 7.5%"),
        ({"value": Decimal(6)}, "6.0%"),
        ({"value": Decimal(6), "resolution": Decimal(1)}, "6%"),
        ({"value": Decimal(0), "resolution": Decimal(1)}, "0%"),
        ({"unit": "day", "value": Decimal(1), "resolution": Decimal(1)}, "1 day"),
        ({"unit": "day", "value": Decimal(1)}, "1.0 days"),
        ({"unit": "day", "value": Decimal(30), "value_to": Decimal(40)}, "30.0 to 40.0 days"),
        ({"unit": "t", "value": Decimal(1), "resolution": Decimal(1)}, "1 tonne"),
        ({"unit": "percentage_point", "measure": Measure.CHANGE}, "up 7.5 percentage points"),
        ({"unit": "families"}, "7.5 families"),
        (
            {"unit": "CNY", "value": Decimal(10**9), "resolution": Decimal(10**8)},
            "1.0 billion yuan",
        ),
        ({"unit": "CNY", "value": Decimal(10**6), "resolution": Decimal(1)}, "1 million yuan"),
        ({"unit": "CNY", "value": Decimal(1_234_567), "resolution": Decimal(1)}, "1,234,567 yuan"),
        ({"unit": "count", "value": Decimal(2500), "resolution": Decimal(100)}, "2,500"),
        ({"unit": "CNY", "value": Decimal(999_999), "resolution": Decimal(1)}, "999,999 yuan"),
    ],
)
def test_ranges_digits_and_units(changes: dict[str, Any], words: str) -> None:
    assert str(attrs.evolve(PERCENT, **changes)) == words


def test_an_outcome_counted_in_ten_thousands_is_said_in_round_millions() -> None:
    homes = next(one for one in dr.observations() if one.value == 11_000_000)
    assert homes.resolution == 10_000
    assert str(homes) == "11 million m²"


def test_a_threshold_is_said_to_be_a_ceiling_where_its_words_do_not() -> None:
    rows = {row.target.id: row for row in dr.scorecard().rows}
    said = {id: target_wording.requirement(row) for id, row in rows.items()}
    ceilings = [id for id, row in rows.items() if row.target.sense.value == "ceiling"]
    assert ceilings
    ends = (" or less", " or better")
    assert all(
        said[id].endswith(ends) or said[id].startswith(("at most ", "under ")) for id in ceilings
    )
    assert not any(words.endswith(ends) for id, words in said.items() if id not in ceilings)


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (Promise("prices", "ceiling", "3", "about"), "about 3% or less"),
        (Promise("place", "ceiling", "2", unit="rank"), "2nd or better"),
        (Promise("energy", "ceiling", "3", falls=True), "down 3% or more"),
        (Promise("energy", "ceiling", "3", "at_most"), "at most 3%"),
    ],
)
def test_a_ceiling_is_worded_in_its_own_direction(promise: Promise, words: str) -> None:
    (row,) = dr.scorecard(report_of(promise), ()).rows
    assert target_wording.requirement(row) == words


def test_a_fraction_is_written_with_six_digits() -> None:
    assert wording.amount(Fraction(1, 3), "percent") == "0.333333%"
