"""The programs in `examples/` do what they say."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import dalian_report as dr

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
DATA = Path(dr.__file__).parent / "data"
PROGRAMS = (
    "promise_tracker.py",
    "large_data.py",
    "corpus_questions.py",
    "corpus_spark.py",
    "javascript/read.mjs",
)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_short(name: str) -> None:
    assert len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()) < 80


def _tracker(*arguments: object) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, str(EXAMPLES / "promise_tracker.py"), *map(str, arguments)]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_the_tracker_takes_its_own_template(tmp_path: Path) -> None:
    table = tmp_path / "outcomes.csv"
    template = _tracker("--template").stdout
    filled = template.replace("gdp.growth@2023,,", "gdp.growth@2023,6.5,")
    assert filled != template
    table.write_text(filled, encoding="utf-8")
    done = _tracker(table, tmp_path / "page.html")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "no verdict differs from the published outcomes"


def test_the_tracker_judges_own_outcomes_and_writes_the_page(tmp_path: Path) -> None:
    table, page = tmp_path / "outcomes.csv", tmp_path / "page.html"
    lines = [
        "target,value,unit,source",
        "container-throughput,5030000,TEU,The harbour office",
        "pocket-parks,90,count,Counted on a walk",
    ]
    table.write_text("\n".join(lines), encoding="utf-8")
    done = _tracker(table, page)
    assert done.returncode == 0, done.stderr
    news = [line for line in done.stdout.splitlines() if " -> " in line]
    assert news == [
        "container-throughput.level@2023: no_data -> met",
        "pocket-parks.level@2023: met -> not_met",
    ]
    assert "Counted on a walk" in page.read_text(encoding="utf-8")


def test_the_tracker_says_what_is_wrong_and_writes_nothing(tmp_path: Path) -> None:
    table, page = tmp_path / "outcomes.csv", tmp_path / "page.html"
    table.write_text("target,value,unit\npocket-prks,90,count\n", encoding="utf-8")
    done = _tracker(table, page)
    assert done.returncode == 2
    assert "row 2" in done.stderr
    assert "pocket-parks" in done.stderr
    assert "Traceback" not in done.stderr
    assert not page.exists()
    assert _tracker().returncode == 2


def _reader(*arguments: object) -> subprocess.CompletedProcess[str]:
    if shutil.which("node") is None:
        pytest.skip("Node.js is not here")
    if not (EXAMPLES / "javascript" / "node_modules" / "ajv").is_dir():
        pytest.skip("ajv is not here; npm install in examples/javascript brings it")
    program = ["node", str(EXAMPLES / "javascript" / "read.mjs"), *map(str, arguments)]
    return subprocess.run(program, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_reader_without_python_finds_the_same_targets_and_outcomes() -> None:
    done = _reader(DATA)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    report, card = dr.load(), dr.scorecard()
    assert [row[0] for row in rows] == [
        report.indicator(target.indicator_id).name for target in report.targets
    ]
    for (_, _, found), row in zip(rows, card.rows, strict=True):
        outcome = row.observation
        if outcome is None:
            assert found == "no data"
        else:
            assert (outcome.stated.value if outcome.value is None else str(outcome.value)) in found


def test_the_reader_without_python_holds_the_data_against_the_schema(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    file = tmp_path / "data" / "report-2023.json"
    document: dict[str, Any] = json.loads(file.read_bytes())
    document["figures"][3]["bound"] = "roughly"
    file.write_text(json.dumps(document), encoding="utf-8")
    done = _reader(tmp_path / "data")
    assert done.returncode == 1
    assert "report-2023.json/figures/3/bound" in done.stderr
    assert _reader().returncode == 2


def test_the_notebook_runs_from_top_to_bottom(tmp_path: Path) -> None:
    notebook = json.loads((EXAMPLES / "trillion.ipynb").read_bytes())
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    program = tmp_path / "notebook.py"
    program.write_text("\n\n".join(cells), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert done.returncode == 0, done.stderr
    assert "more than 5.85% a year" in done.stdout
    assert "more than 6.89% a year" in done.stdout


def test_the_notebook_is_kept_without_its_outputs() -> None:
    notebook = json.loads((EXAMPLES / "trillion.ipynb").read_bytes())
    assert not any(cell.get("outputs") for cell in notebook["cells"])


@pytest.mark.parametrize("engine", ["polars", "duckdb", "spark"])
def test_large_data_are_judged_as_one_by_one(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if engine == "spark":
        request.getfixturevalue("spark_is_here")
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "large_data.py"), engine, "3001"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counts, took = done.stdout.splitlines()
    assert ast.literal_eval(counts) == _counted(tmp_path / "outcomes-3001.parquet")
    memory = re.fullmatch(rf"{engine}: 3,001 rows in [0-9.]+ s, peak memory ([0-9,]+) MiB", took)
    assert memory is not None
    if engine == "spark":
        # Its Java process alone. Of the others no limit is sure: a process begins with the peak
        # of the one that started it.
        assert int(memory[1].replace(",", "")) > 400


def _counted(table: Path) -> dict[str, int]:
    """How many rows of a file have each verdict, by the scalar core."""
    reference = dr.scorecard().row("gdp").observation
    rows = pl.read_parquet(table).iter_rows()
    return Counter(dr.assess(key, one, reference=reference).verdict.value for key, one in rows)
