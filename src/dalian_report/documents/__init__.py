"""Documents: reports, observations and changes as JSON, read and written.

The tests check the shipped data, so they are read table by table without a second check. A user's
document is always checked in full and never loaded in part.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dalian_report._lazy import importer
from dalian_report._version import SCHEMA_VERSION
from dalian_report.documents import _shipped
from dalian_report.documents._editions import editions
from dalian_report.errors import DataError, Problem, UnknownKeyError
from dalian_report.model._tables import HEADER, TABLES

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from dalian_report.documents._outcomes import national_observations, observations
    from dalian_report.model import Change, Observation
    from dalian_report.model._tables import Tables

__all__ = [
    "changes",
    "content",
    "dumps",
    "editions",
    "national_observations",
    "observations",
    "read_observations",
    "schema",
    "write",
    "write_observations",
]

# Most uses of a report need no outcomes, and a cold start is faster without them.
__getattr__: Callable[[str], object] = importer(
    globals(), dict.fromkeys(("national_observations", "observations"), "_outcomes")
)

_SCHEMAS = ("report", "observations", "changes", "rows")


def changes(since: str = "0.0.0") -> tuple[Change, ...]:
    """Return the changes of the data versions after `since`, oldest first.

    Raises:
        DataError: if `since` is not a data version such as "1.0.0".

    >>> changes()[0].kind
    'released'
    """
    after = _version(since)
    shipped: tuple[Change, ...] = _shipped.table("changes", "changes.json")
    return tuple(change for change in shipped if _version(change.data_version) > after)


def _version(text: object) -> tuple[int, ...]:
    numbers = text.split(".") if isinstance(text, str) and text.isascii() else []
    if len(numbers) != 3 or not all(number.isdigit() and len(number) < 7 for number in numbers):
        raise DataError([Problem("since", "not-a-version", text, example="1.0.0")])
    return tuple(map(int, numbers))


def schema(kind: str = "report") -> dict[str, Any]:
    """Return the JSON Schema of a document: report, observations, changes or rows.

    Rows are the numbers of a text, coded by hand or by a program, for `draft`.

    Raises:
        UnknownKeyError: for another kind.
    """
    if kind not in _SCHEMAS:
        raise UnknownKeyError(kind, _SCHEMAS, "schema")
    document: dict[str, Any] = json.loads(_shipped.content(f"{kind}.schema.json"))
    return document


def dumps(report: Tables) -> str:
    """Return the report as canonical JSON text: one record a line, LF, a final newline.

    Raises:
        DataError: if `report` is not a report. The report of a draft is its `report`.

    >>> from dalian_report import load, loads
    >>> loads(dumps(load())) == load()
    True
    """
    return _document(report, HEADER, TABLES)


def _document(report: Tables, header: Iterable[str], tables: Iterable[str]) -> str:
    from dalian_report.documents import _codec as codec

    if not hasattr(report, "schema_version"):
        raise DataError([Problem("report", "not-a-report", report)])
    return codec.dump(
        {name: getattr(report, name) for name in header},
        {name: getattr(report, name) for name in tables},
    )


def write(report: Tables, path: str | os.PathLike[str]) -> None:
    """Write the report to a file: wholly or not at all.

    Raises:
        DataError: if the report would not be read back. Nothing is written then.
        UnwritableError: if the file cannot be written. An existing file is kept.
    """
    from dalian_report.documents import _codec as codec

    text = dumps(report)
    codec.parse(text, "report")
    _replace(path, text)


def read_observations(path: str | os.PathLike[str]) -> tuple[Observation, ...]:
    """Return observations from a file in the form of the shipped `observations.json`.

    Raises:
        DataError: if the file cannot be read, or with every problem in it.
    """
    from dalian_report.documents import _codec as codec

    observations: tuple[Observation, ...] = codec.parse(content(path), "observations")[
        "observations"
    ]
    return observations


def write_observations(
    observations: Iterable[Observation],
    path: str | os.PathLike[str],
    *,
    data_version: str = "1.0.0",
) -> None:
    """Write observations to a file: wholly or not at all.

    Raises:
        DataError: if they would not be read back. Nothing is written then.
        UnwritableError: if the file cannot be written. An existing file is kept.
    """
    from dalian_report.documents import _codec as codec

    header = {"schema_version": SCHEMA_VERSION, "data_version": data_version}
    text = codec.dump(header, {"observations": tuple(observations)})
    codec.parse(text, "observations")
    _replace(path, text)


def content(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a document.

    Raises:
        DataError: if the file cannot be read or is too large.
    """
    from dalian_report.documents import _files
    from dalian_report.documents._codec import LARGEST_DOCUMENT

    return _files.content(path, LARGEST_DOCUMENT)


def _replace(path: str | os.PathLike[str], text: str) -> None:
    from dalian_report.documents import _files

    _files.replace(path, text)
