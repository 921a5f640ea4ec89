"""Search: what a query may be, what it finds, what it is answered with."""

from __future__ import annotations

import copy
import gc
import html
import pickle
import re
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import attrs
import pytest
import snowballstemmer

import dalian_report as dr
from dalian_report.model import Bound, Figure, Measure, Span, Statement, StatementKind, Status
from dalian_report.search import SearchTables, StatementIndex
from dalian_report.search._words import british, root
from refusals import refused
from small_report import report

REPORT = dr.load()


def ids(query: str, **filters: Any) -> list[str]:
    return [hit.statement.id for hit in REPORT.search(query, **filters)]


def first(query: str) -> str:
    return ids(query, limit=1)[0]


def statement(number: int, text: str, **fields: Any) -> Statement:
    return Statement(
        id=f"I-{number:02}",
        section_id="I",
        kind=fields.pop("kind", StatementKind.CONTEXT),
        text=text,
        spans=(Span(100 * number, 100 * number + 90),),
        **fields,
    )


def over(*texts: str) -> StatementIndex:
    """An index of statements that carry nothing but their text."""
    statements = [statement(number, text) for number, text in enumerate(texts)]
    return StatementIndex(SearchTables((), statements, (), REPORT.units, (), (), (), ()))


def places(index: StatementIndex, query: str) -> list[int]:
    return [int(hit.statement.id[2:]) for hit in index.find(query)]


# Words --------------------------------------------------------------------------------------


def test_a_word_is_found_in_any_inflection_and_case() -> None:
    index = over("The harbour was dredged.", "Nobody is here.", "Dredging goes on.")
    for query in ("dredge", "DREDGED", "dredging", "dredges"):
        assert sorted(places(index, query)) == [0, 2]


def test_what_covers_more_of_the_query_comes_first() -> None:
    index = over(
        "Ferries, ferries, ferries and once more ferries.",
        "Ferries carry bicycles to the lighthouse.",
        "Bicycles.",
    )
    assert places(index, "bicycles ferries lighthouse")[0] == 1


def test_accents_and_american_spelling_make_no_difference() -> None:
    index = over("The Lüshun lighthouse was electrified.", "Crews were organised at last.")
    assert places(index, "lushun") == places(index, "LÜSHUN") == [0]
    assert places(index, "organized") == [1]


def test_a_misspelt_word_finds_its_neighbour() -> None:
    index = over("The lighthouse was painted.", "The harbour was dredged.")
    assert places(index, "lighthuose") == [0]
    assert first("continer throughput 2023") == first("container throughput 2023")


def test_common_words_are_sought_only_where_there_is_nothing_else() -> None:
    index = over("To be or not to be.", "The lighthouse is to be painted.")
    assert places(index, "to be") == [0, 1]
    assert places(index, "what is to be painted") == [1]


def test_what_nobody_says_finds_nothing() -> None:
    for query in ("zzzzqqqq", "", " ", "\0", '"', '""', "*", "?!", "。"):
        assert REPORT.search(query) == ()


def test_words_of_a_thesaurus_find_what_the_report_calls_it() -> None:
    assert first("subway line 4") == "II.7.2-03e"
    assert first("microchips wafers capacity") in {"I.1.2-07", "I.1.2-07b"}


# The fields ---------------------------------------------------------------------------------


def test_a_term_is_found_as_printed_as_it_should_be_and_in_chinese() -> None:
    for term in REPORT.glossary:
        if term.id in {"term.jin", "term.mu", "term.lvshun"}:
            continue  # dozens of statements have these
        inside = {
            found.id
            for found in REPORT.statements
            for own in found.spans
            for span in term.spans
            if own.start < span.end and span.start < own.end
        }
        if inside and len(inside) <= 3:
            for query in (term.printed, term.zh):
                assert inside & set(ids(query, limit=10)), (term.id, query)


def test_entities_are_found_by_their_names_in_both_languages() -> None:
    for entity in REPORT.entities:
        if len(entity.statement_ids) <= 3:
            for query in filter(None, (entity.name, entity.name_zh)):
                assert set(entity.statement_ids) & set(ids(query, limit=10)), query


def test_a_title_finds_the_statements_below_it() -> None:
    section = REPORT.section("II.9.2")
    assert section.title == "Prices"
    assert "II.9.2-03b" in ids("prices vegetables")


def test_words_in_the_text_count_more_than_words_around_it() -> None:
    sections = [attrs.evolve(REPORT.sections[1], id="I", kind="section", title="Ferries")]
    statements = [statement(0, "Nothing."), statement(1, "Ferries.")]
    index = StatementIndex(SearchTables(sections, statements, (), REPORT.units, (), (), (), ()))
    assert places(index, "ferries") == [1, 0]


# Phrases and beginnings ---------------------------------------------------------------------


def test_a_quoted_phrase_must_be_there_as_it_stands() -> None:
    index = over("A white lighthouse.", "A lighthouse, white as snow.", "Snow.")
    assert places(index, '"white lighthouse"') == [0]
    assert places(index, '"white lighthouse" snow') == [0]
    assert sorted(places(index, "white lighthouse")) == [0, 1]
    assert places(index, '"lighthouse keeper"') == []


@pytest.mark.parametrize("query", ['"Fengqiao Experience"', "“Fengqiao Experience”", '"枫桥经验"'])
def test_a_phrase_may_be_a_term_in_any_kind_of_quotes(query: str) -> None:
    assert set(ids(query)) == {"I.9.1-03", "II.10.1-04"}


def test_a_phrase_does_not_run_from_one_name_into_the_next() -> None:
    hit = REPORT.search('"Wazhou Group"')
    assert hit
    assert REPORT.search('"Wafangdian Bearing Wazhou"') == ()


def test_a_beginning_finds_the_words_that_begin_so() -> None:
    index = over("Operating the ferry.", "Opera in the park.", "Ferries cooperate.")
    assert sorted(places(index, "oper*")) == [0, 1]
    assert places(index, "operat*") == [0]
    assert places(index, "zz*") == []


# Amounts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("1.5 billion kWh", "II.6.1-03b"),
        ("15亿千瓦时", "II.6.1-03b"),
        ("十五亿千瓦时", "II.6.1-03b"),
        ("1,500 GWh", "II.6.1-03b"),
        ("1500000000 kWh", "II.6.1-03b"),
        ("RMB 420 billion", "II.6.1-07"),
        ("¥420bn", "II.6.1-07"),
        ("4200亿元", "II.6.1-07"),
        ("420,000 million yuan", "II.6.1-07"),
        ("4.5 percent", "I.indicators-01"),
        ("4.5%左右", "I.indicators-01"),
        ("百分之四点五", "I.indicators-01"),
        ("6%以上", "II.goals-01"),
        ("five million TEUs", "II.5.1-03e"),
        ("500万标箱", "II.5.1-03e"),
        ("0.39 percentage points", "I.1.1-05c"),
        ("0.39个百分点", "I.1.1-05c"),
        ("26.616 billion", "I.1.1-04"),
        ("266.16亿", "I.1.1-04"),
        ("122500", "I.8.1-03"),
        ("122,500", "I.8.1-03"),
        ("12.25万", "I.8.1-03"),
        ("20,000 mu", "II.8.2-04b"),
        ("2万亩", "II.8.2-04b"),
        ("700 hectares", None),
        ("1.5bn kWh", "II.6.1-03b"),
        ("１５亿千瓦时", "II.6.1-03b"),
        ("15億千瓦時", "II.6.1-03b"),
        ("1.5 terawatt-hours", "II.6.1-03b"),
        ("1.5\u00a0billion\u2009kWh", "II.6.1-03b"),
        ("1,265,000,000 kg", "I.6.3-02c"),
        ("25.3亿斤", "I.6.3-02c"),
    ],
)
def test_an_amount_is_found_by_value_and_unit(query: str, found: str | None) -> None:
    assert ids(query, limit=1) == ([found] if found else ids(query, limit=1))


def of_one_figure(**fields: Any) -> StatementIndex:
    """The index of one statement, whose number only its figure has."""
    figure = Figure(
        id="I-00.1",
        statement_id="I-00",
        label="sum",
        bound=Bound.EXACT,
        measure=Measure.LEVEL,
        status=Status.RESULT,
        resolution=Decimal(1),
        span=Span(3, 5),
        **fields,
    )
    tables = SearchTables((), [statement(0, "A sum.")], [figure], REPORT.units, (), (), (), ())
    return StatementIndex(tables)


@pytest.mark.parametrize(
    ("value", "queries"),
    [
        ("2e11", ["2千亿", "2000亿", "两千亿元", "200 billion", "0.2 trillion yuan"]),
        ("1e11", ["1千亿级", "千亿元", "1000亿"]),
        ("1.5e12", ["一万五千亿", "1万5000亿", "1.5万亿元"]),
        ("256000", ["25万6千", "25.6万", "256,000"]),
        ("1.2e8", ["1亿2千万", "1亿2000万", "120 million"]),
        ("3.5e8", ["三亿五千万", "3.5亿元", "3亿5000万"]),
    ],
)
def test_one_amount_in_all_its_forms(value: str, queries: list[str]) -> None:
    index = of_one_figure(value=Decimal(value), unit="CNY")
    assert [query for query in queries if places(index, query) != [0]] == []
    assert places(index, "7千亿") == []


def test_units_of_one_dimension_are_one() -> None:
    # 2.53 billion jin are 1.265 million tonnes.
    assert first("1,265,000 tonnes") == first("2.53 billion jin") == "I.6.3-02c"
    # 63,000 mu are 4,200 hectares.
    assert set(ids("4200 hectares", limit=2)) == {"I.6.3-02b", "II.7.3-03c"}


def test_another_unit_is_another_amount() -> None:
    yuan, dollars = REPORT.search("420 billion yuan"), REPORT.search("420 billion US dollars")
    assert yuan[0].statement == dollars[0].statement  # by its value
    assert yuan[0].score > dollars[0].score
    assert dollars[0].score > 0


def test_a_bare_number_is_a_value_and_a_name() -> None:
    assert first("112 pocket parks") == "I.6.2-06e"
    assert first("12345 hotline") == "II.3.1-05"
    assert first("metro line 5") == "I.6.2-03"
    assert first("5G coverage 97%") == "I.1.3-03c"


def test_a_range_is_found_by_both_ends() -> None:
    index = of_one_figure(value=Decimal(40), value_to=Decimal(60), unit="count")
    assert places(index, "40") == places(index, "60") == places(index, "40—60座") == [0]
    assert places(index, "50") == []


# Chinese ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("地铁4号线", "II.7.2-03e"),
        ("枫桥经验", "I.9.1-03"),
        ("跳高队", "I.overview-03b"),
        ("河长制", "II.8.2-03"),
        ("城镇新增就业", "I.8.1-03"),
        ("普惠型小微企业贷款余额", "II.5.3-05c"),
        ("獐子岛", "I.9.3-03b"),
    ],
)
def test_chinese_finds_terms_names_and_indicators(query: str, found: str) -> None:
    assert found in ids(query, limit=6)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("預算", "预算"),
        ("大連", "大连"),
        ("旅順", "旅顺"),
        ("國內生產總值", "国内生产总值"),
        ("１５億千瓦時", "15亿千瓦时"),
        ("「預算」", "「预算」"),
    ],
)
def test_traditional_characters_give_the_hits_of_simplified_ones(
    traditional: str, simplified: str
) -> None:
    assert ids(traditional, limit=None) == ids(simplified, limit=None) != []


def test_a_text_in_traditional_characters_is_found_and_marked() -> None:
    for text, query in (("修建跨海大橋。", "大桥"), ("修建跨海大桥。", "大橋")):
        town = StatementIndex(SearchTables((), [statement(0, text)], (), (), (), (), (), ()))
        (hit,) = town.find(query)
        assert [text[start:end] for start, end in hit.matches] == [text[4:6]]


def test_chinese_that_no_record_has_goes_through_the_thesaurus() -> None:
    everything = " ".join(
        filter(
            None,
            (
                *(entity.name_zh for entity in REPORT.entities),
                *(indicator.name_zh for indicator in REPORT.indicators),
                *(term.zh for term in REPORT.glossary),
            ),
        )
    )
    assert "毕业生" not in everything
    assert set(ids("毕业生", limit=2)) == {"I.8.1-02c", "II.9.1-02e"}


# Filters ------------------------------------------------------------------------------------


def test_filters_leave_out_and_change_nothing_else() -> None:
    everything = REPORT.search("growth of investment", limit=None)
    commitments = REPORT.search("growth of investment", kind="commitment", limit=None)
    assert commitments
    assert commitments == tuple(
        hit for hit in everything if hit.statement.kind is StatementKind.COMMITMENT
    )
    assert commitments == REPORT.search(
        "growth of investment", kind=StatementKind.COMMITMENT, limit=None
    )


def test_a_section_takes_in_what_is_below_it() -> None:
    found = REPORT.search("container", section="Part II, section 5", limit=None)
    assert found == REPORT.search("container", section=REPORT.section("II.5"), limit=None)
    assert {hit.statement.section_id for hit in found} == {"II.5.1", "II.5.3"}
    assert all(REPORT.search("container", section="II.5.1"))


def test_a_year_is_that_of_a_figure_a_target_or_the_text() -> None:
    for year in (2022, 2023):
        for hit in REPORT.search("gross domestic product", year=year, limit=None):
            of_figures = {
                figure.year for figure in REPORT.figures if figure.statement_id == hit.statement.id
            }
            assert year in of_figures or str(year) in hit.statement.text
    best = ids("gross domestic product growth", year=2023, limit=3)
    assert {"II.goals-01", "II.goals-01b"} <= set(best)
    assert REPORT.search("gross domestic product", year=1900) == ()
    # In step with the economy: a target of 2023 without a figure.
    assert "II.goals-07" in ids("disposable income", year=2023)


def test_an_indicator_keeps_what_its_figures_and_targets_stand_in() -> None:
    wanted = {"I.4.1-03c", "I.4.1-03d"}
    found = set(ids("container throughput", indicator="container-throughput.growth", limit=None))
    assert found <= wanted
    assert found
    indicator = REPORT.indicator("income.growth")
    assert set(ids("income", indicator=indicator)) == {"II.goals-07"}


def test_a_limit_cuts_and_none_cuts_nothing() -> None:
    everything = REPORT.search("development", limit=None)
    assert len(everything) > 100
    for limit in (0, 1, 7, 10**9):
        assert REPORT.search("development", limit=limit) == everything[:limit]
    assert REPORT.search("development") == everything[:10]


# What is no search --------------------------------------------------------------------------


@pytest.mark.parametrize("query", [None, 1, 1.5, True, b"wind", ["wind"], object()])
def test_a_query_that_is_no_text_is_an_error(query: Any) -> None:
    with refused(dr.QueryError, "not-text query"):
        REPORT.search(query)


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"year": "2023"}, "not-whole year"),
        ({"year": True}, "not-whole year"),
        ({"limit": -1}, "negative limit"),
        ({"limit": 2.0}, "not-whole limit"),
        ({"limit": False}, "not-whole limit"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_an_error(filters: Any, message: str) -> None:
    with refused(dr.QueryError, message):
        REPORT.search("wind", **filters)


def test_kinds_sections_and_indicators_are_looked_up() -> None:
    for kind in ("promise", 3, ["goal"], ""):
        with refused(dr.UnknownKeyError, "unknown-key kind of statement"):
            REPORT.search("wind", kind=kind)  # type: ignore[arg-type]
    with refused(dr.UnknownKeyError, "unknown-key kind of statement"):
        REPORT.search("wind", kind="comitment")
    with refused(dr.UnknownKeyError, "unknown-key section"):
        REPORT.search("wind", section="II.55")
    with refused(dr.UnknownKeyError, "unknown-key indicator"):
        REPORT.search("wind", indicator="gdp.grwth")
    with pytest.raises(dr.AmbiguousKeyError):
        REPORT.search("wind", section="Rule of law")


# Hits ---------------------------------------------------------------------------------------


def test_a_hit_shows_what_was_found() -> None:
    (hit,) = REPORT.search("112 pocket parks", limit=1)
    assert hit.statement is REPORT.statement("I.6.2-06e")
    assert hit.snippet == "Dalian built [112 pocket parks] in 2022."
    assert str(hit) == f"I.6.2-06e: {hit.snippet}"
    assert [hit.statement.text[start:end] for start, end in hit.matches] == ["112 pocket parks"]
    assert hit.marked("<", ">") == "Dalian built <112 pocket parks> in 2022."


def test_an_amount_is_marked_however_it_was_asked_for() -> None:
    (hit,) = REPORT.search("15亿千瓦时", limit=1)
    assert "at least [1.5 billion kWh] in" in hit.snippet


def test_marks_can_be_safe_html() -> None:
    index = over('Ferries <b>& "boats"</b>.')
    (hit,) = index.find("ferries")
    assert hit.marked("<mark>", "</mark>", escape=html.escape) == (
        "<mark>Ferries</mark> &lt;b&gt;&amp; &quot;boats&quot;&lt;/b&gt;."
    )
    assert "<b>&" not in hit._repr_html_()


def test_a_long_text_is_cut_around_the_first_match() -> None:
    text = "Nothing of note is here. " * 20 + "A lighthouse stands. " + "And so on it goes. " * 20
    (hit,) = over(text).find("lighthouse")
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert "[lighthouse]" in hit.snippet
    assert len(hit.snippet) < 220
    plain = hit.snippet.strip("… ").replace("[", "").replace("]", "")
    assert f" {plain} " in f" {text} "


def test_scores_fall_and_ties_keep_the_order_of_the_document() -> None:
    index = over(*["The same words."] * 5, "The same words, and more of them.")
    hits = index.find("same words")
    assert [hit.statement.id for hit in hits][:5] == ["I-00", "I-01", "I-02", "I-03", "I-04"]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


# Reports ------------------------------------------------------------------------------------


def test_a_report_of_ones_own_is_searched_alike() -> None:
    own = dr.loads(dr.dumps(REPORT))
    for query in ("offshore wind", "15亿千瓦时", "Barracuda Bay", "枫桥经验"):
        assert own.search(query) == REPORT.search(query)


def test_a_small_report_is_searched() -> None:
    small = report()
    for found in small.statements:
        assert found in [hit.statement for hit in small.search(found.text, limit=None)]


def test_a_report_without_statements_has_no_hits() -> None:
    empty = StatementIndex(SearchTables((), (), (), (), (), (), (), ()))
    assert empty.find("anything 5%") == ()


def test_a_searched_report_pickles_copies_and_compares() -> None:
    small = report()
    small.search("ferries")
    for other in (pickle.loads(pickle.dumps(small)), copy.copy(small), copy.deepcopy(small)):
        assert other == small
        assert other.search("ferries") == small.search("ferries")
    hit = small.search("ferries")[0]
    assert pickle.loads(pickle.dumps(hit)) == hit


def test_an_index_that_is_dropped_closes_its_database() -> None:
    small = report()
    small.search("ferries")
    connection = small._index.words._ready[0]._database  # type: ignore[index]
    del small
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_an_sqlite_without_full_text_search_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Without(sqlite3.Connection):
        def execute(self, *args: Any) -> Any:
            raise sqlite3.OperationalError("no such module: fts5")

    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *args, **named: connect(*args, **named, factory=Without)
    )
    with refused(dr.QueryError, "no-fts5 search"):
        over("Ferries.").find("ferries")


def test_threads_that_search_at_once_get_the_same_answers() -> None:
    queries = ["offshore wind", "15亿千瓦时", "枫桥经验", "zzzq", '"three centres"', "fin*", "gdp"]
    expected = [REPORT.search(query) for query in queries]
    own = dr.loads(dr.dumps(REPORT))
    ready = threading.Barrier(16)

    def ask(_: int) -> list[Any]:
        ready.wait()
        return [own.search(query) for query in queries]

    with ThreadPoolExecutor(16) as pool:
        for answers in pool.map(ask, range(16)):
            assert answers == expected


def test_an_unknown_kind_lists_the_kinds() -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        REPORT.search("gdp", kind="promise")
    assert all(kind.value in str(caught.value) for kind in StatementKind)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("bicycles lighthouse", []),  # one of two words, and none of the other
        ("bicycles", [1]),
        ("lighthouse", []),
        ("40 bicycles", [1]),
        ('"bicycles" lighthouse', [1]),  # who quotes a word wants it
        ("educational", [3]),  # of one stem, by the index alone
        ("merries", []),  # another word, not a slip
    ],
)
def test_a_statement_must_cover_enough_of_the_query(query: str, hits: list[int]) -> None:
    index = over(
        "Ferries sail.", "Bicycles roll.", "Trams stop.", "Education counts.", "Cranes lift."
    )
    assert places(index, query) == hits


def test_our_roots_join_no_words_that_snowball_keeps_apart() -> None:
    stem = snowballstemmer.stemmer("english").stemWord
    texts = " ".join(statement.text for statement in REPORT.statements).lower()
    words = {british(word) for word in re.findall("[a-z]{4,}", texts)}
    stems: dict[str, set[str]] = {}
    for word in words:
        stems.setdefault(root(word), set()).add(stem(word))
    assert len(words) > 2000
    assert {own: found for own, found in stems.items() if len(found) > 1} == {}
