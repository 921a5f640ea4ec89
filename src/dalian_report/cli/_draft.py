"""`draft`: a text becomes a draft report, with its doubts and a page to go through it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import dalian_report as dr
from dalian_report._plain_text import wrap
from dalian_report.cli._outputs import check_free
from dalian_report.cli._parser import UsageError, text_file
from dalian_report.cli._terminal import present, say, say_json, width
from dalian_report.cli._waiting import waiting

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser
    from dalian_report.drafting import Draft


def draft(parser: Parser) -> None:
    """Give the parser of `draft` its options."""
    parser.add_argument("texts", metavar="FILE", nargs="+", help="the text of a work report")
    parser.option("--place NAME", "the place, if the text does not say it")
    parser.option("--year YEAR", "the year that the report plans, likewise")
    parser.option("--rows FILE", "numbers that you coded, as CSV or JSON")
    parser.option("--fill", "add the fields that rows leave out")
    parser.option("--keep FILE", "a corrected draft of the same text")
    parser.option("--vocabulary FILE", "further words and concepts, as TOML")
    parser.option("--review FILE", "write a page for going through the draft")
    parser.option("--output -o OUT", "a new file; for several texts a folder")
    parser.option("--force", "replace the file if it is there")
    parser.runs(
        _draft,
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
    lines = str(drafted).split("\n")
    shown = [part for line in lines for part in wrap(line, width(), "    ") or [""]]
    return present(options, drafted.to_dict, lambda: "\n".join(shown))


def _draft_several(options: Namespace) -> int:
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
    chosen = vars(options)
    with waiting(f"reading {text}"):
        return dr.draft(
            text_file(text),
            place=chosen.get("place"),
            year=_year(chosen),
            rows=chosen.get("rows"),
            fill="fill" in chosen,
            keep=chosen.get("keep"),
            vocabulary=chosen.get("vocabulary"),
        )


def _write(drafted: Draft, path: str, options: Namespace) -> None:
    check_free(path, options)
    dr.write(drafted.report, path)


def _year(chosen: dict[str, Any]) -> int | None:
    year = chosen.get("year")
    if year is None:
        return None
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageError("not-a-year", "--year", year)
    return int(year)
