"""A scorecard as one page to send: table, filters, sources, and how to read it all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dalian_report.attainment import Verdict
from dalian_report.model._vocabulary import Coverage, Strength
from dalian_report.views import _page_rows as rows
from dalian_report.views._card_words import (
    VERDICT_WORDS,
    basis,
    by_verdict,
    cited,
    counts_in_words,
    number_of_targets,
    reading,
)
from dalian_report.views._markup import Markup, document, element
from dalian_report.views._page_controls import COLUMNS, controls, places
from dalian_report.views._page_details import PageContext
from dalian_report.views._page_reading import bar_key, citation, how_to_read, source_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dalian_report.attainment._card import Card
    from dalian_report.sources._attachment import AttachedSource


def scorecard_page(card: Card, text: AttachedSource | None = None) -> str:
    """The page: it loads nothing, and the same scorecard gives the same characters.

    Args:
        card: The scorecard.
        text: The attached text of its report. The page then has the sentence of each promise.
    """
    page = PageContext(card, cited(card), text)
    counts = {verdict: card.counts[verdict] for verdict in list(Verdict)[:3]}
    return document(
        _title(card),
        f"{_judged(card)}: {counts_in_words(counts)}.",
        element("a", "Skip to the targets", href="#targets", class_="skip"),
        element("header", *_heading(card)),
        element(
            "main",
            controls(card),
            _targets(page),
            _deliverables(page),
            how_to_read(card),
            source_list(page),
        ),
        element("footer", *citation(card)),
        script="page.js",
    )


def _title(card: Card) -> str:
    return f"{card.report.place.name} {card.report.edition}: targets and outcomes"


def _judged(card: Card) -> str:
    judged = len(card.counted) - card.counts[Verdict.NO_DATA]
    return f"{number_of_targets(card)}, {judged} with a published outcome"


def _heading(card: Card) -> Iterator[Markup | None]:
    source, coverage = card.report.source, card.report.coverage
    part = "" if coverage is Coverage.FULL else f"; coverage: {coverage.value}"
    yield element("p", f"{source.title}, published on {source.date}{part}", class_="kicker")
    yield element("h1", _title(card))
    yield element("p", f"{_judged(card)}:", class_="deck")
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
    yield f"{reading(card)}. "
    if card.as_of is not None:
        yield f"Only outcomes published by {card.as_of} count. "
    yield element("a", "How to read this page", href="#reading")


def _targets(page: PageContext) -> Markup:
    """The targets by verdict, missed first, and within a verdict the headline targets first."""
    card = page.card
    in_order = sorted(card.rows, key=lambda row: row.target.strength is not Strength.EXPECTED)
    shown = by_verdict(in_order)
    in_report = {row.target.id: place for place, row in enumerate(card.rows)}
    entries = [
        (
            row.verdict,
            rows.target_rows(row, page, place, order | {"report": in_report[row.target.id]}),
        )
        for place, (row, order) in enumerate(zip(shown, places(shown), strict=True))
    ]
    caption = (element("h2", "Numeric targets"), bar_key())
    heads = {name: column.head for name, column in COLUMNS.items()}
    return _table("targets", heads, caption, entries)


def _deliverables(page: PageContext) -> Markup | None:
    if not page.card.deliverables:
        return None
    entries = [
        (row.verdict, rows.deliverable_rows(row, page, place))
        for place, row in enumerate(by_verdict(page.card.deliverables))
    ]
    note = "Done or not done: these promises have no number and are not counted as targets."
    caption = (element("h2", "Promised without a number"), element("p", note))
    heads = {"promise": "Promise", "outcome": "Outcome", "verdict": "Verdict"}
    return _table("promises", heads, caption, entries)


def _table(
    id: str,
    heads: Mapping[str, str],
    caption: Iterable[Markup],
    entries: Sequence[tuple[Verdict, Markup]],
) -> Markup:
    """A table of entries in the order of their verdicts, with a line above each verdict."""
    cells = [
        element("th", head, scope="col", role="columnheader", data_column=name)
        for name, head in heads.items()
    ]
    counts = Counter(verdict for verdict, _ in entries)
    bodies: list[Markup] = []
    for place, (verdict, entry) in enumerate(entries):
        if place == 0 or verdict is not entries[place - 1][0]:
            bodies.append(_verdict_row(verdict, counts[verdict], len(heads)))
        bodies.append(entry)
    return element(
        "table",
        element("caption", *caption),
        element("thead", rows.table_row(*cells), role="rowgroup"),
        *(Markup(f"\n{body}") for body in bodies),
        id=id,
        class_="entries",
        role="table",
    )


def _verdict_row(verdict: Verdict, number: int, width: int) -> Markup:
    words = f"{VERDICT_WORDS[verdict].capitalize()} ({number})"
    button = None
    if verdict is Verdict.NO_DATA:
        button = element(
            "button", "Show", type="button", class_="unfold", aria_expanded="true", hidden=True,
            aria_label=f"{words}: show",
        )  # fmt: skip
    head = element("th", words, button, colspan=width, scope="colgroup", role="columnheader")
    return element(
        "tbody", rows.table_row(head), role="rowgroup", class_="section", data_verdict=verdict.value
    )
