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
    print(len(error.problems), error.problems[0])
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
        ("b' ' * 100_000_000", "is larger than 67108864 bytes"),
        ("'[' * 1_000_000", "is nested more than 32 deep"),
        ("'{\"a\":' * 1_000_000", "is nested more than 32 deep"),
        ("'[\"[\",' * 1_000_000", "holds|nested"),
        ("'\"' * (60 * M)", "is not JSON"),
        ("'\"' + chr(92) * (60 * M)", "is not JSON"),
        ("bytes([255]) * (60 * M)", "is not UTF-8: byte 0 is 0xff"),
        ("'{\"a\": ' + '9' * (60 * M) + '}'", "$.a: is not a known key"),
        ("'{' + ','.join(['\"a\":1'] * 1_000_000) + '}'", "$.a: is not a known key"),
        ("'{' + ','.join(['\"a\":1'] * 1_000_002) + '}'", "holds more than 1000000 values"),
        ("'[' + '5,' * (30 * M) + '5]'", "holds more than 1000000 values"),
    ],
)
def test_a_document_of_the_worst_kind_is_refused(document: str, expected: str) -> None:
    assert any(one in _outcome(document) for one in expected.split("|"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("557", "'1e999999999'", "$.source.length: must be a whole number"),
        ("557", "'-' + '9' * M", "$.source.length: must be a whole number"),
        ('"1200000"', "'\"1e999999999\"'", "$.figures[0].value: must be a decimal"),
        ('"1200000"', "'\"' + '9' * (60 * M) + '\"'", "$.figures[0].value: must be a decimal"),
        ('"II.1"', "'\"ІI.1\"'", "$.sections[5].id: is no well-formed id"),
        ('"the lantern pier"', "r'\"\\ud800\"'", "holds half of a surrogate"),
        ('"edition"', '\'"edition": "2022", "edition"\'', "$.edition: stands more than once"),
    ],
    ids=["exponent", "long number", "decimal", "long decimal", "homoglyph", "surrogate", "twice"],
)
def test_a_value_of_the_worst_kind_is_refused_with_its_place(
    old: str, new: str, expected: str
) -> None:
    assert expected in _outcome(f"small.replace({old!r}, {new}, 1)")


def test_commas_in_a_text_are_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SMALL.read_text(encoding="utf-8")
    values = json.dumps(json.loads(text, object_pairs_hook=list)).count(",")
    prose = text.replace("The old town.", "," * 2 * values)
    monkeypatch.setattr(strict_json, "MOST_VALUES", values)
    assert dr.loads(prose).entities[1].note == "," * 2 * values
