"""Why a text is not the source of a report, as far as that can be told.

A hash says no more than no. But the common mishaps can be undone one by one until the hash
says yes, and a report knows some words of its source by their place: the terms of its
glossary. They show about where a text begins to differ.
"""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dalian_report.lookup._lookups import Lookups
    from dalian_report.model import Source

__all__ = ["explanation"]

_ENCODINGS = {
    "utf-8": None,
    "utf-8-sig": "a byte-order mark at its beginning (save it as UTF-8 without one)",
    "utf-16": "its encoding, UTF-16 (save it as UTF-8)",
    "utf-16-le": "its encoding, UTF-16 without a mark (save it as UTF-8)",
    "utf-16-be": "its encoding, UTF-16 without a mark (save it as UTF-8)",
    "utf-32": "its encoding, UTF-32 (save it as UTF-8)",
    "gb18030": "its encoding, GB 18030 (save it as UTF-8)",
    "cp1252": "its encoding, Windows-1252 (save it as UTF-8)",
    "latin-1": "its encoding, Latin-1 (save it as UTF-8)",
}
_TYPED = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")
_FEW = 0.05
# More than the longest encoding of a text makes of it: nothing is tried on longer ones.
_BYTES_A_CHARACTER = 8


class _Mishap(NamedTuple):
    name: str
    undone: Callable[[str, Source], str]


def _line_ends(text: str, source: Source) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end(text: str, source: Source) -> str:
    body = text.rstrip()
    missing = source.length - len(body)
    return body + "\n" * missing if 0 <= missing <= 3 else text


def _composed(text: str, source: Source) -> str:
    return unicodedata.normalize("NFC", text)


def _decomposed(text: str, source: Source) -> str:
    return unicodedata.normalize("NFD", text)


def _typed(text: str, source: Source) -> str:
    return text.translate(_TYPED)


def _line_tails(text: str, source: Source) -> str:
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))


_MISHAPS = (
    _Mishap("its line ends (convert the line ends to LF)", _line_ends),
    _Mishap("white space at its end (add or remove the last line end)", _end),
    _Mishap("blanks at the ends of lines (remove them)", _line_tails),
    _Mishap("typographic quotation marks, dashes or blanks (type plain ones)", _typed),
    _Mishap("the Unicode form of its letters (normalise it to NFC)", _composed),
    _Mishap("the Unicode form of its letters (normalise it to NFD)", _decomposed),
)


def explanation(raw: bytes, report: Lookups) -> str:
    """One line on what tells these bytes from the source of the report."""
    source = report.source
    lead = f"this is not the source of the report of {report.edition}"
    if not raw.strip():
        return f"{lead}: it is empty"
    if hashlib.sha256(raw).hexdigest() == source.sha256:
        return _wrong_record(raw, source)
    if len(raw) <= _BYTES_A_CHARACTER * (source.length + 100):
        for faults in _undone(raw, source):
            return f"this is the source of the report of {report.edition} but for {faults}"
    return "; ".join([lead + _kind(raw), *_differences(raw, report)])


def _wrong_record(raw: bytes, source: Source) -> str:
    found = len(raw.decode("utf-8", "replace"))
    return (
        f"the text has the SHA-256 that the report names, but {found:,} characters where the"
        f" report says {source.length:,}: mend the report's source"
    )


def _undone(raw: bytes, source: Source) -> Iterator[str]:
    """What was to be undone to make the text the source; nothing if that is not all."""
    readings = list(_readings(raw))
    for count in range(3):
        for fault, text in readings:
            for chosen in combinations(_MISHAPS, count):
                mended = text
                for mishap in chosen:
                    mended = mishap.undone(mended, source)
                if len(mended) == source.length and _sha256(mended) == source.sha256:
                    yield " and ".join([*filter(None, [fault]), *(one.name for one in chosen)])


def _readings(raw: bytes) -> Iterator[tuple[str | None, str]]:
    for encoding, fault in _ENCODINGS.items():
        try:
            yield fault, raw.decode(encoding)
        except UnicodeDecodeError:
            continue


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _kind(raw: bytes) -> str:
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")):
        return ": it is a page with its markup, not the text of one"
    if head.startswith(b"%pdf"):
        return ": it is a PDF file"
    return ""


def _differences(raw: bytes, report: Lookups) -> Iterator[str]:
    source = report.source
    try:
        text = _line_ends(raw.decode("utf-8-sig"), source)
    except UnicodeDecodeError as error:
        yield f"it is not UTF-8 (byte {error.start:,})"
        return
    more = len(text) - source.length
    if more:
        kind = "more" if more > 0 else "fewer"
        counts = f"it has {len(text):,} characters, the source {source.length:,}"
        yield f"{counts} ({abs(more):,} {kind})"
    else:
        yield f"it has as many characters as the source ({source.length:,}), but not the same"
    yield from _first_difference(text, report)


def _first_difference(text: str, report: Lookups) -> Iterator[str]:
    known = sorted(
        (span.start, span.end, {entry.printed, *entry.variants})
        for entry in report.glossary
        for span in entry.spans
    )
    if not known:
        return
    in_place = [text[start:end] in forms for start, end, forms in known]
    whose = f"the {len(known):,} terms whose place the report knows"
    count = f"in place: {sum(in_place):,} of {whose}"
    if all(in_place):
        yield f"in place: all of {whose}"
    elif sum(in_place) <= _FEW * len(known):
        yield f"{count} (another text, or another edition)"
    else:
        start, end, _ = known[in_place.index(False)]
        yield f"{count}, the first out of place at characters {start:,} to {end:,}"
