"""Chinese numerals: every form, and the laws that hold for all of them."""

from decimal import Decimal
from pathlib import Path

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalian_report.numerals import Form, chinese, english, hedges, units


def only(text):
    (number,) = chinese.numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2千亿", "2e11"),
        ("1千亿级", "1e11"),
        ("3百亿", "3e10"),
        ("一万五千亿", "1.5e12"),
        ("1万5000亿", "1.5e12"),
        ("25万6千", "256000"),
        ("1千5百元", "1500"),
        ("2千5百亿元", "2.5e11"),
        ("2千500亿元", "2.5e11"),
        ("6千8百多户", "6800"),
        ("12万5千8百人", "125800"),
        ("1亿2千万", "1.2e8"),
        ("1亿2000万", "1.2e8"),
        ("三亿五千万", "3.5e8"),
        ("6.2万亿", "6.2e12"),
        ("1万5000人", "15000"),
        ("1,204,000", "1204000"),
        ("８７．５", "87.5"),
        ("280多万", "2800000"),
        ("30余万", "300000"),
        ("三百二十万吨", "3200000"),
        ("數萬人", "10000"),
        ("壹佰万元", "1e6"),
        ("贰拾伍万元", "250000"),
        ("叁仟肆佰元", "3400"),
        ("卅六项", "36"),
        ("廿五年", "25"),
        ("廿年", "20"),
    ],
)
def test_amounts(text, value):
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之四点五", "4.5", "percent"),
        ("百分之十二", "12", "percent"),
        ("千分之七点六", "7.6", "permille"),
        ("三成以上", "30", "percent"),
        ("近七成。", "70", "percent"),
        ("一半以上", "50", "percent"),
        ("四分之三", "75", "percent"),
        ("翻一番", "100", "percent"),
        ("翻番", "100", "percent"),
        ("翻了近一番", "100", "percent"),
        ("百分之廿五", "25", "percent"),
        ("翻了两番", "300", "percent"),
        ("两位数", "10", "percent"),
    ],
)
def test_forms_that_carry_their_unit(text, value, unit):
    number = only(text)
    assert (number.value, number.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "printed"),
    [
        ("6.5%—7%", "6.5", "7", "6.5%—7"),
        ("8％－10％", "8", "10", "8％－10"),
        ("4—6所", "4", "6", "4—6"),
        ("1至2条", "1", "2", "1至2"),
        ("3-5万亩", "30000", "50000", "3-5万"),
        ("10亿元—15亿元", "1e9", "1.5e9", "10亿元—15亿"),
        ("七八个", "7", "8", "七八"),
        ("三四百户", "300", "400", "三四百"),
    ],
)
def test_ranges_keep_both_ends(text, low, high, printed):
    number = only(text)
    assert (number.value, number.value_to) == (Decimal(low), Decimal(high))
    assert text[number.start : number.end] == printed


def test_a_way_from_one_number_to_another_is_no_range():
    assert [number.value_to for number in chinese.numbers("占比由10%到15%")] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        *("一般", "统一", "第三产业", "5G", "PM2.5", "一体化", "千方百计", "万众一心", "百姓"),
        *("大陆", "拾取", "五卅运动", "陆万平的", "百分之1.26.6", "百分之1.2.3.4"),
        *("十四五", "十三五", "唯一", "十分重要", "一批", "1.2.3", "G20", "四川", "一如既往"),
    ],
)
def test_words_that_count_nothing_are_no_numbers(text):
    assert list(chinese.numbers(text)) == []


def test_every_token_is_seen_even_where_it_counts_nothing():
    assert [token.form for token in chinese.tokens("统一的5G")] == [Form.WORDS, Form.NAME]


@pytest.mark.parametrize(
    ("text", "resolution"),
    [("266.16亿", "1e6"), ("4.5", "0.1"), ("481000", "1"), ("3.2万", "1000"), ("三百万吨", "1e4")],
)
def test_resolution_is_the_place_of_the_last_printed_digit(text, resolution):
    assert only(text).resolution == Decimal(resolution)


_DIGITS = "零一二三四五六七八九"


def in_words(value):
    """A whole number below 10**16 in words."""
    if value >= 10**8:
        high, low = divmod(value, 10**8)
        return in_words(high) + "亿" + _rest(low, 10**7)
    if value >= 10**4:
        high, low = divmod(value, 10**4)
        return in_words(high) + "万" + _rest(low, 10**3)
    words, gap = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return words or "零"


def _rest(low, full):
    if not low:
        return ""
    return ("零" if low < full else "") + in_words(low)


whole = st.integers(0, 10**15)


@given(whole)
def test_a_number_written_in_words_reads_back(value):
    assert chinese.value_of(in_words(value)) == value


@given(
    st.decimals(0, 10**6, places=3), st.sampled_from(["", "百", "千", "万", "千万", "亿", "万亿"])
)
def test_digits_with_a_scale_read_back(value, scale):
    factor = {"": 1, "百": 100, "千": 1000, "万": 10**4, "千万": 10**7, "亿": 10**8}.get(
        scale, 10**12
    )
    assert chinese.value_of(f"{value}{scale}") == value * factor


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_mixed_scales_add_up(high, low):
    assert chinese.value_of(f"{high}亿{low}万") == high * 10**8 + low * 10**4


@given(st.decimals(0, 100, places=2))
def test_percent_in_words_reads_back(value):
    whole_part, _, decimals = f"{value:f}".partition(".")
    words = in_words(int(whole_part)) + "点" + "".join(_DIGITS[int(digit)] for digit in decimals)
    number = only(f"百分之{words}")
    assert (number.value, number.unit) == (value, "percent")


@given(whole)
def test_cn2an_reads_the_same(value):
    words = cn2an.an2cn(value)
    assert chinese.value_of(words) == Decimal(str(cn2an.cn2an(words, "smart")))


@given(st.text("一二三十百千万亿点分之第翻番成多余0123456789.,%—至到个元", max_size=30))
def test_any_mixture_is_read_without_error_and_in_order(text):
    ends = [0]
    for number in chinese.tokens(text):
        assert ends[-1] <= number.start < number.end <= len(text)
        ends.append(number.end)


@pytest.mark.parametrize("text", ["一", "9", "亿", "1,", "第", "翻", "百分之", "5万"])
def test_long_runs_end(text):
    assert sum(1 for _ in chinese.tokens(text * 20_000)) >= 0


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("不超5.5%", "at_most"),
        ("不突破3%", "at_most"),
        ("不多于5个", "at_most"),
        ("未超过5%", "at_most"),
        ("不到5万人", "less_than"),
        ("少于5%", "less_than"),
        ("5%之内", "at_most"),
        ("不大于5%", "at_most"),
        ("不小于5%", "at_least"),
        ("8%。以内", "at_most"),
        ("过5亿元", "more_than"),
        ("投资过5亿元", "more_than"),
        ("上千人", "at_least"),
        ("5亿元起，", "at_least"),
        ("5个工作日内办结", "at_most"),
        ("5公里许，", "about"),
        ("5个多月", "more_than"),
        ("突破5亿元", "more_than"),
        ("超出5亿元", "more_than"),
        ("超过了5亿元", "more_than"),
        ("5万人左右", "about"),
        ("70余家", "more_than"),
        ("近600家", "nearly"),
        ("不低于7%左右", "at_least"),
        ("不低於7%", "at_least"),
        ("約5%", "about"),
        ("增长~5%", "about"),
        ("增长～5%", "about"),
        ("≈5%", "about"),
    ],
)
def test_chinese_hedges(text, bound):
    number = only(text)
    assert hedges.chinese_hedge(text, number.start, number.end).bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "近3年",
        "附近5家",
        "通过5项",
        "5%",
        "赶超5家",
        "5家内资",
        "5项许可证",
        "5种多元化",
        "5号起飞",
        "月~5月",
    ],
)
def test_words_that_only_look_like_hedges(text):
    (number,) = chinese.numbers(text)
    assert hedges.chinese_hedge(text, number.start, number.end) is None


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than\u00a05%", "more_than"),
        ("in excess of 5", "more_than"),
        ("upwards of 5", "at_least"),
        ("600+", "more_than"),
        ("an estimated 5", "about"),
        ("≥5", "at_least"),
        ("grew by ~5%", "about"),
        ("short of 5", "less_than"),
        ("no more than 5", "at_most"),
        ("5 tonnes or more", "at_least"),
    ],
)
def test_english_hedges(text, bound):
    number = english.numbers(text)[0]
    assert hedges.english_hedge(text, number.start, number.end).bound == bound


@pytest.mark.parametrize("text", ["５００ million", "五十", "½", "⑩", "Ⅲ"])
def test_english_texts_show_numerals_of_every_script(text):
    assert len(english.numbers(text)) == 1


@pytest.mark.parametrize(
    ("text", "code", "factor"),
    [
        ("所以", "count", 1),
        ("元，", "CNY", 1),
        ("美元", "USD", 1),
        ("千瓦时", "kWh", 1),
        ("兆瓦", "kW", 1000),
        ("兆瓦时", "kWh", 1000),
        ("吉瓦时", "kWh", 10**6),
        ("个百分点", "percentage_point", 1),
        ("平方公里", "km2", 1),
        ("微克/立方米", "other:μg/m3", 1),
        ("km以上", "km", 1),
        ("kmh", None, None),
    ],
)
def test_units(text, code, factor):
    unit = units.unit_after(text, 0)
    if code is None:
        assert unit is None
    else:
        assert (unit.code, unit.factor) == (code, factor)


def first_value(text):
    number = next((n for n in chinese.tokens(text) if n.form is not Form.NAME), None)
    return None if number is None else number.value


@pytest.mark.parametrize(
    ("text", "number", "bounds"),
    [
        ("4.5%左右", "4.5", {"about"}),
        ("超过400亿元", "40000000000", {"more_than"}),
        ("不少于20项", "20", {"at_least"}),
        ("不超过3%", "3", {"at_most"}),
        ("15亿千瓦时以上", "1500000000", {"at_least"}),
        ("亿元以上", "100000000", {"at_least"}),
        ("准万亿", "1000000000000", {"nearly"}),
        ("1.2万余套", "12000", {"more_than"}),
        ("三十五个百分点", "35", set()),
        ("一万二千人", "12000", set()),
        ("若干", None, set()),
    ],
)
def test_the_number_and_the_bounds_of_a_short_text(
    text: str, number: str | None, bounds: set[str]
) -> None:
    assert hedges.bounds_in(text) == bounds
    assert first_value(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("九千九百九十九", 9999),
        ("两千", 2000),
        ("三亿五千万", 350_000_000),
        ("一亿零三", 100_000_003),
        ("万亿", 10**12),
        ("二万亿", 2 * 10**12),
        ("3百万", 3_000_000),
        ("1,200万", 12_000_000),
        ("1.2万五", 12_000),
        ("30千克", 30),
        ("千瓦", None),
        ("约百分点", None),
        ("共 七", 7),
        ("七和8", 7),
    ],
)
def test_the_first_number_of_a_text(text, number):
    assert first_value(text) == number


def hedge_words(language, place):
    lines = (Path(hedges.__file__).parent / "data" / "hedges.tsv").read_text("utf-8").splitlines()
    for line in lines[1:]:
        its_language, its_place, bound, words = line.split("\t")
        if (its_language, its_place) == (language, place):
            for word in words.split(";" if language == "en" else None):
                yield word, bound


@pytest.mark.parametrize(("word", "bound"), list(hedge_words("zh", "before")))
def test_every_hedge_before_a_number_is_read_whole(word, bound):
    text = f"，{word}5%"
    start = len(word) + 1
    assert hedges.chinese_hedge(text, start, start + 1).bound == bound
    assert bound in hedges.bounds_in(text)


@pytest.mark.parametrize(("word", "bound"), list(hedge_words("zh", "after")))
def test_every_hedge_after_a_number_is_read_whole(word, bound):
    text = f"增长5{word}，"
    assert hedges.chinese_hedge(text, 2, 3).bound == bound
    assert bound in hedges.bounds_in(text)


@pytest.mark.parametrize("joint", ["至", "到", "-", "—", "——"])
def test_a_range_of_shares_may_write_both_ends_out(joint):
    number = only(f"增长百分之七{joint}百分之八点五")
    assert (number.value, number.value_to) == (7, Decimal("8.5"))


@pytest.mark.parametrize(
    "text", ["由百分之七到百分之八", "百分之八到百分之七", "百分之七到千分之八", "百分之七到八月"]
)
def test_two_shares_that_are_no_range(text):
    assert next(chinese.tokens(text)).value_to is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("分别达到620和580亿元", 62_000_000_000),
        ("分别为12、9万吨", 120_000),
        ("先后突破300、400亿元", 30_000_000_000),
        ("620和580亿元", 620),
        ("分别为5和300万人", 5),
        ("分别为62%和58亿元", 62),
    ],
)
def test_a_scale_holds_for_each_number_of_a_list_if_they_are_alike(text, value):
    assert next(chinese.tokens(text)).value == value
