"""A text as it was given, the text that is read, and the way from one to the other."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING

import attrs

from dalian_report.documents import _encodings, _files
from dalian_report.drafting import _characters, _formats, _lines, _markup
from dalian_report.drafting._copies import Copy
from dalian_report.drafting._refusals import refusal
from dalian_report.errors import DataError
from dalian_report.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalian_report.drafting._extracts import Extract

_LARGEST = 64 * 2**20
_LONGEST_PATH = 4096
_SUFFIX = re.compile(
    r"\.(?:txt|text|md|markdown|x?html?|shtml|mht|docx?|wps|pdf|rtf|odt|zip|json|csv)\Z",
    re.IGNORECASE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE = re.compile("[。；？！，\n\r\0]")


@attrs.frozen
class Heading:
    """A line that the file itself marks as a heading."""

    span: Span
    """Its place in the normalised text."""
    level: int
    """1 to 6 as in Markdown, HTML or Word, and 0 for a line in bold."""


@attrs.frozen(eq=False)
class SourceText:
    """A text in two forms.

    `source` is the text as it was given: offsets of a draft count its code points. For HTML,
    Word and PDF it is the text of the file without its layout. `text` is the normalised form
    that the reader reads: without front matter, marks of Markdown, invisible characters,
    footnote marks and line breaks within sentences, with plain digits and signs. Each of its
    characters comes from one character of the source.
    """

    source: str = attrs.field(repr=False)
    text: str = attrs.field(repr=False)
    origins: Sequence[int] | None = attrs.field(repr=False)
    """The offset in the source of each character of `text`, or None if the two are alike."""
    kind: str = "text"
    """The format: text, html, word or pdf."""
    encoding: str | None = None
    """The encoding of a file or of bytes."""
    name: str | None = None
    """The path of the file, as a hint to place and year."""
    title: str | None = None
    """The title that the front matter or the file itself gives."""
    url: str | None = None
    headings: tuple[Heading, ...] = attrs.field(default=(), repr=False)
    notes: tuple[Span, ...] = attrs.field(default=(), repr=False)
    """Footnote marks, which the normalised text lacks, by their places in the source."""
    replaced: int = 0
    """The number of characters that could not be decoded."""
    is_cut: bool = False
    """Whether the file ends within a character."""

    def origin(self, offset: int) -> int:
        """Return the place in the source of a character of the normalised text.

        The end of the text is mapped to the end of the source.
        """
        if self.origins is None:
            return offset
        return self.origins[offset] if offset < len(self.origins) else len(self.source)

    def span(self, start: int, end: int) -> Span:
        r"""Return the place in the source of a stretch of the normalised text.

        >>> read_text("增长\n\n％，").span(0, 3)
        Span(start=0, end=5)
        """
        if start >= end:
            return Span(self.origin(start), self.origin(start))
        return Span(self.origin(start), self.origin(end - 1) + 1)

    def position(self, offset: int) -> int:
        """Return the place in the normalised text of the first character from `offset` on."""
        if self.origins is None:
            return offset
        return bisect_left(self.origins, offset)


def read_text(text: str | bytes | os.PathLike[str]) -> SourceText:
    """Read a text, or the file at a path, whatever its encoding and format.

    Args:
        text: The text as `str`, the content of a file as `bytes`, or a path. A `str` is a
            path if it names a file, or if it looks like a file name and not like a sentence.

    Raises:
        DataError: if the file cannot be read, is not a text, or is in an unknown encoding.
        MissingExtraError: if the format needs the extra `documents`.
    """
    if isinstance(text, str):
        return _from_path(text) if _names_file(text) else _from_str(text)
    if isinstance(text, bytes | bytearray):
        return _from_bytes(bytes(text), None)
    if hasattr(text, "__fspath__"):
        return _from_path(text)
    raise refusal("text", "not-text", text)


def _names_file(text: str) -> bool:
    if not text or len(text) > _LONGEST_PATH or _SENTENCE.search(text):
        return False
    if _SURROGATE.search(text):
        return False
    return bool(_SUFFIX.search(text)) or os.path.exists(text)


def _from_path(path: str | os.PathLike[str]) -> SourceText:
    name = os.fsdecode(path)
    return _from_bytes(_files.content(path, _LARGEST), name)


def _from_str(text: str) -> SourceText:
    # Half a surrogate pair cannot be written to any file. U+FFFD keeps its place.
    whole, replaced = _SURROGATE.subn("\ufffd", text)
    if _formats.is_html(whole):
        from dalian_report.drafting import _html

        # A string is a text whatever it holds: tags without words are read as they are.
        with suppress(DataError):
            return _extracted(_html.main_text(whole, "text"), "html", None)
    return attrs.evolve(_plain(whole), replaced=replaced)


def _from_bytes(raw: bytes, name: str | None) -> SourceText:
    place = "text" if name is None else name
    kind = _formats.kind_of(raw, place)
    if kind == "word":
        from dalian_report.drafting import _word

        return _extracted(_word.text_of(raw, place), "word", name)
    if kind == "pdf":
        from dalian_report.drafting import _pdf

        return _extracted(_pdf.text_of(raw, place), "pdf", name)
    decoded = _encodings.decoded(raw)
    if decoded is None:
        raise refusal(place, "unknown-encoding")
    if _formats.is_html(decoded.text, name):
        from dalian_report.drafting import _html

        source = _extracted(_html.main_text(decoded.text, place), "html", name)
    else:
        source = attrs.evolve(_plain(decoded.text), name=name)
    return attrs.evolve(
        source,
        encoding=decoded.encoding,
        replaced=decoded.replaced,
        is_cut=decoded.is_cut,
    )


def _extracted(extract: Extract, kind: str, name: str | None) -> SourceText:
    copy = Copy(extract.text)
    source = _finished(copy, extract.text, extract.headings, are_paragraphs=kind != "pdf")
    return attrs.evolve(source, kind=kind, name=name, title=extract.title or None)


def _plain(text: str) -> SourceText:
    copy = Copy(text)
    fields = _markup.drop_front_matter(copy)
    if "&" in copy.text:
        _characters.decode_entities(copy)
    headings = _markup.drop_marks(copy)
    source = _finished(copy, text, headings)
    return attrs.evolve(source, title=fields.get("title"), url=fields.get("source"))


def _finished(
    copy: Copy,
    source: str,
    headings: Sequence[_markup.Heading],
    *,
    are_paragraphs: bool = False,
) -> SourceText:
    notes = _characters.clean(copy)
    _lines.join_lines(copy, are_paragraphs=are_paragraphs)
    _characters.repair(copy)
    is_same = len(copy.text) == len(source)
    result = SourceText(
        source,
        copy.text,
        None if is_same else copy.origins,
        notes=tuple(Span(start, end) for start, end in notes),
    )
    placed = (
        Heading(Span(first, last), level)
        for start, end, level in headings
        if (first := result.position(start)) < (last := result.position(end))
    )
    return attrs.evolve(result, headings=tuple(placed))
