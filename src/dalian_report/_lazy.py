"""Names of a package that are imported when they are first used (PEP 562)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Not at run time: importing these costs a good part of a cold start.
    from collections.abc import Callable, MutableMapping
    from typing import Any


def importer(
    namespace: MutableMapping[str, Any],
    home_of: dict[str, str],
    missing: Callable[[str], AttributeError] | None = None,
) -> Callable[[str], object]:
    """Return the `__getattr__` of a package whose names are defined in modules of its own.

    Args:
        namespace: The package's `globals()`, which keeps each name once it is imported.
        home_of: The module of each name, relative to the package. A name that is a module
            itself has "" for its home.
        missing: Makes the error for a name without a home.
    """
    package: str = namespace["__name__"]

    def find(name: str) -> object:
        from importlib import import_module

        home = home_of.get(name)
        if home is None:
            if missing is not None:
                raise missing(name)
            raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name)
        if not home:
            return import_module(f"{package}.{name}")
        value = namespace[name] = getattr(import_module(f"{package}.{home}"), name)
        return value

    return find
