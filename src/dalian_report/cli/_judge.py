"""`judge`: two consecutive reports of a place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dalian_report.cli._outputs import check_free
from dalian_report.cli._parser import examples, json_option, option
from dalian_report.cli._scorecard import paint_verdict, reading_given, reading_options
from dalian_report.cli._terminal import is_coloured, say, say_json, say_raw, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser

__all__ = ["judge"]


def judge(parser: Parser) -> None:
    """Give the parser of `judge` its options."""
    json_option(parser)
    parser.add_argument(
        "this", metavar="THIS", help="the report that sets the targets: a text or JSON"
    )
    parser.add_argument("next", metavar="NEXT", help="the next report of the same place")
    option(parser, "--source", metavar="FILE", help="the text of THIS, if THIS is JSON")
    option(parser, "--next-source", metavar="FILE", help="the text of NEXT, if NEXT is JSON")
    option(parser, "--place", metavar="NAME", help="the place, if a text does not name it")
    option(parser, "--year", metavar="YEAR", type=int, help="the year that THIS plans")
    reading_options(parser)
    option(parser, "--html", metavar="FILE", help="write a page with the words of both texts")
    option(parser, "--force", action="store_true", help="replace the file if it is there")
    parser.set_defaults(run=_run)
    parser.epilog = examples(
        ("judge wuhan-2005.txt wuhan-2006.txt", "the targets for 2005 by the report of 2006"),
        ("judge this.txt next.txt --html card.html", "a page with the words of both texts"),
        ("judge corrected.json next.txt --source this.txt", "after you corrected a draft"),
        ("judge this.txt next.txt --json", "for programs"),
    )


def _run(options: Namespace) -> int:
    import dalian_report as dr

    chosen = vars(options)
    names = ("source", "next_source", "place", "year")
    known = {name: chosen[name] for name in names if name in chosen}
    pair = dr.judge(Path(options.this), Path(options.next), **known, **reading_given(options))
    if "html" in chosen:
        check_free(chosen["html"], options)
        pair.to_html(chosen["html"])
    if "json" in chosen:
        say_json(pair.to_dict())
        return 0
    if "html" in chosen:
        say(f"written: {chosen['html']}")
        return 0
    from dalian_report.views._pair_text import text

    say_raw(text(pair, width(), paint_verdict if is_coloured() else None))
    return 0
