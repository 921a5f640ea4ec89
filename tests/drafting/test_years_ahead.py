"""Goals for several years, in parts and lists that do not repeat it."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第一次会议上\n各位代表：\n"
REVIEW = "一、过去五年工作回顾\n地区生产总值达到900亿元。\n"
YEARS = "建成海洋强市，要靠今后五年的努力。\n"
TASKS = "（一）壮大产业\n服务业比重达到60%。\n（二）保护海湾\n森林覆盖率达到30%。\n"
YEAR = "今年是新一届政府的第一年。主要预期目标是：地区生产总值增长6%。\n城镇化率达到70%。\n"


def targets(text):
    return [target.indicator_id for target in dr.draft(text, year=2031).report.targets]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (f"二、建设海洋强市\n{YEARS}{TASKS}{YEAR}", ["gdp.growth", "urbanisation.share"]),
        (
            f"二、建设海洋强市\n{YEARS}{TASKS}三、2031年重点工作\n城镇化率达到70%。\n",
            ["urbanisation.share"],
        ),
        (f"二、建设海洋强市\n{TASKS}{YEAR}", None),
        (f"二、建设海洋强市\n{YEARS}{TASKS}城镇化率达到70%。\n", None),
        (f"二、2031年工作安排\n{YEARS}{TASKS}{YEAR}", None),
        (f"二、建设海洋强市\n{YEARS}地区生产总值增长6%。\n{TASKS}{YEAR}", None),
        (f"二、建设海洋强市\n{YEARS}今年起步，今年见效，今年收官。\n{TASKS}{YEAR}", None),
    ],
    ids=["paragraph", "heading", "no years", "no year", "opens with year", "growth", "many years"],
)
def test_what_is_before_the_plan_of_the_year_may_be_of_several(plan, expected):
    found = targets(f"{HEAD}{REVIEW}{plan}")
    if expected is None:
        assert {"service-share.share", "forest-coverage.share"} <= set(found)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("growth", "expected"), [("年均增长6%", []), ("增长6%", ["gdp.growth", "urbanisation.share"])]
)
def test_a_list_that_begins_with_an_average_is_of_several_years(growth, expected):
    plan = f"二、2031年工作安排\n主要目标是：地区生产总值{growth}，城镇化率达到70%。\n"
    assert targets(f"{HEAD}{REVIEW}{plan}") == expected


@pytest.mark.parametrize(("step", "expected"), [("第一步", ["income.growth"]), ("第二步", [])])
def test_a_later_step_has_no_goal_of_the_year(step, expected):
    plan = f"二、2031年工作安排\n{step}，居民收入增长8%。\n"
    assert targets(f"{HEAD}{REVIEW}{plan}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("年均浓度下降3%", ["pm25.growth"]), ("浓度年均下降3%", [])],
)
def test_a_mean_of_the_year_is_no_average_of_years(sentence, expected):
    plan = f"二、2031年工作安排\n力争PM2.5{sentence}。\n"
    assert targets(f"{HEAD}{REVIEW}{plan}") == expected


@pytest.mark.parametrize(("step", "expected"), [("再上台阶", 1), ("第二步，再上台阶", 0)])
def test_a_later_step_is_not_of_the_year_of_the_first(step, expected):
    plan = f"二、今后五年的目标\n第一步，2031年完成转型；{step}，居民收入增长8%。\n"
    assert len(targets(f"{HEAD}{REVIEW}{plan}")) == expected
