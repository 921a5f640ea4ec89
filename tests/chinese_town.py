"""A made-up report of a made-up Chinese town, with a Chinese source and without a fault."""

from __future__ import annotations

import copy
from typing import Any

from towns import Town, deliverable, entity, indicator, term, unit

__all__ = ["SOURCE", "document", "span"]

SOURCE = """\
临溪镇政府工作报告（2041年1月8日）

一、2040年工作回顾
全镇生产总值增长6%左右，工业产值达到1800亿元。
财政收入32.5亿元，比上年增长百分之四点五；外贸出口超过5000万美元。
新建学校三所，改造管网70余公里，绿化面积达２８０多万平方米。
城乡居民收入分别增长7%和8%以上。
５Ｇ基站建成1.2万座，统一的一站式窗口受理七成以上事项，综合实力居全县第一。
装机容量新增25兆瓦，货运量翻了一番。

二、2041年重点任务
全镇生产总值增长6.5%—7%，居民消费价格涨幅控制在3%，失业率不突破5.5%。
新增城镇就业不少于1万5000人，单位能耗下降2%。
“十四五”规划收官，北山隧道通车。
"""


TOWN = Town(
    SOURCE,
    id="linxi",
    year=2041,
    title="临溪镇政府工作报告",
    publisher="临溪镇人民政府",
    date="2041-01-08",
    language="zh",
)
span = TOWN.span

_STATEMENTS = [
    TOWN.statement(
        "title-01", "context", "Work report of Linxi Town.", "临溪镇政府工作报告（2041年1月8日）"
    ),
    TOWN.statement("I-01", "context", "The review of 2040.", "一、2040年工作回顾"),
    TOWN.statement(
        "I-02",
        "achievement",
        "In 2040 the town's output grew by about 6%.",
        "全镇生产总值增长6%左右，",
    ),
    TOWN.statement(
        "I-02b",
        "achievement",
        "In 2040 industrial output came to 180 billion yuan.",
        "工业产值达到1800亿元。",
    ),
    TOWN.statement(
        "I-03",
        "achievement",
        "In 2040 revenue grew by 4.5% to 3.25 billion yuan.",
        "财政收入32.5亿元，比上年增长百分之四点五；",
    ),
    TOWN.statement(
        "I-03b",
        "achievement",
        "In 2040 exports exceeded 50 million US dollars.",
        "外贸出口超过5000万美元。",
    ),
    TOWN.statement(
        "I-04",
        "achievement",
        (
            "In 2040 the town built 3 schools, renewed over 70 km of pipes, and planted more than"
            " 2.8 million square metres."
        ),
        "新建学校三所，改造管网70余公里，绿化面积达２８０多万平方米。",
    ),
    TOWN.statement(
        "I-05",
        "achievement",
        "In 2040 urban incomes grew by at least 7% and rural ones by at least 8%.",
        "城乡居民收入分别增长7%和8%以上。",
    ),
    TOWN.statement(
        "I-06",
        "achievement",
        (
            "In 2040 the town had 12,000 base stations, a single counter dealt with at least 70% of"
            " the matters, and the town was the strongest in the county."
        ),
        "５Ｇ基站建成1.2万座，统一的一站式窗口受理七成以上事项，综合实力居全县第一。",
    ),
    TOWN.statement(
        "I-07",
        "achievement",
        "In 2040 the town added 25,000 kW of capacity, and freight grew by 100%.",
        "装机容量新增25兆瓦，货运量翻了一番。",
    ),
    TOWN.statement("II-01", "context", "The tasks for 2041.", "二、2041年重点任务"),
    TOWN.statement(
        "II-02",
        "goal",
        (
            "In 2041 the town's output is to grow by 6.5% to 7%, prices to rise by at most 3%, and"
            " unemployment is to be at most 5.5%."
        ),
        "全镇生产总值增长6.5%—7%，居民消费价格涨幅控制在3%，失业率不突破5.5%。",
    ),
    TOWN.statement(
        "II-03",
        "goal",
        ("In 2041 the town is to create at least 15,000 urban jobs and cut energy use by 2%."),
        "新增城镇就业不少于1万5000人，单位能耗下降2%。",
    ),
    TOWN.statement(
        "II-04",
        "commitment",
        "The 14th five-year plan will end and the North Hill tunnel will open in 2041.",
        "“十四五”规划收官，北山隧道通车。",
    ),
]

_FIGURES = [
    TOWN.figure("I-02.1", "6", "percent", "growth", span("6", "增长"), bound="about"),
    TOWN.figure("I-02b.1", "180000000000", "CNY", "level", "1800亿", resolution="100000000"),
    TOWN.figure("I-03.1", "3250000000", "CNY", "level", "32.5亿", resolution="10000000"),
    TOWN.figure("I-03.2", "4.5", "percent", "growth", "百分之四点五", resolution="0.1"),
    TOWN.figure(
        "I-03b.1", "50000000", "USD", "level", "5000万", bound="more_than", resolution="10000"
    ),
    TOWN.figure("I-04.1", "3", "count", "level", "三"),
    TOWN.figure("I-04.2", "70", "km", "level", "70", bound="more_than"),
    TOWN.figure(
        "I-04.3",
        "2800000",
        "m2",
        "level",
        "２８０多万",
        bound="more_than",
        resolution="10000",
    ),
    TOWN.figure("I-05.1", "7", "percent", "growth", span("7", "分别增长"), bound="at_least"),
    TOWN.figure("I-05.2", "8", "percent", "growth", span("8", "和"), bound="at_least"),
    TOWN.figure("I-06.1", "12000", "count", "level", "1.2万", resolution="1000"),
    TOWN.figure("I-06.2", "70", "percent", "share", "七成", bound="at_least", resolution="10"),
    TOWN.figure("I-06.3", "1", "rank", "rank", "第一"),
    TOWN.figure("I-07.1", "25000", "kW", "level", "25", resolution="1000"),
    TOWN.figure("I-07.2", "100", "percent", "growth", "翻了一番", resolution="100"),
    TOWN.figure(
        "II-02.1",
        "6.5",
        "percent",
        "growth",
        "6.5%—7",
        resolution="0.1",
        value_to="7",
        indicator_id="gdp.growth",
        direction="up",
    ),
    TOWN.figure(
        "II-02.2",
        "3",
        "percent",
        "growth",
        span("3", "控制在"),
        bound="at_most",
        indicator_id="prices.growth",
        direction="up",
    ),
    TOWN.figure(
        "II-02.3",
        "5.5",
        "percent",
        "share",
        "5.5",
        bound="at_most",
        resolution="0.1",
        indicator_id="unemployment.share",
    ),
    TOWN.figure(
        "II-03.1",
        "15000",
        "count",
        "level",
        "1万5000",
        bound="at_least",
        indicator_id="jobs.level",
    ),
    TOWN.figure(
        "II-03.2",
        "2",
        "percent",
        "growth",
        span("2", "能耗下降"),
        indicator_id="energy.growth",
        direction="down",
    ),
]
_SENSES = {"prices": "ceiling", "unemployment": "ceiling", "energy": "ceiling"}
_NUMERALS = [
    TOWN.numeral("date", "2041"),
    TOWN.numeral("date", span("1", "2041年")),
    TOWN.numeral("date", span("8", "年1月")),
    TOWN.numeral("heading", "2040"),
    TOWN.numeral("name", "５"),
    TOWN.numeral("heading", span("2041", "二、")),
    TOWN.numeral("name", "十四五"),
]
_UNITS = [
    unit("percent", "proportion", si_factor="1/100"),
    unit("CNY", "currency", iso4217="CNY"),
    unit("USD", "currency", iso4217="USD"),
    unit("count", "number"),
    unit("rank", "rank"),
    unit("km", "length", si_factor="1000"),
    unit("m2", "area", si_factor="1"),
    unit("kW", "power", si_factor="1000"),
]


def _target(figure: dict[str, Any]) -> dict[str, Any]:
    id = figure["indicator_id"]
    sense = _SENSES.get(id.partition(".")[0], "floor")
    return TOWN.target(id, figure["statement_id"], sense=sense, figure_id=figure["id"])


_PROMISED = [figure for figure in _FIGURES if "indicator_id" in figure]
_DOCUMENT = TOWN.report(
    sections=[
        TOWN.section("title", "front", "临溪镇政府工作报告", "title", "临溪镇", "一、"),
        TOWN.section("I", "part", "2040年工作回顾", "2040", "一、", "二、"),
        TOWN.section("II", "part", "2041年重点任务", "2041", "二、"),
    ],
    statements=_STATEMENTS,
    figures=_FIGURES,
    numerals=_NUMERALS,
    units=_UNITS,
    indicators=[indicator(each["indicator_id"], each["unit"]) for each in _PROMISED],
    targets=[_target(figure) for figure in _PROMISED],
    deliverables=[deliverable("II-04.d1", "the tunnel under the hill")],
    entities=[entity("project", "North Hill tunnel", "II-04", name_zh="北山隧道")],
    relations=[],
    glossary=[term("one-stop", "一站式", "一站式", "single counter (one-stop)", span("一站式"))],
)


def document() -> dict[str, Any]:
    """The report as plain JSON values, to be changed at will."""
    return copy.deepcopy(_DOCUMENT)
