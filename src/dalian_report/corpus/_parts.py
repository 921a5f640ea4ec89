"""Parts: the result of one text or one pair of texts, kept on disk so that a run can resume."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from importlib_resources import files

from dalian_report.documents import _files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from importlib_resources.abc import Traversable

_LARGEST = 2**30
_ENDING = ".json.gz"
_CODE = (".py", ".toml", ".tsv", ".txt", ".json")


def key_of(*contents: bytes) -> str:
    """The name of the part that these contents give, read by this state of the package."""
    digest = sha256(_fingerprint())
    for content in contents:
        digest.update(sha256(content).digest())
    return digest.hexdigest()


@cache
def _fingerprint() -> bytes:
    """A digest of the package: other rules or words make other parts."""
    digest = sha256()
    for name, content in _contents(files("dalian_report"), ""):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.digest()


def _contents(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        name = f"{place}/{child.name}"
        if child.is_dir():
            yield from _contents(child, name)
        elif child.name.endswith(_CODE):
            yield name, child.read_bytes()


def read_part(parts: str, key: str) -> dict[str, Any] | None:
    """The part, or None if it is missing or damaged."""
    try:
        with open(_path(parts, key), "rb") as file:
            packed = file.read(_LARGEST)
        part: dict[str, Any] = json.loads(gzip.decompress(packed))
    except (OSError, EOFError, zlib.error, ValueError):
        return None
    return part


def write_part(parts: str, key: str, part: dict[str, Any]) -> None:
    """Write a part, whole or not at all.

    Raises:
        UnwritableError: if the disk does not accept it.
    """
    text = json.dumps(part, ensure_ascii=True, separators=(",", ":"))
    _files.replace(_path(parts, key), gzip.compress(text.encode("ascii"), 6, mtime=0))


def drop_others(parts: str, keys: Iterable[str]) -> None:
    """Remove parts that no text or pair of this run has, and leftovers of a killed run."""
    kept = {key + _ENDING for key in keys}
    for name in os.listdir(parts):
        if name not in kept:
            os.unlink(os.path.join(parts, name))


def _path(parts: str, key: str) -> str:
    return os.path.join(parts, key + _ENDING)
