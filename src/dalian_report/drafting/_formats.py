"""The format of a file, by its first bytes: never by its name alone."""

from __future__ import annotations

import io
import re
import zipfile

from dalian_report.drafting._refusals import refusal

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "media", "PNG picture"),
    (b"\xff\xd8\xff", "media", "JPEG picture"),
    (b"GIF8", "media", "GIF picture"),
    (b"II*\x00", "media", "TIFF picture"),
    (b"MM\x00*", "media", "TIFF picture"),
    (b"BM", "media", "BMP picture"),
    (b"RIFF", "media", "RIFF: sound, film or picture"),
    (b"ID3", "media", "MP3 sound"),
    (b"OggS", "media", "Ogg sound"),
    (b"\x1aE\xdf\xa3", "media", "Matroska film"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "other-office-file", "old .doc, .xls or .wps"),
    (b"{\\rtf", "other-office-file", "rich text, .rtf"),
    (b"Rar!\x1a\x07", "archive", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "archive", "7z"),
    (b"\x1f\x8b", "archive", "gzip"),
    (b"BZh", "archive", "bzip2"),
    (b"\xfd7zXZ\x00", "archive", "xz"),
    (b"\x28\xb5\x2f\xfd", "archive", "Zstandard"),
    (b"\x7fELF", "other-program-file", "program"),
    (b"MZ\x90\x00", "other-program-file", "program"),
    (b"SQLite format 3\x00", "other-program-file", "SQLite database"),
    (b"PAR1", "other-program-file", "Parquet table"),
)
# These two letters begin many a text. The picture has a size and zeros behind them.
_SHORT = {b"BM": re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)}
_PACKED = b"PK\x03\x04"
_EMPTY_PACKED = b"PK\x05\x06"
_LARGEST_UNPACKED = 256 * 2**20
_HTML = re.compile(
    r"[\s\ufeff]{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--.{0,500}?-->\s{0,20})?"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|section|article)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_HTML_NAME = re.compile(r"\.(?:x?html?|shtml|jsp|aspx?)\Z", re.IGNORECASE)


def kind_of(raw: bytes, place: str) -> str:
    """Return word, pdf or text.

    Raises:
        DataError: if the file is of a kind that has no text to read. Its code names the kind.
    """
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith((_PACKED, _EMPTY_PACKED)):
        return _packed_kind(raw, place)
    for start, code, form in _SIGNATURES:
        if raw.startswith(start) and (start not in _SHORT or _SHORT[start].match(raw)):
            raise refusal(place, code, format=form)
    if raw[4:8] == b"ftyp":
        raise refusal(place, "media", format="MP4 film or sound")
    if raw[:200].lstrip().lower().startswith((b"mime-version:", b"from: <saved by")):
        raise refusal(place, "web-archive", format=".mht")
    return "text"


def _packed_kind(raw: bytes, place: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except Exception:
        raise refusal(place, "damaged-file", format="ZIP archive") from None
    if "word/document.xml" not in sizes:
        kinds = {"xl/workbook.xml": "Excel, .xlsx", "ppt/presentation.xml": "PowerPoint, .pptx"}
        form = next((kinds[name] for name in kinds if name in sizes), None)
        if form is not None:
            raise refusal(place, "other-office-file", format=form)
        raise refusal(place, "archive", format="ZIP")
    if sum(sizes.values()) > _LARGEST_UNPACKED:
        raise refusal(place, "too-large-unpacked", sum(sizes.values()), most=_LARGEST_UNPACKED)
    return "word"


def is_html(text: str, name: str | None = None) -> bool:
    """Tell whether a text is HTML: it begins like a page, or its name says so and it has tags."""
    head = text[:4096]
    if _HTML.match(head):
        return True
    return bool(name and _HTML_NAME.search(name) and _HTML_ANYWHERE.search(head))
