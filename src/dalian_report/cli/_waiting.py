"""Progress bars on standard error, if rich is there to draw them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from dalian_report._plain_text import printable
from dalian_report.cli._terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Generator

    from rich.progress import Progress

_PATIENCE = 1.0
"""In seconds: quicker work shows no bar, and does not import rich for one."""


@contextmanager
def waiting(what: str) -> Generator[None]:
    """A bar while the work goes on, if a person waits for it at a terminal."""
    if not is_terminal(sys.stderr):
        yield
        return
    is_over = Event()
    watch = Thread(target=_show, args=(printable(what), is_over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        is_over.set()
        watch.join()


def _show(what: str, is_over: Event) -> None:
    """Show a bar once the work has become too long to go without, until it is over."""
    bar = None if is_over.wait(_PATIENCE) else progress_bar(counts=False)
    if bar is not None:
        with bar:
            bar.add_task(what, total=None)
            is_over.wait()


def progress_bar(*, counts: bool) -> Progress | None:
    """A bar with the time passed, or with counts and the time left; None without rich."""
    try:
        from rich import progress
        from rich.console import Console
    except ImportError:
        return None
    columns: list[progress.ProgressColumn] = [
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
    ]
    if counts:
        columns += [progress.MofNCompleteColumn(), progress.TimeRemainingColumn()]
    else:
        columns += [progress.TimeElapsedColumn()]
    return progress.Progress(*columns, console=Console(stderr=True), transient=True)
