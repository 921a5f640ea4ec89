"""Names that borrow from the name before, and names apart from their numbers."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = "一、2030年工作回顾\n"


def concepts(sentence):
    figures = dr.draft(f"{HEAD}{REVIEW}{sentence}\n", year=2031).report.figures
    names = [(figure.indicator_id or "").partition(".")[0] for figure in figures]
    return [name or None for name in names]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("旅游人次和收入分别增长10%、9%。", ["visitors", "tourism-revenue"]),
        ("旅游人次和门票分别增长10%、9%。", ["visitors", None]),
        ("旅游人次和农民收入分别增长10%、9%。", ["visitors", "rural-income"]),
    ],
)
def test_a_name_of_a_list_may_borrow_the_beginning_of_the_last_known(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize("where", ["在十分困难的情况下", "在需求减少的形势下", "在雨多的条件下"])
def test_a_circumstance_may_come_between_a_name_and_its_verb(where):
    assert concepts(f"出口{where}增长4%。") == ["exports"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2万人达到脱贫标准。", ["poverty-relief"]),
        ("2万人达到培训标准。", [None]),
        ("商品出口总值10亿美元。", ["exports"]),
        ("研究开发投入占地区生产总值的比重为3%。", ["rd-spending"]),
    ],
)
def test_further_names(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("实际利用内外资分别增长10%和8%。", ["domestic-capital", "foreign-capital"]),
        ("引进内外资30亿元。", [None]),
    ],
)
def test_two_capitals_in_one_word_have_a_number_each(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("农村贫困人口减少到2万人。", [None]),
        ("农村贫困人口由5万人减少到2万人。", [None]),
        ("农村贫困人口减少2万人。", ["poverty-relief"]),
    ],
)
def test_the_poor_who_are_left_are_not_those_lifted_out(sentence, expected):
    assert concepts(sentence)[-1:] == expected[-1:]


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("港区空气质量满足优良的天数达到280天，比上年增加5天。", ["level", "change"]),
        ("新建码头3座，工期比上年减少5天。", ["level", "duration"]),
    ],
)
def test_days_that_are_counted_are_compared_like_amounts(sentence, measures):
    figures = dr.draft(f"{HEAD}{REVIEW}{sentence}\n", year=2031).report.figures
    assert [figure.measure.value for figure in figures] == measures


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("接待游客80万人次，实现总收入9亿元。", ["visitors", "tourism-revenue"]),
        ("接待游客80万人次，实现票房收入9亿元。", ["visitors", None]),
        ("接待来访代表80人次，实现总收入9亿元。", [None, None]),
        ("新开工保障性住房4万套，基本建成3万套。", ["affordable-housing", "affordable-housing"]),
        ("新开工校舍4栋，基本建成3栋。", [None, None]),
        ("全市小贷公司累计发放贷款9亿元。", [None]),
        ("新增贷款9亿元。", ["loans"]),
        ("主城区空气质量优良天数占全年的比例达到80%。", ["good-air-days"]),
    ],
)
def test_a_number_may_be_of_what_the_clause_before_counts(sentence, expected):
    assert concepts(sentence) == expected


def test_the_verb_of_a_cut_is_of_the_whole_list():
    figures = dr.draft(f"{HEAD}{REVIEW}削减化学需氧量60吨、氨氮5吨。\n", year=2031).report.figures
    assert [figure.measure for figure in figures] == [dr.Measure.CHANGE] * 2
    figures = dr.draft(f"{HEAD}{REVIEW}水泥产量减少60吨、达到500吨。\n", year=2031).report.figures
    assert [figure.measure for figure in figures] == [dr.Measure.CHANGE, dr.Measure.LEVEL]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("工业、渔业和盐业产值分别增长9%、8%、7%。", ["industrial-output", None, None]),
        ("工业、渔业和盐业产值稳步增长9%、8%、7%。", [None, None, None]),
        ("渔业和盐业产值分别增长8%、7%。", [None, None]),
        ("规模以上工业和渔业产值分别增长9%、8%。", ["industrial-output", None]),
        ("游客、旅游人均花费分别增长9%、8%。", ["visitors", None]),
        ("现代服务业和渔业增加值分别增长9%、8%。", [None, None]),
    ],
)
def test_the_names_of_a_list_may_share_its_last_word(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("社会消费品零售总额持续扩大。全年实现820亿元。", ["retail-sales"]),
        ("社会消费品零售总额持续扩大。城市美丽。全年实现820亿元。", [None]),
        ("社会消费品零售总额居9个城市之首。全年实现820亿元。", [None, None]),
        ("临港新城固定资产投资加快。全年完成82亿元。", [None]),
        ("社会消费品零售总额持续扩大。实现820亿元的目标已有条件。", [None]),
    ],
)
def test_a_short_sentence_may_name_what_the_next_one_reaches(sentences, expected):
    assert concepts(sentences) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("水运业加快发展，实现税收收入9亿元。", [None]),
        ("工业加快发展，税收收入增长9%。", ["tax-revenue"]),
        ("全市各业加快发展，税收收入增长9%。", ["tax-revenue"]),
    ],
)
def test_the_taxes_of_a_sector_are_not_those_of_the_place(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("招商引资成效明显，到位资金30亿元，增长9%。", ["domestic-capital"] * 2),
        ("引进项目20个，实际到位资金30亿元。", [None, "domestic-capital"]),
        ("引进外资项目20个，到位资金3亿元。", [None, None]),
        ("争取上级项目20个，到位资金3亿元。", [None, None]),
        ("大旱之年粮食增产，达到60万吨。", ["grain-output"]),
        ("粮食喜获丰收，总产量60万吨。", ["grain-output"]),
        ("粮食播种面积扩大，总产量60万吨。", ["grain-output"]),
        ("海带喜获丰收，总产量60万吨。", [None]),
        ("全力推进大项目，全年投资增长9%。", ["fixed-investment"]),
        ("渔业加快发展，全年投资增长9%。", [None]),
        ("全年投资90亿元。", [None]),
    ],
)
def test_names_that_leave_out_what_the_words_before_say(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新增就业5万人，帮助300名困难学生入学。", ["urban-jobs", None]),
        ("新增就业5万人，实现1.2万名渔民转产。", ["urban-jobs", None]),
        ("新增就业5万人，实现1.2万人以上。", ["urban-jobs", "urban-jobs"]),
        ("推进12个棚户区改造项目。", [None]),
        ("完成1.2万户棚户区改造任务。", ["affordable-housing"]),
        ("奖励40名脱贫攻坚干部。", [None]),
        ("4县脱贫摘帽，2万人脱贫。", [None, "poverty-relief"]),
        ("高新技术企业新认定30家、达到90家。", ["high-tech-firms"] * 2),
    ],
)
def test_a_count_is_of_its_own_noun(sentence, expected):
    assert concepts(sentence) == expected


PLAN = "二、2031年工作安排\n"
ZONE = "开启临港新区发展新征程。建设两座港口。"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (f"{ZONE}全年实现出口总额增长9%。", [None]),
        (f"{ZONE}对标全国一流。全年实现出口总额增长9%。", [None]),
        (f"{ZONE}全市出口总额增长9%。", ["exports"]),
        (f"{ZONE}全市港口齐兴。全年实现出口总额增长9%。", ["exports"]),
        (f"{ZONE}出口总额增长9%。", ["exports"]),
        ("开启远洋渔业发展新征程。全年实现出口总额增长9%。", ["exports"]),
        ("规上工业企业研发经费投入增长9%。", [None]),
        ("全社会研发经费投入增长9%。", ["rd-spending"]),
    ],
)
def test_a_paragraph_on_a_zone_sums_up_for_the_zone(paragraph, expected):
    report = dr.draft(f"{HEAD}{REVIEW}出口总额增长5%。\n{PLAN}{paragraph}\n", year=2031).report
    figures = [figure for figure in report.figures if figure.status is dr.Status.TARGET]
    names = [(figure.indicator_id or "").partition(".")[0] for figure in figures]
    assert [name if not name.startswith("other") else None for name in names][-1:] == expected
