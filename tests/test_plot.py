"""The chart of a scorecard: what it draws, what it says, and that texts in it stay texts."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

import dalian_report as dr
from browser import chromium
from dalian_report.views._chart import scorecard_chart
from hostile import hostile_card
from refusals import refused
from targets_made_up import Promise, observed, report_of

if TYPE_CHECKING:
    from pathlib import Path

CARD = dr.scorecard()
SPEC = CARD.plot().to_dict()


def records(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """What is drawn of every target."""
    return [row for panel in spec["vconcat"] for row in values(spec, panel)]


def values(spec: dict[str, Any], panel: dict[str, Any]) -> list[dict[str, Any]]:
    """The data of a panel; Altair puts those of an only panel at the top."""
    found: list[dict[str, Any]] = panel.get("data", spec.get("data"))["values"]
    return found


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [layer for panel in spec["vconcat"] for layer in panel["layer"]]


def test_every_headline_target_is_drawn_with_all_that_is_known() -> None:
    headline = [row for row in CARD.rows if row.target.statement_id.startswith("II.goals-")]
    drawn = records(SPEC)
    assert [record["name"] for record in drawn] == [row.indicator.name for row in headline]
    gdp, budget, industry = drawn[:3]
    assert (gdp["target"], gdp["stretch"], gdp["before"], gdp["at"]) == (6, 7, 4.5, 6)
    assert gdp["judged"] == "met: 6.0%"
    assert gdp["terms"] == "wanted at least 6%; 2022: about 4.5%"
    assert (budget["zone_from"], budget["zone_to"]) == (19, 20)
    assert budget["url"] == CARD.row("budget-revenue").observation.source.url  # type: ignore[union-attr]
    assert industry["low"] == 10
    assert industry["high"] == industry["met_to"] > 20
    prices = drawn[-1]
    assert (prices["met_from"], prices["met_to"], prices["zone_to"]) == (0, 3, 3.15)


def test_a_judgement_without_a_number_has_words_and_no_mark() -> None:
    found = next(record for record in records(SPEC) if "foreign trade" in record["name"])
    assert found["judged"] == "not met: judged, no number"
    assert found["at"] is None
    assert "low" not in found


def test_verdicts_are_told_by_words_and_shapes_as_well_as_by_colours() -> None:
    scales = [layer["encoding"][name]["scale"] for layer in layers(SPEC)
              for name in ("color", "shape") if name in layer["encoding"]]  # fmt: skip
    assert scales
    for scale in scales:
        assert scale["domain"] == ["met", "not met", "undecided", "no data"]
        assert len(set(scale["range"])) == 4
    assert all(record["judged"].startswith(record["verdict"]) for record in records(SPEC))


def test_the_words_can_be_read_on_white() -> None:
    (colours,) = {
        tuple(layer["encoding"]["color"]["scale"]["range"])
        for layer in layers(SPEC)
        if "color" in layer["encoding"]
    }
    for colour in colours:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert 1.05 / (light + 0.05) >= 4.5, colour


def test_units_do_not_share_an_axis_and_every_axis_names_its_own() -> None:
    report = report_of(
        Promise("roads", "floor", "40", unit="km"),
        Promise("output", "floor", "420000000000", unit="CNY"),
        Promise("rate", "floor", "6", strength="committed"),
        Promise("share", "floor", "9"),
        Promise("other-roads", "floor", "900", unit="km"),
    )
    spec = dr.scorecard(report, [observed("rate.growth", "-2")]).plot().to_dict()
    panels = spec["vconcat"]
    axes = [panel["layer"][2]["encoding"]["x"] for panel in panels]
    assert [len(values(spec, panel)) for panel in panels] == [1, 1, 2, 1]
    names = [report.unit(code).name for code in ("km", "CNY", "percent", "km")]
    assert [axis["axis"]["title"] for axis in axes] == names
    for axis, panel in zip(axes, panels, strict=True):
        low, high = axis["scale"]["domain"]
        for record in values(spec, panel):
            for name in ("target", "at", "met_from", "met_to"):
                assert record.get(name) is None or low <= record[name] <= high
        assert low <= 0, "a bar that does not begin at nothing would mislead"
    assert axes[2]["scale"]["domain"][0] < -2


def test_the_picture_in_words() -> None:
    said = SPEC["description"]
    for row in CARD.rows[:2]:
        assert row.indicator.name in said
    assert "wanted about 20%, not met: 12.0%" in said


def test_the_rule_the_policy_and_the_sources_are_on_the_picture() -> None:
    card = dr.scorecard(rule="guarded", policy=dr.HedgePolicy(about="2%"), as_of="2024-05-01")
    text = json.dumps(card.plot().to_dict(), ensure_ascii=False)
    for words in ("Guarded rule; about ±2%", "Published by 2024-05-01",
                  "Dalian Municipal Bureau of Statistics", f"data {dr.DATA_VERSION}"):  # fmt: skip
        assert words in text


def test_another_section() -> None:
    names = {record["name"] for record in records(CARD.plot("Education").to_dict())}
    assert "New public kindergartens" in names
    assert len(names) == 4


def test_nothing_to_draw() -> None:
    with refused(dr.AssessmentError, "nothing-to-draw section"):
        CARD.plot("I.1")
    with refused(dr.AssessmentError, "nothing-to-draw section"):
        dr.scorecard(report_of()).plot()
    with pytest.raises(dr.UnknownKeyError):
        CARD.plot("II.99")


def test_without_altair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with refused(dr.MissingExtraError, "missing-extra altair"):
        CARD.plot()


def test_the_chart_is_the_same_every_time() -> None:
    assert scorecard_chart(CARD).to_dict() == SPEC


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_saved_as_a_picture(tmp_path: Path, suffix: str, start: bytes) -> None:
    path = tmp_path / f"chart.{suffix}"
    CARD.plot().save(path)
    content = path.read_bytes()
    assert content.startswith(start)
    if suffix == "svg":
        text = content.decode("utf-8")
        for words in ("met: 6.0%", "not met: 12.0%", "Growth of retail sales", "percent"):
            assert words in text


def test_texts_stay_texts_in_the_page_that_altair_makes(tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    chart = hostile_card().plot()
    assert "<script" not in json.dumps(chart.to_dict(), ensure_ascii=False)
    path.write_text(chart.to_html(inline=True), encoding="utf-8")
    with chromium() as browser, browser.visit(path) as visit:
        visit.page.locator("#vis svg, #vis canvas").first.wait_for()
        assert visit.page.evaluate("typeof attacked") == "undefined"
        assert visit.requests == []
        assert visit.errors == []
