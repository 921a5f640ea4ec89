"""Targets: their sense and strength, and the list of the main goals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.model import Bound, Direction, Measure, Sense, Strength

if TYPE_CHECKING:
    from dalian_report.drafting._vocabulary import Vocabulary

_UPPER = (Bound.AT_MOST, Bound.LESS_THAN)
_LOWER = (Bound.AT_LEAST, Bound.MORE_THAN)
_SHORTER = re.compile("时限|压缩|缩短|办结|办理|时间|以内|限时|降|减|压")


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
    """The force with which a clause sets a target. `in_list` marks the list of expected goals."""
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


def opens_goal_list(sentence: str, words: Vocabulary) -> bool:
    """Whether a sentence announces the list of the main expected goals in the lines after it."""
    if not sentence.endswith(("：", ":")):
        return False
    match = words.pattern("targets", "expected").search(sentence, max(0, len(sentence) - 24))
    return match is not None and not _BESIDE_GOALS.search(sentence, 0, match.start())
