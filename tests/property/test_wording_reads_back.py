"""Whatever the figure, its wording says its number, its bound and its digits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
from hypothesis import assume, given
from hypothesis.strategies import integers

from dalian_report.strategies import figures
from number_words import read

if TYPE_CHECKING:
    from dalian_report.model import Figure


@given(figures())
def test_a_wording_reads_back(figure: Figure) -> None:
    assume(figure.value_to is None and figure.unit != "rank")
    said = read(str(figure))
    assert said.value == figure.value
    assert said.bound is figure.bound
    # No digit is made up behind the point, and none is lost but zeros of what is printed in
    # full: 1,000,000 is said to be 1 million.
    assert said.place >= min(figure.resolution, Decimal(1))
    is_short = figure.value >= 10**6 and figure.resolution < 10**3
    assert is_short or said.place <= figure.resolution


@given(figures(), integers(1, 99))
def test_the_ends_of_a_range_read_back(figure: Figure, steps: int) -> None:
    assume(figure.unit != "rank")
    upper = figure.value + steps * figure.resolution
    words = str(attrs.evolve(figure, value_to=upper))
    assert read(words.rpartition(" to ")[2]).value == upper
