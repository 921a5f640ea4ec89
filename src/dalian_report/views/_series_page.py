"""A series as one HTML page: promise, outcomes, verdicts and sources of an indicator by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report.attainment._wording import requirement
from dalian_report.views._markup import Markup, element, link, resource
from dalian_report.views._page import head
from dalian_report.views._page_rows import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._series import SeriesRow
    from dalian_report.model import Observation

__all__ = ["series_page"]

_HEADS = ("Year", "Promise", "January", "Verdict", "Last number", "Verdict")


def series_page(series: Any) -> str:
    """Return the page. It loads nothing, and the same series gives the same characters."""
    style = resource("page.css") + resource("series.css")
    title = f"{series.place}: {series.indicator.name} by year"
    description = f"{title}. Each promise with its outcomes, verdicts and sources."
    body = element(
        "body",
        element("header", element("h1", title), *_heading(series)),
        element("main", _table(series)),
    )
    page = element("html", head(title, description, style), "\n", body, lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def _heading(series: Any) -> Iterator[Markup]:
    yield element("p", series.indicator.definition, class_="deck")
    yield element(
        "p",
        "January's number is the first that a work report of the place prints, a year after the"
        " promise. The last number is the latest that was found. "
        f"{series.rule.value.replace('_', ' ').capitalize()} rule; {series.policy}.",
        class_="reading",
    )


def _table(series: Any) -> Markup:
    heads = element("tr", *(element("th", name, scope="col") for name in _HEADS))
    rows = [line for row in series.rows for line in _rows(row)]
    return element("table", element("thead", heads), element("tbody", *rows), class_="series")


def _rows(row: SeriesRow) -> Iterator[Markup]:
    if row.break_note:
        yield element("tr", element("td", row.break_note, colspan=str(len(_HEADS))), class_="break")
    promise = "no target" if row.promise is None else requirement(row.promise)
    cells = (
        promise, _number(row.january_outcome), _verdict(row.january), _number(row.outcome),
        _verdict(row.promise),
    )  # fmt: skip
    yield element(
        "tr",
        element("th", str(row.year), scope="row"),
        *(
            element("td", cell, data_label=name)
            for name, cell in zip(_HEADS[1:], cells, strict=True)
        ),
    )


def _number(observation: Observation | None) -> str | Markup:
    if observation is None:
        return "none found"
    source = observation.source
    words = f"{source.publisher}, {source.date}"
    return element("span", str(observation), " ", element("small", link(source.url, words)))


def _verdict(assessment: Assessment | None) -> Markup | None:
    return None if assessment is None else verdict_badge(assessment.verdict)
