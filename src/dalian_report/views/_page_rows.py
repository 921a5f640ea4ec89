"""One target, or one promise without a number, as rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._assessment import Basis
from dalian_report.model import _wording as wording
from dalian_report.model._vocabulary import Strength
from dalian_report.views._card_words import (
    LEGEND,
    VERDICT_SIGNS,
    VERDICT_WORDS,
    deliverable_name,
    marks,
    outcome,
    year_before,
)
from dalian_report.views._markup import Markup, element, link
from dalian_report.views._page_bullets import bullet
from dalian_report.views._page_details import deliverable_items, details_row, target_items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import DeliverableRow
    from dalian_report.model import Figure, Observation
    from dalian_report.views._page_details import PageContext

MARK_WORDS = {
    "~": "depends on rounding",
    "?": "depends on a reading",
    "*": "not quite the same measure",
    "!": "publisher says otherwise",
    "^": "read in a copy",
}
"""The marks of the text table in words."""

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_/-]*")


def anchor(kind: str, id: str, place: int) -> str:
    """The name by which a link reaches a row: its id, or its place if the id is unfit."""
    return f"{kind}-{id}" if _PLAIN_ID.fullmatch(id) else f"{kind}-{place}"


def target_rows(
    row: Assessment, page: PageContext, place: int, order: Mapping[str, int | None]
) -> Markup:
    """The rows of one target: itself, its stretch target, its details."""
    name = anchor("target", row.target.id, place)
    before = year_before(row, page.card)
    tags = ["headline"] if row.target.strength is Strength.EXPECTED else []
    tags += [] if row.target.counted else ["not counted"]
    margin = target_wording.margin(row)
    kind = "judged" if row.basis is Basis.STATED else "number"
    cells = (
        _named(row.indicator.name, row.indicator.name_zh, name, tags),
        cell("Wanted", *_wanted(row, before, name)),
        cell("Outcome", *_outcome(row.observation, page, outcome(row), kind)),
        cell(
            "Against target",
            element("span", margin, class_="number") if margin else None,
            bullet(row, before),
        ),
        cell("Verdict", verdict_badge(row.verdict), *map(_badge, marks(row))),
    )
    return element(
        "tbody",
        table_row(*cells, class_="main"),
        _stretch_row(row),
        details_row(target_items(row, before, page), name, len(cells)),
        role="rowgroup",
        id=name,
        class_="entry",
        data_place=place,
        data_verdict=row.verdict.value,
        data_section=page.report.statement(row.target.statement_id).section_id,
        **{f"data_by_{column}": value for column, value in order.items()},
    )


def deliverable_rows(row: DeliverableRow, page: PageContext, place: int) -> Markup:
    """The rows of one promise without a number: itself and its details."""
    name = anchor("promise", row.deliverable.id, place)
    observation = row.observation
    marked = observation is not None and observation.comparability is not None
    quoted = None if observation is None else observation.words
    words = f'"{quoted}"' if quoted else f"judged {VERDICT_WORDS[row.verdict]}"
    cells = (
        _named(deliverable_name(row), None, name, []),
        cell("Outcome", *_outcome(observation, page, words, "judged")),
        cell("Verdict", verdict_badge(row.verdict), _badge("*") if marked else None),
    )
    return element(
        "tbody",
        table_row(*cells, class_="main"),
        details_row(deliverable_items(row, page), name, len(cells)),
        role="rowgroup",
        id=name,
        class_="entry",
        data_verdict=row.verdict.value,
        data_section=page.report.statement(row.deliverable.statement_id).section_id,
    )


def table_row(*cells: Markup, class_: str | None = None) -> Markup:
    """A row of a table, whatever its display."""
    return element("tr", *cells, role="row", class_=class_)


def cell(label: str, *children: str | None) -> Markup:
    """A cell, with the heading of its column for narrow screens."""
    return element("td", *children, role="cell", data_label=label)


def _named(name: str, name_zh: str | None, anchor: str, tags: list[str]) -> Markup:
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
    labels = [element("span", tag, class_="tag") for tag in tags]
    return element("th", title, zh, *labels, button, scope="row", role="rowheader")


def verdict_badge(verdict: Verdict) -> Markup:
    """The verdict's sign and word."""
    sign = element("span", VERDICT_SIGNS[verdict], aria_hidden="true", class_="sign")
    word = element("span", VERDICT_WORDS[verdict], class_="word")
    return element("span", sign, " ", word, class_=f"verdict {verdict.value}")


def _badge(mark: str) -> Markup:
    meaning = dict(LEGEND)[mark]
    sign = element("span", mark, aria_hidden="true", class_="sign")
    return element("span", sign, " ", MARK_WORDS[mark], class_="mark", title=meaning)


def _wanted(row: Assessment, before: Figure | None, name: str) -> list[Markup | None]:
    notes: list[str] = []
    if row.reference is not None and row.required is not None:
        reference = wording.interval(row.required.threshold, row.indicator.unit)
        notes.append(f"which was {reference}")
    if before is not None:
        year = "before" if before.year is None else str(before.year)
        notes.append(f"{year}: {before}")
    said = element("a", target_wording.requirement(row), href=f"#{name}-more", class_="number")
    return [said, *(element("small", note) for note in notes)]


def _outcome(
    observation: Observation | None, page: PageContext, words: str, kind: str
) -> list[Markup]:
    if observation is None:
        return [element("span", "none found", class_="none")]
    return [element("span", words, class_=kind), _cited(observation, page)]


def _cited(observation: Observation, page: PageContext) -> Markup:
    """Status and date of an outcome, with a link to its source and to the copy that was read."""
    source = observation.source
    name = f"source {page.number(source)}"
    copy = None if source.read_at is None else link(source.read_at, "copy")
    return element(
        "small",
        f"{observation.status.value}, {observation.vintage} ",
        link(source.url, name, title=f"{source.publisher}: {source.title}"),
        None if copy is None else " ",
        copy,
    )


def _stretch_row(row: Assessment) -> Markup | None:
    if row.stretch is None:
        return None
    name = element("span", "stretch target", class_="name")
    wanted = target_wording.threshold(row.stretch, row.policy.use_original)
    return table_row(
        element("th", name, scope="row", role="rowheader"),
        cell("Wanted", element("span", wanted, class_="number")),
        cell(""),
        cell(""),
        cell("Verdict", verdict_badge(row.stretch_verdict or Verdict.NO_DATA)),
        class_="stretch",
    )
