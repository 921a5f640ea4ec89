"""SDMX-CSV: another library reads it, and every cell says what the record does."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import attrs
import pytest
from pysdmx.io.csv.sdmx20.reader import read

import dalian_report as dr
from dalian_report import frames
from dalian_report.frames._sdmx import COLUMNS
from refusals import refused

OBSERVED = [one for one in dr.load().outcomes() if one.indicator_id is not None]


def cells(*records: Any) -> list[dict[str, str]]:
    text = frames.to_sdmx_csv(records) if records else frames.to_sdmx_csv()
    return list(csv.DictReader(io.StringIO(text)))


def test_pysdmx_takes_it_as_one_dataset() -> None:
    (dataset,) = read(frames.to_sdmx_csv())
    assert dataset.structure == "Dataflow=DALIAN:OUTCOMES(1.0)"
    assert dataset.action.name == "Replace"
    assert len(dataset.data) == len(OBSERVED)
    assert list(dataset.data["OBS_ID"]) == [one.id for one in OBSERVED]
    assert list(dataset.data.columns) == list(COLUMNS[3:])


def test_every_value_comes_back_with_its_unit_and_its_resolution() -> None:
    for row, one in zip(cells(), OBSERVED, strict=True):
        assert (row["OBS_ID"], row["INDICATOR"], row["TIME_PERIOD"]) == (
            one.id, one.indicator_id, str(one.year),
        )  # fmt: skip
        if one.value is None:
            assert (row["OBS_VALUE"], row["OBS_STATUS"]) == ("", "O")
            continue
        scale = Decimal(10) ** int(row["UNIT_MULT"])
        assert Decimal(row["OBS_VALUE"]) * scale == one.value
        assert scale / Decimal(10) ** int(row["DECIMALS"]) == one.resolution
        assert row["UNIT_MEASURE"] == one.unit
        assert row["VINTAGE"] == one.vintage


def observation(value: str, resolution: str, **more: Any) -> dr.Observation:
    first = next(one for one in OBSERVED if one.value is not None)
    return attrs.evolve(first, value=Decimal(value), resolution=Decimal(resolution), **more)


@pytest.mark.parametrize(
    ("value", "resolution", "written"),
    [
        ("26616000000", "1000000", ("26616", "6", "0")),
        ("420000000000", "100000000", ("420.0", "9", "1")),
        ("5.2", "0.1", ("5.2", "0", "1")),
        ("6", "0.1", ("6.0", "0", "1")),
        ("-3", "1", ("-3", "0", "0")),
        ("12340", "10", ("12.34", "3", "2")),
        ("2E+12", "1E+12", ("2", "12", "0")),
    ],
)
def test_the_multiplier_and_the_decimals(
    value: str, resolution: str, written: tuple[str, ...]
) -> None:
    (row,) = cells(observation(value, resolution))
    assert (row["OBS_VALUE"], row["UNIT_MULT"], row["DECIMALS"]) == written


@pytest.mark.parametrize(
    ("status", "comparability", "code"),
    [
        ("final", None, "A"),
        ("reported", None, "P"),
        ("estimate", None, "E"),
        ("final", "counts other firms", "D"),
    ],
)
def test_the_status(status: str, comparability: str | None, code: str) -> None:
    kind = type(OBSERVED[0].status)(status)
    (row,) = cells(observation("5.2", "0.1", status=kind, comparability=comparability))
    assert row["OBS_STATUS"] == code
    assert row["COMMENT_OBS"] == (comparability or OBSERVED[0].note or "")


def test_figures_of_results_and_targets() -> None:
    report = dr.load()
    rows = cells(*report.figures)
    wanted = [one for one in report.figures if one.indicator_id and one.year]
    assert [row["OBS_ID"] for row in rows] == [one.id for one in wanted]
    for row, one in zip(rows, wanted, strict=True):
        assert row["OBS_STATUS"] == {"result": "A", "target": "F"}[one.status.value]
        sign = -1 if one.direction is dr.Direction.DOWN else 1
        assert Decimal(row["OBS_VALUE"]) * 10 ** int(row["UNIT_MULT"]) == sign * one.value
        assert row["BOUND"] == one.bound.value
    assert any(row["OBS_VALUE"].startswith("-") for row in rows)


def test_what_is_no_record_is_refused() -> None:
    with refused(dr.FrameError, "wrong-type records"):
        frames.to_sdmx_csv([7])  # type: ignore[list-item]


def test_the_area_is_that_of_the_outcome() -> None:
    outcome = OBSERVED[0]
    for place_id, area in ((None, "CN_DALIAN"), ("china", "CN"), ("hai-cheng", "CN_HAI_CHENG")):
        (row,) = cells(attrs.evolve(outcome, place_id=place_id))
        assert (row["REF_AREA"], row["COVERAGE"]) == (area, "full")
    nation = attrs.evolve(dr.load(), place=dr.Place("state", "China", dr.model.PlaceLevel.NATION))
    (line,) = list(csv.DictReader(io.StringIO(frames.to_sdmx_csv([outcome], report=nation))))
    assert line["REF_AREA"] == "CN"
