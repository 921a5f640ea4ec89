"""Shares in words, ranges written out, shared scales, and numbers that a space breaks."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
PLAN = "一、2030年工作回顾\n过去的一年，全市上下同心协力。\n二、2031年工作安排\n"


def figures(sentence):
    return dr.draft(f"{HEAD}{PLAN}{sentence}\n", year=2031).report.figures


def amounts(sentence):
    return [(str(figure.value), figure.unit) for figure in figures(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("木材产值1. 44亿元。", [("144000000", "CNY")]),
        ("木材产值21. 4亿元。", [("2140000000", "CNY")]),
        ("木材、竹材和油茶分别增长4%、11%和1 2%。", [(n, "percent") for n in ("4", "11", "12")]),
        # Here the digit before the space numbers an item.
        ("1. 44亿元木材项目要开工。", [("4400000000", "CNY")]),
    ],
)
def test_a_space_within_a_number(sentence, expected):
    assert amounts(sentence) == expected


def test_a_bare_amount_that_goes_on_in_money_is_money():
    sentence = "首次突破3万亿，达到3.1万亿元。"
    assert amounts(sentence) == [("3000000000000", "CNY"), ("3100000000000", "CNY")]


def test_a_scale_may_hold_for_each_number_of_a_list():
    sentence = "木材和竹材产值分别达到620和580亿元。"
    assert amounts(sentence) == [("62000000000", "CNY"), ("58000000000", "CNY")]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("有三分之一的渔民从事养殖。", "context"),
        ("目前有一半的渔民从事养殖。", "context"),
        ("木材的一半以上来自林场。", "context"),
        ("力争有三分之一的渔民从事养殖。", "target"),
        ("木材产量在多年增长8%的基础上保持稳定。", "context"),
        ("木材产量连续若干年保持8%的增长率。", "context"),
        ("木材产量保持8%的增长率。", "target"),
        ("城镇新增就业目标比去年多5万人。", "context"),
        ("城镇新增就业比去年多5万人。", "target"),
        ("木材产量增速居9个沿海城市首位。", "context"),
        ("木材产量在全国16个港口城市中居首位。", "context"),
        ("木材产量居首位的9个县要建林场。", "target"),
    ],
)
def test_a_number_that_only_describes_is_no_target(sentence, status):
    (figure,) = figures(sentence)
    assert figure.status.value == status


def test_a_share_that_stands_is_not_of_the_subject_before():
    _, share = figures("出口增长5%，有五分之三的渔民从事养殖。")
    assert share.indicator_id is None


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("木材产量完成年度计划的103%。", "share"),
        ("渔业税收5亿元，为预算的102%。", "share"),
        ("财政收入是计划的98%。", "share"),
        ("财政收入完成全年目标任务110%。", "share"),
        ("财政收入增长目标为11%。", "growth"),
        ("游客恢复至上年同期六成。", "share"),
        ("游客增长六成。", "growth"),
    ],
)
def test_a_part_of_a_plan_or_of_an_earlier_year_is_no_growth(sentence, measure):
    assert figures(sentence)[-1].measure.value == measure


@pytest.mark.parametrize(
    ("sentence", "measure", "direction"),
    [
        ("城镇新增就业比计划多完成500人。", "change", "up"),
        ("城镇新增就业较计划少完成500人。", "change", "down"),
        ("城镇新增就业完成500人。", "level", None),
    ],
)
def test_how_far_a_number_is_from_the_plan_is_a_change(sentence, measure, direction):
    (figure,) = figures(sentence)
    assert (figure.measure, figure.direction) == (measure, direction)
