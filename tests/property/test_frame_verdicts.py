"""Of made-up targets too, the verdicts and margins on a frame are those of the scalar core."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from verdict_cases import FITTING, SENSES, decimals, policies

import dalian_report as dr
from dalian_report import frames
from targets_made_up import Promise, report_of


@st.composite
def reports(draw: st.DrawFn) -> dr.Report:
    """A report of a few targets of any shape, and perhaps one in step with the first."""
    # Where all targets have one edge, the frame has another table of limits.
    senses = draw(st.sampled_from([["floor", "ceiling"], SENSES]))
    promises = [draw(promised(place, senses)) for place in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        first = promises[0].indicator_id
        promises.append(Promise("follower", "in_step_with", relative_to=first))
    return report_of(*promises)


@st.composite
def promised(draw: st.DrawFn, place: int, senses: list[str]) -> Promise:
    sense, falls, value = draw(st.sampled_from(senses)), draw(st.booleans()), draw(decimals)
    mirrored = {"floor": "ceiling", "ceiling": "floor"}.get(sense, sense)
    bound = draw(st.sampled_from(FITTING[mirrored if falls else sense]))
    to = None
    if bound == "range":
        bound, to = "exact", f"{abs(value) + 2}"
    return Promise(f"thing-{place}", sense, f"{abs(value)}", bound, to, falls=falls)


@st.composite
def rows(draw: st.DrawFn, report: dr.Report, numbers: Any) -> list[tuple[str, Any]]:
    """Outcomes at and around the printed numbers."""
    printed = [Fraction(figure.value) for figure in report.figures] or [Fraction(6)]
    near = st.sampled_from([sign * one for one in printed for sign in (-1, 1)])
    step = st.just(Fraction(0)) | st.sampled_from(
        [*(Fraction(n, 100) for n in (-5, -1, 1, 5, 100))]
    )
    around = st.builds(lambda one, by: one * (1 + by), near, step) | decimals.map(Fraction)
    keys = st.sampled_from([target.id for target in report.targets])
    return draw(st.lists(st.tuples(keys, around.map(numbers)), min_size=4, max_size=12))


def check(frame: Any, given: list[tuple[str, Any]], report: dr.Report, **how: Any) -> None:
    reference = Decimal("3.5")
    references = {one.id: reference for one in report.targets if one.relative_to}
    judged = frames.assess(frame, report=report, references=references, **how)
    if isinstance(judged, duckdb.DuckDBPyRelation):
        judged = judged.order("row").pl()
    scalar = [dr.assess(key, one, reference=reference, report=report, **how) for key, one in given]
    assert list(judged["verdict"]) == [one.verdict.value for one in scalar]
    for margin, one in zip(judged["margin"], scalar, strict=True):
        assert one.margin is not None
        assert one.margin.lower is not None
        assert margin == pytest.approx(float(one.margin.lower), abs=1e-9)


def whole(number: Fraction) -> int:
    return round(number)


def printed(number: Fraction) -> Decimal:
    return Decimal(round(number * 1000)).scaleb(-3)


@settings(deadline=None, max_examples=50)
@given(data=st.data(), report=reports(), policy=policies, rule=st.sampled_from(dr.DecisionRule))
def test_of_floats(
    data: st.DataObject, report: dr.Report, policy: dr.HedgePolicy, rule: dr.DecisionRule
) -> None:
    drawn = data.draw(rows(report, float))
    columns = {"target_id": [key for key, _ in drawn], "actual": [one for _, one in drawn]}
    check(pl.DataFrame(columns), drawn, report, policy=policy, rule=rule)
    check(pd.DataFrame(columns), drawn, report, policy=policy, rule=rule)


@settings(deadline=None, max_examples=50)
@given(data=st.data(), report=reports(), policy=policies)
@pytest.mark.parametrize(
    ("numbers", "kind"),
    [(whole, pl.Int16()), (whole, pl.Int64()), (printed, pl.Decimal(20, 3))],
    ids=["16 bits", "64 bits", "decimals"],
)
def test_of_exact_numbers(
    data: st.DataObject, report: dr.Report, policy: dr.HedgePolicy, numbers: Any, kind: Any
) -> None:
    drawn = data.draw(rows(report, numbers))
    frame = pl.DataFrame(drawn, {"target_id": pl.String, "actual": kind}, orient="row")
    check(frame, drawn, report, policy=policy)


@settings(deadline=None, max_examples=12)
@given(data=st.data(), report=reports(), policy=policies, rule=st.sampled_from(dr.DecisionRule))
def test_of_floats_in_duckdb(
    data: st.DataObject, report: dr.Report, policy: dr.HedgePolicy, rule: dr.DecisionRule
) -> None:
    drawn = data.draw(rows(report, float))
    frame = pl.DataFrame(drawn, {"target_id": pl.String, "actual": pl.Float64}, orient="row")
    table = duckdb.from_arrow(frame.with_row_index("row").to_arrow())
    check(table, drawn, report, policy=policy, rule=rule)
