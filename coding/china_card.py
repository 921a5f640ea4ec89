"""The data card of `datasets/china-targets`, with its counts and its measured errors."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from findings import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from china import Data, Row

CARD = """\
<!-- Made by coding/china_targets.py; do not edit. -->
# Headline targets of Chinese governments, version {version}

{reports:,} work reports of {places} places, {first} to {last}, and {targets:,} targets on
headline indicators (growth of GDP, revenue, investment, income, jobs, prices, energy, population
and others), each with what the next report of the place says of it. {judged:,} targets have a
verdict. A program read them; nobody has checked each row. The coverage of every row is `draft`.

## Files

| File | Rows |
| --- | --- |
| `reports.csv` | reports: path, place, code, level, year, day of delivery, SHA-256 of the text |
| `headline-targets.csv.gz` | targets, with their answers |
| `headline-targets.parquet` | the same |
| `reading.csv` | the rows that a person read against the texts, with the faults |
| `datapackage.json` | the Frictionless descriptor: types, keys, and a sentence on each column |

The files have facts, hashes and offsets. They have no sentences of the reports. With the texts,
`start` and `end` find the number of a target, `next_start` and `next_end` its answer: they count
the characters of the text that `dalian_report.draft(path).source` gives.

## Method

`dalian_report.corpus.run` reads each text by rules and judges its targets by the report of the
next year. `dalian_report.corpus.check` finds the faults of the collection: copies and texts that
are not work reports are left out, and wrong places and years are corrected. A report whose year
the text and the path give differently is left out, too, and so is a report of a county-level city.
`coding/china_targets.py` keeps the targets on headline indicators. If the folder has no report of
the next year, `fate` is empty.

`place` is the name of today, `place_code` its code of GB/T 2260, and `place_id` the id that all
earlier names of the place share (`docs/frames.md`, "Places"). The nation has no code.

The collection lacks sixteen places, among them four provinces, and four national years.

## Measured errors

{measured}
A target or a result is right if indicator, value, unit, hedge, measure, year and status are those
of its sentence. A verdict is right if a person who reads both sentences gives the same one. Each
row was read once, on 29 November 2026. The rows were drawn from the output of the reader of that
day, in equal numbers from each decade and level with a fixed seed, by
`python coding/china_sample.py`. Old and national reports are therefore more frequent than in the
table. `reading.csv` has the place and the right answers of each row, so that the rows are compared
again with each later table. Rows that a later table lacks, rows of reports that it leaves out, and
rows whose year of the report was read wrongly do not count here.

{faults}
## Do not use it

- to rank or judge a single place or official: a row may be wrong, and a report tells what went
  well;
- as official statistics: the numbers are those of speeches, mostly estimates of January;
- to say that a place set no target because no row has it;
- for a share of attained targets without its silent ones.

## Rebuild

```sh
python coding/china_targets.py FOLDER
```

FOLDER has the texts as LEVEL/PLACE/YEAR.md. They are official documents that a public repository
collected, and they are not part of this data set.

## Report an error

Open an issue with `path`, `start` and the words of the text. A correction is a new version: the
last number of the version for values, the middle one for rows and columns.

## Licence

CC BY 4.0.
"""
OTHER_YEAR = "report of another year than the text's headings say"
"""A fault that the table cannot have: such reports are left out of it."""
TABLES = {"target": "targets", "result": "results", "verdict": "verdicts"}


def decade(row: Row) -> str:
    """The decade of a year."""
    return f"{row['year'][:3]}0s"


def right(rows: list[Row]) -> str:
    """The share of right rows."""
    good = sum(row["right"] == "yes" for row in rows)
    return f"{good} of {len(rows)}" if rows else "–"


def read_rows(data: Data) -> list[Row]:
    """The rows that a person read, of the reports that are in the table."""
    paths = {row["path"] for row in data.reports}
    return [
        row
        for row in data.reading
        if row["path"] in paths and row["fault"] != OTHER_YEAR and row["right"] != "gone"
    ]


def measured(data: Data) -> Iterator[str]:
    """Precision by decade and by level."""
    reading = read_rows(data)
    keys: dict[str, Callable[[Row], str]] = {"decade": decade, "level": lambda row: row["level"]}
    for name, key in keys.items():
        groups = sorted({key(row) for row in reading})
        yield from table(
            f"{name} | targets right | results right | verdicts right",
            (
                (group, *(right([row for row in reading
                                 if row["table"] == kind and key(row) == group])
                          for kind in TABLES))
                for group in groups
            ),
        )  # fmt: skip
    yield from table(
        "all | right",
        ((what, right([row for row in reading if row["table"] == kind]))
         for kind, what in TABLES.items()),
    )  # fmt: skip


def faults(data: Data) -> Iterator[str]:
    """The kinds of faults."""
    counts = Counter(
        (row["table"], row["fault"]) for row in read_rows(data) if row["right"] != "yes"
    )
    yield from table(
        "table | fault | rows",
        ((TABLES[kind], fault, count) for (kind, fault), count in counts.most_common()),
    )


def card(data: Data, version: str) -> str:
    """The card."""
    years = [int(row["year"]) for row in data.reports]
    return CARD.format(
        version=version, reports=len(data.reports), targets=len(data.targets),
        places=len({row["place"] for row in data.reports}), first=min(years), last=max(years),
        judged=sum(row["verdict"] in ("met", "not_met", "undecided") for row in data.targets),
        measured="\n".join(measured(data)), faults="\n".join(faults(data)),
    )  # fmt: skip
