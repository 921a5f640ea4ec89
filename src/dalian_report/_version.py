"""The three versions: of the code, of the data's shape, and of the data's content."""

from __future__ import annotations

__version__ = "0.1.0"
SCHEMA_VERSION = "1.0"
DATA_VERSION = "1.0.0"
