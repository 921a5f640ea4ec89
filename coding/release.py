"""What must hold in the files before a release: versions, change log, citation, ids.

Run from the root of the repository, before the tag is set:

    python coding/release.py            lists what is amiss and exits with 1; else prints the tag

`.ci/release` runs it first. It needs nothing but Python, and reads files only.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path("src/dalian_report/data")
DEFAULT = "report-2023.json"
DAY = r"\d{4}-\d{2}-\d{2}"


def versions(root: Path) -> dict[str, str]:
    """The three versions, by the names that they have in `_version.py`."""
    text = (root / "src/dalian_report/_version.py").read_text(encoding="utf-8")
    return dict(re.findall(r'^(\w+) = "([^"]+)"$', text, re.MULTILINE))


def problems(root: Path) -> Iterator[str]:
    """What keeps these files from being released."""
    own = versions(root)
    yield from _change_log(root, own)
    yield from _citation(root, own)
    yield from _documents(root, own)
    yield from _ids(root, own)


def _change_log(root: Path, own: dict[str, str]) -> Iterator[str]:
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    head = next(iter(re.findall(r"^## (.*)$", text, re.MULTILINE)), "")
    parts = (own["__version__"], own["SCHEMA_VERSION"], own["DATA_VERSION"])
    wanted = "Package {}, schema {}, data {}".format(*parts)
    if not re.fullmatch(rf"{re.escape(wanted)} \({DAY}\)", head):
        yield f'CHANGELOG.md: the first section must be "{wanted} (YYYY-MM-DD)", not "{head}"'


def _citation(root: Path, own: dict[str, str]) -> Iterator[str]:
    text = (root / "CITATION.cff").read_text(encoding="utf-8")
    cited = next(iter(re.findall(r"^version: (.*)$", text, re.MULTILINE)), "none")
    if cited != own["__version__"]:
        yield f"CITATION.cff: has version {cited}, the package {own['__version__']}"


def _documents(root: Path, own: dict[str, str]) -> Iterator[str]:
    for name in (*_reports(root), "observations.json", "changes.json"):
        document = _json(root, name)
        for key in ("schema_version", "data_version"):
            if document[key] != own[key.upper()]:
                yield f"{name}: has {key} {document[key]}, the package {own[key.upper()]}"
    described = _json(root, "datapackage.json")["version"]
    if described != own["DATA_VERSION"]:
        yield f"datapackage.json: describes data {described}, the package {own['DATA_VERSION']}"
    logged = [change["data_version"] for change in _json(root, "changes.json")["changes"]]
    if own["DATA_VERSION"] not in logged:
        yield f"changes.json: says nothing of data {own['DATA_VERSION']}"


def _ids(root: Path, own: dict[str, str]) -> Iterator[str]:
    """An id that goes is a new major, an id that comes a new minor with a list of its own."""
    here = {
        _prefix(name) + row[key]
        for name in (*_reports(root), "observations.json")
        for table in _json(root, name).values()
        if isinstance(table, list)
        for row in table
        for key in ("id", "code")
        if key in row
    }
    major, minor, _ = own["DATA_VERSION"].split(".")
    lists = {
        path.stem.removeprefix("ids-"): set(path.read_text(encoding="utf-8").split())
        for path in (root / "tests").glob("ids-*.txt")
    }
    for version, listed in sorted(lists.items()):
        if version.split(".")[0] == major and (gone := sorted(listed - here)):
            yield f"{gone[0]} was in data {version} and is gone: a new major data version"
    newest = lists.get(f"{major}.{minor}.0")
    if newest is None:
        yield f"tests/ids-{major}.{minor}.0.txt is missing"
    elif added := sorted(here - newest):
        yield f"{added[0]} is in no list: a new minor data version"


def _reports(root: Path) -> list[str]:
    return sorted(path.name for path in (root / DATA).glob("report-[0-9]*.json"))


def _prefix(name: str) -> str:
    """What a list of ids has before an id: the edition, if it is another than the default."""
    if name == DEFAULT or not name.startswith("report-"):
        return ""
    return name.removeprefix("report-").removesuffix(".json") + ":"


def _json(root: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / DATA / name).read_bytes())
    return found


def main() -> int:
    """Print what is amiss, or the tag."""
    found = list(problems(Path()))
    print("\n".join(found) or f"v{versions(Path())['__version__']}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
