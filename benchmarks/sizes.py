"""Sizes: our wheel and what it installs, beside those of pycountry and Babel.

Wheels come by pip, ours built from this folder; what is installed is what a wheel unpacks
to, without the compiled files that Python adds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

__all__ = ["PEERS", "Size", "report", "size"]

PEERS = ("pycountry", "babel")
ROOT = Path(__file__).parents[1]


class Size(NamedTuple):
    """Bytes of a wheel, packed and unpacked."""

    wheel: int
    installed: int

    def __str__(self) -> str:
        return f"wheel {self.wheel / 1e6:6.2f} MB, installed {self.installed / 1e6:6.2f} MB"


def report() -> list[str]:
    """Our sizes and the peers', and their ratios."""
    found = {"dalian_report": size(str(ROOT))}
    found |= {f"{name} {version(name)}": size(f"{name}=={version(name)}") for name in PEERS}
    lines = ["sizes", *(f"  {name:20} {what}" for name, what in found.items())]
    ours, *peers = found.items()
    for name, theirs in peers:
        ratios = (
            f"{ours[1].wheel / theirs.wheel:.2f}",
            f"{ours[1].installed / theirs.installed:.2f}",
        )
        lines.append(f"  {ours[0]} / {name}: wheel {ratios[0]}, installed {ratios[1]}")
    return lines


def size(requirement: str) -> Size:
    """The size of what pip gives for a requirement: a folder, or a name with its version."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
        subprocess.run([*command, "--wheel-dir", folder, requirement], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return Size(wheel.stat().st_size, sum(file.file_size for file in archive.infolist()))
