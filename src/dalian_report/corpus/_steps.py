"""The steps of a worker: one text becomes a part, and two texts of a place become a part."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report.attainment._pair_card import TextDoubt
from dalian_report.cards import follow_up
from dalian_report.corpus._columns import TABLES, Row
from dalian_report.corpus._listing import shown_path
from dalian_report.corpus._parts import key_of, read_part, write_part
from dalian_report.corpus._rows import draft_rows, outcome_rows
from dalian_report.documents import _files, dumps
from dalian_report.drafting import draft, read_text
from dalian_report.errors import DalianReportError, DataError, Problem
from dalian_report.model import Span
from dalian_report.report import Report, loads

if TYPE_CHECKING:
    from collections.abc import Generator

_LARGEST = 64 * 2**20


class Failure(NamedTuple):
    """A file or a pair that gave no rows."""

    path: str
    sha256: str
    step: str
    """list, read or judge."""
    code: str
    message: str

    def row(self) -> Row:
        """The failure as a row of its table."""
        return {**self._asdict(), "source_sha256": self.sha256 or None}


class Text(NamedTuple):
    """A text that was read. Its rows are in its part."""

    path: str
    """Relative to the folder of the corpus."""
    full: str
    key: str
    place: str
    """Empty if the text and its path name none."""
    place_id: str
    """Empty if it is not certain which place has this name."""
    year: int | None
    sha256: str

    @property
    def table_path(self) -> str:
        """The path as the tables have it."""
        return shown_path(self.path)


class Pair(NamedTuple):
    """Two consecutive reports of a place. The judged rows are in their part."""

    this: Text
    following: Text
    key: str


def read_text_file(folder: str, parts: str, path: str) -> Text | Failure:
    """Draft a text, unless its part is there, and return the input of the next steps."""
    full = os.path.join(folder, path)
    try:
        content = _files.content(full, _LARGEST)
        if not content.strip():
            return Failure(shown_path(path), "", "read", "empty-file", "the file is empty")
        # The last two names of the path are a hint at place and year.
        hint = "/".join(Path(full).parts[-2:])
        key = key_of(os.fsencode(hint), content)
        new: dict[str, Any] = {}
        part = read_part(parts, key)
        if part is None:
            drafted = draft(Path(full))
            new = {"report": dumps(drafted.report), "rows": draft_rows(drafted)}
    except Exception as error:
        return failure_of(path, "", "read", error)
    if part is None:
        write_part(parts, key, new)
    row = (part or new)["rows"]["reports"][0]
    place = "" if row["place_id"] == "unknown" else row["place"]
    place_id = row["place_id"] if row["place_code"] or row["level"] == "nation" else ""
    return Text(path, full, key, place, place_id, row["year"], row["source_sha256"])


def judge_pair(parts: str, couple: tuple[Text, Text]) -> Pair | Failure:
    """Judge a report by the next one of the place, unless the part is there."""
    this, following = couple
    key = key_of(this.key.encode(), following.key.encode())
    pair = Pair(this, following, key)
    if read_part(parts, key) is not None:
        return pair
    try:
        rows = _judged(parts, this, following)
    except Exception as error:
        return failure_of(this.path, this.sha256, "judge", error)
    write_part(parts, key, {"rows": rows})
    return pair


def _judged(parts: str, this: Text, following: Text) -> list[Row]:
    first, doubts = _kept(parts, this)
    second, more = _kept(parts, following)
    return outcome_rows(
        follow_up(
            first,
            second,
            source=first.attach(text=read_text(Path(this.full)).source),
            next_source=second.attach(text=read_text(Path(following.full)).source),
            text_doubts=(*doubts, *more),
        )
    )


def _kept(parts: str, text: Text) -> tuple[Report, list[TextDoubt]]:
    """The report of a part, and its doubts."""
    part = read_part(parts, text.key)
    if part is None:
        raise DataError([Problem(text.table_path, "unreadable-file", reason="its part is missing")])
    report = loads(part["report"])
    whole = (0, report.source.length)
    doubts: list[TextDoubt] = []
    for row in part["rows"]["doubts"]:
        ends = (row["start"], row["end"])
        span = None if ends == whole else Span(*ends)
        doubts.append(TextDoubt(report.year, row["code"], row["message"], span))
    return report, doubts


def failure_of(path: str, digest: str, step: str, error: Exception) -> Failure:
    """The failure that an error is, without the folder in which the corpus is."""
    if isinstance(error, DataError):
        message = "; ".join(problem.message for problem in error.problems)
        return Failure(shown_path(path), digest, step, error.code, message)
    if isinstance(error, DalianReportError):
        return Failure(shown_path(path), digest, step, error.code, str(error))
    return Failure(shown_path(path), digest, step, "unexpected", type(error).__name__)


def text_rows(path: str, content: bytes) -> dict[str, list[Row]]:
    r"""Return the rows of one text by table, as `run` writes them, for other engines.

    The tables are the members of `TABLES` except `outcomes`. Numbers are decimals as text. A text
    that cannot be read gives one row of `failures`, and no exception. A doubt about two texts of
    one place and year needs the whole collection, so only `run` has it.

    Args:
        path: The path of the text, which the rows repeat. Its last two names are a hint at place
            and year.
        content: The bytes of the file.

    >>> text = "2031年海城市政府工作报告\n二、2031年工作安排\n税收增长6%。".encode()
    >>> [row["value"] for row in text_rows("海城市/2031.md", text)["figures"]]
    ['6']
    """
    if not content.strip():
        return _failed(Failure(path, "", "read", "empty-file", "the file is empty"))
    try:
        with _file(path, content) as full:
            drafted = draft(full)
    except Exception as error:
        return _failed(failure_of(path, "", "read", error))
    return {
        table: [_whole(table, {**row, "path": path}) for row in rows]
        for table, rows in draft_rows(drafted).items()
    } | {"failures": []}


def pair_rows(path: str, content: bytes, next_path: str, next_content: bytes) -> list[Row]:
    """Return the rows of `outcomes` that a text and the next one of its place give.

    Args:
        path: The path of the report.
        content: The bytes of its file.
        next_path: The path of the report of the year after.
        next_content: The bytes of its file.

    Raises:
        DalianReportError: if a text cannot be read, or the two are not a pair.
    """
    with _file(path, content) as full, _file(next_path, next_content) as next_full:
        first, second = draft(full), draft(next_full)
    doubts = [
        TextDoubt(one.report.year, doubt.code.value, doubt.message, doubt.span)
        for one in (first, second)
        for doubt in one.doubts
    ]
    pair = follow_up(
        first.report, second.report, source=first.source, next_source=second.source,
        text_doubts=doubts,
    )  # fmt: skip
    paths = {"path": path, "next_path": next_path}
    return [_whole("outcomes", {**row, **paths}) for row in outcome_rows(pair)]


@contextmanager
def _file(path: str, content: bytes) -> Generator[Path]:
    """The content as a file with the last two names of the path."""
    with TemporaryDirectory() as place:
        full = Path(place, *Path(path).parts[-2:])
        full.parent.mkdir(exist_ok=True)
        full.write_bytes(content)
        yield full


def _failed(failure: Failure) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {table: [] for table in TABLES if table != "outcomes"}
    return {**tables, "failures": [failure.row()]}


def _whole(table: str, row: Row) -> Row:
    """The row with every column of its table, in their order."""
    return {name: row.get(name) for name in TABLES[table]}
