"""The answer to PyInstaller's question: the folder of the hook, by the entry point `hook-dirs`."""

from __future__ import annotations

from pathlib import Path

__all__ = ["hook_folders"]


def hook_folders() -> list[str]:
    """Return the folder that has the hook of this package."""
    return [str(Path(__file__).parent)]
