"""Numbers of a larger place, or of a part of the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._scenes import Scene

_BESIDE = re.compile("(?:占|于|比|居|在|列|位|与|较|和|前|出)$")


def is_elsewhere(scene: Scene, lead: str) -> bool:
    """Whether the number is of a larger place: 全国增长5%, but not 占全国5%."""
    larger = scene.setting.words.words["larger"].get(scene.setting.level, [])
    for word in larger:
        at = lead.find(word)
        if at >= 0 and not _BESIDE.search(lead[:at]):
            return True
    return False


# 高新区要…引进外资4000万美元: the task of a part of the place.
_PART_TASK = re.compile(
    "[\\s—]*(?P<name>[\u4e00-\u9fff]{0,8}?(?P<kind>开发区|高新区|经开区|保税区|新区|园区|区|县|市))"
    "(?:要|力争|争取|围绕)"
)
_WHOLE_NAME = re.compile("[全我本各这使让]|城市$|自治区$|地区$")
_WHOLE_AGAIN = re.compile("[全我][市省区州县国]")


def is_of_part(scene: Scene, count: Count) -> bool:
    """Whether the statement begins with what a named part of the place is to do."""
    if not scene.paragraph.part.is_plan:
        return False
    plain, places = scene.setting.plain, scene.setting.places
    if _goes_on_with_part(scene, count):
        return True
    task = _PART_TASK.match(plain, scene.span[0])
    if task is None or _WHOLE_NAME.search(task["name"]):
        return False
    if any(place in task["name"] for place in places) and len(task["kind"]) == 1:
        return False
    if not places and len(task["kind"]) == 1:
        # The text does not say its own name, which this may be.
        return False
    return not _WHOLE_AGAIN.search(plain, task.end(), count.number.start)


# A paragraph on a zone whose last sentence sums up: 全年实现生产总值增长12%.
_OPENS_WITH_ZONE = re.compile("(?:新区|高新区|经开区|开发区|保税区|自贸区|试验区)")
_SUMS_UP = re.compile("(?:年内|全年|今年|力争|确保|努力|预计)*(?:实现|完成|达到)")
_OPENING = 40
_OWN_AGAIN = re.compile("[全我][市省区州县盟]")


def _goes_on_with_part(scene: Scene, count: Count) -> bool:
    """Whether a paragraph is on a zone, and its sentence leaves the zone out."""
    plain, start = scene.setting.plain, scene.paragraph.start
    if scene.in_list or _SUMS_UP.match(plain, scene.span[0]) is None:
        return False
    zone = _OPENS_WITH_ZONE.search(plain, start, min(start + _OPENING, scene.span[0]))
    return zone is not None and not _OWN_AGAIN.search(plain, zone.end(), count.number.start)
