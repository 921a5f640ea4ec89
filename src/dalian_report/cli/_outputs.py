"""The output of a command: standard output, or a new file written as a whole."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dalian_report.cli._parser import option
from dalian_report.cli._terminal import is_terminal, say
from dalian_report.errors import UnwritableError

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser

__all__ = ["check_free", "deliver", "mark_option", "output_options"]


def output_options(parser: Parser) -> None:
    """`--output FILE`, and `--force` for one that is there."""
    option(parser, "--output", "-o", metavar="FILE", help="write to a new file, not to the screen")
    option(parser, "--force", action="store_true", help="replace the file if it is there")


def mark_option(parser: Parser) -> None:
    """`--bom`, for tables that Excel opens."""
    option(parser, "--bom", action="store_true", help="begin CSV with the mark that Excel needs")


def deliver(text: str, options: Namespace) -> int:
    """Write the text, which ends with a line end, to the output that the options name."""
    path: str | None = vars(options).get("output")
    if path is None:
        if is_terminal(sys.stdout):
            say(text.removesuffix("\n"))
        else:
            _pipe(_marked(text, options))
        return 0
    from dalian_report.documents import _files

    check_free(path, options)
    _files.replace(path, _marked(text, options))
    return 0


def _marked(text: str, options: Namespace) -> str:
    return "\ufeff" + text if "bom" in options else text


def _pipe(text: str) -> None:
    """Write UTF-8 whatever the code page, since other programs read it."""
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        print(text, end="")
    else:
        binary.write(text.encode("utf-8"))
        binary.flush()


def check_free(path: str, options: Namespace) -> None:
    """Refuse the path of an existing file, unless the options say `--force`.

    Raises:
        UnwritableError: if the file exists.
    """
    if os.path.lexists(path) and "force" not in options:
        raise UnwritableError("file-exists", path)
