"""A made-up report of a made-up Chinese town, with a Chinese source and without a fault."""

from __future__ import annotations

import hashlib
import json
from typing import Any

__all__ = ["SOURCE", "document", "encoded", "span"]

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


def span(words: str, before: str = "") -> dict[str, int]:
    """The place of the words in the source; `before` tells one of several places."""
    start = SOURCE.index(before + words) + len(before)
    return {"start": start, "end": start + len(words)}


def _section(id: str, kind: str, title: str, slug: str, start: str, end: str) -> dict[str, Any]:
    stop = SOURCE.index(end) if end else len(SOURCE)
    place = {"start": SOURCE.index(start), "end": stop}
    return {"id": id, "kind": kind, "title": title, "slug": slug, "span": place}


_SENTENCES: list[tuple[str, str, str, str]] = [
    ("title-01", "context", "Work report of Linxi Town.", "临溪镇政府工作报告（2041年1月8日）"),
    ("I-01", "context", "The review of 2040.", "一、2040年工作回顾"),
    (
        "I-02",
        "achievement",
        "In 2040 the town's output grew by about 6%.",
        "全镇生产总值增长6%左右，",
    ),
    (
        "I-02b",
        "achievement",
        "In 2040 industrial output came to 180 billion yuan.",
        "工业产值达到1800亿元。",
    ),
    (
        "I-03",
        "achievement",
        "In 2040 revenue grew by 4.5% to 3.25 billion yuan.",
        "财政收入32.5亿元，比上年增长百分之四点五；",
    ),
    (
        "I-03b",
        "achievement",
        "In 2040 exports exceeded 50 million US dollars.",
        "外贸出口超过5000万美元。",
    ),
    (
        "I-04",
        "achievement",
        (
            "In 2040 the town built 3 schools, renewed over 70 km of pipes, and planted more than"
            " 2.8 million square metres."
        ),
        "新建学校三所，改造管网70余公里，绿化面积达２８０多万平方米。",
    ),
    (
        "I-05",
        "achievement",
        "In 2040 urban incomes grew by at least 7% and rural ones by at least 8%.",
        "城乡居民收入分别增长7%和8%以上。",
    ),
    (
        "I-06",
        "achievement",
        (
            "In 2040 the town had 12,000 base stations, a single counter dealt with at least 70% of"
            " the matters, and the town was the strongest in the county."
        ),
        "５Ｇ基站建成1.2万座，统一的一站式窗口受理七成以上事项，综合实力居全县第一。",
    ),
    (
        "I-07",
        "achievement",
        "In 2040 the town added 25,000 kW of capacity, and freight grew by 100%.",
        "装机容量新增25兆瓦，货运量翻了一番。",
    ),
    ("II-01", "context", "The tasks for 2041.", "二、2041年重点任务"),
    (
        "II-02",
        "goal",
        (
            "In 2041 the town's output is to grow by 6.5% to 7%, prices to rise by at most 3%, and"
            " unemployment is to be at most 5.5%."
        ),
        "全镇生产总值增长6.5%—7%，居民消费价格涨幅控制在3%，失业率不突破5.5%。",
    ),
    (
        "II-03",
        "goal",
        ("In 2041 the town is to create at least 15,000 urban jobs and cut energy use by 2%."),
        "新增城镇就业不少于1万5000人，单位能耗下降2%。",
    ),
    (
        "II-04",
        "commitment",
        "The 14th five-year plan will end and the North Hill tunnel will open in 2041.",
        "“十四五”规划收官，北山隧道通车。",
    ),
]

_PERCENT, _UP, _DOWN = "percent", {"direction": "up"}, {"direction": "down"}
_FIGURES: list[tuple[str, str, str, str, str, str, dict[str, int], dict[str, Any]]] = [
    ("I-02.1", "6", _PERCENT, "about", "growth", "1", span("6", "增长"), _UP),
    ("I-02b.1", "180000000000", "CNY", "exact", "level", "100000000", span("1800亿"), {}),
    ("I-03.1", "3250000000", "CNY", "exact", "level", "10000000", span("32.5亿"), {}),
    ("I-03.2", "4.5", _PERCENT, "exact", "growth", "0.1", span("百分之四点五"), _UP),
    ("I-03b.1", "50000000", "USD", "more_than", "level", "10000", span("5000万"), {}),
    ("I-04.1", "3", "count", "exact", "level", "1", span("三"), {}),
    ("I-04.2", "70", "km", "more_than", "level", "1", span("70"), {}),
    ("I-04.3", "2800000", "m2", "more_than", "level", "10000", span("２８０多万"), {}),
    ("I-05.1", "7", _PERCENT, "at_least", "growth", "1", span("7", "分别增长"), _UP),
    ("I-05.2", "8", _PERCENT, "at_least", "growth", "1", span("8", "和"), _UP),
    ("I-06.1", "12000", "count", "exact", "level", "1000", span("1.2万"), {}),
    ("I-06.2", "70", _PERCENT, "at_least", "share", "10", span("七成"), {}),
    ("I-06.3", "1", "rank", "exact", "rank", "1", span("第一"), {}),
    ("I-07.1", "25000", "kW", "exact", "level", "1000", span("25"), {}),
    ("I-07.2", "100", _PERCENT, "exact", "growth", "100", span("翻了一番"), _UP),
    (
        *("II-02.1", "6.5", _PERCENT, "exact", "growth", "0.1", span("6.5%—7")),
        {"value_to": "7", "indicator_id": "gdp.growth", **_UP},
    ),
    (
        *("II-02.2", "3", _PERCENT, "at_most", "growth", "1", span("3", "控制在")),
        {"indicator_id": "prices.growth", **_UP},
    ),
    (
        *("II-02.3", "5.5", _PERCENT, "at_most", "share", "0.1", span("5.5")),
        {"indicator_id": "unemployment.share"},
    ),
    (
        *("II-03.1", "15000", "count", "at_least", "level", "1000", span("1万5000")),
        {"indicator_id": "jobs.level", "resolution": "1"},
    ),
    (
        *("II-03.2", "2", _PERCENT, "exact", "growth", "1", span("2", "能耗下降")),
        {"indicator_id": "energy.growth", **_DOWN},
    ),
]
_NUMERALS = [
    ("date", span("2041")),
    ("date", span("1", "2041年")),
    ("date", span("8", "年1月")),
    ("heading", span("2040")),
    ("name", span("５")),
    ("heading", span("2041", "二、")),
    ("name", span("十四五")),
]
_SENSES = {"prices": "ceiling", "unemployment": "ceiling", "energy": "ceiling"}
_UNITS = [
    ("percent", "proportion", "1/100", None),
    ("CNY", "currency", None, "CNY"),
    ("USD", "currency", None, "USD"),
    ("count", "number", None, None),
    ("rank", "rank", None, None),
    ("km", "length", "1000", None),
    ("m2", "area", "1", None),
    ("kW", "power", "1000", None),
]


def _figure(row: tuple[Any, ...]) -> dict[str, Any]:
    id, value, unit, bound, measure, resolution, place, more = row
    promised = id.startswith("II")
    return {
        "id": id,
        "statement_id": id.rpartition(".")[0],
        "label": "quantity",
        "value": value,
        "unit": unit,
        "bound": bound,
        "measure": measure,
        "year": 2041 if promised else 2040,
        "status": "target" if promised else "result",
        "resolution": resolution,
        "span": place,
        **more,
    }


def _unit(code: str, dimension: str, factor: str | None, currency: str | None) -> dict[str, Any]:
    unit = {"code": code, "name": code, "symbol": code, "dimension": dimension}
    more = {"si_factor": factor, "iso4217": currency}
    return unit | {name: value for name, value in more.items() if value}


def document() -> dict[str, Any]:
    """The report as plain JSON values, to be changed at will."""
    figures = list(map(_figure, _FIGURES))
    promised = [figure for figure in figures if "indicator_id" in figure]
    indicators = [
        {
            "id": figure["indicator_id"],
            "concept": figure["indicator_id"].partition(".")[0],
            "measure": figure["measure"],
            "unit": figure["unit"],
            "name": "Quantity",
            "polarity": "neutral",
            "definition": "A quantity that was made up.",
        }
        for figure in promised
    ]
    targets = [
        {
            "id": f"{figure['indicator_id']}@2041",
            "indicator_id": figure["indicator_id"],
            "year": 2041,
            "sense": _SENSES.get(figure["indicator_id"].partition(".")[0], "floor"),
            "figure_id": figure["id"],
            "strength": "committed",
            "statement_id": figure["statement_id"],
        }
        for figure in promised
    ]
    return {
        "schema_version": "1.0",
        "data_version": "1.0.0",
        "edition": "2041",
        "year": 2041,
        "place": {"id": "linxi", "name": "Linxi", "level": "county"},
        "coverage": "full",
        "source": {
            "title": "临溪镇政府工作报告",
            "publisher": "临溪镇人民政府",
            "date": "2041-01-08",
            "language": "zh",
            "sha256": hashlib.sha256(SOURCE.encode()).hexdigest(),
            "length": len(SOURCE),
        },
        "sections": [
            _section("title", "front", "临溪镇政府工作报告", "title", "临溪镇", "一、"),
            _section("I", "part", "2040年工作回顾", "2040", "一、", "二、"),
            _section("II", "part", "2041年重点任务", "2041", "二、", ""),
        ],
        "statements": [
            {
                "id": id,
                "section_id": id.partition("-")[0],
                "kind": kind,
                "text": text,
                "spans": [span(words)],
            }
            for id, kind, text, words in _SENTENCES
        ],
        "figures": figures,
        "numerals": [{"span": place, "role": role} for role, place in _NUMERALS],
        "units": [_unit(*row) for row in _UNITS],
        "indicators": indicators,
        "targets": targets,
        "deliverables": [
            {
                "id": "II-04.d1",
                "statement_id": "II-04",
                "action": "open",
                "object": "the tunnel under the hill",
                "strength": "committed",
            }
        ],
        "entities": [
            {
                "id": "entity.north-hill-tunnel",
                "kind": "project",
                "name": "North Hill tunnel",
                "name_zh": "北山隧道",
                "statement_ids": ["II-04"],
            }
        ],
        "relations": [],
        "glossary": [
            {
                "id": "term.one-stop",
                "printed": "一站式",
                "zh": "一站式",
                "en": "single counter (one-stop)",
                "meaning": "One counter for every matter.",
                "spans": [span("一站式")],
                "basis": "general knowledge: made up",
            }
        ],
    }


def encoded(report: dict[str, Any]) -> bytes:
    """The document as the bytes of a file."""
    return json.dumps(report, ensure_ascii=False).encode()
