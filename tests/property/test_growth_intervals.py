"""The interval that sets of arguments give: all of the image, and nothing but the image."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from growth_cases import CASES, IRRATIONAL, TINY, as_fraction, drawn_sets
from hypothesis import given
from hypothesis import strategies as st

from dalian_report import Interval
from dalian_report.growth import apply_growth, growth_rate

RATIONAL = sorted(set(CASES) - IRRATIONAL)


def inner_points(values: Interval) -> list[Fraction]:
    """The ends that belong to the set, and a number between them."""
    low, high = Fraction(values.lower), Fraction(values.upper)
    between = low + (high - low) / 3
    return [between] + [low] * values.lower_closed + [high] * values.upper_closed


def images_of_points(case, sets) -> list[Interval]:
    """Of every choice of inner points, the answer as a set of its own."""
    choices = product(*map(inner_points, sets))
    return [case.call(*map(Interval.point, numbers)) for numbers in choices]


@pytest.mark.parametrize("name", RATIONAL)
@given(data=st.data())
def test_a_rational_image_holds_all_points_and_ends_belong_if_a_point_reaches_them(name, data):
    case = CASES[name]
    sets = drawn_sets(data, case)
    image, points = case.call(*sets), images_of_points(case, sets)
    assert all(point in image for point in points)
    assert image.lower_closed == any(point.lower == image.lower for point in points)
    assert image.upper_closed == any(point.upper == image.upper for point in points)


@pytest.mark.parametrize("name", CASES)
@given(data=st.data())
def test_the_ends_of_the_image_are_those_of_the_ends_of_the_sets(name, data):
    case = CASES[name]
    sets = drawn_sets(data, case)
    image = case.call(*sets)
    corners = list(product(*((Fraction(each.lower), Fraction(each.upper)) for each in sets)))
    corners.sort(key=lambda corner: as_fraction(case.truth(*corner)))
    lowest, highest = (case.call(*map(Interval.point, corners[at])) for at in (0, -1))
    assert image.lower == lowest.lower
    assert image.upper == highest.upper


@pytest.mark.parametrize("name", sorted(IRRATIONAL))
@given(data=st.data())
def test_an_irrational_image_holds_all_points_between_its_ends(name, data):
    case = CASES[name]
    sets = drawn_sets(data, case)
    image = case.call(*sets)
    for numbers in product(*map(inner_points, sets)):
        truth = as_fraction(case.truth(*numbers))
        assert Fraction(image.lower) - TINY < truth < Fraction(image.upper) + TINY
    if all(each.lower_closed and each.upper_closed for each in sets):
        assert image.lower_closed
        assert image.upper_closed
    if not any(each.lower_closed or each.upper_closed for each in sets):
        assert not image.lower_closed
        assert not image.upper_closed


@given(st.sampled_from(sorted(CASES)), st.data())
def test_smaller_sets_have_smaller_images(name, data):
    case = CASES[name]
    sets = drawn_sets(data, case)
    smaller = [each.intersection(Interval(min(inner_points(each)), None)) for each in sets]
    assert case.call(*smaller) in case.call(*sets)


@given(st.sampled_from(sorted(CASES)), st.data())
def test_one_set_among_numbers_is_enough_for_an_interval(name, data):
    case = CASES[name]
    sets = drawn_sets(data, case)
    place = data.draw(st.integers(0, len(sets) - 1))
    arguments = [Fraction(each.upper) for each in sets]
    assert not isinstance(case.call(*arguments), Interval)
    arguments[place] = sets[place]
    assert isinstance(case.call(*arguments), Interval)


POSITIVE = st.decimals("0.01", "100", places=2)


@given(POSITIVE, POSITIVE, st.booleans())
def test_one_sided_levels_are_taken_from_0_on(base, value, closed):
    below = Interval(None, base, False, closed)
    cut = Interval(0, base, False, closed)
    assert growth_rate(below, value) == growth_rate(cut, value)
    assert apply_growth(below, 0) == cut
    above = Interval(base, None, closed, False)
    assert apply_growth(above, 0) == above
    grown = growth_rate(above, value)
    assert (grown.lower, grown.lower_closed) == (-1, False)
