"""Look-ups agree with the records: keys find what they name, offsets what covers them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from report_documents import texts

import dalian_report as dr
from dalian_report import model
from dalian_report.lookup import _keys as lookup
from small_report import report

SHIPPED = dr.load()
SMALL = report()
BOTH = {"shipped": SHIPPED, "small": SMALL}
ROMAN = {"I": ["1", "one", "i"], "II": ["2", "Two", "ii"], "III": ["3", "THREE", "iii"]}
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

# By name, so that a failure does not print a whole report.
either = st.sampled_from(list(BOTH))
spaces = st.text(" \t\n", max_size=3)
anything = (
    st.none()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.lists(st.integers(), max_size=2)
    | st.tuples(st.text(max_size=3))
    | st.sampled_from([dr.Bound.ABOUT, dr.Span(1, 2), object, ...])
)


def _any_case(draw: Any, text: str) -> str:
    return "".join(draw(st.sampled_from([one.lower(), one.upper()])) for one in text)


@st.composite
def outlines(draw: st.DrawFn) -> dr.Report:
    """A report with nested sections and with statements, their spans drawn at random."""
    length = draw(st.integers(1, 200))
    sections: list[dr.Section] = []

    def grow(start: int, end: int, parent: dr.Section | None) -> None:
        cuts = sorted(draw(st.sets(st.integers(start, end), max_size=3)) | {start, end})
        for place, (left, right) in enumerate(pairwise(cuts), 1):
            if not draw(st.booleans()) or (parent and (left, right) == (start, end)):
                continue
            id = f"{parent.id}.{place}" if parent else f"P{place}"
            kind = model.SectionKind.SECTION if parent else model.SectionKind.PART
            title = draw(st.sampled_from(["Growth", "growth", "Order"]) | texts)
            span = dr.Span(left, right)
            section = dr.Section(
                id, kind, title, f"slug-{id.lower()}", span, parent.id if parent else None
            )
            sections.append(section)
            if len(id) < 6 and left + 1 < right:
                grow(left + 1, right, section)

    grow(0, length, None)
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    spans = [dr.Span(*ends) for ends in pairwise(cuts)]
    statements = [
        attrs.evolve(SMALL.statements[0], id=f"S-{place:02}", spans=(span,))
        for place, span in enumerate(spans)
        if draw(st.booleans())
    ]
    source = attrs.evolve(SMALL.source, length=length)
    return attrs.evolve(SMALL, source=source, sections=sections, statements=statements)


def reports() -> st.SearchStrategy[str | dr.Report]:
    """The shipped report and the small one by their names, and any outline."""
    return either | outlines()


def _report(name: str | dr.Report) -> dr.Report:
    return BOTH[name] if isinstance(name, str) else name


@given(st.data(), reports())
def test_every_id_is_found_in_any_case_and_with_spaces_around(
    data: st.DataObject, name: str | dr.Report
) -> None:
    found = _report(name)
    assume(found.sections)
    section = data.draw(st.sampled_from(found.sections))
    key = data.draw(spaces) + _any_case(data.draw, section.id) + data.draw(spaces)
    assert found.section(key) == section
    assert found.get(section.id) == section


@given(st.data(), reports())
def test_every_slug_is_found(data: st.DataObject, name: str | dr.Report) -> None:
    found = _report(name)
    assume(found.sections)
    section = data.draw(st.sampled_from(found.sections))
    assert found.section(section.slug).slug == section.slug


@given(st.data(), reports())
def test_a_title_is_found_if_it_is_unique_and_ambiguous_if_not(
    data: st.DataObject, name: str | dr.Report
) -> None:
    found = _report(name)
    assume(found.sections)
    section = data.draw(st.sampled_from(found.sections))
    key = section.title.strip()
    others = {one.id.lower() for one in found.sections} | {one.slug for one in found.sections}
    assume(key == section.title and key.lower() not in others and key not in others)
    same = [one for one in found.sections if one.title.casefold() == key.casefold()]
    if len(same) == 1:
        assert found.section(key) == section
        return
    with pytest.raises(dr.AmbiguousKeyError) as caught:
        found.section(key)
    assert caught.value.candidates == tuple(one.id for one in same)


PLACES = [
    section.id.split(".") for section in SHIPPED.sections if section.id.split(".")[0] in ROMAN
]
NUMBERED = [place for place in PLACES if all(step.isdigit() for step in place[1:])]


@given(st.data(), st.sampled_from(NUMBERED))
def test_every_long_form_of_a_place_finds_it(data: st.DataObject, place: list[str]) -> None:
    comma = data.draw(st.sampled_from([" ", ", ", ",", "  ", " , "]))
    part, *below = place
    steps = ["Part " + data.draw(st.sampled_from([part, *ROMAN[part]]))]
    for name, number in zip(("section", "topic"), below, strict=False):
        steps.append(f"{name} {data.draw(st.sampled_from([number, WORDS[int(number)]]))}")
    key = _any_case(data.draw, comma.join(steps))
    assert SHIPPED.section(key).id == ".".join(place)


@given(st.sampled_from([place for place in NUMBERED if len(place) > 1]), spaces)
def test_every_short_form_of_a_place_finds_it(place: list[str], space: str) -> None:
    part, section, *topic = place
    key = f"{part}{space}({section}){space}{''.join(topic)}"
    assert SHIPPED.section(key).id == ".".join(place)


@given(either, anything)
def test_a_key_is_found_or_missed_and_nothing_else(name: str, key: Any) -> None:
    found = _report(name)
    names = (
        found.section,
        found.statement,
        found.figure,
        found.indicator,
        found.target,
        found.unit,
    )
    for look_up in names:
        record: Any = None
        missed: Any = None
        try:
            record = look_up(key)
        except (dr.UnknownKeyError, dr.AmbiguousKeyError) as error:
            missed = error
        assert (record is None) != (missed is None)
        assert missed is None or (missed.key is key and str(missed))
    found.get(key)


@given(either, st.data())
def test_a_damaged_key_is_never_guessed(name: str | dr.Report, data: st.DataObject) -> None:
    found = _report(name)
    section = data.draw(st.sampled_from(found.sections))
    key = data.draw(st.sampled_from([section.id, section.slug, section.title]))
    place = data.draw(st.integers(0, len(key)))
    damaged = key[:place] + data.draw(st.sampled_from(["#", "?", "%"])) + key[place:]
    with pytest.raises(dr.UnknownKeyError) as caught:
        found.section(damaged)
    assert len(caught.value.suggestions) <= 3
    for suggestion in caught.value.suggestions:
        found.section(suggestion)


def _offsets(found: dr.Report) -> st.SearchStrategy[int]:
    """Offsets inside the source, the ends of spans among them."""
    spans = [section.span for section in found.sections]
    spans += [span for statement in found.statements for span in statement.spans]
    ends = {end for span in spans for end in (span.start, span.end - 1, span.end)}
    inside = sorted(end for end in ends if end < found.source.length)
    anywhere = st.integers(0, found.source.length - 1)
    return st.sampled_from(inside) | anywhere if inside else anywhere


@given(reports(), st.data())
def test_at_gives_the_shortest_section_that_covers_the_offset(
    name: str | dr.Report, data: st.DataObject
) -> None:
    found = _report(name)
    offset = data.draw(_offsets(found))
    around = [one for one in found.sections if one.span.start <= offset < one.span.end]
    if not around:
        with pytest.raises(dr.OffsetError):
            found.at(offset)
        return
    section = found.at(offset)
    assert section in around
    assert section.span.end - section.span.start == min(
        one.span.end - one.span.start for one in around
    )
    # It is the innermost: none of its children covers the offset, and all above it do.
    assert not set(found.children(section)) & set(around)
    while section.parent_id is not None:
        section = found.section(section.parent_id)
        assert section in around


@given(reports(), st.data())
def test_statement_at_gives_the_statement_whose_span_covers_the_offset(
    name: str | dr.Report, data: st.DataObject
) -> None:
    found = _report(name)
    offset = data.draw(_offsets(found))
    around = [
        statement
        for statement in found.statements
        if any(span.start <= offset < span.end for span in statement.spans)
    ]
    assert found.statement_at(offset) == (around[0] if around else None)


@pytest.mark.parametrize("found", BOTH.values(), ids=BOTH)
def test_every_offset_of_the_source_has_the_record_that_covers_it(found: dr.Report) -> None:
    sections: list[dr.Section | None] = [None] * found.source.length
    for section in found.sections:  # those below come after those above
        sections[section.span.start : section.span.end] = [section] * _length(section.span)
    statements: list[dr.Statement | None] = [None] * found.source.length
    for statement in reversed(found.statements):  # the first one counts
        for span in statement.spans:
            statements[span.start : span.end] = [statement] * _length(span)
    for offset in range(found.source.length):
        assert found.at(offset) is sections[offset]
        assert found.statement_at(offset) is statements[offset]


def _length(span: dr.Span) -> int:
    return span.end - span.start


@pytest.mark.parametrize("found", BOTH.values(), ids=BOTH)
def test_every_id_and_every_title_leads_back(found: dr.Report) -> None:
    for section in found.sections:
        assert found.section(section.id) is section
        assert found.section(section.slug) is section
        same = [one for one in found.sections if one.title == section.title]
        for _ in range(2):  # a name is learnt at the first look
            if len(same) == 1:
                assert found.section(section.title) is section
                assert found.section(section.title.swapcase()) is section
                continue
            with pytest.raises(dr.AmbiguousKeyError) as caught:
                found.section(section.title)
            assert caught.value.candidates == tuple(one.id for one in same)


@pytest.mark.parametrize("found", BOTH.values(), ids=BOTH)
def test_next_and_previous_undo_each_other(found: dr.Report) -> None:
    for rows in (found.sections, found.statements):
        for one, other in pairwise(rows):
            assert found.next(one) is other
            assert found.previous(other) is one
        assert found.previous(rows[0]) is None
        assert found.next(rows[-1]) is None
    for section in found.sections:
        for one, other in pairwise(found.children(section)):
            assert found.next(one, sibling=True) is other
            assert found.previous(other, sibling=True) is one


@given(either, st.integers())
def test_an_offset_is_inside_or_an_error(name: str | dr.Report, offset: int) -> None:
    found = _report(name)
    if 0 <= offset < found.source.length:
        found.at(offset)
        found.statement_at(offset)
        return
    for look_up in (found.at, found.statement_at):
        with pytest.raises(dr.OffsetError):
            look_up(offset)


@given(reports())
def test_children_and_walk_make_the_same_tree(name: str | dr.Report) -> None:
    found = _report(name)
    tops = [section for section in found.walk() if section.parent_id is None]
    walked: list[dr.Section] = []
    waiting = list(reversed(tops))
    while waiting:
        section = waiting.pop()
        walked.append(section)
        waiting += reversed(found.children(section))
    assert Counter(section.id for section in walked) == Counter(s.id for s in found.sections)


@pytest.mark.parametrize("found", BOTH.values(), ids=BOTH)
def test_deep_is_the_section_and_all_below_it(found: dr.Report) -> None:
    for section in found.sections:
        own = set(found.statements_in(section, deep=False))
        below = [set(found.statements_in(child)) for child in found.children(section)]
        assert set(found.statements_in(section)) == own.union(*below)
        ids = {statement.id for statement in found.statements_in(section)}
        assert [f for f in found.figures if f.statement_id in ids] == list(
            found.figures_in(section)
        )


@given(st.text())
def test_a_slug_is_its_own_slug(title: str) -> None:
    once = lookup.slug(title)
    assert lookup.slug(once) == once
    assert set(once) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not once.startswith("-")
    assert "--" not in once
