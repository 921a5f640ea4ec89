"""Rules on the names of entities: each has one, in its record and in every statement."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.check._context import CheckContext
    from dalian_report.model import Entity

_SHORTEST = 3
_STEM = 5
_BETWEEN = {"a", "an", "and", "at", "for", "in", "of", "on", "the", "s", "to"}
_WORD = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"[.;:,()\"]")
_SPELLING = re.compile(r"tre$|iz(?=[aei])")

_Stems = tuple[str, ...]


def chinese(context: CheckContext) -> Iterator[Finding]:
    """No two entities share a Chinese name."""
    first: dict[str, Entity] = {}
    for entity in context.report.entities:
        if entity.name_zh is None:
            continue
        other = first.setdefault(entity.name_zh, entity)
        if other is not entity:
            yield Finding.of(
                "entity-names", entity.id, "same-chinese", name_zh=entity.name_zh, other=other.id
            )


def near(context: CheckContext) -> Iterator[Finding]:
    """No two entities have names that differ in spelling or length alone."""
    for group in _by_ends(context).values():
        for (other, its), (entity, own) in combinations(group, 2):
            if set(its) == set(own) or _is_shortened(its, own) or _is_shortened(own, its):
                names = {"name": entity.name, "other": other.id, "other_name": other.name}
                yield Finding.of("entity-names", entity.id, "near", **names)


def in_statements(context: CheckContext) -> Iterator[Finding]:
    """No statement has another name for an entity."""
    groups: dict[str, list[tuple[Entity, _Stems]]] = defaultdict(list)
    for entity in context.report.entities:
        whole = _stems(entity.name)
        if len(whole) > _SHORTEST:
            groups[whole[0]].append((entity, whole))
    known = {_stems(entity.name) for entity in context.report.entities}
    for statement in context.restated:
        words = list(_WORD.finditer(statement.text))
        stems = {_stem(word[0]) for word in words}
        for place, word in enumerate(words):
            # A name begins with a capital, also where "of" is all that is small in it.
            starting = groups.get(_stem(word[0]), ()) if word[0][:1].isupper() else ()
            for entity, whole in starting:
                if whole[-1] not in stems:
                    continue
                run = _run(words[place:], whole, statement.text)
                if _is_shortened(_stems(run), whole) and _stems(run) not in known:
                    yield Finding.of(
                        "entity-names", entity.id, "statement", name=run, statement=statement.id
                    )


def _run(words: list[re.Match[str]], whole: _Stems, text: str) -> str:
    """The words from here on that belong to a name, to its last word, or "" without the name."""
    begin, end, last = words[0].start(), 0, words[0].end()
    for word in words:
        gap, stem = text[last : word.start()], _stem(word[0])
        if _PARTED.search(gap) or (stem not in whole and word[0] not in _BETWEEN):
            break
        last = word.end()
        if stem == whole[-1]:
            end = last
    return text[begin:end]


def _by_ends(context: CheckContext) -> dict[_Stems, list[tuple[Entity, _Stems]]]:
    """The entities by the first and the last word of their names."""
    by_ends: dict[_Stems, list[tuple[Entity, _Stems]]] = defaultdict(list)
    for entity in context.report.entities:
        stems = _stems(entity.name)
        if stems:
            by_ends[stems[0], stems[-1]].append((entity, stems))
    return by_ends


def _is_shortened(short: _Stems, whole: _Stems) -> bool:
    """Whether words inside the name are left out. One of two words may tell two places apart."""
    return _SHORTEST <= len(short) < len(whole) and set(short) < set(whole)


def _stems(name: str) -> _Stems:
    """The words of a name in whatever spelling: "Centre" and "Center", "&" and "and"."""
    outside = re.sub(r"\([^)]*\)", " ", name)
    return tuple(_stem(word) for word in _WORD.findall(outside) if word.lower() not in _BETWEEN)


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return _SPELLING.sub(_spelled, word.lower())[:_STEM]


def _spelled(match: re.Match[str]) -> str:
    return {"tre": "ter"}.get(match[0], "is")
