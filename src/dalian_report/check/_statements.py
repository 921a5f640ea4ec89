"""Rules on the texts of statements: numbers, hedges, directions and years they print."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.model._vocabulary import Direction, Measure, StatementKind
from dalian_report.numerals import Form, english, language_of, printed_text
from dalian_report.numerals._chinese import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.check._context import CheckContext
    from dalian_report.model import Figure, Statement
    from dalian_report.numerals import PrintedNumber, PrintedText

_PERCENT = re.compile(r"[ -]?(?:%|per ?cent\b)(?!age)(?! points?)", re.IGNORECASE)
# "by 8.97 and 13.79%": the sign at the end of a list holds for all of it.
_LISTED = re.compile(r"(?: and| or| to|,)(?: by)? |[-–]")
_SQUARE = re.compile(r"\b[ck]?m[23]\b")
_SUPERLATIVE = re.compile(r"\b(?:most|best|highest|top|leads?|led|\w{3,}est)\b", re.IGNORECASE)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_PLAN = re.compile("十([一二三四五六七八九])五")
_NOTHING = re.compile(r"\b(?:no|none|nil|without)\b", re.IGNORECASE)
_PAIR = re.compile(r"\bboth\b", re.IGNORECASE)
_SINGLE = re.compile(r"\b(?:single|another|only|sole)\b", re.IGNORECASE)


def numbers(context: CheckContext) -> Iterator[Finding]:
    """A statement prints the numbers of its figures, hedged as they are, and no others."""
    for statement in context.restated:
        read = _read(statement.text)
        printed = _printed(statement.text, read)
        percents = _percents(statement.text, printed)
        accounted = _of_names(context, statement, printed)
        for figure in context.figures_of[statement.id]:
            places, holds = _prints(statement.text, figure, printed, percents)
            accounted.update(places)
            if not holds:
                yield Finding.of(
                    "statement-drops",
                    figure.id,
                    value=figure.value,
                    unit=figure.unit,
                    text=statement.text,
                )
            elif any(printed[place].value == figure.value for place in places):
                yield from _hedge(statement, figure, read, [printed[place] for place in places])
        extra = [n for place, n in enumerate(printed) if place not in accounted]
        yield from _extras(context, statement, extra)


@lru_cache(maxsize=2048)
def _read(text: str) -> PrintedText:
    # Kept, since an author checks many times, and few statements change in between.
    return printed_text(text, language_of(text))


def _printed(text: str, read: PrintedText) -> tuple[PrintedNumber, ...]:
    """The numbers of the text. The exponent of "m2" is not a number."""
    exponents = {square.end() - 1 for square in _SQUARE.finditer(text)}
    return tuple(number for number in read.numbers if number.start not in exponents)


def _percents(text: str, printed: tuple[PrintedNumber, ...]) -> list[bool]:
    """Which of the numbers are percentages."""
    are_percents: list[bool] = []
    following = None
    for number in reversed(printed):
        signed = number.unit == "percent" or _PERCENT.match(text, number.end) is not None
        if not signed and following is not None and are_percents[-1]:
            signed = _LISTED.fullmatch(text, number.end, following.start) is not None
        are_percents.append(signed)
        following = number
    return are_percents[::-1]


def _prints(
    text: str, figure: Figure, printed: tuple[PrintedNumber, ...], percents: list[bool]
) -> tuple[set[int], bool]:
    """The places among the printed numbers that stand for the figure, and if all is there."""
    in_percent = figure.unit == "percent"
    places = [place for place, percent in enumerate(percents) if percent is in_percent]
    equal = {place for place in places if printed[place].value == figure.value}
    if figure.value_to is None:
        spans = _worded(text, figure)
        said = bool(equal) or bool(spans) or _said_otherwise(text, figure)
        # "Double-digit" and "doubled" carry their own bounds.
        return equal or _places(printed, spans), said
    whole = {place for place in equal if printed[place].value_to == figure.value_to}
    if whole:
        return whole, True
    upper = {place for place in places if printed[place].value == figure.value_to}
    # "5 to 8 billion": the scale word of the upper end holds for the lower one.
    equal |= {
        place - 1
        for place in upper
        if place and printed[place - 1].value * printed[place].scale == figure.value
    }
    return equal | upper, bool(equal) and bool(upper)


_WORDED = (
    (r"\bdoubl(?:e|es|ed|ing)\b(?![ -]digit)|翻", "2", "100"),
    (r"\b(?:tripl|trebl)(?:e|es|ed|ing)\b", "3", "200"),
    (r"\bquadrupl(?:e|es|ed|ing)\b|翻", "4", "300"),
    (r"\b(?:double|two)[ -]digits?\b", "", "10"),
    (r"\bhalf\b|一半|半数", "0.5", "50"),
    (r"\b(?:one|a|another)[ -]third\b", "", "33.33"),
)
"""Words for a ratio or percentage: doubled (grown by 100 percent), half of all."""
_TIMES_MORE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) times more\b")


def _worded(text: str, figure: Figure) -> list[tuple[int, int]]:
    """The places where words say the figure: "doubled", "half", "1.3 times more"."""
    spans: list[tuple[int, int]] = []
    for words, ratio, percent in _WORDED:
        value = {"ratio": ratio, "percent": percent}.get(figure.unit)
        if value and Decimal(value) == figure.value:
            spans += [match.span() for match in re.finditer(words, text, re.IGNORECASE)]
    if figure.unit == "percent":
        more = _TIMES_MORE.finditer(text)
        spans += [match.span() for match in more if Decimal(match[1]) * 100 == figure.value]
    return spans


def _places(printed: tuple[PrintedNumber, ...], spans: list[tuple[int, int]]) -> set[int]:
    """The places of the numbers in one of the spans."""
    return {
        place
        for place, number in enumerate(printed)
        if any(start <= number.start and number.end <= end for start, end in spans)
    }


_PLAN_NAME = re.compile(r"\b(\d+)(?:st|nd|rd|th) Five-Year Plan\b")
_PERIOD = re.compile(
    r"(?:\b(?P<length>\w+) years? )?"
    r"(?:\(?(?:from )?\b(?P<first>\d{4}) to (?P<last>\d{4})\b|to (?P<until>\d{4})\b"
    r"|\(?from (?P<since>\d{4})\b|\((?P<end>\d{4})\))"
)
_IN_NAME = re.compile(r"[A-Za-z]+\d+(?:\.\d+)?|\b\d+[A-Z]{1,3}\b")


def _of_names(
    context: CheckContext, statement: Statement, printed: tuple[PrintedNumber, ...]
) -> set[int]:
    """The places of numbers that name: a five-year plan, its years, PM2.5.

    A statement reads alone, so it names the period that a heading of the source gives.
    """
    if not context.is_chinese:
        return set()
    text, spans = statement.text, list[tuple[int, int]]()
    plans = [(match, int(match[1])) for match in _PLAN_NAME.finditer(text)]
    spans += [match.span() for match, _ in plans]
    spans += [match.span() for match in _PERIOD.finditer(text) if _is_period(context, match, plans)]
    quoted = [context.quoted(span) for span in statement.spans]
    spans += [
        match.span()
        for match in _IN_NAME.finditer(text)
        if any(match[0] in part for part in quoted)
    ]
    return _places(printed, spans)


def _is_period(
    context: CheckContext, match: re.Match[str], plans: list[tuple[re.Match[str], int]]
) -> bool:
    """Whether a period belongs to a plan of the statement, or begins or ends with the report."""
    first = int(match["first"] or match["since"] or 0)
    last = int(match["last"] or match["until"] or match["end"] or 0)
    length = _LENGTHS.get((match["length"] or "").lower())
    if length and first and last and last - first + 1 != length:
        return False
    # The ninth plan was for 1996 to 2000.
    of_plans = {(1951 + 5 * number, 1955 + 5 * number) for _, number in plans}
    if any(first in (0, start) and last in (0, end) for start, end in of_plans):
        return True
    return first == context.report.year or last == context.report.year - 1


_LENGTHS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six"), start=2)}


def _said_otherwise(text: str, figure: Figure) -> bool:
    """Whether the number is said without a numeral: "the highest", "no family", "both"."""
    if figure.measure is Measure.RANK:
        return figure.value == 1 and _SUPERLATIVE.search(text) is not None
    if figure.measure is Measure.GROWTH and figure.value == 0:
        return _RISES.search(text) is not None
    if figure.unit == "count" and figure.value <= 2:
        words = (_NOTHING, _SINGLE, _PAIR)[int(figure.value)]
        return words.search(text) is not None
    return False


def _hedge(
    statement: Statement, figure: Figure, read: PrintedText, printed: list[PrintedNumber]
) -> Iterator[Finding]:
    bound = figure.bound if figure.original is None else figure.original.bound
    said = {bound for number in printed for bound in read.bounds_at(number.start, number.end)}
    if bound not in said:
        yield Finding.of(
            "statement-hedge",
            figure.id,
            bound=bound.value,
            said=", ".join(sorted(said)),
            text=statement.text,
        )


def _extras(
    context: CheckContext, statement: Statement, extra: list[PrintedNumber]
) -> Iterator[Finding]:
    words = {number: statement.text[number.start : number.end] for number in extra}
    # "one", "once" and "first" are pronouns and adverbs as often as numbers.
    extra = [n for n in extra if n.value != 1 or words[n].isdecimal()]
    extra = [n for n in extra if n.value not in {context.report.year, context.report.year - 1}]
    if not extra:
        return
    allowed = _values_in_span(context, statement)
    lengths = {n.span.end - n.span.start for n in context.numerals_of[statement.id]}
    for number in extra:
        word = words[number]
        if number.value in allowed:
            continue
        if context.text is None and _may_be_printed(context, number, word, lengths):
            continue
        yield Finding.of(
            "statement-extra", statement.id, value=number.value, word=word, text=statement.text
        )


def _values_in_span(context: CheckContext, statement: Statement) -> set[Decimal]:
    """Every number that the source prints in the statement's spans, token by token too."""
    if context.text is None:
        return set()
    language = context.report.source.language
    return {
        value for span in statement.spans for value in _values_in(context.quoted(span), language)
    }


@lru_cache(maxsize=512)
def _values_in(quoted: str, language: str) -> frozenset[Decimal]:
    read = printed_text(quoted, language)
    places = [(number.start, number.end) for number in read.numbers]
    values: set[Decimal] = set()
    for start, end in [*places, *(token[:2] for token in read.tokens)]:
        values |= _values_at(read, start, end)
    # "Phase II" counts, though a Roman numeral is not a number token.
    words = re.findall(r"\w+", quoted)
    values |= {Decimal(_ROMAN.index(word)) for word in words if word in _ROMAN}
    # 双一流 is "double first-class", 倍增 doubling, 无废 "zero-waste", 十方面 ten fields.
    values |= {Decimal(value) for word, value in _PARTS_OF_NAMES.items() if word in quoted}
    # 十四五 is the 14th five-year plan.
    for ordinal in _PLAN.findall(quoted):
        values |= {10 + (value_of(ordinal) or Decimal(0)), Decimal(5)}
    return frozenset(values)


_PARTS_OF_NAMES = {"双": 2, "倍增": 2, "无废": 0, "十方面": 10}


def _values_at(read: PrintedText, start: int, end: int) -> set[Decimal]:
    number, unit = read.number_at(start, end), read.unit_at(start, end)
    if number is None:
        return set()
    values = {number.value} if number.value_to is None else {number.value, number.value_to}
    if number.form is Form.DOUBLING:
        values.add(number.value / 100 + 1)
    return values if unit is None else values | {value * unit.factor for value in values}


def _may_be_printed(
    context: CheckContext, number: PrintedNumber, word: str, lengths: set[int]
) -> bool:
    """Whether a numeral of the source, of which only the length is known, may be this number."""
    if context.is_chinese:
        # A partial report passes over numeral words, so the source may print any number.
        return bool(lengths) or not context.is_full
    # The source may print "Phase II" for "second".
    return (number.is_ordinal and word.isalpha()) or _fits(word, lengths)


def _fits(word: str, lengths: set[int]) -> bool:
    """Whether every token of a number can be the restatement of a numeral this long.

    Without the source the length is all that is known of a numeral.
    """
    tokens = [word[start:end] for start, end in english.tokens(word)]
    values = [number.value for token in tokens for number in english.numbers(token)]
    return all(english.writings(value) & lengths for value in values)


_RISES = re.compile(
    r"\b(?:up|upward|rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|growth|gain\w*"
    r"|increas\w+|rais\w+|more|doubl\w+|add|adds|added|adding|moved|climb\w*|higher|above|expand\w*|new)\b"
    r"|[增升涨扩多加]|提高|上",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:down|downward|fall|falls|fell|fallen|falling|decreas\w+|declin\w+|drop\w*|reduc\w+"
    r"|cut|cuts|lower\w*|below|less|fewer|shrank|shrunk|shrinks?|los[et]|loses)\b"
    r"|[降减跌缩少]|回落|下",
    re.IGNORECASE,
)


_FALLS_OR_MINUS = re.compile(rf"{_FALLS.pattern}|(?<![\w.])[-−]\d", re.IGNORECASE)


def directions(context: CheckContext) -> Iterator[Finding]:
    """A statement with a figure that goes up or down has a word for it."""
    for figure in context.report.figures:
        if figure.direction is None:
            continue
        text = context.report.statement(figure.statement_id).text
        if not text:
            continue
        words = _RISES if figure.direction is Direction.UP else _FALLS_OR_MINUS
        if not words.search(text):
            yield Finding.of(
                "statement-direction", figure.id, direction=figure.direction.value, text=text
            )


_OF_THE_YEAR = {StatementKind.GOAL, StatementKind.COMMITMENT, StatementKind.PRINCIPLE}


def years(context: CheckContext) -> Iterator[Finding]:
    """Goals, deliverables and achievements name a year. A review does not name the next one."""
    year = context.report.year
    must = {deliverable.statement_id for deliverable in context.report.deliverables}
    for statement in context.restated:
        named = set(map(int, re.findall(r"(?<!\d)\d{4}(?!\d)", statement.text)))
        promised = statement.kind is StatementKind.GOAL or statement.id in must
        if promised and year not in named:
            yield Finding.of("statement-year", statement.id, "missing", year, text=statement.text)
        if statement.kind is StatementKind.ACHIEVEMENT and not named:
            yield Finding.of("statement-year", statement.id, "undated", text=statement.text)
        foreign = _foreign_year(statement.kind, year)
        if foreign in named and not context.is_printed(statement, str(foreign)):
            yield Finding.of(
                "statement-year",
                statement.id,
                "other",
                foreign,
                kind=statement.kind.value,
                text=statement.text,
            )


def _foreign_year(kind: StatementKind, year: int) -> int | None:
    """The year that a statement of this kind does not speak of, or None where both are allowed."""
    if kind is StatementKind.ACHIEVEMENT:
        return year
    return year - 1 if kind in _OF_THE_YEAR else None
