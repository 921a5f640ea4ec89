"""The card of a pair of reports as one HTML page: both texts beside each verdict."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.views._card_words import LEGEND, VERDICT_WORDS, by_verdict, marks, outcome
from dalian_report.views._markup import Markup, chinese, document, element, link, listed
from dalian_report.views._page import tally
from dalian_report.views._page_details import span_range
from dalian_report.views._page_rows import MARK_WORDS, cell, table_row, verdict_badge
from dalian_report.views._pair_text import (
    FATE_WORDS,
    compared,
    doubt_head,
    fate_words,
    title,
    warnings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._follow_up import TargetFate
    from dalian_report.attainment._pair_card import PairCard
    from dalian_report.model import Span

_HEADS = ("Target", "Wanted", "Outcome", "Verdict", "Words of both texts")


def page(pair: PairCard[Any]) -> str:
    """The page: it loads nothing, and the same card gives the same characters."""
    used = {mark for row in pair.scorecard.rows for mark in marks(row)}
    legend = (element("li", f"{mark} {meaning}") for mark, meaning in LEGEND if mark in used)
    return document(
        title(pair),
        f"{title(pair)}. {pair.coverage_note}",
        element("header", *_heading(pair)),
        element(
            "main",
            *_tables(pair),
            listed("Marks", legend),
            listed("Possible answers, not used for a verdict", _doubts(pair)),
            listed("Doubts of the drafts", _text_doubts(pair)),
        ),
    )


def _heading(pair: PairCard[Any]) -> Iterator[Markup | None]:
    for report in (pair.report, pair.next_report):
        source = report.source
        yield element("p", f"{source.title}, published on {source.date}", class_="kicker")
    yield element("h1", title(pair))
    yield element("p", pair.coverage_note, class_="deck")
    for words in warnings(pair):
        yield element("p", element("strong", words))
    yield tally(pair.scorecard)
    counts = [
        element("li", element("b", str(number)), " ", FATE_WORDS[fate.value])
        for fate, number in pair.counts.items()
        if number
    ]
    lead = f"Answers in the report of {pair.next_report.year}:"
    yield element("div", element("p", lead), element("ul", *counts), class_="counts")


def fragment(pair: PairCard[Any]) -> str:
    """The card for a notebook: head, coverage and tables, without a style of their own."""
    lines = [element("p", words) for words in (pair.coverage_note, *warnings(pair))]
    return element("div", element("h2", title(pair)), *lines, *_tables(pair))


def _tables(pair: PairCard[Any]) -> Iterator[Markup]:
    """The table of judged targets, and a folded table of targets without data."""
    fates = {fate.target.id: fate for fate in pair.fates}
    in_order = by_verdict(pair.scorecard.rows)
    judged = [row for row in in_order if row.verdict is not Verdict.NO_DATA]
    bodies: list[Markup] = []
    for verdict, group in groupby(judged, key=lambda row: row.verdict):
        rows = list(group)
        words = f"{VERDICT_WORDS[verdict].capitalize()} ({len(rows)})"
        head = element("th", words, colspan=len(_HEADS), scope="colgroup", role="columnheader")
        bodies.append(element("tbody", table_row(head), role="rowgroup", class_="section"))
        bodies += [_row(pair, row, fates[row.target.id]) for row in rows]
    yield _table("Targets and answers", bodies)
    others = [_row(pair, row, fates[row.target.id]) for row in in_order[len(judged) :]]
    if others:
        summary = element("summary", f"No data ({len(others)})")
        yield element("details", summary, _table("Targets without data", others), class_="key")


def _table(name: str, bodies: list[Markup]) -> Markup:
    heads = [element("th", head, scope="col", role="columnheader") for head in _HEADS]
    return element(
        "table",
        element("caption", element("h2", name)),
        element("thead", table_row(*heads), role="rowgroup"),
        *(Markup(f"\n{body}") for body in bodies),
        class_="entries answers",
        role="table",
    )


def _row(pair: PairCard[Any], row: Assessment, fate: TargetFate) -> Markup:
    zh = row.indicator.name_zh
    name = row.indicator.name
    names = [element("span", name[:1].upper() + name[1:], class_="name")]
    if zh is not None and zh != name:
        names.append(element("span", zh, lang="zh", class_="zh"))
    badges = [element("span", f"{mark} {MARK_WORDS[mark]}", class_="mark") for mark in marks(row)]
    answer = element("small", fate_words(fate, row.verdict))
    line = table_row(
        element("th", *names, scope="row", role="rowheader"),
        cell("Wanted", target_wording.requirement(row)),
        cell("Outcome", outcome(row)),
        cell("Verdict", verdict_badge(row.verdict), *badges, answer),
        cell("Words of both texts", *_quotations(pair, fate)),
        class_="main",
    )
    return element("tbody", line, role="rowgroup", class_="entry", data_verdict=row.verdict.value)


def _quotations(pair: PairCard[Any], fate: TargetFate) -> Iterator[Markup]:
    yield _quotation(pair.report.year, pair.words(fate), pair.span(fate))
    if fate.span is not None:
        yield _quotation(pair.next_report.year, pair.next_words(fate), fate.span)
    if fate.reference is not None:
        source = fate.reference.source
        cited = link(source.url, f"{source.publisher}, {source.title}")
        yield element("p", compared(pair, fate.reference), "; ", cited)


def _quotation(year: int, words: str | None, span: Span) -> Markup:
    where = element("span", "characters ", span_range(span), class_="where")
    said = None if words is None else element("q", *_marked(words), lang="zh")
    return element("p", element("b", str(year)), " ", said, " ", where)


def _marked(words: str) -> Iterator[str]:
    """The words, with the number between « and » as a marked element."""
    before, opening, rest = words.partition("«")
    number, _, after = rest.partition("»")
    yield before
    if opening:
        yield element("mark", chinese(number))
        yield after


def _doubts(pair: PairCard[Any]) -> Iterator[Markup]:
    for doubt in pair.doubts:
        words = pair.doubtful_words(doubt)
        quotation = _quotation(pair.next_report.year, words, doubt.figure.span)
        yield element("li", doubt_head(pair, doubt), quotation)


def _text_doubts(pair: PairCard[Any]) -> Iterator[Markup]:
    for doubt in pair.text_doubts:
        span = doubt.span
        where = "" if span is None else f" (characters {span.start:,}–{span.end:,})"
        yield element("li", f"{doubt.year}{where}: {doubt.message} [{doubt.code}]")
