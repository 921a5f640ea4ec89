"""A numeral as printed: its place, its value and the form in which it is written."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import numeric

from dalian_report.model._quantities import EXACTLY

if TYPE_CHECKING:
    from dalian_report.model._vocabulary import Bound

SIGNS = "¼-¾⅐-ↂↅ-↉①-⒛⓪⓫-⓿❶-➓㈠-㈩㉈-㉟㊀-㊉㊱-㊿〡-〩"
"""Signs that are a number each: fractions, Roman, circled and bracketed numerals.

Exponents (², ³) do not count: they belong to units.
"""


class Form(StrEnum):
    """How a numeral is written."""

    DIGITS = "digits"
    """Digits, with or without a scale word: 14, 6100亿, 1万5000亿, 26.6 billion."""
    WORDS = "words"
    """Number words alone: 三百二十, twenty-five."""
    ORDINAL = "ordinal"
    """A place in an order: 第三, third."""
    PART = "part"
    """A part of a whole in words: 百分之六, 三成, 一半, 三分之一."""
    DOUBLING = "doubling"
    """Doubling: 翻一番 is growth of 100 percent, 翻两番 of 300."""
    MAGNITUDE = "magnitude"
    """An order of magnitude: 两位数, 数十亿, 上千."""
    SIGN = "sign"
    """One sign for a number: ½, ⑩, Ⅲ."""
    NAME = "name"
    """Digits that a letter or a second point makes a name: 5G, PM2.5, 1.2.3."""


class PrintedNumber(NamedTuple):
    """A number as printed, with its place in the text."""

    start: int
    end: int
    """One past the numeral with its scale word, before the unit word or the % sign."""
    value: Decimal
    """Fully scaled, for a range its first printed end."""
    resolution: Decimal
    """The place value of the last printed digit, scaled, or the scale of a word."""
    form: Form
    value_to: Decimal | None = None
    """The second end of a printed range."""
    unit: str | None = None
    """The unit that the form itself carries: percent of 百分之六 and of 翻一番."""
    bound: Bound | None = None
    """The bound that the form itself carries: more than in 200多万, at least in 两位数."""
    scale: Decimal = Decimal(1)
    """The product of the scale words at its end, or 1 without a scale word."""

    @property
    def is_ordinal(self) -> bool:
        """Whether it names a place in an order."""
        return self.form is Form.ORDINAL


def shortened(value: Decimal) -> Decimal:
    """The number without zeros after the point.

    >>> shortened(Decimal("4.50"))
    Decimal('4.5')
    """
    return value if "." not in str(value) else Decimal(f"{EXACTLY.normalize(value):f}")


def last_place(value: Decimal) -> Decimal:
    """The place value of the last digit of a number that is written without an exponent.

    >>> last_place(Decimal("0.25"))
    Decimal('0.01')
    """
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0), EXACTLY)


def sign_value(sign: str) -> tuple[Decimal, Decimal]:
    """Value and resolution of one sign for a number. Thirds are cut to four digits.

    >>> sign_value("½"), sign_value("⑩")
    ((Decimal('0.5'), Decimal('0.1')), (Decimal('10'), Decimal('1')))
    """
    value = shortened(Decimal(round(numeric(sign) * 10_000)).scaleb(-4))
    return value, last_place(value)
