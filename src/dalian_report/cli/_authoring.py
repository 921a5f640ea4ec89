"""`check` and `schema`: for coders of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dalian_report as dr
from dalian_report.cli._terminal import say, say_json
from dalian_report.cli._waiting import waiting

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser


def check(parser: Parser) -> None:
    """Give the parser of `check` its options."""
    parser.add_argument("document", metavar="REPORT", help="the report, as JSON")
    parser.option("--source FILE", "the text that the report restates")
    parser.option("--observations FILE", "the outcomes that the report is judged by")
    parser.option("--names FILE", "official names, one a line")
    parser.option("--format", "what to print", choices=["text", "json", "github"])
    parser.runs(
        _check,
        ("check report.json", "do the records fit one another?"),
        (
            "check report.json --source report.txt",
            "and do they cover every word of the text?",
        ),
        ("check report.json --format github", "annotations for a workflow"),
        notes="exit codes: 0 nothing found, 1 something found, 2 a file cannot be read",
    )


def schema(parser: Parser) -> None:
    """Give the parser of `schema` its options."""
    kinds = ["report", "observations", "changes", "rows"]
    parser.add_argument(
        "kind", nargs="?", choices=kinds, default="report", help="of which document"
    )
    parser.runs(
        _schema,
        ("schema > report.schema.json", "the schema of a report"),
        ("schema observations", "the schema of a file of outcomes"),
    )


def _schema(options: Namespace) -> int:
    say_json(dr.schema(options.kind))
    return 0


def _check(options: Namespace) -> int:
    from pathlib import Path

    from dalian_report import check
    from dalian_report.documents import _files
    from dalian_report.documents._codec import LARGEST_DOCUMENT

    chosen = vars(options)
    path: str = options.document
    document = _files.content(path, LARGEST_DOCUMENT)
    outcomes = dr.read_observations(chosen["observations"]) if "observations" in chosen else ()
    names = check.official_names(chosen["names"]) if "names" in chosen else ()
    source = Path(chosen["source"]) if "source" in chosen else None
    with waiting(f"checking {path}"):
        findings = check.check_document(document, source, exempt=names, observations=outcomes)
    form = "json" if "json" in chosen else chosen.get("format", "text")
    if form == "json":
        say(check.as_json(findings))
    elif form == "github":
        say(check.as_github(findings, path, document.decode("utf-8", "replace")))
    else:
        say(check.as_text(findings))
    return 1 if findings else 0
