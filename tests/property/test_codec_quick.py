"""The quick way and the thorough way agree: on what reads, and on what it says.

What the quick way takes has no problem that the thorough way would name; what it doubts has
one; and both make the same records.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from changed_documents import Twice, changed, inner, places, values, written
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from report_documents import documents, observations

import dalian_report as dr
from dalian_report.documents import _codec as codec
from dalian_report.documents import _strict_json as strict_json
from small_report import CANONICAL, document, observations_document


def _quick(text: str, kind: str) -> dict[str, Any] | None:
    try:
        return codec._parse_quickly(text, text.encode(errors="surrogatepass"), codec.FORMS[kind])
    except strict_json.DoubtError:
        return None


def _thorough(text: str, kind: str) -> dict[str, Any] | None:
    try:
        return codec._parse_thoroughly(text, codec.FORMS[kind])
    except dr.DataError:
        return None


def _agree(text: str, kind: str = "report") -> None:
    """The property itself."""
    quick, thorough = _quick(text, kind), _thorough(text, kind)
    event("refused" if thorough is None else "read")
    assert quick == thorough
    # A member of a vocabulary equals its text, 1 equals 1.0.
    assert _shape(quick) == _shape(thorough)


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shape(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_shape, value))
    if hasattr(value, "__attrs_attrs__"):
        fields = (field.name for field in value.__attrs_attrs__)
        return type(value), [_shape(getattr(value, name)) for name in fields]
    return type(value), repr(value)


@settings(max_examples=150)
@given(changed(st.builds(document)))
def test_on_a_changed_document(whole: Any) -> None:
    _agree(json.dumps(whole))


@given(changed(documents()), st.booleans())
def test_on_any_other_document(whole: Any, escaped: bool) -> None:
    _agree(json.dumps(whole, ensure_ascii=escaped))


@given(documents())
def test_on_a_document_in_order(whole: dict[str, Any]) -> None:
    text = json.dumps(whole, ensure_ascii=False)
    assert _quick(text, "report") is not None
    _agree(text)


@given(changed(observations()) | changed(st.builds(observations_document)))
def test_on_observations(whole: Any) -> None:
    _agree(json.dumps(whole), "observations")


@pytest.mark.parametrize("year", [2**53 - 1, 1 - 2**53, 2**53, -(2**53)])
def test_on_whole_numbers_about_the_largest(year: int) -> None:
    whole = document()
    whole["figures"][0]["year"] = year
    text = json.dumps(whole)
    assert _quick(text, "report") == _thorough(text, "report")
    assert (_quick(text, "report") is None) is (abs(year) == 2**53)


RENAMED = {
    "data_version": "2.0.0",
    "date": "2024-05-01",
    "kind": "renamed",
    "reason": "A slip.",
    "ids": ["a", "b"],
    "renamed_to": ["c", "d"],
}
CHANGES = {"schema_version": "1.0", "data_version": "2.0.0", "changes": [RENAMED]}


@given(changed(st.builds(lambda: json.loads(json.dumps(CHANGES)))))
def test_on_changes(whole: Any) -> None:
    _agree(json.dumps(whole), "changes")


@given(
    st.integers(0, len(CANONICAL) - 1),
    st.integers(0, 9),
    st.text(max_size=3) | st.sampled_from(["\ud800", r"\ud800", r"\ud83c\udf0a", '\\"', ":", "[]"]),
)
def test_on_a_cut_and_an_insertion(place: int, length: int, inserted: str) -> None:
    _agree(CANONICAL[:place] + inserted + CANONICAL[place + length :])


TRICKY = st.text(st.sampled_from(list('":[]{}\\, \n\t/uax')), max_size=6)
WHITE = st.text(st.sampled_from(list(" \t\r\n")), max_size=2)


@given(TRICKY, TRICKY, WHITE, st.booleans())
def test_on_texts_that_look_like_structure(one: str, two: str, white: str, indented: bool) -> None:
    # Only a draft may have a statement without a text.
    whole = document() | {"coverage": "draft"}
    whole["statements"][0]["text"] = one
    whole["figures"][0]["label"] = two
    text = json.dumps(
        whole, separators=(",", f"{white}:"), indent=1 if indented else None, ensure_ascii=False
    )
    assert _quick(text, "report") is not None
    _agree(text)


@given(st.data(), TRICKY, WHITE)
def test_on_a_repeated_key_among_them(data: st.DataObject, text: str, white: str) -> None:
    whole = document()
    whole["statements"][0]["text"] = text
    ways = [way for way in places(whole) if isinstance(way[-1], str)]
    *way, key = data.draw(st.sampled_from(ways))
    holder = inner(whole, tuple(way))
    twice: Any = Twice([*holder.items(), (key, data.draw(st.just(holder[key]) | TRICKY))])
    if way:
        inner(whole, tuple(way[:-1]))[way[-1]] = twice
    found = written(whole if way else twice).replace('":', f'"{white}:')
    assert _quick(found, "report") is None


# JSON of any shape ------------------------------------------------------------------------

PAIRS = st.recursive(
    st.none() | st.integers(-9, 9) | TRICKY,
    lambda below: (
        st.lists(below, max_size=4) | st.lists(st.tuples(TRICKY, below), max_size=4).map(Twice)
    ),
    max_leaves=20,
)


def _spaced(value: Any, white: str) -> str:
    if isinstance(value, Twice):
        pairs = (f"{json.dumps(key)}{white}:{_spaced(item, white)}" for key, item in value.pairs)
        return "{" + f"{white},".join(pairs) + "}"
    if isinstance(value, list):
        return f"[{white}" + ",".join(_spaced(item, white) for item in value) + "]"
    return json.dumps(value)


def _members(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(_members, value))
    if not isinstance(value, dict):
        return 0
    return len(value) + sum(map(_members, value.values()))


@example(Twice([("a", 1), ("a", 1), ("b", ":")]), " ")
@example(Twice([("a", '":'), ("a", "\\")]), "")
@settings(max_examples=300)
@given(PAIRS, WHITE)
def test_a_lost_key_shows(value: Any, white: str) -> None:
    text = _spaced(value, white)
    repeated = bool(list(strict_json.repeats(_marked(text))))
    quick = strict_json.quickly(text)
    event("repeated" if repeated else "not repeated")
    assert quick.value == json.loads(text)
    assert quick.holds(_members(quick.value)) is not repeated


def _marked(text: str) -> Any:
    found = strict_json.thoroughly(text)
    return found if isinstance(found, dict | list) else [found]


@example(40, 0, [])
@given(st.integers(0, 60), st.integers(0, 60), st.lists(TRICKY, max_size=3))
def test_what_goes_too_deep_is_never_read_quickly(depth: int, less: int, texts: list[str]) -> None:
    nested: Any = texts
    for level in range(depth):
        nested = [*texts, nested] if level % 2 else {"a": nested, "b": texts}
    text = json.dumps(nested)
    text = text[: max(0, len(text) - less)]
    try:
        strict_json.quickly(text)
    except strict_json.DoubtError:
        return
    # The texts stand one level deeper than the last object or list.
    assert depth + 1 <= strict_json.DEEPEST


@given(values, st.integers(0, 3))
def test_every_json_of_little_depth_is_read_quickly(value: Any, depth: int) -> None:
    for _ in range(depth):
        value = [value]
    text = json.dumps(value)
    assert json.dumps(strict_json.quickly(text).value) == text
