"""Records as Markdown and as HTML: complete, worded like their figures, and inert."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from markdown_it import MarkdownIt

import dalian_report as dr
from small_report import report

REPORT = dr.load()
SMALL = report()
RENDERED = ("sections", "statements", "figures", "targets")
HOSTILE = (
    "1. <script>alert(1)</script> **b** _i_ `c` [l](https://x.example) ![p](q) &amp; # h | $m$"
    " ~~s~~ www.x.example <b onclick='x'>"
)


class Page(HTMLParser):
    """The tags and the text of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def markdown_text(markdown: str) -> str:
    """The text of CommonMark with tables, strikethrough and bare links, as a reader sees it."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    children = [child for token in inline for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "bullet_list", "list_item", "paragraph", "inline"}
    return "\n".join("".join(child.content for child in token.children or ()) for token in inline)


def hostile() -> dr.Report:
    """The small report with markup in every text that is shown."""

    def spoilt(table: str, *fields: str) -> list[Any]:
        texts = dict.fromkeys(fields, HOSTILE)
        return [attrs.evolve(record, **texts) for record in getattr(SMALL, table)]

    return attrs.evolve(
        SMALL,
        sections=spoilt("sections", "title"),
        statements=spoilt("statements", "text"),
        figures=spoilt("figures", "label"),
        indicators=spoilt("indicators", "name"),
    )


def test_a_section_in_markdown() -> None:
    assert SMALL.section("II.1.2").to_markdown(SMALL) == (
        "# II.1.2 Piers\n\n"
        + "".join(
            f"- {statement.text} ({statement.id})\n" for statement in SMALL.statements_in("II.1.2")
        )
    )


def test_a_section_has_all_of_its_statements_figures_and_sections() -> None:
    for section in REPORT.sections:
        told = markdown_text(section.to_markdown())
        for statement in REPORT.statements_in(section):
            assert f"{statement.text} ({statement.id})" in told
        for figure in REPORT.figures_in(section):
            assert f"{figure.label}: {figure} ({figure.status.value}" in told
        for inner in REPORT.walk(section):
            assert f"{inner.id} {inner.title}" in told


def test_figures_can_be_left_out() -> None:
    section = REPORT.section("II.6.1")
    assert "over 1.5 billion kWh (target, 2023)" in section.to_markdown()
    assert "over 1.5 billion kWh" not in section.to_markdown(figures=False)


def test_headings_go_down_with_the_outline() -> None:
    lines = REPORT.section("II").to_markdown().splitlines()
    marks = [line.split(" ")[0] for line in lines if line.startswith("#")]
    assert marks[0] == "#"
    assert set(marks) == {"#", "##", "###"}


def test_markdown_ends_with_one_line_end() -> None:
    for section in REPORT.sections:
        text = section.to_markdown()
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_a_section_of_another_report_needs_that_report() -> None:
    section = SMALL.section("II.1.2")
    with pytest.raises(
        dr.UnknownKeyError, match=r"no section of the shipped report \(pass its own"
    ):
        section.to_markdown()
    with pytest.raises(dr.UnknownKeyError, match=r"no such section 'II\.5\.3'"):
        REPORT.section("II.5.3").to_markdown(SMALL)


@pytest.mark.parametrize("table", RENDERED)
def test_html_shows_a_record_and_is_well_formed(table: str) -> None:
    for record in getattr(REPORT, table):
        page = Page(record._repr_html_())
        assert record.id in page.text


def test_html_of_a_figure_has_its_wording_its_chinese_hedge_and_its_statement() -> None:
    text = Page(REPORT.figure("II.6.1-03b.1")._repr_html_()).text
    assert "over 1.5 billion kWh (in Chinese 15亿千瓦时以上: at least 1.5 billion kWh)" in text
    assert REPORT.statement("II.6.1-03b").text in text


def test_html_of_a_target_has_its_numbers() -> None:
    text = Page(REPORT.target("gdp")._repr_html_()).text
    for words in ("Growth of gross domestic product", "over 6%", "7%", "about 4.5%", "expected"):
        assert words in text
    assert (
        "in step with: Growth of gross domestic product"
        in Page(REPORT.target("income")._repr_html_()).text
    )


def test_html_of_a_section_and_a_statement_has_what_belongs_to_them() -> None:
    section = Page(REPORT.section("II.6.1")._repr_html_()).text
    statement = Page(REPORT.statement("II.6.1-03b")._repr_html_()).text
    for text in (section, statement):
        assert "Offshore wind is to generate" in text
        assert "over 1.5 billion kWh" in text
    assert "A strong marine city > Marine economy" in statement


@pytest.mark.parametrize("table", RENDERED)
def test_without_its_report_a_record_shows_what_it_has_itself(table: str) -> None:
    record = getattr(SMALL, table)[0]
    alone, at_home = Page(record._repr_html_()), Page(record.to_html(SMALL))
    assert record.id in alone.text
    assert len(alone.text) <= len(at_home.text)
    with pytest.raises(dr.UnknownKeyError, match="no such"):
        record.to_html(REPORT)


@pytest.mark.parametrize("table", RENDERED)
def test_markup_in_a_report_of_ones_own_is_text_in_html(table: str) -> None:
    spoilt = hostile()
    for record in getattr(spoilt, table):
        for page in (Page(record._repr_html_()), Page(record.to_html(spoilt))):
            assert set(page.tags) <= {"div", "p", "b", "ul", "li", "code", "small"}
        assert HOSTILE in Page(record.to_html(spoilt)).text


def test_markup_in_a_report_of_ones_own_is_text_in_markdown() -> None:
    spoilt = hostile()
    for section in spoilt.sections:
        markdown = section.to_markdown(spoilt)
        assert HOSTILE in markdown_text(markdown)
        assert "://" not in markdown


@pytest.mark.parametrize(
    "text",
    ["- a", "+ a", "1. a", "12) a", "# a", "> a", "===", "---", "    a", "a\n\n# b", "| a |"],
)
def test_a_text_that_begins_like_a_block_is_none(text: str) -> None:
    first = SMALL.statements_in("II.1.2")[0]
    others = [attrs.evolve(one, text=text) if one == first else one for one in SMALL.statements]
    changed = attrs.evolve(SMALL, statements=others)
    told = markdown_text(changed.section("II.1.2").to_markdown(changed, figures=False))
    assert f"{' '.join(text.split())} ({first.id})" in told.splitlines()
