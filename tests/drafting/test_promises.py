"""Targets without a number: their kinds, and the quantities that one of them covers."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
PLAN = "一、2030年工作回顾\n过去的一年，全市上下同心协力。\n二、2031年工作安排\n"
GOALS = "今年的主要预期目标是：地区生产总值增长6%左右，"


def promises(clause, opening=GOALS):
    report = dr.draft(f"{HEAD}{PLAN}{opening}{clause}。\n", year=2031).report
    concepts = {indicator.id: indicator.concept for indicator in report.indicators}
    return [
        (concepts[target.indicator_id], target.sense.value)
        for target in report.targets
        if target.figure_id is None
    ]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("居民收入增速高于经济增速", [("income", "above_reference")]),
        ("居民收入增幅快于GDP增幅", [("income", "above_reference")]),
        ("居民收入增长不低于经济发展速度", [("income", "in_step_with")]),
        ("居民收入达到或高于全省平均水平", [("income", "above_reference")]),
        ("居民收入增幅高于省均", [("income", "above_reference")]),
        ("固定资产投资增速保持在全国平均水平以上", [("fixed-investment", "above_reference")]),
        ("出口额与上年持平", [("exports", "stable")]),
        ("出口额基本持平", [("exports", "stable")]),
    ],
)
def test_a_comparison_sets_a_target(clause, expected):
    assert promises(clause) == expected


def test_a_clause_of_its_own_compares_what_the_clause_before_names():
    assert promises("居民收入稳步提高，快于经济增长") == [("income", "above_reference")]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("居民收入增速高于全国1个百分点", [("income", "above_reference")]),
        (
            "固定资产投资力争高于全省平均水平1.5个百分点",
            [("fixed-investment", "above_reference")],
        ),
        ("出口增速高于省平1到2个百分点", [("exports", "above_reference")]),
        # The number before is the target, and the distance explains it.
        ("居民收入增长8%，高于全国1个百分点", []),
        # A distance in percent is no growth above that of the nation.
        ("居民收入高于全国20%", []),
    ],
)
def test_a_distance_from_a_reference_is_a_target_above_it(clause, expected):
    assert promises(clause) == expected


def test_the_distance_from_a_reference_stays_a_figure_of_its_own():
    report = dr.draft(f"{HEAD}{PLAN}{GOALS}居民收入增速高于全国1个百分点。\n", year=2031).report
    figure = report.figures[-1]
    indicator = next(row for row in report.indicators if row.id == figure.indicator_id)
    assert (figure.measure.value, figure.unit) == ("level", "percentage_point")
    assert indicator.concept.startswith("other")


@pytest.mark.parametrize("words", ["保持稳定增长", "保持平稳较快发展"])
def test_steady_growth_is_not_stability(words):
    assert promises(f"外贸进出口{words}") == []


SAVING = [("energy-intensity", "ordered"), ("emissions", "ordered")]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("节能减排完成省定目标", SAVING),
        ("完成上级下达的节能减排任务", SAVING),
        ("完成年度节能减排任务", SAVING),
        ("节能减排完成“十八五”目标任务", SAVING),
        ("国家和省下达的节能减排约束性指标全面完成", SAVING),
        ("主要污染物减排完成国家任务", [("emissions", "ordered")]),
        ("四项主要污染物减排达到省控目标", [("emissions", "ordered")]),
        (
            "城镇登记失业率、居民消费价格涨幅控制在省下达目标内",
            [("unemployment-registered", "ordered"), ("consumer-prices", "ordered")],
        ),
        (
            "节能降碳完成省下达任务",
            [("energy-intensity", "ordered"), ("carbon-intensity", "ordered")],
        ),
        ("各项约束性指标完成省下达任务", []),
    ],
)
def test_one_order_covers_all_kinds_that_it_names(clause, expected):
    assert promises(clause) == expected


def test_an_order_is_not_of_the_clause_before():
    assert promises("城镇登记失业率控制在4%以内，完成节能减排任务") == SAVING


@pytest.mark.parametrize(
    ("clause", "reference"),
    [
        ("居民收入增速高于经济增速", "gdp.growth"),
        ("农村居民人均可支配收入增长快于城镇居民", "urban-income.growth"),
        ("居民收入增速高于全国平均水平", None),
    ],
)
def test_a_target_above_another_indicator_names_it(clause, reference):
    report = dr.draft(f"{HEAD}{PLAN}{GOALS}{clause}。\n", year=2031).report
    (target,) = [target for target in report.targets if target.figure_id is None]
    assert (target.sense.value, target.relative_to) == ("above_reference", reference)
    assert dr.loads(dr.dumps(report)) == report


def test_a_pace_on_a_level_with_the_province_is_no_stability():
    assert promises("出口增速与全省基本持平") == [("exports", "above_reference")]


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("确保出口增速高于全国", [("exports", "above_reference")]),
        ("推动出口增速高于全国", []),
        ("确保临港产业增速高于全国", []),
    ],
)
def test_a_task_may_set_a_pace_if_it_binds(task, expected):
    assert promises(task, opening="") == expected


def test_water_used_for_a_unit_of_value_added_is_no_value_added():
    clause = "单位工业增加值用水量、主要污染物排放完成省下达任务"
    assert promises(clause) == [("emissions", "ordered")]


@pytest.mark.parametrize(
    ("opening", "strength"), [("约束性指标是：", "committed"), ("预期性指标是：", "expected")]
)
def test_what_binds_in_the_list_is_committed(opening, strength):
    goals = f"{GOALS}居民消费价格涨幅3%左右；{opening}主要污染物排放完成省下达任务。"
    targets = dr.draft(f"{HEAD}{PLAN}{goals}\n", year=2031).report.targets
    assert [t.strength.value for t in targets if t.figure_id is None] == [strength]


def test_an_ordered_share_may_be_assessed_from_above():
    assert promises("优良天数比例完成省考核目标") == [("good-air-days", "ordered")]
