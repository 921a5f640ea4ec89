"""The bytes that come in: documents and source texts, and what may be wrong with them."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, TypeAlias

from dalian_report.check._findings import Finding
from dalian_report.documents._codec import LARGEST_DOCUMENT
from dalian_report.documents._files import content

if TYPE_CHECKING:
    from dalian_report.errors import DataError
    from dalian_report.model import Source

__all__ = [
    "SourceText",
    "document_findings",
    "encoding_faults",
    "official_names",
    "read_source",
]

SourceText: TypeAlias = "str | bytes | os.PathLike[str]"
"""The text of a source, or the path of a file that holds it. A `str` is the text itself."""

_MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def document_findings(error: DataError) -> tuple[Finding, ...]:
    """The problems of a document that cannot be read."""
    return tuple(
        Finding("document", problem.path, problem.message, "mend the document at this place")
        for problem in error.problems
    )


def encoding_faults(data: str | bytes) -> list[str]:
    """What is wrong with the encoding and the line ends of a text."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    faults = [
        f"begins with a byte-order mark ({name})"
        for mark, name in _MARKS.items()
        if raw.startswith(mark)
    ]
    if b"\r" in raw:
        faults.append("has line ends other than LF")
    return faults


def read_source(source: Source, given: SourceText) -> tuple[str | None, tuple[Finding, ...]]:
    """The text, if it is the one that the report names; else None and why it is not.

    Raises:
        DataError: if the file cannot be read.
    """
    data = content(given, LARGEST_DOCUMENT) if isinstance(given, os.PathLike) else given
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    sha256 = hashlib.sha256(raw).hexdigest()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_mismatch(f"is not UTF-8: byte {error.start}"),)
    if not text.strip():
        return None, (_mismatch("is empty"),)
    if sha256 == source.sha256 and len(text) == source.length:
        return text, ()
    return None, (_mismatch(_difference(source, text, sha256)),)


def _difference(source: Source, text: str, sha256: str) -> str:
    faults = encoding_faults(text)
    if sha256 != source.sha256:
        faults.append(f"has the SHA-256 {sha256}, the report names {source.sha256}")
    if len(text) != source.length:
        faults.append(f"has {len(text)} characters, the report names {source.length}")
    return "; ".join(faults)


def _mismatch(message: str) -> Finding:
    return Finding(
        "source",
        "$.source",
        f"the source text {message}",
        "give the file that the report was coded from, unchanged, or mend the report's source",
    )


def official_names(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """The official names in a file: one a line; empty lines and those with a # are left out.

    Raises:
        DataError: if the file cannot be read.
    """
    lines = content(path, LARGEST_DOCUMENT).decode("utf-8", "replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
