"""What a caller asks for, or the error that says what is wrong with it."""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING, cast

from dalian_report.errors import QueryError, UnknownKeyError
from dalian_report.errors._near_keys import suggestions
from dalian_report.model._vocabulary import StatementKind

if TYPE_CHECKING:
    from typing import SupportsIndex

__all__ = ["kind_of", "text_of", "whole"]


def text_of(query: object) -> str:
    """The query.

    Raises:
        QueryError: if it is no text.
    """
    if not isinstance(query, str):
        raise QueryError("not-text", "query", query)
    return query


def kind_of(kind: object) -> StatementKind:
    """The kind of statement that a caller names.

    Raises:
        UnknownKeyError: if there is no such kind.
    """
    kinds = [found.value for found in StatementKind]
    if isinstance(kind, str) and kind in kinds:
        return StatementKind(kind)
    raise UnknownKeyError(kind, suggestions(kind, kinds), "kind of statement")


def whole(name: str, value: object) -> int:
    """The whole number that a caller gives.

    Raises:
        QueryError: for a boolean, for what is no whole number, and below 0.
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
