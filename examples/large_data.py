"""Judge millions of outcomes: `python large_data.py ENGINE ROWS`, ENGINE polars, duckdb or spark.

Prints the counts of the verdicts, the seconds, and the peak memory, Spark's Java with it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
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


def counted(frame: Any) -> dict[str, int]:
    """The number of rows of each verdict; the engine computes it here."""
    judged = nw.from_native(frames.assess(frame)).group_by("verdict")
    counts = judged.agg(nw.len().alias("rows"), nw.col("margin").mean()).collect()
    return dict(sorted(counts.select("verdict", "rows").iter_rows()))


def peak_memory(engine: str) -> float:
    """In MiB; Spark's Java process is ended for it, since only then it is counted."""
    if engine == "spark":
        from pyspark import SparkContext

        context = SparkContext.getOrCreate()
        java = context._gateway.proc
        context.stop()
        java.communicate()
    return sum(getrusage(who).ru_maxrss for who in (RUSAGE_SELF, RUSAGE_CHILDREN)) / 1024


def main(engine: str, rows: int) -> None:
    """Judge, and tell what it took."""
    frame = opened(engine, outcomes(rows))
    begin = time.perf_counter()
    print(counted(frame))
    seconds = time.perf_counter() - begin
    print(f"{engine}: {rows:,} rows in {seconds:.1f} s, peak memory {peak_memory(engine):,.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
