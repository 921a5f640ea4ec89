"""Outcomes published elsewhere."""

from decimal import Decimal

import attrs

from dalian_report.errors._guessed import pointing
from dalian_report.model._outline import Span
from dalian_report.model._vocabulary import Bound, ObservationStatus, Stated


@attrs.frozen
class Citation:
    """The public source that an observation rests on."""

    title: str
    publisher: str
    date: str
    url: str
    read_at: str | None = attrs.field(default=None, repr=False)
    """The address at which the number was read, if that is a copy of the source."""


@pointing
@attrs.frozen(cache_hash=True)
class Observation:
    """An outcome published elsewhere: of an indicator in a year, or of a deliverable."""

    id: str
    year: int
    status: ObservationStatus = attrs.field(repr=False)
    vintage: str
    """The day of publication. A revised number is a new observation."""
    source: Citation = attrs.field(repr=False)
    indicator_id: str | None = None
    deliverable_id: str | None = attrs.field(default=None, repr=False)
    value: Decimal | None = attrs.field(
        default=None, repr=lambda value: "None" if value is None else str(value)
    )
    """Signed: a fall is negative. None where the source gives only a judgement."""
    unit: str | None = None
    bound: Bound | None = None
    resolution: Decimal | None = attrs.field(default=None, repr=False)
    stated: Stated | None = attrs.field(default=None, repr=False)
    """The publisher's own judgement."""
    words: str | None = attrs.field(default=None, repr=False)
    """The publisher's words for that judgement, in short English."""
    place_id: str | None = attrs.field(default=None, repr=False)
    """The id of another place than the report's, for a reference such as the national average."""
    edition: str | None = attrs.field(default=None, repr=False)
    """The edition of the same place that prints the outcome."""
    span: Span | None = attrs.field(default=None, repr=False)
    """The place of the number in the source text of that edition."""
    comparability: str | None = attrs.field(default=None, repr=False)
    """The reason why it does not quite measure the target."""
    note: str | None = attrs.field(default=None, repr=False)

    def __str__(self) -> str:
        from dalian_report.model._wording import quantity

        return quantity(self)
