"""The probable reason why a text is not the source of a report.

A hash says no more than no. But the common mishaps can be undone one by one until the hash
says yes, and a report knows some words of its source by their place: the terms of its
glossary. They show about where a text begins to differ.
"""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report.errors import SourceMismatchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dalian_report.lookup._lookups import Lookups
    from dalian_report.model import Source

__all__ = ["mismatch"]

_ENCODINGS = {
    "utf-8": None,
    "utf-8-sig": "byte-order-mark",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "utf-32": "utf-32",
    "gb18030": "gb-18030",
    "cp1252": "windows-1252",
    "latin-1": "latin-1",
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
    _Mishap("line-ends", _line_ends),
    _Mishap("end-of-text", _end),
    _Mishap("trailing-blanks", _line_tails),
    _Mishap("typographic-marks", _typed),
    _Mishap("not-composed", _composed),
    _Mishap("not-decomposed", _decomposed),
)


def mismatch(raw: bytes, report: Lookups) -> SourceMismatchError:
    """Return the error that names the difference between these bytes and the report's source."""
    source, edition = report.source, report.edition
    if not raw.strip():
        return SourceMismatchError("empty-source", "source", edition=edition)
    if hashlib.sha256(raw).hexdigest() == source.sha256:
        length = len(raw.decode("utf-8", "replace"))
        return SourceMismatchError(
            "wrong-source-length", "source", length=length, wanted=source.length
        )
    if len(raw) <= _BYTES_A_CHARACTER * (source.length + 100):
        for alterations in _undone(raw, source):
            return SourceMismatchError(
                "altered-source", "source", edition=edition, alterations=alterations
            )
    return SourceMismatchError(
        "other-source", "source", edition=edition, kind=_kind(raw), **_differences(raw, report)
    )


def _undone(raw: bytes, source: Source) -> Iterator[tuple[str, ...]]:
    """Yield the alterations whose undoing makes the text the source, if any do."""
    readings = list(_readings(raw))
    for count in range(3):
        for fault, text in readings:
            for chosen in combinations(_MISHAPS, count):
                mended = text
                for mishap in chosen:
                    mended = mishap.undone(mended, source)
                if len(mended) == source.length and _sha256(mended) == source.sha256:
                    names = [mishap.name for mishap in chosen]
                    yield tuple(names if fault is None else [fault, *names])


def _readings(raw: bytes) -> Iterator[tuple[str | None, str]]:
    for encoding, fault in _ENCODINGS.items():
        try:
            yield fault, raw.decode(encoding)
        except UnicodeDecodeError:
            continue


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _kind(raw: bytes) -> str | None:
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")):
        return "page with its markup, not the text of a page"
    return "PDF file" if head.startswith(b"%pdf") else None


def _differences(raw: bytes, report: Lookups) -> dict[str, Any]:
    """Return the fields of the error that state where and how the text differs."""
    source = report.source
    try:
        text = _line_ends(raw.decode("utf-8-sig"), source)
    except UnicodeDecodeError as error:
        return {"byte": error.start}
    if len(text) == source.length:
        return {"same_length": source.length, **_terms_in_place(text, report)}
    lengths = {"length": len(text), "wanted": source.length}
    return {**lengths, **_terms_in_place(text, report)}


def _terms_in_place(text: str, report: Lookups) -> dict[str, int]:
    known = sorted(
        (span.start, span.end, {entry.printed, *entry.variants})
        for entry in report.glossary
        for span in entry.spans
    )
    if not known:
        return {}
    in_place = [text[start:end] in forms for start, end, forms in known]
    counts = {"in_place": sum(in_place), "terms": len(known)}
    if all(in_place) or sum(in_place) <= _FEW * len(known):
        return counts
    start, end, _ = known[in_place.index(False)]
    return {**counts, "start": start, "end": end}
