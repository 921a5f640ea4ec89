"""What the checker reads and writes: numbers and hedges in words, files, lists of findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr
from dalian_report.check import (
    Finding,
    as_github,
    as_json,
    as_text,
    check,
    check_document,
    official_names,
)
from dalian_report.check._wording import occurrences
from tarn_bay import SOURCE, changed, document
from towns import encoded, put

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "forms", "places"),
    [
        ("aaaa", ["aa"], {(0, 2), (2, 4)}),
        ("aaaaa", ["aa"], {(0, 2), (2, 4)}),
        ("a plan of plans", ["plan", "plan of", ""], {(2, 9), (10, 14)}),
        ("of plan", ["plan"], {(3, 7)}),
        ("of a plan", ["none"], set()),
    ],
)
def test_the_places_of_a_term(text: str, forms: list[str], places: set[tuple[int, int]]) -> None:
    assert {(one.start, one.end) for one in occurrences(text, tuple(forms))} == places


# Files and formats ------------------------------------------------------------------------

TWO = (
    Finding("order", "II.1-02", "stands after 二", "move it"),
    Finding("gap", "source 3-5", "is\r\nout, 100%", "put it: in"),
)


def test_findings_as_text() -> None:
    assert as_text(TWO).splitlines() == [
        "II.1-02: stands after 二 [order]; move it",
        "source 3-5: is out, 100% [gap]; put it: in",
        "2 findings",
    ]


def test_findings_as_json() -> None:
    told = as_json(TWO)
    assert told.startswith(
        '[\n  {\n    "code": "order",\n    "case": "",\n    "place": "II.1-02",\n'
    )
    assert "二" in told
    assert [row["message"] for row in json.loads(told)] == ["stands after 二", "is\r\nout, 100%"]


def test_findings_as_annotations() -> None:
    lines = ["{", '"figures": [', '{"id": "II.1-01"},', '{"id": "II.1-02", "unit": "t"}', "]}"]
    assert as_github(TWO, "a:b,c\r.json", "\n".join(lines)).splitlines() == [
        "::error file=a%3Ab%2Cc%0D.json,line=4,title=order::II.1-02: stands after 二; move it",
        "::error file=a%3Ab%2Cc%0D.json,title=gap::source 3-5: is%0D%0Aout, 100%25; put it: in",
    ]
    for place, number in (("$.figures", 2), ("$.figures[0].id", 3), ("$.figures[1]", 4)):
        told = as_github([Finding("order", place, "is", "be")], "r", "\n".join(lines))
        assert f"line={number}," in told
    assert "line" not in as_github([Finding("order", "$.units[1]", "is", "be")], "r", lines[0])


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (b"\xef\xbb\xbf", "UTF-8"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ],
)
def test_a_mark_is_named(mark: bytes, name: str) -> None:
    first = check_document(mark + encoded(document()))[0]
    assert (first.code, first.place, first.case) == ("encoding", "$", "mark")
    assert first.details["mark"] == name


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (b"a\xff", ("not-utf-8", 1, {})),
        ("", ("empty", None, {})),
        (SOURCE + "x", ("other", None, {"length": 418, "wanted_length": 417})),
        (SOURCE.replace("\n", "\r\n"), ("other", None, {"line_ends": "LF"})),
    ],
)
def test_what_is_wrong_with_a_source(
    source: str | bytes, wanted: tuple[str, object, dict[str, object]]
) -> None:
    (finding,) = check_document(encoded(document()), source)
    case, value, details = wanted
    assert (finding.case, finding.value) == (case, value)
    assert details.items() <= finding.details.items()


def test_a_document_that_cannot_be_read_is_not_checked_further() -> None:
    (finding,) = check_document(b"[]", SOURCE)
    assert (finding.code, finding.place) == ("document", "$")
    assert finding.details["problem"] == "not-an-object"


def test_names_of_a_file_in_any_encoding(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_bytes("# a\n Act #1 \n\n#b\nCaf\u00e9\n".encode() + b"\xff\n")
    assert official_names(file) == ("Act #1", "Caf\u00e9", "\ufffd")


def test_the_official_names_of_a_call_are_exempt() -> None:
    name = "Cargo is to grow by more than 6 Act"
    rests = put("glossary", "term.two-towers", meaning=f"Rests on the {name}.")
    report = dr.loads(changed(rests))
    assert [finding.code for finding in check(report, SOURCE)] == ["shared-words"]
    assert check(report, SOURCE, exempt=iter([name])) == ()
