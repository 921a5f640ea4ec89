"""One target, or one promise without a number, as rows of a table with all that stands behind."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._assessment import Assessment, Basis
from dalian_report.attainment._hedges import ToleranceKind, effective_bound
from dalian_report.model import _wording as wording
from dalian_report.model._vocabulary import Bound, Sense, Strength
from dalian_report.views._card_words import LEGEND, VERDICT_SIGNS, VERDICT_WORDS, marks, outcome
from dalian_report.views._markup import Markup, element, joined, link
from dalian_report.views._page_bullets import bullet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dalian_report.attainment._card import DeliverableRow
    from dalian_report.model import Citation, Figure, Observation, Span, Statement
    from dalian_report.report import Report

__all__ = ["MARK_WORDS", "anchor", "deliverable_rows", "target_rows", "verdict_badge"]

MARK_WORDS = {
    "~": "depends on rounding",
    "?": "depends on a reading",
    "*": "not quite the same thing",
    "!": "publisher says otherwise",
    "^": "read in a copy",
}
"""The marks of the text table in words."""

_STRENGTHS = {
    Strength.EXPECTED: "expected",
    Strength.COMMITTED: "a commitment",
    Strength.STRIVED_FOR: "striven for",
}
_SENSES = {
    Sense.FLOOR: "this much or more",
    Sense.CEILING: "this much or less",
    Sense.POINT: "just this much",
    Sense.IN_STEP_WITH: "as much as the other indicator, or more",
    Sense.ABOVE_REFERENCE: "more than in the other place",
    Sense.ORDERED: "what a higher level of government orders",
    Sense.STABLE: "to remain stable",
}

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_/-]*")

Item = tuple[str, str | None]
"""A term and what stands behind it; an item without anything behind it is left out."""


def anchor(kind: str, id: str, place: int) -> str:
    """The name by which a link reaches a row: its id, or its place where that will not do."""
    return f"{kind}-{id}" if _PLAIN_ID.fullmatch(id) else f"{kind}-{place}"


def target_rows(
    row: Assessment,
    report: Report,
    sources: Sequence[Citation],
    place: int,
    order: Mapping[str, int | None],
) -> Markup:
    """The rows of one target: itself, its stretch target, its details."""
    name = anchor("target", row.target.id, place)
    statement = report.statement(row.target.statement_id)
    before = _baseline(row, report)
    cells = (
        _named(row.indicator.name, row.indicator.name_zh, name),
        _cell("Wanted", *_wanted(row, before, name)),
        _cell("Outcome", *_outcome(row, sources)),
        _cell("Against target", _margin(row), bullet(row, before)),
        _cell("Verdict", verdict_badge(row.verdict), *_mark_badges(row)),
    )
    return element(
        "tbody",
        _row(*cells, class_="main"),
        _stretch_row(row),
        _details_row(_target_details(row, report, before), name, len(cells)),
        role="rowgroup",
        id=name,
        class_="entry",
        data_place=place,
        data_verdict=row.verdict.value,
        data_section=statement.section_id,
        **{f"data_by_{column}": found for column, found in order.items()},
    )


def deliverable_rows(
    row: DeliverableRow, report: Report, sources: Sequence[Citation], place: int
) -> Markup:
    """The rows of one promise without a number: itself and its details."""
    name = anchor("promise", row.deliverable.id, place)
    statement = report.statement(row.deliverable.statement_id)
    observation = row.observation
    marked = observation is not None and observation.comparability is not None
    cells = (
        _named(f"{row.deliverable.action.value} {row.deliverable.object}", None, name),
        _cell("Outcome", *_judgement(observation, sources)),
        _cell("Verdict", verdict_badge(row.verdict), _badge("*") if marked else None),
    )
    items = [
        ("Promise", joined([_said(statement), _where(report, statement.id, statement.spans)])),
        *_observed(observation),
    ]
    return element(
        "tbody",
        _row(*cells, class_="main"),
        _details_row(items, name, len(cells)),
        role="rowgroup",
        id=name,
        class_="entry",
        data_verdict=row.verdict.value,
        data_section=statement.section_id,
    )


def _row(*cells: Markup, class_: str) -> Markup:
    return element("tr", *cells, role="row", class_=class_)


def _cell(label: str, *children: str | None) -> Markup:
    return element("td", *children, role="cell", data_label=label)


def _named(name: str, name_zh: str | None, anchor: str) -> Markup:
    button = element(
        "button",
        element("span", "Details", class_="word"),
        element("span", f" of {name}", class_="unseen"),
        type="button",
        class_="toggle",
        aria_expanded="true",
        aria_controls=f"{anchor}-more",
        hidden=True,
    )
    zh = None if name_zh is None else element("span", name_zh, lang="zh", class_="zh")
    title = element("span", name, class_="name")
    return element("th", title, zh, button, scope="row", role="rowheader")


def verdict_badge(verdict: Verdict) -> Markup:
    """The verdict's sign and word."""
    sign = element("span", VERDICT_SIGNS[verdict], aria_hidden="true", class_="sign")
    return element("span", sign, " ", VERDICT_WORDS[verdict], class_=f"verdict {verdict.value}")


def _mark_badges(row: Assessment) -> list[Markup]:
    return [_badge(mark) for mark in marks(row)]


def _badge(mark: str) -> Markup:
    meaning = dict(LEGEND)[mark]
    sign = element("span", mark, aria_hidden="true", class_="sign")
    return element("span", sign, " ", MARK_WORDS[mark], class_="mark", title=meaning)


def _wanted(row: Assessment, before: Figure | None, name: str) -> list[Markup | None]:
    notes: list[str] = []
    if row.reference is not None and row.required is not None:
        came = wording.interval(row.required.threshold, row.indicator.unit)
        notes.append(f"which came to {came}")
    if before is not None:
        year = "before" if before.year is None else str(before.year)
        notes.append(f"{year}: {before}")
    said = element("a", target_wording.requirement(row), href=f"#{name}-more", class_="number")
    return [said, *(_small(note) for note in notes)]


def _small(*children: str | None) -> Markup:
    return element("small", *children)


def _baseline(row: Assessment, report: Report) -> Figure | None:
    id = row.target.baseline_figure_id
    return None if id is None else report.figure(id)


def _outcome(row: Assessment, sources: Sequence[Citation]) -> list[Markup]:
    observation = row.observation
    if observation is None:
        return [element("span", "none found", class_="none")]
    number = row.basis is not Basis.STATED
    return [
        _published(outcome(row), observation, "number" if number else "judged"),
        _cited(observation, sources),
    ]


def _judgement(observation: Observation | None, sources: Sequence[Citation]) -> list[Markup]:
    if observation is None:
        return [element("span", "none found", class_="none")]
    verdict = Verdict.NO_DATA if observation.stated is None else Verdict(observation.stated.value)
    words = observation.words
    text = f'"{words}"' if words else f"judged {VERDICT_WORDS[verdict]}"
    return [_published(text, observation, "judged"), _cited(observation, sources)]


def _published(text: str, observation: Observation, class_: str) -> Markup:
    source = observation.source
    address = source.read_at or source.url
    return link(address, text, class_=class_, title=f"{source.publisher}: {source.title}")


def _cited(observation: Observation, sources: Sequence[Citation]) -> Markup:
    number = sources.index(observation.source) + 1
    to_list = element(
        "a", f"[{number}]", href=f"#source-{number}", aria_label=f"source {number} in the list"
    )
    return _small(f"{observation.status.value}, {observation.vintage} ", to_list)


def _margin(row: Assessment) -> Markup | None:
    text = target_wording.margin(row)
    return element("span", text, class_="number") if text else None


def _stretch_row(row: Assessment) -> Markup | None:
    if row.stretch is None:
        return None
    name = element("span", "stretch target", class_="name")
    wanted = target_wording.threshold(row.stretch, row.policy.use_original)
    return _row(
        element("th", name, scope="row", role="rowheader"),
        _cell("Wanted", element("span", wanted, class_="number")),
        _cell(""),
        _cell(""),
        _cell("Verdict", verdict_badge(row.stretch_verdict or Verdict.NO_DATA)),
        class_="stretch",
    )


def _details_row(items: Sequence[Item], name: str, width: int) -> Markup:
    pairs = [
        element("div", element("dt", term), element("dd", said))
        for term, said in items
        if said is not None
    ]
    cell = element("td", element("dl", *pairs), role="cell", colspan=width)
    return element("tr", cell, role="row", class_="more", id=f"{name}-more")


def _target_details(row: Assessment, report: Report, before: Figure | None) -> list[Item]:
    target, statement = row.target, report.statement(row.target.statement_id)
    return [
        ("Promise", joined([_said(statement), _where(report, statement.id, statement.spans)])),
        ("Number", _printed(row.figure, report)),
        ("Better result", _printed(row.stretch, report)),
        ("Kind", element("p", f"{_STRENGTHS[target.strength]}; {_SENSES[target.sense]}")),
        ("Meets it", None if row.required is None else _sets(row)),
        ("Year before", _year_before(before, target.comparability, report)),
        *_observed(row.observation),
        ("Why this verdict", element("p", row.explain())),
        ("Marks", _marks_explained(row)),
        ("Note", _paragraph(target.note)),
        ("Target id", element("code", target.id)),
    ]


def _said(statement: Statement) -> Markup:
    note = None if statement.note is None else element("p", f"Note: {statement.note}")
    return joined([element("p", statement.text), note])


def _paragraph(text: str | None) -> Markup | None:
    return None if text is None else element("p", text)


def _where(report: Report, id: str, spans: Sequence[Span]) -> Markup:
    """Where it stands in the source: characters, and the page itself where it has an address."""
    places = ", ".join(f"{span.start:,}–{span.end:,}" for span in spans)
    text = f"{id}: characters {places} of the source text"
    return element("p", link(report.source.url, text), class_="where")


def _printed(figure: Figure | None, report: Report) -> Markup | None:
    if figure is None:
        return None
    printed = joined([element("b", str(figure)), " as the English page prints it"])
    if figure.original is not None:
        zh = element("b", figure.original.text, lang="zh")
        reading = wording.quantity(figure, figure.original.bound)
        printed = joined([printed, "; ", zh, f" in the Chinese text, that is {reading}"])
    return joined([element("p", printed), _where(report, figure.id, [figure.span])])


def _sets(row: Assessment) -> Markup:
    assert row.required is not None
    unit = row.indicator.unit
    met, grey = row.required.met, row.required.grey
    parts = ["nothing for certain" if met is None else wording.interval(met, unit)]
    if grey is not None:
        parts.append(f"the hedge leaves open: {wording.interval(grey, unit)}")
    if row.flips_at is not None:
        parts.append(f"another verdict from a tolerance of {_tolerance(row)} on")
    return element("p", "; ".join(parts))


def _tolerance(row: Assessment) -> str:
    assert row.flips_at is not None
    nearly = row.figure is not None and effective_bound(row.figure, row.policy) is Bound.NEARLY
    kind = (row.policy.nearly if nearly else row.policy.about).kind
    if kind is ToleranceKind.ABSOLUTE:
        return wording.amount(row.flips_at, row.indicator.unit)
    return wording.amount(Fraction(row.flips_at) * 100, "percent")


def _year_before(before: Figure | None, comparability: str | None, report: Report) -> Markup | None:
    if before is None:
        return _paragraph(comparability)
    year = "" if before.year is None else f" in {before.year}"
    number = element("p", element("b", str(before)), f"{year}, {before.label}")
    return joined([number, _paragraph(comparability), _where(report, before.id, [before.span])])


def _observed(observation: Observation | None) -> list[Item]:
    if observation is None:
        return [("Outcome", element("p", "No outcome was published, or none was found."))]
    source = observation.source
    lead = "" if observation.value is None else f"{observation}, "
    stated = None
    if observation.stated is not None:
        said = VERDICT_WORDS[Verdict(observation.stated.value)]
        stated = element("p", f"The publisher’s own judgement: {said}.")
    where = element(
        "p",
        f"{lead}{observation.status.value}, published on {observation.vintage} by ",
        link(source.url, f"{source.publisher}: {source.title}"),
        *(() if source.read_at is None else (", read in ", link(source.read_at, "a copy"))),
    )
    return [
        ("Outcome", joined([where, stated, _paragraph(observation.note)])),
        ("Comparability", _paragraph(observation.comparability)),
    ]


def _marks_explained(row: Assessment) -> Markup | None:
    meanings = dict(LEGEND)
    found = [element("li", f"{mark} {meanings[mark]}") for mark in marks(row)]
    return element("ul", *found) if found else None
