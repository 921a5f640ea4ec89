"""How often the cards of thirty pairs of reports were right, as a person read them.

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
HALVES = ("1", "2")
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
    yield "| Measure | First fifteen pairs | Other fifteen pairs |"
    yield "| --- | --- | --- |"
    for (name, one), (_, two) in zip(*map(measures, halves), strict=True):
        yield f"| {name} | {one} | {two} |"
    yield ""
    yield "| Verdicts right | First fifteen pairs | Other fifteen pairs |"
    yield "| --- | --- | --- |"
    for column, names in (("level", LEVELS), ("decade", DECADES)):
        for name in names:
            cells = [
                rate((row for row in half if row[column] == name and row["verdict"]), "verdict")
                for half in halves
            ]
            yield f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print("\n".join(tables(read())))
