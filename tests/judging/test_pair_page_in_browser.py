"""The page of a pair in a real browser: quiet, at home on a phone, with what has no data folded."""

from __future__ import annotations

from pathlib import Path

import pytest

import dalian_report as dr
from browser import chromium

FOLDER = Path(__file__).parents[2] / "examples" / "judging"


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_a_page_fits_and_opens_its_targets_without_data(tmp_path: Path, width: int) -> None:
    file = tmp_path / "card.html"
    pair = dr.judge(FOLDER / "yunhe-2031.txt", FOLDER / "yunhe-2032.txt")
    pair.to_html(file)
    with chromium() as browser, browser.visit(file, width=width) as visit:
        page = visit.page
        rows = page.locator(".entry[data-verdict=no_data]")
        assert rows.count() == pair.scorecard.counts[dr.Verdict.NO_DATA] > 0
        assert not rows.first.is_visible()
        page.locator("summary").click()
        assert rows.last.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.emulate_media(media="print")
        assert (visit.errors, visit.requests) == ([], [])


def test_print_has_the_targets_without_data(tmp_path: Path) -> None:
    file = tmp_path / "card.html"
    dr.judge(FOLDER / "yunhe-2031.txt", FOLDER / "yunhe-2032.txt").to_html(file)
    with chromium() as browser, browser.visit(file) as visit:
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".entry[data-verdict=no_data]").first.bounding_box() is not None
