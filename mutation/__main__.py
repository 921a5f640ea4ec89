"""Try mutants on the tests: `python -m mutation [--jobs N] [--again] [GROUP ...]`.

With `--again` only those are tried that survived the last time; their results are kept in
`mutation-results.json`, which is no part of the repository.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from itertools import groupby

from mutation.groups import GROUPS
from mutation.mutants import FOLDER, ROOT, Mutant, planted

RESULTS = ROOT / "mutation-results.json"


def main() -> int:
    """Run the campaigns asked for, print what survived, and say what share was killed."""
    asked = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    asked.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--again", action="store_true", help="only what survived the last time")
    options = asked.parse_args()
    names = options.groups or list(GROUPS)
    if unknown := [name for name in names if name not in GROUPS]:
        asked.error(f"no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    # The package is imported once for every process, so every group needs one of its own.
    if len(names) == 1:
        return _campaign(names[0], options.jobs, options.again)
    own = [argument for argument in sys.argv[1:] if argument not in names]
    codes = [
        os.waitstatus_to_exitcode(
            os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-m", "mutation", *own, name])
        )
        for name in names
    ]
    return max(codes)


def _campaign(name: str, jobs: int, again: bool) -> int:
    known = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    mutants = planted(GROUPS[name].sources)
    keys = {mutant.name: f"{mutant.name}\n{mutant.diff}" for mutant in mutants}
    wanted = mutants
    if again:
        wanted = [one for one in mutants if known.get(keys[one.name], "survived") == "survived"]
    print(f"{name}: {len(mutants)} mutants, {len(wanted)} to be tried", flush=True)
    outcomes = _outcomes(GROUPS[name].tests, wanted, jobs)
    known |= {keys[mutant]: outcome for mutant, outcome in outcomes.items()}
    RESULTS.write_text(json.dumps(known, indent=0, ensure_ascii=False), "utf-8")
    _report(mutants, {one.name: known.get(keys[one.name], "untried") for one in mutants})
    return 0 if len(outcomes) == len(wanted) else 1


def _outcomes(patterns: tuple[str, ...], mutants: list[Mutant], jobs: int) -> dict[str, str]:
    os.chdir(FOLDER)
    sys.path.insert(0, str(FOLDER / "src"))
    # Not before: hypothesis imports the package, and it is to be the one with the mutants.
    import pytest

    from mutation.campaign import Campaign

    campaign = Campaign(mutants, jobs)
    files = sorted(str(path) for each in patterns for path in (FOLDER / "tests").glob(each))
    early = "ignore::pytest.PytestAssertRewriteWarning"
    arguments = ["-q", "-W", early, "-p", "no:cacheprovider", "-o", "addopts=", *files]
    pytest.main(arguments, plugins=[campaign])
    return campaign.outcomes


def _report(mutants: list[Mutant], outcomes: dict[str, str]) -> None:
    for function, family in groupby(mutants, lambda mutant: mutant.function):
        alive = [one for one in family if outcomes[one.name] in {"survived", "untried"}]
        for mutant in alive:
            number = mutant.name.rpartition("_")[2]
            print(f"\n{outcomes[mutant.name]}: {function} {number}\n{mutant.diff}")
    killed = sum(outcome in {"killed", "hung"} for outcome in outcomes.values())
    print(f"\n{killed} of {len(outcomes)} killed: {killed / max(1, len(outcomes)):.1%}")


if __name__ == "__main__":
    sys.exit(main())
