"""The table of the editions in the docs, made from the data.

Run from the root of the repository:

    python coding/editions.py            writes the table of docs/data.md
    python coding/editions.py --check    exits with 1 if it is out of date
"""

from __future__ import annotations

import argparse
from pathlib import Path

from page_parts import write_part

import dalian_report as dr
from dalian_report.model import Strength

PAGE = Path(__file__).parents[1] / "docs" / "data.md"

HEAD = """\
| edition | date | statements | figures | targets | headline | judged | met | not met | undecided |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""

_VERDICTS = (dr.Verdict.MET, dr.Verdict.NOT_MET, dr.Verdict.UNDECIDED)


def table() -> str:
    """Return the table, a line for each edition and one for all."""
    rows = [_row(edition) for edition in dr.editions()]
    sums = [sum(column) for column in zip(*(numbers for _, _, numbers in rows), strict=True)]
    lines = [_line(edition, date, numbers) for edition, date, numbers in rows]
    return HEAD + "\n".join([*lines, _line("all", "", sums)])


def _row(edition: str) -> tuple[str, str, list[int]]:
    report = dr.load(edition)
    counts = dr.scorecard(report).counts
    counted = [target for target in report.targets if target.counted]
    judged = [counts[verdict] for verdict in _VERDICTS]
    headline = sum(target.strength is Strength.EXPECTED for target in counted)
    sizes = [len(report.statements), len(report.figures), len(counted), headline]
    return edition, report.source.date, [*sizes, sum(judged), *judged]


def _line(edition: str, date: str, numbers: list[int]) -> str:
    return f"| {edition} | {date} | " + " | ".join(f"{number:,}" for number in numbers) + " |"


def main() -> int:
    """Write the table into the page, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    return write_part(PAGE, "coding/editions.py", table(), check=parser.parse_args().check)


if __name__ == "__main__":
    raise SystemExit(main())
