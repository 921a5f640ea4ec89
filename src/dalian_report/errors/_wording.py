"""The sentence of an error, a problem or a finding, made from its code and its fields.

The tables of sentences are the `*_sentences.py` of this folder.
In a sentence, `{value}` is the value given as `described` prints it, and `{name}` a field in plain
words. With a conversion, a field is printed in quotes (`{name!r}`), as a list in quotes
(`{name!c}`), as a whole list (`{name!o}`), or as the alterations of a source (`{name!a}`). A part
between double brackets is left out if one of its fields is empty: "no {kind} {value}[[; did you
mean {suggestions}?]]".
"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from dalian_report.errors._describing import described, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Sentence", "filled", "sentence", "sentences_of"]

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")


class Sentence(NamedTuple):
    """The meaning of a code, its sentence and its fix."""

    meaning: str
    text: str
    fix: str


def sentences_of(kind: type) -> Mapping[str, Sentence]:
    """Return the codes of a class and of the classes above it, with their sentences."""
    from dalian_report.errors._sentences import SENTENCES

    by_code: dict[str, Sentence] = {}
    for base in kind.__mro__:
        for code, row in SENTENCES.get(base.__name__, {}).items():
            by_code.setdefault(code, Sentence(*row))
    return by_code


def sentence(kind: type, code: str, fields: Mapping[str, object]) -> str:
    """Return the sentence for a code, or the code itself if the class does not list it."""
    row = sentences_of(kind).get(code)
    return code if row is None else filled(row.text, fields)


def filled(text: str, fields: Mapping[str, object]) -> str:
    """Return a sentence of the tables with its fields filled in."""
    formatter = _Fields(as_json=str(fields.get("path") or "").startswith("$"))

    def optional(part: re.Match[str]) -> str:
        names = [name for _, name, _, _ in formatter.parse(part[1]) if name]
        return part[1] if all(fields.get(name) not in (None, "", ()) for name in names) else ""

    return formatter.vformat(_OPTIONAL.sub(optional, text), (), fields)


class _Fields(Formatter):
    """A formatter that prints fields as a sentence names them."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        # A sentence must not fail because one of its fields is missing.
        value = kwargs.get(key, "...")
        return self._described(value) if key == "value" else value

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "r":
            return self._described(value)
        if conversion == "c":
            return listed(value, ", ")
        if conversion == "o":
            return ", ".join(value)
        if conversion == "a":
            from dalian_report.errors._source_sentences import ALTERATIONS

            return " and ".join(ALTERATIONS[name] for name in value)
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < 64:
            return value
        if isinstance(value, tuple):
            return listed(cast("tuple[str, ...]", value), " or ")
        return self._described(value)

    def _described(self, value: object) -> str:
        return described(value, as_json=self._as_json)
