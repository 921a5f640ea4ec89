"""How well search finds, beside plain LIKE and rapidfuzz: recall at 5, mean reciprocal rank.

And how often a query that the report does not answer gets no hits.

Printed by `python tests/search_quality.py [FILE ...]`; without a file, for both sets of
queries in `tests/data`.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import dalian_report as dr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Method = Callable[[str], Sequence[str]]

DATA = Path(__file__).parent / "data"
TUNING = DATA / "search-queries-tuning.csv"
HELD_OUT = DATA / "search-queries.csv"
UNANSWERED = DATA / "search-unanswered.csv"
DEPTH = 10
"""How many answers of a method are looked at; further down nothing counts."""


class Question(NamedTuple):
    query: str
    style: str
    answers: frozenset[str]


class Quality(NamedTuple):
    queries: int
    recall: float
    """The share of queries with an answer among the first five."""
    reciprocal_rank: float
    """The mean of one over the place of the first answer; 0 below the tenth place."""


def questions(path: Path) -> list[Question]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Question(row["query"], row["style"], frozenset(row["answers"].split()))
            for row in csv.DictReader(file)
        ]


def rank(method: Method, question: Question) -> int | None:
    """The place of the first answer, from 1; None below the tenth."""
    found = method(question.query)[:DEPTH]
    return next((place for place, id in enumerate(found, 1) if id in question.answers), None)


def quality(ranks: Sequence[int | None]) -> Quality:
    found = [place for place in ranks if place is not None]
    return Quality(
        len(ranks),
        sum(place <= 5 for place in found) / len(ranks),
        sum(1 / place for place in found) / len(ranks),
    )


def by_style(method: Method, asked: Sequence[Question]) -> dict[str, Quality]:
    """The quality for each style of query, and for all."""
    ranks: dict[str, list[int | None]] = defaultdict(list)
    for question in asked:
        ranks[question.style].append(rank(method, question))
    ranks["all"] = [place for found in ranks.values() for place in found]
    return {style: quality(found) for style, found in ranks.items()}


def unanswered() -> dict[str, tuple[int, list[str]]]:
    """For each set of queries without an answer their number, and those that got hits."""
    sets: dict[str, list[str]] = defaultdict(list)
    with UNANSWERED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sets[row["set"]].append(row["query"])
    return {
        name: (len(queries), [query for query in queries if search(query)])
        for name, queries in sets.items()
    }


def unanswered_table() -> list[str]:
    """A line for each set of queries without an answer."""
    return ["set       queries  without hits"] + [
        f"{name:8}  {queries:7}  {queries - len(hits):12}"
        for name, (queries, hits) in unanswered().items()
    ]


def search(query: str) -> list[str]:
    return [hit.statement.id for hit in dr.load().search(query, limit=DEPTH)]


def like() -> Method:
    """SQL's LIKE: statements that contain every word, in document order."""
    rows = [(statement.id, statement.text) for statement in dr.load().statements]

    def found(query: str) -> list[str]:
        words = query.split()
        sql = "SELECT id FROM statements WHERE " + " AND ".join(["text LIKE ?"] * len(words))
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute("CREATE TABLE statements (id, text)")
            database.executemany("INSERT INTO statements VALUES (?, ?)", rows)
            return [id for (id,) in database.execute(sql, [f"%{word}%" for word in words])]

    return found


def fuzzy(scorer: str) -> Method:
    """The scorer of rapidfuzz over the texts of all statements, letter case aside."""
    from rapidfuzz import fuzz, process, utils

    texts = [statement.text for statement in dr.load().statements]
    ids = [statement.id for statement in dr.load().statements]

    def found(query: str) -> list[str]:
        best = process.extract(
            query,
            texts,
            scorer=getattr(fuzz, scorer),
            processor=utils.default_process,
            limit=DEPTH,
        )
        return [ids[place] for _, _, place in best]

    return found


def own_methods() -> dict[str, Method]:
    """What needs nothing but Python."""
    return {"search": search, "LIKE, all words": like()}


def table(asked: Sequence[Question], methods: Mapping[str, Method]) -> list[str]:
    """The comparison, a line for each method and style."""
    lines = ["method                     style                  queries  recall at 5   MRR"]
    for name, method in methods.items():
        for style, found in by_style(method, asked).items():
            lines.append(
                f"{name:26} {style:22} {found.queries:7}  {found.recall:11.3f}"
                f"  {found.reciprocal_rank:.3f}"
            )
    return lines


def main(paths: Sequence[str]) -> None:
    methods = {
        **own_methods(),
        "rapidfuzz WRatio": fuzzy("WRatio"),
        "rapidfuzz token_set_ratio": fuzzy("token_set_ratio"),
    }
    if not paths:
        print(UNANSWERED.name)
        print("\n".join(unanswered_table()))
        print(*(f"  {query}" for _, hits in unanswered().values() for query in hits), sep="\n")
    for path in map(Path, paths) if paths else (TUNING, HELD_OUT):
        asked = questions(path)
        print(path.name)
        print("\n".join(table(asked, methods)))
        for question in asked:
            place = rank(search, question)
            if place != 1:
                print(f"  {place or '-':>2}  {question.query}  ({' '.join(question.answers)})")


if __name__ == "__main__":
    main(sys.argv[1:])
