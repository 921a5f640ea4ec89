"""One report, one text: the canonical form hangs on nothing but the report."""

from __future__ import annotations

import decimal
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from report_documents import documents

import dalian_report as dr
from dalian_report.documents import _shipped
from dalian_report.model._tables import HEADER, TABLES

ROUNDINGS = [decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_05UP]


def _shuffled(value: Any, draw: Any) -> Any:
    """The value with the keys of every object in any order."""
    if isinstance(value, dict):
        names = draw(st.permutations(list(value)))
        return {name: _shuffled(value[name], draw) for name in names}
    return [_shuffled(item, draw) for item in value] if isinstance(value, list) else value


@given(documents())
def test_the_canonical_form_is_a_fixed_point(document: dict[str, Any]) -> None:
    written = dr.dumps(dr.loads(json.dumps(document)))
    assert dr.dumps(dr.loads(written)) == written


@given(documents(), st.data())
def test_no_layout_changes_it(document: dict[str, Any], data: st.DataObject) -> None:
    written = dr.dumps(dr.loads(json.dumps(document)))
    layout = json.dumps(
        _shuffled(document, data.draw),
        ensure_ascii=data.draw(st.booleans()),
        indent=data.draw(st.sampled_from([None, 0, 3, "\t"])),
        separators=data.draw(st.sampled_from([(",", ":"), (" , ", " :\r\n")])),
    )
    assert dr.dumps(dr.loads(layout)) == written
    assert dr.dumps(dr.loads(layout.encode("utf-8"))) == written


@given(documents())
def test_each_record_has_a_line_of_its_own(document: dict[str, Any]) -> None:
    written = dr.dumps(dr.loads(json.dumps(document)))
    assert "\r" not in written
    assert written.endswith("\n}\n")
    lines = written.split("\n")
    full = [name for name in TABLES if document[name]]
    rows = [row for name in full for row in json.loads(written)[name]]
    assert len(lines) == 3 + len(HEADER) + len(TABLES) + len(full) + len(rows)
    records = [line.removesuffix(",") for line in lines if line.startswith("{") and line != "{"]
    assert [json.loads(line) for line in records] == rows
    assert lines[1] == '"schema_version": "1.0",'


@settings(max_examples=50)
@given(documents(), st.integers(1, 50), st.sampled_from(ROUNDINGS))
def test_the_ambient_decimal_context_changes_nothing(
    document: dict[str, Any], precision: int, rounding: str
) -> None:
    report = dr.loads(json.dumps(document))
    written = dr.dumps(report)
    signals = list(decimal.getcontext().flags)
    with decimal.localcontext(decimal.Context(precision, rounding, traps=signals)):
        assert dr.loads(written) == report
        assert dr.dumps(report) == written


@settings(max_examples=50)
@given(documents(), documents())
def test_two_texts_are_equal_if_the_reports_are(one: dict[str, Any], other: dict[str, Any]) -> None:
    reports = dr.loads(json.dumps(one)), dr.loads(json.dumps(other))
    texts = dr.dumps(reports[0]), dr.dumps(reports[1])
    assert (reports[0] == reports[1]) == (texts[0] == texts[1])


@settings(max_examples=50)
@given(documents())
def test_the_fast_way_reads_it_as_the_codec_does(document: dict[str, Any]) -> None:
    written = dr.dumps(dr.loads(json.dumps(document))).encode()
    report = dr.loads(written)
    try:
        _shipped._contents["drawn.json"] = written
        for name in TABLES:
            fast = _shipped.table(name, "drawn.json")
            assert fast == getattr(report, name)
            assert repr(fast) == repr(getattr(report, name))
    finally:
        del _shipped._contents["drawn.json"]
        for name in TABLES:
            _shipped._tables.pop(("drawn.json", name), None)
