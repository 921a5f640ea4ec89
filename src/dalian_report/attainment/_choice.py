"""The one observation, of several of an indicator and year, that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.model._vocabulary import ObservationStatus, Sense

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalian_report.model import Observation, Target

_STATUS_ORDER = {status: place for place, status in enumerate(ObservationStatus)}


def choose(observations: Iterable[Observation]) -> Observation | None:
    """The observation that counts, of several of one indicator and year."""
    ranked = list(observations)
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    ranked.sort(key=lambda observation: observation.id)
    ranked.sort(key=lambda observation: observation.vintage, reverse=True)
    return min(ranked, key=lambda outcome: (outcome.value is None, _STATUS_ORDER[outcome.status]))


def with_published(
    own: Iterable[Observation], published: Iterable[Observation], place_id: str, day: str | None
) -> tuple[Observation, ...]:
    """The user's own outcomes, and published outcomes for the rest.

    Args:
        own: the user's outcomes.
        published: the outcomes that ship.
        place_id: the place of the report.
        day: the day up to which publications count, or None for all.
    """

    def subject(observation: Observation) -> tuple[object, ...]:
        is_here = observation.place_id in {None, place_id}
        return observation.indicator_id, observation.deliverable_id, observation.year, is_here

    own = tuple(own)
    with_own = {subject(outcome) for outcome in own if day is None or outcome.vintage <= day}
    return (*own, *(outcome for outcome in published if subject(outcome) not in with_own))


class Outcomes:
    """Observations by indicator and year, for the report's place and for other places."""

    def __init__(self, observations: Iterable[Observation], place_id: str) -> None:
        self._own: dict[tuple[str, int], list[Observation]] = {}
        self._elsewhere: dict[tuple[str, int], list[Observation]] = {}
        for observation in observations:
            if observation.indicator_id is not None:
                is_own = observation.place_id in {None, place_id}
                rows = self._own if is_own else self._elsewhere
                key = observation.indicator_id, observation.year
                rows.setdefault(key, []).append(observation)

    def of(self, target: Target) -> list[Observation]:
        """The outcomes of a target's indicator in its year."""
        return self._own.get((target.indicator_id, target.year), [])

    def reference(self, target: Target) -> Observation | None:
        """The number that a target is measured by, if it is a different outcome.

        For a target above a reference it is the outcome of the same indicator in another
        place. None if several other places have one, since the report does not name the place.
        """
        if target.sense is Sense.ABOVE_REFERENCE and target.relative_to is None:
            rows = self._elsewhere.get((target.indicator_id, target.year), [])
            rows = rows if len({row.place_id for row in rows}) == 1 else []
        else:
            rows = self._own.get((target.relative_to or "", target.year), [])
        reference = choose(rows)
        return None if reference is None or reference.value is None else reference
