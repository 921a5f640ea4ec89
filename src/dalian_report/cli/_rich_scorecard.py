"""The scorecard as rich draws it on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dalian_report._plain_text import printable
from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.views._table import LEGEND, VERDICT_WORDS, cited, groups, marks, outcome

if TYPE_CHECKING:
    from rich.console import Console

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.cards._scorecard import Scorecard
    from dalian_report.model import Citation, Observation

__all__ = ["draw"]

_STYLES = {
    Verdict.MET: "green", Verdict.NOT_MET: "red", Verdict.INDETERMINATE: "yellow",
    Verdict.NO_DATA: "dim",
}  # fmt: skip


def draw(card: Scorecard, console: Console) -> None:
    """Draw the scorecard: what was read how, the targets, the promises without a number."""
    sources = cited(card)
    console.print(_heading(card))
    console.print(_targets(card, sources))
    if card.deliverables:
        console.print(_deliverables(card, sources))
    used = "".join(marks(row) for row in card.rows)
    for mark, meaning in LEGEND:
        if mark in used:
            console.print(Text(f"{mark}  {meaning}"))
    for number, source in enumerate(sources, 1):
        console.print(_text(f"[{number}] {source.publisher}, {source.title}, {source.date}"))
        if source.url:
            console.print(_text(f"    {source.url}"), soft_wrap=True)


def _text(words: str, style: str = "") -> Text:
    return Text(printable(words), style=style)


def _heading(card: Scorecard) -> Text:
    report = card.report
    found = _text(
        f"{report.source.publisher}: {len(card.rows)} numeric targets for {report.edition}", "bold"
    )
    counts = [(verdict, number) for verdict, number in card.counts.items() if number]
    for place, (verdict, number) in enumerate(counts):
        found.append("\n" if place == 0 else ", ")
        found.append(f"{number} {VERDICT_WORDS[verdict]}", _STYLES[verdict])
    as_of = "" if card.as_of is None else f"published by {card.as_of}; "
    found.append(f"\nReading: {as_of}{card.rule.value} rule; {card.policy}", "dim")
    found.append(" (the tolerances are our convention)", "dim")
    return found


def _targets(card: Scorecard, sources: list[Citation]) -> Table:
    table = Table(header_style="bold", expand=True)
    for name, ratio in (("target", 5), ("wanted", 3), ("outcome", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.add_column("verdict", no_wrap=True)
    table.add_column("margin", ratio=2, overflow="fold")
    table.add_column("", no_wrap=True)
    table.add_column("source", no_wrap=True)
    for title, rows in groups(card):
        table.add_section()
        table.add_row(_text(title, "bold"))
        for row in rows:
            _add(table, row, sources)
    return table


def _add(table: Table, row: Assessment, sources: list[Citation]) -> None:
    table.add_row(
        _text(row.indicator.name),
        _text(target_wording.requirement(row)),
        _text(outcome(row)),
        _verdict(row.verdict),
        _text(target_wording.margin(row)),
        marks(row),
        _number(row.observation, sources),
    )
    if row.stretch is not None:
        wanted = target_wording.threshold(row.stretch, row.policy.use_original)
        verdict = _verdict(row.stretch_verdict or Verdict.NO_DATA)
        table.add_row("  better result striven for", _text(wanted), "", verdict)


def _deliverables(card: Scorecard, sources: list[Citation]) -> Table:
    table = Table(title="Promised without a number", title_justify="left", expand=True)
    table.add_column("commitment", ratio=1, overflow="fold")
    table.add_column("verdict", no_wrap=True)
    table.add_column("source", no_wrap=True)
    for row in card.deliverables:
        name = _text(f"{row.deliverable.action.value} {row.deliverable.object}")
        table.add_row(name, _verdict(row.verdict), _number(row.observation, sources))
    return table


def _verdict(verdict: Verdict) -> Text:
    return Text(VERDICT_WORDS[verdict], style=_STYLES[verdict])


def _number(observation: Observation | None, sources: list[Citation]) -> str:
    return "" if observation is None else f"[{sources.index(observation.source) + 1}]"
