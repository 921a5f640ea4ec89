"""Answers in words: which clauses judge which target; every rule has one example."""

from __future__ import annotations

import pytest
from pairs import GOALS, following, judged, row, this

import dalian_report as dr


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("固定资产投资增长低于预期。", "not_met"), ("固定资产投资完成年度目标。", "met")],
)
def test_words_answer_where_no_number_does(answer: str, verdict: str) -> None:
    pair = judged("固定资产投资增长8%。", answer)
    assert row(pair) == (verdict, "answered_in_words", None)
    assert pair.scorecard.rows[1].observation is not None


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("固定资产投资达到上级要求。", "met"),
        ("固定资产投资增速未达预期。", "not_met"),
        ("固定资产投资增速超出预期2个百分点。", "met"),
        ("固定资产投资完成年度计划的103%。", "met"),
        ("固定资产投资完成年度计划的83%。", "no_data"),
        ("今年固定资产投资要完成年度计划。", "no_data"),
    ],
)
def test_other_words_for_reached_and_missed(answer: str, verdict: str) -> None:
    assert row(judged("固定资产投资增长8%。", answer))[0] == verdict


@pytest.mark.parametrize(
    ("goal", "answer"),
    [
        ("主要污染物排放量完成省下达目标", "主要污染物减排完成省定目标。"),
        ("单位地区生产总值能耗完成省下达目标", "超额完成省里下达能耗“双控”任务。"),
        ("单位地区生产总值能耗完成省下达目标", "节能减排和物价均在控制目标以内。"),
        ("粮食产量完成省下达任务", "粮食播种面积、总产量均超过省定目标。"),
    ],
)
def test_ways_in_which_an_order_is_fulfilled(goal: str, answer: str) -> None:
    pair = dr.judge(this(goals=f"{GOALS}，{goal}"), following(answer))
    assert [each.verdict.value for each in pair.scorecard.rows if _is_told(each)] == ["met"]


@pytest.mark.parametrize(
    ("goal", "answer", "verdict"),
    [
        ("居民收入与经济增长同步", "城乡居民收入增幅高于经济发展增速。", "met"),
        ("居民收入与经济增长同步", "居民人均可支配收入与经济增长基本同步。", "met"),
        ("居民收入与经济增长同步", "居民收入增速低于经济增速。", "not_met"),
        ("居民收入增速高于经济增速", "居民收入增速快于经济增长。", "met"),
        ("居民收入增速高于经济增速", "居民收入与经济增长基本同步。", "no_data"),
        ("居民收入增速高于全国平均水平", "居民收入增速快于经济增长。", "no_data"),
        ("居民收入与经济增长同步", "农村居民收入增速高于经济增速。", "no_data"),
        ("居民收入与经济增长同步", "五年来，居民收入增速高于经济增速。", "no_data"),
        ("居民收入与经济增长同步", "（一）过去五年\n居民收入增速高于经济增速。", "no_data"),
    ],
)
def test_words_say_whether_incomes_keep_pace_with_the_economy(
    goal: str, answer: str, verdict: str
) -> None:
    pair = dr.judge(this(goals=f"{GOALS}，{goal}"), following(answer))
    assert [each.verdict.value for each in pair.scorecard.rows if _is_told(each)] == [verdict]


def test_numbers_come_before_words_on_incomes_and_the_economy() -> None:
    pair = dr.judge(
        this(goals=f"{GOALS}，居民收入与经济增长同步"),
        following(
            "城镇居民人均可支配收入增长4.1%，农村居民人均可支配收入增长4.2%。"
            "居民收入增速高于经济增速。"
        ),
    )
    assert [each.verdict.value for each in pair.scorecard.rows if _is_told(each)] == ["not_met"]


NUMBERS = (
    "到2036年，地区生产总值达到900亿元，进出口总额达到20亿美元，城镇化率达到66%，"
    "森林覆盖率达到30%，粮食产量达到80万吨。"
)


@pytest.mark.parametrize(
    "goals",
    [
        "二、今后五年的发展\n节能减排目标任务全面完成。",
        f"二、奋斗目标\n{NUMBERS}节能减排目标任务全面完成。",
    ],
    ids=["title", "numbers"],
)
def test_words_of_goals_for_several_years_answer_nothing(goals: str) -> None:
    text = following().replace("二、2032年", f"{goals}\n三、2032年")
    pair = dr.judge(this(goals=f"{GOALS}，单位地区生产总值能耗完成省下达目标"), text)
    assert [each.verdict.value for each in pair.scorecard.rows if _is_told(each)] == ["no_data"]


def test_stability_answers_a_target_of_stability_only() -> None:
    text = this(goals=f"{GOALS}，居民消费价格保持基本稳定")
    pair = dr.judge(text, following("居民消费价格总体稳定。"))
    assert row(pair, 0) == ("met", "answered_in_words", None)
    assert row(judged("固定资产投资增长8%。", "固定资产投资总体稳定。"))[1] == "silent"


def test_words_of_the_plan_answer_nothing() -> None:
    text = following() + "固定资产投资完成年度目标。\n"
    assert row(dr.judge(this("固定资产投资增长8%。"), text))[1] == "silent"


def test_a_number_comes_before_words() -> None:
    pair = judged("固定资产投资增长8%。", "固定资产投资增长9%。固定资产投资增长低于预期。")
    assert row(pair) == ("met", "answered", "9%")


def test_an_intention_is_not_a_judgement() -> None:
    assert (
        row(judged("固定资产投资增长8%。", "我们将力争固定资产投资完成年度目标。"))[1] == "silent"
    )


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("固定资产投资稳步增长，超额完成年度目标。", "met"),
        ("固定资产投资稳步增长，工业投资继续回升，均完成年度目标。", "met"),
        ("固定资产投资稳步增长，工业投资继续回升，完成年度目标。", "no_data"),
        ("固定资产投资稳步增长。超额完成年度目标。", "no_data"),
        ("固定资产投资稳步增长，各项工作完成年度目标。", "no_data"),
        ("固定资产投资年度任务全面完成。", "met"),
        ("固定资产投资超过年初预期目标。", "met"),
        ("五年来项目建设加快，固定资产投资完成目标任务。", "no_data"),
        ("单位固定资产投资用水量完成年度目标。", "no_data"),
    ],
)
def test_a_clause_without_a_subject_judges_the_clause_before_it(answer: str, verdict: str) -> None:
    assert row(judged("固定资产投资增长8%。", answer))[0] == verdict


def test_what_surpasses_a_ceiling_is_not_met_by_it() -> None:
    goals = f"{GOALS}，城镇登记失业率控制在4%以内"
    for words, verdict in (("超过预期目标", "no_data"), ("控制在省定标准以内", "met")):
        pair = dr.judge(this(goals=goals), following(f"城镇登记失业率{words}。"))
        assert row(pair)[0] == verdict


def _is_told(row: dr.Assessment) -> bool:
    return row.indicator.concept != "gdp"


@pytest.mark.parametrize(
    ("goal", "answer", "verdict"),
    [
        ("单位地区生产总值能耗完成省下达目标", "节能减排任务全面完成。", "met"),
        ("单位地区生产总值能耗完成省下达目标", "重点企业节能改造任务全面完成。", "no_data"),
        ("单位地区生产总值能耗下降3%", "节能减排年度任务全面完成。", "met"),
        ("单位地区生产总值能耗下降3%", "节能减排任务全面完成。", "no_data"),
        ("单位地区生产总值能耗完成省下达目标", "完成省里核定的能耗、减排指标。", "met"),
        ("氨氮排放量下降3%", "二氧化硫、氨氮均完成省下达的减排目标。", "met"),
        ("单位地区生产总值能耗下降3%", "完成省政府下达的单位地区生产总值能耗控制目标。", "met"),
    ],
)
def test_texts_judge_by_shorter_names(goal: str, answer: str, verdict: str) -> None:
    pair = dr.judge(this(goals=f"{GOALS}，{goal}"), following(answer))
    assert [each.verdict.value for each in pair.scorecard.rows if _is_told(each)] == [verdict]


def test_words_decide_a_target_without_a_threshold_before_a_number() -> None:
    text = this(goals=f"{GOALS}，单位地区生产总值能耗完成省下达目标")
    answer = "单位地区生产总值能耗下降4%，主要污染物排放量下降2%，均超额完成年度目标。"
    pair = dr.judge(text, following(answer))
    assert row(pair, 0) == ("met", "answered_in_words", None)


def test_words_on_dwellings_finished_do_not_judge_dwellings_begun() -> None:
    answer = "基本建成保障性住房1800套，超额完成年度任务。"
    assert row(judged("新开工保障性住房2000套。", answer))[0] == "no_data"


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("产业项目完成年度计划。", "met"), ("六个市级重大产业项目完成年度计划。", "no_data")],
)
def test_a_part_of_a_task_does_not_judge_the_task(answer: str, verdict: str) -> None:
    assert row(judged("实施产业项目180个。", answer))[0] == verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("社会消费品零售总额增速低于全省平均水平。", "not_met"),
        ("社会消费品零售总额增速高于全省平均水平。", "met"),
        ("社会消费品零售总额增长4%，增速高于全省平均水平。", "met"),
        ("社会消费品零售总额增速低于全国平均水平。", "no_data"),
    ],
)
def test_words_compare_with_the_place_that_the_target_names(answer: str, verdict: str) -> None:
    text = this(goals=f"{GOALS}，社会消费品零售总额增速高于全省平均水平")
    assert row(dr.judge(text, following(answer)), 0)[0] == verdict


def test_a_task_that_is_expected_to_be_done_is_judged() -> None:
    text = this(goals=f"{GOALS}，完成省下达的节能减排任务")
    pair = dr.judge(text, following("年度节能减排任务预计可以完成。"))
    assert row(pair, 0)[:2] == ("met", "answered_in_words")


@pytest.mark.parametrize(
    ("opening", "verdict"), [("2031年形势严峻，", "not_met"), ("形势严峻，", "no_data")]
)
def test_in_a_part_on_five_years_a_comparison_needs_the_year(opening: str, verdict: str) -> None:
    text = this(goals=f"{GOALS}，社会消费品零售总额增速高于全省平均水平")
    result = f"{opening}社会消费品零售总额增速低于全省平均水平。"
    review = following(result).replace("2031年工作回顾", "过去五年和2031年工作回顾")
    assert row(dr.judge(text, review), 0)[0] == verdict
