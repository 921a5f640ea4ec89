"""The page of the docs on what the record of 24 editions shows, counted from the data.

Run from the root of the repository:

    python coding/findings.py            writes docs/findings.md
    python coding/findings.py --check    exits with 1 if it is out of date
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import dalian_report as dr
from dalian_report import Verdict
from dalian_report.model import Direction, Sense

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from dalian_report import Assessment, SeriesRow

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"
PERIODS = ((2004, 2008), (2009, 2013), (2014, 2018), (2019, 2023), (2024, 2025))
FEWEST = 8
"""An indicator has a row of its own if it has so many judged headline targets."""
HARDNESS = {
    "plain": "a number alone",
    "hard": 'a bound: "at least", "at most", "over"',
    "soft": '"about" or "nearly"',
    "without_number": "no number: in step with, above the nation",
}

HEAD = """\
<!-- Made by coding/findings.py from the data; do not edit. -->
# What the record shows

These counts come from the 24 editions, by the default rule. They describe what one government
promised and what was printed afterwards. Five limits apply to all of them:

- Most tasks have no published outcome. Tasks that were done are reported more often than tasks that
  were not, so the share of met tasks says little.
- Most outcomes come from the same government's next report.
- A target without a number is judged if a report says in words that it was met or missed. Reports
  say so of few.
- Each target counts once, whatever its size or indicator.
- The targets of 2002 and 2003 are missing.

"""
RATCHET = """\
## Whether the next target follows the outcome

The first three columns count the years whose January number was above the target, by what the
target of the next year did. The other three count the years whose number was below it. Targets that
are ceilings, falls, ranges or without a number are left out. Hedges are left aside.
"""
VINTAGES = """\
## How far January's number is from the last one

The report of January prints an estimate for the year past. A later official number is known for
few years. The table lists these numbers.
"""
SILENCE = """\
## Headline targets that fell silent

A headline target is silent if no outcome was found in the next report or elsewhere. An indicator
is dropped if the next edition has no headline target for it.
"""


def table(head: str, rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {head} |"
    yield "|" + " --- |" * (head.count("|") + 1)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"
    yield ""


def shares(head: str, counts: Mapping[str, Mapping[Verdict, int]]) -> Iterator[str]:
    """Verdicts by group; the share is of the judged targets."""
    columns = "targets | judged | met | not met | undecided | met of the judged"
    yield from table(f"{head} | {columns}", (shares_row(*item) for item in counts.items()))


def shares_row(name: str, found: Mapping[Verdict, int]) -> tuple[object, ...]:
    """One row of `shares`."""
    three = [found[one] for one in (Verdict.MET, Verdict.NOT_MET, Verdict.UNDECIDED)]
    judged = sum(three)
    share = f"{100 * three[0] / judged:.0f}%" if judged else "none judged"
    return name, sum(found.values()), judged, *three, share


def by_period(record: dr.Record) -> dict[str, dict[Verdict, int]]:
    """Verdicts on headline targets by the years of `PERIODS`."""
    years = record.counts_by("year", headline=True)
    return {
        f"{first} to {last}": {
            verdict: sum(years[str(year)][verdict] for year in range(first, last + 1))
            for verdict in Verdict
        }
        for first, last in PERIODS
    }


def often_judged(record: dr.Record) -> dict[str, Mapping[Verdict, int]]:
    """The headline indicators of at least `FEWEST` judged targets."""
    counts = record.counts_by("indicator", headline=True)
    return {
        id: found
        for id, found in counts.items()
        if sum(found.values()) - found[Verdict.NO_DATA] >= FEWEST
    }


def ratchet(rows: Iterable[SeriesRow]) -> list[int]:
    """Years by gap (above, below) and by move of the next target (up, same, down)."""
    found: Counter[tuple[bool, int]] = Counter()
    for one, after in pairwise(rows):
        mine, following = promised(one.promise), promised(after.promise)
        outcome = None if one.january_outcome is None else one.january_outcome.value
        if after.year != one.year + 1 or mine is None or following is None or outcome is None:
            continue
        if outcome != mine:
            found[outcome > mine, (following > mine) - (following < mine)] += 1
    return [found[above, move] for above in (True, False) for move in (1, 0, -1)]


def promised(row: Assessment | None) -> Decimal | None:
    """The number of a target that has one, and for which more is better."""
    if row is None or row.figure is None or row.target.sense is Sense.CEILING:
        return None
    single = row.figure.value_to is None and row.figure.direction is not Direction.DOWN
    return row.figure.value if single else None


def vintages(ids: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """Each year whose last number came later than January's."""
    for id in ids:
        series = dr.series(id)
        for row in series.rows:
            first, last = row.january_outcome, row.outcome
            if first is None or last is None or first is last:
                continue
            if first.value is None or last.value is None:
                continue
            change = f"{last.value - first.value:+}" if last.value != first.value else "0"
            yield series.indicator.name, row.year, first, last, change


def silence(record: dr.Record) -> Iterator[tuple[object, ...]]:
    """By verdict: headline targets, and how many the next edition does not set again."""
    headline: dict[int, dict[str, Verdict]] = {}
    for card, row in record.rows(headline=True):
        headline.setdefault(card.report.year, {})[row.target.indicator_id] = row.verdict
    for verdict in Verdict:
        pairs = [
            id in headline[year + 1]
            for year, found in headline.items()
            if year + 1 in headline
            for id, one in found.items()
            if one is verdict
        ]
        dropped = pairs.count(False)
        yield verdict.value.replace("_", " "), len(pairs), dropped


def page() -> str:
    """The whole page."""
    record = dr.record()
    often = often_judged(record)
    names = {id: dr.series(id).indicator.name for id in often}
    hardness = record.counts_by("hardness", headline=True)
    moves = {names[id]: ratchet(dr.series(id).rows) for id in often}
    counted = [(name, *found) for name, found in moves.items() if any(found)]
    total = ("all", *map(sum, zip(*moves.values(), strict=True)))
    dropped = "verdict | headline targets with a next edition | dropped next year"
    parts = [
        "## Headline targets met\n",
        *shares("indicator", {names[id]: found for id, found in often.items()}),
        *shares("years of plan", by_period(record)),
        *shares("wording", {words: hardness[key] for key, words in HARDNESS.items()}),
        RATCHET,
        *table("indicator | above: up | same | down | below: up | same | down", [*counted, total]),
        VINTAGES,
        *table("indicator | year | January | last number | change", vintages(often)),
        SILENCE,
        *table(dropped, silence(record)),
    ]
    return HEAD + "\n".join(parts).rstrip("\n") + "\n"


def main() -> None:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true")
    written = page()
    if not parser.parse_args().check:
        PAGE.write_text(written, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != written:
        raise SystemExit("findings.md is not what the data says; run python coding/findings.py")


if __name__ == "__main__":
    main()
