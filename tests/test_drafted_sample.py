"""The rates of the paragraphs that a person read are counted from the file, field by field."""

from __future__ import annotations

import csv
import importlib
import re
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dalian_report as dr

if TYPE_CHECKING:
    from types import ModuleType

CODING = Path(__file__).parents[1] / "coding"
TEXT = """2031年海城市政府工作报告
各位代表：现在，我代表市政府报告工作，请予审议。
一、2030年工作回顾
地区生产总值增长6.2%左右。
二、2031年工作安排
今年主要预期目标是：地区生产总值增长6%左右，城镇新增就业2万人，居民收入与经济增长同步。
"""
START = TEXT.index("今年主要")
GDP, JOBS = TEXT.index("6%"), TEXT.index("2万")
WHERE = {
    "half": "1",
    "part": "goals",
    "path": "city/海城市/2031.md",
    "start": str(START),
    "end": str(len(TEXT) - 1),
}


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(CODING))
    return importlib.import_module("drafted_sample")


def rows(**changes: str) -> list[dict[str, str]]:
    """The right answers for the list above; a change is made in the goal for GDP."""
    target = {"year": "2031", "status": "target", "sense": "floor", "strength": "expected"}
    gdp = {
        "kind": "figure", "start": str(GDP), "end": str(GDP + 1), "value": "6", "value_to": "",
        "unit": "percent", "bound": "about", "measure": "growth", "direction": "up",
        "concepts": "gdp", **target,
    }  # fmt: skip
    jobs = {
        **gdp, "start": str(JOBS), "end": str(JOBS + 2), "value": "20000", "unit": "count",
        "bound": "exact", "measure": "level", "direction": "", "concepts": "urban-jobs",
    }  # fmt: skip
    income = {
        "kind": "goal",
        "start": "0",
        "concepts": "income",
        "sense": "in_step_with",
        "strength": "expected",
    }
    return [{**gdp, **changes}, jobs, income]


def test_a_list_that_the_draft_reads_rightly_has_no_fault(sample: ModuleType) -> None:
    tally, faults = sample.compare(dr.draft(TEXT), WHERE, rows())
    assert faults == []
    for _, hit, of in sample.MEASURES:
        assert tally[hit] == tally[of] > 0


@pytest.mark.parametrize(
    ("change", "lower"),
    [
        ({"value": "7"}, {"value", "all fields", "headline hit", "headline right"}),
        ({"bound": "at_least"}, {"bound", "all fields", "headline hit", "headline right"}),
        ({"concepts": "exports"}, {"indicator", "headline hit", "headline right"}),
        ({"sense": "ceiling"}, {"sense"}),
        ({"strength": "committed"}, {"strength"}),
        ({"bound": "exact|about"}, set()),
    ],
)
def test_a_field_that_differs_is_a_fault_of_this_field(
    sample: ModuleType, change: dict[str, str], lower: set[str]
) -> None:
    draft = dr.draft(TEXT)
    tally, faults = sample.compare(draft, WHERE, rows(**change))
    right = sample.compare(draft, WHERE, rows())[0]
    assert {name for name in right if tally[name] < right[name]} == lower
    assert bool(faults) is bool(lower)


def test_a_number_that_is_no_figure_is_extra_unless_it_may_be_either(sample: ModuleType) -> None:
    draft = dr.draft(TEXT)
    without = rows()[1:]
    tally, faults = sample.compare(draft, WHERE, without)
    assert (tally["figures"], tally["found"], len(faults)) == (1, 2, 1)
    either = {"kind": "either", "start": str(GDP), "end": str(GDP + 1), "concepts": "", "sense": ""}
    tally, faults = sample.compare(draft, WHERE, [either, *without])
    assert (tally["figures"], tally["found"], faults) == (1, 1, [])


def test_a_goal_that_one_reader_sees_and_another_does_not_is_not_counted(
    sample: ModuleType,
) -> None:
    *figures, goal = rows()
    tally, faults = sample.compare(dr.draft(TEXT), WHERE, figures)
    assert (tally["goals"], tally["goals found"], len(faults)) == (0, 1, 1)
    tally, faults = sample.compare(dr.draft(TEXT), WHERE, [*figures, {**goal, "kind": "either"}])
    assert (tally["goals"], tally["goals found"], faults) == (0, 0, [])


def test_a_number_and_a_goal_that_the_draft_lacks_are_missed(sample: ModuleType) -> None:
    missing = [*rows(), {**rows()[0], "start": "0", "end": "1"}, {**rows()[2], "concepts": "gdp"}]
    tally, faults = sample.compare(dr.draft(TEXT), WHERE, missing)
    assert (tally["figures hit"], tally["figures"]) == (2, 3)
    assert (tally["goals hit"], tally["goals"]) == (1, 2)
    assert len(faults) == 2


def test_the_rates_are_those_of_the_texts_that_were_read(
    sample: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "texts" / WHERE["path"]
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    where = {**WHERE, "kind": "list", "sha256": sha256(TEXT.encode()).hexdigest()}
    read = [where, *({**row, "path": WHERE["path"]} for row in rows(value="7"))]
    monkeypatch.setattr(sample, "read_lists", lambda: iter([(read[0], read[1:])]))
    lines = list(sample.rates(tmp_path / "texts"))
    assert "| value right | 0.500 (1 of 2) |" in lines
    assert any(line.startswith("| city | 1 | 1.000 (2 of 2) | 0.500 (1 of 2)") for line in lines)
    where["sha256"] = "0" * 64
    with pytest.raises(SystemExit, match="another text"):
        list(sample.rates(tmp_path / "texts"))


def test_as_many_reports_of_each_stratum_are_drawn(
    sample: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "_rows", lambda _: [{"place": "海城市", "year": "2011"}])
    for name in ("city/海城市", "province/云省", f"city/{sample.DALIAN}"):
        (tmp_path / name).mkdir(parents=True)
        for year in range(1985, 2030):
            (tmp_path / name / f"{year}.md").write_text("", encoding="utf-8")
    paths = sample.sample(tmp_path, 18)
    assert paths == sample.sample(tmp_path, 18)
    strata = [sample.stratum(path) for path in paths]
    assert {strata.count(one) for one in strata} == {2}
    assert len(sample.sample(tmp_path, 200)) == 89
    assert "city/海城市/2011.md" not in sample.sample(tmp_path, 200)


def _read() -> list[dict[str, Any]]:
    with (CODING / "read-paragraphs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_file_has_facts_within_each_list_and_no_sentence(sample: ModuleType) -> None:
    read = _read()
    lists = {(row["path"], row["part"]): row for row in read if row["kind"] == "list"}
    assert len(lists) == sum(row["kind"] == "list" for row in read)
    for row in read:
        where = lists[row["path"], row["part"]]
        assert int(where["start"]) <= int(row["start"]) < int(row["end"]) <= int(where["end"])
        assert row["half"] == where["half"]
        if row["kind"] == "figure":
            assert all(Decimal(cell) for cell in row["value"].split("|"))
            assert all(row[name] for name in ("unit", "bound", "measure", "status"))
            assert ("target" in row["status"].split("|")) is bool(row["sense"])
        for name in set(row) - {"path"}:
            assert not re.search("[\u4e00-\u9fff]", str(row[name]))
    assert {row["kind"] for row in read} <= {"list", "figure", "goal", "either"}


def test_the_page_says_how_much_was_read() -> None:
    counts = Counter((row["part"], row["kind"]) for row in _read())
    page = " ".join((CODING.parent / "docs" / "drafting.md").read_text(encoding="utf-8").split())
    goals, words, results = (
        counts[name] for name in (("goals", "figure"), ("goals", "goal"), ("results", "figure"))
    )
    assert (counts["goals", "list"], counts["results", "list"]) == (50, 30)
    assert f"of fifty of them ({goals} figures, {words} goals without a number)" in page
    assert f"the overviews of thirty ({results} figures)" in page
