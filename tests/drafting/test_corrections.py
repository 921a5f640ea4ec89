"""Corrections of the review page: made in a browser, kept by the next draft."""

import json

import pytest

import dalian_report as dr
from browser import chromium

TEXT = (
    "2031年海城市政府工作报告\n各位代表：现在，我代表市人民政府报告工作，请予审议。\n"
    "一、2030年工作回顾\n地区生产总值增长6.2%左右，新建学校12所。\n"
    "二、2031年工作安排\n今年预期目标是：地区生产总值增长6%左右，物价涨幅控制在3%以内。\n"
)


def place(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def corrected(tmp_path, *rows):
    path = tmp_path / "corrections.json"
    path.write_text(json.dumps({"rows": rows}), encoding="utf-8")
    draft = dr.draft(TEXT, keep=path)
    assert dr.loads(dr.dumps(draft.report)) == draft.report
    return draft


def figure(report, words):
    return next(f for f in report.figures if TEXT[f.span.start : f.span.end] == words)


def test_a_correction_changes_one_figure(tmp_path):
    fields = {"year": 2029, "bound": "at_least", "value": "6.3", "unit": "permille"}
    report = corrected(tmp_path, {**place("6.2"), **fields}).report
    changed = figure(report, "6.2")
    assert (changed.year, changed.bound.value, str(changed.value), changed.unit) == (
        2029,
        "at_least",
        "6.3",
        "permille",
    )
    assert figure(report, "12") == figure(dr.draft(TEXT).report, "12")


def test_a_number_becomes_a_numeral(tmp_path):
    report = corrected(tmp_path, {**place("12"), "role": "name"}).report
    assert [n.role for n in report.numerals if n.span.start == place("12")["start"]] == ["name"]
    assert len(report.figures) == len(dr.draft(TEXT).report.figures) - 1


def test_a_result_becomes_a_target_and_a_target_a_result(tmp_path):
    report = corrected(
        tmp_path,
        {**place("12"), "status": "target", "year": 2031},
        {**place("3%以内"), "status": "context"},
    ).report
    ids = {target.figure_id for target in report.targets}
    assert figure(report, "12").id in ids
    assert "consumer-prices.growth@2031" not in {target.id for target in report.targets}


def test_fields_can_be_cleared(tmp_path):
    report = corrected(tmp_path, {**place("6.2"), "cleared": ["indicator", "year"]}).report
    assert (figure(report, "6.2").indicator_id, figure(report, "6.2").year) == (None, None)


def test_a_correction_without_its_figure_is_a_doubt(tmp_path):
    draft = corrected(tmp_path, {**place("2030"), "status": "result"})
    assert "row-not-found" in {doubt.code.value for doubt in draft.doubts}


@pytest.fixture(scope="module")
def browser():
    with chromium() as process:
        yield process


@pytest.mark.parametrize("width", [1200, 390])
def test_a_correction_by_keyboard_survives_the_next_draft(browser, tmp_path, width):
    page_file = tmp_path / "page.html"
    dr.draft(TEXT).to_html(page_file)
    with browser.visit(page_file, width=width, accept_downloads=True) as visit:
        page = visit.page
        page.keyboard.press("j")
        page.keyboard.press("c")
        page.locator("#fields [name=year]").fill("2029")
        page.locator("#fields [name=bound]").select_option("at_least")
        page.locator("#fields form button").click()
        assert page.locator("mark.corrected").count() == 1
        with page.expect_download() as download:
            page.locator("#save").click()
        saved = tmp_path / "corrections.json"
        download.value.save_as(saved)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.errors == []
        assert [address for address in visit.requests if not address.startswith("blob:")] == []
    changed = figure(dr.draft(TEXT, keep=saved).report, "6.2")
    assert (changed.year, changed.bound.value) == (2029, "at_least")


def test_keys_lead_to_doubts_and_figures(browser, tmp_path):
    page_file = tmp_path / "page.html"
    draft = dr.draft(TEXT)
    draft.to_html(page_file)
    with browser.visit(page_file) as visit:
        page = visit.page
        page.keyboard.press("n")
        assert page.locator("a.chosen").get_attribute("id") == "at-1"
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.locator("mark.chosen").get_attribute("id") == draft.report.figures[1].id
        page.keyboard.press("Escape")
        assert page.locator("#panel").is_hidden()
        assert visit.errors == []
