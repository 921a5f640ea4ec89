"""The errors of look-ups: one short line, pickled and copied, whatever was passed."""

from __future__ import annotations

import copy
import pickle
import threading
from typing import Any

import pytest

import dalian_report as dr
from dalian_report.errors import short_repr

REPORT = dr.load()


class _NoRepr:
    def __repr__(self) -> str:
        raise RuntimeError("no")


class _Lines:
    def __repr__(self) -> str:
        return "first\nsecond\x1b[31m\ud800"


class _Long:
    def __repr__(self) -> str:
        return "<" + "\n" * 10_000 + ">"


class _NoText:
    def __repr__(self) -> Any:
        return 5


class _NoLength(str):
    def __len__(self) -> int:
        raise RuntimeError("no")


_NAME_WITH_LINE_BREAK = type("a\nb", (_NoRepr,), {})()

PASSED: list[Any] = [
    None,
    5,
    10**10_000,
    -(10**10_000),
    [10**10_000],
    0.5,
    "",
    " ",
    "x" * 10_000,
    "a'b\"c" * 2_000,
    "\n" * 10_000,
    "\0\r\n\x1b[31m",
    "\ud800",
    "II.5.3\nII.5.4",
    "\u202e3.5.II",
    "好" * 10_000,
    b"\xff" * 10_000,
    [None] * 10_000,
    _NoRepr(),
    _Lines(),
    _Long(),
    _NoText(),
    _NAME_WITH_LINE_BREAK,
    lambda: None,
    threading.Lock(),
]
LOOK_UPS = [
    REPORT.section,
    REPORT.statement,
    REPORT.figure,
    REPORT.indicator,
    REPORT.target,
    REPORT.unit,
    REPORT.deliverable,
    REPORT.entity,
    REPORT.term,
    REPORT.find,
    REPORT.children,
    REPORT.next,
    REPORT.statement_of,
    REPORT.figure_of,
    REPORT.terms_in,
    REPORT.related,
    REPORT.breadcrumb,
]


def _errors(passed: Any) -> list[dr.UnknownKeyError | dr.AmbiguousKeyError]:
    found: list[dr.UnknownKeyError | dr.AmbiguousKeyError] = []
    for look_up in LOOK_UPS:
        with pytest.raises(dr.UnknownKeyError) as caught:
            look_up(passed)
        found.append(caught.value)
    return [*found, dr.AmbiguousKeyError(passed, ["I.1", "I.2"], "section")]


@pytest.mark.parametrize("passed", PASSED, ids=range(len(PASSED)))
def test_a_message_is_one_short_line_that_any_output_takes(passed: Any) -> None:
    for error in _errors(passed):
        message = str(error)
        assert message.isprintable()
        assert len(message) < 300
        assert error.key is passed
        message.encode("utf-8")


@pytest.mark.parametrize("passed", PASSED, ids=range(len(PASSED)))
def test_an_error_pickles_and_copies(passed: Any) -> None:
    for error in _errors(passed):
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(again) is type(error)
            assert again.kind == error.kind
            assert again.args[1:] == error.args[1:]
            assert str(again).isprintable()


def test_a_key_that_pickles_comes_back_as_it_was() -> None:
    for key in (None, 5, "II.99\n", ("a", "b"), b"\xff"):
        error = dr.UnknownKeyError(key, ["II.9"], "section")
        error.add_note("while drawing")
        again = pickle.loads(pickle.dumps(error))
        assert vars(again) == vars(error)
        assert again.args == error.args
        assert str(again) == str(error)
        assert copy.copy(error).key is key


def test_a_key_that_does_not_pickle_comes_back_as_text() -> None:
    key = threading.Lock()
    again = pickle.loads(pickle.dumps(dr.UnknownKeyError(key, (), "section")))
    assert again.key == short_repr(key)


def test_long_lists_of_names_are_cut() -> None:
    ids = [f"I.{number}" for number in range(1, 100)]
    error = dr.AmbiguousKeyError("Order", ids, "section")
    assert "'I.5' and 94 more" in str(error)
    assert error.candidates == tuple(ids)
    assert len(str(dr.UnknownKeyError("x", ["y" * 10_000] * 3))) < 300


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (_Lines(), r"first\nsecond\x1b[31m\ud800"),
        (_NoRepr(), "a _NoRepr that cannot be shown"),
        (_NoLength("II"), "a _NoLength that cannot be shown"),
        (_NoText(), "a _NoText that cannot be shown"),
        (_NAME_WITH_LINE_BREAK, r"a a\nb that cannot be shown"),
        ("a\nb", r"'a\nb'"),
        ("好", "'好'"),
        (10**10_000, "an integer of 33220 bits"),
        ("x" * 61, "'" + "x" * 59 + "..."),
        ("x" * 58, "'" + "x" * 58 + "'"),
    ],
    ids=range(10),
)
def test_a_value_is_shown(value: Any, text: str) -> None:
    assert short_repr(value) == text
