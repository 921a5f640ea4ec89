"""Laws of search: any text is a query, answers are ordered, filters only leave out."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dalian_report as dr

REPORT = dr.load()
PLACES = {found.id: place for place, found in enumerate(REPORT.statements)}
WORDS = sorted({word for found in REPORT.statements for word in found.text.split()})
CHINESE = [term.zh for term in REPORT.glossary]
OPERATORS = ["AND", "OR", "NOT", "NEAR(a b, 2)", "^", "text:", "{text names}:", "-", "+", "(", '"']
ANYTHING = st.text(st.characters(codec=None), max_size=80)
QUERIES = st.lists(
    st.one_of(
        st.sampled_from(WORDS), st.sampled_from(CHINESE), st.sampled_from(OPERATORS), ANYTHING
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(st.one_of(ANYTHING, QUERIES))
@example("\ud800")
@example("a\0b")
@example('"' * 10_000)
@example("wind " * 2_000)
@example("海" * 10_000)
@example("1" * 10_000)
@example("1." * 5_000)
@example("一二三万" * 2_500)
@example("a*" * 5_000)
@example("\ufdfa" * 10_000)
@example("(" * 10_000)
@example("٣٤ percent")
@example("²")
@example("1/0%")
@example('"" OR "')
@example("NULL; DROP TABLE said")
@example("'")
def test_any_text_is_a_query(query: str) -> None:
    for hit in REPORT.search(query):
        assert hit.score > 0
        assert hit.statement is REPORT.statement(hit.statement.id)


@settings(max_examples=40)
@given(QUERIES)
def test_scores_fall_and_equal_ones_keep_the_order_of_the_document(query: str) -> None:
    hits = REPORT.search(query, limit=None)
    keys = [(-hit.score, PLACES[hit.statement.id]) for hit in hits]
    assert keys == sorted(keys)
    assert len({hit.statement.id for hit in hits}) == len(hits)


@settings(max_examples=40)
@given(QUERIES, st.integers(0, 40))
def test_a_limit_is_a_beginning(query: str, limit: int) -> None:
    assert REPORT.search(query, limit=limit) == REPORT.search(query, limit=None)[:limit]


@settings(max_examples=40)
@given(
    QUERIES,
    st.sampled_from([None, *dr.model.StatementKind]),
    st.sampled_from([None, *REPORT.sections]),
)
def test_filters_only_leave_out(
    query: str, kind: dr.model.StatementKind | None, section: dr.Section | None
) -> None:
    everything = REPORT.search(query, limit=None)
    below = None if section is None else set(REPORT.statements_in(section))
    assert REPORT.search(query, kind=kind, section=section, limit=None) == tuple(
        hit
        for hit in everything
        if kind in {None, hit.statement.kind} and (below is None or hit.statement in below)
    )


@settings(max_examples=60)
@given(QUERIES)
def test_marks_leave_the_text_as_it_is(query: str) -> None:
    for hit in REPORT.search(query):
        text = hit.statement.text
        assert hit.marked("\0", "\1").replace("\0", "").replace("\1", "") == text
        assert html.unescape(hit.marked("", "", escape=html.escape)) == text
        place = 0
        for start, end in hit.matches:
            assert place <= start < end <= len(text)
            place = end


@pytest.mark.parametrize("part", range(5))
def test_every_statement_is_found_by_its_own_text(part: int) -> None:
    for found in REPORT.statements[part::5]:
        best = REPORT.search(found.text, limit=5)
        assert found in [hit.statement for hit in best], found.id


@given(st.sampled_from(REPORT.statements), st.randoms())
def test_the_order_of_words_moves_a_statement_little(found: dr.Statement, random: object) -> None:
    words = re.findall(r"[A-Za-z]+", found.text)
    random.shuffle(words)  # type: ignore[attr-defined]
    assert found in [hit.statement for hit in REPORT.search(" ".join(words), limit=5)]


@given(st.sampled_from([figure for figure in REPORT.figures if figure.value_to is None]))
def test_a_figure_is_found_as_it_is_written(figure: dr.Figure) -> None:
    best = REPORT.search(f"{figure.label} {figure}", limit=5)
    assert figure.statement_id in [hit.statement.id for hit in best]
