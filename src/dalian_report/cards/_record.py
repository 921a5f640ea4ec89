"""The record: every target of every edition of a place against its outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.attainment._record import RecordData
from dalian_report.cards._html_page import HtmlPage
from dalian_report.cards._scorecard import scorecard
from dalian_report.cards._series import chosen_reports, known_outcomes
from dalian_report.errors import AssessmentError
from dalian_report.errors._members import member

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import altair as alt

    from dalian_report.cards._series import Editions
    from dalian_report.model import Observation
    from dalian_report.report import Report


@attrs.frozen(repr=False)
class Record(RecordData, HtmlPage):
    """The verdicts on the targets of several editions, with the ways to show them.

    `str()` is one page: the headline indicators by year, and the counts by year. `to_html()` is a
    grid of headline indicators by year. Each cell has the verdict as colour, sign and word, and
    opens to the promise, its hedge, the outcome and its source.
    """

    def __repr__(self) -> str:
        counted = ", ".join(f"{number} {verdict.value}" for verdict, number in self.counts.items())
        return f"<Record of {self.place}, {len(self.cards)} editions: {counted}>"

    def __str__(self) -> str:
        from dalian_report.views._year_tables import record_text

        return record_text(self)

    def _repr_html_(self) -> str:
        from dalian_report.views._year_pages import grid

        return grid(self)

    def _page(self) -> str:
        from dalian_report.views._year_pages import record_page

        return record_page(self)

    def plot(self) -> alt.Chart:
        """Return an Altair chart of the headline verdicts by indicator and year.

        Raises:
            MissingExtraError: if Altair is not installed.
        """
        from dalian_report.views._chart import record_chart

        return record_chart(self)


def record(
    editions: Editions | None = None,
    *,
    as_of: str | date | None = None,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> Record:
    """Judge every target of every edition of a place.

    Args:
        editions: Reports or editions, or one of them, by default all shipped editions.
        as_of: A day ("2024-03-01"). Numbers that were published later do not count.
        policy: How hedges are read.
        rule: How an exact published number is read.

    Raises:
        UnknownKeyError: if an edition does not ship.
        AssessmentError: if the rule is unknown or the editions are of several places.

    >>> import dalian_report as dr
    >>> dr.record(["2023"]).counts[dr.Verdict.MET]
    27
    """
    rule = member(DecisionRule, rule, "rule", AssessmentError)
    reports = chosen_reports(editions)
    known = known_outcomes(reports, None)
    cards = tuple(
        scorecard(report, _about(report, known), as_of=as_of, policy=policy, rule=rule)
        for report in reports
    )
    return Record(cards, policy, rule)


def _about(report: Report, known: Iterable[Observation]) -> list[Observation]:
    """The outcomes that a card of the report may have, from indicators that the report knows."""
    indicators = {one.id for one in report.indicators}
    deliverables = {one.id for one in report.deliverables}
    return [
        one for one in known if one.indicator_id in indicators or one.deliverable_id in deliverables
    ]
