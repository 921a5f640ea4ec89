"""Which number of the next report answers a target; every rule has one example."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from pairs import GOALS, following, judged, row, this

import dalian_report as dr
from dalian_report.model import ObservationStatus, StatementKind


def test_the_same_measure_of_the_same_concept_answers() -> None:
    pair = judged("社会消费品零售总额增长8%。", "社会消费品零售总额增长7.5%。")
    assert row(pair) == ("not_met", "answered", "7.5%")


@pytest.mark.parametrize(
    "change",
    [
        {"status": dr.Status.CONTEXT},
        {"year": 2030},
        {"measure": dr.Measure.SHARE, "direction": None},
        {"unit": "permille"},
    ],
    ids=["status", "year", "measure", "unit"],
)
def test_an_answer_has_the_status_year_measure_and_unit_of_an_outcome(change: Any) -> None:
    pair = judged("固定资产投资增长8%。", "固定资产投资增长7%。")
    figures = [
        attrs.evolve(figure, **change) if figure.value == 7 else figure
        for figure in pair.next_report.figures
    ]
    changed = attrs.evolve(pair.next_report, figures=figures)
    assert row(pair)[0] == "not_met"
    assert row(dr.follow_up(pair.report, changed))[0] == "no_data"


def test_numbers_on_two_bases_do_not_answer_each_other() -> None:
    pair = judged("固定资产投资增长8%。", "固定资产投资增长7%。")
    reports = [
        attrs.evolve(
            report, indicators=[attrs.evolve(one, basis=basis) for one in report.indicators]
        )
        for report, basis in ((pair.report, "constant prices"), (pair.next_report, "nominal"))
    ]
    assert row(dr.follow_up(*reports))[:2] == ("no_data", "changed_measure")


def test_a_level_answers_no_growth_target() -> None:
    pair = judged("社会消费品零售总额增长8%。", "社会消费品零售总额达到320亿元。")
    assert row(pair) == ("no_data", "changed_measure", None)


def test_an_average_of_five_years_answers_nothing() -> None:
    pair = judged("社会消费品零售总额增长8%。", "五年来，社会消费品零售总额年均增长9%。")
    assert row(pair)[0] == "no_data"


def test_nothing_found_is_silent() -> None:
    assert row(judged("城镇新增就业3万人。")) == ("no_data", "silent", None)


def test_headline_results_come_before_others() -> None:
    overview = (
        "（一）项目建设\n固定资产投资增长30%。\n"
        "（二）总体情况\n地区生产总值增长6.2%，固定资产投资增长9%"
    )
    assert row(judged("固定资产投资增长8%。", overview=overview))[2] == "9%"


def test_a_name_that_may_be_of_a_part_answers_in_the_headline_results_only() -> None:
    district = "（一）临港新区\n大力建设临港新区，经济总量增长9%。"
    pair = dr.judge(this(), following(district, overview="过去的一年很不平凡"))
    assert (row(pair, 0)[0], len(pair.doubts)) == ("no_data", 1)


def test_results_come_before_problems() -> None:
    results = ("（一）港口\n外贸进出口总额下降12%。", "（二）开放\n外贸进出口总额下降10%。")
    pair = judged("外贸进出口总额增长5%。", *results)
    (first, *_) = (one for one in pair.next_report.figures if one.value == 12)
    statements = [
        attrs.evolve(one, kind=StatementKind.PROBLEM) if one.id == first.statement_id else one
        for one in pair.next_report.statements
    ]
    changed = attrs.evolve(pair.next_report, statements=statements)
    assert row(dr.follow_up(pair.report, changed))[2] == "-10%"


def test_several_numbers_in_several_places_are_a_doubt() -> None:
    results = ("（一）港口\n固定资产投资增长30%。", "（二）园区\n固定资产投资增长9%。")
    pair = judged("固定资产投资增长8%。", *results)
    assert row(pair)[1] == "silent"
    assert pair.doubts[0].reasons == (dr.AnswerReason.SEVERAL_NUMBERS,)


def test_a_number_whose_measure_is_in_doubt_is_a_doubt() -> None:
    pair = judged("固定资产投资增长8%。", "固定资产投资增长7%。")
    span = pair.fates[1].span
    doubt = dr.TextDoubt(2032, "measure-unsure", "made up", span)
    again = dr.follow_up(pair.report, pair.next_report, text_doubts=[doubt])
    assert (row(again)[1], again.doubts[0].reasons) == (
        "silent",
        (dr.AnswerReason.UNSURE_MEASURE,),
    )


def test_a_printed_range_is_its_lower_end_or_more() -> None:
    assert row(judged("固定资产投资增长8.5%。", "固定资产投资增长8%—9%。"))[0] == "undecided"


@pytest.mark.parametrize(("word", "status"), [("预计", "estimate"), ("", "reported")])
def test_an_expected_number_is_an_estimate(word: str, status: str) -> None:
    pair = judged("固定资产投资增长8%。", f"{word}固定资产投资增长9%。")
    observation = pair.fates[1].observation
    assert observation is not None
    assert observation.status.value == status


def test_a_headline_target_may_be_answered_among_the_problems() -> None:
    goals = "今年预期目标是：地区生产总值增长6%左右，外贸进出口总额增长5%"
    text = following(problems="（三）存在的问题\n主要是：外贸进出口总额下降12%。")
    pair = dr.judge(this(goals=goals), text)
    assert row(pair) == ("not_met", "answered_elsewhere", "-12%")


def test_a_task_is_found_by_the_name_of_its_quantity() -> None:
    pair = judged("新建高标准农田20万亩。", "新建高标准农田24万亩。")
    assert row(pair) == ("met", "answered", "240,000 mu")


def test_another_name_in_the_same_unit_is_not_an_answer() -> None:
    assert row(judged("新建高标准农田20万亩。", "完成人工造林30万亩。"))[1] == "silent"


def test_a_short_name_is_a_doubt() -> None:
    pair = judged("栽树5万株。", "栽树6万株。")
    assert (row(pair)[0], len(pair.doubts)) == ("no_data", 1)


def test_a_short_name_in_quotation_marks_is_not_a_doubt() -> None:
    assert row(judged("完成“个转企”50户。", "完成“个转企”60户。"))[1] == "answered"


def test_a_number_far_from_the_target_is_a_doubt() -> None:
    pair = judged("城镇新增就业3万人。", "城镇新增就业90万人。")
    assert row(pair)[:2] == ("no_data", "silent")
    assert pair.doubts[0].reasons == (dr.AnswerReason.FAR_FROM_TARGET,)


def test_a_set_of_another_level_of_government_is_another_thing() -> None:
    task = "创建省级茶园示范基地30个。"
    assert row(judged(task, "创建市级茶园示范基地50个。"))[1] == "silent"
    assert row(judged(task, "创建省级茶园示范基地50个。"))[1] == "answered"


def test_two_equal_targets_of_one_sentence_are_not_both_answered_by_one_number() -> None:
    pair = judged("建设保障性住房2万套、改造2万套。", "建设保障性住房3万套。")
    assert [row(pair, place)[0] for place in (1, 2)] == ["no_data", "no_data"]


def test_what_was_begun_does_not_answer_for_what_was_finished() -> None:
    pair = judged("开工建设保障性住房2万套、建成2万套。", "开工建设保障性住房3万套。")
    assert [row(pair, place)[0] for place in (1, 2)] == ["met", "no_data"]
    task = "开工建设保障性住房2万套、建成1.6万套。"
    results = "开工保障性住房3万套，建成保障性住房1.7万套，分配保障性住房2.6万套。"
    assert row(judged(task, results), 2) == ("met", "answered", "17,000")


@pytest.mark.parametrize(
    ("task", "result"),
    [
        ("新增公租房2000套。", "开工棚户区改造4000套、公租房1900套。"),
        ("氨氮排放量下降3%。", "二氧化硫、氨氮排放量分别下降4%、1.5%。"),
    ],
)
def test_another_kind_of_dwelling_or_pollutant_is_not_an_answer(task: str, result: str) -> None:
    assert row(judged(task, result))[0] == "not_met"


@pytest.mark.parametrize(
    ("task", "result", "verdict"),
    [
        ("高新技术企业达到500家。", "新增高新技术企业120家。", "no_data"),
        ("新认定高新技术企业100家。", "高新技术企业突破520家。", "no_data"),
        ("高新技术企业达到500家。", "新增高新技术企业120家，总数达到520家。", "met"),
        ("新增授权专利200件。", "专利授权量达到260件。", "met"),
    ],
)
def test_what_the_year_added_does_not_answer_for_all_there_is(
    task: str, result: str, verdict: str
) -> None:
    assert row(judged(task, result))[0] == verdict


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("旅游总收入突破20亿元，达到23亿元。", "2.3 billion yuan"),
        ("旅游总收入接近23亿元、达到22.8亿元。", "2.28 billion yuan"),
        ("旅游总收入突破20亿元。其中，乡村旅游总收入达到21亿元。", "over 2 billion yuan"),
    ],
)
def test_a_number_beside_its_limit_is_the_outcome(printed: str, number: str) -> None:
    assert row(judged("旅游总收入达到22亿元。", printed))[2] == number


def test_an_answer_may_be_in_another_unit_of_the_same_kind() -> None:
    pair = judged("粮食产量稳定在5亿公斤以上。", "粮食总产量10.2亿斤。")
    assert row(pair) == ("met", "answered", "1.02 billion jin")
    assert pair.scorecard.rows[1].margin is not None
    assert str(pair.scorecard.rows[1].margin.lower) == "10000000"


def test_a_review_of_five_years_before_the_review_of_the_year_has_no_headline_results() -> None:
    pair = judged(
        "城镇新增就业3万人。",
        "刚刚过去的2031年，地区生产总值增长6.1%，城镇新增就业3.2万人。",
        overview="五年来，地区生产总值年均增长7%，达到900亿元",
    )
    assert [each.fate for each in pair.fates] == [dr.Fate.ANSWERED, dr.Fate.ANSWERED]


def test_targets_of_one_name_are_paired_in_their_order() -> None:
    pair = judged(
        "开工建设保障性住房2.9万套、建成1.6万套。", "开工建设保障性住房3万套、建成1.5万套。"
    )
    assert [row(pair, place)[0] for place in (1, 2)] == ["met", "not_met"]


def test_one_result_for_several_targets_is_a_doubt_unless_it_is_near_to_one() -> None:
    task = "开工建设保障性住房2.9万套、建成1.6万套。"
    assert row(judged(task, "开工建设保障性住房2.9万套。"), 1)[0] == "met"
    assert row(judged(task, "开工建设保障性住房2.9万套。"), 2)[0] == "no_data"


def test_one_number_for_urban_and_rural_incomes_answers_both() -> None:
    task = "城镇居民人均可支配收入和农村居民人均可支配收入分别增长6%和9%。"
    pair = judged(task, "城乡居民人均可支配收入均增长8%。")
    assert [row(pair, place)[0] for place in (1, 2)] == ["met", "not_met"]
    assert pair.scorecard.rows[1].comparability is not None


def test_the_number_of_all_residents_does_not_answer_for_those_of_towns() -> None:
    pair = judged("城镇居民人均可支配收入增长6%。", "居民人均可支配收入增长8%。")
    assert row(pair)[0] == "no_data"


def test_a_doubtful_part_does_not_judge_the_whole() -> None:
    result = "城镇居民人均可支配收入和农村居民人均可支配收入分别增长8%和90%。"
    assert row(judged("城乡居民人均可支配收入增长7%。", result))[0] == "no_data"


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [("8%和9%左右", "met"), ("8%和7%左右", "undecided"), ("5%和6%以上", "undecided")],
)
def test_the_whole_is_between_the_values_that_hedged_parts_allow(
    numbers: str, verdict: str
) -> None:
    result = f"城镇居民人均可支配收入和农村居民人均可支配收入分别增长{numbers}。"
    assert row(judged("城乡居民人均可支配收入增长7%。", result))[0] == verdict


@pytest.mark.parametrize(
    ("urban", "rural", "verdict"),
    [("8", "9", "met"), ("5", "9", "undecided"), ("5", "6", "not_met")],
)
def test_incomes_of_both_are_between_the_urban_and_the_rural_number(
    urban: str, rural: str, verdict: str
) -> None:
    result = f"城镇居民人均可支配收入和农村居民人均可支配收入分别增长{urban}%和{rural}%。"
    for names in ("城乡居民人均可支配收入", "城镇居民人均可支配收入和农村居民人均可支配收入均"):
        pair = judged(f"{names}增长7%。", result)
        assert row(pair)[:2] == (verdict, "changed_measure")


def test_a_part_and_the_whole_are_not_quite_comparable() -> None:
    pair = judged("全部工业增加值增长8%。", "规模以上工业增加值增长9%。")
    assert pair.fates[1].reasons == (dr.AnswerReason.OTHER_SCOPE,)
    assert pair.scorecard.rows[1].comparability is not None


def test_real_growth_and_growth_are_not_quite_comparable() -> None:
    pair = judged("城镇居民人均可支配收入实际增长6%。", "城镇居民人均可支配收入增长7%。")
    assert pair.fates[1].reasons == (dr.AnswerReason.OTHER_BASIS,)
    assert row(pair)[0] == "met"
    value_added = judged("规模以上工业增加值增长6%。", "规模以上工业增加值可比增长7%。")
    assert value_added.fates[1].reasons == ()


def test_goals_of_a_programme_do_not_answer_a_task_of_the_year() -> None:
    task = "完成乡村步道80公里。"
    assert row(judged(task, "提前一年实现村村通乡村步道目标。"))[1] == "silent"
    assert row(judged(task, "乡村步道完成年度目标。"))[1] == "answered_in_words"


def test_a_target_in_step_takes_the_outcome_of_its_reference() -> None:
    text = this(goals=f"{GOALS}，城乡居民人均可支配收入与经济增长同步")
    answer = "城乡居民人均可支配收入增长{}%。"
    verdicts = [
        row(dr.judge(text, following(answer.format(number))), 0)[0]
        for number in ("6.5", "6.1", "5.1")
    ]
    assert verdicts == ["met", "undecided", "not_met"]


def national(value: str) -> dr.Observation:
    source = dr.Citation("A made-up communiqué", "Office", "2032-02-01", "")
    return dr.Observation(
        id="china.urban-income.growth.2031",
        year=2031,
        status=ObservationStatus.ESTIMATE,
        vintage="2032-02-01",
        source=source,
        indicator_id="urban-income.growth",
        value=Decimal(value),
        unit="percent",
        bound=dr.Bound.EXACT,
        place_id="china",
    )


@pytest.mark.parametrize(("value", "verdict"), [("5.9", "met"), ("6.5", "not_met")])
def test_the_national_number_judges_a_target_above_the_national_average(
    value: str, verdict: str
) -> None:
    text = this(goals=f"{GOALS}，城镇居民人均可支配收入增速高于全国平均水平")
    answer = following("城镇居民人均可支配收入增长6.3%。")
    pair = dr.judge(text, answer, references=[national(value)])
    assert row(pair, 0)[0] == verdict
    assert row(dr.judge(text, answer, references=[]), 0)[0] == "no_data"


def test_the_national_number_does_not_judge_a_target_above_the_provincial_average() -> None:
    text = this(goals=f"{GOALS}，城镇居民人均可支配收入增速高于全省平均水平")
    answer = following("城镇居民人均可支配收入增长6.3%。")
    assert row(dr.judge(text, answer, references=[national("5.9")]), 0)[0] == "no_data"


def test_a_higher_minimum_makes_a_doubt_of_an_answer() -> None:
    first, second = this("全部工业增加值增长8%。"), following("规模以上工业增加值增长9%。")
    pair = dr.judge(first, second, minimum=Fraction(1))
    assert (row(pair)[1], len(pair.doubts)) == ("silent", 1)


def test_growth_since_an_earlier_year_does_not_answer_for_the_year() -> None:
    task = "确保出口增长6%。"
    since = judged(task, "出口比2021年增长60%。")
    assert row(since)[1] == "silent"
    last = judged(task, "出口比2030年增长7%。")
    assert row(last) == ("met", "answered", "7%")
    doubled = judged("实现出口比2021年翻一番。", "出口增长7%。")
    assert row(doubled)[1] == "silent"


def test_the_same_goal_under_another_name_is_the_same_target() -> None:
    pair = dr.judge(
        this(goals="今年预期目标是：地区生产总值增长6%左右。经济增长目标为6%左右，是积极的"),
        following(),
    )
    assert [fate.fate.value for fate in pair.fates] == ["answered"] * len(pair.fates)


def test_a_goal_of_the_list_is_answered_whatever_a_task_is_called() -> None:
    goals = "今年预期目标是：地区生产总值增长6%左右，城镇新增就业5万人"
    pair = dr.judge(
        this("在园区促进新增就业岗位2万个。", goals=goals), following("新增城镇就业6万人。")
    )
    assert row(pair) == ("met", "answered", "60,000")


@pytest.mark.parametrize(
    ("income", "verdict"), [("6.5", "met"), ("6.2", "not_met"), ("5", "not_met")]
)
def test_a_target_above_the_economy_is_compared_with_its_growth(income: str, verdict: str) -> None:
    goals = f"{GOALS}，居民收入增速高于经济增速"
    overview = f"地区生产总值增长6.2%，居民收入增长{income}%"
    pair = dr.judge(this(goals=goals), following(overview=overview))
    (found,) = [one for one in pair.scorecard.rows if one.target.figure_id is None]
    assert found.verdict.value == verdict
    assert "above growth of gross domestic product (6.2%)" in found.explain()


@pytest.mark.parametrize(
    ("results", "number"),
    [
        ("前三季度，进出口总额增长9%。", None),
        ("1—11月，进出口总额增长9%，居全省第三位；", None),
        ("前三季度，进出口总额增长9%，全年进出口总额增长7%。", "7%"),
        ("企业利润1-11月增长9%；进出口总额增长7%。", "7%"),
        ("外贸增速较一季度、前三季度分别回升6、1个百分点，进出口总额增长7%。", "7%"),
        ("上半年项目加快建设。进出口总额增长9%。", "9%"),
        ("截至12月末，进出口总额增长9%。", "9%"),
    ],
)
def test_a_number_of_some_months_does_not_answer_for_the_year(
    results: str, number: str | None
) -> None:
    assert row(judged("进出口总额增长8%。", results))[2] == number


def test_a_growth_in_times_is_not_too_far_from_the_target() -> None:
    assert row(judged("实际利用外资增长4%。", "实际利用外资增长3倍。"))[0] == "met"
    assert row(judged("实际利用外资增长4%。", "实际利用外资增长300%。"))[0] == "no_data"


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("出口总额和固定资产投资均增长6%。", "6%"),
        ("进出口总额和固定资产投资均增长6%。", None),
        ("出口总额稳定，旅游收入和固定资产投资均增长6%。", None),
    ],
)
def test_one_number_for_several_quantities_answers_for_each(
    result: str, outcome: str | None
) -> None:
    assert row(judged("出口总额增长5%。", result))[2] == outcome


@pytest.mark.parametrize(
    ("result", "outcome"), [("下降35%", "-35%"), ("下降70%", None), ("增长40%", None)]
)
def test_a_fall_is_less_likely_to_be_of_several_years_than_a_rise(
    result: str, outcome: str | None
) -> None:
    task = "社会消费品零售总额增长5%。"
    assert row(judged(task, f"社会消费品零售总额{result}。"))[2] == outcome


@pytest.mark.parametrize(("growth", "outcome"), [("66.5%", "66.5%"), ("150%", None)])
def test_trade_capital_and_revenue_may_double_within_a_year(
    growth: str, outcome: str | None
) -> None:
    assert row(judged("进出口总额增长9%。", f"进出口总额增长{growth}。"))[2] == outcome
    assert row(judged("农民人均纯收入增长9%。", f"农民人均纯收入增长{growth}。"))[2] is None


def test_three_times_the_money_may_be_the_sum_of_a_term() -> None:
    task = "实际利用外资8亿美元。"
    assert row(judged(task, "实际利用外资达20亿美元。"))[1] == "answered"
    assert row(judged(task, "实际利用外资达30亿美元。"))[1] == "silent"


def test_homes_begun_and_homes_finished_have_answers_of_their_own() -> None:
    pair = judged(
        "新开工建设各类保障性住房900套，竣工800套。",
        "保障性住房开工950套，基本建成750套。",
    )
    assert [row(pair, place)[0] for place in (1, 2)] == ["met", "not_met"]


def test_a_half_year_in_a_circumstance_is_not_the_period_of_a_number() -> None:
    answer = "在上半年价格下滑的情况下，粮食总产量达到60万吨。"
    assert row(judged("粮食总产量达到60万吨。", answer))[0] == "met"
    assert row(judged("粮食总产量达到60万吨。", "上半年，粮食总产量达到60万吨。"))[0] == "no_data"


def test_the_number_of_the_year_comes_after_those_of_its_halves() -> None:
    answer = "上半年社会消费品零售总额下降3%，预计下半年增长9%，全年增长4%。"
    assert row(judged("社会消费品零售总额增长6%。", answer))[2] == "4%"


@pytest.mark.parametrize(
    ("result", "outcome"),
    [("二氧化硫排放量和氨氮排放量均下降6%。", "-6%"), ("氨氮排放量下降6%。", None)],
)
def test_one_number_may_be_of_two_kinds_of_pollutants(result: str, outcome: str | None) -> None:
    assert row(judged("二氧化硫排放量下降5%。", result))[2] == outcome


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        ("空气质量优良天数比例连续六年保持在97%以上。", "met"),
        ("空气质量优良天数比例年均达到97%以上。", "no_data"),
    ],
)
def test_a_rate_that_was_kept_for_years_is_of_the_last_year_too(result: str, verdict: str) -> None:
    assert row(judged("空气质量优良天数比例达到96%以上。", result))[0] == verdict
