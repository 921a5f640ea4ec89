"""Records as Markdown and as HTML, in which no text of the data can become markup.

A record does not know its report. Given one, it is shown with what belongs to it: a section
with its statements, a target with its words and its baseline. Without one it is looked up in
the shipped report, and shown by its own fields alone if it is not of that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.errors import UnknownKeyError
from dalian_report.markup import Markup, element, joined
from dalian_report.plain_text import printable
from dalian_report.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.records import Figure, Section, Statement, Target
    from dalian_report.report import Report

__all__ = ["figure_html", "section_html", "section_markdown", "statement_html", "target_html"]

_MARKS = re.compile(r"([\\`*_\[\]{}<>&~|#$!^])")
_AT_START = re.compile(r"^(\d*)([-+=.):])")
_DEEPEST = 6


def section_markdown(section: Section, report: Report | None, figures: bool) -> str:
    """A section with everything below it, as CommonMark.

    Raises:
        UnknownKeyError: if the section is not of the report.
    """
    home = _home(section, report)
    if home is None:
        raise UnknownKeyError(section.id, (), "section of the shipped report (pass its own)")
    top = len(home.ancestors(section))
    lines: list[str] = []
    for inner in home.walk(section):
        level = min(len(home.ancestors(inner)) - top + 1, _DEEPEST)
        lines += [f"{'#' * level} {_plain(f'{inner.id} {inner.title}')}", ""]
        items = list(_items(home, inner, figures))
        lines += [*items, ""] if items else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _items(home: Report, section: Section, figures: bool) -> Iterator[str]:
    for statement in home.statements_in(section, deep=False):
        yield f"- {_plain(statement.text)} ({_plain(statement.id)})"
        if figures:
            for figure in home.figures_in(statement):
                yield f"  - {_plain(f'{figure.label}: {figure} ({_standing(figure)})')}"


def _plain(text: str) -> str:
    """The text with every mark of Markdown escaped, on one line."""
    line = _MARKS.sub(r"\\\1", printable(" ".join(text.split())))
    # Bare addresses are links in some dialects.
    line = line.replace("://", ":\\//").replace("www.", "www\\.")
    return _AT_START.sub(r"\1\\\2", line)


def section_html(section: Section, report: Report | None = None) -> Markup:
    """A section with its statements and what is below it; its title alone without a report."""
    home = _home(section, report)
    inside = () if home is None else tuple(_parts(home, section))
    return element("div", _title(section), *inside)


def _parts(home: Report, section: Section) -> Iterator[Markup]:
    for inner in home.walk(section):
        if inner != section:
            yield _title(inner)
        rows = [_row(home, statement) for statement in home.statements_in(inner, deep=False)]
        if rows:
            yield element("ul", *rows)


def _title(section: Section) -> Markup:
    return element("p", element("b", f"{section.id} {section.title}"))


def _row(home: Report, statement: Statement) -> Markup:
    figures = [_figure(figure) for figure in home.figures_in(statement)]
    below = element("ul", *(element("li", one) for one in figures)) if figures else None
    return element("li", f"{statement.text} ", element("code", statement.id), below)


def statement_html(statement: Statement, report: Report | None = None) -> Markup:
    """A statement with its kind and, from its report, where it stands and its figures."""
    home = _home(statement, report)
    where = None if home is None else element("small", home.breadcrumb(statement))
    words = element(
        "p", f"{statement.text} ", element("code", statement.id), f" {statement.kind.value}"
    )
    figures = () if home is None else home.figures_in(statement)
    rows = element("ul", *(element("li", _figure(one)) for one in figures)) if figures else None
    return element("div", where, words, rows)


def figure_html(figure: Figure, report: Report | None = None) -> Markup:
    """A figure with its label, its hedge in Chinese and, from its report, its statement."""
    home = _home(figure, report)
    words = None if home is None else element("p", home.statement_of(figure).text)
    return element("div", element("p", _figure(figure)), words)


def _figure(figure: Figure) -> Markup:
    original = figure.original
    in_chinese = None
    if original is not None:
        in_chinese = f" (in Chinese {original.text}: {quantity(figure, original.bound)})"
    return joined(
        [
            f"{figure.label}: ",
            element("b", str(figure)),
            in_chinese,
            f" ({_standing(figure)}) ",
            element("code", figure.id),
        ]
    )


def _standing(figure: Figure) -> str:
    year = "" if figure.year is None else f", {figure.year}"
    return f"{figure.status.value}{year}"


def target_html(target: Target, report: Report | None = None) -> Markup:
    """A target; from its report its indicator, numbers, baseline and statement."""
    home = _home(target, report)
    sense = target.sense.value.replace("_", " ")
    head = element(
        "p",
        element("b", target.indicator_id if home is None else home.indicator_of(target).name),
        f", {target.year}: {sense}, {target.strength.value.replace('_', ' ')} ",
        element("code", target.id),
    )
    if home is None:
        return element("div", head)
    reference = home.reference_of(target)
    numbers = (
        ("target", home.figure_of(target)),
        ("striven for", home.stretch_of(target)),
        ("baseline", home.baseline_of(target)),
    )
    rows = [element("li", f"{name}: ", _figure(one)) for name, one in numbers if one is not None]
    if reference is not None:
        rows.append(element("li", f"in step with: {reference.name}"))
    return element("div", head, element("ul", *rows), element("p", home.statement_of(target).text))


def _home(record: Section | Statement | Figure | Target, report: Report | None) -> Report | None:
    """The report that the record is of: the given one, or the shipped one, or None.

    Raises:
        UnknownKeyError: if the record is not of the given one.
    """
    if report is not None:
        if report.get(record.id) != record:
            raise UnknownKeyError(record.id, (), f"such {type(record).__name__.lower()}")
        return report
    import dalian_report

    shipped = dalian_report.load()
    return shipped if shipped.get(record.id) == record else None
