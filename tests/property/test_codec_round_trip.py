"""Whatever report there is: written and read again it is the same, and says the same."""

from __future__ import annotations

import copy
import json
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator
from report_documents import documents, observations, said

import dalian_report as dr
from dalian_report.documents import _codec as codec

SCHEMAS = {kind: Draft202012Validator(dr.schema(kind)) for kind in codec.FORMS}


@given(documents())
def test_a_report_comes_back_as_it_was(document: dict[str, Any]) -> None:
    report = dr.loads(json.dumps(document))
    again = dr.loads(dr.dumps(report))
    assert again == report
    assert hash(again) == hash(report)
    assert dr.loads(dr.dumps(report).encode()) == report


@given(documents())
def test_a_report_says_what_its_document_says(document: dict[str, Any]) -> None:
    report = dr.loads(json.dumps(document))
    assert said(json.loads(dr.dumps(report))) == said(document)


@settings(max_examples=50)
@given(documents())
def test_a_report_is_a_value(document: dict[str, Any]) -> None:
    report = dr.loads(json.dumps(document))
    for again in (pickle.loads(pickle.dumps(report)), copy.copy(report), copy.deepcopy(report)):
        assert again == report
        assert dr.dumps(again) == dr.dumps(report)


@settings(max_examples=50)
@given(documents())
def test_the_schema_takes_whatever_the_codec_takes(document: dict[str, Any]) -> None:
    report = dr.loads(json.dumps(document))
    SCHEMAS["report"].validate(document)
    SCHEMAS["report"].validate(json.loads(dr.dumps(report)))


@settings(max_examples=50)
@given(documents())
def test_a_file_holds_what_was_written(document: dict[str, Any]) -> None:
    report = dr.loads(json.dumps(document))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        dr.write(report, path)
        assert path.read_bytes() == dr.dumps(report).encode()
        assert dr.read(path) == report
        assert os.listdir(folder) == ["report.json"]


@given(observations())
def test_observations_come_back_as_they_were(document: dict[str, Any]) -> None:
    SCHEMAS["observations"].validate(document)
    found = codec.parse(json.dumps(document), "observations")
    header = {name: found[name] for name in ("schema_version", "data_version")}
    written = codec.dump(header, {"observations": found["observations"]})
    assert codec.parse(written, "observations") == found
    assert said(json.loads(written)) == said(document)
    SCHEMAS["observations"].validate(json.loads(written))
