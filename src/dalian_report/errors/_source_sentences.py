"""The codes of the errors about sources, citations and searches: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["ALTERATIONS", "CITATION", "QUERY", "QUOTATION", "SOURCE"]

Rows = dict[str, tuple[str, str, str]]

SOURCE: Rows = {
    "draft-of-another-text": (
        "A corrected draft belongs to a different text.",
        "the draft to keep is of a text with the SHA-256 {value}, but this text has {actual}",
        "Give the text that the corrected draft was made from.",
    ),
    "not-one-source": (
        "The source is given in several ways, or in none.",
        "the source must be given as one text or one path, got {value}",
        "Give the source once.",
    ),
    "not-text-or-path": (
        "The source is given as an object that is neither a text nor a path.",
        "the source must be text or a path, got {value}",
        "Give a text, its bytes or a path.",
    ),
    "empty-source": (
        "The text is empty.",
        "this is not the source of the report of {edition}: it is empty",
        "Give the file that the report was coded from.",
    ),
    "wrong-source-length": (
        "The text has the right SHA-256, but the report states a different length.",
        (
            "the text has the SHA-256 that the report names, but {length:,} characters, and the"
            " report states {wanted:,}: correct the report's source"
        ),
        "Correct `source.length` of the report.",
    ),
    "altered-source": (
        "The text is the source after a common alteration, such as other line ends.",
        "this is the source of the report of {edition}, except for {alterations!a}",
        "Undo the alteration that the sentence names.",
    ),
    "other-source": (
        "The text is not the source of the report.",
        (
            "this is not the source of the report of {edition}[[: it is a {kind}]]"
            "[[: byte {byte:,} is not UTF-8]]"
            "[[: it has {length:,} characters instead of {wanted:,}]]"
            "[[: it has as many characters as the source ({same_length:,}), but different ones]]"
            "[[; {in_place:,} of the {terms:,} terms whose place the report knows are in place]]"
            "[[, the first out of place at characters {start:,} to {end:,}]]"
        ),
        (
            "Give the file that the report was coded from. A text with few terms in place is a"
            " different edition."
        ),
    ),
}

ALTERATIONS = {
    "byte-order-mark": "a byte-order mark at its beginning (save it as UTF-8 without the mark)",
    "utf-16": "its encoding, UTF-16 (save it as UTF-8)",
    "utf-32": "its encoding, UTF-32 (save it as UTF-8)",
    "gb-18030": "its encoding, GB 18030 (save it as UTF-8)",
    "windows-1252": "its encoding, Windows-1252 (save it as UTF-8)",
    "latin-1": "its encoding, Latin-1 (save it as UTF-8)",
    "line-ends": "its line ends (convert the line ends to LF)",
    "end-of-text": "white space at its end (add or remove the last line end)",
    "trailing-blanks": "blanks at the ends of lines (remove them)",
    "typographic-marks": "typographic quotation marks, dashes or blanks (type plain ones)",
    "not-composed": "the Unicode form of its letters (normalise it to NFC)",
    "not-decomposed": "the Unicode form of its letters (normalise it to NFD)",
}
"""The `alterations` of "altered-source" in words."""

QUOTATION: Rows = {
    "no-words": (
        "A record does not occur in the source.",
        "{value} does not occur in the source",
        "Quote a section, a statement, a figure, or another record that has a place.",
    ),
    "foreign-record": (
        "A record is not part of this report.",
        "{value} is not a record of this report",
        "Use a record of the report, or its id.",
    ),
    "not-text": (
        "A passage is not text.",
        "{place} must be a string, got {value}",
        "Give a string.",
    ),
}

QUERY: Rows = {
    "not-text": (
        "A query is not text.",
        "{place} must be a string, got {value}",
        "Give a string.",
    ),
    "no-fts5": (
        "The SQLite of this Python lacks the extension FTS5.",
        "search needs SQLite with FTS5: {reason}",
        "Use a Python whose SQLite has FTS5.",
    ),
}

CITATION: Rows = {
    "not-citable": (
        "An object cannot be cited.",
        "{value} cannot be cited; cite the report or one of its records",
        "Cite the report or one of its records.",
    ),
    "foreign-record": (
        "A record is not part of this report.",
        "{value} is not a record of this report",
        "Use a record of the report, or its id.",
    ),
    "not-a-reference": (
        "A reference is not a text, or is too long for a reference.",
        "a reference must be a short text, got {value}",
        "Give the text of the citation.",
    ),
    "no-reference": (
        "A text does not refer to a report.",
        (
            'the text must hold a reference such as "dalian-report 2023, II.5.3-04, data 1.0.0",'
            " got {value}"
        ),
        "Give the text of the citation.",
    ),
    "several-references": (
        "A text has more than one reference.",
        "the text must hold one reference, got {count} in {value}",
        "Give one citation at a time.",
    ),
    "other-edition": (
        "A reference is to a different edition.",
        "the reference is to the edition {value}, but this report is of {edition}: load {value}",
        "Load the edition that the reference names.",
    ),
    "newer-data": (
        "A reference is to newer data than this package has.",
        "the reference is to data {value}, and this report has {version}: update the package",
        "Update the package.",
    ),
    "older-data": (
        "A reference is to data of an older major version, in which ids may differ.",
        (
            "the reference is to data {value}, and this report has {version}: ids may have been"
            " renamed, see dr.changes()"
        ),
        "Look the record up in `dr.changes()`.",
    ),
}
