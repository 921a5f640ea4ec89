"""The format of a file, by its first bytes: never by its name alone."""

from __future__ import annotations

import io
import re
import zipfile

from dalian_report.drafting._refusals import refusal

__all__ = ["is_html", "kind_of"]

_ARCHIVE = "is a compressed archive ({}); unpack it and give the report in it"
_PICTURE = "is a picture ({}); give a file with a text layer"
_SOUND = "is a sound or video file"
_OLD_WORD = "is a file of an old office program (.doc, .wps, .xls); save it as .docx"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "picture", _PICTURE.format("PNG")),
    (b"\xff\xd8\xff", "picture", _PICTURE.format("JPEG")),
    (b"GIF8", "picture", _PICTURE.format("GIF")),
    (b"II*\x00", "picture", _PICTURE.format("TIFF")),
    (b"MM\x00*", "picture", _PICTURE.format("TIFF")),
    (b"BM", "picture", _PICTURE.format("BMP")),
    (b"RIFF", "media", _SOUND),
    (b"ID3", "media", _SOUND),
    (b"OggS", "media", _SOUND),
    (b"\x1aE\xdf\xa3", "media", _SOUND),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office-file", _OLD_WORD),
    (b"Rar!\x1a\x07", "archive", _ARCHIVE.format("RAR")),
    (b"7z\xbc\xaf\x27\x1c", "archive", _ARCHIVE.format("7z")),
    (b"\x1f\x8b", "archive", _ARCHIVE.format("gzip")),
    (b"BZh", "archive", _ARCHIVE.format("bzip2")),
    (b"\xfd7zXZ\x00", "archive", _ARCHIVE.format("xz")),
    (b"\x28\xb5\x2f\xfd", "archive", _ARCHIVE.format("Zstandard")),
    (b"{\\rtf", "rich-text", "is a rich-text file (.rtf); save it as .docx"),
    (b"\x7fELF", "program", "is a program"),
    (b"MZ\x90\x00", "program", "is a program"),
    (b"SQLite format 3\x00", "database", "is a database"),
    (b"PAR1", "database", "is a Parquet table"),
)
# These two letters begin many a text; the picture has a size and zeros behind them.
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
        DataError: if the file is of a kind that has no text to read; its code names the kind.
    """
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith((_PACKED, _EMPTY_PACKED)):
        return _packed_kind(raw, place)
    for start, code, message in _SIGNATURES:
        if raw.startswith(start) and (start not in _SHORT or _SHORT[start].match(raw)):
            raise refusal(place, code, message)
    if raw[4:8] == b"ftyp":
        raise refusal(place, "media", _SOUND)
    if raw[:200].lstrip().lower().startswith((b"mime-version:", b"from: <saved by")):
        fix = "save the page as HTML"
        raise refusal(place, "web-archive", f"is a web archive (.mht); {fix}")
    return "text"


def _packed_kind(raw: bytes, place: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except Exception:
        raise refusal(place, "damaged-file", "is a damaged or incomplete archive") from None
    if "word/document.xml" not in sizes:
        kinds = {"xl/workbook.xml": "an Excel file", "ppt/presentation.xml": "a slide show"}
        kind = next((kinds[name] for name in kinds if name in sizes), None)
        if kind is not None:
            raise refusal(place, "other-office-file", f"is {kind}; save its text as .docx")
        raise refusal(place, "archive", _ARCHIVE.format("ZIP"))
    if sum(sizes.values()) > _LARGEST_UNPACKED:
        limit = _LARGEST_UNPACKED >> 20
        raise refusal(place, "too-large", f"is larger than {limit} MiB when unpacked")
    return "word"


def is_html(text: str, name: str | None = None) -> bool:
    """Tell whether a text is HTML: it begins like a page, or its name says so and it has tags."""
    head = text[:4096]
    if _HTML.match(head):
        return True
    return bool(name and _HTML_NAME.search(name) and _HTML_ANYWHERE.search(head))
