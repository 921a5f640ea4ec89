"""The indexed words of a statement and of the records that belong to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.search._words import CHINESE, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dalian_report.model import (
        Entity,
        Figure,
        GlossaryEntry,
        Indicator,
        Section,
        Statement,
        Target,
        Unit,
    )
    from dalian_report.search._quantities import UnitTable


class SearchTables(NamedTuple):
    """The tables of a report that search reads."""

    sections: Sequence[Section]
    statements: Sequence[Statement]
    figures: Sequence[Figure]
    units: Sequence[Unit]
    indicators: Sequence[Indicator]
    targets: Sequence[Target]
    entities: Sequence[Entity]
    glossary: Sequence[GlossaryEntry]


class Entry(NamedTuple):
    """The fields of one statement, each a folded text."""

    text: str
    names: str
    """Entities, and glossary terms as printed and as they should be."""
    labels: str
    """The quantities of its figures and targets."""
    titles: str
    """The section and those above it."""
    notes: str
    """The meanings of its terms and the definitions of its indicators."""
    chinese: str
    """Names, terms, indicators and hedged numbers, in Chinese."""
    amounts: str
    """Values as tokens."""


_BETWEEN = " \ue000 "
"""A word that no query has, so that no phrase runs from one part into the next."""

Parts = defaultdict[str, list[str]]


def entries(tables: SearchTables, units: UnitTable) -> list[Entry]:
    """The entry of every statement, in the order of the statements."""
    fields = [Parts(list) for _ in range(5)]
    names, labels, notes, chinese, amounts = fields
    _add_names(tables.entities, names, chinese)
    _add_terms(tables, names, notes, chinese)
    _add_figures(tables.figures, units, labels, chinese, amounts)
    _add_chinese_texts(tables, chinese)
    _add_indicators(tables, labels, notes, chinese)
    titles = _titles(tables.sections)
    texts = _Folded()
    ids = [statement.id for statement in tables.statements]
    written = ([texts.joined(parts[id]) if id in parts else "" for id in ids] for parts in fields)
    above = [titles.get(statement.section_id, "") for statement in tables.statements]
    said = [folded(statement.text) for statement in tables.statements]
    in_names, in_labels, in_notes, in_chinese, in_amounts = written
    return list(map(Entry, said, in_names, in_labels, above, in_notes, in_chinese, in_amounts))


class _Folded(dict[str, str]):
    """Texts with their folded forms: many statements share a name or a note."""

    def __missing__(self, text: str) -> str:
        self[text] = plain = folded(text)
        return plain

    def joined(self, parts: Iterable[str]) -> str:
        return _BETWEEN.join(map(self.__getitem__, dict.fromkeys(parts)))


def _add_names(entities: Iterable[Entity], names: Parts, chinese: Parts) -> None:
    for entity in entities:
        for id in entity.statement_ids:
            names[id].append(entity.name)
            if entity.name_zh:
                chinese[id].append(entity.name_zh)


def _add_terms(tables: SearchTables, names: Parts, notes: Parts, chinese: Parts) -> None:
    spans = sorted(
        (span.start, span.end, statement.id)
        for statement in tables.statements
        for span in statement.spans
    )
    for term in tables.glossary:
        terms: set[str] = set()
        for span in term.spans:
            place = bisect_left(spans, (span.end,))
            while place and spans[place - 1][1] > span.start:
                place -= 1
                terms.add(spans[place][2])
        for id in terms:
            names[id] += (term.printed, *term.variants, term.en)
            notes[id].append(term.meaning)
            chinese[id].append(term.zh)


def _add_figures(
    figures: Iterable[Figure], units: UnitTable, labels: Parts, chinese: Parts, amounts: Parts
) -> None:
    for figure in figures:
        id = figure.statement_id
        labels[id].append(figure.label)
        amounts[id] += units.tokens(figure.value, figure.unit)
        if figure.value_to is not None:
            amounts[id] += units.tokens(figure.value_to, figure.unit)
        if figure.original is not None:
            chinese[id].append(figure.original.text)


def _add_chinese_texts(tables: SearchTables, chinese: Parts) -> None:
    """The Chinese of statements and labels, which a report of a Chinese source may have."""
    texts = [(statement.id, statement.text) for statement in tables.statements]
    texts += [(figure.statement_id, figure.label) for figure in tables.figures]
    for id, text in texts:
        if not text.isascii():
            chinese[id] += CHINESE.findall(text)


def _add_indicators(tables: SearchTables, labels: Parts, notes: Parts, chinese: Parts) -> None:
    indicators = {indicator.id: indicator for indicator in tables.indicators}
    measured: tuple[Figure | Target, ...] = (*tables.figures, *tables.targets)
    for record in measured:
        indicator = indicators.get(record.indicator_id or "")
        if indicator is not None:
            id = record.statement_id
            labels[id].append(indicator.name)
            notes[id].append(indicator.definition)
            if indicator.name_zh:
                chinese[id].append(indicator.name_zh)


def _titles(sections: Iterable[Section]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for section in sections:
        # The title of a part tells hundreds of statements apart from nothing.
        above = titles.get(section.parent_id or "", "")
        own = "" if section.kind == "part" else folded(section.title)
        titles[section.id] = _BETWEEN.join(filter(None, [own, above]))
    return titles
