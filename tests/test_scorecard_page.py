"""The page of a scorecard as text: complete, deterministic, closed, written wholly or not."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from base64 import b64encode
from decimal import Context, localcontext
from hashlib import sha256
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

import dalian_report as dr
from dalian_report.views import _markup as markup
from dalian_report.views import _page_controls as sorting
from dalian_report.views._markup import Markup, element
from dalian_report.views._scorecard_table import VERDICT_WORDS
from hostile import ADDRESSES, ATTACKS, hostile_card
from refusals import refused
from targets_made_up import Promise, observed, report_of

CARD = dr.scorecard()
PAGE = CARD.to_html()


class Elements(HTMLParser):
    """The start tags of a page with their attributes, and its text outside style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        if self.inside not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


ELEMENTS = Elements(PAGE)


def test_the_page_says_everything_that_the_scorecard_rests_on() -> None:
    text, report = ELEMENTS.text, CARD.report
    for row in CARD.rows:
        assert row.explain() in text
        assert report.statement(row.target.statement_id).text in text
        for id in (row.target.figure_id, row.target.stretch_figure_id):
            if id is not None:
                found = report.figure(id)
                assert f"{found} as the English page prints it" in text
                where = report.section(report.statement(found.statement_id).section_id).title
                place = f"characters {found.span.start:,}–{found.span.end:,}"
                assert f"{id}: “{where}”, {place}" in text
                assert found.original is None or f"{found.original.text} in the Chinese" in text
        for remark in (row.comparability, row.target.comparability, row.target.note):
            assert remark is None or remark in text
        if row.target.baseline_figure_id is not None:
            before = report.figure(row.target.baseline_figure_id)
            assert f"{before.year}: {before}" in text
    for done in CARD.deliverables:
        assert f"{done.deliverable.action.value} {done.deliverable.object}" in text
        assert report.statement(done.deliverable.statement_id).text in text
    for verdict, number in CARD.counts.items():
        assert re.search(rf"(?<!\d){number} \S {VERDICT_WORDS[verdict]}", text)
    assert "Simple rule" in text
    assert "±5% for “about”" in text
    assert report.source.sha256 in text
    assert f"Made with dalian-report {dr.__version__}; data {dr.DATA_VERSION}, schema" in text
    assert "Cite as:" in text


def test_the_rule_the_policy_and_the_day_are_said() -> None:
    policy = dr.HedgePolicy(about="2%", about_reading="two_sided", use_original=False)
    card = dr.scorecard(policy=policy, rule="guarded", as_of="2024-02-01")
    text = Elements(card.to_html()).text
    for words in ("Guarded rule", "±2% for “about”", "on both sides", "published by 2024-02-01",
                  "hedges are those of the English page"):  # fmt: skip
        assert words in text
        assert words not in ELEMENTS.text


@pytest.mark.parametrize("reading", list(dr.attainment.AboutReading))
@pytest.mark.parametrize("rule", list(dr.attainment.DecisionRule))
def test_every_rule_and_reading_has_its_words(
    rule: dr.attainment.DecisionRule, reading: dr.attainment.AboutReading
) -> None:
    report = report_of(Promise("output", "floor", "6", "about", strength="expected"))
    policy = dr.HedgePolicy(about_reading=reading)
    card = dr.scorecard(report, [observed("output.growth", "5.9")], policy=policy, rule=rule)
    text = Elements(card.to_html()).text
    assert f"{rule.value.replace('_', ' ').capitalize()} rule: " in text
    assert "inside the grey zone" in text
    drawn = str(card.plot().to_dict())
    assert f"{rule.value.replace('_', ' ').capitalize()} rule; " in drawn


def test_every_outcome_links_to_its_publisher() -> None:
    links = [found["href"] for tag, found in ELEMENTS.tags if tag == "a"]
    for row in CARD.rows:
        if row.observation is not None:
            assert links.count(row.observation.source.url) >= 2
            assert f"#target-{row.target.id}-more" in links
    ids = {found["id"] for _, found in ELEMENTS.tags if "id" in found}
    inner = {link[1:] for link in links if link is not None and link.startswith("#")}
    assert inner <= ids


def test_missed_targets_come_first_and_rows_without_data_last() -> None:
    wanted = [row.target.id for row in sorted(CARD.rows, key=_missed_headline_first)]
    ids = [str(found["id"]) for _, found in ELEMENTS.tags if found.get("class") == "entry"]
    assert [f"target-{id}" for id in wanted] == ids[: len(wanted)]
    verdicts = [found["data-verdict"] for _, found in ELEMENTS.tags if "data-verdict" in found]
    order = ["not_met", "undecided", "met", "no_data"]
    places = [order.index(str(verdict)) for verdict in verdicts]
    # The targets, then the promises without a number.
    assert sum(after < before for before, after in itertools.pairwise(places)) == 1
    assert {places[0], places[-1]} == {0, 3}


def _missed_headline_first(row: dr.attainment.Assessment) -> tuple[int, bool]:
    order = ("not_met", "undecided", "met", "no_data")
    return order.index(row.verdict.value), row.target.strength.value != "expected"


def test_the_title_names_the_city_and_the_year() -> None:
    title = re.search("<title>(.*?)</title>", PAGE)
    assert title is not None
    assert CARD.report.place.name in title[1]
    assert CARD.report.edition in title[1]


def test_a_page_with_the_text_has_its_sentences_and_another_says_where_they_are() -> None:
    folder = Path(__file__).parent / "data" / "example-town"
    town = dr.read(folder / "report.json")
    text = town.attach(path=folder / "report.txt")
    card = dr.scorecard(town, ())
    sentences = {text.quote(row.target) for row in card.rows}
    with_text = Elements(card.to_html(source=text))
    without = Elements(card.to_html())
    for sentence in sentences:
        assert sentence in with_text.text
        assert sentence not in without.text
    inner = [found.get("href") for tag, found in without.tags if tag == "a"]
    assert inner.count("#text") >= len(card.rows)
    assert [found for _, found in without.tags if found.get("id") == "text"]
    assert "#text" not in [found.get("href") for tag, found in with_text.tags if tag == "a"]


def test_verdicts_stand_in_words_and_signs() -> None:
    badge = '<span aria-hidden="true" class="sign">✕</span> <span class="word">not met</span>'
    missed = sum(row.verdict is dr.Verdict.NOT_MET for row in CARD.rows)
    stretched = sum(row.stretch_verdict is dr.Verdict.NOT_MET for row in CARD.rows)
    table = PAGE[PAGE.index("<table") : PAGE.index("</table>")]
    assert table.count(badge) == missed + stretched
    assert missed


def test_equal_scorecards_give_equal_pages() -> None:
    assert dr.scorecard().to_html() == PAGE
    program = "import dalian_report as dr, hashlib\n"
    program += "print(hashlib.sha256(dr.scorecard().to_html().encode()).hexdigest())"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert found.stdout.strip() == sha256(PAGE.encode()).hexdigest()


def test_the_decimal_context_changes_nothing() -> None:
    with localcontext(Context(prec=1, Emin=0, Emax=0, rounding="ROUND_UP")) as context:
        for signal in context.traps:
            context.traps[signal] = True
        assert dr.scorecard().to_html() == PAGE


def test_the_page_asks_for_nothing_and_locks_out_other_scripts() -> None:
    assert "@import" not in PAGE
    assert "url(" not in PAGE
    assert not {"src", "style", "srcset", "onclick"} & {
        name for _, found in ELEMENTS.tags for name in found
    }
    policy = next(found["content"] for _, found in ELEMENTS.tags if "http-equiv" in found)
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        inside = PAGE[PAGE.index(f"<{tag}>") + len(tag) + 2 : PAGE.index(f"</{tag}>")]
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_page_stays_small() -> None:
    assert len(PAGE.encode()) < 350_000


# Other reports


def test_a_report_without_outcomes_promises_or_targets() -> None:
    empty = Elements(dr.scorecard(report_of()).to_html())
    assert "0 numeric targets" in empty.text
    assert "No outcomes were found." in empty.text
    one = Elements(dr.scorecard(report_of(Promise("parks", "floor", "10", unit="count"))).to_html())
    assert "1 numeric target, 0 with a published outcome" in one.text
    assert not any(found.get("id") == "promises" for _, found in one.tags)


def test_bars_show_a_share_of_the_target_and_nothing_where_that_says_nothing() -> None:
    report = report_of(
        Promise("half", "floor", "10", unit="count"),
        Promise("far", "floor", "10", unit="count"),
        Promise("open", "floor", "10", unit="count"),
        Promise("less", "floor", "5", "about"),
        Promise("zero", "floor", "0", unit="count"),
        Promise("rank", "ceiling", "3", unit="rank"),
        Promise("range", "point", "3", to="4", unit="count"),
    )
    outcomes = [
        observed("half.level", "5", unit="count"),
        observed("far.level", "95", unit="count"),
        observed("open.level", "15", "at_least", unit="count"),
        observed("less.growth", "-1"),
        observed("zero.level", "1", unit="count"),
        observed("rank.rank", "2", unit="rank"),
        observed("range.level", "3", unit="count"),
    ]
    page = dr.scorecard(report, outcomes).to_html()
    # Missed targets come first: half, less; then far, open.
    half, less, far, most = re.findall(r'<svg class="bullet".*?</svg>', page)
    assert 'class="came not_met" x="0" y="5" width="30"' in half
    assert 'width="120" height="6"' in far
    assert "beyond" in far
    assert 'aria-label="outcome 950% of the target; off the scale: 950% of the target"' in far
    assert ">off the scale: 950% of the target</small>" in page
    assert 'class="came met" x="0" y="5" width="90"' in most
    assert 'class="open met" x="90" y="5" width="30"' in most
    assert 'class="zone" x="57" y="2" width="3"' in less
    assert 'class="came not_met" x="0" y="5" width="0"' in less
    assert "beyond" in less
    assert "off the scale: -20% of the target" in less
    assert 'aria-label="outcome 50% of the target"' in half
    assert 'aria-label="outcome at least 150% of the target"' in most


def test_orders_are_exact_and_leave_out_what_has_no_number() -> None:
    report = report_of(
        Promise("b", "floor", "3", unit="count"),
        Promise("a", "floor", "3000000000000000000000", unit="count"),
        Promise("c", "ceiling", "6", unit="count"),
        Promise("d", "floor", "1", unit="km"),
        Promise("e", "floor", "2", unit="km"),
    )
    outcomes = [
        observed("b.level", "4", unit="count"),
        observed("a.level", "4000000000000000000001", unit="count"),
        observed("c.level", "8", unit="count"),
        observed("d.level", "1.9", unit="km"),
    ]
    found = sorting.places(dr.scorecard(report, outcomes).rows)
    assert [one["target"] for one in found] == [1, 0, 2, 3, 4]
    assert [one["wanted"] for one in found] == [0, 2, 1, 3, 4]
    assert [one["outcome"] for one in found] == [0, 2, 1, 3, None]
    # Shares of the target: a third, a little more, minus a third, nine tenths.
    assert [one["margin"] for one in found] == [1, 2, 0, 3, None]
    assert [one["verdict"] for one in found] == [0, 0, 1, 0, 2]


# Attacks


def test_no_text_becomes_markup() -> None:
    page = hostile_card().to_html()
    harmless = Elements(dr.scorecard(report_of(Promise("x", "floor", "1"))).to_html())
    found = Elements(page)
    # Lists of sources aside, nothing but what a harmless page has too.
    assert {tag for tag, _ in found.tags} - {tag for tag, _ in harmless.tags} <= {"ol", "small"}
    assert not [name for _, given in found.tags for name in given if name.startswith("on")]
    for attack in ATTACKS[:17]:
        assert " ".join(attack.split()) in found.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u2028\u202e\u2066\ud800]", page)
    assert r"\u202egnp.exe \u2066isolated\u2069 \ud800" in page
    assert r"line\u2028and\u2029paragraph\x00null\x1b[31mred\x7f" in page
    hrefs = [given["href"] for tag, given in found.tags if tag == "a"]
    assert all(href is not None and href.startswith("#") for href in hrefs)


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_are_no_links(address: str) -> None:
    assert not markup.is_web_address(address)
    assert markup.link(address, "text") == "<span>text</span>"


@pytest.mark.parametrize(
    "address",
    [
        "https://dl.gov.cn/a?b=1&c=2#d",
        "HTTP://x.example",
        "https://x.example/政府",
        "http://[::1]/",
    ],
)
def test_addresses_that_are_links(address: str) -> None:
    given = Elements(markup.link(address, "a < b")).tags
    assert given == [("a", {"href": address, "rel": "noreferrer"})]


def test_elements_escape_what_is_not_markup() -> None:
    inner = element("b", "<i>")
    assert element("p", inner, "<i>", None, data_x='"<', hidden=False) == (
        '<p data-x="&quot;&lt;"><b>&lt;i&gt;</b>&lt;i&gt;</p>'
    )
    assert isinstance(inner, Markup)
    assert markup.joined(["<", Markup("<br>")], between="&") == "&lt;&amp;<br>"
    every = "".join(map(chr, [*range(0x3000), *range(0xD7F0, 0xE010), 0xFFFD, 0x10FFFF]))
    assert unescape(element("p", every)) == f"<p>{markup.visible(every)}</p>"
    assert escape(markup.visible(every), quote=False) == element("p", every)[3:-4]


# Writing


def test_writing_the_page(tmp_path: Path) -> None:
    path = tmp_path / "card.html"
    path.write_text("old", encoding="utf-8")
    assert CARD.to_html(path) is None
    assert path.read_bytes() == PAGE.encode("utf-8")
    assert os.listdir(tmp_path) == ["card.html"]


@pytest.mark.parametrize("name", ["none/card.html", "", "bad\0name.html"])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    before = sorted(os.listdir(tmp_path))
    path = f"{tmp_path}/{name}"
    with refused(dr.UnwritableError, "cannot-write") as caught:
        CARD.to_html(path)
    assert isinstance(caught.value, OSError)
    assert str(tmp_path) in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == before


def test_a_full_disk_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "card.html"
    path.write_text("old", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with refused(dr.UnwritableError, "cannot-write"):
        CARD.to_html(path)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["card.html"]


def test_any_scorecard_has_a_page() -> None:
    shorter = attrs.evolve(CARD, deliverables=(), rows=CARD.rows[:1])
    assert shorter.to_html().count('class="entry"') == 1
