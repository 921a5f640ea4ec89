"""The texts of a folder, in a fixed order, and the skipped files."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = frozenset((
    ".md", ".markdown", ".txt", ".text", ".htm", ".html", ".xhtml", ".shtml", ".docx", ".pdf",
))  # fmt: skip


class Skipped(NamedTuple):
    """A file or folder that is not read."""

    path: str
    code: str
    message: str


class Listing(NamedTuple):
    """The contents of a folder. Paths are relative to it, with slashes."""

    texts: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def shown_path(path: str) -> str:
    """The path in characters that UTF-8 can write, with slashes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def listing_of(folder: str) -> Listing:
    """List the texts below a folder.

    A link to a file or folder outside is followed once. A link to a file or folder of the same
    collection is skipped, so no text counts twice and no walk is endless.
    """
    texts: list[str] = []
    skipped: list[Skipped] = []
    for path, problem in _walk(folder, "", os.path.realpath(folder), set()):
        if problem is None:
            texts.append(path)
        else:
            skipped.append(Skipped(shown_path(path), *problem))
    return Listing(tuple(sorted(texts)), tuple(sorted(skipped)))


def filled_listing(folder: str) -> Listing:
    """List the texts below a folder.

    Raises:
        DataError: if it is not a folder or lacks texts.
    """
    if not os.path.isdir(folder):
        raise DataError([Problem(folder, "not-a-folder")])
    listing = listing_of(folder)
    if not listing.texts:
        raise DataError([Problem(folder, "nothing-to-read", len(listing.skipped))])
    return listing


_Problem = tuple[str, str]
_CIRCLE = "link-in-circle", "the link leads to a folder that contains it"
_REPEATED = "repeated-link", "the link leads to a file or folder that is listed already"
_BROKEN = "broken-link", "the link leads nowhere"
_OTHER = "other-file", "the name does not end like that of a text"
_SPECIAL = "not-a-regular-file", "neither a file nor a folder"


def _walk(
    folder: str, inner: str, root: str, outside: set[str]
) -> Iterator[tuple[str, _Problem | None]]:
    here = os.path.join(folder, inner)
    try:
        names = sorted(os.listdir(here))
    except OSError as error:
        yield inner or ".", ("unreadable-folder", error.strerror or "cannot be read")
        return
    for name in names:
        path = os.path.join(inner, name)
        full = os.path.join(folder, path)
        problem, mode = _kind(full, root, outside)
        if problem is not None:
            yield path, problem
        elif stat.S_ISDIR(mode):
            yield from _walk(folder, path, root, outside)
        elif not stat.S_ISREG(mode):
            yield path, _SPECIAL
        elif os.path.splitext(name)[1].lower() not in _ENDINGS:
            yield path, _OTHER
        else:
            yield path, None


def _kind(full: str, root: str, outside: set[str]) -> tuple[_Problem | None, int]:
    """The reason to skip a path, if any, and the mode of the file that it leads to."""
    try:
        mode = os.stat(full).st_mode
    except OSError as error:
        if os.path.islink(full):
            return (_CIRCLE if error.errno == errno.ELOOP else _BROKEN), 0
        return ("unreadable-file", error.strerror or "cannot be read"), 0
    if not os.path.islink(full):
        return None, mode
    goal = os.path.realpath(full)
    if _holds(goal, os.path.realpath(os.path.dirname(full))):
        return _CIRCLE, mode
    if _holds(root, goal) or _holds(goal, root) or any(_holds(seen, goal) for seen in outside):
        return _REPEATED, mode
    outside.add(goal)
    return None, mode


def _holds(folder: str, path: str) -> bool:
    """Whether the path is the folder or inside it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
