"""JSON text to plain values, strictly: not too deep, and no key twice in one object.

`json.loads` minds neither. Looking for them costs more than the reading itself: a call back
for every object, a scan of every string. So `quickly` first asks, by counts over the whole
text, whether there are any. `thoroughly` then finds their places.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from dalian_report.errors import DataError, Problem, short_repr

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 32
"""How many brackets may be open at once. The documents themselves need five."""

MOST_VALUES = 1_000_000
"""How many values a document may hold, forty times the number in the shipped report.

It bounds the time and the memory for a list of all problems.
"""

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_WHITE = b" \t\r\n"
_ALL_BUT_BRACKETS_AND_QUOTES = bytes(byte for byte in range(256) if byte not in b'[]{}"')


class DoubtError(Exception):
    """Something may be wrong, and the thorough way will tell. No caller ever sees this."""


class Quick(NamedTuple):
    """The value of a text that does not repeat a key."""

    value: Any
    data: bytes
    """The text in UTF-8, without the escapes that could be mistaken for quotes."""

    def holds(self, members: int) -> bool:
        """Whether the objects of the text have this many members, so that no key was lost."""
        # A key ends with a quote before a colon. A text may also begin in this way. Then strings
        # are removed first, which is slow.
        most = self.data.translate(None, _WHITE).count(b'":')
        return most == members or _without_strings(self.data).count(b":") == members


def quickly(text: str, encoded: bytes | None = None) -> Quick:
    """The value that a JSON text writes, in a form that can tell whether a key was lost.

    Args:
        text: The text.
        encoded: The same in UTF-8, if it is at hand.

    Raises:
        DoubtError: if it may be no JSON or too deep.
    """
    try:
        # Without escapes, every quote that is left opens or closes a string.
        data = _ESCAPE.sub(b"", text.encode() if encoded is None else encoded)
        if _is_shallow(data):
            return Quick(json.loads(text), data)
    except ValueError:
        pass
    raise DoubtError


def _is_shallow(data: bytes) -> bool:
    """Whether the brackets surely pair off within `DEEPEST` levels."""
    # Without two quotes side by side, every bracket stays inside or outside of strings as
    # before, and few quotes are left to look for.
    left = data.translate(None, _ALL_BUT_BRACKETS_AND_QUOTES).replace(b'""', b"")
    if b'"' in left:
        left = _without_strings(left)
    for _ in range(DEEPEST // 2):
        # Takes away one level or two.
        left = left.replace(b"[]", b"").replace(b"{}", b"")
    return not left


def _without_strings(data: bytes) -> bytes:
    return re.sub(rb'"[^"]*"', b"", data)


def holds_too_many(text: str) -> bool:
    """Whether a JSON text holds more than `MOST_VALUES` values, told by its commas."""
    if len(text) <= MOST_VALUES or text.count(",") <= MOST_VALUES:
        return False
    return _STRING.sub("", text).count(",") > MOST_VALUES


def thoroughly(text: str) -> Any:
    """The value that a JSON text writes. Objects that repeat a key are marked for `repeats`.

    Raises:
        DataError: if it is not JSON or too deep.
    """
    # Counted first, since json.loads goes as deep as the caller's stack happens to allow.
    if _is_too_deep(text):
        raise refusal("too-deep", most=DEEPEST)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise refusal(
            "invalid-json", reason=error.msg, line=error.lineno, column=error.colno
        ) from None


def refusal(code: str, value: object = None, **details: object) -> DataError:
    """Return the error for a document that cannot be read at all."""
    return DataError([Problem("$", code, value, **details)])


def member_path(path: str, key: str) -> str:
    """The path of an object's member, readable and of bounded length."""
    return f"{path}.{key}" if _NAME.fullmatch(key) else f"{path}[{short_repr(key)}]"


def _is_too_deep(text: str) -> bool:
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", _STRING.sub("", text)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _integer(digits: str) -> int | float:
    # Python itself refuses to read very long integers. As a float one is refused in its place.
    return int(digits) if len(digits) < 640 else float(digits)


class _RepeatedKeys(dict[str, Any]):
    """An object of which the text repeats a key."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    counts = Counter(key for key, _ in pairs)
    repeated = _RepeatedKeys(members)
    repeated.repeated = tuple(key for key, count in counts.items() if count > 1)
    return repeated


def repeats(value: dict[str, Any] | list[Any], path: str = "$") -> Iterator[Problem]:
    """The keys that an object repeats, wherever it is in the value."""
    if isinstance(value, _RepeatedKeys):
        for key in value.repeated:
            yield Problem(member_path(path, key), "repeated-key")
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in members:
        if isinstance(below, dict | list):
            at = f"{path}[{step}]" if isinstance(step, int) else member_path(path, step)
            yield from repeats(cast("dict[str, Any] | list[Any]", below), at)
