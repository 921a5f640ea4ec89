"""`judge`: two consecutive reports of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dalian_report as dr
from dalian_report.cli._outputs import page_option, write_page
from dalian_report.cli._parser import text_file
from dalian_report.cli._scorecard import paint_verdict, reading_given, reading_options
from dalian_report.cli._terminal import is_coloured, present, say_raw, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser


def judge(parser: Parser) -> None:
    """Give the parser of `judge` its options."""
    parser.add_argument(
        "this", metavar="THIS", help="the report that sets the targets: a text or JSON"
    )
    parser.add_argument("next", metavar="NEXT", help="the next report of the same place")
    parser.option("--source FILE", "the text of THIS, if THIS is JSON")
    parser.option("--next-source FILE", "the text of NEXT, if NEXT is JSON")
    parser.option("--place NAME", "the place, if a text does not name it")
    parser.option("--year YEAR", "the year that THIS plans", type=int)
    reading_options(parser)
    page_option(parser, "write a page with the words of both texts")
    parser.runs(
        _run,
        ("judge wuhan-2005.txt wuhan-2006.txt", "the targets for 2005 by the report of 2006"),
        ("judge this.txt next.txt --html card.html", "a page with the words of both texts"),
        ("judge corrected.json next.txt --source this.txt", "after you corrected a draft"),
        ("judge this.txt next.txt --json", "for programs"),
    )


def _run(options: Namespace) -> int:
    from dalian_report.views._pair_text import text

    chosen = vars(options)
    names = ("source", "next_source", "place", "year")
    known = {name: chosen[name] for name in names if name in chosen}
    sources = [name for name in ("source", "next_source") if name in chosen]
    known |= {name: text_file(chosen[name]) for name in sources}
    pair = dr.judge(
        text_file(options.this), text_file(options.next), **known, **reading_given(options)
    )
    if write_page(pair.to_html, options) and "json" not in chosen:
        return 0
    paint = paint_verdict if is_coloured() else None
    return present(options, pair.to_dict, lambda: text(pair, width(), paint), say_raw)
