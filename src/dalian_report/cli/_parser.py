"""The words of the command: its commands, the options they share, and help that teaches."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import dalian_report as dr
from dalian_report.cli._terminal import complain, present
from dalian_report.errors import DalianReportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dalian_report.report import Report

COMMANDS = {
    "scorecard": ("_scorecard", "every target against its outcome, as without a command"),
    "judge": ("_judge", "two reports in a row: the targets of one, judged by the next"),
    "record": ("_editions", "the promises of all editions and their verdicts"),
    "series": ("_editions", "one indicator year by year: promise, outcome, verdict"),
    "targets": ("_records", "list the targets as the report words them"),
    "show": ("_records", "show a section, statement, figure, target or any other record"),
    "search": ("_search", "find statements by words, amounts or Chinese"),
    "cite": ("_search", "cite the report or a record of it"),
    "glossary": ("_search", "what the terms of the report mean"),
    "assess": ("_assess", "judge the targets by your own outcomes"),
    "sensitivity": ("_assess", "show the rules and readings that a verdict depends on"),
    "growth": ("_growth", "growth maths: rates, levels, horizons, exactly"),
    "draft": ("_draft", "draft a report of your own from its text"),
    "corpus": ("_corpus", "a folder of reports becomes tables"),
    "export": ("_export", "a table of the data as CSV, JSON or Parquet"),
    "check": ("_authoring", "check a report, with its source text too"),
    "schema": ("_authoring", "print a JSON Schema of the data"),
    "completion": ("_completion", "print the script with which a shell completes the words"),
}
"""Each command with its module and its purpose. The module has a function of its name that
gives a parser its options. It is called when the command is asked for."""


_EXAMPLE_WIDTH = 48
"""In columns: the purpose of an example is below it if its words are longer."""


GUESSES = {
    **dict.fromkeys(("card", "verdicts", "report", "plot", "html"), "scorecard"),
    **dict.fromkeys(("editions", "history", "years", "compare"), "record"),
    **dict.fromkeys(("quote", "explain", "target", "outcomes", "source"), "show"),
    **dict.fromkeys(("list", "promises", "indicators"), "targets"),
    **dict.fromkeys(("bibtex", "reference", "citation"), "cite"),
    **dict.fromkeys(("find", "query"), "search"),
    **dict.fromkeys(("evaluate", "progress"), "assess"),
    **dict.fromkeys(("csv", "table", "frame", "parquet"), "export"),
    **dict.fromkeys(("sections", "statements", "figures", "units", "entities"), "export"),
    **dict.fromkeys(("template", "results"), "assess"),
    **dict.fromkeys(("read", "open", "parse", "convert"), "draft"),
    **dict.fromkeys(("validate", "lint"), "check"),
}
"""Words that people mistake for a command, and the command to use."""

OPTION_GUESSES = {
    "--html": "scorecard, record, series and judge have --html, draft has --review",
    **dict.fromkeys(("--csv", "--parquet"), "export writes tables"),
    **dict.fromkeys(("--excel", "--xlsx"), "export --bom writes CSV for Excel"),
}
"""Options that people expect of every command, and the right words."""


class UsageError(DalianReportError):
    """Words of the command line that are right one by one and do not go together."""


class Parser(argparse.ArgumentParser):
    """A parser that gets its options when it is used, and complains on one line."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**settings, allow_abbrev=False)
        self.add_options: Callable[[Parser], None] | None = None
        self.commands: dict[str, Parser] = {}
        self._subcommands: Any = None
        # Without this, argparse reads "-3.1%" as an option.
        self._negative_number_matcher = re.compile(r"-\.?[0-9].*", re.DOTALL)
        self.option("--json", "as JSON, for programs")

    def option(self, usage: str, purpose: str, **settings: Any) -> None:
        """Add an option without a default, so that a command does not undo an option before it.

        Args:
            usage: the names, and the word for the value if it has one: "--output -o FILE".
            purpose: the help.
            settings: further arguments of `add_argument`.
        """
        names = [word for word in usage.split() if word.startswith("-")]
        metavar = usage.split()[len(names) :]
        if metavar:
            settings["metavar"] = metavar[0]
        elif "choices" not in settings:
            settings["action"] = "store_true"
        self.add_argument(*names, default=argparse.SUPPRESS, help=purpose, **settings)

    def runs(
        self,
        run: Callable[[argparse.Namespace], int],
        *examples: tuple[str, str],
        notes: str | None = None,
    ) -> None:
        """Set the function that runs the command, and the end of its help.

        Args:
            run: the function.
            examples: the words of each example after the program's name, and their effect.
            notes: a text below the examples.
        """
        self.set_defaults(run=run)
        shown = [(f"dalian-report {words}".rstrip(), purpose) for words, purpose in examples]
        sizes = [len(words) for words, _ in shown]
        width = max((size for size in sizes if size <= _EXAMPLE_WIDTH), default=0)
        lines = "".join(
            f"\n  {words:{width}}  {purpose}"
            if len(words) <= width
            else f"\n  {words}\n  {'':{width}}  {purpose}"
            for words, purpose in shown
        )
        self.epilog = f"examples:{lines}" + (f"\n\n{notes}" if notes else "")

    def configure(self) -> None:
        """Add the options, unless they were added before."""
        add_options, self.add_options = self.add_options, None
        if add_options is not None:
            add_options(self)

    def command(self, name: str, purpose: str, add_options: Callable[[Parser], None]) -> Parser:
        """Return a parser for a subcommand, which gets its options when it is used."""
        if self._subcommands is None:
            self._subcommands = self.add_subparsers(
                title="commands", metavar="COMMAND", parser_class=Parser
            )
        description = f"{purpose[0].upper()}{purpose[1:]}."
        parser: Parser = self._subcommands.add_parser(name, help=purpose, description=description)
        parser.add_options = add_options
        self.commands[name] = parser
        return parser

    def configure_all(self) -> None:
        """Add the options of this parser and of all below it."""
        self.configure()
        for below in self.commands.values():
            below.configure_all()

    def all_actions(self) -> Iterator[argparse.Action]:
        """The arguments of this parser and of all below it."""
        yield from self._actions
        for below in self.commands.values():
            yield from below.all_actions()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        """As in argparse, once the options are known."""
        self.configure()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Complain in one line, with the words that were probably meant, and stop with 2."""
        hint = _hint(message, self.commands) or f"see {self.prog} --help"
        complain(self.prog, f"{message}; {hint}")
        raise SystemExit(2)


def command_parser() -> Parser:
    """The parser of the whole command. Its commands get their options when they are used."""
    from dalian_report.cli import _scorecard

    parser = Parser(
        prog="dalian-report",
        description="What Dalian promised for 2023, in numbers, and whether it was kept.",
    )
    parser.add_argument(
        "--version", action="store_const", dest="run", const=_versions,
        help="the versions of package, data and schema",
    )  # fmt: skip
    _scorecard.scorecard_options(parser)
    parser.runs(
        _scorecard.run,
        ("", "the scorecard of all numeric targets"),
        ("show gdp", "one target, with its figure, statement and outcomes"),
        ("assess gdp 6.4", "would that meet it?"),
        ("assess --template", "a table to fill in with outcomes of your own"),
        ("growth rate 380 420", "growth maths"),
        ("export targets --format csv", "the data for a spreadsheet"),
        ("COMMAND --help", "what a command does, with examples"),
        notes="exit codes: 0 done, 1 a check failed, 2 bad usage or bad input",
    )
    for name, (module, purpose) in COMMANDS.items():
        parser.command(name, purpose, _option_adder(module, name))
    return parser


def _option_adder(module: str, name: str) -> Callable[[Parser], None]:
    def add_options(parser: Parser) -> None:
        getattr(import_module(f"dalian_report.cli.{module}"), name)(parser)

    return add_options


def _versions(options: argparse.Namespace) -> int:
    versions = {"package": dr.__version__, "data": dr.DATA_VERSION, "schema": dr.SCHEMA_VERSION}
    text = "dalian-report {package} (data {data}, schema {schema})".format(**versions)
    return present(options, lambda: versions, lambda: text)


def report_option(parser: Parser) -> None:
    """Add `--edition` and `--report`, which every command that reads a report has."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--edition", metavar="YEAR", default=argparse.SUPPRESS,
        help="the report of another year (default: 2023)",
    )  # fmt: skip
    group.add_argument(
        "--report", metavar="FILE", default=argparse.SUPPRESS,
        help="your own report instead of a shipped one",
    )  # fmt: skip


def report_given(options: argparse.Namespace) -> Report:
    """The report that the options name, or the shipped one of 2023."""
    chosen = vars(options)
    if "report" in chosen:
        return _report_in(chosen["report"])
    return dr.load(chosen["edition"]) if "edition" in chosen else dr.load()


def text_file(word: str) -> Path:
    """The path of a text.

    Raises:
        UsageError: if the word is an address.
    """
    if re.match(r"https?://", word):
        raise UsageError("address", "FILE", word)
    return Path(word)


_TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
"""The ends of names of files that are drafted."""


def _report_in(path: str) -> Report:
    try:
        return dr.read(path)
    except dr.DataError as error:
        if path.lower().endswith(_TEXTS) and error.code != "unreadable-file":
            raise UsageError("text-for-report", "--report", path) from None
        raise


def _hint(message: str, commands: Iterable[str]) -> str:
    """The words that were probably meant, for a message of argparse."""
    year = re.search(r"(?:invalid choice: '|arguments: (?:--year[ =])?)((?:19|20)\d\d)\b", message)
    if year:
        return f"--edition {year[1]} chooses the report of that year"
    option = re.search(r"unrecognized arguments: (--[a-z]+)", message)
    if option:
        return OPTION_GUESSES.get(option[1], "")
    word = re.search(r"argument COMMAND: invalid choice: '([^']+)'", message)
    if not word:
        return ""
    if word[1] == "help":
        return "--help lists the commands, and COMMAND --help the options of a command"
    from dalian_report.errors._near_keys import suggestions

    guess = GUESSES.get(word[1].lower())
    meant = [guess] if guess else suggestions(word[1], commands)
    return f"did you mean {' or '.join(map(repr, meant))}?" if meant else ""
