"""The codec: strict reading that names every problem, and one canonical way of writing."""

from __future__ import annotations

import decimal
import itertools
import json
import pickle
import subprocess
import sys
from decimal import Decimal
from typing import Any

import attrs
import pytest

import dalian_report as dr
from dalian_report.documents import _codec as codec
from dalian_report.documents import _strict_json as strict_json
from refusals import refused
from small_report import (
    CANONICAL,
    LEFT_OUT,
    SOURCE,
    changed,
    document,
    observations_document,
    problems,
    report,
    text,
)

TABLES = codec.FORMS["report"].tables
DEEPER_THAN_ANY_STACK = 1_000_000


def test_the_small_report_reads_and_holds_every_kind_of_record() -> None:
    found = report()
    assert problems(CANONICAL) == []
    assert {name: len(getattr(found, name)) > 0 for name in TABLES} == dict.fromkeys(TABLES, True)
    assert found.source.length == len(SOURCE)


def test_the_small_report_sets_every_field_of_every_record_somewhere() -> None:
    found = document()
    unset = {
        f"{table}.{field.name}"
        for table, kind in TABLES.items()
        for field in attrs.fields(kind)
        if not any(field.name in row for row in found[table])
    }
    assert unset == set()


# Shapes and types -------------------------------------------------------------------------

WRONG_TYPES = [
    (("edition",), 2023, "$.edition: not-a-string"),
    (("edition",), None, "$.edition: not-a-string"),
    (("edition",), ["2023"], "$.edition: not-a-string"),
    (("source",), "page", "$.source: not-an-object"),
    (("source",), None, "$.source: not-an-object"),
    (("source", "length"), "557", "$.source.length: not-whole"),
    (("source", "length"), 557.0, "$.source.length: not-whole"),
    (("source", "url"), 1, "$.source.url: not-a-string"),
    (("sections",), {}, "$.sections: not-a-list"),
    (("relations",), None, "$.relations: not-a-list"),
    (("numerals", 0), 7, "$.numerals[0]: not-an-object"),
    (("numerals", 0), ["span"], "$.numerals[0]: not-an-object"),
    (("numerals", 0, "span"), [27, 31], "$.numerals[0].span: not-an-object"),
    (("sections", 2, "kind"), "Section", "not-in-vocabulary"),
    (("sections", 2, "kind"), 1, "not-in-vocabulary"),
    (("sections", 2, "parent_id"), 1, "$.sections[2].parent_id: not-a-string"),
    (
        ("statements", 0, "spans"),
        {"start": 74, "end": 145},
        "$.statements[0].spans: not-a-list",
    ),
    (("statements", 2, "spans", 1), 5, "$.statements[2].spans[1]: not-an-object"),
    (("statements", 0, "spans", 0, "end"), "145", "$.statements[0].spans[0].end: not-whole"),
    (("statements", 0, "text"), True, "$.statements[0].text: not-a-string"),
    (("figures", 0, "value"), 1200000, "$.figures[0].value: not-decimal"),
    (("figures", 1, "value"), 4.5, "$.figures[1].value: not-decimal"),
    (("figures", 0, "value"), None, "$.figures[0].value: not-decimal"),
    (("figures", 0, "year"), "2022", "$.figures[0].year: not-whole"),
    (("figures", 0, "year"), True, "$.figures[0].year: not-whole"),
    (("figures", 0, "bound"), None, "$.figures[0].bound: not-in-vocabulary"),
    (("figures", 0, "bound"), "EXACT", "$.figures[0].bound: not-in-vocabulary"),
    (("figures", 0, "direction"), "", "$.figures[0].direction: not-in-vocabulary"),
    (
        ("figures", 6, "original"),
        "5%以上",
        "$.figures[6].original: not-an-object",
    ),
    (
        ("figures", 6, "original", "bound"),
        "above",
        "$.figures[6].original.bound: not-in-vocabulary",
    ),
    (("entities", 0, "statement_ids"), "II.1.2-01", "$.entities[0].statement_ids: not-a-list"),
    (("entities", 0, "statement_ids", 1), 1, "$.entities[0].statement_ids[1]: not-a-string"),
    (("glossary", 0, "variants"), None, "$.glossary[0].variants: not-a-list"),
]


@pytest.mark.parametrize(("place", "value", "expected"), WRONG_TYPES)
def test_nothing_is_coerced(place: tuple[str | int, ...], value: object, expected: str) -> None:
    with pytest.raises(dr.DataError) as caught:
        dr.loads(text(changed(document(), (place, value))))
    (problem,) = caught.value.problems
    assert expected in f"{problem.path}: {problem.code}"
    assert problem.value == value


GOOD_DECIMALS = ["0", "-0", "7.5", "7.50", "120000000000", "0." + "0" * 19 + "1", "9" * 40]
BAD_DECIMALS = [
    *("", " 7", "7 ", "7\n", "+7", "07", ".7", "7.", "1e3", "1E3", "7,5", "7_0", "0x7"),
    *("NaN", "nan", "sNaN", "Infinity", "-inf", "−7", "７", "٧", "7/2", "--7"),
    *("9" * 41, "0." + "1" * 21),
]


@pytest.mark.parametrize("written", GOOD_DECIMALS)
def test_a_decimal_is_read_exactly(written: str) -> None:
    whole = changed(observations_document(), (("observations", 0, "value"), written))
    (first, *_) = codec.parse(text(whole), "observations")["observations"]
    assert first.value == Decimal(written)
    assert first.value.as_tuple() == Decimal(written).as_tuple()


@pytest.mark.parametrize("written", BAD_DECIMALS)
def test_what_is_no_plain_decimal_is_refused(written: str) -> None:
    found = problems(changed(document(), (("figures", 0, "value"), written)))
    assert found == ["$.figures[0].value: not-decimal"]


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity", "1e400", "-1e400"])
@pytest.mark.parametrize(
    ("before", "path"),
    [
        ('"year": 2022', "$.figures[0].year"),
        ('"value": "1200000"', "$.figures[0].value"),
        ('"edition": "2023"', "$.edition"),
        ('"label": "cargo"', "$.figures[0].label"),
    ],
)
def test_nan_and_infinities_are_refused_wherever_they_stand(
    token: str, before: str, path: str
) -> None:
    name = before.partition(":")[0]
    (found,) = problems(CANONICAL.replace(before, f"{name}: {token}", 1))
    place, _, code = found.partition(": ")
    assert (place, code in {"not-whole", "not-decimal", "not-a-string"}) == (path, True)


@pytest.mark.parametrize("digits", [2**53, -(2**53), 10**100])
def test_a_whole_number_is_one_that_every_reader_holds(digits: int) -> None:
    (found,) = problems(changed(document(), (("figures", 0, "year"), digits)))
    assert found == "$.figures[0].year: beyond-53-bits"


@pytest.mark.parametrize("digits", [2**53 - 1, 1 - 2**53])
def test_the_largest_whole_number_is_read(digits: int) -> None:
    whole = changed(document(), (("figures", 0, "year"), digits))
    assert dr.loads(text(whole)).figures[0].year == digits
    # It is no problem beside another one.
    assert len(problems(changed(whole, (("edition",), 2023)))) == 1


def test_an_integer_too_long_for_python_is_one_problem_in_its_place() -> None:
    (found,) = problems(CANONICAL.replace('"year": 2022', '"year": ' + "9" * 100_000, 1))
    assert found == "$.figures[0].year: not-whole"


# Keys -------------------------------------------------------------------------------------


def _required() -> list[tuple[str, str]]:
    return [
        (table, field.name)
        for table, kind in TABLES.items()
        for field in attrs.fields(kind)
        if field.default is attrs.NOTHING
    ]


@pytest.mark.parametrize(("table", "field"), _required())
def test_every_required_field_is_missed(table: str, field: str) -> None:
    found = problems(changed(document(), ((table, 0, field), LEFT_OUT)))
    assert f"$.{table}[0].{field}: missing-key" in found


@pytest.mark.parametrize("name", [*codec.FORMS["report"].header, *TABLES])
def test_a_missing_header_field_or_table_is_one_problem(name: str) -> None:
    assert problems(changed(document(), ((name,), LEFT_OUT))) == [f"$.{name}: missing-key"]


@pytest.mark.parametrize(
    "place",
    [
        ("source", "sha256"),
        ("numerals", 0, "span", "start"),
        ("statements", 2, "spans", 1, "end"),
        ("figures", 6, "original", "text"),
    ],
)
def test_a_missing_field_of_a_nested_record_is_one_problem(place: tuple[str | int, ...]) -> None:
    (found,) = problems(changed(document(), (place, LEFT_OUT)))
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    assert found == f"${steps}: missing-key"


@pytest.mark.parametrize("table", TABLES)
def test_an_unknown_key_of_a_record_is_refused(table: str) -> None:
    found = problems(changed(document(), ((table, 0, "remark"), "x")))
    assert found == [f"$.{table}[0].remark: unknown-field"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (("remark",), "$.remark: unknown-field"),
        (("_indexes",), "$._indexes: unknown-field"),
        (("source", "remark"), "$.source.remark: unknown-field"),
        (("figures", 6, "original", "zh"), "$.figures[6].original.zh: unknown-field"),
        (("statements", 2, "spans", 1, "n"), "$.statements[2].spans[1].n: unknown-field"),
        (("a key",), "$['a key']: unknown-field"),
        (("",), "$['']: unknown-field"),
        (("two\nlines",), "$['two\\nlines']: unknown-field"),
        (("source", "\ud800"), "$.source['\\ud800']: unknown-field"),
    ],
)
def test_an_unknown_key_is_named_by_its_path(place: tuple[str, ...], expected: str) -> None:
    assert problems(changed(document(), (place, 1))) == [expected]


def test_a_very_long_key_makes_no_very_long_message() -> None:
    with refused(dr.DataError, "unknown-field") as caught:
        dr.loads(text(changed(document(), (("k" * 1_000_000,), [[[]]]))))
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"edition": "2023"', '"edition": "2023", "edition": "2023"', "$.edition"),
        ('"edition": "2023"', '"edition" : "2023", "edition": "2023"', "$.edition"),
        ('"edition": "2023"', '"edition": "2023", "edition"\n\t: "2023"', "$.edition"),
        ('"id": "I.1-01.1"', '"id": "I.1-01.1", "id": "I.1-01.1"', "$.figures[0].id"),
        ('{"start": 94', '{"start": 94, "start": 94', "$.figures[0].span.start"),
        (
            '"bound": "at_least"',
            '"bound": "at_least", "bound": "at_least"',
            "$.figures[6].original.bound",
        ),
        ('"url":', '"url": "x", "url": "y", "url":', "$.source.url"),
        (r'"url":', r'"\u0075rl": "x", "url":', "$.source.url"),
        ('"units": [', '"units": [], "units": [', "$.units"),
    ],
)
def test_a_repeated_key_is_refused_even_with_the_same_value(
    old: str, new: str, expected: str
) -> None:
    assert CANONICAL.count(old) == 1
    assert problems(CANONICAL.replace(old, new)) == [f"{expected}: repeated-key"]


def test_a_repeated_key_hides_no_other_problem() -> None:
    broken = CANONICAL.replace('"edition": "2023"', '"edition": 1, "edition": 2')
    broken = broken.replace('"role": "idiom"', '"role": "idiot"')
    assert problems(broken) == [
        "$.edition: not-a-string",
        "$.edition: repeated-key",
        "$.numerals[9].role: not-in-vocabulary",
    ]


# All problems at once ---------------------------------------------------------------------


def test_all_problems_stand_in_one_error_in_document_order() -> None:
    broken = changed(
        document(),
        (("remark",), 1),
        (("glossary", 1, "en"), LEFT_OUT),
        (("glossary", 0, "spans", 0, "end"), 9999),
        (("targets", 0, "year"), "2023"),
        (("units", 1, "code"), "percent"),
        (("numerals", 10, "role"), "slogan"),
        (("numerals", 2, "role"), "slogan"),
        (("figures", 2, "value"), 19.7),
        (("statements", 9, "section_id"), "coda"),
        (("statements", 1, "spans", 0, "start"), True),
        (("source", "length"), None),
        (("edition",), 2023),
        (("data_version",), LEFT_OUT),
    )
    places = [found.partition(": ")[0] for found in problems(broken)]
    assert places == [
        "$.remark",
        "$.data_version",
        "$.edition",
        "$.source.length",
        "$.statements[1].spans[0].start",
        "$.statements[9].section_id",
        "$.figures[2].value",
        "$.figures[5].unit",
        "$.numerals[2].role",
        "$.numerals[10].role",
        "$.units[1].code",
        "$.targets[0].year",
        "$.glossary[1].en",
    ]


def test_a_long_list_of_problems_is_kept_whole_and_printed_short() -> None:
    broken = changed(document(), *((("numerals", n, "role"), n) for n in range(11)))
    broken = changed(broken, *((("statements", n, "kind"), n) for n in range(10)))
    with pytest.raises(dr.DataError) as caught:
        dr.loads(text(broken))
    assert len(caught.value.problems) == 21
    lines = str(caught.value).splitlines()
    assert lines[0] == "21 problems:"
    assert lines[-1] == "  ... and 1 more"
    assert len(lines) == 22


def test_one_problem_prints_on_one_line() -> None:
    with pytest.raises(dr.DataError) as caught:
        dr.loads(text(changed(document(), (("statements", 0, "text"), ["a\nb" * 99]))))
    assert len(str(caught.value).splitlines()) == 1


def test_the_error_is_a_value_error_and_pickles_with_its_problems() -> None:
    with pytest.raises(ValueError) as caught:
        dr.loads(text(changed(document(), (("edition",), 1))))
    again = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(again, dr.DataError)
    assert again.problems == (dr.Problem("$.edition", "not-a-string", 1),)
    assert again.problems == caught.value.problems


def test_a_link_to_a_record_that_cannot_be_read_is_no_further_problem() -> None:
    (found,) = problems(changed(document(), (("sections", 8, "kind"), "coda")))
    assert found == "$.sections[8].kind: not-in-vocabulary"


# Versions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["2.0", "1.1", "1.999999", "0.9", "0.0", "999999.0"])
def test_another_schema_is_refused_with_both_versions(version: str) -> None:
    # The document is broken too, but what another schema asks for is not known here.
    broken = changed(document(), (("schema_version",), version), (("sections",), LEFT_OUT))
    with refused(dr.DataError, "other-schema $.schema_version") as caught:
        dr.loads(text(broken))
    (problem,) = caught.value.problems
    assert (problem.value, problem.details["schema"]) == (version, dr.SCHEMA_VERSION)


@pytest.mark.parametrize(
    "version", ["1", "", "1.0.0", "1.00", "01.0", "v1.0", "１.０", " 1.0", "1.0\n"]
)
def test_what_is_no_schema_version_is_refused(version: str) -> None:
    (found,) = problems(changed(document(), (("schema_version",), version)))
    assert found == "$.schema_version: not-a-version"


@pytest.mark.parametrize("version", [1, 1.0, True, ["1.0"], {"1": 0}])
def test_a_schema_version_is_text(version: object) -> None:
    (found,) = problems(changed(document(), (("schema_version",), version)))
    assert found == "$.schema_version: not-a-version"


def test_a_schema_version_of_null_is_refused() -> None:
    found = problems(changed(document(), (("schema_version",), None)))
    assert found == ["$.schema_version: not-a-string"]


# What is no document at all ---------------------------------------------------------------


@pytest.mark.parametrize("data", [None, 1, 1.5, True, [], {}, object(), bytearray(b"{}")])
def test_only_str_and_bytes_are_read(data: Any) -> None:
    with refused(dr.DataError, "not-str-or-bytes $") as caught:
        dr.loads(data)
    assert caught.value.problems[0].details["kind"] == type(data).__name__


@pytest.mark.parametrize("empty", ["", b"", " ", "\n\n", b" \n\t"])
def test_an_empty_document_is_called_empty(empty: str | bytes) -> None:
    assert problems(empty) == ["$: empty-document"]


@pytest.mark.parametrize("data", ["[]", "1", '"a"', "null"])
def test_a_document_is_an_object(data: str) -> None:
    assert problems(data) == ["$: not-an-object"]


@pytest.mark.parametrize("end", range(0, len(CANONICAL) - 2, 41))
def test_a_truncated_document_is_one_problem(end: int) -> None:
    (found,) = problems(CANONICAL[:end])
    assert found == "$: empty-document" if end == 0 else found.startswith("$: invalid-json")


def test_a_syntax_error_names_its_line_and_column() -> None:
    broken = CANONICAL.replace('"edition": "2023",', '"edition": "2023"')
    with refused(dr.DataError, "invalid-json $") as caught:
        dr.loads(broken)
    details = caught.value.problems[0].details
    assert (details["line"], details["column"]) == (5, 1)


@pytest.mark.parametrize("after", ["{}", "x", ",", "\x00", CANONICAL])
def test_nothing_may_follow_the_document(after: str) -> None:
    (found,) = problems(CANONICAL + after)
    assert found.startswith("$: invalid-json")


def test_a_byte_order_mark_is_refused_in_clear_words() -> None:
    expected = ["$: byte-order-mark"]
    assert problems(CANONICAL.encode("utf-8-sig")) == expected
    assert problems("\ufeff" + CANONICAL) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "gb18030"])
def test_another_encoding_is_refused(encoding: str) -> None:
    (found,) = problems(CANONICAL.encode(encoding))
    assert found.startswith(("$: not-utf-8", "$: invalid-json"))


def test_a_byte_that_is_no_utf8_is_named() -> None:
    data = CANONICAL.encode()
    for bad in (b"\xff", b"\xed\xa0\x80"):
        with refused(dr.DataError, "not-utf-8 $") as caught:
            dr.loads(data[:20] + bad + data[21:])
        assert caught.value.value == 20
        assert caught.value.problems[0].details == {"byte": f"{bad[0]:#04x}"}


@pytest.mark.parametrize("surrogate", [r"\ud800", r"\udfff", r"\udc00\ud800", "\ud800"])
def test_half_of_a_surrogate_pair_is_refused(surrogate: str) -> None:
    (found,) = problems(CANONICAL.replace("The speaker", surrogate))
    assert found.startswith("$.statements[9].text: half-a-surrogate-pair")
    assert found.isascii()


def test_a_whole_surrogate_pair_is_one_character() -> None:
    again = dr.loads(CANONICAL.replace("The speaker", r"\ud83c\udf0a"))
    assert again.statements[9].text.startswith("🌊")


# Bounds -----------------------------------------------------------------------------------


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":', "[[],"])
def test_a_million_deep_document_is_one_problem(opening: str) -> None:
    deep = opening * DEEPER_THAN_ANY_STACK
    assert problems(deep) == ["$: too-deep"]
    assert problems(deep.encode()) == ["$: too-deep"]


def test_depth_is_bounded_by_the_codec_and_not_by_the_stack() -> None:
    program = (
        "import sys; sys.setrecursionlimit(10**8); import dalian_report as dr\n"
        "try: dr.loads('[' * 10**6)\n"
        "except dr.DataError as error: print(error.code)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "too-deep\n"


def test_the_deepest_document_is_read_and_one_level_more_is_not() -> None:
    level = strict_json.DEEPEST - 1
    allowed = CANONICAL.replace("{", '{"x": ' + "[" * level + "]" * level + ",", 1)
    assert problems(allowed) == ["$.x: unknown-field"]
    deeper = CANONICAL.replace("{", '{"x": ' + "[" * (level + 1) + "]" * (level + 1) + ",", 1)
    assert problems(deeper) == ["$: too-deep"]


def test_brackets_inside_text_are_not_depth() -> None:
    brackets = '[{"' * 100 + "\\"
    whole = changed(document(), (("statements", 0, "text"), brackets))
    assert dr.loads(text(whole)).statements[0].text == brackets


@pytest.mark.parametrize(
    ("written", "too_many"),
    [
        ("[1,2,3]", False),
        ("[1,2,3,4]", True),
        ('["a,b,c,d",2]', False),
        (r'["a,\",b,c",2,3]', False),
        (r'["a,\\",2,"b",4]', True),
    ],
)
def test_values_are_counted_by_the_commas_between_them(
    monkeypatch: pytest.MonkeyPatch, written: str, too_many: bool
) -> None:
    monkeypatch.setattr(strict_json, "MOST_VALUES", 2)
    assert strict_json.holds_too_many(written) is too_many
    if too_many:
        assert problems(written) == ["$: too-many-values"]


def test_a_larger_document_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "LARGEST_DOCUMENT", len(CANONICAL.encode()))
    assert problems(CANONICAL) == []
    assert problems(CANONICAL.encode()) == []
    too_large = ["$: too-large-file"]
    assert problems(CANONICAL.encode() + b" ") == too_large
    assert problems("[" * (len(CANONICAL.encode()) + 1)) == too_large


# Writing ----------------------------------------------------------------------------------


def test_what_is_canonical_comes_back_byte_for_byte() -> None:
    assert dr.dumps(dr.loads(CANONICAL)) == CANONICAL
    assert dr.dumps(dr.loads(CANONICAL.encode())) == CANONICAL


def _backwards(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _backwards(value[name]) for name in reversed(value)}
    return [_backwards(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "layout",
    [
        json.dumps(document()),
        json.dumps(document(), indent=4, ensure_ascii=False),
        json.dumps(document(), separators=(",", ":")),
        json.dumps(_backwards(document())),
        CANONICAL.replace("\n", "\r\n"),
        "\n\t " + CANONICAL + " \r\n",
    ],
    ids=["one line", "indented", "compact", "keys backwards", "CRLF", "padded"],
)
def test_any_layout_is_read_and_written_canonically(layout: str) -> None:
    assert dr.dumps(dr.loads(layout)) == CANONICAL


def test_each_record_has_a_line_and_the_version_comes_first() -> None:
    lines = CANONICAL.splitlines()
    assert lines[:2] == ["{", '"schema_version": "1.0",']
    assert CANONICAL.endswith("\n}\n")
    rows = sum(len(getattr(report(), name)) for name in TABLES)
    assert len(lines) == 2 + len(codec.FORMS["report"].header) + 2 * len(TABLES) + rows
    first = lines.index('"sections": [') + 1
    assert json.loads(lines[first].rstrip(",")) == document()["sections"][0]


def test_a_changed_value_changes_one_line() -> None:
    figure = attrs.evolve(report().figures[0], value=Decimal(7))
    other = attrs.evolve(report(), figures=(figure, *report().figures[1:]))
    pairs = zip(CANONICAL.splitlines(), dr.dumps(other).splitlines(), strict=True)
    assert [new for old, new in pairs if old != new] == [
        line.replace('"1200000"', '"7"') for line in CANONICAL.splitlines() if '"1200000"' in line
    ]


def test_text_stays_readable_and_on_its_line() -> None:
    odd = 'line\nbreak "quoted" \\ 灯笼 é \u2028 \x7f 🌊'
    statement = attrs.evolve(report().statements[0], text=odd)
    written = dr.dumps(attrs.evolve(report(), statements=(statement, *report().statements[1:])))
    assert written.count("\n") == CANONICAL.count("\n")
    assert r"line\nbreak \"quoted\" \\ 灯笼 é" in written
    assert dr.loads(written.encode()).statements[0].text == odd


def test_an_empty_table_is_written_short() -> None:
    bare = attrs.evolve(report(), relations=(), entities=())
    assert '\n"entities": [],\n"relations": [],\n"glossary": [\n' in dr.dumps(bare)
    assert dr.loads(dr.dumps(bare)) == bare


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1.2E+6", "1200000"),
        ("4.50", "4.5"),
        ("100", "100"),
        ("0.00", "0"),
        ("1E-7", "0.0000001"),
        ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
    ],
)
def test_decimals_are_written_in_plain_digits(value: str, written: str) -> None:
    figure = attrs.evolve(report().figures[0], value=Decimal(value))
    assert codec.plain(figure)["value"] == written


def test_the_ambient_decimal_context_changes_nothing() -> None:
    long = "1234567890.12345"
    whole = changed(document(), (("figures", 0, "value"), long))
    with decimal.localcontext(
        decimal.Context(prec=2, Emax=3, Emin=-3, traps=list(decimal.Context().flags))
    ):
        found = dr.loads(text(whole))
        written = dr.dumps(found)
    assert f'"value": "{long}"' in written
    assert str(found.figures[0].value) == long


def test_defaults_are_left_out_and_null_is_read_as_left_out() -> None:
    nulls = document()
    for table, kind in TABLES.items():
        optional = [field.name for field in attrs.fields(kind) if field.default is None]
        for row, name in itertools.product(nulls[table], optional):
            row.setdefault(name, None)
    assert "null" in text(nulls)
    assert dr.dumps(dr.loads(text(nulls))) == CANONICAL


def test_reading_gives_values_of_the_declared_types() -> None:
    figure = report().figures[6]
    assert type(figure.value) is Decimal
    assert figure.bound is dr.Bound.MORE_THAN
    assert figure.original == dr.Original("5%以上", dr.Bound.AT_LEAST)
    assert figure.span == dr.Span(390, 391)
    assert isinstance(report().entities[0].statement_ids, tuple)
    assert figure.year == 2023
    assert figure.note is None


# The other two kinds of document ----------------------------------------------------------


def test_observations_are_a_document_of_their_own() -> None:
    found = codec.parse(text(observations_document()), "observations")
    assert [observation.id for observation in found["observations"]] == [
        "obs.cargo.growth.2023.1",
        "obs.wait.duration.2023.1",
        "obs.lantern-pier.2023.1",
    ]
    assert found["observations"][0].value == Decimal("-0.5")


def test_one_kind_of_document_is_not_read_as_another() -> None:
    with pytest.raises(dr.DataError) as caught:
        codec.parse(CANONICAL, "observations")
    found = {f"{problem.path}: {problem.code}" for problem in caught.value.problems}
    assert "$.observations: missing-key" in found
    assert "$.sections: unknown-field" in found


def test_changes_are_a_document_of_their_own() -> None:
    change = {
        "data_version": "1.1.0",
        "date": "2024-05-01",
        "kind": "renamed",
        "reason": "A slip in the id.",
        "ids": ["entity.pier"],
        "renamed_to": ["entity.lantern-pier"],
    }
    whole = {"schema_version": "1.0", "data_version": "1.1.0", "changes": [change]}
    (found,) = codec.parse(text(whole), "changes")["changes"]
    assert codec.plain(found) == change


def test_every_record_of_a_document_has_the_hash_of_its_equal() -> None:
    read, shipped = dr.loads(dr.dumps(dr.load())), dr.load()
    for name in TABLES:
        for one, other in zip(getattr(read, name), getattr(shipped, name), strict=True):
            assert hash(one) == hash(other)
