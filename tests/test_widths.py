"""At every width of a terminal no word and no number is split, and only an address is longer."""

from __future__ import annotations

import io
import re
import sys

import pytest

from dalian_report import cli
from dalian_report._plain_text import columns

COMMANDS = [
    ["scorecard"],
    ["scorecard", "--edition", "2010"],
    ["record"],
    ["series", "gdp"],
    ["targets"],
    ["show", "gdp"],
    ["show", "II.goals"],
    ["search", "offshore wind"],
    ["assess", "gdp", "6.4"],
    ["sensitivity", "gdp"],
]
_MARKS = ",;.:()[]✓✕○–-─…"


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(words: list[str], width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    screen = _Screen()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        patch.setenv("NO_COLOR", "1")
        patch.setenv("COLUMNS", str(width))
        assert cli.main(words) == 0
    return screen.getvalue()


def _words(text: str) -> set[str]:
    """The numbers and the words in Latin letters, without the marks around them."""
    found = {word.strip(_MARKS) for word in re.findall(r"[^\s\u3000-\u9fff✓✕○]+", text)}
    return {word for word in found if word}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_is_split_and_no_line_is_too_long(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _words(_shown(words, 100, monkeypatch)) | {"target", "year"}
    for width in (40, 50, 60, 72, 80, 100, 132, 200):
        text = _shown(words, width, monkeypatch)
        new = _words(text) - whole
        assert {word for word in new if any(one.startswith(word) for one in whole)} == set(), width
        longer = [line for line in text.split("\n") if columns(line) > width]
        assert [line for line in longer if not re.fullmatch(r" *\S+", line)] == [], width
