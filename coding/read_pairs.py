"""How often the cards of sixty-eight pairs of reports were right, as a person read them.

Run from the root of the repository:

    python coding/read_pairs.py

It prints the tables of docs/drafting.md from coding/read-pairs.csv, which has one row for each
target of a headline concept, and one for each headline target that the card lacks.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = Path(__file__).with_name("read-pairs.csv")
HALVES = {
    "1": "First fifteen pairs",
    "2": "Other fifteen pairs",
    "3": "Ten further pairs",
    "4": "Last ten pairs",
    "5": "Twelve later pairs",
    "6": "Six later pairs",
}
LEVELS = ("province", "city", "prefecture")
DECADES = ("1990s", "2000s", "2010s", "2020s")

Rows = list[dict[str, str]]


def read() -> Rows:
    """The rows of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rate(rows: Iterable[dict[str, str]], column: str, right: str = "right") -> str:
    """The rate of rows that are right, with its counts."""
    values = [row[column] for row in rows]
    if not values:
        return "-"
    count = values.count(right)
    return f"{count / len(values):.3f} ({count} of {len(values)})"


def found(rows: Rows) -> str:
    """The rate of the headline targets that the card has."""
    have = sum(row["card"] != "absent" for row in rows)
    return f"{have / len(rows):.3f} ({have} of {len(rows)})"


def measures(rows: Rows) -> Iterator[tuple[str, str]]:
    """Each measure of some rows."""
    on_card = [row for row in rows if row["card"] != "absent"]
    yield "targets on the card", found(rows)
    yield "number, hedge, measure, year, place and concept right", rate(on_card, "fields")
    yield "strength right", rate(on_card, "strength")
    given = [row for row in on_card if row["answer"] in {"right", "wrong"}]
    there = [row for row in on_card if row["answer"] in {"right", "missed"}]
    yield "answers right, of those given", rate(given, "answer")
    yield "answers found, of those that the next report has", rate(there, "answer")
    yield "verdicts right", rate(on_card, "verdict")


def tables(rows: Rows) -> Iterator[str]:
    """The lines of both tables."""
    halves = [[row for row in rows if row["half"] == half] for half in HALVES]
    for title, lines in (("Measure", _of_measures(halves)), ("Verdicts right", _of_groups(halves))):
        yield f"| {title} | {' | '.join(HALVES.values())} |"
        yield "| --- " * (1 + len(HALVES)) + "|"
        for name, *cells in lines:
            yield f"| {name} | {' | '.join(cells)} |"
        yield ""


def _of_measures(halves: list[Rows]) -> Iterator[tuple[str, ...]]:
    for lines in zip(*map(measures, halves), strict=True):
        yield lines[0][0], *(cell for _, cell in lines)


def _of_groups(halves: list[Rows]) -> Iterator[tuple[str, ...]]:
    for column, names in (("level", LEVELS), ("decade", DECADES)):
        for name in names:
            cells = [
                rate((row for row in half if row[column] == name and row["verdict"]), "verdict")
                for half in halves
            ]
            yield name, *cells


if __name__ == "__main__":
    print("\n".join(tables(read())))
