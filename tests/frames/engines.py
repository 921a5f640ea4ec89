"""The engines that the frame functions are tried on: how a column of each type gets there,
and how plain Python values come back."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

__all__ = ["EAGER", "ENGINES", "LAZY", "Make", "plain"]

Columns = Mapping[str, Sequence[Any]]
Make = Callable[[Columns, pa.DataType], Any]
"""A frame of columns; `row` is an integer, `actual` of the type given, all else text."""


def arrow(columns: Columns, kind: pa.DataType) -> pa.Table:
    types = {"row": pa.int64(), "actual": kind}
    return pa.table(
        {name: pa.array(values, types.get(name, pa.string())) for name, values in columns.items()}
    )


def polars(columns: Columns, kind: pa.DataType) -> pl.DataFrame:
    found = pl.from_arrow(arrow(columns, kind))
    assert isinstance(found, pl.DataFrame)
    return found


def _polars_lazy(columns: Columns, kind: pa.DataType) -> pl.LazyFrame:
    return polars(columns, kind).lazy()


def _polars_categories(columns: Columns, kind: pa.DataType) -> pl.DataFrame:
    return polars(columns, kind).with_columns(pl.col("target_id").cast(pl.Categorical))


def _polars_enum(columns: Columns, kind: pa.DataType) -> pl.LazyFrame:
    names = sorted({name for name in columns["target_id"] if name is not None})
    return _polars_lazy(columns, kind).with_columns(pl.col("target_id").cast(pl.Enum(names)))


def _pandas_numpy(columns: Columns, kind: pa.DataType) -> pd.DataFrame:
    # The index names rows twice, and none by its place: it must come back as it was.
    found = pd.DataFrame(
        {
            "row": columns["row"],
            "target_id": pd.Series(columns["target_id"], dtype=str),
            "actual": _numpy(columns["actual"], kind),
            "town": pd.Series(columns["town"], dtype=str),
        }
    )
    return found.set_index(pd.Index([place // 2 for place in range(len(found))], name="half"))


def _numpy(values: Sequence[Any], kind: pa.DataType) -> Any:
    if pa.types.is_decimal(kind):
        return pd.array(values, dtype=pd.ArrowDtype(kind))
    if pa.types.is_floating(kind):
        values = [math.nan if value is None else value for value in values]
    elif None in values:
        return pd.array(values, dtype=kind.to_pandas_dtype().__name__.title().replace("i", "I"))
    return np.array(values, dtype=kind.to_pandas_dtype())


def _pandas_nullable(columns: Columns, kind: pa.DataType) -> pd.DataFrame:
    if pa.types.is_decimal(kind):
        return _pandas_arrow(columns, kind)
    name = {"float": "Float32", "double": "Float64"}.get(str(kind))
    name = name or str(kind).replace("uint", "UInt").replace("int", "Int")
    numbers = pd.array(columns["actual"], dtype=name)
    # A NaN beside the missing ones: pandas takes both for missing when it makes the column.
    if name.startswith("Float"):
        mask = np.array([value is None for value in columns["actual"]], dtype=bool)
        data = np.array(
            [math.nan if value is None else value for value in columns["actual"]],
            dtype=name.lower(),
        )
        numbers = pd.arrays.FloatingArray(data, mask)
    texts = {
        key: pd.array(values, dtype="string") for key, values in columns.items() if key != "row"
    }
    return pd.DataFrame({**columns, **texts, "actual": numbers})


def _pandas_arrow(columns: Columns, kind: pa.DataType) -> pd.DataFrame:
    return arrow(columns, kind).to_pandas(types_mapper=pd.ArrowDtype)


def _duckdb(columns: Columns, kind: pa.DataType) -> Any:
    return duckdb.from_arrow(arrow(columns, kind))


EAGER: dict[str, Make] = {
    "polars": polars,
    "polars categories": _polars_categories,
    "pandas on numpy": _pandas_numpy,
    "pandas nullable": _pandas_nullable,
    "pandas on pyarrow": _pandas_arrow,
    "pyarrow": arrow,
}
LAZY: dict[str, Make] = {
    "polars lazy": _polars_lazy,
    "polars lazy enum": _polars_enum,
    "duckdb": _duckdb,
}
ENGINES = {**EAGER, **LAZY}
"""All but Spark, whose session is a fixture."""


def plain(frame: Any, column: str) -> list[Any]:
    """A column of a frame as Python values, rows in the order of `row`, missing ones as None."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.to_arrow_table()
    if hasattr(frame, "sparkSession"):
        rows = sorted(frame.select("row", column).collect())
        return [_value(value) for _, value in rows]
    if isinstance(frame, pa.Table):
        found = zip(frame["row"].to_pylist(), frame[column].to_pylist(), strict=True)
    else:
        found = zip(frame["row"].to_list(), frame[column].to_list(), strict=True)
    return [_value(value) for _, value in sorted(found, key=lambda pair: pair[0])]


def _value(value: Any) -> Any:
    if value is None or value is pd.NA:
        return None
    if isinstance(value, float | Decimal) and math.isnan(value):
        return None
    return value
