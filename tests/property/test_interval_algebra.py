"""Intervals are sets: the laws of sets hold, and another library finds the same."""

from __future__ import annotations

import pickle
from fractions import Fraction

import portion
from hypothesis import given
from hypothesis import strategies as st
from verdict_cases import as_portion, intervals, numbers

from dalian_report import Interval

sets = intervals()
factors = numbers


def back(found: portion.Interval) -> Interval | None:
    """A set of the other library as one of ours."""
    if found.empty:
        return None
    assert found.atomic
    return Interval(
        None if found.lower == -portion.inf else found.lower,
        None if found.upper == portion.inf else found.upper,
        found.left is portion.CLOSED,
        found.right is portion.CLOSED,
    )


@given(sets)
def test_notation_both_ways(one: Interval) -> None:
    assert Interval.parse(str(one)) == one
    assert eval(repr(one).replace("Interval(", "Interval.parse(")) == one
    assert pickle.loads(pickle.dumps(one)) == one


@given(sets, sets, numbers)
def test_as_another_library_has_it(one: Interval, other: Interval, number: Fraction) -> None:
    left, right = as_portion(one), as_portion(other)
    assert (number in one) is (number in left)
    assert (one in other) is (left in right)
    assert one.meets(other) is left.overlaps(right)
    assert one.intersection(other) == back(left & right)
    assert one.hull(other) == back((left | right).enclosure)
    assert one.below(other) is (left < right)
    assert (one == other) is (left == right)
    if one == other:
        assert hash(one) == hash(other)


@given(sets, sets, sets, numbers)
def test_the_laws_of_sets(one: Interval, other: Interval, third: Interval, n: Fraction) -> None:
    common = one.intersection(other)
    assert common == other.intersection(one)
    assert (common is None) is not one.meets(other)
    assert (n in one and n in other) is (common is not None and n in common)
    assert one.intersection(one) == one
    assert one in one
    assert (one in other) is (common == one)
    if one in other and other in third:
        assert one in third
    if one in other and other in one:
        assert one == other
    left = None if common is None else common.intersection(third)
    rest = other.intersection(third)
    assert left == (None if rest is None else one.intersection(rest))
    assert one in one.hull(other)
    assert one.hull(other) == other.hull(one)
    assert one.hull(other).hull(third) == one.hull(other.hull(third))
    if one.below(other) and other.below(third):
        assert one.below(third)


@given(sets, sets, numbers)
def test_negation_turns_everything_round(one: Interval, other: Interval, n: Fraction) -> None:
    negated = -one
    assert -negated == one
    assert (n in one) is (-n in -one)
    assert (one in other) is (-one in -other)
    assert one.below(other) is (-other).below(-one)
    common = one.intersection(other)
    assert (-one).intersection(-other) == (None if common is None else -common)


@given(sets, sets, numbers, numbers)
def test_sums_and_differences(one: Interval, other: Interval, m: Fraction, n: Fraction) -> None:
    assert one + other == other + one
    assert one - other == one + -other == -(other - one)
    assert one + m == one + Interval.point(m)
    assert (one + m) - m == one
    assert (m + n in one + n) is (m in one)
    if m in one and n in other:
        assert m + n in one + other
        assert m - n in one - other
    total = one + other
    for end, closed, ends in (
        (total.lower, total.lower_closed, (one.lower, other.lower)),
        (total.upper, total.upper_closed, (one.upper, other.upper)),
    ):
        assert (end is None) is (None in ends)
        if end is not None:
            assert closed is (Fraction(ends[0]) in one and Fraction(ends[1]) in other)
            assert Fraction(end) == Fraction(ends[0]) + Fraction(ends[1])


@given(sets, sets, factors, numbers)
def test_multiples(one: Interval, other: Interval, factor: Fraction, n: Fraction) -> None:
    if factor == 0:
        assert one * factor == Interval.point(0)
        return
    assert (n * factor in one * factor) is (n in one)
    assert one * factor * (1 / factor) == one
    assert (one + other) * factor == one * factor + other * factor
    assert one * -1 == -one


@given(st.lists(numbers, min_size=2, max_size=2).map(sorted), st.booleans(), st.booleans())
def test_ends_in_any_form_make_the_same_set(
    ends: list[Fraction], lower_closed: bool, upper_closed: bool
) -> None:
    low, high = ends
    if low == high:
        lower_closed = upper_closed = True
    one = Interval(low, high, lower_closed, upper_closed)
    assert one == Interval.parse(str(one))
    assert (low in one, high in one) == (lower_closed, upper_closed)
    assert one.is_point is (low == high)
