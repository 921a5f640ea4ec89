"""Strategies for the words of a report: its outline, statements, names and terms."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from dalian_report import model
from dalian_report.lookup._keys import slug
from dalian_report.strategies._fields import (
    CONCEPTS,
    SECTION_IDS,
    SPANS,
    STATEMENT_IDS,
    TEXTS,
    Fields,
)

_SOME_SPANS = st.lists(SPANS, min_size=1, max_size=3, unique=True)
_SOME_STATEMENT_IDS = st.lists(STATEMENT_IDS, min_size=1, max_size=3, unique=True)
_ANY_STATEMENT_IDS = st.lists(STATEMENT_IDS, max_size=3, unique=True)
_ENTITY_IDS = CONCEPTS.map("entity.{}".format)
_TERM_IDS = CONCEPTS.map("term.{}".format)
_HASHES = st.integers(0, 2**256 - 1).map("{:064x}".format)
_URLS = CONCEPTS.map("https://example.org/{}".format)
_MAYBE_URLS = st.sampled_from((None, "https://example.org/report"))
_LANGUAGES = st.sampled_from(("en", "zh"))
_VARIANTS = st.sampled_from(((), ("lanterns",), ("Lamp", "lamp posts")))
_BASES = st.sampled_from(("general knowledge: made up", "sourced: a made-up page"))
_VERSIONS = st.sampled_from(("1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0"))
_CHANGE_KINDS = st.sampled_from(("released", "added", "removed", "renamed", "mended"))
_AREA_CODES = st.sampled_from((None, "000000", "210200"))
_READ_AT = st.sampled_from((None, "https://example.org/copy"))
_LENGTHS = st.integers(1, 100_000)


# The places of a statement of one or two pieces, with a small gap before each.
_PIECES = st.sampled_from(
    tuple(
        (
            model.Span(gap, gap + length),
            *(model.Span(end + more, end + more + 5) for more in second),
        )
        for second in ((), (0,), (3,))
        for gap in (0, 1, 3)
        for length in (4, 12, 40)
        for end in (gap + length,)
    )
)


@st.composite
def sections(draw: st.DrawFn, /, **fields: Any) -> model.Section:
    """Sections. The slug is made from the title, the parent from the id."""
    field = Fields(draw, fields)
    id, title = field("id", SECTION_IDS), field("title", TEXTS)
    field.fix(parent_id=id.rpartition(".")[0] or None, slug=slug(title) or slug(id))
    return field.record(model.Section)


@st.composite
def statements(draw: st.DrawFn, /, **fields: Any) -> model.Statement:
    """Statements of one or two spans. The id begins with the section's."""
    field = Fields(draw, fields)
    section_id = field("section_id", SECTION_IDS)
    field.number("id", lambda ordinal: f"{section_id}-{ordinal:02}")
    return field.record(model.Statement, spans=_PIECES)


@st.composite
def numerals(draw: st.DrawFn, /, **fields: Any) -> model.Numeral:
    """Number tokens that are not figures."""
    return Fields(draw, fields).record(model.Numeral)


@st.composite
def deliverables(draw: st.DrawFn, /, **fields: Any) -> model.Deliverable:
    """Commitments without a number. The id begins with the statement's."""
    field = Fields(draw, fields)
    statement_id = field("statement_id", STATEMENT_IDS)
    field.number("id", lambda ordinal: f"{statement_id}.d{ordinal}")
    return field.record(model.Deliverable)


@st.composite
def entities(draw: st.DrawFn, /, **fields: Any) -> model.Entity:
    """Named things that one to three statements name."""
    return Fields(draw, fields).record(
        model.Entity, id=_ENTITY_IDS, statement_ids=_SOME_STATEMENT_IDS
    )


@st.composite
def relations(draw: st.DrawFn, /, **fields: Any) -> model.Relation:
    """Links between two statements that are not the same."""
    field = Fields(draw, fields)
    from_id = field("from_id", STATEMENT_IDS)
    others = STATEMENT_IDS.filter(lambda other: other != from_id)
    return field.record(model.Relation, to_id=others)


@st.composite
def glossary_entries(draw: st.DrawFn, /, **fields: Any) -> model.GlossaryEntry:
    """Terms that occur one to three times."""
    return Fields(draw, fields).record(
        model.GlossaryEntry, id=_TERM_IDS, spans=_SOME_SPANS, basis=_BASES, variants=_VARIANTS
    )


@st.composite
def places(draw: st.DrawFn, /, **fields: Any) -> model.Place:
    """Made-up places of every level."""
    return Fields(draw, fields).record(model.Place, id=CONCEPTS, code=_AREA_CODES)


@st.composite
def sources(draw: st.DrawFn, /, **fields: Any) -> model.Source:
    """Texts that a report may restate."""
    return Fields(draw, fields).record(
        model.Source, language=_LANGUAGES, sha256=_HASHES, length=_LENGTHS, url=_MAYBE_URLS
    )


@st.composite
def citations(draw: st.DrawFn, /, **fields: Any) -> model.Citation:
    """Public pages that observations rest on."""
    return Fields(draw, fields).record(model.Citation, url=_URLS, read_at=_READ_AT)


@st.composite
def changes(draw: st.DrawFn, /, **fields: Any) -> model.Change:
    """The changes of a data version. Renamed ids have new ones."""
    field = Fields(draw, fields)
    kind = field("kind", _CHANGE_KINDS)
    ids = field("ids", _ANY_STATEMENT_IDS)
    field.fix(renamed_to=[f"{id}b" for id in ids] if kind == "renamed" else ())
    return field.record(model.Change, data_version=_VERSIONS)
