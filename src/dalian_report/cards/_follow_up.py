"""Two reports in a row: the targets of the first, judged by the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._answer_reasons import MINIMUM_CERTAINTY
from dalian_report.attainment._follow_up import followed
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.attainment._pair_card import PairCard, TextDoubt
from dalian_report.cards._html_page import HtmlPage
from dalian_report.cards._scorecard import Scorecard
from dalian_report.errors import AssessmentError
from dalian_report.errors._members import member

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from dalian_report.model import Observation
    from dalian_report.report import Report
    from dalian_report.sources import AttachedSource


@attrs.frozen(repr=False)
class FollowUp(PairCard[Scorecard], HtmlPage):
    """The fates of a report's targets in the next report of the same place.

    `str()` is a page of up to 100 columns, `to_html()` a page for a browser, and `to_dict()`
    is for programs. With the texts of the reports, each of them has the words of both.
    """

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
        from dalian_report.views._pair_page import fragment

        return fragment(self)

    def _page(self) -> str:
        from dalian_report.views._pair_page import page

        return page(self)


def follow_up(
    report: Report,
    next_report: Report,
    *,
    source: AttachedSource | None = None,
    next_source: AttachedSource | None = None,
    references: Iterable[Observation] | None = None,
    text_doubts: Iterable[TextDoubt] = (),
    minimum: Fraction = MINIMUM_CERTAINTY,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> FollowUp:
    r"""Find the answer to every target of a report in the next report, and judge it.

    The search compares concept, measure, unit and basis, headline results before others. For a task
    without a concept it compares the name of the quantity. An answer that is not certain enough is
    listed as a doubt and decides nothing.

    Args:
        report: The report that sets the targets.
        next_report: The next report of the same place.
        source: The text of the report, attached to it, to quote from.
        next_source: The text of the next report. Answers in words are found in it.
        references: National outcomes for targets such as "faster than the national average", by
            default the outcomes that ship with the package.
        text_doubts: The doubts of the drafts. A number of the next report whose measure is in
            doubt answers nothing.
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
    rule = member(DecisionRule, rule, "rule", AssessmentError)
    if references is None:
        from dalian_report.documents import national_observations

        references = national_observations()
    known = tuple(text_doubts)
    unsure = [
        (doubt.span.start, doubt.span.end)
        for doubt in known
        if doubt.code == "measure-unsure" and doubt.year == next_report.year and doubt.span
    ]
    result = followed(
        report,
        next_report,
        references=references,
        texts=(
            None if source is None else source.text,
            None if next_source is None else next_source.text,
        ),
        unsure=unsure,
        minimum=minimum,
        policy=policy,
        rule=rule,
    )
    return FollowUp(
        report=report,
        next_report=next_report,
        observations=result.observations,
        scorecard=Scorecard(report, result.rows, None, policy, rule),
        fates=result.fates,
        doubts=result.doubts,
        source=source,
        next_source=next_source,
        text_doubts=known,
    )
