"""Sphinx configuration."""

from importlib.metadata import version as _version

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
nitpicky = False
