"""The reference in the docs is made from the docstrings of the whole public surface."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

import dalian_report as dr

PAGES = Path(__file__).parents[1] / "docs" / "reference"
PAGE = "\n".join(page.read_text(encoding="utf-8") for page in sorted(PAGES.glob("*.md")))

PUBLIC = ("attainment", "check", "frames", "growth", "model", "strategies")
"""The modules that users import by name, beside the top level."""

ALIASES = {"Answer", "Quantity", "Actual", "BACKENDS", "CODES", "TABLES"}
"""Types of arguments and constants: they stand in the words of what takes or gives them."""


def documented() -> list[tuple[str, str]]:
    """The pairs of module and name whose docstrings the page shows."""
    found = []
    for name, options in re.findall(r"\.\. automodule:: (\S+)\n((?:   :.*\n)*)", PAGE):
        module = importlib.import_module(name)
        members = re.search(r":members:(.*)", options)
        if ":no-members:" in options or members is None:
            continue
        listed = [one.strip() for one in members[1].split(",") if one.strip()]
        for member in listed or module.__all__:
            found.append((name, member))
    found += re.findall(r"\.\. auto(?:class|function):: (dalian_report)\.(\w+)\n", PAGE)
    return found


DOCUMENTED = documented()
OBJECTS = {id(getattr(importlib.import_module(module), name)) for module, name in DOCUMENTED}


def test_what_the_page_lists_is_there() -> None:
    for module, name in DOCUMENTED:
        assert hasattr(importlib.import_module(module), name), f"{module}.{name}"


@pytest.mark.parametrize("name", sorted(set(dr.__all__) - {n for n in dr.__all__ if n.isupper()}))
def test_every_name_of_the_top_level_has_its_docstring_shown(name: str) -> None:
    value = getattr(dr, name)
    if callable(value):
        assert id(value) in OBJECTS, name


@pytest.mark.parametrize("module", PUBLIC)
def test_every_name_of_a_public_module_has_its_docstring_shown(module: str) -> None:
    offered = importlib.import_module(f"dalian_report.{module}")
    missing = {
        name
        for name in offered.__all__
        if name not in ALIASES
        and callable(getattr(offered, name))
        and id(getattr(offered, name)) not in OBJECTS
    }
    assert not missing


def test_nothing_is_shown_twice() -> None:
    shown = [
        id(value)
        for module, name in DOCUMENTED
        if callable(value := getattr(importlib.import_module(module), name))
    ]
    assert len(shown) == len(set(shown))
