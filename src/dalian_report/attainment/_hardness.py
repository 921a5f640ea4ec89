"""How firmly a target is worded: the rule by which the record groups promises."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dalian_report.attainment._hedges import effective_bound
from dalian_report.model._vocabulary import Bound, Strength

if TYPE_CHECKING:
    from dalian_report.attainment._assessment import Assessment

HARDNESS_RULE = "hardness 1"
"""The name and version of the rule. A changed rule has a new number."""


class Hardness(StrEnum):
    """How firmly a target is worded."""

    HARD = "hard"
    """The number is a bound (at least, at most, more or less than)."""
    PLAIN = "plain"
    """The number is not hedged, and it is not a stretch target."""
    SOFT = "soft"
    """The number is hedged (about, nearly), or the city strives for the target."""
    WITHOUT_NUMBER = "without_number"
    """The target does not have its own number."""


def hardness_of(row: Assessment) -> Hardness:
    """Return how firmly the target of a row is worded, by the bound that counts.

    >>> import dalian_report as dr
    >>> card = dr.scorecard()
    >>> [hardness_of(card.row(key)).value for key in ("gdp", "retail-sales", "budget-revenue")]
    ['hard', 'plain', 'soft']
    """
    if row.figure is None:
        return Hardness.WITHOUT_NUMBER
    bound = effective_bound(row.figure, row.policy)
    if row.target.strength is Strength.STRIVED_FOR or bound in {Bound.ABOUT, Bound.NEARLY}:
        return Hardness.SOFT
    return Hardness.PLAIN if bound is Bound.EXACT else Hardness.HARD
