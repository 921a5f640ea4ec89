"""The output of a command: standard output, or a new file written as a whole."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dalian_report.cli._parser import UsageError
from dalian_report.cli._terminal import is_terminal, json_text, say, say_json
from dalian_report.errors import UnwritableError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from dalian_report.cli._parser import Parser

_ENDINGS = {".csv": "csv", ".json": "json", ".parquet": "parquet"}
_NAMES = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def output_options(parser: Parser) -> None:
    """`--output FILE`, and `--force` for one that is there."""
    parser.option("--output -o FILE", "write to a new file, not to the screen")
    parser.option("--force", "replace the file if it is there")


def mark_option(parser: Parser) -> None:
    """`--bom`, for tables that Excel opens."""
    parser.option("--bom", "begin CSV with the mark that Excel needs")


def deliver_json(value: object, options: Namespace) -> int:
    """Write the value as JSON to the output that the options name.

    Raises:
        UsageError: if a mark for Excel is asked for.
    """
    if "bom" in options:
        raise UsageError("mark-before-json", "--bom")
    if "output" not in options:
        say_json(value)
        return 0
    check_name("json", options)
    return deliver(json_text(value) + "\n", options)


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


def check_name(form: str, options: Namespace) -> None:
    """Refuse an output whose name ends like that of a different format.

    Raises:
        UsageError: if the name is that of a workbook, or of a different format.
    """
    path: str | None = vars(options).get("output")
    if path is None:
        return
    stem, ending = os.path.splitext(path)
    ending = ending.lower()
    if ending in _WORKBOOKS:
        remedy = ", with --bom for Excel" if form == "csv" else None
    elif _ENDINGS.get(ending, form) != form:
        remedy = f", or choose {_NAMES[_ENDINGS[ending]]}"
    else:
        return
    right = f"{stem}.{form}"
    raise UsageError(
        "other-format", "--output", path, form=_NAMES[form], right=right, remedy=remedy
    )


def page_option(parser: Parser, purpose: str) -> None:
    """`--html FILE`, and `--force` for one that is there."""
    parser.option("--html FILE", purpose)
    parser.option("--force", "replace the file if it is there")


def write_page(to_html: Callable[[str], object], options: Namespace) -> str | None:
    """Write the page that the options ask for, and return its path, or None without `--html`."""
    path: str | None = vars(options).get("html")
    if path is not None:
        check_free(path, options)
        to_html(path)
    return path


def check_free(path: str, options: Namespace) -> None:
    """Refuse the path of an existing file, unless the options say `--force`.

    Raises:
        UnwritableError: if the file exists.
    """
    if os.path.lexists(path) and "force" not in options:
        raise UnwritableError("file-exists", path)
