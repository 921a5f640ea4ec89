"""The authoring checker: whether a report says all that its source says, once.

It checks the shipped report and anybody's in the same format. Without the source text it checks the
records against each other. With the text it also checks that every word and number of the source is
accounted for. The docs explain each code and its remedy under "The checker".

    >>> import dalian_report as dr
    >>> from dalian_report.check import check
    >>> check(dr.load())
    ()
"""

from __future__ import annotations

from decimal import localcontext
from typing import TYPE_CHECKING

from dalian_report.check import (
    _figures,
    _ids,
    _links,
    _names,
    _spans,
    _statements,
    _wording,
)
from dalian_report.check._context import CheckContext, Rule
from dalian_report.check._findings import CODES, Finding
from dalian_report.check._formats import as_github, as_json, as_text
from dalian_report.check._sources import (
    SourceText,
    document_findings,
    encoding_faults,
    official_names,
    read_source,
)
from dalian_report.documents import dumps
from dalian_report.errors import DataError
from dalian_report.model import Span
from dalian_report.model._quantities import EXACTLY
from dalian_report.numerals import printed_text
from dalian_report.report import loads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.model import Observation
    from dalian_report.report import Report

__all__ = [
    "CODES",
    "Finding",
    "as_github",
    "as_json",
    "as_text",
    "check",
    "check_document",
    "number_tokens",
    "official_names",
]

_RULES: tuple[Rule, ...] = (
    _spans.outline,
    _spans.overlaps,
    _spans.insides,
    _spans.coverage,
    _spans.edges,
    _figures.tokens,
    _figures.values,
    _figures.hedges,
    _figures.originals,
    _figures.fields,
    _figures.unit_words,
    _statements.numbers,
    _statements.directions,
    _statements.years,
    _ids.forms,
    _ids.series,
    _ids.kept,
    _ids.shared,
    _ids.order,
    _links.goals,
    _links.baselines,
    _links.deliverables,
    _links.entities,
    _names.chinese,
    _names.near,
    _names.in_statements,
    _links.relations,
    _links.units,
    _wording.glossary,
    _wording.terms,
    _wording.shared_words,
)


def number_tokens(text: str, language: str = "en") -> tuple[Span, ...]:
    """The places of the number tokens of a text: digits and number words, each on its own.

    A report accounts for each of them, once, by a figure or a numeral. In a Chinese text, numerals
    inside words that count nothing (一 of 一般) are left out.

    Args:
        text: the text.
        language: its language, as the code in a report's `source`: "en", "zh".

    >>> text = "The 14th plan lists 1.2 million homes in three cities."
    >>> [text[span.start : span.end] for span in number_tokens(text)]
    ['14', '1.2', 'million', 'three']
    """
    tokens = printed_text(text, language).tokens
    return tuple(Span(token.start, token.end) for token in tokens if token.counts)


def check(
    report: Report,
    source: SourceText | None = None,
    *,
    exempt: Iterable[str] = (),
    observations: Iterable[Observation] = (),
) -> tuple[Finding, ...]:
    """All findings about a report, empty for a report without findings.

    Args:
        report: The report.
        source: Its source text (or a path to it). Without it the rules that need the text
            are left out.
        exempt: Official names, of which eight words in a row may also be in the source.
        observations: The outcomes that the report is judged by, whose notes are checked too.

    Raises:
        DataError: if the source is a path that cannot be read.

    >>> import attrs, dalian_report as dr
    >>> report = dr.load()
    >>> broken = attrs.evolve(report, statements=report.statements[1:])
    >>> print(next(finding for finding in check(broken) if finding.code == "gap"))
    source 0-59: 59 characters are in no statement [gap]; restate them, or widen the span
    of the statement that says them
    """
    # A report made by hand may hold values that a document cannot. The reader finds them.
    return check_document(dumps(report), source, exempt=exempt, observations=observations)


def check_document(
    data: str | bytes,
    source: SourceText | None = None,
    *,
    exempt: Iterable[str] = (),
    observations: Iterable[Observation] = (),
) -> tuple[Finding, ...]:
    """Everything that is wrong with a document: one that cannot be read has findings too.

    Args:
        data: The JSON text of the report, as in its file.
        source: As for `check`.
        exempt: As for `check`.
        observations: As for `check`.

    Raises:
        DataError: if the source is a path that cannot be read.

    >>> print(*check_document(""))
    $: is empty [document]; correct the document at this place
    """
    faults = tuple(
        Finding.of("encoding", "$", case, mark=mark) for case, mark in encoding_faults(data)
    )
    try:
        report = loads(_without_mark(data))
    except DataError as error:
        return faults + document_findings(error)
    # The rules multiply decimals: not in the context of the caller, who may want one digit.
    with localcontext(EXACTLY):
        findings = _findings(report, source, tuple(exempt))
        return (*faults, *findings, *_wording.places_read(observations))


def _findings(
    report: Report, source: SourceText | None, exempt: tuple[str, ...]
) -> Iterator[Finding]:
    text = None
    if source is not None:
        text, mismatch = read_source(report.source, source)
        yield from mismatch
    context = CheckContext(report, text, exempt)
    for rule in _RULES:
        yield from rule(context)


def _without_mark(data: str | bytes) -> str | bytes:
    """The document without a byte-order mark, so that the rest of it is checked too."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    return data.removeprefix(b"\xef\xbb\xbf")
