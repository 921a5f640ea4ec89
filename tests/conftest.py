"""What all tests share: the source text where it is at hand, and no clock in properties."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A deadline would let a busy machine fail a test.
settings.register_profile("no-clock", deadline=None)
settings.load_profile("no-clock")


@pytest.fixture(scope="session")
def source_folder() -> Path:
    """The folder with the source text and its tables; a test that asks for it needs them."""
    beside = Path(__file__).parents[2] / "shared" / "source"
    folder = Path(os.environ.get("DALIAN_REPORT_SOURCE", beside))
    if not (folder / "report.en.txt").is_file():
        pytest.skip("the source text is not here; DALIAN_REPORT_SOURCE can name its folder")
    return folder


@pytest.fixture(scope="session")
def source_text(source_folder: Path) -> str:
    """The source text itself."""
    return (source_folder / "report.en.txt").read_bytes().decode("ascii")
