"""The command `dalian-report`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import dalian_report as dr
from dalian_report.attainment import DecisionRule, Verdict
from dalian_report.errors import DalianReportError
from dalian_report.hedges import AboutReading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["main"]

_COLOURS = {Verdict.MET: "32", Verdict.NOT_MET: "31", Verdict.INDETERMINATE: "33"}


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints fit on one line."""

    def error(self, message: str) -> NoReturn:
        _complain(self.prog, f"{message}; see {self.prog} --help")
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code (0, 1 a check failed, 2 bad usage or input)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    with suppress(AttributeError):
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    run: Callable[[argparse.Namespace], int] = _versions if options.version else options.run
    try:
        code = run(options)
        print(end="", flush=True)
        return code
    except BrokenPipeError:
        _let_go_of_output()
        return 0
    except (DalianReportError, OSError) as error:
        _let_go_of_output()
        _complain(parser.prog, str(error))
        return 2


def _complain(program: str, message: str) -> None:
    lines = [line.strip() for line in message.splitlines()]
    # A program started without a standard error has None there.
    with suppress(AttributeError):
        sys.stderr.write(f"{program}: {' | '.join(lines)}\n")


def _let_go_of_output() -> None:
    """Keep the interpreter from writing at its end to an output that takes nothing more."""
    try:
        print(end="", flush=True)
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="dalian-report",
        description="What Dalian promised for 2023, in numbers, and whether it was kept.",
        epilog="Without a command: the scorecard of all numeric targets.",
    )
    parser.add_argument(
        "--version", action="store_true", help="the versions of package, data and schema"
    )
    _scorecard_options(parser)
    parser.set_defaults(run=_scorecard)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    add = commands.add_parser
    _command(
        add, "scorecard", _scorecard, "the scorecard, as without a command", _scorecard_options
    )
    _command(add, "targets", _targets, "list the targets as the report words them", _json_option)
    _command(add, "show", _show, "show a section, statement, figure, target ...", _show_options)
    _command(add, "check", _check, "check a report, with its source text too", _check_options)
    _command(add, "schema", _schema, "print a JSON Schema of the data", _schema_options)
    return parser


def _command(
    add: Callable[..., argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    help: str,
    options: Callable[[argparse.ArgumentParser], None],
) -> None:
    command = add(name, help=help, description=help.capitalize() + ".")
    options(command)
    command.set_defaults(run=run)


def _json_option(parser: argparse.ArgumentParser) -> None:
    _option(parser, "--json", action="store_true", help="as JSON, for programs")


def _scorecard_options(parser: argparse.ArgumentParser) -> None:
    rules, readings = [rule.value for rule in DecisionRule], [one.value for one in AboutReading]
    _json_option(parser)
    _option(
        parser,
        "--as-of",
        metavar="DAY",
        help="count only what was published by this day (2024-01-31)",
    )
    _option(
        parser,
        "--observations",
        metavar="FILE",
        help="your own outcomes instead of the shipped ones",
    )
    _option(parser, "--report", metavar="FILE", help="your own report instead of the shipped one")
    _option(parser, "--rule", choices=rules, help="what an exact published number stands for")
    _option(
        parser,
        "--about",
        metavar="TOLERANCE",
        help='what "about" allows: 5%% (of the number) or 0.25 (in its unit)',
    )
    _option(parser, "--reading", choices=readings, help="how a hedged target is read")


def _option(parser: argparse.ArgumentParser, name: str, **settings: Any) -> None:
    # Without a default, so that a command does not undo what stood before it.
    parser.add_argument(name, default=argparse.SUPPRESS, **settings)


def _show_options(parser: argparse.ArgumentParser) -> None:
    _json_option(parser)
    parser.add_argument(
        "key",
        metavar="KEY",
        help='an id or a section: II.5.3, gdp.growth@2023, "Part II, section 5"',
    )


def _schema_options(parser: argparse.ArgumentParser) -> None:
    _json_option(parser)
    kinds = ["report", "observations", "changes"]
    parser.add_argument(
        "kind", nargs="?", choices=kinds, default="report", help="of which document"
    )


def _check_options(parser: argparse.ArgumentParser) -> None:
    _json_option(parser)
    parser.add_argument("document", metavar="REPORT", help="the report, as JSON")
    _option(parser, "--source", metavar="FILE", help="the text that the report restates")
    _option(parser, "--names", metavar="FILE", help="official names, one a line")
    _option(parser, "--format", choices=["text", "json", "github"], help="what to print")


def _versions(options: argparse.Namespace) -> int:
    if "json" in options:
        versions = {"package": dr.__version__, "data": dr.DATA_VERSION, "schema": dr.SCHEMA_VERSION}
        return _print_json(versions)
    print(f"dalian-report {dr.__version__} (data {dr.DATA_VERSION}, schema {dr.SCHEMA_VERSION})")
    return 0


def _print_json(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=2))
    return 0


def _scorecard(options: argparse.Namespace) -> int:
    given = vars(options)
    policy = {
        name: given[option]
        for name, option in (("about", "about"), ("about_reading", "reading"))
        if option in given
    }
    card = dr.scorecard(
        dr.read(given["report"]) if "report" in given else None,
        dr.read_observations(given["observations"]) if "observations" in given else None,
        as_of=given.get("as_of"),
        policy=dr.HedgePolicy(**policy),
        rule=given.get("rule", DecisionRule.SIMPLE),
    )
    if "json" in given:
        return _print_json(card.to_dict())
    from dalian_report.scorecard_table import text

    print(text(card, paint=_paint if _coloured() else None))
    return 0


def _coloured() -> bool:
    is_terminal = getattr(sys.stdout, "isatty", bool)
    return is_terminal() and not os.environ.get("NO_COLOR")


def _paint(word: str, verdict: Verdict) -> str:
    colour = _COLOURS.get(verdict)
    return word if colour is None else f"\x1b[{colour}m{word}\x1b[0m"


def _targets(options: argparse.Namespace) -> int:
    report = dr.load()
    if "json" in options:
        return _print_json([_plain(target) for target in report.targets])
    for target in report.targets:
        figure = None if target.figure_id is None else report.figure(target.figure_id)
        wanted = f"in step with {target.relative_to}" if figure is None else str(figure)
        print(f"{target.id:40} {target.sense.value:12} {target.strength.value:11} {wanted}")
    return 0


def _show(options: argparse.Namespace) -> int:
    report = dr.load()
    found = report.get(options.key) or _section_or_target(report, options.key)
    if "json" in options:
        return _print_json(_plain(found))
    if isinstance(found, dr.Section):
        print(f"{found.id}  {found.title}")
        for statement in report.statements_in(found):
            print(f"{statement.id:18} {statement.text}")
        return 0
    for name, value in _plain(found).items():
        text = value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
        print(f"{name:20} {text}")
    return 0


def _section_or_target(report: dr.Report, key: str) -> dr.Section | dr.Target:
    try:
        return report.section(key)
    except dr.UnknownKeyError as miss:
        try:
            return report.target(key)
        except dr.UnknownKeyError as other:
            raise dr.UnknownKeyError(key, (*miss.suggestions, *other.suggestions)[:3]) from None


def _plain(record: Any) -> dict[str, Any]:
    from dalian_report.codec import plain

    found: dict[str, Any] = plain(record)
    return found


def _schema(options: argparse.Namespace) -> int:
    return _print_json(dr.schema(options.kind))


def _check(options: argparse.Namespace) -> int:
    from pathlib import Path

    from dalian_report import _files, check
    from dalian_report.codec import LARGEST_DOCUMENT

    given = vars(options)
    path: str = options.document
    document = _files.content(path, LARGEST_DOCUMENT)
    names = check.official_names(given["names"]) if "names" in given else ()
    source = Path(given["source"]) if "source" in given else None
    findings = check.check_document(document, source, exempt=names)
    form = "json" if "json" in given else given.get("format", "text")
    if form == "json":
        print(check.as_json(findings))
    elif form == "github":
        print(check.as_github(findings, path, document.decode("utf-8", "replace")))
    else:
        print(check.as_text(findings))
    return 1 if findings else 0
