"""Figures by what they say; a filter that knows no such value says so."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import dalian_report as dr
from refusals import refused
from small_report import report

SMALL = report()
ALL = [figure.id for figure in SMALL.figures]


def _ids(**filters: Any) -> list[str]:
    return [figure.id for figure in SMALL.figures_where(**filters)]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, ALL),
        ({"unit": None, "year": None, "value": None}, ALL),
        ({"unit": "t"}, ["I.1-01.1"]),
        ({"unit": SMALL.unit("t")}, ["I.1-01.1"]),
        ({"unit": ("t", "rank")}, ["I.1-01.1", "I.1-03.2"]),
        ({"unit": "CNY"}, []),
        ({"year": 2023}, ["II.1.1-01.1", "II.1.1-01.2", "II.1.1-02.1"]),
        ({"year": [2022, 2023]}, ALL),
        ({"year": 1999}, []),
        ({"year": [None]}, []),
        ({"status": "target"}, ["II.1.1-01.1", "II.1.1-01.2", "II.1.1-02.1"]),
        ({"status": dr.Status.TARGET, "unit": "day"}, ["II.1.1-02.1"]),
        ({"indicator": "cargo.level"}, ["I.1-01.1"]),
        ({"indicator": SMALL.indicator("cargo.level")}, ["I.1-01.1"]),
        ({"indicator": "cargo"}, ["I.1-01.1", "I.1-01.2", "II.1.1-01.1", "II.1.1-01.2"]),
        ({"indicator": "income"}, []),
        ({"indicator": [None]}, ["I.1-02.1", "I.1-03.1", "I.1-03.2", "I.plan-01.1"]),
        ({"indicator": {None, "wait"}, "year": 2023}, ["II.1.1-02.1"]),
        ({"measure": "rank"}, ["I.1-03.2"]),
        ({"measure": ["rank", dr.Measure.CHANGE]}, ["I.1-03.1", "I.1-03.2"]),
        ({"bound": "about"}, ["I.1-02.1"]),
        ({"bound": dr.Bound.MORE_THAN}, ["II.1.1-01.1"]),
        ({"direction": "down"}, ["I.1-02.1"]),
        ({"section": "I.plan"}, ["I.plan-01.1"]),
        ({"section": "Part II"}, ["II.1.1-01.1", "II.1.1-01.2", "II.1.1-02.1"]),
        ({"section": (SMALL.section("I.plan"), "II.1.1")}, [*ALL[5:]]),
        ({"value": 2}, ["I.1-03.1", "II.1.1-02.1"]),
        ({"value": 4.5}, ["I.1-01.2"]),
        ({"value": Decimal("4.50")}, ["I.1-01.2"]),
        ({"value": Fraction(9, 2)}, ["I.1-01.2"]),
        ({"value": [2, 3]}, ["I.1-03.1", "I.1-03.2", "II.1.1-02.1"]),
        ({"value": dr.Interval.at_least(1000)}, ["I.1-01.1"]),
        ({"value": "[4, 6)", "unit": "percent"}, ["I.1-01.2", "II.1.1-01.1"]),
        # A range counts where both its ends do.
        ({"value": 30}, []),
        ({"value": "[30, 40]"}, ["I.plan-01.1"]),
        ({"value": "[30, 40)"}, []),
        ({"value": "(30, 40]"}, []),
        ({"value": (year for year in (2, 3)), "unit": "rank"}, ["I.1-03.2"]),
        ({"unit": ()}, []),
    ],
)
def test_filters(filters: dict[str, Any], ids: list[str]) -> None:
    assert _ids(**filters) == ids


@pytest.mark.parametrize(
    ("filters", "kind", "key", "near"),
    [
        ({"unit": "%"}, "unit", "%", []),
        ({"unit": "percnt"}, "unit", "percnt", ["percent"]),
        ({"unit": ["t", "percnt"]}, "unit", "percnt", ["percent"]),
        ({"unit": 5}, "unit", 5, []),
        ({"unit": b"t"}, "unit", b"t", []),
        ({"status": "results"}, "status", "results", ["result"]),
        ({"status": 5}, "status", 5, []),
        ({"status": [["target"]]}, "status", ["target"], []),
        ({"measure": "levle"}, "measure", "levle", ["level"]),
        ({"bound": "over"}, "bound", "over", []),
        ({"direction": "dawn"}, "direction", "dawn", ["down"]),
        ({"indicator": "crgo"}, "indicator", "crgo", ["cargo"]),
        ({"indicator": "cargo.levl"}, "indicator", "cargo.levl", ["cargo.level"]),
        ({"indicator": 5}, "indicator", 5, []),
        ({"year": "2023"}, "year", "2023", []),
        ({"year": True}, "year", True, []),
        ({"year": 2023.0}, "year", 2023.0, []),
        ({"section": "IV"}, "section", "IV", []),
        ({"section": 5}, "section", 5, []),
    ],
)
def test_an_unknown_value_is_a_miss(
    filters: dict[str, Any], kind: str, key: object, near: list[str]
) -> None:
    with refused(dr.UnknownKeyError, f"unknown-key {kind}") as caught:
        SMALL.figures_where(**filters)
    assert caught.value.key == key
    assert set(near) <= set(caught.value.suggestions)


@pytest.mark.parametrize("value", [True, float("nan"), "five", b"5", object()])
def test_a_value_is_a_number_or_an_interval(value: Any) -> None:
    with pytest.raises(dr.QuantityError):
        SMALL.figures_where(value=value)


def test_a_bad_filter_is_an_error_even_where_another_lets_nothing_pass() -> None:
    with pytest.raises(dr.UnknownKeyError):
        SMALL.figures_where(unit="CNY", status="results")
