"""Numbers and bounds written as people write them."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.errors import short_repr
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import Exact, decimal_text, rounded
from dalian_report.model._vocabulary import Bound, Direction

if TYPE_CHECKING:
    from dalian_report.model import Figure, Observation

_BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.MORE_THAN: "over ",
    Bound.AT_LEAST: "at least ",
    Bound.LESS_THAN: "under ",
    Bound.AT_MOST: "at most ",
    Bound.NEARLY: "nearly ",
}
ONE_SIDED = {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST}
_RANK_BOUNDS = {
    Bound.MORE_THAN: "better than {}",
    Bound.LESS_THAN: "better than {}",
    Bound.AT_LEAST: "{} or better",
    Bound.AT_MOST: "{} or better",
}
_UNITS = {
    "percent": ("%", "%"),
    "permille": ("‰", "‰"),
    "ratio": ("", ""),
    "count": ("", ""),
    "rank": ("", ""),
    "percentage_point": (" percentage point", " percentage points"),
    "CNY": (" yuan", " yuan"),
    "USD": (" US dollar", " US dollars"),
    "places": (" place", " places"),
    "m2": (" m²", " m²"),
    "km2": (" km²", " km²"),
    "m3": (" m³", " m³"),
    "t": (" tonne", " tonnes"),
    "t/a": (" tonne a year", " tonnes a year"),
    "minute": (" minute", " minutes"),
    "hour": (" hour", " hours"),
    "day": (" day", " days"),
    "month": (" month", " months"),
    "year": (" year", " years"),
}
"""The words after one, and after another number."""
_MOVES = {"percentage_point", "places"}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_DECIMALS = 3
_MOST_PLACES = 40_000
_LARGEST_BITS = 1000
_PRECISIONS = (6, 12, 28)
"""The digits tried for an endless fraction, so that 5.9999997 is not written as 6."""


def quantity(number: Figure | Observation, bound: Bound | None = None) -> str:
    """The number with its bound (or another) and unit: "over 1.5 billion kWh", "down 19.7%".

    A figure has as many digits as the text prints. A fall is "down", and a move upwards in points
    or places "up". A growth rate or an added amount without a word went up.

    >>> import dalian_report as dr
    >>> report = dr.load()
    >>> print(report.figure("II.6.1-03b.1"), "|", report.figure("I.4.1-07.1"))
    over 1.5 billion kWh | up 33 places
    """
    if number.value is None:
        return "judged, no number"
    hedge = bound or number.bound or Bound.EXACT
    text = _range(number.value, getattr(number, "value_to", None), number)
    if number.unit == "rank" and hedge in _RANK_BOUNDS:
        return _RANK_BOUNDS[hedge].format(text)
    return f"{_way(number)}{_BOUNDS[hedge]}{text}"


def _range(low: Decimal, high: Decimal | None, number: Figure | Observation) -> str:
    resolution = _written_resolution(number)
    if high is None:
        return amount(low, number.unit, resolution)
    is_rank = number.unit == "rank"
    lower = amount(low, "rank") if is_rank else digits_of(low, resolution)
    return f"{lower} to {amount(high, number.unit, resolution)}"


def _way(number: Figure | Observation) -> str:
    direction = getattr(number, "direction", None)
    if direction is Direction.DOWN:
        return "down "
    return "up " if direction is Direction.UP and number.unit in _MOVES else ""


def _written_resolution(number: Figure | Observation) -> Decimal | None:
    """The place value that the last written digit is to have, or None for as few as may be."""
    resolution = None if _beyond(number.resolution) else number.resolution
    # Outcomes are published in ten thousands: nobody says 11.00 million for 1,100 of them.
    is_printed_here = hasattr(number, "measure")
    if resolution is None or (resolution >= 1 and not is_printed_here):
        return None
    return resolution


def amount(value: Exact, unit: str | None, resolution: Decimal | None = None) -> str:
    """A number with its unit, scaled to millions, billions or trillions if it is round.

    With a resolution it keeps the zeros of its last digits, as in 6.0 or 1.20 million.

    >>> amount(Decimal("26616000000"), "CNY"), amount(Decimal(2), "rank")
    ('26.616 billion yuan', '2nd')
    >>> amount(Decimal(6), "percent", Decimal("0.1"))
    '6.0%'
    """
    if unit == "rank" and not _beyond(value) and value == int(value):
        return _ordinal(int(value))
    digits = digits_of(value, resolution)
    # A unit that the model does not know is written as the text has it.
    unknown = f" {str(unit).removeprefix('other:')}"
    singular, plural = _UNITS.get(unit or "", (unknown, unknown))
    return digits + (singular if digits in {"1", "-1"} else plural)


def digits_of(value: Exact, resolution: Decimal | None = None) -> str:
    if _beyond(value):
        return short_repr(value)
    if isinstance(value, Fraction):
        value = _short_decimal(value)
    text = decimal_text(value)
    place = None if resolution is None else resolution.adjusted()
    for power, word in _SCALES:
        scaled = _shifted(text, power, 0 if place is None else power - place)
        if scaled is not None:
            return f"{grouped(scaled)} {word}"
    missing = -(place or 0) - len(text.partition(".")[2])
    if missing > 0:
        text += ("" if "." in text else ".") + "0" * missing
    return grouped(text)


def _short_decimal(value: Fraction) -> Decimal:
    short = Decimal(0)
    for digits in _PRECISIONS:
        context = Context(prec=digits, rounding=ROUND_HALF_EVEN)
        short = rounded(value, context)
        if short == value or short.as_tuple().digits[-1]:
            break
    return short


def _beyond(value: object) -> bool:
    """Whether a record made by hand has a value that plain digits cannot write."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return not isinstance(exponent, int) or max(-exponent, value.adjusted()) > _MOST_PLACES
    if isinstance(value, Fraction):
        bits = max(value.numerator.bit_length(), value.denominator.bit_length())
        return bits > _MOST_PLACES
    if isinstance(value, int):
        return value.bit_length() > _LARGEST_BITS
    return value is not None


def _shifted(text: str, power: int, decimals: int) -> str | None:
    """The plain digits divided by a power of ten, if that leaves a short number above 1."""
    sign = "-" if text.startswith("-") else ""
    whole, _, rest = text.removeprefix("-").partition(".")
    if rest or len(whole) <= power:
        return None
    needed = len(whole[-power:].rstrip("0"))
    if needed > _MOST_DECIMALS:
        return None
    # A number printed in full, 1,000,000, is said short all the same.
    wanted = max(needed, decimals) if decimals <= _MOST_DECIMALS else needed
    return f"{sign}{whole[:-power]}" + (f".{whole[-power:][:wanted]}" if wanted else "")


def grouped(text: str) -> str:
    whole, dot, rest = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.removeprefix('-')):,}{dot}{rest}"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def interval(values: Interval, unit: str | None) -> str:
    """A set of values in words: "6%", "at least 6%", "from 19% to under 20%"."""
    low, high = values.lower, values.upper
    if low is None and high is None:
        return "anything"
    if low is not None and low == high:
        return amount(low, unit)
    if low is None or high is None:
        return _one_sided(values, unit)
    start = "" if values.lower_closed else "over "
    end = "" if values.upper_closed else "under "
    return f"from {start}{amount(low, unit)} to {end}{amount(high, unit)}"


def _one_sided(values: Interval, unit: str | None) -> str:
    end, closed = values.lower, values.lower_closed
    words = ("at least {}", "over {}") if unit != "rank" else ("{} or worse", "worse than {}")
    if end is None:
        end, closed = values.upper, values.upper_closed
        words = ("at most {}", "under {}") if unit != "rank" else ("{} or better", "better than {}")
    assert end is not None
    return words[0 if closed else 1].format(amount(end, unit))


def lower_first(text: str) -> str:
    """The text in the form for the inside of a sentence."""
    return text[:1].lower() + text[1:]
