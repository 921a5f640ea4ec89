"""Lists of names, shares of industries, words before names, and how far a verb goes."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
REVIEW, PLAN = "一、2030年工作回顾\n", "二、2031年工作安排\n"


def drafted(sentence, part=REVIEW, head=HEAD):
    opening = "" if part is REVIEW else f"{REVIEW}过去的一年，全市上下同心协力。\n"
    return dr.draft(f"{head}{opening}{part}{sentence}\n", year=2031).report


def concepts(sentence, part=REVIEW, head=HEAD):
    report = drafted(sentence, part, head)
    named = [(figure.indicator_id or "").partition(".")[0] for figure in report.figures]
    return [None if name.startswith("other-") else name or None for name in named]


def strengths(sentence):
    return [target.strength.value for target in drafted(sentence, PLAN).targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("万元地区生产总值能耗、水耗分别下降2%、3%。", ["energy-intensity", None]),
        (
            "单位地区生产总值能耗、二氧化碳排放分别下降2%、3%。",
            ["energy-intensity", "carbon-intensity"],
        ),
        (
            "万元生产总值能耗、水耗和二氧化碳排放分别下降2%、3%、4%。",
            ["energy-intensity", None, "carbon-intensity"],
        ),
        ("规上工业增加值、用电量分别增长5%、8%。", ["industrial-value-added", None]),
        ("用电量、规上工业增加值和木材产量均增长5%。", ["industrial-value-added"]),
        ("万元地区生产总值能耗和水耗降低4%。", ["energy-intensity"]),
    ],
)
def test_a_list_may_end_with_a_name_that_no_registry_has(sentence, expected):
    assert concepts(sentence) == expected


THREE = ["primary-industry", "secondary-industry", "tertiary-industry"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("一、二、三产业增加值分别增长3%、4%、5%。", THREE),
        ("第一、二、三产业分别增长3%、4%、5%。", THREE),
        ("三次产业分别增长3%、4%、5%。", THREE),
        ("一二三产业增加值分别增长3%、4%、5%。", THREE),
        ("二、三产业分别增长4%、5%。", THREE[1:]),
        (
            "农业、服务业、规上工业增加值分别增长3%、4%、5%。",
            [*THREE[::2], "industrial-value-added"],
        ),
    ],
)
def test_industries_share_one_noun(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "三次产业结构为11.0:48.5:40.5。",
        "三次产业比重优化为9.9%：43.3%：46.8%。",
        "一、二、三产业比例为5.8∶55.1∶39.1。",
    ],
)
def test_services_are_the_last_of_three_shares(sentence):
    assert concepts(sentence) == [None, None, "service-share"]
    assert {figure.measure for figure in drafted(sentence).figures} == {dr.Measure.SHARE}


def test_another_structure_has_no_share_of_services():
    assert concepts("粮经饲结构为11:48:41。") == [None] * 3


def test_the_end_of_a_change_in_structure_is_the_result():
    report = drafted("三次产业的比重由上年的14:46:40调整为12:47:41。")
    assert [figure.status for figure in report.figures] == ["context"] * 3 + ["result"] * 3


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "工业总产值、增加值达到60亿元和20亿元。",
            ["industrial-output", "industrial-value-added"],
        ),
        (
            "规模以上工业总产值60亿元，增加值20亿元。",
            ["industrial-output", "industrial-value-added"],
        ),
        ("专利申请量和授权量分别增长8%和9%。", ["patents", "patents"]),
        ("金融机构存、贷款余额分别增长8%和9%。", ["deposits", "loans"]),
        ("高新区规模以上工业总产值60亿元，增加值20亿元。", [None, None]),
        ("固定资产投资60亿元，当年新增投资20亿元。", ["fixed-investment", None]),
    ],
)
def test_a_name_borrows_the_beginning_of_the_one_before(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("一般公共预算收入增长6%，扣除留抵退税因素后增长9%。", ["budget-revenue"] * 2),
        ("主城区空气质量优良率达到82%。", ["good-air-days"]),
        ("设区市空气质量优良率达到82%。", ["good-air-days"]),
        ("空气优良率达82%，增加8天。", ["good-air-days"] * 2),
        ("新建保障房820套。", ["affordable-housing"]),
        ("1万贫困人口实现脱贫。", ["poverty-relief"]),
        ("支撑服务业占比提高1个百分点。", ["service-share"]),
        ("海城港货物吞吐量达到8000万吨。", ["port-cargo"]),
        ("临江港货物吞吐量达到8000万吨。", [None]),
        ("海港完成货物吞吐量8000万吨。", ["port-cargo"]),
        ("财政收入迈上百亿元台阶。", ["fiscal-revenue"]),
        ("物流总费用与地区生产总值的比率降至15%。", [None]),
        ("研发经费与地区生产总值之比达到3%。", ["rd-spending"]),
        ("把城镇登记失业率控制在4%以内。", ["unemployment-registered"]),
        ("壮大高新技术企业，累计突破900家。", ["high-tech-firms"]),
        ("引进内资实际到位增长20%。", ["domestic-capital"]),
        ("集装箱吞吐量历史性地突破百万标箱大关，达到120万标箱。", ["container-throughput"] * 2),
    ],
)
def test_words_around_the_name_of_a_concept(sentence, expected):
    assert concepts(sentence) == expected


def test_more_days_of_good_air_are_a_change():
    _, days = drafted("空气优良率达82%，增加8天。").figures
    assert (days.measure, days.direction, days.unit) == ("change", "up", "day")


def test_the_year_of_constant_prices_is_not_that_of_a_value():
    report = drafted("工业总产值60亿元（2025年不变价），增长7%。")
    assert [figure.year for figure in report.figures] == [2030, 2030]


def test_the_whole_nation_is_the_place_of_its_own_report():
    head = (
        "政府工作报告\n2031年3月5日在第十五届全国人民代表大会第四次会议上\n国务院总理\n各位代表：\n"
    )
    assert concepts("全国财政收入增长7%。", head=head) == ["fiscal-revenue"]
    assert concepts("全国财政收入增长7%。") == [None]


@pytest.mark.parametrize("unit", ["元", "美元"])
def test_a_class_of_firms_is_not_a_figure(unit):
    report = drafted(f"产值超亿{unit}企业达到213家。")
    assert [str(figure.value) for figure in report.figures] == ["213"]


@pytest.mark.parametrize(("words", "value"), [("一个", 1), ("两个", 2)])
def test_points_in_words_are_figures(words, value):
    (figure,) = drafted(f"城镇化率力求提高{words}百分点。", PLAN).figures
    read = figure.value, figure.unit, figure.indicator_id
    assert read == (value, "percentage_point", "urbanisation.change")


def test_a_rate_of_steady_improvement_is_a_share():
    (figure,) = drafted("木材质量稳定提高率达到94%。").figures
    assert figure.measure == "share"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("力争引进木材厂6家，新建仓库8座。", ["strived_for", "strived_for"]),
        ("力争引进木材厂6家，确保新建仓库8座。", ["strived_for", "committed"]),
        ("力争引进木材厂6家，着力培育茶厂8家。", ["strived_for", "committed"]),
        ("力争引进木材厂6家；新建仓库8座。", ["strived_for", "committed"]),
        ("木材产量增长6%，力争增长7%，茶叶产量增长8%。", ["committed", "strived_for", "committed"]),
    ],
)
def test_a_verb_of_striving_goes_on_to_what_has_its_own_name(sentence, expected):
    assert strengths(sentence) == expected


def test_binding_goals_of_a_list_are_committed():
    sentence = (
        "今年的主要预期目标是：地区生产总值增长6%，出口增长5%，城镇新增就业2万人。"
        "约束性指标是：单位GDP能耗下降3%；二氧化硫排放量下降2%。"
    )
    assert strengths(sentence) == ["expected"] * 3 + ["committed"] * 2


def test_the_day_on_which_a_government_took_office_is_not_that_of_delivery():
    text = "各位代表：\n本届政府2026年1月就职，任期即将结束。现在，我代表省人民政府作报告。\n"
    text += "一、过去五年工作回顾\n全省生产总值增长6%。\n二、2031年工作安排\n生产总值增长7%。\n"
    draft = dr.draft(text)
    assert {target.year for target in draft.report.targets} == {2031}


@pytest.mark.parametrize(
    "sentence",
    [
        "五县（市）生产总值、地方级财政收入分别增长6%、8%。",
        "开发区引进省外资金和利用外资分别增长6%、8%。",
        "民营规上工业增加值、进出口总额分别增长6%、8%。",
    ],
)
def test_a_list_of_a_part_is_not_of_the_whole_place(sentence):
    assert concepts(sentence) == [None, None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("高新区要加快建设，引进外资4000万美元。", [None]),
        ("临江县力争地区生产总值增长9%。", [None]),
        ("木材产量增长2%；昌北区要围绕升级，固定资产投资增长25%。", [None, None]),
        ("高新区要加快建设，带动全市固定资产投资增长25%。", ["fixed-investment"]),
        ("海城市要加快建设，固定资产投资增长25%。", ["fixed-investment"]),
        ("全市要加快建设，固定资产投资增长25%。", ["fixed-investment"]),
        ("加快高新区建设，引进外资4000万美元。", ["foreign-capital"]),
        ("建议奋力实现地区生产总值增长6%。", ["gdp"]),
    ],
)
def test_the_task_of_a_part_is_not_a_goal_of_the_whole_place(sentence, expected):
    assert concepts(sentence, PLAN) == expected


@pytest.mark.parametrize(
    "names", ["居民消费价格涨幅和城镇登记失业率", "城镇登记失业率和居民消费价格涨幅"]
)
def test_a_rate_and_a_share_may_have_one_limit(names):
    report = drafted(f"{names}均控制在3%以内。", PLAN)
    targets = {(row.indicator_id, row.sense.value) for row in report.targets}
    expected = {"consumer-prices.growth", "unemployment-registered.share"}
    assert targets == {(name, "ceiling") for name in expected}
    (figure,) = report.figures
    assert (figure.indicator_id or "").endswith(figure.measure.value)


def test_the_year_of_a_base_dates_nothing():
    report = drafted("受2028年投资基数较大因素影响，投资增长1％；出口增长6％。")
    assert [figure.year for figure in report.figures] == [2030, 2030]


def test_what_was_planned_is_background_of_a_review():
    report = drafted("出口增长6%，超过年初预定增长5%的目标。提前实现出口翻一番的目标。")
    assert [figure.status for figure in report.figures] == ["result", "context", "result"]


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("五年来，城镇登记失业率始终控制在4%以内。", [None]),
        ("五年来，城镇登记失业率控制在4%以内。", [2030]),
        ("五年全市完成造林84万亩，其中还林75万亩。", [None, None]),
        ("木材产量增加。五年累计造林84万亩。累计培修堤坝20公里。", [None, None]),
        ("木材产量增加。累计培修堤坝20公里。", [2030]),
        ("五年共有2万名职工再就业。", [None]),
        ("全市共有木材厂20家。", [2030]),
        ("五年来，共发放居民补贴2亿元，居民救助金1亿元。", [None, None]),
        ("五年来，实际利用外资达到37亿美元，是前五年的2倍。", [None, None]),
        ("五年来，实际利用外资达到37亿美元，是五年前的2倍。", [2030, 2030]),
        ("五年来，实施建设项目超20个。", [None]),
        ("五年来，建成区面积由40平方公里扩大到60平方公里。", [None, 2030]),
    ],
)
def test_sums_of_years_and_states_at_their_end(sentence, years):
    assert [figure.year for figure in drafted(sentence).figures] == years


def test_a_sum_of_years_has_no_year_whatever_is_printed_between():
    sentence = "五年来，出口2029年超过4亿美元，实际利用外资累计20亿美元。"
    for opening in ("", "全市上下团结奋斗，各项工作稳步推进，对外开放的水平有了新的提高。"):
        report = drafted(opening + sentence)
        assert [figure.year for figure in report.figures] == [2029, None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("出口增长不低于全省平均水平。", ("exports", "above_reference")),
        ("出口增速高于全国平均水平。", ("exports", "above_reference")),
        ("出口增速与全省平均水平持平。", ("exports", "above_reference")),
        ("出口增长与全国同步。", ("exports", "above_reference")),
        ("出口与经济增长同步。", ("exports", "in_step_with")),
    ],
)
def test_targets_by_the_average_of_a_larger_place(sentence, expected):
    goals = "今年的主要预期目标是：地区生产总值增长6%，"
    targets = drafted(goals + sentence, PLAN).targets
    assert expected in [(row.indicator_id.partition(".")[0], row.sense.value) for row in targets]


def test_a_day_in_eight_digits_is_a_date():
    report = drafted("（《海城日报》20310708）出口增长6%。")
    assert [str(figure.value) for figure in report.figures] == ["6"]


def test_years_in_characters_part_a_name_and_its_number():
    assert concepts("工业总产值二〇三〇年比二〇二九年增长百分之六。") == ["industrial-output"]


def test_both_first_ends_of_a_shared_way_are_context():
    report = drafted("城镇和农村居民人均可支配收入分别从1万元和4000元增加到2万元和8000元。")
    assert [figure.status for figure in report.figures] == ["context"] * 2 + ["result"] * 2


def test_a_list_may_mix_percent_and_permille():
    sentence = "人口自然增长率、城镇登记失业率分别控制在8‰、4%以内。"
    rows = [(f.measure, f.unit, f.bound) for f in drafted(sentence, PLAN).figures]
    assert rows == [("growth", "permille", "at_most"), ("share", "percent", "at_most")]
    assert concepts(sentence, PLAN)[-2:] == ["natural-growth", "unemployment-registered"]


def test_a_limit_by_the_year_before_leaves_the_year_of_the_plan():
    figure = drafted("物价涨幅略高于上年，出口增长6%。", PLAN).figures[-1]
    assert (figure.year, figure.status) == (2031, "target")


SPAN = "一、过去五年工作回顾\n"


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("财政收入40亿元。", 2030),
        ("财政收入累计40亿元。", None),
        ("人均地区生产总值接近9000美元。", 2030),
        ("木材产量40万吨。", None),
    ],
)
def test_amounts_of_one_year_in_a_review_of_several(sentence, year):
    (figure,) = drafted(sentence, SPAN).figures
    assert figure.year == year


def test_a_first_since_a_plan_began_is_no_sum_of_years():
    sentence = "增速“十六五”以来首次超过全省平均，其中第二产业增速5%。"
    assert [figure.year for figure in drafted(sentence).figures] == [2030]


def test_a_class_by_thousands_of_millions_is_not_a_count():
    assert [figure.value for figure in drafted("形成五千亿级产业集群。").figures] == []


def test_positive_growth_is_growth_of_more_than_nothing():
    report = drafted("进口保持正增长，出口是新的增长点。", PLAN)
    (figure,) = [row for row in report.figures if row.indicator_id]
    assert (figure.value, figure.unit, figure.bound) == (0, "percent", "more_than")
    assert (figure.measure, figure.direction) == ("growth", "up")
    assert [target.indicator_id for target in report.targets] == ["imports.growth"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("经济总量保持全国前十。", [("rank", 10)]),
        ("经济总量保持在全国前三季度的水平。", []),
        ("加快建设450个年度重大项目。", [("count", 450)]),
        ("重点办好以下十件实事。", [("count", 10)]),
        ("产业规模居全国五百强。", []),
    ],
)
def test_number_words_that_count_or_rank(sentence, expected):
    rows = [(figure.unit, figure.value) for figure in drafted(sentence, PLAN).figures]
    assert rows == expected


def test_a_rank_among_others_keeps_the_name_for_what_follows():
    sentence = "经济总量位居全国城市前十，达到900亿元。"
    assert concepts(sentence) == [None, "gdp"]


def test_the_first_quarter_of_the_year_of_a_late_report_is_a_result():
    report = drafted("一季度地区生产总值下降3%，出口下降7%。今年出口增长6%。", PLAN)
    rows = [(figure.year, figure.status) for figure in report.figures]
    assert rows == [(2031, "result"), (2031, "result"), (2031, "target")]
    report = drafted("项目开工率一季度达到30%。", PLAN)
    assert [figure.status for figure in report.figures] == ["target"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("服务业占GDP比重由41%提高到52%。", ["service-share"] * 2),
        ("服务业占GDP比重达到52%、提高2个百分点。", ["service-share"] * 2),
        ("服务业增加值占地区生产总值43%。", ["service-share"]),
        ("木材业增加值占地区生产总值43%。", [None]),
        ("固定资产投资45亿元（按老口径统计为65亿元）。", ["fixed-investment"] * 2),
        ("规上工业总产值增长6%，增加值增长7%。", ["industrial-output", "industrial-value-added"]),
        ("80万平方米经济适用住房竣工。", ["affordable-housing"]),
        ("固定资产投资率达到32%，工业增加值率提高1个百分点。", [None, None]),
        ("出口增长6%.固定资产投资46亿元。", ["exports", "fixed-investment"]),
    ],
)
def test_names_beside_shares_bases_and_stray_stops(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    "sentence", ["出口恢复到2019年的95%。", "接待游客、旅游收入分别恢复至2019年的148%和175%。"]
)
def test_what_recovered_to_a_part_of_an_earlier_year_did_not_grow(sentence):
    rows = {(figure.measure, figure.year) for figure in drafted(sentence).figures}
    assert rows == {("share", 2030)}


def test_a_rate_of_solved_cases_does_not_fall():
    (figure,) = drafted("矛盾化解率99.9%。").figures
    assert (figure.measure, figure.direction) == ("share", None)


def test_the_hedge_after_days_counts():
    (figure,) = drafted("空气优良天数保持在300天以上。").figures
    assert (figure.unit, figure.bound) == ("day", "at_least")


def test_a_heading_does_not_run_into_a_quantity_for_ten_thousand_yuan():
    target = drafted("万元GDP能耗降低4%。", PLAN).targets[0]
    assert (target.indicator_id, target.sense) == ("energy-intensity.growth", "ceiling")


def test_the_port_of_a_place_that_ends_with_sea_is_its_own():
    head = HEAD.replace("海城市", "临海市")
    assert concepts("临海港集装箱吞吐量达到80万标箱。", head=head) == ["container-throughput"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "城镇居民人均可支配收入9000元，农村居民人均纯收入3000元，实际增长8%和7%。",
            ["urban-income", "rural-income"] * 2,
        ),
        ("接待游客60万人次，旅游收入7亿元，增长6%和7%。", ["visitors", "tourism-revenue"] * 2),
        ("旅游收入7亿元，增长7%。", ["tourism-revenue"] * 2),
        ("2万人实现稳定脱贫。", ["poverty-relief"]),
        ("棚改开工6套，基本建成8套；完成4类房屋改造。", ["affordable-housing"] * 2 + [None]),
        ("棚改开工6套；实现8套。", ["affordable-housing"] * 2),
        ("各类棚户区改造住房8万套。", ["affordable-housing"]),
        ("前三年累计单位GDP能耗下降9%。", ["energy-intensity"]),
        (
            "全社会研发投入、环保投入相当于全市生产总值的比例分别达到2%、3%。",
            ["rd-spending", None],
        ),
        ("出口，考虑价格因素实际增长9%。", ["exports"]),
    ],
)
def test_growth_of_two_names_and_other_wordings(sentence, expected):
    assert concepts(sentence) == expected


def test_the_extent_of_a_rise_is_growth():
    (figure,) = drafted("木材提价幅度超过20%。").figures
    assert (figure.measure, figure.direction) == ("growth", "up")


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("去产能36万吨。", ["t"]),
        ("新增产能36万吨。", ["t/a"]),
        ("淘汰年产30万吨以下煤矿25个。", ["t/a", "count"]),
    ],
)
def test_a_yearly_capacity_has_a_unit_of_its_own(sentence, units):
    assert [figure.unit for figure in drafted(sentence).figures] == units


def test_incomes_keep_in_step_outside_the_list_of_goals():
    report = drafted("新建学校3所，确保城乡居民收入与经济增长同步。", PLAN)
    senses = {(row.indicator_id.partition(".")[0], row.sense.value) for row in report.targets}
    assert ("income", "in_step_with") in senses


def test_what_several_years_brought_is_a_result_even_in_the_plan():
    past, coming = drafted("两年来新建学校9所。今年新建学校3所。", PLAN).figures
    assert (past.year, past.status) == (None, "result")
    assert (coming.year, coming.status) == (2031, "target")


def test_scopes_of_a_vocabulary_leave_a_name_the_concept():
    words = {"concepts": {"good-air-days": {"scopes": ["环湖区"]}}}
    text = f"{HEAD}{REVIEW}环湖区空气优良天数达到320天。\n"
    named = [
        [figure.indicator_id for figure in dr.draft(text, vocabulary=given).report.figures]
        for given in (words, None)
    ]
    assert named == [["good-air-days.level"], [None]]


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("地区生产总值比2025年翻一番，增长6%。", ["gdp.growth.since-2025", "gdp.growth"]),
        ("地区生产总值在2020年的基础上翻一番。", ["gdp.growth.since-2020"]),
        ("出口比“十五五”末增长60%。", ["exports.growth"]),
        ("出口比“十四五”末增长60%。", ["exports.growth.since-2025"]),
        (
            "出口、进口比2021年分别增长60%、20%。",
            ["exports.growth.since-2021", "imports.growth.since-2021"],
        ),
        ("出口比2030年增长5%。", ["exports.growth"]),
    ],
)
def test_growth_since_an_earlier_year_is_another_indicator(sentence, ids):
    report = drafted(sentence, PLAN)
    assert [target.indicator_id for target in report.targets] == ids
    assert {report.indicator(id).basis is not None for id in ids if "since" in id} <= {True}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("扶持偏远乡镇，使其农民人均纯收入增长8%。", [None]),
        ("北部三县发展加快，其固定资产投资、财政收入分别增长4%、5%。", [None, None]),
        ("其中，固定资产投资增长4%。", ["fixed-investment"]),
        ("财政支出75%以上用于民生。", [None]),
        ("旅游总收入相当于全省生产总值的5%。", [None]),
        ("研究与试验发展经费支出占地区生产总值比重2.6%。", ["rd-spending"]),
        ("建设经济适用房4万平方米，人均住房使用面积增加到17平方米。", ["affordable-housing", None]),
    ],
)
def test_what_is_of_something_else_has_no_headline_concept(sentence, expected):
    assert concepts(sentence) == expected


def test_central_deficit_is_a_part_of_the_deficit():
    sentence = "拟安排财政赤字2000亿元，其中中央财政赤字1500亿元。"
    assert concepts(sentence, PLAN)[0] == "deficit"
    assert concepts(sentence, PLAN)[1] is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("财政支出75%以上用于民生。", ["share"]),
        ("旅游收入相当于生产总值的5%。", ["share"]),
        ("产值12亿元，职工11万人，分别增长1.1倍和17%。", ["level", "level", "growth", "growth"]),
        ("实施减排项目11个。", ["level"]),
    ],
)
def test_measures_by_the_words_around(sentence, expected):
    assert [figure.measure.value for figure in drafted(sentence).figures] == expected


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("实现利润4亿元，比上年净亏损3亿元增盈7亿元。", [2030, None, 2030]),
        ("港口扩建，财政收入增长近四年来首次达到12%。", [None, 2030]),
        ("港口扩建，财政收入五年翻了一番。", [None]),
        ("年销售收入500万元以上的非国有工业产值增长9%。", [None, 2030]),
    ],
)
def test_years_of_bases_first_times_and_thresholds(sentence, years):
    assert [figure.year for figure in drafted(sentence).figures] == years


def test_a_span_in_the_plan_is_ahead():
    (figure,) = drafted("五年间粮食产量达到50万吨。", PLAN).figures
    assert (figure.year, figure.status) == (None, dr.Status.CONTEXT)


@pytest.mark.parametrize("sentence", ["做好12345市民服务热线。", "今年是实现第二个翻番的一年。"])
def test_hotlines_and_numbered_steps_are_names(sentence):
    assert drafted(sentence, PLAN).figures == ()


def test_a_hedge_may_follow_what_an_amount_is_shared_by():
    (figure,) = drafted("全员劳动生产率9.9万元/人以上。", PLAN).figures
    assert figure.bound is dr.Bound.AT_LEAST


def test_goals_may_be_called_indicators():
    assert strengths("更加注重以下指标：税收占比72%以上，住房覆盖率23%以上。") == ["expected"] * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("抓好7个渔港新村。", "渔港新村"),
        ("支持渔民协会建设10个小镇。", "小镇"),
        ("沿海渔民人均住房面积增加到60平方米。", "沿海渔民人均住房面积"),
        ("渔民技能培训1.8万人。", "渔民技能培训"),
        ("渔民合作社发展到20家。", "渔民合作社"),
        ("灯塔、渔港等六大工程进展顺利。", "工程"),
        ("37个村入选全省名单。", "村"),
        ("对经济增长的贡献率达54%。", "对经济增长的贡献率"),
        ("四是16座渔港建成。", "渔港"),
    ],
)
def test_a_quantity_has_its_name_without_verbs(sentence, expected):
    assert drafted(sentence).figures[-1].label == expected


def test_each_count_of_a_list_has_its_own_noun():
    figures = drafted("建设10个渔业示范区、6个渔业示范带。").figures
    assert [figure.label for figure in figures] == ["渔业示范区", "渔业示范带"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "进出口总额45亿美元，降幅由谷底的14%收窄至12%。",
            [("level", None), ("growth", "down"), ("growth", "down")],
        ),
        ("渔业增速由5%提高到6%。", [("growth", "up")] * 2),
        ("渔业增长5%，占比提高到40%。", [("growth", "up"), ("share", None)]),
        ("安排了促进增长的12项工作。", [("level", None)]),
    ],
)
def test_rates_of_change_from_one_to_another(sentence, expected):
    found = drafted(sentence).figures
    assert [(f.measure.value, f.direction and f.direction.value) for f in found] == expected


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [("机动地不能超过总面积的5%。", "at_most"), ("补贴不得低于成本的90%。", "at_least")],
)
def test_a_limit_may_be_before_the_whole(sentence, bound):
    (figure,) = drafted(sentence, PLAN).figures
    assert figure.bound.value == bound


def test_the_last_of_three_shares_is_no_version():
    (*_, last) = drafted("三次产业比重为12.8∶54.2∶33.0。").figures
    assert last.value == 33


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("500万元以上项目固定资产投资60亿元。", [None, "fixed-investment"]),
        ("引进州外到位资金60亿元。", ["domestic-capital"]),
        ("固定资产投资六年累计完成380亿元。", ["fixed-investment"]),
        ("拆除20蒸吨以下燃煤锅炉。", [None]),
    ],
)
def test_more_names_and_classes(sentence, expected):
    assert concepts(sentence) == expected


def test_small_boilers_are_a_class():
    (figure,) = drafted("全部拆除20蒸吨以下燃煤锅炉。", PLAN).figures
    assert figure.status is dr.Status.CONTEXT


def test_three_times_is_no_figure():
    assert drafted("三度蝉联文明城市。").figures == ()


def statuses(text):
    report = dr.draft(text).report
    return report.year, [(figure.status.value, figure.year) for figure in report.figures]


def test_headings_may_have_their_year_in_characters():
    text = (
        "海城市政府工作报告\n各位代表：\n一、二〇三〇年工作的基本估计\n港口吞吐量增长3%。\n"
        "二、二〇三一年工作的方针和主要任务\n二〇三一年的主要目标是：地区生产总值增长6%。\n"
    )
    assert statuses(text) == (2031, [("result", 2030), ("target", 2031)])


def test_a_heading_of_both_years_begins_with_the_review():
    text = (
        "海城市政府工作报告\n各位代表：\n一、2030年的政府工作和2031年的奋斗目标\n"
        "刚刚过去的2030年，港口吞吐量增长3%。\n"
        "今年的主要目标是：地区生产总值增长6%。\n二、集中精力抓好港口\n吞吐量增长4%。\n"
    )
    results = [("result", 2030), ("target", 2031), ("target", 2031)]
    assert statuses(text) == (2031, results)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("零售物价涨幅为2%。", [None]),
        ("商品零售价格总水平上涨2%。", [None]),
        ("商品零售物价指数为102%。", [None]),
        ("市场物价总水平上涨2%。", ["consumer-prices"]),
        ("居民消费价格、商品零售价格分别上涨2%、3%。", ["consumer-prices", None]),
        ("居民消费价格和商品零售价格涨幅为2%。", ["consumer-prices"]),
    ],
)
def test_retail_prices_are_not_consumer_prices(sentence, expected):
    assert concepts(sentence) == expected


def test_a_goal_of_retail_prices_is_a_ceiling():
    (target,) = drafted("商品零售价格上涨2%左右。", PLAN).targets
    assert target.sense.value == "ceiling"
