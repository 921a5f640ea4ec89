"""Where a change begins: the first end of 从50%提高到60%."""

from __future__ import annotations

import re

_ORIGIN_WORD = re.compile(
    "(?:由|从|(?<!来)自)(?!产|行|有|用|建|办|于|事|业|贸|付|此|来|而|言|严|优|紧|快|重|中|动|治|主|然|身)"
)
_FAR_FROM_ORIGIN = 30
# 60个村合并为40个: also without 由.
_BARE_ORIGIN_TAIL = re.compile(
    "(?!以[上下内])[^，。；、\\d]{0,6}(?:合并|精简|整合|压减|压缩|缩减|减少|增加|提高|提升|下降|降低|扩大|调整)"
    "[为到至][近约超]?过?\\d"
)
# 比2026年的202亿元增加139亿元
_BASE_LEAD = re.compile("(?:比(?!重|例|率|为|由|从)|较)[^，。；]{0,10}(?:年|末|底|期)的$")
# 比上年亏损3亿元增盈6亿元: the number is the base, with the year before and without a verb.
_BARE_BASE_LEAD = re.compile("[比较](?:上年|去年|上一年|年初)(?:净?亏损|的)$")
_BASE_TAIL = re.compile("(?:大幅|净|约)?(?:增|提高|提升|上升|下降|减|多|少|翻|高|低|扩)")
_ORIGIN_PASSED = re.compile(
    r"[^，。；]*\d[^，。；、\d]{1,10}(?:[到至为]|[达跃]上)|[^，。；]*\d%?(?:到|至)"
)
_ORIGIN_TAIL = re.compile(
    r"(?:[:：][\d.]+)*(?:，(?:逐步|分别)?(?=调整|优化|变为|演变|转变))?[^，。；\d]{0,14}?(?:到|至|增|升|降|提|扩|发展|达|跃|变|优化|调整|转变|演变|演进|改善|缩|削|压|精简|合并|整合)|、"
    r"|[和及与][约近]?\d[\d.]*[亿万%]*[^，。；\d]{0,8}(?:到|至|增|升|降|提|扩|达)"
)


def is_origin(clause: str, tail: str) -> bool:
    """Whether a number is where a change begins: 从50%提高到60%."""
    compares = "比" in clause or "较" in clause
    if compares and (_BASE_LEAD.search(clause) or _BARE_BASE_LEAD.search(clause)):
        return _BASE_TAIL.match(tail) is not None
    if _BARE_ORIGIN_TAIL.match(tail):
        return True
    if "由" not in clause and "从" not in clause and "自" not in clause:
        return False
    begins = [match.end() for match in _ORIGIN_WORD.finditer(clause)]
    if not begins or len(clause) - begins[-1] > _FAR_FROM_ORIGIN:
        return False
    # 甲从60减少到50、乙从40减少到30: each of them has its own beginning.
    passed = _ORIGIN_PASSED.match(clause, begins[-1]) is not None
    return not passed and _ORIGIN_TAIL.match(tail) is not None
