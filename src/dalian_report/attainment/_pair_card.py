"""The data of a pair: verdicts, fates and doubts, with the words of both texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from dalian_report.attainment._card import Card
from dalian_report.attainment._columns import observation_dict
from dalian_report.attainment._follow_up import Fate, TargetFate
from dalian_report.model import Coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalian_report.attainment._answer_reasons import Answer
    from dalian_report.model import Observation, Span
    from dalian_report.report import Report
    from dalian_report.sources import AttachedSource

MEASURED = (
    "In eighteen pairs that a person read, 96 of 100 headline targets on the cards were right, "
    "and 94 of 100 verdicts on them."
)
"""The rates of pairs that no rule was written with. `docs/drafting.md` has the counts."""

_GRAVE = frozenset(
    {
        "empty-text",
        "not-chinese",
        "not-a-work-report",
        "several-reports",
        "cut-off",
        "year-from-name",
        "year-contradicted",
        "place-contradicted",
        "place-unknown",
    }
)
"""The codes of doubts about a whole text, with which the card may be useless."""
_GRAVE_HERE = _GRAVE | {"no-plan", "no-goal-list"}
_GRAVE_THERE = _GRAVE | {"no-review"}
"""The first report is read for its plan, the next one for its review."""

AnyCard = TypeVar("AnyCard", bound=Card)


@attrs.frozen
class TextDoubt:
    """A point of a draft that a person should read before relying on the card."""

    year: int
    """The year of the report in question."""
    code: str
    message: str
    span: Span | None = None
    """The place in the text, or None for the text as a whole."""


@attrs.frozen(repr=False)
class PairCard(Generic[AnyCard]):
    """Verdicts, fates and doubts of a report and the next one of the same place."""

    report: Report
    next_report: Report
    observations: tuple[Observation, ...]
    """The outcomes that the next report gives, each with its span there."""
    scorecard: AnyCard
    """The verdict on every target, in document order."""
    fates: tuple[TargetFate, ...]
    """The fate of each target in the next report, in document order."""
    doubts: tuple[Answer, ...]
    """The possible answers that are not certain enough to count."""
    source: AttachedSource | None = None
    """The text of the report, if it was given."""
    next_source: AttachedSource | None = None
    """The text of the next report, if it was given."""

    text_doubts: tuple[TextDoubt, ...] = ()
    """The doubts of the drafts, the gravest of each first, or none for coded reports."""

    @property
    def coverage_note(self) -> str:
        """How much of both reports was read, by whom, and how often drafts are right."""
        reports = (self.report, self.next_report)
        coded = ", ".join(f"{report.year} {report.coverage.value}" for report in reports)
        if all(report.coverage is not Coverage.DRAFT for report in reports):
            return f"Coverage: {coded}."
        return f"Coverage: {coded}. A program made the draft. {MEASURED}"

    @property
    def warnings(self) -> tuple[TextDoubt, ...]:
        """The doubts about a whole text: its kind, end, place and year, its goals or results."""
        by_year = {self.report.year: _GRAVE_HERE, self.next_report.year: _GRAVE_THERE}
        return tuple(
            doubt for doubt in self.text_doubts if doubt.code in by_year.get(doubt.year, _GRAVE)
        )

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many targets have each fate."""
        fates = [row.fate for row in self.fates]
        return {fate: fates.count(fate) for fate in Fate}

    def fate(self, key: str) -> TargetFate:
        """Return the fate of a target, by any key that `Report.target` accepts."""
        target = self.report.target(key)
        return next(row for row in self.fates if row.target.id == target.id)

    def to_dict(self) -> dict[str, Any]:
        """Return the verdicts, fates and doubts as plain JSON values. Numbers are strings."""
        card = self.scorecard.to_dict()
        return {
            "place": self.report.place.name,
            "year": self.report.year,
            "next_year": self.next_report.year,
            "coverage": self.report.coverage.value,
            "next_coverage": self.next_report.coverage.value,
            "coverage_note": self.coverage_note,
            "warnings": [f"{doubt.year}: {doubt.message}" for doubt in self.warnings],
            "fate_counts": {fate.value: number for fate, number in self.counts.items()},
            **{name: card[name] for name in ("rule", "policy", "counts")},
            "rows": [
                {**row, **self._fate_dict(fate)}
                for row, fate in zip(card["rows"], self.fates, strict=True)
            ],
            "doubts": [self._doubt_dict(doubt) for doubt in self.doubts],
            "text_doubts": [
                {
                    "year": doubt.year,
                    "code": doubt.code,
                    "message": doubt.message,
                    "span": _span_dict(doubt.span),
                }
                for doubt in self.text_doubts
            ],
        }

    def _fate_dict(self, row: TargetFate) -> dict[str, Any]:
        figure = row.figure
        return {
            "fate": row.fate.value,
            "certainty": None if row.certainty is None else f"{float(row.certainty):.2f}",
            "reasons": [reason.value for reason in row.reasons],
            "words": self.words(row),
            "next_figure": None if figure is None else figure.id,
            "next_span": _span_dict(row.span),
            "next_words": self.next_words(row),
            "reference": None if row.reference is None else observation_dict(row.reference),
        }

    def _doubt_dict(self, doubt: Answer) -> dict[str, Any]:
        return {
            "target": doubt.target.id,
            "next_figure": doubt.figure.id,
            "next_span": _span_dict(doubt.figure.span),
            "number": str(doubt.figure),
            "certainty": f"{float(doubt.certainty):.2f}",
            "reasons": [reason.value for reason in doubt.reasons],
            "next_words": self._quoted(self.next_source, doubt.figure.span),
        }

    def span(self, row: TargetFate) -> Span:
        """Return the place of a target in the text of its report."""
        id = row.target.figure_id
        if id is not None:
            return self.report.figure(id).span
        return self.report.statement(row.target.statement_id).spans[0]

    def words(self, row: TargetFate) -> str | None:
        """Return the words that set a target, its number between « and », None without a text."""
        if self.source is None:
            return None
        if row.target.figure_id is None:
            statement = self.report.statement(row.target.statement_id)
            return " ".join(self.source.quote(statement).split())
        return self._quoted(self.source, self.span(row))

    def next_words(self, row: TargetFate) -> str | None:
        """Return the words of the next report, or None without a text or an answer."""
        return None if row.span is None else self._quoted(self.next_source, row.span)

    def doubtful_words(self, doubt: Answer) -> str | None:
        """Return the words of a possible answer, or None without a text."""
        return self._quoted(self.next_source, doubt.figure.span)

    def _quoted(self, source: AttachedSource | None, span: Span) -> str | None:
        return None if source is None else _clause(source.text, span)


_BEFORE, _AFTER = 48, 24
_SENTENCE_ENDS = "。；！？\n"


def _clause(text: str, span: Span) -> str:
    """The words around a number, from the beginning of the sentence to the end of the clause."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    after = text[span.end : span.end + _AFTER]
    start = max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1
    ends = [place for mark in (*_SENTENCE_ENDS, "，") if (place := after.find(mark)) >= 0]
    lead = "" if start or span.start <= _BEFORE else "…"
    words = (
        f"{lead}{before[start:]}«{text[span.start : span.end]}»{after[: min(ends, default=None)]}"
    )
    return " ".join(words.split())


def _span_dict(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
