"""Output without control characters on a terminal, plain text in a pipe, and one-line errors."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from dalian_report._plain_text import is_steering, printable

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

WIDEST = 100
"""The columns of a page of unknown width. Longer lines read badly."""


_SIGNS = {
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("–—−─", "-"),
    **dict.fromkeys("○◯", "o"),
    "✓": "v",
    "✕": "x",
    "◐": "~",
    "≈": "~",
    "●": "*",
    "•": "*",
    "·": ".",
    "×": "x",
    "«": "<",
    "»": ">",
    "≤": "<=",
    "≥": ">=",
    "±": "+-",
    "²": "2",
    "³": "3",
    "…": "...",
}
"""The signs of tables and sentences, for a code page that does not have them."""


def in_code_page(error: UnicodeError) -> tuple[str, int]:
    r"""Replace characters that a code page does not have: a sign in ASCII, or an escape.

    This is a handler of errors for `codecs.register_error`.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    shown = (
        _SIGNS.get(one) or one.encode("ascii", "backslashreplace").decode("ascii") for one in lost
    )
    return "".join(shown), error.end


def say(text: str) -> None:
    """Print the text, with escapes for characters that could steer a terminal."""
    print("\n".join(map(printable, text.split("\n"))))


def say_raw(text: str) -> None:
    """Print a page that is harmless already, or whose colours are our own."""
    print(text)


def say_json(value: object) -> None:
    """Print the value as JSON, in ASCII unless the output is in UTF-8, the encoding of JSON."""
    print(json_text(value, ascii_only=not is_utf8(sys.stdout)))


def present(
    options: Namespace,
    content: Callable[[], object],
    text: Callable[[], str],
    say_text: Callable[[str], None] = say,
) -> int:
    """Print the content as JSON if the options say so, else as text, and return 0 for success."""
    if "json" in options:
        say_json(content())
    else:
        say_text(text())
    return 0


def is_utf8(stream: IO[str] | None) -> bool:
    """Whether the stream writes UTF-8."""
    with suppress(LookupError):
        return codecs.lookup(getattr(stream, "encoding", None) or "ascii").name == "utf-8"
    return False


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """The value as JSON. Characters that could steer a terminal are JSON escapes."""
    import json

    # JSON itself escapes only the characters before the space.
    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    return "\n".join(map(_json_line, text.split("\n")))


def _json_line(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        _json_escape(character) if is_steering(character) else character for character in line
    )


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def complain(program: str, message: str) -> None:
    """Write one line to standard error. On a terminal a list of problems stays a list."""
    lines = [printable(line.strip()) for line in message.split("\n")]
    between = "\n  " if is_terminal(sys.stderr) else " | "
    # A program started without a standard error has None there.
    with suppress(AttributeError):
        sys.stderr.write(f"{program}: {between.join(lines)}\n")


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person reads it. A program started without the stream has None there."""
    with suppress(AttributeError, ValueError):
        return stream is not None and stream.isatty()
    return False


def is_coloured() -> bool:
    """Whether to colour: on a terminal that can, unless NO_COLOR. FORCE_COLOR colours pipes."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of a page: the terminal's width or COLUMNS, 100 at most."""
    from shutil import get_terminal_size

    return max(1, min(get_terminal_size((WIDEST, 24)).columns, WIDEST))
