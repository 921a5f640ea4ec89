"""The unit words of Chinese and English text, with their codes and factors."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from importlib_resources import files

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnitWord(NamedTuple):
    """A unit as printed."""

    code: str
    """The code of the unit. `other:` and a name if the model lacks the unit."""
    factor: Decimal
    """How many of the unit one of the printed ones is: 1000 kW for 兆瓦."""
    word: str
    start: int
    end: int


_BEFORE = {**dict.fromkeys(("人民币", "rmb", "cny", "¥", "￥"), "CNY"), "us$": "USD", "$": "USD"}
_SPACES = " \u00a0"


class StandardUnit(NamedTuple):
    """A unit that means the same in every report."""

    dimension: str
    si_factor: Fraction


def _rows(name: str) -> Iterator[list[str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines()[1:])


@cache
def standard_units() -> dict[str, StandardUnit]:
    """The units with a fixed size, by their codes.

    >>> standard_units()["ha"]
    StandardUnit(dimension='area', si_factor=Fraction(10000, 1))
    """
    return {
        code: StandardUnit(dimension, Fraction(factor))
        for code, dimension, factor in _rows("standard-units.tsv")
    }


@cache
def _words(language: str) -> tuple[dict[str, tuple[str, Decimal]], int]:
    known: dict[str, tuple[str, Decimal]] = {}
    for code, factor, its_language, words in _rows("units.tsv"):
        if its_language == language:
            for word in words.split(";") if language == "en" else words.split():
                known.setdefault(word, (code, Decimal(factor)))
    return known, max(map(len, known))


@cache
def _lengths(language: str) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that begin with each character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in _words(language)[0]:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(of_first, reverse=True)) for first, of_first in lengths.items()}


def units_of(word: str) -> tuple[str, Decimal] | None:
    """The code and the factor of a Chinese or English unit word, or None.

    >>> units_of("兆瓦")
    ('kW', Decimal('1000'))
    """
    return _words("zh")[0].get(word) or _words("en")[0].get(word.lower())


_SCALES = {
    word: 10**zeros
    for zeros, words in {
        12: "万亿 trillion tn", 11: "千亿", 10: "百亿", 9: "十亿 billion bn", 8: "亿", 7: "千万",
        6: "百万 million mn", 5: "十万", 4: "万", 3: "千 thousand", 2: "百",
    }.items()
    for word in words.split()
}  # fmt: skip


def scaled_units(words: str) -> Iterator[tuple[Decimal, str]]:
    """The ways to read a unit with a scale word before it: the scale, and the rest.

    >>> [(str(scale), unit) for scale, unit in scaled_units("万千瓦时")]
    [('1', '万千瓦时'), ('10000', '千瓦时')]
    """
    yield Decimal(1), words
    for scale, factor in _SCALES.items():
        if words.lower().startswith(scale):
            rest = words[len(scale) :]
            if not (scale.isascii() and rest[:1].isalpha()):
                yield Decimal(factor), rest.lstrip(" -")


def unit_after(text: str, position: int) -> UnitWord | None:
    """The longest Chinese unit word that begins there, one space allowed before it.

    >>> unit_after("25万千瓦时电", 3).code
    'kWh'
    """
    return _longest(text, position, "zh")


def english_unit_after(text: str, position: int) -> UnitWord | None:
    r"""The longest English unit word that begins there, a space or hyphen allowed before it.

    >>> english_unit_after("5 Square\nMetres", 1).code
    'm2'
    """
    longest = _words("en")[1]
    window = " ".join(re.split(r"[ \n]", text[position : position + longest + 1])).lower()
    word = _longest(window.replace("-", " ", 1) if window[:1] == "-" else window, 0, "en")
    if word is None:
        return None
    return word._replace(start=position + word.start, end=position + word.end)


def _longest(text: str, position: int, language: str) -> UnitWord | None:
    if text[position : position + 1] in _SPACES and text[position : position + 1]:
        position += 1
    known = _words(language)[0]
    for length in _lengths(language).get(text[position : position + 1], ()):
        word = text[position : position + length]
        entry = known.get(word)
        if entry is None:
            continue
        following = text[position + length : position + length + 1]
        latin = word[-1].isascii() and word[-1].isalnum()
        if latin and following.isascii() and following.isalnum():
            # A word in Latin letters ends where no letter or digit follows.
            continue
        return UnitWord(entry[0], entry[1], word, position, position + length)
    return None


def unit_before(text: str, position: int) -> UnitWord | None:
    """The unit word printed before a number: US$5, 人民币5亿.

    >>> unit_before("US$5 million", 3).code
    'USD'
    """
    window = text[max(0, position - 4) : position].lower()
    end = position - (len(window) - len(window.rstrip(_SPACES)))
    window = window.rstrip(_SPACES)
    for word, code in _BEFORE.items():
        if window.endswith(word):
            return UnitWord(code, Decimal(1), text[end - len(word) : end], end - len(word), end)
    return None
