"""Whether all rules hold, yes or no: each asked of whole tables at once.

A rule asked of a record at a time costs a call or more for each. Most documents follow all rules,
so this module first tests them by sets and sums. The rules that name each problem and its place run
only for other documents. A law in the tests holds the two together.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dalian_report.documents._integrity._kind_rules import header_problems, special_problems
from dalian_report.documents._integrity._links_and_spans import LINKS, id_field
from dalian_report.documents._integrity._rows import Rows
from dalian_report.documents._integrity._text_forms import TEXT_FORMS
from dalian_report.model import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dalian_report.documents._columns import Table


def is_sound(header: Mapping[str, Any], tables: Mapping[str, Table]) -> bool:
    """Whether the records, and a report's links and spans, are without problems.

    Documents of observations or changes do not name a source in the header.
    """
    return (
        _differ(chain.from_iterable(map(_ids, tables.values())))
        and all(map(_texts_fit, tables.values()))
        and all(map(_lists_repeat_nothing, tables.values()))
        and ("source" not in header or _is_sound_report(header, tables))
        and not any(special_problems({name: _rows(name, tables[name]) for name in tables}))
    )


def _is_sound_report(header: Mapping[str, Any], tables: Mapping[str, Table]) -> bool:
    return (
        not any(header_problems(header))
        and _links_lead_somewhere(tables)
        and _spans_fit(header["source"].length, tables)
        and _figures_are_inside(tables)
        and (header["coverage"] is Coverage.DRAFT or all(tables["statements"].columns["text"]))
    )


def _rows(name: str, table: Table) -> Rows:
    return Rows(f"$.{name}", found=dict(enumerate(table.records)))


def _differ(values: Iterable[Any]) -> bool:
    listed = list(values)
    return len(set(listed)) == len(listed)


def _ids(table: Table) -> list[str]:
    field = id_field(table.kind)
    return [] if field is None else table.columns[field]


def _items(table: Table, field: str) -> list[Any]:
    """The values of a field without None, with the members of lists one by one."""
    values = table.columns[field]
    if values and isinstance(values[0], tuple):
        return list(chain.from_iterable(values))
    return [value for value in values if value is not None]


def _texts_fit(table: Table) -> bool:
    forms = TEXT_FORMS.get(table.kind, {})
    return all(form.fit_all(_items(table, field)) for field, form in forms.items())


def _lists_repeat_nothing(table: Table) -> bool:
    types = table.kind.__annotations__
    lists = [name for name, annotation in types.items() if annotation == tuple[str, ...]]
    return all(_differ(values) for name in lists for values in table.columns[name])


def _links_lead_somewhere(tables: Mapping[str, Table]) -> bool:
    known = {name: set(_ids(table)) for name, table in tables.items()}
    return all(
        known[goal].issuperset(_items(tables[name], field))
        for name, links in LINKS.items()
        for field, goal in links.items()
    )


def _spans_fit(end: int, tables: Mapping[str, Table]) -> bool:
    terms = tables["glossary"].columns["spans"]
    if not all(tables["statements"].columns["spans"]) or not all(terms):
        return False
    fields = dict.fromkeys(("sections", "figures", "numerals"), "span")
    fields |= dict.fromkeys(("statements", "glossary"), "spans")
    ends = {name: list(map(_ends, _items(tables[name], field))) for name, field in fields.items()}
    return (
        all(0 <= start < stop <= end for pairs in ends.values() for start, stop in pairs)
        and _differ(ends["statements"])
        and _differ(chain(ends["figures"], ends["numerals"]))
        and all(_differ(map(_ends, spans)) for spans in terms)
    )


def _figures_are_inside(tables: Mapping[str, Table]) -> bool:
    statements, figures = tables["statements"].columns, tables["figures"].columns
    spans = dict(zip(statements["id"], statements["spans"], strict=True))
    for id, span in zip(figures["statement_id"], figures["span"], strict=True):
        start, end = span.start, span.end
        if not any(own.start <= start and end <= own.end for own in spans[id]):
            return False
    return True


_ends = attrgetter("start", "end")
