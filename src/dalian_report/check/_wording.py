"""Rules on wording: terms at their places, and no sentence of the source in our texts."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.model import GlossaryEntry, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dalian_report.check._material import Material

__all__ = ["glossary", "shared_words"]

_RUN = 8
_BASES = ("sourced:", "general knowledge:")


def shared_words(material: Material) -> Iterator[Finding]:
    """No eight words in a row of our texts stand in the source, official names aside.

    The title of the source and the names of the report's entities are official names.
    """
    if material.text is None:
        return
    runs = _source_runs(material.text)
    entities = (entity.name for entity in material.report.entities)
    names = _names([*material.exempt, material.report.source.title, *entities])
    for place, field, text in material.texts():
        said = _words(text)
        if len(said) < _RUN or runs.isdisjoint(_runs(said)):
            continue
        for words in _pieces(said, names):
            run = next((run for run in _runs(words) if run in runs), None)
            if run is not None:
                yield Finding(
                    "shared-words",
                    place,
                    f'the {field} has "{" ".join(run)}" with the source',
                    "say it in other words; an official name goes on the list of names",
                )
                break


@lru_cache(maxsize=1)
def _source_runs(source: str) -> frozenset[tuple[str, ...]]:
    # Kept, since an author checks many times against one source.
    return frozenset(_runs(_words(source)))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every eight words in a row."""
    return zip(*(words[place:] for place in range(_RUN)), strict=False)


def _names(exempt: Iterable[str]) -> dict[str, list[list[str]]]:
    """Official names as words, the longest first, by their first word."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for words in sorted(map(_words, exempt), key=len, reverse=True):
        if words:
            found[words[0]].append(words)
    return found


def _pieces(words: list[str], names: Mapping[str, list[list[str]]]) -> Iterator[list[str]]:
    """The words of a text, parted where an official name stands."""
    begin = place = 0
    while place < len(words):
        starting = names.get(words[place], ())
        name = next((name for name in starting if words[place : place + len(name)] == name), None)
        if name is None:
            place += 1
        else:
            yield words[begin:place]
            begin = place = place + len(name)
    yield words[begin:]


def glossary(material: Material) -> Iterator[Finding]:
    """An entry has a basis, and its spans are all the places where its term is printed."""
    for entry in material.report.glossary:
        if not entry.basis.startswith(_BASES):
            yield _entry(entry, f'has the basis "{entry.basis}"')
        yield from _places(material, entry)


def _entry(entry: GlossaryEntry, message: str) -> Finding:
    return Finding(
        "glossary",
        entry.id,
        message,
        'list every place of the term, and begin the basis with "sourced:" or "general knowledge:"',
    )


def _places(material: Material, entry: GlossaryEntry) -> Iterator[Finding]:
    lengths = {len(form) for form in (entry.printed, *entry.variants)}
    for span in entry.spans:
        if span.end - span.start not in lengths:
            yield _entry(entry, f"has no form as long as the span {span.start}-{span.end}")
    if material.text is None:
        return
    wanted = _occurrences(material.text, (entry.printed, *entry.variants))
    for span in sorted(wanted ^ set(entry.spans), key=lambda span: span.start):
        found = f'"{material.quoted(span)}" at {span.start}-{span.end}'
        yield _entry(entry, f"lacks {found}" if span in wanted else f"is not {found}")
    first = min(entry.spans, key=lambda span: span.start)
    if material.quoted(first) != entry.printed:
        yield _entry(entry, f'is first printed "{material.quoted(first)}", not "{entry.printed}"')


def _occurrences(text: str, forms: Iterable[str]) -> set[Span]:
    """Every place of a form; where one holds another, the longer one counts."""
    found: set[Span] = set()
    end = 0
    for start, length in sorted(
        ((start, len(form)) for form in filter(None, forms) for start in _places_of(form, text)),
        key=lambda place: (place[0], -place[1]),
    ):
        if start >= end:
            end = start + length
            found.add(Span(start, end))
    return found


def _places_of(form: str, text: str) -> Iterator[int]:
    place = text.find(form)
    while place >= 0:
        yield place
        place = text.find(form, place + 1)
