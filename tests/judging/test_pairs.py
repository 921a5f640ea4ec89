"""Pairs of reports: errors, laws, and every form of the card."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from pairs import GOALS, following, judged, this

import dalian_report as dr
from dalian_report.attainment._answer_reasons import FACTORS
from dalian_report.attainment._pair_card import MEASURED
from dalian_report.check import check
from dalian_report.cli import main

TASKS = (
    "固定资产投资增长8%，城镇登记失业率控制在4.5%以内。",
    "新建高标准农田20万亩，城镇新增就业3万人。",
)
IN_STEP = f"{GOALS}，城镇居民人均可支配收入与经济增长同步"
RESULTS = (
    "固定资产投资增长7%，城镇登记失业率3.9%。",
    "新建高标准农田24万亩，城镇新增就业3.4万人。",
    "城镇居民人均可支配收入增长6.9%。",
)


@pytest.fixture(name="pair")
def a_pair() -> dr.FollowUp:
    return dr.judge(this(*TASKS, goals=IN_STEP), following(*RESULTS))


@pytest.mark.parametrize("name", ["海城县", "辽河省海城市"])
def test_a_place_is_known_by_the_core_of_its_name(pair: dr.FollowUp, name: str) -> None:
    place = attrs.evolve(pair.next_report.place, id="other", name_zh=name)
    renamed = attrs.evolve(pair.next_report, place=place)
    again = dr.follow_up(pair.report, renamed)
    assert [fate.fate for fate in again.fates] == [fate.fate for fate in pair.fates]


def test_a_text_that_names_no_place_is_accepted() -> None:
    first = "各位代表：\n二、今年工作安排\n预期目标是：地区生产总值增长6%。"
    assert dr.judge(first, following(), year=2031).fates[0].fate is dr.Fate.ANSWERED


def test_the_error_rate_is_that_of_drafts(pair: dr.FollowUp) -> None:
    reports = [
        attrs.evolve(report, coverage=dr.Coverage.TARGETS)
        for report in (pair.report, pair.next_report)
    ]
    assert MEASURED in pair.coverage_note
    assert MEASURED not in dr.follow_up(*reports).coverage_note


def test_every_target_has_one_fate_and_one_row(pair: dr.FollowUp) -> None:
    ids = [target.id for target in pair.report.targets]
    assert [fate.target.id for fate in pair.fates] == ids
    assert [row.target.id for row in pair.scorecard.rows] == ids
    assert sum(pair.counts.values()) == len(ids) == 6


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (this(), following(place="山城市"), "other-place"),
        (this(), following(year=2033), "years-apart"),
        (following(year=2032), this(year=2031), "years-apart"),
        (this(), this(), "same-report"),
        ("各位代表：\n生产总值增长6%。", following(), "year-unknown"),
    ],
    ids=["place", "gap", "order", "same", "undated"],
)
def test_what_is_not_a_pair_is_refused_with_a_code(first: str, second: str, code: str) -> None:
    with pytest.raises(dr.PairError) as refused:
        dr.judge(first, second)
    assert refused.value.code == code


def test_a_given_year_does_not_make_two_reports_of_one_text() -> None:
    with pytest.raises(dr.PairError) as refused:
        dr.judge(this(), this(), year=2031)
    assert refused.value.code == "same-report"


def test_a_source_is_refused_beside_a_text(tmp_path: Path) -> None:
    path = tmp_path / "haicheng-2031.txt"
    path.write_text(this(), encoding="utf-8")
    for first in (this(), path, dr.draft(this())):
        with pytest.raises(dr.PairError) as refused:
            dr.judge(first, following(), source=path)
        assert (refused.value.code, refused.value.place) == ("source-of-text", "source")
    with pytest.raises(dr.PairError) as refused:
        dr.judge(this(), following(), next_source=path)
    assert refused.value.place == "next_source"


def test_place_and_year_can_be_given() -> None:
    first = "各位代表：\n二、今年工作安排\n预期目标是：地区生产总值增长6%。"
    pair = dr.judge(first, following(), place="海城市", year=2031)
    assert (pair.report.year, pair.next_report.year) == (2031, 2032)


def test_an_answer_has_the_year_unit_and_measure_of_its_target(pair: dr.FollowUp) -> None:
    answered = [fate for fate in pair.fates if fate.observation is not None]
    assert len(answered) == 6
    for fate in answered:
        indicator = pair.report.indicator(fate.target.indicator_id)
        assert fate.figure is not None
        assert fate.figure.year == fate.target.year == pair.report.year
        assert (fate.figure.unit, fate.figure.measure) == (indicator.unit, indicator.measure)
        assert fate.figure.status is pair.next_report.figures[0].status


def test_the_order_of_tables_changes_nothing(pair: dr.FollowUp) -> None:
    backwards: Any = {
        name: tuple(reversed(getattr(pair.next_report, name)))
        for name in ("figures", "statements", "indicators", "sections", "units", "targets")
    }
    other = dr.follow_up(pair.report, attrs.evolve(pair.next_report, **backwards))
    without_text = dr.follow_up(pair.report, pair.next_report)
    assert other.fates == without_text.fates
    assert other.scorecard.rows == without_text.scorecard.rows


def test_an_outcome_points_to_its_characters(pair: dr.FollowUp) -> None:
    text = following(*RESULTS)
    spans = [one.span for one in pair.observations if one.indicator_id == "fixed-investment.growth"]
    assert [text[span.start : span.end] for span in spans if span] == ["7"]
    assert {one.edition for one in pair.observations} == {"2032"}


def test_every_form_has_place_years_coverage_and_both_texts(
    pair: dr.FollowUp, tmp_path: Path
) -> None:
    pair.to_html(tmp_path / "card.html")
    page = (tmp_path / "card.html").read_text(encoding="utf-8")
    data = json.dumps(pair.to_dict(), ensure_ascii=False)
    for form in (str(pair), page, data, pair._repr_html_()):
        for words in ("海城市", "2031", "2032", pair.coverage_note, "固定资产投资增长"):
            assert words in " ".join(form.split())
    assert "<mark>7</mark>" in page
    (span,) = [fate.span for fate in pair.fates if fate.target.id == "fixed-investment.growth@2031"]
    assert span is not None
    assert f"[characters {span.start}-{span.end}]" in str(pair)


def test_a_page_folds_the_targets_without_data() -> None:
    page = judged("新建公园12个。", "改造老旧小区24个。").to_html().split("<body")[1]
    judged_part, folded = page.split("<details")
    assert 'data-verdict="met"' in judged_part
    assert 'data-verdict="no_data"' not in judged_part
    assert 'data-verdict="no_data"' in folded.split("</details>")[0]


@pytest.mark.parametrize(
    ("goal", "result", "reference"),
    [
        ("进出口总额增速高于全国平均水平", "进出口总额增长3%。", "china.foreign-trade.growth.2023"),
        ("进出口总额增速高于全省平均水平", "进出口总额增长3%。", None),
        ("居民收入与经济增长同步", "居民人均可支配收入增长6.3%。", "obs.2024."),
    ],
    ids=["nation", "province", "own"],
)
def test_every_form_shows_the_number_that_a_target_is_compared_with(
    goal: str, result: str, reference: str | None
) -> None:
    pair = dr.judge(this(goals=f"{GOALS}，{goal}", year=2023), following(result, year=2024))
    (place,) = [at for at, row in enumerate(pair.scorecard.rows) if row.figure is None]
    fate, row = pair.fates[place], pair.to_dict()["rows"][place]
    if reference is None:
        assert (fate.reference, row["reference"]) == (None, None)
        assert "not known" in " ".join(str(pair).split())
        return
    assert fate.reference is not None
    assert fate.reference.id.startswith(reference)
    assert row["reference"]["id"] == fate.reference.id
    for form in (str(pair), pair.to_html(), pair._repr_html_()):
        for words in (f"compared with {fate.reference}", fate.reference.source.title):
            assert words in " ".join(html.unescape(re.sub("<[^>]*>", "", form)).split())


def test_a_doubt_about_a_whole_text_is_in_the_head() -> None:
    pair = dr.judge(this(), following(), place="山城市", year=2031)
    assert {warning.code for warning in pair.warnings} == {"place-contradicted"}
    data = pair.to_dict()["warnings"]
    assert len(data) == 2
    for form in (str(pair), pair.to_html(), pair._repr_html_()):
        plain = re.sub("<[^>]*>", "", form)
        assert 0 < plain.find("Warning") < plain.find("gross domestic product")


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (this().split("二、")[0], following(), "no-plan"),
        (this(), f"2032年海城市政府工作报告\n二、{following().split('二、')[1]}", "no-review"),
        (this(goals="扎实推进各项工作"), following(), "no-goal-list"),
        (this(), following(), None),
    ],
    ids=["no-plan", "no-review", "no-goals", "none"],
)
def test_the_head_warns_of_a_text_without_what_it_is_read_for(
    first: str, second: str, code: str | None
) -> None:
    codes = [warning.code for warning in dr.judge(first, second).warnings]
    assert (code in codes) if code else codes == []


def test_a_file_without_a_year_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, _ = written(tmp_path)
    (tmp_path / "letter.txt").write_text("各位代表：\n生产总值增长6%。\n", encoding="utf-8")
    assert main(["judge", first, str(tmp_path / "letter.txt")]) == 2
    said = capsys.readouterr().err
    assert "letter.txt" in said
    assert "[year-unknown]" in said


def test_the_shell_writes_the_page_and_prints_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pair: dr.FollowUp
) -> None:
    page = tmp_path / "card.html"
    assert main(["judge", *written(tmp_path), "--html", str(page), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == pair.to_dict()
    assert page.read_text(encoding="utf-8") == pair.to_html()


def test_a_page_escapes_the_texts() -> None:
    task = "新建<script>高标准农田20万亩。"
    page = dr.judge(this(task), following("新建<script>高标准农田24万亩。")).to_html()
    assert "<script" not in page


def test_a_corrected_draft_changes_the_card(tmp_path: Path) -> None:
    text, answer = this("固定资产投资增长8%。"), following("固定资产投资增长7%。")
    report = dr.draft(text).report
    figures = [
        attrs.evolve(figure, value=figure.value - 2) if figure.value == 8 else figure
        for figure in report.figures
    ]
    dr.write(attrs.evolve(report, figures=figures), tmp_path / "corrected.json")
    (tmp_path / "this.txt").write_text(text, encoding="utf-8")
    corrected = dr.judge(tmp_path / "corrected.json", answer, source=tmp_path / "this.txt")
    verdicts = [pair.scorecard.rows[1].verdict for pair in (dr.judge(text, answer), corrected)]
    assert verdicts == [dr.Verdict.NOT_MET, dr.Verdict.MET]
    assert "«8»" in str(corrected)


def written(folder: Path) -> list[str]:
    names = ["this.txt", "next.txt"]
    for name, text in zip(names, (this(*TASKS, goals=IN_STEP), following(*RESULTS)), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in names]


def test_the_shell_prints_what_the_library_returns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pair: dr.FollowUp
) -> None:
    files = written(tmp_path)
    assert main(["judge", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == pair.to_dict()
    assert main(["judge", *files]) == 0
    assert capsys.readouterr().out.rstrip("\n") == str(pair)


def test_the_shell_refuses_a_report_given_twice_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _ = written(tmp_path)
    assert main(["judge", first, first]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "[same-report]" in printed.err


def test_the_national_results_are_facts_of_china_with_a_source() -> None:
    rows = dr.national_observations()
    assert {row.place_id for row in rows} == {"china"}
    assert all(row.source.url.startswith("https://www.stats.gov.cn/") for row in rows)
    years = {row.year for row in rows if row.indicator_id == "gdp.growth"}
    assert years == set(range(2000, 2026))
    assert len({row.id for row in rows}) == len(rows)
    file = Path(dr.__file__).parent / "data" / "national-results.json"
    assert dr.read_observations(file) == rows


def test_the_docs_show_the_card_of_the_example() -> None:
    root = Path(__file__).parents[2]
    shown = (root / "docs" / "drafting.md").read_text(encoding="utf-8")
    block = shown.split("```text\n")[1].split("```")[0].splitlines()
    folder = root / "examples" / "judging"
    printed = str(dr.judge(folder / "yunhe-2031.txt", folder / "yunhe-2032.txt")).split("\n")
    lines = [line for line in block if line != "..."]
    assert len(lines) > 10
    assert [line for line in lines if line not in printed] == []


@pytest.mark.parametrize(("reason", "factor"), FACTORS.items())
def test_the_docs_list_every_reason_with_its_factor(reason: dr.AnswerReason, factor: Any) -> None:
    page = (Path(__file__).parents[2] / "docs" / "drafting.md").read_text(encoding="utf-8")
    assert f"| `{reason.value}` | {factor} |" in page


def test_the_checker_accepts_the_gaps_of_a_draft(tmp_path: Path) -> None:
    text = this(
        "粮食产量稳定在46万吨以上，改造老旧小区40个。",
        "（一）民生\n再改造老旧小区30个。",
        goals=f"{IN_STEP}，居民消费价格涨幅控制在3%左右",
    )
    report = dr.draft(text).report
    assert report.coverage is dr.Coverage.DRAFT
    assert not check(report, source=text)
