"""Sets that number words count: those with a name, and lists before the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.numerals import Form

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._scenes import Scene

_REACH = 100
_QUOTATIONS = re.compile("(?:“[^“”]{1,30}”[、和与及]?){1,9}$")
_ENDS = "，；：。“”（）！\n"
_JOINT = re.compile("[和与及]")
# 建设十大旅游村镇, 启动渔港、灯塔等六大工程: the set is made. 推进 and 围绕 take one that exists.
_DOES_A_SET = re.compile(
    "(?:[，、：]|基本|全面|深入|大力|加快|重点|着力|积极|扎实|继续|要|将|已|先后|共|累计)*"
    "(?:启动|建设|建成|完成|开展|组织|新建|推出|出台|办好)"
)
_SET_IS_DONE = re.compile(
    "[^，。；、]{0,12}?(?:全部|全面|如期|圆满|顺利|基本)(?:兑现|完成|办成|办结|落实|落地|实现|建成)"
)


def counts_list(plain: str, floor: int, start: int, value: int) -> bool:
    """Whether a number counts the things of the list that ends where it starts.

    >>> text = "“诚信”“勤劳”两张名片，甲、乙和丙三市，甲、乙等五县"
    >>> [counts_list(text, 0, text.index(word), n) for word, n in (("两", 2), ("三", 3), ("五", 5))]
    [True, True, True]
    >>> counts_list(text, 0, text.index("三"), 4)
    False
    """
    window = plain[max(floor, start - _REACH) : start]
    is_open = window.endswith("等")
    window = window.removesuffix("等")
    quoted = _QUOTATIONS.search(window)
    if quoted is not None:
        count = quoted[0].count("“")
        if count > 1 or is_open:
            return 1 < count <= value if is_open else count == value
        return value in _sizes(quoted[0].strip("“”、和与及"))
    listed = window[max(window.rfind(mark) for mark in _ENDS) + 1 :]
    if is_open:
        return "、" in listed and listed.count("、") < value
    return value in _sizes(listed)


def _sizes(listed: str) -> tuple[int, ...]:
    """How many things a list may have: 和 joins the last two, or is inside a name."""
    items = listed.count("、") + 1
    if _JOINT.search(listed, listed.rfind("、") + 1):
        return (items, items + 1) if items > 2 else (items + 1,)
    return (items,) if items > 1 else ()


def is_named_set(scene: Scene, count: Count) -> bool:
    """Whether number words count a set that exists: 十大工程, but not 办好十件实事."""
    if count.number.form is not Form.WORDS or count.unit != "count" or count.hedge is not None:
        return False
    plain, start, word = scene.setting.plain, count.number.start, count.token.unit_word
    if _DOES_A_SET.match(count.clause):
        return False
    if word is not None and plain.startswith("方面", word.start + word.word.startswith("个")):
        return True
    if word is None:
        return plain.startswith("大", count.number.end)
    if _SET_IS_DONE.match(plain, word.end):
        return False
    done = plain[max(scene.span[0], start - 4) : start].endswith(
        scene.setting.words.ending("roles", "doers")
    )
    if done:
        return False
    listed = counts_list(plain, scene.span[0], start, int(count.number.value))
    return listed or word.word in ("件", "类", "项", "条")
