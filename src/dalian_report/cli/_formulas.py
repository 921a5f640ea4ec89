"""The growth functions as the command offers them: names, arguments, results, examples."""

from __future__ import annotations

import csv
from pkgutil import get_data
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "level": "an amount",
    "rate": "a rate: 6%% or 0.06",
    "ratio": "a rate or a share: 6%% or 0.06",
    "percent": "a number of percent",
    "periods": "a number of periods",
    "place": "a place value, such as 0.1",
}
"""The meaning of an argument, for the help."""


class Formula(NamedTuple):
    """A growth function: its arguments with their kinds, and its result."""

    name: str
    function: str
    arguments: dict[str, str]
    gives: str
    """rate, level, periods, points, percent, levels, set or answer."""
    example: str
    purpose: str
    is_series: bool
    """Whether its first argument is one or more numbers."""


def _formulas() -> Iterator[Formula]:
    """The lines of `formulas.tsv`. An argument with three dots is one or more numbers."""
    text = get_data("dalian_report.cli", "data/formulas.tsv") or b""
    for row in csv.DictReader(text.decode().splitlines(), dialect="excel-tab"):
        words = row["arguments"].replace("...", "").split()
        yield Formula(
            row["name"],
            row["function"],
            dict(word.split(":") for word in words),
            row["gives"],
            row["example"],
            row["purpose"],
            is_series="..." in row["arguments"],
        )


FORMULAS = tuple(_formulas())
"""In the order of the help: levels and rates, several periods, horizons, prices, parts."""
