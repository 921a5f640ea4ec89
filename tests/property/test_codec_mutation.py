"""A document that something happened to: an error, or a report that says just what it says.

Whatever reads at all must have lost nothing and gained nothing: written again, it says what
the changed document says (null and left out, 7.50 and 7.5 being the same).
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from changed_documents import Twice, changed, inner, places, values, written
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_documents import documents, said

import dalian_report as dr
from small_report import CANONICAL, document

SCHEMA = Draft202012Validator(dr.schema())


def _read(data: str | bytes) -> dr.Report | None:
    """The report, or None after a look at the error."""
    try:
        report = dr.loads(data)
    except dr.DataError as error:
        event("refused")
        _look_at(error)
        return None
    event("read")
    return report


def _look_at(error: dr.DataError) -> None:
    assert error.problems
    assert all(problem.path.startswith("$") and problem.message for problem in error.problems)
    assert len(set(error.problems)) == len(error.problems)
    str(error).encode()


def _check(data: str | bytes) -> None:
    """The property itself."""
    report = _read(data)
    if report is None:
        return
    text = data if isinstance(data, str) else data.decode("utf-8")
    changed = json.loads(text)
    assert said(json.loads(dr.dumps(report))) == said(changed)
    assert dr.loads(dr.dumps(report)) == report
    assert SCHEMA.is_valid(changed)


@settings(max_examples=250)
@given(changed(st.builds(document)))
def test_a_changed_document_is_refused_or_read_as_it_stands(changed: Any) -> None:
    _check(json.dumps(changed))


@given(changed(documents()))
def test_so_is_any_other_document(changed: Any) -> None:
    _check(json.dumps(changed))


@given(st.data())
def test_a_repeated_key_is_always_refused(data: st.DataObject) -> None:
    whole = document()
    ways = [way for way in places(whole) if isinstance(way[-1], str)]
    *way, key = data.draw(st.sampled_from(ways))
    holder = inner(whole, tuple(way))
    pairs = list(holder.items())
    again = (key, data.draw(st.just(holder[key]) | values))
    pairs.insert(data.draw(st.integers(0, len(pairs))), again)
    twice: Any = Twice(pairs)
    if way:
        inner(whole, tuple(way[:-1]))[way[-1]] = twice
    with pytest.raises(dr.DataError) as caught:
        dr.loads(written(whole if way else twice))
    codes = [problem.code for problem in caught.value.problems]
    assert codes.count("repeated-key") == 1


BYTES = CANONICAL.encode()


@given(st.integers(0, len(BYTES) - 3))
def test_a_truncated_document_is_always_refused(end: int) -> None:
    with pytest.raises(dr.DataError) as caught:
        dr.loads(BYTES[:end])
    assert len(caught.value.problems) == 1


@example(0, 0)
@settings(max_examples=250)
@given(
    st.integers(0, len(BYTES) - 1), st.sampled_from(b'0123456789aZ. "{}[],:') | st.integers(0, 255)
)
def test_a_changed_byte_is_refused_or_read_as_it_stands(place: int, byte: int) -> None:
    _check(BYTES[:place] + bytes([byte]) + BYTES[place + 1 :])


@settings(max_examples=200)
@given(
    st.integers(0, len(BYTES)),
    st.integers(0, 40),
    st.binary(max_size=4)
    | st.sampled_from([b",", b"{}", b'"', b"null", b"\xef\xbb\xbf", b"[" * 99]),
)
def test_a_cut_and_an_insertion_are_refused_or_read_as_they_stand(
    place: int, length: int, inserted: bytes
) -> None:
    _check(BYTES[:place] + inserted + BYTES[place + length :])


@given(
    st.permutations(CANONICAL.splitlines(keepends=True))
    | st.lists(st.sampled_from(CANONICAL.splitlines(keepends=True)))
)
def test_lines_in_any_order_are_refused_or_read_as_they_stand(lines: list[str]) -> None:
    _check("".join(lines))


@given(st.integers(0, len(CANONICAL.splitlines()) - 1), st.integers(0, 3))
def test_a_line_taken_out_or_doubled_is_refused_or_read_as_it_stands(
    place: int, times: int
) -> None:
    lines = CANONICAL.splitlines(keepends=True)
    _check("".join(lines[:place] + lines[place : place + 1] * times + lines[place + 1 :]))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    _check(data)


@given(values)
def test_no_json_at_all_breaks_the_reader(value: Any) -> None:
    _check(json.dumps(value))
