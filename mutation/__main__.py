"""Try mutants on the tests: `python -m mutation [--jobs N] [--sample N] [--again] [GROUP ...]`.

Outcomes are appended to `mutation-results.jsonl`, which is no part of the repository, as
they are found: a campaign that was stopped goes on where it was. With `--again` those that
survived are tried again, say after tests were added; a mutant of a function that changed is
a new one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from typing import TYPE_CHECKING

from mutation.groups import GROUPS
from mutation.mutants import FOLDER, ROOT, Mutant, planted

if TYPE_CHECKING:
    from collections.abc import Iterable

RESULTS = ROOT / "mutation-results.jsonl"


def main() -> None:
    """Run the campaigns asked for, print what survived, and say what share was killed."""
    asked = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    asked.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--sample", type=int, metavar="N", help="only N of a group, drawn at random")
    asked.add_argument("--again", action="store_true", help="those that survived, too")
    options = asked.parse_args()
    names = options.groups or list(GROUPS)
    if unknown := [name for name in names if name not in GROUPS]:
        asked.error(f"no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    if len(names) == 1:
        return _campaign(names[0], options)
    # A process imports the package once, and every group has mutants of its own in it.
    own = [argument for argument in sys.argv[1:] if argument not in names]
    for name in names:
        os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-m", "mutation", *own, name])
    return None


def _campaign(name: str, options: argparse.Namespace) -> None:
    mutants = planted(GROUPS[name].sources)
    # In no order, so that what was tried when a campaign is stopped is a fair sample.
    random.Random(0).shuffle(mutants)
    wanted = _wanted(mutants, options)
    print(f"{name}: {len(mutants)} mutants, {len(wanted)} to be tried", flush=True)
    _try(wanted, GROUPS[name].tests, options.jobs)
    _report(mutants, _known())


def _wanted(mutants: list[Mutant], options: argparse.Namespace) -> list[Mutant]:
    known = _known()
    wanted = [mutant for mutant in mutants[: options.sample] if mutant.key not in known]
    if options.again:
        wanted += [mutant for mutant in mutants if known.get(mutant.key) == "survived"]
    return wanted


def _known() -> dict[str, str]:
    """The last outcome of every mutant that was ever tried."""
    if not RESULTS.exists():
        return {}
    return dict(json.loads(line) for line in RESULTS.read_text("utf-8").splitlines())


def _record(mutant: Mutant, outcome: str) -> None:
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(json.dumps([mutant.key, outcome], ensure_ascii=False) + "\n")


def _try(mutants: list[Mutant], patterns: Iterable[str], jobs: int) -> None:
    os.chdir(FOLDER)
    sys.path.insert(0, str(FOLDER / "src"))
    # Not before: hypothesis imports the package, and it is to be the one with the mutants.
    import pytest

    from mutation.campaign import Campaign

    files = sorted(str(path) for each in patterns for path in (FOLDER / "tests").glob(each))
    early = "ignore::pytest.PytestAssertRewriteWarning"
    arguments = ["-q", "-W", early, "-p", "no:cacheprovider", "-o", "addopts=", *files]
    pytest.main(arguments, plugins=[Campaign(mutants, jobs, _record)])


def _report(mutants: list[Mutant], known: dict[str, str]) -> None:
    for mutant in sorted(mutants):
        if known.get(mutant.key) == "survived":
            print(f"\n{mutant.name}\n{mutant.diff}")
    tried = [known[mutant.key] for mutant in mutants if mutant.key in known]
    killed = sum(outcome != "survived" for outcome in tried)
    print(f"\n{killed} of {len(tried)} killed: {killed / max(1, len(tried)):.1%}")


if __name__ == "__main__":
    main()
