"""Full-width forms, traditional characters and odd signs, made plain one for one."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import category, decimal

from importlib_resources import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ODD_SIGNS = {
    ":": "\u2236\ufe55",
    "。": "\uff61",
    "%": "\ufe6a\u066a",
    "-": "\u2010\u2011\u2012\u2013\u2212\ufe63",
    "—": "\u2015\u2500",
    "~": "\u223c\u301c",
    "¥": "\uffe5",
    "〇": "\u25cb\u25ef",
    "≤": "\u2264\u2266\u2a7d",
    "≥": "\u2265\u2267\u2a7e",
    "<": "\ufe64",
    ">": "\ufe65",
}
# In １，２００ the comma is one of thousands.
_WIDE_COMMA = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
# The punctuation of Chinese keeps its own forms: it parts sentences and clauses.
_KEPT = "，；：？！（）"


class _Plain(dict[int, int | str]):
    """The replacement of each character. Most stay the same, which is noted at first use."""

    def __missing__(self, code: int) -> int | str:
        character = chr(code)
        if character in _KEPT or character.isascii():
            plain: int | str = code
        elif 0xFF01 <= code <= 0xFF5E:
            plain = chr(code - 0xFEE0)
        elif category(character) == "Zs":
            plain = " "
        else:
            digit = decimal(character, None)
            plain = code if digit is None else str(digit)
        self[code] = plain
        return plain


@cache
def _traditional() -> dict[int, int | str]:
    pairs = (files(__package__) / "data" / "traditional.txt").read_text(encoding="utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def _plain() -> _Plain:
    signs = {ord(odd): plain for plain, signs in _ODD_SIGNS.items() for odd in signs}
    return _Plain(_traditional() | signs)


def folded(text: str) -> str:
    """The text with plain digits, signs and characters. Each character keeps its place.

    >>> folded("增長６．５％")
    '增长6.5%'
    """
    return text if text.isascii() else _replaced(_WIDE_COMMA.sub(",", text), _plain(), _STAY_FOLDED)


def simplified(text: str) -> str:
    """The text with simplified characters. Everything else stays as it is.

    >>> simplified("一般預算 2%")
    '一般预算 2%'
    """
    return text if text.isascii() else _replaced(text, _traditional(), _STAY_SIMPLE)


def with_traditional(words: Iterable[str]) -> Iterator[str]:
    """The words, each in all its spellings with traditional characters.

    >>> list(with_traditional(["低于"]))
    ['低于', '低於']
    """
    spellings: dict[str, list[str]] = {}
    for code, plain in _traditional().items():
        spellings.setdefault(str(plain), [str(plain)]).append(chr(code))
    for word in words:
        for letters in product(*(spellings.get(letter, letter) for letter in word)):
            yield "".join(letters)


# With more different characters to replace, one pass over the text is faster.
_FEW = 40
# Most texts have the same few thousand characters.
_STAY_FOLDED: set[str] = set()
_STAY_SIMPLE: set[str] = set()


def _replaced(text: str, plain: Mapping[int, int | str], same: set[str]) -> str:
    """The text with other characters: `str.translate`, faster for the few that most texts need.

    `same` collects the characters that are known to stay.
    """
    changes: dict[str, str] = {}
    for character in set(text).difference(same):
        new = _get(plain, ord(character))
        if isinstance(new, str) and new != character:
            changes[character] = new
        else:
            same.add(character)
    if len(changes) > _FEW or not changes.keys().isdisjoint(changes.values()):
        return text.translate(plain)
    for character, new in changes.items():
        text = text.replace(character, new)
    return text


def _get(plain: Mapping[int, int | str], code: int) -> int | str:
    try:
        return plain[code]
    except KeyError:
        return code
