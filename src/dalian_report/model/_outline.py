"""The outline of a report and the text that it comes from."""

import attrs

from dalian_report.errors._guessed import pointing
from dalian_report.model._fields import cut
from dalian_report.model._vocabulary import PlaceLevel, SectionKind


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


@pointing
@attrs.frozen
class Section:
    """A part, section, topic or paragraph of the report's outline."""

    id: str
    """The place in the outline: "II.5.3"."""
    kind: SectionKind
    title: str = attrs.field(repr=cut)
    slug: str = attrs.field(repr=False)
    """The title in lower case with hyphens. The id is added where a title is shared."""
    span: Span = attrs.field(repr=False)
    """The span from the heading to the next section of the same or a higher level."""
    parent_id: str | None = attrs.field(default=None, repr=False)


@attrs.frozen
class Place:
    """The nation, province, city, prefecture or county whose government reports."""

    id: str
    """The same in all editions of the place."""
    name: str = attrs.field(repr=cut)
    level: PlaceLevel
    name_zh: str | None = attrs.field(default=None, repr=False)
    code: str | None = attrs.field(default=None, repr=False)
    """The code of GB/T 2260, six digits."""


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
