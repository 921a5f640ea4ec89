"""Texts with their numerals: what is at a place, in English and Chinese."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dalian_report.numerals import ChineseText, EnglishText, PrintedText, language_of, printed_text


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def read(text: str) -> PrintedText:
    return printed_text(text, language_of(text))


@pytest.mark.parametrize(
    ("text", "words", "value", "value_to"),
    [
        ("It came to 26.6 billion yuan", "26.6 billion", "26600000000", None),
        ("It came to 5 to 8 million", "5 to 8 million", "5000000", "8000000"),
        ("增长6.5%—7%，", "6.5%—7", "6.5", "7"),
        ("增长6.5%—7%，", "6.5", "6.5", None),
        ("增长6.5%—7%，", "7", "7", None),
        ("完成3 亿元", "3 亿", "300000000", None),
        ("约3-5万亩", "5万", "50000", None),
        ("共１万５０００人", "１万５０００", "15000", None),
    ],
)
def test_the_number_at_a_place(text: str, words: str, value: str, value_to: str | None) -> None:
    number = read(text).number_at(*at(text, words))
    assert number is not None
    assert number.value == Decimal(value)
    assert number.value_to == (None if value_to is None else Decimal(value_to))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It came to 5, 6 and 7", "5, 6 and 7"),
        ("It came to nothing", "nothing"),
        ("建设5G基站", "5"),
        ("建设5G基站", "基站"),
        ("新建3所、4家", "3所、4"),
    ],
)
def test_no_number_or_more_than_one(text: str, words: str) -> None:
    assert read(text).number_at(*at(text, words)) is None


@pytest.mark.parametrize(
    ("text", "words", "bounds"),
    [
        ("It rose by over 5%", "5", {"more_than"}),
        ("It rose by 5%", "5", {"exact"}),
        ("增长5%左右", "5", {"about"}),
        ("增长5%", "5", {"exact"}),
        ("涨幅控制在3%", "3", {"exact", "at_most"}),
        ("涨幅控制在3%以内", "3", {"at_most"}),
        ("居全省前10位", "10", {"exact", "at_most"}),
        ("完成200多万吨", "200多万", {"more_than"}),
        ("完成200多万吨以上", "200多万", {"at_least", "more_than"}),
        ("分别增长7%和8%左右", "7", {"exact", "about"}),
        ("均增长7%、8%以上。增长9%左右", "7", {"exact", "at_least"}),
        ("增长7%和8%左右", "7", {"exact"}),
        ("实现两位数增长", "两位数", {"at_least"}),
        ("超過５萬人", "５萬", {"more_than"}),
    ],
)
def test_the_bounds_at_a_place(text: str, words: str, bounds: set[str]) -> None:
    assert read(text).bounds_at(*at(text, words)) == bounds


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("It came to 5 hectares", "5", "ha"),
        ("It came to US$5", "5", "USD"),
        ("It came to 5 apples", "5", None),
        ("增长百分之四点五", "百分之四点五", "percent"),
        ("改造管网70余公里", "70", "km"),
        ("投资人民币5亿", "5亿", "CNY"),
        ("新增25兆瓦", "25", "kW"),
    ],
)
def test_the_unit_at_a_place(text: str, words: str, code: str | None) -> None:
    unit = read(text).unit_at(*at(text, words))
    assert (unit and unit.code) == code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("GDP增长6%", "zh"),
        ("GDP增长", "zh"),
        ("GDPs增长", "en"),
        ("The lake (东湖) grew", "en"),
        ("6%", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_short_text(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("code", ["zh", "zh-Hans", "ZH-CN"])
def test_codes_of_chinese(code: str) -> None:
    assert isinstance(printed_text("三座", code), ChineseText)
    assert isinstance(printed_text("three", "en-GB"), EnglishText)
