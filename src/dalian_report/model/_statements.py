"""Statements, the numbers in them, and their units."""

from decimal import Decimal

import attrs

from dalian_report.errors._guessed import pointing
from dalian_report.model._fields import as_tuple, cut
from dalian_report.model._outline import Span
from dalian_report.model._vocabulary import (
    Bound,
    Direction,
    Measure,
    NumeralRole,
    StatementKind,
    Status,
)


@pointing
@attrs.frozen
class Statement:
    """One claim of the report, restated in the package's own words."""

    id: str
    """Section, ordinal of the source sentence, a letter from the second claim on."""
    section_id: str = attrs.field(repr=False)
    kind: StatementKind
    text: str = attrs.field(repr=cut)
    spans: tuple[Span, ...] = attrs.field(converter=as_tuple, repr=False)
    """The places of the claim in the source, one or more."""
    note: str | None = attrs.field(default=None, repr=False)
    """The difference between the English page and the Chinese text, if they differ in substance."""


@attrs.frozen
class Original:
    """The hedge of the published Chinese text, if it has the same number."""

    text: str
    """The number with its hedge, as printed in Chinese."""
    bound: Bound
    """The bound that the hedge carries."""


@pointing
@attrs.frozen(cache_hash=True)
class Figure:
    """A printed number that measures, counts, ranks or bounds something."""

    id: str
    statement_id: str = attrs.field(repr=False)
    label: str = attrs.field(repr=cut)
    """The measured quantity, in a few words."""
    value: Decimal = attrs.field(repr=str)
    """The number, fully scaled, in `unit`, positive also for a fall."""
    unit: str
    """The code of a `Unit`."""
    bound: Bound
    """The hedge as the English source prints it."""
    measure: Measure = attrs.field(repr=False)
    status: Status = attrs.field(repr=False)
    resolution: Decimal = attrs.field(repr=False)
    """The place value of the last printed digit, scaled, in `unit`."""
    span: Span = attrs.field(repr=False)
    """The numeral with its scale word, without the unit word."""
    indicator_id: str | None = attrs.field(default=None, repr=False)
    value_to: Decimal | None = attrs.field(default=None, repr=False)
    """The upper end of a printed range."""
    direction: Direction | None = attrs.field(default=None, repr=False)
    year: int | None = attrs.field(default=None, repr=False)
    original: Original | None = attrs.field(default=None, repr=False)
    note: str | None = attrs.field(default=None, repr=False)

    def __str__(self) -> str:
        from dalian_report.model._wording import quantity

        return quantity(self)


@attrs.frozen
class Numeral:
    """A number token of the source that is not a figure."""

    span: Span
    role: NumeralRole
    note: str | None = None


@attrs.frozen
class Unit:
    """A unit of measurement."""

    code: str
    name: str
    symbol: str
    """The sign printed after a number, empty for bare counts."""
    dimension: str
    """The kind of quantity. Only units of one dimension convert."""
    si_factor: str | None = attrs.field(default=None, repr=False)
    """How many of the dimension's coherent unit it is: an exact rational such as "2000/3"."""
    ucum: str | None = attrs.field(default=None, repr=False)
    """The code in the Unified Code for Units of Measure, if any."""
    iso4217: str | None = attrs.field(default=None, repr=False)
