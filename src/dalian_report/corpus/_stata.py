"""A table as a Stata file, with a label for each column and for each value of a vocabulary."""

from __future__ import annotations

import errno
import math
import os
import re
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dalian_report.attainment import Verdict
from dalian_report.attainment._follow_up import Fate
from dalian_report.corpus._columns import LABELS, TABLES
from dalian_report.errors import MissingExtraError
from dalian_report.model import (
    Bound,
    Coverage,
    Direction,
    Measure,
    ObservationStatus,
    PlaceLevel,
    Sense,
    Stated,
    Status,
    Strength,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

_VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "level": PlaceLevel, "coverage": Coverage, "bound": Bound, "measure": Measure,
    "direction": Direction, "sense": Sense, "strength": Strength, "fate": Fate,
    "verdict": Verdict, "stated": Stated,
}  # fmt: skip
_STATUS = {"outcomes": ObservationStatus, "figures": Status}
_LONGEST = 2045
"""The longest text of a Stata string variable, in bytes."""
_STAMP = re.compile(rb"<timestamp>\x11.{17}</timestamp>")
_FRONT = 2000


class Stata:
    """An open table. Its columns are put together in memory."""

    def __init__(self, path: str, table: str) -> None:
        self._path, self._table = path, table
        self._kinds = TABLES[table]
        words: dict[str, type[StrEnum]] = {**_VOCABULARIES, "status": _STATUS.get(table, Status)}
        self._codes = {
            name: {member.value: code for code, member in enumerate(words[name], 1)}
            for name, kind in self._kinds.items()
            if name in words and kind is str
        }
        self._columns: dict[str, list[Any]] = {name: [] for name in self._kinds}
        self._texts: dict[str, str] = {}

    def write(self, rows: Sequence[list[Any]]) -> None:
        """Add rows."""
        for (name, kind), values in zip(self._kinds.items(), zip(*rows, strict=True), strict=False):
            if name in self._codes:
                codes = self._codes[name]
                self._columns[name] += [codes.get(value, math.nan) for value in values]
            elif kind is str:
                self._columns[name] += [self._text(value) for value in values]
            else:
                self._columns[name] += [math.nan if value is None else float(value)
                                        for value in values]  # fmt: skip

    def _text(self, value: str | None) -> str:
        """The text, cut to Stata's limit, one object for equal texts."""
        text = (value or "").encode()[:_LONGEST].decode("utf-8", "ignore")
        return self._texts.setdefault(text, text)

    def close(self) -> None:
        """Write the file."""
        if os.path.exists(self._path):
            return
        pandas, pyreadstat = libraries()
        types = {
            name: "float64" if kind is Decimal or kind is int else "float32"
            for name, kind in self._kinds.items()
            if kind is not str or name in self._codes
        }
        frame = pandas.DataFrame({
            name: pandas.Series(values, dtype=types.get(name, "object"))
            for name, values in self._columns.items()
        })  # fmt: skip
        labels = {
            name: {code: value for value, code in codes.items()}
            for name, codes in self._codes.items()
        }
        try:
            pyreadstat.write_dta(
                frame, self._path, version=15, file_label=f"dalian-report: {self._table}",
                column_labels={name: LABELS[name] for name in self._kinds},
                variable_value_labels=labels,
            )  # fmt: skip
        except pyreadstat.ReadstatError as error:
            raise OSError(errno.EIO, str(error), self._path) from None
        _drop_time(self._path)


def _drop_time(path: str) -> None:
    """Blank the time of writing in the header: equal tables are equal files."""
    with open(path, "r+b") as file:
        front = file.read(_FRONT)
        stamp = _STAMP.search(front)
        if stamp:
            file.seek(stamp.start())
            file.write(stamp[0][:12] + b"01 Jan 2000 00:00" + stamp[0][29:])


def libraries() -> tuple[Any, Any]:
    """Pandas and pyreadstat.

    Raises:
        MissingExtraError: if one is not here.
    """
    for name in ("pandas", "pyreadstat"):
        try:
            import_module(name)
        except ImportError:
            raise MissingExtraError(name, "corpus") from None
    return import_module("pandas"), import_module("pyreadstat")
