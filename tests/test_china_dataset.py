"""The table of headline targets of Chinese governments: whole, described, and without sentences."""

from __future__ import annotations

import csv
import gc
import gzip
import importlib
import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dalian_report import Fate
from dalian_report.drafting import vocabulary_of

ROOT = Path(__file__).parent.parent
DATASET = ROOT / "datasets" / "china-targets"
pytestmark = pytest.mark.skipif(not DATASET.is_dir(), reason="a source distribution lacks it")
MOST_BYTES = 5_000_000


def read(name: str) -> list[dict[str, str]]:
    with (DATASET / name).open("rb") as raw:
        text = gzip.decompress(raw.read()) if name.endswith(".gz") else raw.read()
    return list(csv.DictReader(text.decode().splitlines()))


@pytest.fixture(scope="module")
def targets() -> list[dict[str, str]]:
    return read("headline-targets.csv.gz")


@pytest.fixture(scope="module")
def descriptor() -> dict[str, Any]:
    return json.loads((DATASET / "datapackage.json").read_bytes())


def test_page_card_and_descriptor_follow_from_the_table() -> None:
    program = [sys.executable, str(ROOT / "coding" / "china_targets.py"), "--check"]
    done = subprocess.run(program, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr


# frictionless leaves a compressed file open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_the_descriptor_is_a_valid_data_package(descriptor: dict[str, Any]) -> None:
    frictionless = pytest.importorskip("frictionless")
    package = frictionless.Package(descriptor, basepath=str(DATASET))
    report = package.validate(limit_errors=3)
    gc.collect()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_hashes_are_those_of_the_files(descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        content = (DATASET / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_parquet_has_the_rows_of_the_csv(targets: list[dict[str, str]]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    held = parquet.read_table(DATASET / "headline-targets.parquet")
    assert held.column_names == list(targets[0])
    for name in ("path", "indicator_id", "verdict", "hedge"):
        assert held[name].to_pylist() == [row[name] or None for row in targets]
    assert held["start"].to_pylist() == [int(row["start"]) for row in targets]


def test_every_target_is_on_a_headline_indicator_of_a_report_of_the_table(
    targets: list[dict[str, str]],
) -> None:
    reports = {row["path"]: row for row in read("reports.csv")}
    concepts = set(vocabulary_of(None).concepts)
    for row in targets:
        report = reports[row["path"]]
        for name in ("place", "place_id", "place_code", "level", "year"):
            assert row[name] == report[name]
        assert row["indicator_id"].partition(".")[0] in concepts
        assert row["coverage"] == "draft"
        assert int(row["start"]) < int(row["end"])
        if row["next_path"]:
            following = reports[row["next_path"]]
            assert following["place"] == row["place"]
            assert int(following["year"]) == int(row["year"]) + 1
    assert {row["fate"] for row in targets} <= {"", *Fate}


def test_one_report_for_each_place_and_year() -> None:
    reports = read("reports.csv")
    assert len({(row["place"], row["year"]) for row in reports}) == len(reports)
    assert all(re.fullmatch("[0-9a-f]{64}", row["source_sha256"]) for row in reports)


def test_every_place_has_its_code_and_one_id() -> None:
    places = {(row["place"], row["place_id"], row["place_code"]) for row in read("reports.csv")}
    for column in zip(*places, strict=True):
        assert len(set(column)) == len(places)
    assert [place for place, _, code in places if not code] == ["中央"]
    for place, id, code in places:
        assert id == (f"gb-{code}" if place != "中央" else "china")


def test_no_cell_has_a_sentence_of_a_report(targets: list[dict[str, str]]) -> None:
    names = {"path", "next_path", "place"}
    for row in targets:
        for name, cell in row.items():
            assert name in names or not re.search("[\u4e00-\u9fff]{12}", cell)


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in DATASET.iterdir()) < MOST_BYTES


def test_the_rows_that_were_read_say_what_is_wrong() -> None:
    rows = read("reading.csv")
    assert {row["table"] for row in rows} == {"target", "result", "verdict"}
    assert {row["right"] for row in rows} <= {"yes", "no", "gone"}
    assert all((row["right"] == "no") == bool(row["fault"]) for row in rows)
    assert len({(row["table"], row["path"], row["start"]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, "yes"),
        ({"value": "7"}, "no"),
        ({"figure_year": "2030"}, "no"),
        ({"unit": "permille"}, "yes"),
        ({"status": "result"}, "gone"),
        ({"indicator_id": ""}, "gone"),
        ({"start": "101"}, "gone"),
    ],
)
def test_a_row_that_was_read_is_compared_with_a_later_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, str], right: str
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "coding"))
    sample = importlib.import_module("china_sample")
    now = {
        "path": "city/海城市/2031.md", "start": "100", "source_sha256": "a",
        "indicator_id": "gdp.growth", "value": "6", "value_to": "", "unit": "percent",
        "bound": "about", "measure": "growth", "direction": "up", "figure_year": "2031",
        "status": "target", "verdict": "",
    }  # fmt: skip
    read = dict.fromkeys(sample.READING, "") | now
    read |= {"table": "target", "unit": "percent|permille", "right": "yes"}
    for name, row in (("figures", now | change), ("outcomes", now)):
        (tmp_path / f"{name}.csv").write_bytes(sample.csv_bytes(now, [row]))
    (row,) = sample.again([read], tmp_path)
    assert (row["right"], row["fault"]) == (right, "new" if right == "no" else "")


def test_a_verdict_that_was_read_is_compared_with_a_later_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "coding"))
    sample = importlib.import_module("china_sample")
    now = {"path": "a", "start": "1", "source_sha256": "b", "indicator_id": "gdp.growth"}
    read = dict.fromkeys(sample.READING, "") | now | {"table": "verdict", "verdict": "met"}
    for verdict, right in (("met", "yes"), ("not_met", "no"), ("no_data", "gone")):
        row = now | {"verdict": verdict, "status": ""}
        for name in ("figures", "outcomes"):
            (tmp_path / f"{name}.csv").write_bytes(sample.csv_bytes(row, [row]))
        assert [one["right"] for one in sample.again([read], tmp_path)] == [right]
    with pytest.raises(SystemExit, match="another text"):
        list(sample.again([read | {"source_sha256": "c"}], tmp_path))
