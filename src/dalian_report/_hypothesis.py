"""The `hypothesis` entry point, which `import hypothesis` runs if this package is installed.

Registering the types themselves would import every record of the package, for every test run on
the machine. So hypothesis is only told whom to ask for them, in the way in which it asks NumPy
about arrays.
"""

from __future__ import annotations

from importlib import import_module

# Not from typing: this module should import only modules that hypothesis imports.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Have hypothesis draw the types of this package by its own strategies."""
    try:
        # Internal to hypothesis, but the same since before 6.100. No public function is lazy.
        registry = import_module("hypothesis.strategies._internal.types")
        resolvers = vars(registry)["_global_extra_lookup"]
    except (ImportError, KeyError):
        from dalian_report import strategies

        strategies.register()
    else:
        resolvers["dalian_report"] = strategy_of


def strategy_of(kind: object) -> SearchStrategy[Any] | None:
    """The strategy for a type of this package, or None for any other."""
    if not str(getattr(kind, "__module__", "")).startswith("dalian_report."):
        return None
    from dalian_report import strategies

    return strategies.strategy_for(kind)
