"""The package stays small: what a wheel packs is under two megabytes."""

from __future__ import annotations

import zlib
from pathlib import Path

import dalian_report as dr

PACKAGE = Path(dr.__file__).parent
LARGEST_WHEEL = 2_000_000


def test_a_wheel_is_under_two_megabytes() -> None:
    # The files one by one, as a zip archive packs them; its own tables are a few kilobytes.
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    packed = {path: len(zlib.compress(path.read_bytes(), 6)) for path in files}
    assert packed[PACKAGE / "data" / "report-2023.json"] > 100_000
    assert sum(packed.values()) < LARGEST_WHEEL
