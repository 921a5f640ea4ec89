"""Bounds on the signed scale, and the senses of targets that they can belong to."""

from __future__ import annotations

from dalian_report.model._vocabulary import Bound, Direction, Measure, Sense

WITHOUT_FIGURE = frozenset({Sense.IN_STEP_WITH, Sense.ABOVE_REFERENCE, Sense.ORDERED, Sense.STABLE})
"""The senses of targets for which the report prints no number."""

_CONTRADICTIONS = {
    Sense.FLOOR: {Bound.LESS_THAN, Bound.AT_MOST},
    Sense.CEILING: {Bound.MORE_THAN, Bound.AT_LEAST},
    Sense.POINT: {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST},
}


def contradicts(sense: Sense, bound: Bound) -> bool:
    """Whether a signed bound cannot belong to a target of this sense."""
    return bound in _CONTRADICTIONS.get(sense, ())


def signed_bound(bound: Bound, measure: Measure, direction: Direction | None) -> Bound:
    """The bound on the signed scale: mirrored for a fall, and better-than for a rank."""
    if measure is Measure.RANK:
        return {Bound.AT_LEAST: Bound.AT_MOST, Bound.MORE_THAN: Bound.LESS_THAN}.get(bound, bound)
    return bound.mirrored if direction is Direction.DOWN else bound
