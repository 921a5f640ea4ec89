"""A draft: the report that a program reads out of a text, with its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from dalian_report._plain_text import counted
from dalian_report.drafting._clauses import with_positive_growth
from dalian_report.drafting._corrections import correct
from dalian_report.drafting._doubts import DoubtCode, doubts_of, ordered
from dalian_report.drafting._english import english_readings
from dalian_report.drafting._english_outline import (
    english_identity,
    english_paragraphs,
    is_english,
)
from dalian_report.drafting._identity import identity_of, level_said, rank_named
from dalian_report.drafting._kept import kept_report
from dalian_report.drafting._outline import outline_of
from dalian_report.drafting._overlay import lay_over
from dalian_report.drafting._paragraphs import goes_on, read_paragraph
from dalian_report.drafting._report import report_of
from dalian_report.drafting._rows import holds_rows, rows_of
from dalian_report.drafting._scenes import Setting
from dalian_report.drafting._scrutiny import named_place, named_year, text_doubts
from dalian_report.drafting._source_text import read_text
from dalian_report.drafting._vocabulary import vocabulary_of
from dalian_report.errors._guessed import Guessed
from dalian_report.numerals import chinese

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from dalian_report.drafting._doubts import Doubt
    from dalian_report.drafting._identity import Identity
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._readings import Reading
    from dalian_report.drafting._rows import Row
    from dalian_report.drafting._source_text import SourceText
    from dalian_report.drafting._vocabulary import Vocabulary
    from dalian_report.report import Report
    from dalian_report.sources import AttachedSource

_SHOWN_DOUBTS = 10


@attrs.frozen(eq=False)
class Draft(Guessed):
    """The draft that a program read from a text, with the doubts to check first."""

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

    def __str__(self) -> str:
        """The place and the year, the counts, and the gravest doubts."""
        report = self.report
        counts = (
            counted(len(report.figures), "figure"),
            counted(len(report.targets), "target"),
            counted(len(self.doubts), "doubt"),
        )
        lines = [f"{report.source.publisher}, {report.edition}: {', '.join(counts)}"]
        for doubt in self.doubts[:_SHOWN_DOUBTS]:
            lines.append(f"  {doubt.code.value}: {doubt.message}")
        if len(self.doubts) > _SHOWN_DOUBTS:
            lines.append(f"  and {len(self.doubts) - _SHOWN_DOUBTS} more")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return the report and the doubts as plain values, for JSON."""
        import json

        from dalian_report.documents import dumps

        doubts = [
            {
                "code": doubt.code.value,
                "message": doubt.message,
                "span": None if doubt.span is None else [doubt.span.start, doubt.span.end],
                "alternatives": list(doubt.alternatives),
            }
            for doubt in self.doubts
        ]
        return {"report": json.loads(dumps(self.report)), "doubts": doubts}

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """Return the page for going through the draft: doubts first, then the text with marks.

        Args:
            path: A file to write the page to as well.

        Raises:
            UnwritableError: if the file cannot be written. An existing file is kept.
        """
        from dalian_report.documents import _files
        from dalian_report.views._review import review_page

        meanings = {code.value: code.meaning for code in DoubtCode}
        page = review_page(self.report, self.text.source, self.doubts, meanings)
        if path is not None:
            _files.replace(path, page)
        return page


def draft(
    text: str | bytes | os.PathLike[str],
    *,
    place: str | None = None,
    year: int | None = None,
    rows: str | os.PathLike[str] | Iterable[Mapping[str, Any]] | None = None,
    fill: bool = False,
    keep: Report | str | os.PathLike[str] | None = None,
    vocabulary: Vocabulary | Mapping[str, Any] | str | os.PathLike[str] | None = None,
) -> Draft:
    r"""Read a Chinese work report: figures, targets and indicators with their places.

    Args:
        text: The text, or the path of a file. A `str` that names a file is a path.
        place: The name of the place, where the text does not say it, or wrongly.
        year: The year that the report plans, likewise.
        rows: Numbers that a person or a program coded, as mappings or as the path of a CSV or
            JSON file. `dr.schema("rows")` has their fields. They take the place of the
            reader's figures.
        fill: Whether the reader adds the fields that rows leave out.
        keep: A corrected draft of the same text, or its path: what it says stays. The path of
            corrections that the review page saved is accepted as well.
        vocabulary: Words and concepts beside the shipped ones. See `vocabulary_of`.

    Raises:
        DataError: if a file or a row cannot be read. No text raises an exception.
        SourceMismatchError: if the draft to keep is of a different text.

    >>> goals = "今年预期目标是：地区生产总值增长6%左右，居民消费价格涨幅控制在3%以内。"
    >>> text = "2031年海城市政府工作报告\n各位代表：\n二、2031年工作安排\n" + goals
    >>> for target in draft(text).report.targets:
    ...     print(target.id, target.sense.value, target.strength.value)
    gdp.growth@2031 floor expected
    consumer-prices.growth@2031 ceiling expected
    """
    source = read_text(text)
    words = vocabulary_of(vocabulary)
    language = "en" if is_english(source) else "zh"
    identity = english_identity(source) if language == "en" else identity_of(source)
    # The name of a file is a hint: it only counts where the text says nothing.
    given_year = year
    if year is None and identity.year is None:
        given_year = named_year(source.name)
    its_year = identity.year if given_year is None else given_year
    its_place = place if place or identity.place else named_place(source.name)
    if language == "en":
        paragraphs = english_paragraphs(source, its_year)
        read = list(english_readings(source.text, paragraphs, its_year, words))
    else:
        read = _chinese_readings(source, identity, its_year, its_place, words)
    doubts = list(text_doubts(source, identity, [paragraph for paragraph, _ in read]))
    if rows is not None:
        doubts += lay_over(rows_of(rows), source, read, words, fill=fill)
    corrected = None if keep is None else _corrected(keep)
    if isinstance(corrected, list):
        doubts += correct(corrected, source, read, words)
    doubts += doubts_of(source, identity, (place, given_year), [reading for _, reading in read])
    report = report_of(source, identity, its_year, its_place, read, words=words, language=language)
    if corrected is not None and not isinstance(corrected, list):
        report, more = kept_report(corrected, report)
        doubts += more
    return Draft(report=report, doubts=ordered(doubts), text=source)


def _chinese_readings(
    source: SourceText,
    identity: Identity,
    year: int | None,
    place: str | None,
    words: Vocabulary,
) -> list[tuple[Paragraph, Reading]]:
    """The paragraphs of a Chinese text with what each says in numbers."""
    is_december = identity.is_december(year)
    paragraphs = outline_of(source, year, words, is_december=is_december)
    setting = Setting(
        plain=source.text,
        year=year,
        is_december=is_december,
        places=identity.place_names(place),
        level=_rank(source, identity, place),
        words=words,
    )
    printed = list(chinese.tokens(source.text, is_folded=True))
    numbers = with_positive_growth(source.text, printed)
    read: list[tuple[Paragraph, Reading]] = []
    position = 0
    for paragraph in paragraphs:
        first = position
        while position < len(numbers) and numbers[position].start < paragraph.end:
            position += 1
        in_list = bool(read) and read[-1][1].ends_in_list
        in_list = in_list and goes_on(read[-1][0], paragraph, source.text)
        reading = read_paragraph(paragraph, numbers[first:position], setting, in_list=in_list)
        read.append((paragraph, reading))
    return read


def _rank(source: SourceText, identity: Identity, place: str | None) -> str:
    """The rank of the place: by a name that is given, by its name in the text, or by the words."""
    if place is not None and (named := rank_named(place)) is not None:
        return named
    return identity.place.rank if identity.place else level_said(source.text)


def _corrected(keep: Report | str | os.PathLike[str]) -> Report | list[Row]:
    """The corrected draft, or the corrections of a review page."""
    from dalian_report.report import Report, read

    if isinstance(keep, Report):
        return keep
    return rows_of(keep) if holds_rows(keep) else read(keep)
