"""Bringing a small table beside a large frame, row by row, in the frame's own engine.

Joins are left to the engines that plan them (Polars, DuckDB, Spark). Elsewhere the rows are
found by position, which keeps the order of the rows and a pandas index as they are.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw

from dalian_report.errors import FrameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narwhals.dtypes import DType


def library(name: str) -> Any:
    """A library that the user brings.

    Raises:
        FrameError: if it is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise FrameError("missing-library", name, package=name.partition(".")[0]) from None


@attrs.frozen
class SmallTable:
    """Columns of numbers by key. A row of the frame with an unknown key gets `missing`."""

    keys: Sequence[str]
    columns: Mapping[str, Sequence[Any]]
    types: Mapping[str, DType]
    missing: Mapping[str, Any]
    """The stand-in for null in an engine without a null."""

    def rows(self) -> Iterable[tuple[Any, ...]]:
        """The rows, the key first."""
        return zip(self.keys, *self.columns.values(), strict=True)


def is_eager(frame: Any) -> bool:
    """Whether a Narwhals frame has its rows at hand."""
    return isinstance(frame, nw.DataFrame)


def beside(frame: Any, key: str, table: SmallTable) -> Any:
    """The frame with, in each row, the columns that the table has for its key.

    The keys of the table are unique, so the frame keeps its rows. An engine that has an
    order of rows keeps that too.
    """
    engine = frame.implementation
    if engine.is_polars():
        return _beside_polars(frame, key, table)
    if engine.is_duckdb():
        return _joined(frame, key, _duckdb_table(frame.to_native(), table))
    if engine.is_pyspark() or engine.is_pyspark_connect():
        return _joined(frame, key, _spark_table(frame.to_native(), table))
    if is_eager(frame):
        return _taken(frame, key, table)
    return frame.with_columns(
        **{
            name: nw.col(key).replace_strict(
                table.keys, values, default=None, return_dtype=table.types[name]
            )
            for name, values in table.columns.items()
        }
    )


def _beside_polars(frame: Any, key: str, table: SmallTable) -> Any:
    import polars as pl

    # Natively, since only there a join can be told to keep the order of the rows.
    native: pl.DataFrame | pl.LazyFrame = frame.to_native()
    wide = native.lazy()
    kind = wide.select(key).collect_schema()[key]
    schema = dict(nw.Schema(table.types).to_polars())
    right = pl.LazyFrame({key: table.keys, **table.columns}, {key: pl.String(), **schema})
    if kind != pl.String:
        # Categories are joined by their numbers, without their texts.
        right = right.with_columns(pl.col(key).cast(kind, strict=False)).drop_nulls(key)
    joined = wide.join(right, on=key, how="left", maintain_order="left")
    return nw.from_native(joined.collect() if isinstance(native, pl.DataFrame) else joined)


_KEY = "key of the limits"


def _joined(frame: Any, key: str, native: Any) -> Any:
    joined = frame.join(nw.from_native(native), left_on=key, right_on=_KEY, how="left")
    return joined.drop(_KEY, strict=False)


def _duckdb_table(native: Any, table: SmallTable) -> Any:
    # Out of the frame's own relation, which alone knows the connection that it belongs to.
    columns = {_KEY: _sql_list(table.keys, "VARCHAR")}
    for name, values in table.columns.items():
        columns[name] = _sql_list(values, _sql_type(table.types[name]))
    listed = ", ".join(f'unnest({values}) AS "{name}"' for name, values in columns.items())
    return native.limit(0).aggregate("count(*) AS none").project(listed)


def _sql_list(values: Iterable[Any], kind: str) -> str:
    quoted = ", ".join("'" + str(value).replace("'", "''") + "'" for value in values)
    return f"CAST([{quoted}] AS {kind}[])"


def _spark_table(native: Any, table: SmallTable) -> Any:
    columns = {_KEY: "STRING", **{name: _sql_type(kind) for name, kind in table.types.items()}}
    schema = ", ".join(f"`{name}` {kind}" for name, kind in columns.items())
    return native.sparkSession.createDataFrame(list(table.rows()), schema).hint("broadcast")


_SQL_FLOATS: dict[type[DType], str] = {nw.Float64: "DOUBLE", nw.Float32: "FLOAT"}
_SQL_INTEGERS = {
    "8": "TINYINT",
    "16": "SMALLINT",
    "32": "INTEGER",
    "64": "BIGINT",
    "128": "HUGEINT",
}


def _sql_type(kind: DType) -> str:
    if isinstance(kind, nw.Decimal):
        return f"DECIMAL({kind.precision}, {kind.scale})"
    if type(kind) in _SQL_FLOATS:
        return _SQL_FLOATS[type(kind)]
    sign = "U" if kind.is_unsigned_integer() else ""
    return sign + _SQL_INTEGERS[str(kind).lstrip("UInt")]


def _taken(frame: Any, key: str, table: SmallTable) -> Any:
    keys = frame.get_column(key)
    # PyArrow looks nothing up among views of strings, which Narwhals calls strings too.
    native = keys.to_native()
    is_view = "view" in str(native.type if frame.implementation.is_pyarrow() else native.dtype)
    if is_view and frame.implementation.is_pandas_like():
        # Nor does pandas, which cannot even cast them.
        pandas, pa = frame.implementation.to_native_namespace(), library("pyarrow")
        strings = pandas.arrays.ArrowExtensionArray(pa.array(native.array).cast(pa.large_string()))
        keys = nw.from_native(pandas.Series(strings, index=native.index), series_only=True)
    elif keys.dtype != nw.String or is_view:
        keys = keys.cast(nw.String)
    places = keys.replace_strict(
        table.keys, range(len(table.keys)), default=len(table.keys), return_dtype=nw.Int64
    )
    return frame.with_columns(
        **{
            name: _column(frame, [*values, table.missing[name]], table.types[name])[places]
            for name, values in table.columns.items()
        }
    )


def _column(frame: Any, values: Sequence[Any], kind: DType) -> Any:
    if not (isinstance(kind, nw.Decimal) and frame.implementation.is_pandas_like()):
        return nw.new_series("", values, kind, backend=frame.implementation)
    # Pandas has PyArrow's decimals, which Narwhals does not make.
    pa = library("pyarrow")
    pandas = frame.implementation.to_native_namespace()
    decimals = pandas.ArrowDtype(pa.decimal128(kind.precision, kind.scale))
    return nw.from_native(pandas.Series(values, dtype=decimals), series_only=True)


def doubles(frame: Any, name: str) -> Any:
    """A column of numbers as floats of 64 bits, each the nearest to its number."""
    column = nw.col(name).cast(nw.Float64())
    kind = frame.collect_schema()[name]
    if not is_eager(frame) or not isinstance(kind, nw.Int64 | nw.UInt64):
        return column
    native = frame.get_column(name).to_native()
    # PyArrow, and pandas upon it, refuse to round an integer unless they are told to.
    if frame.implementation.is_pyarrow():
        return nw.from_native(_rounded_doubles(native), series_only=True)
    if frame.implementation.is_pandas_like() and hasattr(native.dtype, "pyarrow_dtype"):
        rounded = _rounded_doubles(native.array.__arrow_array__())
        made = type(native)(type(native.array)(rounded), index=native.index, name=name)
        return nw.from_native(made, series_only=True)
    return column


def with_numbers(frame: Any, name: str, number: str) -> Any:
    """The frame with a column of numbers, made of a column with a different type.

    The different types are a column of nulls alone, and Python's decimals in pandas. Any other
    column is copied under the new name.
    """
    if not is_eager(frame):
        return frame.with_columns(nw.col(name).alias(number))
    column = frame.get_column(name)
    if column.null_count() == len(column):
        return frame.with_columns(nw.lit(None, dtype=nw.Float64()).alias(number))
    if not (isinstance(column.dtype, nw.Object) and frame.implementation.is_pandas_like()):
        return frame.with_columns(nw.col(name).alias(number))
    pa, native = library("pyarrow"), column.to_native()
    try:
        values = pa.array(native, from_pandas=True)
    except pa.ArrowException as error:
        raise FrameError("mixed-kinds", name, reason=str(error)) from None
    pandas = frame.implementation.to_native_namespace()
    made = pandas.Series(values, index=native.index, dtype=pandas.ArrowDtype(values.type))
    return frame.with_columns(nw.from_native(made, series_only=True).alias(number))


def _rounded_doubles(native: Any) -> Any:
    return library("pyarrow.compute").cast(native, library("pyarrow").float64(), safe=False)
