"""What other packaging tools need: the hook of PyInstaller, and a zip that Python runs."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import dalian_report as dr
from dalian_report._pyinstaller import hook_folders

PACKAGE = Path(dr.__file__).parent


def test_pyinstaller_finds_the_hook() -> None:
    entries = entry_points(group="pyinstaller40", name="hook-dirs")
    (entry,) = (entry for entry in entries if entry.value.startswith("dalian_report."))
    assert entry.load()() == hook_folders()
    (folder,) = hook_folders()
    assert (Path(folder) / "hook-dalian_report.py").is_file()


def test_the_hook_names_all_data_and_all_modules() -> None:
    hook = runpy.run_path(str(Path(hook_folders()[0]) / "hook-dalian_report.py"))
    data = {(Path(source).name, folder) for source, folder in hook["datas"]}
    for name in ("report-2023.json", "observations.json", "thesaurus.txt"):
        assert (name, "dalian_report/data") in data
    assert ("page.css", "dalian_report/views") in data
    assert ("units.tsv", "dalian_report/numerals/data") in data
    modules = set(hook["hiddenimports"])
    assert {"dalian_report", "dalian_report.cli._draft", "dalian_report.documents"} <= modules
    assert all(find_spec(name) is not None for name in modules)


def test_a_zip_runs_as_a_program(tmp_path: Path) -> None:
    archive = tmp_path / "card.pyz"
    with zipfile.ZipFile(archive, "w") as file:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                file.write(path, Path("dalian_report") / path.relative_to(PACKAGE))
        file.writestr("__main__.py", "from dalian_report.cli import main\nraise SystemExit(main())")
    for words in (["--json"], ["search", "offshore wind", "--json"], ["record", "--json"]):
        run = subprocess.run(
            [sys.executable, str(archive), *words],
            env={**os.environ, "PYTHONPATH": ""},
            capture_output=True,
            check=True,
            cwd=tmp_path,
        )
        assert json.loads(run.stdout)


def test_data_that_are_missing_name_the_way_to_them(tmp_path: Path) -> None:
    program = (
        "import sys, importlib.util\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import dalian_report as dr\n"
        "try: dr.load('2023').targets\n"
        "except dr.DalianReportError as error: print(error.code, error)\n"
    )
    with zipfile.ZipFile(tmp_path / "bare.zip", "w") as file:
        for path in PACKAGE.rglob("*.py"):
            file.write(path, Path("dalian_report") / path.relative_to(PACKAGE))
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "bare.zip")],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert run.stdout.startswith("missing-data ")
    assert "PyInstaller" in run.stdout
