"""The card of a pair of reports as a page of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report._plain_text import printable, wrap
from dalian_report.attainment import Verdict
from dalian_report.model import _wording as wording
from dalian_report.views._card_words import VERDICT_WORDS
from dalian_report.views._scorecard_table import WIDTH, Paint
from dalian_report.views._scorecard_table import text as card_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment._answer_reasons import Answer
    from dalian_report.attainment._follow_up import TargetFate
    from dalian_report.attainment._pair_card import PairCard
    from dalian_report.model import Observation, Span

FATE_WORDS = {
    "answered": "answered",
    "answered_in_words": "answered in words",
    "answered_elsewhere": "answered outside the headline results",
    "changed_measure": "another measure, unit or basis",
    "silent": "nothing found",
}
"""The fates as every form of the card words them."""
_MOST_DOUBTS = 12


def title(pair: PairCard[Any]) -> str:
    """Place and years, as the head of every form has them."""
    report, following = pair.report, pair.next_report
    return (
        f"{report.place.name}: the targets for {report.year}, "
        f"judged by the report of {following.year}"
    )


def reason_words(reasons: tuple[Any, ...]) -> str:
    """Reasons for doubt in words."""
    return ", ".join(reason.value.replace("-", " ") for reason in reasons)


def doubt_head(pair: PairCard[Any], doubt: Answer) -> str:
    """A possible answer and the reasons why it is not used."""
    name = pair.report.indicator(doubt.target.indicator_id).name
    return f"{name}: {doubt.figure} ({reason_words(doubt.reasons)})"


def fate_words(fate: TargetFate, verdict: Verdict) -> str:
    """The next report's answer to a target, with the reasons for doubt."""
    words = FATE_WORDS[fate.fate.value]
    if fate.observation is not None and verdict is Verdict.NO_DATA:
        words += ", but the number to compare it with is not known"
    return f"{words} ({reason_words(fate.reasons)})" if fate.reasons else words


def compared(pair: PairCard[Any], reference: Observation) -> str:
    """The number of the other indicator or place that a target is compared with."""
    indicator = reference.indicator_id or ""
    names = {row.id: row.name for row in pair.report.indicators}
    place = f", {reference.place_id.capitalize()}" if reference.place_id else ""
    name = names.get(indicator, indicator)
    return f"compared with {wording.quantity(reference)}: {name}{place}, {reference.year}"


def warnings(pair: PairCard[Any]) -> list[str]:
    """One sentence for each doubt about a whole text."""
    return [f"Warning: report of {doubt.year}: {doubt.message}." for doubt in pair.warnings]


def text(pair: PairCard[Any], width: int = WIDTH, paint: Paint | None = None) -> str:
    """The card with head and doubts, and below each verdict the words of both texts."""
    width = min(width, WIDTH)
    parts = [
        *wrap(title(pair), width, "  "),
        *wrap(pair.coverage_note, width, "  "),
        *(line for words in warnings(pair) for line in wrap(words, width, "  ")),
        *wrap(_fates(pair), width, "  "),
        "",
        card_text(pair.scorecard, width=width, paint=paint),
        *_words(pair, width),
        *_doubts(pair, width),
        *_text_doubts(pair, width),
    ]
    return "\n".join(parts)


def _fates(pair: PairCard[Any]) -> str:
    counts = ", ".join(
        f"{number} {FATE_WORDS[fate.value]}" for fate, number in pair.counts.items() if number
    )
    return f"Answers in the report of {pair.next_report.year}: {counts or 'no targets'}."


def _words(pair: PairCard[Any], width: int) -> Iterator[str]:
    """The words of both texts, if they were given."""
    if (pair.source is None and pair.next_source is None) or not pair.fates:
        return
    yield from ("", "Words of both texts", "-" * width)
    for row, fate in zip(pair.scorecard.rows, pair.fates, strict=True):
        answer = pair.next_words(fate)
        if answer is None and row.verdict.value == "no_data":
            continue
        head = (
            f"{row.indicator.name}: {VERDICT_WORDS[row.verdict]}, {fate_words(fate, row.verdict)}"
        )
        yield from wrap(head, width, "  ")
        for year, words, span in (
            (pair.report.year, pair.words(fate), pair.span(fate)),
            (pair.next_report.year, answer, fate.span),
        ):
            if span is not None:
                yield from wrap(f"  {year}  {_said(words, span)}", width, "        ")
        if fate.reference is not None:
            source = fate.reference.source
            words = f"{compared(pair, fate.reference)} ({source.publisher}, {source.title})"
            yield from wrap(f"  {words}", width, "        ")
            if source.url:
                yield f"        {printable(source.url)}"


def _doubts(pair: PairCard[Any], width: int) -> Iterator[str]:
    """The answers that are not certain enough."""
    if not pair.doubts:
        return
    yield from ("", "Possible answers, not used for a verdict", "-" * width)
    for doubt in pair.doubts:
        yield from wrap(doubt_head(pair, doubt), width, "  ")
        said = _said(pair.doubtful_words(doubt), doubt.figure.span)
        yield from wrap(f"  {pair.next_report.year}  {said}", width, "        ")


def _said(words: str | None, span: Span) -> str:
    """The words of a text and their place, or the place alone without a text."""
    return f"[{_place(span)}]" if words is None else f"{words} [{_place(span)}]"


def _place(span: Span) -> str:
    return f"characters {span.start}-{span.end}"


def _text_doubts(pair: PairCard[Any], width: int) -> Iterator[str]:
    """The doubts of the drafts, the first of each report."""
    if not pair.text_doubts:
        return
    yield from ("", "Doubts of the drafts", "-" * width)
    for year in (pair.report.year, pair.next_report.year):
        doubts = [doubt for doubt in pair.text_doubts if doubt.year == year]
        for doubt in doubts[:_MOST_DOUBTS]:
            span = doubt.span
            where = "" if span is None else f" at {_place(span)}"
            yield from wrap(f"{year}{where}: {doubt.message} [{doubt.code}]", width, "  ")
        if len(doubts) > _MOST_DOUBTS:
            yield f"{year}: {len(doubts) - _MOST_DOUBTS} further doubts in the JSON"
