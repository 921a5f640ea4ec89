"""The scorecard: every target of a report against the published outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

import attrs

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._card import Card, check_observations, day_of, judged
from dalian_report.attainment._choice import with_published
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.cards._html_page import page_or_file
from dalian_report.errors import AssessmentError
from dalian_report.errors._guessed import Guessed
from dalian_report.errors._members import member

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from datetime import date

    import altair as alt

    from dalian_report.model import Observation
    from dalian_report.report import Report
    from dalian_report.sources._attachment import AttachedSource


@attrs.frozen(repr=False)
class Scorecard(Card, Guessed):
    """Verdicts on all targets of a report, with the ways to show them.

    `str()` is a table of up to 100 columns, `to_dict()` is for programs, and a notebook
    shows it as HTML.
    """

    def __str__(self) -> str:
        from dalian_report.views._scorecard_table import text

        return text(self)

    def _repr_html_(self) -> str:
        from dalian_report.views._notebook import html

        return html(self)

    @overload
    def to_html(self, *, source: AttachedSource | None = None) -> str: ...

    @overload
    def to_html(
        self, path: str | os.PathLike[str], *, source: AttachedSource | None = None
    ) -> None: ...

    def to_html(
        self, path: str | os.PathLike[str] | None = None, *, source: AttachedSource | None = None
    ) -> str | None:
        """Return the scorecard as one HTML page, or write the page to `path`.

        The page loads nothing. It sorts, filters and prints, and is complete without its
        script. Equal scorecards give equal pages.

        Args:
            path: The file to write.
            source: The attached text of the report. The page then has the sentence of each promise,
                otherwise it has the section and the offsets.

        Raises:
            UnwritableError: if the file cannot be written. An existing file is kept.

        >>> import dalian_report as dr
        >>> dr.scorecard().to_html().startswith("<!DOCTYPE html>")
        True
        """
        from dalian_report.views._page import scorecard_page

        return page_or_file(scorecard_page(self, source), path)

    def plot(self, section: str | None = None) -> alt.VConcatChart:
        """Return an Altair chart of the headline targets or of a section's targets (extra `plot`).

        Each target has an axis in its own unit with the target, the grey zone, the outcome and
        the year before, and its verdict in words. A notebook shows the chart. Its own `save` writes
        HTML, SVG or PNG. HTML needs the network when it is opened, unless it is saved with
        `inline=True`.

        Args:
            section: any key that `Report.section` accepts, by default the headline targets.

        Raises:
            MissingExtraError: if Altair is not installed.
            UnknownKeyError, AmbiguousKeyError: for a section that is not there.
            AssessmentError: if the section lacks a numeric target to draw.

        >>> import dalian_report as dr
        >>> chart = dr.scorecard().plot()
        """
        from dalian_report.views._chart import scorecard_chart

        return scorecard_chart(self, section)


def scorecard(
    report: Report | str | None = None,
    observations: Iterable[Observation] | None = None,
    *,
    add: bool = False,
    as_of: str | date | None = None,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> Scorecard:
    """Judge every target of a report by the published outcomes.

    Among several observations of an indicator in the target's year, a number comes before a
    stated judgement, then the best status (final, reported, estimate), the latest vintage
    not after `as_of`, and the first id.

    Args:
        report: a report, or the edition of a shipped one ("2024"), by default 2023.
        observations: your own outcomes, instead of the outcomes that ship for the report's place
            and years.
        add: whether the shipped outcomes judge what `observations` does not cover.
        as_of: a day ("2024-03-01"). Later publications do not count.
        policy: the meaning of the hedges.
        rule: the values that an exact published number stands for.

    Raises:
        UnknownKeyError: for an edition that does not ship, and for an observation of an
            indicator or a deliverable that the report does not have. Observations of other
            years, and results of the next edition, may be of others.
        AssessmentError: if `as_of` is not a day, or something else than an observation is given.
        UnitError: for an observation whose unit does not convert to the target's.

    >>> import dalian_report as dr
    >>> dr.scorecard(as_of="2024-01-31").row("gdp").observation.status
    <ObservationStatus.ESTIMATE: 'estimate'>
    """
    from dalian_report.report import load

    if report is None or isinstance(report, str | int):
        report = load() if report is None else load(report)
    day, rule = day_of(as_of), member(DecisionRule, rule, "rule", AssessmentError)
    known = report.outcomes() if observations is None else check_observations(observations)
    if add and observations is not None:
        known = with_published(known, report.outcomes(), report.place.id, day)
    rows, deliverables = judged(report, known, day, policy, rule)
    return Scorecard(report, rows, day, policy, rule, deliverables)
