"""`search`, `cite` and `glossary`: to find statements, to quote them, to understand them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dalian_report.cli._parser import examples, json_option, option, report_given, report_option
from dalian_report.cli._records import plain
from dalian_report.cli._terminal import say, say_json, say_raw, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser

__all__ = ["cite", "glossary", "search"]

STYLES = ("text", "apa", "chicago", "bibtex", "csl-json", "reference")
KINDS = ("achievement", "commitment", "goal", "principle", "context", "problem", "courtesy")
_LIMIT = 10


def search(parser: Parser) -> None:
    """Give the parser of `search` its options."""
    json_option(parser)
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")
    option(
        parser, "--kind", metavar="KIND", choices=KINDS,
        help=f"only statements of this kind: {', '.join(KINDS)}",
    )  # fmt: skip
    option(parser, "--section", metavar="KEY", help="only in this section")
    option(parser, "--year", metavar="YEAR", type=int, help="only statements that name this year")
    option(parser, "--indicator", metavar="KEY", help="only with a number of this indicator")
    option(
        parser, "--limit", metavar="NUMBER", type=int, help=f"at most so many (default: {_LIMIT})"
    )
    report_option(parser)
    parser.set_defaults(run=_search)
    parser.epilog = examples(
        ("search offshore wind", "statements, the best first"),
        ('search "1.5 billion kWh"', "an amount, whatever it is written as"),
        ("search 海上风电", "in Chinese"),
        ("search 'port*' --kind commitment", "a beginning; only promises"),
        ("search housing --section II --limit 3", "in one part"),
        ("search jobs --json", "with scores and records, for programs"),
    )


def cite(parser: Parser) -> None:
    """Give the parser of `cite` its options."""
    json_option(parser)
    parser.add_argument(
        "key", metavar="KEY", nargs="?", help="any id, section or target; else the report"
    )
    option(parser, "--style", choices=STYLES, help="the style (default: text, which is APA)")
    report_option(parser)
    parser.set_defaults(run=_cite)
    parser.epilog = examples(
        ("cite gdp", "a target, as in a list of references"),
        ("cite II.6.1-03b --style bibtex", "a statement, for LaTeX"),
        ("cite II.6.1-03b.1 --style reference", "the stable reference of a figure"),
        ("cite", "the whole report"),
    )


def glossary(parser: Parser) -> None:
    """Give the parser of `glossary` its options."""
    json_option(parser)
    parser.add_argument(
        "term", metavar="TERM", nargs="*", help="in right, in printed English, or in Chinese"
    )
    report_option(parser)
    parser.set_defaults(run=_glossary)
    parser.epilog = examples(
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
    if "json" in chosen:
        say_json([hit.to_dict() for hit in hits])
        return 0
    if not hits:
        say("nothing found")
        return 0
    from dalian_report._plain_text import wrap

    for hit in hits:
        say_raw("\n".join(wrap(f"{hit.statement.id:14} {hit.snippet}", width(), " " * 15)))
    return 0


def _cite(options: Namespace) -> int:
    chosen, report = vars(options), report_given(options)
    style = chosen.get("style", "text")
    record = report if options.key is None else report.find(options.key)
    text = report.cite(record, style)
    if "json" in chosen:
        citation = json.loads(text) if style == "csl-json" else text
        say_json({"key": getattr(record, "id", None), "style": style, "citation": citation})
    else:
        say(text.rstrip("\n"))
    return 0


def _glossary(options: Namespace) -> int:
    report = report_given(options)
    wanted = " ".join(options.term)
    terms = report.glossary if not wanted else report.terms_matching(wanted)
    if "json" in options:
        say_json([plain(term) for term in terms])
        return 0
    from dalian_report.views._record_page import entry

    say_raw("\n\n".join("\n".join(entry(term, width())) for term in terms))
    return 0
