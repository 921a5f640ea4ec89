"""The run: texts to parts, pairs to parts, parts to tables."""

from __future__ import annotations

import errno
import os
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from dalian_report._plain_text import counted
from dalian_report.corpus._listing import filled_listing, shown_path
from dalian_report.corpus._parts import drop_others, read_part
from dalian_report.corpus._places import SamePlace
from dalian_report.corpus._steps import Failure, Pair, Text, judge_pair, read_text_file
from dalian_report.corpus._tables import SUMMARY, TableWriter, check_formats, file_names
from dalian_report.corpus._workers import results
from dalian_report.errors import DalianReportError, DataError, Problem, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dalian_report.corpus._listing import Listing

    Progress = Callable[[str, int, int], None]

Task = TypeVar("Task")
Result = TypeVar("Result")

_PARTS = ".parts"
_OF_A_TEXT = ("reports", "figures", "targets", "doubts")


@attrs.frozen
class Corpus:
    """The files that a run has written."""

    out: str
    """The folder of the tables."""
    rows: Mapping[str, int]
    """The number of rows of each table."""

    def __str__(self) -> str:
        """The counts, one line."""
        rows = self.rows
        words = [counted(rows[name], name.removesuffix("s")) for name in rows]
        return f"{self.out}: {', '.join(words)}"

    def to_dict(self) -> dict[str, Any]:
        """Return the folder and the counts as plain values, for JSON."""
        return {"out": self.out, "rows": dict(self.rows)}


def run(
    folder: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    processes: int | None = None,
    formats: Iterable[str] = ("parquet", "csv"),
    progress: Progress | None = None,
) -> Corpus:
    r"""Read every work report of a folder and write the tables.

    The tables are `reports`, `figures`, `targets`, `outcomes` (the targets of a report, judged by
    the next report of the place), `doubts` and `failures`. Their bytes are the same at every run
    and with any number of processes. A stopped run resumes at the same place. The files are
    written whole: `corpus.json` is there if, and only if, all tables are.

    The work is done in new processes, so a script calls this function under
    `if __name__ == "__main__":`.

    Args:
        folder: The folder of the texts, with all folders in it.
        out: The folder of the tables, outside the folder of the texts.
        processes: The number of worker processes, by default one for each core.
        formats: csv, parquet, stata. The last two need the extra `corpus`. A Stata table is put
            together in memory.
        progress: Called with the step (`texts`, `pairs`), the number done and the total.

    Raises:
        DataError: if it is not a folder, lacks texts, or contains `out`.
        UnwritableError: if a file cannot be written, or `out` has other files of these names.
        MissingExtraError: if Parquet or Stata needs the extra `corpus`.

    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     texts = os.path.join(place, "texts")
    ...     os.mkdir(texts)
    ...     with open(os.path.join(texts, "海城市2031.txt"), "w", encoding="utf-8") as file:
    ...         _ = file.write("2031年海城市政府工作报告\n二、2031年工作安排\n税收增长6%。")
    ...     corpus = run(texts, os.path.join(place, "out"), processes=1, formats=["csv"])
    >>> corpus.rows["reports"], corpus.rows["targets"]
    (1, 1)
    """
    number = process_count(processes)
    chosen = check_formats(formats)
    source, goal = os.path.abspath(os.fsdecode(folder)), os.path.abspath(os.fsdecode(out))
    listing = _checked_listing(source, goal)
    try:
        parts = _prepared(goal)
        steps = _Steps(parts, number, progress)
        texts = steps.texts(source, listing)
        pairs = steps.pairs(texts)
        writer = TableWriter(goal, chosen)
        try:
            _merge(writer, parts, texts, pairs)
            writer.write("failures", [failure.row() for failure in sorted(steps.failures)])
            writer.publish()
        except BaseException:
            writer.discard()
            raise
        drop_others(parts, [*(text.key for text in texts), *(pair.key for pair in pairs)])
    except OSError as error:
        if isinstance(error, DalianReportError):
            raise
        reason = error.strerror or str(error)
        place = os.fsdecode(error.filename or goal)
        raise UnwritableError(
            "cannot-write", place, number=error.errno or errno.EIO, reason=reason
        ) from None
    return Corpus(out=os.fsdecode(out), rows=writer.counts)


def process_count(wanted: Any) -> int:
    """The number of processes: one for each core if none is given."""
    if wanted is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if isinstance(wanted, bool) or not isinstance(wanted, int):
        raise DalianReportError("not-whole", "processes", wanted)
    if wanted < 1:
        raise DalianReportError("not-positive", "processes", wanted)
    return int(wanted)


def _checked_listing(source: str, goal: str) -> Listing:
    real = os.path.realpath(source)
    if os.path.isdir(source) and os.path.commonpath([real, os.path.realpath(goal)]) == real:
        raise DataError([Problem(goal, "output-inside", source)])
    return filled_listing(source)


def _prepared(goal: str) -> str:
    """The folder of the parts, made if absent. Files of another origin are left alone."""
    parts = os.path.join(goal, _PARTS)
    is_ours = os.path.isdir(parts) or os.path.isfile(os.path.join(goal, SUMMARY))
    if not is_ours and os.path.isdir(goal):
        for name in sorted(file_names().intersection(os.listdir(goal))):
            raise UnwritableError("other-origin", os.path.join(goal, name))
    os.makedirs(parts, exist_ok=True)
    return parts


class _Steps:
    """The steps that workers do. It collects the failures."""

    def __init__(self, parts: str, processes: int, progress: Progress | None) -> None:
        self.parts, self.processes, self.progress = parts, processes, progress
        self.failures: list[Failure] = []

    def texts(self, source: str, listing: Listing) -> list[Text]:
        """Read every text and return them by place, year and path."""
        self.failures += [
            Failure(skipped.path, "", "list", skipped.code, skipped.message)
            for skipped in listing.skipped
        ]
        read: list[Text] = []
        work = partial(read_text_file, source, self.parts)
        for path, text in self._results("texts", work, listing.texts):
            if isinstance(text, Text):
                read.append(text)
            else:
                self.failures.append(text or _died(shown_path(path), "", "read"))
        return sorted(read, key=lambda text: (text.place, text.year or 0, text.table_path))

    def pairs(self, texts: Sequence[Text]) -> list[Pair]:
        """Judge the pairs of consecutive years of a place and return them in the same order."""
        same = SamePlace(texts)
        couples = [
            (text, following[0])
            for text in texts
            if text.year is not None
            and same.of(text, text.year)[:1] == [text]
            and (following := same.of(text, text.year + 1))
        ]
        judged: list[Pair] = []
        for couple, pair in self._results("pairs", partial(judge_pair, self.parts), couples):
            if isinstance(pair, Pair):
                judged.append(pair)
            else:
                self.failures.append(pair or _died(couple[0].table_path, couple[0].sha256, "judge"))
        return sorted(judged, key=lambda pair: (pair.this.place, pair.this.year or 0))

    def _results(
        self, step: str, work: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[Task, Result | None]]:
        for done, pair in enumerate(results(work, tasks, self.processes), 1):
            yield pair
            if self.progress is not None:
                self.progress(step, done, len(tasks))


def _died(path: str, digest: str, step: str) -> Failure:
    return Failure(path, digest, step, "worker-died", "the process that worked on it ended")


def _merge(
    writer: TableWriter,
    parts: str,
    texts: Sequence[Text],
    pairs: Sequence[Pair],
) -> None:
    """Write the rows of all parts, part by part."""
    same = SamePlace(texts)
    for text in texts:
        tables = _part(parts, text.key)["rows"]
        if others := [other.table_path for other in same.of(text, text.year) if other != text]:
            tables["doubts"].append(_repeated(tables["reports"][0], others))
            tables["reports"][0]["doubts"] += 1
        for name in _OF_A_TEXT:
            writer.write(name, [{**row, "path": text.table_path} for row in tables[name]])
    for pair in pairs:
        paths = {"path": pair.this.table_path, "next_path": pair.following.table_path}
        rows = _part(parts, pair.key)["rows"]
        writer.write("outcomes", [{**row, **paths} for row in rows])


def _repeated(report: Mapping[str, Any], others: Sequence[str]) -> dict[str, Any]:
    return {
        **report,
        "code": "same-place-and-year",
        "message": "another text is of the same place and year; the first path is judged",
        "alternatives": " | ".join(others),
    }


def _part(parts: str, key: str) -> dict[str, Any]:
    part = read_part(parts, key)
    if part is None:
        raise OSError(errno.EIO, "a part was removed or damaged during the run", parts)
    return part
