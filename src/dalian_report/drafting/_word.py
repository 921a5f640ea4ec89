"""The text of a Word file: paragraphs, tables and headings, with tracked changes accepted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from dalian_report.drafting import _html
from dalian_report.drafting._extracts import library
from dalian_report.drafting._refusals import refusal

if TYPE_CHECKING:
    from dalian_report.drafting._extracts import Extract


def text_of(raw: bytes, place: str) -> Extract:
    """Return the text of a .docx file, line by line.

    Raises:
        DataError: if the file is damaged or has no text.
        MissingExtraError: if the extra `documents` is not installed.
    """
    mammoth = library("mammoth", "mammoth")
    lxml = library("lxml.html", "lxml")
    try:
        markup = mammoth.convert_to_html(
            io.BytesIO(raw), convert_image=mammoth.images.img_element(_no_image)
        ).value
    except Exception:
        raise refusal(place, "damaged-file", format="Word file") from None
    if not markup.strip():
        raise refusal(place, "no-text", format="Word file")
    return _html.lines_of(lxml.fragment_fromstring(markup, create_parent="div"))


def _no_image(_image: object) -> dict[str, str]:
    """The attributes of a picture: none, so that its bytes are not read."""
    return {}
