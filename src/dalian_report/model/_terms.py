"""Names, links and terms: entities, relations, the glossary."""

import attrs

from dalian_report.model._fields import as_tuple, counted, cut
from dalian_report.model._outline import Span
from dalian_report.model._vocabulary import EntityKind, RelationKind


@attrs.frozen
class Entity:
    """A named company, place, project, body or programme."""

    id: str
    kind: EntityKind
    name: str
    statement_ids: tuple[str, ...] = attrs.field(converter=as_tuple, repr=counted)
    name_zh: str | None = attrs.field(default=None, repr=False)
    note: str | None = attrs.field(default=None, repr=False)


@attrs.frozen
class Relation:
    """A link between two statements."""

    kind: RelationKind
    from_id: str
    to_id: str


@attrs.frozen
class GlossaryEntry:
    """A term of the source that a reader from abroad would stumble over."""

    id: str
    printed: str = attrs.field(repr=cut)
    """As the source first prints it."""
    zh: str
    en: str = attrs.field(repr=cut)
    """The correct English term."""
    meaning: str = attrs.field(repr=False)
    spans: tuple[Span, ...] = attrs.field(converter=as_tuple, repr=False)
    """Every occurrence."""
    basis: str = attrs.field(repr=False)
    """The basis of the entry, which begins with "sourced:" or "general knowledge:"."""
    variants: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, repr=False)
