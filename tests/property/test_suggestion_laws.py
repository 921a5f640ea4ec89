"""A key with one slip in it is suggested."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dalian_report as dr
from dalian_report.errors._near_keys import suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = dr.load()
COPY = attrs.evolve(SHIPPED)
"""Asked for what names one record only, so that nobody has asked the other when a test does."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _changed(key: str, draw: random.Random) -> str:
    place = draw.choice([at for at, letter in enumerate(key) if letter.isalpha()] or [0])
    return key[:place] + draw.choice(LETTERS) + key[place + 1 :]


def _dropped(key: str, draw: random.Random) -> str:
    place = draw.randrange(len(key))
    return key[:place] + key[place + 1 :]


def _added(key: str, draw: random.Random) -> str:
    place = draw.randrange(len(key) + 1)
    return key[:place] + draw.choice(LETTERS) + key[place:]


def _swapped(key: str, draw: random.Random) -> str:
    place = draw.randrange(max(1, len(key) - 1))
    return key[:place] + key[place : place + 2][::-1] + key[place + 2 :]


SLIPS = (_changed, _dropped, _added, _swapped)


def _ids(table: str) -> list[str]:
    return [record.id for record in getattr(SHIPPED, table)]


def _alone(look_up: Callable[[str], Any], keys: list[str]) -> list[str]:
    """The keys that name one record only, for the others are never suggested."""
    found: list[str] = []
    for key in keys:
        try:
            look_up(key)
        except KeyError:
            continue
        found.append(key)
    return found


KEYS: dict[str, tuple[Callable[[str], Any], list[str]]] = {
    "section ids": (SHIPPED.section, _ids("sections")),
    "titles": (
        SHIPPED.section,
        _alone(COPY.section, [section.title for section in SHIPPED.sections]),
    ),
    "slugs": (SHIPPED.section, [section.slug for section in SHIPPED.sections]),
    "statement ids": (SHIPPED.statement, _ids("statements")),
    "figure ids": (SHIPPED.figure, _ids("figures")),
    "indicator ids": (SHIPPED.indicator, _ids("indicators")),
    "target ids": (SHIPPED.target, _ids("targets")),
    "concepts": (
        SHIPPED.target,
        _alone(COPY.target, [one.concept for one in SHIPPED.indicators]),
    ),
    "deliverable ids": (SHIPPED.deliverable, _ids("deliverables")),
    "entity ids": (SHIPPED.entity, _ids("entities")),
    "term ids": (SHIPPED.term, _ids("glossary")),
    "unit codes": (SHIPPED.unit, [unit.code for unit in SHIPPED.units]),
}


def _outcomes(kind: str, slips: int) -> list[bool]:
    """Of keys drawn by a fixed seed, whether each was suggested for a slip in it."""
    look_up, keys = KEYS[kind]
    draw = random.Random(f"slips in {kind}")
    found: list[bool] = []
    while len(found) < slips:
        key = draw.choice(keys)
        typed = draw.choice(SLIPS)(key, draw)
        try:
            look_up(typed)
        except dr.UnknownKeyError as miss:
            found.append(key in miss.suggestions)
        except dr.AmbiguousKeyError:
            continue
    return found


def test_of_keys_of_every_kind_19_in_20_are_suggested() -> None:
    found = {kind: _outcomes(kind, 15) for kind in KEYS}
    together = [one for outcomes in found.values() for one in outcomes]
    assert sum(together) >= 0.95 * len(together), found
    for kind, outcomes in found.items():
        # Of numbered ids and short codes, more than three may be a slip away.
        least = 0.8 if kind in {"statement ids", "section ids", "unit codes"} else 0.95
        assert sum(outcomes) >= least * len(outcomes), kind


@given(
    st.lists(st.text(LETTERS + "-.0123456789", min_size=1, max_size=20), max_size=3),
    st.text(LETTERS, min_size=2, max_size=20),
    st.sampled_from(SLIPS),
    st.randoms(use_true_random=False),
)
def test_a_key_one_slip_away_is_among_the_first_three(
    others: list[str], key: str, slip: Any, draw: random.Random
) -> None:
    typed = slip(key, draw)
    near = suggestions(typed, [*others[:2], key])
    assert key in near
    assert len(near) <= 3
    assert set(near) <= {*others, key}


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=20))
def test_suggestions_are_known_keys_each_once(key: str, known: list[str]) -> None:
    near = suggestions(key, known)
    assert len(near) <= 3
    assert len(set(near)) == len(near)
    assert set(near) <= set(known)


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("kn", ["km", "kWh", "m2"], ["km"]),
        ("jni", ["jin", "mu"], ["jin"]),
        ("innovatiom", ["Innovation", "innovation"], ["innovation"]),
        ("Innovatiom", ["innovation", "Innovation"], ["Innovation"]),
        ("GDP", ["gdp", "gdp.level"], ["gdp"]),
        # First what a dropped letter explains, then what a changed one does.
        ("abd", ["abx", "abcd", "ab", "xabd"], ["abcd", "xabd", "abx"]),
        ("II.goals-01", ["II.goals-02.1", "II.goals-01.1"], ["II.goals-01.1", "II.goals-02.1"]),
        ("T", ["m", "t"], ["t"]),
        ("%", ["m", "t"], []),
        ("zzz", ["abc"], []),
        ("x" * 201, ["x" * 200], []),
        ("   ", ["a"], []),
    ],
)
def test_what_is_near(typed: str, known: list[str], near: list[str]) -> None:
    assert suggestions(typed, known) == near
