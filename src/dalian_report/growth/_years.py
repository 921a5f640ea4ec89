"""A series by year or by place, with the empty years between."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from typing import SupportsIndex, cast

from dalian_report.errors import GrowthError
from dalian_report.growth._arguments import LONGEST_SERIES, listed
from dalian_report.model import Figure, Observation

__all__ = ["by_place"]


def by_place(name: str, values: Iterable[object] | Mapping[int, object]) -> dict[int, object]:
    """The members by year if they have years, else by place, with None for a missing member.

    They have years in a mapping, and if all of them are records with a year.

    >>> by_place("rates", {2021: 0.08, 2019: 0.06})
    {2019: 0.06, 2020: None, 2021: 0.08}
    """
    if isinstance(values, Mapping):
        return _filled(name, _keyed(name, cast("Mapping[object, object]", values)))
    members = listed(name, values)
    dated = [
        (value.year, value)
        for value in members
        if isinstance(value, Figure | Observation) and value.year is not None
    ]
    if len(dated) < len(members):
        return dict(enumerate(members))
    by_year: dict[int, object] = {}
    for year, member in dated:
        if year in by_year:
            raise GrowthError("repeated-year", name, member, year=year, first=by_year[year])
        by_year[year] = member
    return _filled(name, by_year)


def _keyed(name: str, values: Mapping[object, object]) -> dict[int, object]:
    by_year: dict[int, object] = {}
    for key, member in values.items():
        if not isinstance(key, SupportsIndex) or isinstance(key, bool):
            raise GrowthError("not-a-year", f"a key of {name}", key)
        year = operator.index(key)
        own = member.year if isinstance(member, Figure | Observation) else None
        if own not in {None, year}:
            raise GrowthError("other-year", f"{name}[{year}]", member, wanted=year, year=own)
        by_year[year] = member
    if not by_year:
        raise GrowthError("empty-series", name, values)
    return by_year


def _filled(name: str, by_year: dict[int, object]) -> dict[int, object]:
    first, last = min(by_year), max(by_year)
    if last - first >= LONGEST_SERIES:
        raise GrowthError("too-many-years", name, most=LONGEST_SERIES, first=first, last=last)
    return {year: by_year.get(year) for year in range(first, last + 1)}
