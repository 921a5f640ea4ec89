"""`scorecard`, which also runs if no command is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report.cli._outputs import check_free
from dalian_report.cli._parser import (
    UsageError,
    examples,
    json_option,
    option,
    report_given,
    report_option,
)
from dalian_report.cli._terminal import is_coloured, say_json, say_raw, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.attainment import Verdict
    from dalian_report.cards._scorecard import Scorecard
    from dalian_report.cli._parser import Parser
    from dalian_report.model import Observation
    from dalian_report.report import Report

__all__ = [
    "add_option",
    "page_options",
    "paint_verdict",
    "print_card",
    "reading_given",
    "reading_options",
    "run",
    "scorecard",
    "scorecard_options",
]

RULES = ("simple", "guarded", "rounded_value")
VERDICTS = ("met", "not_met", "undecided", "no_data")
READINGS = ("grey", "inclusive", "two_sided")
_COLOURS = {"met": "32", "not_met": "31", "undecided": "33"}


def scorecard(parser: Parser) -> None:
    """Give the parser of `scorecard` its options."""
    scorecard_options(parser)
    parser.set_defaults(run=run)
    parser.epilog = examples(
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
    json_option(parser)
    option(
        parser, "--as-of", metavar="DAY",
        help="count only outcomes published by this day (2024-01-31)",
    )  # fmt: skip
    option(
        parser, "--observations", metavar="FILE",
        help="your own outcomes instead of the published ones, as JSON or CSV",
    )  # fmt: skip
    add_option(parser)
    option(
        parser, "--verdict", type=_verdict_word, choices=VERDICTS,
        help="only the targets with this verdict",
    )  # fmt: skip
    option(parser, "--section", metavar="KEY", help="only the targets of a section")
    option(parser, "--indicator", metavar="KEY", help="only the targets of an indicator (gdp)")
    option(
        parser, "--all", action="store_true",
        help="list the targets and promises without data, which are only counted otherwise",
    )  # fmt: skip
    page_options(parser)
    option(parser, "--force", action="store_true", help="replace the file if it is there")
    report_option(parser)
    reading_options(parser)


def _verdict_word(word: str) -> str:
    """The verdict as the options name it: "not met" is printed, and typed too."""
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def page_options(parser: Parser) -> None:
    """`--html` and `--source`, with every command that prints a scorecard."""
    option(parser, "--html", metavar="FILE", help="write a page to send, as a new file")
    option(
        parser, "--source", metavar="TEXT",
        help="with --html: the text of the report, so that the page has its sentences",
    )  # fmt: skip


def add_option(parser: Parser) -> None:
    """`--add`, for outcomes of the user's own."""
    option(
        parser, "--add", action="store_true",
        help="judge the other targets by the published outcomes",
    )  # fmt: skip


def reading_options(parser: Parser) -> None:
    """The options that say how numbers and hedges are read."""
    option(
        parser, "--rule", choices=RULES, help="the values that an exact published number represents"
    )
    option(
        parser, "--about", metavar="TOLERANCE",
        help='what "about" allows: 5%% (of the number) or 0.25 (in its unit)',
    )  # fmt: skip
    option(parser, "--reading", choices=READINGS, help="the reading of a hedged target")


def reading_given(options: Namespace) -> dict[str, Any]:
    """The policy and the rule that the options name, as arguments of the library."""
    import dalian_report as dr

    chosen = vars(options)
    names = (("about", "about"), ("about_reading", "reading"))
    policy = {name: chosen[word] for name, word in names if word in chosen}
    return {"policy": dr.HedgePolicy(**policy), "rule": chosen.get("rule", "simple")}


def run(options: Namespace) -> int:
    """Print the scorecard that the options describe."""
    import dalian_report as dr

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
    import dalian_report as dr

    if path.lower().endswith((".csv", ".tsv", ".txt")):
        return dr.read_outcomes(path, report=report)
    return dr.read_observations(path)


def print_card(card: Scorecard, options: Namespace, *, fold: bool = False) -> int:
    """Print a scorecard: as JSON, or as a page of text, with rows without data counted only.

    With `--html` it goes into a file instead.
    """
    page: str | None = vars(options).get("html")
    if page is not None:
        check_free(page, options)
        source: str | None = vars(options).get("source")
        attached = None if source is None else card.report.attach(path=source)
        card.to_html(page, source=attached)
        return 0
    if "source" in options:
        raise UsageError("needs-html", "--source")
    if "json" in options:
        say_json(card.to_dict())
        return 0
    from dalian_report.views._scorecard_table import text

    paint = paint_verdict if is_coloured() else None
    say_raw(text(card, width=width(), paint=paint, fold=fold))
    return 0


def paint_verdict(word: str, verdict: Verdict) -> str:
    """The word of a verdict in its colour, for a terminal."""
    colour = _COLOURS.get(verdict.value)
    return word if colour is None else f"\x1b[{colour}m{word}\x1b[0m"
