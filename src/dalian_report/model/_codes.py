"""Codes of findings and doubts, each with a sentence."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class ExplainedCode(StrEnum):
    """A code whose members have a second value, the meaning."""

    meaning: str
    """A sentence about the kind."""

    def __new__(cls, code: str, meaning: str) -> Self:
        """Make a code with its meaning."""
        self = str.__new__(cls, code)
        self._value_ = code
        self.meaning = meaning
        return self
