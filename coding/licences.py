"""The licences of what the package needs and can use, for docs/notes.md.

Run from the root of the repository, in an environment that has `.[dev]`:

    python coding/licences.py            writes docs/notes.md
    python coding/licences.py --check    exits with 1 if the page is out of date, or if anything
                                         that a user's installation brings is not permissive
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from page_parts import write_part

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path("docs/notes.md")
EXTRAS = {
    "": "The package itself",
    "cli": "Extra `cli`: tables and completion on a terminal",
    "frames": "Extra `frames`: data frames",
    "plot": "Extra `plot`: charts",
    "strategies": "Extra `strategies`: tests of your own",
    "documents": "Extra `documents`: HTML, Word and PDF files",
    "corpus": "Extra `corpus`: tables of many reports",
    "engines": "Extra `engines`: what frames can be held in",
    "spark": "Extra `spark`: frames of Spark",
}
# The families, in the order in which they are looked for. MPL-2.0 asks nothing of those who
# only use the library.
ALLOWED = {
    "MIT": r"\bMIT\b",
    "Apache-2.0": r"\bApache",
    "BSD": r"\b0?BSD",
    "ISC": r"\bISC",
    "PSF-2.0": r"\bPSF|Python Software Foundation",
    "MPL-2.0": r"\bMPL[- ]2\.0|Mozilla Public License 2\.0",
}


def page() -> str:
    """Return the tables, one for each extra."""
    named = _licences()
    lines: list[str] = []
    for extra, title in EXTRAS.items():
        lines += [f"### {title}\n", "| library | licence |", "| --- | --- |"]
        lines += [f"| {name} | {named[name]} |" for name in sorted(_needed("dalian-report", extra))]
        lines.append("")
    return "\n".join(lines).strip()


def not_permissive() -> Iterator[str]:
    """The libraries that an installation with all extras of a user brings, and should not."""
    named = _licences()
    for name in sorted(_all_needed()):
        if named.get(name) not in ALLOWED:
            yield f"{name}: {named.get(name, 'not installed')}"


def _licences() -> dict[str, str]:
    command = [str(Path(sys.executable).with_name("pip-licenses")), "--python", sys.executable]
    done = subprocess.run(
        [*command, "--from=mixed", "--format=json", "--with-system"],
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout)
    return {canonicalize_name(one["Name"]): _family(one["License"]) for one in found}


def _family(licence: str) -> str:
    """The licence by one name, whichever way a version of the library writes it."""
    matching = (name for name, pattern in ALLOWED.items() if re.search(pattern, licence))
    return next(matching, licence)


def _needed(name: str, extra: str = "") -> set[str]:
    """The libraries that one needs itself, on this machine; none if it is not here."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return set()
    found = map(Requirement, lines)
    return {
        canonicalize_name(one.name)
        for one in found
        if one.name != name and (one.marker is None or one.marker.evaluate({"extra": extra}))
        if not extra or (one.marker is not None and "extra" in str(one.marker))
    }


def _all_needed() -> set[str]:
    found: set[str] = set()
    waiting = {name for extra in EXTRAS for name in _needed("dalian-report", extra)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= _needed(name) - found
    return found


def main() -> int:
    """Write the page or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    refused = [f"not permissive: {name}" for name in not_permissive()] if check else []
    print("\n".join(refused) or f"{len(_all_needed())} libraries, all under permissive licences")
    return write_part(PAGE, "coding/licences.py", page(), check=check) or int(bool(refused))


if __name__ == "__main__":
    sys.exit(main())
