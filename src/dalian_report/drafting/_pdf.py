"""The text layer of a PDF file, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dalian_report.drafting._extracts import Extract, library
from dalian_report.drafting._refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE_NUMBER = re.compile(
    r"[\s—–\-·.•]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*[/／]?\s*共?\s*[0-9]{1,4}\s*页?)?[\s—–\-·.•]*"
)
_DIGITS = re.compile("[0-9０-９]+")
# PDFium writes these for a hyphen at the end of a line and for a letter without a code.
_HYPHEN, _UNKNOWN = "\x02", re.compile("[\x00\ufffe\uffff]")
_FEWEST_PAGES = 3


def text_of(raw: bytes, place: str) -> Extract:
    """Return the text of a PDF file, a line for each printed line.

    Raises:
        DataError: if the file is damaged, locked by a password, or only has pictures of pages.
        MissingExtraError: if the extra `documents` is not installed.
    """
    pdfium = library("pypdfium2", "pypdfium2")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise refusal(place, "locked-file") from None
        raise refusal(place, "damaged-file", format="PDF file") from None
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        title = document.get_metadata_dict().get("Title", "")
    except Exception:
        raise refusal(place, "damaged-file", format="PDF file") from None
    finally:
        document.close()
    text = "\n".join(_lines_of(pages))
    if not text.strip():
        remedy = "recognise its text first (OCR)"
        raise refusal(place, "no-text", format="PDF file", remedy=remedy)
    return Extract(text + "\n", [], title)


def _lines_of(pages: list[str]) -> Iterator[str]:
    printed = [_plain(page).splitlines() for page in pages]
    repeated = _repeated(printed)
    for lines in printed:
        kept = [line for line in lines if line.strip()]
        # The number may be above or below a running head, so both ends are tried twice.
        for _ in range(2):
            for end in (0, -1):
                if kept and (_PAGE_NUMBER.fullmatch(kept[end]) or _shape(kept[end]) in repeated):
                    del kept[end]
        yield from kept


def _plain(page: str) -> str:
    return _UNKNOWN.sub("\ufffd", page.replace(_HYPHEN, "-"))


def _repeated(pages: list[list[str]]) -> frozenset[str]:
    """The first and last lines that most pages have, their numbers aside."""
    shapes = Counter(
        shape for lines in pages for shape in {_shape(line) for line in (*lines[:2], *lines[-2:])}
    )
    often = max(_FEWEST_PAGES, len(pages) // 2)
    return frozenset(shape for shape, count in shapes.items() if shape and count >= often)


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.strip())
