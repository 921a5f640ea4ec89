"""The division of text into words: words, their roots, Chinese characters."""

from __future__ import annotations

import re
from unicodedata import normalize

from dalian_report.numerals import simplified

WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_][^\W_]*")
_ASCII_WORD = re.compile(r"\d+(?:[.,]\d+)*[a-z]*|[a-z][a-z0-9]*")
CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_AMERICAN = re.compile(r"(?<=[a-z]{3})([iy])z(?=e|ing|ation)")
_PUNCTUATION = re.compile(r"[\u2000-\u206f\u3000-\u303f\ud800-\udfff]")


def folded(text: str) -> str:
    """The text in lower case, plain Latin letters and simplified Chinese."""
    if text.isascii():
        return text.lower()
    # The halves of surrogate pairs too: SQLite takes none.
    plain = _PUNCTUATION.sub(" ", normalize("NFKD", simplified(text)))
    return _ACCENTS.sub("", plain).lower()


def words(text: str) -> list[str]:
    """The words of a folded text: letters and digits, decimals whole.

    >>> words(folded("Lüshun's 26.616 billion, 5G"))
    ['lushun', 's', '26.616', 'billion', '5g']
    """
    if text.isascii():
        return _ASCII_WORD.findall(text)
    return WORD.findall(CHINESE.sub(" ", text))


def british(word: str) -> str:
    """The word as the report spells it: "organised", not "organized"."""
    return _AMERICAN.sub(r"\1s", word) if "z" in word else word


def root(word: str) -> str:
    """The word without its inflection, in British spelling.

    >>> root("renovating") == root("renovated") == root("renovates") == root("renovate")
    True
    >>> root("organizations"), root("policies"), root("planned"), root("planes")
    ('organisation', 'policy', 'plan', 'plane')
    """
    size = len(word)
    word = british(word)
    if size > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if (size > 5 and word.endswith("ing")) or (size > 4 and word.endswith("ed")):
        word = word[: -3 if word[-1] == "g" else -2]
        if word[-1] == word[-2] and word[-1] not in "lsz":
            return word[:-1]
    elif size > 3 and word[-1] == "s" and word[-2] not in "sui":
        word = word[: -2 if word.endswith(("ches", "shes", "sses", "xes")) else -1]
    return word[:-1] if len(word) > 5 and word[-1] == "e" else word


def spaced(text: str) -> str:
    """The text with every Chinese character a word of its own."""
    return CHINESE.sub(lambda run: f" {' '.join(run[0])} ", text)


def pairs(text: str) -> list[str]:
    """Every two Chinese characters side by side.

    >>> pairs("海上风电")
    ['海上', '上风', '风电']
    """
    return [
        run[place : place + 2] for run in CHINESE.findall(text) for place in range(len(run) - 1)
    ]
