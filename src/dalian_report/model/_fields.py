"""What the fields of records have in common: tuples of what callers pass, and a short `repr`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_tuple(items: Iterable[Any]) -> tuple[Any, ...]:
    """The items as a tuple, so that a record cannot change."""
    # Not tuple itself: a type checker would then let no caller pass its items.
    return tuple(items)


def counted(items: tuple[object, ...]) -> str:
    """A tuple as a short `repr` shows it: by its length."""
    return f"<{len(items)}>"


def cut(text: str) -> str:
    """The text as a short `repr` shows it."""
    return repr(text if len(text) <= 40 else text[:39] + "…")
