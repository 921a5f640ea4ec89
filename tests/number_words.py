"""Reads a wording back: an own small reader, so that the writer is not its own witness."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from dalian_report.model import Bound

__all__ = ["Read", "read"]

_SCALES = {None: 0, "million": 6, "billion": 9, "trillion": 12}
_BOUNDS = {
    None: Bound.EXACT,
    "about": Bound.ABOUT,
    "over": Bound.MORE_THAN,
    "at least": Bound.AT_LEAST,
    "under": Bound.LESS_THAN,
    "at most": Bound.AT_MOST,
    "nearly": Bound.NEARLY,
}
_UNITS = {
    "%": "percent",
    "percentage points?": "percentage_point",
    "yuan": "CNY",
    "US dollars?": "USD",
    "places?": "places",
    "m²": "m2",
    "‰": "per_mille",
    "μg/m3": "ug/m3",
    "tonnes?": "t",
    "tonnes? a year": "t/a",
    "days?": "day",
    "years?": "year",
    "mu|km|kWh|TEU|jin|": None,
}
_WORDING = re.compile(
    r"(?:(?P<way>up|down) )?(?:(?P<bound>about|over|at least|under|at most|nearly) )?"
    r"(?P<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?: (?P<scale>million|billion|trillion)\b)?"
    r" ?(?P<unit>\D*(?:/m3)?)"
)


class Read(NamedTuple):
    """What a wording says."""

    value: Decimal
    place: Decimal
    """The place value of the last digit."""
    bound: Bound
    unit: str
    way: str | None


def read(wording: str) -> Read:
    """What a wording of one number with a unit or without one says; a rank is read as one."""
    ordinal = re.fullmatch(r"([\d,]+)(?:st|nd|rd|th)", wording)
    if ordinal:
        return Read(Decimal(ordinal[1].replace(",", "")), Decimal(1), Bound.EXACT, "rank", None)
    found = _WORDING.fullmatch(wording)
    assert found, wording
    number = Decimal(found["number"].replace(",", ""))
    scale = _SCALES[found["scale"]]
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    units = [
        code or found["unit"] for form, code in _UNITS.items() if re.fullmatch(form, found["unit"])
    ]
    assert len(units) == 1, wording
    return Read(
        number.scaleb(scale),
        Decimal(1).scaleb(exponent + scale),
        _BOUNDS[found["bound"]],
        units[0],
        found["way"],
    )
