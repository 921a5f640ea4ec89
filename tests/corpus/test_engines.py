"""Spark gives the rows of a run by the same functions, and DuckDB answers from its tables."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import dalian_report as dr

EXAMPLES = Path(__file__).parents[2] / "examples"
TOWNS = [f"海{name}市" for name in "东南西北中门口湾山岛"]
YEARS = range(2031, 2041)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred texts of ten towns, one of which is empty."""
    folder = tmp_path_factory.mktemp("spark") / "texts"
    for number, town in enumerate(TOWNS):
        (folder / town).mkdir(parents=True)
        for year in YEARS:
            growth = Decimal(50 + (7 * number + 3 * year) % 30) / 10
            (folder / town / f"{year}.md").write_text(
                f"{year}年{town}政府工作报告\n各位代表：现在，我代表市人民政府报告工作，请予审议。\n"
                f"一、{year - 1}年工作回顾\n地区生产总值增长{growth}%。\n二、{year}年工作安排\n"
                f"今年预期目标是：地区生产总值增长{growth + 1}%左右，居民收入与经济增长同步。\n",
                encoding="utf-8",
            )
    (folder / TOWNS[0] / "2031.md").write_bytes(b"\n")
    return folder


@pytest.fixture(scope="module")
def out(folder: Path) -> Path:
    out = folder.parent / "tables"
    dr.corpus.run(folder, out, processes=1)
    return out


def csv_rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed(value: Any) -> str:
    """A value as the CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def ordered(rows: list[dict[str, str]]) -> list[list[str]]:
    names = ("path", "next_path")
    return sorted(
        [os.path.basename(os.path.dirname(cell)) + cell[-8:] if name in names and cell else cell
         for name, cell in row.items()]
        for row in rows
    )  # fmt: skip


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_spark_gives_the_rows_of_a_run(
    folder: Path, out: Path, spark: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(EXAMPLES)
    spark.sparkContext.addPyFile(str(EXAMPLES / "corpus_spark.py"))
    import corpus_spark

    tables = corpus_spark.tables(spark, str(folder))
    assert set(tables) == set(dr.corpus.TABLES)
    for table in ("figures", "outcomes", "failures"):
        collected = [
            {name: printed(cell) for name, cell in row.asDict().items()}
            for row in tables[table].collect()
        ]
        assert ordered(collected) == ordered(csv_rows(out, table)), table


def test_duckdb_answers_questions(out: Path) -> None:
    pytest.importorskip("duckdb")
    program = [sys.executable, str(EXAMPLES / "corpus_questions.py"), str(out)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    # Ten towns, and a target for each: 5.0 to 7.9 percent and one more.
    lines = [line.strip("│").split("│") for line in done.stdout.splitlines()]
    assert ["city", "2040", "10"] in [[cell.strip() for cell in line[:3]] for line in lines]


def test_the_rows_of_a_text_are_those_of_a_run(folder: Path, out: Path) -> None:
    path = f"{TOWNS[1]}/2032.md"
    tables = dr.corpus.text_rows(path, (folder / path).read_bytes())
    assert set(tables) == set(dr.corpus.TABLES) - {"outcomes"}
    for table in ("reports", "figures", "targets", "doubts"):
        wanted = [row for row in csv_rows(out, table) if row["path"] == path]
        assert [[printed(cell) for cell in row.values()] for row in tables[table]] == [
            list(row.values()) for row in wanted
        ]


def test_a_text_that_cannot_be_read_is_a_row_of_failures() -> None:
    for content, code in (
        (b" ", "empty-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "media"),
    ):
        tables = dr.corpus.text_rows("海东市/2031.md", content)
        assert [row["code"] for row in tables["failures"]] == [code]
        assert not any(rows for table, rows in tables.items() if table != "failures")
