"""The scorecard: which observation counts, the tallies, and the page as text, JSON and HTML."""

from __future__ import annotations

import copy
import itertools
import json
import pickle
import re
from datetime import date, datetime
from decimal import Context, localcontext
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
from dalian_report.attainment import Basis, Interval
from dalian_report.attainment._choice import choose
from dalian_report.errors import AssessmentError, UnitError, UnknownKeyError
from dalian_report.views._card_words import cells
from dalian_report.views._scorecard_table import text as page_of
from refusals import refused
from targets_made_up import Promise, observed, only_target, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MET, NOT_MET = dr.Verdict.MET, dr.Verdict.NOT_MET
OPEN, NO_DATA = dr.Verdict.UNDECIDED, dr.Verdict.NO_DATA


def town() -> dr.Report:
    """Six promises of a made-up town."""
    return report_of(
        Promise("output", "floor", "6", "at_least", stretch="7", strength="expected"),
        Promise("income", "in_step_with", relative_to="output.growth", strength="expected"),
        Promise("prices", "ceiling", "3", "about", strength="expected"),
        Promise("parks", "floor", "10", unit="count"),
        Promise("rank", "ceiling", "3", "at_least", unit="rank"),
        Promise("waste", "ceiling", "5", "at_least", falls=True),
    )


OUTCOMES = (
    observed("output.growth", "6.0"),
    observed("income.growth", "5.8"),
    observed("prices.growth", "3.4"),
    observed("parks.level", "12", unit="count"),
)


# Which observation counts


def test_a_number_beats_a_judgement_of_better_status() -> None:
    stated = observed("parks.level", stated="met", status="final", vintage="2024-09-01")
    number = observed("parks.level", "8", unit="count", status="estimate", nth=2)
    row = dr.scorecard(town(), [stated, number]).row("parks")
    assert row.observation is number
    assert row.verdict is NOT_MET
    assert row.basis is Basis.NUMBER
    assert row.disagrees, "the judgement is not forgotten"
    assert not dr.scorecard(town(), [number]).row("parks").disagrees


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"status": "final"}, {"status": "reported", "vintage": "2025-01-01"}),
        ({"status": "reported"}, {"status": "estimate", "vintage": "2025-01-01"}),
        ({"status": "final", "vintage": "2024-05-01"}, {"vintage": "2024-04-30"}),
        ({"nth": 1}, {"nth": 2}),
    ],
)
def test_then_status_then_vintage_then_id(better: dict[str, Any], worse: dict[str, Any]) -> None:
    wanted = observed("parks.level", "12", unit="count", **{"nth": 8} | better)
    other = observed("parks.level", "8", unit="count", **{"nth": 7} | worse)
    for given in itertools.permutations([wanted, other]):
        assert choose(given) is wanted
        row = dr.scorecard(town(), given).row("parks")
        assert row.observation is wanted
        assert row.verdict is MET


def test_the_choice_does_not_hang_on_the_order() -> None:
    given = [
        observed("parks.level", value, unit="count", status=status, vintage=vintage, nth=nth)
        for nth, (value, status, vintage) in enumerate(
            itertools.product(["8", "12"], ["estimate", "reported"], ["2024-01-01", "2024-02-01"])
        )
    ]
    chosen = {
        choose(order) for order in itertools.islice(itertools.permutations(given), 0, None, 97)
    }
    assert {found.id for found in chosen if found is not None} == {"obs.parks.level.2023.3"}
    assert choose([]) is None


@pytest.mark.parametrize(
    ("as_of", "wanted"),
    [
        ("2023-12-31", None),
        ("2024-01-06", "8"),
        ("2024-02-29", "8"),
        ("2024-03-01", "12"),
        (date(2024, 3, 1), "12"),
        (datetime(2024, 3, 1, 23, 59), "12"),
        ("2024-06-01", "12"),
        ("20240301", "12"),
        (None, "12"),
    ],
)
def test_as_of_leaves_out_what_was_published_later(as_of: Any, wanted: str | None) -> None:
    early = observed("parks.level", "8", unit="count", status="estimate", vintage="2024-01-06")
    late = observed("parks.level", "12", unit="count", vintage="2024-03-01", nth=2)
    card = dr.scorecard(town(), [early, late], as_of=as_of)
    found = card.row("parks").observation
    assert (None if found is None else str(found.value)) == wanted
    assert card.as_of is None or len(card.as_of) == 10
    if as_of is not None:
        assert f"published by {card.as_of}" in str(card)


@pytest.mark.parametrize("as_of", ["", "soon", "2024-13-01", "2024", 5, b"2024-01-01", [1], True])
def test_a_day_that_is_none(as_of: Any) -> None:
    with refused(AssessmentError, "not-a-day as_of"):
        dr.scorecard(town(), [], as_of=as_of)


def test_another_year_does_not_count() -> None:
    last_year = observed("parks.level", "12", unit="count", year=2022)
    assert dr.scorecard(town(), [last_year]).counts[NO_DATA] == 6


def test_a_deliverable_that_the_report_does_not_have_is_refused() -> None:
    opened = attrs.evolve(
        observed("parks.level", stated="met"), indicator_id=None, deliverable_id="I-01.d1"
    )
    with refused(dr.UnknownKeyError, "unknown-key deliverable"):
        dr.scorecard(town(), [opened])


# In step with


def test_in_step_takes_the_other_indicators_own_outcome() -> None:
    row = dr.scorecard(town(), OUTCOMES).row("income")
    assert row.verdict is OPEN
    assert row.required is not None
    assert row.required.threshold == Interval.point(6)


def test_in_step_without_the_others_number_falls_back_to_a_judgement() -> None:
    income = observed("income.growth", "5.8")
    for output in ([], [observed("output.growth", stated="met")]):
        assert dr.scorecard(town(), [income, *output]).row("income").verdict is NO_DATA
        judged = observed("income.growth", stated="met", nth=2)
        row = dr.scorecard(town(), [income, judged, *output]).row("income")
        assert (row.verdict, row.basis, row.observation) == (MET, Basis.STATED, judged)


# Rows, tallies, rules


def test_rows_and_counts() -> None:
    card = dr.scorecard(town(), OUTCOMES)
    assert [row.target for row in card.rows] == list(card.report.targets)
    assert dict(card.counts) == {MET: 2, NOT_MET: 1, OPEN: 1, NO_DATA: 2}
    with pytest.raises(TypeError):
        card.counts[MET] = 9  # type: ignore[index]
    assert card.row("output").stretch_verdict is NOT_MET
    assert card.row("parks.level@2023").verdict is MET
    with pytest.raises(UnknownKeyError):
        card.row("benches")
    assert repr(card) == "<Scorecard 2023: 2 met, 1 not_met, 1 undecided, 2 no_data>"


def test_rule_and_policy_are_those_of_every_row() -> None:
    policy = dr.HedgePolicy(about="20%")
    card = dr.scorecard(town(), OUTCOMES, policy=policy, rule="guarded")
    assert {(row.rule.value, row.policy) for row in card.rows} == {("guarded", policy)}
    assert card.row("output").verdict is OPEN
    assert card.row("prices").verdict is OPEN
    assert dr.scorecard(town(), OUTCOMES).row("prices").verdict is NOT_MET
    with refused(AssessmentError, "unknown-choice rule"):
        dr.scorecard(town(), OUTCOMES, rule="kind")


def test_observations_may_come_from_a_generator() -> None:
    assert dr.scorecard(town(), (one for one in OUTCOMES)) == dr.scorecard(town(), OUTCOMES)


def test_a_scorecard_is_a_value() -> None:
    card = dr.scorecard(town(), OUTCOMES)
    assert copy.deepcopy(card) == card
    assert pickle.loads(pickle.dumps(card)) == card
    with pytest.raises(AttributeError):
        card.rows = ()  # type: ignore[misc]


def test_without_targets() -> None:
    card = dr.scorecard(report_of(), [])
    assert card.rows == ()
    assert sum(card.counts.values()) == 0
    assert "0 numeric targets" in str(card)
    assert "<table>" in card._repr_html_()


# The shipped report, and the user's own


def counted(card: dr.Scorecard) -> int:
    return sum(row.target.counted for row in card.rows)


def test_the_shipped_scorecard() -> None:
    card = dr.scorecard()
    assert card.report is dr.load()
    assert [row.target for row in card.rows] == list(dr.load().targets)
    assert sum(card.counts.values()) == counted(card)
    row = card.row("gdp")
    assert (row.verdict, row.stretch_verdict, row.robust) == (MET, NOT_MET, False)
    assert row.observation is not None
    assert row.observation.id == "obs.gdp.growth.2023.2"
    assert dr.scorecard() == card
    assert dr.scorecard(dr.load(), dr.observations()) == card


def test_the_users_own_outcomes_replace_the_shipped_ones() -> None:
    card = dr.scorecard(observations=[observed("gdp.growth", "5.4")])
    assert card.row("gdp").verdict is NOT_MET
    assert card.counts[NO_DATA] == counted(card) - 1
    assert dr.scorecard(observations=[]).counts[NO_DATA] == counted(card)


def test_the_users_own_report_has_no_shipped_outcomes() -> None:
    assert dr.scorecard(only_target("floor", "6")).counts[NO_DATA] == 1
    assert dr.scorecard(town()).counts[NO_DATA] == 6


def test_a_report_coded_anew_from_the_shipped_source_has_them() -> None:
    shipped = dr.load()
    kept = tuple(one for one in shipped.targets if one.indicator_id != "gdp.growth")
    kept = tuple(one for one in kept if one.relative_to != "gdp.growth")
    indicators = tuple(one for one in shipped.indicators if one.id != "gdp.growth")
    fields = {name: getattr(shipped, name) for name in
              ("schema_version", "data_version", "edition", "year", "place", "coverage", "source",
               "sections", "statements",
               "figures", "numerals", "units", "deliverables", "entities", "relations",
               "glossary")}  # fmt: skip
    own = dr.Report(**fields, indicators=indicators, targets=kept)
    card = dr.scorecard(own)
    assert card.row("budget-revenue").verdict is NOT_MET
    assert len(card.rows) == len(kept)


def test_an_observation_of_an_unknown_indicator() -> None:
    with refused(UnknownKeyError, "unknown-key indicator"):
        dr.scorecard(town(), [observed("park.level", "9", unit="count")])


def test_an_observation_in_a_wrong_unit() -> None:
    with refused(UnitError, "other-unit obs.parks.level.2023.1"):
        dr.scorecard(town(), [observed("parks.level", "9", unit="mu")])


@pytest.mark.parametrize("given", ["abc", [6], [None], [{"id": "obs.1"}]])
def test_what_is_no_observation(given: Any) -> None:
    with refused(AssessmentError, "wrong-type observations"):
        dr.scorecard(town(), given)


# As JSON


def test_to_dict_is_json() -> None:
    for card in (
        dr.scorecard(),
        dr.scorecard(rule="guarded", as_of="2024-02-01"),
        dr.scorecard(town(), [*OUTCOMES[1:], observed("output.growth", "6", "at_least")]),
    ):
        found = card.to_dict()
        assert json.loads(json.dumps(found)) == found
        assert len(found["rows"]) == len(card.rows)
        assert sum(found["counts"].values()) == counted(card)
        for given, row in zip(found["rows"], card.rows, strict=True):
            assert given["verdict"] == row.verdict.value
            assert given["explanation"] == row.explain()
            for name in ("actual", "margin", "ratio", "required", "open"):
                if given[name] is not None:
                    assert str(Interval.parse(given[name])) == given[name]


def test_to_dict_of_a_row() -> None:
    found = dr.scorecard(town(), OUTCOMES, as_of="2024-06-01").to_dict()
    assert found["as_of"] == "2024-06-01"
    assert found["rule"] == "simple"
    assert found["policy"] == {
        "about": "5%", "nearly": "5%", "about_reading": "grey", "use_original": True,
    }  # fmt: skip
    row = {name: found["rows"][2][name] for name in ("target", "required", "open", "actual")}
    assert row == {
        "target": "prices.growth@2023", "required": "(-inf, 3]", "open": "(3, 3.15]",
        "actual": "[3.4, 3.4]",
    }  # fmt: skip
    assert found["rows"][2]["flips_at"] == "2/15"
    assert found["rows"][0]["stretch_verdict"] == "not_met"
    assert found["rows"][0]["observation"]["source"]["publisher"] == "Town Statistics"
    assert found["rows"][4]["observation"] is None


def test_to_dict_where_nothing_is_sure_to_be_enough() -> None:
    given = [observed("output.growth", "6", "at_least"), observed("income.growth", "9")]
    row = dr.scorecard(town(), given).to_dict()["rows"][1]
    assert (row["required"], row["open"], row["verdict"]) == (None, "[5.7, +inf)", "undecided")


# As text


CITY = "Dalian Municipal Government"


def _squeezed(page: str) -> list[str]:
    return [" ".join(line.split()) for line in page.splitlines()]


def test_the_page() -> None:
    lines = _squeezed(str(dr.scorecard(town(), OUTCOMES)))
    assert lines[:2] == [
        "Town Hall: 6 numeric targets for 2023",
        "2 met, 1 not met, 1 undecided, 2 no data",
    ]
    table = lines[lines.index("-" * 100) :]
    assert table[2:12] == [
        "Tasks of the year (I)",
        "Output at least 6% 6.0% met 0 points ~ [1]",
        "stretch target 7% not met",
        "Income in step with 5.8% undecided -0.2 points ? [1]",
        "output",
        "Prices about 3% or less 3.4% not met -0.4 points [1]",
        "Parks 10 12 met +2 [1]",
        "no data Rank: 3rd or better",
        "no data Waste: down at least 5%",
        "",
    ]


def test_missed_targets_come_before_the_sections() -> None:
    report = report_of(
        Promise("kept", "floor", "10", unit="count"), Promise("missed", "floor", "10", unit="count")
    )
    outcomes = [
        observed("kept.level", "12", unit="count"), observed("missed.level", "3", unit="count"),
    ]  # fmt: skip
    lines = _squeezed(str(dr.scorecard(report, outcomes)))
    title = next(place for place, line in enumerate(lines) if line == "Other targets not met")
    assert lines[title + 1].startswith("Missed")
    assert lines[title + 4].startswith("Kept")


def test_the_basis_of_the_met_verdicts() -> None:
    card = dr.scorecard()
    met = [row for row in card.counted if row.verdict is dr.Verdict.MET]
    own = {row.target.id for row in met if row.observation.source.publisher == CITY}
    assert card.met_basis.own_report == len(own) == 24
    mine = [observed("parks.level", "12", unit="count")]
    assert dr.scorecard(town(), mine).met_basis.own_report == 0
    assert card.met_basis.other_measure == sum(bool(row.comparability) for row in met)
    guarded = {row.target.id: row.verdict for row in dr.scorecard(rule="guarded").rows}
    assert card.met_basis.guarded == sum(guarded[row.target.id] is dr.Verdict.MET for row in met)
    rests = card.met_basis
    assert card.to_dict()["met_basis"] == attrs.asdict(rests)
    for form in (str(card), card._repr_html_(), card.to_html()):
        words = " ".join(form.replace("&#x27;", "'").split())
        assert f"Of the {len(met)} met, {rests.own_report} rest on" in words
        assert f"{rests.guarded} also hold under the guarded rule" in words


def test_rows_without_data_are_counted_instead_of_listed() -> None:
    card = dr.scorecard()
    without = [row for row in card.rows if row.verdict is dr.Verdict.NO_DATA]
    lists = page_of(card)
    folded = page_of(card, fold=True)
    for row in without:
        assert f"  no data  {cells(row)[0]}" in lists
        assert f"  no data  {cells(row)[0]}" not in folded
    assert f"{len(without)} targets without data" in folded
    open_promises = [row for row in card.deliverables if row.verdict is dr.Verdict.NO_DATA]
    assert f"{len(open_promises)} promises without data" in folded
    assert "without data (" not in lists


def test_missed_promises_come_first() -> None:
    order = ["not met", "undecided", "met", "no data"]
    table = page_of(dr.scorecard()).partition("Promised without a number")[2].partition("~  ")[0]
    words = re.findall("^(not met|undecided|met|no data)  ", table, re.MULTILINE)
    assert len(words) == len(dr.scorecard().deliverables)
    assert words == sorted(words, key=order.index)


def test_a_card_is_filtered_by_verdict_section_and_indicator() -> None:
    card = dr.scorecard()
    missed = card.select(verdict="not_met")
    assert {row.verdict for row in missed.rows} == {dr.Verdict.NOT_MET}
    assert len(missed.rows) == sum(row.verdict is dr.Verdict.NOT_MET for row in card.rows)
    assert {row.indicator.concept for row in card.select(indicator="gdp").rows} == {"gdp"}
    inside = card.select(section="II.goals")
    assert [row.target.id for row in inside.rows] == [
        target.id for target in card.report.targets_in("II.goals")
    ]
    with pytest.raises(dr.AssessmentError):
        card.select(verdict="kept")
    with pytest.raises(dr.UnknownKeyError):
        card.select(indicator="gdpp")


def read_in_a_copy(address: str) -> dr.Observation:
    found = observed("parks.level", "12", unit="count")
    return attrs.evolve(found, source=attrs.evolve(found.source, read_at=address))


def test_an_outcome_read_in_a_copy_has_a_mark_and_the_address_of_the_copy() -> None:
    address = "https://copy.example/parks"
    card = dr.scorecard(town(), [*OUTCOMES[:3], read_in_a_copy(address)])
    page = str(card)
    marked = [line for line in page.splitlines() if "^" in line]
    assert [line.split()[0] for line in marked] == ["Parks", "^"]
    assert address in page
    assert f'href="{address}"' in card._repr_html_()
    assert f'href="{address}"' in card.to_html()
    unmarked = str(dr.scorecard(town(), OUTCOMES))
    assert "^" not in unmarked


def every_wording() -> Iterator[dr.Scorecard]:
    """Scorecards with many sources, all marks, long words and large numbers."""
    yield dr.scorecard()
    yield dr.scorecard(rule="guarded", policy=dr.HedgePolicy(about=0.333, nearly="0.25"))
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    promises = [
        Promise(f"thing-{nth}", "floor", "987654321.125", "about", unit="CNY", name=f"{long} {nth}",
                stretch="1987654321.125")
        for nth in range(120)
    ]  # fmt: skip
    outcomes = [
        attrs.evolve(
            observed(promise.indicator_id, "-987654321.0625", unit="CNY", stated="met",
                     publisher=f"{long} {nth} " * 3, comparability="not quite"),
            source=dr.Citation(long * 2, long, "2024-01-01", f"https://town.example/{nth}"),
        )
        for nth, promise in enumerate(promises)
    ]  # fmt: skip
    report = report_of(*promises, title="A very long title of a section, " * 6)
    source = attrs.evolve(report.source, publisher="The Town Hall of a place " * 8)
    yield dr.scorecard(attrs.evolve(report, source=source), outcomes)


def test_the_page_has_at_most_100_columns() -> None:
    for card in every_wording():
        page = str(card)
        assert all(len(line) <= 100 or len(line.split()) <= 2 for line in page.splitlines())
        assert page == page.rstrip()
        assert not any(line != line.rstrip() for line in page.splitlines())
        assert "\x1b" not in page


def test_a_long_address_stays_in_one_piece() -> None:
    address = "https://town.example/" + "a" * 150
    page = str(dr.scorecard(town(), [observed("parks.level", "12", unit="count", url=address)]))
    assert address in page.split()


def test_the_page_names_the_source_of_every_number() -> None:
    card = dr.scorecard()
    page = str(card)
    for row in card.rows:
        if row.observation is not None:
            assert row.observation.source.url in page


def test_the_page_does_not_hang_on_the_decimal_context() -> None:
    wanted = str(dr.scorecard()), str(dr.scorecard().to_dict()), dr.scorecard()._repr_html_()
    with localcontext(Context(prec=1, Emin=0, Emax=0, rounding="ROUND_UP")) as context:
        for signal in context.traps:
            context.traps[signal] = True
        again = str(dr.scorecard()), str(dr.scorecard().to_dict()), dr.scorecard()._repr_html_()
    assert again == wanted


def test_numbers_are_shown_as_printed() -> None:
    outcomes = [
        observed("output.growth", "6.00"),
        observed("prices.growth", "0", resolution="0.1"),
        observed("parks.level", "1234567", unit="count"),
    ]
    page = str(dr.scorecard(town(), outcomes))
    for text in (" 6.00% ", " 0.0% ", " 1,234,567 ", " +1,234,557 "):
        assert text in page


# As HTML


class Tags(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.texts += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></tr></table><iframe src=https://evil.example>",
    "<!-- ",
    "&lt;script&gt;",
    "]]><svg/onload=alert(1)>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_text_of_the_html_is_escaped(attack: str) -> None:
    promise = Promise("thing", "floor", "6", "about", stretch="7", name=attack)
    report = report_of(promise, Promise("other", "in_step_with", relative_to="thing.growth",
                                        name=attack), title=attack)  # fmt: skip
    report = attrs.evolve(
        report,
        source=attrs.evolve(report.source, publisher=attack, title=attack),
        statements=tuple(attrs.evolve(one, text=attack) for one in report.statements),
    )
    for url in (f"https://town.example/{attack}", f"javascript:alert(1)//{attack}", attack):
        outcomes = [
            attrs.evolve(
                observed(id, "6.5", publisher=attack, url=url, comparability=attack),
                note=attack, source=dr.Citation(attack, attack, attack, url),
            )
            for id in ("thing.growth", "other.growth")
        ]  # fmt: skip
        found = Tags()
        found.feed(dr.scorecard(report, outcomes)._repr_html_())
        found.close()
        assert found.open == []
        assert found.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "a", "p"}
        assert found.attributes <= {"href", "title", "colspan"}
        assert all(link.startswith("https://town.example/") for link in found.links)
        assert any(attack in text for text in found.texts)


def test_the_html_says_what_the_page_says() -> None:
    card = dr.scorecard(town(), OUTCOMES)
    found = Tags()
    found.feed(card._repr_html_())
    text = " | ".join(found.texts)
    for wanted in ("Output", "at least 6%", "6.0%", "met", "stretch target", "7%",
                   "no data", "Tasks of the year (I)", "2 met, 1 not met, 1 undecided, 2 no data",
                   "depends on rounding", "https://town.example/outcomes"):  # fmt: skip
        assert wanted in text
    assert [link for link in found.links if "town.example" in link]
    assert card.row("output").explain() in found.texts
