"""A series: one indicator through the editions of a place, promised and published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.attainment._series import SeriesRow, indicator_in, series_rows
from dalian_report.cards._html_page import HtmlPage
from dalian_report.errors import AssessmentError
from dalian_report.errors._members import member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import altair as alt

    from dalian_report.model import Indicator, Observation
    from dalian_report.report import Report

    Editions = Iterable[Report | str] | Report | str


@attrs.frozen(repr=False)
class Series(HtmlPage):
    """An indicator by year: the promise, the first number, the last number, and the verdicts.

    `str()` is a table, `to_dict()` is for programs, and a notebook shows HTML. `to_html()` is a
    page with a link to the source of each number.
    """

    indicator: Indicator
    place: str
    """The name of the place."""
    rows: tuple[SeriesRow, ...]
    policy: HedgePolicy
    rule: DecisionRule

    def __repr__(self) -> str:
        years = f"{self.rows[0].year} to {self.rows[-1].year}" if self.rows else "no years"
        return f"<Series {self.indicator.id}: {years}>"

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SeriesRow]:
        return iter(self.rows)

    def __str__(self) -> str:
        from dalian_report.views._year_tables import series_text

        return series_text(self)

    def _repr_html_(self) -> str:
        from dalian_report.views._year_tables import series_html

        return series_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the series as plain JSON values, with numbers as decimal strings."""
        return {
            "indicator": self.indicator.id,
            "name": self.indicator.name,
            "unit": self.indicator.unit,
            "place": self.place,
            "rule": self.rule.value,
            "policy": str(self.policy),
            "rows": [row.to_dict() for row in self.rows],
        }

    def _page(self) -> str:
        from dalian_report.views._year_pages import series_page

        return series_page(self)

    def plot(self) -> alt.LayerChart:
        """Return an Altair chart: targets as bars over their hedge, outcomes as marks.

        Raises:
            MissingExtraError: if Altair is not installed.
        """
        from dalian_report.views._chart import series_chart

        return series_chart(self)


def series(
    indicator: str,
    *,
    editions: Editions | None = None,
    observations: Iterable[Observation] | None = None,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> Series:
    """Return an indicator year by year: promise, January's number, last number, verdicts.

    January's number is the first that a work report of the place prints, a year after the
    promise. The last number is the published outcome that counts, as in `scorecard`.

    Args:
        indicator: The id of an indicator ("gdp.growth") or a concept ("gdp"). A concept stands for
            its indicator with the most targets.
        editions: Reports or editions, or one of them, by default all shipped editions.
        observations: By default, the outcomes that ship for the place, and the results of the
            reports.
        policy: How hedges are read.
        rule: How an exact published number is read.

    Raises:
        UnknownKeyError: if no edition has the indicator, or an edition does not ship.
        AssessmentError: if the rule is unknown or the editions are of several places.

    >>> import dalian_report as dr
    >>> dr.series("gdp", editions=["2023"]).rows[-1].promise.verdict
    <Verdict.MET: 'met'>
    """
    reports = chosen_reports(editions)
    rule = member(DecisionRule, rule, "rule", AssessmentError)
    known = known_outcomes(reports, observations)
    chosen = indicator_in(reports, indicator)
    rows = series_rows(reports, chosen, known, policy, rule)
    return Series(chosen, reports[0].place.name, rows, policy, rule)


def chosen_reports(editions: Editions | None) -> tuple[Report, ...]:
    """Return the reports of the editions in the order of their years.

    Raises:
        UnknownKeyError: if an edition does not ship.
        AssessmentError: if `editions` is empty or has several places.
    """
    from dalian_report.documents import editions as shipped
    from dalian_report.report import Report, load

    if editions is None:
        editions = shipped()
    elif isinstance(editions, Report | str | int):
        editions = [editions]
    reports = [one if isinstance(one, Report) else load(one) for one in editions]
    places = {report.place.id for report in reports}
    if len(places) != 1:
        raise AssessmentError("several-places", "editions", ", ".join(sorted(places)))
    return tuple(sorted(reports, key=lambda report: report.year))


def known_outcomes(
    reports: Iterable[Report], observations: Iterable[Observation] | None
) -> tuple[Observation, ...]:
    """Return the given observations, or the shipped and printed outcomes, each once."""
    if observations is not None:
        return tuple(observations)
    reports = tuple(reports)
    known = {one.id: one for report in reports for one in report.outcomes()}
    # An outcome with its comparability replaces the result that it repeats.
    told = {(one.edition, one.span) for one in known.values()}
    for report in reports:
        known |= {one.id: one for one in report.results() if (one.edition, one.span) not in told}
    return tuple(known.values())
