"""The Frictionless descriptor beside the data: every table is described as the model has it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from dalian_report.documents._codec import FORMS

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "dalian_report" / "data"
PACKAGE: dict[str, Any] = json.loads((FOLDER / "datapackage.json").read_bytes())
TABLES = {name: record for form in FORMS.values() for name, record in form.tables.items()}
# A second file with the form of the observations.
TABLES["national-results"] = TABLES["observations"]
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}


def _rows(name: str) -> list[dict[str, Any]]:
    resource = RESOURCES[name]
    document = json.loads((FOLDER / resource["path"]).read_bytes())
    rows: list[dict[str, Any]] = document[resource["dialect"]["json"]["property"]]
    return rows


def test_it_is_what_the_model_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "coding"))
    try:
        import datapackage
    finally:
        sys.modules.pop("schemas", None)
    assert (FOLDER / "datapackage.json").read_text(encoding="utf-8") == datapackage.text()


def test_every_table_of_every_document_is_a_resource() -> None:
    assert list(RESOURCES) == list(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_every_field_of_a_record_is_described(name: str) -> None:
    fields = [field["name"] for field in RESOURCES[name]["schema"]["fields"]]
    assert fields == [field.name for field in attrs.fields(TABLES[name])]
    assert fields == RESOURCES[name]["dialect"]["json"]["keys"]
    assert {key for row in _rows(name) for key in row} <= set(fields)


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_unique_and_links_lead_somewhere(name: str) -> None:
    form = RESOURCES[name]["schema"]
    for key in form.get("primaryKey", []):
        values = [row[key] for row in _rows(name)]
        assert len(set(values)) == len(values)
    for link in form.get("foreignKeys", []):
        goal = link["reference"]
        known = {row[goal["fields"][0]] for row in _rows(goal["resource"] or name)}
        found = {row[link["fields"][0]] for row in _rows(name) if link["fields"][0] in row}
        assert found <= known
        assert found
