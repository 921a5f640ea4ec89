"""The details of a row: the promise, its place in the text, the outcome, and the reasons."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment import Verdict
from dalian_report.attainment._hedges import ToleranceKind, effective_bound
from dalian_report.model import _wording as wording
from dalian_report.model._vocabulary import Bound, Sense, Strength
from dalian_report.views._card_words import LEGEND, VERDICT_WORDS, marks
from dalian_report.views._markup import Markup, element, joined, link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import Card, DeliverableRow
    from dalian_report.model import Citation, Figure, Observation, Span, Statement
    from dalian_report.report import Report
    from dalian_report.sources._attachment import AttachedSource

_STRENGTHS = {
    Strength.EXPECTED: "expected",
    Strength.COMMITTED: "a commitment",
    Strength.STRIVED_FOR: "the city strives for it",
}
_SENSES = {
    Sense.FLOOR: "this much or more",
    Sense.CEILING: "this much or less",
    Sense.POINT: "exactly this much",
    Sense.IN_STEP_WITH: "as much as the other indicator, or more",
    Sense.ABOVE_REFERENCE: "above the number that it is compared with",
    Sense.ORDERED: "the amount that a higher level of government sets",
    Sense.STABLE: "to remain stable",
}

Item = tuple[str, str | None]
"""A term and its explanation. An item without an explanation is left out."""


@attrs.frozen
class PageContext:
    """The card of a page, the sources that it cites, and the text of the report if attached."""

    card: Card
    sources: Sequence[Citation]
    text: AttachedSource | None = None

    @property
    def report(self) -> Report:
        """The report of the card."""
        return self.card.report

    def number(self, source: Citation) -> int:
        """The number of a source in the list, from 1."""
        return self.sources.index(source) + 1


def details_row(items: Sequence[Item], name: str, width: int) -> Markup:
    """The row of details below a target or a promise."""
    pairs = [
        element("div", element("dt", term), element("dd", said))
        for term, said in items
        if said is not None
    ]
    cell = element("td", element("dl", *pairs), role="cell", colspan=width)
    return element("tr", cell, role="row", class_="more", id=f"{name}-more")


def target_items(row: Assessment, before: Figure | None, page: PageContext) -> list[Item]:
    """The details of a target."""
    target, statement = row.target, page.report.statement(row.target.statement_id)
    section = page.report.section(statement.section_id)
    return [
        ("Promise", _promise(statement, page)),
        ("Section", element("p", f"{section.title} ({section.id})")),
        ("Number", _printed(row.figure, page)),
        ("Stretch target", _printed(row.stretch, page)),
        ("Kind", element("p", f"{_STRENGTHS[target.strength]}; {_SENSES[target.sense]}")),
        ("Meets it", None if row.required is None else _sets(row)),
        ("Year before", _year_before(before, target.comparability, page)),
        *_observed(row.observation, page),
        ("Reason", element("p", row.explain())),
        ("Marks", _marks_explained(row)),
        ("Note", _paragraph(target.note)),
        ("Target id", element("code", target.id)),
    ]


def deliverable_items(row: DeliverableRow, page: PageContext) -> list[Item]:
    """The details of a promise without a number."""
    statement = page.report.statement(row.deliverable.statement_id)
    return [("Promise", _promise(statement, page)), *_observed(row.observation, page)]


def _promise(statement: Statement, page: PageContext) -> Markup:
    note = None if statement.note is None else element("p", f"Note: {statement.note}")
    where = _where(statement.id, statement.section_id, statement.spans, page)
    return joined([element("p", statement.text), note, _sentence(statement, page), where])


def _sentence(statement: Statement, page: PageContext) -> Markup | None:
    """The words of the source, if its text is attached."""
    if page.text is None:
        return None
    words = " … ".join(page.text.quotes(statement))
    return element("blockquote", words, lang=page.report.source.language)


def _paragraph(text: str | None) -> Markup | None:
    return None if text is None else element("p", text)


def _where(id: str, section_id: str, spans: Sequence[Span], page: PageContext) -> Markup:
    """The place in the source, with links to the page and to the way to its text."""
    section = page.report.section(section_id)
    places = joined([span_range(span) for span in spans], ", ")
    lead = f"{id}: “{section.title}”, characters "
    source = link(page.report.source.url, lead, places, " of the source text")
    how = None if page.text is not None else element("a", "how to see them", href="#text")
    return element("p", joined([source, how], "; "), class_="where")


def span_range(span: Span) -> Markup:
    """The first and the last offset of a span, which a line does not divide."""
    return element("span", f"{span.start:,}–{span.end:,}", class_="range")


def _printed(figure: Figure | None, page: PageContext) -> Markup | None:
    if figure is None:
        return None
    printed = joined([element("b", str(figure)), " as the English page prints it"])
    if figure.original is not None:
        zh = element("b", figure.original.text, lang="zh")
        reading = wording.quantity(figure, figure.original.bound)
        printed = joined([printed, "; ", zh, f" in the Chinese text, that is {reading}"])
    return joined([element("p", printed), _figure_place(figure, page)])


def _figure_place(figure: Figure, page: PageContext) -> Markup:
    section_id = page.report.statement(figure.statement_id).section_id
    return _where(figure.id, section_id, [figure.span], page)


def _sets(row: Assessment) -> Markup:
    assert row.required is not None
    unit = row.indicator.unit
    met, grey = row.required.met, row.required.grey
    parts = ["nothing for certain" if met is None else wording.interval(met, unit)]
    if grey is not None:
        parts.append(f"grey zone: {wording.interval(grey, unit)}")
    if row.flips_at is not None:
        parts.append(f"the verdict changes at a tolerance of {_tolerance(row)}")
    return element("p", "; ".join(parts))


def _tolerance(row: Assessment) -> str:
    assert row.flips_at is not None
    nearly = row.figure is not None and effective_bound(row.figure, row.policy) is Bound.NEARLY
    kind = (row.policy.nearly if nearly else row.policy.about).kind
    if kind is ToleranceKind.ABSOLUTE:
        return wording.amount(row.flips_at, row.indicator.unit)
    return wording.amount(Fraction(row.flips_at) * 100, "percent")


def _year_before(
    before: Figure | None, comparability: str | None, page: PageContext
) -> Markup | None:
    if before is None:
        return _paragraph(comparability)
    year = "" if before.year is None else f" in {before.year}"
    number = element("p", element("b", str(before)), f"{year}, {before.label}")
    return joined([number, _paragraph(comparability), _figure_place(before, page)])


def _observed(observation: Observation | None, page: PageContext) -> list[Item]:
    if observation is None:
        return [("Outcome", element("p", "None found."))]
    source = observation.source
    lead = "" if observation.value is None else f"{observation}, "
    stated = None
    if observation.stated is not None:
        said = VERDICT_WORDS[Verdict(observation.stated.value)]
        stated = element("p", f"The publisher’s own judgement: {said}.")
    number = page.number(source)
    where = element(
        "p",
        f"{lead}{observation.status.value}, published on {observation.vintage} by ",
        link(source.url, f"{source.publisher}: {source.title}"),
        *(() if source.read_at is None else (", read in ", link(source.read_at, "a copy"))),
        " (",
        element("a", f"number {number} in the list of sources", href=f"#source-{number}"),
        ")",
    )
    return [
        ("Outcome", joined([where, stated, _paragraph(observation.note)])),
        ("Comparability", _paragraph(observation.comparability)),
    ]


def _marks_explained(row: Assessment) -> Markup | None:
    meanings = dict(LEGEND)
    lines = [element("li", f"{mark} {meanings[mark]}") for mark in marks(row)]
    return element("ul", *lines) if lines else None
