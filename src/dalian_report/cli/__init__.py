"""The command `dalian-report`.

`main` reads the words, runs the command that they name and turns every error into one line
and an exit code. Each family of commands has a module, which is imported when one of its
commands is asked for.
"""

from __future__ import annotations

import codecs
import os
import sys
import warnings
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from dalian_report.cli._parser import command_parser
from dalian_report.cli._terminal import complain, in_code_page
from dalian_report.errors import DalianReportError, UnitWarning

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

__all__ = ["main"]

_INTERRUPTED = 130
"""The exit code that shells report for a program that an interrupt ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return the exit code (0, 1 a check failed, 2 bad usage or input)."""
    parser = command_parser()
    codecs.register_error("in-code-page", in_code_page)
    with suppress(AttributeError):
        sys.stdout.reconfigure(errors="in-code-page")  # type: ignore[union-attr]
        sys.stderr.reconfigure(errors="in-code-page")  # type: ignore[union-attr]
    if "_ARGCOMPLETE" in os.environ:
        from dalian_report.cli._completion import answer

        answer(parser)
    try:
        options = parser.parse_args(arguments)
        run: Callable[[Namespace], int] = options.run
        with catch_warnings():
            simplefilter("always", UnitWarning)
            warnings.showwarning = partial(_warn, parser.prog)
            code = run(options)
        print(end="", flush=True)
        return code
    except SystemExit:
        _let_go_of_output()
        raise
    except BrokenPipeError:
        _let_go_of_output()
        return 0
    except KeyboardInterrupt:
        _let_go_of_output()
        return _INTERRUPTED
    except (DalianReportError, OSError) as error:
        _let_go_of_output()
        said = _sentence(error, sys.argv[1:] if arguments is None else arguments)
        complain(parser.prog, said)
        return 2


def _sentence(error: DalianReportError | OSError, words: Sequence[str]) -> str:
    """Return the error with its code, an argument named by the option that the user typed."""
    if not isinstance(error, DalianReportError):
        return str(error)
    option = f"--{(error.place or '').replace('_', '-')}"
    if any(word == option or word.startswith(f"{option}=") for word in words):
        error.place = option
    return error.with_code()


def _warn(program: str, message: Warning | str, *_: object) -> None:
    """Write one line for a doubt about the user's numbers, and ignore other warnings."""
    if isinstance(message, UnitWarning):
        complain(program, f"warning: {message.with_code()}")


def _let_go_of_output() -> None:
    """Keep the interpreter from writing at its end to an output that is closed."""
    try:
        print(end="", flush=True)
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
