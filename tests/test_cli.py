"""The command: what it prints, what it says of bad words, and how it behaves among others."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import shlex
import subprocess
import sys
import time
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import attrs
import pytest

import dalian_report as dr
from dalian_report import cli, growth
from dalian_report._plain_text import is_steering
from dalian_report.cli._export import TABLES
from dalian_report.cli._formulas import FORMULAS, Formula
from dalian_report.cli._parser import COMMANDS, GUESSES, command_parser
from dalian_report.model import StatementKind
from dalian_report.model._quantities import decimal_text
from dalian_report.views._scorecard_table import text as card_text
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


def folded(card: dr.Scorecard) -> str:
    """What the command prints: the rows without data are only counted."""
    return f"{card_text(card, fold=True)}\n"


def test_without_a_word_it_prints_the_scorecard(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys)
    assert page == folded(dr.scorecard())
    assert told(capsys, "scorecard") == page
    assert max(map(len, page.splitlines())) <= 100


def test_as_a_process() -> None:
    found = run()
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == folded(dr.scorecard())


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
    assert told(capsys, *words) == folded(wanted)
    assert told(capsys, "scorecard", *words) == folded(wanted)
    assert told(capsys, *words[:4], "scorecard", *words[4:]) == folded(wanted)


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
        (["--as-of", "soon"], "--as-of must be a day such as"),
        (["--as-of", "2024-02-30"], "[not-a-day]"),
        (["--rule", "kind"], "kind"),
        (["--reading", "kind"], "kind"),
        (["--about", "much"], "[not-a-number]"),
        (["--about", "mu\nch"], "[not-a-number]"),
        (["--about=-5%"], "--about must be 0 or more, got '-5%' [negative]"),
        (["--about", "nan"], "[not-finite]"),
        (["--about", "1e999999999"], "[beyond-range]"),
        (["show"], "KEY"),
        (["show", "gdpp"], "[unknown-key]"),
        (["show", ""], "[unknown-key]"),
        (["show", "two\nlines"], "two"),
        (["schema", "nonsense"], "nonsense"),
    ],
)
def test_a_bad_word(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in refused(capsys, *arguments)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["2014"], "--edition 2014"),
        (["--year", "2014"], "--edition 2014"),
        (["--year=2014"], "--edition 2014"),
        (["scorecard", "2014"], "--edition 2014"),
        (["scorecard", "--year", "2014"], "--edition 2014"),
        (["card"], "'scorecard'"),
        (["quote"], "'show'"),
        (["Progress"], "'assess'"),
        (["scorecrd"], "'scorecard'"),
        (["nonsense"], "dalian-report --help"),
        (["help", "draft"], "COMMAND --help"),
        (["figures"], "'export'"),
        (["draft", "a.txt", "--html", "x.html"], "draft has --review"),
        (["record", "--csv"], "export writes tables"),
    ],
)
def test_a_word_that_people_guess_is_told_the_right_one(
    words: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hint in refused(capsys, *words)


@pytest.mark.parametrize("command", [("draft",), ("judge", "this.txt")])
def test_an_address_is_told_to_be_saved(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, *command, "https://example.org/report.html")
    assert "the address 'https://example.org/report.html'" in said
    assert "[address]" in said


def test_the_guessed_commands_lead_to_commands() -> None:
    assert set(GUESSES.values()) <= set(COMMANDS)
    assert set(GUESSES) & set(COMMANDS) == set()


def test_a_verdict_is_typed_as_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for typed, verdict in [("not met", "not_met"), ("No data", "no_data"), ("not-met", "not_met")]:
        assert told(capsys, "--verdict", typed) == told(capsys, "--verdict", verdict)


def test_a_page_is_written_without_the_word_scorecard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    assert told(capsys, "--edition", "2014", "--html", str(page)) == ""
    assert page.read_text(encoding="utf-8") == dr.scorecard("2014").to_html()


def test_a_text_is_told_to_be_drafted_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "town.md"
    text.write_text("# 2031年政府工作报告\n", encoding="utf-8")
    assert "[text-for-report]" in refused(capsys, "--report", str(text))
    broken = tmp_path / "town.json"
    broken.write_text("{", encoding="utf-8")
    assert "[invalid-json]" in refused(capsys, "--report", str(broken))


def test_a_table_of_outcomes_makes_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, page = tmp_path / "mine.csv", tmp_path / "mine.html"
    table.write_text("target,value,unit,公布日期\ngdp,6.4,%,2024-02-01\n", encoding="utf-8")
    words = ["assess", str(table), "--html", str(page)]
    assert told(capsys, *words) == ""
    assert dr.scorecard(observations=dr.read_outcomes(table)).to_html() == page.read_text("utf-8")
    assert "[file-exists]" in refused(capsys, *words)
    assert told(capsys, *words, "--force") == ""
    assert "[needs-table]" in refused(capsys, "assess", "gdp", "6.4", "--html", str(page))
    assert "[unwanted-output]" in refused(capsys, "assess", str(table), "--force")


@pytest.mark.parametrize(
    ("words", "warnings"),
    [
        ("compound 5 6", 2),
        ("compound 5% 6.5", 1),
        ("doubling-time 7", 1),
        ("compound 5% 0.06 -2%", 0),
        ("compound 150%", 0),
        ("rate 380 420", 0),
        ("chain 6% none 5% --missing bridge", 0),
    ],
)
def test_a_rate_that_looks_like_a_percentage_gets_a_warning(
    words: str, warnings: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["growth", *words.split()]) == 0
    assert capsys.readouterr().err.count("[rate-above-one]") == warnings


def test_a_card_without_outcomes_has_no_empty_table_and_no_empty_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = told(capsys, "--verdict", "no_data")
    assert "wanted" not in page
    assert "Sources" not in page
    assert "Sources" in told(capsys, "--verdict", "met")


@pytest.mark.parametrize("option", ["--report", "--observations"])
def test_a_bad_file(option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "no such\nfile.json"
    assert "[unreadable-file]" in refused(capsys, option, str(missing))
    assert "[not-a-regular-file]" in refused(capsys, option, str(tmp_path))
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
    assert "[unknown-key]" in refused(capsys, "--observations", str(path))


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
@pytest.mark.parametrize(
    "arguments",
    [
        [], ["--json"], ["targets"], ["schema"], ["--version"], ["--help"], ["show", "II"],
        ["export", "statements"], ["glossary"], ["search", "port"], ["assess", "--template"],
    ],
)  # fmt: skip
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


class Screen(io.StringIO):
    """A terminal, as far as a program can ask."""

    def isatty(self) -> bool:
        return True


class Session(NamedTuple):
    """A person at a terminal of a kind, in this very process."""

    monkeypatch: pytest.MonkeyPatch

    def shows(self, *arguments: str, **environment: str) -> str:
        """What the terminal shows, of both outputs."""
        screen = Screen()
        with self.monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", screen)
            patch.setattr(sys, "stderr", screen)
            for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
                patch.delenv(name, raising=False)
            for name, value in ({"TERM": "xterm"} | environment).items():
                patch.setenv(name, value)
            with suppress(SystemExit):
                cli.main(arguments)
        return screen.getvalue()


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    return Session(monkeypatch)


def test_colour_on_a_terminal_only(session: Session) -> None:
    plain = folded(dr.scorecard())
    coloured = on_a_terminal(TERM="xterm")
    assert "\x1b[32mmet\x1b[0m" in coloured
    assert "\x1b[31mnot met\x1b[0m" in coloured
    bare = coloured
    for code in ("31", "32", "33", "0"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert bare == plain
    assert run().stdout == plain, "plain when piped"
    assert run(FORCE_COLOR="1").stdout == coloured, "a pipe can be coloured"
    assert session.shows() == coloured
    assert session.shows(NO_COLOR="1") == plain
    assert session.shows(NO_COLOR="") == coloured, "an empty NO_COLOR is none"
    assert session.shows(FORCE_COLOR="1", NO_COLOR="1") == plain
    assert session.shows(TERM="dumb") == plain
    assert "\x1b" not in session.shows("--json")


def test_the_page_is_as_narrow_as_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for columns in (64, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = told(capsys).splitlines()
        assert max(len(line) for line in lines if "http" not in line) == columns
        assert max(map(len, told(capsys, "show", "II.5.3").splitlines())) <= columns
    monkeypatch.setenv("COLUMNS", "300")
    assert told(capsys) == folded(dr.scorecard())


def test_from_another_directory(tmp_path: Path) -> None:
    (tmp_path / "dalian_report.json").write_text("{}")
    found = run("--version", cwd=tmp_path)
    assert found.returncode == 0
    assert found.stdout.startswith("dalian-report ")
    assert run(cwd=tmp_path).stdout == folded(dr.scorecard())


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


# Outcomes of the user's own


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text("target,value,unit\ngdp,6.4,%\nurban-jobs,125000,count\n")
    return path


def test_assess_prints_the_scorecard_by_a_table(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = dr.scorecard(observations=dr.read_outcomes(table), rule="guarded")
    assert told(capsys, "assess", str(table), "--rule", "guarded") == f"{card}\n"
    assert json.loads(told(capsys, "assess", str(table), "--rule", "guarded", "--json")) == (
        card.to_dict()
    )


def test_assess_reads_a_pipe_and_a_decimal_comma() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "dalian_report", "assess", "-", "--decimal", "comma", "--json"],
        input=b"target;value;unit\ngdp;6,4;%\n", capture_output=True, check=True,
        env=environment(),
    )  # fmt: skip
    row = json.loads(found.stdout)["rows"][0]
    assert (row["actual"], row["verdict"]) == ("[6.4, 6.4]", "met")
    assert row["observation"]["source"]["title"] == "standard input"


def test_assess_one_target(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "assess", "gdp", "6.4")
    assert " ".join(said.split()) == dr.assess("gdp", Decimal("6.4"), unit="percent").explain()
    for words, verdict in (
        (["gdp", "6.4%"], "met"),
        (["gdp", "-0.5"], "not_met"),
        (["gdp", "[5.8, 6.2]"], "undecided"),
        (["gdp", "13/2"], "met"),
        (["grain-output", "1265000", "--unit", "t"], "met"),
        (["income", "6.5", "--reference", "6.0"], "met"),
        (["budget-revenue", "19.5", "--reading", "inclusive"], "met"),
    ):
        found = json.loads(told(capsys, "assess", *words, "--json"))
        assert [row["verdict"] for row in found["rows"]] == [verdict]


def test_a_number_that_looks_like_a_ratio_gets_a_warning(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text("target,value,unit\ngdp,0.064,%\n")
    for words in (["assess", "gdp", "0.064"], ["assess", str(table)]):
        for options in ([], ["--json"]):
            assert cli.main([*words, *options]) == 0
            (line,) = capsys.readouterr().err.splitlines()
            assert line.startswith("dalian-report: warning: ")
    assert cli.main(["assess", "gdp", "6.4"]) == 0
    assert capsys.readouterr().err == ""


def test_the_template_goes_to_the_screen_or_into_a_new_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = dr.outcomes_template()
    assert told(capsys, "assess", "--template") == text
    rows = json.loads(told(capsys, "assess", "--template", "--json"))
    assert [row["target"] for row in rows] == [target.id for target in dr.load().targets]
    path = tmp_path / "outcomes.csv"
    assert told(capsys, "assess", "--template", "-o", str(path)) == ""
    assert path.read_text(encoding="utf-8") == text
    path.write_text("filled in")
    said = refused(capsys, "assess", "--template", "--output", str(path))
    assert said == f"dalian-report: {path} exists already; --force replaces it [file-exists]\n"
    assert path.read_text() == "filled in"
    assert told(capsys, "assess", "--template", "--output", str(path), "--force") == ""
    assert path.read_text(encoding="utf-8") == text
    missing = tmp_path / "none" / "outcomes.csv"
    said = refused(capsys, "assess", "--template", "--output", str(missing))
    assert said.startswith(f"dalian-report: {missing} cannot be written")
    assert "[cannot-write]" in said
    assert not missing.parent.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["outcomes.csv"], "no draft is left"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["assess"], "[nothing-to-assess]"),
        (["assess", "gdp"], "[missing-value]"),
        (
            ["assess", "none.csv"],
            "none.csv: cannot be read: No such file or directory [unreadable-file]",
        ),
        (["assess", "gdp", "six"], "[not-a-number-or-set]"),
        (["assess", "gdp", "[6, 5]"], "[not-a-number-or-set]"),
        (["assess", "gdp", "1/0"], "[not-a-number-or-set]"),
        (["assess", "gdp", "nan"], "[not-finite]"),
        (["assess", "gdp", "1e999999999"], "[beyond-range]"),
        (["assess", "gdp", "6", "--unit", "CNY"], "[other-unit]"),
        (["assess", "gdpp", "6"], "[unknown-key]"),
        (["assess", "income", "6"], "[missing-reference]"),
        (["assess", "gdp", "6", "--output", "x"], "[unwanted-output]"),
        (["scorecard", "--source", "x"], "[needs-html]"),
        (["assess", "a", "b", "c"], "unrecognized arguments: c"),
        (["sensitivity", "major-projects"], "[no-published-outcome]"),
        (["sensitivity", "gdp", "six"], "[not-a-number-or-set]"),
    ],
)
def test_bad_words_to_assess(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in refused(capsys, *arguments)


def test_a_bad_table_is_told_in_one_line_and_as_a_list_on_a_terminal(
    table: Path, capsys: pytest.CaptureFixture[str], session: Session
) -> None:
    table.write_text("target,value,unit\ngpd,6.4,%\ngdp,six,%\n")
    said = refused(capsys, "assess", str(table))
    assert (
        "2 problems: | row 2, column target: no target 'gpd'; did you mean 'gdp'? [unknown-key]"
        in said
    )
    assert " | row 3, column value: " in said
    assert "[not-a-number-or-judgement]" in said
    shown = session.shows("assess", str(table))
    assert shown.splitlines()[0] == "dalian-report: 2 problems:"
    assert len(shown.splitlines()) == 3


def test_sensitivity(capsys: pytest.CaptureFixture[str]) -> None:
    published = dr.scorecard().row("gdp").observation
    assert published is not None
    assert told(capsys, "sensitivity", "gdp") == f"{dr.sensitivity('gdp', published)}\n"
    found = dr.sensitivity("gdp", Decimal("6.04"), policy=dr.HedgePolicy(about="2%"))
    assert told(capsys, "sensitivity", "gdp", "6.04", "--about", "2%") == f"{found}\n"
    words = ["sensitivity", "gdp", "6.04", "--about", "2%", "--json"]
    assert json.loads(told(capsys, *words)) == found.to_dict()
    assert "not met" in told(capsys, "sensitivity", "income")


# What data hold, on a terminal

ATTACK = "\x1b]0;pwned\x07\x1b[2J\x1b]8;;https://evil.example\x1b\\x\x9b31m\b\b\r\u202egnp"


def is_harmless(shown: str) -> bool:
    ours = re.sub("\x1b\\[[0-9;]*m", "", shown)
    return not any(is_steering(one) for one in ours if one != "\n")


@pytest.fixture
def town(tmp_path: Path) -> list[str]:
    """The words for a report of which every text is an attack."""
    report = report_of(
        Promise("parks", "floor", "10", unit="count", name=f"Parks {ATTACK}"), title=f"T {ATTACK}"
    )
    statement = attrs.evolve(report.statements[0], text=f"Parks {ATTACK}", note=ATTACK)
    dr.write(attrs.evolve(report, statements=[statement]), tmp_path / "town.json")
    outcome = observed("parks.level", "12", unit="count", publisher=f"P {ATTACK}")
    dr.write_observations([outcome], tmp_path / "outcomes.json")
    table = f'target,value,unit,source,note\nparks,12,count,"{ATTACK}",x\n'
    (tmp_path / "mine.csv").write_text(table, newline="")
    return ["--report", str(tmp_path / "town.json")]


@pytest.mark.parametrize(
    "words",
    [
        ["scorecard", "--observations", "outcomes.json"],
        ["show", "I"], ["show", "I-01"], ["show", "parks"], ["targets"],
        ["show", "parks.level"], ["sensitivity", "parks", "12"], ["assess", "mine.csv"],
        ["assess", "parks", "12"], ["assess", "--template"], ["show", "I-01", "--json"],
    ],
)  # fmt: skip
def test_no_data_reach_a_terminal_as_codes(
    words: list[str], town: list[str], tmp_path: Path, session: Session,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    words = [str(tmp_path / word) if "." in word and "/" not in word and (
        tmp_path / word).is_file() else word for word in words]  # fmt: skip
    assert is_harmless(session.shows(*words, *town))
    assert is_harmless(session.shows(*words, *town))
    shown = told(capsys, *words, *town)
    assert shown.strip()
    # A table goes to files and programs, which want the data as they are.
    assert is_harmless(shown) is ("--template" not in words)


def test_no_path_or_word_reaches_a_terminal_as_codes(session: Session) -> None:
    for words in (
        ["show", ATTACK], [ATTACK], ["--report", ATTACK], ["assess", ATTACK],
        ["assess", "gdp", ATTACK], ["assess", "--template", "-o", f"/none/{ATTACK}"],
    ):  # fmt: skip
        shown = session.shows(*words)
        assert shown.startswith("dalian-report")
        assert is_harmless(shown), words


# Among shells


def completed(line: str, folder: Path) -> list[str]:
    """The words by which a shell would complete the line."""
    answer = folder / "answer"
    run(
        _ARGCOMPLETE="1", COMP_LINE=line, COMP_POINT=str(len(line)),
        _ARGCOMPLETE_STDOUT_FILENAME=str(answer), _ARGCOMPLETE_IFS="\n",
    )  # fmt: skip
    return [word.strip() for word in answer.read_text().split("\n")]


def test_words_and_ids_are_completed(tmp_path: Path) -> None:
    pytest.importorskip("argcomplete")
    assert completed("dalian-report sens", tmp_path) == ["sensitivity"]
    assert "gdp.growth@2023" in completed("dalian-report show gdp", tmp_path)
    assert completed("dalian-report sensitivity gdp", tmp_path) == ["gdp.growth@2023"]
    assert "--source" in completed("dalian-report check --", tmp_path)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_names_the_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("argcomplete")
    script = told(capsys, "completion", shell)
    assert "dalian-report" in script
    found = json.loads(told(capsys, "completion", shell, "--json"))
    assert found == {"shell": shell, "script": found["script"]}
    assert found["script"].rstrip("\n") == script.rstrip("\n")


def test_a_missing_extra_is_told_with_its_fix(tmp_path: Path) -> None:
    found = run("completion", "bash", PYTHONPATH=without(tmp_path, "argcomplete"))
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("dalian-report: argcomplete is not installed")
    assert found.stderr.endswith("[missing-extra]\n")
    found = run(_ARGCOMPLETE="1", PYTHONPATH=without(tmp_path, "argcomplete"))
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


# The words


def test_what_the_help_offers_is_what_the_library_takes() -> None:
    from dalian_report.cli._scorecard import READINGS, RULES

    assert [*RULES] == [rule.value for rule in dr.DecisionRule]
    assert [*READINGS] == [one.value for one in dr.AboutReading]


def test_every_command_teaches_by_examples(capsys: pytest.CaptureFixture[str]) -> None:
    parser = command_parser()
    parser.configure_all()
    assert set(parser.commands) == set(COMMANDS)
    for name, command in [("", parser), *parser.commands.items()]:
        assert "examples:\n  dalian-report" in (command.epilog or ""), name
        page = command.format_help()
        assert max(map(len, page.splitlines())) <= 100, name
        if name:
            assert "--json" in page, name


def test_versions_import_nothing_of_the_library() -> None:
    program = (
        "import sys\nfrom dalian_report.cli import main\nmain(['--version'])\n"
        "print([name for name in ('attrs', 'decimal', 'json', 'rich') if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env=environment(),
    )  # fmt: skip
    assert found.stdout.splitlines()[1] == "[]"


def test_an_interrupt_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dr, "scorecard", interrupted)
    assert cli.main([]) == 130


# Growth


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_every_growth_function_has_a_command_and_a_true_example(
    formula: Formula, capsys: pytest.CaptureFixture[str]
) -> None:
    words = shlex.split(formula.example)
    assert told(capsys, "growth", formula.name, *words).strip()
    options = words.index("--") if "--" in words else 0
    found = json.loads(told(capsys, "growth", formula.name, "--json", *words[options:]))
    assert found["function"] == formula.function
    assert [*found["arguments"]] == [*formula.arguments]
    assert ("percent" in found) is (formula.gives == "rate")
    with pytest.raises(SystemExit):
        cli.main(["growth", formula.name, "--help"])
    page = capsys.readouterr().out
    assert f"dalian-report growth {formula.name} {formula.example}" in page
    assert "Rates are ratios" in page


def test_no_growth_function_is_forgotten() -> None:
    functions = {name for name in growth.__all__ if name[0].islower()}
    assert {formula.function for formula in FORMULAS} == functions


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("rate 400 420", "0.05 (5%)"),
        ("rate 3 4", "0.3333333333333333333333333333 (33.3333%)"),
        ("rate [3,4] 5", "[0.25, 0.6666666666666666666666666667] (from 25% to 66.6667%)"),
        ("rate 380 420", "0.1052631578947368421052631579 (10.5263%)"),
        ("apply-growth 380 6%", "402.8"),
        ("apply-growth 380 0.06", "402.8"),
        ("apply-growth 380 -100%", "0"),
        ("compound -3.1% 12.6%", "0.091094 (9.1094%)"),
        ("path 100 10% 3", "100\n110\n121\n133.1"),
        ("chain 5% none 5% --missing bridge", "0.157625 (15.7625%)"),
        ("percentage-points 5.5% 6%", "0.5 percentage points"),
        ("doubling-time 100%", "1 period"),
        ("percent 0.045", "4.5%"),
        ("rate [40,50] 60", "[0.2, 0.5] (from 20% to 50%)"),
        ("share 1/3 1", "0.3333333333333333333333333333 (33.3333%)"),
        ("rounding-interval 12 1", "[11.5, 12.5]"),
        ("percent II.goals-01.1", "[6, +inf)"),
        ("percent obs.gdp.growth.2023.2", "6%"),
        ("sums-to 12 45 --total 58 --resolution 1", "yes"),
    ],
)
def test_growth(words: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, "growth", *words.split())
    assert shown.removesuffix("\n") in {said, f"{said}%"}


def test_printed_numbers_that_do_not_fit_are_a_check_that_failed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["growth", "sums-to", "12", "45", "--total", "59", "--resolution", "1"]) == 1
    assert capsys.readouterr().out == "no\n"
    words = "consistent 100 200 6% --level-resolution 1 --rate-resolution 0.1% --json"
    assert cli.main(["growth", *words.split()]) == 1
    assert json.loads(capsys.readouterr().out)["result"] is False


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "[no-function]"),
        ("rat 1 2", "invalid choice: 'rat'"),
        ("rate 380", "VALUE"),
        ("rate 380 420 3", "unrecognized arguments: 3"),
        ("rate 0 420", "base must be above 0, got 0 [not-positive]"),
        ("rate 380 six", "[not-a-number-or-set]"),
        ("rate 380 %", "[not-a-number-or-set]"),
        ("rate 380 nan", "[not-finite]"),
        ("rate 1 1e999999", "[beyond-range]"),
        ("apply-growth 380 -200%", "[below-minus-one]"),
        ("doubling-time 0", "[never-doubles]"),
        ("chain 5% none 5%", "[missing-rate]"),
        ("compound 5% ?", "[not-a-number-or-set]"),
        ("chain 5% --missing guess", "guess"),
        ("sums-to 1 2", "[missing-total]"),
        ("rate II.goals-01.1 380 --about much", "--about must be a number"),
    ],
)
def test_bad_words_to_growth(words: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in refused(capsys, "growth", *words.split())


# A page to send


def test_the_scorecard_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scorecard.html"
    assert told(capsys, "scorecard", "--rule", "guarded", "--html", str(path)) == ""
    dr.scorecard(rule="guarded").to_html(tmp_path / "wanted.html")
    assert path.read_bytes() == (tmp_path / "wanted.html").read_bytes()
    assert "[file-exists]" in refused(capsys, "scorecard", "--html", str(path))
    assert told(capsys, "scorecard", "--html", str(path), "--force") == ""
    missing = tmp_path / "none" / "x.html"
    assert "[cannot-write]" in refused(capsys, "scorecard", "--html", str(missing))


# Search, citations, terms


def test_search(capsys: pytest.CaptureFixture[str]) -> None:
    hits = dr.load().search("offshore wind", limit=3)
    lines = told(capsys, "search", "offshore", "wind", "--limit", "3")
    assert [line.split()[0] for line in lines.splitlines() if line[0] != " "] == [
        hit.statement.id for hit in hits
    ]
    found = json.loads(told(capsys, "search", "offshore wind", "--limit", "3", "--json"))
    assert [(one["statement"]["id"], one["score"], one["snippet"]) for one in found] == [
        (hit.statement.id, hit.score, hit.snippet) for hit in hits
    ]
    words = ["search", "wind", "--kind", "goal", "--section", "II.6", "--year", "2023"]
    assert "II.6.1-03b" in told(capsys, *words, "--indicator", "offshore-wind.level")
    assert told(capsys, "search", "zzzzqq") == "nothing found\n"
    assert json.loads(told(capsys, "search", "zzzzqq", "--json")) == []
    assert "[unknown-key]" in refused(capsys, "search", "wind", "--section", "II.99")
    assert "--limit" in refused(capsys, "search", "wind", "--limit", "some")


def test_the_kinds_and_styles_that_the_help_offers_are_those_of_the_library() -> None:
    from dalian_report.cli._search import KINDS, STYLES
    from dalian_report.sources._citation import STYLES as THEIRS

    assert STYLES == THEIRS
    assert [*KINDS] == [kind.value for kind in StatementKind]


def test_cite(capsys: pytest.CaptureFixture[str]) -> None:
    report = dr.load()
    target = report.target("gdp")
    assert told(capsys, "cite", "gdp") == f"{report.cite(target)}\n"
    for style in ("apa", "chicago", "bibtex", "reference"):
        text = report.cite(target, style)
        assert told(capsys, "cite", "gdp", "--style", style).rstrip("\n") == text.rstrip("\n")
        found = json.loads(told(capsys, "cite", "gdp", "--style", style, "--json"))
        assert found == {"key": target.id, "style": style, "citation": text}
    found = json.loads(told(capsys, "cite", "gdp", "--style", "csl-json", "--json"))
    assert found["citation"] == json.loads(report.cite(target, "csl-json"))
    assert json.loads(told(capsys, "cite", "gdp", "--style", "csl-json")) == found["citation"]
    assert told(capsys, "cite") == f"{report.cite(report)}\n"
    assert "[unknown-key]" in refused(capsys, "cite", "gdpp")


def test_glossary(capsys: pytest.CaptureFixture[str]) -> None:
    report = dr.load()
    for term in report.glossary[::20]:
        for key in (term.zh, term.printed, term.en, term.id):
            found = json.loads(told(capsys, "glossary", *key.split(), "--json"))
            assert term.id in [one["id"] for one in found], key
    page = told(capsys, "glossary", "两先区")
    assert "two leading areas" in page
    assert len(json.loads(told(capsys, "glossary", "--json"))) == len(report.glossary)
    assert "[unknown-key]" in refused(capsys, "glossary", "jinn")


# Export


@pytest.mark.parametrize("table", [*TABLES, "scorecard"])
def test_export(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = dr.load()
    records = (
        dr.scorecard().rows if table == "scorecard"
        else report.outcomes() if table == "observations"
        else getattr(report, table)
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(told(capsys, "export", table))))
    assert len(rows) == len(records)
    assert all(None not in row and None not in row.values() for row in rows)
    found = json.loads(told(capsys, "export", table, "--json"))
    assert found == json.loads(told(capsys, "export", table, "--format", "json"))
    assert len(found) == len(records)


def test_what_is_exported_is_what_the_records_say(capsys: pytest.CaptureFixture[str]) -> None:
    report = dr.load()
    rows = csv.DictReader(io.StringIO(told(capsys, "export", "figures")))
    for row, figure in zip(rows, report.figures, strict=True):
        assert (row["id"], Decimal(row["value"])) == (figure.id, figure.value)
        assert (row["bound"], row["unit"]) == (figure.bound.value, figure.unit)
        assert (int(row["span_start"]), int(row["span_end"])) == (
            figure.span.start, figure.span.end,
        )  # fmt: skip
        assert row["original_text"] == ("" if figure.original is None else figure.original.text)
    rows = csv.DictReader(io.StringIO(told(capsys, "export", "glossary")))
    for row, term in zip(rows, report.glossary, strict=True):
        assert row["spans_start"] == " ".join(str(span.start) for span in term.spans)
    rows = csv.DictReader(io.StringIO(told(capsys, "export", "scorecard", "--rule", "guarded")))
    for row, judged in zip(rows, dr.scorecard(rule="guarded").rows, strict=True):
        assert row["verdict"] == judged.verdict.value
        low = None if judged.margin is None else judged.margin.lower
        assert row["margin_low"] == ("" if low is None else decimal_text(low))


def test_no_formula_comes_out_of_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = report_of(Promise("parks", "floor", "10", unit="count", name="=cmd|' /C calc'!A0"))
    dr.write(report, tmp_path / "town.json")
    town = ["--report", str(tmp_path / "town.json")]
    for words in (["export", "indicators"], ["export", "scorecard"], ["assess", "--template"]):
        rows = list(csv.reader(io.StringIO(told(capsys, *words, *town))))
        assert any(cell.startswith("'=cmd") for row in rows for cell in row), words
        assert not any(cell[:1] in "=+@" for row in rows for cell in row if cell), words
    (row,) = csv.DictReader(io.StringIO(told(capsys, "export", "indicators", "--raw", *town)))
    assert row["name"].startswith("=cmd")


def test_an_export_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "targets.csv"
    assert told(capsys, "export", "targets", "-o", str(path)) == ""
    assert path.read_text(encoding="utf-8") == told(capsys, "export", "targets")
    assert "[file-exists]" in refused(capsys, "export", "units", "-o", str(path))
    assert "[cannot-write]" in refused(capsys, "export", "units", "-o", str(tmp_path / "a/b"))
    assert "[cannot-write]" in refused(capsys, "export", "units", "-o", "a\0b")
    assert [one.name for one in tmp_path.iterdir()] == ["targets.csv"]
    assert "[cannot-write]" in refused(capsys, "export", "units", "--force", "-o", str(tmp_path))


@pytest.mark.parametrize(
    "words", [("export", "units", "--format", "parquet", "-o"), ("scorecard", "--html")]
)
def test_no_folder_is_said_alike_of_every_kind_of_file(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "nowhere" / "file"
    said = refused(capsys, *words, str(path))
    assert said.startswith(f"dalian-report: {path} cannot be written")
    assert "[cannot-write]" in said


def test_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "[parquet-on-screen]" in refused(capsys, "export", "units", "--format", "parquet")
    frames = pytest.importorskip("dalian_report.frames")
    parquet = pytest.importorskip("pyarrow.parquet")
    for table in ("figures", "scorecard", "record", "series"):
        path = tmp_path / f"{table}.parquet"
        assert told(capsys, "export", table, "--format", "parquet", "-o", str(path)) == ""
        found = parquet.read_table(path)
        assert found.equals(frames.table(table, backend="pyarrow"))
        header = told(capsys, "export", table).partition("\n")[0].strip()
        assert found.column_names == header.split(",")
    path = tmp_path / "units.parquet"
    path.write_bytes(b"old")
    words = ["export", "units", "--format", "parquet", "-o", str(path)]
    assert "[file-exists]" in refused(capsys, *words)
    assert path.read_bytes() == b"old"


TOWN = Path(__file__).parent / "data" / "example-town" / "report.json"


def rows_of(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(told(capsys, "export", *words).splitlines()))


def test_the_record_has_a_row_for_each_target_of_all_editions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    judged = dr.record(rule="guarded")
    rows = rows_of(capsys, "record", "--rule", "guarded")
    assert [(row["edition"], row["target_id"], row["verdict"]) for row in rows] == [
        (card.report.edition, row.target.id, row.verdict.value)
        for card in judged.cards
        for row in card.rows
    ]
    held = json.loads(told(capsys, "export", "record", "--json", "--rule", "guarded"))
    assert [(row["edition"], row["target"]) for row in held] == [
        (row["edition"], row["target_id"]) for row in rows
    ]


def test_series_has_a_row_for_each_year_of_each_indicator(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = rows_of(capsys, "series", "--indicator", "gdp", "retail-sales.growth")
    wanted = [dr.series("gdp"), dr.series("retail-sales.growth")]
    assert [(row["indicator_id"], row["year"]) for row in rows] == [
        (one.indicator.id, str(year.year)) for one in wanted for year in one
    ]
    held = json.loads(told(capsys, "export", "series", "--json", "--indicator", "gdp"))
    assert [row["year"] for row in held] == [row.year for row in wanted[0]]
    headline = {row["indicator_id"] for row in rows_of(capsys, "series")}
    assert headline == {
        target.indicator_id
        for target in dr.load().targets
        if target.strength is dr.model.Strength.EXPECTED
    }


@pytest.mark.parametrize("table", ["record", "series"])
def test_a_report_limits_the_tables_of_all_editions(
    table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    town = rows_of(capsys, table, "--report", str(TOWN))
    assert {row["place"] for row in town} == {dr.read(TOWN).place.name}
    rows = rows_of(capsys, table, "--edition", "2021")
    assert {row["target_id"].rpartition("@")[2] for row in rows} - {""} == {"2021"}


def test_indicators_are_chosen_for_series_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert "[needs-series]" in refused(capsys, "export", "record", "--indicator", "gdp")
    assert "[unknown-key]" in refused(capsys, "export", "series", "--indicator", "gdq")


@pytest.mark.parametrize(
    ("words", "name", "right"),
    [
        (("assess", "--template"), "mine.xlsx", "'mine.csv', with --bom for Excel"),
        (("assess", "--template", "--json"), "mine.XLS", "'mine.json'"),
        (("export", "units"), "units.ods", "'units.csv', with --bom for Excel"),
        (("export", "units"), "units.json", "'units.csv', or choose JSON"),
        (("export", "units", "--json"), "units.csv", "'units.json', or choose CSV"),
        (("export", "units", "--format", "parquet"), "units.xlsx", "'units.parquet'"),
        (("export", "scorecard"), "a.b/units.parquet", "'a.b/units.csv', or choose Parquet"),
    ],
)
def test_a_file_is_not_named_for_a_different_format(
    words: tuple[str, ...],
    name: str,
    right: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    said = refused(capsys, *words, "-o", name)
    assert said.endswith(f"write {right} [other-format]\n")
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_a_known_ending_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("units", "units.txt", "units.CSV", "v1.2"):
        assert told(capsys, "export", "units", "-o", str(tmp_path / name)) == ""
    path = tmp_path / "mine.json"
    assert told(capsys, "assess", "--template", "--json", "-o", str(path)) == ""
    assert json.loads(path.read_text(encoding="utf-8"))[0]["target"] == dr.load().targets[0].id


def test_parquet_without_its_extra(tmp_path: Path) -> None:
    words = ["export", "units", "--format", "parquet", "-o", str(tmp_path / "units.parquet")]
    found = run(*words, PYTHONPATH=without(tmp_path, "narwhals"))
    assert found.returncode == 2
    assert found.stderr.count("\n") == 1
    assert "[missing-extra]" in found.stderr
    assert not (tmp_path / "units.parquet").exists()


# Waiting


def test_long_work_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    from dalian_report.cli import _waiting

    screen = Screen()
    monkeypatch.setattr(_waiting, "_PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    latest = time.monotonic() + 60
    with _waiting.waiting(f"reading {ATTACK}"):
        while "reading" not in screen.getvalue():
            assert time.monotonic() < latest
            time.sleep(0.01)
    assert "\x1b]0;" not in screen.getvalue()


def test_quick_work_and_work_nobody_waits_for_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    from dalian_report.cli import _waiting

    for stream in (Screen(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(_waiting, "_PATIENCE", 3600.0 if stream.isatty() else 0.0)
        with _waiting.waiting("reading"):
            pass
        assert stream.getvalue() == ""


def test_own_outcomes_replace_or_join_the_published_ones_everywhere_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, document = tmp_path / "mine.csv", tmp_path / "mine.json"
    table.write_text("target,value,unit,date\ngdp,5.0,percent,2025-01-31\n")
    own = dr.read_outcomes(table)
    dr.write_observations(own, document)
    for add in (False, True):
        card = dr.scorecard(observations=own, add=add)
        assert card.row("gdp").verdict is dr.Verdict.NOT_MET
        assert card.row("gdp").observation == own[0]
        shipped = dr.scorecard()
        others = [row.verdict for row in card.rows if row.target.id != "gdp.growth@2023"]
        published = [row.verdict for row in shipped.rows if row.target.id != "gdp.growth@2023"]
        assert others == (published if add else [dr.Verdict.NO_DATA] * len(others))
        expected = json.loads(json.dumps(card.to_dict()))
        words = ["--add"] if add else []
        for command in (
            ["assess", str(table), *words],
            ["scorecard", "--observations", str(table), *words],
            ["--observations", str(document), *words],
        ):
            assert cli.main([*command, "--json"]) == 0
            assert json.loads(capsys.readouterr().out) == expected


def test_what_is_published_too_late_leaves_room_for_what_was_published_before(
    tmp_path: Path,
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("target,value,unit,date\ngdp,5.0,percent,2025-01-31\n")
    own = dr.read_outcomes(table)
    card = dr.scorecard(observations=own, add=True, as_of="2024-06-30")
    assert card.row("gdp").verdict is dr.Verdict.MET


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["gdp", "６．４％"], "6.4"),
        (["urban-jobs", "13万"], "130000"),
        (["urban-jobs", "13万人"], "130000"),
        (["urban-jobs", "1,250,000"], "1250000"),
        (["urban-jobs", "13", "--unit", "万人"], "130000"),
        (["urban-jobs", "0.13", "--unit", "million"], "130000"),
        (["marine-output", "4200", "--unit", "亿元"], "420000000000"),
        (["grain-output", "126.5", "--unit", "万吨"], "2530000000"),
        (["gdp", "\u22122"], "-2"),
    ],
)
def test_numbers_and_units_as_in_tables(
    words: list[str], value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["assess", *words, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row["actual"] == f"[{value}, {value}]"


@pytest.mark.parametrize(
    "words",
    [
        ["gdp", "6", "--unit", "万"],
        ["urban-jobs", "13", "--unit", "亿元"],
        ["urban-jobs", "13万", "--unit", "count"],
        ["urban-jobs", "125,000"],
        ["urban-jobs", "13", "--unit", "bananas"],
    ],
)
def test_numbers_and_units_that_cannot_be_meant(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, "assess", *words)


@pytest.mark.parametrize("words", [["--add"], ["assess", "gdp", "6", "--add"]])
def test_nothing_to_add(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "[nothing-to-add]" in refused(capsys, *words)
