"""Numbers as people type them into a shell."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dalian_report.cli._parser import UsageError
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import fraction_of


def number_or_set(word: str) -> Decimal | Fraction | Interval:
    """The number or the set of numbers that the word is. 6% is 0.06, exactly.

    Raises:
        UsageError: for anything else.
    """
    try:
        if word.strip()[:1] in {"[", "("}:
            return Interval.parse(word)
        if word.endswith("%"):
            return fraction_of(Decimal(word[:-1])) / 100
        return Fraction(word) if "/" in word else Decimal(word)
    except (ArithmeticError, ValueError):
        raise UsageError("not-a-number-or-set", "VALUE", word) from None
