"""The same, led by coverage (atheris): a document that reaches new code is kept and changed on."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

__all__ = ["CORPUS", "add_options", "run", "unpacked"]

CORPUS = Path(__file__).with_name("corpus.tar.xz")
"""Small documents, of which each reaches code that the others do not."""
LONGEST = 8_192
"""In bytes: small documents are read quickly, and say what is wrong as well as large ones."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this campaign."""
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=2023)
    parser.add_argument("--check-every", type=int, default=10, help="check one of so many; 0: none")
    parser.add_argument("--bug", help="a fault to put in: a name of `fuzz --seeded-bugs`")
    parser.add_argument("--keep", action="store_true", help="keep the corpus that it grew")


def run(options: argparse.Namespace) -> int:
    """Run it from the kept corpus, print what was seen; 1 if something was found."""
    with TemporaryDirectory() as work:
        kept = Path(work, "kept")
        kept.mkdir()
        for name, data in unpacked():
            kept.joinpath(name).write_bytes(data)
        command = _command(options, f"-runs={options.runs}", f"-artifact_prefix={work}/", kept)
        code = subprocess.run(command, check=False).returncode
        for crash in Path(work).glob("*-*"):
            print(f"found by {crash.read_bytes()!r:.400}")
        if options.keep and code == 0:
            _pack(kept)
    return 1 if code else 0


def unpacked() -> list[tuple[str, bytes]]:
    """The kept corpus: names and documents."""
    found: list[tuple[str, bytes]] = []
    with tarfile.open(CORPUS) as archive:
        for member in archive:
            file = archive.extractfile(member)
            assert file is not None
            found.append((member.name, file.read()))
    return found


def _pack(folder: Path) -> None:
    # Together, since most documents differ in little from the others.
    with tarfile.open(CORPUS, "w:xz", preset=9) as archive:
        for path in sorted(folder.iterdir()):
            data = path.read_bytes()
            member = tarfile.TarInfo(path.name)
            member.size = len(data)
            archive.addfile(member, BytesIO(data))


def _command(options: argparse.Namespace, *more: object) -> list[str]:
    own = [options.bug or "", str(options.check_every), str(options.runs)]
    its = [f"-seed={options.seed}", f"-max_len={LONGEST}", "-print_final_stats=0", "-verbosity=1"]
    return [sys.executable, "-m", "campaigns.guided", *own, *its, *map(str, more)]


def _target(bug: str, check_every: int, runs: int, arguments: list[str]) -> None:
    """What libFuzzer calls, in a process of its own; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["dalian_report"]):
        from campaigns import fuzz
    from campaigns.explanations import meaning
    from campaigns.mutants import Mutator

    text = fuzz.DOCUMENTS["tiny"].read_text(encoding="utf-8")
    before, result = meaning(text), fuzz.Result()

    def changed(data: bytes, longest: int, seed: int) -> bytes:
        # Mutants of mutants are soon refused for many reasons: every other one starts afresh.
        try:
            mutant = Mutator(text if seed % 2 else data.decode("utf-8"), seed).mutant()
        except Exception:
            mutant = b""
        # What is no object, or too long, is changed byte by byte.
        return mutant if 0 < len(mutant) <= longest else atheris.Mutate(data, longest)

    def tried(data: bytes) -> None:
        fuzz.tried(data, before, result, check_every)
        if result.findings:
            raise AssertionError(result.findings[0])
        if result.inputs == runs:
            # libFuzzer ends the process without a word to Python.
            print("\n".join(fuzz.lines(result)), flush=True)

    atheris.Setup(["guided", *arguments], tried, custom_mutator=changed)
    with fuzz.bugs()[bug] if bug else nullcontext():
        atheris.Fuzz()


if __name__ == "__main__":
    _target(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
