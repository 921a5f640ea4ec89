"""A command has no logic of its own: `--json` is the result of one public function."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dalian_report as dr
from dalian_report import check, cli, growth
from dalian_report.documents._codec import plain
from dalian_report.model._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

TOWN = Path(__file__).parent / "data" / "example-town" / "report.json"
REPORTS = {"shipped": [], "town": ["--report", str(TOWN)]}


def _report(name: str) -> dr.Report:
    return dr.load() if name == "shipped" else dr.read(TOWN)


def _key(report: dr.Report) -> str:
    return report.targets[0].id


def _rows(table: str) -> Callable[[dr.Report], Any]:
    def rows(report: dr.Report) -> Any:
        records = report.outcomes() if table == "observations" else getattr(report, table)
        return [plain(record) for record in records]

    return rows


COMMANDS: dict[str, tuple[Callable[[dr.Report], list[str]], Callable[[dr.Report], Any]]] = {
    "bare": (lambda report: [], lambda report: dr.scorecard(report).to_dict()),
    "scorecard": (
        lambda report: ["scorecard", "--rule", "guarded", "--as-of", "2024-01-31"],
        lambda report: dr.scorecard(report, rule="guarded", as_of="2024-01-31").to_dict(),
    ),
    "scorecard filtered": (
        lambda report: ["scorecard", "--verdict", "no_data"],
        lambda report: dr.scorecard(report).select(verdict="no_data").to_dict(),
    ),
    "targets": (lambda report: ["targets"], _rows("targets")),
    "show target": (
        lambda report: ["show", _key(report)],
        lambda report: dr.describe(_key(report), report).to_dict(),
    ),
    "show statement": (
        lambda report: ["show", report.statements[-1].id],
        lambda report: dr.describe(report.statements[-1].id, report).to_dict(),
    ),
    "search": (
        lambda report: ["search", "the", "city", "--limit", "3"],
        lambda report: [hit.to_dict() for hit in report.search("the city", limit=3)],
    ),
    "cite": (
        lambda report: ["cite", _key(report), "--style", "csl-json"],
        lambda report: {
            "key": _key(report),
            "style": "csl-json",
            "citation": json.loads(report.cite(report.target(_key(report)), "csl-json")),
        },
    ),
    "glossary": (lambda report: ["glossary"], _rows("glossary")),
    "assess template": (
        lambda report: ["assess", "--template"],
        lambda report: list(csv.DictReader(io.StringIO(dr.outcomes_template(report)))),
    ),
    "assess one": (
        lambda report: ["assess", _key(report), "6"],
        lambda report: dr.Scorecard(
            report,
            (row := dr.assess(_key(report), 6, report=report),),
            None,
            row.policy,
            row.rule,
        ).to_dict(),
    ),
    "sensitivity": (
        lambda report: ["sensitivity", _key(report), "6"],
        lambda report: dr.sensitivity(_key(report), 6, report=report).to_dict(),
    ),
    "export scorecard": (
        lambda report: ["export", "scorecard"],
        lambda report: dr.scorecard(report).to_dict()["rows"],
    ),
} | {
    f"export {table}": (
        lambda report, table=table: ["export", table],  # type: ignore[misc]
        _rows(table),
    )
    for table in (*TABLES, "observations")
}
"""The words of each command for a report, and the public call that gives the same."""

ALONE: dict[str, tuple[list[str], Callable[[], Any]]] = {
    "schema": (["schema", "observations"], lambda: dr.schema("observations")),
    "growth": (
        ["growth", "rate", "400", "420"],
        lambda: {
            "function": "growth_rate",
            "arguments": {"base": "400", "value": "420"},
            "result": str(growth.growth_rate(400, 420)),
            "percent": str(growth.percent(growth.growth_rate(400, 420)).normalize()),
        },
    ),
    "check": (
        ["check", str(TOWN)],
        lambda: json.loads(check.as_json(check.check_document(TOWN.read_bytes()))),
    ),
    "version": (
        ["--version"],
        lambda: {"package": dr.__version__, "data": dr.DATA_VERSION, "schema": dr.SCHEMA_VERSION},
    ),
}


def _printed(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert cli.main(words) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("of", REPORTS)
@pytest.mark.parametrize("name", COMMANDS)
def test_json_is_what_the_function_returns(
    name: str, of: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words, result = COMMANDS[name]
    report = _report(of)
    printed = _printed(capsys, *words(report), *REPORTS[of], "--json")
    assert printed == json.loads(json.dumps(result(report)))


@pytest.mark.parametrize("name", ALONE)
def test_json_of_what_needs_no_report(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    words, result = ALONE[name]
    assert _printed(capsys, "--json", *words) == result()


def test_an_outcome_of_another_report_is_a_miss(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("show", "cite"):
        assert cli.main([command, "obs.gdp.growth.2023.2", "--report", str(TOWN)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "obs.gdp.growth.2023.2" in err


def _in_a_process(*words: str, encoding: str) -> bytes:
    package = str(Path(dr.__file__).parents[1])
    settings = {**os.environ, "PYTHONPATH": package, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "dalian_report", *words]
    return subprocess.run(command, env=settings, capture_output=True, check=True).stdout


class _Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False


def _piped(*words: str, encoding: str) -> bytes:
    """What the command writes to a pipe of this encoding, without a process for each case."""
    pipe = _Pipe()
    with redirect_stdout(io.TextIOWrapper(pipe, encoding=encoding)) as output:
        assert cli.main(words) == 0
        output.flush()
        return pipe.getvalue()


ENCODINGS = ["cp936", "cp932", "cp950", "cp1252", "mac_roman", "ascii", "utf-16", "utf-8"]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-16", ["show", "gdp", "--json"]),
        ("ascii", ["series", "gdp"]),
        ("cp936", ["export", "entities"]),
    ],
)
def test_a_process_writes_the_same_to_its_pipe(encoding: str, words: list[str]) -> None:
    assert _in_a_process(*words, encoding=encoding) == _piped(*words, encoding=encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "words",
    [
        ["--json"],
        ["show", "gdp", "--json"],
        ["glossary", "--json"],
        ["cite", "gdp", "--json"],
        ["series", "gdp", "--json"],
        ["export", "entities", "--format", "json"],
    ],
    ids=" ".join,
)
def test_json_is_valid_whatever_the_code_page(words: list[str], encoding: str) -> None:
    printed = _piped(*words, encoding=encoding)
    assert json.loads(printed) == json.loads(printed.decode(encoding))


EXAMPLES = Path(__file__).parents[1] / "examples" / "judging"


@pytest.mark.parametrize(
    "words",
    [
        ["record"],
        ["draft", str(EXAMPLES / "yunhe-2031.txt")],
        ["judge", str(EXAMPLES / "yunhe-2031.txt"), str(EXAMPLES / "yunhe-2032.txt")],
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "cp1252", "ascii"])
def test_a_code_page_shows_every_sign(words: list[str], encoding: str) -> None:
    printed = _piped(*words, encoding=encoding).decode(encoding)
    # Only letters of a different script are escapes, since nothing else tells them apart.
    escaped = {chr(int(code, 16)) for code in re.findall(r"\\[xu]([0-9a-f]{2,4})", printed)}
    assert all(
        character.isalpha() or character in "。，、；：？！（）《》【】" for character in escaped
    )
    assert not escaped or encoding in {"cp1252", "ascii"}


def test_the_signs_of_the_record_are_told_apart_in_ascii() -> None:
    printed = _piped("record", encoding="ascii").decode("ascii").splitlines()
    wanted = _piped("record", encoding="utf-8").decode("utf-8").splitlines()
    rows = [line for line in wanted if {"✓", "✕"} & set(line)]
    places = [wanted.index(line) for line in rows]
    assert rows
    signs = str.maketrans("✓✕◐○", "vx~o")
    assert [printed[place] for place in places] == [line.translate(signs) for line in rows]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_in_a_pipe_is_utf8_whatever_the_code_page(encoding: str) -> None:
    table = _piped("export", "entities", encoding=encoding).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["name_zh"] or None for row in rows] == [one.name_zh for one in dr.load().entities]


def test_a_table_for_excel_begins_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "entities.csv"
    assert cli.main(["export", "entities", "--bom", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_a_file_is_utf8_whatever_the_code_page(tmp_path: Path) -> None:
    for name, words in (("a.csv", []), ("a.json", ["--format", "json"])):
        path = tmp_path / name
        _piped("export", "entities", *words, "-o", str(path), encoding="cp1252")
        assert "旅顺" in path.read_text(encoding="utf-8")


def test_json_begins_without_a_mark(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "entities", "--bom", "--format", "json"]) == 2
    assert "[mark-before-json]" in capsys.readouterr().err


def test_the_template_for_excel_begins_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    assert cli.main(["assess", "--template", "--bom", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbftarget,")
