"""The words by which a text is read: headline concepts, verbs, bridges, parts, goals."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from importlib_resources import files

from dalian_report.drafting._additions import checked_additions

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Concept", "Vocabulary", "trie", "vocabulary_of"]


# A share of gross domestic product, between a concept and its number.
_OF_PRODUCT = (
    "(?:占|相当于|与)(?:全[市省区国州]|我?[市省])?(?:同期)?(?:地区|国内|全市)?(?:生产总值|GDP)(?:的)?"
    "(?:比重|比例|比率|之比)?"
)

# 在沿海城市中率先突破: the rivals of the place are not what the number is of.
_AMONG_PEERS = "(?:在[^，。；、\\d在]{1,12})?(?:率先|首个|第一个)"
_YEARS_AGO = r"[一二三四五六七八九十两\d]{1,2}年前(?!进)"


def trie(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first, with shared beginnings.

    >>> re.fullmatch(trie(["增长", "增长率"]), "增长率") is not None
    True
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    parts = [
        re.escape(character) + _branch(child) for character, child in node.items() if character
    ]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{joined}?" if ends else joined


@attrs.frozen
class Concept:
    """A headline concept of the registry."""

    id: str
    name: str
    names: tuple[str, ...] = attrs.field(converter=tuple, repr=False)
    measures: Mapping[str, list[str]] = attrs.field(repr=False)
    """The measures, each with the units in which reports print it."""
    polarity: str = attrs.field(repr=False)
    definition: str = attrs.field(repr=False)
    default: str = "level"
    """The measure of a percentage that no verb explains."""
    share: str | None = None
    """The concept of its share of gross domestic product."""
    pair: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    """The two concepts that share its name where two numbers follow."""
    breaks: tuple[str, ...] = attrs.field(default=(), converter=tuple, repr=False)
    english: tuple[str, ...] = attrs.field(default=(), converter=tuple, repr=False)
    """Its names in English texts."""
    scopes: tuple[str, ...] = attrs.field(default=(), converter=tuple, repr=False)
    """Words before a name that leave it the concept, such as the built-up area for good air."""

    def all_names(self) -> Iterator[str]:
        """The names, each also with the words that may be before it."""
        for name in self.names:
            yield name
            yield from (f"{scope}{name}" for scope in self.scopes)


@attrs.frozen(eq=False)
class Vocabulary:
    """The registry of concepts and the word lists, with the patterns made of them."""

    concepts: Mapping[str, Concept] = attrs.field(repr=False)
    words: Mapping[str, Mapping[str, list[str]]] = attrs.field(repr=False)
    names: Mapping[str, str] = attrs.field(init=False, repr=False)
    """The concept of each name."""
    concept_pattern: re.Pattern[str] = attrs.field(init=False, repr=False)
    change_pattern: re.Pattern[str] = attrs.field(init=False, repr=False)
    bridge_pattern: re.Pattern[str] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        names = {
            name: concept.id for concept in self.concepts.values() for name in concept.all_names()
        }
        growth = self.words["growth"]
        put = object.__setattr__
        put(self, "names", names)
        put(self, "concept_pattern", re.compile(trie(names)))
        put(
            self,
            "change_pattern",
            re.compile(
                f"(?P<first>{trie(growth['first'])})|(?P<none>{trie(growth['not'])})|"
                f"(?P<noun>{trie(growth['nouns'])})"
                f"|(?P<down>{trie(growth['down'])})|(?P<up>{trie(growth['up'])})"
            ),
        )
        bridges = trie(
            [*self.words["bridge"]["words"], *growth["up"], *growth["down"], *growth["nouns"]]
        )
        put(
            self,
            "bridge_pattern",
            re.compile(
                # Possessive: a long stretch of such words is read once.
                rf"(?:{_OF_PRODUCT}|{_AMONG_PEERS}|{_YEARS_AGO}|{bridges}|“?(?:十[一二三四五六]?五|[六七八九]五)”?|"
                rf"(?:扣除|剔除|考虑)[^，。；\d]{{1,12}}?(?:(?:因素|影响)后?|(?:退税|降费|后)(?!因素|影响|等|后))|（[^（）]{{0,30}}）|\([^()]{{0,30}}\)|\d{{2,4}}年前?|"
                r"[一二][九〇零][〇零一二三四五六七八九]{2}年|[：:“”])*+"
            ),
        )

    @cache  # noqa: B019
    def english(self) -> tuple[re.Pattern[str], Mapping[str, str]]:
        """The pattern of the English names, and the concept of each in lower case."""
        names = {
            name.lower(): concept.id
            for concept in self.concepts.values()
            for name in concept.english
        }
        return re.compile(rf"\b(?:{trie(names)})\b", re.IGNORECASE), names

    @cache  # noqa: B019
    def pattern(self, table: str, key: str) -> re.Pattern[str]:
        """The pattern of one word list."""
        return re.compile(trie(self.words[table][key]))

    @cache  # noqa: B019
    def ending(self, table: str, key: str) -> tuple[str, ...]:
        """The words of one list, the longest first."""
        return tuple(sorted(self.words[table][key], key=len, reverse=True))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / name).read_text(encoding="utf-8"))


def _concepts(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Concept]:
    return {id: Concept(id=id, **table) for id, table in tables.items()}


@cache
def _shipped() -> Vocabulary:
    return Vocabulary(_concepts(_read("concepts.toml")), _read("words.toml"))


def vocabulary_of(
    given: Vocabulary | Mapping[str, Any] | str | os.PathLike[str] | None = None,
) -> Vocabulary:
    """The shipped vocabulary, with a user's additions.

    The additions are a mapping, or the path of a TOML file, with `concepts` (whole concepts, or
    `names` for one of the registry) and `words` (table, key, list of words).

    Raises:
        DataError: if the additions cannot be read or used.

    >>> vocabulary_of({"concepts": {"gdp": {"names": ["全域产出"]}}}).names["全域产出"]
    'gdp'
    """
    if given is None:
        return _shipped()
    if isinstance(given, Vocabulary):
        return given
    shipped = _shipped()
    given = checked_additions(given, shipped.concepts, shipped.words)
    concepts = dict(shipped.concepts)
    for id, table in given.get("concepts", {}).items():
        known = concepts.get(id)
        if known is None:
            concepts[id] = Concept(id=id, **table)
        else:
            added = {
                **table,
                "names": (*known.names, *table.get("names", ())),
                "english": (*known.english, *table.get("english", ())),
                "scopes": (*known.scopes, *table.get("scopes", ())),
            }
            concepts[id] = attrs.evolve(known, **added)
    words = {
        name: {key: list(row) for key, row in table.items()}
        for name, table in shipped.words.items()
    }
    for name, table in given.get("words", {}).items():
        for key, row in table.items():
            words.setdefault(name, {}).setdefault(key, []).extend(row)
    return Vocabulary(concepts, words)
