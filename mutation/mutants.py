"""The mutants of a group, as mutmut makes them, in a copy of the package under `mutants/`."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mutmut.mutation.file_mutation import mutate_file_contents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutmut.mutation.data import LineSpan

__all__ = ["FOLDER", "Mutant", "planted"]

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "mutants"
_COPIED = ("src", "tests", "docs", "coding", "pyproject.toml", "README.md")
_CAST = re.compile(r"""\bcast\((?:"[^"]*"|None), """)
_NUMBER = re.compile(r"__mutmut_\w+")


class Mutant(NamedTuple):
    """One change to one function."""

    name: str
    """What switches it on: the module, a dot, and mutmut's name for it."""
    function: str
    """Under which name mutmut's trampoline reports a call of its function."""
    diff: str
    """What it changes: the lines before and after."""

    @property
    def key(self) -> str:
        """What tells it from other mutants, and from one of the same name in changed code."""
        return f"{self.name}\n{self.diff}"


def planted(sources: tuple[str, ...]) -> list[Mutant]:
    """All mutants of the modules, planted in a fresh copy of the package and its tests."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name in _COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        FOLDER.mkdir(exist_ok=True)
        copy(ROOT / name, FOLDER / name)
    package = FOLDER / "src" / "dalian_report"
    paths = sorted(path for pattern in sources for path in package.glob(pattern))
    return [mutant for path in paths for mutant in _planted_in(path)]


def _planted_in(path: Path) -> Iterator[Mutant]:
    found = mutate_file_contents(str(path), path.read_text("utf-8"))
    path.write_text(found.code, "utf-8")
    module = ".".join(path.relative_to(FOLDER / "src").with_suffix("").parts)
    module = module.removesuffix(".__init__")
    lines, spans = found.code.splitlines(), found.line_span_by_function_name
    for name in found.mutant_names:
        stem = name.rpartition("__mutmut_")[0]
        before, after = (_body(lines, spans[each]) for each in (f"{stem}__mutmut_orig", name))
        if _told(before) == _told(after):
            continue
        yield Mutant(f"{module}.{name}", f"{module}.{stem}", _difference(before, after))


def _body(lines: list[str], span: LineSpan) -> list[str]:
    """The lines of a function below the one that names it."""
    return [line.strip() for line in lines[span.start : span.end]]


def _told(body: list[str]) -> list[str]:
    """The lines as Python goes by them: without the types of casts, which are annotations."""
    return [_CAST.sub("cast(", _NUMBER.sub("", line)) for line in body]


def _difference(before: list[str], after: list[str]) -> str:
    changes = difflib.ndiff(before, after)
    return "\n".join(line for line in changes if line[0] in "+-")
