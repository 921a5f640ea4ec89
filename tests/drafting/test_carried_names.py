"""Numbers whose name is in a clause before, or is divided by a verb."""

import pytest

import dalian_report as dr

HEAD = "海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = "一、2030年工作回顾\n"
PLAN = "二、2031年工作安排\n"


def figures(sentence, part=REVIEW):
    return dr.draft(f"{HEAD}{part}{sentence}\n", year=2031).report.figures


def concepts(sentence):
    names = [(figure.indicator_id or "").partition(".")[0] for figure in figures(sentence)]
    return [name or None for name in names]


def test_a_short_name_after_a_comma_of_a_list_borrows_from_the_name_before():
    assert concepts("规模以上工业总产值60亿元、增加值20亿元，分别增长7%、8%。") == [
        "industrial-output",
        "industrial-value-added",
        "industrial-output",
        "industrial-value-added",
    ]


def test_amounts_under_one_verb_are_of_the_names_before_whatever_their_units():
    levels = "到2030年分别达到90亿元、9000美元、20万标箱和7亿元"
    names = ["gdp", "gdp-per-capita", "container-throughput", "fiscal-revenue"]
    sentence = (
        "生产总值年均增长6%，人均生产总值年均增长5%，集装箱吞吐量年均增长4%，财政总收入"
        f"年均增长3%，{levels}。"
    )
    assert concepts(sentence) == names * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("出口总额9亿元，增长8%，是2024年的1.3倍。", "exports"),
        ("出口总额9亿元，增长8%，是五年前的1.3倍。", "exports"),
        ("出口总额9亿元，增长8%，是“十四五”末的1.3倍。", "exports"),
        ("出口总额9亿元，增长8%，是邻市的1.3倍。", None),
    ],
)
def test_a_multiple_of_its_own_past_is_of_the_indicator(sentence, expected):
    assert concepts(sentence)[-1] == expected


@pytest.mark.parametrize("base", ["是2025年的1.3倍", "是五年前的1.3倍", "比五年前增长30%"])
def test_growth_and_multiples_of_an_earlier_year_have_an_indicator_of_their_own(base):
    report = dr.draft(f"{HEAD}{REVIEW}出口总额9亿元，{base}。\n", year=2031).report
    assert report.indicator(report.figures[-1].indicator_id).basis == "compared with 2025"


def test_multiples_of_a_pair_have_a_name_each():
    sentence = "城乡居民人均可支配收入分别达到9000元、8000元，是2024年的1.4倍和1.5倍。"
    assert concepts(sentence) == ["urban-income", "rural-income"] * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("旅游业实现总收入9亿元。", "tourism-revenue"),
        ("外贸完成进出口总值9亿元。", "foreign-trade"),
        ("渔业实现总收入9亿元。", None),
        ("生产粮食9万吨。", "grain-output"),
        ("全社会投入研发经费9亿元。", "rd-spending"),
        ("新口径固定资产投资9亿元。", "fixed-investment"),
        ("城乡居民人均可支配收入于2030年前达到9000元。", "income"),
        ("招商引资内资到位9亿元。", "domestic-capital"),
    ],
)
def test_a_verb_may_be_inside_a_name_or_before_it(sentence, expected):
    assert concepts(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("贷款余额90亿元，新增7亿元。", ["level", "change"]),
        ("贷款余额90亿元，比年初新增7亿元。", ["level", "change"]),
        ("实际利用外资90亿元，新增7亿元。", ["level", "level"]),
    ],
)
def test_what_is_new_of_a_stock_of_money_is_its_change(sentence, expected):
    assert [figure.measure.value for figure in figures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("税收分别增长8%和9%。", [None, None]),
        ("税收增长8%、9%和7%。", [None] * 3),
        ("税收连续突破7亿元、8亿元和9亿元。", ["tax-revenue"] * 3),
        ("生产总值上半年、前三季度和全年分别增长6%、7%、8%。", [None, None, "gdp"]),
        ("专利申请量90件、授权量80件，分别增长6%、7%。", ["patents"] * 4),
        ("化学需氧量、二氧化硫排放量分别削减3%、2%。", ["emissions"] * 2),
    ],
)
def test_several_numbers_under_one_name_are_not_all_of_the_whole_place(sentence, expected):
    assert concepts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("存款余额和渔民储蓄存款余额分别增长6%、7%。", ["deposits", None]),
        ("渔业贷款和海运贷款余额分别增长6%、7%。", [None, None]),
        (
            "2030年城镇居民和农村居民人均可支配收入分别增长6%、7%。",
            ["urban-income", "rural-income"],
        ),
    ],
)
def test_the_last_of_a_list_may_be_of_a_part_of_the_place(sentence, expected):
    assert concepts(sentence) == expected


def test_added_value_after_a_structure_is_of_each_industry():
    names = ["primary-industry", "secondary-industry", "tertiary-industry"]
    assert concepts("三次产业结构为10:40:50，增加值分别增长3%、4%、5%。")[3:] == names
    assert concepts("一二三产分别增长3%、4%、5%。") == names


@pytest.mark.parametrize("where", ["", "在沿海城市中", "在全省地级市"])
def test_the_first_among_rivals_has_the_name_before(where):
    assert concepts(f"生产总值增长7%，{where}率先突破400亿元。") == ["gdp", "gdp"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [("发生变化，由12:40:48调整为10:38:52", "service-share"), ("合理，新增30、40、50家", None)],
)
def test_a_structure_may_change_in_the_clause_before_its_shares(change, expected):
    assert concepts(f"三次产业结构{change}。")[-1] == expected


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("出口增长8%，税收增长9%。以上为预期目标。", ["exact", "exact"]),
        ("出口增长8%，税收增长9%。以上，", ["exact", "at_least"]),
    ],
)
def test_a_hedge_behind_a_stop_begins_a_sentence_if_it_goes_on(sentence, bounds):
    assert [figure.bound.value for figure in figures(sentence, PLAN)] == bounds


@pytest.mark.parametrize(
    ("sentence", "count"),
    [("完成60年州庆工程。", 0), ("完成60年国庆工程。", 0), ("积累60年经验。", 1)],
)
def test_an_anniversary_is_a_date(sentence, count):
    assert len(figures(sentence)) == count
