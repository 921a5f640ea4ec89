"""Seeded mutations of the shipped report: the checker notices nearly every one.

The rates of 900 mutations, 150 of each kind, stand in docs/checker.md under "How much it
notices". Run as a script this module counts again:

    python tests/property/test_check_mutation.py 900 SOURCE.txt
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report.check import check_document

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Mutation = Callable[[random.Random, dict[str, Any]], str]

SHIPPED = Path(__file__).parents[2] / "src" / "dalian_report" / "data" / "report-2023.json"
DATA = SHIPPED.read_bytes()
BOUNDS = ["exact", "about", "more_than", "at_least", "less_than", "at_most", "nearly"]
SEEDS = 100
LEAST_WITH_SOURCE = 0.99
# The same for a report that does not ship: nothing to compare its ids with.
LEAST_ELSEWHERE = 0.95
LEAST_WITHOUT_SOURCE = 0.85


def another(chance: random.Random, choices: list[str] | str, given: str) -> str:
    return chance.choice([choice for choice in choices if choice != given])


def drop_a_statement(chance: random.Random, report: dict[str, Any]) -> str:
    statements = report["statements"]
    return str(statements.pop(chance.randrange(len(statements)))["id"])


def shift_a_span(chance: random.Random, report: dict[str, Any]) -> str:
    tables = ["sections", "statements", "figures", "numerals", "glossary"]
    table = chance.choice([table for table in tables if report[table]])
    record = chance.choice(report[table])
    span = record["span"] if "span" in record else chance.choice(record["spans"])
    by = chance.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
    ends = chance.choice([("start",), ("end",), ("start", "end")])
    for end in ends:
        span[end] += by
    return f"{table} {record.get('id', span)} {ends} by {by}"


def flip_a_bound(chance: random.Random, report: dict[str, Any]) -> str:
    figure = chance.choice(report["figures"])
    holder = chance.choice([figure, figure.get("original", figure)])
    old = holder["bound"]
    holder["bound"] = another(chance, BOUNDS, old)
    return f"{figure['id']} {old} to {holder['bound']}"


def change_a_digit(chance: random.Random, report: dict[str, Any]) -> str:
    places = [(record, "text") for record in report["statements"]]
    places += [(f, field) for f in report["figures"] for field in ("value", "resolution")]
    places += [(f["original"], "text") for f in report["figures"] if "original" in f]
    record, field = chance.choice([(r, f) for r, f in places if re.search(r"\d", r[f])])
    old = record[field]
    at = chance.choice([found.start() for found in re.finditer(r"\d", old)])
    record[field] = old[:at] + another(chance, "0123456789", old[at]) + old[at + 1 :]
    return f"{record.get('id', '')} {old} to {record[field]}"


def swap_two_figures(chance: random.Random, report: dict[str, Any]) -> str:
    figures = report["figures"]
    field = chance.choice(["value", "span", "id", "place"])
    while True:
        first, second = chance.sample(range(len(figures)), 2)
        one, other = figures[first], figures[second]
        if field == "place":
            figures[first], figures[second] = other, one
        elif one[field] == other[field]:
            continue
        else:
            one[field], other[field] = other[field], one[field]
        return f"{field} of {one['id']} and {other['id']}"


def break_an_id(chance: random.Random, report: dict[str, Any]) -> str:
    tables = ["sections", "statements", "figures", "indicators", "targets", "deliverables"]
    tables += ["entities", "relations", "units", "glossary"]
    record = chance.choice(report[chance.choice([table for table in tables if report[table]])])
    fields = [field for field in record if field in {"id", "code", "unit", "relative_to"}]
    fields += [field for field in record if field.endswith("_id")]
    field = chance.choice(fields)
    old = record[field]
    at = chance.randrange(len(old))
    typed = another(chance, "abxyz0189.-", old[at])
    slips = [old[:at] + old[at + 1 :], old[:at] + typed + old[at + 1 :], old[:at] + "x" + old[at:]]
    record[field] = chance.choice(slips)
    return f"{field} {old} to {record[field]}"


MUTATIONS: list[Mutation] = [
    drop_a_statement,
    shift_a_span,
    flip_a_bound,
    change_a_digit,
    swap_two_figures,
    break_an_id,
]


class Outcome(NamedTuple):
    """A mutation, and the codes of the findings that it added."""

    kind: str
    what: str
    codes: set[str]


def outcomes(seeds: int, source: bytes | None) -> list[Outcome]:
    """What became of each mutation."""
    known = set(check_document(DATA, source))
    found: list[Outcome] = []
    for seed in range(seeds):
        mutate = MUTATIONS[seed % len(MUTATIONS)]
        report = json.loads(DATA)
        what = mutate(random.Random(seed), report)
        findings = check_document(json.dumps(report, ensure_ascii=False), source)
        codes = {finding.code for finding in findings if finding not in known}
        found.append(Outcome(mutate.__name__, what, codes))
    return found


def test_with_the_source_nearly_every_mutation_is_noticed(source_text: str) -> None:
    found = outcomes(SEEDS, source_text.encode())
    missed = [one for one in found if not one.codes]
    assert len(missed) <= SEEDS * (1 - LEAST_WITH_SOURCE), missed
    missed_elsewhere = [one for one in found if one.codes <= {"id-lost"}]
    assert len(missed_elsewhere) <= SEEDS * (1 - LEAST_ELSEWHERE), missed_elsewhere


def test_without_the_source_most_mutations_are_noticed() -> None:
    missed = [one for one in outcomes(SEEDS, None) if not one.codes]
    assert len(missed) <= SEEDS * (1 - LEAST_WITHOUT_SOURCE), missed


def test_the_count_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    # A mutation that changes nothing must count as missed.
    monkeypatch.setattr(sys.modules[__name__], "MUTATIONS", [lambda chance, report: "nothing"])
    assert outcomes(1, None)[0].codes == set()


def told(name: str, found: list[Outcome], aside: str) -> str:
    """The rate, and what was missed of each kind, with one code left aside."""
    missed = Counter(one.kind for one in found if one.codes <= {aside})
    share = f"{len(found) - missed.total()} of {len(found)}"
    return f"{name} the source, {aside or 'nothing'} aside: {share}; missed {dict(missed)}"


if __name__ == "__main__":
    number, text = int(sys.argv[1]), Path(sys.argv[2]).read_bytes()
    for title, given_text in (("with", text), ("without", None)):
        results = outcomes(number, given_text)
        print(told(title, results, ""), told(title, results, "id-lost"), sep="\n")
