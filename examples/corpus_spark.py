"""Read a folder of work reports with Spark: `python corpus_spark.py DIR OUT`."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

import dalian_report as dr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KINDS = {str: "string", int: "bigint", bool: "boolean", Decimal: "decimal(38, 9)"}


def schema(table: str) -> str:
    """The columns of a table, as Spark writes them."""
    columns = dr.corpus.TABLES[table].items()
    return ", ".join(f"`{name}` {KINDS[kind]}" for name, kind in columns)


def frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a data frame whose numbers are decimals."""
    numbers = [name for name, kind in dr.corpus.TABLES[table].items() if kind is Decimal]
    for row in rows:
        row |= {name: Decimal(row[name]) for name in numbers if row[name] is not None}
    return pd.DataFrame(rows, columns=list(dr.corpus.TABLES[table]), dtype=object)


def reader(table: str) -> Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """The function for `mapInPandas` that gives the rows of one table."""

    def read(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for batch in batches:
            for path, content in zip(batch["path"], batch["content"], strict=True):
                yield frame(table, dr.corpus.text_rows(path, bytes(content))[table])

    return read


def judge(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The outcomes of pairs of reports, for `mapInPandas`."""
    for batch in batches:
        pairs = batch[["path", "content", "next_path", "next_content"]]
        for path, content, after, more in pairs.itertuples(index=False):
            yield frame("outcomes", dr.corpus.pair_rows(path, bytes(content), after, bytes(more)))


def tables(session: SparkSession, folder: str) -> dict[str, Any]:
    """The tables of a folder; Spark works them out when they are asked for."""
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    texts = files.select("path", "content")
    read = {
        table: texts.mapInPandas(reader(table), schema(table))
        for table in ("reports", "figures", "targets", "doubts", "failures")
    }
    named = read["reports"].where("place_id <> 'unknown'").select("path", "place_id", "year")
    this = texts.join(named, "path")
    after = this.select(
        f.col("path").alias("next_path"), f.col("content").alias("next_content"), "place_id",
        (f.col("year") - 1).alias("year"),
    )  # fmt: skip
    pairs = this.join(after, ["place_id", "year"]).drop("place_id", "year")
    return {**read, "outcomes": pairs.mapInPandas(judge, schema("outcomes"))}


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[*]").getOrCreate()
    for name, table in tables(spark, sys.argv[1]).items():
        table.write.parquet(f"{sys.argv[2]}/{name}")
