"""The codes of every finding of the checker: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["FINDINGS"]

FINDINGS: dict[str, tuple[str, str, str]] = {}
