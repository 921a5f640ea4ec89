"""The registry of tables: every place that lists tables or columns says what it says."""

from __future__ import annotations

import csv
import io

import attrs
import pytest

import dalian_report as dr
from dalian_report.attainment._columns import COLUMNS
from dalian_report.cli import main
from dalian_report.model._columns import columns_of
from dalian_report.model._registry import DOCUMENTS, REGISTRY, record_of, tables_in


def test_every_table_names_its_record_and_its_key() -> None:
    for name, table in REGISTRY.items():
        fields = {field.name for field in attrs.fields(record_of(name))}
        keys = {"id", "code"} & fields
        assert keys == ({table.key} if table.key else set())
        assert set(table.links) <= fields
        assert set(table.links.values()) <= set(REGISTRY)
        assert table.document in DOCUMENTS


def test_a_report_has_the_tables_and_the_header_of_its_document() -> None:
    fields = [field.name for field in attrs.fields(dr.Report) if field.init]
    tables = [table.name for table in tables_in("report")]
    assert fields == [*DOCUMENTS["report"].header, *tables]


@pytest.mark.parametrize("name", [table.name for table in tables_in("report")])
def test_csv_has_the_columns_of_the_registry_and_the_origin(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", name]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    columns = [column.name for column in columns_of(record_of(name))]
    assert rows[0] == [*columns, "edition", "coverage"]
    assert {tuple(row[-2:]) for row in rows[1:]} == {("2023", "full")}


def test_every_column_of_a_scorecard_has_a_name_and_a_meaning() -> None:
    for column in COLUMNS:
        assert column.name or column.key
        assert column.meaning.endswith(".")
    for names in ([one.name for one in COLUMNS], [one.key for one in COLUMNS]):
        known = [name for name in names if name is not None]
        assert len(known) == len(set(known))


def test_json_and_tables_of_a_scorecard_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "scorecard"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    rows = dr.scorecard().to_dict()["rows"]
    shared = [(one.name, one.key) for one in COLUMNS if one.name and one.key]
    for row, cells in zip(rows, table, strict=True):
        for name, key in shared:
            said = "" if row[key] is None else str(row[key]).lower()
            if key == "flips_at" and "/" in said:
                # A cell has decimals only.
                continue
            assert cells[name].lower() == said, (name, row["target"])
