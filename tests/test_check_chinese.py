"""The checker on a report whose source is Chinese: no false finding, and every true one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from chinese_town import SOURCE, document, encoded, span
from dalian_report.check import check_document, number_tokens
from dalian_report.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[dict[str, Any]], object]


def codes(*changes: Change) -> set[tuple[str, str]]:
    """The codes and places of the findings."""
    report = document()
    for change in changes:
        change(report)
    return {(finding.code, finding.place) for finding in check_document(encoded(report), SOURCE)}


def figure(id: str, **fields: object) -> Change:
    return lambda report: next(row for row in report["figures"] if row["id"] == id).update(fields)


def statement(id: str, text: str) -> Change:
    rows = "statements"
    return lambda report: next(row for row in report[rows] if row["id"] == id).update(text=text)


def test_a_report_without_a_fault_has_no_findings() -> None:
    assert check_document(encoded(document()), SOURCE) == ()
    assert check_document(encoded(document())) == ()


def test_the_command_has_no_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "town.json").write_bytes(encoded(document()))
    (tmp_path / "town.txt").write_bytes(SOURCE.encode())
    assert main(["check", str(tmp_path / "town.json"), "--source", str(tmp_path / "town.txt")]) == 0
    assert capsys.readouterr().out == "no findings\n"


def test_numerals_inside_words_may_be_left_out_or_listed() -> None:
    tokens = [SOURCE[at.start : at.end] for at in number_tokens(SOURCE, "zh")]
    assert "1800亿" in tokens
    assert "一" not in tokens
    listed = {"span": span("一", "统"), "role": "idiom"}
    assert codes(lambda report: report["numerals"].insert(5, listed)) == set()


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (figure("I-02.1", bound="exact"), ("figure-hedge", "I-02.1")),
        (figure("I-02.1", bound="at_least"), ("figure-hedge", "I-02.1")),
        (figure("I-04.2", bound="exact"), ("figure-hedge", "I-04.2")),
        (figure("II-02.3", bound="exact"), ("figure-hedge", "II-02.3")),
        (figure("I-06.3", bound="at_most"), ("figure-hedge", "I-06.3")),
        (figure("I-02b.1", value="1800"), ("figure-value", "I-02b.1")),
        (figure("I-02b.1", resolution="1"), ("figure-resolution", "I-02b.1")),
        (figure("I-02b.1", span=span("1800")), ("token-edge", "I-02b.1")),
        (figure("I-07.1", value="25000000"), ("figure-value", "I-07.1")),
        (figure("I-03.2", value="4"), ("figure-value", "I-03.2")),
        (figure("II-02.1", value_to=None), ("figure-value", "II-02.1")),
        (figure("I-03b.1", unit="CNY"), ("figure-unit", "I-03b.1")),
        (figure("I-04.3", unit="km"), ("figure-unit", "I-04.3")),
        (figure("I-03.2", unit="count"), ("figure-unit", "I-03.2")),
        (statement("I-02", "In 2040 output grew by over 6%."), ("statement-hedge", "I-02.1")),
        (statement("I-02", "In 2040 output grew by about 7%."), ("statement-drops", "I-02.1")),
        (statement("I-02", "In 2040 output grew by about 6% to 9."), ("statement-extra", "I-02")),
        (statement("I-02", "2040年全镇产值降低约6%。"), ("statement-direction", "I-02.1")),
        (
            statement("I-06", "统一的一站式窗口受理七成以上事项，12000座，第一"),
            ("shared-words", "I-06"),
        ),
    ],
)
def test_a_fault_is_found(change: Change, finding: tuple[str, str]) -> None:
    assert finding in codes(change)


@pytest.mark.parametrize(
    ("words", "before"),
    [("1800亿", ""), ("三", "学校"), ("５", ""), ("七成", ""), ("2041", "二、")],
)
def test_a_numeral_that_nothing_accounts_for_is_found(words: str, before: str) -> None:
    place = span(words, before)

    def without(report: dict[str, Any]) -> None:
        for table in ("figures", "numerals"):
            report[table] = [row for row in report[table] if row["span"] != place]

    assert ("token-missed", f"source {place['start']}-{place['end']}") in codes(without)


def test_a_span_may_begin_inside_a_run_of_characters_but_not_inside_a_number() -> None:
    def cut(report: dict[str, Any]) -> None:
        report["statements"][0]["spans"] = [span("041年1月8日）")]

    assert ("span-edge", "title-01") in codes(cut)


@pytest.mark.parametrize(
    "words", ["freight doubled", "freight was to double", "freight grew by 100%"]
)
def test_a_doubling_may_be_said_in_words(words: str) -> None:
    assert codes(statement("I-07", f"In 2040 the town added 25,000 kW, and {words}.")) == set()


def test_a_doubling_is_not_just_a_rise() -> None:
    said = "In 2040 the town added 25,000 kW, and freight grew."
    assert codes(statement("I-07", said)) == {("statement-drops", "I-07.2")}


def test_statements_may_be_chinese() -> None:
    said = [
        statement("I-02", "2040年产值增长约6%。"),
        statement("I-02b", "2040年工业产值是1800亿元。"),
        statement("I-03", "2040年收入是32.5亿元，增长4.5%。"),
        statement("I-05", "2040年收入分别提高7%和8%以上。"),
    ]
    assert codes(*said) == set()


def without_texts(report: dict[str, Any]) -> None:
    report["coverage"] = "draft"
    for row in report["statements"]:
        row["text"] = ""


def test_a_draft_is_not_asked_for_what_a_person_has_yet_to_write() -> None:
    def fewer(report: dict[str, Any]) -> None:
        without_texts(report)
        del report["statements"][0], report["numerals"][:3]
        report["figures"][0]["label"] = "绿化面积达２８０多万平方米新建学校三所改造"

    assert codes(fewer) == set()


def test_a_draft_still_accounts_for_the_numbers_of_its_statements() -> None:
    def fewer(report: dict[str, Any]) -> None:
        without_texts(report)
        del report["figures"][1]

    place = span("1800亿")
    missed = ("token-missed", f"source {place['start']}-{place['end']}")
    assert codes(fewer) == {missed}


def test_years_of_a_name_are_one_numeral_or_two() -> None:
    source = SOURCE.replace("（2041年1月8日）", "（2039—2041）")
    assert [source[at.start : at.end] for at in number_tokens(source, "zh")][:2] == ["2039", "2041"]


def test_sessions_need_not_be_listed() -> None:
    text = "在市十七届人大二次会议上，十九届五中全会精神，三次提高，两届赛事"
    assert [text[at.start : at.end] for at in number_tokens(text, "zh")] == ["三"]
