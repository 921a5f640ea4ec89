"""Short forms of long fields, for the `repr` of records."""

from __future__ import annotations

__all__ = ["counted", "cut"]


def counted(items: tuple[object, ...]) -> str:
    """A tuple as a short `repr` shows it: by its length."""
    return f"<{len(items)}>"


def cut(text: str) -> str:
    """The text as a short `repr` shows it."""
    return repr(text if len(text) <= 40 else text[:39] + "…")
