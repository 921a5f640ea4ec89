"""A folder of work reports becomes tables.

- `run(folder, out)` drafts every text, judges the targets of consecutive years of a place, and
  writes the tables. It resumes where an earlier run stopped.

The steps, each a module: listing (which files are texts), workers (processes that may die), parts
(what one text or one pair gives, kept on disk), rows (the columns of the tables), tables (CSV and
Parquet, whole or absent).
"""

from __future__ import annotations

from dalian_report.corpus._run import Corpus, run

__all__ = ["Corpus", "run"]
