"""A draft: the report that a program reads out of a text, with its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.drafting._doubts import doubts_of
from dalian_report.drafting._identity import identity_of
from dalian_report.drafting._outline import outline_of
from dalian_report.drafting._readings import Setting, read_paragraph
from dalian_report.drafting._report import report_of
from dalian_report.drafting._source_text import read_text
from dalian_report.drafting._vocabulary import vocabulary_of
from dalian_report.numerals import chinese

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from dalian_report.drafting._doubts import Doubt
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._readings import Reading
    from dalian_report.drafting._source_text import SourceText
    from dalian_report.drafting._vocabulary import Vocabulary
    from dalian_report.report import Report
    from dalian_report.sources import AttachedSource

__all__ = ["Draft", "draft"]


@attrs.frozen(eq=False)
class Draft:
    """What a program read out of a text, and what a person should check first."""

    report: Report
    """A report of coverage `draft`: no statement of it has a text."""
    doubts: tuple[Doubt, ...] = attrs.field(repr=lambda doubts: f"<{len(doubts)}>")
    """The gravest first."""
    text: SourceText = attrs.field(repr=False)
    """The text as given, and as it was read."""

    @property
    def source(self) -> AttachedSource:
        """The text, attached to the report: it quotes the words of every record."""
        return self.report.attach(text=self.text.source)


def draft(
    text: str | bytes | os.PathLike[str],
    *,
    place: str | None = None,
    year: int | None = None,
    vocabulary: Vocabulary | Mapping[str, Any] | str | os.PathLike[str] | None = None,
) -> Draft:
    r"""Read a Chinese work report: figures, targets and indicators with their places.

    Args:
        text: The text, or the path of a file. A `str` that names a file is a path.
        place: The name of the place, where the text does not say it, or wrongly.
        year: The year that the report plans, likewise.
        vocabulary: Words and concepts beside the shipped ones; see `vocabulary_of`.

    Raises:
        DataError: if a file cannot be read. No text raises an exception.

    >>> goals = "今年预期目标是：地区生产总值增长6%左右，居民消费价格涨幅控制在3%以内。"
    >>> text = "2031年海城市政府工作报告\n各位代表：\n二、2031年工作安排\n" + goals
    >>> for target in draft(text).report.targets:
    ...     print(target.id, target.sense.value, target.strength.value)
    gdp.growth@2031 floor expected
    consumer-prices.growth@2031 ceiling expected
    """
    source = read_text(text)
    words = vocabulary_of(vocabulary)
    identity = identity_of(source)
    its_year = year if year is not None else identity.year
    is_december = identity.is_december(its_year)
    paragraphs = outline_of(source, its_year, words, is_december=is_december)
    setting = Setting(
        plain=source.text,
        year=its_year,
        is_december=is_december,
        places=identity.place_names(place),
        words=words,
    )
    numbers = list(chinese.tokens(source.text, is_folded=True))
    read: list[tuple[Paragraph, Reading]] = []
    position = 0
    for paragraph in paragraphs:
        first = position
        while position < len(numbers) and numbers[position].start < paragraph.end:
            position += 1
        read.append((paragraph, read_paragraph(paragraph, numbers[first:position], setting)))
    readings = [reading for _, reading in read]
    return Draft(
        report=report_of(source, identity, its_year, place, read, words=words),
        doubts=doubts_of(source, identity, (place, year), paragraphs, readings),
        text=source,
    )
