"""The libraries that hold frames, imported when one is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dalian_report.errors import FrameError

__all__ = ["library"]


def library(name: str) -> Any:
    """A library that the user brings.

    Raises:
        FrameError: if it is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise FrameError("missing-library", name, package=name.partition(".")[0]) from None
