"""The record as one HTML page: headline indicators by year, each cell to unfold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._hardness import HARDNESS_RULE, hardness_of
from dalian_report.views._card_words import VERDICT_WORDS, outcome
from dalian_report.views._markup import Markup, element, link, resource
from dalian_report.views._page import head
from dalian_report.views._page_rows import verdict_badge
from dalian_report.views._record_table import headline_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._record import RecordData

__all__ = ["grid_html", "record_page"]


def record_page(record: RecordData) -> str:
    """The page: it loads nothing, and the same record gives the same characters."""
    style = resource("page.css") + resource("record.css")
    title = f"{record.place}: targets and outcomes by year"
    description = f"{title}. Headline targets, each with its verdict."
    body = element(
        "body",
        element("header", element("h1", title), *_heading(record)),
        element("main", Markup(grid_html(record)), _counts(record)),
    )
    page = element("html", head(title, description, style), "\n", body, lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def _heading(record: RecordData) -> Iterator[Markup]:
    counts = record.counts
    words = ", ".join(f"{number:,} {VERDICT_WORDS[verdict]}" for verdict, number in counts.items())
    yield element("p", f"{sum(counts.values()):,} counted targets: {words}.", class_="deck")
    signs = [element("li", verdict_badge(verdict)) for verdict in Verdict]
    yield element("ul", *signs, class_="signs")
    yield element(
        "p",
        "The grid shows the indicators that were headline targets in at least three years. "
        "A sign opens the promise, its hedge, the outcome and its source. "
        f"{record.rule.value.replace('_', ' ').capitalize()} rule; {record.policy}; wording "
        f"by the rule {HARDNESS_RULE}. Each verdict counts once, whatever its indicator.",
        class_="reading",
    )


def grid_html(record: RecordData) -> str:
    """The grid of headline indicators by year. Every text is escaped."""
    years = sorted({card.report.year for card in record.cards})
    heads = element(
        "tr",
        element("th", "Indicator", scope="col"),
        *(element("th", str(year), scope="col") for year in years),
    )
    rows = [
        element(
            "tr",
            element("th", name, scope="row"),
            *(element("td", _cell(cells.get(year)), data_label=str(year)) for year in years),
        )
        for name, cells in headline_grid(record).items()
    ]
    return str(element("table", element("thead", heads), element("tbody", *rows), class_="record"))


def _cell(row: Assessment | None) -> Markup | None:
    if row is None:
        return None
    observation = row.observation
    lines = [
        f"Promise: {target_wording.requirement(row)} ({_wording_of(row)})",
        f"Outcome: {outcome(row)}",
    ]
    source = None
    if observation is not None:
        words = f"{observation.source.publisher}, {observation.source.date}"
        source = element("p", "Source: ", link(observation.source.url, words))
    summary = element("summary", verdict_badge(row.verdict), title=row.explain())
    name = element("p", element("b", f"{row.indicator.name}, {row.target.year}"))
    panel = element("div", name, *(element("p", line) for line in lines), source, class_="panel")
    return element("details", summary, panel, name="record")


def _wording_of(row: Assessment) -> str:
    return f"{hardness_of(row).value.replace('_', ' ')}, {row.target.strength.value}"


def _counts(record: RecordData) -> Markup:
    heads = element(
        "tr",
        element("th", "Year", scope="col"),
        *(element("th", VERDICT_WORDS[verdict], scope="col") for verdict in Verdict),
    )
    rows = [
        element(
            "tr",
            element("th", year, scope="row"),
            *(element("td", str(number)) for number in row.values()),
        )
        for year, row in record.counts_by("year").items()
    ]
    return element(
        "section",
        element("h2", "All counted targets by year"),
        element("table", element("thead", heads), element("tbody", *rows), class_="counts-by-year"),
    )
