"""The data dictionary of the docs: every record, field and vocabulary, from the JSON Schemas.

Run from the root of the repository:

    python coding/dictionary.py            writes docs/reference/data-dictionary.md
    python coding/dictionary.py --check    exits with 1 if it is out of date
"""

from __future__ import annotations

import argparse
from datetime import date
from fractions import Fraction
from pathlib import Path

from schemas import FILES, Schema, schema

from dalian_report.attainment._columns import COLUMNS
from dalian_report.documents._codec import FORMS
from dalian_report.documents._columns import DECIMAL
from dalian_report.documents._integrity import LINKS
from dalian_report.model._intervals import Interval

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "data-dictionary.md"

HEAD = """\
<!-- Made by coding/dictionary.py from the model; do not edit. -->
# Data dictionary

This page lists every record of the shipped JSON with its fields. It is made from the JSON Schemas
beside the data (`dalian-report schema`, `dr.schema("report")`). [The data](../data.md) says what is
counted as which kind of record, and why.

A *decimal* is a number written as a string, so that no reader loses digits. An *id* is set by
hand and permanent. A field marked *may be left out* is `null`
(`None` in Python), an empty list, or for `counted` true where it is absent.
"""


def page() -> str:
    """What the page must hold."""
    parts = [HEAD]
    vocabularies: dict[str, Schema] = {}
    for kind in FORMS:
        whole = schema(kind)
        records = {name: one for name, one in whole["$defs"].items() if one["type"] == "object"}
        vocabularies |= {
            name: one for name, one in whole["$defs"].items() if one["type"] == "string"
        }
        parts.append(f"## {whole['title']}: `{FILES[kind]}`\n")
        parts.append(_fields(whole, whole["$defs"]))
        parts += [_record(kind, name, one, whole["$defs"]) for name, one in records.items()]
    parts.append(_scorecard())
    parts.append("## Vocabularies\n")
    parts += [_vocabulary(name, one) for name, one in sorted(vocabularies.items())]
    return "\n".join(parts)


_KINDS = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "day",
    Fraction: "number",
    Interval: "set, such as `[6, +inf)`",
    dict: "record",
}


_SCORECARD = (
    "The rows of `dalian-report export scorecard`, of `frames.table` and of `Scorecard.to_dict`."
)


def _scorecard() -> str:
    """The columns of a scorecard, in its tables and in its JSON."""
    rows = [
        "## Scorecard\n",
        f"{_SCORECARD}\n",
        "| column | in JSON | type | meaning |",
        "| --- | --- | --- | --- |",
    ]
    for column in COLUMNS:
        names = [f"`{name}`" if name else "-" for name in (column.name, column.key)]
        kind = _KINDS.get(column.kind, column.kind.__name__)
        rows.append(f"| {names[0]} | {names[1]} | {kind} | {column.meaning} |")
    return "\n".join(rows) + "\n"


def _record(kind: str, name: str, record: Schema, definitions: dict[str, Schema]) -> str:
    tables = [table for table, type_ in FORMS[kind].tables.items() if type_.__name__ == name]
    where = f" Table `{tables[0]}`." if tables else " Part of other records."
    head = f"({_anchor(kind, name)})=\n### {name}\n\n{record['description']}{where}\n"
    return head + "\n" + _fields(record, definitions, LINKS.get(tables[0], {}) if tables else {})


def _fields(
    record: Schema, definitions: dict[str, Schema], links: dict[str, str] | None = None
) -> str:
    rows = ["| field | type | meaning |", "| --- | --- | --- |"]
    for name, field in record["properties"].items():
        optional = "" if name in record["required"] else ", may be left out"
        meaning = _meaning(field, definitions).replace("|", "\\|")
        rows.append(f"| `{name}` | {_type(field, name, links or {})}{optional} | {meaning} |")
    return "\n".join(rows) + "\n"


def _type(field: Schema, name: str, links: dict[str, str]) -> str:
    if "anyOf" in field:
        field = field["anyOf"][0]
    if "$ref" in field:
        named = field["$ref"].rpartition("/")[2]
        return f"[{named}](#{_slug(named)})"
    kind = field["type"][0] if isinstance(field["type"], list) else field["type"]
    if kind == "array":
        return f"list of {_type(field['items'], name, links)}"
    if name in links:
        return "id"
    if kind == "string" and field.get("pattern") == f"^(?:{DECIMAL.pattern})$":
        return "decimal"
    return {"string": "text", "integer": "whole number", "boolean": "true or false"}[kind]


def _meaning(field: Schema, definitions: dict[str, Schema]) -> str:
    if "description" in field:
        return str(field["description"])
    if "items" in field:
        return _meaning(field["items"], definitions)
    inner = field["anyOf"][0] if "anyOf" in field else field
    definition = definitions[inner["$ref"].rpartition("/")[2]]
    return str(definition["description"]).partition("\n")[0]


def _vocabulary(name: str, vocabulary: Schema) -> str:
    return f"({_slug(name)})=\n### {name}\n\n{vocabulary['description']}\n"


def _anchor(kind: str, name: str) -> str:
    # Two kinds of document share some records: the first has the plain name.
    first = next(one for one in FORMS if name in schema(one)["$defs"])
    return _slug(name) if first == kind else f"{_slug(name)}-of-{kind}"


def _slug(name: str) -> str:
    return f"dictionary-{name.lower()}"


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description="The data dictionary of the docs.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    text = page().encode("utf-8")
    if not parser.parse_args().check:
        PAGE.write_bytes(text)
    elif not PAGE.is_file() or PAGE.read_bytes() != text:
        print(f"{PAGE.name} is not what the model says; run python coding/dictionary.py")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
