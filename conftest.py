"""Examples in README and docs run in a folder of their own, so that they may write files.

What they read of the repository, the example town and the pair of reports, is there too.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

READ = ("tests/data/example-town", "examples/judging")


@pytest.fixture(autouse=True)
def _folder_for_examples(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if isinstance(request.node, pytest.DoctestItem) and request.node.path.suffix == ".md":
        folder: Path = request.getfixturevalue("tmp_path")
        for name in READ:
            shutil.copytree(request.config.rootpath / name, folder / name)
        monkeypatch.chdir(folder)
