"""The exact wording of the source, and citations that name a record for good."""

from __future__ import annotations

from dalian_report.sources._attachment import AttachedSource, Passage

__all__ = ["AttachedSource", "Passage"]
