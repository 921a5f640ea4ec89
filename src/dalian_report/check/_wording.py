"""Rules on wording: terms at their places, and no sentence of the source in our texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.records import GlossaryEntry, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    source = _words(material.text)
    runs = {tuple(source[place : place + _RUN]) for place in range(len(source) - _RUN + 1)}
    entities = (entity.name for entity in material.report.entities)
    names = _names([*material.exempt, material.report.source.title, *entities])
    for place, field, text in material.texts():
        for words in _pieces(text, names):
            run = _first_run(words, runs)
            if run is not None:
                yield Finding(
                    "shared-words",
                    place,
                    f'the {field} has "{run}" with the source',
                    "say it in other words; an official name goes on the list of names",
                )
                break


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _names(exempt: Iterable[str]) -> re.Pattern[str] | None:
    """Official names as a pattern over words that are joined by single spaces."""
    names = sorted((" ".join(_words(name)) for name in exempt), key=len, reverse=True)
    if not any(names):
        return None
    return re.compile(rf"(?<!\S)(?:{'|'.join(filter(None, names))})(?!\S)")


def _pieces(text: str, names: re.Pattern[str] | None) -> Iterator[list[str]]:
    """The words of a text, parted where an official name stands."""
    words = " ".join(_words(text))
    for piece in [words] if names is None else names.split(words):
        yield piece.split()


def _first_run(words: list[str], runs: set[tuple[str, ...]]) -> str | None:
    for place in range(len(words) - _RUN + 1):
        if tuple(words[place : place + _RUN]) in runs:
            return " ".join(words[place : place + _RUN])
    return None


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


def _occurrences(text: str, forms: tuple[str, ...]) -> set[Span]:
    """Every place of a form; where one holds another, the longer one counts."""
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return {Span(*found.span()) for found in re.finditer(pattern, text)}
