"""The common strategies: words, ids, and the fields of a record, one by one.

Making a strategy costs several times as much as drawing from it, so all that can be is made
once. Texts and ids are picked from lists, since texts made letter by letter would dominate the cost
of a report and test the least.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import EnumType
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs
from hypothesis import strategies as st

from dalian_report.model import Measure, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum

T = TypeVar("T")


@lru_cache
def one_of(vocabulary: type[Enum]) -> st.SearchStrategy[Any]:
    """The members of a vocabulary, the same strategy every time."""
    return st.sampled_from(vocabulary)


_WORDS = ("cargo", "ferries", "harbour", "incomes", "lamps", "piers")
_CHINESE = ("货物", "渡轮", "港口", "收入", "灯", "码头")
_AWKWARD = (
    " ",
    "Piers & <b>quays</b>",
    'the "lamp" quarter, don\'t',
    "two\nlines",
    "tab\tand\x00null",
    "back\\slash {0} %s",
    "=1+1",
    "50%, about",
    "12,5",
    "-",
    "None",
    "é = e\u0301",
    "港口 (harbour)",
    "\u202eright to left",
    "ﬁ ß İ ı",
    "\u2028\ufeff",
    "😀\U0010ffff",
    "long " * 50,
)

TEXTS = st.sampled_from((*_WORDS, *_AWKWARD))
NOTES = st.sampled_from((None, *_WORDS, *_AWKWARD))
CHINESE = st.sampled_from(_CHINESE)
MAYBE_CHINESE = st.sampled_from((None, *_CHINESE))
_DAYS = st.sampled_from(
    tuple((date(2022, 1, 1) + timedelta(days)).isoformat() for days in range(0, 1500, 7))
)
ORDINALS = st.sampled_from(tuple(range(1, 21)))

_PARTS = ("I", "II", "III")
_SECTIONS = (
    *_PARTS,
    *(f"{part}.{section}" for part in _PARTS for section in range(1, 13)),
    *(f"{part}.1.{topic}" for part in _PARTS for topic in range(1, 5)),
)
_STATEMENTS = tuple(f"{id}-{ordinal:02}" for id in _SECTIONS for ordinal in range(1, 10))

SECTION_IDS = st.sampled_from(_SECTIONS)
STATEMENT_IDS = st.sampled_from(_STATEMENTS)
FIGURE_IDS = st.sampled_from(tuple(f"{id}.{ordinal}" for id in _STATEMENTS for ordinal in (1, 2)))
CONCEPTS = st.sampled_from((*_WORDS, "lamp-posts", "a", "pier5"))
INDICATOR_IDS = st.sampled_from(
    tuple(f"{word}.{measure}" for word in _WORDS for measure in Measure)
)


@st.composite
def spans(draw: st.DrawFn, /, *, length: int = 1000) -> Span:
    """Spans inside a text of this length."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


SPANS = spans()

_USUAL = {
    **dict.fromkeys(("label", "name", "object", "printed", "publisher", "text", "title"), TEXTS),
    **dict.fromkeys(("definition", "en", "meaning", "reason"), TEXTS),
    **dict.fromkeys(("comparability", "note"), NOTES),
    **dict.fromkeys(("date", "vintage"), _DAYS),
    "name_zh": MAYBE_CHINESE,
    "span": SPANS,
    "statement_id": STATEMENT_IDS,
    "zh": CHINESE,
}
"""The values of the fields of these names, of whatever record."""


@lru_cache
def _usual_values(kind: Any) -> Mapping[str, st.SearchStrategy[Any]]:
    """The values of the fields of a record that are a vocabulary's, or usual for the name."""
    fields = attrs.fields(kind)
    usual = {field.name: _USUAL[field.name] for field in fields if field.name in _USUAL}
    vocabularies = {
        field.name: one_of(field.type) for field in fields if isinstance(field.type, EnumType)
    }
    return usual | vocabularies


class Fields:
    """The fields of a record as they are drawn, without the fields that the caller fixed."""

    def __init__(self, draw: st.DrawFn, fixed: dict[str, Any]) -> None:
        self.draw = draw
        self.values: dict[str, Any] = {}
        for name, value in fixed.items():
            is_drawn = isinstance(value, st.SearchStrategy)
            self.values[name] = draw(cast("st.SearchStrategy[Any]", value)) if is_drawn else value

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def __call__(self, name: str, values: st.SearchStrategy[Any]) -> Any:
        """The value of a field, drawn from these unless it stands."""
        if name not in self.values:
            self.values[name] = self.draw(values)
        return self.values[name]

    def number(self, name: str, form: Callable[[int], str]) -> None:
        """Draw an id that ends in an ordinal."""
        if name not in self.values:
            self.values[name] = form(self.draw(ORDINALS))

    def fix(self, **values: Any) -> None:
        """Fix fields unless they stand."""
        self.values = values | self.values

    def record(self, kind: Callable[..., T], /, **others: st.SearchStrategy[Any]) -> T:
        """The record, with its other fields drawn from these, or else from the usual values."""
        for name, values in {**_usual_values(kind), **others}.items():
            self(name, values)
        return kind(**self.values)
