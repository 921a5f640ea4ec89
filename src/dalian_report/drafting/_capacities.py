"""Sizes: the capacity of a plant, the size in a name, the amount that tells a class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count

_PLANT = "(?:项目|工程|生产线|装置|机组|基地|煤矿|矿井|露天矿|产业园|电厂|电站|水厂|处理厂)"
# 60万吨乙烯项目, 40万吨水泥和30万吨石膏项目, 50万吨浆纸、8万千瓦风电等项目
_OF_A_PLANT = re.compile(
    "(?!级|码头|泊位|航道|船|货轮|油轮)(?:"
    f"(?:以上|以下)?的?[^，。；、\\d]{{1,14}}?{_PLANT}"
    f"|[^，。；、\\d]{{1,12}}[和及][\\d.]+[^，。；、\\d]{{1,16}}?{_PLANT}"
    f"|[^，。；、\\d]{{1,16}}、[^，。；]{{1,80}}?等[^，。；、\\d]{{0,8}}\\d{{0,3}}[^，。；、\\d]{{0,12}}?{_PLANT})"
)
# 淘汰20万吨产能, 新增50万千瓦: what a plant has more or less than before is no size.
_CHANGED = re.compile(
    "(?:淘汰|压减|化解|退出|关停|关闭|减少|削减|新增|净增|增加|累计|并网|发电|产量|总量|完成|达到|达|超过"
    "|生产|供应|运输|吞吐)[^，。；、]{0,8}$"
)
# 140台5600万千瓦机组: all of them together. In 2台60万千瓦机组 it is the size of each.
_MANY_UNITS = re.compile(r"\d{3,}台$")
_PRODUCED = frozenset("头件台只羽片辆锭支枚箱瓶")
_LEAST_PRODUCED = 1000
_FLOWS = re.compile(
    "(?:年产|年加工|年处理|年生产|年屠宰|日产|日处理|日加工|日供)(?:能力|约|达|近|超过?)?$"
)
_DAILY = re.compile("日(?:产|处理|加工|供)[^，。；、]{0,4}$")
_REACHED = re.compile("(?:实现|达到|形成|突破|具备)[^，。；]{0,6}$|新增")
_PHYSICAL = frozenset(("t", "t/a", "m3", "kW", "kWh", "other:kV", "TEU", "m", "m2", "mu"))


def names_a_size(count: Count, after: str) -> bool:
    """Whether a size is part of a name: 2000吨级码头, 50万标箱规模的港区."""
    if count.unit not in _PHYSICAL:
        return False
    return after.startswith(("级", "规模的", "能力的"))


def is_of_plant(plain: str, end: int) -> bool:
    """Whether what follows an amount is a product of a plant: 万吨乙烯项目."""
    return _OF_A_PLANT.match(plain, end) is not None


def is_daily(count: Count) -> bool:
    """Whether an amount is of a day: 日处理能力60万吨."""
    return _DAILY.search(count.clause) is not None


def is_capacity(plain: str, count: Count) -> bool:
    """Whether an amount tells how large a plant is: 60万吨乙烯项目, 年产50万件衣料."""
    near = count.clause[-8:]
    flows = _FLOWS.search(count.clause) if "年" in near or "日" in near else None
    if flows is not None:
        return _REACHED.search(count.clause[: flows.start()]) is None
    word = count.token.unit_word
    produced = word is not None and word.word in _PRODUCED and count.number.value >= _LEAST_PRODUCED
    if not produced and count.unit not in ("t", "t/a", "kW"):
        return False
    if _MANY_UNITS.search(near) or _CHANGED.search(count.clause):
        return False
    return is_of_plant(plain, count.token.tail)
