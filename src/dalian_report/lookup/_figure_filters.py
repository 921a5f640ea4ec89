"""Filters of figures by unit, year, status, indicator, value and so on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dalian_report.errors import UnknownKeyError
from dalian_report.errors._members import member
from dalian_report.errors._near_keys import suggestions
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import fraction_of
from dalian_report.model._vocabulary import Bound, Direction, Measure, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dalian_report.lookup._lookups import Lookups
    from dalian_report.model import Figure

_VOCABULARIES = {"bound": Bound, "direction": Direction, "measure": Measure, "status": Status}


def matching(report: Lookups, filters: dict[str, Any]) -> tuple[Figure, ...]:
    """The figures that pass every filter, in document order. A filter of None lets all pass.

    Raises:
        UnknownKeyError: if a value is not one of the filter's.
        QuantityError: if a value is not a number.
    """
    tests = [_test(report, name, wanted) for name, wanted in filters.items() if wanted is not None]
    return tuple(figure for figure in report.figures if all(test(figure) for test in tests))


def _test(report: Lookups, name: str, choice: Any) -> Callable[[Figure], bool]:
    if name == "value":
        sets = [_set(value) for value in _several(choice)]
        return lambda figure: any(_says(figure, wanted) for wanted in sets)
    if name == "section":
        ids = {
            statement.id
            for section in _several(choice)
            for statement in report.statements_in(section)
        }
        return lambda figure: figure.statement_id in ids
    known = {value for value in _several(choice) for value in _known(report, name, value)}
    field = "indicator_id" if name == "indicator" else name
    return lambda figure: getattr(figure, field) in known


def _several(wanted: Any) -> tuple[Any, ...]:
    if isinstance(wanted, str | bytes):
        return (wanted,)
    try:
        return tuple(wanted)
    except TypeError:
        return (wanted,)


def _known(report: Lookups, name: str, value: Any) -> Iterator[object]:
    """The values that pass. None in a collection stands for an empty field."""
    if value is None:
        yield None
    elif name == "unit":
        yield report.unit(getattr(value, "code", value)).code
    elif name == "indicator":
        yield from _indicators(report, getattr(value, "id", value))
    elif name == "year":
        if isinstance(value, bool) or not isinstance(value, int):
            raise UnknownKeyError(value, (), "year")
        yield value
    else:
        yield member(_VOCABULARIES[name], value, name, UnknownKeyError)


def _indicators(report: Lookups, key: str) -> Iterator[str]:
    """Return the indicator with this id, or all of a concept."""
    of_concept = [indicator.id for indicator in report.indicators if indicator.concept == key]
    if not of_concept and report.get(key) not in report.indicators:
        known = [
            name for indicator in report.indicators for name in (indicator.id, indicator.concept)
        ]
        raise UnknownKeyError(key, suggestions(key, known), "indicator")
    yield from of_concept or [key]


def _set(value: Any) -> Interval:
    if isinstance(value, Interval):
        return value
    if isinstance(value, str):
        return Interval.parse(value)
    number = fraction_of(value)
    return Interval(number, number)


def _says(figure: Figure, wanted: Interval) -> bool:
    ends = {figure.value, figure.value if figure.value_to is None else figure.value_to}
    return all(Fraction(end) in wanted for end in ends)
