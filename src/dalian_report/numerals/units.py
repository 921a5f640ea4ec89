"""The unit words of Chinese and English text, with their codes and factors."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from importlib_resources import files

__all__ = ["UnitWord", "unit_after", "unit_before", "units_of"]


class UnitWord(NamedTuple):
    """A unit as printed."""

    code: str
    """The code of the unit; `other:` and a name where the model has none."""
    factor: Decimal
    """How many of the unit one of the printed ones is: 1000 kW for 兆瓦."""
    word: str
    start: int
    end: int


_BEFORE = {
    "人民币": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "¥": "CNY",
    "￥": "CNY",
    "us$": "USD",
    "$": "USD",
}
_SPACES = " \u00a0"


@cache
def _words() -> tuple[dict[str, tuple[str, Decimal]], int]:
    text = (files(__package__) / "data" / "units.tsv").read_text(encoding="utf-8")
    known: dict[str, tuple[str, Decimal]] = {}
    for line in text.splitlines()[1:]:
        code, factor, words = line.split("\t")
        for word in words.split():
            known.setdefault(word, (code, Decimal(factor)))
    return known, max(map(len, known))


def units_of(word: str) -> tuple[str, Decimal] | None:
    """The code and the factor of a unit word, or None.

    >>> units_of("兆瓦")
    ('kW', Decimal('1000'))
    """
    return _words()[0].get(word)


def unit_after(text: str, position: int) -> UnitWord | None:
    """The longest unit word that begins there, one space allowed before it.

    >>> unit_after("25万千瓦时电", 3).code
    'kWh'
    """
    known, longest = _words()
    if text[position : position + 1] in _SPACES and text[position : position + 1]:
        position += 1
    window = text[position : position + longest]
    for length in range(len(window), 0, -1):
        entry = known.get(window[:length])
        if entry is None:
            continue
        word = window[:length]
        following = window[length : length + 1] or text[position + length : position + length + 1]
        if (
            word[-1].isascii()
            and word[-1].isalpha()
            and following.isascii()
            and following.isalnum()
        ):
            # A word in Latin letters ends where no letter or digit follows.
            continue
        return UnitWord(entry[0], entry[1], word, position, position + length)
    return None


def unit_before(text: str, position: int) -> UnitWord | None:
    """The unit word printed before a number: US$5, 人民币5亿.

    >>> unit_before("US$5 million", 3).code
    'USD'
    """
    window = text[max(0, position - 4) : position].lower().rstrip(_SPACES)
    end = position - (len(text[:position]) - len(text[:position].rstrip(_SPACES)))
    for word, code in _BEFORE.items():
        if window.endswith(word):
            return UnitWord(code, Decimal(1), text[end - len(word) : end], end - len(word), end)
    return None
