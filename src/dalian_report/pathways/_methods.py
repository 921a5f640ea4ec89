"""The methods themselves: from a question to the fields of an answer.

Each returns its results with a band, or with the reason for a missing band. Sources
and formulas are in the docs under "Progress towards a target".
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

import attrs

from dalian_report.growth._reals import (
    Real,
    is_at_least,
    logarithm_ratio,
    power,
    quotient,
    rounded,
    scaled,
)
from dalian_report.model._quantities import decimal_or_fraction, decimal_text
from dalian_report.model._vocabulary import IndicatorPolarity, Measure
from dalian_report.pathways._bands import (
    EUROSTAT_TREND,
    EUROSTAT_WITH_TARGET,
    OPEN_SDG_TREND,
    OPEN_SDG_WITH_TARGET,
    Band,
    EurostatBand,
    LinearPathBand,
    Method,
    OpenSdgBand,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dalian_report.pathways._inputs import Point
    from dalian_report.pathways._results import Progress

B = TypeVar("B", bound=Band)

_NO_AMOUNTS = {Measure.RANK: "a rank is no amount", Measure.CHANGE: "a change is no level"}


@attrs.frozen
class Question:
    """The question to a method. The years ascend, and the latest is not after the target's."""

    base: Point
    latest: Point
    target: Point | None
    polarity: IndicatorPolarity | None
    limit: Fraction | None
    measure: Measure

    @property
    def wanted(self) -> int:
        """Whether up (1) or down (-1) is the right way."""
        return -1 if self.polarity is IndicatorPolarity.LOWER_IS_BETTER else 1

    def meets_target(self, point: Point) -> bool:
        """Whether the value is at the target or past it."""
        assert self.target is not None
        return (point[1] - self.target[1]) * self.wanted >= 0

    @property
    def folded(self) -> Question:
        """With values below the target mirrored to above it, T + |y - T|. Lower is better."""
        assert self.target is not None
        goal = self.target[1]
        base, latest = (
            (year, goal + abs(value - goal)) for year, value in (self.base, self.latest)
        )
        return attrs.evolve(
            self, base=base, latest=latest, polarity=IndicatorPolarity.LOWER_IS_BETTER
        )


def _linear_path(asked: Question, known: Progress) -> Progress:
    assert asked.target is not None
    (first, start), (now, here), (last, goal) = asked.base, asked.latest, asked.target
    rate = (here - start) / (now - first)
    share_of_time = Fraction(now - first, last - first)
    known = attrs.evolve(
        known,
        actual_rate=rounded(rate),
        required_rate=rounded((goal - start) / (last - first)),
        share_of_time=rounded(share_of_time),
        required_value=rounded(start + (goal - start) * share_of_time),
    )
    reason = _two_sided(asked) or _nowhere_to_go(asked)
    if reason is not None:
        return attrs.evolve(known, reason=reason)
    share_done = (here - start) / (goal - start)
    on_track = share_done >= share_of_time
    return attrs.evolve(
        known,
        ratio=rounded(share_done / share_of_time),
        share_done=rounded(share_done),
        band=LinearPathBand.ON_TRACK if on_track else LinearPathBand.BEHIND,
    )


def _eurostat(asked: Question, known: Progress) -> Progress:
    reason = _two_sided(asked) or _no_amount(asked)
    no_rate = reason or _negative(asked) or _no_rate(asked)
    known = known if no_rate else _with_rates(asked, known)
    if asked.target is None:
        if no_rate is not None:
            return attrs.evolve(known, reason=no_rate)
        trend = scaled(_growth(asked), Fraction(asked.wanted))
        return attrs.evolve(known, band=band_of(trend, *EUROSTAT_TREND))
    no_ratio = no_rate or _no_ratio(asked) or _nowhere_to_go(asked)
    ratio = None if no_ratio else _ratio(asked)
    known = attrs.evolve(known, ratio=None if ratio is None else rounded(ratio))
    if reason is None and asked.meets_target(asked.latest):
        return attrs.evolve(known, band=EurostatBand.TARGET_MET)
    if ratio is None:
        return attrs.evolve(known, reason=no_ratio)
    return attrs.evolve(known, band=band_of(ratio, *EUROSTAT_WITH_TARGET))


def _open_sdg(asked: Question, known: Progress) -> Progress:
    reason = _no_amount(asked)
    if asked.polarity is IndicatorPolarity.NEUTRAL:
        if asked.target is None:
            reason = "an indicator that is neither to rise nor to fall is judged by a target only"
        else:
            asked = asked.folded
    no_rate = reason or _no_rate(asked)
    known = known if no_rate else _with_rates(asked, known)
    if asked.target is None:
        no_trend = no_rate or _misplaced_limit(asked)
        return attrs.evolve(known, reason=no_trend) if no_trend else _open_sdg_trend(asked, known)
    no_ratio = no_rate or _no_ratio(asked)
    ratio = None if no_ratio else _ratio(asked)
    known = attrs.evolve(known, ratio=None if ratio is None else rounded(ratio))
    if reason is None and asked.meets_target(asked.latest):
        return attrs.evolve(known, band=OpenSdgBand.TARGET_ACHIEVED, score=Decimal(5))
    if ratio is None:
        return attrs.evolve(known, reason=no_ratio)
    band = band_of(ratio, *OPEN_SDG_WITH_TARGET)
    return attrs.evolve(known, band=band, score=_score_with_target(ratio))


def _open_sdg_trend(asked: Question, known: Progress) -> Progress:
    sign = -1 if asked.base[1] < 0 else 1
    trend = scaled(_growth(asked), Fraction(sign * asked.wanted))
    scaling = _scaling(asked)
    known = attrs.evolve(known, scaling=None if asked.limit is None else rounded(scaling))
    if not is_at_least(trend, Fraction(0)):
        score = _capped(scaled(trend, Fraction(125), Fraction("-2.5")))
        return attrs.evolve(known, band=OpenSdgBand.DETERIORATION, score=score)
    if scaling == 0:
        return attrs.evolve(known, band=OpenSdgBand.ON_TRACK, score=Decimal(5))
    trend = quotient(trend, scaling)
    band = band_of(trend, *OPEN_SDG_TREND)
    factor, constant = _TREND_SCORES[band]
    return attrs.evolve(known, band=band, score=_capped(scaled(trend, factor, constant)))


_TREND_SCORES = {
    OpenSdgBand.ON_TRACK: (Fraction(500), Fraction(-5)),
    OpenSdgBand.ACCELERATION_NEEDED: (Fraction(250), Fraction("-1.25")),
    OpenSdgBand.LIMITED_PROGRESS: (Fraction(500), Fraction("-2.5")),
}
_SCALING_EXPONENT = Fraction("4.44")


def _scaling(asked: Question) -> Real:
    """C: 1 far from the natural limit, 0 at it, the same at one distance on either side."""
    if asked.limit is None:
        return Fraction(1)
    base, limit = abs(asked.base[1]), abs(asked.limit)
    if base >= 2 * limit:
        return Fraction(1)
    nearness = base if base <= limit else 2 * limit - base
    return shortfall(nearness / limit, _SCALING_EXPONENT)


def _score_with_target(ratio: Real) -> Decimal:
    if is_at_least(ratio, Fraction("0.6")):
        return _capped(scaled(ratio, Fraction("7.1429"), Fraction("-4.2857")))
    return _capped(scaled(ratio, Fraction("4.1667"), Fraction("-2.5")))


def _capped(score: Real) -> Decimal:
    if is_at_least(score, Fraction(5)):
        return Decimal(5)
    return rounded(score) if is_at_least(score, Fraction(-5)) else Decimal(-5)


def _growth(asked: Question) -> Real:
    """The compound yearly rate from base to latest."""
    (first, start), (now, here) = asked.base, asked.latest
    return root_rate(here / start, now - first)


def _ratio(asked: Question) -> Real:
    """The actual rate over the size of the required one, above 0 where it goes the right way."""
    assert asked.target is not None
    (first, start), (now, here), (last, goal) = asked.base, asked.latest, asked.target
    ratio = rate_quotient(here / start, now - first, goal / start, last - first)
    required_is_right_way = (goal - start) * asked.wanted > 0
    return ratio if required_is_right_way else scaled(ratio, Fraction(-1))


def _with_rates(asked: Question, known: Progress) -> Progress:
    """The two rates. A target of 0 or of the other sign does not have a required rate."""
    required = None
    if asked.target is not None and asked.target[1] * asked.base[1] > 0:
        (first, start), (last, goal) = asked.base, asked.target
        required = rounded(root_rate(goal / start, last - first))
    return attrs.evolve(known, actual_rate=rounded(_growth(asked)), required_rate=required)


def _two_sided(asked: Question) -> str | None:
    if asked.polarity is IndicatorPolarity.NEUTRAL:
        return "the method has no rule for an indicator that is neither to rise nor to fall"
    return None


def _no_amount(asked: Question) -> str | None:
    return _NO_AMOUNTS.get(asked.measure)


def _negative(asked: Question) -> str | None:
    if asked.base[1] < 0:
        return f"the base is below 0: {_number(asked.base)}"
    return None


def _no_rate(asked: Question) -> str | None:
    if asked.base[1] == 0:
        return "the base is 0, of which no change is a share"
    if asked.base[1] * asked.latest[1] < 0:
        return (
            f"base and latest value have opposite signs: {_number(asked.base)}, "
            f"{_number(asked.latest)}"
        )
    return None


def _no_ratio(asked: Question) -> str | None:
    assert asked.target is not None
    if asked.target[1] == 0:
        return "the target is 0, to which no constant rate leads"
    if asked.target[1] * asked.base[1] < 0:
        return (
            f"base and target have opposite signs: {_number(asked.base)}, {_number(asked.target)}"
        )
    if asked.target[1] == asked.base[1]:
        return f"the base is the target itself, {_number(asked.base)}: the required rate is 0"
    return None


def _nowhere_to_go(asked: Question) -> str | None:
    assert asked.target is not None
    if asked.meets_target(asked.base):
        return f"the base already meets the target: {_number(asked.base)}, {_number(asked.target)}"
    return None


def _misplaced_limit(asked: Question) -> str | None:
    if asked.limit is None:
        return None
    limit = decimal_text(decimal_or_fraction(asked.limit))
    if asked.limit * asked.base[1] < 0:
        return f"base and limit have opposite signs: {_number(asked.base)}, {limit}"
    if (asked.base[1] - asked.limit) * asked.wanted > 0:
        return f"the base is beyond its limit: {_number(asked.base)}, {limit}"
    return None


def _number(point: Point) -> str:
    return decimal_text(decimal_or_fraction(point[1]))


def root_rate(multiple: Fraction, years: int) -> Real:
    """The yearly rate that makes 1 the multiple (0 or more) in so many years.

    >>> root_rate(Fraction(121, 100), 2)
    Fraction(1, 10)
    """
    if multiple == 0:
        return Fraction(-1)
    return scaled(power(multiple, Fraction(1, years)), Fraction(1), Fraction(-1))


def rate_quotient(
    multiple: Fraction, years: int, other_multiple: Fraction, other_years: int
) -> Real:
    """One yearly rate divided by another, whose multiple is above 0 and not 1.

    Roots of fractions with irrational quotients, together with 1, are linearly independent over
    the rationals (Mordell, "On the linear independence of algebraic numbers", 1953). So a quotient
    of two rates is rational only where both are, where it is 0, and where the roots are equal, in
    which case it is 1. Each of these is found to be a fraction first. For all others, brackets can
    be narrowed until they exclude a threshold. The same holds for a rate of 0 or more divided by 1
    less a root, as Open SDG's limits have it.
    """
    rate, other_rate = root_rate(multiple, years), root_rate(other_multiple, other_years)
    if multiple > 0 and logarithm_ratio(multiple, other_multiple) == Fraction(years, other_years):
        return Fraction(1)
    return quotient(rate, other_rate)


def shortfall(base: Fraction, exponent: Fraction) -> Real:
    """1 - base ** exponent, for a base of 0 or more.

    >>> shortfall(Fraction(0), Fraction(2)), shortfall(Fraction(1, 2), Fraction(2))
    (Fraction(1, 1), Fraction(3, 4))
    """
    if base == 0:
        return Fraction(1)
    return scaled(power(base, exponent), Fraction(-1), Fraction(1))


def band_of(value: Real, steps: Sequence[tuple[Fraction, B]], last: B) -> B:
    """The first band whose least value is not above the value, else the last one."""
    return next((band for least, band in steps if is_at_least(value, least)), last)


METHODS: dict[Method, Callable[[Question, Progress], Progress]] = {
    Method.LINEAR_PATH: _linear_path,
    Method.EUROSTAT: _eurostat,
    Method.OPEN_SDG: _open_sdg,
}
