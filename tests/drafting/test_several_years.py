"""Numbers of several years: their year is none, unless a state is reached at the end."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = "一、2030年工作回顾\n"
SPAN = "一、过去五年工作回顾\n五年来，全市上下同心协力。\n"
PLAN = f"{REVIEW}过去的一年，全市上下同心协力。\n二、2031年工作安排\n"


def figures(sentence, part):
    return dr.draft(f"{HEAD}{part}{sentence}\n", year=2031).report.figures


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("木材自给率达到80%。", 2030),
        ("木材自给率持续保持在80%以上。", None),
        ("木材产量连续六年稳定在70万吨以上。", None),
        ("木材自给率连续6年保持80%。", None),
        ("累计发放木材、竹材补贴超过15亿元。", None),
        ("木材产值超过15亿元。", 2030),
        ("木材产值连续跨越二十亿元、三十亿元大关。", None),
    ],
)
def test_the_year_of_a_number_of_five_years(sentence, year):
    assert figures(sentence, SPAN)[-1].year == year


def test_the_steps_of_a_list_have_one_bound_and_no_year():
    found = figures("木材产值跨越20亿元、30亿元两个台阶，达到36亿元。", SPAN)
    steps, reached = found[:3], found[3]
    assert [figure.year for figure in steps] == [None, None, None]
    assert [figure.bound.value for figure in steps] == ["more_than", "more_than", "exact"]
    assert reached.year == 2030


def test_in_the_review_of_a_year_a_streak_tells_the_last_one():
    assert figures("木材产量连续六年稳定在70万吨以上。", REVIEW)[-1].year == 2030


def test_a_sum_beside_a_number_keeps_its_years_for_itself():
    found = figures("拆除旧棚8座、四年累计30座，改造林场5个。", REVIEW)
    assert [figure.year for figure in found if figure.unit == "count"] == [2030, None, 2030]


def test_a_record_since_a_year_leaves_the_year_to_what_follows():
    found = figures("木材产量增长11%，是2004年以来最好水平，竹材产量增长9%。", REVIEW)
    assert [figure.year for figure in found] == [2030, 2030]


@pytest.mark.parametrize(
    ("sentence", "year", "status"),
    [
        ("木材产量五年累计达到66万吨。", None, "context"),
        ("木材产量年均增长6%，自给率达到80%。", None, "context"),
        ("木材产量年均增长6%，今年自给率达到80%。", 2031, "target"),
        ("每年新植林木10万株，自给率达到80%。", 2031, "target"),
    ],
)
def test_goals_of_several_years_are_no_goals_of_the_year(sentence, year, status):
    figure = figures(sentence, PLAN)[-1]
    assert (figure.year, figure.status.value) == (year, status)
