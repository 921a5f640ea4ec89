"""One answer everywhere: the verdicts of frames are those of the scalar core, on every engine."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from engines import EAGER, ENGINES, LAZY, plain, polars
from outcomes import KEYS, REFERENCES, Outcome, decimals, floats, integers, verdict_of

import dalian_report as dr
from dalian_report import frames
from refusals import refused

if TYPE_CHECKING:
    from collections.abc import Sequence

Expected = list[tuple[str | None, Fraction | None]]


@pytest.fixture(scope="session")
def ten_thousand() -> tuple[list[Outcome], Expected]:
    outcomes = floats(10_000)
    return outcomes, [verdict_of(outcome) for outcome in outcomes]


def columns(outcomes: Sequence[Outcome]) -> dict[str, list[Any]]:
    return {
        "row": list(range(len(outcomes))),
        "target_id": [key for key, _ in outcomes],
        "actual": [value for _, value in outcomes],
        "town": [f"town {place}" for place in range(len(outcomes))],
    }


def check(judged: Any, outcomes: Sequence[Outcome], expected: Expected, *, bits: int = 53) -> None:
    verdicts, margins = plain(judged, "verdict"), plain(judged, "margin")
    assert len(verdicts) == len(outcomes)
    wrong = [
        (outcome, verdict, wanted)
        for outcome, verdict, (wanted, _) in zip(outcomes, verdicts, expected, strict=True)
        if verdict != wanted
    ]
    assert wrong == []
    off = [
        (outcome, margin, wanted)
        for outcome, margin, (_, wanted) in zip(outcomes, margins, expected, strict=True)
        if not same_margin(outcome[1], margin, wanted, bits)
    ]
    assert off == []


def same_margin(actual: Any, margin: float | None, wanted: Fraction | None, bits: int) -> bool:
    """As near as floats of so many bits, the actual and the threshold, let the difference be."""
    if wanted is None or margin is None:
        return wanted is margin is None
    size = abs(Fraction(actual)) + abs(wanted)
    return abs(Fraction(margin) - wanted) <= size * Fraction(4, 2**bits)


@pytest.mark.parametrize("engine", ENGINES)
def test_ten_thousand_floats(engine: str, ten_thousand: tuple[list[Outcome], Expected]) -> None:
    outcomes, expected = ten_thousand
    given = ENGINES[engine](columns(outcomes), pa.float64())
    judged = frames.assess(given, references=REFERENCES)
    assert type(judged) is type(given)
    check(judged, outcomes, expected)


def test_ten_thousand_floats_on_spark(
    spark: Any, ten_thousand: tuple[list[Outcome], Expected]
) -> None:
    outcomes, expected = ten_thousand
    rows = list(zip(*columns(outcomes).values(), strict=True))
    given = spark.createDataFrame(rows, "row long, target_id string, actual double, town string")
    judged = frames.assess(given, references=REFERENCES)
    assert type(judged) is type(given)
    assert judged.columns == [*given.columns, "verdict", "margin"]
    check(judged, outcomes, expected)


TENTHS = ["5.9", "6.4", "6.3", "19.9", "20.1", "104.35", "0.7", "-0.2"]


def check_tails(judged: Any, outcomes: Sequence[Outcome]) -> None:
    """The margins are the floats of exact decimals, so that they print alike everywhere."""
    wanted = [verdict_of(outcome)[1] for outcome in outcomes]
    held = plain(judged, "margin")
    assert held == [None if margin is None else float(margin) for margin in wanted]
    assert 0.4 in held
    assert -0.1 in held


@pytest.mark.parametrize("kind", [pa.float64(), pa.decimal128(18, 4)], ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_margin_has_no_tail_of_floats(engine: str, kind: pa.DataType) -> None:
    of = float if kind == pa.float64() else Decimal
    outcomes: list[Outcome] = [(key, of(tenth)) for key in KEYS for tenth in TENTHS]
    given = ENGINES[engine](columns(outcomes), kind)
    check_tails(frames.assess(given, references=REFERENCES), outcomes)


def test_a_margin_has_no_tail_of_floats_on_spark(spark: Any) -> None:
    outcomes: list[Outcome] = [(key, float(tenth)) for key in KEYS for tenth in TENTHS]
    rows = list(zip(*columns(outcomes).values(), strict=True))
    given = spark.createDataFrame(rows, "row long, target_id string, actual double, town string")
    check_tails(frames.assess(given, references=REFERENCES), outcomes)


KINDS = [
    pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(),
    pa.uint64(), pa.float32(), pa.decimal128(5, 2), pa.decimal128(18, 4), pa.decimal128(38, 9),
    pa.decimal128(38, 0),
]  # fmt: skip


def outcomes_of(kind: pa.DataType, count: int = 600) -> list[Outcome]:
    if pa.types.is_decimal(kind):
        return decimals(count, kind.precision, kind.scale)
    if kind == pa.float32():
        return [
            (key, None if value is None else float(np.float32(value)))
            for key, value in floats(count)
            if value is None or abs(value) < 1e38 or value != value or value in _INFINITIES
        ]
    info = np.iinfo(kind.to_pandas_dtype())
    return integers(count, int(info.min), int(info.max))


_INFINITIES = {float("inf"), float("-inf")}


def judged_one_by_one(kind: pa.DataType, outcomes: list[Outcome]) -> Expected:
    if kind != pa.float32():
        return [verdict_of(outcome) for outcome in outcomes]
    # A float of 32 bits stands for the shortest decimal that rounds to it, as NumPy prints it.
    return [
        verdict_of((key, value))
        if value is None or not np.isfinite(value)
        else verdict_of((key, np.float32(value)))
        for key, value in outcomes
    ]


_cases: dict[str, tuple[list[Outcome], Expected]] = {}


def case(kind: pa.DataType) -> tuple[list[Outcome], Expected]:
    if str(kind) not in _cases:
        outcomes = outcomes_of(kind)
        _cases[str(kind)] = outcomes, judged_one_by_one(kind, outcomes)
    return _cases[str(kind)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_numbers_of_every_type(engine: str, kind: pa.DataType) -> None:
    outcomes, expected = case(kind)
    judged = frames.assess(ENGINES[engine](columns(outcomes), kind), references=REFERENCES)
    check(judged, outcomes, expected, bits=24 if kind == pa.float32() else 53)


@pytest.mark.parametrize("engine", EAGER)
def test_the_rows_keep_their_order_and_columns(engine: str) -> None:
    outcomes: list[Outcome] = [(key, 6.0) for key in ("gdp", "no", None, "urban-jobs", "gdp")] * 50
    given = ENGINES[engine](columns(outcomes), pa.float64())
    judged = frames.assess(given)
    assert list(nw.from_native(judged).columns) == [
        "row",
        "target_id",
        "actual",
        "town",
        "verdict",
        "margin",
    ]
    assert nw.from_native(judged).get_column("row").to_list() == list(range(250))
    for name in ("row", "target_id", "actual", "town"):
        assert nw.from_native(judged).schema[name] == nw.from_native(given).schema[name]
    if isinstance(given, pd.DataFrame):
        assert judged.index.equals(given.index)


def test_a_lazy_polars_frame_keeps_the_order_of_its_rows() -> None:
    outcomes = floats(5000, seed=7)
    given = pl.LazyFrame(columns(outcomes), strict=False)
    assert frames.assess(given).collect()["row"].to_list() == list(range(5000))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_frame_that_was_given_stays_as_it_was(engine: str) -> None:
    given = ENGINES[engine](columns([("gdp", 6.0), ("gdp", None)]), pa.float64())
    before = nw.from_native(given).collect_schema()
    frames.assess(given)
    assert nw.from_native(given).collect_schema() == before


@pytest.mark.parametrize("lazy", [False, True])
def test_a_narwhals_frame_comes_back_as_one(lazy: bool) -> None:
    given: Any = nw.from_native(pl.DataFrame({"target_id": ["gdp"], "actual": [6.0]}))
    given = given.lazy() if lazy else given
    judged = frames.assess(given)
    assert type(judged) is type(given)


def test_columns_may_have_other_names() -> None:
    given = pl.DataFrame({"which": ["gdp"], "value": [5.9], "target_id": [1], "limits_state": [2]})
    judged = frames.assess(given, target_id="which", actual="value")
    assert judged.columns == [*given.columns, "verdict", "margin"]
    assert judged["verdict"].to_list() == ["not_met"]


POLICIES = [
    dr.HedgePolicy(use_original=False),
    dr.HedgePolicy(about_reading="inclusive"),
    dr.HedgePolicy(about_reading="two_sided", about="2%"),
    dr.HedgePolicy(about="0.25", nearly="0.1"),
    dr.HedgePolicy(about=1, nearly=0),
]


@pytest.mark.parametrize("rule", dr.DecisionRule)
@pytest.mark.parametrize("policy", POLICIES, ids=str)
def test_every_reading_and_rule(policy: dr.HedgePolicy, rule: dr.DecisionRule) -> None:
    outcomes = floats(700, seed=11)
    given = polars(columns(outcomes), pa.float64())
    judged = frames.assess(given, policy=policy, rule=rule, references=REFERENCES)
    check(judged, outcomes, [verdict_of(one, policy=policy, rule=rule) for one in outcomes])


@pytest.mark.parametrize("engine", ["pandas on numpy", "pandas on pyarrow", "pyarrow", "duckdb"])
def test_the_rounding_rule_on_other_engines(engine: str) -> None:
    outcomes = floats(700, seed=12)
    given = ENGINES[engine](columns(outcomes), pa.float64())
    judged = frames.assess(given, rule="rounded_value", references=REFERENCES)
    check(judged, outcomes, [verdict_of(one, rule="rounded_value") for one in outcomes])


TIES = [0.25, 0.35, 1.005, 2.675, 6.25, 6.35, 5.95, 6.05, 7.45, 7.55, -2.5, 19.5, 20.5, 1e15]


def test_ties_are_rounded_to_the_even_digit_on_the_way_to_a_margin() -> None:
    outcomes: list[Outcome] = [(key, tie) for key in KEYS for tie in TIES]
    given = polars(columns(outcomes), pa.float64())
    judged = frames.assess(given, rule="rounded_value", references=REFERENCES)
    check(judged, outcomes, [verdict_of(one, rule="rounded_value") for one in outcomes])


# To keep in step with another indicator


def in_step(actuals: list[float], **how: Any) -> pl.DataFrame:
    given = pl.DataFrame({"target_id": ["income"] * len(actuals), "actual": actuals})
    return frames.assess(given, **how)


def test_the_published_outcome_is_the_reference() -> None:
    card = dr.scorecard()
    reference = card.row("gdp").observation
    assert reference is not None
    actuals = [4.0, 5.69, 5.7, 5.99, 6.0, 6.1]
    wanted = [dr.assess("income", x, reference=reference).verdict.value for x in actuals]
    assert in_step(actuals)["verdict"].to_list() == wanted
    assert set(wanted) == {"met", "not_met", "undecided"}


@pytest.mark.parametrize("key", ["gdp.growth", "income.growth@2023"])
def test_a_reference_goes_by_the_target_or_by_what_it_follows(key: str) -> None:
    judged = in_step([7.4, 7.7, 8.1], references={key: 8})
    assert judged["verdict"].to_list() == ["not_met", "undecided", "met"]
    assert judged["margin"].to_list() == pytest.approx([-0.6, -0.3, 0.1])


@pytest.mark.parametrize("reading", ["grey", "inclusive", "two_sided"])
@pytest.mark.parametrize(
    "reference", ["[6, 8]", "(6, 8)", "[6, +inf)", "(-inf, 6]", "[-2, 2]", "(-inf, +inf)"]
)
def test_a_reference_that_is_a_set_leaves_no_one_margin(reference: str, reading: str) -> None:
    among = dr.Interval.parse(reference)
    policy = dr.HedgePolicy(about_reading=reading)
    actuals = [-3.0, -1.9, 0.0, 5.6, 5.7, 5.71, 6.0, 6.3, 7.6, 7.99, 8.0, 8.3, 8.5, 1e9]
    judged = in_step(actuals, references={"gdp.growth": among}, policy=policy)
    wanted = [dr.assess("income", x, reference=among, policy=policy).verdict.value for x in actuals]
    assert judged["verdict"].to_list() == wanted
    assert judged["margin"].null_count() == len(actuals)


def without_reference() -> dr.Report:
    """The shipped report as if of another place, so that it knows of no outcomes."""
    report = dr.load()
    return attrs.evolve(report, place=attrs.evolve(report.place, id="elsewhere"))


def test_without_a_reference_there_is_nothing_to_judge_by() -> None:
    given = pl.DataFrame({"target_id": ["income", "gdp"], "actual": [6.0, 6.0]})
    judged = frames.assess(given, report=without_reference())
    assert judged["verdict"].to_list() == ["no_data", "met"]
    assert judged["margin"].to_list() == [None, 0.0]
    with refused(dr.AssessmentError, "missing-reference row 0"):
        frames.assess(given, report=without_reference(), strict=True)


def test_a_reference_of_nothing_is_refused() -> None:
    with refused(dr.FrameError, "unknown-reference references"):
        in_step([6.0], references={"gdq.growth": 6})


# What is refused


@pytest.mark.parametrize("engine", EAGER)
@pytest.mark.parametrize(
    ("key", "value", "error", "message"),
    [
        ("gdp.grwth", 6.0, dr.UnknownKeyError, "unknown-key target (in row 1 of the frame)"),
        (None, 6.0, dr.UnknownKeyError, "unknown-key target (in row 1 of the frame)"),
        (
            "gdp",
            float("inf"),
            dr.AssessmentError,
            "not-finite the actual of gdp.growth@2023 in row 1",
        ),
    ],
)
def test_strict_names_the_first_row_without_a_verdict(
    engine: str, key: str, value: float, error: type[Exception], message: str
) -> None:
    outcomes: list[Outcome] = [("gdp", None), (key, value), ("no-such", 1.0)]
    given = ENGINES[engine](columns(outcomes), pa.float64())
    with refused(error, message):
        frames.assess(given, strict=True)
    fine = ENGINES[engine](columns([("gdp", None), ("urban-jobs", 1.0)]), pa.float64())
    assert plain(frames.assess(fine, strict=True), "verdict") == ["no_data", "not_met"]


@pytest.mark.parametrize("engine", LAZY)
def test_strict_on_a_lazy_frame_is_refused(engine: str) -> None:
    given = ENGINES[engine](columns([("gdp", 6.0)]), pa.float64())
    with refused(dr.FrameError, "lazy-frame strict"):
        frames.assess(given, strict=True)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (pl.DataFrame({"id": ["gdp"]}), "missing-column target_id"),
        (pl.DataFrame({"target_id": ["gdp"]}), "missing-column actual"),
        (pl.LazyFrame({"target_id": ["gdp"], "actual": ["6"]}), "not-numbers actual"),
        (pd.DataFrame({"target_id": ["gdp"], "actual": [True]}), "not-numbers actual"),
        (pd.DataFrame({"target_id": ["gdp"], "actual": [[6]]}), "not-numbers actual"),
        (pd.DataFrame({"target_id": ["a"] * 2, "actual": [Decimal(6), "x"]}), "mixed-kinds actual"),
        (pl.DataFrame({"target_id": [1], "actual": [6.0]}), "not-target-ids target_id"),
        (pd.DataFrame([["gdp", 6]], columns=["actual", "actual"]), "repeated-names frame"),
        (pd.DataFrame({("a", "actual"): [6]}), "not-a-column-name frame"),
        (pd.DataFrame({"target_id": ["gdp"], 2023: [1]}), "not-a-column-name frame"),
        (pl.DataFrame({"target_id": ["a"], "actual": [6], "margin": [1]}), "column-exists frame"),
        ({"target_id": ["gdp"], "actual": [6.0]}, "not-a-frame frame"),
        (pl.Series([6.0]), "not-a-frame frame"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_judged_is_named(given: Any, message: str) -> None:
    with refused(dr.FrameError, message):
        frames.assess(given)


def test_a_rule_that_there_is_not() -> None:
    with refused(dr.AssessmentError, "unknown-choice rule"):
        in_step([6.0], rule="lenient")


def test_columns_of_nothing_and_of_python_decimals() -> None:
    for given in (
        pl.DataFrame({"target_id": ["gdp"], "actual": [None]}),
        pa.table({"target_id": ["gdp"], "actual": [None]}),
        pd.DataFrame({"target_id": ["gdp"], "actual": [None]}),
    ):
        assert nw.from_native(frames.assess(given)).get_column("verdict").to_list() == ["no_data"]
    prices = [Decimal("6.0"), None, Decimal("5.999999999999999999999999")]
    judged = frames.assess(pd.DataFrame({"target_id": ["gdp"] * 3, "actual": prices}))
    assert judged["verdict"].to_list() == ["met", "no_data", "not_met"]
    assert judged["actual"].to_list() == prices


@pytest.mark.parametrize("engine", ENGINES)
def test_a_frame_without_rows(engine: str) -> None:
    judged = frames.assess(ENGINES[engine](columns([]), pa.float64()))
    assert plain(judged, "verdict") == plain(judged, "margin") == []


def test_a_key_of_several_targets_names_none() -> None:
    report = dr.load()
    again = attrs.evolve(report.target("gdp"), id="gdp.growth@2024", year=2024)
    report = attrs.evolve(report, targets=(*report.targets, again))
    keys = ["gdp", "gdp.growth", "gdp.growth@2023", "gdp.growth@2024"]
    judged = frames.assess(pl.DataFrame({"target_id": keys, "actual": [6] * 4}), report=report)
    assert judged["verdict"].to_list() == [None, None, "met", "met"]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_ids_of_every_string_type_of_pyarrow(kind: str) -> None:
    ids = pa.array(["gdp.growth@2023", None, "none"]).cast(getattr(pa, kind)())
    judged = frames.assess(pa.table({"target_id": ids, "actual": [6.4, 1.0, 1.0]}))
    assert judged["verdict"].to_pylist() == ["met", None, None]
    assert judged.schema.field("target_id").type == ids.type


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
def test_ids_of_every_string_type_of_pandas_on_pyarrow(kind: str) -> None:
    values = pa.array(["gdp.growth@2023", None, "none"])
    ids = values.dictionary_encode() if kind == "dictionary" else values.cast(getattr(pa, kind)())
    frame = pa.table({"target_id": ids, "actual": [6.4, 1.0, 1.0]})
    judged = frames.assess(frame.to_pandas(types_mapper=pd.ArrowDtype))
    assert judged["verdict"].isna().tolist() == [False, True, True]
    assert judged["verdict"][0] == "met"


@pytest.mark.parametrize("kind", ["category", "string", "object"])
def test_ids_of_the_types_of_pandas(kind: str) -> None:
    frame = pd.DataFrame({"target_id": ["gdp.growth@2023", None], "actual": [6.4, 1.0]})
    judged = frames.assess(frame.astype({"target_id": kind}))
    assert judged["verdict"][0] == "met"
    assert judged["verdict"].isna()[1]


@pytest.mark.parametrize("kind", [pl.Categorical(), pl.Enum(["gdp.growth@2023"])])
def test_ids_of_the_categories_of_polars(kind: Any) -> None:
    ids = pl.Series("target_id", ["gdp.growth@2023", None], dtype=kind)
    frame = pl.DataFrame([ids, pl.Series("actual", [6, None], dtype=pl.Int8)])
    for judged in (frames.assess(frame), frames.assess(frame.lazy()).collect()):
        assert judged["verdict"].to_list() == ["met", None]


@pytest.mark.parametrize("kind", ["Int64", "Float64", "int64[pyarrow]"])
def test_nullable_numbers_of_pandas(kind: str) -> None:
    frame = pd.DataFrame({"target_id": ["gdp", "gdp"], "actual": pd.array([6, None], dtype=kind)})
    assert frames.assess(frame)["verdict"].tolist() == ["met", "no_data"]
