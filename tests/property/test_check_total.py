"""The checker is total: whatever it is given, it returns findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chinese_town
import tarn_bay
from dalian_report.check import check_document

if TYPE_CHECKING:
    from types import ModuleType

TOWNS = [tarn_bay, chinese_town]
SMALL = {
    "schema_version": "1.0",
    "data_version": "1.0.0",
    "edition": "2023",
    "sections": [],
    "statements": [],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=9), below),
    max_leaves=12,
)


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_no_bytes_make_it_fail(data: bytes, source: bytes) -> None:
    assert check_document(data, source)


@given(JSON)
def test_no_json_makes_it_fail(value: Any) -> None:
    assert check_document(json.dumps(value))
    assert check_document(json.dumps({**SMALL, "statements": value}))


@given(st.sampled_from(TOWNS), st.data())
def test_no_change_of_a_value_makes_it_fail(town: ModuleType, data: st.DataObject) -> None:
    report = town.document()
    record = data.draw(st.sampled_from([record for _, record in records(report)]))
    record[data.draw(st.sampled_from(sorted(record)))] = data.draw(JSON)
    check_document(json.dumps(report))


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.__name__)
def test_no_value_of_another_record_makes_it_fail(town: ModuleType) -> None:
    """Most of these documents are read, so that the rules see them."""
    report = town.document()
    for table, record in records(report):
        for field, own in list(record.items()):
            other = next((one[field] for one in table if one.get(field, own) != own), own)
            record[field] = other
            check_document(json.dumps(report), town.SOURCE.encode())
            record[field] = own


def records(report: dict[str, Any]) -> list[tuple[list[dict[str, Any]], dict[str, Any]]]:
    """Every record with its table."""
    tables = [table for table in report.values() if isinstance(table, list)]
    return [(table, record) for table in tables for record in table]
