"""A scorecard as one page to send: table, filters, sources, and how to read it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report._version import __version__
from dalian_report.attainment import Verdict
from dalian_report.views import _page_rows as rows
from dalian_report.views import _page_sorting as sorting
from dalian_report.views._card_words import (
    VERDICT_WORDS,
    basis,
    cited,
    edition_of,
    groups,
    number_of_targets,
)
from dalian_report.views._markup import Markup, content_policy, element, resource
from dalian_report.views._page_controls import HEADS, controls
from dalian_report.views._page_reading import RULES, bar_key, citation, how_to_read, source_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import Card
    from dalian_report.model import Citation

__all__ = ["head", "scorecard_page", "tally"]


def scorecard_page(card: Card) -> str:
    """The page: it loads nothing, and the same scorecard gives the same characters."""
    style, script = resource("page.css"), resource("page.js")
    body = element(
        "body",
        element("a", "Skip to the targets", href="#targets", class_="skip"),
        element("header", *_heading(card)),
        element("main", *_content(card)),
        element("footer", *citation(card)),
        element("script", Markup(script)),
    )
    page = element("html", head(_title(card), _summary(card), style, script), "\n", body, lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def head(title: str, description: str, style: str, script: str = "") -> Markup:
    """The head of a page; only its own style and script may run."""
    policy = content_policy(style, script)
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="description", content=description),
        element("meta", name="generator", content=f"dalian-report {__version__}"),
        element("title", title),
        element("style", Markup(style)),
    )


def _title(card: Card) -> str:
    return f"What {card.report.place.name} promised for {edition_of(card)}, and what came of it"


def _summary(card: Card) -> str:
    counts = card.counts
    judged = len(card.counted) - counts[Verdict.NO_DATA]
    words = ", ".join(
        f"{counts[verdict]} {VERDICT_WORDS[verdict]}" for verdict in list(Verdict)[:3]
    )
    return f"{number_of_targets(card)}, {judged} with a published outcome: {words}."


def _heading(card: Card) -> Iterator[Markup | None]:
    report = card.report
    theme = element(
        "select",
        *(element("option", name, value=name.lower()) for name in ("System", "Light", "Dark")),
        id="theme",
    )
    yield element("p", f"{report.source.title}, published on {report.source.date}", class_="kicker")
    yield element(
        "div", element("label", "Theme", for_="theme"), theme, class_="theme", hidden=True
    )
    yield element("h1", _title(card))
    yield element("p", _summary(card), class_="deck")
    yield tally(card)
    for sentence in basis(card):
        yield element("p", sentence, class_="basis")
    yield element("p", *_reading(card), class_="reading")


def tally(card: Card) -> Markup:
    """How many of each verdict, as a bar of parts and in words."""
    parts: list[Markup] = []
    start = 0
    for verdict, number in card.counts.items():
        parts.append(element("rect", class_=verdict.value, x=start, y=0, width=number, height=1))
        start += number
    bar = element(
        "svg",
        *parts,
        class_="tally",
        viewBox=f"0 0 {max(start, 1)} 1",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    counts = [
        element("li", element("b", str(number)), " ", rows.verdict_badge(verdict))
        for verdict, number in card.counts.items()
    ]
    return element("div", bar, element("ul", *counts), class_="counts")


def _reading(card: Card) -> Iterator[str]:
    yield RULES[card.rule]
    yield f" Hedges: {card.policy}; the tolerances are our convention."
    if card.as_of is not None:
        yield f" Only what was published by {card.as_of} counts."
    yield " "
    yield element("a", "How to read this page", href="#reading")


def _content(card: Card) -> Iterator[Markup | None]:
    sources = cited(card)
    yield controls(card)
    yield _targets(card, sources)
    yield _deliverables(card, sources)
    yield how_to_read(card)
    yield source_list(sources, card)


def _targets(card: Card, sources: list[Citation]) -> Markup:
    heads = [
        element("th", head, scope="col", role="columnheader", data_column=name)
        for name, head in HEADS.items()
    ]
    shown = [row for _, found in groups(card) for row in found]
    orders = iter(enumerate(sorting.places(shown)))
    bodies: list[Markup] = []
    for title, found in groups(card):
        bodies.append(_section_row(title, found[0], card))
        bodies += [rows.target_rows(row, card.report, sources, *next(orders)) for row in found]
    return element(
        "table",
        element("caption", element("h2", "Numeric targets"), bar_key()),
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        *(Markup(f"\n{body}") for body in bodies),
        id="targets",
        class_="entries",
        role="table",
    )


def _section_row(title: str, first: Assessment, card: Card) -> Markup:
    section = card.report.statement(first.target.statement_id).section_id
    head = element("th", title, colspan=len(HEADS), scope="colgroup", role="columnheader")
    row = element("tr", head, role="row")
    return element("tbody", row, role="rowgroup", class_="section", data_section=section)


def _deliverables(card: Card, sources: list[Citation]) -> Markup | None:
    if not card.deliverables:
        return None
    heads = [
        element("th", head, scope="col", role="columnheader")
        for head in ("Promise", "Outcome", "Verdict")
    ]
    bodies = [
        rows.deliverable_rows(row, card.report, sources, place)
        for place, row in enumerate(card.deliverables)
    ]
    note = "Done or not done: these have no number, and never count among the targets."
    return element(
        "table",
        element("caption", element("h2", "Promised without a number"), element("p", note)),
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        *(Markup(f"\n{body}") for body in bodies),
        id="promises",
        class_="entries",
        role="table",
    )
