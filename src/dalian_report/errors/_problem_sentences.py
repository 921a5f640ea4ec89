"""The codes of every problem of a document: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["PROBLEMS"]

PROBLEMS: dict[str, tuple[str, str, str]] = {
    "archive": (
        "A file is an archive.",
        "{reason}",
        "Unpack the archive.",
    ),
    "damaged-file": (
        "A file is damaged or incomplete.",
        "{reason}",
        "Get the file again.",
    ),
    "locked-file": (
        "A file is locked by a password.",
        "{reason}",
        "Save the file without a password.",
    ),
    "media": (
        "A file holds sound, a film or an image.",
        "{reason}",
        "Give the text of it.",
    ),
    "no-text": (
        "A file has no text.",
        "{reason}",
        "Recognise the text first (OCR), or give a different file.",
    ),
    "not-text": (
        "An argument is neither text, bytes nor a path.",
        "{reason}",
        "Give a text, its bytes or a path.",
    ),
    "other-office-file": (
        "A file is an Office file of a kind that is not read.",
        "{reason}",
        "Save its text as .docx.",
    ),
    "too-large": (
        "A file is too large.",
        "{reason}",
        "Split the file.",
    ),
    "unknown-encoding": (
        "The encoding of a text is not known.",
        "{reason}",
        "Save the text as UTF-8.",
    ),
    "web-archive": (
        "A file is a web archive.",
        "{reason}",
        "Save the page as HTML.",
    ),
    "not-a-regular-file": (
        "A path leads to a folder, a device or a pipe.",
        "is not a regular file[[; a text of one line is given as {text}]]",
        "Give the path of a file.",
    ),
    "too-large-file": (
        "A file is larger than the package reads.",
        "must have at most {most:,} bytes, got {value}[[; a text of one line is given as {text}]]",
        "Split the file.",
    ),
    "unreadable-file": (
        "The operating system cannot read a file.",
        "cannot be read: {reason}[[; a text of one line is given as {text}]]",
        "Correct the path, or its permissions.",
    ),
    "missing-key": (
        "An object lacks a key.",
        "is missing",
        "Add the key.",
    ),
    "not-whole": (
        "A whole number is needed.",
        "must be a whole number, got {value}",
        "Write an integer without quotes.",
    ),
}
