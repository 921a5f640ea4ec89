"""The strategies for downstream tests draw what the package itself accepts."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import dalian_report as dr
from dalian_report import model, strategies
from dalian_report.attainment import Tolerance
from dalian_report.growth import share
from dalian_report.model import Direction, Measure, Sense

# Records and values: what attrs made, less the errors and results.
DRAWN = sorted(strategies._STRATEGIES, key=lambda kind: kind.__name__)


def test_there_is_a_strategy_for_every_model_type():
    kinds = {getattr(model, name) for name in model.__all__}
    records = {kind for kind in kinds if attrs.has(kind)}
    missing = {kind.__name__ for kind in records - set(DRAWN)}
    assert not missing
    assert {dr.HedgePolicy, dr.Interval, Tolerance} < set(DRAWN)


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
def test_types_are_drawn_by_name(kind):
    @settings(max_examples=10)
    @given(st.from_type(kind))
    def draws(value):
        assert type(value) is kind
        assert hash(value) == hash(attrs.evolve(value))

    draws()


@settings(max_examples=25)
@given(strategies.reports())
def test_a_drawn_report_is_read_back_equal(report):
    assert dr.loads(dr.dumps(report)) == report


@settings(max_examples=25)
@given(strategies.reports_with_observations())
def test_every_target_of_a_drawn_report_is_judged(drawn):
    report, outcomes = drawn
    card = dr.scorecard(report, outcomes)
    assert [row.target for row in card.rows] == list(report.targets)


@settings(max_examples=50)
@given(strategies.intervals())
def test_a_drawn_interval_is_parsed_back(interval):
    assert dr.Interval.parse(str(interval)) == interval


@settings(max_examples=100)
@given(strategies.figures())
def test_the_fields_of_a_figure_fit_each_other(figure):
    assert (figure.direction is not None) == (figure.measure in {Measure.GROWTH, Measure.CHANGE})
    assert (figure.unit == "rank") == (figure.measure is Measure.RANK)
    assert figure.value_to is None or figure.value_to > figure.value
    assert figure.value % figure.resolution == 0


@settings(max_examples=30)
@given(
    strategies.figures(measure=Measure.RANK),
    strategies.figures(direction=Direction.DOWN, measure=Measure.GROWTH, value=Decimal(5)),
    strategies.targets(sense=st.sampled_from([Sense.FLOOR, Sense.CEILING])),
)
def test_a_field_can_be_fixed_or_drawn_from_elsewhere(rank, fall, target):
    assert rank.unit == "rank"
    assert (fall.direction, fall.value, fall.unit in {"percent", "ratio"}) == ("down", 5, True)
    assert target.sense in {Sense.FLOOR, Sense.CEILING}


@settings(max_examples=50)
@given(strategies.plain_numbers())
def test_every_plain_number_is_taken(number):
    assert isinstance(share(number, 1), Decimal)


@settings(max_examples=50)
@given(strategies.exact_numbers(), strategies.hedge_policies())
def test_numbers_are_exact_and_policies_whole(number, policy):
    assert isinstance(number, Decimal | Fraction)
    assert dr.HedgePolicy(*attrs.astuple(policy, recurse=False)) == policy


def test_what_fails_shrinks_to_what_a_person_can_read():
    quiet = settings(deadline=None, database=None, phases=[Phase.generate, Phase.shrink])
    report = find(strategies.reports(), lambda found: len(found.targets) > 0, settings=quiet)
    (target,) = report.targets
    figure = report.figure(target.figure_id)
    assert (figure.value, figure.label) == (1, "cargo")
    assert len(report.statements) == 1
    others = (report.numerals, report.entities, report.deliverables, report.glossary)
    assert others == ((), (), (), ())


def test_types_are_registered_without_a_word_from_the_user():
    program = (
        "import sys, hypothesis\n"
        "assert 'dalian_report.model' not in sys.modules\n"
        "from hypothesis import strategies as st\n"
        "from dalian_report.model import Target\n"
        "assert repr(st.from_type(Target)) == 'targets()'\n"
    )
    subprocess.run([sys.executable, "-I", "-c", program], check=True)


RECORDS = [
    getattr(model, name)
    for name in model.__all__
    if attrs.has(getattr(model, name)) and name != "Report"
]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_builds_draws_every_record_as_from_type_does(kind):
    names = {field.name for field in attrs.fields(kind)}
    fixed = {"year": st.just(2024)} if "year" in names else {}
    quiet = settings(max_examples=20, database=None)

    @quiet
    @given(st.builds(kind, **fixed))
    def is_drawn(record):
        assert type(record) is kind
        assert not fixed or record.year == 2024

    is_drawn()
