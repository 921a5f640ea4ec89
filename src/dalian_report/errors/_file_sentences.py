"""The codes of the problems of files that hold a text or a document: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["FILES"]

Rows = dict[str, tuple[str, str, str]]

FILES: Rows = {
    "archive": (
        "A file is an archive.",
        "is an archive ({format}); unpack it and give the report in it",
        "Unpack the archive.",
    ),
    "damaged-file": (
        "A file is damaged or incomplete.",
        "is damaged or incomplete ({format})",
        "Get the file again.",
    ),
    "locked-file": (
        "A file is locked by a password.",
        "is locked by a password; save it without one",
        "Save the file without a password.",
    ),
    "media": (
        "A file holds a picture, sound or a film.",
        "is not a text ({format}); give a file with a text layer",
        "Recognise the text first (OCR), or give a different file.",
    ),
    "no-text": (
        "A file does not contain text.",
        "has no text ({format})[[; {remedy}]]",
        "Recognise the text first (OCR), or give a different file.",
    ),
    "not-text": (
        "An argument is neither text, bytes nor a path.",
        "must be text, bytes or a path, got {value}",
        "Give a text, its bytes or a path.",
    ),
    "other-office-file": (
        "A file is of an office program and of a kind that is not read.",
        "is a file of an office program ({format}); save it as .docx",
        "Save its text as .docx.",
    ),
    "other-program-file": (
        "A file is a program or a database.",
        "is not a text ({format})",
        "Give a different file.",
    ),
    "too-large-unpacked": (
        "A packed file is too large when it is unpacked.",
        "must have at most {most:,} bytes when unpacked, got {value}",
        "Split the file.",
    ),
    "unknown-encoding": (
        "The encoding of a text is not known.",
        "must be UTF-8, GB18030, UTF-16 or Big5; save it as UTF-8",
        "Save the text as UTF-8.",
    ),
    "web-archive": (
        "A file is a web archive.",
        "is a web archive ({format}); save the page as HTML",
        "Save the page as HTML.",
    ),
    "not-toml": (
        "A file is not TOML.",
        "must be TOML in UTF-8: {reason}",
        "Correct the TOML.",
    ),
    "not-a-vocabulary": (
        "A part of a vocabulary is not a table.",
        "must be a table of names and values, got {value}",
        "Use the tables `concepts` and `words`. The docs have an example.",
    ),
    "missing-field": (
        "A record lacks a field.",
        "needs the field {name}",
        "Add the field.",
    ),
    "unknown-vocabulary-key": (
        "A vocabulary has a table, a list or a field that the reader does not have.",
        "is not a part of the vocabulary[[; did you mean {suggestions}?]]",
        "Correct the name, or leave the part out.",
    ),
    "not-a-word-list": (
        "A list of words has something else.",
        "must be a list of words that are not empty, got {value}",
        "Write the words as texts in a list.",
    ),
    "not-a-folder": (
        "A path does not lead to a folder.",
        "is not a folder",
        "Give the path of a folder.",
    ),
    "nothing-to-read": (
        "A folder does not contain texts.",
        "has no texts (.txt, .md, .html, .docx, .pdf); files and links skipped: {value}",
        "Give the folder of the texts, and check the endings of their names.",
    ),
    "output-inside": (
        "The folder of the tables is inside the folder of the texts.",
        "must be outside the folder of the texts, {value}",
        "Name a folder elsewhere.",
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
    "missing-data": (
        "A data file of the package is missing, as in a frozen program without its data.",
        (
            "is missing from the package: build the program with its data (PyInstaller does by the"
            " hook of this package, Nuitka with --include-package-data=dalian_report)"
        ),
        "Build the program with the data of the package.",
    ),
    "unreadable-file": (
        "The operating system cannot read a file.",
        "cannot be read: {reason}[[; a text of one line is given as {text}]]",
        "Correct the path, or its permissions.",
    ),
}
