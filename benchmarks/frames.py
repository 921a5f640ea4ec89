"""Verdicts on frames against the same rule written by hand in Polars."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from benchmarks import timing

__all__ = ["by_hand", "outcomes", "report"]

ROWS = 10_000_000
PAIRS = (
    ("frames.assess, Polars lazy", "by hand, Polars lazy"),
    ("frames.assess, Polars streaming", "by hand, Polars streaming"),
)


def outcomes(rows: int = ROWS) -> Any:
    """Made-up outcomes around the thresholds of all targets, some of them missing."""
    import numpy as np
    import polars as pl

    ids, thresholds = zip(*((key, low) for key, _, low, *_ in _rules()), strict=True)
    draw = np.random.default_rng(2023)
    which = draw.integers(0, len(ids), rows)
    actual = np.array(thresholds)[which] * draw.uniform(0.8, 1.2, rows)
    actual[draw.random(rows) < 0.01] = math.nan
    return pl.DataFrame({"target_id": pl.Series(ids).gather(which), "actual": actual})


@cache
def _rules() -> tuple[tuple[str, bool, float, float, bool], ...]:
    """Target, whether a ceiling, threshold, start of the hedge zone, whether itself is met.

    As an analyst would type them, from the report's own figures.
    """
    import dalian_report as dr
    from dalian_report.attainment import requirement_of

    report, found = dr.load(), []
    for target in report.targets:
        if target.figure_id is None:
            continue
        figure = report.figure(target.figure_id)
        required = requirement_of(figure, target.sense, dr.HedgePolicy())
        threshold = float(figure.value)
        ceiling = target.sense.value == "ceiling"
        zone = required.grey and (required.grey.upper if ceiling else required.grey.lower)
        open_end = threshold if zone is None else float(zone)
        found.append((target.id, ceiling, threshold, open_end, threshold in required.met))
    return tuple(found)


def by_hand(frame: Any) -> Any:
    """The rule of floors and ceilings with a hedge zone, as an analyst would write it."""
    import polars as pl

    names = ("target_id", "ceiling", "threshold", "zone", "closed")
    rules = pl.LazyFrame(dict(zip(names, zip(*_rules(), strict=True), strict=True)))
    actual, threshold, zone = pl.col("actual"), pl.col("threshold"), pl.col("zone")
    sign = pl.when(pl.col("ceiling")).then(-1.0).otherwise(1.0)
    margin = sign * (actual - threshold)
    met = (margin > 0) | (pl.col("closed") & (margin == 0))
    verdict = (
        pl.when(threshold.is_null() | actual.is_infinite())
        .then(None)
        .when(actual.is_null() | actual.is_nan())
        .then(pl.lit("no_data"))
        .when(met)
        .then(pl.lit("met"))
        .when((sign * (actual - zone) >= 0) & (zone != threshold))
        .then(pl.lit("undecided"))
        .otherwise(pl.lit("not_met"))
    )
    shown = pl.when(actual.is_finite()).then(margin)
    return (
        frame.lazy()
        .join(rules, on="target_id", how="left", maintain_order="left")
        .with_columns(verdict=verdict, margin=shown)
        .select("target_id", "actual", "verdict", "margin")
    )


def report(rounds: int = 7) -> list[str]:
    """The medians on ten million rows, and the ratios that are claimed."""
    from dalian_report import frames

    frame = outcomes()
    ours = frames.assess(frame.lazy())
    theirs = by_hand(frame)
    same = ours.collect()["verdict"].eq_missing(theirs.collect()["verdict"])
    if not same.all():
        raise AssertionError(f"{(~same).sum()} verdicts differ")
    runs = {
        "by hand, Polars lazy": theirs.collect,
        "frames.assess, Polars lazy": lambda: frames.assess(frame.lazy()).collect(),
        "by hand, Polars streaming": lambda: theirs.collect(engine="streaming"),
        "frames.assess, Polars streaming": lambda: frames.assess(frame.lazy()).collect(
            engine="streaming"
        ),
        "frames.assess, Polars eager": lambda: frames.assess(frame),
    }
    times = timing.compare(runs, rounds=rounds, least=0)
    return timing.lines(f"verdicts on {ROWS:,} rows, {rounds} rounds", times, PAIRS)
