"""The material of the rules: a readable report, its source if given, and indexes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

from dalian_report.check._findings import Finding
from dalian_report.model._vocabulary import Coverage
from dalian_report.numerals import PrintedText, printed_text

if TYPE_CHECKING:
    from dalian_report.model import Figure, Numeral, Span, Statement
    from dalian_report.report import Report


class CheckContext:
    """A report without dangling links, and the text that it restates."""

    def __init__(self, report: Report, text: str | None, exempt: tuple[str, ...]) -> None:
        self.report = report
        self.text = text
        """The source, if it is at hand. It is the one that the report names."""
        self.exempt = exempt
        """Official names, of which eight words in a row are allowed."""

    @cached_property
    def source_numerals(self) -> PrintedText:
        """The source with its numerals, only where the source is at hand."""
        return printed_text(self.text or "", self.report.source.language)

    @property
    def is_full(self) -> bool:
        """Whether the report restates its whole source."""
        return self.report.coverage is Coverage.FULL

    @cached_property
    def is_chinese(self) -> bool:
        """Whether the source is Chinese, which puts no spaces between words."""
        return self.report.source.language.lower().startswith("zh")

    @cached_property
    def figures_of(self) -> dict[str, list[Figure]]:
        """The figures of each statement."""
        by_statement: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.report.figures:
            by_statement[figure.statement_id].append(figure)
        return by_statement

    @cached_property
    def numerals_of(self) -> dict[str, list[Numeral]]:
        """The numerals in the spans of each statement."""
        by_statement: dict[str, list[Numeral]] = defaultdict(list)
        for numeral in self.report.numerals:
            for statement in self.statements_at(numeral.span):
                by_statement[statement.id].append(numeral)
        return by_statement

    @cached_property
    def restated(self) -> list[Statement]:
        """The statements with a text: in a draft a person has yet to write it."""
        return [record for record in self.report.statements if record.text]

    @cached_property
    def statement_spans(self) -> list[tuple[Span, Statement]]:
        """Every span of every statement, in order of the source."""
        spans = [(span, record) for record in self.report.statements for span in record.spans]
        return sorted(spans, key=lambda pair: (pair[0].start, pair[0].end))

    def statements_at(self, span: Span) -> Iterator[Statement]:
        """The statements in one of whose spans this one lies."""
        starts, reaches = self._reaches
        for place in range(bisect_right(starts, span.start) - 1, -1, -1):
            if reaches[place] < span.end:
                return
            outer, statement = self.statement_spans[place]
            if span.end <= outer.end:
                yield statement

    @cached_property
    def _reaches(self) -> tuple[list[int], list[int]]:
        """The starts of the statements' spans, and the farthest end up to each of them."""
        starts = [span.start for span, _ in self.statement_spans]
        return starts, list(accumulate((span.end for span, _ in self.statement_spans), max))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each statement in its table."""
        return {record.id: place for place, record in enumerate(self.report.statements)}

    def quoted(self, span: Span) -> str:
        """The characters of the source at a span, only where the source is at hand."""
        return (self.text or "")[span.start : span.end]

    def is_printed(self, statement: Statement, number: str) -> bool:
        """Whether the spans of a statement print a number, or a number of this length."""
        if self.text is None:
            numerals = self.numerals_of[statement.id]
            return any(n.span.end - n.span.start == len(number) for n in numerals)
        return any(number in self.quoted(span) for span in statement.spans)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every text of the report in its own words: place, field and text."""
        for table, fields in _OWN_WORDS.items():
            records: tuple[Any, ...] = getattr(self.report, table)
            for place, record in enumerate(records):
                name = getattr(record, "id", None) or f"$.{table}[{place}]"
                for field in fields:
                    text = getattr(record, field)
                    if text:
                        yield name, field, text


_OWN_WORDS = {
    "sections": ("title",),
    "statements": ("text", "note"),
    "figures": ("label", "note"),
    "numerals": ("note",),
    "indicators": ("name", "definition", "basis", "note"),
    "targets": ("comparability", "note"),
    "deliverables": ("object", "note"),
    "entities": ("note",),
    "glossary": ("printed", "en", "meaning", "basis"),
}

Rule: TypeAlias = Callable[[CheckContext], Iterator[Finding]]
"""A rule reads the context and yields its findings."""
