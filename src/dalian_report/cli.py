"""The command `dalian-report`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import dalian_report as dr
from dalian_report.attainment import DecisionRule, Verdict
from dalian_report.errors import DalianReportError
from dalian_report.hedges import AboutReading

__all__ = ["main"]

_COLOURS = {Verdict.MET: "32", Verdict.NOT_MET: "31", Verdict.INDETERMINATE: "33"}


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints fit on one line."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}; see {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code (0, 1 a check failed, 2 bad usage or input)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has seen enough; keep the interpreter from flushing into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (DalianReportError, OSError) as error:
        message = str(error).replace("\n  ", " | ").replace("\n", " ")
        print(f"{parser.prog}: {message}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="dalian-report",
        description="What Dalian promised for 2023, in numbers, and whether it was kept.",
        epilog="Without a command: the scorecard of all numeric targets.",
    )
    parser.add_argument("--version", action="version", version=_versions())
    _scorecard_options(parser)
    parser.set_defaults(run=_scorecard)
    commands = parser.add_subparsers(title="commands", metavar="")
    _command(commands, "scorecard", _scorecard, "the scorecard, as without a command", [_scorecard_options])
    _command(commands, "targets", _targets, "list the targets as the report words them", [])
    _command(commands, "show", _show, "show a section, statement, figure, target ...", [_key_option])
    _command(commands, "schema", _schema, "print a JSON Schema of the data", [_schema_option])
    return parser


def _command(
    commands: Any,
    name: str,
    run: Callable[[argparse.Namespace], int],
    help: str,
    options: Sequence[Callable[[argparse.ArgumentParser], None]],
) -> None:
    command = commands.add_parser(name, help=help, description=help.capitalize() + ".")
    for add in options:
        add(command)
    if _scorecard_options not in options:
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="as JSON, for programs")
    command.set_defaults(run=run)


def _scorecard_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--json", action="store_true", default=argparse.SUPPRESS, help="as JSON, for programs")
    add("--as-of", metavar="DAY", default=argparse.SUPPRESS, help="count only what was published by this day (2024-01-31)")
    add("--observations", metavar="FILE", default=argparse.SUPPRESS, help="your own outcomes instead of the shipped ones")
    add("--report", metavar="FILE", default=argparse.SUPPRESS, help="your own report instead of the shipped one")
    add("--rule", choices=[rule.value for rule in DecisionRule], default=argparse.SUPPRESS, help="what an exact published number stands for")
    add("--about", metavar="TOLERANCE", default=argparse.SUPPRESS, help='what "about" allows: 5%% (of the number) or 0.25 (in its unit)')
    add("--reading", choices=[reading.value for reading in AboutReading], default=argparse.SUPPRESS, help="how a hedged target is read")


def _key_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", help='an id or a section: II.5.3, gdp.growth@2023, "Part II, section 5"')


def _schema_option(parser: argparse.ArgumentParser) -> None:
    kinds = ["report", "observations", "changes"]
    parser.add_argument("kind", nargs="?", choices=kinds, default="report", help="of which document")


def _versions() -> str:
    return f"dalian-report {dr.__version__} (data {dr.DATA_VERSION}, schema {dr.SCHEMA_VERSION})"


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
    if given.get("json"):
        return _print_json(card.to_dict())
    from dalian_report.scorecard_table import text

    print(text(card, paint=_paint if _coloured() else None))
    return 0


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _paint(word: str, verdict: Verdict) -> str:
    colour = _COLOURS.get(verdict)
    return word if colour is None else f"\x1b[{colour}m{word}\x1b[0m"


def _targets(options: argparse.Namespace) -> int:
    report = dr.load()
    if vars(options).get("json"):
        return _print_json([_plain(target) for target in report.targets])
    for target in report.targets:
        figure = None if target.figure_id is None else report.figure(target.figure_id)
        wanted = f"in step with {target.relative_to}" if figure is None else str(figure)
        print(f"{target.id:40} {target.sense.value:12} {target.strength.value:11} {wanted}")
    return 0


def _show(options: argparse.Namespace) -> int:
    report = dr.load()
    found = report.get(options.key) or _section_or_target(report, options.key)
    if vars(options).get("json"):
        return _print_json(_plain(found))
    if isinstance(found, dr.Section):
        print(f"{found.id}  {found.title}")
        for statement in report.statements_in(found):
            print(f"{statement.id:18} {statement.text}")
    else:
        for name, value in _plain(found).items():
            print(f"{name:20} {value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)}")
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
