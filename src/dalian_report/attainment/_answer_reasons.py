"""The reasons why a figure of the next report may be the wrong answer to a target.

Certainty starts at 1 and is multiplied by the factor of each reason for doubt. The factors are our
convention. `docs/drafting.md` lists them.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalian_report.model import Figure, Target

MINIMUM_CERTAINTY = Fraction(7, 10)
"""The certainty below which an answer is a doubt."""


class AnswerReason(StrEnum):
    """A reason why an answer may be the wrong one."""

    SEVERAL_NUMBERS = "several-numbers"
    """The next report has several numbers for the quantity, and none of them comes first."""
    SIMILAR_NAME = "similar-name"
    """The names of the quantity are similar in both reports, but differ."""
    LOOSE_NAME = "loose-name"
    """The names of the quantity have about two thirds of their characters in common."""
    SHORT_NAME = "short-name"
    """The name is too short to tell one quantity from another."""
    UNSURE_MEASURE = "unsure-measure"
    """A draft is not sure what its number measures."""
    FAR_FROM_TARGET = "far-from-target"
    """The number is so far from the target that it may be of something else."""
    OTHER_BASIS = "other-basis"
    """One text says that its number is in real terms or on a comparable basis."""
    SHARED_NUMBER = "shared-number"
    """The next report has one number for several quantities together."""
    PAIRED_IN_ORDER = "paired-in-order"
    """Several targets and results have one name. They are paired in their order."""
    OTHER_SCOPE = "other-scope"
    """The names of the quantity say that it covers more or less than the target does."""


FACTORS: Mapping[AnswerReason, Fraction] = {
    AnswerReason.SEVERAL_NUMBERS: Fraction(1, 2),
    AnswerReason.SIMILAR_NAME: Fraction(4, 5),
    AnswerReason.LOOSE_NAME: Fraction(1, 2),
    AnswerReason.SHORT_NAME: Fraction(3, 5),
    AnswerReason.UNSURE_MEASURE: Fraction(3, 5),
    AnswerReason.FAR_FROM_TARGET: Fraction(3, 5),
    AnswerReason.SHARED_NUMBER: Fraction(9, 10),
    AnswerReason.PAIRED_IN_ORDER: Fraction(4, 5),
    AnswerReason.OTHER_SCOPE: Fraction(9, 10),
    AnswerReason.OTHER_BASIS: Fraction(9, 10),
}
"""The certainty that each reason leaves."""


@attrs.frozen
class Answer:
    """A figure of the next report that may be the outcome of a target."""

    target: Target
    figure: Figure
    reasons: tuple[AnswerReason, ...] = ()
    """Why it may be the wrong figure."""
    same_measure: bool = True
    """Whether the figure is in the target's measure and unit."""
    is_headline: bool = True
    """Whether the figure is among the headline results."""

    @property
    def certainty(self) -> Fraction:
        """1 for an answer without a reason for doubt, less for any other."""
        left = Fraction(1)
        for reason in self.reasons:
            left *= FACTORS[reason]
        return left
