"""The small bar beside a target: its outcome as a share of the target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.attainment._conformity import ratio_to
from dalian_report.attainment._hedges import printed_ends
from dalian_report.model._intervals import Interval
from dalian_report.model._vocabulary import Direction, Measure
from dalian_report.views._card_words import comparable
from dalian_report.views._markup import Markup, element, joined

if TYPE_CHECKING:
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.model import Figure

TARGET = 60
"""The place of the target's line. The scale runs from nothing to twice the target."""
WIDTH, HEIGHT, MIDDLE = 2 * TARGET, 16, 8


def bullet(row: Assessment, baseline: Figure | None) -> Markup | None:
    """Track, grey zone, outcome, the year before and the target's line, as an SVG picture.

    A mark beyond the scale is named in words below the bar. None for a row without a number,
    and if a share of the target is meaningless (a rank, a range, a threshold of 0).
    """
    required = row.required
    if required is None or row.ratio is None or not required.threshold.is_point:
        return None
    if row.indicator.measure is Measure.RANK:
        return None
    zone = None if required.grey is None else ratio_to(required.threshold, required.grey)
    before = _share_before(baseline, row, required.threshold)
    ring = None
    if before is not None and 0 <= before <= 2:
        ring = element("circle", class_="before", cx=f"{_place(before):.4g}", cy=MIDDLE, r=3)
    parts = [
        _box("track", 0, WIDTH, 12),
        None if zone is None else _box("zone", *_ends(zone), 12),
        *_outcome(row.ratio, row.verdict.value),
        ring,
        element("path", class_="wanted", d=f"M{TARGET} 0V{HEIGHT}"),
    ]
    beyond = _beyond(row.ratio, before)
    picture = element(
        "svg",
        *parts,
        class_="bullet",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        preserveAspectRatio="xMinYMid",
        role="img",
        aria_label="; ".join([f"outcome {_percent(row.ratio)} of the target", *beyond]),
    )
    words = element("small", "; ".join(beyond), aria_hidden="true") if beyond else None
    return joined([picture, words])


def _percent(shares: Interval) -> str:
    """The outcome as a share of the target, in whole percent."""
    low = None if shares.lower is None else round(Fraction(shares.lower) * 100)
    high = None if shares.upper is None else round(Fraction(shares.upper) * 100)
    if low is None or high is None:
        return f"at most {high}%" if low is None else f"at least {low}%"
    return f"{low}%" if low == high else f"{low}% to {high}%"


def _beyond(shares: Interval, before: Fraction | None) -> list[str]:
    """The marks that the scale does not reach, in words."""
    words: list[str] = []
    if shares.lower is not None and not 0 <= shares.lower <= 2:
        words.append(f"off the scale: {_percent(shares)} of the target")
    if before is not None and not 0 <= before <= 2:
        words.append(f"year before off the scale: {round(before * 100)}%")
    return words


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


def _outcome(shares: Interval, verdict: str) -> list[Markup]:
    """A solid bar up to the sure part, and a pale one over the range that is possible."""
    low, high = _ends(shares)
    parts = [_box(f"came {verdict}", 0, low, 6)] if shares.lower is not None else []
    if high > low:
        parts.append(_box(f"open {verdict}", low, high, 6))
    if shares.lower is not None and shares.lower > 2:
        parts.append(element("path", class_="beyond", d=f"M{WIDTH - 6} 4l5 4l-5 4z"))
    if shares.lower is not None and shares.lower < 0:
        parts.append(element("path", class_="beyond", d="M6 4l-5 4l5 4z"))
    return parts


def _share_before(baseline: Figure | None, row: Assessment, threshold: Interval) -> Fraction | None:
    """The figure of the year before as a share of the target, if it measures the same thing."""
    baseline = comparable(row, baseline)
    if baseline is None:
        return None
    low, high = printed_ends(baseline)
    if low != high:
        return None
    signed = -low if baseline.direction is Direction.DOWN else low
    share = ratio_to(threshold, Interval.point(signed))
    return None if share is None or share.lower is None else Fraction(share.lower)
