"""Numbers, bounds and verdicts written as people write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from dalian_report.quantities import Exact, Interval, decimal_text
from dalian_report.records import Figure, Observation
from dalian_report.vocabulary import Bound, Direction, Measure, Sense

if TYPE_CHECKING:
    from dalian_report.attainment import Assessment

__all__ = [
    "amount", "explanation", "interval", "margin", "quantity", "ratio", "requirement",
    "threshold",
]

_BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.MORE_THAN: "over ",
    Bound.AT_LEAST: "at least ",
    Bound.LESS_THAN: "under ",
    Bound.AT_MOST: "at most ",
    Bound.NEARLY: "nearly ",
}
_UNITS = {
    "percent": "%",
    "ratio": "",
    "count": "",
    "rank": "",
    "percentage_point": " percentage points",
    "CNY": " yuan",
    "USD": " US dollars",
    "places": " places",
    "m2": " m²",
    "day": " days",
    "year": " years",
}
_SINGULAR = {
    "percentage_point": " percentage point",
    "USD": " US dollar",
    "places": " place",
    "day": " day",
    "year": " year",
}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_DECIMALS = 3


def quantity(number: Figure | Observation) -> str:
    """The number with its bound and unit: "over 1.5 billion kWh", "down 19.7%".

    >>> import dalian_report as dr
    >>> print(dr.load().figure("II.6.1-03b.1"))
    over 1.5 billion kWh
    """
    if number.value is None:
        return "" if not isinstance(number, Observation) or number.stated is None else "judged"
    down = "down " if getattr(number, "direction", None) is Direction.DOWN else ""
    bound = _BOUNDS[number.bound or Bound.EXACT]
    upper = getattr(number, "value_to", None)
    if upper is None:
        return f"{down}{bound}{amount(_as_printed(number.value, number.resolution), number.unit)}"
    return f"{down}{bound}{_digits(number.value)} to {amount(upper, number.unit)}"


def amount(value: Exact, unit: str | None) -> str:
    """A number with its unit, scaled to millions, billions or trillions where it is round.

    >>> amount(Decimal("26616000000"), "CNY"), amount(Decimal(2), "rank")
    ('26.616 billion yuan', '2nd')
    """
    if unit == "rank" and value == int(value):
        return _ordinal(int(value))
    one = abs(value) == 1
    symbol = (_SINGULAR.get(unit or "") if one else None) or _UNITS.get(unit or "")
    return _digits(value) + (f" {unit}" if symbol is None else symbol)


def _as_printed(value: Decimal, resolution: Decimal | None) -> Decimal:
    """The value with the decimals that its resolution claims: 6.0, not 6."""
    if resolution is None or resolution >= 1:
        return value
    return value + resolution.scaleb(0).copy_abs() * 0


def _digits(value: Exact) -> str:
    if isinstance(value, Fraction):
        value = Decimal(f"{float(value):.6g}")
    for power, word in _SCALES:
        scaled = value.scaleb(-power)
        text = decimal_text(scaled)
        if abs(scaled) >= 1 and len(text.partition(".")[2]) <= _MOST_DECIMALS:
            return f"{_grouped(text)} {word}"
    return _grouped(decimal_text(value))


def _grouped(text: str) -> str:
    whole, dot, rest = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.removeprefix('-')):,}{dot}{rest}"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def interval(values: Interval, unit: str | None) -> str:
    """A set of values in words: "6%", "at least 6%", "from 19% to 21%"."""
    low, high = values.lower, values.upper
    if low is None and high is None:
        return "anything"
    if low is not None and low == high:
        return amount(low, unit)
    if high is None and low is not None:
        return f"{'at least' if values.lower_closed else 'over'} {amount(low, unit)}"
    if low is None and high is not None:
        return f"{'at most' if values.upper_closed else 'under'} {amount(high, unit)}"
    assert low is not None and high is not None
    return f"from {amount(low, unit)} to {amount(high, unit)}"


def requirement(row: Assessment) -> str:
    """The target in words: "at least 6%, stretch 7%", "ceiling about 3%"."""
    if row.figure is None:
        return f"in step with {_lower_first(row.reference.name)}" if row.reference else "in step"
    text = threshold(row.figure, row.policy.use_original)
    return f"ceiling {text}" if row.target.sense is Sense.CEILING else text


def threshold(figure: Figure, use_original: bool) -> str:
    """The number of a target with the hedge that counts."""
    original = figure.original if use_original else None
    return quantity(figure if original is None else attrs.evolve(figure, bound=original.bound))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def margin(row: Assessment) -> str:
    """The margin in words: "+0.4 points", "-8 points", "at least +5"."""
    if row.margin is None:
        return ""
    low, high = row.margin.lower, row.margin.upper
    if low is not None and low == high:
        return _signed(low, row.indicator.unit)
    if low is not None and high is None:
        return f"{_signed(low, row.indicator.unit)} or more"
    if high is not None and low is None:
        return f"{_signed(high, row.indicator.unit)} or less"
    if low is None or high is None:
        return ""
    return f"{_signed(low, row.indicator.unit)} to {_signed(high, row.indicator.unit)}"


def _signed(value: Exact, unit: str) -> str:
    sign = "+" if value > 0 else ""
    if unit == "percent":
        points = "point" if abs(value) == 1 else "points"
        return f"{sign}{_digits(value)} {points}"
    if unit == "rank":
        return f"{sign}{_digits(value)} places"
    return sign + amount(value, unit)


def ratio(row: Assessment) -> str:
    """Actual over threshold, as a percentage; empty where there is none."""
    if row.ratio is None or row.ratio.lower is None or not row.ratio.is_point:
        return ""
    return f"{float(row.ratio.lower):.0%}"


_VERDICTS = {
    "met": "meets",
    "not_met": "does not meet",
    "indeterminate": "leaves open",
}


def explanation(row: Assessment) -> str:
    """One sentence: what was required, what came out, which end and which rule decided."""
    name = row.indicator.name
    if row.verdict.value == "no_data":
        return f"{name}: no outcome of {row.target.year} was found for the target of {requirement(row)}."
    if row.actual is None or row.required is None:
        return (
            f"{name}: the publisher itself judges the target of {requirement(row)} "
            f"for {row.target.year} {row.verdict.value.replace('_', ' ')}, without a number."
        )
    unit = row.indicator.unit
    sentence = (
        f"{name}: {interval(row.actual, unit)} {_VERDICTS[row.verdict.value]} the "
        f"{row.target.sense.value.replace('_', ' ')} {_required(row)} for {row.target.year} "
        f"(unit {unit}; {row.rule.value} rule); {_deciding_end(row)}"
    )
    if row.robust is False:
        sentence += "; the other rule decides otherwise, so the verdict hangs on rounding"
    return sentence + "."


def _required(row: Assessment) -> str:
    if row.figure is None:
        assert row.required is not None
        other = _lower_first(row.reference.name) if row.reference else "the other"
        return f"of about {interval(row.required.threshold, row.indicator.unit)}, what {other} came to,"
    figure = row.figure
    original = figure.original if row.policy.use_original else None
    printed = "" if original is None else f" ({original.text}: {original.bound.value})"
    return f"of {requirement(row).removeprefix('ceiling ')}{printed}"


def _deciding_end(row: Assessment) -> str:
    assert row.actual is not None and row.required is not None
    unit = row.indicator.unit
    if row.target.sense is Sense.POINT:
        return f"the values are compared with {row.required}"
    ceiling = row.target.sense is Sense.CEILING
    best_first = row.verdict.value == "met"
    use_lower = best_first is not ceiling
    side, end = ("lower", row.actual.lower) if use_lower else ("upper", row.actual.upper)
    zone = row.required.grey if row.verdict.value == "not_met" and row.required.grey else row.required.met
    limit = None if zone is None else (zone.upper if ceiling else zone.lower)
    reached = "unbounded" if end is None else amount(end, unit)
    against = "no limit that is certain" if limit is None else f"the limit {amount(limit, unit)}"
    return f"its {side} end ({reached}) against {against} decides"
