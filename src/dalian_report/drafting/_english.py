"""The figures of an English text: numbers that count, with unit, hedge, measure and status."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.drafting._english_promises import english_promises
from dalian_report.drafting._english_roles import numerals_of, role_of
from dalian_report.drafting._parts import Part
from dalian_report.drafting._readings import FigureReading, Reading
from dalian_report.drafting._targets import sense_of
from dalian_report.model import Bound, Direction, Measure, Status
from dalian_report.model._quantities import EXACTLY
from dalian_report.model._vocabulary import Strength
from dalian_report.numerals import Form, english, folded, hedges, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._vocabulary import Vocabulary
    from dalian_report.numerals import PrintedNumber, UnitWord

_QUOTE = re.compile(r'"[^"\n]{1,80}"|“[^”\n]{1,80}”')
_LONGEST_LEAD = 240
_LONGEST_LIST = 1_500
_FEWEST_NAMES = 3
_STOP = re.compile(r"[.;!?](?=\s|$)")
_STRIVE = re.compile(r"\bstriv\w+|\bbid\b", re.IGNORECASE)
_EXPECTED = re.compile(r"\bexpected|\bmain (?:goals|targets|objectives)", re.IGNORECASE)
_GOOD_DAYS = re.compile(r"\bair quality\b[^.;]*\bexceed\w*\s$")
_LEVELS = ("-level", "-dollar", "-yuan")
_UP = (
    r"increas\w*|grow(?:s|n|th|ing)?|grew|r[io]se[ns]?|rising|(?<![-\w])up|expand\w*|gain\w*"
    r"|improv\w*|add\w*"
)
_DOWN = r"decreas\w*|declin\w*|f[ae]ll(?:s|en|ing)?|drop\w*|reduc\w*|cut\w*|lower\w*|down"
_CHANGE = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:rate|ratio|proportion|share|coverage|percentage|account\w*|exceed\w*|degree)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby(?: (?:about|over|around|nearly|some|more than|at least|up to|no less than))?\s$"
)
_THRESHOLD = re.compile(
    r"\b(?:with|of|at)(?: (?:an? )?(?:total )?(?:annual )?(?:investment|output|capacity|level)s?"
    r"(?: of)?)?(?: (?:over|more than|above|at least|at|about))*\s$"
    r"|\b(?:output|capacity|investment) of(?: (?:over|more than|about))*\s$",
    re.IGNORECASE,
)
_ANNUAL = re.compile(
    r"\bannual (?:output|capacity|production)\b(?:[^.;]|\.[0-9]){0,60}$", re.IGNORECASE
)
_AMOUNTS = frozenset(("CNY", "USD", "t", "t/a", "m2", "km2"))
# "a total of 5 billion yuan" and "a turnover of more than 60 million" are not thresholds.
_SUM = re.compile(
    r"\b(?:total|turnover|balance|sum|revenue|amount|volume|renovation|completion) of"
    r"(?: (?:over|more than|above|at least|at|about|nearly))*\s$",
    re.IGNORECASE,
)
_CAPACITY = re.compile(r"\b(?:production|processing|annual) (?:capacity|output)\b", re.IGNORECASE)
# "the five leading industries", "in six cities": things that there are.
_STANDING = re.compile(r"\bthe\s$|\b(?:in|by|on|across|among|of)\s$", re.IGNORECASE)
_PLACES = re.compile(r"\s(?:[a-z]+ ){0,2}(?:cities|sides|provinces|countries|capitals|regions)\b")
_THAN = re.compile(r"\s?(?:%|percent|percentage points?)?\s?(?:lower|higher|faster|slower) than\b")
_SPAN_AHEAD = re.compile(r"\b(?:next|coming|past|recent|last)\s(?:about |nearly )?$", re.IGNORECASE)
_ORIGIN = re.compile(r"\bfrom\s$", re.IGNORECASE)
_TO = re.compile(r"[^.;,]{0,30}\bto\b")
_BY_YEAR = re.compile(r"\bby (?:the end of )?((?:20)[0-9]{2})\b")
_TIMES = re.compile(r"\s(?:consecutive|straight|successive)\b")
_LISTED = re.compile(r"%?\s?(?:,|and|to|or)\s(?:and )?")
_CLAUSE = re.compile(r"[.;,:!?\n]\s?(?=[^0-9]|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'&-]*")
_STOPS = (
    "the|an?|of|and|or|to|in|by|for|with|will|be|is|are|was|were|has|have|had|been|that|this|it"
    "|more|than|over|about|nearly|up|at|least|no|less|from|reached|reach|exceed|exceeded|around"
    "|increased?|increasing|decreased?|grew|rose|fell|reduced?"
)
_LABEL_STOPS = re.compile(_STOPS, re.IGNORECASE)


def english_readings(
    text: str, paragraphs: Sequence[Paragraph], year: int | None, words: Vocabulary
) -> Iterator[tuple[Paragraph, Reading]]:
    """The figures and the other numerals of each paragraph of an English text.

    Args:
        text: The normalised text.
        paragraphs: Its paragraphs, in order.
        year: The year that the report plans.
        words: The vocabulary, by which a target gets its sense.
    """
    plain = folded(text)
    quotes = [match.span() for match in _QUOTE.finditer(plain)]
    numbers = english.numbers(plain)
    quote = place = 0
    last: FigureReading | None = None
    for paragraph in paragraphs:
        reading = Reading()
        named: list[str | None] = []
        sentences, sentence = list(_sentences(plain, paragraph)), 0
        while place < len(numbers) and numbers[place].start < paragraph.end:
            number = numbers[place]
            place += 1
            while quote < len(quotes) and quotes[quote][1] <= number.start:
                quote += 1
            is_quoted = quote < len(quotes) and quotes[quote][0] < number.start
            unit = units.english_unit_after(plain, number.end) or units.unit_before(
                plain, number.start
            )
            role = role_of(plain, number, unit, is_quoted)
            if role is not None:
                reading.numerals += numerals_of(plain, number, role)
                continue
            while sentence + 1 < len(sentences) and sentences[sentence][1] <= number.start:
                sentence += 1
            spot = _spot(plain, number, unit, paragraph, last, statement=sentences[sentence])
            last = _figure(spot, year, words)
            named.append(_concept(spot, last, words, named[-1] if named else None))
            reading.figures.append(last)
        # A single name may belong to a district or a firm. A list is of the whole place.
        is_list = len({name for name in named if name is not None}) >= _FEWEST_NAMES
        if paragraph.part is Part.PLAN and not paragraph.is_heading:
            for span in sentences:
                reading.promises += english_promises(plain, span, words, is_list=is_list)
        if is_list:
            for figure, name in zip(reading.figures, named, strict=True):
                figure.concepts = () if name is None else (name,)
        yield paragraph, reading


def _sentences(plain: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, and their parts between semicolons."""
    start = paragraph.start
    stops = [match.start() + 1 for match in _STOP.finditer(plain, start, paragraph.end)]
    for stop in (*stops, paragraph.end):
        while start < stop and plain[start].isspace():
            start += 1
        if start < stop:
            yield start, stop
        start = stop


def _concept(
    spot: _Spot, figure: FigureReading, words: Vocabulary, before: str | None
) -> str | None:
    """The headline concept that the clause of a figure names, in a measure that it has."""
    pattern, names = words.english()
    found = None
    for match in pattern.finditer(spot.lead):
        found = names[match[0].lower()]
    if found is None and _STRIVE.search(spot.lead):
        # "and strive for 7%": a higher number for the same indicator.
        found = before
    if found is None:
        return None
    return (
        found
        if figure.unit in words.concepts[found].measures.get(figure.measure.value, ())
        else None
    )


class _Spot(NamedTuple):
    """A number with the words around it."""

    plain: str
    number: PrintedNumber
    unit: UnitWord | None
    paragraph: Paragraph
    sentence: int
    """The start of its sentence."""
    lead: str
    """Its clause up to the number."""
    tail: str
    before: FigureReading | None
    """The figure before it."""
    statement: tuple[int, int]
    """The sentence, or the part of one between semicolons, that holds it."""


def _spot(
    plain: str,
    number: PrintedNumber,
    unit: UnitWord | None,
    paragraph: Paragraph,
    before: FigureReading | None,
    *,
    statement: tuple[int, int],
) -> _Spot:
    floor = max(paragraph.start, number.start - _LONGEST_LEAD)
    ends = [match.end() for match in _CLAUSE.finditer(plain, floor, number.start)]
    sentence = max(floor, *(plain.rfind(mark, floor, number.start) + 1 for mark in (". ", "; ")))
    start = max([sentence, *ends])
    tail = plain[number.end : number.end + 60]
    lead = plain[start : number.start]
    return _Spot(plain, number, unit, paragraph, sentence, lead, tail, before, statement)


def _figure(spot: _Spot, year: int | None, words: Vocabulary) -> FigureReading:
    number = spot.number
    code, factor = (spot.unit.code, spot.unit.factor) if spot.unit else _bare_unit(spot)
    if code == "t" and _ANNUAL.search(spot.plain[max(0, number.start - 120) : number.start]):
        code = "t/a"
    hedge = hedges.english_hedge(spot.plain, number.start, number.end)
    bound = Bound.EXACT if hedge is None else hedge.bound
    measure, direction = _measured(code, spot.lead)
    before = spot.before
    if code in ("percent", "percentage_point") and _THAN.match(spot.tail):
        measure, direction = Measure.LEVEL, None
    goes_on = before is not None and before.unit == code and _BY.search(spot.lead)
    if measure is Measure.SHARE and before is not None and (goes_on or _STRIVE.search(spot.lead)):
        # "and strive for 7%" and "and exports by 7%" are of the measure of the number before.
        measure, direction = before.measure, before.direction
    status, its_year = _period(spot, code, year)
    sense = strength = None
    if status is Status.TARGET:
        sense = sense_of(bound, measure, direction, lead="", polarity=None, words=words)
        strength = _strength(spot)
    return FigureReading(
        start=number.start,
        end=number.end,
        statement=spot.statement,
        value=EXACTLY.multiply(number.value, factor),
        value_to=None if number.value_to is None else EXACTLY.multiply(number.value_to, factor),
        resolution=EXACTLY.multiply(number.resolution, factor),
        unit=code,
        bound=bound,
        hedge="" if hedge is None else spot.plain[hedge.start : hedge.end],
        label=_label(spot.plain[spot.sentence : number.start], spot.tail),
        measure=measure,
        direction=direction,
        year=its_year,
        status=status,
        sense=sense,
        strength=strength,
    )


def _strength(spot: _Spot) -> Strength:
    if _STRIVE.search(spot.lead):
        return Strength.STRIVED_FOR
    floor = max(spot.paragraph.start, spot.number.start - _LONGEST_LIST)
    is_listed = _EXPECTED.search(spot.plain, floor, spot.number.start)
    return Strength.EXPECTED if is_listed else Strength.COMMITTED


def _bare_unit(spot: _Spot) -> tuple[str, Decimal]:
    """The unit of a number that prints none, and the factor to it."""
    number, before = spot.number, spot.before
    if number.form is Form.ORDINAL:
        return "rank", Decimal(1)
    if _GOOD_DAYS.search(spot.lead):
        return "day", Decimal(1)
    # Large sums without a unit are money where a text speaks of clusters by their level.
    if number.scale >= 10**8 and number.form is not Form.WORDS:
        return "CNY", Decimal(1)
    between = "" if before is None else spot.plain[before.end : number.start]
    if before is not None and _LISTED.fullmatch(between) and before.unit != "rank":
        return before.unit, Decimal(1)
    return "count", Decimal(1)


def _measured(code: str, lead: str) -> tuple[Measure, Direction | None]:
    changes = list(_CHANGE.finditer(lead[-90:]))
    last = changes[-1] if changes else None
    direction = Direction.DOWN if last is not None and last["down"] else Direction.UP
    if code == "rank":
        return Measure.RANK, None
    if code in ("day", "year", "month", "hour", "minute"):
        return Measure.DURATION if code != "day" else Measure.LEVEL, None
    if code in ("percentage_point", "places"):
        return Measure.CHANGE, direction
    is_by = _BY.search(lead) is not None
    if code in ("percent", "permille"):
        is_growth = last is not None and (is_by or not re.search(r"\bto\s\S*\s?$", lead))
        if is_growth and not (_RATE.search(lead[last.end() :] if last else lead) and not is_by):
            return Measure.GROWTH, direction
        return Measure.SHARE, None
    return (Measure.CHANGE, direction) if is_by and last is not None else (Measure.LEVEL, None)


def _period(spot: _Spot, code: str, year: int | None) -> tuple[Status, int | None]:
    """The status of a figure and the year of its value."""
    lead, tail, part = spot.lead, spot.tail, spot.paragraph.part
    if code == "year":
        return (Status.RESULT, year and year - 1) if _TIMES.match(tail) else (Status.CONTEXT, None)
    if _SPAN_AHEAD.search(lead) or tail.startswith(_LEVELS) or lead.endswith(" level of "):
        return Status.CONTEXT, None
    if code in _AMOUNTS and _THRESHOLD.search(lead) and not _SUM.search(lead):
        return Status.CONTEXT, None
    if code != "percent" and _CAPACITY.search(lead):
        return Status.CONTEXT, None
    standing = _STANDING.search(lead) if code == "count" else None
    if standing is not None and (standing[0].lower() == "the " or _PLACES.match(tail)):
        return Status.CONTEXT, None
    if _ORIGIN.search(lead) and _TO.match(tail):
        return Status.CONTEXT, None
    ahead = _BY_YEAR.search(lead) or _BY_YEAR.search(_CLAUSE.split(tail, maxsplit=1)[0])
    if ahead is not None and year is not None and int(ahead[1]) != year:
        return Status.CONTEXT, int(ahead[1])
    if year is None or not (part.is_plan or part.is_review):
        return Status.CONTEXT, None
    return (Status.TARGET, year) if part.is_plan else (Status.RESULT, year - 1)


def _label(before: str, tail: str) -> str:
    """The short name of the measured quantity: the noun counted, or the subject of the clause."""
    counted = re.match(r"\s((?:[a-z][\w-]*\s){0,3}?[a-z][\w-]+s)\b", tail)
    if counted is not None:
        return counted[1]
    words = [word for word in _WORD.findall(before) if not _LABEL_STOPS.fullmatch(word)]
    return " ".join(words[-6:])
