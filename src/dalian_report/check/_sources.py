"""The bytes that come in: documents and source texts, and their possible faults."""

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

SourceText: TypeAlias = "str | bytes | os.PathLike[str]"
"""The text of a source, or the path of a file that holds it. A `str` is the text itself."""

_MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def document_findings(error: DataError) -> tuple[Finding, ...]:
    """The problems of a document that cannot be read."""
    return tuple(
        Finding.of(
            "document",
            problem.path,
            value=problem.value,
            reason=problem.message,
            problem=problem.code,
        )
        for problem in error.problems
    )


def encoding_faults(data: str | bytes) -> list[tuple[str, str | None]]:
    """Return the faults of encoding and line ends: the case, and the name of a mark."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    faults: list[tuple[str, str | None]] = [
        ("mark", name) for mark, name in _MARKS.items() if raw.startswith(mark)
    ]
    if b"\r" in raw:
        faults.append(("line-ends", None))
    return faults


def read_source(source: Source, source_text: SourceText) -> tuple[str | None, tuple[Finding, ...]]:
    """The text, if it is the one that the report names, or None and the reason.

    Raises:
        DataError: if the file cannot be read.
    """
    data = source_text
    if isinstance(data, os.PathLike):
        data = content(data, LARGEST_DOCUMENT)
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    sha256 = hashlib.sha256(raw).hexdigest()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (Finding.of("source", "$.source", "not-utf-8", error.start),)
    if not text.strip():
        return None, (Finding.of("source", "$.source", "empty"),)
    if sha256 == source.sha256 and len(text) == source.length:
        return text, ()
    return None, (_difference(source, text, sha256),)


def _difference(source: Source, text: str, sha256: str) -> Finding:
    faults = dict(encoding_faults(text))
    details: dict[str, object] = {"mark": faults.get("mark")}
    if "line-ends" in faults:
        details["line_ends"] = "LF"
    if sha256 != source.sha256:
        details |= {"sha256": sha256, "wanted_sha256": source.sha256}
    if len(text) != source.length:
        details |= {"length": len(text), "wanted_length": source.length}
    return Finding.of("source", "$.source", "other", **details)


def official_names(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """The official names in a file, one per line, without empty lines and comments (#).

    Raises:
        DataError: if the file cannot be read.
    """
    lines = content(path, LARGEST_DOCUMENT).decode("utf-8", "replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
