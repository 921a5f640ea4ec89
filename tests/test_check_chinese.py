"""The checker on a report whose source is Chinese: no false finding, and every true one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from chinese_town import SOURCE, document, span
from dalian_report.check import check_document, number_tokens
from dalian_report.cli import main
from towns import encoded

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


def _with_source(source: str, *changes: Change) -> set[tuple[str, str]]:
    """The findings on the report when its source has other words of the same length."""
    assert len(source) == len(SOURCE)
    report = document()
    report["source"]["sha256"] = hashlib.sha256(source.encode()).hexdigest()
    for change in changes:
        change(report)
    return {(finding.code, finding.place) for finding in check_document(encoded(report), source)}


@pytest.mark.parametrize(
    "words",
    [
        "In the 17th Five-Year Plan period (2036 to 2040)",
        "From 2037 to 2040",
        "In the four years from 2037 to 2040",
        "In the four years to 2040",
    ],
)
def test_a_statement_may_name_the_period_of_a_heading(words: str) -> None:
    assert codes(statement("I-02", f"{words} the town's output grew by about 6%.")) == set()


@pytest.mark.parametrize(
    "words",
    [
        "In the 17th Five-Year Plan period (2035 to 2039)",
        "In the five years from 2037 to 2040",
        "In the four years to 2036",
        "After 17 years in 2040",
    ],
)
def test_a_period_must_be_right(words: str) -> None:
    found = codes(statement("I-02", f"{words} the town's output grew by about 6%."))
    assert ("statement-extra", "I-02") in found


def test_a_name_with_a_number_is_that_of_the_source() -> None:
    town = "In 2040 the town had 12,000 {} stations, a single counter dealt with at least 70%"
    town += " of the matters, and the town was the strongest in the county."
    source = SOURCE.replace("５Ｇ基站", "5G基站")
    assert _with_source(source, statement("I-06", town.format("5G"))) == set()
    assert _with_source(source, statement("I-06", town.format("6G"))) == {
        ("statement-extra", "I-06")
    }


@pytest.mark.parametrize(
    ("printed", "percent", "resolution", "words"),
    [
        ("1/3", "33.33", "0.01", "another third"),
        ("正增长", "0", "1", ""),
    ],
)
def test_percentages_without_a_number_of_percent(
    printed: str, percent: str, resolution: str, words: str
) -> None:
    # 比上年增长百分之四点五 in other words.
    begin = span("百分之四点五")["start"]
    source = SOURCE[:begin] + printed + "；" * (6 - len(printed)) + SOURCE[begin + 6 :]
    place = {"start": begin, "end": begin + len(printed)}
    bound = "more_than" if printed == "正增长" else "exact"
    said = statement("I-03", f"In 2040 revenue grew by {words} to 3.25 billion yuan.")
    fields = {"resolution": resolution, "bound": bound, "span": place}
    assert _with_source(source, said, figure("I-03.2", value=percent, **fields)) == set()
    assert ("figure-value", "I-03.2") in _with_source(
        source, said, figure("I-03.2", value="20", **fields)
    )


@pytest.mark.parametrize(
    ("before", "after", "bound"),
    [("超过了全镇的", "，", "more_than"), ("约占全镇", "，", "about")],
)
def test_a_hedge_may_be_a_few_characters_off(before: str, after: str, bound: str) -> None:
    """The growth of output, in a source whose words around the 6 are others."""
    at = SOURCE.index("增长6%左右，")
    words = f"{before}6%{after}"
    source = SOURCE[: at + 2 - len(before)] + words + SOURCE[at + 2 + 2 + len(after) :]
    town = {"more_than": "more than", "about": "about"}[bound]
    said = statement("I-02", f"In 2040 the town's output grew by {town} 6%.")
    assert _with_source(source, said, figure("I-02.1", bound=bound)) == set()


def test_a_fall_may_be_a_minus() -> None:
    falls = "In 2041 the town is to create at least 15,000 urban jobs; energy use: {}2%."
    assert codes(statement("II-03", falls.format("-"))) == set()
    assert codes(statement("II-03", falls.format(""))) == {("statement-direction", "II-03.2")}


def test_one_number_may_be_the_target_of_two_quantities() -> None:
    def shared(report: dict[str, Any]) -> None:
        (prices,) = [row for row in report["targets"] if row["indicator_id"] == "prices.growth"]
        other = prices | {"id": "unemployment.share@2041.2", "indicator_id": "unemployment.share"}
        report["targets"].insert(report["targets"].index(prices) + 1, other)

    assert not [place for code, place in codes(shared) if code in ("document", "link-goal")]
