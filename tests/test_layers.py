"""The rooms of the package are layers, and every module has its room."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from mutation.groups import GROUPS

ROOT = Path(__file__).parent.parent


def test_imports_keep_the_contract() -> None:
    found = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "1 kept, 0 broken" in found.stdout


def test_every_module_is_public_by_its_room_or_private_by_its_name() -> None:
    package = ROOT / "src" / "dalian_report"
    modules = [path.relative_to(package) for path in package.rglob("*.py")]
    # PyInstaller finds a hook by the name of its file.
    named_by_others = {"report.py", "hook-dalian_report.py"}
    loose = [
        str(path)
        for path in modules
        if not path.name.startswith("_") and path.name not in named_by_others
    ]
    assert loose == [], "a module inside a room begins with an underscore"


def test_only_the_hook_has_a_name_that_cannot_be_imported() -> None:
    """check-wheel-contents asks this of all files or of none (W004), and PyInstaller needs one."""
    package = ROOT / "src" / "dalian_report"
    modules = [path.relative_to(package).with_suffix("") for path in package.rglob("*.py")]
    odd = [str(path) for path in modules if not all(part.isidentifier() for part in path.parts)]
    assert odd == ["_pyinstaller/hook-dalian_report"]


MOST_LINES = 400


def test_no_module_has_more_lines_than_a_reader_keeps_in_mind() -> None:
    package = ROOT / "src" / "dalian_report"
    lines = {
        str(path.relative_to(package)): len(path.read_text(encoding="utf-8").splitlines())
        for path in package.rglob("*.py")
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_two_test_modules_have_one_name() -> None:
    """pytest imports them by name, and refuses to collect the second."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_page_of_the_architecture_names_every_room_and_real_files() -> None:
    package = ROOT / "src" / "dalian_report"
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in package.glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in page} == set()
    named = re.findall(r"`([a-z_]+/[\w./]+)`", page)
    inside = [name for name in named if name.split("/")[0] in rooms | {"data"}]
    assert [name for name in inside if not list(package.glob(name.rstrip("/")))] == []


def test_every_group_of_mutants_names_modules_and_tests_that_exist() -> None:
    package = ROOT / "src" / "dalian_report"
    named = [(package, name) for group in GROUPS.values() for name in group.sources]
    named += [(ROOT / "tests", name) for group in GROUPS.values() for name in group.tests]
    assert [name for folder, name in named if not list(folder.glob(name))] == []
