"""English numerals and hedges: tokens, values, ranges, the words beside a number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from dalian_report.numerals import Form, english, hedges
from dalian_report.numerals._units import english_unit_after


def bound(text: str, start: int, end: int) -> str:
    hedge = hedges.english_hedge(text, start, end)
    return "exact" if hedge is None else hedge.bound.value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("26.616 billion", [("26616000000", "1000000")]),
        ("10 million and 481,000", [("10000000", "1000000"), ("481000", "1")]),
        ("two hundred and six", [("206", "1")]),
        ("forty-two million", [("42000000", "1000000")]),
        ("one hundred and five thousand two", [("105002", "1")]),
        ("trillion", [("1000000000000", "1000000000000")]),
        ("twenty-first, first three", [("21", "1"), ("1", "1"), ("3", "1")]),
        ("14,451 5G", [("14451", "1"), ("5", "1")]),
        ("one, two", [("1", "1"), ("2", "1")]),
    ],
)
def test_values_and_resolutions(text: str, values: list[tuple[str, str]]) -> None:
    found = [(number.value, number.resolution) for number in english.numbers(text)]
    assert found == [(Decimal(value), Decimal(place)) for value, place in values]


def test_a_scale_word_holds_for_a_range() -> None:
    found = english.printed_range("5 to 8 billion")
    assert found is not None
    assert [int(number.value) for number in found] == [5_000_000_000, 8_000_000_000]
    assert english.printed_range("8 billion") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("about 7", "about"),
        ("some 7 days", "about"),
        ("7 days or so", "about"),
        ("more than 7", "more_than"),
        ("to exceed the 7% mark", "more_than"),
        ("past 7 billion", "more_than"),
        ("in the past 7 years", "exact"),
        ("no less than 7", "at_least"),
        ("7 square metres or more", "at_least"),
        ("7 of municipal level or above", "exact"),
        ("not more than 7", "at_most"),
        ("up to 7", "at_most"),
        ("a maximum support of 7", "at_most"),
        ("under 7", "less_than"),
        ("nearly 7", "nearly"),
        ("quasi-7", "nearly"),
        ("rose to 7", "exact"),
        ("overall 7", "exact"),
        ("took over. 7", "exact"),
    ],
)
def test_hedges_beside_a_number(text: str, wanted: str) -> None:
    start = text.index("7")
    assert bound(text, start, start + 1) == wanted


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
    assert [number.value for number in english.numbers(text)] == values


def test_a_printed_number_has_its_place_its_digits_and_its_scale() -> None:
    text = "In all 1.25 thousand million of 21st"
    first, second = english.numbers(text)
    assert text[first.start : first.end] == "1.25 thousand million"
    assert (first.value, first.resolution) == (1_250_000_000, 10_000_000)
    assert (first.scale, first.is_ordinal) == (1_000_000_000, False)
    assert text[second.start : second.end] == "21"
    assert (second.value, second.resolution, second.scale) == (21, 1, 1)
    assert second.is_ordinal
    (spelt,) = english.numbers("two hundred and sixth")
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
    both = english.printed_range(text)
    read = None if both is None else [x for one in both for x in (one.value, one.resolution)]
    assert read == (None if ends is None else list(ends))


@pytest.mark.parametrize(
    ("value", "lengths"),
    [("2", {1, 3, 4, 5, 6}), ("1000", {4, 5, 8, 10}), ("1234.5", {6, 7}), ("44", {2})],
)
def test_how_long_a_token_can_be(value: str, lengths: set[int]) -> None:
    assert english.writings(Decimal(value)) == lengths


def test_a_hedge_stands_close_to_its_number() -> None:
    words = "Over 7 and, as was said before of other things of this kind, about 8"
    assert bound(words, words.index("7"), words.index("7") + 1) == "more_than"
    assert bound(words, words.index("8"), words.index("8") + 1) == "about"
    assert bound("about 7 or more", 6, 7) == "about"
    assert bound("a maximum of, let us say, a sum of 7", 35, 36) == "exact"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("more than\u00a07%", "more_than"),
        ("more than\u20097%", "more_than"),
        ("more\u202fthan\u00a07%", "more_than"),
        ("in excess of 7", "more_than"),
        ("north of 7", "more_than"),
        ("7+", "more_than"),
        ("7%+", "more_than"),
        ("7 plus", "more_than"),
        (">7%", "more_than"),
        ("upwards of 7", "at_least"),
        ("as few as 7", "at_least"),
        ("≥ 7", "at_least"),
        ("7 or greater", "at_least"),
        ("7 km and upwards", "at_least"),
        ("capped at 7%", "at_most"),
        ("≤7", "at_most"),
        ("as many as 7", "at_most"),
        ("7 days or fewer", "at_most"),
        ("short of 7", "less_than"),
        ("shy of 7", "less_than"),
        ("just under 7", "less_than"),
        ("<7", "less_than"),
        ("an estimated 7", "about"),
        ("in the region of 7", "about"),
        ("approx. 7", "about"),
        ("7 km, give or take", "exact"),
        ("7, more or less", "exact"),
        ("7 more or less", "about"),
        ("close on 7", "nearly"),
        ("just short of 7", "nearly"),
        ("overall 7", "exact"),
        ("7+5", "exact"),
        ("by 7", "exact"),
    ],
)
def test_more_hedges_beside_a_number(text: str, wanted: str) -> None:
    start = text.index("7")
    assert bound(text, start, start + 1) == wanted


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("５００ million", "500000000", Form.DIGITS),
        ("５００\u2009million", "500000000", Form.DIGITS),
        ("１，２００．５", "1200.5", Form.DIGITS),
        ("𝟕", "7", Form.DIGITS),
        ("٧", "7", Form.DIGITS),
        ("五十", "50", Form.WORDS),
        ("五十萬", "500000", Form.WORDS),
        ("½", "0.5", Form.SIGN),
        ("⅞", "0.875", Form.SIGN),
        ("1½ million", "1500000", Form.DIGITS),
        ("⑩", "10", Form.SIGN),
        ("㊿", "50", Form.SIGN),
        ("❼", "7", Form.SIGN),
        ("⒎", "7", Form.SIGN),
        ("⑺", "7", Form.SIGN),
        ("㈦", "7", Form.SIGN),
        ("Ⅲ", "3", Form.SIGN),
        ("ⅻ", "12", Form.SIGN),
        ("1.5bn", "1500000000", Form.DIGITS),
        ("2 tn", "2000000000000", Form.DIGITS),
    ],
)
def test_numerals_of_every_script_are_seen(text: str, value: str, form: Form) -> None:
    (number,) = english.numbers(f"It has {text} of them")
    assert (number.value, number.form) == (Decimal(value), form)
    assert english.tokens(f"It has {text} of them")[0][0] == 7


@pytest.mark.parametrize("text", ["m²", "CO₂", "bn", "half", "millions", "MIX"])
def test_what_prints_no_number(text: str) -> None:
    assert english.tokens(text) == ()


@pytest.mark.parametrize(
    ("text", "code", "factor"),
    [
        (" square metres", "m2", 1),
        (" square\nmetres", "m2", 1),
        ("\u00a0hectares", "ha", 1),
        ("-day", "day", 1),
        ("%", "percent", 1),
        (" percentage points", "percentage_point", 1),
        (" GWh", "kWh", 10**6),
        (" megawatts", "kW", 1000),
        (" muster", None, None),
    ],
)
def test_units_after_a_number(text: str, code: str | None, factor: int | None) -> None:
    word = english_unit_after(f"5{text}", 1)
    assert (word and (word.code, word.factor)) == (code and (code, factor))


def words(place: str) -> list[tuple[str, str]]:
    lines = (Path(hedges.__file__).parent / "data" / "hedges.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    return [
        (word, bound)
        for language, its_place, bound, listed in rows
        if (language, its_place) == ("en", place)
        for word in listed.split(";")
    ]


@pytest.mark.parametrize(("word", "wanted"), words("before"))
@pytest.mark.parametrize("space", [" ", "\n", "\u00a0", "\u2009"])
def test_every_hedge_before_a_number_is_read_whole(word: str, wanted: str, space: str) -> None:
    said = word.replace("…", "support").replace(" ", space)
    text = f"It came to {said}{space}7%"
    assert bound(text, len(text) - 2, len(text) - 1) == wanted
    assert bound(text.upper(), len(text) - 2, len(text) - 1) == wanted


@pytest.mark.parametrize(("word", "wanted"), words("after"))
@pytest.mark.parametrize("between", ["", "%", " tonnes", " million tonnes"])
def test_every_hedge_after_a_number_is_read_whole(word: str, wanted: str, between: str) -> None:
    assert bound(f"It is 7{between} {word}.", 6, 7) == wanted
