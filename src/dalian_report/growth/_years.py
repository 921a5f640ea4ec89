"""A series by year or by place, with the years between that have nothing."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from typing import SupportsIndex, cast

from dalian_report.errors import GrowthError
from dalian_report.growth._arguments import LONGEST_SERIES, listed
from dalian_report.model import Figure, Observation

__all__ = ["by_place"]


def by_place(name: str, given: Iterable[object] | Mapping[int, object]) -> dict[int, object]:
    """The members by year if they have years, else by place; None for what is missing.

    They have years in a mapping, and if all of them are records with a year.

    >>> by_place("rates", {2021: 0.08, 2019: 0.06})
    {2019: 0.06, 2020: None, 2021: 0.08}
    """
    if isinstance(given, Mapping):
        return _filled(name, _keyed(name, cast("Mapping[object, object]", given)))
    members = listed(name, given)
    dated = [
        (one.year, one)
        for one in members
        if isinstance(one, Figure | Observation) and one.year is not None
    ]
    if len(dated) < len(members):
        return dict(enumerate(members))
    found: dict[int, object] = {}
    for year, member in dated:
        if year in found:
            raise GrowthError("repeated-year", name, member, year=year, first=found[year])
        found[year] = member
    return _filled(name, found)


def _keyed(name: str, given: Mapping[object, object]) -> dict[int, object]:
    found: dict[int, object] = {}
    for key, member in given.items():
        if not isinstance(key, SupportsIndex) or isinstance(key, bool):
            raise GrowthError("not-a-year", f"a key of {name}", key)
        year = operator.index(key)
        own = member.year if isinstance(member, Figure | Observation) else None
        if own not in {None, year}:
            raise GrowthError("other-year", f"{name}[{year}]", member, wanted=year, year=own)
        found[year] = member
    if not found:
        raise GrowthError("empty-series", name, given)
    return found


def _filled(name: str, given: dict[int, object]) -> dict[int, object]:
    first, last = min(given), max(given)
    if last - first >= LONGEST_SERIES:
        raise GrowthError("too-many-years", name, most=LONGEST_SERIES, first=first, last=last)
    return {year: given.get(year) for year in range(first, last + 1)}
