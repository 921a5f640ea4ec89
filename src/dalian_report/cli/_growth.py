"""`growth`: every growth function as a command of its own."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any
from warnings import warn

import dalian_report as dr
from dalian_report.cli._formulas import FORMULAS, KINDS, Formula
from dalian_report.cli._numbers import number_or_set
from dalian_report.cli._parser import UsageError, report_given, report_option
from dalian_report.cli._terminal import say, say_json
from dalian_report.errors import UnitWarning
from dalian_report.growth import percent
from dalian_report.model import _wording as wording
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import decimal_text, rounded

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from dalian_report.cli._parser import Parser
    from dalian_report.growth import Answer, Quantity

    ReadQuantity = Callable[[str], Quantity]
    Result = bool | Answer | tuple[Answer, ...]

_SHORT = Context(prec=6)
_DOWN, _UP = Context(prec=28, rounding=ROUND_FLOOR), Context(prec=28, rounding=ROUND_CEILING)
_WHOLE_RATE = re.compile(r"[1-9]\d{0,2}(?:\.\d{1,9})?")
"""A rate of 1 or more that looks like a percentage."""
_NUMBERS = """\
numbers: 420, 0.06, 6% (which is 0.06), 1/3, a set such as "[40, 50]", or the id of a figure
  or a published outcome, which brings its unit and its hedge (see show). Rates are ratios:
  6% is 0.06, and 6 is 600%. Results are exact, rounded once to 28 digits."""


def growth(parser: Parser) -> None:
    """Give the parser of `growth` its commands."""
    for formula in FORMULAS:
        parser.command(formula.name, formula.purpose, _option_adder(formula))
    parser.runs(
        _none,
        ("growth rate 380 420", "0.105 is a rise of 10.5%"),
        ("growth apply-growth 380 6%", "what grows by 6%"),
        ("growth required-rate 840 1000 3", "the yearly rate to a goal"),
        ("growth doubling-time 7%", "in years, if the rate is a yearly one"),
        ("growth rate --help", "each has a help of its own"),
        notes=_NUMBERS,
    )


def _none(options: Namespace) -> int:
    raise UsageError("no-function", "growth")


def _option_adder(formula: Formula) -> Any:
    def add_options(parser: Parser) -> None:
        for name, kind in formula.arguments.items():
            settings: dict[str, Any] = {"nargs": "+"} if formula.is_series else {}
            parser.add_argument(name, metavar=name.upper(), help=KINDS[kind], **settings)
        for name, (kind, purpose) in _OPTIONS.get(formula.name, {}).items():
            parser.option(f"--{name} {kind.upper()}", purpose)
        if formula.gives != "set":
            parser.option("--about TOLERANCE", 'what "about" in a figure allows')
        report_option(parser)
        parser.set_defaults(run=_run, formula=formula)
        parser.epilog = f"example:\n  dalian-report growth {formula.name} {formula.example}"
        parser.epilog += f"\n\n{_NUMBERS}"

    return add_options


_OPTIONS = {
    "chain": {"missing": ("how", "refuse (default), or bridge: as the known ones on average")},
    "consistent": {
        "level-resolution": ("place", "what the levels were rounded to"),
        "rate-resolution": ("place", "what the rate was rounded to: 0.1%% or 0.001"),
    },
    "sums-to": {
        "total": ("level", "the total (needed)"),
        "resolution": ("place", "what parts and total were rounded to"),
    },
}
"""The option of a function besides its arguments: the name of a value, and its meaning."""


def _run(options: Namespace) -> int:
    from dalian_report import growth

    formula: Formula = options.formula
    chosen = vars(options)
    quantity = _quantities(options)
    arguments = {name: _argument(chosen[name], formula, quantity) for name in formula.arguments}
    _warn_of_percent(chosen, formula)
    more = _more(chosen, formula, quantity)
    ordered = list(arguments.values())
    if formula.name == "consistent":
        ordered = [ordered[:2], ordered[2]]
    if formula.name == "sums-to":
        if "total" not in more:
            raise UsageError("missing-total", "--total")
        ordered.append(more.pop("total"))
    result: Result = getattr(growth, formula.function)(*ordered, **more)
    if "json" in chosen:
        say_json(_as_json(formula, chosen, result))
    else:
        say(_in_words(formula, result))
    return 1 if result is False else 0


def _warn_of_percent(chosen: dict[str, Any], formula: Formula) -> None:
    """Warn of a rate without a sign of percent that is 100% or more."""
    for name, kind in formula.arguments.items():
        words = chosen[name] if formula.is_series else [chosen[name]]
        for word in words if kind == "rate" else ():
            if _WHOLE_RATE.fullmatch(word):
                meant = f"{decimal_text(Decimal(word) * 100)}%"
                warn(UnitWarning("rate-above-one", name, Decimal(word), meant=meant), stacklevel=2)


def _argument(words: str | list[str], formula: Formula, quantity: ReadQuantity) -> Any:
    if isinstance(words, str):
        return quantity(words)
    missing = formula.name == "chain"
    return [None if missing and word == "none" else quantity(word) for word in words]


def _quantities(options: Namespace) -> ReadQuantity:
    """The reader of a word: the id of a record in the report that the options name, or a number."""
    report = cache(lambda: report_given(options))

    def quantity(word: str) -> Quantity:
        record = report().get(word) if word[:1].isalpha() else None
        return record if isinstance(record, dr.Figure | dr.Observation) else number_or_set(word)

    return quantity


def _more(chosen: dict[str, Any], formula: Formula, quantity: ReadQuantity) -> dict[str, Any]:
    """The options as keywords of the function."""
    keywords: dict[str, Any] = {}
    if "about" in chosen:
        keywords["policy"] = dr.HedgePolicy(about=chosen["about"])
    for name in _OPTIONS.get(formula.name, {}):
        keyword = name.replace("-", "_")
        if keyword in chosen:
            words = chosen[keyword]
            keywords[keyword] = words if keyword == "missing" else quantity(words)
    return keywords


def _as_json(formula: Formula, chosen: dict[str, Any], result: Result) -> dict[str, Any]:
    content: dict[str, Any] = {
        "function": formula.function,
        "arguments": {name: chosen[name] for name in formula.arguments},
        "result": _plain(result),
    }
    if isinstance(result, Decimal | Interval) and formula.gives == "rate":
        content["percent"] = _digits(percent(result))
    return content


def _plain(result: Result) -> bool | str | list[str]:
    if isinstance(result, bool):
        return result
    return list(map(_digits, result)) if isinstance(result, tuple) else _digits(result)


def _digits(result: Answer) -> str:
    return decimal_text(result) if isinstance(result, Decimal) else str(result)


def _decimals(result: Answer) -> str:
    """A number or a set with decimals of 28 digits. The ends of a set are rounded outward."""
    if not isinstance(result, Interval):
        return decimal_text(result)
    lower = None if result.lower is None else rounded(result.lower, _DOWN)
    upper = None if result.upper is None else rounded(result.upper, _UP)
    return str(Interval(lower, upper, result.lower_closed, result.upper_closed))


def _in_words(formula: Formula, result: Result) -> str:
    if isinstance(result, bool):
        return "yes" if result else "no"
    if isinstance(result, tuple):
        return "\n".join(map(_decimals, result))
    digits = _decimals(result)
    if formula.gives == "rate":
        rate = percent(result)
        # As many digits as the words of a set have.
        values = rate if isinstance(rate, Interval) else Interval.point(_SHORT.plus(rate))
        return f"{digits} ({wording.interval(values, 'percent')})"
    periods = " period" if digits == "1" else " periods"
    words = {"periods": periods, "points": " percentage points", "percent": "%"}
    return digits + words.get(formula.gives, "")
