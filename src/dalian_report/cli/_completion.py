"""`completion`: the script that makes a shell complete words and ids.

argcomplete does it: one library for three shells, and it asks this program for the words, so
that the ids of the report are completed too, which no generated list could do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dalian_report as dr
from dalian_report.cli._terminal import present, say_raw
from dalian_report.errors import MissingExtraError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from dalian_report.cli._parser import Parser

_SHELLS = ("bash", "zsh", "fish")
_LONGEST_LIST = 500
"""The largest useful number of ids. Beyond it, a longer beginning of the word helps."""


def completion(parser: Parser) -> None:
    """Give the parser of `completion` its options."""
    parser.add_argument("shell", metavar="SHELL", choices=_SHELLS, help="bash, zsh or fish")
    where = "~/.config/fish/completions/dalian-report.fish"
    parser.runs(
        _completion,
        ("completion bash >> ~/.bashrc", "for bash"),
        ("completion zsh >> ~/.zshrc", "for zsh"),
        (f"completion fish > {where}", "for fish"),
        notes="It needs the extra cli.",
    )


def _completion(options: Namespace) -> int:
    try:
        from argcomplete.shell_integration import shellcode
    except ImportError:
        raise MissingExtraError("argcomplete", "cli") from None
    script = shellcode(["dalian-report"], shell=options.shell)
    content = {"shell": options.shell, "script": script}
    return present(options, lambda: content, lambda: script.rstrip("\n"), say_raw)


def answer(parser: Parser) -> None:
    """Tell the shell how the words may go on, and end there."""
    try:
        import argcomplete
    except ImportError:
        raise SystemExit(0) from None
    parser.configure_all()
    for action in parser.all_actions():
        complete = _COMPLETERS.get(action.metavar) if isinstance(action.metavar, str) else None
        if complete is not None:
            setattr(action, "completer", complete)  # noqa: B010 (argcomplete's own field)
    argcomplete.autocomplete(parser)


def _ids(prefix: str, **_: Any) -> Iterable[str]:
    report = dr.load()
    tables = (report.sections, report.targets, report.indicators, report.deliverables)
    ids = [record.id for table in tables for record in table]
    if prefix:
        more = (report.statements, report.figures, report.entities, report.glossary)
        ids += [record.id for table in more for record in table]
    return [id for id in ids if id.startswith(prefix)][:_LONGEST_LIST]


def _targets(prefix: str, **_: Any) -> Iterable[str]:
    return [target.id for target in dr.load().targets if target.id.startswith(prefix)]


_COMPLETERS = {"KEY": _ids, "TARGET": _targets}
"""By the names of arguments in the help. Files are completed by the shell itself."""
