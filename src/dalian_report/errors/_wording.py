"""The sentence of an error, a problem or a finding, made from its code and its fields.

`data/errors.toml` explains the braces and double brackets of a sentence.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any, cast

from dalian_report.errors._describing import described, listed
from dalian_report.errors._sentences import Sentence, alterations, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITHOUT_DATA = (
    "the package is without its data: PyInstaller adds them by the hook of this package,"
    " Nuitka with --include-package-data=dalian_report"
)

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")


def sentences_of(kind: type) -> Mapping[str, Sentence]:
    """Return the codes of a class and of the classes above it, with their sentences."""
    by_code: dict[str, Sentence] = {}
    for base in reversed(kind.__mro__):
        by_code.update(sentences().get(base.__name__, {}))
    return by_code


def sentence(kind: type, code: str, fields: Mapping[str, object]) -> str:
    """Return the sentence for a code, or the code itself if the class does not list it."""
    rows = sentences_of(kind)
    if not rows:
        return f"{code} ({_WITHOUT_DATA})"
    return filled(rows[code].text, fields) if code in rows else code


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
            return " and ".join(alterations()[name] for name in value)
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < 64:
            return value
        if isinstance(value, tuple):
            return listed(cast("tuple[str, ...]", value), " or ")
        return self._described(value)

    def _described(self, value: object) -> str:
        return described(value, as_json=self._as_json)
