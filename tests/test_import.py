"""What an import costs: the top level and a first look-up load nothing that they do not need."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import dalian_report as dr

PACKAGE = Path(dr.__file__).parent
HEAVY = ("cattrs", "hypothesis", "importlib.metadata", "importlib_resources", "narwhals", "sqlite3")
ANYTHING = (*HEAVY, "attr", "decimal", "json")


def _output(program: str, *, path: Path = PACKAGE.parent) -> str:
    # -S: packages of the environment must not be what loads a module first.
    places = [str(path), *(place for place in sys.path if place.endswith("-packages"))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    command = [sys.executable, "-S", "-c", program]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment
    ).stdout.strip()


def _loaded(program: str, names: tuple[str, ...]) -> list[str]:
    listing = f"import sys\nprint(*[name for name in {names!r} if name in sys.modules])"
    return _output(f"{program}\n{listing}").split()


def test_the_import_loads_nothing_heavy() -> None:
    assert _loaded("import dalian_report", ANYTHING) == []


@pytest.mark.parametrize(
    "use",
    [
        "dr.load().section('II.5.3')",
        "dr.load().section('Part II, section 5, topic 3')",
        "dr.load().target('gdp')",
        "dr.load().figure('II.6.1-03b.1')",
        "dr.load().get('percent')",
        "dr.load().at(100)",
        "dr.observations()",
        "dr.changes()",
        "dr.schema()",
        "dr.editions()",
        "dr.__version__, dr.DATA_VERSION, dr.SCHEMA_VERSION",
        "dir(dr)",
    ],
)
def test_a_first_look_loads_nothing_heavy(use: str) -> None:
    assert _loaded(f"import dalian_report as dr\n{use}", HEAVY) == []


def test_a_document_with_a_problem_loads_what_explains_it() -> None:
    # Else the tests above could not fail.
    program = "import dalian_report as dr\ntry: dr.loads('{}')\nexcept dr.DataError: pass"
    assert _loaded(program, HEAVY) == ["cattrs"]


def test_a_document_of_ones_own_that_is_in_order_loads_nothing_heavy() -> None:
    file = str(PACKAGE / "data" / "report-2023.json")
    assert _loaded(f"import dalian_report as dr\ndr.read({file!r})", HEAVY) == []


@pytest.mark.parametrize(
    "program",
    [
        "shipped = dr.load(); shipped.figures; own = dr.loads(dr.dumps(shipped))",
        "own = dr.loads(document); shipped = dr.load()",
        "dr.write_observations(dr.observations(), out); own = dr.loads(document)",
    ],
    ids=["shipped first", "own first", "observations first"],
)
def test_the_order_of_first_uses_changes_nothing(program: str, tmp_path: Path) -> None:
    file = PACKAGE / "data" / "report-2023.json"
    beginning = (
        "import dalian_report as dr\n"
        f"document = open({str(file)!r}, encoding='utf-8').read()\n"
        f"out = {str(tmp_path / 'out.json')!r}\n"
    )
    ending = (
        "shipped = dr.load(); print(own == shipped, type(shipped.figures[0].bound).__name__,"
        " dr.dumps(shipped) == document)"
    )
    assert _output(f"{beginning}{program}\n{ending}") == "True Bound True"


def test_every_public_name_is_there_and_listed() -> None:
    assert sorted(set(dr.__all__)) == sorted(dr.__all__)
    for name in dr.__all__:
        assert getattr(dr, name) is getattr(dr, name)
        assert name in dir(dr)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Dalian'"):
        dr.Dalian  # type: ignore[attr-defined]
    assert not hasattr(dr, "__wrapped__")


def test_a_star_import_brings_the_public_names() -> None:
    program = (
        "from dalian_report import *\nprint(len(__all__) if '__all__' in dir() else load().edition)"
    )
    assert _output(program) == "2023"


def test_it_works_from_a_zip_file(tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(PACKAGE.rglob("*")):
            if path.suffix in {".py", ".json"}:
                file.write(path, path.relative_to(PACKAGE.parent))
    program = (
        "import dalian_report as dr\n"
        "print(dr.__file__.endswith('package.zip/dalian_report/__init__.py'),"
        " dr.load().section('II.5.3').id, len(dr.observations()) > 0, dr.schema()['type'])"
    )
    assert _output(program, path=archive) == "True II.5.3 True object"


def test_a_loader_that_reads_no_data_is_no_hindrance() -> None:
    program = (
        "import sys, importlib.util\n"
        "from dalian_report.documents import _shipped\n"
        "_shipped.__spec__.loader = object()\n"
        "import dalian_report as dr\n"
        "print(dr.load().section('II.5.3').id, 'importlib_resources' in sys.modules)"
    )
    assert _output(program) == "II.5.3 True"


def test_it_works_without_assertions_and_docstrings() -> None:
    program = (
        "import dalian_report as dr\n"
        "report = dr.load()\n"
        "print(__debug__, dr.loads(dr.dumps(report)) == report, dr.scorecard().counts['met'])"
    )
    command = [sys.executable, "-OO", "-c", program]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert found == ["False", "True", str(dr.scorecard().counts["met"])]
