"""The rates of cards that a person read: the docs and the note of every card repeat the counts."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

from dalian_report.attainment._pair_card import MEASURED

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "drafting.md").read_text(encoding="utf-8")


def test_the_docs_have_the_tables_that_the_program_prints() -> None:
    program = [sys.executable, "coding/read_pairs.py"]
    printed = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = printed.splitlines()
    assert len(lines) > 15
    assert [line for line in lines if line not in PAGE.splitlines()] == []


def test_the_note_of_a_card_has_the_rates_of_the_docs() -> None:
    with (ROOT / "coding" / "read-pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["half"] in "56" and row["verdict"]]
    rates = [
        round(100 * sum(row[column] == "right" for row in rows) / len(rows))
        for column in ("fields", "verdict")
    ]
    assert [int(rate) for rate in re.findall(r"(\d+) of 100", MEASURED)] == rates


def test_every_pair_is_of_one_half_and_every_row_has_known_words() -> None:
    with (ROOT / "coding" / "read-pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = {(row["place"], row["year"], row["half"]) for row in rows}
    assert len({place for place, _, _ in pairs}) == len(pairs)
    words = {"right", "wrong", "missed", "none", ""}
    for row in rows:
        assert {row[name] for name in ("fields", "strength", "answer", "verdict")} <= words
        assert (row["card"] == "absent") == (row["fields"] == "missed")
        assert row["answer"] not in {"wrong", "missed"} or row["card"] != "absent"
