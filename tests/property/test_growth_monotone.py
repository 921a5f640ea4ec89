"""More of an argument never gives less of the answer, or never more, as the formula says."""

from __future__ import annotations

import pytest
from growth_cases import CASES, drawn_numbers
from hypothesis import given
from hypothesis import strategies as st

from dalian_report.growth import annualize, cagr, share


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if any(case.directions)])
@given(data=st.data())
def test_each_function_is_monotone_in_each_argument(name, data):
    case = CASES[name]
    one, other = drawn_numbers(data, case), drawn_numbers(data, case)
    place = data.draw(st.sampled_from([at for at, way in enumerate(case.directions) if way]))
    changed = [*one[:place], other[place], *one[place + 1 :]]
    rise = (case.call(*changed) - case.call(*one)) * case.directions[place]
    assert rise == 0 or (rise > 0) == (other[place] > one[place])


@given(data=st.data())
def test_more_periods_bring_a_rate_nearer_to_0_and_annualise_it_farther_away(data):
    start, end, periods = drawn_numbers(data, CASES["cagr"])
    rate, more = cagr(start, end, periods), cagr(start, end, periods + 1)
    assert abs(more) <= abs(rate)
    assert (more >= 0) == (rate >= 0)
    loss, times = drawn_numbers(data, CASES["annualize"])
    assert abs(annualize(loss, times + 1)) >= abs(annualize(loss, times))


@given(data=st.data())
def test_a_larger_whole_makes_every_share_smaller(data):
    part, whole = drawn_numbers(data, CASES["share"])
    assert abs(share(part, whole + 1)) <= abs(share(part, whole))
