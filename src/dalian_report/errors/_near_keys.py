"""Near keys: the possible meanings of an unknown key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 200
"""In characters: for a longer key the search for near keys would be slow."""
_MOST = 3


def suggestions(key: object, known: Iterable[str]) -> list[str]:
    """Up to three known keys that look like this one, the likeliest first.

    Keys that are one slip away come before keys that `difflib` finds close.

    >>> suggestions("gpd.growth", ["gdp.growth", "gdp.level", "income.growth"])
    ['gdp.growth', 'income.growth']
    """
    if not isinstance(key, str) or not key.strip() or len(key) > _LONGEST:
        return []
    from difflib import get_close_matches

    asked = key.strip()
    low = asked.lower()
    spelt: dict[str, list[str]] = {}
    for name in known:
        spelt.setdefault(name.lower(), []).append(name)
    near = sorted(
        (name for name in spelt if one_slip_apart(low, name)),
        # Few names come of a letter dropped or of two swapped, many of one changed.
        key=lambda name: (sorted(name) != sorted(low), -len(name)),
    )
    if len(near) < _MOST:
        close = get_close_matches(low, spelt, n=5 * _MOST, cutoff=0.6)
        near += sorted(close, key=lambda name: not name.startswith(low))
    return [_nearest_case(asked, spelt[name]) for name in list(dict.fromkeys(near))[:_MOST]]


def one_slip_apart(key: str, other: str) -> bool:
    """Whether a letter was changed, dropped or added, or two neighbours swapped."""
    short, long = sorted((key, other), key=len)
    if len(long) - len(short) > 1:
        return False
    unlike = (
        place for place, pair in enumerate(zip(short, long, strict=False)) if len(set(pair)) > 1
    )
    same = next(unlike, len(short))
    if len(long) == 1 and not same:  # two letters that have nothing in common
        return False
    short, long = short[same:], long[same:]
    if len(short) < len(long):
        return short == long[1:]
    return short[1:] == long[1:] or (short[1::-1] == long[:2] and short[2:] == long[2:])


def _nearest_case(asked: str, spellings: list[str]) -> str:
    def different(spelling: str) -> int:
        return sum(mine != theirs for mine, theirs in zip(asked, spelling, strict=False))

    return min(spellings, key=different)
