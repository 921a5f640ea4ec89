"""Without a library that an extra brings: one error that names the extra, or a plainer answer."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT = """
import sys
for name in {missing!r}:
    sys.modules[name] = None
"""

ERROR = """
import dalian_report as dr
try:
{use}
except dr.DalianReportError as error:
    print(error)
"""

USES = {
    "frames": (["narwhals"], "    from dalian_report import frames"),
    "plot": (["altair"], "    dr.scorecard().plot()"),
    "strategies": (["hypothesis"], "    from dalian_report import strategies"),
    "pandas": (["pandas"], "    dr.frames.table('targets', backend='pandas')"),
    "polars": (["polars"], "    dr.frames.table('targets', backend='polars')"),
    "pyarrow": (["pyarrow"], "    dr.frames.table('targets', backend='pyarrow')"),
    "parquet": (["pyarrow"], "    dr.frames.write_parquet('targets', sys.argv[1])"),
}


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("use", USES)
def test_one_error_names_the_library_and_the_way_to_it(use: str, tmp_path: Path) -> None:
    missing, program = USES[use]
    path = tmp_path / "targets.parquet"
    done = run(WITHOUT.format(missing=missing) + ERROR.format(use=program), str(path))
    assert done.returncode == 0, done.stderr
    (message,) = done.stdout.splitlines()
    assert missing[0] in message.lower()
    assert "pip install" in message
    assert not path.exists()


COMMAND = "from dalian_report.cli import main; raise SystemExit(main(sys.argv[1:]))"


@pytest.mark.parametrize(
    ("missing", "arguments"),
    [
        (["argcomplete"], ["completion", "bash"]),
        (["pyarrow"], ["export", "targets", "--format", "parquet", "--output", "{}"]),
    ],
    ids=["completion", "parquet"],
)
def test_a_command_says_it_in_one_line(
    missing: list[str], arguments: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "out"
    done = run(WITHOUT.format(missing=missing) + COMMAND, *(one.format(path) for one in arguments))
    assert done.returncode == 2
    assert "pip install" in done.stderr
    assert done.stderr.startswith(f"dalian-report: {missing[0]} is not installed; ")
    assert not path.exists()


def test_without_rich_and_argcomplete_the_command_is_as_good_in_plain_text() -> None:
    done = run(WITHOUT.format(missing=["rich", "argcomplete"]) + COMMAND)
    assert done.returncode == 0, done.stderr
    assert "63 numeric targets" in done.stdout
