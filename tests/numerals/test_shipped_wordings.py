"""What the package prints of a figure, numerals reads back."""

from __future__ import annotations

import pytest

import dalian_report as dr
from dalian_report.numerals import EnglishText

FIGURES = [figure for figure in dr.load().figures if figure.value_to is None]
WORDLESS = {"count", "rank"}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_wording_has_the_number_the_bound_and_the_unit(figure: dr.Figure) -> None:
    text = EnglishText(str(figure))
    (number,) = text.numbers
    assert number.value == figure.value
    assert text.bounds_at(number.start, number.end) == {figure.bound}
    unit = text.unit_at(number.start, number.end)
    assert (unit and unit.code) == (None if figure.unit in WORDLESS else figure.unit)
