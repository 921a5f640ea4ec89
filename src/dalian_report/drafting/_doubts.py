"""Doubts: what a person should look at first, with closed codes, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from dalian_report.model import Measure, Span, Status
from dalian_report.model._codes import ExplainedCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dalian_report.drafting._identity import Identity
    from dalian_report.drafting._readings import FigureReading, PromiseReading, Reading
    from dalian_report.drafting._source_text import SourceText


class DoubtCode(ExplainedCode):
    """The kind of a doubt. The gravest come first, and a draft lists its doubts in this order."""

    EMPTY_TEXT = "empty-text", "There is nothing to read."
    NOT_CHINESE = "not-chinese", "Most of the text is in another language."
    NOT_A_WORK_REPORT = (
        "not-a-work-report",
        "The text looks like another kind of text, or lacks the words of a work report.",
    )
    SEVERAL_REPORTS = (
        "several-reports",
        "The text has several reports; its parts and years are read as those of one.",
    )
    CUT_OFF = "cut-off", "The text ends within a sentence."
    YEAR_UNKNOWN = (
        "year-unknown",
        "No sign of the year; no figure has one, and there are no targets.",
    )
    YEAR_FROM_NAME = "year-from-name", "The text gives no year; that of the file's name is taken."
    YEAR_CONTRADICTED = (
        "year-contradicted",
        "The year that was given, that of the file's name, or one sign of the text differs.",
    )
    PLACE_CONTRADICTED = (
        "place-contradicted",
        "The place that was given, or that of the file's name, differs from the text's.",
    )
    PLACE_UNKNOWN = "place-unknown", "The text names no place."
    NO_REVIEW = "no-review", "No part tells results."
    NO_PLAN = "no-plan", "No part sets targets."
    NO_GOAL_LIST = "no-goal-list", "No headline target was found."
    BROKEN_CHARACTERS = "broken-characters", "Characters could not be decoded."
    TRADITIONAL_CHARACTERS = (
        "traditional-characters",
        "The text is in traditional characters, which are read as simplified ones.",
    )
    ROW_NOT_FOUND = (
        "row-not-found",
        "The text does not have the words of a row, or its number in them.",
    )
    ROW_AMBIGUOUS = (
        "row-ambiguous",
        "The text has the words of a row more than once, or its number in them.",
    )
    ROW_NOT_A_NUMBER = "row-not-a-number", "The place of a row has no number, or several."
    ROW_REPEATED = "row-repeated", "Two rows have one number; the first one counts."
    ROW_INCOMPLETE = (
        "row-incomplete",
        "A row leaves out a field that a figure needs; `fill` lets the reader add it.",
    )
    ROW_UNKNOWN_INDICATOR = (
        "row-unknown-indicator",
        "A row names an indicator that the registry does not have.",
    )
    ROW_AGAINST_PRINT = (
        "row-against-print",
        "A row contradicts the printed number, its unit or its hedge; the print counts.",
    )
    ROW_AGAINST_CONTEXT = (
        "row-against-context",
        "A row contradicts the words around its number; the row counts.",
    )
    ROW_MISSING = "row-missing", "No row has a headline figure that the reader finds."
    KEPT_DIFFERS = (
        "kept-differs",
        "A figure of the corrected draft stays, and the reader reads something else.",
    )
    KEPT_LACKS = (
        "kept-lacks",
        "The corrected draft lacks a figure; it is taken from the new draft.",
    )
    TARGET_REPEATED = "target-repeated", "One indicator has several target numbers for the year."
    IMPLAUSIBLE_VALUE = (
        "implausible-value",
        "The number is out of the range of such numbers: perhaps a misprint.",
    )
    DATE_UNKNOWN = (
        "date-unknown",
        "The text gives no day of delivery; the first day of its year is written.",
    )
    MEASURE_UNSURE = (
        "measure-unsure",
        "No word says whether the number is a level, a share or a growth.",
    )
    PROMISE_WITHOUT_INDICATOR = (
        "promise-without-indicator",
        "A target without a number for what is no headline concept.",
    )


_ORDER = {code: place for place, code in enumerate(DoubtCode)}


@attrs.frozen
class Doubt:
    """One point that a person should read."""

    code: DoubtCode
    message: str
    span: Span | None = None
    """The place in the text as given, or None for the text as a whole."""
    alternatives: tuple[str, ...] = ()
    """The other possible readings."""


_PLACE_ENDS = "省市州盟县区"


def ordered(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts of a draft, the gravest first, then in the order of the text."""
    return tuple(
        sorted(
            doubts, key=lambda doubt: (_ORDER[doubt.code], doubt.span.start if doubt.span else -1)
        )
    )


def doubts_of(
    text: SourceText,
    identity: Identity,
    given: tuple[str | None, int | None],
    readings: Sequence[Reading],
) -> Iterator[Doubt]:
    """The doubts about place, year, figures and targets, in no order."""
    yield from _of_identity(identity, *given)
    yield from _of_figures(text, [figure for reading in readings for figure in reading.figures])
    yield from _of_promises(text, [promise for reading in readings for promise in reading.promises])


def _of_identity(identity: Identity, place: str | None, year: int | None) -> Iterator[Doubt]:
    if year is None and identity.year is None:
        yield Doubt(DoubtCode.YEAR_UNKNOWN, "no sign of the text gives its year")
    elif year is not None and identity.year is not None and identity.year != year:
        yield Doubt(
            DoubtCode.YEAR_CONTRADICTED,
            f"the year given is {year}, the text is of {identity.year}",
            alternatives=(str(identity.year),),
        )
    elif len(identity.years) > 1:
        others = tuple(str(other) for other in identity.years if other != (year or identity.year))
        message = f"other signs of the text point to {', '.join(others)}"
        yield Doubt(DoubtCode.YEAR_CONTRADICTED, message, alternatives=others)
    if identity.place is None and place is None:
        yield Doubt(DoubtCode.PLACE_UNKNOWN, "the text names no place")
    elif place is not None and identity.place is not None:
        named = identity.place.name_zh
        if place.rstrip(_PLACE_ENDS) not in named and place.isascii() is False:
            message = f"the place given is {place}, the text names {named}"
            yield Doubt(DoubtCode.PLACE_CONTRADICTED, message, alternatives=(named,))
    if identity.day is None:
        yield Doubt(DoubtCode.DATE_UNKNOWN, "the text gives no day of delivery")


def _of_figures(text: SourceText, figures: Sequence[FigureReading]) -> Iterator[Doubt]:
    seen: dict[tuple[str, str, str], FigureReading] = {}
    for figure in figures:
        span = text.span(figure.start, figure.end)
        if not figure.is_sure:
            message = f"no word says what measure {figure.value} {figure.unit} is"
            yield Doubt(DoubtCode.MEASURE_UNSURE, message, span, ("growth", "share", "change"))
        if figure.measure is Measure.SHARE and figure.unit == "percent" and figure.value > 150:
            message = f"a share of {figure.value} percent"
            yield Doubt(DoubtCode.IMPLAUSIBLE_VALUE, message, span)
        if figure.status is not Status.TARGET or not figure.concepts:
            continue
        concept = figure.concepts[0]
        first = seen.setdefault((concept, figure.measure.value, figure.unit), figure)
        if first.value != figure.value and concept != "emissions":
            message = f"{concept} has the targets {first.value} and {figure.value}"
            yield Doubt(DoubtCode.TARGET_REPEATED, message, span, (str(first.value),))
    if not seen and text.text.strip():
        yield Doubt(DoubtCode.NO_GOAL_LIST, "no headline target with a number was found")


def _of_promises(text: SourceText, promises: Sequence[PromiseReading]) -> Iterator[Doubt]:
    for promise in promises:
        if promise.concept is None:
            message = f"a target of sense {promise.kind} for no headline concept"
            span = text.span(promise.start, promise.end)
            yield Doubt(DoubtCode.PROMISE_WITHOUT_INDICATOR, message, span)
