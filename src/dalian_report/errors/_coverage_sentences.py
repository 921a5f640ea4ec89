"""The codes of the findings on the document, its source, and the restated part of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COVERAGE"]

_RESTATE = "restate them, or widen the span of the statement that says them"
_SOURCE = "give the file that the report was coded from, unchanged, or correct the report's source"
_ENCODING = "save the document as UTF-8 without a mark, with LF"

COVERAGE: Mapping[str, tuple[str, Mapping[str, tuple[str, str]]]] = {
    "document": (
        "the document cannot be read as a report",
        {"": ("{reason}", "correct the document at this place")},
    ),
    "encoding": (
        "the document has a byte-order mark or line ends other than LF",
        {
            "mark": ("begins with a byte-order mark ({mark})", _ENCODING),
            "line-ends": ("has line ends other than LF", _ENCODING),
        },
    ),
    "source": (
        "the text is not the source that the report names",
        {
            "not-utf-8": ("the source text is not UTF-8: byte {value}", _SOURCE),
            "empty": ("the source text is empty", _SOURCE),
            "other": (
                (
                    "the source text[[ begins with a byte-order mark ({mark})]]"
                    "[[ has line ends other than {line_ends}]]"
                    "[[ has the SHA-256 {sha256}, and the report names {wanted_sha256}]]"
                    "[[ has {length} characters, and the report names {wanted_length}]]"
                ),
                _SOURCE,
            ),
        },
    ),
    "coverage": (
        "less than 99% of the source is in a statement",
        {
            "": (
                "{share} of the source's characters are in a statement",
                "restate the sentences that the findings of the code gap name",
            )
        },
    ),
    "gap": (
        "words of the source are in no statement",
        {
            "characters": ("{value} characters are in no statement", _RESTATE),
            "words": ("{value} words are in no statement", _RESTATE),
        },
    ),
    "overlap": (
        "two spans share characters of the source",
        {
            "": (
                "{start}-{end} shares characters with {other_start}-{other_end} of {other}",
                "give each character to one of the two",
            )
        },
    ),
    "span-edge": (
        "a span begins or ends in the middle of a word, or with white space",
        {
            "": (
                "{start}-{end} cuts a word or its punctuation, or begins or ends with white space",
                "let the span begin and end with whole words and the marks that belong to them",
            )
        },
    ),
    "span-outside": (
        "a span is outside the record that it belongs to",
        {
            "numeral": (
                "the numeral ({role}) is outside every statement",
                "correct its span, or restate the sentence around it",
            ),
            "statement": (
                (
                    "{start}-{end} is outside the text of section {record}"
                    " ({record_start}-{record_end})"
                ),
                "correct the span, or name the section of the sentence",
            ),
        },
    ),
    "section": (
        "a section does not fit into the outline",
        {
            "end": (
                "ends at {value}, and the next section of its level begins at {wanted}",
                "let a section reach to where the next one of its or a higher level begins",
            ),
            "parent": (
                "has the parent {value}, and its id says {wanted}",
                "the id of a section is its parent's id, a dot and its own part",
            ),
            "slug": (
                'has the slug "{slug}", and its title makes "{wanted}"',
                "make the slug of the title; if a title is shared, add the id",
            ),
        },
    ),
    "token-missed": (
        "a number of the source is neither a figure nor a numeral",
        {
            "": (
                '"{word}" is neither a figure nor a numeral',
                "add a figure if it measures, counts, ranks or bounds something, else a numeral",
            )
        },
    ),
    "token-twice": (
        "a number of the source is accounted for more than once",
        {"": ('"{word}" is accounted for {count} times', "keep one of them")},
    ),
    "token-edge": (
        "the span of a figure or numeral does not fit a number",
        {
            "": (
                '{start}-{end} is "{word}"',
                "let a figure span its numeral and scale word, a numeral one token",
            )
        },
    ),
}
