"""Numbers made to exhaust the arithmetic, under contexts made to spoil it.

Every function takes every number in a process of its own, whose processor time and memory the
system bounds, under three decimal contexts: the answers are the same, or the same one error of
the package, short enough to read. The laws for ordinary numbers are in `tests/property`.
"""

from __future__ import annotations

import asyncio
import decimal
import json
import subprocess
import sys
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr
from dalian_report import check
from refusals import refused
from small_report import CANONICAL

if TYPE_CHECKING:
    from pathlib import Path

SIGNALS = [
    decimal.Clamped, decimal.DivisionByZero, decimal.FloatOperation, decimal.Inexact,
    decimal.InvalidOperation, decimal.Overflow, decimal.Rounded, decimal.Subnormal,
    decimal.Underflow,
]  # fmt: skip
STRICTEST = Context(prec=1, rounding=decimal.ROUND_UP, Emin=0, Emax=0, clamp=1, traps=SIGNALS)
QUIET = Context(prec=2, rounding=decimal.ROUND_05UP, Emin=-1, Emax=1, traps=[])
SECONDS = 60
MEMORY = 2 * 2**30
PROGRAM = """
import decimal, json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
import attrs
import dalian_report as dr
from dalian_report import growth
from dalian_report.model._intervals import Interval
from decimal import Decimal
from fractions import Fraction

report = dr.load()
figure = report.figure(report.target("gdp").figure_id)
reported = next(
    one for one in dr.observations()
    if one.indicator_id == "gdp.growth" and one.year == 2023 and one.value is not None
)
third = Interval(Fraction(1, 3), 7)
half = dict(target=(2030, 42.5))
M = 10**6
huge = 1 << 3_321_928
CONTEXTS = [
    decimal.Context(),
    decimal.Context(1, decimal.ROUND_UP, 0, 0, clamp=1, traps=list(decimal.Context().flags)),
    decimal.Context(2, decimal.ROUND_05UP, -1, 1, traps=[]),
]

def outcome(call, number):
    try:
        return str(call(number))
    except dr.DalianReportError as error:
        return f"{{type(error).__name__}}: {{error}}"
    except Exception as error:
        return f"WRONG {{type(error).__name__}}: {{error}}"

def decimal_of(number):
    # A record's fields are decimals by contract; what else is put there is not judged here.
    return Decimal(repr(number)) if type(number) is float else number

def card(**parts):
    return dr.scorecard(observations=[attrs.evolve(reported, **parts)], rule="guarded")

CALLS = {calls}
NUMBERS = {numbers}
for called, call in CALLS.items():
    for name, number in NUMBERS.items():
        found = []
        for context in CONTEXTS:
            with decimal.localcontext(context) as inside:
                text = outcome(call, number)
                found.append(text + (" FLAGS" if any(inside.flags.values()) else ""))
        same = len(set(found)) == 1
        print(json.dumps([called, name, found[0][:300] if same else "DIFFERENT " + repr(found),
                          len(found[0])]))
"""
NUMBERS = {
    "a million digits": "huge",
    "minus a million digits": "-huge",
    "the largest integer": "10**1000",
    "one more digit": "10**1001",
    "a huge exponent": "Decimal('1e999999999999999999')",
    "a tiny exponent": "Decimal('1e-999999999999999999')",
    "nothing with an exponent": "Decimal('0e999999999999')",
    "nothing with a tiny exponent": "Decimal('-0e-999999999999')",
    "a long decimal": "Decimal('9' * M)",
    "a long expansion": "Decimal('0.' + '3' * M)",
    "4,000 places": "Decimal('0.' + '7' * 3999)",
    "NaN": "Decimal('NaN')",
    "a signaling NaN": "Decimal('sNaN1234')",
    "minus infinity": "Decimal('-Infinity')",
    "a long fraction": "Fraction(huge + 1, huge - 1)",
    "a tiny fraction": "Fraction(1, huge)",
    "4,000 digits over as many": "Fraction(10**3998 + 1, 3**8000)",
    "all but 1": "Fraction(10**1200 + 1, 10**1200)",
    "all but 1, in 4,000 digits": "Fraction(10**3990 + 1, 10**3990)",
    "the largest float": "sys.float_info.max",
    "the least float": "5e-324",
    "minus zero": "-0.0",
    "a float that is none": "float('nan')",
    "an infinite float": "float('inf')",
    "a boolean": "True",
    "a complex number": "1j",
    "a text of digits": "'9' * M",
    "an interval": "Interval(-10**1000, Fraction(10**3998 + 1, 3**8000))",
}
VERDICTS = {
    "assess": "lambda number: dr.assess('gdp', number).explain()",
    "guarded": "lambda number: dr.assess('budget-revenue', number, rule='guarded').margin",
    "ratio": "lambda number: dr.assess('grain-output', number).ratio",
    "sensitivity": "lambda number: dr.sensitivity('budget-revenue', number)",
    "tolerance": "lambda number: dr.assess("
    "'budget-revenue', 19, policy=dr.HedgePolicy(about=number)).explain()",
    "tolerance as text": "lambda number: dr.Tolerance.parse(number)",
    "observed": "lambda number: card(value=decimal_of(number))",
    "resolution": "lambda number: card(resolution=decimal_of(number))",
    "figure": "lambda number: dr.assess("
    "'gdp', attrs.evolve(figure, value=decimal_of(number))).verdict",
    "figure in words": "lambda number: attrs.evolve(figure, value=number)",
    "figures by value": "lambda number: report.figures_where(value=number)",
}
INTERVALS = {
    "point": "lambda number: Interval.point(number)",
    "sum": "lambda number: third + number",
    "difference": "lambda number: third - number",
    "multiple": "lambda number: third * number",
    "contains": "lambda number: number in third",
    "sum of sets": "lambda number: third + Interval.at_least(number)",
    "hash": "lambda number: hash(Interval.at_least(number))",
}
WAYS = {
    "base": "lambda number: dr.progress({2015: number, 2022: 2}, **half)",
    "latest": "lambda number: dr.progress({2015: 1, 2022: number}, method='eurostat', **half)",
    "goal": "lambda number: dr.progress({2015: 1, 2022: 2}, target=(2030, number), "
    "method='open_sdg')",
    "year": "lambda number: dr.progress({2015: 1, 2022: 2}, target=(number, 3))",
    "limit": "lambda number: dr.progress({2015: 1, 2022: 2}, method='open_sdg', "
    "polarity='higher_is_better', limit=number)",
    "rates": "lambda number: dr.progress({year: number for year in range(2000, 2020)}, "
    "measure='growth', target=(2030, 3))",
}
GROWTH = {
    "growth rate": "lambda number: growth.growth_rate(number, 2)",
    "applied": "lambda number: growth.apply_growth(number, number)",
    "cagr": "lambda number: growth.cagr(1, number, 3)",
    "cagr over": "lambda number: growth.cagr(1, 2, number)",
    "periods": "lambda number: growth.periods_to_reach(1, 2, number)",
    "doubling": "lambda number: growth.doubling_time(number)",
    "logarithm": "lambda number: growth.log_growth(number, 3)",
    "annualized": "lambda number: growth.annualize(number, number)",
    "compound": "lambda number: growth.compound([number] * 5_000)",
    "average": "lambda number: growth.average_growth([number] * 100)",
    "path": "lambda number: growth.path(1, number, 1000)[-1]",
    "percent": "lambda number: growth.percent(number)",
    "share": "lambda number: growth.share(number, 3)",
    "rounding": "lambda number: growth.rounding_interval(number, number)",
    "consistent": "lambda number: growth.consistent("
    "(100, 110), number, level_resolution=1, rate_resolution=number)",
    "sums": "lambda number: growth.sums_to([number, number], number, resolution=number)",
}
# Of a record of a user's own, the words show whatever number stands in it.
ANSWERS_TO_WHAT_IS_NONE = {"figure in words", "figures by value"}
NO_NUMBERS = {"NaN", "a signaling NaN", "minus infinity", "a float that is none",
              "an infinite float", "a boolean", "a complex number", "a text of digits"}  # fmt: skip


def _outcomes(calls: dict[str, str]) -> list[tuple[str, str, str, int]]:
    program = PROGRAM.format(
        memory=MEMORY,
        seconds=SECONDS,
        calls="{" + ",".join(f"{name!r}: {call}" for name, call in calls.items()) + "}",
        numbers="{" + ",".join(f"{name!r}: {made}" for name, made in NUMBERS.items()) + "}",
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout[-300:], done.stderr[-1000:])
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("calls", [VERDICTS, INTERVALS, WAYS, GROWTH])
def test_every_number_gets_one_answer_or_one_clear_error(calls: dict[str, str]) -> None:
    pytest.importorskip("resource", reason="this system bounds no process")
    found = _outcomes(calls)
    assert len(found) == len(calls) * len(NUMBERS)
    bad = [row for row in found if row[2].startswith(("WRONG", "DIFFERENT")) or "FLAGS" in row[2]]
    assert bad == []
    for called, name, text, length in found:
        is_error = "Error: " in text
        if name in NO_NUMBERS and called not in ANSWERS_TO_WHAT_IS_NONE:
            assert is_error, (called, name, text)
        if is_error:
            assert length < 700, (called, name, text)


def test_tasks_with_contexts_of_their_own_agree() -> None:
    """Asyncio gives each task a decimal context: they take turns in the middle of the work."""

    async def work(context: Context) -> list[str]:
        found: list[str] = []
        with localcontext(context):
            for row in dr.scorecard(rule="guarded").rows[:12]:
                await asyncio.sleep(0)
                found += [row.explain(), str(row.margin)]
            for number in range(2, 12):
                await asyncio.sleep(0)
                found += [str(dr.growth.cagr(1, number, 7)), str(dr.sensitivity("gdp", number))]
        return found

    async def together() -> list[list[str]]:
        return await asyncio.gather(*(work(one) for one in [STRICTEST, QUIET, Context()] * 4))

    assert asyncio.run(together()) == [asyncio.run(work(Context()))] * 12


@pytest.mark.parametrize("context", [STRICTEST, QUIET])
def test_documents_checks_and_outcomes_are_read_under_any_context(
    context: Context, tmp_path: Path
) -> None:
    rows = tmp_path / "outcomes.csv"
    rows.write_text("target,value,unit\ngdp,6.04,%\ngrain-output,1265000.125,t\n")
    bad = CANONICAL.replace('"resolution": "1000', '"resolution": "1250')

    def told() -> list[object]:
        return [
            dr.loads(CANONICAL),
            dr.dumps(dr.loads(CANONICAL)),
            str(check.check_document(bad)),
            str(dr.read_outcomes(rows)),
            str(dr.Tolerance.parse("2.345%")),
        ]

    assert bad != CANONICAL
    expected = told()
    with localcontext(context) as inside:
        assert told() == expected
        with refused(dr.QuantityError, "not-a-number about"):
            dr.HedgePolicy(about="some")
        assert not any(inside.flags.values())


def test_a_record_made_by_hand_shows_the_number_in_it() -> None:
    figure = dr.load().figures[0]
    for written in ("NaN", "sNaN", "-Infinity", "1E+999999999", "1E-999999999"):
        shown = str(type(figure)(**{**_fields(figure), "value": Decimal(written)}))
        assert f"Decimal('{written}')" in shown


def _fields(record: dr.Figure) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).__slots__ if name[0] != "_"}
