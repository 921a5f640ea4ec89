"""A folder of work reports becomes tables.

- `run(folder, out)` drafts every text, judges the targets of consecutive years of a place, and
  writes the tables. It resumes where an earlier run stopped.
- `check(folder)` finds files that do not match their paths.
- `text_rows` and `pair_rows` give the rows of one text and of one pair, for other engines. `TABLES`
  has the columns of the tables, and `LABELS` their meanings.

The steps, each a module: listing (which files are texts), workers (processes that may die), parts
(the result of one text or one pair, kept on disk), rows (the columns of the tables), tables (CSV
and Parquet, whole or absent). For the check: signs (place and year in a text), profiles (the data
that the check compares), copies (texts that are largely the same), findings.
"""

from __future__ import annotations

from dalian_report.corpus._check import CorpusFinding, FindingCode, check
from dalian_report.corpus._columns import LABELS, TABLES
from dalian_report.corpus._run import Corpus, run
from dalian_report.corpus._steps import pair_rows, text_rows

__all__ = [
    "LABELS",
    "TABLES",
    "Corpus",
    "CorpusFinding",
    "FindingCode",
    "check",
    "pair_rows",
    "run",
    "text_rows",
]
