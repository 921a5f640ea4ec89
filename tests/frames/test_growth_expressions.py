"""Growth as expressions: the answers of the scalar functions, and null where these refuse."""

from __future__ import annotations

import inspect
import math
import random
from itertools import product
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from engines import plain

import dalian_report as dr
from dalian_report import frames, growth
from refusals import refused

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = [0.0, -0.0, -5.0, 1.0, 100.0, 105.0, 121.0, 3.8e11, 4.2e11, 1e-9, 1e200]
RATES = [0.0, 0.1, -0.1, 1.0, -1.0, -0.999, -1.001, 0.055, 0.06, 2.5, 1e-3]
PERIODS = [1.0, 2.0, 0.5, 10.0, 0.0, -1.0, 100.0, 1e6 + 1]
ODD = [None, math.nan, math.inf, -math.inf]
ARGUMENTS = {
    "base": LEVELS, "value": LEVELS, "start": LEVELS, "end": LEVELS, "goal": LEVELS,
    "part": LEVELS, "whole": LEVELS, "part_base": LEVELS, "part_value": LEVELS,
    "total_base": LEVELS, "rate": RATES, "nominal_rate": RATES, "price_rate": RATES,
    "nominal": RATES, "real": RATES, "x": RATES, "first": RATES, "second": RATES,
    "periods": PERIODS, "periods_per_year": PERIODS,
}  # fmt: skip
SERIES = {"compound", "average_growth"}
NAMES = sorted(set(frames.growth.__all__) - {"Column"})


def arguments(name: str) -> list[str]:
    if name in SERIES:
        return ["first", "second"]
    return list(inspect.signature(getattr(frames.growth, name)).parameters)


def cases(name: str, count: int = 400) -> list[tuple[float | None, ...]]:
    grid = list(product(*([*ARGUMENTS[each], *ODD] for each in arguments(name))))
    return random.Random(name).sample(grid, min(count, len(grid)))


def scalar(name: str, case: tuple[float | None, ...]) -> float | None:
    if any(one is None for one in case):
        return None
    function = getattr(growth, name)
    try:
        found = function(case) if name in SERIES else function(*case)
    except dr.GrowthError:
        return None
    # Beyond all floats there is no float; so near to 0 that only 0 is, there is.
    return float(found) if abs(found) < 1.7e308 else None


def with_arguments(engine: str, name: str) -> tuple[Any, list[tuple[float | None, ...]]]:
    """A frame with the cases of a function, and the cases."""
    rows = cases(name)
    table = pa.table(
        {
            "row": list(range(len(rows))),
            **{
                each: pa.array([row[place] for row in rows], pa.float64())
                for place, each in enumerate(arguments(name))
            },
        }
    )
    return FROM_ARROW[engine](table), rows


FROM_ARROW: dict[str, Callable[[pa.Table], Any]] = {
    "pandas": lambda table: table.to_pandas(),
    "pandas on pyarrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "polars": pl.from_arrow,
    "polars lazy": lambda table: pl.DataFrame(table).lazy(),
    "pyarrow": lambda table: table,
    "duckdb": duckdb.from_arrow,
}


def expression(name: str) -> nw.Expr:
    function, given = getattr(frames.growth, name), arguments(name)
    found: nw.Expr = function(given) if name in SERIES else function(*given)
    return found


def check(name: str, found: list[Any], rows: list[tuple[float | None, ...]]) -> None:
    for row, answer in zip(rows, found, strict=True):
        wanted = scalar(name, row)
        if wanted is None or answer is None:
            # A result at the edge of the floats may fall on either side of it.
            assert wanted is answer is None or abs(wanted or answer) > 1e307, (row, answer, wanted)
        else:
            assert math.isclose(answer, wanted, rel_tol=1e-12, abs_tol=1e-14 * size(name, row)), (
                row, answer, wanted,
            )  # fmt: skip


def size(name: str, row: tuple[float | None, ...]) -> float:
    """The largest number on the way: 1 for what is made of 1 + rate, else the arguments."""
    if name in {"percentage_points", "contribution", "share", "percent", "from_percent"}:
        return 1e2 * max(abs(one or 0) for one in row) / (abs(row[-1] or 1) if len(row) == 3 else 1)
    return 1.0


@pytest.mark.parametrize("engine", FROM_ARROW)
@pytest.mark.parametrize("name", NAMES)
def test_rows_have_the_answers_of_the_scalar_functions(name: str, engine: str) -> None:
    native, rows = with_arguments(engine, name)
    judged = nw.from_native(native).with_columns(answer=expression(name)).to_native()
    check(name, plain(judged, "answer"), rows)


def test_spark_has_the_same_answers(spark: Any) -> None:
    for name in NAMES:
        rows = cases(name, 100)
        schema = "row long, " + ", ".join(f"{each} double" for each in arguments(name))
        native = spark.createDataFrame([(i, *row) for i, row in enumerate(rows)], schema)
        found = nw.from_native(native).with_columns(answer=expression(name)).to_native()
        check(name, plain(found, "answer"), rows)


def test_arguments_may_be_expressions_and_numbers() -> None:
    frame = nw.from_native(pl.DataFrame({"goal": [2.0, 4.0]}))
    rates = frame.select(rate=frames.growth.required_rate(1, nw.col("goal") / 2, 10))
    assert rates["rate"].to_list() == pytest.approx([0.0, 2**0.1 - 1])


def test_a_million_periods_is_the_most() -> None:
    frame = nw.from_native(pl.DataFrame({"periods": [1e6, 1e6 + 1]}))
    rates = frame.select(rate=frames.growth.cagr(1, 2, "periods"))["rate"].to_list()
    assert rates == [pytest.approx(float(growth.cagr(1, 2, 10**6)), abs=1e-15), None]


@pytest.mark.parametrize("rates", [[], (), "rate"])
def test_a_series_without_columns_is_refused(rates: Any) -> None:
    for function in (frames.growth.compound, frames.growth.average_growth):
        with refused(dr.FrameError, "no-columns rates"):
            function(rates)
