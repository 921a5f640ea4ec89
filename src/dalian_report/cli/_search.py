"""`search`, `cite` and `glossary`: to find statements, to quote them, to understand them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dalian_report._plain_text import wrap
from dalian_report.cli._parser import report_given, report_option
from dalian_report.cli._terminal import present, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser

STYLES = ("text", "apa", "chicago", "bibtex", "csl-json", "reference")
KINDS = ("achievement", "commitment", "goal", "principle", "context", "problem", "courtesy")
_LIMIT = 10


def search(parser: Parser) -> None:
    """Give the parser of `search` its options."""
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")
    parser.option("--kind KIND", f"only statements of this kind: {', '.join(KINDS)}", choices=KINDS)
    parser.option("--section KEY", "only in this section")
    parser.option("--year YEAR", "only statements that name this year", type=int)
    parser.option("--indicator KEY", "only with a number of this indicator")
    parser.option("--limit NUMBER", f"at most so many (default: {_LIMIT})", type=int)
    report_option(parser)
    parser.runs(
        _search,
        ("search offshore wind", "statements, the best first"),
        ('search "1.5 billion kWh"', "an amount, whatever it is written as"),
        ("search 海上风电", "in Chinese"),
        ("search 'port*' --kind commitment", "a beginning; only promises"),
        ("search housing --section II --limit 3", "in one part"),
        ("search jobs --json", "with scores and records, for programs"),
    )


def cite(parser: Parser) -> None:
    """Give the parser of `cite` its options."""
    parser.add_argument(
        "key", metavar="KEY", nargs="?", help="any id, section or target; else the report"
    )
    parser.option("--style", "the style (default: text, which is APA)", choices=STYLES)
    report_option(parser)
    parser.runs(
        _cite,
        ("cite gdp", "a target, as in a list of references"),
        ("cite II.6.1-03b --style bibtex", "a statement, for LaTeX"),
        ("cite II.6.1-03b.1 --style reference", "the stable reference of a figure"),
        ("cite", "the whole report"),
    )


def glossary(parser: Parser) -> None:
    """Give the parser of `glossary` its options."""
    parser.add_argument(
        "term", metavar="TERM", nargs="*", help="in right, in printed English, or in Chinese"
    )
    report_option(parser)
    parser.runs(
        _glossary,
        ("glossary 两先区", "by the Chinese term"),
        ('glossary "two leading areas"', "by the words of the translation"),
        ("glossary", "all terms"),
    )


def _search(options: Namespace) -> int:
    chosen, report = vars(options), report_given(options)
    filters = {
        name: chosen[name] for name in ("kind", "section", "year", "indicator") if name in chosen
    }
    hits = report.search(" ".join(options.words), limit=chosen.get("limit", _LIMIT), **filters)
    lines = [
        line
        for hit in hits
        for line in wrap(f"{hit.statement.id:14} {hit.snippet}", width(), " " * 15)
    ]
    return present(
        options,
        lambda: [hit.to_dict() for hit in hits],
        lambda: "\n".join(lines) or "nothing found",
    )


def _cite(options: Namespace) -> int:
    chosen, report = vars(options), report_given(options)
    style = chosen.get("style", "text")
    record = report if options.key is None else report.find(options.key)
    text = report.cite(record, style)
    citation = json.loads(text) if style == "csl-json" else text
    content = {"key": getattr(record, "id", None), "style": style, "citation": citation}
    return present(options, lambda: content, lambda: text.rstrip("\n"))


def _glossary(options: Namespace) -> int:
    from dalian_report.documents._codec import plain
    from dalian_report.views._record_page import entry

    report, wanted = report_given(options), " ".join(options.term)
    terms = report.terms_matching(wanted) if wanted else report.glossary
    return present(
        options,
        lambda: [plain(term) for term in terms],
        lambda: "\n\n".join("\n".join(entry(term, width())) for term in terms),
    )
