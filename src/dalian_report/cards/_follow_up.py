"""Two reports in a row: the targets of the first, judged by the second."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, overload

import attrs

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._answers import MINIMUM_CERTAINTY, Answer
from dalian_report.attainment._follow_up import Fate, TargetFate, followed
from dalian_report.attainment._hedges import HedgePolicy, member
from dalian_report.cards._scorecard import Scorecard

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from dalian_report.model import Observation, Span
    from dalian_report.report import Report
    from dalian_report.sources import AttachedSource

__all__ = ["FollowUp", "follow_up"]


@attrs.frozen(repr=False)
class FollowUp:
    """What became of the targets of a report in the next report of the same place.

    `str()` is a page of up to 100 columns, `to_html()` a page for a browser, and `to_dict()`
    is for programs. With the texts of the reports, each of them has the words of both.
    """

    report: Report
    next_report: Report
    observations: tuple[Observation, ...]
    """The outcomes that the next report gives, each with its span there."""
    scorecard: Scorecard
    """The verdict on every target, in document order."""
    fates: tuple[TargetFate, ...]
    """What the next report says of each target, in document order."""
    doubts: tuple[Answer, ...]
    """The possible answers that are not certain enough to count."""
    source: AttachedSource | None = None
    """The text of the report, if it was given."""
    next_source: AttachedSource | None = None
    """The text of the next report, if it was given."""

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many targets have each fate."""
        fates = [row.fate for row in self.fates]
        return {fate: fates.count(fate) for fate in Fate}

    def fate(self, key: str) -> TargetFate:
        """Return what became of a target, by any key that `Report.target` accepts."""
        target = self.report.target(key)
        return next(row for row in self.fates if row.target.id == target.id)

    def __repr__(self) -> str:
        name = self.report.place.name
        return f"<FollowUp {name} {self.report.year}: {len(self.fates)} targets>"

    def __str__(self) -> str:
        return self.text()

    def text(self, width: int = 100) -> str:
        """Return the page with lines of at most `width` columns."""
        from dalian_report.views._pair_text import text

        return text(self, width)

    def _repr_html_(self) -> str:
        from dalian_report.views._pair_page import table

        return table(self)

    @overload
    def to_html(self) -> str: ...

    @overload
    def to_html(self, path: str | os.PathLike[str]) -> None: ...

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Return one HTML page that needs nothing else; write it to `path` if given.

        Raises:
            UnwritableError: if the file cannot be written; an existing file is kept.
        """
        from dalian_report.views import _pages as pages
        from dalian_report.views._pair_page import page

        written = page(self)
        if path is None:
            return written
        pages.write(written, path)
        return None

    def to_dict(self) -> dict[str, Any]:
        """Return the verdicts, fates and doubts as plain JSON values; numbers are strings."""
        card = self.scorecard.to_dict()
        return {
            "place": self.report.place.name,
            "year": self.report.year,
            "next_year": self.next_report.year,
            "coverage": self.report.coverage.value,
            "next_coverage": self.next_report.coverage.value,
            "fate_counts": {fate.value: number for fate, number in self.counts.items()},
            **{name: card[name] for name in ("rule", "policy", "counts")},
            "rows": [
                {**row, **self._fate_dict(fate)}
                for row, fate in zip(card["rows"], self.fates, strict=True)
            ],
            "doubts": [self._doubt_dict(doubt) for doubt in self.doubts],
        }

    def _fate_dict(self, row: TargetFate) -> dict[str, Any]:
        figure, observation = row.figure, row.observation
        span = figure.span if figure is not None else observation and observation.span
        return {
            "fate": row.fate.value,
            "certainty": None if row.certainty is None else f"{float(row.certainty):.2f}",
            "reasons": [reason.value for reason in row.reasons],
            "words": self.words(row),
            "next_figure": None if figure is None else figure.id,
            "next_span": _span_dict(span),
            "next_words": self.next_words(row),
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

    def words(self, row: TargetFate) -> str | None:
        """Return the words that set a target, its number between « and »; None without a text."""
        if self.source is None:
            return None
        id = row.target.figure_id
        if id is None:
            return " ".join(
                self.source.quote(self.report.statement(row.target.statement_id)).split()
            )
        return self._quoted(self.source, self.report.figure(id).span)

    def next_words(self, row: TargetFate) -> str | None:
        """Return the words of the next report; None without a text or an answer."""
        if row.figure is not None:
            return self._quoted(self.next_source, row.figure.span)
        span = None if row.observation is None else row.observation.span
        return None if span is None else self._quoted(self.next_source, span)

    def doubtful_words(self, doubt: Answer) -> str | None:
        """Return the words of a possible answer; None without a text."""
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
    words = f"{lead}{before[start:]}«{text[span.start : span.end]}»{after[: min(ends, default=None)]}"
    return " ".join(words.split())


def _span_dict(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def follow_up(
    report: Report,
    next_report: Report,
    *,
    source: AttachedSource | None = None,
    next_source: AttachedSource | None = None,
    references: Iterable[Observation] | None = None,
    unsure: Iterable[tuple[int, int]] = (),
    minimum: Fraction = MINIMUM_CERTAINTY,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> FollowUp:
    r"""Find the answer to every target of a report in the next report, and judge it.

    The search compares concept, measure, unit and basis, headline results before others; for
    a task without a concept it compares the name of the quantity. An answer that is not
    certain enough is listed as a doubt and decides nothing.

    Args:
        report: The report that sets the targets.
        next_report: The next report of the same place.
        source: The text of the report, attached to it, to quote from.
        next_source: The text of the next report; answers in words are found in it.
        references: National outcomes for targets such as "faster than the national average";
            those that ship with the package by default.
        unsure: Spans of numbers of the next report whose measure is in doubt.
        minimum: The certainty, from 0 to 1, below which an answer is a doubt.
        policy: The meaning of hedges.
        rule: The values that an exact published number stands for.

    Raises:
        PairError: if the places differ, the years do not follow each other, a year is not
            known, or a report was given twice.

    >>> import dalian_report as dr
    >>> first = dr.draft("2031年海城市政府工作报告\n二、2031年工作安排\n地区生产总值增长6%以上。")
    >>> second = dr.draft("2032年海城市政府工作报告\n一、2031年工作回顾\n地区生产总值增长6.3%。")
    >>> dr.follow_up(first.report, second.report).scorecard.rows[0].verdict
    <Verdict.MET: 'met'>
    """
    rule = member(DecisionRule, rule, "rule")
    if references is None:
        from dalian_report.documents import national_observations

        references = national_observations()
    rows, fates, observations, doubts = followed(
        report,
        next_report,
        references,
        None if next_source is None else next_source.text,
        unsure,
        minimum,
        policy,
        rule,
    )
    card = Scorecard(report, rows, None, policy, rule)
    return FollowUp(report, next_report, observations, card, fates, doubts, source, next_source)
