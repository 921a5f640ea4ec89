"""Text for terminals: without control characters, and laid out by the width of its characters.

Data come from anywhere, so text from them must not be able to steer a terminal or
to show itself in a different order. Chinese characters are also two columns wide.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, east_asian_width

_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories that control a terminal, reorder a line or end it. Their escapes are shown."""
_JOINERS = {"\u200c", "\u200d"}
"""Format characters that scripts and emoji are written with, and that do no harm."""
_WIDE = {"W", "F"}
_IDEOGRAPHS = "\u2e80-\U0003ffff"
_CLOSING = "、。，：；）》」』】”’,.:;)"
_PIECES = re.compile(
    rf" +|[^ {_IDEOGRAPHS}]*[0-9]%?[{_IDEOGRAPHS}]{{1,2}}(?![{_IDEOGRAPHS}])[{_CLOSING}]*"
    rf"|[^ {_IDEOGRAPHS}]+|[{_IDEOGRAPHS}][{_CLOSING}]*"
)
"""The parts between which a line may end."""


def counted(number: int, word: str) -> str:
    """The number with its noun: "1 target", "2 targets"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def printable(text: str) -> str:
    r"""The text with every character that could steer a terminal shown as its escape.

    Escaped are control characters (ESC, BEL, backspace, line ends, the C1 block), marks
    that turn the direction of writing, other invisible format characters but the joiners
    that emoji and some scripts need, line separators and halves of surrogate pairs.

    >>> printable("met\x1b[2K\u202e"), printable("大连")
    ('met\\x1b[2K\\u202e', '大连')
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def is_steering(character: str) -> bool:
    """Whether the character could steer a terminal, or the order in which a line is read."""
    if character.isprintable() or character in _JOINERS:
        return False
    return category(character) in _STEERING


def _shown(character: str) -> str:
    if is_steering(character):
        return character.encode("unicode_escape").decode("ascii")
    return character


def columns(text: str) -> int:
    """The width of the text in columns of a terminal: two for a Chinese character.

    >>> columns("Dalian"), columns("大连"), columns("e\u0301")
    (6, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if combining(character) or category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1


def pad(text: str, width: int) -> str:
    """The text with spaces behind it, so that it fills at least so many columns."""
    return text + " " * (width - columns(text))


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """The text as lines of at most so many columns, harmless. A line end in it is a space.

    A word or a number is never split, so a word that is longer than a line makes a longer line.
    Chinese text does not use spaces, so a line may end between two of its characters, but not
    inside a number with the Chinese word beside it.

    Args:
        text: the text to lay out.
        width: the columns of a line.
        indent: the beginning of every line except the first.

    >>> wrap("大连港的货物吞吐量", 10)
    ['大连港的货', '物吞吐量']
    >>> wrap("grows by 6%以上", 13)
    ['grows by', '6%以上']
    """
    text = printable(re.sub(r"[\t-\r]", " ", text))
    lines: list[str] = []
    line = ""
    for piece in _PIECES.findall(text):
        if columns(line + piece.rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = (indent if lines else "") + piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines
