"""From a text to a draft: first the text of a file, then its contents.

- `read_text(text_or_path)` gives a `SourceText`: the text as given, the normalised text, and the
  way from offsets of one to offsets of the other.
- `draft(text_or_path)` gives a `Draft`: a `Report` with every figure and target that the text
  prints, and the `Doubt`s that a person should read first.
- `vocabulary_of(additions)` gives the `Vocabulary` by which it is read: the registry of
  headline concepts (`data/concepts.toml`) and the words (`data/words.toml`).

The steps, each a module: text, identity (place and year), outline (sections and parts), roles of
numerals, subjects, measures, periods (year and status), targets, readings (which joins them for a
paragraph), doubts, report.
"""

from __future__ import annotations

from dalian_report.drafting._doubts import Doubt, DoubtCode
from dalian_report.drafting._draft import Draft, draft
from dalian_report.drafting._source_text import Heading, SourceText, read_text
from dalian_report.drafting._vocabulary import Concept, Vocabulary, vocabulary_of

__all__ = [
    "Concept",
    "Doubt",
    "DoubtCode",
    "Draft",
    "Heading",
    "SourceText",
    "Vocabulary",
    "draft",
    "read_text",
    "vocabulary_of",
]
