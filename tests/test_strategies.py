"""The strategies for downstream tests draw what the package itself accepts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dalian_report as dr
from dalian_report import strategies
from dalian_report.model import Figure, Observation, Section, Statement, Target, Unit


@settings(max_examples=25)
@given(strategies.reports())
def test_a_drawn_report_is_read_back_equal(report: dr.Report) -> None:
    assert dr.loads(dr.dumps(report)) == report


@settings(max_examples=25)
@given(strategies.reports_with_observations())
def test_every_target_of_a_drawn_report_is_judged(
    drawn: tuple[dr.Report, tuple[dr.Observation, ...]],
) -> None:
    report, outcomes = drawn
    card = dr.scorecard(report, outcomes)
    assert [row.target for row in card.rows] == list(report.targets)


@pytest.mark.parametrize("kind", [Figure, Observation, Section, Statement, Target, Unit])
def test_types_are_drawn_by_name(kind: type) -> None:
    @settings(max_examples=10)
    @given(st.from_type(kind))
    def draws(value: object) -> None:
        assert isinstance(value, kind)

    draws()


@settings(max_examples=50)
@given(strategies.intervals())
def test_a_drawn_interval_is_parsed_back(interval: dr.Interval) -> None:
    assert dr.Interval.parse(str(interval)) == interval
