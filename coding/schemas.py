"""The JSON Schemas of the three kinds of document, made from the model.

Types, vocabularies, required keys and the forms of texts are those that the codec and the
integrity rules use; descriptions are the docstrings of the fields, and `WORDS` where a field
has none. What a schema cannot say (that a link leads somewhere, that a bound fits its
target) only the package's own reader checks. Run from the root of the repository:

    python coding/schemas.py            writes src/dalian_report/data/*.schema.json
    python coding/schemas.py --check    exits with 1 if one of them is out of date
"""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import textwrap
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import attrs

from dalian_report import model
from dalian_report._version import SCHEMA_VERSION
from dalian_report.documents._codec import FORMS
from dalian_report.documents._columns import DECIMAL, LARGEST_WHOLE
from dalian_report.documents._integrity import ID, LINKS, SPANNED, TEXT_FORMS, UNIT_CODE, YEARS
from dalian_report.model._registry import DOCUMENTS

if TYPE_CHECKING:
    import re

FOLDER = Path(__file__).parents[1] / "src" / "dalian_report" / "data"

TITLES = {name: document.title for name, document in DOCUMENTS.items()}
FILES = {name: document.file.format("2023") for name, document in DOCUMENTS.items()}
LEAST = {
    (model.Span, "start"): 0,
    (model.Span, "end"): 1,
    (model.Source, "length"): 1,
}
"""The smallest whole number of a field, where it is not simply what JSON readers hold."""

WORDS = {
    "schema_version": "The version of the shape of this document.",
    "data_version": "The version of the content of this document.",
    "edition": "The edition of the report: the year that it plans.",
    "coverage": "How much of the source text the report holds.",
    "id": "Set by hand and permanent; no two records of a document share one.",
    "title": "The title, as a heading would print it.",
    "publisher": "Who published it.",
    "language": "The language of the text, as a BCP 47 tag.",
    "url": "Where it can be read.",
    "sha256": "The SHA-256 of the text in UTF-8, in lower-case hex.",
    "name": "The name in English.",
    "name_zh": "The name in Chinese.",
    "note": "A remark for the reader.",
    "year": "The calendar year that it is about.",
    "unit": "The code of a unit.",
    "code": "What the records call the unit.",
    "iso4217": "The currency code of ISO 4217.",
    "concept": "What is measured, whichever way: indicators that share it belong together.",
    "definition": "What exactly is counted, and against what.",
    "text": "What the source says there.",
    "object": "What the act is done to.",
    "zh": "The term in Chinese.",
    "meaning": "What the term means, in one or two sentences.",
    "variants": "Other forms in which the source prints it.",
    "resolution": "The place value of the last printed digit, scaled, in `unit`.",
    "indicator_id": "The id of an indicator in the report.",
    "deliverable_id": "The id of a deliverable in the report.",
    "reason": "Why the data changed.",
    "ids": "The records that the change is about.",
    "renamed_to": "The new ids of these records, in the same order; only for kind renamed.",
    "Citation.date": 'The day of publication, as "2023-01-04".',
    "Change.date": 'The day of the change, as "2023-01-04".',
    "Change.data_version": "The data version that brought the change.",
}

Schema = dict[str, Any]


def schema(kind: str) -> Schema:
    """The schema of one kind of document."""
    form = FORMS[kind]
    definitions = _Definitions(kind)
    properties = {
        name: definitions.of(type_) | _header_words(name) for name, type_ in form.header.items()
    }
    for name, type_ in form.tables.items():
        properties[name] = {"type": "array", "items": definitions.of(type_)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dalian-report:schema:{SCHEMA_VERSION}:{kind}",
        "title": TITLES[kind],
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
        "$defs": dict(sorted(definitions.found.items())),
    }


def _header_words(name: str) -> Schema:
    words: Schema = {"description": WORDS[name]} if name in WORDS else {}
    if name == "year":
        # The year 0 is that of drafts of undated texts.
        words |= {"minimum": 0, "maximum": YEARS.stop - 1}
    if name != "schema_version":
        return words
    major, minor = map(int, SCHEMA_VERSION.split("."))
    return {"enum": [f"{major}.{older}" for older in range(minor + 1)]} | words


class _Definitions:
    """The schemas of the records and vocabularies of one kind of document."""

    def __init__(self, kind: str) -> None:
        tables = FORMS[kind].tables
        self.links = {tables[name]: links for name, links in LINKS.items() if name in tables}
        self.found: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of a type; what it names is defined on the way."""
        if get_origin(kind) is tuple:
            return {"type": "array", "items": self.of(get_args(kind)[0]), "uniqueItems": True}
        if kind is str:
            return {"type": "string"}
        if kind is bool:
            return {"type": "boolean"}
        if kind is int:
            return {"type": "integer", "minimum": -LARGEST_WHOLE, "maximum": LARGEST_WHOLE}
        if kind is Decimal:
            return {"type": "string", "pattern": _whole(DECIMAL)}
        if kind.__name__ not in self.found:
            is_vocabulary = issubclass(kind, StrEnum)
            self.found[kind.__name__] = _vocabulary(kind) if is_vocabulary else self._record(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _record(self, kind: Any) -> Schema:
        fields = attrs.fields(kind)
        hints = get_type_hints(kind)
        docstrings = field_docstrings(kind)
        properties = {}
        for field in fields:
            name = field.name
            found = self._field(kind, name, hints[name])
            words = docstrings.get(name) or self._words(kind, name, found)
            properties[name] = found | ({"description": words} if words else {})
        return {
            "description": _summary(kind),
            "type": "object",
            "required": [field.name for field in fields if field.default is attrs.NOTHING],
            "additionalProperties": False,
            "properties": properties,
        }

    def _field(self, kind: Any, name: str, hint: Any) -> Schema:
        is_optional = NoneType in get_args(hint)
        found = self.of(get_args(hint)[0] if is_optional else hint)
        self._narrow(found, kind, name)
        if not is_optional:
            return found
        if "$ref" in found:
            return {"anyOf": [found, {"type": "null"}]}
        return found | {"type": [found["type"], "null"]}

    def _narrow(self, found: Schema, kind: Any, name: str) -> None:
        """Add what is asked of this very field."""
        if name == "spans" and issubclass(kind, SPANNED):
            found["minItems"] = 1
        if (kind, name) in LEAST:
            found["minimum"] = LEAST[kind, name]
        form = TEXT_FORMS.get(kind, {}).get(name)
        if form is None and name in self.links.get(kind, {}):
            form = UNIT_CODE if self.links[kind][name] == "units" else ID
        if form is not None:
            text = found["items"] if found["type"] == "array" else found
            text["pattern"] = _whole(form.pattern)

    def _words(self, kind: Any, name: str, found: Schema) -> str | None:
        table = self.links.get(kind, {}).get(name)
        if table is not None:
            return f"Leads to the table `{table}`."
        if "$ref" in str(found):
            # What it refers to says what it is.
            return None
        own = f"{kind.__name__}.{name}"
        return WORDS[own if own in WORDS else name]


def _vocabulary(kind: type[StrEnum]) -> Schema:
    meanings = field_docstrings(kind)
    lines = [f"- `{member.value}`: {meanings[member.name]}" for member in kind]
    return {
        "description": "\n".join([_summary(kind), "", *lines]),
        "type": "string",
        "enum": [member.value for member in kind],
    }


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^(?:{pattern.pattern})$"


def _summary(kind: type) -> str:
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def field_docstrings(kind: type) -> dict[str, str]:
    """The strings that stand below the fields of a class, or the values of a vocabulary."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, below in pairwise(tree.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=words)),
            ):
                found[name] = inspect.cleandoc(str(words)).replace("\n", " ")
    return found


def texts() -> dict[Path, str]:
    """What each schema file must hold."""
    return {
        FOLDER / f"{kind}.schema.json": json.dumps(schema(kind), indent=2, ensure_ascii=False)
        + "\n"
        for kind in FORMS
    }


def main() -> int:
    """Write the schemas, or check them."""
    parser = argparse.ArgumentParser(description="The JSON Schemas of the data.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args()
    stale = [
        (path, text)
        for path, text in texts().items()
        if not path.is_file() or path.read_bytes() != text.encode("utf-8")
    ]
    for path, text in stale:
        if options.check:
            print(f"{path.name} is not what the model says; run python coding/schemas.py")
        else:
            path.write_bytes(text.encode("utf-8"))
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
