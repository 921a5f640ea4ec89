"""The codes of errors, problems and findings: a closed list, used, worded and documented."""

from __future__ import annotations

import ast
import copy
import json
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dalian_report as dr
from dalian_report import errors
from dalian_report.check import CODES, Finding
from dalian_report.cli._parser import UsageError
from dalian_report.errors._sentences import finding_sentences, sentences
from dalian_report.growth import GrowthUnitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "dalian_report").rglob("*.py"))
SENTENCES, FINDINGS = sentences(), finding_sentences()
EXPECTED = json.loads((ROOT / "tests" / "data" / "expected-messages.json").read_bytes())

CLASSES: dict[str, Any] = {
    **{name: getattr(errors, name) for name in SENTENCES if hasattr(errors, name)},
    "GrowthUnitError": GrowthUnitError,
    "UsageError": UsageError,
}
NOT_PLAIN = re.compile(r"(?<!there )\b(?:is|are) no\b|\b(?:mend|stands|way out)\b")
OF_PROBLEMS = {
    "Problem": 1,
    "refusal": 0,
    "CellError": 0,
    "_RefusedValueError": 0,
    "_UnreadableLineError": 0,
}
"""The calls that make a problem, and the place of the code among their arguments."""


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call of a name in the package."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node, ast.unparse(node.func).rpartition(".")[2]


def codes_given(node: ast.Call, place: int) -> list[str]:
    """The code that a call gives as a literal, if it does."""
    given = node.args[place] if len(node.args) > place else None
    options = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
    return [option.value for option in options if isinstance(option, ast.Constant)]


def test_every_code_is_kebab_case_and_its_row_is_complete() -> None:
    for kind, rows in SENTENCES.items():
        for code, row in rows.items():
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code), f"{kind}: {code}"
            meaning, sentence, fix = row
            assert meaning.endswith("."), f"{kind}: {code}"
            assert fix.endswith("."), f"{kind}: {code}"
            assert sentence, f"{kind}: {code}"


def test_every_code_that_the_package_gives_is_in_the_table_of_its_class() -> None:
    unknown = []
    for path, node, name in calls():
        if name in OF_PROBLEMS:
            is_of_draft = name == "refusal" and path.parent.name == "drafting"
            known, place = dr.Problem.codes(), OF_PROBLEMS[name] + is_of_draft
        elif name in CLASSES and name not in {"DataError", "UnknownKeyError", "AmbiguousKeyError"}:
            known, place = CLASSES[name].codes(), 0
        else:
            continue
        if name != "MissingExtraError":
            unknown += [
                f"{path.name}:{node.lineno} {code}"
                for code in codes_given(node, place)
                if code not in known
            ]
    assert unknown == []


def test_every_code_in_the_tables_is_given_somewhere() -> None:
    words: set[object] = set()
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    listed = {code for rows in SENTENCES.values() for code in rows} | set(FINDINGS)
    assert listed - words == set()


def test_the_cases_of_findings_are_given_somewhere() -> None:
    words: set[object] = set()
    for path in SOURCES:
        if path.parent.name == "check":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            words |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {case for cases in FINDINGS.values() for case in cases} - words == set()
    assert set(FINDINGS) == set(CODES)


def made(kind: str, fields: Mapping[str, Any]) -> Any:
    """The error, problem or finding with the fields of an expected message."""
    code, place, value = fields["code"], fields["place"], fields["value"]
    details = {
        name: tuple(detail) if isinstance(detail, list) else detail
        for name, detail in fields["details"].items()
    }
    if kind == "Finding":
        return Finding.of(code, place, fields["case"], value, **details)
    if kind == "Problem":
        return dr.Problem(place, code, value, **details)
    if kind == "UnknownKeyError":
        return dr.UnknownKeyError(value, details["suggestions"], details["kind"])
    if kind == "UnknownNameError":
        return dr.UnknownNameError(place, value, details["right"], details["suggestions"])
    if kind == "AmbiguousKeyError":
        return dr.AmbiguousKeyError(value, details["candidates"], details["kind"])
    if kind == "MissingExtraError":
        return dr.MissingExtraError(place, details["extra"])
    return CLASSES[kind](code, place, value, **details)


def test_the_sentences_are_those_of_the_file_of_expected_messages() -> None:
    differing = []
    for row in EXPECTED:
        said = str(made(row["class"], row))
        if said != row["message"]:
            differing.append((row["message"], said))
    assert differing == [], "if the new sentences are better, put them into the file"


def test_the_file_of_expected_messages_has_every_sentence() -> None:
    shown = {(row["class"], row["code"], row.get("case")) for row in EXPECTED}
    wanted: set[tuple[str, str, str | None]] = {
        (kind, code, None)
        for kind, rows in SENTENCES.items()
        for code in rows
        if (kind, code) != ("DataError", "several-problems")
    }
    wanted |= {("Finding", code, case) for code, cases in FINDINGS.items() for case in cases}
    assert shown == wanted, "every sentence has one row, with the fields of a likely error"


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['class']}-{row['code']}")
def test_what_is_made_pickles_and_copies_with_its_fields(row: dict[str, Any]) -> None:
    one = made(row["class"], row)
    for again in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
        assert type(again) is type(one)
        assert str(again) == str(one)
        assert (again.code, again.value, again.details) == (one.code, one.value, one.details)


def test_a_sentence_is_one_line_in_plain_words() -> None:
    for row in EXPECTED:
        message = row["message"]
        assert "\n" not in message
        assert not re.search(r"[{}]|\[\[|\]\]|Decimal\(|Fraction\(|<\w+\.", message), message
        assert not re.search(
            r"(?<!there )\b(?:is|are) no\b|\b(?:mend|stands|way out)\b", message
        ), message


def test_the_page_of_codes_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "coding" / "error_codes.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (run.returncode, run.stdout) == (0, "")


def test_sentences_are_read_only_when_an_error_is_printed() -> None:
    program = (
        "import sys, dalian_report as dr\n"
        "dr.load().targets\n"
        "try: dr.load().section('nowhere')\n"
        "except KeyError as error: assert error.code == 'unknown-key'\n"
        "tables = ('_sentences', '_wording', '_guesses')\n"
        "print([name for name in tables if f'dalian_report.errors.{name}' in sys.modules])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
