"""Progress methods against published numbers, at their edges, and with bad input."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal, localcontext
from fractions import Fraction
from math import isqrt

import attrs
import numpy as np
import pytest

import dalian_report as dr
from dalian_report.growth import GrowthUnitError, required_rate
from dalian_report.growth._reals import is_at_least, quotient, rounded, scaled
from dalian_report.model import Measure
from dalian_report.pathways import EurostatBand, LinearPathBand, Method, OpenSdgBand
from dalian_report.pathways._methods import rate_quotient, root_rate, shortfall
from refusals import refused
from targets_made_up import figure, observed

RENEWABLES = {2015: Decimal("17.82"), 2022: Decimal("22.47")}
"""The EU's share of renewable energy in percent (EEA), the last value an early estimate."""
GOAL = (2030, Decimal("42.5"))
UP, DOWN, NEUTRAL = "higher_is_better", "lower_is_better", "neutral"


def one_year(latest, *, base=100, **more):
    """A way of one year, on which every rate is a fraction."""
    return dr.progress({2020: base, 2021: latest}, **more)


# --- published numbers -----------------------------------------------------------------


def test_eu_renewables_by_eurostat_and_by_statistics_canada():
    eurostat = dr.progress(RENEWABLES, target=GOAL, method="eurostat")
    assert round(eurostat.actual_rate, 5) == Decimal("0.03368")
    assert round(eurostat.required_rate, 5) == Decimal("0.05966")
    assert round(eurostat.ratio, 3) == Decimal("0.565")
    assert eurostat.band is EurostatBand.INSUFFICIENT_PROGRESS
    canada = dr.progress(RENEWABLES, target=GOAL, method="open_sdg")
    assert canada.ratio == eurostat.ratio
    assert canada.band is OpenSdgBand.LIMITED_PROGRESS
    assert round(canada.score, 3) == round(Decimal("4.1667") * canada.ratio - Decimal("2.5"), 3)
    assert round(required_rate(Decimal("22.47"), Decimal("42.5"), 8), 4) == Decimal("0.0829")


@pytest.mark.parametrize(
    ("year", "printed"),
    [
        (2023, "25.46"),
        (2024, "27.90"),
        (2025, "30.34"),
        (2026, "32.78"),
        (2027, "35.22"),
        (2028, "37.66"),
        (2029, "40.10"),
        (2030, "42.50"),
    ],
)
def test_the_linear_path_of_the_eea(year, printed):
    # Printed in steps of 2.44, rounded from 2.435, with a short last one.
    found = dr.progress({2022: Decimal("23.02"), year: 30}, target=GOAL)
    assert abs(found.required_value - Decimal(printed)) <= Decimal("0.04")


def test_the_linear_path_of_the_marine_economy():
    report = dr.load()
    target = report.target("marine-output")
    before, goal = report.figure(target.baseline_figure_id), report.figure(target.figure_id)
    outcome = dr.scorecard().row("marine-output").observation
    if outcome is not None and outcome.value is not None:
        found = dr.progress([before, outcome], target=goal)
        assert found.unit == "CNY"
        assert found.share_of_time == 1
    found = dr.progress([before, (2023, 400_000_000_000)], target=goal)
    assert (found.share_done, found.share_of_time) == (Decimal("0.5"), 1)
    assert found.band is LinearPathBand.BEHIND


def test_the_scaling_near_a_natural_limit_of_100():
    found = dr.progress({2015: 95, 2022: 96}, method="open_sdg", polarity=UP, limit=100)
    assert round(found.scaling, 4) == Decimal("0.2037")
    # Thresholds of 1.5% and 0.5% become 0.31% and 0.10%; 0.15% a year lies between them.
    assert found.band is OpenSdgBand.ACCELERATION_NEEDED
    unlimited = dr.progress({2015: 95, 2022: 96}, method="open_sdg", polarity=UP)
    assert unlimited.scaling is None
    assert unlimited.band is OpenSdgBand.LIMITED_PROGRESS


def test_doubling_the_gdp_of_2010_by_2020_from_growth_rates():
    # The rates that a spokesman's 6.3% for the remaining three years rests on (2018).
    rates = ["9.5", "7.9", "7.8", "7.3", "6.9", "6.7", "6.9"]
    series = {2011 + place: Decimal(rate) / 100 for place, rate in enumerate(rates)}
    found = dr.progress(series, measure="growth", target=(2020, 200), method="eurostat")
    assert found.base == (2010, 100)
    assert found.latest[0] == 2017
    assert round(found.latest[1] / 100, 4) == Decimal("1.6664")
    assert round(found.required_rate, 5) == Decimal("0.07177")
    assert found.band is EurostatBand.SIGNIFICANT_PROGRESS
    assert found.measure is Measure.GROWTH


# --- thresholds, exactly ----------------------------------------------------------------

NEARLY = Decimal("1E-60")


@pytest.mark.parametrize(
    ("latest", "eurostat", "open_sdg"),
    [
        ("201", "target_met", "target_achieved"),
        ("200", "target_met", "target_achieved"),
        ("199.9", "significant_progress", "on_track"),
        ("195", "significant_progress", "on_track"),
        ("195-", "moderate_progress", "acceleration_needed"),
        ("160", "moderate_progress", "acceleration_needed"),
        ("160-", "insufficient_progress", "limited_progress"),
        ("100", "insufficient_progress", "limited_progress"),
        ("100-", "movement_away", "deterioration"),
        ("1", "movement_away", "deterioration"),
        ("0", "movement_away", "deterioration"),
    ],
)
@pytest.mark.parametrize("factor", [1, -1])
def test_bands_with_a_target_begin_where_they_are_said_to(latest, eurostat, open_sdg, factor):
    with localcontext(prec=100):
        value = (Decimal(latest.rstrip("-")) - (NEARLY if latest.endswith("-") else 0)) * factor
    if factor == -1:
        # Of numbers below 0 only Open SDG knows; there the band is the mirrored one.
        eurostat = None
    target = (2021, 200 * factor)
    found = one_year(value, base=100 * factor, target=target, method="open_sdg")
    assert found.band == open_sdg
    if eurostat is not None:
        assert one_year(value, target=target, method="eurostat").band == eurostat


@pytest.mark.parametrize(
    ("latest", "band"),
    [
        ("101", "significant_progress"),
        ("101-", "moderate_progress"),
        ("100", "moderate_progress"),
        ("100-", "moderate_movement_away"),
        ("99", "moderate_movement_away"),
        ("99-", "significant_movement_away"),
    ],
)
def test_eurostats_bands_without_a_target(latest, band):
    value = Decimal(latest.rstrip("-"))
    with localcontext(prec=100):
        value -= NEARLY if latest.endswith("-") else 0
        mirrored = 200 - value
    assert one_year(value, method="eurostat", polarity=UP).band == band
    found = one_year(mirrored, method="eurostat", polarity=DOWN)
    assert found.band == band
    assert found.actual_rate == -one_year(value, method="eurostat", polarity=UP).actual_rate


@pytest.mark.parametrize(
    ("latest", "band", "score"),
    [
        ("103", "on_track", "5"),
        ("102", "on_track", "5"),
        ("101.5", "on_track", "2.5"),
        ("101.499", "acceleration_needed", "2.4975"),
        ("101", "acceleration_needed", "1.25"),
        ("100.5", "acceleration_needed", "0"),
        ("100.499", "limited_progress", "-0.005"),
        ("100", "limited_progress", "-2.5"),
        ("99.999", "deterioration", "-2.50125"),
        ("99", "deterioration", "-3.75"),
        ("98", "deterioration", "-5"),
        ("50", "deterioration", "-5"),
    ],
)
def test_open_sdg_without_a_target(latest, band, score):
    rising = one_year(Decimal(latest), method="open_sdg", polarity=UP)
    falling = one_year(200 - Decimal(latest), method="open_sdg", polarity=DOWN)
    assert (rising.band, rising.score) == (band, Decimal(score))
    assert (falling.band, falling.score) == (band, Decimal(score))
    assert rising.required_rate is None
    assert rising.ratio is None


@pytest.mark.parametrize(
    ("latest", "score"),
    [
        ("300", "5"),  # achieved, whatever the ratio
        ("199", "2.785771"),  # R = 0.99
        ("160", "0.00004"),
        ("150", "-0.41665"),
        ("100", "-2.5"),
        ("40", "-5"),  # R = -0.6
        ("41", "-4.958353"),
        ("0", "-5"),
    ],
)
def test_open_sdg_scores_with_a_target(latest, score):
    found = one_year(Decimal(latest), target=(2021, 200), method="open_sdg")
    assert found.score == Decimal(score)


def test_a_score_is_capped_where_the_way_is_much_faster_than_needed():
    early = dr.progress({2015: 100, 2016: 199}, target=(2030, 200), method="open_sdg")
    assert early.band is OpenSdgBand.ON_TRACK
    assert early.score == 5


@pytest.mark.parametrize("method", ["eurostat", "open_sdg"])
def test_a_ratio_of_two_equal_irrational_rates_is_one(method):
    found = dr.progress({2020: 1, 2022: 2}, target=(2024, 4), method=method)
    assert found.ratio == 1
    assert found.actual_rate == found.required_rate
    assert round(found.actual_rate, 9) == Decimal("0.414213562")


@pytest.mark.parametrize("method", ["eurostat", "open_sdg"])
def test_a_ratio_of_two_equal_irrational_falls_is_one(method):
    found = dr.progress({2020: 4, 2022: 2}, target=(2024, 1), method=method)
    assert (found.ratio, found.band) == (1, one_year(199, target=(2021, 200), method=method).band)


def test_quotients_of_rates_that_are_rational_are_found_to_be_so():
    assert rate_quotient(Fraction(2), 2, Fraction(8), 6) == 1
    assert rate_quotient(Fraction(4), 2, Fraction(8), 3) == 1
    assert rate_quotient(Fraction(1), 3, Fraction(5), 7) == 0
    assert rate_quotient(Fraction(9), 2, Fraction(4), 2) == 2
    assert rate_quotient(Fraction(0), 4, Fraction(3), 1) == Fraction(-1, 2)
    assert callable(rate_quotient(Fraction(2), 2, Fraction(3), 2))
    assert quotient(Fraction(3), Fraction(-2)) == Fraction(-3, 2)


@pytest.mark.parametrize(
    ("base", "limit", "polarity", "scaling"),
    [
        (100, 100, UP, "0"),
        (50, 100, UP, "0.953929"),
        (0.001, 100, UP, "1.000000"),
        (150, 100, DOWN, "0.953929"),
        (105, 100, DOWN, "0.203670"),
        (100, 100, DOWN, "0"),
        (200, 100, DOWN, "1"),
        (900, 100, DOWN, "1"),
        (5, 0, DOWN, "1"),
        (-105, -100, UP, "0.203670"),
        (-95, -100, DOWN, "0.203670"),
        (-5, 0, UP, "1"),
    ],
)
def test_the_scaling_is_the_same_at_one_distance_on_either_side(base, limit, polarity, scaling):
    found = one_year(base, base=base, method="open_sdg", polarity=polarity, limit=limit)
    assert round(found.scaling, 6) == Decimal(scaling)


def test_at_its_limit_a_value_that_stays_is_on_track():
    for latest, band, score in ((100, "on_track", 5), (99, "deterioration", Decimal("-3.75"))):
        found = one_year(latest, method="open_sdg", polarity=UP, limit=100)
        assert (found.band, found.score, found.scaling) == (band, score, 0)


def test_scores_are_scaled_with_their_thresholds():
    near = {2015: Decimal(95), 2016: Decimal("95.1")}
    found = dr.progress(near, method="open_sdg", polarity=UP, limit=100)
    trend = found.actual_rate / found.scaling
    assert found.band is OpenSdgBand.ACCELERATION_NEEDED
    assert abs(found.score - (250 * trend - Decimal("1.25"))) < Decimal("1e-20")


# --- edges: achieved, past the target, folded ------------------------------------------


def test_what_is_achieved_is_achieved_whatever_the_trend():
    for method, band in (("eurostat", "target_met"), ("open_sdg", "target_achieved")):
        found = one_year(60, target=(2030, 50), polarity=UP, method=method)
        assert found.band == band
        # From 0, and to 0, no rate leads, but the target is reached all the same.
        assert one_year(60, base=0, target=(2030, 50), method=method).band == band
        gone = one_year(0, base=5, target=(2030, 0), method=method)
        assert (gone.band, gone.actual_rate, gone.required_rate, gone.ratio) == (
            band,
            -1,
            None,
            None,
        )
        assert one_year(5, base=-5, target=(2030, 5), method=method).band == band


def test_a_base_past_the_target_that_got_worse_is_deterioration_for_open_sdg():
    lost = one_year(40, base=60, target=(2030, 50), polarity=UP, method="open_sdg")
    assert lost.band is OpenSdgBand.DETERIORATION
    assert lost.ratio < 0
    rose = one_year(60, base=40, target=(2030, 50), polarity=DOWN, method="open_sdg")
    assert rose.band is OpenSdgBand.DETERIORATION


@pytest.mark.parametrize("method", ["linear_path", "eurostat"])
def test_the_other_methods_do_not_start_from_beyond_the_target(method):
    found = one_year(40, base=60, target=(2030, 50), polarity=UP, method=method)
    assert found.band is None
    assert found.ratio is None
    assert found.reason == "the base already meets the target: 60, 50"


def test_a_target_not_to_be_missed_on_either_side_is_folded_by_open_sdg():
    # Seats held by women, with a target of 50%: 60 is as far off as 40.
    above = {2015: 70, 2022: 60}
    below = {2015: 30, 2022: 40}
    across = {2015: 30, 2022: 60}
    found = [
        dr.progress(series, target=(2030, 50), polarity=NEUTRAL, method="open_sdg")
        for series in (above, below, across)
    ]
    as_fall = dr.progress(above, target=(2030, 50), polarity=DOWN, method="open_sdg")
    for one in found:
        assert (one.band, one.ratio, one.score) == (as_fall.band, as_fall.ratio, as_fall.score)
        assert one.polarity == NEUTRAL
    assert found[1].base == (2015, 30)
    exact = dr.progress(
        {2015: 30, 2022: 50}, target=(2030, 50), polarity=NEUTRAL, method="open_sdg"
    )
    assert exact.band is OpenSdgBand.TARGET_ACHIEVED
    missed = dr.progress(
        {2015: 60, 2022: 30}, target=(2030, 50), polarity=NEUTRAL, method="open_sdg"
    )
    assert missed.band is OpenSdgBand.DETERIORATION


def test_negative_values_turn_the_direction_round_for_open_sdg():
    better = one_year(-5, base=-10, polarity=UP, method="open_sdg")
    assert better.actual_rate == Decimal("-0.5")
    assert better.band is OpenSdgBand.ON_TRACK
    worse = one_year(-20, base=-10, polarity=UP, method="open_sdg")
    assert worse.band is OpenSdgBand.DETERIORATION
    way = one_year(-9, base=-10, target=(2022, -5), method="open_sdg")
    assert way.polarity == UP
    assert way.band is OpenSdgBand.LIMITED_PROGRESS
    assert way.ratio > 0


def test_a_fall_to_nothing_is_a_rate_of_minus_one():
    found = one_year(0, base=8, polarity=DOWN, method="eurostat")
    assert (found.actual_rate, found.band) == (-1, "significant_progress")
    assert one_year(0, base=8, polarity=DOWN, method="open_sdg").score == 5


def test_a_linear_path_takes_what_no_rate_can():
    down = dr.progress({2020: 0, 2022: -4}, target=(2030, -10))
    assert (down.band, down.share_done, down.share_of_time) == (
        "on_track",
        Decimal("0.4"),
        Decimal("0.2"),
    )
    assert (down.actual_rate, down.required_rate, down.ratio) == (-2, -1, 2)
    assert dr.progress({2020: -5, 2021: 5}, target=(2022, 15)).band == "on_track"
    away = dr.progress({2020: 5, 2021: 4}, target=(2022, 15))
    assert (away.band, away.share_done) == ("behind", Decimal("-0.1"))
    assert dr.progress({2020: 5, 2021: 10}, target=(2022, 15)).band == "on_track"
    way = dr.progress(RENEWABLES, target=GOAL)
    assert (way.actual_rate * 7, way.required_rate * 15) == (
        pytest.approx(Decimal("4.65")),
        pytest.approx(Decimal("24.68")),
    )
    just_not = dr.progress({2020: 5, 2021: 10 - Fraction(1, 10**40)}, target=(2022, 15))
    assert just_not.band == "behind"


def test_a_rank_and_a_change_have_a_path_but_no_rate():
    ranks = [figure("9", unit="rank", year=2020), figure("6", unit="rank", year=2022)]
    path = dr.progress(ranks, target=(2025, 4))
    assert (path.measure, path.polarity, path.band) == (Measure.RANK, DOWN, "on_track")
    changes = {2020: 3, 2021: 4}
    for method in ("eurostat", "open_sdg"):
        found = dr.progress(ranks, target=(2025, 4), method=method)
        assert (found.band, found.reason) == (None, "a rank is no amount")
        found = dr.progress(changes, target=(2025, 9), method=method, measure="change")
        assert (found.band, found.reason) == (None, "a change is no level")


REFUSED = [
    ("eurostat", {2020: 0, 2021: 5}, None, UP, "the base is 0, of which no change is a share"),
    ("eurostat", {2020: 0, 2021: 5}, 9, None, "the base is 0, of which no change is a share"),
    ("open_sdg", {2020: 0, 2021: 5}, None, UP, "the base is 0, of which no change is a share"),
    ("open_sdg", {2020: 0, 2021: 5}, 9, None, "the base is 0, of which no change is a share"),
    ("eurostat", {2020: -3, 2021: -2}, None, UP, "the base is below 0: -3"),
    ("eurostat", {2020: 3, 2021: -2}, None, UP, "base and latest value have opposite signs: 3, -2"),
    ("open_sdg", {2020: 3, 2021: -2}, 5, UP, "base and latest value have opposite signs: 3, -2"),
    ("open_sdg", {2020: -3, 2021: 2}, None, UP, "base and latest value have opposite signs: -3, 2"),
    ("eurostat", {2020: 9, 2021: 8}, 0, None, "the target is 0, to which no constant rate leads"),
    ("open_sdg", {2020: 9, 2021: 8}, 0, None, "the target is 0, to which no constant rate leads"),
    ("eurostat", {2020: 9, 2021: 8}, -1, None, "base and target have opposite signs: 9, -1"),
    ("open_sdg", {2020: 9, 2021: 8}, -1, None, "base and target have opposite signs: 9, -1"),
    (
        "open_sdg",
        {2020: 9, 2021: 8},
        9,
        UP,
        "the base is the target itself, 9: the required rate is 0",
    ),
    (
        "eurostat",
        {2020: 9, 2021: 8},
        9,
        UP,
        "the base is the target itself, 9: the required rate is 0",
    ),
    ("linear_path", {2020: 9, 2021: 8}, 9, UP, "the base already meets the target: 9, 9"),
    (
        "linear_path",
        {2020: 9, 2021: 8},
        9,
        None,
        "the base is the target itself, so neither way is the right one without a polarity",
    ),
    (
        "eurostat",
        {2020: 9, 2021: 8},
        7,
        NEUTRAL,
        "the method has no rule for an indicator that is neither to rise nor to fall",
    ),
    (
        "linear_path",
        {2020: 9, 2021: 8},
        7,
        NEUTRAL,
        "the method has no rule for an indicator that is neither to rise nor to fall",
    ),
    (
        "open_sdg",
        {2020: 9, 2021: 8},
        None,
        NEUTRAL,
        "an indicator that is neither to rise nor to fall is judged by a target only",
    ),
    ("open_sdg", {2020: 9}, None, UP, "there is no value after the base of 2020: a way needs two"),
    (
        "linear_path",
        {2020: 9},
        7,
        None,
        "there is no value after the base of 2020: a way needs two",
    ),
    (
        "eurostat",
        {2020: 9, 2031: 8},
        7,
        None,
        "the target's year, 2030, is over: the latest value is of 2031",
    ),
]


@pytest.mark.parametrize(("method", "series", "target", "polarity", "reason"), REFUSED)
def test_where_a_method_cannot_be_applied_it_says_why(method, series, target, polarity, reason):
    goal = None if target is None else (2030, target)
    found = dr.progress(series, target=goal, method=method, polarity=polarity)
    assert found.band is None
    assert found.score is None
    assert found.reason == reason
    assert found.explain().endswith(f"not applied, since {reason}.")
    assert "no band" in repr(found)


@pytest.mark.parametrize(
    ("base", "limit", "polarity", "reason"),
    [
        (105, 100, UP, "the base is beyond its limit: 105, 100"),
        (95, 100, DOWN, "the base is beyond its limit: 95, 100"),
        (95, -100, DOWN, "base and limit have opposite signs: 95, -100"),
        (5, 0, UP, "the base is beyond its limit: 5, 0"),
    ],
)
def test_a_limit_that_the_base_breaks_is_a_reason(base, limit, polarity, reason):
    found = one_year(base, base=base, method="open_sdg", polarity=polarity, limit=limit)
    assert (found.band, found.reason) == (None, reason)
    assert found.limit == limit


def test_zero_is_never_replaced_by_a_small_number():
    # Open SDG itself would calculate with 0.001 here.
    found = one_year(5, base=0, polarity=UP, method="open_sdg")
    assert (found.band, found.score, found.actual_rate) == (None, None, None)
    assert found.base == (2020, 0)


# --- series: forms, years, units, growth -----------------------------------------------


def test_a_series_comes_as_a_mapping_as_pairs_or_as_records():
    expected = dr.progress(RENEWABLES, target=GOAL)
    assert dr.progress(RENEWABLES.items(), target=list(GOAL)) == expected
    assert dr.progress(reversed(list(RENEWABLES.items())), target=GOAL) == expected
    assert dr.progress([[2015, 17.82], [np.int64(2022), 22.47]], target=GOAL) == expected
    assert dr.progress({2015: 17.82, 2022: np.float64(22.47)}, target=GOAL) == expected
    records = [
        observed("wind.share", "17.82", year=2015),
        observed("wind.share", "22.47", year=2022),
    ]
    found = dr.progress(records, target=GOAL)
    assert (found.unit, found.measure) == ("percent", Measure.SHARE)
    assert attrs.evolve(found, unit=None, measure=Measure.LEVEL) == expected
    goal = figure("42.5", year=2030, original="at_least")
    assert dr.progress(records, target=goal).target == found.target
    assert dr.progress(records, target=(2030, goal)).target == found.target


def test_values_between_base_and_latest_do_not_count():
    between = {**RENEWABLES, 2018: Decimal(-999)}
    assert dr.progress(between, target=GOAL) == dr.progress(RENEWABLES, target=GOAL)


def test_the_first_and_the_last_year_there_are_can_be_used():
    assert dr.progress({1: 5, 9998: 6}, target=(9999, 7)).base == (1, 5)


def test_the_base_year_can_be_picked():
    longer = {2004: 9, **RENEWABLES}
    assert dr.progress(longer, target=GOAL, base_year=2015) == dr.progress(RENEWABLES, target=GOAL)
    with refused(dr.GrowthError, "year-not-in-series base_year"):
        dr.progress(longer, target=GOAL, base_year=2010)


def test_growth_rates_become_levels_and_never_get_a_rate_of_their_own():
    rates = {2021: Decimal("0.05"), 2022: Decimal("0.10"), 2023: Decimal("0.06")}
    found = dr.progress(rates, measure="growth", method="eurostat", polarity=UP)
    assert found.base == (2020, 100)
    assert found.latest == (2023, Decimal("122.43"))
    assert "index points" in found.explain()
    records = [
        observed("gdp.growth", rate, year=year) for year, rate in ((2021, "5"), (2022, "10"))
    ]
    by_record = dr.progress(records, method="eurostat", polarity=UP)
    assert (by_record.measure, by_record.unit) == (Measure.GROWTH, None)
    assert by_record.latest == (2022, Decimal("115.5"))
    fall = dr.progress([figure("20", falls=True, year=2021)], method="eurostat", polarity=UP)
    assert fall.latest == (2021, 80)
    ratio = attrs.evolve(figure("0.05", year=2021), unit="ratio")
    assert dr.progress([ratio], method="eurostat", polarity=UP).latest == (2021, 105)
    one = dr.progress({2021: Decimal("0.05")}, measure="growth", target=(2022, 120))
    assert (one.base, one.latest) == ((2020, 100), (2021, 105))


BAD_SERIES = [
    ({}, "empty-series series"),
    ([], "empty-series series"),
    ("2015", "empty-series series"),
    (None, "empty-series series"),
    ([17.82, 22.47], "not-a-dated-value series[0]"),
    ([(2015, 1, 2)], "not-a-dated-value series[0]"),
    ({2015: float("nan")}, "not-finite series[2015]"),
    ({2015: float("inf")}, "not-finite series[2015]"),
    ({2015: 1, 2016: True}, "not-a-number series[2016]"),
    ({2015: 1, 2016: np.True_}, "not-a-number series[2016]"),
    ({2015: "5"}, "not-a-number series[2015]"),
    ({2015: None}, "not-a-number series[2015]"),
    ({2015: dr.Interval(1, 2)}, "not-a-number series[2015]"),
    ({"2015": 5}, "not-a-year the year of series[0]"),
    ({2015.0: 5}, "not-a-year the year of series[0]"),
    ({True: 5}, "not-a-year the year of series[0]"),
    ({np.True_: 5}, "not-a-year the year of series[0]"),
    ({0: 5}, "not-a-year the year of series[0]"),
    ({10_000: 5}, "not-a-year the year of series[0]"),
    ([(2015, 1), (2015, 2)], "repeated-year series"),
    ([figure("5", year=None)], "not-a-year the year of series[0]"),
    ({2015: figure("5", year=2016)}, "other-year series[2015]"),
    (
        [figure("5", "about", unit="km", year=2015)],
        "not-one-number series[2015]",
    ),
    (
        [figure("5", to="6", unit="km", year=2015)],
        "not-one-number series[2015]",
    ),
    (
        [observed("a.level", stated="met")],
        "judgement-only series[2023]",
    ),
]


@pytest.mark.parametrize(("series", "message"), BAD_SERIES)
def test_a_bad_series_is_one_error_that_says_which_value_and_why(series, message):
    with refused(dr.GrowthError, message):
        dr.progress(series, method="eurostat", polarity=UP)


BAD_ARGUMENTS = [
    ({"method": "trend"}, "unknown-choice method"),
    ({"method": None}, "unknown-choice method"),
    ({"polarity": "up"}, "unknown-choice polarity"),
    ({"measure": "stock"}, "unknown-choice measure"),
    ({"target": None}, "no-target target"),
    ({"target": None, "method": "eurostat"}, "no-polarity polarity"),
    ({"target": 42}, "not-a-dated-value target"),
    ({"target": (2030, "x")}, "not-a-number target"),
    ({"target": (2030, float("nan"))}, "not-finite target"),
    ({"target": (2030.5, 1)}, "not-a-year the year of target"),
    ({"target": (2015, 30)}, "target-not-after-base target"),
    ({"target": (2010, 30)}, "target-not-after-base target"),
    ({"target": figure("5", "about", year=2030)}, "not-one-number target"),
    ({"target": figure("5", "more_than", year=2030)}, "not-one-number target"),
    ({"target": figure("5", year=None)}, "not-a-year the year of target"),
    ({"target": (2030, figure("5", year=2029))}, "other-year target"),
    ({"limit": 100}, "unwanted-limit limit"),
    ({"limit": 100, "method": "open_sdg"}, "unwanted-limit limit"),
    (
        {"limit": float("inf"), "method": "open_sdg", "target": None, "polarity": UP},
        "not-finite limit",
    ),
    (
        {"limit": False, "method": "open_sdg", "target": None, "polarity": UP},
        "not-a-number limit",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), BAD_ARGUMENTS)
def test_a_bad_argument_is_one_error_that_names_it(arguments, message):
    with refused(dr.GrowthError, message):
        dr.progress(RENEWABLES, **{"target": GOAL, **arguments})


@pytest.mark.parametrize(
    ("rates", "message"),
    [
        ({2021: Decimal("0.1"), 2023: Decimal("0.1")}, "missing-year series[2022]"),
        ({2021: -1}, "not-above-minus-one series[2021]"),
        ({2021: -2}, "not-above-minus-one series[2021]"),
        ([figure("100", falls=True, year=2021)], "not-above-minus-one series[2021]"),
        ([figure("5", "about", year=2021)], "not-one-number series[2021]"),
        (
            {year: Fraction(1, 10**400 + year**3) for year in range(2000, 2020)},
            "too-many-digits-in-all series",
        ),
    ],
)
def test_rates_that_make_no_levels_are_refused(rates, message):
    with refused(dr.GrowthError, message):
        dr.progress(rates, measure="growth", method="eurostat", polarity=UP)


def test_units_measures_and_indicators_are_not_mixed():
    km, yuan = figure("5", unit="km", year=2015), figure("6", unit="CNY", year=2016)
    with refused(GrowthUnitError, "mixed-units series[2016]"):
        dr.progress([km, yuan], target=(2030, 9))
    with refused(dr.UnitError, "mixed-units target"):
        dr.progress([km], target=attrs.evolve(yuan, year=2030))
    with refused(dr.GrowthError, "other-measure series[2016]"):
        dr.progress([km, figure("6", year=2016)], target=(2030, 9))
    with refused(dr.GrowthError, "other-measure series[2016]"):
        dr.progress([figure("6", year=2016)], target=(2030, 9), measure="level")
    two = [
        observed("a.level", "5", unit="km", year=2015),
        observed("b.level", "5", unit="km", year=2016),
    ]
    with refused(dr.GrowthError, "other-indicator series[2016]"):
        dr.progress(two, target=(2030, 9))
    rates = {2021: figure("5", unit="km", year=2021)}
    with refused(dr.GrowthError, "other-measure series[2021]"):
        dr.progress(rates, measure="growth", target=(2030, 200))
    odd = attrs.evolve(figure("5", year=2021), unit="km")
    with refused(GrowthUnitError, "not-a-ratio series[2021]"):
        dr.progress([odd], target=(2030, 200))
    with refused(GrowthUnitError, "target-not-on-index target"):
        dr.progress([figure("5", year=2021)], target=figure("6", year=2030))


def test_an_error_about_a_record_holds_the_record():
    rates = [figure("5", year=2021)]
    target = figure("6", year=2030)
    with refused(GrowthUnitError, "target-not-on-index target") as caught:
        dr.progress(rates, target=target)
    assert caught.value.value is target
    about = figure("5", "about", year=2021)
    with refused(dr.GrowthError, "not-one-number series[2021]") as caught:
        dr.progress([about], target=(2030, 9))
    assert caught.value.value is about
    with refused(dr.GrowthError, "too-many-digits series[2021]"):
        dr.progress({2021: Fraction(3**8300 + 1, 3**8300), 2022: 1}, target=(2030, 9))
    with refused(dr.GrowthError, "no-polarity polarity"):
        dr.progress({2021: 1, 2022: 2}, method="eurostat")


def test_plain_numbers_among_records_are_passed_over_when_units_and_measures_are_compared():
    km, yuan = figure("5", unit="km", year=2016), figure("6", unit="CNY", year=2017)
    with refused(GrowthUnitError, "mixed-units series[2017]"):
        dr.progress({2015: 1, 2016: km, 2017: yuan}, target=(2030, 9))
    found = dr.progress({2015: 1, 2016: km}, target=(2030, 9))
    assert found.unit == "km"
    rate = figure("6", year=2016)
    with refused(dr.GrowthError, "other-measure series[2016]"):
        dr.progress({2015: 1, 2016: rate}, target=(2030, 9), measure="level")


def test_the_measure_of_an_observation_is_the_last_part_of_its_indicator():
    seen = observed("port.cargo.growth", "5", year=2021)
    assert dr.progress([seen], target=(2030, 200)).measure is Measure.GROWTH
    with refused(dr.GrowthError, "other-measure series[2021]"):
        in_yuan = observed("port.level.CNY", "5", unit="CNY", year=2021)
        dr.progress([in_yuan], target=(2030, 200), measure="growth")
    unnamed = attrs.evolve(seen, indicator_id=None)
    after = attrs.evolve(unnamed, year=2022)
    assert dr.progress([seen, after], target=(2030, 200)).measure is Measure.GROWTH
    assert dr.progress({2020: 1, 2021: unnamed}, target=(2030, 200)).measure is Measure.LEVEL


def test_an_endless_series_is_refused():
    def endless():
        year = 0
        while True:
            year += 1
            yield year, 1

    with refused(dr.GrowthError, "too-long-series series"):
        dr.progress(endless(), target=GOAL)


# --- the result -------------------------------------------------------------------------


def test_a_result_tells_its_method_inputs_and_band():
    found = dr.progress(RENEWABLES, target=GOAL, method="open_sdg")
    assert found.explain() == (
        "Open SDG: 17.82 (2015) to 22.47 (2022), target 42.5 (2030): "
        "limited progress (ratio 0.564516, score -0.147831)."
    )
    trend = dr.progress({2015: 95, 2022: 96}, method="open_sdg", polarity=UP, limit=100)
    assert trend.explain() == (
        "Open SDG: 95 (2015) to 96 (2022), limit 100: "
        "acceleration needed (rate 0.00149702, score 0.587551)."
    )
    assert repr(found) == "<Progress open_sdg: limited_progress>"
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["method"] == "open_sdg"
    assert plain["base"] == {"year": 2015, "value": "17.82"}
    assert plain["target"] == {"year": 2030, "value": "42.5"}
    assert plain["band"] == "limited_progress"
    assert plain["polarity"] == UP
    assert plain["ratio"].startswith("0.564516038")
    assert plain["reason"] is None


def test_a_result_tells_its_unit_and_why_there_is_no_band():
    km = [figure("5", unit="km", year=2020), figure("6", unit="km", year=2022)]
    assert dr.progress(km, target=(2024, 8)).explain() == (
        "Linear path: 5 (2020) to 6 (2022), target 8 (2024) km: behind (share done 0.333333, of "
        "the time 0.5)."
    )
    rates = [figure("5", year=2021)]
    assert dr.progress(rates, target=(2023, 110)).explain() == (
        "Linear path: 100 (2020) to 105 (2021), target 110 (2023) index points: on track (share "
        "done 0.5, of the time 0.333333)."
    )
    none = dr.progress({2020: 0, 2022: 5}, method="eurostat", polarity=UP)
    assert none.explain() == (
        "Eurostat: 0 (2020) to 5 (2022): not applied, since the base is 0, of which no change is a "
        "share."
    )
    assert repr(none) == "<Progress eurostat: no band>"
    met = dr.progress({2020: 0, 2022: 5}, method="eurostat", target=(2030, 5))
    assert met.explain() == "Eurostat: 0 (2020) to 5 (2022), target 5 (2030): target met."


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Decimal("123456789.12345"), "123456789.12345"),
        (Decimal("1234567890.12345"), "1234570000"),
        (Decimal("1234567890123456"), "1234570000000000"),
        (Decimal(10) ** 15, "1000000000000000"),
        (Decimal(10) ** 16, "1.00000E+16"),
        (Fraction(10**15, 3), "333333000000000"),
        (Fraction(10**17, 3), "3.33333E+16"),
    ],
)
def test_how_long_a_number_is_shown(value, wanted):
    found = dr.progress({2020: 1, 2021: value}, target=(2022, 7))
    assert f"to {wanted} (2021)" in found.explain()


def test_a_result_shows_huge_and_fractional_values_briefly():
    found = dr.progress(
        {2020: Decimal("1e300"), 2021: Fraction(1, 3)}, target=(2022, 420_000_000_000)
    )
    assert "1.00000E+300 (2020) to 0.333333 (2021), target 420000000000 (2022)" in found.explain()


def test_a_result_is_frozen_and_compares_and_travels_by_value():
    found = dr.progress(RENEWABLES, target=GOAL, method=Method.EUROSTAT)
    assert found == dr.progress(RENEWABLES, target=GOAL, method="eurostat")
    assert hash(found) == hash(copy.deepcopy(found))
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.band = None


def test_a_result_does_not_depend_on_the_decimal_context():
    expected = dr.progress(RENEWABLES, target=GOAL, method="open_sdg")
    with localcontext(prec=3):
        found = dr.progress(RENEWABLES, target=GOAL, method="open_sdg")
        assert found == expected
        assert found.explain() == expected.explain()


def test_nothing_is_out_of_range_silently():
    with refused(dr.GrowthError, "result-out-of-range result"):
        dr.progress(
            {2020: Decimal("1e-900"), 2021: Decimal("1e900")},
            target=(2022, Decimal("1e901")),
            method="eurostat",
        )


# --- small numbers, where a sign must not be taken from the size -------------------------


def test_numbers_below_1_are_judged_like_others():
    small = dr.progress(
        {2020: Fraction(1, 2), 2021: Fraction(3, 5)}, target=(2022, Fraction(4, 5)),
        method="eurostat",
    )  # fmt: skip
    large = dr.progress({2020: 50, 2021: 60}, target=(2022, 80), method="eurostat")
    assert (small.band, small.ratio, small.required_rate) == (
        large.band,
        large.ratio,
        large.required_rate,
    )
    trend = dr.progress({2020: Fraction(1, 2), 2021: 1}, method="open_sdg", polarity=UP)
    assert trend.band is OpenSdgBand.ON_TRACK


def test_a_base_a_little_beyond_its_limit_is_beyond_it():
    found = dr.progress(
        {2020: Decimal("100.5"), 2021: 101}, method="open_sdg", polarity=UP, limit=100
    )
    assert found.reason == "the base is beyond its limit: 100.5, 100"


def test_a_negative_base_that_comes_nearer_to_0_gets_better_by_as_much():
    found = dr.progress({2020: -100, 2021: -99}, method="open_sdg", polarity=UP)
    assert (found.band, found.score) == (OpenSdgBand.ACCELERATION_NEEDED, Decimal("1.25"))


@pytest.mark.parametrize(("latest", "score"), [("102.05", 5), ("102.1", 5), ("101.9", "4.5")])
def test_a_trend_scores_5_at_most(latest, score):
    found = one_year(Decimal(latest), method="open_sdg", polarity=UP)
    assert found.score == Decimal(score)


def test_far_from_its_limit_a_base_is_not_scaled():
    found = dr.progress({2020: 250, 2021: 249}, method="open_sdg", polarity=DOWN, limit=100)
    assert found.scaling == 1


# --- reals -------------------------------------------------------------------------------


def test_a_root_is_told_from_a_threshold_that_it_comes_near():
    root = root_rate(Fraction(2), 2)
    near = Fraction(isqrt(2 * 10**240), 10**120) - 1
    assert is_at_least(root, near)
    assert not is_at_least(root, near + Fraction(1, 10**120))


def test_a_quotient_by_a_rate_of_next_to_nothing():
    tiny = root_rate(1 + Fraction(1, 10**100), 2)
    root = Fraction(isqrt(2 * 10**80), 10**40)
    found = quotient(root_rate(Fraction(2), 2), tiny)
    assert rounded(found) == rounded((root - 1) * 2 * 10**100)


@pytest.mark.parametrize("factor", [Fraction(-2), Fraction(-1, 3), Fraction(1), Fraction(1, 2)])
def test_a_real_is_scaled_with_its_ends_in_order(factor):
    root = root_rate(Fraction(2), 2)
    low, high = scaled(root, factor, Fraction(5))(60)
    assert low < high
    below, above = sorted(end * factor + 5 for end in root(60))
    assert (low, high) == (below, above)


def test_nothing_falls_short_by_all():
    assert shortfall(Fraction(0), Fraction("4.44")) == 1
