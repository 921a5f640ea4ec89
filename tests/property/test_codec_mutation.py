"""A document that something happened to: an error, or a report that says just what it says.

Whatever reads at all must have lost nothing and gained nothing: written again, it says what
the changed document says (null and left out, 7.50 and 7.5 being the same).
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_documents import documents, said

import dalian_report as dr
from small_report import CANONICAL, document

SCHEMA = Draft202012Validator(dr.schema())
NAMES = sorted(
    {name for row in json.loads(CANONICAL).values() if isinstance(row, list) for name in row[0]}
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["5", "2022", "exact", "II.1.1", "percent", "1e3", "1.0", "growth", "7.50"])
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


CHANGES = ["drop", "nudge", "nudge", "nudge", "replace", "retype", "swap", "double", "rename"]


class Twice:
    """An object that repeats a key; `json` cannot write one, `_written` does."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def _written(value: Any) -> str:
    if isinstance(value, Twice):
        return (
            "{"
            + ", ".join(f"{json.dumps(key)}: {_written(item)}" for key, item in value.pairs)
            + "}"
        )
    if isinstance(value, dict):
        return _written(Twice(list(value.items())))
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value)


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


def _places(value: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to all that is in a value, from the outside in."""
    members: Any = ()
    if isinstance(value, dict):
        members = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    found = [way] if way else []
    for step, inner in members:
        found += _places(inner, (*way, step))
    return found


def _inner(value: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


@st.composite
def _changed(draw: st.DrawFn, wholes: st.SearchStrategy[Any]) -> Any:
    """A document with one to three things done to it."""
    whole = json.loads(json.dumps(draw(wholes)))
    for _ in range(draw(st.integers(1, 3))):
        # Drawn by its depth first, so that the header is not lost among the records.
        ways = _places(whole)
        depth = draw(st.sampled_from(sorted(set(map(len, ways)))))
        _change(draw, whole, draw(st.sampled_from([way for way in ways if len(way) == depth])))
    return whole


def _change(draw: st.DrawFn, whole: Any, here: tuple[str | int, ...]) -> None:
    holder, last = _inner(whole, here[:-1]), here[-1]
    done = draw(st.sampled_from(CHANGES))
    if done == "drop":
        del holder[last]
    elif done == "nudge":
        holder[last] = _nudged(draw, holder[last])
    elif done == "replace":
        holder[last] = draw(values)
    elif done == "retype":
        holder[last] = _retyped(holder[last])
    elif done == "swap":
        _swap(whole, here, draw(st.sampled_from(_places(whole))))
    elif isinstance(holder, list):
        holder.insert(draw(st.integers(0, len(holder))), json.loads(json.dumps(holder[last])))
    else:
        moved = holder.pop(last) if done == "rename" else json.loads(json.dumps(holder[last]))
        holder[draw(st.sampled_from(NAMES) | st.text(max_size=5))] = moved


def _nudged(draw: st.DrawFn, value: Any) -> Any:
    """Another value of the same type, as a hand that edits the file would put there."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return value + draw(st.integers(-3, 3))
    if isinstance(value, str):
        return draw(st.sampled_from([value + " ", value + "0", value.upper(), value[:-1], "2"]))
    return dict(reversed(value.items())) if isinstance(value, dict) else value[::-1]


def _swap(whole: Any, one: tuple[str | int, ...], other: tuple[str | int, ...]) -> None:
    if one[: len(other)] == other or other[: len(one)] == one:
        # A value cannot change places with one that it holds.
        return
    here, there = _inner(whole, one[:-1]), _inner(whole, other[:-1])
    here[one[-1]], there[other[-1]] = there[other[-1]], here[one[-1]]


def _retyped(value: Any) -> Any:
    """The same content as another type of JSON."""
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    if isinstance(value, int | float):
        return value > 2000
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return [value]
    return list(value.items()) if isinstance(value, dict) else dict(enumerate(value))


@settings(max_examples=250)
@given(_changed(st.builds(document)))
def test_a_changed_document_is_refused_or_read_as_it_stands(changed: Any) -> None:
    _check(json.dumps(changed))


@given(_changed(documents()))
def test_so_is_any_other_document(changed: Any) -> None:
    _check(json.dumps(changed))


@given(st.data())
def test_a_repeated_key_is_always_refused(data: st.DataObject) -> None:
    whole = document()
    ways = [way for way in _places(whole) if isinstance(way[-1], str)]
    *way, key = data.draw(st.sampled_from(ways))
    holder = _inner(whole, tuple(way))
    pairs = list(holder.items())
    again = (key, data.draw(st.just(holder[key]) | values))
    pairs.insert(data.draw(st.integers(0, len(pairs))), again)
    twice: Any = Twice(pairs)
    if way:
        _inner(whole, tuple(way[:-1]))[way[-1]] = twice
    with pytest.raises(dr.DataError) as caught:
        dr.loads(_written(whole if way else twice))
    messages = [problem.message for problem in caught.value.problems]
    assert messages.count("stands more than once") == 1


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
