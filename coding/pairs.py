"""Verdicts on Dalian's headline targets from drafts of its reports and from the coded editions.

Run from the root of the repository, with the folder of the texts:

    python coding/pairs.py ../shared/editions

It prints the table of docs/drafting.md. Targets are matched by their indicator. Where the edition
has one target for urban and one for rural residents, and the draft one for both, they are counted
apart.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import dalian_report as dr
from dalian_report import Verdict
from dalian_report.model import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

VERDICTS = (Verdict.MET, Verdict.NOT_MET, Verdict.UNDECIDED, Verdict.NO_DATA)
COLUMNS = ("the same", "no data", "another verdict", "one for both", "not found")
_PARTS_OF_INCOME = frozenset({"urban-income.growth", "rural-income.growth"})
_INCOME = "income.growth"


def compared(texts: Path, year: int) -> Iterator[tuple[str, Verdict, str]]:
    """Each headline target of a year: its indicator, its verdict, and what the drafts say."""
    this, following = str(year), str(year + 1)
    coded = dr.follow_up(dr.load(this), dr.load(following)).scorecard
    judged = dr.judge(texts / f"{this}.txt", texts / f"{following}.txt").scorecard
    drafted = {row.target.indicator_id: row.verdict for row in reversed(judged.rows)}
    for row in coded.rows:
        if row.target.strength is Strength.EXPECTED:
            id = row.target.indicator_id
            is_shared = id in _PARTS_OF_INCOME and id not in drafted and _INCOME in drafted
            column = "one for both" if is_shared else _column(row.verdict, drafted.get(id))
            yield id, row.verdict, column


def _column(coded: Verdict, drafted: Verdict | None) -> str:
    if drafted is None:
        return "not found"
    if drafted is coded:
        return "the same"
    return "no data" if drafted is Verdict.NO_DATA else "another verdict"


def main() -> None:
    """Print the table, and what was not found or judged otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("texts", type=Path)
    texts = parser.parse_args().texts
    years = [year for year, after in pairwise(map(int, dr.editions())) if after == year + 1]
    found: Counter[tuple[Verdict, str]] = Counter()
    others: dict[str, list[str]] = {column: [] for column in COLUMNS[1:]}
    for year in years:
        for id, verdict, column in compared(texts, year):
            found[verdict, column] += 1
            others.get(column, []).append(f"{id}@{year}")
    print(f"{found.total()} headline targets in {len(years)} pairs")
    print("| Verdict from the coded editions | " + " | ".join(COLUMNS) + " |")
    for verdict in VERDICTS:
        counts = " | ".join(str(found[verdict, column]) for column in COLUMNS)
        print(f"| {verdict.value.replace('_', ' ')} | {counts} |")
    for column, ids in others.items():
        print(f"{column}: {', '.join(ids)}")


if __name__ == "__main__":
    main()
