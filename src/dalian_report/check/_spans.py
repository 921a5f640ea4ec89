"""Rules on spans: the outline, coverage, overlap, figures inside their statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.lookup._keys import slug
from dalian_report.model import Section, Span
from dalian_report.model._vocabulary import NumeralRole, SectionKind
from dalian_report.numerals import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.check._context import CheckContext

_LEAST_COVERAGE = 0.99
# Allowed between two statements if the source is not at hand: line ends, and the marks of a table
# around a heading.
_WIDEST_BLANK = 8
_LONGEST_HEADING = 120


def _characters(span: Span) -> str:
    return f"source {span.start}-{span.end}"


def outline(context: CheckContext) -> Iterator[Finding]:
    """Sections are nested, follow one another and are named by their place."""
    sections = context.report.sections
    levels = _levels(context)
    titles = [section.title for section in sections]
    for place, section in enumerate(sections):
        level = levels[section.id]
        end = next(
            (later.span.start for later in sections[place + 1 :] if levels[later.id] <= level),
            context.report.source.length,
        )
        if section.span.end != end:
            yield Finding.of("section", section.id, "end", section.span.end, wanted=end)
        yield from _section_names(section, titles.count(section.title) > 1)


def _levels(context: CheckContext) -> dict[str, int]:
    levels: dict[str, int] = {}
    for section in context.report.sections:
        levels[section.id] = levels.get(section.parent_id or "", 0) + 1
    return levels


def _section_names(section: Section, shared: bool) -> Iterator[Finding]:
    parent = section.id.rpartition(".")[0] or None
    if section.parent_id != parent:
        yield Finding.of("section", section.id, "parent", section.parent_id, wanted=parent)
    name = slug(section.title)
    wanted = f"{name}-{slug(section.id)}" if shared else name
    # A Chinese title cannot become a slug.
    if name and language_of(section.title) != "zh" and section.slug != wanted:
        yield Finding.of("section", section.id, "slug", slug=section.slug, wanted=wanted)


def overlaps(context: CheckContext) -> Iterator[Finding]:
    """No character belongs to two statements, or to two figures or numerals."""
    statements = [(span, record.id) for span, record in context.statement_spans]
    figures = [(record.span, record.id) for record in context.report.figures]
    numerals = [(record.span, _characters(record.span)) for record in context.report.numerals]
    for named in (statements, sorted(figures + numerals, key=lambda pair: pair[0].start)):
        yield from _overlaps(named)


def _overlaps(named: Iterable[tuple[Span, str]]) -> Iterator[Finding]:
    last, owner = Span(0, 0), ""
    for span, name in named:
        if span.start < last.end:
            yield Finding.of(
                "overlap",
                name,
                start=span.start,
                end=span.end,
                other=owner,
                other_start=last.start,
                other_end=last.end,
            )
        if span.end > last.end:
            last, owner = span, name


def insides(context: CheckContext) -> Iterator[Finding]:
    """Statements are in their innermost section, and numerals in a statement.

    A figure is in its statement: the reader of documents refuses another.
    """
    yield from _statements_in_sections(context)
    for numeral in context.report.numerals if context.is_full else ():
        in_heading = numeral.role is NumeralRole.HEADING
        if not in_heading and not any(context.statements_at(numeral.span)):
            yield Finding.of(
                "span-outside", _characters(numeral.span), "numeral", role=numeral.role.value
            )


def _statements_in_sections(context: CheckContext) -> Iterator[Finding]:
    parents = {section.parent_id for section in context.report.sections}
    for span, statement in context.statement_spans:
        section = context.report.section(statement.section_id)
        ends = [section.span.end]
        if section.id in parents:
            below = (s for s in context.report.sections if s.parent_id == section.id)
            ends += [child.span.start for child in below]
        if span.start < section.span.start or span.end > min(ends):
            yield Finding.of(
                "span-outside",
                statement.id,
                "statement",
                start=span.start,
                end=span.end,
                record=section.id,
                record_start=section.span.start,
                record_end=min(ends),
            )


def coverage(context: CheckContext) -> Iterator[Finding]:
    """Every word of the source is in a statement, except headings of parts."""
    if not context.is_full:
        return
    missed = 0
    for gap in _gaps(context):
        if context.text is None:
            if gap.end - gap.start > _WIDEST_BLANK:
                yield Finding.of("gap", _characters(gap), "characters", gap.end - gap.start)
            continue
        words = context.quoted(gap).split()
        missed += sum(map(len, words))
        if any(character.isalnum() for word in words for character in word):
            yield Finding.of("gap", _characters(gap), "words", len(words))
    if context.text is not None:
        share = 1 - missed / len("".join(context.text.split()))
        if share < _LEAST_COVERAGE:
            yield Finding.of("coverage", "$.statements", share=f"{share:.1%}")


def _gaps(context: CheckContext) -> Iterator[Span]:
    length = context.report.source.length
    headings = [
        section.span.start
        for section in context.report.sections
        if section.kind is SectionKind.PART
    ]
    end = 0
    for span in [*(span for span, _ in context.statement_spans), Span(length, length)]:
        heading = next((place for place in headings if end <= place < span.start), None)
        start = end if heading is None else _heading_end(context, heading)
        if start < span.start:
            yield Span(start, span.start)
        end = max(end, span.end)


def _heading_end(context: CheckContext, start: int) -> int:
    if context.text is None:
        return start + _LONGEST_HEADING
    line_end = context.text.find("\n", start)
    return len(context.text) if line_end < 0 else line_end


def edges(context: CheckContext) -> Iterator[Finding]:
    """The spans of statements begin and end with whole words and their punctuation."""
    if context.text is None:
        return
    spans = context.statement_spans
    starts, ends = {span.start for span, _ in spans}, {span.end for span, _ in spans}
    for span, statement in spans:
        quoted = context.quoted(span)
        # Chinese does not put spaces between words: only a number or a Latin word can be cut.
        joined_start = context.is_chinese or span.start in ends
        joined_end = context.is_chinese or span.end in starts
        cut_start = span.start > 0 and _cuts(context.text, span.start, joined_start)
        cut_end = span.end < len(context.text) and _cuts(
            context.text, span.end, joined_end, outside=0
        )
        if cut_start or cut_end or quoted != quoted.strip():
            yield Finding.of("span-edge", statement.id, start=span.start, end=span.end)


def _cuts(text: str, place: int, shared: bool, outside: int = -1) -> bool:
    """Whether a span's end at this place divides a unit of text.

    If the neighbouring character is covered too, it only must not be in the same word.
    """
    if shared:
        around = text[place - 1 : place + 1]
        return around.isascii() and around.isalnum()
    return not text[place + outside].isspace()
