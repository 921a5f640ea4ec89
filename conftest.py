"""Examples in README and docs run in a folder of their own, so that they may write files.

What they read of the repository, the example town, lies in that folder too.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TOWN = "tests/data/example-town"


@pytest.fixture(autouse=True)
def _folder_for_examples(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if isinstance(request.node, pytest.DoctestItem) and request.node.path.suffix == ".md":
        folder: Path = request.getfixturevalue("tmp_path")
        shutil.copytree(request.config.rootpath / TOWN, folder / TOWN)
        monkeypatch.chdir(folder)
