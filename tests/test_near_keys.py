"""Near keys: one slip away, then close, and never more than three."""

from __future__ import annotations

import pytest

from dalian_report.errors._near_keys import one_slip_apart, suggestions


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("abcd", "abcd", True),
        ("abcd", "abxd", True),
        ("abcd", "xbcd", True),
        ("abcd", "abcx", True),
        ("abcd", "abd", True),
        ("abcd", "bcd", True),
        ("abc", "abcd", True),
        ("abcd", "bacd", True),
        ("abcd", "abdc", True),
        ("ab", "ba", True),
        ("ab", "cd", False),
        ("abcd", "badc", False),
        ("abcd", "bcad", False),
        ("abcd", "ab", False),
        ("abcd", "axcx", False),
        ("abcd", "acbx", False),
        ("abcd", "axbd", False),
        ("abc", "xabcx", False),
        ("abcd", "bcx", False),
        ("a", "b", False),
        ("a", "a", True),
        ("a", "ab", True),
        ("", "a", False),
        ("", "", True),
    ],
)
def test_one_slip(one: str, other: str, apart: bool) -> None:
    assert one_slip_apart(one, other) is apart
    assert one_slip_apart(other, one) is apart


@pytest.mark.parametrize(
    ("key", "known", "near"),
    [
        # Two letters swapped come first, then the longer names.
        ("abcd", ["abcx", "abdc", "xbcd"], ["abdc", "abcx", "xbcd"]),
        ("abcd", ["abc", "abcde", "abxd"], ["abcde", "abxd", "abc"]),
        # Of names that are close only, those that begin with the key come first.
        ("harbour", ["arbxxur", "harbour pier", "harbxxr"], ["harbour pier", "harbxxr", "arbxxur"]),
        (
            "harbour",
            ["hxrbxur", "hxrboxr", "haxboxr", "harbour pier and"],
            ["harbour pier and", "hxrbxur", "hxrboxr"],
        ),
        # Once each, in the spelling that is nearest to the key's.
        ("Gpd", ["gdp", "Gdp", "GDP"], ["Gdp"]),
        ("  gpd ", ["gdp"], ["gdp"]),
        ("aaaa", ["aaab", "aaac", "aaad", "aaae"], ["aaab", "aaac", "aaad"]),
        ("aaaa", ["zzzz"], []),
        ("", ["a"], []),
        (" ", ["a"], []),
        ("a" * 200, ["a" * 199 + "b"], ["a" * 199 + "b"]),
        ("a" * 201, ["a" * 200 + "b"], []),
        (None, ["None"], []),
    ],
)
def test_suggestions(key: object, known: list[str], near: list[str]) -> None:
    assert suggestions(key, iter(known)) == near
