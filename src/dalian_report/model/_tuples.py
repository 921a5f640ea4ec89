"""Lists that a caller passes become tuples, so that a record cannot change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["as_tuple"]


def as_tuple(items: Iterable[Any]) -> tuple[Any, ...]:
    """The items as a tuple."""
    # Not tuple itself: a type checker would then let no caller pass its items.
    return tuple(items)
