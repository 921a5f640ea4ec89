"""Documents made to exhaust a reader: refused in bounded memory and time, or read as they stand.

Each is read by a process of its own, whose memory and processor time the system bounds: one
that takes more is ended, and the test fails. `python -m campaigns fuzz` goes on from here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import dalian_report as dr
from dalian_report.documents import _strict_json as strict_json

resource = pytest.importorskip("resource", reason="this system bounds no process")

SMALL = Path(__file__).with_name("small-report.json")
MEMORY = 3 * 2**30
SECONDS = 120
PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
import dalian_report as dr
small = open(sys.argv[1], encoding="utf-8").read()
M = 2**20
document = {document}
try:
    dr.loads(document)
except dr.DataError as error:
    print(error.problems[0].path, error.problems[0].code)
else:
    print("read")
"""


def _outcome(document: str) -> str:
    program = PROGRAM.format(memory=MEMORY, seconds=SECONDS, document=document)
    command = [sys.executable, "-c", program, str(SMALL)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-300:]
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("b' ' * 100_000_000", "$ too-large-file"),
        ("'[' * 1_000_000", "$ too-deep"),
        ("'{\"a\":' * 1_000_000", "$ too-deep"),
        ("'[\"[\",' * 1_000_000", "$ too-deep|$ too-many-values"),
        ("'\"' * (60 * M)", "$ invalid-json"),
        ("'\"' + chr(92) * (60 * M)", "$ invalid-json"),
        ("bytes([255]) * (60 * M)", "$ not-utf-8"),
        ("'{\"a\": ' + '9' * (60 * M) + '}'", "$.a unknown-field"),
        ("'{' + ','.join(['\"a\":1'] * 1_000_000) + '}'", "$.a repeated-key"),
        ("'{' + ','.join(['\"a\":1'] * 1_000_002) + '}'", "$ too-many-values"),
        ("'[' + '5,' * (30 * M) + '5]'", "$ too-many-values"),
    ],
)
def test_a_document_of_the_worst_kind_is_refused(document: str, expected: str) -> None:
    assert _outcome(document) in expected.split("|")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("557", "'1e999999999'", "$.source.length not-whole"),
        ("557", "'-' + '9' * M", "$.source.length not-whole"),
        ('"1200000"', "'\"1e999999999\"'", "$.figures[0].value not-decimal"),
        ('"1200000"', "'\"' + '9' * (60 * M) + '\"'", "$.figures[0].value not-decimal"),
        ('"II.1"', "'\"ІI.1\"'", "$.sections[5].id not-of-form"),
        ('"the lantern pier"', "r'\"\\ud800\"'", "$.deliverables[0].object half-a-surrogate-pair"),
        ('"edition"', '\'"edition": "2022", "edition"\'', "$.edition repeated-key"),
    ],
    ids=["exponent", "long number", "decimal", "long decimal", "homoglyph", "surrogate", "twice"],
)
def test_a_value_of_the_worst_kind_is_refused_with_its_place(
    old: str, new: str, expected: str
) -> None:
    assert expected == _outcome(f"small.replace({old!r}, {new}, 1)")


def test_commas_in_a_text_are_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SMALL.read_text(encoding="utf-8")
    values = json.dumps(json.loads(text, object_pairs_hook=list)).count(",")
    prose = text.replace("The old town.", "," * 2 * values)
    monkeypatch.setattr(strict_json, "MOST_VALUES", values)
    assert dr.loads(prose).entities[1].note == "," * 2 * values
