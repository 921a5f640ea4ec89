"""The small bar beside a target: its outcome as a share of what was wanted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.attainment._conformity import ratio_to
from dalian_report.attainment._hedges import printed_ends
from dalian_report.model._intervals import Interval
from dalian_report.model._vocabulary import Direction, Measure
from dalian_report.views._markup import Markup, element

if TYPE_CHECKING:
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.model import Figure

__all__ = ["bullet"]

TARGET = 60
"""Where the target's line stands; the scale runs from nothing to twice the target."""
WIDTH, HEIGHT, MIDDLE = 2 * TARGET, 16, 8


def bullet(row: Assessment, baseline: Figure | None) -> Markup | None:
    """Track, hedge zone, outcome, the year before and the target's line, as an SVG picture.

    None for a row without a number, and where a share of the target says nothing (a rank, a
    range, a threshold of 0).
    """
    required = row.required
    if required is None or row.ratio is None or not required.threshold.is_point:
        return None
    if row.indicator.measure is Measure.RANK:
        return None
    zone = None if required.grey is None else ratio_to(required.threshold, required.grey)
    parts = [
        _box("track", 0, WIDTH, 12),
        None if zone is None else _interval_box("zone", zone, 12),
        *_outcome(row.ratio, row.verdict.value),
        _mark_before(row, baseline, required.threshold),
        element("path", class_="wanted", d=f"M{TARGET} 0V{HEIGHT}"),
    ]
    return element(
        "svg",
        *parts,
        class_="bullet",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        preserveAspectRatio="xMinYMid",
        aria_hidden="true",
    )


def _place(share: Fraction) -> float:
    return float(min(max(share, Fraction(0)), Fraction(2)) * TARGET)


def _box(kind: str, start: float, end: float, height: int) -> Markup:
    return element(
        "rect",
        class_=kind,
        x=f"{start:.4g}",
        y=f"{(HEIGHT - height) / 2:.4g}",
        width=f"{end - start:.4g}",
        height=height,
    )


def _ends(shares: Interval) -> tuple[float, float]:
    low = 0.0 if shares.lower is None else _place(Fraction(shares.lower))
    high = float(WIDTH) if shares.upper is None else _place(Fraction(shares.upper))
    return low, high


def _interval_box(kind: str, shares: Interval, height: int) -> Markup:
    return _box(kind, *_ends(shares), height)


def _outcome(shares: Interval, verdict: str) -> list[Markup]:
    """A solid bar up to what is sure, a pale one over what is left open."""
    low, high = _ends(shares)
    parts = [_box(f"came {verdict}", 0, low, 6)] if shares.lower is not None else []
    if high > low:
        parts.append(_box(f"open {verdict}", low, high, 6))
    if shares.lower is not None and shares.lower > 2:
        parts.append(element("path", class_="beyond", d=f"M{WIDTH - 6} 4l5 4l-5 4z"))
    if shares.lower is not None and shares.lower < 0:
        parts.append(element("path", class_="beyond", d="M6 4l-5 4l5 4z"))
    return parts


def _mark_before(row: Assessment, baseline: Figure | None, threshold: Interval) -> Markup | None:
    """A ring at the figure of the year before, where it measures the same thing."""
    if baseline is None or (baseline.unit, baseline.measure) != (
        row.indicator.unit,
        row.indicator.measure,
    ):
        return None
    low, high = printed_ends(baseline)
    if low != high:
        return None
    signed = -low if baseline.direction is Direction.DOWN else low
    share = ratio_to(threshold, Interval.point(signed))
    if share is None or share.lower is None:
        return None
    return element(
        "circle", class_="before", cx=f"{_place(Fraction(share.lower)):.4g}", cy=MIDDLE, r=3
    )
