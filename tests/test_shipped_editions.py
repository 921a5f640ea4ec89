"""Editions are found in the data folder: a copy of the package ships two more, made up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import dalian_report as dr
from targets_made_up import Promise, report_of

PACKAGE = Path(dr.__file__).parent

PROGRAM = """
import json, sys
import dalian_report as dr
from dalian_report.documents import _shipped

told = {}
dr.load("2024").targets
told["read"] = sorted(_shipped._contents)
told["editions"] = dr.editions()
told["year"] = dr.load("2024").year
told["same"] = dr.load("2024") is dr.load("2024")
told["default"] = dr.load().edition
row = dr.scorecard("2023").row("gdp")
told["row"] = [row.observation.id, row.verdict.value]
january = dr.scorecard("2023", as_of="2024-01-05").row("gdp")
told["january"] = january.observation.id
told["next"] = dr.scorecard("2024").row("gdp").observation.id
told["same card"] = dr.scorecard("2024") == dr.scorecard(dr.load("2024"))
told["last"] = dr.scorecard("2025", as_of="2025-12-31").row("gdp").verdict.value
told["all"] = [one.id for one in dr.observations() if one.id[:8] in ("obs.2024", "obs.2025")]
told["found"] = dr.load("2023").get("obs.2024.II-01.1").id
told["cited"] = dr.load("2024").cite("gdp.growth@2024", "reference")
for wrong in ("2002", "2003", "2022", "2040", "2026", "../2023", "x"):
    try:
        dr.load(wrong)
    except dr.UnknownKeyError as error:
        told[str(wrong)] = [error.code, list(error.suggestions), error.details["reason"]]
print(json.dumps(told))
"""


def _editions() -> dict[str, str]:
    """A second and a third edition of Dalian, in which only the growth of GDP is promised."""
    return {
        str(year): dr.dumps(
            report_of(
                Promise("gdp", value=value, before=before, strength="expected", year=year),
                place=dr.load().place,
            )
        )
        for year, value, before in ((2024, "5.5", "6.0"), (2025, "5", "5.2"))
    }


def _told(where: Path, *words: str) -> Any:
    environment = {**os.environ, "PYTHONPATH": str(where)}
    done = subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package that has two editions more."""
    copy = tmp_path_factory.mktemp("copied") / "dalian_report"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for shipped in dr.editions():
        if shipped != dr.load().edition:
            copy.joinpath("data", f"report-{shipped}.json").unlink()
    for edition, text in _editions().items():
        copy.joinpath("data", f"report-{edition}.json").write_text(text, encoding="utf-8")
    return copy.parent


@pytest.fixture(scope="module")
def archive(folder: Path) -> Path:
    """The same package in a zip file."""
    path = folder.parent / "package.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        for file in sorted(folder.rglob("*")):
            zipped.write(file, file.relative_to(folder))
    return path


@pytest.fixture(scope="module", params=["folder", "archive"])
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the copy says, from a folder and from a zip file."""
    answers: dict[str, Any] = json.loads(
        _told(request.getfixturevalue(request.param), "-c", PROGRAM)
    )
    return answers


def test_editions_are_found_and_the_default_stays(told: dict[str, Any]) -> None:
    assert told["editions"] == ["2023", "2024", "2025"]
    assert (told["year"], told["same"], told["default"]) == (2024, True, "2023")


def test_one_edition_is_read_alone(told: dict[str, Any]) -> None:
    assert told["read"] == ["report-2024.json"]


def test_an_edition_is_judged_by_the_results_of_the_next(told: dict[str, Any]) -> None:
    # The communique is final, so it beats the next edition; before it there was only January.
    assert told["row"] == ["obs.gdp.growth.2023.2", "met"]
    assert told["january"] == "obs.2024.II-01.1"
    assert told["next"] == "obs.2025.II-01.1"
    assert told["last"] == "no_data"


def test_a_scorecard_accepts_an_edition(told: dict[str, Any]) -> None:
    assert told["same card"] is True


def test_all_outcomes_are_in_one_tuple_and_found_by_id(told: dict[str, Any]) -> None:
    assert told["all"] == ["obs.2024.II-01.1", "obs.2025.II-01.1"]
    assert told["found"] == "obs.2024.II-01.1"
    assert told["cited"] == "dalian-report 2024, gdp.growth@2024, data 1.0.0"


@pytest.mark.parametrize(
    ("edition", "neighbours", "reason"),
    [
        ("2002", ["2023"], "no text of the report of 2002 was found"),
        ("2003", ["2023"], "no text of the report of 2003 was found"),
        ("2022", ["2023"], None),
        ("2026", ["2025"], None),
        ("../2023", ["2023"], None),
        ("x", ["2023"], None),
    ],
)
def test_a_missing_edition_names_its_neighbours(
    told: dict[str, Any], edition: str, neighbours: list[str], reason: str | None
) -> None:
    assert told[edition] == ["unknown-key", neighbours, reason]


def test_the_shell_reads_the_edition_that_is_named(folder: Path) -> None:
    words = ("-m", "dalian_report")
    card = json.loads(_told(folder, *words, "--edition", "2024", "--json"))
    assert (card["edition"], card["coverage"]) == ("2024", "full")
    assert "5.2" in card["rows"][0]["observation"]["text"]
    targets = json.loads(_told(folder, *words, "targets", "--edition", "2025", "--json"))
    assert [row["id"] for row in targets] == ["gdp.growth@2025"]
    cited = _told(
        folder, *words, "cite", "gdp.growth@2025", "--edition", "2025", "--style", "reference"
    )
    assert cited.startswith("dalian-report 2025, gdp.growth@2025")


# What ships -------------------------------------------------------------------------------


def test_units_and_indicators_that_editions_share_are_equal() -> None:
    for name, key in (("units", "code"), ("indicators", "id")):
        known: dict[str, Any] = {}
        for edition in dr.editions():
            for record in getattr(dr.load(edition), name):
                assert known.setdefault(getattr(record, key), record) == record, edition


def test_every_shipped_edition_is_of_one_place_and_its_own_year() -> None:
    for edition in dr.editions():
        report = dr.load(edition)
        assert (report.edition, str(report.year)) == (edition, edition)
        assert report.place == dr.load().place


def test_the_results_of_an_edition_are_not_repeated_among_outcomes_from_elsewhere() -> None:
    elsewhere = {
        (one.indicator_id, one.year, one.vintage, one.value)
        for one in dr.observations()
        if one.edition is None and one.value is not None
    }
    for edition in dr.editions():
        for one in dr.load(edition).results():
            assert (one.indicator_id, one.year, one.vintage, one.value) not in elsewhere, one.id


@pytest.mark.parametrize("edition", dr.editions())
def test_a_number_that_an_edition_prints_twice_counts_once(edition: str) -> None:
    report = dr.load(edition)
    counted = [
        (target.indicator_id, target.year, target.sense, str(report.figure(target.figure_id)))
        for target in report.targets
        if target.counted and target.figure_id is not None
    ]
    assert len(counted) == len(set(counted))
