"""Laws of the progress methods, and an oracle of another arithmetic."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import mpmath
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import dalian_report as dr
from dalian_report.pathways import EurostatBand, LinearPathBand, OpenSdgBand

UP, DOWN = "higher_is_better", "lower_is_better"
ORDER = {
    "linear_path": [LinearPathBand.BEHIND, LinearPathBand.ON_TRACK],
    "eurostat": [
        EurostatBand.SIGNIFICANT_MOVEMENT_AWAY,
        EurostatBand.MODERATE_MOVEMENT_AWAY,
        EurostatBand.MOVEMENT_AWAY,
        EurostatBand.INSUFFICIENT_PROGRESS,
        EurostatBand.MODERATE_PROGRESS,
        EurostatBand.SIGNIFICANT_PROGRESS,
        EurostatBand.TARGET_MET,
    ],
    "open_sdg": [
        OpenSdgBand.DETERIORATION,
        OpenSdgBand.LIMITED_PROGRESS,
        OpenSdgBand.ACCELERATION_NEEDED,
        OpenSdgBand.ON_TRACK,
        OpenSdgBand.TARGET_ACHIEVED,
    ],
}
"""From worst to best."""

methods = st.sampled_from(sorted(ORDER))
rate_methods = st.sampled_from(["eurostat", "open_sdg"])
amounts = st.decimals("0.01", "1000", places=2)
any_numbers = st.decimals(-1000, 1000, places=2)
years = st.tuples(st.integers(1990, 2010), st.integers(1, 15), st.integers(0, 15))
polarities = st.sampled_from([UP, DOWN])


def judged(spans, base, latest, goal, method, **more):
    """By a series of two values and a target: base year, years so far, years to go."""
    first, so_far, to_go = spans
    series = {first: base, first + so_far: latest}
    target = None if goal is None else (first + so_far + to_go, goal)
    return dr.progress(series, target=target, method=method, **more)


@given(methods, years, amounts, amounts, amounts, st.none() | amounts, polarities)
def test_a_better_value_is_never_in_a_worse_band(method, spans, base, one, other, goal, polarity):
    assume(goal is not None or method != "linear_path")
    worse, better = sorted((one, other), reverse=polarity == DOWN)
    found = [
        judged(spans, base, latest, goal, method, polarity=polarity) for latest in (worse, better)
    ]
    if None in (found[0].band, found[1].band):
        # Only a target that is achieved is told where the method has no other answer.
        assert found[0].band is None
        return
    low, high = (ORDER[method].index(one.band) for one in found)
    assert low <= high
    if method == "open_sdg":
        assert found[0].score <= found[1].score


@given(years, any_numbers, any_numbers, st.fractions(0, 1))
def test_between_base_and_target_the_share_done_is_from_0_to_1(spans, base, goal, share):
    assume(base != goal)
    latest = Fraction(base) + (Fraction(goal) - Fraction(base)) * share
    found = judged(spans, base, latest, goal, "linear_path")
    assert 0 <= found.share_done <= 1
    assert 0 < found.share_of_time <= 1
    assert abs(Fraction(found.share_done) - share) <= Fraction(1, 10**27)
    _, so_far, to_go = spans
    assert (found.band == "on_track") is (share >= Fraction(so_far, so_far + to_go))


@given(years, any_numbers, any_numbers)
def test_a_value_on_the_line_is_on_track_and_any_below_it_behind(spans, base, goal):
    assume(base != goal)
    _, so_far, to_go = spans
    step = Fraction(goal - base) / (so_far + to_go)
    line = Fraction(base) + step * so_far
    found = judged(spans, base, line, goal, "linear_path")
    assert (found.band, found.ratio) == ("on_track", 1)
    assert judged(spans, base, line - step / 10**50, goal, "linear_path").band == "behind"


@given(st.sampled_from(["linear_path", "open_sdg"]), years, any_numbers, any_numbers, any_numbers)
def test_the_mirrored_series_with_the_mirrored_polarity_is_judged_alike(
    method, spans, base, latest, goal
):
    for polarity, mirrored in ((UP, DOWN), (DOWN, UP)):
        found = judged(spans, base, latest, goal, method, polarity=polarity)
        other = judged(spans, -base, -latest, -goal, method, polarity=mirrored)
        assert found.band == other.band
        assert (found.reason is None) is (other.reason is None)
        assert (found.ratio, found.score, found.share_done) == (
            other.ratio,
            other.score,
            other.share_done,
        )


@given(methods, years, amounts, amounts, amounts, st.decimals("0.001", "1000", places=3))
def test_the_unit_does_not_matter(method, spans, base, latest, goal, factor):
    found = judged(spans, base, latest, goal, method)
    scaled = judged(spans, *(value * factor for value in (base, latest, goal)), method)
    assert (found.band, found.ratio, found.score) == (scaled.band, scaled.ratio, scaled.score)


@given(methods, years, amounts, amounts, amounts, st.integers(-500, 5000))
def test_the_calendar_does_not_matter(method, spans, base, latest, goal, shift):
    first, so_far, to_go = spans
    found = judged(spans, base, latest, goal, method)
    shifted = judged((first + shift, so_far, to_go), base, latest, goal, method)
    assert (found.band, found.ratio, found.score, found.required_value) == (
        shifted.band,
        shifted.ratio,
        shifted.score,
        shifted.required_value,
    )


@given(years, amounts, amounts, amounts, polarities, rate_methods)
def test_ratios_and_scores_are_those_of_another_arithmetic(
    spans, base, latest, goal, polarity, method
):
    _, so_far, to_go = spans
    sign = 1 if polarity == UP else -1
    assume(base != goal)
    assume((base < goal) is (polarity == UP) or method == "open_sdg")
    found = judged(spans, base, latest, goal, method, polarity=polarity)
    with mpmath.workdps(50):
        start = mpmath.mpf(str(base))
        actual = mpmath.root(mpmath.mpf(str(latest)) / start, so_far) - 1
        required = mpmath.root(mpmath.mpf(str(goal)) / start, so_far + to_go) - 1
        ratio = sign * actual / abs(required)
        assert mpmath.almosteq(mpmath.mpf(str(found.actual_rate)), actual, 1e-26, 1e-26)
        assert mpmath.almosteq(mpmath.mpf(str(found.required_rate)), required, 1e-26, 1e-26)
        assert mpmath.almosteq(mpmath.mpf(str(found.ratio)), ratio, 1e-24, 1e-24)
        if method == "open_sdg" and found.band != "target_achieved":
            steep = ratio * mpmath.mpf("4.1667") - mpmath.mpf("2.5")
            if ratio >= mpmath.mpf("0.6"):
                steep = ratio * mpmath.mpf("7.1429") - mpmath.mpf("4.2857")
            expected = min(max(steep, -5), 5)
            assert mpmath.almosteq(mpmath.mpf(str(found.score)), expected, 1e-22, 1e-22)


@given(years, amounts, amounts, st.decimals("0.01", "1000", places=2), polarities)
def test_a_limit_scales_between_0_and_1_and_never_worsens_a_band(
    spans, base, latest, limit, polarity
):
    assume((limit >= base) if polarity == UP else (limit <= base))
    plain = judged(spans, base, latest, None, "open_sdg", polarity=polarity)
    near = judged(spans, base, latest, None, "open_sdg", polarity=polarity, limit=limit)
    assert 0 <= near.scaling <= 1
    assert ORDER["open_sdg"].index(near.band) >= ORDER["open_sdg"].index(plain.band)
    assert near.score >= plain.score
    distance = abs(limit - base) / limit
    with mpmath.workdps(50):
        expected = 1 - mpmath.power(1 - min(mpmath.mpf(str(distance)), 1), mpmath.mpf("4.44"))
        assert mpmath.almosteq(mpmath.mpf(str(near.scaling)), expected, 1e-24, 1e-24)


@given(
    methods,
    years,
    *[st.floats(allow_nan=False, allow_infinity=False)] * 3,
    st.sampled_from([None, UP, DOWN, "neutral"]),
)
def test_there_is_always_a_band_or_a_reason_and_never_a_number_that_is_none(
    method, spans, base, latest, goal, polarity
):
    found = judged(spans, base, latest, goal, method, polarity=polarity)
    assert (found.band is None) is (found.reason is not None)
    for name in ("actual_rate", "required_rate", "ratio", "score", "share_done", "required_value"):
        number = getattr(found, name)
        assert number is None or (isinstance(number, Decimal) and number.is_finite())
    assert found.explain()
    assert found.to_dict()["method"] == method


@given(st.lists(st.decimals("-0.5", "0.5", places=3), min_size=1, max_size=12))
def test_levels_from_rates_are_those_of_compounding(rates):
    from dalian_report.growth import compound

    series = {2001 + place: rate for place, rate in enumerate(rates)}
    found = dr.progress(series, measure="growth", method="eurostat", polarity=UP)
    assert found.base == (2000, 100)
    total = Fraction(found.latest[1]) / 100 - 1
    assert float(total) == pytest.approx(float(compound(rates)), abs=1e-15)
