"""The controls of a page's tables: find, filter, order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report._plain_text import counted
from dalian_report.attainment import Verdict
from dalian_report.views._markup import Markup, element
from dalian_report.views._page_rows import verdict_badge

if TYPE_CHECKING:
    from dalian_report.attainment._card import Card

__all__ = ["HEADS", "controls"]

HEADS = {
    "target": "Target",
    "wanted": "Wanted",
    "outcome": "Outcome",
    "margin": "Against target",
    "verdict": "Verdict",
}
"""The columns of the table of targets and their headings."""


def controls(card: Card) -> Markup:
    """Filters, orders and the theme. Hidden until the script that they need runs.

    They are folded on a narrow screen.
    """
    boxes = [_verdict_box(verdict) for verdict in Verdict]
    form = element(
        "form",
        element("label", "Find", element("input", type="search", id="find", autocomplete="off")),
        element("fieldset", element("legend", "Verdict"), *boxes),
        element("label", "Section", _section_choice(card)),
        element("label", "Order", _order_choice()),
        element("label", "Theme", _theme_choice()),
        element(
            "p",
            element("button", "Reset", type="reset"),
            element(
                "button", "Open all details", type="button", id="details", aria_pressed="false"
            ),
            class_="buttons",
        ),
        id="controls",
        aria_label="Filter and order the tables",
    )
    return element(
        "div",
        element("details", element("summary", "Filter, order, theme"), form, id="folder"),
        element("output", _shown(card), id="shown", role="status", aria_live="polite"),
        id="tools",
        hidden=True,
    )


def _theme_choice() -> Markup:
    names = ("System", "Light", "Dark")
    return element(
        "select", *(element("option", name, value=name.lower()) for name in names), id="theme"
    )


def _verdict_box(verdict: Verdict) -> Markup:
    box = element("input", type="checkbox", name="verdict", value=verdict.value)
    return element("label", box, " ", verdict_badge(verdict))


def _section_choice(card: Card) -> Markup:
    used = {card.report.statement(row.target.statement_id).section_id for row in card.rows}
    used |= {
        card.report.statement(row.deliverable.statement_id).section_id for row in card.deliverables
    }
    options = [
        element("option", f"{section.id} {section.title}", value=section.id)
        for section in card.report.sections
        if section.id in used
    ]
    return element("select", element("option", "All sections", value=""), *options, id="section")


def _order_choice() -> Markup:
    options = [
        element("option", f"By {head.lower()}{way}", value=f"{name} {value}")
        for name, head in HEADS.items()
        for way, value in (("", "ascending"), (", reversed", "descending"))
    ]
    first = element("option", "Not met first", value="place ascending")
    second = element("option", "As in the report", value="report ascending")
    return element("select", first, second, *options, id="order")


def _shown(card: Card) -> str:
    shown = f"All {counted(len(card.rows), 'target')}"
    if card.deliverables:
        shown += f" and {counted(len(card.deliverables), 'promise')} without a number"
    return shown
