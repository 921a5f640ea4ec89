"""Expect an error by its class, its code and its place, whatever its sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

    from dalian_report.errors import DalianReportError

__all__ = ["refused"]

E = TypeVar("E", bound="DalianReportError")


@contextmanager
def refused(kind: type[E], signature: str) -> Generator[pytest.ExceptionInfo[E]]:
    """Expect an error with this code and place.

    The signature is "CODE PLACE", such as "not-positive base", or the code alone if the
    place does not matter.
    """
    with pytest.raises(kind) as caught:
        yield caught
    code, _, place = signature.partition(" ")
    error = caught.value
    assert (error.code, error.place if place else "") == (code, place), str(error)
    assert code in type(error).codes(), f"{code} is not a code of {type(error).__name__}"
