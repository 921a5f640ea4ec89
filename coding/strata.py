"""Samples that have as many members of each stratum as far as there are."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Member = TypeVar("Member")


def drawn(
    members: Iterable[Member], stratum: Callable[[Member], Any], *, size: int, seed: int
) -> list[Member]:
    """Draw one member of each stratum in turn."""
    groups: dict[Any, list[Member]] = defaultdict(list)
    for member in members:
        groups[stratum(member)].append(member)
    chance = random.Random(seed)
    for name in sorted(groups):
        chance.shuffle(groups[name])
    sample: list[Member] = []
    while len(sample) < size and any(groups.values()):
        sample += [groups[name].pop() for name in sorted(groups) if groups[name]]
    return sample[:size]
