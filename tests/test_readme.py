"""What README shows is what the package prints."""

from __future__ import annotations

from pathlib import Path

import dalian_report as dr

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_scorecard_on_the_first_screen_is_real() -> None:
    block = README.split("```text\n")[1].split("```")[0].rstrip("\n").split("\n")
    shown = [line for line in block if line != "..."]
    printed = str(dr.scorecard()).split("\n")
    assert len(shown) > 10
    place = 0
    for line in shown:
        assert line in printed[place:], line
        place = printed.index(line, place) + 1


def test_the_first_screen_says_how_to_start() -> None:
    first = README.split("## What it is good for")[0]
    assert "python3 -m venv .venv && .venv/bin/pip install" in first
    assert ".venv/bin/dalian-report" in first


def test_readme_counts_the_targets() -> None:
    counted = sum(target.counted for target in dr.load().targets)
    assert f"all {counted} targets" in README
