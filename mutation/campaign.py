"""A pytest plugin that runs the tests against every mutant.

The tests are collected once. Every mutant then gets a process of its own, forked from the
one that collected, in which the tests that call the mutated function run, quickest first,
until one fails. (mutmut itself starts pytest anew for every mutant, which takes longer than
the tests.) Nothing ran in the parent, so no cache hides a mutant.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest
from _pytest.tmpdir import tmppath_result_key
from hypothesis import Phase, settings
from mutmut.mutation import trampoline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mutation.mutants import Mutant

__all__ = ["Campaign"]

_EXAMPLES = 20
_PATIENCE = 3
"""How many times the processor time of its tests a mutant may take, besides..."""
_GRACE = 5
"""...these seconds."""


class _Timed(NamedTuple):
    """A test that calls a function, by its place among those collected."""

    seconds: float
    place: int


class Campaign:
    """Tries mutants, and records of each "killed", "hung" (killed, too) or "survived"."""

    def __init__(
        self, mutants: Sequence[Mutant], jobs: int, record: Callable[[Mutant, str], None]
    ) -> None:
        self._mutants = mutants
        self._jobs = jobs
        self._record = record
        self._running: dict[int, Mutant] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Fewer examples, the same ones every time, and none made smaller: a failure is enough."""
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "mutation",
            database=None,
            deadline=None,
            derandomize=True,
            max_examples=_EXAMPLES,
            phases=phases,
        )
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of the tests, run them against the mutants."""
        gc.freeze()
        callers = _callers(session.items)
        if callers is None:
            pytest.exit("the tests fail without any mutant", 1)
        for mutant in self._mutants:
            tests = sorted(callers.get(mutant.function, ()))
            self._start(mutant, [session.items[test.place] for test in tests], tests)
            while len(self._running) >= self._jobs:
                self._finish()
        while self._running:
            self._finish()
        return True

    def _start(self, mutant: Mutant, items: Sequence[pytest.Item], tests: Sequence[_Timed]) -> None:
        child = os.fork()
        if child:
            self._running[child] = mutant
            return
        limit = _GRACE + int(_PATIENCE * sum(test.seconds for test in tests))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        _silence()
        trampoline.set_mutant_under_test(mutant.name)
        passed = all(_passes(item) for item in items)
        os._exit(0 if passed else 1)

    def _finish(self) -> None:
        child, status = os.wait()
        mutant = self._running.pop(child)
        hung = os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}
        survived = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
        self._record(mutant, "survived" if survived else "hung" if hung else "killed")


def _callers(items: Sequence[pytest.Item]) -> dict[str, list[_Timed]] | None:
    """Which tests call which mutated function; None if one fails without any mutant."""
    found: dict[str, list[_Timed]] = {}
    for place, item in enumerate(items):
        # Alone, as mutants run: after another test, what that one left in caches is not called.
        ran = _in_child(lambda item=item: _ran(item))
        if ran is None:
            os.write(2, f"{item.nodeid} fails\n".encode())
            return None
        seconds, called = ran
        for function in called:
            found.setdefault(function, []).append(_Timed(seconds, place))
    return found


def _ran(item: pytest.Item) -> tuple[float, list[str]] | None:
    """How long a test takes, and which mutated functions it calls; None if it fails."""
    called: set[str] = set()
    trampoline.record_trampoline_hit = lambda name, caller=None: called.add(name)
    trampoline.set_mutant_under_test("stats")
    start = time.process_time()
    passed = _passes(item)
    return (time.process_time() - start, sorted(called)) if passed else None


def _passes(item: pytest.Item) -> bool:
    """Whether a test passes; without pytest's report, which would take most of the time."""
    steps = item.ihook
    # What pytest's report leaves for `tmp_path`, which looks for it in the end.
    item.stash[tmppath_result_key] = {}
    try:
        try:
            steps.pytest_runtest_setup(item=item)
            steps.pytest_runtest_call(item=item)
        finally:
            steps.pytest_runtest_teardown(item=item, nextitem=None)
    except pytest.skip.Exception:
        return True
    except BaseException:
        return False
    return True


def _in_child(work: Callable[[], tuple[float, list[str]] | None]):
    """What the work gives back, done in a process of its own, so that it leaves no traces."""
    reading, writing = os.pipe()
    if not os.fork():
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            json.dump(work(), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.wait()
    return json.loads(told) if told else None


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
