"""The data dictionary in the docs: made from the schemas, and complete."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import dalian_report as dr
from dalian_report.documents._codec import FORMS
from dalian_report.model import _vocabulary as vocabulary

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "reference" / "data-dictionary.md").read_text(encoding="utf-8")


def test_the_page_is_what_the_model_says() -> None:
    command = [sys.executable, str(ROOT / "coding" / "dictionary.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_field_of_every_record_has_a_meaning() -> None:
    records_of_documents = PAGE.split("\n## Scorecard\n")[0]
    rows = [line for line in records_of_documents.split("\n") if line.startswith("| `")]
    asked = 0
    for kind in FORMS:
        document = dr.schema(kind)
        records = [one for one in document["$defs"].values() if one["type"] == "object"]
        asked += len(document["properties"]) + sum(len(one["properties"]) for one in records)
    assert len(rows) == asked
    assert all(line.split(" | ")[2].removesuffix(" |").strip() for line in rows)


def test_every_value_of_every_vocabulary_is_explained() -> None:
    for name in vocabulary.__all__:
        section = PAGE.split(f"### {name}\n")[1].split("\n(dictionary-")[0]
        for member in getattr(vocabulary, name):
            (line,) = [line for line in section.split("\n") if line.startswith(f"- `{member}`:")]
            assert len(line.split(": ", 1)[1]) > 5, line


def test_the_files_that_the_page_names_ship() -> None:
    for kind in FORMS:
        name = PAGE.split(f"## {dr.schema(kind)['title']}: `")[1].split("`")[0]
        assert (files("dalian_report") / "data" / name).is_file()
