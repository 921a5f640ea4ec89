"""How a text becomes a draft: the text of a file first, then what it says.

- `read_text(text_or_path)` gives a `SourceText`: the text as given, the normalised text, and the
  way from offsets of one to offsets of the other.
"""

from __future__ import annotations

from dalian_report.drafting._source_text import Heading, SourceText, read_text

__all__ = ["Heading", "SourceText", "read_text"]
