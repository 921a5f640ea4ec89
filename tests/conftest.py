"""What all tests share: the source text where it is at hand, and no clock in properties."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

# Whoever runs the tests may have set these, and what is printed depends on them.
for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
    os.environ.pop(name, None)
# Tests start Python hundreds of times, and without bytecode every start compiles the package.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Every run tries the same examples, without a deadline that a busy machine would miss.
# `python -m campaigns laws` searches at random.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("random", deadline=None, print_blob=True)
settings.load_profile("same")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without the garbage collector, which a heap of 13,000 tests slows by a half."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long values and bytes by their argument.

    Test processes must agree on every id, and a packed file may hold the time of its making.
    """
    if isinstance(val, bytes) or (isinstance(val, str) and len(val) > 80):
        return argname
    return None


@pytest.fixture(scope="session")
def source_folder() -> Path:
    """The folder with the source text and its tables; a test that asks for it needs them."""
    beside = Path(__file__).parents[2] / "shared" / "source"
    folder = Path(os.environ.get("DALIAN_REPORT_SOURCE", beside))
    if not (folder / "report.en.txt").is_file():
        pytest.skip("the source text is not here; DALIAN_REPORT_SOURCE can name its folder")
    return folder


@pytest.fixture(scope="session")
def source_text(source_folder: Path) -> str:
    """The source text itself."""
    return (source_folder / "report.en.txt").read_bytes().decode("ascii")


@pytest.fixture(scope="session")
def spark_is_here() -> None:
    """A test that asks for it needs Spark."""
    pytest.importorskip("pyspark", reason="PySpark is not here; the extra spark brings it")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, which is not on this machine")
    # Java's second compiler is for long runs and takes half the time of these short ones.
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@pytest.fixture(scope="session")
def spark(spark_is_here: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One Spark session on this machine for all tests; it takes some ten seconds to start."""
    from pyspark.sql import SparkSession

    # Spark's own default is the first python3 of the path, which may lack the package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        # To compile an expression takes longer than to judge the few rows of a test.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    yield session
    session.stop()
