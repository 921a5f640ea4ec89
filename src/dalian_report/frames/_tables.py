"""The records as frames with typed columns."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

import narwhals as nw

from dalian_report.attainment._assessment import report_or_shipped
from dalian_report.attainment._record import RecordData
from dalian_report.cards import Scorecard, Series, record, scorecard, series
from dalian_report.cards._tables import (
    CARD_TABLES,
    CardTable,
    headline_series,
    record_table,
    scorecard_table,
    series_table,
)
from dalian_report.documents import _files
from dalian_report.errors import FrameError
from dalian_report.errors._members import choice
from dalian_report.frames._columns import Column, card_columns, columns_of
from dalian_report.frames._engines import library
from dalian_report.model import Observation
from dalian_report.model._registry import record_of, tables_in
from dalian_report.report import Report, load

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from dalian_report.cards import Record

    TableOf: TypeAlias = (
        Report | Scorecard | Record | Series | str | Iterable[Observation | Series | str] | None
    )

TABLES: tuple[str, ...] = (
    *(table.name for table in (*tables_in("report"), *tables_in("observations"))),
    *CARD_TABLES,
)
"""The names of the tables."""


@overload
def table(name: str, *, backend: Literal["pandas"], of: TableOf = None) -> pd.DataFrame: ...
@overload
def table(name: str, *, backend: Literal["polars"], of: TableOf = None) -> pl.DataFrame: ...
@overload
def table(name: str, *, backend: Literal["pyarrow"], of: TableOf = None) -> pa.Table: ...
@overload
def table(name: str, *, backend: str, of: TableOf = None) -> Any: ...
def table(name: str, *, backend: str, of: TableOf = None) -> Any:
    """Return a table of records as a frame.

    Decimals are `Decimal(38, 9)` in Polars and decimal128 in PyArrow and pandas. Words of a
    closed vocabulary are an Enum, a dictionary or a categorical with the whole vocabulary.
    Years and offsets are integers, vintages are dates, and several spans or ids are lists. A
    missing value is null. The scorecard has sets in their notation ("[6, +inf)") and the ends of
    margins and ratios as floats.

    Args:
        name: sections, statements, figures, numerals, units, indicators, targets,
            deliverables, entities, relations, glossary, observations, scorecard, record (all
            rows of all cards) or series (a row per year).
        backend: polars, pandas (its columns are held by PyArrow) or pyarrow.
        of: a report, for "scorecard" also a scorecard, for "observations" also observations,
            for "record" a record, for "series" one or more series or ids of indicators. The
            default is the shipped data, and the headline targets for "series".

    Raises:
        FrameError: if the name or the backend is unknown, if the backend is not installed, if
            `of` does not fit the table, or if a number does not fit a column of decimals.

    >>> frame = table("figures", backend="polars")
    >>> frame.schema["value"], frame.schema["year"]
    (Decimal(precision=38, scale=9), Int64)
    """
    choice(name, TABLES, "table", FrameError)
    build = BACKENDS[choice(backend, BACKENDS, "backend", FrameError)]
    columns, rows = _content(name, of)
    return build(columns, [[_plain(column, row) for row in rows] for column in columns])


def _content(name: str, of: object) -> tuple[Sequence[Column], Sequence[Any]]:
    """The columns and the rows of a table."""
    if name in CARD_TABLES:
        table = _CARD_TABLES[name](of)
        return card_columns(table), table.rows
    kind = record_of(name)
    if name == "observations":
        report = report_or_shipped(of) if of is None or isinstance(of, Report | str) else None
        return columns_of(kind, report), _observations(of)
    report = report_or_shipped(_report(of))
    return columns_of(kind, report), getattr(report, name)


def _scorecard(of: object) -> CardTable:
    return scorecard_table(of if isinstance(of, Scorecard) else scorecard(_report(of)))


def _record(of: object) -> CardTable:
    if of is None:
        of = record()
    if not isinstance(of, RecordData):
        raise FrameError("wrong-type", "of", of, wanted="a Record")
    return record_table(of)


def _series(of: object) -> CardTable:
    if of is None:
        return series_table(headline_series(load()))
    several: list[Any] = [*of] if isinstance(of, list | tuple) else [of]
    several = [series(one) if isinstance(one, str) else one for one in several]
    for one in several:
        if not isinstance(one, Series):
            raise FrameError("wrong-type", "of", one, wanted="a Series or the id of an indicator")
    return series_table(several)


_CARD_TABLES = {"scorecard": _scorecard, "record": _record, "series": _series}


def _report(of: object) -> Report | str | None:
    if of is None or isinstance(of, Report | str):
        return of
    raise FrameError("wrong-type", "of", of, wanted="a report")


def _observations(of: Any) -> Sequence[Any]:
    if of is None or isinstance(of, Report | str):
        return report_or_shipped(of).outcomes()
    try:
        outcomes = tuple(of)
    except TypeError:
        outcomes = (of,)
    for outcome in outcomes:
        if not isinstance(outcome, Observation):
            raise FrameError("wrong-type", "of", outcome, wanted="a report or observations")
    return outcomes


def _plain(column: Column, row: Any) -> Any:
    value = column.value(row)
    if isinstance(column.kind, nw.Enum):
        return None if value is None else value.value
    if isinstance(value, Decimal) and isinstance(column.kind, nw.Decimal):
        _check_fit(value, column, row)
    return value


def _check_fit(value: Decimal, column: Column, row: Any) -> None:
    kind: Any = column.kind
    digits, exponent = value.as_tuple()[1:]
    places = max(-int(exponent), 0) if value else 0
    whole = len(digits) + int(exponent)
    if places > kind.scale or whole > kind.precision - kind.scale:
        raise FrameError(
            "does-not-fit",
            f"the {column.name} of {row.id}",
            value,
            precision=kind.precision,
            scale=kind.scale,
        )


def _polars(columns: Sequence[Column], values: Sequence[list[Any]]) -> Any:
    schema = nw.Schema({column.name: column.kind for column in columns})
    data = dict(zip(schema, values, strict=True))
    return library("polars").DataFrame(data, schema=schema.to_polars())


def _pyarrow(columns: Sequence[Column], values: Sequence[list[Any]]) -> Any:
    arrays = [_array(column.kind, held) for column, held in zip(columns, values, strict=True)]
    return library("pyarrow").table(arrays, names=[column.name for column in columns])


def _array(kind: Any, values: list[Any]) -> Any:
    pa = library("pyarrow")
    if isinstance(kind, nw.Enum):
        places = {category: place for place, category in enumerate(kind.categories)}
        indices = pa.array([places.get(value) for value in values], pa.int8())
        return pa.DictionaryArray.from_arrays(indices, pa.array(kind.categories, pa.string()))
    schema: Any = nw.Schema({"": kind})
    return pa.array(values, schema.to_arrow().field(0).type)


def _pandas(columns: Sequence[Column], values: Sequence[list[Any]]) -> Any:
    pandas, pa = library("pandas"), library("pyarrow")

    def held(kind: Any) -> Any:
        return None if pa.types.is_dictionary(kind) else pandas.ArrowDtype(kind)

    return _pyarrow(columns, values).to_pandas(types_mapper=held)


BACKENDS: dict[str, Callable[[Sequence[Column], Sequence[list[Any]]], Any]] = {
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
}
"""The engines that hold tables."""


def write_parquet(
    name: str,
    path: str | os.PathLike[str],
    *,
    of: TableOf = None,
) -> None:
    """Write a table to a Parquet file by PyArrow: wholly or not at all.

    Args:
        name: as for `table`.
        path: the file. An existing file is replaced.
        of: as for `table`.

    Raises:
        FrameError: as for `table`, and if PyArrow is not installed.
        UnwritableError: if the file cannot be written. An existing file is kept.
    """
    frame = table(name, backend="pyarrow", of=of)
    content = io.BytesIO()
    library("pyarrow.parquet").write_table(frame, content)
    _files.replace(path, content.getvalue())
