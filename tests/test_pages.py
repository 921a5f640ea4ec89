"""What all pages have in common: Chinese runs are marked, and nothing is wider than a phone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr
from browser import Browser, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = Path(__file__).parents[1] / "examples" / "judging"
THIS, NEXT = TEXTS / "yunhe-2031.txt", TEXTS / "yunhe-2032.txt"
CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
VOID = {"br", "input", "link", "meta"}


class Runs(HTMLParser):
    """The text nodes of a page that have Chinese and no ancestor that says so."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.marked = 0
        self.unmarked: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not CHINESE.search(data):
            return
        langs = [lang for _, lang in self.open if lang is not None]
        if langs and langs[-1].startswith("zh"):
            self.marked += 1
        else:
            self.unmarked.append(data)


def pages() -> dict[str, str]:
    drafted = dr.draft(THIS)
    pair = dr.judge(THIS, NEXT)
    record = dr.record(["2023"])
    return {
        "scorecard": dr.scorecard().to_html(),
        "scorecard of a draft": dr.scorecard(drafted.report, ()).to_html(),
        "record": record.to_html(),
        "series": dr.series("gdp").to_html(),
        "pair": pair.to_html(),
        "review": drafted.to_html(),
    }


PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_every_chinese_run_is_marked_as_chinese(name: str) -> None:
    runs = Runs(PAGES[name])
    assert runs.unmarked == []
    assert runs.marked or name in {"record", "series"}


def test_every_chinese_run_of_a_notebook_is_marked() -> None:
    card = dr.scorecard(dr.draft(THIS).report, ())
    runs = Runs(card._repr_html_())  # pyright: ignore[reportPrivateUsage]
    assert runs.unmarked == []
    assert runs.marked


def test_a_run_without_a_mark_is_seen() -> None:
    runs = Runs('<p lang="en">6%以上 <b lang="zh">左右<i lang="en">约</i></b><br>力争</p>')
    assert runs.unmarked == ["6%以上 ", "约", "力争"]
    assert runs.marked == 1


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_and_no_word_is_split(
    browser: Browser, tmp_path: Path, name: str, width: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGES[name], encoding="utf-8")
    with browser.visit(path, width=width) as visit:
        page = visit.page
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SPLIT) == []
        assert visit.errors == []


SPLIT = """
(() => {
  const split = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const parent = node.parentElement;
    if (parent.closest("script, style, code, .unseen") || !parent.checkVisibility()) continue;
    if (parent.closest("a") && node.data.includes("://")) continue;
    for (const match of node.data.matchAll(/\\d[\\d.,%–-]*|[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const tops = new Set(boxes.map((box) => Math.round(box.top)));
      if (tops.size > 1) split.push(match[0]);
    }
  }
  return split;
})()
"""
