"""Tables of records: nothing is lost on the way, and every column has its type."""

from __future__ import annotations

import datetime
import types
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import dalian_report as dr
from dalian_report import frames, model
from dalian_report.attainment import Interval
from refusals import refused

if TYPE_CHECKING:
    from pathlib import Path

CLASSES = {
    "sections": model.Section, "statements": model.Statement, "figures": model.Figure,
    "numerals": model.Numeral, "units": model.Unit, "indicators": model.Indicator,
    "targets": model.Target, "deliverables": model.Deliverable, "entities": model.Entity,
    "relations": model.Relation, "glossary": model.GlossaryEntry, "observations": model.Observation,
}  # fmt: skip
BACKENDS = ["pandas", "polars", "pyarrow"]
BOTH = pytest.mark.parametrize("backend", BACKENDS)


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame as plain Python values, missing ones as None."""
    if isinstance(frame, pd.DataFrame):
        frame = pa.Table.from_pandas(frame, preserve_index=False)
    rows = frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()
    return [dict(row) for row in rows]


def rebuilt(kind: type, row: dict[str, Any]) -> Any:
    """The record that a row was made of."""
    attrs.resolve_types(kind)
    return kind(
        **{field.name: rebuilt_field(field.name, field.type, row) for field in attrs.fields(kind)}
    )


def rebuilt_field(name: str, kind: Any, row: dict[str, Any]) -> Any:
    if get_origin(kind) is types.UnionType:
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_args(kind)[:1] == (model.Span,):
        ends = zip(row[f"{name}_start"], row[f"{name}_end"], strict=True)
        return tuple(model.Span(*pair) for pair in ends)
    if get_args(kind):
        return tuple(row[name])
    if attrs.has(kind):
        inner = {
            key.removeprefix(f"{name}_"): value
            for key, value in row.items()
            if key.startswith(f"{name}_")
        }
        inner = {field.name: inner[field.name] for field in attrs.fields(kind)}
        if all(value is None for value in inner.values()):
            return None
        return rebuilt(kind, inner)
    value = row[name]
    if value is None:
        return None
    return value.isoformat() if isinstance(value, datetime.date) else kind(value)


@BOTH
@pytest.mark.parametrize("name", CLASSES)
def test_the_records_come_back_out_of_their_table(name: str, backend: str) -> None:
    records = dr.load().outcomes() if name == "observations" else getattr(dr.load(), name)
    rows = rows_of(frames.table(name, backend=backend))
    assert tuple(rebuilt(CLASSES[name], row) for row in rows) == tuple(records)


@BOTH
def test_a_scorecard_comes_back_out_of_its_table(backend: str) -> None:
    card = dr.scorecard()
    rows = rows_of(frames.table("scorecard", backend=backend))
    assert [row["target_id"] for row in rows] == [row.target.id for row in card.rows]
    for row, wanted in zip(rows, card.rows, strict=True):
        assert row["verdict"] == wanted.verdict.value
        assert row["explanation"] == wanted.explain()
        for name in ("actual", "margin", "ratio"):
            found = None if row[name] is None else Interval.parse(row[name])
            assert found == getattr(wanted, name), (wanted.target.id, name)
        required = None if wanted.required is None else wanted.required.met
        assert required == (None if row["required"] is None else Interval.parse(row["required"]))
        low = None if wanted.margin is None else wanted.margin.lower
        assert row["margin_low"] == (None if low is None else float(low))


def test_the_choices_are_named() -> None:
    with refused(dr.FrameError, "unknown-choice table"):
        frames.table("figure", backend="polars")
    with refused(dr.FrameError, "unknown-choice backend"):
        frames.table("figures", backend="dask")
    with refused(dr.FrameError, "unknown-choice table"):
        frames.table(7, backend="polars")  # type: ignore[arg-type]
    assert set(frames.TABLES) == {*CLASSES, "scorecard", "record", "series"}


@pytest.mark.parametrize("name", frames.TABLES)
def test_no_column_is_of_objects_or_without_a_type(name: str) -> None:
    for backend in BACKENDS:
        schema = nw.from_native(frames.table(name, backend=backend)).schema
        for column, kind in schema.items():
            assert not isinstance(kind, nw.Object | nw.Unknown), (backend, column)
    assert all(kind != pl.Null for kind in frames.table(name, backend="polars").schema.values())


def test_types_are_those_of_the_records() -> None:
    in_polars = frames.table("figures", backend="polars").schema
    bounds = [bound.value for bound in model.Bound]
    assert in_polars["value"] == in_polars["resolution"] == pl.Decimal(38, 9)
    assert in_polars["year"] == in_polars["span_start"] == pl.Int64
    assert in_polars["bound"] == in_polars["original_bound"] == pl.Enum(bounds)
    in_arrow = frames.table("figures", backend="pyarrow").schema
    assert in_arrow.field("value").type == pa.decimal128(38, 9)
    assert pa.types.is_dictionary(in_arrow.field("bound").type)
    in_pandas = frames.table("figures", backend="pandas").dtypes
    assert in_pandas["value"] == pd.ArrowDtype(pa.decimal128(38, 9))
    assert in_pandas["year"] == pd.ArrowDtype(pa.int64())
    assert list(in_pandas["bound"].categories) == bounds
    observed = frames.table("observations", backend="polars").schema
    assert observed["vintage"] == observed["source_date"] == pl.Date
    statements = frames.table("statements", backend="polars").schema
    assert statements["spans_start"] == pl.List(pl.Int64)
    assert frames.table("glossary", backend="polars").schema["variants"] == pl.List(pl.String)


def test_large_and_small_numbers_are_exact() -> None:
    values = frames.table("figures", backend="polars")["value"]
    assert values.sum() == sum(figure.value for figure in dr.load().figures)
    assert values.max() == Decimal("1000000000000")


def of_value(text: str) -> dr.Report:
    report = dr.load()
    first = attrs.evolve(report.figures[0], value=Decimal(text))
    return attrs.evolve(report, figures=(first, *report.figures[1:]))


@pytest.mark.parametrize("text", ["0.0000000001", "1E+29", "1.0000000005", "-123E+30"])
def test_a_number_that_does_not_fit_is_named(text: str) -> None:
    with refused(dr.FrameError, f"does-not-fit the value of {dr.load().figures[0].id}"):
        frames.table("figures", backend="pyarrow", of=of_value(text))


@BOTH
@pytest.mark.parametrize(
    "text", ["0.000000001", "99999999999999999999999999999.999999999", "0E-20"]
)
def test_a_number_that_just_fits_is_kept(text: str, backend: str) -> None:
    found = frames.table("figures", backend=backend, of=of_value(text))
    assert rows_of(found)[0]["value"] == Decimal(text)


def test_tables_of_what_is_given() -> None:
    report = dr.load()
    fewer = attrs.evolve(report, targets=report.targets[:3])
    assert len(frames.table("targets", backend="polars", of=fewer)) == 3
    assert len(frames.table("scorecard", backend="polars", of=fewer)) == 3
    strict = dr.scorecard(policy=dr.HedgePolicy(use_original=False))
    judged = frames.table("scorecard", backend="polars", of=strict)
    assert judged["verdict"][0] == strict.rows[0].verdict.value == "not_met"
    some = dr.observations()[:5]
    assert len(frames.table("observations", backend="polars", of=iter(some))) == 5
    assert len(frames.table("observations", backend="polars", of=[])) == 0
    for name, of in (("figures", some), ("scorecard", 7), ("observations", 7)):
        with refused(dr.FrameError, "wrong-type of"):
            frames.table(name, backend="polars", of=of)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", frames.TABLES)
def test_any_engine_reads_the_parquet_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.parquet"
    frames.write_parquet(name, path)
    wanted = rows_of(frames.table(name, backend="pyarrow"))
    assert rows_of(pq.read_table(path)) == wanted
    assert rows_of(pl.read_parquet(path)) == wanted
    assert rows_of(duckdb.read_parquet(str(path)).to_arrow_table()) == wanted
    assert len(pd.read_parquet(path)) == len(wanted)
    assert [path] == list(tmp_path.iterdir())


def test_spark_reads_the_parquet_file(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "figures.parquet"
    frames.write_parquet("figures", path)
    found = spark.read.parquet(str(path)).collect()
    wanted = rows_of(frames.table("figures", backend="pyarrow"))
    assert [row.asDict() for row in found] == wanted


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "no-such-folder" / "figures.parquet"
    with refused(dr.UnwritableError, "cannot-write"):
        frames.write_parquet("figures", path)
    old = tmp_path / "old.parquet"
    old.write_text("old")
    with refused(dr.FrameError, "unknown-choice table"):
        frames.write_parquet("none", old)
    assert old.read_text() == "old"


def test_a_scorecard_is_ready_for_a_chart() -> None:
    frame = frames.table("scorecard", backend="polars")
    row = frame.filter(pl.col("target_id") == "gdp.growth@2023").to_dicts()[0]
    assert (row["required_low"], row["required_high"]) == (6.0, None)
    assert (row["actual_low"], row["actual_high"], row["margin_low"]) == (6.0, 6.0, 0.0)
    assert (row["section"], row["edition"], row["place"]) == ("II.goals", "2023", "Dalian")
    assert row["source_url"].startswith("https://")


def test_a_record_is_the_cards_of_all_editions_below_each_other() -> None:
    record = dr.record(["2023", "2024"])
    frame = frames.table("record", backend="polars", of=record)
    cards = [frames.table("scorecard", backend="polars", of=card) for card in record.cards]
    assert frame.equals(pl.concat(cards))


def test_a_series_has_a_row_for_each_year() -> None:
    series = dr.series("gdp")
    frame = frames.table("series", backend="polars", of=series)
    assert frame.equals(frames.table("series", backend="polars", of="gdp.growth"))
    assert frame["year"].to_list() == [row.year for row in series.rows]
    year = frame.filter(pl.col("year") == 2023).to_dicts()[0]
    assert (year["required_low"], year["outcome_low"], year["verdict"]) == (6.0, 6.0, "met")
    assert (year["indicator_id"], year["place"]) == ("gdp.growth", "Dalian")
    assert year["source_url"].startswith("https://")
    both = frames.table("series", backend="polars", of=["gdp", series])
    assert both.height == 2 * frame.height


@pytest.mark.parametrize("name", ["record", "series"])
def test_a_table_of_something_else(name: str) -> None:
    with pytest.raises(dr.FrameError) as caught:
        frames.table(name, backend="polars", of=dr.load())
    assert caught.value.code == "wrong-type"
