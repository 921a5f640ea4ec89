"""The JSON Schemas: those of the model, and what a stranger's validator makes of the data."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import dalian_report as dr
from dalian_report.documents import _codec as codec
from small_report import LEFT_OUT, changed, document, observations_document, text

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = Path(__file__).parents[1] / "coding" / "schemas.py"
DATA = files("dalian_report") / "data"
SHIPPED = {
    "report": "report-2023.json",
    "observations": "observations.json",
    "changes": "changes.json",
}
CHANGES = {
    "schema_version": "1.0",
    "data_version": "1.0.0",
    "changes": [
        {
            "data_version": "1.0.0",
            "date": "2024-01-01",
            "kind": "added",
            "reason": "-",
            "ids": ["a"],
        }
    ],
}


def _script() -> Any:
    spec = spec_from_file_location("schemas", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(dr.schema(kind))


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from _objects(inner)


@pytest.mark.parametrize("kind", codec.FORMS)
def test_the_shipped_schema_is_that_of_the_model(kind: str) -> None:
    expected = _script().texts()
    (text,) = [text for path, text in expected.items() if path.name == f"{kind}.schema.json"]
    assert (DATA / f"{kind}.schema.json").read_bytes() == text.encode()


def test_the_script_finds_and_mends_a_schema_that_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = _script()
    main = script.main
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    monkeypatch.setattr(sys, "argv", ["schemas.py", "--check"])
    assert main() == 1
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(sys, "argv", ["schemas.py"])
    assert main() == 0
    monkeypatch.setattr(sys, "argv", ["schemas.py", "--check"])
    capsys.readouterr()
    assert main() == 0
    (tmp_path / "changes.schema.json").write_text("{}")
    assert main() == 1
    said = capsys.readouterr().out
    assert said == (
        "changes.schema.json is not what the model says; run python coding/schemas.py\n"
    )


def test_every_word_of_the_script_is_used() -> None:
    script = _script()
    said = "".join(script.texts().values())
    idle = [words for words in script.WORDS.values() if json.dumps(words) not in said]
    assert idle == []


@pytest.mark.parametrize("kind", codec.FORMS)
def test_a_schema_is_valid_closed_and_described(kind: str) -> None:
    schema = dr.schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:dalian-report:schema:1.0:{kind}"
    for found in _objects(schema):
        assert found["additionalProperties"] is False
        assert set(found["required"]) <= set(found["properties"])
        assert "description" in found or found is schema
        for name, value in found["properties"].items():
            assert "description" in value or "$ref" in json.dumps(value), name
    assert "oneOf" not in json.dumps(schema)


@pytest.mark.parametrize(("kind", "file"), SHIPPED.items())
def test_the_shipped_data_are_valid(kind: str, file: str) -> None:
    data = json.loads((DATA / file).read_bytes())
    assert [error.message for error in _validator(kind).iter_errors(data)] == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [("report", document()), ("observations", observations_document()), ("changes", CHANGES)],
    ids=codec.FORMS,
)
def test_documents_of_ones_own_are_valid(kind: str, data: dict[str, Any]) -> None:
    _validator(kind).validate(data)
    codec.parse(json.dumps(data), kind)


BROKEN = [
    ("an unknown key", ("remark",), 1),
    ("an unknown key of a record", ("units", 0, "remark"), "x"),
    ("an unknown key of a span", ("numerals", 0, "span", "n"), 1),
    ("a missing table", ("relations",), LEFT_OUT),
    ("a missing header field", ("edition",), LEFT_OUT),
    ("a missing field", ("figures", 0, "resolution"), LEFT_OUT),
    ("a missing field of a nested record", ("figures", 6, "original", "bound"), LEFT_OUT),
    ("a newer schema", ("schema_version",), "1.1"),
    ("another schema", ("schema_version",), "2.0"),
    ("a number as text", ("figures", 0, "year"), "2022"),
    ("a boolean as a number", ("figures", 0, "year"), True),
    ("a number past 2**53", ("figures", 0, "year"), 2**53),
    ("a decimal as a number", ("figures", 0, "value"), 4.5),
    ("a decimal with an exponent", ("figures", 0, "value"), "1e3"),
    ("a decimal that is none", ("figures", 0, "value"), "NaN"),
    ("a decimal of 41 digits", ("figures", 0, "value"), "9" * 41),
    ("no decimal", ("figures", 0, "value"), None),
    ("a word out of the vocabulary", ("figures", 0, "bound"), "above"),
    ("a word in capitals", ("sections", 0, "kind"), "Front"),
    ("null for a word", ("targets", 0, "sense"), None),
    ("an id with a space", ("entities", 0, "id"), "a b"),
    ("an id that is too long", ("entities", 0, "id"), "a" * 121),
    ("a link with a space", ("figures", 0, "statement_id"), "I.1 01"),
    ("a link in a list", ("entities", 0, "statement_ids", 0), ""),
    ("a slug in capitals", ("sections", 0, "slug"), "Title"),
    ("a hash in capitals", ("source", "sha256"), "A" * 64),
    ("a factor of 0", ("units", 4, "si_factor"), "0"),
    ("a day out of form", ("source", "date"), "2 January"),
    ("a source without characters", ("source", "length"), 0),
    ("a span before the source", ("numerals", 0, "span", "start"), -1),
    ("a statement without a span", ("statements", 0, "spans"), []),
    ("a span as a list", ("numerals", 0, "span"), [27, 31]),
    ("a list as text", ("entities", 0, "statement_ids"), "II.1.2-01"),
    ("an item twice", ("glossary", 0, "variants"), ["a", "a"]),
    ("a table as an object", ("units",), {}),
    ("a record as text", ("units", 0), "percent"),
    ("a header as null", ("edition",), None),
]


@pytest.mark.parametrize(
    ("place", "value"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_what_is_broken_is_refused_by_schema_and_codec(
    place: tuple[str | int, ...], value: object
) -> None:
    data = changed(document(), (place, value))
    assert not _validator("report").is_valid(data)
    with pytest.raises(dr.DataError):
        dr.loads(text(data))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("observations", 0, "vintage"), "soon"),
        (("observations", 0, "status"), "provisional"),
        (("observations", 0, "value"), 4.5),
        (("observations", 0, "indicator_id"), "cargo growth"),
        (("observations", 0, "unit"), "%"),
        (("observations", 0, "source", "url"), LEFT_OUT),
        (("observations", 1, "stated"), "yes"),
        (("observations", 1, "remark"), ""),
    ],
)
def test_broken_observations_are_refused_by_schema_and_codec(
    place: tuple[str | int, ...], value: object
) -> None:
    data = changed(observations_document(), (place, value))
    assert not _validator("observations").is_valid(data)
    with pytest.raises(dr.DataError):
        codec.parse(text(data), "observations")


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "moved"), ("date", "1 May"), ("data_version", "1.0"), ("ids", ["a b"]), ("ids", "a")],
)
def test_broken_changes_are_refused_by_schema_and_codec(name: str, value: object) -> None:
    data = json.loads(json.dumps(CHANGES))
    data["changes"][0][name] = value
    assert not _validator("changes").is_valid(data)
    with pytest.raises(dr.DataError):
        codec.parse(json.dumps(data), "changes")
