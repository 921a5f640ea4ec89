"""The sentences of errors, problems and findings, read from the files of `data` when needed."""

from __future__ import annotations

import tomllib
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sentence(NamedTuple):
    """The meaning of a code, its sentence and its fix."""

    meaning: str
    text: str
    fix: str


@cache
def sentences() -> Mapping[str, Mapping[str, Sentence]]:
    """Return the sentences of errors and problems by the name of the class and the code."""
    classes = {**data_table("errors"), "Problem": data_table("problems")}
    return {
        name: {code: Sentence(**row) for code, row in rows.items()}
        for name, rows in classes.items()
    }


@cache
def finding_sentences() -> Mapping[str, Mapping[str, Sentence]]:
    """Return the sentences of findings by the code and the case, "" for a code without cases.

    Cases without a fix of their own have the fix of the code.
    """
    return {
        code: {
            case: Sentence(row["meaning"], own["text"], own.get("fix") or row["fix"])
            for case, own in row.get("cases", {"": row}).items()
        }
        for code, row in data_table("findings").items()
    }


@cache
def alterations() -> Mapping[str, str]:
    """Return the words for each alteration of a source."""
    return data_table("alterations")


def data_table(name: str) -> dict[str, Any]:
    """Return a file of `data`, or an empty table if the file is missing."""
    try:
        text = get_data("dalian_report.errors", f"data/{name}.toml") or b""
    except OSError:  # a frozen program without the data still gets the codes
        text = b""
    return tomllib.loads(text.decode())
