"""The Frictionless data package of the data: each table of each document as a resource.

Names, types, vocabularies, keys and links are those of the model, and descriptions those of
the JSON Schemas. The readers of the standard take a table out of a document by the property
that their dialect names. Run from the root of the repository:

    python coding/datapackage.py            writes src/dalian_report/data/datapackage.json
    python coding/datapackage.py --check    exits with 1 if it is out of date
"""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import attrs
from schemas import FILES, FOLDER, TITLES, Schema, schema

import dalian_report as dr
from dalian_report.documents._codec import FORMS
from dalian_report.model._registry import REGISTRY

if TYPE_CHECKING:
    from pathlib import Path


def package() -> dict[str, Any]:
    """The descriptor."""
    source = dr.load().source
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dalian-report",
        "title": "The work reports of the Dalian Municipal Government as data",
        "description": (
            "What was said, measured and promised, number by number, and the published outcomes. "
            "Decimals stand as texts; a field that is left out has its default."
        ),
        "version": dr.DATA_VERSION,
        "keywords": ["China", "Dalian", "government work report", "policy targets"],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": [{"title": source.title, "path": source.url}],
        "resources": [
            *(_resource(kind, name) for kind, form in FORMS.items() for name in form.tables),
            _national_results(),
        ],
    }


def _national_results() -> dict[str, Any]:
    """The second file that has the form of the observations."""
    return _resource("observations", "observations") | {
        "name": "national-results",
        "title": "National results",
        "description": "The national numbers to which a place compares its own.",
        "path": "national-results.json",
    }


def _resource(kind: str, name: str) -> dict[str, Any]:
    record = FORMS[kind].tables[name]
    definition = schema(kind)["$defs"][record.__name__]
    fields = [_field(record, key, form) for key, form in definition["properties"].items()]
    described = f"{definition['description']} From: {TITLES[kind].lower()}."
    return {
        "name": name,
        "type": "table",
        "title": name.capitalize(),
        "description": described,
        "path": FILES[kind],
        "scheme": "file",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "dialect": {
            "json": {"property": name, "keyed": True, "keys": [field["name"] for field in fields]}
        },
        "schema": {"fields": fields, "missingValues": []} | _keys(kind, name, record),
    }


def _field(record: Any, name: str, form: Schema) -> dict[str, Any]:
    hint = get_type_hints(record)[name]
    (kind, *_) = [one for one in get_args(hint) if one is not type(None)] or [hint]
    if get_origin(hint) is tuple:
        kind = tuple
    found: dict[str, Any] = {"name": name, "type": _type(kind, name)}
    if "description" in form:
        found["description"] = form["description"]
    constraints: dict[str, Any] = {}
    if attrs.fields_dict(record)[name].default is attrs.NOTHING:
        constraints["required"] = True
    if hasattr(kind, "__members__"):
        constraints["enum"] = [member.value for member in kind]
    return found | ({"constraints": constraints} if constraints else {})


def _type(kind: Any, name: str) -> str:
    if kind is Decimal:
        return "number"
    if kind is int:
        return "year" if name == "year" else "integer"
    if kind is bool:
        return "boolean"
    if kind is tuple:
        return "array"
    return "object" if attrs.has(kind) else "string"


def _keys(kind: str, name: str, record: Any) -> dict[str, Any]:
    key = REGISTRY[name].key
    found: dict[str, Any] = {} if key is None else {"primaryKey": [key]}
    # Only links within the document and to one record: a table schema knows no others.
    links = [
        {
            "fields": [field],
            "reference": {
                "resource": "" if table == name else table,
                "fields": [REGISTRY[table].key],
            },
        }
        for field, table in REGISTRY[name].links.items()
        if REGISTRY[table].document == kind
        and get_origin(get_type_hints(record)[field]) is not tuple
    ]
    return found | ({"foreignKeys": links} if links else {})


def text() -> str:
    """What the descriptor file must hold."""
    return json.dumps(package(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the descriptor, or check it."""
    parser = argparse.ArgumentParser(description="The Frictionless data package of the data.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    path: Path = FOLDER / "datapackage.json"
    if not parser.parse_args().check:
        path.write_bytes(text().encode("utf-8"))
    elif not path.is_file() or path.read_bytes() != text().encode("utf-8"):
        print(f"{path.name} is not what the data say; run python coding/datapackage.py")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
