"""The time of a draft against the length of hostile texts: doubling it must double the time."""

from __future__ import annotations

import resource
import time
from typing import TYPE_CHECKING

import dalian_report as dr

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["report"]

MEBI = 1 << 20
_TEXTS = {
    "一": "一",
    "9": "9",
    "9 and a space": "9 ",
    "9%": "9%",
    "9%，": "9%，",
    "分别": "分别",
    "增长": "增长",
    "opening brackets": "（",
    "square brackets": "[",
    "quotation marks": "“",
    "一、": "一、",
    "lines of 一、": "一、回顾\n",
    "lines of 9": "9\n",
    "亿": "亿",
    "GDP names": "地区生产总值",
    "a list of goals": "地区生产总值增长6%左右、",
    "spaces": " ",
    "line ends": "\n",
    "asterisks": "**",
    "zero-width marks": "一\u200b",
    "English figures": "increased by over 5%, ",
    "quoted English": '"one',
}


def report(lengths: tuple[int, ...] = (100_000, 200_000, 400_000)) -> list[str]:
    """Seconds by length for each text, and the ratio of the last doubling."""
    return list(_lines(lengths))


def _lines(lengths: tuple[int, ...]) -> Iterator[str]:
    yield f"drafts of hostile texts of {', '.join(f'{n:,}' for n in lengths)} characters"
    # Vocabulary and units are read once.
    _seconds("增长5%。")
    for name, piece in _TEXTS.items():
        times = [_seconds(piece * (length // len(piece))) for length in lengths]
        ratio = times[-1] / max(times[-2], 1e-3)
        shown = ", ".join(f"{seconds:.2f}" for seconds in times)
        yield f"  {name:18} {shown} s; last doubling {ratio:.1f}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEBI
    yield f"  peak memory {memory:.0f} MiB"


def _seconds(text: str) -> float:
    start = time.process_time()
    dr.draft(text)
    return time.process_time() - start


if __name__ == "__main__":
    import sys

    given = tuple(int(argument) for argument in sys.argv[1:])
    for line in _lines(given or (100_000, 200_000, 400_000)):
        print(line, flush=True)
