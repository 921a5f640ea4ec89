"""The result of a progress method: band, rates, inputs, or the reason for a missing band."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

import attrs

from dalian_report.model._quantities import Exact, decimal_text, rounded
from dalian_report.model._vocabulary import IndicatorPolarity, Measure
from dalian_report.pathways._bands import Band, Method

_NAMES = {
    Method.LINEAR_PATH: "Linear path",
    Method.EUROSTAT: "Eurostat",
    Method.OPEN_SDG: "Open SDG",
}
_SHORT = Context(prec=6, rounding=ROUND_HALF_EVEN)
_LONGEST_SHOWN = 15


@attrs.frozen(repr=False, kw_only=True)
class Progress:
    """One series judged by one progress method.

    Rates are ratios a year (0.045 is 4.5%) for Eurostat and Open SDG, and amounts a year, in
    the unit of the series, for the linear path. Each is rounded half-even to 28 digits, while
    the band is decided exactly. Without a band, `reason` says why, and values that cannot be
    calculated are None.
    """

    method: Method
    base: tuple[int, Exact]
    """The year and the value that the way is measured from."""
    latest: tuple[int, Exact]
    target: tuple[int, Exact] | None
    polarity: IndicatorPolarity | None
    """The polarity given, or the side of the base on which the target is, if on either."""
    measure: Measure
    """The measure of the series. Base, latest and target of growth are levels of its index."""
    unit: str | None
    """The unit of the records in the series, or None for plain numbers and for an index."""
    limit: Exact | None = None
    """The natural limit of the values, for Open SDG without a target."""
    actual_rate: Decimal | None = None
    """From base to latest."""
    required_rate: Decimal | None = None
    """From base to target, or None without a target."""
    ratio: Decimal | None = None
    """The number behind the band of a target: actual over required rate. Above 0 is progress."""
    band: Band | None = None
    score: Decimal | None = None
    """Open SDG: from -5 to 5."""
    scaling: Decimal | None = None
    """Open SDG with a limit: C, by which the thresholds above 0 are multiplied."""
    share_done: Decimal | None = None
    """Linear path: the completed share of the way from base to target."""
    share_of_time: Decimal | None = None
    """Linear path: the share of the time that is over."""
    required_value: Decimal | None = None
    """Linear path: where the straight line is in the latest year, in the unit of the series."""
    reason: str | None = None
    """The reason why the method cannot be applied, or None if there is a band."""

    def explain(self) -> str:
        """One sentence: the method, its inputs, and the band or the reason why it is missing.

        >>> from dalian_report.pathways import progress
        >>> found = progress({2015: 17.82, 2022: 22.47}, target=(2030, 42.5))
        >>> found.explain()
        'Linear path: 17.82 (2015) to 22.47 (2022), target 42.5 (2030): behind (share done
        0.188412, of the time 0.466667).'
        """
        target = "" if self.target is None else f", target {_point_text(self.target)}"
        limit = "" if self.limit is None else f", limit {_short(self.limit)}"
        unit = " index points" if self.measure is Measure.GROWTH else ""
        unit = f" {self.unit}" if self.unit is not None else unit
        way = f"{_point_text(self.base)} to {_point_text(self.latest)}{target}{limit}{unit}"
        return f"{_NAMES[self.method]}: {way}: {self._outcome()}."

    def _outcome(self) -> str:
        if self.band is None:
            return f"not applied, since {self.reason}"
        numbers = {
            "share done": self.share_done,
            "of the time": self.share_of_time,
            "rate": self.actual_rate if self.ratio is None else None,
            "ratio": self.ratio if self.share_done is None else None,
            "score": self.score,
        }
        shown = ", ".join(
            f"{name} {_short(number)}" for name, number in numbers.items() if number is not None
        )
        band = self.band.value.replace("_", " ")
        return f"{band} ({shown})" if shown else band

    def to_dict(self) -> dict[str, Any]:
        """The result as plain JSON values, with numbers as decimal strings."""
        return {field.name: _plain(getattr(self, field.name)) for field in attrs.fields(Progress)}

    def __repr__(self) -> str:
        return (
            f"<Progress {self.method.value}: {'no band' if self.band is None else self.band.value}>"
        )


def _point_text(point: tuple[int, Exact]) -> str:
    year, value = point
    return f"{_short(value)} ({year})"


def _short(number: Exact) -> str:
    text = decimal_text(number)
    if len(text) <= _LONGEST_SHOWN and isinstance(number, Decimal):
        return text
    short = rounded(number, _SHORT)
    return str(short) if abs(short.adjusted()) > _LONGEST_SHOWN else decimal_text(short)


def _plain(value: str | Exact | tuple[int, Exact] | None) -> str | dict[str, Any] | None:
    if isinstance(value, tuple):
        return {"year": value[0], "value": decimal_text(value[1])}
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    return decimal_text(value)
