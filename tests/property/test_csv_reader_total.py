"""Whatever bytes a table holds, it is read whole or refused; what is written is read back."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

import dalian_report as dr
from dalian_report._plain_text import columns, is_steering, printable, wrap
from dalian_report.attainment._outcome_tables import outcomes_in
from dalian_report.documents._csv_tables import Columns, csv_rows, csv_text

TARGETS = [target.id for target in dr.load().targets]
CELLS = st.one_of(
    st.sampled_from([*TARGETS, "gdp", "percent", "%", "CNY", "met", "about", "", "2024-01-31"]),
    st.decimals(allow_nan=True).map(str),
    st.text(max_size=12),
)
HEADERS = st.permutations(["target", "value", "unit", "bound", "date", "note"])


def stream(content: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(content))  # type: ignore[arg-type]


def read(content: bytes) -> None:
    problems: tuple[dr.Problem, ...] | None = None
    found: tuple[dr.Observation, ...] = ()
    try:
        found = outcomes_in(stream(content), "table", day="2024-01-31")
    except dr.DataError as error:
        problems = error.problems
    if problems is not None:
        assert 0 < len(problems) < 1010
        return
    assert found
    for outcome in found:
        assert (outcome.value is None) is (outcome.stated is not None)
    # What is taken can be judged, and written in the form of the shipped outcomes.
    dr.scorecard(observations=found)


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    read(content)


@given(HEADERS, st.lists(st.lists(CELLS, max_size=7), max_size=6), st.sampled_from(",;\t"))
def test_any_cells_under_a_good_header(
    header: list[str], rows: list[list[str]], separator: str
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([header, *rows])
    read(text.getvalue().encode("utf-8", "surrogatepass"))


@given(
    st.sampled_from(TARGETS),
    st.decimals(min_value=-(10**20), max_value=10**20, places=6),
)  # fmt: skip
def test_a_number_is_taken_as_it_stands(target: str, value: Decimal) -> None:
    unit = dr.load().indicator(dr.load().target(target).indicator_id).unit
    content = f"target,value,unit\n{target},{value:f},{unit}\n".encode()
    (found,) = outcomes_in(stream(content), "table", day="2024-01-31")
    assert found.value == value
    is_whole_count = unit in ("count", "rank", "TEU") and value == int(value)
    assert found.resolution == (1 if is_whole_count else Decimal("0.000001"))


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_written_cells_are_read_back_without_their_apostrophe(rows: list[tuple[str, str]]) -> None:
    rows = [row for row in rows if not any("\ud800" <= one <= "\udfff" for one in "".join(row))]
    text = "".join(csv_text(["p", "q"], rows))
    cells = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]
    for line, row in zip(cells, rows, strict=True):
        for cell, own in zip(line, row, strict=True):
            assert cell in {own, f"'{own}"}
    for line in cells:
        for cell in line:
            assert not cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠"))


@given(st.text(max_size=80), st.integers(4, 60))
def test_no_text_steers_a_terminal_or_leaves_its_columns(text: str, width: int) -> None:
    assert not any(map(is_steering, printable(text)))
    for line in wrap(text, width):
        assert not any(map(is_steering, line))
        assert columns(line) <= width or " " not in line.strip()


@given(st.text(max_size=30))
def test_what_is_printable_stays_so(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_a_table_of_the_users_columns_is_read_row_by_row() -> None:
    rows = csv_rows(stream(b"a,b\n1,2\n"), "table", Columns(["a"], ["b"]))
    assert next(rows).cells == {"a": "1", "b": "2"}
