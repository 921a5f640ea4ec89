"""Verdicts: one of a plain number, and the scorecard, beside the same tests with portion.

portion is the interval library that one would reach for. Its side makes the sets that a
target asks for out of the printed number and its hedge, and finds what an `Assessment`
holds: the verdict, that of the stretch, margin and ratio, whether the guarded rule agrees,
and the verdicts of the other readings of the words. It has an easier task: it looks up
nothing, checks no unit, year or number, finds no tolerance at which a verdict flips, and
leaves out the targets without a number and the one that follows another indicator.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import portion

import dalian_report as dr
from benchmarks import timing
from dalian_report.attainment import Verdict
from dalian_report.attainment._assessment import Assessment, case_of
from dalian_report.attainment._conformity import verdict_on
from dalian_report.model._intervals import Interval
from dalian_report.model._vocabulary import Bound, Sense

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalian_report.model import Figure, Observation

__all__ = ["report"]

PAIRS = (
    ("verdict on a set", "portion: verdict on a set"),
    ("verdicts on all rows", "portion: verdicts on all rows"),
    ("assess a number", "portion: assess a number"),
    ("scorecard", "portion: scorecard"),
)
_TOLERANCE = Fraction(1, 20)
_INFINITY = portion.inf


class _Asked(NamedTuple):
    met: portion.Interval
    grey: portion.Interval


def report(rounds: int = 15) -> list[str]:
    """The medians, and the ratios that are claimed."""
    gdp, number = dr.load().target("gdp"), Decimal("6.1")
    judged = dr.assess(gdp, number)
    assert judged.required is not None
    assert judged.figure is not None
    asked = _asked(judged.figure, Sense.FLOOR, judged.figure.bound, "grey")
    assert _peer_assess(judged, number, None)[0] is judged.verdict
    rows = [row for row in dr.scorecard().rows if row.figure is not None and row.actual is not None]
    assert [verdicts[0] for verdicts in _peer_scorecard(rows)] == [row.verdict for row in rows]
    assert _peer_verdicts(rows) == _verdicts(rows)
    cases: dict[str, Callable[[], object]] = {
        "verdict on a set": partial(verdict_on, Interval.point(number), judged.required),
        "portion: verdict on a set": partial(_verdict, portion.singleton(Fraction(number)), asked),
        "verdicts on all rows": partial(_verdicts, rows),
        "portion: verdicts on all rows": partial(_peer_verdicts, rows),
        "assess a number": partial(dr.assess, gdp, number),
        "portion: assess a number": partial(_peer_assess, judged, number, None),
        "scorecard": dr.scorecard,
        "portion: scorecard": partial(_peer_scorecard, rows),
    }
    return timing.lines("verdicts", timing.compare(cases, rounds=rounds), PAIRS)


def _verdicts(rows: list[Assessment]) -> list[Verdict]:
    """The bare verdicts of a scorecard: the sets of the records, which are remembered, compared."""
    report = dr.load()
    return [
        case_of(row, _published(row), None, None, report).verdict(row.policy, row.rule)
        for row in rows
    ]


def _peer_verdicts(rows: list[Assessment]) -> list[Verdict]:
    return [
        _verdict(
            _actual(Fraction(_number(row)), _published(row).bound),
            _asked(_figure(row), row.target.sense, _printed(_figure(row)), "grey"),
        )
        for row in rows
    ]


def _published(row: Assessment) -> Observation:
    assert row.observation is not None
    return row.observation


def _number(row: Assessment) -> Decimal:
    value = _published(row).value
    assert value is not None
    return value


def _figure(row: Assessment) -> Figure:
    assert row.figure is not None
    return row.figure


def _printed(figure: Figure) -> Bound:
    """Its hedge, that of the Chinese text where there is one."""
    return figure.bound if figure.original is None else figure.original.bound


def _peer_scorecard(rows: list[Assessment]) -> list[list[Verdict]]:
    """Every row that has a number and a threshold of its own."""
    return [_peer_assess(row, _number(row), _published(row)) for row in rows]


def _peer_assess(
    row: Assessment, number: Decimal, observation: Observation | None
) -> list[Verdict]:
    """What a row holds: its verdict first, then all the others."""
    figure, sense = _figure(row), row.target.sense
    bound = _printed(figure)
    value = Fraction(number)
    actual = _actual(value, Bound.EXACT if observation is None else observation.bound)
    asked = _asked(figure, sense, bound, "grey")
    found = [_verdict(actual, asked)]
    if row.stretch is not None:
        found.append(_verdict(actual, _asked(row.stretch, sense, row.stretch.bound, "grey")))
    if observation is not None and observation.resolution is not None:
        half = Fraction(observation.resolution) / 2
        found.append(_verdict(portion.closed(value - half, value + half), asked))
    for text in {bound, figure.bound}:
        readings = ("grey", "inclusive", "two_sided") if text is Bound.ABOUT else ("grey",)
        found += [_verdict(actual, _asked(figure, sense, text, reading)) for reading in readings]
    limit = Fraction(figure.value)
    actual.replace(lower=lambda end: end - limit, upper=lambda end: end - limit)
    actual.replace(lower=lambda end: end / limit, upper=lambda end: end / limit)
    return found


def _actual(value: Fraction, bound: Bound | None) -> portion.Interval:
    if bound is Bound.ABOUT:
        return portion.closed(value - _TOLERANCE * value, value + _TOLERANCE * value)
    if bound is Bound.MORE_THAN:
        return portion.open(value, _INFINITY)
    if bound is Bound.AT_LEAST:
        return portion.closedopen(value, _INFINITY)
    if bound is Bound.LESS_THAN:
        return portion.open(-_INFINITY, value)
    return portion.singleton(value)


def _asked(figure: Figure, sense: Sense, bound: Bound, reading: str) -> _Asked:
    """What meets a floor or a ceiling, and what its hedge leaves open."""
    limit = Fraction(figure.value)
    if bound is Bound.ABOUT:
        low, high = limit * (1 - _TOLERANCE), limit * (1 + _TOLERANCE)
        if reading == "two_sided":
            return _Asked(portion.closed(low, high), portion.empty())
        if reading == "inclusive" and sense is Sense.CEILING:
            return _Asked(portion.openclosed(-_INFINITY, high), portion.empty())
        if reading == "inclusive":
            return _Asked(portion.closedopen(low, _INFINITY), portion.empty())
        if sense is Sense.CEILING:
            met, grey = portion.openclosed(-_INFINITY, limit), portion.openclosed(limit, high)
            return _Asked(met, grey)
        return _Asked(portion.closedopen(limit, _INFINITY), portion.closedopen(low, limit))
    if sense is Sense.CEILING:
        return _Asked(portion.openclosed(-_INFINITY, limit), portion.empty())
    met = portion.open if bound is Bound.MORE_THAN else portion.closedopen
    return _Asked(met(limit, _INFINITY), portion.empty())


def _verdict(actual: portion.Interval, asked: _Asked) -> Verdict:
    if actual in asked.met:
        return Verdict.MET
    is_open = actual.overlaps(asked.met | asked.grey)
    return Verdict.UNDECIDED if is_open else Verdict.NOT_MET
