"""Outcomes made up around the ends of every target, and what the scalar core says of them."""

from __future__ import annotations

import math
import random
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import dalian_report as dr
from dalian_report.attainment import requirement_of

__all__ = ["KEYS", "REFERENCES", "Outcome", "decimals", "floats", "integers", "verdict_of"]

Outcome = tuple[str | None, Any]
"""A key and a number in the target's unit."""

REFERENCES = {"gdp.growth": Decimal("6.3")}

REPORT = dr.load()
KEYS = [target.id for target in REPORT.targets]
ODD_KEYS = ["gdp", "gdp.growth", "no-such.level@2023", "", None]


@cache
def ends(target_id: str) -> tuple[Fraction, ...]:
    """The numbers at which the verdict on a target changes, with the threshold."""
    target = REPORT.target(target_id)
    if target.figure_id is None:
        reference = Fraction(REFERENCES["gdp.growth"])
        return reference, reference * Fraction(95, 100)
    required = requirement_of(REPORT.figure(target.figure_id), target.sense, dr.HedgePolicy())
    sets = (required.met, required.grey, required.threshold)
    found = {end for one in sets if one for end in (one.lower, one.upper) if end is not None}
    return tuple(sorted(Fraction(end) for end in found))


def _key(draw: random.Random) -> str | None:
    return draw.choice(ODD_KEYS) if draw.random() < 0.03 else draw.choice(KEYS)


def _end(draw: random.Random, key: str | None) -> Fraction:
    try:
        return draw.choice(ends(REPORT.target(key).id))  # type: ignore[arg-type]
    except dr.UnknownKeyError:
        return Fraction(6)


def floats(count: int, seed: int = 1) -> list[Outcome]:
    """Binary floats: at every end, one step beside it, near it, and what is no number."""
    draw = random.Random(seed)
    found: list[Outcome] = [
        (key, value)
        for key in [*KEYS, *ODD_KEYS]
        for end in ([] if key not in KEYS else ends(str(key)))
        for value in _around(float(end))
    ]
    found += [(key, value) for key in (*KEYS[:3], *ODD_KEYS) for value in _NO_NUMBERS]
    while len(found) < count:
        key = _key(draw)
        end = float(_end(draw, key))
        width = draw.choice([0.01, 1, abs(end) / 10, 1e9])
        value = draw.choice(
            [round(end + draw.uniform(-width, width), 2), end + draw.uniform(-width, width)]
        )
        found.append((key, draw.choice([value] * 30 + list(_NO_NUMBERS))))
    return found


_NO_NUMBERS = (None, math.nan, math.inf, -math.inf)


def _around(end: float) -> list[float]:
    below, above = math.nextafter(end, -math.inf), math.nextafter(end, math.inf)
    return [end, below, above, math.nextafter(below, -math.inf), -end, 0.0, -0.0, 1.7e308]


def integers(count: int, least: int, most: int, seed: int = 2) -> list[Outcome]:
    """Whole numbers of a type, its own first and last among them."""
    draw = random.Random(seed)
    found: list[Outcome] = [(key, value) for key in KEYS for value in (least, most)]
    while len(found) < count:
        key = _key(draw)
        value = math.floor(_end(draw, key)) + draw.choice([-10, -1, 0, 0, 1, 2, 10])
        found.append((key, min(max(value, least), most) if draw.random() > 0.02 else None))
    return found


def decimals(count: int, precision: int, scale: int, seed: int = 3) -> list[Outcome]:
    """Decimals of a type: at the ends, one unit of the last place beside them, at its limits."""
    draw = random.Random(seed)
    most = 10**precision - 1
    found: list[Outcome] = [
        (key, _decimal(steps, scale)) for key in KEYS for steps in (most, -most)
    ]
    while len(found) < count:
        key = _key(draw)
        steps = math.floor(_end(draw, key) * 10**scale) + draw.choice([-5, -1, 0, 0, 1, 2, 7])
        value = _decimal(max(-most, min(most, steps)), scale)
        found.append((key, value if draw.random() > 0.02 else None))
    return found


def _decimal(steps: int, scale: int) -> Decimal:
    digits = tuple(int(digit) for digit in str(abs(steps)))
    return Decimal((int(steps < 0), digits, -scale))


def verdict_of(
    outcome: Outcome,
    *,
    report: dr.Report = REPORT,
    reference: Any = REFERENCES["gdp.growth"],
    **how: Any,
) -> tuple[str | None, Fraction | None]:
    """The verdict and the margin by the scalar core, as a frame should have them."""
    key, actual = outcome
    try:
        target = report.target(key)  # type: ignore[arg-type]
    except (dr.UnknownKeyError, dr.AmbiguousKeyError):
        return None, None
    if actual is None or (isinstance(actual, float) and math.isnan(actual)):
        return "no_data", None
    if isinstance(actual, float) and math.isinf(actual):
        return None, None
    row = dr.assess(target, actual, reference=reference, report=report, **how)
    assert row.margin is not None
    point = row.margin.is_point and row.margin.lower is not None
    return row.verdict.value, Fraction(row.margin.lower) if point else None  # type: ignore[arg-type]
