"""The actual that judges a target: the values that a number allows, and its probable unit."""

from __future__ import annotations

import warnings
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._hedges import (
    HedgePolicy,
    ToleranceKind,
    effective_bound,
    printed_ends,
    reported_values,
    rounded_values,
)
from dalian_report.errors import AssessmentError, UnitError, UnitWarning, UnknownKeyError
from dalian_report.model import Figure, Observation, Target
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import (
    Number,
    decimal_or_fraction,
    decimal_text,
    exact_number,
    fraction_of,
    round_to,
)
from dalian_report.model._vocabulary import Bound, Direction, Measure

if TYPE_CHECKING:
    from dalian_report.model import Indicator, Unit
    from dalian_report.report import Report

Actual = Observation | Figure | Interval | Number
"""The types that can judge a target. A plain number is in the target's unit."""

_RECORDS = (Figure, Observation)

Line = tuple[Fraction, Fraction]
"""An end that moves with a tolerance: where it is at 0, and how far one more moves it."""


AS_IT_IS = Fraction(1)
"""The factor of a number in the target's own unit."""


class DecisionRule(StrEnum):
    """The values that an exact published number represents."""

    SIMPLE = "simple"
    """Its face value, as an official tally reads it (GB/T 8170-2008, ASTM E29: the absolute
    method)."""
    GUARDED = "guarded"
    """Every value that rounds to it."""
    ROUNDED_VALUE = "rounded_value"
    """Itself rounded, half to even, to the place of the limit's last digit (GB/T 8170-2008,
    ASTM E29: the rounding method)."""


# A scorecard asks for the same sets under every rule and reading.
@lru_cache(maxsize=2048)
def _values(record: Observation | Figure, policy: HedgePolicy, is_guarded: bool) -> Interval:
    _check_numbers(record)
    return (rounded_values if is_guarded else reported_values)(record, policy)


@attrs.frozen
class Measured:
    """An actual as given, before it becomes a set under a policy and a rule."""

    given: Observation | Figure | Interval
    factor: Fraction
    """The factor from its unit to the target's."""

    def values(
        self, policy: HedgePolicy, rule: DecisionRule, place: Fraction | None = None
    ) -> Interval:
        """The values that it allows, in the target's unit, rounded to any limit's place.

        Raises:
            AssessmentError: if a record made by hand has a number that is not finite.
        """
        if isinstance(self.given, Interval):
            values = self.given
        else:
            try:
                values = _values(self.given, policy, rule is DecisionRule.GUARDED)
            except TypeError:
                # A record made by hand may hold a number that cannot be hashed.
                _check_numbers(self.given)
                raise
        if self.factor is not AS_IT_IS:
            values *= self.factor
        return values if place is None else self._rounded(values, policy, place)

    def _rounded(self, values: Interval, policy: HedgePolicy, place: Fraction) -> Interval:
        if values.lower is None or not values.is_point or self.bound(policy) is not Bound.EXACT:
            return values
        return Interval.point(round_to(values.lower, place))

    @property
    def place(self) -> Fraction | None:
        """The place of its last printed digit, in the target's unit, or None for a plain number."""
        if isinstance(self.given, Interval) or self.given.resolution is None:
            return None
        what = f"the resolution of {self.given.id}"
        return fraction_of(self.given.resolution, what=what) * abs(self.factor)

    def bound(self, policy: HedgePolicy) -> Bound:
        """The hedge of the actual. A number or a set is exact."""
        if isinstance(self.given, Interval):
            return Bound.EXACT
        return effective_bound(self.given, policy)

    def is_widened(self, policy: HedgePolicy) -> bool:
        """Whether the guarded rule makes more of it than its face value."""
        if isinstance(self.given, Interval):
            return False
        return _values(self.given, policy, True) != _values(self.given, policy, False)

    def hedge_lines(self, kind: ToleranceKind) -> list[Line]:
        """The ends of its grey zone, and its middle, as the tolerance grows."""
        if isinstance(self.given, Interval):
            return []
        falls = isinstance(self.given, Figure) and self.given.direction is Direction.DOWN
        sign = -1 if falls else 1
        return [
            line
            for end in set(printed_ends(self.given))
            for line in zone_lines(sign * end, kind, self.factor)
        ]


def zone_lines(value: Fraction, kind: ToleranceKind, factor: Fraction = AS_IT_IS) -> list[Line]:
    """The ends and the middle of the zone around a number, as the tolerance grows."""
    step = factor * (abs(value) if kind is ToleranceKind.RELATIVE else 1)
    return [(value * factor, step * side) for side in (-1, 0, 1)]


def as_measured(
    actual: Actual, what: str, indicator: Indicator, unit: str | None, report: Report
) -> Measured:
    """The actual (or the reference, named by `what`) with its conversion to the target's unit.

    Raises:
        AssessmentError: if it is not a finite number, or an observation without a number.
        UnitError: for units that neither agree nor convert exactly.
        UnknownKeyError: for a unit that the report does not have.
    """
    own_unit, named = unit, f"the {what}"
    number: Observation | Figure | Interval
    if isinstance(actual, _RECORDS):
        own_unit, named = actual.unit, actual.id
        if actual.value is None:
            raise AssessmentError("no-number", what, actual)
        if unit is not None and own_unit != unit:
            raise UnitError("contradicting-unit", named, unit, wanted=own_unit)
        number = actual
    elif isinstance(actual, Interval):
        number = actual
    else:
        number = Interval.point(exact_number(actual, what=named, error=AssessmentError))
    factor = AS_IT_IS
    if own_unit is not None and own_unit != indicator.unit:
        factor = _factor_of(own_unit, report.unit(indicator.unit), report, named)
    return Measured(number, factor)


def _factor_of(words: str, wanted: Unit, report: Report, named: str) -> Fraction:
    """The factor from a unit, by its code or in words (万人, million yuan), to the wanted one."""
    try:
        return _factor(report.unit(words), wanted, named)
    except UnknownKeyError:
        if not words:
            raise
        from dalian_report.attainment._outcome_cells import CellError, codes_of, unit_of

        try:
            printed = unit_of(str(words), wanted, codes_of(report.units))
        except CellError as error:
            if error.code == "inconvertible-unit":
                raise UnitError("other-unit", named, words, wanted=wanted.code) from None
        else:
            own = report.unit(printed.code)
            # Codes are case-sensitive: "Percent" is not a scale, and not Chinese.
            if printed.factor != 1 or not words.isascii():
                factor = AS_IT_IS if own == wanted else _factor(own, wanted, named)
                return printed.factor * factor
        raise


def _check_numbers(record: Figure | Observation) -> None:
    for name in ("value", "value_to", "resolution"):
        number = getattr(record, name, None)
        if number is not None:
            exact_number(number, what=f"the {name} of {record.id}", error=AssessmentError)


def _factor(unit: Unit, wanted: Unit, named: str) -> Fraction:
    if unit.dimension == wanted.dimension and unit.si_factor and wanted.si_factor:
        return Fraction(unit.si_factor) / Fraction(wanted.si_factor)
    raise UnitError("other-unit", named, unit.code, wanted=wanted.code)


def check_subject(actual: object, target: Target, indicator_id: str | None) -> None:
    """Refuse None, a record of another indicator, and an observation of another year.

    A figure of any year is accepted, since the caller picked the number.

    Raises:
        AssessmentError: if it has the wrong type. The message names both types.
    """
    if actual is None:
        raise AssessmentError("no-actual", "actual", target=target.id)
    if isinstance(actual, Observation):
        if actual.indicator_id != indicator_id:
            about = actual.indicator_id or actual.deliverable_id
            raise AssessmentError("other-indicator", actual.id, about, wanted=indicator_id)
        if actual.year != target.year:
            raise AssessmentError(
                "other-year", actual.id, actual.year, target=target.id, wanted=target.year
            )
    if isinstance(actual, Figure) and actual.indicator_id not in {None, indicator_id}:
        raise AssessmentError(
            "other-indicator", actual.id, actual.indicator_id, wanted=indicator_id
        )


def check_place(actual: object, report: Report, *, other: bool = False) -> None:
    """Refuse an observation of another place. With `other`, one of the report's own place.

    Raises:
        AssessmentError: naming the observation and the place.
    """
    if not isinstance(actual, Observation):
        return
    place = actual.place_id or report.place.id
    if other is (place == report.place.id):
        code = "same-place" if other else "other-place"
        raise AssessmentError(code, actual.id, place, wanted=report.place.id)


_NEAR = 3
"""How many times the target, or what part of it, the number in the right unit may be."""
_SCALES = (10**3, 10**4, 10**6, 10**8, 10**9)
"""Thousand, 万, million, 亿 and billion."""
_RATIOS = frozenset(["percent", "ratio"])


def warn_of_unit(value: Number, figure: Figure, named: str, *, is_signed: bool = False) -> None:
    """Warn if a number looks like a ratio, an index, another scale, or a fall without a sign.

    Args:
        value: a number in the unit of the figure.
        figure: the figure of the target.
        named: the number's name in the warning.
        is_signed: whether a plus or a minus was written.
    """
    number, printed = fraction_of(value), abs(fraction_of(figure.value))
    meant = _meant(number, figure, printed)
    if meant is not None and not (is_signed and meant[0] == "looks-like-fall"):
        code, right = meant
        exact = decimal_or_fraction(number)
        text = decimal_text(decimal_or_fraction(right))
        warnings.warn(UnitWarning(code, named, exact, meant=text, unit=figure.unit), stacklevel=4)


def _meant(number: Fraction, figure: Figure, printed: Fraction) -> tuple[str, Fraction] | None:
    """The code of the doubt, and the number that is probably meant."""
    size = abs(number)
    if figure.unit == "percent":
        if 0 < size < 1 <= printed and _is_near(100 * size, printed):
            return "looks-like-ratio", 100 * number
        if figure.measure is Measure.GROWTH and 50 < number < 200 and printed < 25:
            index = number - 100
            if index and _is_near(abs(index), printed):
                return "looks-like-index", index
    elif figure.unit not in _RATIOS and figure.measure is not Measure.RANK:
        for scale in _SCALES:
            if size and size * 100 < printed and _is_near(size * scale, printed):
                return "looks-like-scale", number * scale
    if figure.direction is Direction.DOWN and number > 0 and _is_near(size, printed):
        return "looks-like-fall", -number
    return None


def _is_near(number: Fraction, printed: Fraction) -> bool:
    return printed / _NEAR <= number <= printed * _NEAR
