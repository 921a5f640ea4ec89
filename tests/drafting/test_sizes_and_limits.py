"""Numbers that describe: capacities, sizes in names, limits from above, and how many there are."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = "一、2030年工作回顾\n"
PLAN = f"{REVIEW}过去的一年，全市上下同心协力。\n二、2031年工作安排\n"


def figures(sentence, part=REVIEW):
    return dr.draft(f"{HEAD}{part}{sentence}\n", year=2031).report.figures


def first(sentence, part=REVIEW):
    figure = figures(sentence, part)[0]
    return str(figure.value), figure.unit, figure.year, figure.status.value


@pytest.mark.parametrize("part", [REVIEW, PLAN])
@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("东山40万吨竹浆纸板项目开工。", "400000", "t/a"),
        ("东山40万吨竹浆和30万吨纸板项目开工。", "400000", "t/a"),
        ("东山40万吨竹浆、西山木材城等项目开工。", "400000", "t/a"),
        ("年产40万吨竹浆的新厂开工。", "400000", "t/a"),
        ("东山百万吨竹浆项目开工。", "1000000", "t/a"),
        ("日处理400吨垃圾的新厂开工。", "400", "t"),
        ("东山8万千瓦风力发电项目开工。", "80000", "kW"),
        ("东山50万头生猪养殖基地开工。", "500000", "count"),
        ("2000吨级码头完工。", "2000", "t"),
        ("50万标箱规模的港区完工。", "500000", "TEU"),
        ("木材城开工，总投资超过30亿元。", "3000000000", "CNY"),
    ],
)
def test_a_size_is_context(sentence, value, unit, part):
    assert first(sentence, part) == (value, unit, None, "context")


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("木材实现年产40万吨。", "t/a"),
        ("污水日处理能力达到40万吨。", "t"),
        ("新增垃圾日处理能力400吨。", "t"),
        ("新增风力发电50万千瓦。", "kW"),
        ("项目总投资40亿元，增长5%。", "CNY"),
    ],
)
def test_what_was_reached_or_added_is_a_result(sentence, unit):
    assert first(sentence)[1:] == (unit, 2030, "result")


def test_units_that_are_counted_and_summed_are_a_result():
    found = figures("全部实现140台5600万千瓦机组改造。")
    assert [figure.status.value for figure in found] == ["result", "result"]


def test_a_class_of_amounts_is_no_figure():
    assert figures("培育百亿级产业，新增100亿元级企业。") == ()


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("城镇登记失业率3%，低于省定4%的控制目标。", ["result", "context"]),
        ("森林火灾受害率低于省控1‰指标。", ["context"]),
        ("森林火灾受害率低于全省1‰。", ["result"]),
    ],
)
def test_a_limit_from_above_is_context(sentence, statuses):
    assert [figure.status.value for figure in figures(sentence)] == statuses


def test_a_goal_that_a_task_serves_is_context():
    figure = figures("锚定木材产值突破千亿元目标，扩大林场。", PLAN)[0]
    assert (figure.year, figure.status) == (None, dr.Status.CONTEXT)


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("6个县（市）中4个达标。", ["context", "result"]),
        ("列入改制计划的23户企业，已有19户挂牌。", ["context", "result"]),
        ("23户林业企业有19户挂牌。", ["context", "result"]),
        ("新增企业23户，有19户挂牌。", ["result", "result"]),
        ("新增企业23户，其中19户挂牌。", ["result", "result"]),
        ("又有6户企业进入全国500户重点企业行列。", ["result", "context"]),
    ],
)
def test_how_many_there_are_is_context(sentence, statuses):
    assert [figure.status.value for figure in figures(sentence)] == statuses


@pytest.mark.parametrize("sentence", ["落实国务院20条和省委30条规定。", "筹备建州50年州庆。"])
def test_numbers_of_documents_and_feasts_are_no_figures(sentence):
    assert figures(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("城乡收入差距缩小到3：1左右。", "about"),
        ("木材产量增长15%。以上为指导性指标。", "exact"),
        ("木材产量增长15%。以上。", "at_least"),
    ],
)
def test_which_number_a_hedge_is_of(sentence, bound):
    assert figures(sentence)[0].bound.value == bound


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("出台稳增长65条措施。", "level"),
        ("化解不良资产16亿元。", "level"),
        ("各项存款余额70亿元，新增9亿元。", "change"),
    ],
)
def test_a_verb_beside_an_amount(sentence, measure):
    assert figures(sentence)[-1].measure.value == measure


def test_the_year_that_is_ending_begins_a_review_of_one_year():
    text = "一、过去五年工作回顾\n五年来，同心协力。\n即将过去的2030年，成绩可喜。新建林场5个。"
    assert figures(text, "")[0].year == 2030


def test_tasks_that_follow_are_counted():
    ((value, status),) = [
        (f.value, f.status.value) for f in figures("重点抓好八个方面工作。", PLAN)
    ]
    assert (value, status) == (8, "context")


def test_a_structure_may_change_after_a_comma():
    found = figures("木材结构由2025年的4：48：48，调整为2030年的3：44：53。")
    assert [figure.status.value for figure in found] == ["context"] * 3 + ["result"] * 3
