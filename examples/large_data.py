"""Judge millions of outcomes: `python large_data.py ENGINE ROWS`, ENGINE polars, duckdb or spark.

Makes a Parquet file of outcomes once, judges it by `frames.assess` in the engine, counts the
verdicts, and prints the seconds of the judging and the peak memory of the process.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from typing import Any

import narwhals as nw

import dalian_report as dr
from dalian_report import frames


def outcomes(rows: int) -> Path:
    """A Parquet file of made-up outcomes of all targets."""
    path = Path(f"outcomes-{rows}.parquet")
    if not path.exists():
        import duckdb

        ids = ", ".join(f"'{target.id}'" for target in dr.load().targets)
        duckdb.sql(
            f"SELECT [{ids}][1 + i * 7919 % {len(dr.load().targets)}] AS target_id, "
            f"CAST(i % 3001 AS DOUBLE) / 100 AS actual FROM range({rows}) AS made(i)"
        ).write_parquet(str(path))
    return path


def opened(engine: str, path: Path) -> Any:
    """The file as a lazy frame of the engine."""
    if engine == "polars":
        import polars as pl

        return pl.scan_parquet(path)
    if engine == "duckdb":
        import duckdb

        return duckdb.read_parquet(str(path))
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
    return session.getOrCreate().read.parquet(str(path))


def counted(frame: Any) -> Any:
    """The number of rows of each verdict; the engine computes it here."""
    verdicts = nw.from_native(frames.assess(frame)).group_by("verdict")
    return verdicts.agg(nw.len().alias("rows"), nw.col("margin").mean()).collect()


def main(engine: str, rows: int) -> None:
    """Judge, and tell what it took."""
    frame = opened(engine, outcomes(rows))
    begin = time.perf_counter()
    found = {row["verdict"]: row["rows"] for row in counted(frame).iter_rows(named=True)}
    seconds = time.perf_counter() - begin
    usage = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(dict(sorted(found.items())))
    print(f"{engine}: {rows:,} rows in {seconds:.1f} s, peak memory {usage / 1024:,.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
