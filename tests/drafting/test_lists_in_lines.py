"""Lists of the main expected goals that go on in the next lines, and where they end."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
PLAN = "一、2030年工作回顾\n过去的一年，全市上下同心协力。\n二、2031年工作安排\n"
OPENING = "今年全市的主要预期目标是："


def strengths(text):
    report = dr.draft(f"{HEAD}{PLAN}{text}\n", year=2031).report
    return [target.strength.value for target in report.targets]


@pytest.mark.parametrize("dash", ["——", "—", "·", "● "])
def test_the_lines_of_a_list_are_expected_after_its_opening(dash):
    lines = "\n\n".join((f"{dash}出口增长5%。", f"{dash}木材产量20万吨。"))
    assert strengths(f"{OPENING}\n\n{lines}") == ["expected"] * 2


def test_a_line_of_the_list_may_be_strived_for_or_committed():
    lines = "——出口增长5%。\n——财政收入力争增长6%。\n——确保新增就业3万人。"
    assert strengths(f"{OPENING}\n{lines}") == ["expected", "strived_for", "committed"]


def test_an_empty_line_within_a_sentence_does_not_end_the_list():
    text = "地区生产总值增长7%，财政收入30亿元，增长\n\n6%。木材产量20万吨。"
    assert strengths(f"{OPENING}{text}") == ["expected"] * 4


def test_the_list_may_begin_in_the_line_of_its_opening():
    text = "\n——地区生产总值增长7%。\n——出口增长5%；\n——木材产量20万吨。"
    assert strengths(f"{OPENING}{text}") == ["expected"] * 3


@pytest.mark.parametrize(
    "after",
    [
        "全市要新植树木20万株。",
        "（一）大力发展林业。新植树木20万株。",
        "三、加快发展林业\n——新植树木20万株。",
        "为此要抓好以下工作：\n——新植树木20万株。",
    ],
)
def test_the_list_ends_with_its_lines(after):
    assert strengths(f"{OPENING}\n——出口增长5%。\n{after}") == ["expected", "committed"]


def test_what_the_end_of_the_list_announces_is_not_in_it():
    text = f"{OPENING}出口增长5%。为此要抓好以下工作：\n新植树木20万株。"
    assert strengths(text) == ["expected", "committed"]


def test_the_lines_of_goals_for_several_years_are_no_list_of_the_year():
    line = "——居民收入增长高于经济增长。"
    assert strengths(f"{OPENING}\n{line}") == ["expected"]
    assert strengths(f"海城正在变。我们编制了规划。今后五年全市的主要预期目标是：\n{line}") == []


def test_the_lines_after_a_sentence_that_names_the_goals_otherwise_are_tasks():
    text = "为实现今年的预期目标：\n——新植树木20万株。"
    assert strengths(text) == ["committed"]
