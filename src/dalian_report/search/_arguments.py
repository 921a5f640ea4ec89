"""The caller's arguments, checked, or the error about them."""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING, cast

from dalian_report.errors import QueryError

if TYPE_CHECKING:
    from typing import SupportsIndex

__all__ = ["text_of", "whole"]


def text_of(query: object) -> str:
    """The query.

    Raises:
        QueryError: if it is not a string.
    """
    if not isinstance(query, str):
        raise QueryError("not-text", "query", query)
    return query


def whole(name: str, value: object) -> int:
    """The whole number that a caller gives.

    Raises:
        QueryError: if it is a boolean, not a whole number, or below 0.
    """
    try:
        # The function `index` would take a boolean too.
        number = index(cast("SupportsIndex", value)) if not isinstance(value, bool) else None
    except TypeError:
        number = None
    if number is None:
        raise QueryError("not-whole", name, value)
    if number < 0:
        raise QueryError("negative", name, number)
    return number
