"""The probable reason why a text is not the source of a report.

A hash says no more than no. But the common mishaps can be undone one by one until the hash
says yes, and a report knows some words of its source by their place: the terms of its
glossary. They show about where a text begins to differ.
"""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import combinations
from typing import TYPE_CHECKING, Any

from dalian_report.errors import SourceMismatchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dalian_report.lookup._lookups import Lookups
    from dalian_report.model import Source

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


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end(text: str, source: Source) -> str:
    body = text.rstrip()
    missing = source.length - len(body)
    return body + "\n" * missing if 0 <= missing <= 3 else text


_MISHAPS: dict[str, Callable[[str, Source], str]] = {
    "line-ends": lambda text, _: _line_ends(text),
    "end-of-text": _end,
    "trailing-blanks": lambda text, _: "\n".join(line.rstrip(" \t") for line in text.split("\n")),
    "typographic-marks": lambda text, _: text.translate(_TYPED),
    "not-composed": lambda text, _: unicodedata.normalize("NFC", text),
    "not-decomposed": lambda text, _: unicodedata.normalize("NFD", text),
}
"""What may have happened to a text, and how it is undone."""


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
                    mended = _MISHAPS[mishap](mended, source)
                raw = mended.encode("utf-8", "surrogatepass")
                same_length = len(mended) == source.length
                if same_length and hashlib.sha256(raw).hexdigest() == source.sha256:
                    yield chosen if fault is None else (fault, *chosen)


def _readings(raw: bytes) -> Iterator[tuple[str | None, str]]:
    for encoding, fault in _ENCODINGS.items():
        try:
            yield fault, raw.decode(encoding)
        except UnicodeDecodeError:
            continue


def _kind(raw: bytes) -> str | None:
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")):
        return "page with its markup, not the text of a page"
    return "PDF file" if head.startswith(b"%pdf") else None


def _differences(raw: bytes, report: Lookups) -> dict[str, Any]:
    """Return the fields of the error that state where and how the text differs."""
    source = report.source
    try:
        text = _line_ends(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return {"byte": error.start}
    lengths = {"length": len(text), "wanted": source.length}
    if len(text) == source.length:
        lengths = {"same_length": source.length}
    return lengths | _terms_in_place(text, report)


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
