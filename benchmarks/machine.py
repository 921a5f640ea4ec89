"""What the figures were measured on: the machine, Python, and the peers by their versions."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

__all__ = ["report"]


def report() -> list[str]:
    """The lines that stand before all figures."""
    system = f"{platform.system()} {platform.machine()}"
    return [
        f"{_processor()}, {os.cpu_count()} cores, {system}",
        f"{platform.python_implementation()} {platform.python_version()}",
        f"peers: {', '.join(_peers())}",
    ]


def _processor() -> str:
    try:
        listing = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "a processor of unknown name"
    found = re.search(r"^model name\s*:\s*(.+)$", listing, re.MULTILINE)
    return found[1] if found else "a processor of unknown name"


def _peers() -> list[str]:
    """The packages of the extra `bench`, as they are installed."""
    wanted = (
        line for line in requires("dalian-report") or () if re.search(r"extra == .bench", line)
    )
    names = (re.split(r"[^\w.-]", line)[0] for line in wanted)
    return [f"{name} {_version(name)}" for name in sorted(names)]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
