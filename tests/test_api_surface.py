"""The public surface: names, docstrings, laziness."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import dalian_report as dr

PACKAGE = Path(dr.__file__).parent
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(dr.__path__, "dalian_report.")
    if not any(part.startswith("_") for part in module.name.split(".")[1:])
)


def test_every_name_of_the_top_level_is_there_and_listed() -> None:
    assert set(dr.__all__) <= set(dir(dr))
    for name in dr.__all__:
        assert getattr(dr, name) is not None


def test_the_types_shown_to_checkers_are_the_names_that_run() -> None:
    tree = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    shown = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dalian_report.")
        for alias in node.names
    }
    assert shown == set(dr.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scorecrad'"):
        _ = dr.scorecrad  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", MODULES)
def test_every_public_module_says_what_it_is_and_what_it_offers(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    for public in getattr(module, "__all__", ()):
        assert hasattr(module, public), f"{name} promises {public}"


@pytest.mark.parametrize("name", sorted(dr.__all__))
def test_every_public_class_and_function_has_a_docstring(name: str) -> None:
    value = getattr(dr, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert value.__doc__
        assert value.__doc__.strip()
    if inspect.isclass(value):
        for attribute, member in vars(value).items():
            if inspect.isfunction(member) and not attribute.startswith("_"):
                assert member.__doc__, f"{name}.{attribute}"


def test_versions_are_told_apart() -> None:
    assert dr.load().schema_version == dr.SCHEMA_VERSION
    assert dr.load().data_version == dr.DATA_VERSION
    assert dr.changes()[-1].data_version == dr.DATA_VERSION
    changelog = (Path(__file__).parent.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert (
        f"Package {dr.__version__}, schema {dr.SCHEMA_VERSION}, data {dr.DATA_VERSION}" in changelog
    )
