"""Rules on wording: terms at their places, no sentence of the source, copies that are named."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.model import GlossaryEntry, Span
from dalian_report.model._vocabulary import Coverage
from dalian_report.numerals import language_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from dalian_report.check._context import CheckContext
    from dalian_report.model import Observation

_RUN = 8
_CHINESE_RUN = 12
_LONG = 4
_ROOT = 3
_WORD = re.compile(r"[^\W_]+")
_BASES = ("sourced:", "general knowledge:")


def shared_words(context: CheckContext) -> Iterator[Finding]:
    """Find the texts that share eight words or twelve Chinese characters in a row with the source.

    The title of the source and the names of the report's entities are official names, which
    may be there.
    """
    # A draft has the labels and titles of its source.
    if context.text is None or context.report.coverage is Coverage.DRAFT:
        return
    runs, names = _source_runs(context.text), _names(_official_names(context))
    chinese_runs = set(_chinese_runs(context.text))
    for place, field, text in context.texts():
        run = _shared_words(text, runs, names)
        if run is None and chinese_runs:
            own = _without(text, _official_names(context))
            run = next((run for run in _chinese_runs(own) if run in chinese_runs), None)
        if run is not None:
            yield Finding.of("shared-words", place, field=field, words=run)


def _shared_words(
    text: str, runs: frozenset[tuple[str, ...]], names: Mapping[str, list[list[str]]]
) -> str | None:
    said = _words(text)
    if len(said) < _RUN or runs.isdisjoint(_runs(said)):
        return None
    for words in _pieces(said, names):
        run = next((run for run in _runs(words) if run in runs), None)
        if run is not None:
            return " ".join(run)
    return None


def _chinese_runs(text: str) -> Iterator[str]:
    """Every twelve Chinese characters in a row."""
    for run in re.findall(rf"[\u3400-\u9fff]{{{_CHINESE_RUN},}}", text):
        for start in range(len(run) - _CHINESE_RUN + 1):
            yield run[start : start + _CHINESE_RUN]


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return text


def _official_names(context: CheckContext) -> Iterator[str]:
    yield from (*context.exempt, context.report.source.title)
    for entity in context.report.entities:
        yield from filter(None, (entity.name, entity.name_zh))


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
    names: dict[str, list[list[str]]] = defaultdict(list)
    for words in sorted(map(_words, exempt), key=len, reverse=True):
        if words:
            names[words[0]].append(words)
    return names


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


def glossary(context: CheckContext) -> Iterator[Finding]:
    """An entry has a basis, and its spans are all the places where its term is printed."""
    for entry in context.report.glossary:
        if not entry.basis.startswith(_BASES):
            yield _entry(entry, "basis", basis=entry.basis)
        yield from _places(context, entry)


def terms(context: CheckContext) -> Iterator[Finding]:
    """A statement uses the glossary's words for a term that its span prints."""
    for entry in context.report.glossary:
        records = (record for span in entry.spans for record in context.statements_at(span))
        for statement in dict.fromkeys(records):
            if statement.text and not _uses(statement.text, entry):
                yield Finding.of(
                    "glossary-use",
                    statement.id,
                    wanted=entry.en,
                    term=entry.id,
                    printed=entry.printed,
                    text=statement.text,
                )


def _uses(text: str, entry: GlossaryEntry) -> bool:
    if language_of(text) == "zh":
        return any(form in text for form in (entry.zh, entry.printed, *entry.variants) if form)
    # "gross domestic product (of the city)", "Dalian Shipbuilding (DSIC)": either part will do.
    forms = [re.sub(r"\([^)]*\)", " ", entry.en), *re.findall(r"\(([^)]*)\)", entry.en)]
    said = {word.lower() for word in _WORD.findall(text)}
    return any(_says(said, _telling(form)) for form in forms)


def _telling(form: str) -> list[str]:
    """The long words of a term, and words with a capital or a digit, else all of its words."""
    words = _WORD.findall(form)
    telling = [word for word in words if len(word) >= _LONG or not word.islower()]
    return [word.lower() for word in telling or words]


def _says(said: Collection[str], term: list[str]) -> bool:
    """Whether the words of the term are said, in any form. One of four or more may be left out."""
    lacking = sum(not any(_is_form(word, other) for other in said) for word in term)
    return bool(term) and lacking <= (len(term) >= _LONG)


def _is_form(word: str, other: str) -> bool:
    return other.startswith(_stem(word)) or (len(other) >= _ROOT and word.startswith(other))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return re.sub(rf"(?<=\w{{{_ROOT}}})(?:ing|ies|ed|es|y|s|e)$", "", word)[:_LONG]


def _entry(entry: GlossaryEntry, case: str, **details: object) -> Finding:
    return Finding.of("glossary", entry.id, case, **details)


def _places(context: CheckContext, entry: GlossaryEntry) -> Iterator[Finding]:
    lengths = {len(form) for form in (entry.printed, *entry.variants)}
    for span in entry.spans:
        if span.end - span.start not in lengths:
            yield _entry(entry, "length", start=span.start, end=span.end)
    if context.text is None:
        return
    printed = occurrences(context.text, (entry.printed, *entry.variants))
    # A partial report need not list sections that it does not restate.
    wanted = {span for span in printed if context.is_full or any(context.statements_at(span))}
    wanted |= printed & set(entry.spans)
    for span in sorted(wanted ^ set(entry.spans), key=lambda span: span.start):
        case = "missing-place" if span in wanted else "wrong-place"
        yield _entry(entry, case, word=context.quoted(span), start=span.start, end=span.end)
    first = min(entry.spans, key=lambda span: span.start)
    if context.quoted(first) != entry.printed:
        yield _entry(entry, "first", word=context.quoted(first), wanted=entry.printed)


@lru_cache(maxsize=512)
def occurrences(text: str, forms: tuple[str, ...]) -> frozenset[Span]:
    """Every place of a form. If one contains another, the longer form counts."""
    spans: set[Span] = set()
    end = 0
    for start, length in sorted(
        ((start, len(form)) for form in filter(None, forms) for start in _places_of(form, text)),
        key=lambda place: (place[0], -place[1]),
    ):
        if start >= end:
            end = start + length
            spans.add(Span(start, end))
    return frozenset(spans)


def _places_of(form: str, text: str) -> Iterator[int]:
    place = text.find(form)
    while place >= 0:
        yield place
        place = text.find(form, place + 1)


# "Dated by a copy" is not read there, so a copy alone says nothing.
_ELSEWHERE = re.compile(
    r"\b(?:read|seen|found|taken|quoted|printed|viewed)\b[^.;]{0,40}"
    r"\b(?:copy|copies|mirror|reprint\w*|repost\w*|cache\w*|archive\w*|elsewhere"
    r"|(?:an)?other (?:site|page|website|source|address))\b"
    r"|\b(?:copy|mirror|reprint|repost|cache|archive)\b[^.;]{0,20}\b(?:has|prints|gives|read)\b"
    r"|\b(?:could|can)(?: ?not|n't)? be (?:read|opened|reached|loaded)\b"
    r"|(?:转载|转引|副本|镜像|存档|另一网站)[^。；]{0,12}(?:读|见|引|查|取)"
    r"|(?:读|见|引|查|取)[^。；]{0,6}(?:转载|副本|镜像|存档|另一网站)|(?:无法|不能|未能)打开",
    re.IGNORECASE,
)


def places_read(observations: Iterable[Observation]) -> Iterator[Finding]:
    """An observation whose note says that it was read elsewhere has `read_at`."""
    for record in observations:
        read_elsewhere = record.note is not None and _ELSEWHERE.search(record.note)
        if read_elsewhere and record.source.read_at is None:
            yield Finding.of("observation-read-at", record.id, note=record.note)
