"""The records, and verdicts on outcomes, as frames of the engine that you use.

Everything goes through Narwhals (extra `frames`): `table` gives the records as a frame with
typed columns, `assess` judges the rows of a frame, eager
or lazy, in the engine that holds it, and `growth` has the growth functions as expressions.
"""

from __future__ import annotations

from dalian_report.errors import MissingExtraError

try:
    import narwhals as _narwhals
except ImportError:
    raise MissingExtraError("narwhals", "frames") from None
else:
    del _narwhals

from dalian_report.frames import _growth as growth
from dalian_report.frames._sdmx import to_sdmx_csv
from dalian_report.frames._tables import BACKENDS, TABLES, table, write_parquet
from dalian_report.frames._verdicts import assess

__all__ = ["BACKENDS", "TABLES", "assess", "growth", "table", "to_sdmx_csv", "write_parquet"]
