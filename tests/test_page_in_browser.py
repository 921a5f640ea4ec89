"""The page of a scorecard in a real browser: keyboard, names, phone, themes, print, attacks."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
from browser import Browser, chromium
from hostile import ADDRESSES, ATTACKS, hostile_card

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHOLE = dr.scorecard()


def part(*sections: str) -> dr.Scorecard:
    """The shipped scorecard without what other sections promise, for a page that opens fast."""
    report = dr.load()
    ids = {one.id for section in sections for one in report.statements_in(section)}
    targets = tuple(one for one in report.targets if one.statement_id in ids)
    done = tuple(one for one in report.deliverables if one.statement_id in ids)
    return dr.scorecard(attrs.evolve(report, targets=targets, deliverables=done))


CARD = part("II.goals", "II.2.1", "II.2.4", "II.7.2", "II.9.3")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "scorecard.html"
    CARD.to_html(path)
    return path


@pytest.fixture(scope="module")
def whole_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "scorecard.html"
    WHOLE.to_html(path)
    return path


def shown(page: Any, selector: str = "#targets .entry") -> list[str]:
    """The ids of the rows that can be seen, from top to bottom."""
    found: list[str] = page.eval_on_selector_all(
        selector, "rows => rows.filter(row => row.offsetParent !== null).map(row => row.id)"
    )
    return found


def with_data() -> list[str]:
    """The rows that are not folded when the page opens."""
    return targets(*(row for row in CARD.rows if row.verdict is not dr.Verdict.NO_DATA))


def targets(*rows: dr.attainment.Assessment) -> list[str]:
    return [f"target-{row.target.id}" for row in rows]


# Quiet


def test_the_page_loads_nothing_and_complains_of_nothing(
    browser: Browser, whole_file: Path
) -> None:
    with browser.visit(whole_file) as visit:
        visit.page.get_by_role("button", name="Open all details").click()
        visit.page.emulate_media(media="print")
        assert visit.requests == []
        assert visit.errors == []


def test_a_visit_sees_requests_and_errors(browser: Browser, tmp_path: Path) -> None:
    # Else the test above could not fail.
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<!DOCTYPE html><img src="https://x.example/a.png"><script>alert(1); nothing()</script>'
    )
    with browser.visit(bad) as visit:
        visit.page.wait_for_load_state()
        assert visit.requests == ["https://x.example/a.png"]
        assert any("dialog: 1" in error for error in visit.errors)
        assert any("nothing is not defined" in error for error in visit.errors)


# Keyboard


def test_every_order_by_keyboard(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        page = visit.page
        first = shown(page)
        head = page.get_by_role("columnheader", name="Against target")
        page.get_by_role("button", name="Against target", exact=True).focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "ascending"
        up = shown(page)
        assert up != first
        page.keyboard.press("Space")
        assert head.get_attribute("aria-sort") == "descending"
        down = shown(page)
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") is None
        assert shown(page) == first
        by_id = {f"target-{row.target.id}": row for row in CARD.rows}
        for found, sign in ((up, 1), (down, -1)):
            shares = [share for id in found if (share := _share(by_id[id])) is not None]
            assert shares == sorted(shares, reverse=sign < 0)
            assert all(by_id[id].margin is None for id in found[len(shares) :]), "no number: last"
        assert sorted(up) == sorted(down) == sorted(first)


def _share(row: dr.attainment.Assessment) -> float | None:
    if row.margin is None or row.required is None:
        return None
    margin = row.margin.upper if row.margin.lower is None else row.margin.lower
    threshold = row.required.threshold.lower
    assert margin is not None
    assert threshold is not None
    return float(margin) / abs(float(threshold))


def test_filters_by_keyboard_and_the_live_count(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        page, status = visit.page, visit.page.get_by_role("status")
        assert status.get_attribute("aria-live") == "polite"
        promises = f"{len(CARD.deliverables)} promises without a number"
        assert status.inner_text() == f"All {len(CARD.rows)} targets and {promises}"
        page.get_by_role("checkbox", name="not met").focus()
        page.keyboard.press("Space")
        missed = [row for row in CARD.rows if row.verdict is dr.Verdict.NOT_MET]
        assert sorted(shown(page)) == sorted(targets(*missed))
        assert f"Showing {len(missed)} of {len(CARD.rows)} targets" in status.inner_text()
        page.get_by_role("searchbox", name="Find").focus()
        page.keyboard.type("RETAIL")
        assert shown(page) == ["target-retail-sales.growth@2023"]
        page.get_by_role("button", name="Reset").focus()
        page.keyboard.press("Enter")
        entries = page.locator("#targets .entry")
        last = page.locator("#targets .entry:not([hidden])").nth(entries.count() - 1)
        last.wait_for(state="attached")
        assert sorted(shown(page)) == sorted(with_data())
        page.get_by_role("combobox", name="Section").select_option("II.2.4")
        inside = [row for row in CARD.rows if row.target.statement_id.startswith("II.2.4-")]
        assert sorted(shown(page)) == sorted(targets(*inside))
        verdicts = {row.verdict for row in inside}
        assert page.locator("#targets .section:visible").count() == len(verdicts)


def test_the_search_knows_chinese_and_what_is_folded_away(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        find = visit.page.get_by_role("searchbox", name="Find")
        find.fill("20%左右")
        assert shown(visit.page) == ["target-budget-revenue.growth@2023"]
        find.fill("tunnel")
        assert shown(visit.page) == []
        said = CARD.report.statement
        wanted = [
            f"promise-{row.deliverable.id}"
            for row in CARD.deliverables
            if "tunnel" in said(row.deliverable.statement_id).text + row.deliverable.object
        ]
        assert wanted
        assert sorted(shown(visit.page, "#promises .entry")) == sorted(wanted)


def test_details_open_by_keyboard(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        page = visit.page
        name = "Details of Growth of gross domestic product"
        button = page.get_by_role("button", name=name, exact=True)
        assert button.get_attribute("aria-expanded") == "false"
        more = page.locator(f"[id='{button.get_attribute('aria-controls')}']")
        assert not more.is_visible()
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert more.is_visible()
        assert "6%以上" in more.inner_text()
        page.keyboard.press("Enter")
        assert not more.is_visible()


def test_the_sources_of_both_numbers_are_one_step_away(browser: Browser, file: Path) -> None:
    row = CARD.row("gdp")
    assert row.observation is not None
    with browser.visit(file) as visit:
        entry = visit.page.locator("[id='target-gdp.growth@2023']")
        outcome = entry.get_by_role("cell", name="6.0%")
        assert outcome.get_by_role("link", name="source 1").get_attribute("href") == (
            row.observation.source.url
        )
        entry.get_by_role("link", name="at least 6%", exact=True).click()
        assert "characters 42,053–42,171 of the source text" in entry.inner_text()


def test_rows_without_data_are_folded_until_asked_for(browser: Browser, file: Path) -> None:
    without = [row for row in CARD.rows if row.verdict is dr.Verdict.NO_DATA]
    assert without
    with browser.visit(file) as visit:
        page = visit.page
        assert sorted(shown(page)) == sorted(with_data())
        button = page.get_by_role("button", name=f"No data ({len(without)}): show")
        assert button.get_attribute("aria-expanded") == "false"
        button.click()
        assert shown(page)[-len(without) :] == targets(*without)
        page.get_by_role("button", name="Outcome", exact=True).click()
        assert shown(page)[-len(without) :] == targets(*without), "last in every order"
        page.get_by_role("button", name=f"No data ({len(without)}): hide").click()
        assert sorted(shown(page)) == sorted(with_data())
        page.get_by_role("checkbox", name="no data").check()
        assert sorted(shown(page)) == sorted(targets(*without))


@pytest.mark.parametrize("dim", ["name", "number"])
def test_rows_without_data_are_dimmed(browser: Browser, file: Path, dim: str) -> None:
    colour = "(it => getComputedStyle(it).color)(document.querySelector({!r}))"
    with browser.visit(file) as visit:
        found = {
            verdict: visit.page.evaluate(colour.format(f"[data-verdict={verdict}] .{dim}"))
            for verdict in ("met", "no_data")
        }
    assert found["met"] != found["no_data"]


def test_on_a_phone_the_first_screen_has_the_head_and_the_first_missed_target(
    browser: Browser, whole_file: Path
) -> None:
    bottom = "(it => it.getBoundingClientRect().bottom)(document.querySelector({!r}))"
    with browser.visit(whole_file, width=390) as visit:
        page = visit.page
        assert not page.get_by_role("searchbox", name="Find").is_visible()
        for seen in ("h1", ".counts", ".basis", "#targets .entry[data-verdict=not_met] .main"):
            assert page.evaluate(bottom.format(seen)) < 844, seen
        page.locator("#folder > summary").click()
        assert page.get_by_role("searchbox", name="Find").is_visible()


def test_a_link_to_a_row_opens_it(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        visit.page.get_by_role("checkbox", name="undecided").check()
        visit.page.evaluate("location.hash = 'target-gdp.growth@2023'")
        more = visit.page.locator("[id='target-gdp.growth@2023'] .more")
        more.wait_for(state="visible")


def test_tab_reaches_every_control_and_the_focus_is_seen(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        reached = []
        for _ in range(16):
            visit.page.keyboard.press("Tab")
            reached.append(visit.page.evaluate(
                "(() => { const it = document.activeElement, style = getComputedStyle(it);"
                " return [it.textContent.trim() || it.id || it.value, style.outlineStyle] })()"
            ))  # fmt: skip
        assert reached[0][0] == "Skip to the targets"
        names = " ".join(name for name, _ in reached)
        for wanted in ("find", "met", "no_data", "All sections", "Reset", "Open all details"):
            assert wanted in names
        assert all(outline != "none" for _, outline in reached)


# Names for those who listen


def test_the_names_that_a_screen_reader_says(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        page = visit.page
        table = page.get_by_role("table", name="Numeric targets")
        assert (
            table.get_by_role(
                "columnheader", name=re.compile("^(Target|Wanted|Out|Ag|Ver)")
            ).count()
            == 5
        )
        row = table.get_by_role("row", name=re.compile("^Growth of retail sales"))
        heard = row.aria_snapshot()
        for words in ('rowheader "Growth of retail sales', "10%", "9%", "not met", "-1 point"):
            assert words in heard
        assert page.get_by_role("combobox", name="Theme").count() == 1
        unnamed = page.evaluate(
            "[...document.querySelectorAll('button, a[href], input, select')].filter(it =>"
            " !(it.textContent.trim() || it.getAttribute('aria-label') || it.labels?.length))"
            ".map(it => it.outerHTML)"
        )
        assert unnamed == []
        doubled = page.evaluate(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map(it => it.id);"
            " return ids.filter((id, place) => ids.indexOf(id) !== place) })()"
        )
        assert doubled == []
        levels = page.eval_on_selector_all("h1,h2,h3", "all => all.map(it => +it.tagName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_on_a_phone_the_table_keeps_its_roles(browser: Browser, file: Path) -> None:
    with browser.visit(file, width=360) as visit:
        row = visit.page.get_by_role("row", name=re.compile("^Growth of retail sales"))
        assert 'rowheader "Growth of retail sales' in row.aria_snapshot()
        assert visit.page.get_by_role("columnheader", name="Wanted").count() >= 1


# Screens


def test_no_sideways_scrolling(browser: Browser, whole_file: Path) -> None:
    with browser.visit(whole_file, width=360) as visit:
        page = visit.page
        page.locator("#folder > summary").click()
        page.get_by_role("button", name="Open all details").click()
        page.locator(".unfold").first.click()
        for width in (360, 320, 390, 705, 768):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            wider = page.evaluate(
                "[...document.querySelectorAll('main *:not(.unseen)')].filter(it =>"
                " it.offsetParent && !it.closest('thead') &&"
                " it.getBoundingClientRect().right > innerWidth + 1)"
                ".map(it => it.outerHTML.slice(0, 99))"
            )
            assert wider == [], width


def test_orders_can_be_chosen_on_a_phone(browser: Browser, file: Path) -> None:
    with browser.visit(file, width=360) as visit:
        visit.page.locator("#folder > summary").click()
        visit.page.get_by_role("combobox", name="Order").select_option("By target")
        names = [CARD.row(id.removeprefix("target-")).indicator.name for id in shown(visit.page)]
        assert names == sorted(names, key=str.casefold)


CONTRASTS = """
(() => {
  const rgb = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = colour => {
    const linear = c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
    const [r, g, b] = rgb(colour).map(c => linear(c / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = it => {
    for (; it; it = it.parentElement) {
      const colour = getComputedStyle(it).backgroundColor;
      if (rgb(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = new Set();
  for (const it of document.querySelectorAll("body *")) {
    const speaks = [...it.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!speaks || it.offsetParent === null) continue;
    const [a, b] = [light(getComputedStyle(it).color), light(behind(it))].sort((x, y) => y - x);
    const contrast = (a + .05) / (b + .05);
    if (contrast < 4.5) poor.add(`${it.tagName}.${it.className} ${contrast.toFixed(2)}`);
  }
  return [...poor];
})()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_themes_are_readable(browser: Browser, file: Path, scheme: str) -> None:
    with browser.visit(file, color_scheme=scheme) as visit:
        page = visit.page
        page.get_by_role("button", name="Open all details").click()
        assert (_lightness(page) > 0.5) == (scheme == "light")
        assert page.evaluate(CONTRASTS) == []
        other = "Dark" if scheme == "light" else "Light"
        page.get_by_role("combobox", name="Theme").select_option(other)
        assert (_lightness(page) > 0.5) == (other == "Light")
        assert page.evaluate(CONTRASTS) == []
        page.emulate_media(media="print")
        assert _lightness(page) > 0.5, "paper is white"


def _lightness(page: Any) -> float:
    ink: str = page.evaluate("getComputedStyle(document.body).color")
    return 1 - sum(map(float, re.findall(r"[\d.]+", ink)[:3])) / 765


# Paper and no script


def test_print_shows_everything_with_its_sources(browser: Browser, file: Path) -> None:
    with browser.visit(file) as visit:
        assert visit.page.locator(".more:visible").count() == 0
        visit.page.emulate_media(media="print")
        rows = len(CARD.rows) + len(CARD.deliverables)
        assert visit.page.locator(".more:visible").count() == rows
        assert not visit.page.get_by_role("searchbox").is_visible()
        assert visit.page.pdf(format="A4")[:5] == b"%PDF-"
        text = visit.page.inner_text("body")
        for row in CARD.rows:
            assert CARD.report.statement(row.target.statement_id).text in text
            if row.observation is not None:
                assert row.observation.source.url in text


def test_without_script_the_page_is_plain_and_complete(browser: Browser, file: Path) -> None:
    with browser.visit(file, java_script_enabled=False) as visit:
        rows = len(CARD.rows) + len(CARD.deliverables)
        assert visit.page.locator(".more:visible").count() == rows
        for useless in ("#tools", ".unfold", ".toggle"):
            assert visit.page.locator(f"{useless}:visible").count() == 0
        assert visit.errors == []


# Attacks


def test_markup_in_a_report_stays_text(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    hostile_card().to_html(path)
    with browser.visit(path) as visit:
        page = visit.page
        page.get_by_role("button", name="Open all details").click()
        page.get_by_role("searchbox", name="Find").fill("<script>attacked")
        page.get_by_role("searchbox", name="Find").fill("")
        page.get_by_role("button", name=re.compile("^Wanted")).click()
        page.locator(".entry").first.hover()
        assert visit.errors == []
        assert visit.requests == []
        assert page.evaluate("typeof attacked") == "undefined"
        assert page.locator("script").count() == 1
        assert page.locator("style").count() == 1
        strange = "iframe, img, base, form:not(#controls), object, embed, link, [srcdoc], [onload]"
        assert page.locator(strange).count() == 0
        assert page.locator("meta[http-equiv]").count() == 1
        assert page.is_visible("h1"), "no style got in"
        handlers = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(it => [...it.attributes])"
            ".filter(it => it.name.startsWith('on') || it.name === 'style').map(it => it.name)"
        )
        assert handlers == []
        links = page.eval_on_selector_all("a", "all => all.map(it => it.getAttribute('href'))")
        assert links
        assert all(link.startswith("#") for link in links), "no address here is fit for a link"
        text = page.text_content("main")
        for attack in ATTACKS[:17]:
            assert attack in text
        for address in ADDRESSES[:3]:
            assert address in text


def test_no_script_but_the_pages_own_could_run(browser: Browser, tmp_path: Path) -> None:
    # The second lock: were a text ever to get out, the policy still holds the door.
    path = tmp_path / "broken.html"
    act = "document.title='attacked'"
    inside = f'<script>{act}</script><img src=x onerror="{act}">'
    path.write_text(CARD.to_html().replace("</main>", f"{inside}</main>"), encoding="utf-8")
    with browser.visit(path) as visit:
        assert visit.page.title() != "attacked"
        assert any("Content Security Policy" in error for error in visit.errors)
        assert sorted(shown(visit.page)) == sorted(with_data()), "and the page works"
