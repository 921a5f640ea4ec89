"""The one error of a file that cannot be read as a text."""

from __future__ import annotations

from dalian_report.errors import DataError, Problem

__all__ = ["refusal"]


def refusal(place: str, code: str, message: str) -> DataError:
    """Return the error for a file at `place`: a code, and what is wrong with it."""
    return DataError([Problem(place, code, reason=message)])
