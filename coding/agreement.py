"""Agreement between the two codings of numbers, outcomes and judgements, field by field.

Each coding gives every number token of the source a role, or the fields of the figure it
belongs to; the outcomes were coded twice as well, one row for each indicator, year and
host. The judgements (kind, sense, strength, baseline, comparability, deliverable, relation) were
coded a second time for a drawn sample, one row for each field and record. The numbers of the
Chinese editions were coded by both coders where they are headlines. The figures printed here are
those before any difference was settled; run from the root of the repository:

    python coding/agreement.py
"""

from __future__ import annotations

import csv
from pathlib import Path

import krippendorff
import numpy as np

FOLDER = Path(__file__).parent
FIELDS = (
    "value",
    "value_to",
    "unit",
    "bound",
    "measure",
    "direction",
    "year",
    "status",
    "resolution",
    "indicator",
    "original",
)

EDITION_FIELDS = (*FIELDS[:8], "sense", "strength", "concept")

OUTCOME_FIELDS = ("value", "unit", "bound", "resolution", "stated", "status")

Coding = list[dict[str, str]]


def coding(name: str, of: str = "coding") -> Coding:
    """One coding: a row for each token, or for each outcome."""
    with (FOLDER / f"{name}-{of}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agreement(first: list[str], second: list[str]) -> tuple[int, float, float]:
    """How many units, the share that agree, and Krippendorff's alpha for nominal codes."""
    codes = {code: place for place, code in enumerate(sorted({*first, *second}))}
    same = sum(one == two for one, two in zip(first, second, strict=True)) / len(first)
    if len(codes) == 1:
        return len(first), same, 1.0
    table = np.array([[codes[code] for code in column] for column in (first, second)])
    alpha = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    return len(first), same, float(alpha)


def outcome_table(first: Coding, second: Coding) -> dict[str, tuple[int, float, float]]:
    """The agreement of each field of the outcomes."""
    pairs = list(zip(first, second, strict=True))
    return {
        field: agreement(*_columns(pairs, lambda row, field=field: row[field]))
        for field in OUTCOME_FIELDS
    }


def judgement_table(first: Coding, second: Coding) -> dict[str, tuple[int, float, float]]:
    """The agreement of each field of the judgements, in the order of the file."""
    pairs = list(zip(first, second, strict=True))
    return {
        field: agreement(
            *_columns(
                [pair for pair in pairs if pair[0]["field"] == field], lambda row: row["code"]
            )
        )
        for field in dict.fromkeys(row["field"] for row in first)
    }


def table(first: Coding, second: Coding) -> dict[str, tuple[int, float, float]]:
    """The agreement of each field.

    "figure or not" and "span" run over all tokens, "role" over those that both took for no
    figure, and the fields over the first tokens of what both took for a figure.
    """
    pairs = list(zip(first, second, strict=True))
    found = {
        "figure or not": agreement(*_columns(pairs, lambda row: str(row["role"] == "figure"))),
        "span": agreement(*_columns(pairs, lambda row: row["figure_token"] or row["token"])),
    }
    numerals = [pair for pair in pairs if all(row["role"] != "figure" for row in pair)]
    found["role"] = agreement(*_columns(numerals, lambda row: row["role"]))
    figures = [
        pair
        for pair in pairs
        if all(row["role"] == "figure" for row in pair)
        and pair[0]["figure_token"] == pair[0]["token"]
    ]
    for field in FIELDS:
        found[field] = agreement(*_columns(figures, lambda row, field=field: row[field]))
    return found


def editions_table(first: Coding, second: Coding) -> dict[str, tuple[int, float, float]]:
    """The agreement of each field over the numbers of the Chinese editions that both coded.

    Sense and strength run over what both took for a target.
    """
    places = {_place(row): row for row in second}
    pairs = [(row, places[_place(row)]) for row in first if _place(row) in places]
    targets = [pair for pair in pairs if all(row["status"] == "target" for row in pair)]
    return {
        field: agreement(
            *_columns(
                targets if field in ("sense", "strength") else pairs,
                lambda row, field=field: row[field],
            )
        )
        for field in EDITION_FIELDS
    }


def _place(row: dict[str, str]) -> tuple[str, str, str]:
    return row["edition"], row["start"], row["end"]


def _columns(
    pairs: list[tuple[dict[str, str], dict[str, str]]], read
) -> tuple[list[str], list[str]]:
    return [read(one) for one, _ in pairs], [read(two) for _, two in pairs]


def main() -> None:
    """Print the tables."""
    tables = {
        "numbers": table(coding("first"), coding("second")),
        "outcomes": outcome_table(coding("first", "outcomes"), coding("second", "outcomes")),
        "judgements": judgement_table(
            coding("first", "judgements"), coding("second", "judgements")
        ),
        "Chinese editions": editions_table(
            coding("first", "editions"), coding("second", "editions")
        ),
    }
    for name, found in tables.items():
        print(f"{name:20} {'units':>5} {'agree':>7} {'alpha':>7}")
        for field, (units, same, alpha) in found.items():
            print(f"{field:20} {units:5} {same:7.4f} {alpha:7.4f}")


if __name__ == "__main__":
    main()
