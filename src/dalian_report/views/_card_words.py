"""A card in words: verdicts, marks, groups of rows, and the basis of the met verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._assessment import Assessment, Basis
from dalian_report.model import _wording as wording
from dalian_report.model._vocabulary import Coverage, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dalian_report.attainment._card import Card, DeliverableRow
    from dalian_report.model import Citation, Figure
    from dalian_report.model._intervals import Interval
    from dalian_report.model._quantities import Exact

Row = TypeVar("Row", "Assessment", "DeliverableRow")

VERDICT_WORDS = {verdict: verdict.value.replace("_", " ") for verdict in Verdict}
VERDICT_SIGNS = {
    Verdict.MET: "✓",
    Verdict.NOT_MET: "✕",
    Verdict.UNDECIDED: "◐",
    Verdict.NO_DATA: "○",
}
"""A sign beside each verdict's word, so that colour is never the only difference."""
LEGEND = (
    ("~", "depends on rounding: a value that rounds to the published number may decide otherwise"),
    ("?", "depends on how the hedge is read, or on the English text instead of the Chinese"),
    ("*", "the published measure is not quite the target's"),
    ("!", "the number and the publisher's own judgement differ"),
    ("^", "read in a copy of the source; the list of sources has its address"),
)
_CONVENTION = "(the tolerances are our convention)"
_BASIS = (
    "Of the {} met, {} rest on the government's own next work report alone, {} on a measure "
    "that is not quite the target's, and {} also hold under the guarded rule."
)
MISSED = "Other targets not met"
DELIVERABLES = "Promised without a number"
HEADS = ("target", "wanted", "outcome", "verdict", "margin")
"""The columns of a table for readers, beside the source."""


def heading(card: Card) -> list[str]:
    """The paragraphs above the table: whose targets, the counts, their basis, the reading."""
    report = card.report
    as_of = "" if card.as_of is None else f"published by {card.as_of}; "
    counts = {verdict: number for verdict, number in card.counts.items() if number}
    return [
        f"{report.source.publisher}: {number_of_targets(card)} for {edition_of(card)}",
        counts_in_words(counts),
        *basis(card),
        f"Reading: {as_of}{card.rule.value} rule; {card.policy} {_CONVENTION}",
    ]


def counts_in_words(counts: Mapping[Verdict, int]) -> str:
    """The number of each verdict: "27 met, 4 not met"."""
    return ", ".join(f"{number:,} {VERDICT_WORDS[verdict]}" for verdict, number in counts.items())


def reading(card: Any) -> str:
    """The rule and the policy of a card, a series or a record, at the start of a sentence."""
    return f"{card.rule.value.replace('_', ' ').capitalize()} rule; {card.policy}"


def basis(card: Card) -> list[str]:
    """One sentence on the basis of the met verdicts, or none without a met verdict."""
    met, rests = card.counts[Verdict.MET], card.met_basis
    if not met:
        return []
    return [_BASIS.format(met, rests.own_report, rests.other_measure, rests.guarded)]


def number_of_targets(card: Card) -> str:
    """How many targets count, and how many are shown without being counted."""
    count, others = len(card.counted), len(card.rows) - len(card.counted)
    words = f"{count} numeric target{'' if count == 1 else 's'}"
    return f"{words} (and {others} not counted)" if others else words


def edition_of(card: Card) -> str:
    """The edition, with the coverage if the report does not hold the whole text."""
    report = card.report
    is_full = report.coverage is Coverage.FULL
    return report.edition if is_full else f"{report.edition} (coverage: {report.coverage.value})"


_MISSED_FIRST = (Verdict.NOT_MET, Verdict.UNDECIDED, Verdict.MET, Verdict.NO_DATA)


def by_verdict(rows: Iterable[Row]) -> list[Row]:
    """The rows by verdict: not met, undecided, met, no data, otherwise in the given order."""
    return sorted(rows, key=lambda row: _MISSED_FIRST.index(row.verdict))


def groups(card: Card) -> Iterator[tuple[str, list[Assessment]]]:
    """The rows under their titles: the headline targets, the missed ones, then the sections.

    Inside a section the rows without an outcome come last.
    """
    by_section: dict[str, list[Assessment]] = {}
    for row in card.rows:
        section = card.report.statement(row.target.statement_id).section_id
        by_section.setdefault(section, []).append(row)
    headline = [
        id for id, rows in by_section.items() if rows[0].target.strength is Strength.EXPECTED
    ]
    others = [id for id in by_section if id not in headline]
    for id in headline:
        yield f"{card.report.section(id).title} ({id})", _data_first(by_section[id])
    missed = [row for id in others for row in by_section[id] if row.verdict is Verdict.NOT_MET]
    if missed:
        yield MISSED, missed
    for id in others:
        rows = [row for row in by_section[id] if row.verdict is not Verdict.NOT_MET]
        if rows:
            yield f"{card.report.section(id).title} ({id})", _data_first(rows)


def _data_first(rows: list[Assessment]) -> list[Assessment]:
    return sorted(rows, key=lambda row: row.verdict is Verdict.NO_DATA)


def cells(row: Assessment) -> list[str]:
    """The cells of a row: target, wanted, outcome, verdict, margin."""
    wanted, verdict = target_wording.requirement(row), VERDICT_WORDS[row.verdict]
    name = row.indicator.name if row.target.counted else f"{row.indicator.name} (not counted)"
    return [name, wanted, outcome(row), verdict, target_wording.margin(row)]


def stretch_cells(row: Assessment, stretch: Figure) -> list[str]:
    """The cells of the line below a row that has a stretch target."""
    wanted = target_wording.threshold(stretch, row.policy.use_original)
    verdict = VERDICT_WORDS[row.stretch_verdict or Verdict.NO_DATA]
    return ["  stretch target", wanted, "", verdict, ""]


def outcome(row: Assessment) -> str:
    """The published outcome in words."""
    if row.basis is Basis.STATED and row.stated is not None:
        words = None if row.observation is None else row.observation.words
        return f'"{words}"' if words else f"judged {row.stated.value.replace('_', ' ')}"
    return "none found" if row.observation is None else wording.quantity(row.observation)


def marks(row: Assessment) -> str:
    """The signs of `LEGEND` that apply to a row."""
    signs = "~" if row.robust is False else ""
    signs += "?" if row.depends_on_reading else ""
    signs += "*" if row.comparability else ""
    signs += "!" if row.disagrees else ""
    return signs + ("^" if row.observation is not None and row.observation.source.read_at else "")


def year_before(row: Assessment, card: Card) -> Figure | None:
    """The figure of the year before that the target starts from."""
    id = row.target.baseline_figure_id
    return None if id is None else card.report.figure(id)


def comparable(row: Assessment, before: Figure | None) -> Figure | None:
    """The figure of the year before, if it counts the same thing in the same unit."""
    own = (row.indicator.unit, row.indicator.measure)
    return before if before is not None and (before.unit, before.measure) == own else None


def sure_end(values: Interval) -> Exact | None:
    """The end of a set by which it is placed: the lower one, if it has one."""
    return values.upper if values.lower is None else values.lower


def is_marked(card: Card, mark: str) -> bool:
    """Whether a row of the card has the mark."""
    return any(mark in marks(row) for row in card.rows)


def deliverable_name(row: DeliverableRow) -> str:
    """The promise of a deliverable, in words."""
    return f"{row.deliverable.action.value} {row.deliverable.object}"


def cited(card: Card) -> list[Citation]:
    """The sources of all outcomes, each once, in the order of the rows."""
    rows: list[Assessment | DeliverableRow] = [*card.rows, *card.deliverables]
    outcomes = (row.observation for row in rows)
    return list(dict.fromkeys(outcome.source for outcome in outcomes if outcome is not None))


def source_number(row: Row, sources: Sequence[Citation]) -> str:
    """The number of the source of a row in the list: "[3]", or "" without an outcome."""
    return "" if row.observation is None else f"[{sources.index(row.observation.source) + 1}]"
