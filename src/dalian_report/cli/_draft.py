"""`draft`: a text becomes a draft report, with its doubts and a page to go through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report._plain_text import wrap
from dalian_report.cli._outputs import check_free
from dalian_report.cli._parser import UsageError, examples, json_option, option
from dalian_report.cli._terminal import say, say_json, width
from dalian_report.cli._waiting import waiting

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser
    from dalian_report.drafting import Draft

__all__ = ["draft"]


def draft(parser: Parser) -> None:
    """Give the parser of `draft` its options."""
    json_option(parser)
    parser.add_argument("texts", metavar="FILE", nargs="+", help="the text of a work report")
    option(parser, "--place", metavar="NAME", help="the place, if the text does not say it")
    option(parser, "--year", metavar="YEAR", help="the year that the report plans, likewise")
    option(parser, "--rows", metavar="FILE", help="numbers that you coded, as CSV or JSON")
    option(parser, "--fill", action="store_true", help="add the fields that rows leave out")
    option(parser, "--keep", metavar="FILE", help="a corrected draft of the same text")
    option(parser, "--vocabulary", metavar="FILE", help="further words and concepts, as TOML")
    option(parser, "--review", metavar="FILE", help="write a page for going through the draft")
    option(parser, "--output", "-o", metavar="OUT", help="a new file; for several texts a folder")
    option(parser, "--force", action="store_true", help="replace the file if it is there")
    parser.set_defaults(run=_draft)
    parser.epilog = examples(
        ("draft haicheng-2031.txt -o haicheng-2031.json", "a text becomes a report"),
        ("draft haicheng-*.txt -o drafts", "several texts, into a folder"),
        ("draft haicheng-2031.txt --review page.html", "its doubts, and the text with marks"),
        ("draft haicheng-2031.txt --rows coded.csv --fill -o draft.json", "numbers coded by hand"),
        ("draft haicheng-2031.txt --keep corrected.json -o new.json", "keep your corrections"),
    )


def _draft(options: Namespace) -> int:
    chosen = vars(options)
    if len(options.texts) > 1:
        return _draft_several(options)
    drafted = _drafted(options.texts[0], options)
    if "review" in chosen:
        check_free(chosen["review"], options)
        drafted.to_html(chosen["review"])
    if "output" in chosen:
        _write(drafted, chosen["output"], options)
    if "json" in chosen:
        say_json(drafted.to_dict())
    else:
        lines = str(drafted).split("\n")
        say("\n".join(part for line in lines for part in wrap(line, width(), "    ") or [""]))
    return 0


def _draft_several(options: Namespace) -> int:
    from pathlib import Path

    chosen = vars(options)
    single = [name for name in ("rows", "keep", "review") if name in chosen]
    if single:
        raise UsageError("needs-one-file", f"--{single[0]}")
    folder = Path(chosen["output"]) if "output" in chosen else None
    summaries: list[object] = []
    for text in options.texts:
        drafted = _drafted(text, options)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            _write(drafted, str(folder / f"{Path(text).stem}.json"), options)
        if "json" in chosen:
            summaries.append(drafted.to_dict())
        else:
            say(f"{text}: {drafted}")
    if "json" in chosen:
        say_json(summaries)
    return 0


def _drafted(text: str, options: Namespace) -> Draft:
    from pathlib import Path

    import dalian_report as dr

    chosen = vars(options)
    with waiting(f"reading {text}"):
        return dr.draft(
            Path(text),
            place=chosen.get("place"),
            year=_year(chosen),
            rows=chosen.get("rows"),
            fill="fill" in chosen,
            keep=chosen.get("keep"),
            vocabulary=chosen.get("vocabulary"),
        )


def _write(drafted: Draft, path: str, options: Namespace) -> None:
    import dalian_report as dr

    check_free(path, options)
    dr.write(drafted.report, path)


def _year(chosen: dict[str, Any]) -> int | None:
    year = chosen.get("year")
    if year is None:
        return None
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageError("not-a-year", "--year", year)
    return int(year)
