"""The `hypothesis` entry point, which `import hypothesis` runs if this package is installed.

Registering the types themselves would import every record, and the module in which
hypothesis keeps its registry: tens of milliseconds for every test run on the machine. So
nothing is imported here. When hypothesis first needs its registry, it is told whom to ask
for the types of this package, in the way in which it asks NumPy about arrays.
"""

from __future__ import annotations

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.util import find_spec

# Not from typing: this module should import only modules that hypothesis imports.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

    from hypothesis.strategies import SearchStrategy

__all__ = ["offer", "register", "strategy_of"]

_REGISTRY = "hypothesis.strategies._internal.types"
"""Internal to hypothesis, but the same since before 6.100. No public function is lazy."""


def register() -> None:
    """Have hypothesis draw the types of this package by its own strategies."""
    loaded = sys.modules.get(_REGISTRY)
    if loaded is not None:
        offer(loaded)
    elif _has_registry():
        sys.meta_path.insert(0, _Watch())
    else:
        _register_now()


def _has_registry() -> bool:
    try:
        return find_spec(_REGISTRY) is not None
    except ModuleNotFoundError:
        return False


def offer(registry: ModuleType) -> None:
    """Name `strategy_of` to the registry, to be asked only once this package is imported."""
    resolvers = getattr(registry, "_global_extra_lookup", None)
    if isinstance(resolvers, dict):
        resolvers["dalian_report"] = strategy_of
    else:
        _register_now()


def strategy_of(kind: object) -> SearchStrategy[Any] | None:
    """The strategy for a type of this package, or None for any other."""
    if not str(getattr(kind, "__module__", "")).startswith("dalian_report."):
        return None
    from dalian_report import strategies

    return strategies.strategy_for(kind)


def _register_now() -> None:
    """The public way: right with any hypothesis, but not cheap."""
    from dalian_report import strategies

    strategies.register()


class _Watch(MetaPathFinder):
    """Waits on `sys.meta_path` for the registry to be imported, once."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != _REGISTRY:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _ThenOffer(spec.loader)
        return spec


class _ThenOffer(Loader):
    """A loader that loads a module as its own loader does, and then makes the offer."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        offer(module)
