"""Exact lookups: keys to records, with a helpful miss.

A lookup never guesses. An unknown key raises an `UnknownKeyError` that suggests up to three near
keys. A key that fits several records raises an `AmbiguousKeyError` that names them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from dalian_report.errors import AmbiguousKeyError, UnknownKeyError
from dalian_report.errors._near_keys import suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dalian_report.model import Section, Target

T = TypeVar("T")


class _Record(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Record)

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


class Index(dict[str, T]):
    """The records of one kind by their ids.

    A dictionary, so that a hit costs little more than a read. A miss explains itself.
    """

    def __init__(self, kind: str, records: Mapping[str, T]) -> None:
        super().__init__(records)
        self.kind = kind

    def find(self, key: object) -> T:
        """The record under this key.

        Raises:
            UnknownKeyError: if the key is unknown or is not a string.
        """
        if isinstance(key, str):
            return self[key]
        raise UnknownKeyError(key, (), self.kind)

    def __missing__(self, key: str) -> T:
        raise UnknownKeyError(key, suggestions(key, self), self.kind)


class NameIndex(Index[R]):
    """Records by their ids, and by names that several of them may share.

    A name that leads to a record is learnt as it is spelt in the data, so that the next look
    is as short as that for an id.
    """

    def __init__(
        self,
        kind: str,
        records: Sequence[R],
        names: Callable[[R], Iterable[str]],
        fold: Callable[[str], str],
    ) -> None:
        super().__init__(kind, {record.id: record for record in records})
        self._records = records
        self._names = names
        self._fold = fold

    @cached_property
    def _named(self) -> dict[str, list[R]]:
        by_name: dict[str, list[R]] = {}
        for record in self._records:
            for name in dict.fromkeys(map(self._fold, self._names(record))):
                by_name.setdefault(name, []).append(record)
        return by_name

    def __missing__(self, key: str) -> R:
        records = self.sought(key)
        if not records:
            raise UnknownKeyError(key, suggestions(key, self.known()), self.kind)
        if len(records) > 1:
            raise AmbiguousKeyError(key, [record.id for record in records], self.kind)
        if key in self._names(records[0]):
            self[key] = records[0]
        return records[0]

    def sought(self, key: str) -> Sequence[R]:
        """The records that have this name: none, one, or several."""
        return self._named.get(self._fold(key), ())

    def known(self) -> Iterable[str]:
        """Every key that could be suggested: ids, and names that one record only has."""
        yield from (record.id for record in self._records)
        for record in self._records:
            for name in self._names(record):
                if len(self.sought(name)) == 1:
                    yield name


class Sections(NameIndex["Section"]):
    """Sections by id in any case, long form, slug and title."""

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__(
            "section", sections, lambda section: (section.slug, section.title), _folded
        )

    @cached_property
    def _by_lower_id(self) -> dict[str, list[Section]]:
        by_id: dict[str, list[Section]] = {}
        for section in self._records:
            by_id.setdefault(section.id.lower(), []).append(section)
        return by_id

    @cached_property
    def _by_slug(self) -> dict[str, list[Section]]:
        return {section.slug: [section] for section in self._records}

    def sought(self, key: str) -> Sequence[Section]:
        """The sections that the key names: none, one, or several."""
        asked = key.strip()
        known = self.get(asked)
        if known is not None:
            return [known]
        return (
            self._by_lower_id.get(asked.lower())
            or self._by_long_form(asked)
            or self._by_slug.get(asked)
            or super().sought(asked)
        )

    def _by_long_form(self, text: str) -> Sequence[Section]:
        form = _match(_LONG_FORM, text) or _match(_SHORT_FORM, text)
        if form is None:
            return ()
        part, *below = (None if word is None else word.lower() for word in form.groups())
        place = _PARTS.get(_WORDS.get(part or "", part or ""))
        if place is None or (below[0] is None and below[1] is not None):
            return ()
        numbers = [_WORDS.get(word, word) for word in below if word is not None]
        return self._by_lower_id.get(".".join([place, *numbers]).lower(), ())


class Prefixed(NameIndex[R]):
    """Records by id, with or without the prefix that says their kind, and by name."""

    def __init__(
        self, kind: str, records: Sequence[R], names: Callable[[R], Iterable[str]]
    ) -> None:
        super().__init__(kind, records, names, _folded)

    def sought(self, key: str) -> Sequence[R]:
        """The records that have this id without its prefix, or this name."""
        known = self.get(f"{self.kind}.{key}")
        return super().sought(key) if known is None else [known]

    def known(self) -> Iterable[str]:
        """Every key that could be suggested: bare ids first, whole ones, and names."""
        yield from (record.id.removeprefix(f"{self.kind}.") for record in self._records)
        yield from super().known()


def targets_by_key(targets: Sequence[Target], concepts: Mapping[str, str]) -> NameIndex[Target]:
    """Targets by id, by indicator and by concept. `concepts` gives an indicator's concept."""

    def names(target: Target) -> tuple[str, str]:
        indicator = target.indicator_id
        return indicator, concepts.get(indicator, indicator.partition(".")[0])

    return NameIndex("target", targets, names, str.strip)


def _folded(name: str) -> str:
    return name.strip().casefold()


def _match(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII)
