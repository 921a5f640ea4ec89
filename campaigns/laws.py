"""The property tests on random examples; a find becomes an example in the test's file."""

from __future__ import annotations

import secrets
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

__all__ = ["add_options", "run"]

ROOT = Path(__file__).parents[1]
PATCHES = ROOT / ".hypothesis" / "patches"
"""Hypothesis writes a patch here that adds each failing example to its test (needs libcst)."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this campaign."""
    parser.add_argument("--rounds", type=int, default=1, help="how often all laws are tried")
    parser.add_argument("--seed", type=int, help="the seed of the first round; random by default")
    parser.add_argument("tests", nargs="*", default=["tests/property"], help="files to run")


def run(options: argparse.Namespace) -> int:
    """Try the laws; 1 if one of them failed, and the patches that keep its examples."""
    first = secrets.randbelow(2**32) if options.seed is None else options.seed
    for seed in range(first, first + options.rounds):
        before = set(PATCHES.glob("*.patch"))
        print(f"laws: seed {seed}")
        choice = ["--hypothesis-profile=random", f"--hypothesis-seed={seed}"]
        command = [sys.executable, "-m", "pytest", "-q", *choice, *options.tests]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            for patch in sorted(set(PATCHES.glob("*.patch")) - before):
                print(f"git apply {patch.relative_to(ROOT)}  # adds the examples to the tests")
            return 1
    return 0
