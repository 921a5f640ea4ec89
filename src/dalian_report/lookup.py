"""Exact lookups: keys to records, with a helpful miss.

A lookup never guesses. What it cannot find it answers with an `UnknownKeyError` that
suggests up to three near keys, and a key that fits several records with an
`AmbiguousKeyError` that names them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, SupportsIndex, TypeVar

from dalian_report.errors import AmbiguousKeyError, OffsetError, UnknownKeyError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dalian_report.records import Section, Statement, Target

__all__ = ["SectionIndex", "exactly", "slug", "statement_at", "target_index", "targets_by_key"]

T = TypeVar("T")

_LONGEST_NEAR = 200
"""In characters: for a longer key no near ones are sought, which takes long."""
_ROMAN = {
    part.lower(): part
    for part in ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
}
_PARTS = _ROMAN | {str(number): part for number, part in enumerate(_ROMAN.values(), 1)}
_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_WORDS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS, 1)}
# Patterns stay text until a key needs them: compiling both is a share of the cold start.
_LONG_FORM = r"part\s+(\w+)(?:[\s,]+section\s+(\w+))?(?:[\s,]+topic\s+(\w+))?"
_SHORT_FORM = r"([ivx]+)\s*\((\d+)\)\s*(\d+)?"


def slug(title: str) -> str:
    """The title in lower case, with every run of other characters as one hyphen.

    >>> slug("The three centres: shipping, logistics, finance")
    'the-three-centres-shipping-logistics-finance'
    """
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def exactly(index: Mapping[str, T], key: object, kind: str) -> T:
    """The record under this key.

    Raises:
        UnknownKeyError: if there is none; anything that is not a string is a miss.
    """
    if isinstance(key, str):
        found = index.get(key)
        if found is not None:
            return found
    raise UnknownKeyError(key, suggestions(key, index), kind)


def suggestions(key: object, known: Iterable[str]) -> list[str]:
    """Up to three known keys that look like this one."""
    if not isinstance(key, str) or not key.strip() or len(key) > _LONGEST_NEAR:
        return []
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    near = get_close_matches(key.strip().lower(), by_lower, n=3, cutoff=0.6)
    return [by_lower[name] for name in near]


def _match(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII)


class SectionIndex:
    """Sections by id, long form, slug and title."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._by_id = {section.id.lower(): section for section in sections}
        self._by_slug = {section.slug: section for section in sections}
        self._by_title: dict[str, list[Section]] = {}
        for section in sections:
            self._by_title.setdefault(section.title.casefold(), []).append(section)

    def find(self, key: object) -> Section:
        """The section that the key names.

        Raises:
            UnknownKeyError: for a miss.
            AmbiguousKeyError: for a title that several sections share.
        """
        if not isinstance(key, str):
            raise UnknownKeyError(key, (), "section")
        asked = key.strip()
        found = self._by_id.get(asked.lower()) or self._by_long_form(asked)
        found = found or self._by_slug.get(asked)
        if found is not None:
            return found
        titled = self._by_title.get(asked.casefold(), [])
        if len(titled) == 1:
            return titled[0]
        if titled:
            raise AmbiguousKeyError(key, [section.id for section in titled], "section")
        raise UnknownKeyError(key, suggestions(asked, self._names()), "section")

    def _by_long_form(self, text: str) -> Section | None:
        form = _match(_LONG_FORM, text) or _match(_SHORT_FORM, text)
        if form is None:
            return None
        part, *below = (None if word is None else word.lower() for word in form.groups())
        place = _PARTS.get(_WORDS.get(part or "", part or ""))
        if place is None or (below[0] is None and below[1] is not None):
            return None
        numbers = [_WORDS.get(word, word) for word in below if word is not None]
        return self._by_id.get(".".join([place, *numbers]).lower())

    def _names(self) -> list[str]:
        names = [section.id for section in self._by_id.values()]
        names += self._by_slug
        return names + [alone[0].title for alone in self._by_title.values() if len(alone) == 1]

    def at(self, offset: int, length: int) -> Section:
        """The innermost section at an offset of the source.

        Raises:
            OffsetError: for an offset outside the source, or outside every section.
        """
        _check_offset(offset, length)
        around = [s for s in self._by_id.values() if s.span.start <= offset < s.span.end]
        if not around:
            raise OffsetError(f"no section covers offset {offset}")
        return max(around, key=lambda section: (section.span.start, -section.span.end))


def statement_at(statements: Sequence[Statement], offset: int, length: int) -> Statement | None:
    """The statement whose span covers the offset, or None in a gap."""
    _check_offset(offset, length)
    for statement in statements:
        if any(span.start <= offset < span.end for span in statement.spans):
            return statement
    return None


def _check_offset(offset: object, length: int) -> None:
    if isinstance(offset, bool) or not isinstance(offset, SupportsIndex):
        raise OffsetError(f"an offset is a whole number, not {shown(offset)}")
    offset = offset.__index__()
    if not 0 <= offset < length:
        raise OffsetError(f"offset {shown(offset)} is outside the source (0 to {length - 1})")


def target_index(targets: Sequence[Target], concepts: Mapping[str, str]) -> dict[str, list[Target]]:
    """Targets by id, by indicator and by concept; `concepts` gives an indicator's concept."""
    index: dict[str, list[Target]] = {}
    for target in targets:
        concept = concepts.get(target.indicator_id, target.indicator_id.partition(".")[0])
        for key in {target.id, target.indicator_id, concept}:
            index.setdefault(key, []).append(target)
    return index


def targets_by_key(index: Mapping[str, list[Target]], key: object) -> Target:
    """The one target that the key names.

    Raises:
        UnknownKeyError: for a miss.
        AmbiguousKeyError: where an indicator or a concept has several targets.
    """
    found = index.get(key.strip()) if isinstance(key, str) else None
    if found is None:
        raise UnknownKeyError(key, suggestions(key, index), "target")
    if len(found) > 1:
        raise AmbiguousKeyError(key, [target.id for target in found], "target")
    return found[0]
