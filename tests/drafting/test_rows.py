"""Rows coded elsewhere: each is found in the text once, or is a doubt; the print decides."""

import json
from decimal import Decimal

import attrs
import jsonschema
import pytest

import dalian_report as dr
from dalian_report.drafting._rows import Row
from dalian_report.model import Strength

TEXT = (
    "2031年海城市政府工作报告\n各位代表：现在，我代表市人民政府报告工作，请予审议。\n"
    "一、2030年工作回顾\n地区生产总值完成1200亿元、增长 ６.2％左右，木材产量增长8%。\n"
    "二、2031年工作安排\n今年预期目标是：地区生产总值增长6%左右，物价涨幅控制在3%以内。\n"
    "新建学校12所，木材产量增长8%。\n"
)


def coded(*rows, **options):
    return dr.draft(TEXT, rows=rows, **options)


def codes(*rows, **options):
    found = [doubt.code.value for doubt in coded(*rows, **options).doubts]
    return [code for code in found if code.startswith("row-") and code != "row-missing"]


def row(printed="6", words="地区生产总值增长6%左右", **fields):
    whole = {"measure": "growth", "direction": "up", "status": "target", "year": 2031}
    return {"printed": printed, "words": words, **whole, **fields}


def test_a_row_becomes_a_figure_with_the_printed_number():
    draft = coded(row(label="产值", indicator="gdp", sense="floor", strength="expected"))
    (figure,) = draft.report.figures
    assert (figure.value, figure.unit, figure.bound) == (6, "percent", dr.Bound.ABOUT)
    assert (figure.label, figure.indicator_id, figure.year) == ("产值", "gdp.growth", 2031)
    assert draft.source.quote(figure) == "6"
    (target,) = draft.report.targets
    assert (target.figure_id, target.sense.value) == (figure.id, "floor")
    assert dr.loads(dr.dumps(draft.report)) == draft.report


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("增长6.2%左右", "6.2"),
        ("增长 ６.2％左右", "6.2"),
        ("完成1200亿元", "120000000000"),
    ],
)
def test_words_are_found_as_printed_or_made_plain(words, value):
    (figure,) = coded(row(None, words)).report.figures
    assert figure.value == Decimal(value)


def test_offsets_are_those_of_the_text_as_given():
    start = TEXT.index("６.2")
    (figure,) = coded(row(None, None, start=start, end=start + 3)).report.figures
    assert (figure.span.start, figure.span.end) == (start, start + 3)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"words": "粮食增长6%"}, "row-not-found"),
        ({"printed": "9"}, "row-not-found"),
        ({"printed": "2", "words": "增长6.2%左右"}, "row-not-found"),
        ({"printed": "8", "words": "木材产量增长8%"}, "row-ambiguous"),
        ({"printed": None, "words": "工作安排"}, "row-not-a-number"),
        ({"printed": None, "words": None, "start": 9999, "end": 10001}, "row-not-found"),
        ({"printed": "7", "words": None, "start": 0, "end": 1}, "row-not-found"),
        ({"measure": None}, "row-incomplete"),
        ({"status": None}, "row-incomplete"),
        ({"direction": None}, "row-incomplete"),
        ({"indicator": "happiness"}, "row-unknown-indicator"),
        ({"value": "7"}, "row-against-print"),
        ({"value_to": "7"}, "row-against-print"),
        ({"unit": "CNY"}, "row-against-print"),
        ({"bound": "at_least"}, "row-against-print"),
        ({"year": 2030}, "row-against-context"),
        ({"status": "result"}, "row-against-context"),
        ({"measure": "share", "direction": None}, "row-against-context"),
        ({"direction": "down"}, "row-against-context"),
    ],
)
def test_each_disagreement_is_a_doubt(fields, code):
    given = {key: value for key, value in row(**fields).items() if value is not None}
    assert codes(given) == [code]


def test_a_row_that_agrees_is_no_doubt():
    assert codes(row(value="6", unit="percent", bound="about")) == []


def test_the_print_counts_and_the_coder_counts_for_the_rest():
    (figure,) = coded(row(value="7", bound="exact", year=2030)).report.figures
    assert (figure.value, figure.bound, figure.year) == (6, dr.Bound.ABOUT, 2030)


def test_the_second_row_of_a_number_is_a_doubt():
    assert codes(row(), row()) == ["row-repeated"]


def test_the_reader_fills_in_what_rows_leave_out():
    given = {"printed": "6", "words": "地区生产总值增长6%左右"}
    assert coded(given).report.figures == ()
    (figure,) = coded(given, fill=True).report.figures
    assert (figure.measure.value, figure.year, figure.indicator_id) == (
        "growth",
        2031,
        "gdp.growth",
    )


def test_a_headline_figure_without_a_row_is_a_doubt():
    missing = [d for d in coded(row()).doubts if d.code.value == "row-missing"]
    assert [dr.draft(TEXT).text.source[d.span.start : d.span.end] for d in missing] == [
        "1200亿",
        "６.2",
        "3",
    ]


def test_a_goal_of_later_years_needs_no_row():
    later = TEXT + "到2035年，地区生产总值达到3000亿元。\n"
    missing = [d for d in dr.draft(later, rows=[row()]).doubts if d.code.value == "row-missing"]
    assert "3000亿" not in [later[d.span.start : d.span.end] for d in missing]


def test_csv_and_json_files(tmp_path):
    table = tmp_path / "coded.csv"
    table.write_text(
        "printed,words,measure,direction,status,year,value\n"
        "6,地区生产总值增长6%左右,growth,up,target,2031,6\n",
        encoding="utf-8-sig",
    )
    answer = tmp_path / "coded.json"
    answer.write_text(json.dumps({"rows": [row(value="6")]}), encoding="utf-8")
    by_table, by_answer = dr.draft(TEXT, rows=table), dr.draft(TEXT, rows=answer)
    assert by_table.report == by_answer.report
    assert len(by_table.report.figures) == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"bound": "roughly"}, "not-in-vocabulary"),
        ({"value": "many"}, "not-decimal"),
        ({"value": True}, "not-decimal"),
        ({"year": "next"}, "not-whole"),
        ({"year": -1}, "not-whole"),
        ({"label": 3}, "not-words"),
        ({"yaer": 2031}, "unknown-field"),
        ({"start": 3}, "half-an-offset"),
        ({"printed": None, "words": None}, "no-place"),
    ],
)
def test_a_row_that_cannot_be_read_is_an_error(fields, code):
    with pytest.raises(dr.DataError) as caught:
        coded(row(**fields))
    assert caught.value.code == code
    assert "{" not in str(caught.value)


@pytest.mark.parametrize("rows", ["text", 3, {"printed": "6"}, [3]])
def test_what_is_not_rows_is_an_error(rows, tmp_path):
    with pytest.raises(dr.DataError):
        dr.draft(TEXT, rows=rows)


def test_all_problems_are_listed():
    with pytest.raises(dr.DataError) as caught:
        coded(row(value="many"), row(bound="roughly"))
    assert [problem.path for problem in caught.value.problems] == ["rows[0].value", "rows[1].bound"]


def test_the_schema_says_what_the_reader_accepts():
    schema = dr.schema("rows")
    properties = schema["$defs"]["Row"]["properties"]
    assert list(properties) == [field.name for field in attrs.fields(Row)][1:]
    vocabularies = {
        "bound": dr.Bound,
        "measure": dr.Measure,
        "direction": dr.Direction,
        "status": dr.Status,
        "strength": Strength,
    }
    for name, vocabulary in vocabularies.items():
        assert properties[name]["enum"] == [word.value for word in vocabulary]
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"rows": [row(value="6")]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"rows": [{"label": "产值"}]}, schema)
