"""Strategies for documents: plain JSON values of reports that must read, small but any.

A document is built so that every rule holds by construction: ids count upwards, links are
drawn from what stands before, spans are drawn without repeats.
"""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

import dalian_report as dr
from dalian_report import model

__all__ = ["decimals", "documents", "observations", "said", "texts"]

Row = dict[str, Any]

SCHEMA_VERSION = "1.0"
ALLOWED_BOUNDS = {
    # By the sense of a target, for what rises.
    "floor": {"exact", "about", "nearly", "more_than", "at_least"},
    "ceiling": {"exact", "about", "nearly", "less_than", "at_most"},
    "point": {"exact", "about", "nearly"},
}
MIRRORED = {
    "more_than": "less_than",
    "less_than": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
}
DECIMAL_FIELDS = {"value", "value_to", "resolution"}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
years = st.integers(1900, 2100)
days = st.dates().map(lambda day: day.isoformat())
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)


def _values(vocabulary: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([member.value for member in vocabulary])


@st.composite
def decimals(draw: st.DrawFn, *, positive: bool = False) -> str:
    """A decimal as text, not always in its shortest form."""
    whole = draw(st.integers(0, 10 ** draw(st.integers(0, 40)) - 1))
    places = draw(st.text("0123456789", max_size=20))
    if positive and whole == 0 and not places.strip("0"):
        whole = 1
    return f"{whole}.{places}" if places else str(whole)


@st.composite
def _sometimes(draw: st.DrawFn, **fields: st.SearchStrategy[Any]) -> Row:
    """Fields that are left out, null, or drawn."""
    found: Row = {}
    for name, values in fields.items():
        choice = draw(st.integers(0, 2))
        if choice:
            found[name] = draw(values) if choice == 1 else None
    return found


class _Ids:
    """Ids that never repeat, not even but for their case."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = itertools.count(1)

    def new(self) -> str:
        stem = self.draw(st.sampled_from(["a", "II.", "I.plan-", "x.y@", "t/", "A_"]))
        return f"{stem}{next(self.count)}"


class _Spans:
    """Spans inside the source, of which none repeats."""

    def __init__(self, draw: st.DrawFn, length: int) -> None:
        self.draw = draw
        self.length = length
        self.used: set[tuple[int, int]] = set()

    def any(self) -> Row:
        return self.inside({"start": 0, "end": self.length})

    def inside(self, whole: Row) -> Row:
        start = self.draw(st.integers(whole["start"], whole["end"] - 1))
        return {"start": start, "end": self.draw(st.integers(start + 1, whole["end"]))}

    def new(self, whole: Row | None = None) -> Row | None:
        found = self.any() if whole is None else self.inside(whole)
        ends = (found["start"], found["end"])
        if ends in self.used:
            return None
        self.used.add(ends)
        return found


@st.composite
def documents(draw: st.DrawFn) -> Row:
    """A report that must read."""
    length = draw(st.integers(1, 2**20))
    ids = _Ids(draw)
    units = [_unit(draw, ids) for _ in range(draw(st.integers(1, 3)))]
    indicators = [_indicator(draw, ids, units) for _ in range(draw(st.integers(0, 3)))]
    sections = _sections(draw, ids, _Spans(draw, length))
    coverage = draw(_values(model.Coverage))
    said_texts = texts if coverage == "draft" else texts.filter(bool)
    statements = _statements(draw, ids, _Spans(draw, length), sections, said_texts)
    numbers = _Spans(draw, length)
    figures = _figures(draw, ids, numbers, statements, units, indicators)
    spans = [numbers.new() for _ in range(draw(st.integers(0, 2)))]
    roles = _values(model.NumeralRole)
    return {
        "schema_version": SCHEMA_VERSION,
        "data_version": draw(texts),
        "edition": draw(texts),
        "year": draw(years),
        "place": {
            "id": ids.new(),
            "name": draw(texts),
            "level": draw(_values(model.PlaceLevel)),
            **draw(_sometimes(name_zh=texts, code=st.sampled_from(["210200", "000000"]))),
        },
        "coverage": coverage,
        "source": {
            "title": draw(texts),
            "publisher": draw(texts),
            "date": draw(days),
            "language": draw(texts),
            "sha256": draw(hashes),
            "length": length,
            **draw(_sometimes(url=texts)),
        },
        "sections": sections,
        "statements": statements,
        "figures": figures,
        "numerals": [
            {"span": span, "role": draw(roles), **draw(_sometimes(note=texts))}
            for span in spans
            if span is not None
        ],
        "units": units,
        "indicators": indicators,
        "targets": _targets(draw, ids, figures, indicators, statements),
        **_linked(draw, ids, statements, _Spans(draw, length)),
    }


def _unit(draw: st.DrawFn, ids: _Ids) -> Row:
    rationals = st.sampled_from(["1", "2000/3", "1/100", "9" * 40])
    return {
        "code": ids.new(),
        "name": draw(texts),
        "symbol": draw(texts),
        "dimension": draw(texts),
        **draw(_sometimes(si_factor=rationals, ucum=texts, iso4217=texts)),
    }


def _indicator(draw: st.DrawFn, ids: _Ids, units: list[Row]) -> Row:
    return {
        "id": ids.new(),
        "concept": draw(texts),
        "measure": draw(_values(dr.Measure)),
        "unit": draw(st.sampled_from(units))["code"],
        "name": draw(texts),
        "polarity": draw(_values(model.IndicatorPolarity)),
        "definition": draw(texts),
        **draw(_sometimes(name_zh=texts, basis=texts, note=texts)),
    }


def _sections(draw: st.DrawFn, ids: _Ids, spans: _Spans) -> list[Row]:
    found: list[Row] = []
    for place in range(draw(st.integers(0, 4))):
        parents = st.sampled_from([None, *(section["id"] for section in found)])
        found.append(
            {
                "id": ids.new(),
                "kind": draw(_values(model.SectionKind)),
                "title": draw(texts),
                "slug": f"slug-{place}",
                "span": spans.any(),
                "parent_id": draw(parents),
            }
        )
    return found


def _statements(
    draw: st.DrawFn,
    ids: _Ids,
    spans: _Spans,
    sections: list[Row],
    said_texts: st.SearchStrategy[str],
) -> list[Row]:
    found: list[Row] = []
    for _ in range(draw(st.integers(0, 4)) if sections else 0):
        own = [spans.new() for _ in range(draw(st.integers(1, 2)))]
        if any(own):
            found.append(
                {
                    "id": ids.new(),
                    "section_id": draw(st.sampled_from(sections))["id"],
                    "kind": draw(_values(model.StatementKind)),
                    "text": draw(said_texts),
                    "spans": [span for span in own if span is not None],
                    **draw(_sometimes(note=texts)),
                }
            )
    return found


def _figures(
    draw: st.DrawFn,
    ids: _Ids,
    spans: _Spans,
    statements: list[Row],
    units: list[Row],
    indicators: list[Row],
) -> list[Row]:
    found: list[Row] = []
    for _ in range(draw(st.integers(0, 4)) if statements else 0):
        statement = draw(st.sampled_from(statements))
        span = spans.new(draw(st.sampled_from(statement["spans"])))
        if span is None:
            continue
        indicator = draw(st.sampled_from([None, *indicators]))
        measure = draw(_values(dr.Measure)) if indicator is None else indicator["measure"]
        unit = draw(st.sampled_from(units))["code"] if indicator is None else indicator["unit"]
        value = draw(decimals())
        figure = {
            "id": ids.new(),
            "statement_id": statement["id"],
            "label": draw(texts),
            "value": value,
            "unit": unit,
            "bound": draw(_values(dr.Bound)),
            "measure": measure,
            "status": draw(_values(dr.Status)),
            "resolution": draw(decimals(positive=True)),
            "span": span,
            "indicator_id": None if indicator is None else indicator["id"],
            "year": draw(st.none() | years),
            **draw(_sometimes(note=texts, original=_originals())),
        }
        if measure in {"growth", "change"}:
            figure["direction"] = draw(_values(dr.Direction))
        above = draw(st.none() | decimals())
        if above is not None and Decimal(above) > Decimal(value):
            figure["value_to"] = above
        found.append(figure)
    return found


@st.composite
def _originals(draw: st.DrawFn) -> Row:
    return {"text": draw(texts), "bound": draw(_values(dr.Bound))}


def _senses(figure: Row) -> list[str]:
    """The senses that a target with this figure may have."""
    bounds = {figure["bound"]}
    if figure.get("original") is not None:
        bounds.add(figure["original"]["bound"])
    if figure["measure"] == "rank":
        # Better means lower: "at least third" is (-inf, 3].
        worse = {"more_than", "at_least"}
        bounds = {MIRRORED[bound] if bound in worse else bound for bound in bounds}
        return ["ceiling"] if bounds <= ALLOWED_BOUNDS["ceiling"] else []
    if figure.get("direction") == "down":
        bounds = {MIRRORED.get(bound, bound) for bound in bounds}
    return [sense for sense, allowed in ALLOWED_BOUNDS.items() if bounds <= allowed]


def _targets(
    draw: st.DrawFn, ids: _Ids, figures: list[Row], indicators: list[Row], statements: list[Row]
) -> list[Row]:
    found: list[Row] = []
    for figure in figures:
        senses = _senses(figure)
        known = figure["indicator_id"] is not None and figure["year"] is not None
        if senses and known and draw(st.booleans()):
            found.append(
                {
                    "id": ids.new(),
                    "indicator_id": figure["indicator_id"],
                    "year": figure["year"],
                    "sense": draw(st.sampled_from(senses)),
                    "strength": draw(_values(model.Strength)),
                    "statement_id": figure["statement_id"],
                    "figure_id": figure["id"],
                    "baseline_figure_id": draw(st.sampled_from([None, *figures]).map(_id)),
                    "counted": draw(st.booleans()),
                    **draw(_sometimes(comparability=texts, note=texts)),
                }
            )
    if indicators and statements:
        found.append(
            {
                "id": ids.new(),
                "indicator_id": indicators[0]["id"],
                "year": draw(years),
                "sense": draw(st.sampled_from(["above_reference", "ordered", "stable"])),
                "strength": draw(_values(model.Strength)),
                "statement_id": statements[0]["id"],
            }
        )
    if len(indicators) > 1 and statements:
        found.append(
            {
                "id": ids.new(),
                "indicator_id": indicators[0]["id"],
                "year": draw(years),
                "sense": "in_step_with",
                "strength": draw(_values(model.Strength)),
                "statement_id": statements[0]["id"],
                "relative_to": indicators[1]["id"],
            }
        )
    return found


def _id(record: Row | None) -> str | None:
    return None if record is None else record["id"]


def _linked(draw: st.DrawFn, ids: _Ids, statements: list[Row], spans: _Spans) -> Row:
    """The tables that hang on the statements, and the glossary."""
    known = [statement["id"] for statement in statements]
    some: st.SearchStrategy[list[str]] = st.just([])
    if known:
        some = st.lists(st.sampled_from(known), unique=True)
    pairs = draw(some)
    terms = [spans.new() for _ in range(draw(st.integers(0, 2)))]
    return {
        "deliverables": [
            {
                "id": ids.new(),
                "statement_id": id,
                "action": draw(_values(model.DeliverableAction)),
                "object": draw(texts),
                "strength": draw(_values(model.DeliverableStrength)),
                **draw(_sometimes(note=texts)),
            }
            for id in draw(some)
        ],
        "entities": [
            {
                "id": ids.new(),
                "kind": draw(_values(model.EntityKind)),
                "name": draw(texts),
                "statement_ids": draw(some),
                **draw(_sometimes(name_zh=texts, note=texts)),
            }
            for _ in range(draw(st.integers(0, 2)))
        ],
        "relations": [
            {"kind": "continues", "from_id": one, "to_id": other}
            for one, other in itertools.pairwise(pairs)
        ],
        "glossary": [
            {
                "id": ids.new(),
                "printed": draw(texts),
                "zh": draw(texts),
                "en": draw(texts),
                "meaning": draw(texts),
                "spans": [span],
                "basis": draw(texts),
                "variants": draw(st.lists(texts, unique=True, max_size=2)),
            }
            for span in terms
            if span is not None
        ],
    }


@st.composite
def observations(draw: st.DrawFn) -> Row:
    """A document of observations that must read."""
    ids = _Ids(draw)
    signs = st.sampled_from(["", "-"])
    rows = []
    for _ in range(draw(st.integers(0, 4))):
        observed = draw(st.sampled_from(["indicator_id", "deliverable_id"]))
        row = {
            "id": ids.new(),
            "year": draw(years),
            "status": draw(_values(model.ObservationStatus)),
            "vintage": draw(days),
            "source": {
                "title": draw(texts),
                "publisher": draw(texts),
                "date": draw(days),
                "url": draw(texts),
                **draw(_sometimes(read_at=texts)),
            },
            observed: ids.new(),
            **draw(_sometimes(comparability=texts, note=texts, stated=_values(model.Stated))),
            **draw(_sometimes(place_id=st.just("china"))),
        }
        if draw(st.booleans()):
            row["edition"] = "2024"
            row["span"] = draw(st.none() | st.just({"start": 3, "end": 9}))
        if draw(st.booleans()) or row.get("stated") is None:
            row["value"] = draw(signs) + draw(decimals())
            row["unit"] = ids.new()
            row["bound"] = draw(_values(dr.Bound))
            row["resolution"] = draw(decimals(positive=True))
        rows.append(row)
    return {"schema_version": SCHEMA_VERSION, "data_version": draw(texts), "observations": rows}


_COUNTED = (bool, True)
"""What leaving `counted` out says."""


def said(value: Any, name: str = "") -> Any:
    """What a JSON value says, whichever way it is written.

    Null and an empty list say what a key that is left out says; 7.50 says 7.5. But true
    does not say 1, nor 1.0, as Python's own == would have it.
    """
    if isinstance(value, dict):
        parts = {key: said(item, key) for key, item in value.items()}
        absent = (None, [], _COUNTED) if "sense" in value else (None, [])
        return {key: part for key, part in parts.items() if part not in absent}
    if isinstance(value, list):
        return [said(item) for item in value]
    if value is None:
        return None
    if name in DECIMAL_FIELDS and isinstance(value, str):
        return Decimal(value)
    return type(value), value
