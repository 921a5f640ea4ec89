"""Worker processes: results as they come, and a process that dies costs one task."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

Task = TypeVar("Task")
Result = TypeVar("Result")

_WAITING_FOR_EACH = 4
"""Tasks handed over ahead of time for each process: memory stays flat, and none is idle."""


def results(
    work: Callable[[Task], Result], tasks: Iterable[Task], processes: int
) -> Iterator[tuple[Task, Result | None]]:
    """Yield each task with its result, in no order, or None where the process died of the task.

    When a process dies, the tasks that were handed over are repeated one by one, each in a
    process of its own, so that only the guilty one fails. An exception of `work` is raised.
    """
    waiting = deque(tasks)
    while waiting:
        for task in (yield from _together(work, waiting, processes)):
            yield task, _alone(work, task)


def _together(
    work: Callable[[Task], Result], waiting: deque[Task], processes: int
) -> Generator[tuple[Task, Result | None], None, list[Task]]:
    """Work on the tasks in one pool and return the tasks under way when a process died."""
    pool = _pool(min(processes, len(waiting)))
    pending: dict[Future[Result], Task] = {}
    try:
        while waiting or pending:
            while waiting and len(pending) < processes * _WAITING_FOR_EACH:
                pending[pool.submit(work, waiting[0])] = waiting[0]
                waiting.popleft()
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                result = future.result()
                yield pending.pop(future), result
    except BrokenProcessPool:
        return list(pending.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def _alone(work: Callable[[Task], Result], task: Task) -> Result | None:
    with _pool(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return None


def _pool(processes: int) -> ProcessPoolExecutor:
    # A forked process may inherit a lock that a thread of the caller holds.
    return ProcessPoolExecutor(processes, get_context("spawn"), _follow_parent)


def _follow_parent() -> None:
    """End this process when the parent does, even if the parent was killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
