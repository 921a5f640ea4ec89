"""The places of GB/T 2260: the code of a name, and one id for all names of a place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from importlib_resources import files

from dalian_report.attainment._pairs import place_stem
from dalian_report.drafting._identity import rank_named
from dalian_report.model import Place, PlaceLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NATION = "china"
_SLACK = 1
"""Years by which a text may be ahead of a revision of the standard, or behind it."""
_LONGEST = 40
"""A name with the names of its province and its city is shorter."""
_LEVELS = {level.value: level for level in PlaceLevel}


class _Row(NamedTuple):
    """A name of a place, with its code."""

    unit: str
    """The last code of the place, which all its names share."""
    code: str
    name: str
    first: int
    last: int | None
    """None for a name of today."""

    def is_of(self, year: int, slack: int = 0) -> bool:
        return self.first - slack <= year and (self.last is None or year <= self.last + slack)


def place_of(name: str, level: str, year: int | None, *, is_given: bool = False) -> Place:
    """The place of this name, with its code if only one place has the name.

    Without a code, the id is made of the characters of the name.

    Args:
        name: The name, or an empty text.
        level: The level of its government.
        year: The year of the report.
        is_given: Whether a person or a path gave the name: it may then be the name of today.

    >>> place_of("襄樊市", "city", 2005).id == place_of("襄阳市", "city", 2015).id
    True
    >>> place_of("朝阳区", "county", 2015).code is None
    True
    """
    if not name:
        return Place(id="unknown", name="unknown", level=_LEVELS[level])
    name_zh = None if name.isascii() else name
    if rank_named(name) == "nation":
        return Place(id=_NATION, name=name, level=_LEVELS[level], name_zh=name_zh)
    row = _certain(name, year, is_given=is_given)
    if row is not None:
        id, code = f"gb-{row.unit}", row.code
    else:
        id, code = "place-" + "-".join(f"{ord(character):x}" for character in name), None
    return Place(id=id[:120], name=name, level=_LEVELS[level], name_zh=name_zh, code=code)


def name_today(name: str) -> str:
    """The name that a place has today, or the name itself if several places have it.

    >>> name_today("襄樊市"), name_today("海角市")
    ('襄阳市', '海角市')
    """
    rows = _named(name)
    if len({row.unit for row in rows}) != 1:
        return name
    names = _table().units[rows[0].unit]
    return next((row.name for row in names if row.last is None), name)


def are_two(name: str, other: str) -> bool:
    """Whether two names certainly belong to two places.

    >>> are_two("大理市", "大理州"), are_two("大理州", "大理白族自治州")
    (True, False)
    >>> are_two("海角市", "大理州")
    False
    """
    row, other_row = (_certain(one, None, is_given=True) for one in (name, other))
    return row is not None and other_row is not None and row.unit != other_row.unit


def _certain(name: str, year: int | None, *, is_given: bool) -> _Row | None:
    """The row of the one place that the name can mean in a text of the year.

    Without a year, it must never have been the name of another place.
    """
    rows = _named(name)
    of_year = [row for row in rows if year is not None and row.is_of(year, _SLACK)]
    of_today = [row for row in rows if row.last is None]
    if year is None:
        meant = rows if of_today else []
    elif year < _table().start:
        meant = []
    elif is_given:
        meant = [*of_year, *of_today] if of_year else rows
    else:
        meant = of_year or rows
    if len({row.unit for row in meant}) != 1:
        return None
    latest = max(meant, key=lambda row: row.first)
    return next((row for row in meant if year is not None and row.is_of(year)), latest)


def _named(name: str) -> list[_Row]:
    """The rows of a name: as it is, after its province or city, or in short."""
    table = _table()
    if name in table.names:
        return table.names[name]
    if len(name) > _LONGEST:
        return []
    for end in range(2, len(name) - 1):
        parents = {row.code for row in table.names.get(name[:end], ())}
        if parents and (within := _within(parents, _named(name[end:]))):
            return within
    alike = table.stems().get(place_stem(name), [])
    if rank_named(name) is not None:
        # 恩施州 and 广西自治区 leave out their peoples. 海角区 does not stand for 海角地区.
        is_short = name.endswith(("自治区", "州", "县", "旗"))
        return [
            row for row in alike if is_short and "自治" in row.name and row.name[-1] == name[-1]
        ]
    is_county = all(not row.code.endswith("00") for row in alike)
    return [] if is_county else alike


def _within(parents: Iterable[str], rows: Iterable[_Row]) -> list[_Row]:
    starts = tuple(code.removesuffix("00").removesuffix("00") for code in parents)
    return [row for row in rows if row.code.startswith(starts)]


class _Table:
    """The rows of the table, by name and by place."""

    def __init__(self, text: str) -> None:
        self.names: dict[str, list[_Row]] = {}
        self.units: dict[str, list[_Row]] = {}
        for line in text.splitlines():
            unit, code, name, first, last = line.split("\t")
            row = _Row(unit or code, code, name, int(first), int(last) if last else None)
            self.names.setdefault(name, []).append(row)
            self.units.setdefault(row.unit, []).append(row)
        self.start = min(row.first for rows in self.units.values() for row in rows)
        self._stems: dict[str, list[_Row]] = {}

    def stems(self) -> Mapping[str, list[_Row]]:
        """The rows by the name without its kind."""
        if not self._stems:
            stems: dict[str, list[_Row]] = {}
            for name, rows in self.names.items():
                stems.setdefault(place_stem(name), []).extend(rows)
            self._stems = stems
        return self._stems


@cache
def _table() -> _Table:
    path = files(__package__) / "data" / "places.tsv"
    return _Table(path.read_text(encoding="utf-8"))
