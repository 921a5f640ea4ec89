"""A draft as one page to go through: the doubts first, then the text with the readings marked."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dalian_report._plain_text import counted
from dalian_report._version import __version__
from dalian_report.model import Bound, Direction, Measure, NumeralRole, Status
from dalian_report.views._markup import (
    Markup,
    chinese,
    content_policy,
    element,
    filled,
    joined,
    resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dalian_report.model import Figure, Section, Span, Target
    from dalian_report.model._tables import Tables

_SIGNS = {"target": "▲", "result": "●", "context": "○", "words": "△"}
_CHOICES = {
    "bound": list(Bound),
    "measure": list(Measure),
    "direction": list(Direction),
    "status": list(Status),
    "role": list(NumeralRole),
}
"""The vocabularies of the form of corrections."""
_SHOWN_DOUBTS = 8
_CONTEXT = 14


class Doubtful(Protocol):
    """A doubt as the page shows it."""

    @property
    def code(self) -> str:
        """The kind of doubt."""
        ...

    @property
    def span(self) -> Span | None:
        """Its place in the source, or None for the whole text."""
        ...

    @property
    def message(self) -> str:
        """A sentence about it."""
        ...

    @property
    def alternatives(self) -> Sequence[str]:
        """The possible readings."""
        ...


class _Mark(NamedTuple):
    """A stretch of the source that is highlighted."""

    start: int
    end: int
    id: str
    kind: str
    title: str
    fields: str | None = None
    """The fields of a figure as JSON, for the form of corrections."""


def review_page(
    report: Tables, text: str, doubts: Sequence[Doubtful], meanings: Mapping[str, str]
) -> str:
    """Return the page. It loads nothing, and the same draft gives the same characters.

    Args:
        report: The draft.
        text: The source text that its spans refer to.
        doubts: The doubts, the worst first.
        meanings: The meaning of each code of a doubt.
    """
    style, script = resource("review.css"), resource("review.js")
    body = filled(
        "review-body.html",
        edition=report.edition,
        title=report.source.title or "Untitled text",
        counts=_counts(report, doubts),
        doubts=joined(_doubt_list(doubts, text, meanings)),
        article=_article(report, text, doubts),
        fields=element("div", id="fields", data_choices=json.dumps(_CHOICES)),
        script=element("script", Markup(script)),
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element(
            "meta", http_equiv="Content-Security-Policy", content=content_policy(style, script)
        ),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"dalian-report {__version__}"),
        element("title", f"Draft of {report.source.title}"),
        element("style", Markup(style)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _counts(report: Tables, doubts: Sequence[Doubtful]) -> str:
    counts = Counter(figure.status for figure in report.figures)
    return (
        f"{counted(len(doubts), 'doubt')}, {counted(len(report.figures), 'figure')}"
        f" ({counts[Status.TARGET]} to be reached, {counts[Status.RESULT]} reached),"
        f" {counted(len(report.targets), 'target')}."
    )


def _doubt_list(
    doubts: Sequence[Doubtful], text: str, meanings: Mapping[str, str]
) -> Iterator[Markup]:
    if not doubts:
        yield element("p", "The draft has no doubts.")
    groups: dict[str, list[Markup]] = defaultdict(list)
    for number, doubt in enumerate(doubts, 1):
        groups[doubt.code].append(_doubt_item(number, doubt, text))
    for code, items in groups.items():
        yield element("h3", f"{code} ", element("small", f"{len(items)}"))
        yield element("p", meanings.get(code, ""), class_="meaning")
        yield element("ol", *items[:_SHOWN_DOUBTS])
        if items[_SHOWN_DOUBTS:]:
            more = element("summary", f"{len(items) - _SHOWN_DOUBTS} more")
            yield element("details", more, element("ol", *items[_SHOWN_DOUBTS:]))


def _doubt_item(number: int, doubt: Doubtful, text: str) -> Markup:
    quoted: list[str] = []
    if doubt.span is not None and doubt.span.start < doubt.span.end:
        start, end = doubt.span.start, min(doubt.span.end, doubt.span.start + 60)
        quoted = [
            "…",
            text[max(0, start - _CONTEXT) : start],
            element("b", chinese(text[start:end])),
            text[end : end + _CONTEXT],
            "… ",
        ]
    options = f" Possible: {', '.join(doubt.alternatives)}." if doubt.alternatives else ""
    link = element(
        "a",
        element("span", f"?{number}", class_="number"),
        " ",
        element("q", *quoted, lang="zh") if quoted else element("span", "the whole text"),
        href=f"#at-{number}",
    )
    return element(
        "li",
        link,
        element("p", f"{doubt.message}{'' if doubt.message.endswith('.') else '.'}{options}"),
        id=f"doubt-{number}",
        value=number,
    )


def _article(report: Tables, text: str, doubts: Sequence[Doubtful]) -> Markup:
    marks = _marks(report)
    flags = _flags(doubts)
    levels = _heading_levels(report.sections)
    lines: list[str] = []
    start = place = flag = 0
    for line in text.split("\n"):
        end = start + len(line)
        pieces: list[str] = []
        at = start
        while place < len(marks) and marks[place].start < end:
            mark = marks[place]
            flag = _write(pieces, text, (at, mark.start), flags, flag)
            # A number that goes on in the next line is marked as far as this line goes.
            at = min(mark.end, end)
            pieces.append(_marked(mark, text[mark.start : at]))
            place += 1
        flag = _write(pieces, text, (at, end), flags, flag)
        if line.strip() or pieces != [""]:
            lines.append(element(levels.get(start, "p"), *pieces))
        start = end + 1
    _write(lines, text, (len(text), len(text)), flags, flag)
    return element(
        "article", *(Markup(f"\n{line}") for line in lines if line), id="text", lang="zh"
    )


def _write(
    pieces: list[str],
    text: str,
    stretch: tuple[int, int],
    flags: list[tuple[int, int, str]],
    flag: int,
) -> int:
    """Add plain text with the flags of doubts within it and return the number of flags shown."""
    at, end = stretch
    while flag < len(flags) and flags[flag][0] <= end:
        offset, number, title = flags[flag]
        pieces.append(chinese(text[at : max(at, offset)]))
        at = max(at, offset)
        pieces.append(
            element("a", f"?{number}", id=f"at-{number}", class_="number",
                    href=f"#doubt-{number}", title=title, lang="en")
        )  # fmt: skip
        flag += 1
    pieces.append(chinese(text[at:end]))
    return flag


def _marked(mark: _Mark, words: str) -> Markup:
    if mark.kind == "other":
        return element("span", chinese(words), class_="other", title=mark.title)
    sign = element("i", _SIGNS[mark.kind], aria_hidden="true")
    return element(
        "mark",
        sign,
        chinese(words),
        id=mark.id,
        class_=mark.kind,
        tabindex=0,
        title=mark.title,
        data_fields=mark.fields,
    )


def _flags(doubts: Sequence[Doubtful]) -> list[tuple[int, int, str]]:
    return sorted(
        (0 if doubt.span is None else doubt.span.start, number, f"{doubt.code}: {doubt.message}")
        for number, doubt in enumerate(doubts, 1)
    )


def _heading_levels(sections: Iterable[Section]) -> dict[int, str]:
    levels = {"part": "h3", "section": "h4", "topic": "h5"}
    return {
        section.span.start: levels[section.kind.value]
        for section in sections
        if section.kind.value in levels
    }


def _marks(report: Tables) -> list[_Mark]:
    """The stretches to highlight, in order and without overlap."""
    targets: dict[str | None, list[Target]] = defaultdict(list)
    for target in report.targets:
        targets[target.figure_id].append(target)
    marks = [_figure_mark(figure, targets[figure.id]) for figure in report.figures]
    marks += [
        _Mark(row.span.start, row.span.end, "", "other", f"not a figure: {row.role.value}")
        for row in report.numerals
    ]
    marks += _word_marks(report, targets[None])
    chosen: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if mark.start < mark.end and (not chosen or mark.start >= chosen[-1].end):
            chosen.append(mark)
    return chosen


def _figure_mark(figure: Figure, targets: Iterable[Target]) -> _Mark:
    until = "" if figure.value_to is None else f" to {figure.value_to}"
    direction = None if figure.direction is None else figure.direction.value
    fields = [
        figure.label,
        f"value: {figure.value}{until} {figure.unit}",
        f"bound: {figure.bound.value}",
        f"measure: {figure.measure.value}{f' {direction}' if direction else ''}",
        f"year: {figure.year or 'none'}",
        f"status: {figure.status.value}",
    ]
    if figure.indicator_id:
        fields.append(f"indicator: {figure.indicator_id}")
    fields += [f"target: {target.sense.value}, {target.strength.value}" for target in targets]
    fields.append(f"id: {figure.id}")
    start, end = figure.span.start, figure.span.end
    form = {
        "start": start,
        "end": end,
        "label": figure.label,
        "indicator": figure.indicator_id,
        "value": str(figure.value),
        "value_to": None if figure.value_to is None else str(figure.value_to),
        "unit": figure.unit,
        "bound": figure.bound.value,
        "measure": figure.measure.value,
        "direction": direction,
        "year": figure.year,
        "status": figure.status.value,
    }
    written = json.dumps(form, ensure_ascii=False)
    return _Mark(start, end, figure.id, figure.status.value, "; ".join(fields), written)


def _word_marks(report: Tables, targets: Iterable[Target]) -> Iterator[_Mark]:
    """The first words of the statement of each target without a number."""
    spans = {statement.id: statement.spans[0] for statement in report.statements}
    for target in targets:
        span = spans.get(target.statement_id)
        if span is not None:
            title = f"{target.indicator_id}; target: {target.sense.value}, {target.strength.value}"
            # Only the start: the statement may hold the numbers of other targets.
            yield _Mark(span.start, span.start + 1, target.id, "words", f"{title}; id: {target.id}")
