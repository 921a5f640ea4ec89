"""What the checker reads and writes: numbers and hedges in words, files, lists of findings."""

from __future__ import annotations

import json
from decimal import Decimal
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
from dalian_report.check._hedge_words import chinese_bounds, chinese_number, english_bound
from dalian_report.check._numbers import printed_numbers, printed_range, writings
from dalian_report.check._wording import _occurrences
from tarn_bay import (
    SOURCE,
    changed,
    document,
    encoded,
    put,
)

if TYPE_CHECKING:
    from pathlib import Path


# Words and numbers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty fifteen", [20, 15]),
        ("twenty ten", [20, 10]),
        ("twenty zero", [20, 0]),
        ("twenty-nine, thirty one", [29, 31]),
        ("thirty\u00a0one\nhundred", [3100]),
        ("one hundred two", [102]),
        ("five and twenty", [5, 20]),
        ("hundred and five", [105]),
        ("hundred, five", [100, 5]),
        ("hundred 5", [100, 5]),
        ("5 two", [5, 2]),
        ("5 hundred", [500]),
        ("1.5 million two hundred", [1_500_000, 200]),
        ("1.5 thousand million", [1_500_000_000]),
        ("twice hundred, hundred twice", [2, 100, 100, 2]),
        ("first hundred", [1, 100]),
        ("two million three hundred thousand and four", [2_300_004]),
        ("hundred thousand", [100_000]),
        ("thousand thousand", [1_000_000]),
        ("one two", [1, 2]),
    ],
)
def test_tokens_that_are_read_together(text: str, values: list[int]) -> None:
    assert [number.value for number in printed_numbers(text)] == values


def test_a_printed_number_has_its_place_its_digits_and_its_scale() -> None:
    text = "In all 1.25 thousand million of 21st"
    first, second = printed_numbers(text)
    assert text[first.start : first.end] == "1.25 thousand million"
    assert (first.value, first.resolution) == (1_250_000_000, 10_000_000)
    assert (first.scale, first.is_ordinal) == (1_000_000_000, False)
    assert text[second.start : second.end] == "21"
    assert (second.value, second.resolution, second.scale) == (21, 1, 1)
    assert second.is_ordinal
    (spelt,) = printed_numbers("two hundred and sixth")
    assert (spelt.value, spelt.resolution, spelt.scale, spelt.is_ordinal) == (206, 1, 1, True)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("5 to 8", (5, 1, 8, 1)),
        ("5 to 8 billion", (5 * 10**9, 10**9, 8 * 10**9, 10**9)),
        ("1.5 to 8 million", (1_500_000, 100_000, 8_000_000, 1_000_000)),
        ("5 million to 8 billion", (5_000_000, 1_000_000, 8 * 10**9, 10**9)),
        ("8 to 8 billion", (8, 1, 8 * 10**9, 10**9)),
        ("9 to 8 billion", (9, 1, 8 * 10**9, 10**9)),
        ("5", None),
        ("5, 6 and 7", None),
    ],
)
def test_the_ends_of_a_printed_range(text: str, ends: tuple[int, ...] | None) -> None:
    both = printed_range(text)
    read = None if both is None else [x for one in both for x in (one.value, one.resolution)]
    assert read == (None if ends is None else list(ends))


@pytest.mark.parametrize(
    ("value", "lengths"),
    [("2", {1, 3, 4, 5, 6}), ("1000", {4, 5, 8, 10}), ("1234.5", {6, 7}), ("44", {2})],
)
def test_how_long_a_token_can_be(value: str, lengths: set[int]) -> None:
    assert writings(Decimal(value)) == lengths


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("九千九百九十九", 9999),
        ("两千", 2000),
        ("三亿五千万", 350_000_000),
        ("一亿零三", 100_000_003),
        ("万亿", 10**12),
        ("二万亿", 2 * 10**12),
        ("3百万", 3_000_000),
        ("1,200万", 12_000_000),
        ("1.2万五", 12_000),
        ("30千克", 30),
        ("千瓦", None),
        ("约百分点", None),
        ("共 七", 7),
        ("七和8", 7),
    ],
)
def test_chinese_numbers(text: str, number: int | None) -> None:
    assert chinese_number(text) == number


def test_a_hedge_stands_close_to_its_number() -> None:
    words = "Over 7 and, as was said before of other things of this kind, about 8"
    assert english_bound(words, words.index("7"), words.index("7") + 1) == "more_than"
    assert english_bound(words, words.index("8"), words.index("8") + 1) == "about"
    assert english_bound("about 7 or more", 6, 7) == "about"
    assert english_bound("a maximum of, let us say, a sum of 7", 35, 36) == "exact"
    assert chinese_bounds("约6%以上") == {"about", "at_least"}


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
    assert {(one.start, one.end) for one in _occurrences(text, forms)} == places


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
    assert told.startswith('[\n  {\n    "code": "order",\n    "place": "II.1-02",\n')
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
    ("mark", "message"),
    [
        (b"\xef\xbb\xbf", "begins with a byte-order mark (UTF-8)"),
        (b"\xff\xfe", "begins with a byte-order mark (UTF-16)"),
        (b"\xfe\xff", "begins with a byte-order mark (UTF-16)"),
    ],
)
def test_a_mark_is_named(mark: bytes, message: str) -> None:
    first = check_document(mark + encoded(document()))[0]
    assert (first.code, first.place, first.message) == ("encoding", "$", message)
    assert first.way_out == "save the document as UTF-8 without a mark, with LF"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"a\xff", "the source text is not UTF-8: byte 1"),
        ("", "the source text is empty"),
        (SOURCE + "x", "; has 418 characters, the report names 417"),
        (SOURCE.replace("\n", "\r\n"), "the source text has line ends other than LF; has the SHA"),
    ],
)
def test_what_is_wrong_with_a_source(source: str | bytes, message: str) -> None:
    (finding,) = check_document(encoded(document()), source)
    assert message in finding.message
    assert finding.way_out.startswith("give the file that the report was coded from, unchanged")


def test_a_document_that_cannot_be_read_is_not_checked_further() -> None:
    (finding,) = check_document(b"[]", SOURCE)
    assert str(finding) == (
        "$: must be an object, not [] [document]; mend the document at this place"
    )


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
