"""Strategies for documents that something happened to."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from small_report import CANONICAL

__all__ = ["Twice", "changed", "inner", "places", "values", "written"]

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


def written(value: Any) -> str:
    if isinstance(value, Twice):
        return (
            "{"
            + ", ".join(f"{json.dumps(key)}: {written(item)}" for key, item in value.pairs)
            + "}"
        )
    if isinstance(value, dict):
        return written(Twice(list(value.items())))
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value)


def places(value: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to all that is in a value, from the outside in."""
    members: Any = ()
    if isinstance(value, dict):
        members = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    found = [way] if way else []
    for step, inner in members:
        found += places(inner, (*way, step))
    return found


def inner(value: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


@st.composite
def changed(draw: st.DrawFn, wholes: st.SearchStrategy[Any]) -> Any:
    """A document with one to three things done to it."""
    whole = json.loads(json.dumps(draw(wholes)))
    for _ in range(draw(st.integers(1, 3))):
        # Drawn by its depth first, so that the header is not lost among the records.
        ways = places(whole)
        depth = draw(st.sampled_from(sorted(set(map(len, ways)))))
        _change(draw, whole, draw(st.sampled_from([way for way in ways if len(way) == depth])))
    return whole


def _change(draw: st.DrawFn, whole: Any, here: tuple[str | int, ...]) -> None:
    holder, last = inner(whole, here[:-1]), here[-1]
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
        _swap(whole, here, draw(st.sampled_from(places(whole))))
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
    here, there = inner(whole, one[:-1]), inner(whole, other[:-1])
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
