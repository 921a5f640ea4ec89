"""A progress bar on standard error for work longer than a second."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from dalian_report._plain_text import printable
from dalian_report.cli._terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Generator

    from rich.progress import Progress

__all__ = ["waiting"]

_PATIENCE = 1.0
"""In seconds: quicker work shows no bar, and does not import rich for one."""


class _Bar:
    """A bar that shows itself once the work has become too long to go without."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._progress: Progress | None = None
        self._is_over = False
        self._showing = Lock()
        self._timer = Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def start(self) -> None:
        """Begin to wait."""
        self._timer.start()

    def stop(self) -> None:
        """Take the bar away, if it was shown."""
        self._timer.cancel()
        with self._showing:
            self._is_over = True
            if self._progress is not None:
                self._progress.stop()

    def _show(self) -> None:
        try:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
        except ImportError:
            return
        with self._showing:
            if self._is_over:
                return
            words = TextColumn("{task.description}", markup=False)
            bar = Progress(
                words, BarColumn(), TimeElapsedColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            bar.add_task(printable(self._what), total=None)
            bar.start()
            self._progress = bar


@contextmanager
def waiting(what: str) -> Generator[None]:
    """A bar while the work goes on, if a person waits for it at a terminal."""
    if not is_terminal(sys.stderr):
        yield
        return
    bar = _Bar(what)
    bar.start()
    try:
        yield
    finally:
        bar.stop()
