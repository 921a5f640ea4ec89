"""Text for terminals: nothing in it steers one, and wide characters are counted as wide."""

from __future__ import annotations

import pytest

from dalian_report._plain_text import columns, is_steering, pad, printable, wrap

STEERING = {
    "escape": "\x1b[31mred\x1b[0m",
    "cursor": "\x1b[2J\x1b[1;1H",
    "link": "\x1b]8;;https://town.example\x1b\\here\x1b]8;;\x1b\\",
    "title": "\x1b]0;pwned\x07",
    "C1": "\x9b31mred",
    "bell": "ding\a",
    "backspace": "not met\b\b\b\b\b\b\bmet",
    "return": "not met\rmet",
    "newline": "one\ntwo",
    "delete": "\x7f",
    "NUL": "a\0b",
    "override": "\u202etem ton",
    "isolate": "\u2066left\u2069",
    "mark": "\u200f",
    "separator": "\u2028\u2029",
    "surrogate": "\ud83d",
    "tag": "\U000e0041",
}


@pytest.mark.parametrize("text", STEERING.values(), ids=STEERING.keys())
def test_what_steers_a_terminal_is_shown_as_its_escape(text: str) -> None:
    shown = printable(text)
    assert not any(map(is_steering, shown))
    assert "\\" in shown
    assert shown.encode("utf-8")
    assert not any(is_steering(one) for line in wrap(text, 40) for one in line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dalian",
        "大连",
        "6%以上",
        "m²",
        "e\u0301",
        "👩\u200d💻",
        "नमस्\u200dते",
        "\u3000",
        "\u00a0",
    ],
)
def test_what_people_write_is_left_alone(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("大连", 4), ("e\u0301", 1), ("ｆｕｌｌ", 8), ("½", 1), ("\u200d", 0)],
)  # fmt: skip
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width
    assert columns(pad(text, 10)) == 10
    assert pad(text, width) == text


@pytest.mark.parametrize("width", [4, 7, 10, 33])
@pytest.mark.parametrize(
    "text",
    [
        "Growth of general public budget revenue",
        "大连港的货物吞吐量达到三亿吨，增长百分之五",
        "Growth of 一般公共预算收入 (general public budget revenue)",
        "https://town.example/a/very/long/address/without/a/space/大连",
    ],
)
def test_only_a_word_is_wider_than_a_line_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width or " " not in line for line in lines)
    assert set(text.split()) <= set(" ".join(lines).split()) or not text.isascii()
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_and_a_number_with_its_hedge_are_whole() -> None:
    assert wrap("to https://town.example/outcomes", 10) == [
        "to", "https://town.example/outcomes",
    ]  # fmt: skip
    assert wrap("a well-known (4.5%左右: about)", 9) == ["a", "well-known", "(4.5%左右:", "about)"]


def test_lines_after_the_first_are_indented() -> None:
    assert wrap("one two three", 8, "  ") == ["one two", "  three"]
    assert wrap("大连港大连港", 8, "  ") == ["大连港大", "  连港"]
    assert wrap("a-word-that-is-longer 港口", 8, "  ") == ["a-word-that-is-longer", "  港口"]


def test_a_line_of_chinese_does_not_begin_with_a_closing_mark() -> None:
    assert all(line[0] not in "，。" for line in wrap("大连港，吞吐量。", 8))
