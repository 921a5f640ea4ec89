"""The attached source: what is taken for it, what it is quoted for, what it is refused for."""

from __future__ import annotations

import hashlib
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
from refusals import refused
from small_report import SOURCE, report
from tarn_bay import SOURCE as TARN

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalian_report.sources import AttachedSource

TOWN = Path(__file__).parent / "data" / "example-town"
SMALL = report()
HERE = SMALL.attach(SOURCE)


def another(text: str, **kept: object) -> dr.Report:
    """The small report, with another text for its source."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = attrs.evolve(SMALL.source, sha256=sha256, length=len(text))
    return attrs.evolve(SMALL, source=source, **kept)


def mismatch(given: object, code: str, of: dr.Report = SMALL) -> dict[str, Any]:
    """The fields of the error for a text that is refused with this code, in one line."""
    with refused(dr.SourceMismatchError, f"{code} source") as caught:
        of.attach(given)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 700
    return dict(caught.value.details)


# What is taken


def test_a_text_bytes_and_a_path_are_one_source(tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_bytes(SOURCE.encode())
    given = (SOURCE, SOURCE.encode(), bytearray(SOURCE.encode()), file, str(file))
    assert {SMALL.attach(one).text for one in given} == {SOURCE}
    assert SMALL.attach(path=file) == SMALL.attach(path=str(file)) == SMALL.attach(text=SOURCE)


def test_the_town_of_the_examples_has_its_source_beside_it() -> None:
    town = dr.read(TOWN / "report.json")
    source = town.attach(TOWN / "report.txt")
    assert source.quote("I-02") == "Output grew by about 3.2%."
    assert repr(source) == "<AttachedSource 2031, 452 characters>"


def test_a_text_of_one_line_is_a_path_unless_it_is_named() -> None:
    line = another("One line, without an end")
    assert line.attach(text="One line, without an end").text.startswith("One")
    with refused(dr.DataError, "unreadable-file") as caught:
        line.attach("One line, without an end")
    assert caught.value.problems[0].details["text"] == "text="


def test_a_text_longer_than_any_path_is_a_text() -> None:
    long = "word " * 1000
    assert another(long).attach(long).text == long


def test_a_path_is_a_path_whatever_it_looks_like(tmp_path: Path) -> None:
    odd = tmp_path / "two\nlines"
    try:
        odd.write_bytes(SOURCE.encode())
    except OSError:
        pytest.skip("this file system takes no such name")
    assert SMALL.attach(path=str(odd)).text == SOURCE
    mismatch(str(odd), "other-source")


def test_a_file_is_read_as_bytes(tmp_path: Path) -> None:
    # Read as text it would lose the line ends that tell it from the source.
    (tmp_path / "crlf.txt").write_bytes(SOURCE.replace("\n", "\r\n").encode())
    fields = mismatch(tmp_path / "crlf.txt", "altered-source")
    assert fields["alterations"] == ("line-ends",)


@pytest.mark.parametrize("name", ["missing.txt", ".", "nul\0name"])
def test_a_file_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    for path in (tmp_path / name, str(tmp_path / name)):
        with refused(dr.DataError, "not-a-regular-file" if name == "." else "unreadable-file"):
            SMALL.attach(path)


# What is refused

ALTERED: list[tuple[Callable[[str], str | bytes], tuple[str, ...]]] = [
    (lambda t: t.replace("\n", "\r\n"), ("line-ends",)),
    (lambda t: t.replace("\n", "\r"), ("line-ends",)),
    (lambda t: "\ufeff" + t, ("byte-order-mark",)),
    (lambda t: t.encode("utf-16"), ("utf-16",)),
    (lambda t: t.encode("utf-16-be"), ("utf-16",)),
    (lambda t: t.rstrip("\n"), ("end-of-text",)),
    (lambda t: t + "\n", ("end-of-text",)),
    (lambda t: t.replace("\n", " \n"), ("trailing-blanks",)),
    (lambda t: t.replace('"', "”"), ("typographic-marks",)),
    (
        lambda t: ("\ufeff" + t.replace("\n", "\r\n")).encode(),
        ("byte-order-mark", "line-ends"),
    ),
    (lambda t: t.rstrip("\n").replace("\n", "\r\n"), ("line-ends", "end-of-text")),
]


@pytest.mark.parametrize(("alter", "alterations"), ALTERED)
def test_a_common_alteration_is_named(
    alter: Callable[[str], str | bytes], alterations: tuple[str, ...]
) -> None:
    fields = mismatch(alter(SOURCE), "altered-source")
    assert fields == {"edition": "2023", "alterations": alterations}


@pytest.mark.parametrize(
    ("form", "encoding", "alteration"),
    [
        ("Café\nof 2023", "latin-1", "windows-1252"),
        ("海港\n在2023年", "gb18030", "gb-18030"),
        ("Cafe\u0301\nof 2023", "utf-8", "not-composed"),
    ],
)
def test_letters_beyond_ascii_have_alterations_of_their_own(
    form: str, encoding: str, alteration: str
) -> None:
    import unicodedata

    original = another(unicodedata.normalize("NFC", form))
    fields = mismatch(form.encode(encoding), "altered-source", original)
    assert fields["alterations"] == (alteration,)


def test_a_changed_letter_leaves_the_length() -> None:
    fields = mismatch(SOURCE.replace("ferries", "fairies"), "other-source")
    assert fields["same_length"] == len(SOURCE)


def test_another_length_is_counted() -> None:
    fields = mismatch("A line before.\n" + SOURCE, "other-source")
    assert (fields["length"], fields["wanted"]) == (len(SOURCE) + 15, len(SOURCE))


def test_the_terms_say_where_a_text_begins_to_differ() -> None:
    span = SMALL.glossary[0].spans[0]
    fields = mismatch(SOURCE[: span.start] + SOURCE[span.start + 1 :], "other-source")
    assert (fields["in_place"], fields["terms"]) == (1, 2)
    assert (fields["start"], fields["end"]) == (span.start, span.end)
    for text, in_place in ((SOURCE[:-3] + "x.\n", 2), ("Another\ntext", 0)):
        fields = mismatch(text, "other-source")
        assert (fields["in_place"], fields["terms"]) == (in_place, 2)
        assert "start" not in fields


def test_a_page_with_markup_is_told_from_its_text() -> None:
    page = mismatch(f"<!DOCTYPE html>\n<p>{SOURCE}</p>", "other-source")
    assert page["kind"] is not None
    assert mismatch(b"%PDF-1.7\n...", "other-source")["kind"] == "PDF file"
    assert mismatch("Another\ntext", "other-source")["kind"] is None


@pytest.mark.parametrize("given", ["\n", b"", b" \n ", "\r\n\r\n"])
def test_an_empty_source_is_said_to_be_empty(given: object) -> None:
    mismatch(given, "empty-source")


@pytest.mark.parametrize("given", [None, 5, 1.5, True, ["text"], object()])
def test_what_is_no_text_is_refused(given: object) -> None:
    mismatch(given, "not-one-source" if given is None else "not-text-or-path")


def test_bytes_that_are_no_text_are_refused() -> None:
    assert mismatch(b"a\xff\xfe\xfd" * 1000, "other-source")["byte"] == 1
    assert mismatch("a\n\ud800", "other-source")["byte"] == 2


def test_two_sources_at_once_are_one_too_many() -> None:
    with refused(dr.SourceMismatchError, "not-one-source source"):
        SMALL.attach(SOURCE, text=SOURCE)
    with refused(dr.SourceMismatchError, "not-one-source source"):
        SMALL.attach()
    with refused(dr.SourceMismatchError, "not-text-or-path source"):
        SMALL.attach(path=b"x")  # type: ignore[arg-type]


def test_a_record_of_the_source_that_is_wrong_itself_is_told() -> None:
    wrong = attrs.evolve(SMALL, source=attrs.evolve(SMALL.source, length=7))
    fields = mismatch(SOURCE, "wrong-source-length", wrong)
    assert fields == {"length": len(SOURCE), "wanted": 7}


# What is quoted


@pytest.mark.parametrize("table", ["sections", "statements", "figures", "numerals", "glossary"])
def test_a_record_is_quoted_by_its_span(table: str) -> None:
    for record in getattr(SMALL, table):
        spans = record.spans if hasattr(record, "spans") else (record.span,)
        end = spans[0].end if table == "glossary" else spans[-1].end
        assert HERE.quote(record) == SOURCE[spans[0].start : end]
        assert HERE.quote(record) in HERE.context(record, 3)


def test_a_promise_is_quoted_by_its_statement() -> None:
    for record in (*SMALL.targets, *SMALL.deliverables):
        assert HERE.quote(record) == HERE.quote(record.statement_id)


def test_an_id_a_key_and_a_span_are_quoted_too() -> None:
    assert HERE.quote("II.1.2-01.d1") == HERE.quote("II.1.2-01")
    assert HERE.quote("part II") == HERE.quote(SMALL.section("II"))
    assert HERE.quote(dr.Span(5, 11)) == "report"


def test_what_stands_at_several_places_is_quoted_at_all_of_them() -> None:
    for record in (*SMALL.glossary, *SMALL.entities, *SMALL.relations):
        quotes = HERE.quotes(record)
        assert quotes[0] == HERE.quote(record)
    link = SMALL.relations[0]
    assert HERE.quotes(link) == (HERE.quote(link.from_id), HERE.quote(link.to_id))


def test_parts_are_joined_as_far_as_they_touch() -> None:
    first = SOURCE.index("The harbour handled")
    spans = (dr.Span(first, first + 3), dr.Span(first + 4, first + 11))
    apart = (dr.Span(first, first + 3), dr.Span(first + 12, first + 19))
    one, *rest = SMALL.statements
    touching = another(SOURCE, statements=(attrs.evolve(one, spans=spans), *rest))
    parted = another(SOURCE, statements=(attrs.evolve(one, spans=apart[::-1]), *rest))
    assert touching.attach(SOURCE).quote(one.id) == "The harbour"
    assert parted.attach(SOURCE).quote(one.id) == "The … handled"
    assert "«The» harbour «handled» " in parted.attach(SOURCE).highlight(one.id)


def test_the_context_ends_with_the_source() -> None:
    last = HERE.report.statements[-1]
    assert HERE.context(last, 10_000) == SOURCE
    assert HERE.context(last, 0) == HERE.quote(last)


def test_a_passage_is_marked_on_one_line() -> None:
    assert HERE.highlight("I.1-02.1", 20) == "… fell by about «19.7»%. The city rose two …"
    assert "\n" not in HERE.highlight("I", 40)
    assert HERE.highlight(dr.Span(0, 4), 7) == "«Work» report …"
    assert HERE.highlight(dr.Span(5, 11), 100, marks=("[", "]")).startswith("Work [report] of")


def test_marks_in_html_are_the_only_markup() -> None:
    text = 'A <b>bold</b> & "new" pier\nopens.'
    source = another(text).attach(text)
    place = dr.Span(text.index("bold"), text.index("new"))
    assert source.highlight(place, html=True) == (
        "A &lt;b&gt;<mark>bold&lt;/b&gt; &amp; &quot;</mark>new&quot; pier opens."
    )


@pytest.mark.parametrize(
    "span", [(-1, 3), (3, 3), (5, 2), (0, 10**9), (None, 3), (1.0, 2), (True, 4), ("0", "4")]
)
def test_a_span_outside_the_source_is_an_offset_error(span: tuple[object, object]) -> None:
    for ask in (HERE.quote, HERE.quotes, HERE.context, HERE.highlight):
        with refused(dr.OffsetError, "outside-source span"):
            ask(dr.Span(*span))  # type: ignore[arg-type]


@pytest.mark.parametrize("obj", [None, 5, b"I", (), SMALL, SMALL.units[0], SMALL.source])
def test_what_has_no_place_has_no_quotation(obj: object) -> None:
    with refused(dr.QuotationError, "no-words obj"):
        HERE.quote(obj)


def test_an_indicator_and_an_outcome_have_no_quotation() -> None:
    for record in (SMALL.indicators[0], dr.observations()[0]):
        with pytest.raises(dr.QuotationError):
            HERE.quote(record)


def test_a_record_of_another_report_is_not_quoted() -> None:
    stranger = attrs.evolve(SMALL.statements[0], spans=(dr.Span(0, 3),))
    with refused(dr.QuotationError, "foreign-record obj"):
        HERE.quote(stranger)
    with refused(dr.QuotationError, "foreign-record obj"):
        HERE.quote(dr.load().target("gdp"))


def test_an_id_that_names_nothing_is_a_miss() -> None:
    with pytest.raises(dr.UnknownKeyError):
        HERE.quote("II.99")


@pytest.mark.parametrize("chars", [-1, None, "5", 2.0, True])
def test_a_width_is_a_whole_number(chars: object) -> None:
    for ask in (HERE.context, HERE.highlight):
        with refused(dr.QuotationError, "negative chars" if chars == -1 else "not-whole chars"):
            ask("I.1", chars)  # type: ignore[arg-type]


# What is found


def test_a_passage_gives_its_statements() -> None:
    (found,) = HERE.locate("ferry   accidents\nFELL")
    assert found.text == "Ferry accidents fell"
    assert [statement.id for statement in found.statements] == ["I.1-02"]
    assert found.section is SMALL.section("I.1")
    assert HERE.quote(found.span) == found.text


def test_a_passage_may_touch_several_statements() -> None:
    (found,) = HERE.locate("year before. Ferry accidents")
    assert [statement.id for statement in found.statements] == ["I.1-01", "I.1-02"]


def test_every_place_is_found() -> None:
    found = HERE.locate("harbour and ferries")
    assert [place.section.id for place in found] == ["I.1", "II.1"]


def test_letters_count_only_when_asked_to() -> None:
    assert len(HERE.locate("FERRY")) == 1
    assert HERE.locate("FERRY", ignore_case=False) == ()


def test_typographic_marks_are_like_plain_ones() -> None:
    assert HERE.locate("“three lights”")[0].text == '"three lights"'


@pytest.mark.parametrize(
    "text", ["", " \n", "no such words", "x" * 10_000, "(", "[a-z]+", ".*", "\x00", "\ud800"]
)
def test_what_stands_nowhere_gives_no_passage(text: str) -> None:
    found = HERE.locate(text)
    assert [place.text for place in found] == ["("] * SOURCE.count("(") * (text == "(")


@pytest.mark.parametrize("text", [None, 5, b"ferry", ["ferry"]])
def test_what_is_no_text_cannot_be_found(text: object) -> None:
    with refused(dr.QuotationError, "not-text text"):
        HERE.locate(text)  # type: ignore[arg-type]


# All at once


def test_sixteen_threads_attach_the_same() -> None:
    def ask(_: int) -> tuple[str, str, tuple[str, ...]]:
        source = report().attach(SOURCE)
        found = source.locate("lantern pier")[0]
        return source.quote("II.1.2-01"), found.text, tuple(s.id for s in found.statements)

    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(ask, range(64)))) == 1


def test_an_attached_source_pickles() -> None:
    again: AttachedSource = pickle.loads(pickle.dumps(HERE))
    assert again == HERE
    assert again.quote("II.1.2-01") == HERE.quote("II.1.2-01")


def test_errors_derive_from_the_one_of_the_package() -> None:
    assert issubclass(dr.QuotationError, dr.DalianReportError)
    assert issubclass(dr.QuotationError, ValueError)


# The shipped report


def test_the_shipped_report_is_quoted_from_its_source(
    source_folder: Path, source_text: str
) -> None:
    shipped = dr.load()
    source = shipped.attach(source_folder / "report.en.txt")
    assert source.text == source_text
    assert source.quote("II.6.1-03b.1") == "1.5 billion"
    assert "kWh" in source.context("II.6.1-03b.1", 6)
    for statement in shipped.statements[::20]:
        places = source.locate(source.quote(statement))
        assert any(statement in place.statements for place in places)


def test_a_changed_character_of_the_shipped_source_is_placed(source_text: str) -> None:
    shipped = dr.load()
    span = shipped.term("two-pioneering-areas").spans[0]
    changed = source_text[: span.start] + "X" + source_text[span.start + 1 :]
    fields = mismatch(changed, "other-source", shipped)
    assert (fields["start"], fields["end"]) == (span.start, span.end)
    assert mismatch(TARN, "other-source", shipped)["in_place"] == 0
