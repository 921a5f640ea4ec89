"""Progress towards a target, judged from a series by the published methods.

`progress` judges one series by one method: the linear path, Eurostat's monitoring of the
Sustainable Development Goals, or Statistics Canada's method as Open SDG runs it. The docs explain
the methods, their sources and the omissions under "Progress towards a target".
"""

from __future__ import annotations

import attrs

from dalian_report.errors import GrowthError
from dalian_report.errors._members import member
from dalian_report.model._quantities import Exact, Number, decimal_or_fraction
from dalian_report.model._vocabulary import IndicatorPolarity, Measure
from dalian_report.pathways._bands import Band, EurostatBand, LinearPathBand, Method, OpenSdgBand
from dalian_report.pathways._inputs import (
    Levels,
    Point,
    Series,
    TargetPoint,
    Value,
    levels_of,
    plain,
    target_of,
)
from dalian_report.pathways._methods import METHODS, Question
from dalian_report.pathways._results import Progress

__all__ = [
    "Band",
    "EurostatBand",
    "LinearPathBand",
    "Method",
    "OpenSdgBand",
    "Progress",
    "Series",
    "TargetPoint",
    "Value",
    "progress",
]


def progress(
    series: Series,
    *,
    target: TargetPoint | None = None,
    method: Method | str = Method.LINEAR_PATH,
    polarity: IndicatorPolarity | str | None = None,
    limit: Number | None = None,
    measure: Measure | str | None = None,
    base_year: int | None = None,
) -> Progress:
    """Judge the way from the base to the latest value of a series by a published method.

    With y0 the base, yt the latest value, yT the target, and CAGR the compound yearly rate,
    (end / start) ** (1 / years) - 1:

    - linear path: on track if (yt - y0) / (yT - y0) is at least the share of time passed.
    - Eurostat: bands of CAGR(y0, yt) / CAGR(y0, yT), or without a target of CAGR(y0, yt).
    - Open SDG: the same with other thresholds, a score, and natural limits.

    If a method cannot be applied (a base of 0, a change of sign, one year only, a base that already
    meets the target), the result has a `reason` instead of a band.

    Args:
        series: values by year, pairs of a year and a value, or records with their years. All
            are in one unit. Plain numbers are in the unit of the records. Only the base and the
            latest value count.
        target: the year and the value to be reached, or a figure that has a year.
        method: linear_path, eurostat or open_sdg.
        polarity: which way is the right one. By default that from the base to the target.
            In Open SDG, neutral is for a target that is not to be missed on either side.
        limit: for Open SDG without a target, the least or greatest possible value.
        measure: the measure of the series, by default the measure of its records, else levels. A
            series of growth rates (plain numbers are ratios, 0.045 for 4.5%) is turned into
            levels, 100 in the year before the first rate. Its target is such a level.
        base_year: the year to measure from, by default the first one.

    Raises:
        GrowthError: a series that is empty, has two values of a year, a year that is not a whole
            number, a value that is not a finite number, a hedged figure, a record of another year,
            measure or indicator, rates of -1 or below or with a year missing between them, a target
            that is not after the base, no target for the linear path, no polarity without a target,
            a limit outside Open SDG without a target.
        GrowthUnitError: (a UnitError, too) records in two units, a target in a different unit.

    The EU's share of renewable energy, in percent:

    >>> share = {2015: 17.82, 2022: 22.47}
    >>> found = progress(share, target=(2030, 42.5), method="eurostat")
    >>> found.band, round(found.ratio, 3)
    (<EurostatBand.INSUFFICIENT_PROGRESS: 'insufficient_progress'>, Decimal('0.565'))
    >>> progress({2015: 0, 2022: 5}, method="eurostat", polarity="higher_is_better").reason
    'the base is 0, of which no change is a share'
    """
    method = member(Method, method, "method", GrowthError)
    wanted = (
        None if polarity is None else member(IndicatorPolarity, polarity, "polarity", GrowthError)
    )
    kind = None if measure is None else member(Measure, measure, "measure", GrowthError)
    levels = levels_of(series, kind).since(base_year)
    goal = None if target is None else target_of(target, levels)
    bound = None if limit is None else plain("limit", limit)
    _check_arguments(method, goal, wanted, bound is not None)
    base, latest = levels.values[0], levels.values[-1]
    if goal is not None and goal[0] <= base[0]:
        raise GrowthError("target-not-after-base", "target", goal[0], first=base[0])
    asked = Question(base, latest, goal, wanted or _way(base, goal), bound, levels.measure)
    reason = _no_way(asked)
    known = _not_judged(method, asked, levels)
    return METHODS[method](asked, known) if reason is None else attrs.evolve(known, reason=reason)


def _check_arguments(
    method: Method, target: Point | None, polarity: IndicatorPolarity | None, has_limit: bool
) -> None:
    if target is None and method is Method.LINEAR_PATH:
        raise GrowthError("no-target", "target")
    if target is None and polarity is None:
        raise GrowthError("no-polarity", "polarity")
    if has_limit and (target is not None or method is not Method.OPEN_SDG):
        raise GrowthError("unwanted-limit", "limit")


def _way(base: Point, target: Point | None) -> IndicatorPolarity | None:
    if target is None or target[1] == base[1]:
        return None
    rises = target[1] > base[1]
    return IndicatorPolarity.HIGHER_IS_BETTER if rises else IndicatorPolarity.LOWER_IS_BETTER


def _no_way(asked: Question) -> str | None:
    """Why no method could judge this."""
    (first, _), (now, _) = asked.base, asked.latest
    if first == now:
        return f"there is no value after the base of {first}: a way needs two"
    if asked.target is not None and now > asked.target[0]:
        return f"the target's year, {asked.target[0]}, is over: the latest value is of {now}"
    if asked.polarity is None:
        return "the base is the target itself, so neither way is the right one without a polarity"
    return None


def _not_judged(method: Method, asked: Question, levels: Levels) -> Progress:
    """The question: the facts known before the method is applied."""
    return Progress(
        method=method,
        base=_exact_point(asked.base),
        latest=_exact_point(asked.latest),
        target=None if asked.target is None else _exact_point(asked.target),
        polarity=asked.polarity,
        measure=asked.measure,
        unit=levels.unit,
        limit=None if asked.limit is None else decimal_or_fraction(asked.limit),
    )


def _exact_point(point: Point) -> tuple[int, Exact]:
    year, value = point
    return year, decimal_or_fraction(value)
