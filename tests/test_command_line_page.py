"""What the pages show of the command line is what the command prints."""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from pathlib import Path

import pytest

from dalian_report import cli
from dalian_report.cli._parser import COMMANDS

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "command-line.md").read_text(encoding="utf-8")
PAGES = sorted(
    page.name for page in DOCS.glob("*.md") if "```console" in page.read_text(encoding="utf-8")
)


def examples(page: str) -> list[tuple[str, str]]:
    """What a page has typed in, and what it shows for that."""
    return [
        (line, wanted)
        for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL)
        for line, _, wanted in (one.partition("\n") for one in re.split(r"(?m)^\$ ", block)[1:])
    ]


def files(page: str) -> dict[str, str]:
    """The files that a page shows, by their captions."""
    form = r"```\{code-block\} text\n:caption: ([^\n]+)\n\n(.*?)```"
    return dict(re.findall(form, page, re.DOTALL))


def matches(wanted: str, printed: str) -> bool:
    """Whether it is the same, but for what a line of three dots stands for."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "...\n" else re.escape(line)
        for line in wanted.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_the_command_prints(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for file, content in files(page).items():
        Path(file).write_text(content, encoding="utf-8")
    for line, wanted in examples(page):
        program, *words = shlex.split(line)
        assert program == "dalian-report"
        with suppress(SystemExit):
            cli.main(words)
        out, err = capsys.readouterr()
        assert matches(wanted.rstrip("\n") + "\n", out + err), f"$ {line}\n{out}{err}"


def test_the_page_of_the_command_has_examples() -> None:
    assert len(examples(PAGE)) > 15


def test_dots_stand_for_lines_and_nothing_else_is_forgiven() -> None:
    assert matches("a\n...\nd\n", "a\nb\nc\nd\n")
    assert not matches("a\n...\nd\n", "a\nb\nc\n")
    assert not matches("a\n", "a\nb\n")


def test_the_page_names_every_command() -> None:
    for command in COMMANDS:
        assert f"`{command}" in PAGE or f"dalian-report {command}" in PAGE, command
