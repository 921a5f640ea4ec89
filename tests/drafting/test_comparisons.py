"""Numbers that compare: distances from another rate, and where a change begins."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = "一、2030年工作回顾\n"
SPAN = "一、过去五年工作回顾\n五年来，全市上下同心协力。\n"


def figures(sentence, part=REVIEW):
    return dr.draft(f"{HEAD}{part}{sentence}\n", year=2031).report.figures


@pytest.mark.parametrize(
    ("sentence", "measure", "direction"),
    [
        ("木材加工率比上年高4个百分点。", "change", "up"),
        ("木材产量增速比上年同期慢4个百分点。", "change", "down"),
        ("木材加工率同比高4个百分点。", "change", "up"),
        ("木材加工率比年初目标高4个百分点。", "level", None),
        ("木材产量增速低于预期，增幅分别低4个百分点。", "level", None),
        ("木材产量超额完成目标4个百分点。", "level", None),
        ("木材加工率提高4个多百分点。", "change", "up"),
    ],
)
def test_a_distance_is_a_change_against_the_past_only(sentence, measure, direction):
    (figure,) = figures(sentence)
    assert (figure.measure, figure.direction) == (measure, direction)
    assert figure.unit == "percentage_point"


def test_a_distance_has_the_year_of_the_number_before():
    found = figures("木材产量年均增长6%，高于全国2个百分点。", SPAN)
    assert [figure.year for figure in found] == [None, None]


def test_a_distance_with_its_own_name_has_its_own_year():
    found = figures("木材加工率达到60%；木材产量年均增速高于全国2个百分点。", SPAN)
    assert [figure.year for figure in found] == [2030, None]


def test_a_distance_after_a_missed_goal_is_a_result():
    found = figures("木材产量增长9%，接近10%的预期目标，高于全国2个百分点。")
    assert [figure.status.value for figure in found] == ["result", "context", "result"]


@pytest.mark.parametrize(
    "sentence",
    [
        "木材与竹材产量比由2025年的1.7缩小至1.5。",
        "审批事项由119项削减为95项。",
        "60个林场合并为40个。",
        "下属机构从11个精简为6个。",
    ],
)
def test_where_a_change_begins_is_context(sentence):
    begin, end = figures(sentence)
    assert (begin.year, begin.status) == (None, dr.Status.CONTEXT)
    assert (end.year, end.status) == (2030, dr.Status.RESULT)


def test_each_change_of_a_list_has_its_own_beginning():
    found = figures("林场从60个减少到40个、苗圃从50个减少到30个。")
    assert [figure.status.value for figure in found] == ["context", "result"] * 2
