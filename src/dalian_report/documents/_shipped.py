"""The data inside the package, read table by table when first asked for.

The canonical form writes one record a line and each table under its own key, so a table is
a slice of the bytes: asking for the targets parses the targets only. A test compares its results
with the results of the strict codec.
"""

from __future__ import annotations

import json
import os
from threading import RLock
from typing import Any

from dalian_report import model
from dalian_report.documents._columns import Reader
from dalian_report.documents._strict_json import DoubtError
from dalian_report.errors import DataError, Problem
from dalian_report.model._registry import record_of

_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_lock = RLock()
_contents: dict[str, bytes] = {}
_headers: dict[str, dict[str, Any]] = {}
_tables: dict[tuple[str, str], tuple[Any, ...]] = {}


def content(name: str) -> bytes:
    """A data file of the package."""
    data = _contents.get(name)
    if data is None:
        with _lock:
            data = _contents.setdefault(name, _read(name))
    return data


def _read(name: str) -> bytes:
    # The loader that brought this module reads data files too, from a folder or a zip,
    # and costs no import. importlib_resources is for loaders without get_data.
    read = getattr(__spec__.loader, "get_data", None)
    if read is not None:
        try:
            return bytes(read(os.path.join(_DATA, name)))
        except OSError:
            pass
    import importlib_resources

    try:
        return importlib_resources.files("dalian_report").joinpath("data", name).read_bytes()
    except OSError:
        raise DataError([Problem(f"data/{name}", "missing-data")]) from None


def names() -> tuple[str, ...]:
    """The names of the data files of the package."""
    try:
        # If the data are in a folder, this costs no import.
        return tuple(os.listdir(_DATA))
    except OSError:
        import importlib_resources

        folder = importlib_resources.files("dalian_report").joinpath("data")
        return tuple(file.name for file in folder.iterdir())


def table(name: str, file: str) -> tuple[Any, ...]:
    """One table of a shipped document, the same object at every call."""
    with _lock:
        records = _tables.get((file, name))
        if records is None:
            records = _tables[file, name] = _read_table(name, file)
        return records


def _read_table(name: str, file: str) -> tuple[Any, ...]:
    text = content(file)
    start = text.index(b"[", text.index(f'\n"{name}": ['.encode()))
    end = text.index(b"\n]", start) + 2 if text[start : start + 2] == b"[\n" else start + 2
    kind = record_of(name)
    try:
        return tuple(Reader().table(kind, json.loads(text[start:end])).records)
    except DoubtError:
        raise DataError([Problem(f"{file}, $.{name}", "changed-shipped-data")]) from None


def header(edition: str) -> dict[str, Any]:
    """The fields of a shipped edition that come before its tables, the same object each time."""
    with _lock:
        known = _headers.get(edition)
        if known is None:
            text = content(f"report-{edition}.json")
            known = json.loads(text[: text.index(b',\n"sections"')] + b"}")
            known["coverage"] = model.Coverage(known["coverage"])
            place = known["place"]
            known["place"] = model.Place(**{**place, "level": model.PlaceLevel(place["level"])})
            known["source"] = model.Source(**known["source"])
            _headers[edition] = known
        return known
