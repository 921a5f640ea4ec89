"""The outline of a report and the text that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from dalian_report.records._shown import cut
from dalian_report.vocabulary import SectionKind

if TYPE_CHECKING:
    from dalian_report.report import Report

__all__ = ["Section", "Source", "Span"]


@attrs.frozen
class Span:
    """A stretch of the source text, in code points, half open.

    >>> Span(46, 50)
    Span(start=46, end=50)
    """

    start: int
    """The first character."""
    end: int
    """One past the last character."""


@attrs.frozen
class Section:
    """A part, section, topic or paragraph of the report's outline."""

    id: str
    """The place in the outline: "II.5.3"."""
    kind: SectionKind
    title: str = attrs.field(repr=cut)
    slug: str = attrs.field(repr=False)
    """The title in lower case with hyphens; the id is added where a title is shared."""
    span: Span = attrs.field(repr=False)
    """From the heading to where the next section of the same or a higher level begins."""
    parent_id: str | None = attrs.field(default=None, repr=False)

    def to_markdown(self, report: Report | None = None, *, figures: bool = True) -> str:
        """The section as CommonMark: its statements and figures, and the sections below it.

        Args:
            report: The report that the section is of; by default the shipped one.
            figures: Whether the figures stand below their statements.

        Raises:
            UnknownKeyError: if the section is not of that report.

        >>> import dalian_report as dr
        >>> print(dr.load().section("III.2").to_markdown()[:19])
        # III.2 Rule of law
        """
        from dalian_report import rendering

        return rendering.section_markdown(self, report, figures)

    def to_html(self, report: Report | None = None) -> str:
        """The section as HTML, with its statements, their figures and what is below.

        A record of another report than the shipped one is given its report; without it, it
        shows its own fields alone. Every text is escaped.

        Raises:
            UnknownKeyError: if it is not of the given report.
        """
        from dalian_report import rendering

        return rendering.section_html(self, report)

    def _repr_html_(self) -> str:
        return self.to_html()


@attrs.frozen
class Source:
    """The text that a report restates."""

    title: str
    publisher: str
    date: str
    """The day of publication, as "2023-01-04"."""
    language: str
    sha256: str = attrs.field(repr=False)
    length: int
    """In code points."""
    url: str | None = attrs.field(default=None, repr=False)
