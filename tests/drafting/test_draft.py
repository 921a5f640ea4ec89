"""What a draft reads out of made-up sentences: each rule by its own example."""

from decimal import Decimal

import pytest

import dalian_report as dr

YEAR = 2031
REVIEW, PLAN = "一、2030年工作回顾\n", "二、2031年工作安排\n"
SPAN, AHEAD = "一、过去五年工作回顾\n", "二、今后五年发展目标\n"
HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"


def drafted(sentence, part=PLAN):
    opening = "" if part in (REVIEW, SPAN) else REVIEW + "过去的一年，全市上下同心协力。\n"
    return dr.draft(HEAD + opening + part + sentence + "\n", year=YEAR)


def figures(sentence, part=PLAN):
    draft = drafted(sentence, part)
    return [figure for figure in draft.report.figures if figure.span.start > len(HEAD)]


def values(sentence, part=PLAN):
    return [figure.value for figure in figures(sentence, part)]


def concepts(sentence, part=PLAN):
    draft = drafted(sentence, part)
    by_id = {
        indicator.id: indicator.concept
        for indicator in draft.report.indicators
        if not indicator.id.startswith("other-")
    }
    return [by_id.get(figure.indicator_id) for figure in draft.report.figures]


def promised(sentence):
    return [
        (target.indicator_id, target.sense.value, target.strength.value)
        for target in drafted(sentence).report.targets
    ]


@pytest.mark.parametrize(
    ("sentence", "measure", "direction", "unit"),
    [
        ("木材产量增长4.5%。", "growth", "up", "percent"),
        ("木材产量比上年下降4.5%。", "growth", "down", "percent"),
        ("木材产量负增长4.5%。", "growth", "down", "percent"),
        ("木材产量降幅收窄至4.5%。", "growth", "down", "percent"),
        ("木材产量增速达到4.5%。", "growth", "up", "percent"),
        ("木材加工率达到45%。", "share", None, "percent"),
        ("木材加工率由40%提高到45%。", "share", None, "percent"),
        ("木材占出货的比重达45%。", "share", None, "percent"),
        ("木材加工率提高4.5个百分点。", "change", "up", "percentage_point"),
        ("木材加工率比邻市高4.5个百分点。", "level", None, "percentage_point"),
        ("木材产量增加30万吨。", "change", "up", "t"),
        ("木材产量增加到30万吨。", "level", None, "t"),
        ("木材加工增加值30亿元。", "level", None, "CNY"),
        ("木材产量增长1.5倍。", "growth", "up", "percent"),
        ("木材产量是上年的1.5倍。", "level", None, "ratio"),
        ("木材产量翻一番。", "growth", "up", "percent"),
        ("木材产量保持两位数增长。", "growth", "up", "percent"),
        ("木材产量居全省第3位。", "rank", None, "rank"),
        ("木材产量位次前移2位。", "change", "up", "places"),
        ("木材审批时限压缩到5天。", "duration", None, "day"),
        ("木材产量保持8%以上的增长。", "growth", "up", "percent"),
        ("木材加工率低全省平均水平8个百分点。", "level", None, "percentage_point"),
        ("木材优于二级的比例提高8个百分点。", "change", "up", "percentage_point"),
        ("木材产量增速比预期高出0.8个百分点。", "level", None, "percentage_point"),
        ("木材连年增产并突破30万吨。", "level", None, "t"),
        ("木材与纸张收入比缩小到2.5。", "level", None, "ratio"),
        ("木材贷款余额新增30亿元。", "change", "up", "CNY"),
        ("改造提升30家木材厂。", "level", None, "count"),
        ("淘汰落后木材产能30万吨。", "change", "down", "t"),
        ("淘汰旧锯床30台。", "level", None, "count"),
        ("新增木材厂30家。", "level", None, "count"),
        ("木材与纸张之比提高到2.5:1。", "level", None, "ratio"),
        ("木材与纸张比例为61:39。", "share", None, "percent"),
        ("木材总产值过千亿元。", "level", None, "CNY"),
        ("木材总产值突破千亿大关。", "level", None, "CNY"),
        ("木材工人平均年龄达到45岁。", "level", None, "year"),
        ("居民消费价格指数102.5。", "level", None, "other:index"),
        ("一、二、三等木材比例为5:45:50。", "share", None, "percent"),
    ],
)
def test_measure_direction_and_unit(sentence, measure, direction, unit):
    figure = figures(sentence)[-1]
    assert (figure.measure, figure.direction, figure.unit) == (measure, direction, unit)


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("木材和纸张产量分别增长7%和8%左右。", ["about", "about"]),
        ("木材和纸张产量均增长7%、8%以上。", ["at_least", "at_least"]),
        ("木材产量7万吨、纸张8万吨以上。", ["exact", "at_least"]),
        ("木材损耗控制在3%以内。", ["at_most"]),
        ("木材损耗控制在3%。", ["at_most"]),
        ("木材产量突破7万吨。", ["more_than"]),
        ("新建木材厂70余家。", ["more_than"]),
        ("新建木材厂280多万平方米。", ["more_than"]),
    ],
)
def test_hedges_belong_to_their_numbers(sentence, bounds):
    assert [figure.bound for figure in figures(sentence)] == bounds


@pytest.mark.parametrize(
    ("sentence", "part", "year", "status"),
    [
        ("木材产量增长4%。", REVIEW, 2030, "result"),
        ("木材产量增长4%。", PLAN, 2031, "target"),
        ("到2035年，木材产量达到40万吨。", PLAN, 2035, "context"),
        ("去年木材产量增长4%。", PLAN, 2030, "result"),
        ("木材产量年均增长4%。", SPAN, None, "result"),
        ("木材产量达到40万吨。", SPAN, 2030, "result"),
        ("累计新建木材厂40家。", SPAN, None, "result"),
        ("2028年木材产量达到40万吨。", SPAN, 2028, "result"),
        ("木材产量年均增长4%。", AHEAD, None, "context"),
        ("到2035年，木材产量达到40万吨。", AHEAD, 2035, "context"),
        ("2031年，是新一届政府的开局之年。木材产量增长4%。", AHEAD, 2031, "target"),
        ("五年来，累计新建木材厂40家。", REVIEW, None, "result"),
        ("2026—2030年，新建木材厂40家。", SPAN, None, "result"),
        ("木材产量是2026年的2倍。", SPAN, 2030, "result"),
        ("木材产量比2026年增长40%。", SPAN, 2030, "result"),
        ("木材产量比上年增长4%。", PLAN, 2031, "target"),
        ("木材产量年均增长4%。", PLAN, None, "context"),
        ("到2040年建成木材强市，年内新建木材厂4家。", PLAN, 2031, "target"),
        ("投入3亿元完善木材产业园。", REVIEW, 2030, "result"),
        ("发行11亿元公司债券。", REVIEW, 2030, "result"),
        ("木材产业有亮点，5个县木材产业收入超过10亿元。", REVIEW, 2030, "result"),
        ("增速创24年来新高，木材产值30亿元。", REVIEW, None, "context"),
        ("木材投资是“十四五”的7倍。", SPAN, None, "result"),
        ("木材产量是五年前的2倍。", SPAN, 2030, "result"),
        ("“十五五”末木材产量达到40万吨。", SPAN, 2030, "result"),
        ("尚有40家木材厂未改造。", PLAN, 2030, "context"),
        ("力争五年内木材产量翻番。", PLAN, None, "context"),
        ("《“十六五”木材规划》总投入40亿元。", PLAN, 2031, "target"),
        ("为0—6岁儿童体检。", PLAN, None, "context"),
        ("人均预期寿命达到80岁。", PLAN, 2031, "target"),
        ("形成6个1000亿元集群。", PLAN, 2031, "target"),
        ("1.木材：是指锯成40厘米的树干。", PLAN, None, "context"),
    ],
)
def test_year_and_status(sentence, part, year, status):
    figure = figures(sentence, part)[0]
    assert (figure.year, figure.status) == (year, status)


def test_the_year_of_a_multiple_is_that_of_its_basis():
    found = figures("木材产量30万吨，是2025年的2.4倍；茶叶产量8万吨。", REVIEW)
    assert found[-1].year == 2030


def test_the_first_end_of_a_way_is_context():
    first, second = figures("木材产量由2026年的30万吨增加到40万吨。", REVIEW)
    assert (first.status, first.year) == ("context", None)
    assert (second.status, second.year, second.measure) == ("result", 2030, "level")


def test_where_a_way_ends_is_no_context_whatever_follows():
    found = figures("木材产量从30万吨增加到40万吨、年均增长6%。", REVIEW)
    assert [figure.status for figure in found] == ["context", "result", "result"]
    found = figures("三次产业结构由10:40:50调整为8:40:52。", REVIEW)
    assert [figure.status for figure in found] == ["context"] * 3 + ["result"] * 3


def test_the_basis_of_an_increase_is_context():
    found = figures("木材产值341亿元，比2026年的202亿元增加139亿元。", REVIEW)
    assert [figure.status for figure in found] == ["result", "context", "result"]


def test_more_stands_between_the_scale_and_the_unit():
    (figure,) = figures("木材产值达到8亿多元。")
    assert (figure.unit, figure.bound) == ("CNY", "more_than")


def test_a_price_index_is_of_the_concept():
    (figure,) = figures("居民消费价格指数控制在103.5%左右。")
    assert (figure.unit, figure.indicator_id) == ("other:index", "consumer-prices.level")


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("农民人均纯收入增加400元。", ["rural-income.change"]),
        ("——地区生产总值增长6%。", ["gdp.growth"]),
        (
            "城镇登记失业率、居民消费价格涨幅分别控制在4%、3%以内。",
            ["unemployment-registered.share", "consumer-prices.growth"],
        ),
        ("按验资口径实际利用外资增长5%。", ["foreign-capital.growth"]),
        ("金融机构存贷款余额分别增长8%、13%。", ["deposits.growth", "loans.growth"]),
        ("研发经费支出占比超过2.8%。", ["rd-spending.share"]),
        ("地方财政收入增幅略高于经济增长，出口增长6%。", ["exports.growth"]),
    ],
)
def test_indicators_of_figures(sentence, indicators):
    assert [figure.indicator_id for figure in figures(sentence)] == indicators


def test_goals_of_a_plan_ahead_without_a_number_are_none_of_this_year():
    sentence = "“十六五”时期的主要目标是：地区生产总值年均增长7%，物价总水平保持基本稳定。"
    assert promised(sentence) == []


def test_a_rank_leaves_the_subject_to_what_follows():
    sentence = "地区生产总值增长5%，居全省第3位，预计全年增长6%；出口位居全省第2位，增长3%。"
    assert concepts(sentence) == ["gdp", None, "gdp", None, "exports"]


@pytest.mark.parametrize(("speaker", "expected"), [("省", ["gdp", "gdp"]), ("市", [None, "gdp"])])
def test_a_text_without_a_name_tells_its_level(speaker, expected):
    text = f"各位代表：\n现在，我代表{speaker}人民政府作工作报告。\n一、2030年工作回顾\n"
    text += "全省生产总值增长6%。生产总值增长7%。\n二、2031年工作安排\n"
    named = [figure.indicator_id for figure in dr.draft(text).report.figures]
    assert [name and name.split(".")[0] for name in named] == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("江海省", ["gdp", "gdp"]),
        ("海城市", [None, "gdp"]),
        ("Jianghai", [None, "gdp"]),
    ],
)
def test_the_name_of_a_place_tells_its_level_before_the_words(place, expected):
    text = "各位代表：\n现在，我代表市人民政府作工作报告。\n一、2030年工作回顾\n"
    text += "全省生产总值增长6%。生产总值增长7%。\n二、2031年工作安排\n"
    named = [figure.indicator_id for figure in dr.draft(text, place=place).report.figures]
    assert [name and name.split(".")[0] for name in named] == expected


def test_the_path_of_a_text_without_a_name_tells_its_level(tmp_path):
    path = tmp_path / "江海省" / "2031.md"
    path.parent.mkdir()
    text = "各位代表：\n我市人民政府。\n一、2030年工作回顾\n全省生产总值增长6%。\n"
    path.write_text(text + "全市" * 9 + "。\n二、2031年工作安排\n", encoding="utf-8")
    assert [figure.indicator_id for figure in dr.draft(path).report.figures] == ["gdp.growth"]


def test_an_amount_that_tells_which_are_counted_is_context():
    count, amount = figures("全市有5个县财政收入超过10亿元。", REVIEW)
    assert (count.status, amount.status) == ("result", "context")


def test_what_is_in_brackets_leaves_the_subject_to_what_follows():
    sentence = "一般公共预算收入174亿元（含退税23亿元），同口径增长10%。"
    assert concepts(sentence) == ["budget-revenue", None, "budget-revenue"]


def test_the_kinds_before_their_class_are_listed():
    sentence = "二氧化硫、化学需氧量和氮氧化物等主要污染物排放量分别下降2%、3%、5%。"
    assert concepts(sentence) == ["emissions"] * 3


def test_goals_that_are_only_named_begin_no_list():
    sentence = "围绕规划确定的主要目标，落实7方面80项任务，新建木材厂8家。"
    assert [strength for *_, strength in promised(sentence)] == ["committed"] * 3


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("高新技术企业达到240家，31项成果获省科学技术奖。", ["high-tech-firms", None]),
        ("地区生产总值增长6%，人均超过7200美元。", ["gdp", "gdp-per-capita"]),
        ("服务业投入增长19%。", [None]),
    ],
)
def test_a_clause_may_have_its_own_subject(sentence, expected):
    assert concepts(sentence) == expected


def test_a_name_borrows_the_first_word_of_the_one_before():
    assert concepts("粮食播种面积1500万亩、总产量120亿斤。") == [None, "grain-output"]


def test_a_number_that_describes_what_is_counted_is_context():
    threshold, count = figures("引进10亿元以上项目25个。")
    assert (threshold.status, count.status) == ("context", "target")


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "实现“两个80%”目标。",
            "建设5G基站。",
            "治理PM2.5。",
            "推进“1+6”工程。",
            "打造“三个中心”。",
            "开通5号线。",
        ),
        *("培育世界500强企业。", "改造国道338。", "用好12345热线。", "编制2035年规划。"),
        *(
            "统一一般做法。",
            "建设一流学校。",
            "发展第三产业。",
            "推进一站式服务。",
            "召开第14届运动会。",
            *(
                "整合110、210国道。",
                "打通110、210等国省干线。",
                "延长2、3、4号线。",
                "面向工业4.0。",
                "把木材放在第一位。",
            ),
            *("提高到2级及以上。", "落实十八届三中全会精神。", "惠及万千家庭。"),
            *("实现零的突破。",),
            *("推进五台山机场建设。", "做好全国1%人口抽样调查。", "治理PM_2.5。"),
        ),
    ],
)
def test_numerals_that_are_no_figures(sentence):
    assert figures(sentence) == []


def test_numerals_have_roles():
    roles = [numeral.role for numeral in drafted("1.2031年，建设5G基站。").report.numerals]
    assert roles[-3:] == ["heading", "date", "name"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全市地区生产总值增长6%。", ["gdp"]),
        ("高新区地区生产总值增长6%。", [None]),
        ("海城市生产总值增长6%。", ["gdp"]),
        ("城镇居民和农民人均可支配收入分别增长6%和7%。", ["urban-income", "rural-income"]),
        ("城乡居民人均可支配收入分别增长6%、7%。", ["urban-income", "rural-income"]),
        ("城乡居民人均可支配收入增长6%。", ["income"]),
        ("进出口总额80亿元，增长6%，其中出口50亿元，增长7%。",
         ["foreign-trade", "foreign-trade", "exports", "exports"]),
        ("服务业增加值增长6%，占生产总值比重提高到45%。", ["tertiary-industry", "service-share"]),
        ("民营经济增加值增长6%。", [None]),
        ("化学需氧量、氨氮排放量分别下降2%、3%。", ["emissions", "emissions"]),
        ("认定高新技术企业30家。", ["high-tech-firms"]),
        ("认定30家高新技术企业。", ["high-tech-firms"]),
        ("全国粮食产量5亿吨。", [None]),
        ("一般公共预算收入和支出分别增长6%、7%。", ["budget-revenue", "budget-expenditure"]),
        ("财政总收入80亿元，其中税收收入50亿元，分别增长6%和7%。",
         ["fiscal-revenue", "tax-revenue"] * 2),
        ("研发经费投入占生产总值比重达到3%。", ["rd-spending"]),
        ("城镇登记失业率3%，18万农村贫困人口脱贫。",
         ["unemployment-registered", "poverty-relief"]),
    ],
)  # fmt: skip
def test_concepts_of_the_whole_place(sentence, expected):
    assert concepts(sentence) == expected


def test_a_clause_with_a_verb_only_keeps_the_subject():
    assert concepts("固定资产投资完成80亿元，增长6%。") == ["fixed-investment"] * 2


GOALS = "2031年主要预期目标是："


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        (GOALS + "地区生产总值增长6%左右。", ("gdp.growth", "floor", "expected")),
        (
            GOALS + "居民消费价格涨幅3%左右。",
            ("consumer-prices.growth", "ceiling", "expected"),
        ),
        (
            GOALS + "城镇登记失业率控制在4%以内。",
            ("unemployment-registered.share", "ceiling", "expected"),
        ),
        (GOALS + "单位GDP能耗下降3%。", ("energy-intensity.growth", "ceiling", "expected")),
        ("力争固定资产投资增长6%。", ("fixed-investment.growth", "floor", "strived_for")),
        ("确保固定资产投资增长6%。", ("fixed-investment.growth", "floor", "committed")),
        ("固定资产投资增长6%。", ("fixed-investment.growth", "floor", "committed")),
    ],
)
def test_targets_have_sense_and_strength(sentence, target):
    assert promised(sentence) == [target]


def test_one_number_is_a_target_of_each_indicator_that_it_is_for():
    report = drafted(GOALS + "工业、服务业增加值均增长6%。").report
    (figure,) = report.figures
    targets = {target.indicator_id: target.figure_id for target in report.targets}
    assert targets == dict.fromkeys(
        ("industrial-value-added.growth", "tertiary-industry.growth"), figure.id
    )
    assert dr.loads(dr.dumps(report)) == report


def test_targets_without_a_number():
    sentence = GOALS + "地区生产总值增长6%；城乡居民人均可支配收入与经济增长同步。"
    (_, target) = drafted(sentence).report.targets
    assert (target.sense, target.relative_to, target.figure_id) == (
        "in_step_with",
        "gdp.growth",
        None,
    )


def test_a_december_speech_plans_the_next_year():
    text = HEAD.replace("2031年1月8日", "2030年12月28日") + "一、2030年工作回顾\n木材增长4%。\n"
    draft = dr.draft(text + "二、2031年工作安排\n木材增长5%。\n")
    assert draft.report.edition == "2031"
    assert [figure.year for figure in draft.report.figures] == [2030, 2031]


def test_sections_follow_the_enumerators():
    report = drafted("（一）木材\n木材增长5%。\n（二）纸张\n纸张增长6%。").report
    assert [section.id for section in report.sections] == ["front", "I", "II", "II.1", "II.2"]
    assert [figure.id for figure in report.figures] == ["II.1-01.1", "II.2-01.1"]


def test_spans_quote_the_numerals():
    draft = drafted("木材产量达到6．5万吨，增长百分之七，其中杉木翻一番。")
    quotes = [draft.source.quote(figure) for figure in draft.report.figures]
    assert quotes == ["6．5万", "百分之七", "翻一番"]
    assert {statement.text for statement in draft.report.statements} == {""}


def test_a_draft_is_written_and_read():
    report = drafted(GOALS + "地区生产总值增长6%左右，木材产量70万吨。").report
    text = dr.dumps(report)
    assert dr.dumps(dr.loads(text)) == text
    assert len(dr.scorecard(report).rows) == 2
    assert len(dr.loads(text).search("木材")) == 1


def test_a_vocabulary_adds_names_and_concepts():
    words = {
        "concepts": {
            "gdp": {"names": ["海城产出"]},
            "timber": {
                "name": "timber",
                "names": ["木材产量"],
                "measures": {"growth": ["percent"], "level": ["t"]},
                "polarity": "neutral",
                "definition": "Timber cut in the year.",
                "default": "growth",
            },
        }
    }
    draft = dr.draft(HEAD + PLAN + "海城产出增长6%，木材产量增长5%。\n", vocabulary=words)
    assert [target.indicator_id for target in draft.report.targets] == [
        "gdp.growth",
        "timber.growth",
    ]


TRADITIONAL = "海城市政府工作報告\n各位代表：現在，我代表市人民政府向大會報告工作，請予審議。"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-text"),
        (" \n\n ", "empty-text"),
        ("The harbour handled 1.2 million tonnes, and the city grew.", "not-chinese"),
        ("很久以前，山里住着一位老人，他每天种三棵树。", "not-a-work-report"),
        (HEAD + PLAN + "木材产量增长", "cut-off"),
        ("各位代表：现在，我代表人民政府作工作报告。木材增长5%。", "year-unknown"),
        (HEAD + REVIEW + "木材增长5%。", "no-plan"),
        (HEAD + PLAN + "木材增长5%。", "no-review"),
        (HEAD + "二、2031年工作安排\n二、2033年工作安排\n木材增长5%。", "year-contradicted"),
        (TRADITIONAL, "traditional-characters"),
    ],
)  # fmt: skip
def test_doubts_of_the_text(text, code):
    assert code in [doubt.code for doubt in dr.draft(text).doubts]


def test_doubts_of_what_was_given():
    draft = dr.draft(HEAD + REVIEW + PLAN + "木材增长5%。", year=2029, place="湖城市")
    codes = [doubt.code for doubt in draft.doubts]
    assert {"year-contradicted", "place-contradicted"} <= set(codes)
    assert draft.report.edition == "2029"


def test_a_year_that_is_not_known_is_none():
    draft = dr.draft("各位代表：现在，我代表人民政府作工作报告。今年木材增长5%。")
    assert {figure.year for figure in draft.report.figures} == {None}
    assert draft.report.targets == ()


def test_the_gravest_doubt_comes_first():
    order = list(dr.DoubtCode)
    places = [order.index(doubt.code) for doubt in drafted("木材提高8%、占5%。").doubts]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "piece",
    [
        "一",
        "9",
        "亿",
        "分别",
        "“",
        "（",
        "，",
        "增长",
        "由",
        "二、",
        "5%、",
        "地区生产总值",
        "2031年",
        ":",
    ],
)
def test_hostile_texts_end(piece):
    assert dr.draft(HEAD + PLAN + piece * 4000).report.source.length > 4000


def test_values_of_a_clause_with_four_numbers():
    sentence = "城镇居民和农民人均可支配收入达到24300元、14150元，分别增长14%、15%。"
    assert values(sentence) == [Decimal(24300), Decimal(14150), Decimal(14), Decimal(15)]
    assert concepts(sentence) == ["urban-income", "rural-income"] * 2
