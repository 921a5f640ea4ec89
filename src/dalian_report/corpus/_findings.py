"""The findings of the check of a collection: codes, places and evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs


class FindingCode(StrEnum):
    """The kind of a finding."""

    meaning: str
    """A sentence about the kind."""

    def __new__(cls, code: str, meaning: str) -> FindingCode:
        """Make a code with its meaning."""
        self = str.__new__(cls, code)
        self._value_ = code
        self.meaning = meaning
        return self

    WRONG_PLACE = "wrong-place", "The text is of another place than its path says."
    WRONG_YEAR = "wrong-year", "The text plans another year than its path says."
    SHIFTED_FOLDER = (
        "shifted-folder",
        "The texts of consecutive years of a folder all plan another year, by the same step.",
    )
    DUPLICATE = "duplicate", "Two files have the same text, marks and spaces aside."
    NEAR_DUPLICATE = "near-duplicate", "Two files have largely the same text."
    SAME_PLACE_AND_YEAR = "same-place-and-year", "The paths of two files give one place and year."
    CUT_OFF = "cut-off", "The text ends before the report does."
    NOT_A_WORK_REPORT = (
        "not-a-work-report",
        "The text is a plan, a communiqué, a resolution or another kind of text.",
    )
    EXTRACT = "extract", "The text is an extract or a press version of a report."
    SEVERAL_REPORTS = "several-reports", "The text has a second report."
    DECEMBER_DELIVERY = (
        "december-delivery",
        "The report was delivered in the year before the one that it plans.",
    )
    UNREADABLE = "unreadable", "The file cannot be read, or is no text."


@attrs.frozen
class CorpusFinding:
    """A fault of a collection, or a fact that a reader of its paths should know."""

    code: FindingCode
    path: str
    """The file, or the folder for `shifted-folder`, relative to the folder of the collection."""
    message: str
    """A sentence with the evidence."""
    expected: str | None = None
    """The place or the year that the path gives."""
    found: str | None = None
    """The place or the year that the text gives, or the kind of text."""
    evidence: tuple[str, ...] = ()
    """Words of the text."""
    others: tuple[str, ...] = ()
    """The other files concerned."""

    def __str__(self) -> str:
        """The path, the sentence and the code."""
        return f"{self.path}: {self.message} [{self.code.value}]"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain values, for JSON."""
        plain = attrs.asdict(self)
        return {**plain, "code": self.code.value, "evidence": list(self.evidence),
                "others": list(self.others)}  # fmt: skip
