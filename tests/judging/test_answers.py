"""Which number of the next report answers a target; every rule has one example."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pairs import GOALS, following, judged, row, this

import dalian_report as dr
from dalian_report.model import ObservationStatus


def test_the_same_measure_of_the_same_concept_answers() -> None:
    pair = judged("社会消费品零售总额增长8%。", "社会消费品零售总额增长7.5%。")
    assert row(pair) == ("not_met", "answered", "7.5%")


def test_a_level_answers_no_growth_target() -> None:
    pair = judged("社会消费品零售总额增长8%。", "社会消费品零售总额达到320亿元。")
    assert row(pair) == ("no_data", "changed_measure", None)


def test_an_average_of_five_years_answers_nothing() -> None:
    pair = judged("社会消费品零售总额增长8%。", "五年来，社会消费品零售总额年均增长9%。")
    assert row(pair)[0] == "no_data"


def test_nothing_found_is_silent() -> None:
    assert row(judged("城镇新增就业3万人。")) == ("no_data", "silent", None)


def test_headline_results_come_before_others() -> None:
    pair = judged(
        "固定资产投资增长8%。",
        "（一）项目建设\n固定资产投资增长30%。",
        overview="地区生产总值增长6.2%，固定资产投资增长9%",
    )
    assert row(pair)[2] == "9%"


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


def test_a_number_far_from_the_target_is_a_doubt() -> None:
    pair = judged("城镇新增就业3万人。", "城镇新增就业90万人。")
    assert row(pair)[:2] == ("no_data", "silent")
    assert pair.doubts[0].reasons == (dr.AnswerReason.FAR_FROM_TARGET,)


def test_a_set_of_another_level_of_government_is_another_thing() -> None:
    task = "创建省级茶园示范基地30个。"
    assert row(judged(task, "创建市级茶园示范基地50个。"))[1] == "silent"
    assert row(judged(task, "创建省级茶园示范基地50个。"))[1] == "answered"


def test_two_equal_targets_of_one_sentence_are_not_both_answered_by_one_number() -> None:
    pair = judged("开工建设保障性住房2万套、建成2万套。", "开工建设保障性住房3万套。")
    assert [row(pair, place)[0] for place in (1, 2)] == ["no_data", "no_data"]


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


@pytest.mark.parametrize(
    ("urban", "rural", "verdict"),
    [("8", "9", "met"), ("5", "9", "undecided"), ("5", "6", "not_met")],
)
def test_incomes_of_both_are_between_the_urban_and_the_rural_number(
    urban: str, rural: str, verdict: str
) -> None:
    result = f"城镇居民人均可支配收入和农村居民人均可支配收入分别增长{urban}%和{rural}%。"
    pair = judged("城乡居民人均可支配收入增长7%。", result)
    assert row(pair)[:2] == (verdict, "changed_measure")


def test_a_part_and_the_whole_are_not_quite_comparable() -> None:
    pair = judged("全部工业增加值增长8%。", "规模以上工业增加值增长9%。")
    assert pair.fates[1].reasons == (dr.AnswerReason.OTHER_SCOPE,)
    assert pair.scorecard.rows[1].comparability is not None


def test_real_growth_and_growth_are_not_quite_comparable() -> None:
    pair = judged("城镇居民人均可支配收入实际增长6%。", "城镇居民人均可支配收入增长7%。")
    assert pair.fates[1].reasons == (dr.AnswerReason.OTHER_BASIS,)
    assert row(pair)[0] == "met"


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


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("固定资产投资增长低于预期。", "not_met"), ("固定资产投资完成年度目标。", "met")],
)
def test_words_answer_where_no_number_does(answer: str, verdict: str) -> None:
    pair = judged("固定资产投资增长8%。", answer)
    assert row(pair) == (verdict, "answered_in_words", None)
    assert pair.scorecard.rows[1].observation is not None


def test_a_number_comes_before_words() -> None:
    pair = judged("固定资产投资增长8%。", "固定资产投资增长9%。固定资产投资增长低于预期。")
    assert row(pair) == ("met", "answered", "9%")


def test_an_intention_is_not_a_judgement() -> None:
    assert (
        row(judged("固定资产投资增长8%。", "我们将力争固定资产投资完成年度目标。"))[1] == "silent"
    )


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
