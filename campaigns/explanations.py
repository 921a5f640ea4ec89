"""What an accepted document must be: judged from its JSON alone, by rules written out again.

These rules share no code with the package, so that a rule which the package forgets is missed
here only if it is forgotten twice.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

__all__ = ["difference", "faults", "meaning"]

DECIMALS = {"value", "value_to", "resolution"}
DEFAULTS = {"counted": True}
"""Values that a document may leave out."""
LINKS = {
    "parent_id": "sections",
    "section_id": "sections",
    "statement_id": "statements",
    "figure_id": "figures",
    "stretch_figure_id": "figures",
    "baseline_figure_id": "figures",
    "indicator_id": "indicators",
    "relative_to": "indicators",
    "from_id": "statements",
    "to_id": "statements",
    "unit": "units",
}


def meaning(text: str) -> Any:
    """What a JSON text says, whichever way it is written: absent, null and [] are one.

    Raises:
        ValueError: for a key that stands twice in an object, and for what is no number.
    """
    return _said(json.loads(text, object_pairs_hook=_object, parse_constant=_refuse))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"a key twice among {[key for key, _ in pairs]}")
    return found


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _said(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        parts = {key: _said(item, key) for key, item in value.items()}
        return {
            key: part
            for key, part in parts.items()
            if part not in (None, []) and value[key] is not DEFAULTS.get(key, ...)
        }
    if isinstance(value, list):
        return [_said(item) for item in value]
    if name in DECIMALS and isinstance(value, str):
        return Decimal(value)
    return (type(value).__name__, value) if isinstance(value, bool | int | float) else value


def difference(before: Any, after: Any) -> list[str]:
    """The fields, by table, that two documents say differently."""
    found: list[str] = []
    for name in before.keys() | after.keys():
        one, other = before.get(name), after.get(name)
        if one == other:
            continue
        if not isinstance(one, list) and not isinstance(other, list):
            found.append(name)
        elif not (isinstance(one, list) and isinstance(other, list)) or len(one) != len(other):
            found.append(f"{name}: rows")
        else:
            found += [
                f"{name}.{field}"
                for a, b in zip(one, other, strict=True)
                for field in _fields(a, b)
            ]
    return sorted(set(found))


def _fields(one: Any, other: Any) -> list[str]:
    return [key for key in one.keys() | other.keys() if one.get(key) != other.get(key)]


def faults(document: Any) -> list[str]:
    """What breaks the contract in a report document that was accepted."""
    tables = {name: rows for name, rows in document.items() if isinstance(rows, list)}
    ids = [row.get("id", row.get("code")) for rows in tables.values() for row in rows]
    found = [
        f"id {id!r} twice" for id in {id for id in ids if id is not None and ids.count(id) > 1}
    ]
    known = {
        name: {row.get("id", row.get("code")) for row in rows} for name, rows in tables.items()
    }
    for name, rows in tables.items():
        for row in rows:
            found += _row_faults(name, row, known, document["source"]["length"])
    if "schema_version" not in document or document["schema_version"] != "1.0":
        found.append("schema version")
    return found


def _row_faults(name: str, row: Any, known: dict[str, set[Any]], length: int) -> list[str]:
    found = [
        f"{name} {row.get('id')}: {field} {row[field]!r} leads nowhere"
        for field, table in LINKS.items()
        if row.get(field) is not None and field in row and row[field] not in known[table]
    ]
    spans = [row["span"]] if row.get("span") else row.get("spans") or []
    found += [f"{name} {row.get('id')}: span {one}" for one in spans if not _fits(one, length)]
    found += [
        f"{name} {row.get('id')}: {field} {row[field]!r} is no decimal"
        for field in DECIMALS & row.keys()
        if row[field] is not None
        and not (
            isinstance(row[field], str) and re.fullmatch(r"-?\d+(\.\d+)?", row[field], re.ASCII)
        )
    ]
    texts = [value for value in row.values() if isinstance(value, str)]
    return found + [
        f"{name}: half a character" for text in texts if re.search("[\ud800-\udfff]", text)
    ]


def _fits(span: Any, length: int) -> bool:
    start, end = span.get("start"), span.get("end")
    return type(start) is int and type(end) is int and 0 <= start < end <= length
