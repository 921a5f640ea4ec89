"""Draw the rows that a person reads against the texts, by decade and level, with a fixed seed.

Run from the root of the repository; TABLES is the output of `dalian-report corpus`:

    python coding/china_sample.py TABLES FOLDER > sample.txt
    python coding/china_sample.py TABLES --again

The first prints each row with the words around its number, and for a verdict those of the answer,
too. What the reading finds goes into datasets/china-targets/reading.csv: the place of each number,
and the right answers. The second compares the rows with the tables of a later reader and writes
whether they are right now. A row that the later tables lack is "gone" and does not count.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from china import JUDGED
from china_targets import DATASET, csv_bytes, level_of, read_table
from strata import drawn

from dalian_report.drafting import read_text, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = dict[str, str]
SEED = 1902
BEFORE, AFTER = 75, 22
SIZES = {"target": 120, "result": 80, "verdict": 100}
COLUMNS = ("indicator_id", "label", "value", "value_to", "unit", "bound", "measure", "direction",
           "sense", "strength", "figure_year")  # fmt: skip
READING = (
    "table", "path", "start", "end", "level", "year", "source_sha256", "right", "fault",
    "indicator_id", "value", "value_to", "unit", "bound", "measure", "direction", "figure_year",
    "status", "verdict", "next_start",
)  # fmt: skip
"""The columns of reading.csv; from `indicator_id` on they are the right answers."""
FIGURE = READING[9:18]
VERDICT = ("indicator_id", "sense", "required", "undecided", "actual", "fate", "verdict", "status")


def stratum(row: Row) -> tuple[str, str]:
    """Decade and level."""
    return row["year"][:3], level_of(row["path"].split("/")[1])


def sample(rows: Iterable[Row], size: int) -> list[Row]:
    """The rows to read, of the texts whose stratum is known."""
    placed = (row for row in rows if row["path"].count("/") == 2 and row["year"] >= "1990")
    return drawn(placed, stratum, size=size, seed=SEED)


def words(folder: Path, path: str, start: str, end: str) -> str:
    """The number with the words around it."""
    text, first, last = read_text(folder / path).source, int(start), int(end)
    before, after = text[max(0, first - BEFORE) : first], text[last : last + AFTER]
    return f"{before}【{text[first:last]}】{after}".replace("\n", "/")


def samples(tables: Path) -> Iterator[tuple[str, Row]]:
    """The rows of the three samples."""
    concepts = set(vocabulary_of(None).concepts)
    figures = [
        row
        for row in read_table(tables, "figures")
        if row["indicator_id"].partition(".")[0] in concepts and row["status"] in SIZES
    ]
    for status in ("target", "result"):
        mine = (row for row in figures if row["status"] == status)
        yield from ((status, row) for row in sample(mine, SIZES[status]))
    judged = (
        row for row in read_table(tables, "outcomes")
        if row["verdict"] in JUDGED and row["indicator_id"].partition(".")[0] in concepts
    )  # fmt: skip
    yield from (("verdict", row) for row in sample(judged, SIZES["verdict"]))


def is_right(read: Row, now: Row) -> bool:
    """Whether a row of the tables has the right answers; a cell may allow several."""
    names = ("verdict",) if read["table"] == "verdict" else FIGURE
    return all(now[name] in read[name].split("|") for name in names)


def again(reading: Iterable[Row], tables: Path) -> Iterator[Row]:
    """The rows that were read, with what the tables of today have in their places."""
    rows = list(reading)
    places = {(row["path"], row["start"]) for row in rows}
    now: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for name in ("figures", "outcomes"):
        for row in read_table(tables, name):
            if (row["path"], row["start"]) in places:
                now[name, row["path"], row["start"]].append(row)
    for read in rows:
        name = "outcomes" if read["table"] == "verdict" else "figures"
        found = now[name, read["path"], read["start"]]
        same = [row for row in found if row["source_sha256"] == read["source_sha256"]]
        if len(found) > len(same):
            raise SystemExit(f"{read['path']} is another text than the one that was read")
        counts = any(_counts(read, row) for row in same)
        right = any(is_right(read, row) for row in same)
        fault = read["fault"] or ("" if right or not counts else "new")
        yield {
            **read,
            "right": "gone" if not counts else "yes" if right else "no",
            "fault": "" if right or not counts else fault,
        }


def _counts(read: Row, now: Row) -> bool:
    """Whether a row of the tables would be drawn for the sample."""
    if now["indicator_id"].partition(".")[0] not in vocabulary_of(None).concepts:
        return False
    if read["table"] == "verdict":
        return now["verdict"] in JUDGED
    return now["status"] == read["table"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", type=Path)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    if options.again:
        file = DATASET / "reading.csv"
        with file.open(encoding="utf-8", newline="") as opened:
            rows = list(again(csv.DictReader(opened), options.tables))
        file.write_bytes(csv_bytes(READING, rows))
        return
    for number, (table, row) in enumerate(samples(options.tables), 1):
        names = VERDICT if table == "verdict" else COLUMNS
        fields = " ".join(row[name] for name in names if row.get(name))
        print(f"{number} {table} {row['path']}:{row['start']} {row['year']} | {fields}")
        print("   ", words(options.folder, row["path"], row["start"], row["end"]))
        if row.get("next_start"):
            print(
                "  →", words(options.folder, row["next_path"], row["next_start"], row["next_end"])
            )


if __name__ == "__main__":
    main()
