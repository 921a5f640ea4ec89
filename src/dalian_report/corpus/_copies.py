"""Texts that are largely the same, found in time that grows with the length of all texts."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CLAUSE = re.compile("[\u3400-\u9fff0-9A-Za-z%.]{8,}")
_HASH_BYTES = 6
_MOST_SHARED = 8
"""A clause in more texts than these is a phrase of the trade. It says nothing about copies."""
_FEWEST = 20
_LEAST_SHARE = 0.3


class Copy(NamedTuple):
    """Two texts with the same clauses."""

    first: str
    second: str
    shared: int
    """The number of clauses in both."""
    share: float
    """Their part of the clauses of the shorter text."""
    is_exact: bool
    """Whether every clause is the same."""


def clauses_of(text: str) -> frozenset[bytes]:
    """Return the hashes of the clauses, without their marks and spaces.

    A character that is inserted or lost changes one clause only.
    """
    return frozenset(
        blake2b(match[0].encode(), digest_size=_HASH_BYTES).digest()
        for match in _CLAUSE.finditer(text.replace(" ", ""))
    )


def copies(clauses: Mapping[str, frozenset[bytes]]) -> Iterator[Copy]:
    """Yield the pairs of texts that share much, in the order of their paths."""
    holders: dict[bytes, list[str]] = {}
    for path in sorted(clauses):
        for clause in clauses[path]:
            holders.setdefault(clause, []).append(path)
    # Copies by the dozen share all their clauses. They are chained by the first of them.
    whole: dict[frozenset[bytes], str] = {}
    for path in sorted(clauses):
        first = whole.setdefault(clauses[path], path)
        if first != path and clauses[path]:
            count = len(clauses[path])
            yield Copy(first, path, count, 1.0, is_exact=True)
    shared: Counter[tuple[str, str]] = Counter()
    for paths in holders.values():
        if 1 < len(paths) <= _MOST_SHARED:
            shared.update(combinations(paths, 2))
    for (first, second), count in sorted(shared.items()):
        fewer = min(len(clauses[first]), len(clauses[second]))
        if count >= _FEWEST and count >= _LEAST_SHARE * fewer and clauses[first] != clauses[second]:
            yield Copy(first, second, count, count / fewer, is_exact=False)
