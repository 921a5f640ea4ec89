"""`scorecard`, which also runs if no command is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import dalian_report as dr
from dalian_report.cli._outputs import write_page
from dalian_report.cli._parser import UsageError, report_given, report_option
from dalian_report.cli._terminal import is_coloured, present, say_raw, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.attainment import Verdict
    from dalian_report.cards._scorecard import Scorecard
    from dalian_report.cli._parser import Parser
    from dalian_report.model import Observation
    from dalian_report.report import Report

RULES = ("simple", "guarded", "rounded_value")
VERDICTS = ("met", "not_met", "undecided", "no_data")
READINGS = ("grey", "inclusive", "two_sided")
_COLOURS = {"met": "32", "not_met": "31", "undecided": "33"}


def scorecard(parser: Parser) -> None:
    """Give the parser of `scorecard` its options."""
    scorecard_options(parser)
    parser.runs(
        run,
        ("scorecard", "all targets by all that was published"),
        ("scorecard --as-of 2024-01-31", "by the outcomes published by that day"),
        ("scorecard --edition 2023", "the targets of a year"),
        ("scorecard --verdict not_met", "the targets that were missed"),
        ("scorecard --all", "with every target without an outcome"),
        ("scorecard --rule guarded", "a number stands for all values that round to it"),
        ("scorecard --about 2% --reading inclusive", "about 20% is 19.6% to 20.4%"),
        ("scorecard --observations mine.csv", "by your own outcomes"),
        ("scorecard --observations mine.csv --add", "by yours, the rest by the published ones"),
        ("scorecard --html scorecard.html", "one page with every source, for a browser"),
        ("scorecard --json", "for programs"),
    )


def scorecard_options(parser: Parser) -> None:
    """The options of the scorecard, with the command and before it."""
    parser.option("--as-of DAY", "count only outcomes published by this day (2024-01-31)")
    parser.option(
        "--observations FILE", "your own outcomes instead of the published ones, as JSON or CSV"
    )
    add_option(parser)
    parser.option(
        "--verdict", "only the targets with this verdict", type=_verdict_word, choices=VERDICTS
    )
    parser.option("--section KEY", "only the targets of a section")
    parser.option("--indicator KEY", "only the targets of an indicator (gdp)")
    parser.option(
        "--all", "list the targets and promises without data, which are only counted otherwise"
    )
    page_options(parser)
    parser.option("--force", "replace the file if it is there")
    report_option(parser)
    reading_options(parser)


def _verdict_word(word: str) -> str:
    """The verdict as the options name it: "not met" is printed, and typed too."""
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def page_options(parser: Parser) -> None:
    """`--html` and `--source`, with every command that prints a scorecard."""
    parser.option("--html FILE", "write a page to send, as a new file")
    parser.option(
        "--source TEXT", "with --html: the text of the report, so that the page has its sentences"
    )


def add_option(parser: Parser) -> None:
    """`--add`, for outcomes of the user's own."""
    parser.option("--add", "judge the other targets by the published outcomes")


def about_option(parser: Parser) -> None:
    """`--about`, with every command that reads hedges."""
    parser.option(
        "--about TOLERANCE", 'what "about" allows: 5%% (of the number) or 0.25 (in its unit)'
    )


def reading_options(parser: Parser) -> None:
    """The options that say how numbers and hedges are read."""
    parser.option("--rule", "the values that an exact published number represents", choices=RULES)
    about_option(parser)
    parser.option("--reading", "the reading of a hedged target", choices=READINGS)


def reading_given(options: Namespace) -> dict[str, Any]:
    """The policy and the rule that the options name, as arguments of the library."""
    chosen = vars(options)
    names = (("about", "about"), ("about_reading", "reading"))
    policy = {name: chosen[word] for name, word in names if word in chosen}
    return {"policy": dr.HedgePolicy(**policy), "rule": chosen.get("rule", "simple")}


def run(options: Namespace) -> int:
    """Print the scorecard that the options describe."""
    chosen = vars(options)
    report = report_given(options)
    if "add" in chosen and "observations" not in chosen:
        raise UsageError("nothing-to-add", "--add")
    card = dr.scorecard(
        report,
        _outcomes(chosen["observations"], report) if "observations" in chosen else None,
        add="add" in chosen,
        as_of=chosen.get("as_of"),
        **reading_given(options),
    )
    filters = {name: chosen[name] for name in ("verdict", "section", "indicator") if name in chosen}
    fold = "all" not in options and chosen.get("verdict") != "no_data"
    return print_card(card.select(**filters) if filters else card, options, fold=fold)


def _outcomes(path: str, report: Report) -> tuple[Observation, ...]:
    if path.lower().endswith((".csv", ".tsv", ".txt")):
        return dr.read_outcomes(path, report=report)
    return dr.read_observations(path)


def print_card(card: Scorecard, options: Namespace, *, fold: bool = False) -> int:
    """Print a scorecard: as JSON, or as a page of text, with rows without data counted only.

    With `--html` it goes into a file instead.
    """
    from dalian_report.views._scorecard_table import text

    source: str | None = vars(options).get("source")

    def to_html(path: str) -> None:
        card.to_html(path, source=None if source is None else card.report.attach(path=source))

    if write_page(to_html, options):
        return 0
    if source is not None:
        raise UsageError("needs-html", "--source")
    paint = paint_verdict if is_coloured() else None
    as_text = partial(text, card, width=width(), paint=paint, fold=fold)
    return present(options, card.to_dict, as_text, say_raw)


def paint_verdict(word: str, verdict: Verdict) -> str:
    """The word of a verdict in its colour, for a terminal."""
    colour = _COLOURS.get(verdict.value)
    return word if colour is None else f"\x1b[{colour}m{word}\x1b[0m"
