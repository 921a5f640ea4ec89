"""Observations and figures as SDMX-CSV 2.0, for statistical offices' own tools.

One row is one observed number: the dimensions are the frequency, the area, the indicator, the
year and, since a revised number is a new observation, its id. The attributes say the unit, the
multiplier, the decimals and the status in the codes of SDMX's own lists (CL_UNIT_MULT,
CL_DECIMALS, CL_OBS_STATUS, CL_FREQ).
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dalian_report.attainment._assessment import report_or_shipped
from dalian_report.errors import FrameError
from dalian_report.model import Figure, Observation
from dalian_report.model._quantities import EXACTLY, decimal_text
from dalian_report.model._vocabulary import Direction, ObservationStatus, PlaceLevel, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dalian_report.report import Report

_DIMENSIONS = "FREQ REF_AREA INDICATOR TIME_PERIOD OBS_ID"
_ATTRIBUTES = (
    "UNIT_MEASURE UNIT_MULT DECIMALS OBS_STATUS BOUND COVERAGE VINTAGE SOURCE_URL COMMENT_OBS"
)
COLUMNS = tuple(f"STRUCTURE STRUCTURE_ID ACTION {_DIMENSIONS} OBS_VALUE {_ATTRIBUTES}".split())
"""The columns, in order: what SDMX-CSV asks for, dimensions, the measure, attributes."""

_STATUS = {
    ObservationStatus.FINAL: "A",
    ObservationStatus.REPORTED: "P",
    ObservationStatus.ESTIMATE: "E",
}
"""Normal value, provisional value, estimated value."""

_DIFFERS = "D"
"""The definition differs from the target's."""

_MISSING = "O"
"""Only the publisher's judgement is known, without a number."""

_NATION = "china"
"""The id of the nation among places."""

_DATAFLOW = ("dataflow", "DALIAN:OUTCOMES(1.0)", "R")

_MULTIPLIERS = (0, 3, 6, 9, 12)
"""Units, thousands, millions, billions, trillions."""


def to_sdmx_csv(
    records: Iterable[Observation | Figure] | None = None, *, report: Report | str | None = None
) -> str:
    """Return observations, or figures that belong to an indicator and a year, as SDMX-CSV 2.0.

    OBS_VALUE times ten to the UNIT_MULT is the number in UNIT_MEASURE. UNIT_MULT is 0, 3, 6,
    9 or 12, the least that is not below the place of the last printed digit, which DECIMALS
    counts: rounding may have changed the number by 0.5 * 10 ** (UNIT_MULT - DECIMALS). A fall
    is negative. OBS_STATUS is A for a final number, P for a reported number, E for an estimate,
    D if the publisher counts something else than the target does, and O (without a value) if
    only a judgement was published. BOUND is the hedge, and COVERAGE is the coverage of the
    report, both in the package's own vocabularies. Figures have status A if they are results,
    and F (forecast) if they are targets.

    Args:
        records: observations or figures. The default is the shipped observations. Outcomes
            of deliverables and figures without an indicator or a year are left out.
        report: the report that they belong to. The default is the shipped report.

    Raises:
        FrameError: if a record is neither an observation nor a figure.

    >>> print(*to_sdmx_csv().splitlines()[1].split(",")[:5])
    dataflow DALIAN:OUTCOMES(1.0) R A CN_DALIAN
    """
    report = report_or_shipped(report)
    rows = report.outcomes() if records is None else records
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row for record in rows if (row := _row(record, report)) is not None)
    return text.getvalue()


def _row(record: object, report: Report) -> Sequence[object] | None:
    if not isinstance(record, Observation | Figure):
        raise FrameError("wrong-type", "records", record, wanted="observations or figures")
    indicator, year, comment = record.indicator_id, record.year, record.note
    if isinstance(record, Observation):
        vintage, url = record.vintage, record.source.url
        comment = record.comparability or comment
    else:
        vintage, url = report.source.date, report.source.url or ""
        if record.value_to is not None:
            comment = f"a range, up to {decimal_text(record.value_to)}"
    if indicator is None or year is None:
        return None
    value, mult, decimals = _scaled(record)
    dimensions = ("A", _area(record, report), indicator, year, record.id)
    unit = record.unit or report.indicator(indicator).unit
    attributes = (unit, mult, decimals, _status(record), record.bound or "", report.coverage)
    return (*_DATAFLOW, *dimensions, value, *attributes, vintage, url, comment or "")


def _area(record: Observation | Figure, report: Report) -> str:
    """The code of the place: CN for the nation, and below it CN with the id of the place."""
    place_id = getattr(record, "place_id", None) or report.place.id
    is_own_nation = place_id == report.place.id and report.place.level is PlaceLevel.NATION
    if is_own_nation or place_id == _NATION:
        return "CN"
    return "CN_" + re.sub(r"[^A-Z0-9]+", "_", place_id.upper())


def _status(record: Observation | Figure) -> str:
    if isinstance(record, Figure):
        return "F" if record.status is Status.TARGET else "A"
    if record.value is None:
        return _MISSING
    return _STATUS[record.status] if record.comparability is None else _DIFFERS


def _scaled(record: Observation | Figure) -> tuple[str, int, int | str]:
    """The value in its multiplier, the multiplier, and the decimal places."""
    if record.value is None or record.resolution is None:
        return ("" if record.value is None else decimal_text(record.value)), 0, ""
    falls = isinstance(record, Figure) and record.direction is Direction.DOWN
    value = record.value.copy_negate() if falls else record.value
    # The place of the last printed digit: half of ten to the power of the multiplier less the
    # decimals is the largest error of rounding.
    place = record.resolution.adjusted()
    mult = next(
        (multiplier for multiplier in _MULTIPLIERS if multiplier >= place), _MULTIPLIERS[-1]
    )
    decimals = max(mult - place, 0)
    return f"{Decimal(value).scaleb(-mult, EXACTLY):.{decimals}f}", mult, decimals
