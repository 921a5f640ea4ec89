"""Rules on figures and numerals: tokens accounted for, values, hedges, units, years."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.model import Figure, Span
from dalian_report.model._vocabulary import Bound, Measure, Status
from dalian_report.numerals import Form, PrintedNumber, chinese
from dalian_report.numerals._hedges import bounds_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.check._context import CheckContext


def tokens(context: CheckContext) -> Iterator[Finding]:
    """Every number token of the source belongs to one figure or is one numeral."""
    if context.text is None:
        return
    words = context.source_numerals.tokens
    starts, ends = [token.start for token in words], {token.end for token in words}
    taken = [0] * len(words)
    accounts = [(figure.id, figure.span, True) for figure in context.report.figures]
    accounts += [
        (f"$.numerals[{place}]", numeral.span, False)
        for place, numeral in enumerate(context.report.numerals)
    ]
    for name, span, is_figure in accounts:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        whole = first < last and starts[first] == span.start and span.end in ends
        whole = whole or context.quoted(span) in _NUMBERS_IN_WORDS or _is_fraction(context, span)
        if not whole or (last - first > 1 and not (is_figure or _is_range(context, span))):
            yield Finding.of(
                "token-edge", name, start=span.start, end=span.end, word=context.quoted(span)
            )
        for place in range(first, last):
            taken[place] += 1
    for token, count in zip(words, taken, strict=True):
        at = Span(token.start, token.end)
        if count > 1 or (not count and token.counts and _is_owed(context, at)):
            name, word = f"source {token.start}-{token.end}", context.quoted(at)
            if count:
                yield Finding.of("token-twice", name, word=word, count=count)
            else:
                yield Finding.of("token-missed", name, word=word)


def _is_owed(context: CheckContext, token: Span) -> bool:
    """Whether the report must account for a number. A partial one passes over numeral words."""
    if context.is_full:
        return True
    has_digit = any(character.isdigit() for character in context.quoted(token))
    return has_digit and any(context.statements_at(token))


def _is_range(context: CheckContext, span: Span) -> bool:
    """Whether the two ends of one printed range are there: years in a name, 2035-2040."""
    printed = context.source_numerals.number_at(span.start, span.end)
    return printed is not None and printed.value_to is not None


def values(context: CheckContext) -> Iterator[Finding]:
    """Value and resolution agree with the numeral at the figure's span."""
    for figure in context.report.figures:
        yield from _whole_places(figure)
        if context.text is None:
            continue
        quoted = context.quoted(figure.span)
        if quoted in _NUMBERS_IN_WORDS:
            if figure.value != _NUMBERS_IN_WORDS[quoted]:
                printed_value = _NUMBERS_IN_WORDS[quoted]
                yield Finding.of(
                    "figure-value", figure.id, "other-number", figure.value, printed=printed_value
                )
            continue
        if _is_fraction(context, figure.span):
            yield from _fraction(figure, quoted)
            continue
        printed = context.source_numerals.number_at(figure.span.start, figure.span.end)
        if printed is None or (printed.value_to is None) is not (figure.value_to is None):
            case = "not-one-number" if figure.value_to is None else "not-a-range"
            word = context.quoted(figure.span)
            yield Finding.of("figure-value", figure.id, case, word=word)
            continue
        yield from _differences(figure, printed, _factors(context, figure, printed))


_NUMBERS_IN_WORDS = {"正增长": Decimal(0), "倍增": Decimal(100), "一倍": Decimal(100)}
"""Percentages that Chinese words say without a number: some growth, doubling."""
_FRACTION = re.compile(r"([1-9])/([1-9]\d?)", re.ASCII)


def _is_fraction(context: CheckContext, span: Span) -> bool:
    return _FRACTION.fullmatch(context.quoted(span)) is not None


def _fraction(figure: Figure, quoted: str) -> Iterator[Finding]:
    """A printed 1/3 is the percentage that rounds to it."""
    match = _FRACTION.fullmatch(quoted)
    if match is None:
        return
    percent = Fraction(int(match[1]), int(match[2])) * 100
    if abs(Fraction(figure.value) - percent) > Fraction(figure.resolution) / 2:
        yield Finding.of("figure-value", figure.id, "other-number", figure.value, printed=quoted)


def _factors(context: CheckContext, figure: Figure, printed: PrintedNumber) -> list[Fraction]:
    """The factors that may turn the printed number into the unit of the figure."""
    if printed.form is Form.DOUBLING and figure.unit == "ratio":
        # 翻两番 is a growth of 300 percent, and 4 times as much.
        return [(Fraction(printed.value) / 100 + 1) / Fraction(printed.value)]
    if not context.is_chinese:
        return [Fraction(1)]
    unit = context.source_numerals.unit_at(figure.span.start, figure.span.end)
    if unit is None:
        return [Fraction(1)]
    return [Fraction(1), Fraction(unit.factor) * _INTO.get((unit.code, figure.unit), 1)]


_INTO = {
    ("ratio", "percent"): Fraction(100),
    ("percent", "ratio"): Fraction(1, 100),
    ("permille", "percent"): Fraction(1, 10),
}
"""增长1.5倍 is a growth of 150 percent."""


def _differences(
    figure: Figure, printed: PrintedNumber, factors: list[Fraction]
) -> Iterator[Finding]:
    pairs = [(figure.value, printed.value)]
    if figure.value_to is not None and printed.value_to is not None:
        pairs.append((figure.value_to, printed.value_to))
    for own, value in pairs:
        if Fraction(own) not in [Fraction(value) * factor for factor in factors]:
            yield Finding.of("figure-value", figure.id, "other-number", own, printed=value)
    places = [Fraction(printed.resolution) * factor for factor in factors]
    if Fraction(figure.resolution) not in places and printed.form is not Form.DOUBLING:
        yield Finding.of(
            "figure-resolution",
            figure.id,
            "printed",
            figure.resolution,
            printed=printed.resolution,
        )


def _whole_places(figure: Figure) -> Iterator[Finding]:
    places = Fraction(figure.value) / Fraction(figure.resolution)
    # Not by normalize(), which rounds to the digits of the caller's context.
    first, *rest = figure.resolution.as_tuple().digits
    if first != 1 or any(rest) or places.denominator != 1:
        yield Finding.of(
            "figure-resolution", figure.id, "not-a-place", figure.resolution, figure=figure.value
        )


_AROUND = (
    (re.compile(r"(?:迈入|跨入|步入|迈上|超过[^，。；\d]{0,9}的?)$"), None, Bound.MORE_THAN),
    (re.compile(r"不超过[^，。；\d]{0,9}的?$"), None, Bound.AT_MOST),
    (re.compile(r"至少[^，。；\d]{0,3}$"), None, Bound.AT_LEAST),
    (re.compile(r"约占[^，。；\d]{0,4}$"), None, Bound.ABOUT),
    (None, re.compile(r"周?岁前"), Bound.LESS_THAN),
    (None, re.compile(r"[^，。；\d]{0,2}以上"), Bound.AT_LEAST),
    (None, re.compile(r"[^，。；\d]{0,2}量级"), Bound.ABOUT),
    (None, re.compile(r"[^。\d]{0,6}。以上"), Bound.EXACT),
)
"""Words before or after a number, and the bound that they give it, further off than a hedge."""


def _bounds_around(context: CheckContext, span: Span) -> set[Bound]:
    if not context.is_chinese:
        return set()
    if context.quoted(span) == "正增长":
        return {Bound.MORE_THAN}
    before = context.quoted(Span(max(0, span.start - 16), span.start))
    after = context.quoted(Span(span.end, span.end + 12))
    return {
        bound
        for left, right, bound in _AROUND
        if (left is None or left.search(before)) and (right is None or right.match(after))
    }


def hedges(context: CheckContext) -> Iterator[Finding]:
    """The bound is the hedge that the source prints beside the number."""
    if context.text is None:
        return
    for figure in context.report.figures:
        allowed = context.source_numerals.bounds_at(figure.span.start, figure.span.end)
        allowed = allowed | _bounds_around(context, figure.span)
        if figure.bound not in allowed:
            printed = " or ".join(sorted(allowed))
            start = max(0, figure.span.start - 30)
            yield Finding.of(
                "figure-hedge",
                figure.id,
                bound=figure.bound.value,
                printed=printed,
                words=context.quoted(Span(start, figure.span.end + 12)),
            )


def originals(context: CheckContext) -> Iterator[Finding]:
    """The Chinese hedge has the figure's number, and the bound that its characters say."""
    for figure in context.report.figures:
        original = figure.original
        if original is None:
            continue
        first = next(chinese.tokens(original.text), None)
        bounds = bounds_in(original.text) | _bounds_of_source(context, figure, original.text)
        is_hedge_alone = first is None and bool(bounds)
        if not is_hedge_alone and (first is None or first.value != figure.value):
            yield Finding.of(
                "original", figure.id, "number", text=original.text, figure=figure.value
            )
        if original.bound not in bounds:
            said = ", ".join(sorted(bounds)) or "no hedge"
            yield Finding.of(
                "original",
                figure.id,
                "bound",
                text=original.text,
                said=said,
                bound=original.bound.value,
            )


_WIDEST_HEDGE = 12


def _bounds_of_source(context: CheckContext, figure: Figure, words: str) -> frozenset[Bound]:
    """The bounds of a Chinese source, if these words of it are near the number: 前5, 上百万."""
    start, end = figure.span.start, figure.span.end
    near = Span(max(0, start - _WIDEST_HEDGE), end + _WIDEST_HEDGE)
    if not context.is_chinese or words not in context.quoted(near):
        return frozenset()
    return frozenset(context.source_numerals.bounds_at(start, end))


_UNITS_OF = {
    Measure.GROWTH: {"percent", "permille", "ratio"},
    Measure.SHARE: {"percent", "permille", "ratio"},
    Measure.RANK: {"rank"},
    Measure.DURATION: {"minute", "hour", "day", "week", "month", "quarter", "year"},
}
_MEASURES_OF = {"rank": {Measure.RANK}, "places": {Measure.CHANGE}}


def fields(context: CheckContext) -> Iterator[Finding]:
    """Unit, measure, status and year of a figure go together."""
    for figure in context.report.figures:
        unit = figure.unit.removeprefix("other:")
        units = _UNITS_OF.get(figure.measure, {unit})
        measures = _MEASURES_OF.get(figure.unit, {figure.measure})
        if unit not in units or figure.measure not in measures:
            yield Finding.of(
                "figure-unit",
                figure.id,
                "measure",
                measure=figure.measure.value,
                unit=figure.unit,
            )
        if not _may_be_of(figure, context.report.year):
            yield Finding.of(
                "figure-year", figure.id, value=figure.year, status=figure.status.value
            )


def _may_be_of(figure: Figure, edition: int) -> bool:
    """Whether the year suits the status. A sum over years does not have a year."""
    if figure.status is Status.TARGET:
        return figure.year == edition
    return figure.status is Status.CONTEXT or figure.year is None or figure.year < edition


_MAY_BE = {
    "percent": {"percent", "ratio"},
    "permille": {"permille", "percent"},
    "ratio": {"ratio", "percent"},
    "m2": {"m2", "km2"},
    "km2": {"m2", "km2"},
    "t": {"t", "t/a", "other:tce"},
    "t/a": {"t", "t/a"},
    "places": {"places", "count"},
}
"""The units that a figure may have whose number has such a unit word beside it."""


def unit_words(context: CheckContext) -> Iterator[Finding]:
    """The unit agrees with the word beside the number in the source."""
    if context.text is None:
        return
    for figure in context.report.figures:
        word = context.source_numerals.unit_at(figure.span.start, figure.span.end)
        # A count has many words (家, 户), and a report may have units of its own for them.
        if word is None or word.code == "count" or word.code.startswith("other:"):
            continue
        # A unit of the report's own, and a rank (第一方阵), have words of their own beside them.
        if figure.unit.startswith("other:") or figure.unit == "rank":
            continue
        # A bare dollar may belong to any country.
        if word.word in ("dollar", "dollars"):
            continue
        if figure.unit not in _MAY_BE.get(word.code, {word.code}):
            yield Finding.of(
                "figure-unit",
                figure.id,
                "word",
                unit=figure.unit,
                words=context.quoted(Span(figure.span.start, figure.span.end + 12)),
            )
