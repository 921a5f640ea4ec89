"""The rule on observations: a number read in a copy names the copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.model import Observation

# "Dated by a copy" is not read there, so a copy alone says nothing.
_ELSEWHERE = re.compile(
    r"\b(?:read|seen|found|taken|quoted|printed|viewed)\b[^.;]{0,40}"
    r"\b(?:copy|copies|mirror|reprint\w*|repost\w*|cache\w*|archive\w*|elsewhere"
    r"|(?:an)?other (?:site|page|website|source|address))\b"
    r"|\b(?:copy|mirror|reprint|repost|cache|archive)\b[^.;]{0,20}\b(?:has|prints|gives|read)\b"
    r"|\b(?:could|can)(?: ?not|n't)? be (?:read|opened|reached|loaded)\b"
    r"|(?:转载|转引|副本|镜像|存档|另一网站)[^。；]{0,12}(?:读|见|引|查|取)"
    r"|(?:读|见|引|查|取)[^。；]{0,6}(?:转载|副本|镜像|存档|另一网站)|(?:无法|不能|未能)打开",
    re.IGNORECASE,
)


def places_read(observations: Iterable[Observation]) -> Iterator[Finding]:
    """An observation whose note says that it was read elsewhere has `read_at`."""
    for record in observations:
        read_elsewhere = record.note is not None and _ELSEWHERE.search(record.note)
        if read_elsewhere and record.source.read_at is None:
            yield Finding.of("observation-read-at", record.id, note=record.note)
