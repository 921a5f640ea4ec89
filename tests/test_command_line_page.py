"""What the page about the command line shows is what the command prints."""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dalian_report import cli
from dalian_report.cli._parser import COMMANDS

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "command-line.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```\{code-block\} text\n:caption: ([^\n]+)\n\n(.*?)```", PAGE, re.DOTALL))
BLOCKS: list[str] = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
EXAMPLES = [
    example.partition("\n")[::2] for block in BLOCKS for example in re.split(r"(?m)^\$ ", block)[1:]
]


def matches(wanted: str, printed: str) -> bool:
    """Whether it is the same, but for what a line of three dots stands for."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "...\n" else re.escape(line)
        for line in wanted.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, printed) is not None


def test_the_page_shows_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name, content in FILES.items():
        Path(name).write_text(content, encoding="utf-8")
    assert len(EXAMPLES) > 15
    for line, wanted in EXAMPLES:
        program, *words = shlex.split(line)
        assert program == "dalian-report"
        with suppress(SystemExit):
            cli.main(words)
        out, err = capsys.readouterr()
        assert matches(wanted.rstrip("\n") + "\n", out + err), f"$ {line}\n{out}{err}"


def test_dots_stand_for_lines_and_nothing_else_is_forgiven() -> None:
    assert matches("a\n...\nd\n", "a\nb\nc\nd\n")
    assert not matches("a\n...\nd\n", "a\nb\nc\n")
    assert not matches("a\n", "a\nb\n")


def test_the_page_names_every_command() -> None:
    for command in COMMANDS:
        assert f"`{command}" in PAGE or f"dalian-report {command}" in PAGE, command
