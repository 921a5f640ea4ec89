"""The source text beside its report: verified first, then quoted from.

The package does not contain the text that a report restates. It knows its length and its
SHA-256, and the place of every record in it. With the text attached, records give their own
words of the source, and words of the source give their statements.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from html import escape
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, SupportsIndex

import attrs

from dalian_report import model
from dalian_report.documents import _files
from dalian_report.errors import (
    DataError,
    OffsetError,
    Problem,
    QuotationError,
    SourceMismatchError,
    short_repr,
)
from dalian_report.model._outline import Section, Span

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from dalian_report.lookup._lookups import Lookups

_LONGEST_PATH = 4096
_LARGEST_FILE = 64 * 2**20
_GAP = " … "
# A letter of the query stands for these of the source too: text pasted from a page or a word
# processor has other quotation marks and dashes.
_LIKE = {mark: kin for kin in ("'‘’`´", '"“”„', "-‐‑‒–—") for mark in kin}


@attrs.frozen
class Passage:
    """A place of the source where a text was found."""

    span: Span
    text: str = attrs.field(repr=False)
    """The words of the source at the span."""
    section: Section
    """The innermost section that it begins in."""
    statements: tuple[model.Statement, ...]
    """The statements that it touches, in document order, or none in a gap."""


@attrs.frozen(repr=False)
class AttachedSource:
    """The source text of a report, known to be the one.

    Records and spans are given as they are, or by id. A target or a deliverable is quoted by
    its statement. A glossary entry, an entity and a relation may be at several places:
    the first is used, and `quotes` gives all.

    Every method raises `QuotationError` for a record without a place in the source (None, a unit,
    an outcome published elsewhere) or belongs to another report, `OffsetError` for a span
    outside the source, and `UnknownKeyError` for an id that names nothing.
    """

    report: Lookups
    text: str

    def __repr__(self) -> str:
        return f"<AttachedSource {self.report.edition}, {len(self.text)} characters>"

    def quote(self, obj: object) -> str:
        """Return the words of the source for a record, verbatim.

        Parts that do not follow one another are joined by an ellipsis. A figure's words are
        its numeral with the scale word.
        """
        return self._words(self._places(obj)[0])

    def quotes(self, obj: object) -> tuple[str, ...]:
        """Return the words of the source at every place where the record stands."""
        return tuple(self._words(parts) for parts in self._places(obj))

    def context(self, obj: object, chars: int = 80) -> str:
        """Return the words of the source with `chars` characters before and after, verbatim."""
        start, end = _hull(self._places(obj)[0])
        chars = _checked_width(chars)
        return self.text[max(0, start - chars) : end + chars]

    def highlight(
        self,
        obj: object,
        chars: int = 80,
        *,
        html: bool = False,
        marks: tuple[str, str] | None = None,
    ) -> str:
        """Return the words of the source in their context, marked, on one line.

        White space is drawn together, words that the cut would split are left out, and an ellipsis
        shows that the source goes on. With `html` everything but the marks is escaped.

        Args:
            obj: A record, a span or an id.
            chars: The largest number of characters of the source shown before and after.
            html: Whether to write HTML.
            marks: The marks before and after the words: « and » or, in HTML, the tags of
                `mark`.
        """
        parts, chars = self._places(obj)[0], _checked_width(chars)
        opening, closing = marks or (("<mark>", "</mark>") if html else ("«", "»"))
        (start, end), shown_as = _hull(parts), escape if html else str
        pieces = [shown_as(self._before(start, chars))]
        for place, part in enumerate(parts):
            if place:
                pieces.append(shown_as(self.text[parts[place - 1].end : part.start]))
            pieces += [opening, shown_as(self.text[part.start : part.end].strip()), closing]
        pieces.append(shown_as(self._after(end, chars)))
        return re.sub(r"\s+", " ", "".join(pieces)).strip()

    def _before(self, start: int, chars: int) -> str:
        if start <= chars:
            return self.text[:start]
        while chars and self._splits_word(start - chars):
            chars -= 1
        return "… " + self.text[start - chars : start]

    def _after(self, end: int, chars: int) -> str:
        if end + chars >= len(self.text):
            return self.text[end:]
        while chars and self._splits_word(end + chars):
            chars -= 1
        return self.text[end : end + chars] + " …"

    def _splits_word(self, offset: int) -> bool:
        return not self.text[offset - 1].isspace() and not self.text[offset].isspace()

    def locate(self, text: str, *, ignore_case: bool = True) -> tuple[Passage, ...]:
        """Every place of the source where a text stands, with its statements.

        Runs of white space are alike, and so are straight and typographic quotation marks
        and dashes. A text without a place in the source, even an empty one, returns no passage.

        Raises:
            QuotationError: if it is not a string.
        """
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise QuotationError("not-text", "text", text)
        words = text.split()
        if not words or sum(map(len, words)) > len(self.text):
            return ()
        pattern = r"\s+".join("".join(map(_letter, word)) for word in words)
        matches = re.finditer(pattern, self.text, re.IGNORECASE if ignore_case else 0)
        spans = [Span(match.start(), match.end()) for match in matches]
        return tuple(self._passages(spans)) if spans else ()

    def _passages(self, spans: Iterable[Span]) -> Iterator[Passage]:
        placed = sorted(
            (span.start, span.end, rank)
            for rank, statement in enumerate(self.report.statements)
            for span in statement.spans
        )
        starts = [start for start, _, _ in placed]
        furthest = list(accumulate((end for _, end, _ in placed), max))
        for span in spans:
            near = placed[bisect_right(furthest, span.start) : bisect_left(starts, span.end)]
            ranks = sorted({rank for _, end, rank in near if end > span.start})
            yield Passage(
                span,
                self.text[span.start : span.end],
                self.report.at(span.start),
                tuple(self.report.statements[rank] for rank in ranks),
            )

    def _words(self, parts: tuple[Span, ...]) -> str:
        words = self.text[parts[0].start : parts[0].end]
        for before, part in pairwise(parts):
            between = self.text[before.end : part.start]
            words += between if not between.strip() else _GAP
            words += self.text[part.start : part.end]
        return words

    def _places(self, obj: object) -> list[tuple[Span, ...]]:
        """The places of a record in the source, each with its parts in order."""
        record = self._record(obj)
        places = _places_of(record, self.report)
        if not places:
            raise QuotationError("no-words", "obj", record)
        for parts in places:
            for part in parts:
                self._check(part)
        return places

    def _record(self, obj: object) -> Any:
        if isinstance(obj, str):
            return self.report.find(obj)
        id = getattr(obj, "id", None)
        kinds = (model.Target, model.Deliverable, model.Entity)
        is_placed = isinstance(obj, kinds) or hasattr(obj, "span") or hasattr(obj, "spans")
        if isinstance(id, str) and is_placed and self.report.get(id) != obj:
            raise QuotationError("foreign-record", "obj", obj)
        return obj

    def _check(self, span: Span) -> None:
        is_whole = _is_whole(span.start) and _is_whole(span.end)
        if not is_whole or not 0 <= span.start < span.end <= len(self.text):
            raise OffsetError("outside-source", "span", span, last=len(self.text))


def _letter(letter: str) -> str:
    kin = _LIKE.get(letter)
    return re.escape(letter) if kin is None else f"[{re.escape(kin)}]"


def _hull(parts: tuple[Span, ...]) -> tuple[int, int]:
    return parts[0].start, max(part.end for part in parts)


def _is_whole(number: object) -> bool:
    return isinstance(number, SupportsIndex) and not isinstance(number, bool)


def _checked_width(chars: int) -> int:
    if not _is_whole(chars):
        raise QuotationError("not-whole", "chars", chars)
    if chars.__index__() < 0:
        raise QuotationError("negative", "chars", chars)
    return chars.__index__()


def _places_of(record: Any, report: Lookups) -> list[tuple[Span, ...]]:
    if isinstance(record, Span):
        return [(record,)]
    if isinstance(record, Section | model.Figure | model.Numeral):
        return [(record.span,)]
    if isinstance(record, model.Statement):
        return [tuple(sorted(record.spans, key=lambda span: span.start))]
    if isinstance(record, model.GlossaryEntry):
        return [(span,) for span in record.spans]
    return [
        place for id in _statement_ids(record) for place in _places_of(report.statement(id), report)
    ]


def _statement_ids(record: object) -> tuple[str, ...]:
    if isinstance(record, model.Target | model.Deliverable):
        return (record.statement_id,)
    if isinstance(record, model.Entity):
        return record.statement_ids
    if isinstance(record, model.Relation):
        return (record.from_id, record.to_id)
    return ()


def attach(
    report: Lookups,
    source: object = None,
    *,
    path: str | os.PathLike[str] | None = None,
    text: str | bytes | None = None,
) -> AttachedSource:
    """Return the source text of a report, verified by its length and its SHA-256.

    Args:
        report: The report.
        source: The text, or the path of the file that holds it. Bytes are the text, a
            `PathLike` is a path. A `str` is the text if it has a line break or more than
            4,096 characters, and else a path.
        path: The path, where it is to be treated as a path whatever it looks like.
        text: The text, likewise.

    Raises:
        SourceMismatchError: for a different text, with a description of the difference.
        DataError: for a file that cannot be read.
    """
    sources = [form for form in (source, path, text) if form is not None]
    if len(sources) != 1:
        raise SourceMismatchError("not-one-source", "source", len(sources))
    raw = _raw(sources[0], path is not None, text is not None)
    if hashlib.sha256(raw).hexdigest() == report.source.sha256:
        words = raw.decode("utf-8", "replace")
        if len(words) == report.source.length:
            return AttachedSource(report, words)
    from dalian_report.sources._mismatch import mismatch

    raise mismatch(raw, report)


def _raw(value: Any, is_path: bool, is_text: bool) -> bytes:
    if isinstance(value, str):
        looks_like_text = len(value) > _LONGEST_PATH or "\n" in value or "\r" in value
        if is_text or (looks_like_text and not is_path):
            return value.encode("utf-8", "surrogatepass")
        return _from_path(value, is_path)
    if not is_path and isinstance(value, bytes | bytearray):
        return bytes(value)
    if not is_text and hasattr(value, "__fspath__"):
        return _files.content(value, _LARGEST_FILE)
    raise SourceMismatchError("not-text-or-path", "source", value)


def _from_path(path: str, is_meant: bool) -> bytes:
    try:
        return _files.content(path, _LARGEST_FILE)
    except DataError as error:
        if is_meant:
            raise
        problems = [
            Problem(short_repr(path), problem.code, problem.value, **problem.details, text="text=")
            for problem in error.problems
        ]
        raise DataError(problems) from None
