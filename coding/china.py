"""The page of the docs on the headline targets of Chinese governments, counted from the table.

`coding/china_targets.py` writes and checks it.
"""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, NamedTuple

from china_card import measured
from findings import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Row = dict[str, str]
LEVELS = ("nation", "province", "city")
FIRST_YEAR = 2000
PERIODS = ((2000, 2004), (2005, 2009), (2010, 2013), (2014, 2019), (2020, 2025))
JUDGED = ("met", "not_met", "undecided")
FEWEST = 20
"""A group has a share if it has so many targets."""
GDP = "gdp.growth"
DOUBLING = 100
"""So many percent are a goal of many years that the program took for one of the year."""
MISSING_PROVINCES = "Shandong, Guangdong, Anhui and Ningxia"
WITHOUT = Path(__file__).with_name("read-without-gdp.csv")
REASONS = {
    "rate missed": "a growth rate of GDP, which the program missed",
    "without a number": "growth without a number: above the province, or reasonable",
    "level alone": "a level of GDP alone",
    "gross output": "growth of gross output, not of GDP",
    "term alone": "goals of a term or of a plan of five years alone",
    "no growth": "no growth of the whole economy",
}
SOCIAL = (
    "urban-jobs", "unemployment-registered", "unemployment-surveyed", "energy-intensity",
    "carbon-intensity", "emissions", "pm25", "good-air-days", "natural-growth", "poverty-relief",
    "affordable-housing", "forest-coverage", "urbanisation",
)  # fmt: skip

HEAD = (
    """\
<!-- Made by coding/china_targets.py from datasets/china-targets; do not edit. -->
# Targets of Chinese governments

This page counts the headline targets of {reports:,} work reports: {targets:,} targets of
{places} places, {first} to {last}. A program read all of them; nobody has checked each row. The
numbers come from `datasets/china-targets`, and `python coding/china_targets.py --check` compares
this page with it. The data card there has the table's method and its errors, by decade and level.

- A province is one of 23 provinces and autonomous regions or four municipalities. Four are not in
  the folder: """
    + MISSING_PROVINCES
    + """. With cities, sixteen places are missing, and four
  national years (2007, 2008, 2023, 2024). Every other place counts as a city.
- Most cities have reports from 2014 on only, and the large ones from about 2000 on. A change of a
  city mean over the years is partly a change of cities.
- The growth target of a range is its middle. Hedges are left aside in means. If a report has
  several growth targets, the lowest counts. The others are stretch targets, targets of zones, or
  results that the program mistook for targets.

"""
)


class Data(NamedTuple):
    """The tables, and the figures that a person read."""

    reports: list[Row]
    targets: list[Row]
    reading: list[Row]


def load(folder: Path) -> Data:
    """The tables of the data set."""
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as file:
        reports = list(csv.DictReader(file))
    with gzip.open(folder / "headline-targets.csv.gz", "rt", encoding="utf-8", newline="") as file:
        targets = list(csv.DictReader(file))
    with (folder / "reading.csv").open(encoding="utf-8", newline="") as file:
        return Data(reports, targets, list(csv.DictReader(file)))


def gdp_targets(data: Data) -> dict[tuple[str, int], Row]:
    """The least target for the growth of GDP with a number, by place and year.

    The other numbers of a report are stretch targets, those of zones, or results.
    """
    found: dict[tuple[str, int], Row] = {}
    for row in data.targets:
        is_growth = row["indicator_id"] == GDP and row["value"] and row["unit"] == "percent"
        if not is_growth or Decimal(row["value"]) >= DOUBLING:
            continue
        first = found.setdefault((row["place"], int(row["year"])), row)
        if middle(row) < middle(first):
            found[row["place"], int(row["year"])] = row
    return found


def middle(row: Row) -> Decimal:
    """The target, or the middle of its range."""
    low = Decimal(row["value"])
    return (low + Decimal(row["value_to"])) / 2 if row["value_to"] else low


def hedge_of(row: Row) -> str:
    """The kind of the hedge of a target."""
    if row["value_to"]:
        return "range"
    kinds = {"about": "about", "at_least": "at least", "more_than": "at least"}
    return kinds.get(row["bound"], "plain")


def percent(part: float, whole: float) -> str:
    """A share; a dash of too few."""
    return f"{100 * part / whole:.0f}%" if whole >= FEWEST else "–"


def number(value: float | Decimal | None) -> str:
    """A mean with one digit."""
    return "–" if value is None else f"{value:.1f}"


def means(data: Data) -> Iterator[str]:
    """Mean growth targets by level and year."""
    groups: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for (_, year), row in gdp_targets(data).items():
        groups[year, row["level"]].append(middle(row))
    yield "## Growth targets rise from the nation to the cities\n"
    rows: list[tuple[object, ...]] = []
    for year in sorted({year for year, _ in groups if year >= FIRST_YEAR}):
        mine = {level: groups.get((year, level), []) for level in LEVELS}
        value = {level: mean(numbers) if numbers else None for level, numbers in mine.items()}
        gap = None
        if value["city"] is not None and value["province"] is not None:
            gap = value["city"] - value["province"]
        rows.append((
            year, *(number(value[level]) for level in LEVELS), number(gap),
            len(mine["province"]), len(mine["city"]),
        ))  # fmt: skip
    head = (
        "year | nation | provinces | cities | cities less provinces | provinces with one"
        " | cities with one"
    )
    yield from table(head, rows)


def amplification(data: Data) -> tuple[int, int, int, int]:
    """Years in which provinces are above the nation, and cities above provinces."""
    groups: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for (_, year), row in gdp_targets(data).items():
        if year >= FIRST_YEAR:
            groups[year, row["level"]].append(middle(row))
    years = sorted({year for year, _ in groups})
    pairs = [
        [mean(groups[year, high]) > mean(groups[year, low])
         for year in years if (year, high) in groups and (year, low) in groups]
        for low, high in (("nation", "province"), ("province", "city"))
    ]  # fmt: skip
    return sum(pairs[0]), len(pairs[0]), sum(pairs[1]), len(pairs[1])


def hedges(data: Data) -> Iterator[str]:
    """Shares of hedged growth targets by year."""
    counts: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for (_, year), row in gdp_targets(data).items():
        if year >= FIRST_YEAR and row["level"] != "nation":
            counts[year, row["level"]][hedge_of(row)] += 1
    yield "## Hedges of growth targets\n"
    yield "左右 is *about*; 以上, 不低于 and 超过 are *at least*."
    yield "The other targets have a number without a hedge.\n"
    rows: list[tuple[object, ...]] = []
    for year in sorted({year for year, _ in counts}):
        cells: list[object] = [year]
        for level in LEVELS[1:]:
            mine = counts[year, level]
            cells += [
                percent(mine[kind], sum(mine.values())) for kind in ("about", "at least", "range")
            ]
        rows.append(tuple(cells))
    kinds = [
        f"{level}: {kind}"
        for level in ("provinces", "cities")
        for kind in ("about", "at least", "range")
    ]
    yield from table("year | " + " | ".join(kinds), rows)


def provinces(data: Data) -> Iterator[str]:
    """Provinces' targets for 2023 and 2024."""
    found = gdp_targets(data)
    names = sorted({row["place"] for row in data.reports if row["level"] == "province"})
    signs = {"about": "about ", "at least": "at least ", "plain": "", "range": ""}

    def cell(place: str, year: int) -> str:
        row = found.get((place, year))
        if row is None:
            return "–"
        upper = f"–{Decimal(row['value_to']).normalize():f}" if row["value_to"] else ""
        return f"{signs[hedge_of(row)]}{Decimal(row['value']).normalize():f}{upper}"

    yield "## Provinces in 2023 and 2024\n"
    yield from table(
        "province | 2023, percent | 2024, percent",
        [(name, cell(name, 2023), cell(name, 2024)) for name in names],
    )


def province_counts(data: Data, year: int, test: Callable[[Decimal], bool]) -> int:
    """Provinces whose growth target of the year passes a test."""
    return sum(
        test(middle(row))
        for (_, when), row in gdp_targets(data).items()
        if when == year and row["level"] == "province"
    )


def answered(data: Data) -> list[Row]:
    """Targets that the next report judges."""
    return [
        row for row in data.targets if row["verdict"] in JUDGED and int(row["year"]) >= FIRST_YEAR
    ]


def shares(rows: Iterable[Row], key: Callable[[Row], object]) -> dict[Any, Counter[str]]:
    """Verdicts by group."""
    groups: dict[Any, Counter[str]] = defaultdict(Counter)
    for row in rows:
        groups[key(row)][row["verdict"]] += 1
    return groups


def period(row: Row) -> tuple[int, int] | None:
    """The period of a target's year."""
    year = int(row["year"])
    return next((span for span in PERIODS if span[0] <= year <= span[1]), None)


def shares_row(name: object, found: Counter[str]) -> tuple[object, ...]:
    """A row of verdicts."""
    judged = sum(found[verdict] for verdict in JUDGED)
    return (name, judged, *(found[verdict] for verdict in JUDGED), percent(found["met"], judged))


def attainment(data: Data) -> Iterator[str]:
    """Shares of met targets."""
    rows = answered(data)
    followed = sum(bool(row["fate"]) for row in data.targets)
    silent = sum(row["fate"] == "silent" for row in data.targets)
    yield "## Whether the next report shows a target as met\n"
    yield (
        f"{followed:,} targets have a report of the next year. It is silent on {silent:,} of them,"
        f" by what the program finds. {len(rows):,} are judged. A report mentions successes more"
        " often than failures, so the shares describe the reports and not the attainment.\n"
    )
    head = "judged | met | not met | undecided | met of the judged"
    by_level = shares(rows, lambda row: row["level"])
    yield from table(f"level | {head}", (shares_row(level, by_level[level]) for level in LEVELS))
    by_period = shares(rows, lambda row: (period(row), row["level"]))
    cells = [
        (f"{first} to {last}",
         *(cell for level in LEVELS
           for found in [by_period[(first, last), level]]
           for cell in (sum(found.values()), percent(found["met"], sum(found.values())))))
        for first, last in PERIODS
    ]  # fmt: skip
    yield from table(
        "year of the target | nation: judged | met | provinces: judged | met"
        " | cities: judged | met",
        cells,
    )
    by_indicator = shares(rows, lambda row: row["indicator_id"])
    often = sorted(by_indicator.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    yield from table(
        f"indicator | {head}",
        (shares_row(name, found) for name, found in often if sum(found.values()) >= 10 * FEWEST),
    )
    yield "Growth of GDP alone:\n"
    gdp = [row for row in rows if row["indicator_id"] == GDP]
    by_year = shares(gdp, lambda row: (int(row["year"]), row["level"]))
    yield from table(
        "year | provinces: judged | met | cities: judged | met",
        (
            (year, *(cell for level in LEVELS[1:] for found in [by_year[year, level]]
                     for cell in (sum(found.values()), percent(found["met"], sum(found.values())))))
            for year in sorted({year for year, _ in by_year})
        ),
    )  # fmt: skip


def yearly(data: Data, test: Callable[[Row], bool]) -> list[float]:
    """The share of met targets of each year with enough of them."""
    by_year = shares((row for row in answered(data) if test(row)), lambda row: row["year"])
    counts = [(found["met"], sum(found.values())) for found in by_year.values()]
    return [met / judged for met, judged in counts if judged >= FEWEST]


def gaps(data: Data) -> list[Decimal]:
    """Reported growth of GDP less its target, in percentage points."""
    return [
        Decimal(row["margin_low"])
        for row in answered(data)
        if row["indicator_id"] == GDP and row["margin_low"] == row["margin_high"] != ""
    ]


def bunching(data: Data) -> Iterator[str]:
    """Reported growth near its target."""
    found = gaps(data)
    bins = Counter(int((gap * 10).to_integral_value()) for gap in found)
    yield "## Reported growth bunches at the target\n"
    yield (
        f"The table counts the reported growth of GDP less its target, in percentage points, for"
        f" {len(found):,} targets.\n"
    )
    steps = [(-100, -11), *((step, step) for step in range(-10, 11)), (11, 100)]
    names = {-100: "below −1.0", 11: "above 1.0"}
    yield from table(
        "percentage points | targets",
        (
            (names.get(first, f"{first / 10:+.1f}".replace("-", "−")),
             sum(bins[step] for step in range(first, last + 1)))
            for first, last in steps
        ),
    )  # fmt: skip


def share_missed(found: Counter[str]) -> str:
    """The share of targets that are not met, with their number."""
    judged = sum(found.values())
    return f"{100 * found['not_met'] / judged:.0f}% of {judged:,}"


def comparison(data: Data) -> Iterator[str]:
    """Our findings beside published ones."""
    above_nation, years, above_province, more = amplification(data)
    means_met = yearly(data, lambda row: True)
    rows = answered(data)
    level = shares(rows, lambda row: row["level"])
    met = {name: found["met"] / sum(found.values()) for name, found in level.items()}
    economic = shares(
        (row for row in rows if row["indicator_id"].partition(".")[0] not in SOCIAL),
        lambda row: int(row["year"]) > 2013,
    )
    late = economic[True]
    gdp = shares(
        (row for row in rows if row["indicator_id"] == GDP), lambda row: int(row["year"]) > 2013
    )
    found = gaps(data)
    at, below = sum(gap == 0 for gap in found), sum(-Decimal("0.1") <= gap < 0 for gap in found)
    six, higher = (
        province_counts(data, 2023, lambda value: value == 6),
        province_counts(data, 2023, lambda value: value > 6),
    )
    five, above_six = (
        province_counts(data, 2024, lambda value: value == 5),
        province_counts(data, 2024, lambda value: value > 6),
    )
    total = {year: province_counts(data, year, lambda value: True) for year in (2023, 2024)}
    yield "## Published findings\n"
    yield from table(
        "published | here | difference",
        [
            ("Targets are raised from level to level",
             (f"provinces are above the nation in {above_nation} of {years} years, cities above"
             f" provinces in {above_province} of {more}"), "the same direction"),
            ("2023: twelve provinces at 6%, eight higher, of 31",
             f"{six} at 6%, {higher} higher, of {total[2023]}",
             f"{MISSING_PROVINCES} are not in the folder; of them Ningxia and Anhui set 6.5%"),
            ("2024: of 27 provinces, ten at 5%, two above 6%",
             f"{five} at 5%, {above_six} above 6%, of {total[2024]}",
             ("the published count does not name its 27; Guangdong and Shandong, which set 5%, are"
             " not in the folder")),
            ("The yearly means of the share of met targets are above one half",
             (f"in {sum(share > 0.5 for share in means_met)} of {len(means_met)} years; lowest"
             f" {100 * min(means_met):.0f}%"), "only targets with an answer are judged"),
            ("Cities attain fewer targets than provinces",
             f"cities {100 * met['city']:.0f}%, provinces {100 * met['province']:.0f}%",
             "the same direction" if met["city"] < met["province"] else "not found here"),
            ("Economic targets are mostly missed after 2013",
             (f"{share_missed(late)} are not met; of growth of GDP {share_missed(gdp[True])}, and"
             f" {share_missed(gdp[False])} before"),
             ("the fall is found; the level only for GDP. The published counts take official"
             " statistics for each target, ours what the next report prints, and reports are silent"
             " on many misses")),
            ("Reported growth bunches at the target",
             f"{at} of {len(found):,} are exactly at the target, {below} at most 0.1 points below",
             "the same direction"),
        ],
    )  # fmt: skip


def recall(data: Data) -> Iterator[str]:
    """Reports without a target for the growth of GDP, by decade and level."""
    have = {row["path"] for row in data.targets if row["indicator_id"] == GDP}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in data.reports:
        counts[f"{row['year'][:3]}0s"][f"{row['level']} {row['path'] in have}"] += 1
    yield "## Reports without a growth target\n"
    yield "The table counts the reports without a target for the growth of GDP, of all.\n"
    yield from table(
        "decade | nation | provinces | cities",
        (
            (decade, *(f"{without} of {without + found[f'{level} True']}"
                       for level in LEVELS for without in [found[f"{level} False"]]))
            for decade, found in sorted(counts.items())
        ),
    )  # fmt: skip
    yield from _why_none(have)


def _why_none(have: set[str]) -> Iterator[str]:
    """What thirty of these reports set, as a person read them."""
    with WITHOUT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts = Counter(row["reason"] for row in rows)
    found = sum(row["path"] in have for row in rows)
    yield (
        f"{len(rows)} reports without one were drawn by a seed from the table of November 2026 and"
        f" read. The table of today has a growth target in {found} of them.\n"
    )
    yield from table(
        "what the report sets for the year | reports",
        ((REASONS[reason], count) for reason, count in counts.most_common()),
    )


def precision(data: Data) -> Iterator[str]:
    """How many of the rows that were read are right."""
    yield "## How often the program is right\n"
    yield (
        "Rows drawn in equal numbers from each decade and level were read against their sentences."
        " The data card says what counts as right, and lists the faults.\n"
    )
    yield from measured(data)


def page(data: Data) -> str:
    """The page."""
    years = [int(row["year"]) for row in data.reports]
    head = HEAD.format(
        reports=len(data.reports), targets=len(data.targets), first=min(years), last=max(years),
        places=len({row["place"] for row in data.reports}),
    )  # fmt: skip
    parts = (comparison, means, hedges, provinces, attainment, bunching, recall, precision)
    body = "\n".join(line for part in parts for line in part(data))
    return head + body.rstrip() + "\n"
