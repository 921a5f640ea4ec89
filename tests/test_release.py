"""The release checklist stops at the first thing that is amiss, and tries nothing after it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
VERSION, DATA = dr.__version__, dr.DATA_VERSION
IDS = f"tests/ids-{DATA.rpartition('.')[0]}.0.txt"
FILES = (
    ".ci/release", "CHANGELOG.md", "CITATION.cff", "coding/release.py",
    "src/dalian_report/_version.py", IDS,
    *(f"src/dalian_report/data/{name}.json" for name in ("observations", "changes", "datapackage")),
    *(f"src/dalian_report/data/report-{edition}.json" for edition in dr.editions()),
)  # fmt: skip

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not here"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here"),
    pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="an sdist has no .ci"),
]


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A repository that could be released."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    log = tmp_path / "CHANGELOG.md"
    dated = re.sub(
        r"(?m)^(## .*)\((?:unreleased|[\d-]+)\)$", r"\1(2026-12-01)", log.read_text(), count=1
    )
    log.write_text(dated)
    _git(tmp_path, "init")
    _commit(tmp_path)
    return tmp_path


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--message", "as it is")


def _dry_run(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", ".ci/release", "--dry-run"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(Path(sys.executable).parent) + ":/usr/local/bin:/usr/bin:/bin",
             "PYTHON": sys.executable, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout


def test_what_is_ready_comes_to_its_tag(ready: Path) -> None:
    code, told = _dry_run(ready)
    assert code == 0, told
    assert "would run: .ci/run\n" in told
    assert f"would run: git tag --annotate v{VERSION} --message dalian-report {VERSION}\n" in told


def test_a_tree_that_is_not_clean_stops_it(ready: Path) -> None:
    (ready / "new.txt").touch()
    code, told = _dry_run(ready)
    assert (code, "would run" in told) == (1, False)
    assert told.endswith("?? new.txt\nstopped: commit or stash these first\n")


def test_a_tag_that_is_there_stops_it(ready: Path) -> None:
    _git(ready, "tag", f"v{VERSION}")
    code, told = _dry_run(ready)
    assert (code, "would run" in told) == (1, False)
    assert told.endswith(f"stopped: v{VERSION} is there already: raise the version\n")


def _unreleased(folder: Path) -> None:
    _edit(folder, "CHANGELOG.md", "(2026-12-01)", "(unreleased)")


def _raised(folder: Path) -> None:
    _edit(folder, "src/dalian_report/_version.py", f'"{VERSION}"', '"99.0.0"')
    _edit(folder, "CHANGELOG.md", f"Package {VERSION},", "Package 99.0.0,")


def _data_raised(folder: Path) -> None:
    _edit(
        folder,
        "src/dalian_report/_version.py",
        f'DATA_VERSION = "{DATA}"',
        'DATA_VERSION = "1.0.99"',
    )
    _edit(folder, "CHANGELOG.md", f"data {DATA}", "data 1.0.99")


def _id_gone(folder: Path) -> None:
    _edit(folder, "src/dalian_report/data/report-2023.json", '"id": "closing-01"', '"id": "c"')


def _id_added(folder: Path) -> None:
    path = folder / IDS
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[1:]) + "\n", encoding="utf-8")


def _list_missing(folder: Path) -> None:
    (folder / IDS).unlink()


def _not_described(folder: Path) -> None:
    name = "src/dalian_report/data/datapackage.json"
    _edit(folder, name, f'"version": "{DATA}"', '"version": "0.9.0"')


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (
            _unreleased,
            f'must be "Package {VERSION}, schema {dr.SCHEMA_VERSION}, data {DATA} (YYYY-MM-DD)"',
        ),
        (_raised, f"CITATION.cff: has version {VERSION}, the package 99.0.0"),
        (_data_raised, f"report-2001.json: has data_version {DATA}, the package 1.0.99"),
        (_data_raised, "changes.json: says nothing of data 1.0.99"),
        (_id_gone, "closing-01 was in data 1.0.0 and is gone: a new major"),
        (_id_added, "is in no list: a new minor data version"),
        (_list_missing, f"{IDS} is missing"),
        (_not_described, f"datapackage.json: describes data 0.9.0, the package {DATA}"),
    ],
)
def test_files_that_do_not_agree_stop_it(
    ready: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(ready)
    _commit(ready)
    code, told = _dry_run(ready)
    assert (code, "would run" in told) == (1, False)
    assert reason in told
    assert told.endswith("stopped: mend these first\n")


def test_the_files_of_this_repository_agree_but_for_the_day() -> None:
    done = subprocess.run(
        [sys.executable, "coding/release.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    others = [line for line in done.stdout.splitlines() if not line.startswith("CHANGELOG.md: ")]
    assert others in ([], [f"v{VERSION}"])
