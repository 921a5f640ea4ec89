"""The one error of a file that cannot be read as a text."""

from __future__ import annotations

from dalian_report.errors import DataError, Problem


def refusal(place: str, code: str, value: object = None, **details: object) -> DataError:
    """Return the error for a file at `place`, by its code."""
    return DataError([Problem(place, code, value, **details)])
