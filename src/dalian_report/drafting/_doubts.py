"""Doubts: what a person should look at first, with closed codes, the gravest first."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting._parts import Part
from dalian_report.model import Measure, Span, Status
from dalian_report.numerals.characters import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.drafting._identity import Identity
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._readings import FigureReading, PromiseReading, Reading
    from dalian_report.drafting._source_text import SourceText

__all__ = ["Doubt", "DoubtCode", "doubts_of"]


class DoubtCode(StrEnum):
    """What is doubtful; the gravest come first, and a draft lists its doubts in this order."""

    EMPTY_TEXT = "empty-text"
    """There is nothing to read."""
    NOT_CHINESE = "not-chinese"
    """Most of the text is in another language."""
    NOT_A_WORK_REPORT = "not-a-work-report"
    """The text lacks the address and the words of a work report."""
    CUT_OFF = "cut-off"
    """The text ends within a sentence, or lacks its plan."""
    YEAR_UNKNOWN = "year-unknown"
    """No sign of the year; no figure has one, and there are no targets."""
    YEAR_CONTRADICTED = "year-contradicted"
    """The year that was given, or that one sign of the text gives, differs from the others."""
    PLACE_CONTRADICTED = "place-contradicted"
    """The place that was given differs from the one that the text names."""
    PLACE_UNKNOWN = "place-unknown"
    """The text names no place."""
    NO_REVIEW = "no-review"
    """No part tells results."""
    NO_PLAN = "no-plan"
    """No part sets targets."""
    NO_GOAL_LIST = "no-goal-list"
    """No headline target was found."""
    BROKEN_CHARACTERS = "broken-characters"
    """Characters could not be decoded."""
    TRADITIONAL_CHARACTERS = "traditional-characters"
    """The text is in traditional characters, which are read as simplified ones."""
    TARGET_REPEATED = "target-repeated"
    """One indicator has several target numbers for the year."""
    IMPLAUSIBLE_VALUE = "implausible-value"
    """The number is out of the range of such numbers: perhaps a misprint."""
    DATE_UNKNOWN = "date-unknown"
    """The text gives no day of delivery; the first day of its year is written."""
    MEASURE_UNSURE = "measure-unsure"
    """No word says whether the number is a level, a share or a growth."""
    PROMISE_WITHOUT_INDICATOR = "promise-without-indicator"
    """A target without a number for what is no headline concept."""


_ORDER = {code: place for place, code in enumerate(DoubtCode)}


@attrs.frozen
class Doubt:
    """One point that a person should read."""

    code: DoubtCode
    message: str
    span: Span | None = None
    """Where, in the text as given; None for the text as a whole."""
    alternatives: tuple[str, ...] = ()
    """What else it may be."""


_CHINESE = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_SAMPLE = 4_000
_ENDS = "。！？”’）)!?…】］]》"
_PLACE_ENDS = "省市州盟县区"


def doubts_of(
    text: SourceText,
    identity: Identity,
    given: tuple[str | None, int | None],
    paragraphs: Sequence[Paragraph],
    readings: Sequence[Reading],
) -> tuple[Doubt, ...]:
    """The doubts of a draft, the gravest first, then in the order of the text."""
    doubts = [
        *_of_text(text, identity, paragraphs),
        *_of_identity(identity, *given),
        *_of_figures(text, [figure for reading in readings for figure in reading.figures]),
        *_of_promises(text, [promise for reading in readings for promise in reading.promises]),
    ]
    doubts.sort(key=lambda doubt: (_ORDER[doubt.code], doubt.span.start if doubt.span else -1))
    return tuple(doubts)


def _of_text(
    text: SourceText, identity: Identity, paragraphs: Sequence[Paragraph]
) -> Iterator[Doubt]:
    plain = text.text
    if not plain.strip():
        yield Doubt(DoubtCode.EMPTY_TEXT, "the text is empty")
        return
    sample = plain[:_SAMPLE]
    if len(_LATIN.findall(sample)) > len(_CHINESE.findall(sample)):
        yield Doubt(DoubtCode.NOT_CHINESE, "most letters of the text are Latin ones")
    elif not identity.is_report:
        yield Doubt(DoubtCode.NOT_A_WORK_REPORT, "the text lacks the address of a work report")
    last = plain.rstrip()
    if last[-1] not in _ENDS and not (paragraphs and paragraphs[-1].part is Part.NOTES):
        start, end = len(last) - 1, len(last)
        message = "the text ends within a sentence"
        yield Doubt(DoubtCode.CUT_OFF, message, text.span(start, end))
    parts = {paragraph.part for paragraph in paragraphs}
    if not parts & {Part.REVIEW, Part.REVIEW_SPAN}:
        yield Doubt(DoubtCode.NO_REVIEW, "no part of the text tells results")
    if Part.PLAN not in parts:
        yield Doubt(DoubtCode.NO_PLAN, "no part of the text sets targets for its year")
    if text.replaced:
        yield Doubt(DoubtCode.BROKEN_CHARACTERS, f"{text.replaced} characters could not be decoded")
    head = text.source[:_SAMPLE]
    changed = sum(a != b for a, b in zip(head, simplified(head), strict=True))
    if changed * 12 > max(1, len(head)):
        yield Doubt(DoubtCode.TRADITIONAL_CHARACTERS, "the text is in traditional characters")


def _of_identity(identity: Identity, place: str | None, year: int | None) -> Iterator[Doubt]:
    if identity.year is None and year is None:
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
