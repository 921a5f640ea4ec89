"""Deliverables stand in a second table and never count as targets."""

from __future__ import annotations

import json
from pathlib import Path

import attrs

import dalian_report as dr
from refusals import refused

TOWN = Path(__file__).parent / "data" / "example-town"


def test_each_deliverable_has_one_row_in_document_order() -> None:
    card = dr.scorecard()
    rows = [row.deliverable for row in card.deliverables]
    assert tuple(rows) == dr.load().deliverables


def test_they_never_count_as_targets() -> None:
    card = dr.scorecard()
    assert len(card.rows) == len(dr.load().targets)
    assert sum(card.counts.values()) == sum(target.counted for target in dr.load().targets)


def test_an_outcome_gives_its_verdict_and_silence_gives_no_data() -> None:
    verdicts = {row.deliverable.id: row for row in dr.scorecard().deliverables}
    tunnel, road = verdicts["II.7.2-03b.d1"], verdicts["II.7.2-03b.d2"]
    assert tunnel.verdict is dr.Verdict.MET
    assert tunnel.observation is not None
    assert road.verdict is dr.Verdict.NO_DATA
    assert road.observation is None


def test_what_was_published_later_does_not_count() -> None:
    card = dr.scorecard(as_of="2024-01-05")
    assert {row.verdict for row in card.deliverables} == {dr.Verdict.NO_DATA}


def test_an_outcome_of_an_unknown_deliverable_is_refused() -> None:
    report = dr.read(TOWN / "report.json")
    outcomes = dr.read_observations(TOWN / "observations.json")
    pier = next(found for found in outcomes if found.deliverable_id is not None)
    lost = attrs.evolve(pier, deliverable_id="II-05.d2")
    with refused(dr.UnknownKeyError, "unknown-key deliverable"):
        dr.scorecard(report, [lost])
    (row,) = dr.scorecard(report, outcomes).deliverables
    assert (row.verdict, row.observation) == (dr.Verdict.MET, pier)


def test_the_second_table_is_printed_and_dumped() -> None:
    card = dr.scorecard()
    text = str(card).split("Promised without a number")[1]
    assert "open the Dalian Bay undersea tunnel" in text
    assert "Dalian Bay undersea tunnel" in card._repr_html_()
    found = json.loads(json.dumps(card.to_dict()))["deliverables"]
    assert len(found) == len(card.deliverables)
    assert {row["verdict"] for row in found} <= {"met", "not_met", "no_data"}
