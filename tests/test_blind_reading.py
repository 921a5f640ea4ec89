"""The marks of the blind readings belong to statements, and the page prints what they count."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import dalian_report as dr

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "data-quality.md").read_text(encoding="utf-8")
QUESTIONS = (
    "says_all",
    "says_no_more",
    "right_term",
    "right_kind",
    "promise",
    "figures",
    "printed",
)


def _rows() -> list[dict[str, str]]:
    with (ROOT / "coding" / "blind-reading.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_mark_is_of_a_statement() -> None:
    known = {
        f"{edition}:{statement.id}"
        for edition in dr.editions()
        for statement in dr.load(edition).statements
    }
    assert {row["statement"] for row in _rows()} <= known


def test_no_draw_has_a_statement_twice() -> None:
    drawn = Counter((row["seed"], row["statement"]) for row in _rows())
    assert set(drawn.values()) == {1}


def test_a_fault_is_named_for_each_failed_statement_and_for_no_other() -> None:
    for row in _rows():
        failed = any(row[question] == "0" for question in QUESTIONS)
        assert bool(row["fault"]) is failed, row


def test_the_page_prints_the_counts_of_the_marks() -> None:
    for seed in ("20261130", "20261203", "20261204", "20261205", "20261206"):
        rows = [row for row in _rows() if row["seed"] == seed]
        asked = [question for question in QUESTIONS if rows[0][question]]
        passed = [sum(row[question] == "1" for row in rows) for question in asked]
        cells = [f"{count} ({count / len(rows):.3f})" for count in passed]
        assert f"| {seed} | {len(rows)} | {' | '.join(cells)} |" in PAGE


def test_the_page_prints_the_counts_of_the_full_edition() -> None:
    rows = [row for row in _rows() if row["seed"] == "20261202"]
    for name, question in (
        ("says all", "says_all"),
        ("says no more", "says_no_more"),
        ("right term", "right_term"),
        ("right kind", "right_kind"),
        ("printed unchanged", "printed"),
    ):
        passed = sum(row[question] == "1" for row in rows)
        start = f"| {name} | {len(rows)} | {passed} | {passed / len(rows):.3f} |"
        assert start in PAGE


def test_the_program_prints_a_line_for_each_draw() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "coding" / "sample.py"), "--rates"],
        capture_output=True,
        text=True,
        check=True,
    )
    seeds = re.findall(r"^(\d+) \d+: ", done.stdout, re.MULTILINE)
    assert seeds == list(dict.fromkeys(row["seed"] for row in _rows()))
