"""The hook of PyInstaller: the package's data, and its modules, which are imported by name."""  # noqa: N999

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parents[1]
_FILES = sorted(path for path in _ROOT.rglob("*") if path.is_file())


def _parts(path: Path) -> tuple[str, ...]:
    return ("dalian_report", *path.relative_to(_ROOT).parent.parts)


datas = [
    (str(path), "/".join(_parts(path)))
    for path in _FILES
    if path.suffix not in {".py", ".pyc", ".pyi"}
]
"""Each file, and the folder that it goes to."""

hiddenimports = [
    ".".join((*_parts(path), *([] if path.stem == "__init__" else [path.stem])))
    for path in _FILES
    if path.suffix == ".py" and path.stem.isidentifier()
]
