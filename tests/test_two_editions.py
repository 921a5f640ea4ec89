"""Two editions of one place: a town's own two reports, which nobody ships."""

from __future__ import annotations

import csv
import io
import json
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

FIRST = report_of(
    Promise("cargo", value="6", year=2031, strength="expected"),
    Promise("parks", value="12", unit="count", year=2031),
    Promise("fires", "ceiling", value="0", year=2031),
)
SECOND = report_of(
    Promise("cargo", value="5", year=2032, strength="expected", before="6.5"),
    Promise("parks", value="14", unit="count", year=2032, before="11"),
    Promise("fires", "ceiling", value="1", year=2032, before="-2.5"),
    Promise("lamps", value="7", unit="count", year=2032, before="9"),
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "first.json", tmp_path / "second.json"
    for report, path in zip((FIRST, SECOND), paths, strict=True):
        dr.write(report, path)
    return paths


def printed(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


def test_a_result_is_an_outcome_of_the_year_before_with_its_place_in_the_text() -> None:
    result = SECOND.results()[0]
    figure = SECOND.figure("II-01.1")
    assert attrs.asdict(result, recurse=False) == {
        "id": "obs.2032.II-01.1",
        "year": 2031,
        "status": "estimate",
        "vintage": "2032-01-05",
        "source": dr.Citation("A plan", "Town Hall", "2032-01-05", ""),
        "indicator_id": "cargo.growth",
        "deliverable_id": None,
        "value": figure.value,
        "unit": "percent",
        "bound": "exact",
        "resolution": figure.resolution,
        "stated": None,
        "words": None,
        "place_id": None,
        "edition": "2032",
        "span": figure.span,
        "comparability": None,
        "note": None,
    }
    assert FIRST.results() == ()


def test_a_result_has_its_sign_and_is_reported_outside_of_the_headline() -> None:
    _, parks, fires, _ = SECOND.results()
    assert (parks.status, fires.status) == ("reported", "reported")
    assert str(fires.value) == "-2.5"


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"direction": "down", "bound": "more_than"}, ("-6.5", "less_than")),
        ({"direction": "down", "bound": "nearly"}, ("-6.5", "about")),
        ({"bound": "nearly"}, ("6.5", "nearly")),
        ({"original": dr.Original("6.5%以上", dr.Bound.AT_LEAST)}, ("6.5", "at_least")),
    ],
)
def test_the_hedge_of_a_result_is_that_of_the_signed_number(
    changes: dict[str, Any], wanted: tuple[str, str]
) -> None:
    if "bound" in changes:
        changes = {**changes, "bound": dr.Bound(changes["bound"])}
    if "direction" in changes:
        changes = {**changes, "direction": dr.Direction.DOWN}
    figures = [
        attrs.evolve(one, **changes) if one.id == "II-01.1" else one for one in SECOND.figures
    ]
    result = attrs.evolve(SECOND, figures=figures).results()[0]
    assert (str(result.value), result.bound) == wanted


def test_a_printed_range_and_a_figure_without_an_indicator_are_no_outcomes() -> None:
    for changes in ({"value_to": SECOND.figures[0].value * 9}, {"indicator_id": None}):
        figures = [
            attrs.evolve(one, **changes) if one.id == "II-01.1" else one  # type: ignore[arg-type]
            for one in SECOND.figures
        ]
        ids = [one.id for one in attrs.evolve(SECOND, figures=figures).results()]
        assert ids == ["obs.2032.II-02.1", "obs.2032.II-03.1", "obs.2032.II-04.1"]


def test_the_scorecard_of_the_first_is_judged_by_the_results_of_the_second() -> None:
    card = dr.scorecard(FIRST, SECOND.results())
    assert [row.verdict.value for row in card.rows] == ["met", "not_met", "met"]
    assert [row.observation.id for row in card.rows if row.observation] == [
        "obs.2032.II-01.1",
        "obs.2032.II-02.1",
        "obs.2032.II-03.1",
    ]
    head = card.to_dict()
    assert (head["edition"], head["year"], head["place"]) == ("2031", 2031, "made-up-town")
    assert dr.scorecard(SECOND, SECOND.results()).counts[dr.Verdict.NO_DATA] == 4


def test_a_final_number_beats_the_result_of_the_next_edition() -> None:
    final = observed("parks.level", "12", unit="count", year=2031)
    row = dr.scorecard(FIRST, [*SECOND.results(), final]).row("parks")
    assert (row.verdict.value, row.observation) == ("met", final)


def test_outcomes_of_both_years_can_be_given_to_either_card() -> None:
    own = [
        observed("lamps.level", "8", unit="count", year=2032),
        observed("parks.level", "12", unit="count", year=2031),
    ]
    assert dr.scorecard(SECOND, own).row("lamps").verdict is dr.Verdict.MET
    assert dr.scorecard(FIRST, own).row("parks").verdict is dr.Verdict.MET
    unknown = attrs.evolve(own[0], year=2031)
    with refused(dr.UnknownKeyError, "unknown-key"):
        dr.scorecard(FIRST, [unknown])


def test_a_deliverable_is_that_of_its_year() -> None:
    done = dr.Deliverable(
        "I-01.d1",
        "I-01",
        dr.model.DeliverableAction.OPEN,
        "the pier",
        dr.model.DeliverableStrength.COMMITTED,
    )
    first, second = (attrs.evolve(report, deliverables=[done]) for report in (FIRST, SECOND))
    outcome = attrs.evolve(
        observed("parks.level", stated="met", year=2032),
        indicator_id=None,
        deliverable_id="I-01.d1",
    )
    assert dr.scorecard(second, [outcome]).deliverables[0].verdict is dr.Verdict.MET
    assert dr.scorecard(first, [outcome]).deliverables[0].verdict is dr.Verdict.NO_DATA
    assert second.observations_of("I-01.d1", [outcome]) == (outcome,)
    assert first.observations_of("I-01.d1", [outcome]) == ()


def test_no_shipped_outcome_belongs_to_another_place() -> None:
    assert FIRST.outcomes() == ()
    elsewhere = attrs.evolve(dr.load(), place=FIRST.place)
    assert elsewhere.outcomes() == ()
    assert dr.scorecard(elsewhere).counts[dr.Verdict.MET] == 0
    another_year = attrs.evolve(dr.load(), year=2050, targets=())
    assert another_year.outcomes() == ()


def test_a_citation_names_its_edition_and_only_that_edition_takes_it_back() -> None:
    reference = SECOND.cite("cargo.growth@2032", "reference")
    assert SECOND.resolve(reference) is SECOND.target("cargo")
    with refused(dr.CitationError, "other-edition"):
        FIRST.resolve(reference)
    result = SECOND.cite("obs.2032.II-01.1", "reference")
    assert SECOND.resolve(result) == SECOND.results()[0]


def test_each_edition_finds_its_own_records() -> None:
    assert [hit.statement.id for hit in FIRST.search("cargo")] == ["I-01"]
    assert {hit.statement.id for hit in SECOND.search("cargo")} == {"I-01", "II-01"}
    assert FIRST.target("cargo").year == 2031
    assert SECOND.target("cargo").year == 2032


def test_frames_and_sdmx_are_of_the_report_that_is_given() -> None:
    pytest.importorskip("polars")
    table = frames.table("targets", backend="polars", of=SECOND)
    assert table["year"].to_list() == [2032] * 4
    judged = frames.table("scorecard", backend="polars", of=dr.scorecard(FIRST, SECOND.results()))
    assert judged["observation_id"].to_list()[0] == "obs.2032.II-01.1"
    outcomes = frames.table("observations", backend="polars", of=SECOND.results())
    assert outcomes["edition"].to_list() == ["2032"] * 4
    assert outcomes["span_start"].to_list()[0] == SECOND.figure("II-01.1").span.start
    rows = list(csv.DictReader(io.StringIO(frames.to_sdmx_csv(SECOND.results(), report=SECOND))))
    assert {row["REF_AREA"] for row in rows} == {"CN_MADE_UP_TOWN"}
    assert [row["TIME_PERIOD"] for row in rows] == ["2031"] * 4


def test_a_page_has_the_targets_of_its_edition() -> None:
    page = dr.scorecard(FIRST, SECOND.results()).to_html()
    assert "cargo.growth@2031" in page
    assert "cargo.growth@2032" not in page


def test_the_shell_reads_the_report_that_is_named(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, second = files
    outcomes = tmp_path / "outcomes.json"
    dr.write_observations(SECOND.results(), outcomes)
    words = ("scorecard", "--report", first, "--observations", outcomes, "--json")
    assert json.loads(printed(capsys, *words)) == dr.scorecard(FIRST, SECOND.results()).to_dict()
    shown = json.loads(printed(capsys, "show", "cargo", "--report", second, "--json"))
    assert shown["id"] == "cargo.growth@2032"
    assert "2032" in printed(
        capsys, "cite", "cargo.growth@2032", "--report", second, "--style", "reference"
    )
    grown = printed(capsys, "growth", "rate", "obs.2032.II-02.1", "14", "--report", second)
    assert grown.startswith("0.2727")


def test_the_shell_reads_one_report_only(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["targets", "--report", str(files[0]), "--edition", "2023"])
    assert stopped.value.code == 2
    assert "--edition" in capsys.readouterr().err


def test_a_reference_names_the_place_that_does_not_ship() -> None:
    assert SECOND.cite(SECOND, "reference") == "dalian-report made-up-town 2032, data 1.0.0"
    dalian = attrs.evolve(SECOND, place=dr.load().place)
    with refused(dr.CitationError, "other-edition"):
        dalian.resolve(SECOND.cite("I-01", "reference"))


@pytest.mark.parametrize("coverage", [dr.Coverage.TARGETS, dr.Coverage.DRAFT])
def test_what_does_not_hold_the_whole_text_says_so_everywhere(coverage: dr.Coverage) -> None:
    report = attrs.evolve(SECOND, coverage=coverage)
    card = dr.scorecard(report, [])
    for text in (str(card), card._repr_html_(), card.to_html(), report.cite("I-01")):
        assert f"coverage {coverage}" in text.replace(":", "")
    assert card.to_dict()["coverage"] == coverage
    assert "coverage" not in str(dr.scorecard(SECOND, []))
    pytest.importorskip("polars")
    # A series has years of several editions; a record is made of its reports.
    for name in set(frames.TABLES) - {"series"}:
        of = dr.record([report]) if name == "record" else report
        table = frames.table(name, backend="polars", of=of)
        assert set(table["coverage"].to_list()) <= {coverage.value}
        assert "edition" in table.columns
