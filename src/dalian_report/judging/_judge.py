"""Two consecutive reports, as texts or as JSON, become one judged card."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._answer_reasons import MINIMUM_CERTAINTY
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.attainment._pair_card import TextDoubt
from dalian_report.attainment._pairs import UNKNOWN
from dalian_report.cards import FollowUp, follow_up
from dalian_report.drafting import Draft, draft
from dalian_report.errors import PairError
from dalian_report.report import Report, loads, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from dalian_report.drafting import Vocabulary
    from dalian_report.model import Observation
    from dalian_report.sources import AttachedSource

    Given = Report | Draft | str | bytes | os.PathLike[str]


class _Judged(NamedTuple):
    """A report with its text and its doubts, as far as they are known."""

    report: Report
    source: AttachedSource | None
    doubts: tuple[TextDoubt, ...]


def judge(
    this: Given,
    following: Given,
    *,
    source: str | os.PathLike[str] | None = None,
    next_source: str | os.PathLike[str] | None = None,
    place: str | None = None,
    year: int | None = None,
    vocabulary: Vocabulary | Mapping[str, Any] | str | os.PathLike[str] | None = None,
    references: Iterable[Observation] | None = None,
    minimum: Fraction = MINIMUM_CERTAINTY,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> FollowUp:
    r"""Judge the targets of a report by the next report of the same place.

    A text is drafted first (`draft`). A report as JSON is used as it is, so that a draft that a
    person has corrected is judged with the corrections.

    Args:
        this: The report that sets the targets: a text, the path of a text or of a report as
            JSON, a `Draft` or a `Report`.
        following: The next report of the same place, likewise.
        source: The text of a report given as JSON, to quote from.
        next_source: The text of the next report, if that is given as JSON.
        place: The name of the place, where a text does not say it, or wrongly.
        year: The year that the first report plans, likewise. The next report is of the year
            after.
        vocabulary: Words and concepts beside the shipped ones (see `vocabulary_of`).
        references: National outcomes for targets such as "faster than the national average".
        minimum: The certainty, from 0 to 1, below which an answer is a doubt.
        policy: The meaning of hedges.
        rule: The values that an exact published number stands for.

    Raises:
        DataError: if a file cannot be read.
        PairError: if the places differ, the years do not follow each other, a year is not
            known, a report was given twice, or a source is given for a text.

    >>> this = "2031年海城市政府工作报告\n二、2031年工作安排\n地区生产总值增长6%以上。"
    >>> following = "2032年海城市政府工作报告\n一、2031年工作回顾\n地区生产总值增长6.3%。"
    >>> judge(this, following).scorecard.rows[0].verdict
    <Verdict.MET: 'met'>
    """
    first = _judged("this", this, source, place=place, year=year, vocabulary=vocabulary)
    second = _judged(
        "following",
        following,
        next_source,
        place=place,
        year=None if year is None else year + 1,
        vocabulary=vocabulary,
    )
    if first.report.source.sha256 == second.report.source.sha256:
        # A year that is given makes two reports of one text.
        raise PairError("same-report", "following", second.report.year)
    for name, side, judged in (("this", this, first), ("following", following, second)):
        _check_year(name, side, judged)
    return follow_up(
        first.report,
        second.report,
        source=first.source,
        next_source=second.source,
        references=references,
        text_doubts=(*first.doubts, *second.doubts),
        minimum=minimum,
        policy=policy,
        rule=rule,
    )


def _check_year(name: str, side: Given, judged: _Judged) -> None:
    """Refuse a text whose year is not known, by the name of its file."""
    if judged.report.edition not in UNKNOWN:
        return
    place = _named(side, name)
    reasons = [doubt.message for doubt in judged.doubts if doubt.code in _NO_REPORT]
    raise PairError("year-unknown", place, judged.report.edition, reason="; ".join(reasons[:1]))


def _named(side: Given, name: str) -> str:
    """The name of a file, or of the argument for what is not a file."""
    is_path = isinstance(side, str | os.PathLike) and "\n" not in str(side)
    return os.path.basename(str(side)) if is_path else name


_NO_REPORT = {"empty-text", "not-chinese", "not-a-work-report"}


_OPTIONS = {"this": "source", "following": "next_source"}


def _judged(
    name: str,
    side: Given,
    source: str | os.PathLike[str] | None,
    *,
    place: str | None,
    year: int | None,
    vocabulary: Any,
) -> _Judged:
    known = side if isinstance(side, Report | Draft) else _from_json(side)
    if isinstance(known, Report):
        return _Judged(known, None if source is None else known.attach(source), ())
    if source is not None:
        raise PairError("source-of-text", _OPTIONS[name], _named(side, name))
    if known is None:
        assert not isinstance(side, Report | Draft)
        known = draft(side, place=place, year=year, vocabulary=vocabulary)
    doubts = tuple(
        TextDoubt(known.report.year, doubt.code.value, doubt.message, doubt.span)
        for doubt in known.doubts
    )
    return _Judged(known.report, known.source, doubts)


def _from_json(data: str | bytes | os.PathLike[str]) -> Report | None:
    """The report of a JSON document or of a file whose name ends in .json, or None for a text."""
    if isinstance(data, os.PathLike) or (isinstance(data, str) and "\n" not in data):
        return read(data) if str(data).lower().endswith(".json") else None
    opening = b"{" if isinstance(data, bytes) else "{"
    return loads(data) if data.lstrip()[:1] == opening else None
