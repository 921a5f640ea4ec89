"""Targets that print no number: above a reference, ordered from above, to remain stable."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
from dalian_report import frames
from dalian_report.cli import main
from refusals import refused
from targets_made_up import Promise, observed, report_of

if TYPE_CHECKING:
    from pathlib import Path

MET, NOT_MET, OPEN, NO_DATA = (
    dr.Verdict.MET,
    dr.Verdict.NOT_MET,
    dr.Verdict.UNDECIDED,
    dr.Verdict.NO_DATA,
)


def town(*senses: str) -> dr.Report:
    return report_of(*(Promise(f"thing-{sense.replace('_', '-')}", sense) for sense in senses))


def elsewhere(place_id: str, *more: Any, **fields: Any) -> dr.Observation:
    return attrs.evolve(observed(*more, nth=9, **fields), place_id=place_id)


ABOVE = town("above_reference")
ABOVE_ID = ABOVE.indicators[0].id


@pytest.mark.parametrize(
    ("actual", "reference", "wanted", "margin"),
    [
        (5, 5, NOT_MET, "[0, 0]"),
        (Decimal("5.1"), 5, MET, "[0.1, 0.1]"),
        (4, 5, NOT_MET, "[-1, -1]"),
        (5, dr.Interval.parse("[4, 6]"), OPEN, "[-1, 1]"),
        (6, dr.Interval.parse("[4, 6]"), OPEN, "[0, 2]"),
        (6, dr.Interval.parse("[4, 6)"), MET, "(0, 2]"),
        (4, dr.Interval.parse("[4, 6]"), NOT_MET, "[-2, 0]"),
        (dr.Interval.parse("[5, 7]"), 5, OPEN, "[0, 2]"),
        (9, dr.Interval.parse("[4, +inf)"), OPEN, "(-inf, 5]"),
    ],
)
def test_above_a_reference_is_more_than_it(
    actual: Any, reference: Any, wanted: dr.Verdict, margin: str
) -> None:
    row = dr.assess(ABOVE.targets[0], actual, reference=reference, report=ABOVE)
    assert (row.verdict, str(row.margin)) == (wanted, margin)
    assert row.explain().count(".") >= 1


def test_the_reference_is_an_outcome_of_another_place() -> None:
    target = ABOVE.targets[0]
    own = observed(ABOVE_ID, "5.5")
    for wrong in (None, own, attrs.evolve(own, place_id=ABOVE.place.id)):
        with pytest.raises(dr.AssessmentError):
            dr.assess(target, own, reference=wrong, report=ABOVE)
    nation = elsewhere("china", ABOVE_ID, "5.2")
    assert dr.assess(target, own, reference=nation, report=ABOVE).verdict is MET
    with pytest.raises(dr.AssessmentError):
        dr.assess(target, nation, reference=nation, report=ABOVE)


def test_a_card_takes_the_reference_from_the_observations() -> None:
    own, nation = observed(ABOVE_ID, "5.5"), elsewhere("china", ABOVE_ID, "5.2")
    (row,) = dr.scorecard(ABOVE, [nation, own]).rows
    assert (row.verdict, row.observation) == (MET, own)
    (row,) = dr.scorecard(ABOVE, [own]).rows
    assert row.verdict is NO_DATA
    (row,) = dr.scorecard(ABOVE, [own, nation, elsewhere("liaoning", ABOVE_ID, "5")]).rows
    assert row.verdict is NO_DATA, "the report does not name the place"


@pytest.mark.parametrize("sense", ["ordered", "stable"])
def test_a_judgement_decides_where_no_number_can(sense: str) -> None:
    report = town(sense)
    (target,) = report.targets
    numbered = observed(target.indicator_id, "3")
    row = dr.assess(target, numbered, report=report)
    assert (row.verdict, row.margin, row.ratio, row.required) == (OPEN, None, None, None)
    assert str(row.actual) == "[3, 3]"
    assert "undecided" in row.explain()
    for stated, wanted in (("met", MET), ("not_met", NOT_MET)):
        judged = attrs.evolve(numbered, stated=dr.model.Stated(stated))
        assert dr.assess(target, judged, report=report).verdict is wanted
        word = observed(target.indicator_id, stated=stated, nth=2)
        (row,) = dr.scorecard(report, [numbered, word]).rows
        assert (row.verdict, row.observation) == (wanted, word)


def test_a_frame_gives_the_verdicts_of_the_core() -> None:
    polars = pytest.importorskip("polars")
    report = town("above_reference", "ordered", "stable", "floor")
    report = attrs.evolve(report, targets=report.targets[:3])
    ids = [target.id for target in report.targets]
    data = polars.DataFrame({"target_id": ids * 2, "actual": [5.0] * 3 + [6.0] * 3})
    references = {ids[0]: Decimal("5.5")}
    judged = frames.assess(data, report=report, references=references)
    wanted = [
        dr.assess(key, actual, report=report, reference=references.get(key)).verdict.value
        for key, actual in data.iter_rows()
    ]
    assert judged["verdict"].to_list() == wanted
    assert judged["margin"].to_list() == [-0.5, None, None, 0.5, None, None]


def test_a_strict_frame_names_the_reference_that_is_missing() -> None:
    polars = pytest.importorskip("polars")
    data = polars.DataFrame({"target_id": [ABOVE.targets[0].id], "actual": [5.0]})
    assert frames.assess(data, report=ABOVE)["verdict"].to_list() == ["no_data"]
    with refused(dr.AssessmentError, "missing-comparison row 0"):
        frames.assess(data, report=ABOVE, strict=True)
    with refused(dr.AssessmentError, "missing-comparison reference"):
        dr.assess(ABOVE.targets[0], 5, report=ABOVE)


def test_what_is_not_counted_is_shown_and_counts_nowhere() -> None:
    report = report_of(Promise("parks", value="3"), Promise("actions", value="8"))
    first, second = report.targets
    report = attrs.evolve(report, targets=(first, attrs.evolve(second, counted=False)))
    outcomes = [observed(one.indicator_id, "9") for one in report.targets]
    card = dr.scorecard(report, outcomes)
    assert [row.verdict for row in card.rows] == [MET, MET]
    assert card.counts[MET] == 1
    assert sum(card.counts.values()) == 1
    assert card.to_dict()["counts"]["met"] == 1
    assert [row["counted"] for row in card.to_dict()["rows"]] == [True, False]
    assert "Actions" in str(card)
    assert "1 numeric target" in str(card)
    assert "1 met" in str(card)


ALL = town("above_reference", "ordered", "stable")
OUTCOMES = [
    *(observed(one.indicator_id, "3") for one in ALL.targets),
    elsewhere("china", ALL.targets[0].indicator_id, "2.5"),
]


def test_every_surface_shows_every_sense(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = dr.scorecard(ALL, OUTCOMES)
    words = (
        "above the national or provincial number",
        "as a higher level of government sets",
        "stable",
    )
    assert [row["required_text"] for row in card.to_dict()["rows"]] == list(words)
    assert "stable" in str(card)
    pages = [card._repr_html_(), card.to_html(), dr.outcomes_template(ALL)]
    path = tmp_path / "report.json"
    dr.write(ALL, path)
    assert main(["targets", "--report", str(path)]) == 0
    pages.append(" ".join(capsys.readouterr().out.split()))
    for page in pages:
        assert all(word in " ".join(page.split()) for word in words)
    for target in ALL.targets:
        assert dr.describe(target.id, ALL).to_dict()["sense"] == target.sense.value
        assert str(dr.describe(target.id, ALL))


def test_a_chart_draws_what_has_a_threshold() -> None:
    pytest.importorskip("altair")
    report = attrs.evolve(ALL, targets=ALL.targets[:1])
    assert dr.scorecard(report, OUTCOMES).plot().to_dict()


def test_a_sensitivity_needs_a_threshold() -> None:
    above, ordered, _ = ALL.targets
    nation = OUTCOMES[-1]
    table = dr.sensitivity(above.id, OUTCOMES[0], reference=nation, report=ALL)
    assert (table.verdict, table.holds_everywhere) == (MET, False)
    with pytest.raises(dr.AssessmentError):
        dr.sensitivity(ordered.id, OUTCOMES[1], report=ALL)


def test_the_reference_of_a_target_above_another_place_is_its_own_indicator() -> None:
    row = dr.scorecard(ALL, OUTCOMES).rows[0]
    assert row.reference == row.indicator
    assert ALL.reference_of(ALL.targets[0].id) is None
