"""Parts of a whole: their shares in it and in its growth."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from dalian_report.growth._arguments import DEFAULT_POLICY, Arguments, Quantity

if TYPE_CHECKING:
    from decimal import Decimal

    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.growth._values import Answer
    from dalian_report.model._quantities import Number

__all__ = ["contribution", "share"]


@overload
def share(part: Number, whole: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def share(part: Quantity, whole: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def share(part: Quantity, whole: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the part as a share of the whole: part / whole.

    A ratio of two levels in one unit. The part may be below 0 (net exports) or above the
    whole.

    Raises:
        GrowthError: a whole of 0 or below, or of another year than the part.
        GrowthUnitError: levels in two units.

    >>> share(55, 220)
    Decimal('0.25')
    """
    arguments = Arguments(policy)
    one_part, all_of_it = arguments.balance("part", part), arguments.level("whole", whole)
    arguments.of_one_year()
    return (one_part / all_of_it).answer()


@overload
def contribution(
    part_base: Number, part_value: Number, total_base: Number, *, policy: HedgePolicy = ...
) -> Decimal: ...
@overload
def contribution(
    part_base: Quantity, part_value: Quantity, total_base: Quantity, *, policy: HedgePolicy = ...
) -> Answer: ...
def contribution(
    part_base: Quantity,
    part_value: Quantity,
    total_base: Quantity,
    *,
    policy: HedgePolicy = DEFAULT_POLICY,
) -> Answer:
    """Return a part's contribution to growth: (part_value - part_base) / total_base, a ratio.

    A ratio of three levels in one unit (INSEE, "contribution to growth"). `percent` of it is in
    percentage points. Over all parts that add up to the total, the contributions add up to its
    growth. This does not hold for chained volumes, whose parts do not add up. The levels of the
    part may be below 0.

    Raises:
        GrowthError: a total of 0 or below or of another year than the part's base, a value
            of an earlier year than the base.
        GrowthUnitError: levels in two units.

    >>> contribution(30, 36, 100)
    Decimal('0.06')
    """
    arguments = Arguments(policy)
    before, total = (
        arguments.balance("part_base", part_base),
        arguments.level("total_base", total_base),
    )
    arguments.of_one_year()
    after = arguments.balance("part_value", part_value)
    arguments.of_one_kind("part_base", "part_value")
    return ((after - before) / total).answer()
