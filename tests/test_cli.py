"""The command: what it prints, what it says of bad words, and how it behaves among others."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr
from dalian_report import cli
from targets_made_up import Promise, observed, report_of

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = Path(dr.__file__).parents[1]


def environment(**more: str) -> dict[str, str]:
    """The caller's, without what would colour or hush, so that this very package runs."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return kept | {"PYTHONPATH": str(HOME), "PYTHONDONTWRITEBYTECODE": "1"} | more


def run(*arguments: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dalian_report", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=cwd,
        env=environment(**more), stdin=subprocess.DEVNULL,
    )  # fmt: skip


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints when all is well."""
    assert cli.main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that the command says about bad words."""
    try:
        code = cli.main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "\r" not in err
    assert err.startswith("dalian-report")
    return err


# The main job


def test_without_a_word_it_prints_the_scorecard(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys)
    assert page == f"{dr.scorecard()}\n"
    assert told(capsys, "scorecard") == page
    assert max(map(len, page.splitlines())) <= 100


def test_as_a_process() -> None:
    found = run()
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == f"{dr.scorecard()}\n"


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = dr.scorecard().to_dict()
    assert json.loads(told(capsys, "--json")) == wanted
    assert json.loads(told(capsys, "scorecard", "--json")) == wanted
    assert json.loads(told(capsys, "--json", "scorecard")) == wanted


@pytest.mark.parametrize(
    "arguments",
    [["targets"], ["show", "gdp"], ["show", "II.5.3"], ["schema"], ["schema", "changes"],
     ["--version"]],
)  # fmt: skip
def test_json_with_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(told(capsys, *arguments, "--json"))


def test_versions(capsys: pytest.CaptureFixture[str]) -> None:
    line = told(capsys, "--version")
    assert line == (
        f"dalian-report {dr.__version__} (data {dr.DATA_VERSION}, schema {dr.SCHEMA_VERSION})\n"
    )
    assert json.loads(told(capsys, "--version", "--json")) == {
        "package": dr.__version__, "data": dr.DATA_VERSION, "schema": dr.SCHEMA_VERSION,
    }  # fmt: skip


@pytest.mark.parametrize("arguments", [[], ["scorecard"], ["targets"], ["show"], ["schema"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([*arguments, "--help"])
    assert stop.value.code == 0
    out, err = capsys.readouterr()
    assert out.startswith("usage: dalian-report")
    assert err == ""


# Options of the scorecard


def test_the_options_reach_the_scorecard(capsys: pytest.CaptureFixture[str]) -> None:
    policy = dr.HedgePolicy(about="50%", about_reading="inclusive")
    wanted = dr.scorecard(as_of="2024-01-31", policy=policy, rule="guarded")
    words = ["--as-of", "2024-01-31", "--rule", "guarded", "--about", "50%",
             "--reading", "inclusive"]  # fmt: skip
    assert told(capsys, *words) == f"{wanted}\n"
    assert told(capsys, "scorecard", *words) == f"{wanted}\n"
    assert told(capsys, *words[:4], "scorecard", *words[4:]) == f"{wanted}\n"


def test_the_last_of_two_words_counts(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "--about", "1%", "scorecard", "--about", "2%")
    assert "about ±2%" in page


def test_the_users_own_report_and_outcomes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = report_of(Promise("parks", "floor", "10", unit="count"))
    outcomes = [observed("parks.level", "12", unit="count")]
    dr.write(report, tmp_path / "town.json")
    dr.write_observations(outcomes, tmp_path / "outcomes.json")
    page = told(
        capsys, "--report", str(tmp_path / "town.json"),
        "--observations", str(tmp_path / "outcomes.json"),
    )  # fmt: skip
    assert page == f"{dr.scorecard(report, outcomes)}\n"
    assert "1 met" in page
    assert "1 no data" in told(capsys, "--report", str(tmp_path / "town.json"))


# Bad words


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "invalid choice: 'nonsense'"),
        (["sco\nrecard"], "invalid choice"),
        (["--nonsense"], "--nonsense"),
        (["--non\nsense\r\n"], "unrecognized arguments"),
        (["scorecard", "extra"], "unrecognized arguments: extra"),
        (["--as-of"], "--as-of"),
        (["--as-of", "soon"], "as_of must be a day such as"),
        (["--as-of", "2024-02-30"], "as_of must be a day such as"),
        (["--rule", "kind"], "kind"),
        (["--reading", "kind"], "kind"),
        (["--about", "much"], "a tolerance must be a number, not 'much'"),
        (["--about", "mu\nch"], "a tolerance must be a number"),
        (["--about=-5%"], "a tolerance cannot be negative"),
        (["--about", "nan"], "a tolerance must be a finite number"),
        (["--about", "1e999999999"], "a tolerance is beyond 10"),
        (["show"], "KEY"),
        (["show", "gdpp"], "gdpp"),
        (["show", ""], "no record ''"),
        (["show", "two\nlines"], "two"),
        (["schema", "nonsense"], "nonsense"),
    ],
)
def test_a_bad_word(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in refused(capsys, *arguments)


@pytest.mark.parametrize("option", ["--report", "--observations"])
def test_a_bad_file(option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "no such\nfile.json"
    assert "cannot be read: No such file" in refused(capsys, option, str(missing))
    assert "no regular file" in refused(capsys, option, str(tmp_path))
    for name, content in (
        ("empty", b""),
        ("text", b"verdicts\nand more\n"),
        ("binary", b"\xff\xfe\x00\n"),
        ("deep", b"[" * 100_000),
        ("other", b'{"a": 1,\n "b": [2], "c": 3}'),
        ("null", b"null"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert "problem" in refused(capsys, option, str(path))


def test_an_observation_of_another_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "outcomes.json"
    dr.write_observations([observed("parks.level", "12", unit="count")], path)
    assert "no indicator 'parks.level'" in refused(capsys, "--observations", str(path))


def test_a_bad_word_as_a_process() -> None:
    found = run("nonsense")
    assert found.returncode == 2
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    assert "Traceback" not in found.stderr


def test_a_word_that_is_no_text() -> None:
    found = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"dalian_report", b"show", b"\xff\xfe"],
        capture_output=True, check=False, env=environment(),
    )  # fmt: skip
    assert found.returncode == 2
    assert found.stderr.count(b"\n") == 1
    assert b"Traceback" not in found.stderr


# Among other programs


def closed_early(arguments: Sequence[str], lines: int) -> tuple[int, bytes]:
    """The command with a reader that goes away; its exit code and standard error."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dalian_report", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    for _ in range(lines):
        process.stdout.readline()
    process.stdout.close()
    with process.stderr:
        said = process.stderr.read()
    return process.wait(), said


@pytest.mark.parametrize("lines", [0, 1])
@pytest.mark.parametrize("arguments", [[], ["--json"], ["targets"], ["schema"], ["--version"]])
def test_a_reader_that_closes_the_pipe_is_no_error(arguments: list[str], lines: int) -> None:
    assert closed_early(arguments, lines) == (0, b"")


def test_without_any_output() -> None:
    command = f'"{sys.executable}" -m dalian_report'
    for redirection, code in ((">&-", 0), ("nonsense 2>&-", 2), ("nonsense >&- 2>&-", 2)):
        found = subprocess.run(
            f"{command} {redirection}", shell=True, capture_output=True, env=environment(),
            check=False,
        )  # fmt: skip
        assert (found.returncode, found.stdout, found.stderr) == (code, b"", b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_full_disk_is_told_in_one_line() -> None:
    with open("/dev/full", "wb") as full:
        found = subprocess.run(
            [sys.executable, "-m", "dalian_report"], stdout=full, stderr=subprocess.PIPE,
            env=environment(), check=False,
        )  # fmt: skip
    assert found.returncode == 2
    assert (
        found.stderr.decode() == f"dalian-report: [Errno {errno.ENOSPC}] No space left on device\n"
    )


def without(folder: Path, *libraries: str) -> str:
    """A PYTHONPATH on which these libraries cannot be imported, as if not installed."""
    for library in libraries:
        (folder / f"{library}.py").write_text("raise ImportError")
    return os.pathsep.join([str(folder), str(HOME)])


def on_a_terminal(*arguments: str, **more: str) -> str:
    """What the command prints on a terminal."""
    mine, its = pytest.importorskip("pty").openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dalian_report", *arguments],
        stdout=its, stderr=its, stdin=subprocess.DEVNULL, env=environment(**more),
    )  # fmt: skip
    os.close(its)
    found = b""
    while True:
        try:
            piece = os.read(mine, 65_536)
        except OSError:  # Linux tells the end of a terminal so
            piece = b""
        if not piece:
            break
        found += piece
    os.close(mine)
    assert process.wait() == 0
    return found.decode().replace("\r\n", "\n")


def test_colour_on_a_terminal_only(tmp_path: Path) -> None:
    path = without(tmp_path, "rich")
    plain = f"{dr.scorecard()}\n"
    coloured = on_a_terminal(PYTHONPATH=path, TERM="xterm")
    assert "\x1b[32mmet\x1b[0m" in coloured
    assert "\x1b[31mnot met\x1b[0m" in coloured
    bare = coloured
    for code in ("31", "32", "33", "0"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert bare == plain
    assert run().stdout == plain, "plain when piped"
    assert on_a_terminal(PYTHONPATH=path, NO_COLOR="1", TERM="xterm") == plain
    empty = on_a_terminal(PYTHONPATH=path, NO_COLOR="", TERM="xterm")
    assert empty == coloured, "an empty NO_COLOR is none"
    assert on_a_terminal(PYTHONPATH=path, TERM="dumb") == plain
    assert on_a_terminal(TERM="dumb") == plain, "rich draws nothing there either"
    assert run(FORCE_COLOR="1").stdout == coloured, "a pipe can be coloured"
    assert run(FORCE_COLOR="1", NO_COLOR="1").stdout == plain, "who wants no colour gets none"
    assert "\x1b" not in on_a_terminal("--json")


def test_rich_draws_the_tables_on_a_terminal() -> None:
    pytest.importorskip("rich")
    drawn = on_a_terminal(TERM="xterm", COLUMNS="100")
    assert "─" in drawn
    for row in dr.scorecard().rows:
        assert row.indicator.name.split()[0] in drawn
    lines = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in drawn.splitlines()]
    assert max(len(line) for line in lines if "http" not in line) == 100
    assert "\x1b[32mmet" in drawn
    assert "─" in on_a_terminal("targets", TERM="xterm")
    bare = on_a_terminal(TERM="xterm", NO_COLOR="1")
    assert "─" in bare
    assert not re.search("\x1b\\[(\\d+;)*3[0-7]m", bare)


def test_the_page_is_as_narrow_as_the_terminal() -> None:
    for columns in (64, 80):
        lines = run(COLUMNS=str(columns)).stdout.splitlines()
        assert max(len(line) for line in lines if "http" not in line) == columns
        lines = run("show", "II.5.3", COLUMNS=str(columns)).stdout.splitlines()
        assert max(map(len, lines)) <= columns
    assert run(COLUMNS="300").stdout == f"{dr.scorecard()}\n"


def test_from_another_directory(tmp_path: Path) -> None:
    (tmp_path / "dalian_report.json").write_text("{}")
    found = run("--version", cwd=tmp_path)
    assert found.returncode == 0
    assert found.stdout.startswith("dalian-report ")
    assert run(cwd=tmp_path).stdout == f"{dr.scorecard()}\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_an_output_that_has_no_chinese(encoding: str) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "dalian_report", "--json"], capture_output=True, check=False,
        env=environment(PYTHONIOENCODING=encoding),
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, b"")
    found.stdout.decode(encoding)


def test_the_installed_name_is_the_same_command() -> None:
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dalian-report = "dalian_report.cli:main"' in text


# The other commands of the core


def test_targets(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "targets").splitlines()
    assert len(lines) == len(dr.load().targets)
    assert lines[0].split() == ["gdp.growth@2023", "floor", "expected", "over", "6%"]
    assert any(line.endswith("in step with gdp.growth") for line in lines)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("gdp.growth@2023", "gdp.growth@2023"),
        ("gdp", "gdp.growth@2023"),
        ("II.goals-01.1", "more_than"),
        ("II.5.3", "II.5.3-02"),
        ("part ii, section 5, topic 3", "II.5.3-02"),
        ("obs.gdp.growth.2023.1", "Dalian Municipal Government"),
        ("hengli", "Hengli"),
        ("two-pioneering-areas", "term.two-pioneering-areas"),
        ("II.goals-01", "gdp.growth@2023"),
        ("percent", "proportion"),
    ],
)
def test_show(key: str, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert wanted in told(capsys, "show", key)
    record = json.loads(told(capsys, "show", key, "--json"))
    assert "linked" in record


def test_show_names_what_belongs_to_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    report = dr.load()
    found = json.loads(told(capsys, "show", "II.5.3", "--json"))
    assert found["id"] == "II.5.3"
    linked = found["linked"]
    assert [one["id"] for one in linked["statements"]] == [
        one.id for one in report.statements_in("II.5.3")
    ]
    assert [one["id"] for one in linked["figures"]] == [
        one.id for one in report.figures_in("II.5.3")
    ]
    page = told(capsys, "show", "II.5.3")
    for statement in report.statements_in("II.5.3"):
        assert statement.id in page
    page = told(capsys, "show", "II.6.1-03b")
    assert "over 1.5 billion kWh" in page
    assert "offshore-wind.level@2023" in page
    assert "obs.gdp.growth.2023.2" in told(capsys, "show", "gdp")


def test_every_record_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    report = dr.load()
    for table in (report.sections, report.targets, report.indicators, report.deliverables):
        for record in (table[0], table[-1]):
            assert told(capsys, "show", record.id)
    for table in (report.statements, report.figures, report.entities, report.glossary):
        for record in (table[0], table[-1]):
            assert record.id in told(capsys, "show", record.id)
