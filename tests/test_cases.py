"""The page of reliability names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "notes.md").read_text(encoding="utf-8")


def test_every_test_that_the_page_names_exists() -> None:
    part = PAGE.partition("### Inputs of other programs and people")[2].partition("\n### ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|") and ".py" in line]
    named = 0
    for row in rows:
        file = ""
        for path, name in re.findall(r"`((?:[a-z_]+/)*test_\w+\.py)?(?:::(test_\w+))?`", row):
            file = path or file
            if not (path or name):
                continue
            text = (TESTS / file).read_text(encoding="utf-8")
            assert not name or f"def {name}(" in text, (file, name)
            named += 1
    assert named > 40
