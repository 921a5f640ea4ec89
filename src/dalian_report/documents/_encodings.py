"""The encoding of a file of Chinese text: strict decoders in a fixed order.

UTF-8 is self-checking: a text that it decodes without an error is UTF-8. The two-byte
encodings are not, so the decoded characters decide: in the right encoding nearly all of them
are among the few thousand common characters, in a wrong one they are scattered.
"""

from __future__ import annotations

import codecs
from functools import cache
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5", "utf-16-le", "utf-16-be", "cp1252")
_SAMPLE = 1 << 14
_PLAUSIBLE = 0.8
_CERTAIN = 0.95
# One damaged byte in a thousand characters is a fault of the copy, not another encoding.
_DAMAGED = 1000


class Decoded(NamedTuple):
    """A text, the encoding that it was read by, and how many characters were unreadable."""

    text: str
    encoding: str
    replaced: int = 0
    is_cut: bool = False
    """Whether the last character lacks bytes."""


def decoded(raw: bytes) -> Decoded | None:
    """Return the text of the bytes, or None if they are in none of the encodings.

    A mark of UTF-16 or UTF-32 belongs to the encoding and is dropped. The mark of UTF-8 stays in
    the text, as its decoder in Python leaves it there.

    >>> decoded("增长７％".encode("gb18030")).encoding
    'gb18030'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding) or _lenient(raw, encoding)
    if b"\0" not in raw[:_SAMPLE]:
        text = _strict(raw, "utf-8")
        if text is not None:
            return text
    best = max(_CANDIDATES, key=lambda encoding: _plausibility(raw, encoding))
    # Text with NULs that is not UTF-16 is still UTF-8 if its decoder accepts it.
    if b"\0" in raw[:_SAMPLE] and not best.startswith("utf-16"):
        return _strict(raw, "utf-8")
    if _plausibility(raw, best) >= _PLAUSIBLE:
        return _strict(raw, best) or _lenient(raw, best)
    return _lenient(raw, "utf-8")


def encoding_of_table(sample: bytes) -> str:
    """Return the encoding of a table by its beginning: UTF-8 unless another is certain.

    Most of a table is in ASCII, so the other characters decide alone.

    >>> encoding_of_table("gdp,420,亿元".encode("gb18030"))
    'gb18030'
    """
    for mark, encoding in (*_MARKS, (codecs.BOM_UTF8, "utf-8-sig")):
        if sample.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        for encoding in ("gb18030", "big5"):
            text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
            letters = [letter for letter in text if not letter.isascii()]
            common = _common("big5" if encoding == "big5" else "gb2312")
            if sum(letter in common for letter in letters) >= _CERTAIN * len(letters):
                return encoding
    return "utf-8"


def _strict(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if error.end < len(raw) or len(raw) - error.start > 3:
            return None
        # Only the last character is incomplete: the file was cut.
        try:
            return Decoded(raw[: error.start].decode(encoding), encoding, is_cut=True)
        except UnicodeDecodeError:
            return None


def _lenient(raw: bytes, encoding: str) -> Decoded | None:
    text = raw.decode(encoding, "replace")
    replaced = text.count("\ufffd") - raw.count("\ufffd".encode())
    if replaced * _DAMAGED > len(text):
        return None
    return Decoded(text, encoding, replaced)


def _plausibility(raw: bytes, encoding: str) -> float:
    """The share of common characters among the first ones, from 0 to 1."""
    # A sample may end within a character, which is one unlikely character in thousands.
    text = raw[:_SAMPLE].decode(encoding, "replace")
    if not text:
        return 0.0
    if encoding == "cp1252":
        # Western text is nearly all ASCII. Chinese text is not.
        is_western = sum(letter.isascii() for letter in text) > 0.9 * len(text)
        return _PLAUSIBLE if is_western else 0.0
    common = _common("big5" if encoding == "big5" else "gb2312")
    return sum(letter in common for letter in text) / len(text)


@cache
def _common(encoding: str) -> frozenset[str]:
    """ASCII, Chinese punctuation, and the characters that the standard lists by frequency.

    GB 2312 has its 3,755 common characters in rows B0 to D7, Big5 its 5,401 in A4 to C6.
    """
    first, last = (0xB0, 0xD7) if encoding == "gb2312" else (0xA4, 0xC6)
    letters = {
        bytes((lead, trail)).decode(encoding, "ignore")
        for lead in (*range(0xA1, 0xA4), *range(first, last + 1))
        for trail in range(0x40, 0xFF)
    }
    return frozenset(
        letters - {""} | {chr(code) for code in range(0x20, 0x7F)} | set("\r\n\t\u3000")
    )
