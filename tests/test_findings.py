"""The page of findings says what the data say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import dalian_report as dr

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "findings.md"


def _cells(name: str) -> list[list[str]]:
    """The rows of the page's tables that begin with a name, without it."""
    rows = re.findall(rf"^\| {re.escape(name)} \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return [row.split(" | ") for row in rows]


def test_the_page_is_what_its_program_counts() -> None:
    done = subprocess.run(
        [sys.executable, "coding/findings.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("id", ["gdp.growth", "retail-sales.growth"])
def test_the_verdicts_are_those_of_the_scorecards(id: str) -> None:
    verdicts: Counter[str] = Counter()
    for edition in dr.editions():
        rows = dr.scorecard(dr.load(edition)).rows
        verdicts.update(row.verdict.value for row in rows if row.target.indicator_id == id)
    counts = _cells(dr.series(id).indicator.name)[0]
    judged = verdicts.total() - verdicts["no_data"]
    wanted = [verdicts.total(), judged, *(verdicts[v] for v in ("met", "not_met", "undecided"))]
    assert counts[:5] == [str(number) for number in wanted]


def test_growth_targets_that_were_missed_are_followed_by_lower_ones() -> None:
    """By hand: target, January's number and the next target; after 2015 a range follows."""
    below = {
        2011: (15, 14, 13),
        2012: (13, 11, 11),
        2014: (10, 6, 6.5),
        2018: (7, 6.5, 6.5),
        2022: (8, 4.5, 6),
        2024: (6, 5.5, 5.5),
    }
    assert all(number < target and after < target for target, number, after in below.values())
    moves = _cells(dr.series("gdp.growth").indicator.name)[1]
    assert moves[3:] == ["0", "0", str(len(below))]
