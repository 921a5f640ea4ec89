"""A process that dies costs one task, and its task only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dalian_report.corpus._workers import results

sys.path.insert(0, str(Path(__file__).parent))
from deadly import doubled


@pytest.mark.parametrize("processes", [1, 2])
def test_only_the_task_of_which_a_process_dies_has_no_result(processes: int) -> None:
    numbers = [1, 2, 3, 4, 5]
    wanted = {1: 2, 2: 4, 3: None, 4: 8, 5: 10}
    assert dict(results(doubled, numbers, processes)) == wanted


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(TypeError):
        list(results(len, [1], 1))
