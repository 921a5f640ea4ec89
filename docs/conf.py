"""Sphinx configuration."""

from __future__ import annotations

from importlib.metadata import version as _version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "dalian-report"
author = "The dalian-report authors"
copyright = "2026, the dalian-report authors"
release = _version("dalian-report")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"dalian-report {release}"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_class_signature = "separated"
default_role = "code"
nitpicky = True
# Other projects' types, to which there is no way without the network, and names of types for
# arguments, which the words of the argument explain.
nitpick_ignore_regex = [
    ("py:class", r"(altair|alt|collections|decimal|fractions|hypothesis|io|narwhals|nw|os|st)\..+"),
    ("py:class", r"(Decimal|Fraction|Frame|Several)"),
    ("py:class", r"(.*\.)?(Answer|Exact|Number|Quantity|Reading|Searched|SourceText)"),
    ("py:class", r"records\..+"),
]


_COLON = "\ue000"
"""Stands for a colon while napoleon looks."""


def setup(app: Sphinx) -> None:
    """Let napoleon take the words below a field as words, whatever their punctuation.

    Of such a docstring it takes what is before a colon in the first line for a type.
    """
    app.connect("autodoc-process-docstring", _hide_colons, priority=400)
    app.connect("autodoc-process-docstring", _show_colons, priority=600)


def _hide_colons(_app: Sphinx, what: str, *rest: Any) -> None:
    lines: list[str] = rest[-1]
    if lines and what in {"attribute", "data", "property"}:
        lines[0] = lines[0].replace(":", _COLON)


def _show_colons(_app: Sphinx, _what: str, *rest: Any) -> None:
    lines: list[str] = rest[-1]
    lines[:] = [line.replace(_COLON, ":") for line in lines]
