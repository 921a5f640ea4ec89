"""Two texts of one place, drafted and judged in one step."""

from __future__ import annotations

from dalian_report.judging._judge import judge

__all__ = ["judge"]
