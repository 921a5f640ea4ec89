"""Pages by year: an indicator through the editions, and all headline indicators of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report.attainment import Verdict
from dalian_report.attainment._record import HARDNESS_RULE, hardness_of
from dalian_report.attainment._wording import requirement
from dalian_report.views._card_words import VERDICT_WORDS, counts_in_words, outcome, reading
from dalian_report.views._markup import Markup, document, element, link, table
from dalian_report.views._page_rows import verdict_badge
from dalian_report.views._year_tables import headline_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._record import RecordData
    from dalian_report.attainment._series import SeriesRow
    from dalian_report.model import Observation

_HEADS = ("Year", "Promise", "January", "Verdict", "Last number", "Verdict")


def series_page(series: Any) -> str:
    """Return the page. It loads nothing, and the same series gives the same characters."""
    title = f"{series.place}: {series.indicator.name} by year"
    words = (
        "January's number is the first that a work report of the place prints, a year after the"
        f" promise. The last number is the latest that was found. {reading(series)}."
    )
    rows = [line for row in series.rows for line in _series_rows(row)]
    return document(
        title,
        f"{title}. Each promise with its outcomes, verdicts and sources.",
        element(
            "header",
            element("h1", title),
            element("p", series.indicator.definition, class_="deck"),
            element("p", words, class_="reading"),
        ),
        element("main", table(_HEADS, rows, class_="series")),
        styles=("page.css", "series.css"),
    )


def _series_rows(row: SeriesRow) -> Iterator[Markup]:
    if row.break_note:
        yield element("tr", element("td", row.break_note, colspan=str(len(_HEADS))), class_="break")
    promise = "no target" if row.promise is None else requirement(row.promise)
    cells = (
        promise, _number(row.january_outcome), _verdict(row.january), _number(row.outcome),
        _verdict(row.promise),
    )  # fmt: skip
    yield _row(str(row.year), _HEADS[1:], cells)


def _row(head: str, columns: Iterable[str], cells: Iterable[str | None]) -> Markup:
    """A row with its own heading, whose cells name their columns for narrow screens."""
    tds = (
        element("td", cell, data_label=column) for column, cell in zip(columns, cells, strict=True)
    )
    return element("tr", element("th", head, scope="row"), *tds)


def _number(observation: Observation | None) -> str | Markup:
    if observation is None:
        return "none found"
    return element("span", str(observation), " ", element("small", _source(observation)))


def _source(observation: Observation) -> Markup:
    source = observation.source
    return link(source.url, f"{source.publisher}, {source.date}")


def _verdict(assessment: Assessment | None) -> Markup | None:
    return None if assessment is None else verdict_badge(assessment.verdict)


def record_page(record: RecordData) -> str:
    """Return the page. It loads nothing, and the same record gives the same characters."""
    title = f"{record.place}: targets and outcomes by year"
    number = sum(record.counts.values())
    words = (
        "The grid shows the indicators that were headline targets in at least three years. "
        f"A sign opens the promise, its hedge, the outcome and its source. {reading(record)}; "
        f"wording by the rule {HARDNESS_RULE}. Each verdict counts once, whatever its indicator."
    )
    signs = [element("li", verdict_badge(verdict)) for verdict in Verdict]
    deck = f"{number:,} counted targets: {counts_in_words(record.counts)}."
    return document(
        title,
        f"{title}. Headline targets, each with its verdict.",
        element(
            "header",
            element("h1", title),
            element("p", deck, class_="deck"),
            element("ul", *signs, class_="signs"),
            element("p", words, class_="reading"),
        ),
        element("main", grid(record), _counts(record)),
        styles=("page.css", "record.css"),
    )


def grid(record: RecordData) -> Markup:
    """The grid of headline indicators by year, each cell to unfold."""
    years = sorted({card.report.year for card in record.cards})
    heads = [str(year) for year in years]
    rows = [
        _row(name, heads, [_cell(cells.get(year)) for year in years])
        for name, cells in headline_grid(record).items()
    ]
    return table(["Indicator", *heads], rows, class_="record")


def _cell(row: Assessment | None) -> Markup | None:
    if row is None:
        return None
    hardness = hardness_of(row).value.replace("_", " ")
    panel = element(
        "div",
        element("p", element("b", f"{row.indicator.name}, {row.target.year}")),
        element("p", f"Promise: {requirement(row)} ({hardness}, {row.target.strength.value})"),
        element("p", f"Outcome: {outcome(row)}"),
        None if row.observation is None else element("p", "Source: ", _source(row.observation)),
        class_="panel",
    )
    summary = element("summary", verdict_badge(row.verdict), title=row.explain())
    return element("details", summary, panel, name="record")


def _counts(record: RecordData) -> Markup:
    heads = ["Year", *(VERDICT_WORDS[verdict] for verdict in Verdict)]
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
        table(heads, rows, class_="counts-by-year"),
    )
