"""Lookups: the price of a hit, beside a dictionary read and pycountry's `get`."""

from __future__ import annotations

from functools import partial
from timeit import Timer

import pycountry

import dalian_report as dr
from benchmarks import timing

__all__ = ["STATEMENTS", "report"]

REPORT = dr.load()
NAMES = {
    "ids": {statement.id: statement for statement in REPORT.statements},
    "id": "II.5.3-04",
    "title": "Regional financial centre",
    "report": REPORT,
    "countries": pycountry.countries,
}
STATEMENTS = {
    "dict read": "ids[id]",
    "pycountry get by code": "countries.get(alpha_2='CN')",
    "pycountry get by name": "countries.get(name='China')",
    "statement by id": "report.statement(id)",
    "section by id": "report.section('II.5.3')",
    "section by title": "report.section(title)",
    "target by concept": "report.target('gdp')",
    "get by id": "report.get(id)",
    "section at an offset": "report.at(50_000)",
    "statement at an offset": "report.statement_at(50_000)",
    "section by long form": "report.section('Part II, section 5, topic 3')",
}
OURS = [name for name in STATEMENTS if name != "dict read" and "pycountry" not in name]
PAIRS = [
    *((name, "dict read") for name in ["pycountry get by code", *OURS]),
    *((name, "pycountry get by code") for name in OURS),
]


def report(rounds: int = 15) -> list[str]:
    """The medians of 1,000 lookups of a kind, and the ratios that are claimed."""
    # By timeit's own loop: what a call of a function costs would flatter the ratios.
    runs = {
        name: partial(Timer(statement, globals=NAMES).timeit, 1000)
        for name, statement in STATEMENTS.items()
    }
    times = timing.compare(runs, rounds=rounds)
    return timing.lines(f"1,000 lookups, {rounds} rounds", times, PAIRS)
