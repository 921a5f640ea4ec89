"""Full-width forms, traditional characters and odd signs, made plain one for one."""

from __future__ import annotations

from functools import cache

from importlib_resources import files

__all__ = ["folded"]

_SIGNS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u2236": ":",
    "\ufe55": ":",
    "\uff61": "。",
    "\ufe6a": "%",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2015": "—",
    "\u2212": "-",
    "\u2500": "—",
    "\ufe63": "-",
    "\u223c": "~",
    "\u301c": "~",
}
# The punctuation of Chinese keeps its own forms: it parts sentences and clauses.
_KEPT = "，；：？！（）"


@cache
def _table() -> dict[int, str]:
    wide = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
    kept = {code: plain for code, plain in wide.items() if chr(code) not in _KEPT}
    pairs = (files(__package__) / "data" / "traditional.txt").read_text(encoding="utf-8").split()
    plain_forms = {ord(pair[0]): pair[1] for pair in pairs}
    return kept | plain_forms | {ord(sign): plain for sign, plain in _SIGNS.items()}


def folded(text: str) -> str:
    """The text with plain digits, signs and characters; each character keeps its place.

    >>> folded("增長６．５％")
    '增长6.5%'
    """
    return text.translate(_table())
