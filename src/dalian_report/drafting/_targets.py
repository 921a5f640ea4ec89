"""Targets: their sense and strength, and targets without a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.model import Bound, Direction, Measure, Sense, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._vocabulary import Vocabulary

__all__ = ["Promise", "is_goal_list", "promises", "sense_of", "strength_of"]

_UPPER = (Bound.AT_MOST, Bound.LESS_THAN)
_LOWER = (Bound.AT_LEAST, Bound.MORE_THAN)
_SHORTER = re.compile("时限|压缩|缩短|办结|办理|时间|以内|限时|降|减|压")
_LIST_END = re.compile("，|。|；")


def sense_of(
    bound: Bound,
    measure: Measure,
    direction: Direction | None,
    *,
    lead: str,
    polarity: str | None,
    words: Vocabulary,
) -> Sense:
    """From which side a target is reached, on the signed scale.

    >>> from dalian_report.drafting._vocabulary import vocabulary_of
    >>> words = vocabulary_of()
    >>> sense_of(Bound.EXACT, Measure.GROWTH, Direction.DOWN, lead="能耗下降",
    ...     polarity=None, words=words).value
    'ceiling'
    >>> sense_of(Bound.AT_MOST, Measure.GROWTH, Direction.DOWN, lead="降幅控制在",
    ...     polarity=None, words=words).value
    'floor'
    """
    falls = direction is Direction.DOWN
    if measure is Measure.RANK:
        return Sense.CEILING
    if bound in _UPPER:
        return Sense.FLOOR if falls else Sense.CEILING
    if bound in _LOWER:
        return Sense.CEILING if falls else Sense.FLOOR
    if falls:
        return Sense.CEILING
    if polarity == "lower_is_better" or words.pattern("targets", "ceilings").search(lead):
        return Sense.CEILING
    if measure is Measure.DURATION and _SHORTER.search(lead):
        return Sense.CEILING
    return Sense.FLOOR


def strength_of(clause: str, in_list: bool, words: Vocabulary) -> Strength:
    """The force with which a clause sets a target; `in_list` for the list of expected goals."""
    strived, committed = (
        words.pattern("targets", key).search(clause) is not None
        for key in ("strived_for", "committed")
    )
    if strived:
        return Strength.STRIVED_FOR
    if in_list:
        return Strength.COMMITTED if committed and "不低于" not in clause else Strength.EXPECTED
    if "预期" in clause:
        return Strength.EXPECTED
    return Strength.COMMITTED


# 围绕总体目标，落实七项任务 names the goals and lists something else.
_BESIDE_GOALS = re.compile("(?:围绕|聚焦|瞄准|对照|锚定|按照|实现|完成|为了?)[^，。；：]{0,24}$")
_OTHER_GOALS = re.compile(
    "[^，。；：:是为增]{0,6}，(?:聚焦|实施|落实|推进|突出|着力|坚持|以|全面|扎实|加快|大力|做好|抓)"
)


def is_goal_list(sentence: str, words: Vocabulary) -> bool:
    """Whether a sentence begins the list of the main expected goals."""
    match = words.pattern("targets", "expected").search(sentence)
    if match is None:
        return False
    following = sentence[match.end() : match.end() + 60]
    if _BESIDE_GOALS.search(sentence, 0, match.start()) or _OTHER_GOALS.match(following):
        return False
    return re.search(r"\d|同步|百分之", following) is not None


class Promise(NamedTuple):
    """A target without a number, as printed in one clause."""

    start: int
    end: int
    kind: str
    """in_step_with, above_reference, ordered or stable."""
    lead: str
    """The words before it, which name its subject."""
    reference: str
    """The indicator that it keeps in step with, by its words."""


_IN_STEP = re.compile(
    "(?:[与和同跟])(?P<of>[^，。；、与]{2,24}?)(?:保持|基本|大体|总体|相|实现)*同步(?:增长|提高)?"
    "(?![^，。；]{0,4}(?:建成|实现|进入|迈入|步入))"
)
_ABOVE = re.compile(
    "(?:高于|快于|好于|超过|领先|优于|不低于|不慢于)(?P<of>全国|全省|全区|全[国省区](?:和|及|"
    "、)全[国省区]|中部|西部|东部|[^，。；\\d]{0,6}经济增长|GDP增速|"
    "地区生产总值)[^，。；\\d]{0,12}"
)
# 与全国同步 and 与全省平均水平持平 compare with a larger place, not with another indicator.
_LARGER = re.compile("(?:全国|全省|全区|国家)(?:的)?(?:平均|增长)?(?:水平|增速|增幅)?")
_ON_A_LEVEL = re.compile(
    "[与和同跟](?P<of>全国|全省|全区)[^，。；\\d]{0,6}?(?:基本|大体|总体)?(?:持平|相当)"
)
_ORDERED = re.compile(
    "(?:全面|如期|确保|努力|圆满|按期)*(?:完成|达到|控制在|实现|不突破|低于)[^，。；\\d]{0,4}?"
    "(?:国家|中央|省|自治区|上级|市|国务院|区)[^，。；\\d]{0,10}?"
    "(?:下达|规定|要求|确定|核定|控制|定|分解)[^，。；\\d]{0,16}"
    "(?:目标|任务|指标|要求|范围|水平|标准|计划)(?:之?内|以内)?"
    "|完成(?:年度|全年|“[^”]{2,4}”)?(?:减排|节能|约束性|节能减排)[^，。；\\d]{0,8}"
    "(?:任务|目标|指标)[^，。；\\d]{0,4}"
)
_STABLE = re.compile(
    "(?:保持|总体|基本)+(?:基本|总体)?(?:稳定|平稳)|稳定在合理(?:区间|水平)|运行在合理区间"
)


def promises(sentence: str, offset: int) -> Iterator[Promise]:
    """The targets without a number of a sentence, in order."""
    for kind, pattern in (
        ("in_step_with", _IN_STEP),
        ("above_reference", _ABOVE),
        ("above_reference", _ON_A_LEVEL),
        ("ordered", _ORDERED),
        ("stable", _STABLE),
    ):
        for match in pattern.finditer(sentence):
            start = max(sentence.rfind(mark, 0, match.start()) for mark in "，。；：") + 1
            lead = sentence[start : match.start()]
            reference = match.groupdict().get("of") or ""
            is_place = kind == "in_step_with" and _LARGER.fullmatch(reference) is not None
            sense = "above_reference" if is_place else kind
            yield Promise(offset + match.start(), offset + match.end(), sense, lead, reference)
