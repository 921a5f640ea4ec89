"""Growth maths reproduces what statistical offices, standards and packages have printed.

Every row names the page on which its numbers stand. Percentages are compared as printed,
rounded half up to the places that were printed; where a printed result follows only from the
numbers that a printed one may stand for, the intervals of both must meet.
"""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest

from dalian_report.growth import (
    annualize,
    apply_growth,
    average_growth,
    cagr,
    compound,
    consistent,
    contribution,
    deflate,
    doubling_time,
    from_percent,
    growth_rate,
    implied_base,
    implied_deflator,
    path,
    percent,
    required_rate,
    rounding_interval,
    rule_of_70,
    rule_of_70_error,
    sums_to,
    two_year_average,
)
from test_growth import figure, observation

RULE_OF_72 = "https://liquisearch.com/rule_of_72/choice_of_rule"
YEARBOOK = "https://www.stats.gov.cn/sj/ndsj/2011/html/C0220e.htm"
REVISION = "http://guc884.cn/news/content/46045.html"
HUBEI = "https://bbs.wforum.com/games/bbsviewer.php?trd_id=536144"
GDP_HALF_2021 = "https://m.ixigua.com/video/6984985196567200269"
FAI_HALF_2020 = "https://tztong.gctong.com/a/67829.html"
FAI_HALF_2021 = "http://dlhunqing.com/data/142/2021-07-15/6821285130687287986.html"
FAI_JULY_2021 = "http://kbm75.com/xw/tjsj/1139941.html"
FAI_HALF_2022 = "http://www.w9nmc.cn/html/yj/20220715/136001.html"
FAI_HALF_2023 = "http://cn1.crntt.com/doc/93_20162_106724219_1.html"
FAI_JULY_2025 = "https://www.etnet.com.hk/www/tc/forex/news-article/20250815851"
GDP_2023 = "https://www.lwxsd.com/pcen/info_view.php?tab=mynews&VID=47343"
RETAIL_2019 = "http://www.junxund.cn/cj/content/2019-08/14/content_7420289.htm"
RETAIL_2013 = "http://nakedoat.com/govweb/gzdt/2013-04/15/content_2378050.htm"
RETAIL_2022 = "National Bureau of Statistics of China, release of 18 April 2022"
DOUBLING_2020 = "http://taihainet.com/news/txnews/cnnews/sh/2018-03-23/2115169.html"
SICHUAN = "http://www.cdrx.net/m/article-26263-1.htm"
EEA = "https://www.eea.europa.eu/en/analysis/indicators/share-of-energy-consumption-from"
SDMX = (
    "https://basis.semanticip.org/xwiki/wiki/sdmx/view/Methodology/"
    "Guidelines%20on%20coding%20time%20transformations%20in%20SDMX/"
)
UMX = "https://rdrr.io/cran/umx/man/fin_CAGR.html"
QUARTERS = "https://ivettew.wordpress.com/2012/09/08/formulas-to-calculate-growth-rate/"
XBRL = (
    "https://www.xbrl.org/REQ/calculation-requirements-1.1/REQ-2021-11-08/"
    "calculation-requirements-1.1-2021-11-08.html"
)
HALF = Fraction(1, 2)
PLACE = Decimal("0.001")


def printed(rate, places):
    """As an office prints a rate: in percent, half up."""
    return str(Decimal(percent(rate)).quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP"))


# --- how long ---------------------------------------------------------------------------


@pytest.mark.parametrize("page", [RULE_OF_72])
@pytest.mark.parametrize(
    ("rate", "years", "seventy"),
    [
        ("0.01", "69.661", "70.000"),
        ("0.02", "35.003", "35.000"),
        ("0.03", "23.450", "23.333"),
        ("0.05", "14.207", "14.000"),
        ("0.06", "11.896", "11.667"),
        ("0.07", "10.245", "10.000"),
        ("0.08", "9.006", "8.750"),
        ("0.10", "7.273", "7.000"),
        ("0.12", "6.116", "5.833"),
        ("0.20", "3.802", "3.500"),
        ("0.50", "1.710", "1.400"),
    ],
)
def test_doubling_times(page, rate, years, seventy):
    exact, rule = doubling_time(Decimal(rate)), rule_of_70(Decimal(rate))
    assert (round(exact, 3), round(rule, 3)) == (Decimal(years), Decimal(seventy))
    assert abs(rule_of_70_error(Decimal(rate)) - (rule / exact - 1)) < Decimal("1e-26")


# --- contributions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "shares", "total", "published"),
    [
        pytest.param(YEARBOOK, (36.8, 54.0, 9.2), 10.3, ("3.8", "5.6", "0.9"), id="2010"),
        pytest.param(YEARBOOK, (47.6, 91.3, -38.9), 9.2, ("4.4", "8.4", "-3.6"), id="2009"),
    ],
)
def test_contributions_to_growth_of_chinas_gdp(page, shares, total, published):
    base = 1000
    grown = apply_growth(base, from_percent(total)) - base
    for part, points in zip(shares, published, strict=True):
        added = grown * Decimal(str(part)) / 100
        assert printed(contribution(200, 200 + added, base), 1) == points


@pytest.mark.parametrize(
    ("page", "growth", "published"),
    [
        pytest.param(YEARBOOK, "10.3", "0.9", id="as-published-in-the-yearbook"),
        pytest.param(REVISION, "10.4", "1.0", id="revised-in-September-2011"),
    ],
)
def test_contributions_tell_the_vintage_of_the_growth_they_rest_on(page, growth, published):
    # Net exports had 9.2% of the growth of 2010. The yearbook prints 0.9 points of it.
    added = Decimal(growth) * Decimal("0.092")
    assert printed(contribution(0, added, 100), 1) == published


# --- averages of two years ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "first", "second", "published"),
    [
        pytest.param(GDP_HALF_2021, "-0.016", "0.127", "5.3", id="China-first-half-2021"),
        pytest.param(HUBEI, "-0.193", "0.285", "1.8", id="Hubei-first-half-2021"),
    ],
)
def test_two_year_averages(page, first, second, published):
    average = two_year_average(Decimal(first), Decimal(second))
    assert printed(average, 1) == published
    assert average == average_growth([Decimal(first), Decimal(second)])


@pytest.mark.parametrize("page", [FAI_JULY_2021])
def test_the_average_of_a_total_of_two_years(page):
    # Fixed investment of January to July 2021: +8.7% on 2019, +4.3% a year.
    assert printed(annualize(Decimal("0.087"), HALF), 1) == "4.3"


@pytest.mark.parametrize("page", [FAI_HALF_2021])
def test_only_the_rounding_interval_allows_the_average_of_investment(page):
    # The first half of 2021: +9.1% on 2019, printed as +4.4% a year; the number gives 4.5.
    assert printed(annualize(Decimal("0.091"), HALF), 1) == "4.5"
    average = annualize(rounding_interval(Decimal("0.091"), PLACE), HALF)
    assert average.meets(rounding_interval(Decimal("0.044"), PLACE))
    assert (printed(average.lower, 3), printed(average.upper, 3)) == ("4.427", "4.475")
    # The two years chained: -3.1% in 2020, +12.6% in 2021.
    assert printed(compound([Decimal("-0.031"), Decimal("0.126")]), 1) == "9.1"


# --- bases and prices ---------------------------------------------------------------------


@pytest.mark.parametrize("page", [RETAIL_2022])
def test_retail_sales_imply_their_base(page):
    # The first quarter of 2022: 108,659 (100 million yuan), +3.3%.
    assert round(implied_base(108_659, Decimal("0.033"))) == 105_188
    bases = implied_base(108_659, rounding_interval(Decimal("0.033"), PLACE))
    assert [round(bases.lower), round(bases.upper)] == [105_137, 105_239]


@pytest.mark.parametrize(
    ("page", "nominal", "real", "prices"),
    [
        pytest.param(RETAIL_2022, "0.033", "0.013", "1.97", id="first-quarter-2022"),
        pytest.param(RETAIL_2013, "0.126", "0.117", "0.81", id="March-2013"),
        pytest.param(RETAIL_2019, "0.076", "0.057", "1.80", id="July-2019"),
    ],
)
def test_retail_sales_imply_their_deflator(page, nominal, real, prices):
    deflator = implied_deflator(Decimal(nominal), Decimal(real))
    assert printed(deflator, 2) == prices
    assert abs(deflate(Decimal(nominal), deflator) - Decimal(real)) < Decimal("1e-27")


# --- rates that are needed, and rates over years --------------------------------------------


@pytest.mark.parametrize("page", [DOUBLING_2020])
def test_the_rate_that_doubles_the_gdp_of_2010_by_2020(page):
    # "At least 6.3% a year for three years", with 2011 to 2017 as they were published.
    done = [Decimal(rate) / 1000 for rate in (95, 79, 78, 73, 69, 67, 69)]
    multiple = 1 + compound(done)
    assert round(multiple, 4) == Decimal("1.6664")
    needed = required_rate(multiple, 2, 3)
    assert (printed(needed, 2), printed(needed, 1)) == ("6.27", "6.3")


@pytest.mark.parametrize("page", [SICHUAN])
def test_the_growth_of_sichuan_in_five_years(page):
    rates = [Decimal(rate) / 1000 for rate in (150, 126, 100, 90, 90)]
    assert printed(average_growth(rates), 1) == "11.1"  # "about 11"


def test_ten_years():
    assert printed(required_rate(1, 2, 10), 3) == "7.177"
    assert round(path(1, Decimal("0.0417"), 10)[-1], 4) == Decimal("1.5046")


@pytest.mark.parametrize("page", [EEA])
def test_renewables_in_the_eu_grow_at_just_over_half_the_rate_they_need(page):
    y2015, y2022, y2030 = Decimal("17.82"), Decimal("22.47"), Decimal("42.5")
    done, needed = cagr(y2015, y2022, 7), cagr(y2015, y2030, 15)
    assert (printed(done, 3), printed(needed, 3)) == ("3.368", "5.966")
    assert round(done / needed, 3) == Decimal("0.565")
    assert printed(required_rate(y2022, y2030, 8), 2) == "8.29"


@pytest.mark.parametrize("page", [SDMX])
def test_growth_of_the_sdmx_guideline(page):
    rates = [growth_rate(base, value) for base, value in itertools.pairwise((500, 505, 510, 505))]
    assert [str(round(rate, 4)) for rate in rates] == ["0.0100", "0.0099", "-0.0098"]


@pytest.mark.parametrize("page", [UMX])
def test_the_example_of_umx(page):
    assert round(cagr(100, 190, 7), 3) == Decimal("0.096")


@pytest.mark.parametrize("page", [QUARTERS])
def test_a_quarter_annualised(page):
    assert printed(annualize(growth_rate(100, 105), 4), 1) == "21.6"


# --- what fits together ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "levels", "published", "agree"),
    [  # levels in 100 million yuan, growth in percent
        pytest.param(GDP_2023, (1_204_724, 1_260_582), "5.2", False, id="GDP-2023"),
        pytest.param(
            (GDP_HALF_2021, FAI_HALF_2022), (532_167, 562_642), "2.5", False, id="GDP-half-2022"
        ),
        pytest.param(
            (FAI_HALF_2020, FAI_HALF_2021), (281_603, 255_900), "12.6", False, id="FAI-half-2021"
        ),
        pytest.param(FAI_JULY_2021, (348_892, 302_533), "8.7", False, id="FAI-July-2021-on-2019"),
        pytest.param(
            (FAI_HALF_2021, FAI_HALF_2022), (255_900, 271_430), "6.1", True, id="FAI-half-2022"
        ),
        pytest.param(
            (FAI_HALF_2022, FAI_HALF_2023), (271_430, 243_113), "3.8", False, id="FAI-half-2023"
        ),
        pytest.param(FAI_JULY_2025, (287_611, 288_229), "1.6", False, id="FAI-July-2025"),
    ],
)
def test_whether_printed_levels_fit_the_printed_growth(pages, levels, published, agree):
    rate = from_percent(Decimal(published))
    assert consistent(levels, rate, level_resolution=1, rate_resolution=PLACE) is agree
    figures = [figure(level * 10**8, "CNY", resolution=10**8) for level in levels]
    assert consistent(figures, observation(published, "percent")) is agree


@pytest.mark.parametrize("page", [XBRL])
@pytest.mark.parametrize(
    ("total", "adds_up"), [(57, True), (58, True), (56, True), (55, False), (59, False)]
)
def test_printed_parts_add_up_as_xbrl_has_it(page, total, adds_up):
    # 12,141,123 and 45,441,321, in millions
    assert sums_to([12, 45], total, resolution=1) is adds_up
