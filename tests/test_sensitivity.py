"""The table of what a verdict depends on, and its mark in the scorecard."""

from __future__ import annotations

import json
import pickle
import re
from decimal import Decimal
from fractions import Fraction

import pytest

import dalian_report as dr
from dalian_report.attainment import AboutReading
from refusals import refused
from targets_made_up import Promise, figure, observed, only_target, report_of

RULES = ["simple", "rounded_value", "guarded"]


def verdicts(found: dr.Sensitivity) -> list[tuple[str, bool, str | None, str]]:
    return [
        (
            row.rule.value,
            row.policy.use_original,
            None if row.about_reading is None else row.about_reading.value,
            row.verdict.value,
        )
        for row in found.rows
    ]


def test_the_published_growth_of_2023_depends_on_the_rule_and_on_the_text() -> None:
    growth = dr.scorecard().row("gdp").observation
    assert growth is not None
    found = dr.sensitivity("gdp", growth)
    assert verdicts(found) == [
        ("simple", True, None, "met"),
        ("simple", False, None, "not_met"),
        ("rounded_value", True, None, "met"),
        ("rounded_value", False, None, "not_met"),
        ("guarded", True, None, "undecided"),
        ("guarded", False, None, "undecided"),
    ]
    assert found.depends_on == ("rule", "text")
    assert not found.holds_everywhere
    assert not found.robust
    assert str(found) == (
        "Growth of gross domestic product (gdp.growth@2023), actual 6%\n"
        "\n"
        "rule                              text    target read as           zone      "
        "verdict       flips at\n"
        "simple, rounded_value             Chinese at least 6%              -         "
        "met           -\n"
        "simple, rounded_value             English over 6%                  -         "
        "not met       -\n"
        "guarded                           Chinese at least 6%              -         "
        "undecided     -\n"
        "guarded                           English over 6%                  -         "
        "undecided     -\n"
        "\n"
        "The verdict, met, depends on the rule and the text; tolerances: about ±5%, nearly 5%."
    )
    assert repr(found) == "<Sensitivity gdp.growth@2023: met, depends on rule and the text>"


def test_a_clear_verdict_holds_everywhere() -> None:
    found = dr.sensitivity("thing", Decimal(9), report=only_target("floor", "6"))
    assert verdicts(found) == [(rule, True, None, "met") for rule in RULES]
    assert found.holds_everywhere
    assert found.depends_on == ()
    assert found.robust
    assert "every rule  " in str(found)
    assert "The verdict, met, holds under every rule and reading" in str(found)
    assert "holds everywhere" in repr(found)


def test_prices_well_below_about_three_percent_hang_on_the_zone() -> None:
    found = dr.sensitivity("consumer-prices", Decimal("0.4"))
    assert found.depends_on == ("zone",)
    by_reading = {row.about_reading: row for row in found.rows if row.rule.value == "simple"}
    assert set(by_reading) == set(AboutReading)
    assert by_reading[AboutReading.GREY].verdict is dr.Verdict.MET
    two_sided = by_reading[AboutReading.TWO_SIDED]
    assert two_sided.verdict is dr.Verdict.NOT_MET
    assert two_sided.flips_at == Fraction(13, 15)
    assert two_sided.required.met == dr.Interval(Decimal("2.85"), Decimal("3.15"))
    assert "86.67%" in str(found)


def test_two_texts_with_a_hedge_in_one_only_have_a_zone_in_one_only() -> None:
    report = only_target("floor", "6", "more_than", original="about")
    found = dr.sensitivity("thing", Decimal("5.9"), report=report)
    simple = [way[1:] for way in verdicts(found) if way[0] == "simple"]
    assert simple == [
        (True, "grey", "undecided"),
        (True, "inclusive", "met"),
        (True, "two_sided", "met"),
        (False, None, "not_met"),
    ]
    assert found.rows[0].wanted == "about 6%"
    assert found.rows[3].wanted == "over 6%"


def test_a_verdict_can_hang_on_the_rule_within_one_reading_of_a_zone() -> None:
    report = only_target("floor", "6", "about")
    found = dr.sensitivity("thing", Decimal("5.96"), report=report)
    assert [row.verdict.value for row in found.rows if row.about_reading is AboutReading.GREY] == [
        "undecided",
        "met",
        "undecided",
    ]
    assert found.depends_on == ("rule", "zone")


def test_a_point_has_a_zone_that_can_be_read_in_one_way_only() -> None:
    found = dr.sensitivity("thing", 6, report=only_target("point", "6", "about"))
    assert [row.about_reading for row in found.rows] == [None] * 3


def test_the_policys_own_reading_is_the_verdict() -> None:
    for reading in AboutReading:
        policy = dr.HedgePolicy(about="10%", about_reading=reading)
        found = dr.sensitivity("budget-revenue", 19, policy=policy)
        row = dr.assess("budget-revenue", 19, policy=policy)
        assert (found.verdict, found.flips_at) == (row.verdict, row.flips_at)
        assert found.robust is row.robust


def test_each_row_is_what_assess_finds() -> None:
    reference = observed("gdp.growth", "6.0")
    for key, actual, compared in (
        ("gdp", observed("gdp.growth", "6.0"), None),
        ("budget-revenue", Decimal("19.4"), None),
        ("income", Decimal("5.9"), reference),
    ):
        for row in dr.sensitivity(key, actual, reference=compared).rows:
            judged = dr.assess(key, actual, reference=compared, policy=row.policy, rule=row.rule)
            assert row.verdict is judged.verdict
            assert row.required == judged.required
            assert row.flips_at == judged.flips_at


def test_tolerances_of_two_kinds_are_shown_as_plain_numbers() -> None:
    policy = dr.HedgePolicy(about=dr.Tolerance.absolute("0.5"))
    found = dr.sensitivity("budget-revenue", Decimal("19"), policy=policy)
    assert found.flips_at == 1
    assert "not met       1" in str(found)
    assert "1%" not in str(found).split("verdict")[1].split("tolerances")[0]


def test_no_line_is_longer_than_a_hundred_columns() -> None:
    card = dr.scorecard()
    for row in card.rows:
        if row.observation is None or row.observation.value is None:
            continue
        reference = None
        if row.target.relative_to is not None:
            reference = card.row(row.target.relative_to).observation
        found = dr.sensitivity(row.target, row.observation, reference=reference)
        assert max(map(len, str(found).split("\n"))) <= 100
        assert found.verdict is row.verdict
        assert found.robust is row.robust
        simple = {one.verdict for one in found.rows if one.rule.value == "simple"}
        assert row.depends_on_reading is (len(simple) > 1)


def test_a_zone_is_named_and_a_text_only_where_there_are_two() -> None:
    found = dr.sensitivity("thing", 1, report=only_target("floor", "6", "about"))
    reading = "every rule                        -       about 6%                 {:9} {}"
    rest = "not met       83.33%"
    *rows, empty, summary = str(found).split("\n")[3:]
    assert rows == [reading.format(zone, rest) for zone in ("grey", "inclusive", "two-sided")]
    assert empty == ""
    assert summary.startswith("The verdict, not met, holds under every rule and reading; ")
    assert repr(found) == "<Sensitivity thing.growth@2023: not_met, holds everywhere>"


def test_a_long_name_takes_the_width_of_the_table() -> None:
    name = "Growth of " + " and ".join(["goods"] * 7)
    report = report_of(Promise("thing", value="6", name=name))
    lines = str(dr.sensitivity("thing", 9, report=report)).split("\n")
    assert lines[0] == f"{name} (thing.growth@2023),"
    assert 70 < len(lines[0]) <= 100
    assert lines[1] == "actual 9%"


def test_a_long_target_is_cut_in_the_table() -> None:
    found = dr.sensitivity("income", Decimal("5.9"), reference=Decimal("6.0"))
    assert "in step with growth ..." in str(found)
    assert found.rows[0].wanted.startswith("in step with growth of gross")


def test_the_table_as_plain_values() -> None:
    found = dr.sensitivity("budget-revenue", 19)
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["target"] == "budget-revenue.growth@2023"
    assert plain["actual"] == "[19, 19]"
    assert plain["verdict"] == "undecided"
    assert plain["flips_at"] == "0.05"
    assert plain["depends_on"] == ["zone"]
    assert plain["holds_everywhere"] is False
    assert plain["robust"] is True
    assert plain["rows"][0] == {
        "rule": "simple",
        "use_original": True,
        "wanted": "about 20%",
        "about_reading": "grey",
        "required": "[20, +inf)",
        "open": "[19, 20)",
        "verdict": "undecided",
        "flips_at": "0.05",
    }
    assert plain["rows"][1]["open"] is None
    assert plain["policy"] == ("about ±5%, nearly 5%, grey reading, Chinese hedges first")
    nothing = dr.sensitivity("income", 9, reference=dr.Interval.at_least(6)).to_dict()
    assert nothing["rows"][0]["required"] is None
    assert nothing["rows"][0]["open"] == "[5.7, +inf)"


def test_a_table_pickles_and_compares_by_value() -> None:
    found = dr.sensitivity("budget-revenue", 19)
    assert pickle.loads(pickle.dumps(found)) == found
    assert found != dr.sensitivity("budget-revenue", 18)


def test_what_cannot_be_judged_is_refused() -> None:
    with refused(dr.AssessmentError, "no-number actual"):
        dr.sensitivity("thing", observed("thing.growth", stated="met"), report=only_target())
    with refused(dr.AssessmentError, "missing-reference reference"):
        dr.sensitivity("income", 6)
    with refused(dr.AssessmentError, "no-published-outcome actual"):
        dr.sensitivity("thing", report=only_target())
    with refused(dr.AssessmentError, "other-year obs.gdp.growth.2022.1"):
        dr.sensitivity("gdp", observed("gdp.growth", "6.0", year=2022))
    with pytest.raises(dr.UnitError):
        dr.sensitivity("gdp", 6, unit="km")
    with pytest.raises(dr.UnknownKeyError):
        dr.sensitivity("gdp.grwth", 6)


@pytest.mark.parametrize(
    ("bound", "original", "actual", "hangs"),
    [
        ("more_than", "at_least", "6.0", True),
        ("more_than", "at_least", "6.1", False),
        ("more_than", "more_than", "6.0", False),
        ("more_than", None, "6.0", False),
        ("about", None, "5.9", True),
        ("about", None, "5.0", False),
        ("about", None, "7.0", True),  # outside of a zone that has two sides
        ("about", None, "6.1", False),
    ],
)
def test_an_assessment_knows_whether_it_depends_on_a_reading(
    bound: str, original: str | None, actual: str, hangs: bool
) -> None:
    report = only_target("floor", "6", bound, original=original)
    found = dr.assess("thing", Decimal(actual), report=report)
    assert found.depends_on_reading is hangs


def test_a_verdict_may_hang_on_the_text_of_the_reference() -> None:
    """Far below 6 in every reading; but "less than 6" alone leaves open what is far below."""
    promises = Promise("income", "in_step_with", relative_to="output.growth"), Promise("output")
    report = report_of(*promises)
    for bound, hangs in (("less_than", True), ("exact", False)):
        reference = figure("6", bound, original="exact", indicator_id="output.growth")
        found = dr.assess(report.targets[0], 1, reference=reference, report=report)
        assert (found.verdict, found.depends_on_reading) == (dr.Verdict.NOT_MET, hangs)


def test_without_a_number_nothing_is_said_of_readings() -> None:
    stated = dr.assess(
        "thing", observed("thing.growth", stated="met"), report=only_target("floor", "6")
    )
    assert stated.depends_on_reading is None


def test_the_scorecard_marks_what_depends_on_a_reading() -> None:
    report = only_target("floor", "6", "more_than", original="at_least")
    hanging = dr.scorecard(report, [observed("thing.growth", "6.0")])
    clear = dr.scorecard(report, [observed("thing.growth", "6.5")])
    assert re.search(r"0 points ~\? +\[1\]", str(hanging))
    assert "?  depends on how the hedge is read" in str(hanging)
    assert "?" not in str(clear).split("Sources")[0]
    assert hanging.to_dict()["rows"][0]["depends_on_reading"] is True
    assert "~?" in hanging._repr_html_()
    assert "depends on how the hedge is read" in hanging._repr_html_()
    longest = max(map(len, str(dr.scorecard()).split("\n")))
    assert longest <= 100


def test_the_published_outcome_is_the_default() -> None:
    for key in ("gdp", "budget-revenue", "income"):
        row = dr.scorecard().row(key)
        table = dr.sensitivity(key)
        assert table.verdict is row.verdict
        assert table.actual == row.actual
