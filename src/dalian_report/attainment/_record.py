"""Verdicts on all targets of several editions, their counts, and how firmly each is worded."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.attainment._columns import row_dict
from dalian_report.attainment._conformity import Verdict
from dalian_report.attainment._hedges import effective_bound
from dalian_report.model._vocabulary import Bound, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dalian_report.attainment._actuals import DecisionRule
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import Card
    from dalian_report.attainment._hedges import HedgePolicy


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


def is_headline(row: Assessment) -> bool:
    """Whether the target is in the list of main expected goals."""
    return row.target.strength is Strength.EXPECTED


@attrs.frozen(repr=False)
class RecordData:
    """The verdicts on the targets of several editions of a place, without the ways to show them.

    Counts are numbers of targets. They never average over unlike things: each verdict counts
    once, whatever its indicator, and the text says so.
    """

    cards: tuple[Card, ...]
    """The scorecard of each edition, in the order of the years."""
    policy: HedgePolicy
    rule: DecisionRule

    @property
    def place(self) -> str:
        """The name of the place."""
        return self.cards[0].report.place.name

    def rows(self, *, headline: bool = False) -> Iterator[tuple[Card, Assessment]]:
        """Yield every counted target with its card, or with `headline` only the headline ones."""
        for card in self.cards:
            for row in card.counted:
                if not headline or is_headline(row):
                    yield card, row

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many targets of all editions have each verdict."""
        counts = Counter(row.verdict for _, row in self.rows())
        return MappingProxyType({verdict: counts[verdict] for verdict in Verdict})

    def counts_by(
        self, group: str, *, headline: bool = False
    ) -> Mapping[str, Mapping[Verdict, int]]:
        """Return the counts of verdicts for each year, indicator, hardness, strength or section.

        Args:
            group: "year", "indicator", "hardness" (the rule is `HARDNESS_RULE`), "strength"
                or "section".
            headline: Whether only headline targets count.

        Raises:
            KeyError: if `group` is unknown.
        """
        key = _GROUPS[group]
        counts: dict[str, Counter[Verdict]] = {}
        for card, row in self.rows(headline=headline):
            counts.setdefault(key(card, row), Counter())[row.verdict] += 1
        return {
            name: {verdict: counter[verdict] for verdict in Verdict}
            for name, counter in counts.items()
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values, with numbers as decimal strings."""
        return {
            "place": self.place,
            "editions": [card.report.edition for card in self.cards],
            "rule": self.rule.value,
            "policy": str(self.policy),
            "hardness_rule": HARDNESS_RULE,
            "counts": {verdict.value: number for verdict, number in self.counts.items()},
            "by": {group: _plain(self.counts_by(group)) for group in _GROUPS},
            "rows": [
                {
                    "edition": card.report.edition,
                    "coverage": card.report.coverage.value,
                    "headline": is_headline(row),
                    "hardness": hardness_of(row).value,
                    **row_dict(row, card.report),
                }
                for card, row in self.rows()
            ],
        }


def _plain(counts: Mapping[str, Mapping[Verdict, int]]) -> dict[str, dict[str, int]]:
    return {
        name: {verdict.value: number for verdict, number in row.items()}
        for name, row in counts.items()
    }


_GROUPS: dict[str, Callable[[Card, Assessment], str]] = {
    "year": lambda card, row: str(row.target.year),
    "indicator": lambda card, row: row.indicator.id,
    "hardness": lambda card, row: hardness_of(row).value,
    "strength": lambda card, row: row.target.strength.value,
    "section": lambda card, row: (
        f"{card.report.edition} {card.report.statement(row.target.statement_id).section_id}"
    ),
}
