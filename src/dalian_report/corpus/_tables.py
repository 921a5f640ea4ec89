"""The tables on disk: rows streamed to CSV and Parquet, all files whole or none."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from decimal import Context, Decimal, Inexact, InvalidOperation
from hashlib import file_digest
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from dalian_report.corpus._columns import TABLES
from dalian_report.corpus._rows import cells
from dalian_report.corpus._stata import Stata, libraries
from dalian_report.documents._csv_tables import csv_text
from dalian_report.errors import DalianReportError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dalian_report.corpus._columns import Row

SUMMARY = "corpus.json"
"""The file with the counts and digests of the tables. It is there if they are whole."""

_ROW_GROUP = 20_000
_NEW = ".new"


class _Csv:
    def __init__(self, path: str, table: str) -> None:
        self._header = list(TABLES[table])
        self._file = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115
        self._file.write(next(iter(csv_text(self._header, []))))

    def write(self, rows: Sequence[list[Any]]) -> None:
        self._file.writelines(islice(csv_text(self._header, rows), 1, None))

    def close(self) -> None:
        self._file.close()


class _Parquet:
    def __init__(self, path: str, table: str) -> None:
        pa, parquet = _pyarrow()
        kinds = {
            str: pa.string(), int: pa.int64(), bool: pa.bool_(), Decimal: pa.decimal128(38, 9)
        }  # fmt: skip
        self._kinds = list(TABLES[table].values())
        self._schema = pa.schema([(name, kinds[kind]) for name, kind in TABLES[table].items()])
        self._writer = parquet.ParquetWriter(path, self._schema)
        self._rows: list[list[Any]] = []

    def write(self, rows: Sequence[list[Any]]) -> None:
        self._rows += rows
        while len(self._rows) >= _ROW_GROUP:
            self._flush(self._rows[:_ROW_GROUP])
            del self._rows[:_ROW_GROUP]

    def close(self) -> None:
        if self._writer.is_open:
            self._flush(self._rows)
            self._writer.close()

    def _flush(self, rows: list[list[Any]]) -> None:
        pa, _ = _pyarrow()
        columns = list(zip(*rows, strict=True)) or [()] * len(self._kinds)
        arrays = [
            pa.array(map(_fitting, column) if kind is Decimal else column, field.type)
            for column, kind, field in zip(columns, self._kinds, self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


_FIT = Context(prec=38, traps=[Inexact, InvalidOperation])
_PLACES = Decimal("1e-9")


def _fitting(value: Decimal | None) -> Decimal | None:
    """The number as Parquet holds it, or None for one with too many digits."""
    try:
        return None if value is None else value.quantize(_PLACES, context=_FIT)
    except (Inexact, InvalidOperation):
        return None


def _pyarrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtraError("pyarrow", "corpus") from None


FORMATS: Mapping[str, type[_Csv | _Parquet | Stata]] = {
    "csv": _Csv, "parquet": _Parquet, "stata": Stata
}  # fmt: skip
"""The formats of the tables."""
_ENDINGS = {"stata": "dta"}


def _file_name(table: str, form: str) -> str:
    return f"{table}.{_ENDINGS.get(form, form)}"


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats, sorted.

    Raises:
        DalianReportError: if a table is unknown or missing.
        MissingExtraError: if Parquet or Stata needs the extra `corpus`.
    """
    chosen = tuple(sorted(set(formats)))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        value = unknown[0] if unknown else chosen
        raise DalianReportError("unknown-choice", "formats", value, choices=tuple(FORMATS))
    if "parquet" in chosen:
        _pyarrow()
    if "stata" in chosen:
        libraries()
    return chosen


def file_names() -> set[str]:
    """The names of all files that a run may write."""
    return {SUMMARY, *(_file_name(table, form) for table in TABLES for form in FORMATS)}


class TableWriter:
    """The new tables, beside the old ones until `publish` puts them in their place."""

    def __init__(self, out: str, formats: Sequence[str]) -> None:
        self.out, self.new = out, os.path.join(out, _NEW)
        self.counts = dict.fromkeys(TABLES, 0)
        shutil.rmtree(self.new, ignore_errors=True)
        os.mkdir(self.new)
        self._files = {
            name: (table, FORMATS[form](self._path(name), table))
            for table in TABLES
            for form in formats
            for name in [_file_name(table, form)]
        }

    def _path(self, name: str) -> str:
        return os.path.join(self.new, name)

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table, in their final order."""
        self.counts[table] += len(rows)
        for name, file in self._files.values():
            if name == table:
                file.write([cells(table, row) for row in rows])

    def publish(self) -> None:
        """Put the new tables in the place of the old ones. The summary comes last."""
        for _, file in self._files.values():
            file.close()
        digests: dict[str, str] = {}
        for name in sorted(self._files):
            with open(self._path(name), "rb") as written:
                digests[name] = file_digest(written, "sha256").hexdigest()
                os.fsync(written.fileno())
        with open(self._path(SUMMARY), "w", encoding="utf-8", newline="\n") as summary:
            json.dump({"rows": self.counts, "sha256": digests}, summary, indent=2)
            summary.write("\n")
            summary.flush()
            os.fsync(summary.fileno())
        for name in sorted(file_names(), key=lambda name: name != SUMMARY):
            if os.path.lexists(old := os.path.join(self.out, name)):
                os.unlink(old)
        for name in (*sorted(self._files), SUMMARY):
            os.replace(self._path(name), os.path.join(self.out, name))
        os.rmdir(self.new)

    def discard(self) -> None:
        """Remove the written parts of the new tables."""
        for _, file in self._files.values():
            # The disk that is full for a table may be full for its last rows too.
            with suppress(OSError):
                file.close()
        shutil.rmtree(self.new, ignore_errors=True)
