"""Work for processes that may die of it; in a module of its own, so that they can import it."""

from __future__ import annotations

import os

__all__ = ["doubled"]


def doubled(number: int) -> int:
    """Twice the number; the process dies of 3."""
    if number == 3:
        os._exit(9)
    return 2 * number
