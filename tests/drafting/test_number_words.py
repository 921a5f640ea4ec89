"""Number words that count: durations, sets that are named, and places in a ranking."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = "一、2030年工作回顾\n"
PLAN = f"{REVIEW}过去的一年，全市上下同心协力。\n二、2031年工作安排\n"


def figures(sentence, part=REVIEW):
    drafted = dr.draft(f"{HEAD}{part}{sentence}\n", year=2031)
    quote = drafted.source.quote
    return [(quote(figure), figure) for figure in drafted.report.figures]


@pytest.mark.parametrize(
    ("sentence", "printed", "unit"),
    [
        ("水产品产量近三年平稳。", "三", "year"),
        ("用电量连续七年领先。", "七", "year"),
        ("用两年时间改造老桥。", "两", "year"),
        ("港口提前六个月通航。", "六", "month"),
        ("降雨为十年来最多。", "十", "year"),
        ("两年内完成搬迁。", "两", "year"),
        ("历时四年的工程完工。", "四", "year"),
    ],
)
def test_number_words_tell_how_long(sentence, printed, unit):
    ((quote, figure),) = figures(sentence)
    assert (quote, figure.unit, figure.measure) == (printed, unit, dr.Measure.DURATION)


@pytest.mark.parametrize(
    "sentence",
    [
        "实施老桥改造三年行动。",
        "过去五年，海城焕然一新。",
        "三年滚动计划完成。",
        "五年来港口扩大。",
    ],
)
def test_number_words_name_the_years_that_are_meant(sentence):
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("灯塔、渔港等六大工程进展顺利。", 6, "count"),
        ("港区十件实事得到群众好评。", 10, "count"),
        ("八类重点对象得到帮助。", 8, "count"),
        ("渔业五项改革稳步推进。", 5, "count"),
    ],
)
def test_number_words_count_a_set_with_a_name(sentence, value, unit):
    ((_, figure),) = figures(sentence)
    assert (figure.value, figure.unit, figure.status) == (value, unit, dr.Status.CONTEXT)


def test_a_named_set_in_the_plan_is_no_target_and_what_is_to_be_done_is_one():
    found = figures("推进六大工程，办好十件实事。", PLAN)
    assert [figure.status.value for _, figure in found] == ["context", "target"]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("渔港、灯塔和航标三座老站各有特色。", 3),
        ("渔业、林业两大产业兴旺。", 2),
        ("“渔”“盐”“船”三张名片更加响亮。", 3),
        ("“渔港、灯塔、航标”三项工程受到欢迎。", 3),
        ("支持东港、西港、北港等五县联合创建。", 5),
        ("指标分为三大类。", 3),
    ],
)
def test_number_words_count_what_is_listed_before_them(sentence, value):
    ((_, figure),) = figures(sentence)
    assert (figure.value, figure.unit, figure.status) == (value, "count", dr.Status.CONTEXT)


@pytest.mark.parametrize(
    ("sentence", "year", "status"),
    [
        ("启动渔港、灯塔等六大工程。", 2030, "result"),
        ("承诺的十件实事全部兑现。", 2030, "result"),
        ("围绕六大工程聚力。", None, "context"),
    ],
)
def test_a_set_that_was_made_is_a_result(sentence, year, status):
    ((_, figure),) = figures(sentence)
    assert (figure.year, figure.status.value) == (year, status)


def test_a_set_that_is_to_be_made_is_a_target():
    found = figures("建设八大渔村，按照东、西、北三大片区布局。", PLAN)
    assert [figure.status.value for _, figure in found] == ["target", "context"]


def test_number_words_tell_how_far_a_rank_moved():
    ((_, figure),) = figures("客运量排名前进两位。")
    assert (figure.value, figure.unit, figure.measure) == (2, "places", dr.Measure.CHANGE)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("港口连续五年获评优秀。", ["result"]),
        ("客运量连续五年超过70万人次。", ["context", "result"]),
        ("提前两年建成新港。", ["result"]),
        ("客运量创五年来新高。", ["context"]),
    ],
)
def test_a_streak_is_a_result_unless_a_number_is(sentence, status):
    assert [figure.status.value for _, figure in figures(sentence)] == status


@pytest.mark.parametrize(
    "sentence",
    [
        "四大班子合力推动。",
        "渔港、灯塔、三亭、航标等地受益。",
        "渔业、盐业、船业三位一体发展。",
        "工会、妇联、红十字会作用增强。",
        "营商环境迈入全省第一方阵。",
        "入选全国十大渔港城市。",
        "水质达到二类标准，五类水体消除。",
        "严格执行八项规定。",
        "渔港、灯塔、航标”六大产业兴旺。",
        "学习贯彻十九大精神。",
        "打好三大攻坚战。",
    ],
)
def test_number_words_in_names_are_no_figures(sentence):
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value", "bound"),
    [
        ("运动会金牌总数第二。", 2, "exact"),
        ("宜居指数名列沿海城市第三。", 3, "exact"),
        ("客运量居全国前十名。", 10, "at_most"),
        ("客运量居全国前列第3位。", 3, "exact"),
        ("客运量位列第二位。", 2, "exact"),
    ],
)
def test_places_in_a_ranking(sentence, value, bound):
    ((_, figure),) = figures(sentence)
    assert (figure.value, figure.unit, figure.bound.value) == (value, "rank", bound)


@pytest.mark.parametrize("sentence", ["坚持质量第一、效益优先。", "把安全列为第一位的任务。"])
def test_a_maxim_is_no_ranking(sentence):
    assert figures(sentence) == []


def test_growth_of_any_amount_is_growth_of_more_than_nothing():
    ((_, figure),) = figures("出口保持正增长。", PLAN)
    assert (figure.value, figure.bound, figure.measure) == (
        0,
        dr.Bound.MORE_THAN,
        dr.Measure.GROWTH,
    )
    assert figure.status is dr.Status.TARGET
