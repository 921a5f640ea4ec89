"""Rules on links: goals and targets, baselines, deliverables, entities, relations, units."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.model._vocabulary import DeliverableStrength, StatementKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dalian_report.check._context import CheckContext
    from dalian_report.model import Deliverable, Entity, Figure, Target

_SHORTEST = 4
_STEM = 6
_PROMISES = {StatementKind.COMMITMENT, StatementKind.GOAL}


def goals(context: CheckContext) -> Iterator[Finding]:
    """A goal has a target, a figure to be reached has a target, and each names the others."""
    targets = context.report.targets
    of_statements = {target.statement_id for target in targets}
    used: dict[str, list[str]] = defaultdict(list)
    for target in targets:
        for id in filter(None, (target.figure_id, target.stretch_figure_id)):
            used[id].append(target.indicator_id)
    for statement in context.report.statements:
        figures = context.figures_of[statement.id]
        aims = any(figure.status is Status.TARGET for figure in figures)
        if statement.kind is StatementKind.GOAL and not (aims or statement.id in of_statements):
            yield Finding.of("link-goal", statement.id, "no-target")
        if statement.kind is not StatementKind.GOAL and (aims or statement.id in of_statements):
            yield Finding.of("link-goal", statement.id, "not-a-goal", kind=statement.kind.value)
    for figure in context.report.figures:
        # Several quantities may share a number ("both by 8%"): one target for each of them.
        indicators = used[figure.id]
        if figure.status is Status.TARGET and len(indicators) != max(1, len(set(indicators))):
            yield Finding.of("link-goal", figure.id, "targets", len(indicators))
    for target in targets:
        yield from _target(context, target, used)
        if not target.counted and not target.note:
            yield Finding.of("link-goal", target.id, "uncounted")


def _target(
    context: CheckContext, target: Target, used: Mapping[str, list[str]]
) -> Iterator[Finding]:
    if target.year != context.report.year:
        yield Finding.of("link-goal", target.id, "year", target.year, wanted=context.report.year)
    for field in ("figure_id", "stretch_figure_id"):
        figure: Figure | None = context.report.get(getattr(target, field))
        if figure is None:
            continue
        if figure.status is not Status.TARGET:
            yield _goal(target, figure, "status", status=figure.status.value)
        if figure.indicator_id not in used[figure.id]:
            yield _goal(target, figure, "indicator", indicator=figure.indicator_id)
        if field == "figure_id" and figure.statement_id != target.statement_id:
            yield _goal(target, figure, "statement", statement=target.statement_id)


def _goal(target: Target, figure: Figure, case: str, **details: str | None) -> Finding:
    return Finding.of("link-goal", target.id, case, figure=figure.id, **details)


def baselines(context: CheckContext) -> Iterator[Finding]:
    """A baseline is a result of the year before, of the same indicator unless it says why."""
    for target in context.report.targets:
        figure: Figure | None = context.report.get(target.baseline_figure_id)
        if figure is None:
            continue
        if figure.status is not Status.RESULT or figure.year != target.year - 1:
            details = {"status": figure.status.value, "year": figure.year}
            yield Finding.of("link-baseline", target.id, "status", figure=figure.id, **details)
        if figure.indicator_id != target.indicator_id and target.comparability is None:
            details = {"indicator": figure.indicator_id}
            yield Finding.of("link-baseline", target.id, "indicator", figure=figure.id, **details)


_TRIES = "bid|strive|vie|compete|apply|support|help|promote|encourage"
_TRIES_ZH = "力争|争创|争取|申报|申请|申创|支持|推动|帮助|协助|鼓励"
_TRIED = re.compile(rf"(?:{_TRIES})\b|{_TRIES_ZH}", re.IGNORECASE)
# The verb of the promise itself: "In 2040 the city will support", not "the support centre".
_TRIED_IN_TEXT = re.compile(
    rf"\b(?:will|shall|is to|are to) (?:\w+ly )?(?:{_TRIES})\b|\b(?:a|its|their) bid\b"
    rf"|(?:^|[，；、年将要])(?:{_TRIES_ZH})",
    re.IGNORECASE,
)


def deliverables(context: CheckContext) -> Iterator[Finding]:
    """A deliverable belongs to a commitment, and its words give its strength."""
    for deliverable in context.report.deliverables:
        statement = context.report.statement(deliverable.statement_id)
        if deliverable.strength is DeliverableStrength.COMMITTED:
            yield from _tried(deliverable, statement.text)
        kind = statement.kind
        if kind is not StatementKind.COMMITMENT:
            yield Finding.of(
                "link-deliverable",
                deliverable.id,
                statement=deliverable.statement_id,
                kind=kind.value,
            )


def _tried(deliverable: Deliverable, text: str) -> Iterator[Finding]:
    if _TRIED.match(deliverable.action):
        words = f"{deliverable.action} {deliverable.object}"
    elif _TRIED_IN_TEXT.search(text):
        words = text
    else:
        return
    yield Finding.of("deliverable-strength", deliverable.id, words=words)


def entities(context: CheckContext) -> Iterator[Finding]:
    """An entity's statements say a word of its name, each once and in order."""
    for entity in context.report.entities:
        for id in entity.statement_ids:
            text = context.report.statement(id).text
            if text and not _names(text, entity):
                yield _entity(entity, "not-named", statement=id, text=text)
        for first, second in pairwise(entity.statement_ids):
            if context.places[second] < context.places[first]:
                yield _entity(entity, "order", statement=second, before=first)
        if not entity.statement_ids:
            yield _entity(entity, "none")
    yield from _unlisted(context)


def _unlisted(context: CheckContext) -> Iterator[Finding]:
    """Statements that print an entity's whole name and are not on its list."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in context.report.entities:
        named[_small(entity.name.strip('"'))].append(entity)
    # Not inside another name: "Liaoning Huanghai Laboratory", "Hengli's park", "China-Japan".
    whole = re.compile(rf"(?<![\w\"-])(?:{_either_case(filter(None, named))})(?!\w|-|'s| [A-Z])")
    for statement in context.report.statements:
        names = map(_small, whole.findall(re.sub(r'"[^"]*"', '""', statement.text)))
        for name in dict.fromkeys(names):
            if not any(statement.id in entity.statement_ids for entity in named[name]):
                yield _entity(
                    named[name][0], "not-listed", statement=statement.id, text=statement.text
                )


def _either_case(names: Iterable[str]) -> str:
    """A pattern for names whose first letter may be a capital. The longer ones come first."""
    # Parted by that letter: a search then need not try all names at every word.
    rest: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        rest[name[0]].append(re.escape(name[1:]))
    either = {first: re.escape(first) + re.escape(first.upper()) for first in rest}
    groups = (f"[{either[first]}](?:{'|'.join(ends)})" for first, ends in rest.items())
    # Without names, a pattern that never matches.
    return "|".join(groups) or r"(?!)"


def _small(name: str) -> str:
    """The name as in the middle of a sentence, if it has an article or a common noun first."""
    return name[:1].lower() + name[1:]


def _entity(entity: Entity, case: str, **details: str) -> Finding:
    return Finding.of("link-entity", entity.id, case, **details)


def _names(text: str, entity: Entity) -> bool:
    """Whether the text has a telling word of the name, in whatever form of the word."""
    if entity.name in text or (entity.name_zh is not None and entity.name_zh in text):
        return True
    telling = _stems(entity.name) or {entity.name.lower()}
    return not telling.isdisjoint(_stems(text))


def _stems(text: str) -> set[str]:
    """The beginnings of the long words and of words with a capital or a digit."""
    words = re.findall(r"\w+", text)
    return {word.lower()[:_STEM] for word in words if len(word) >= _SHORTEST or not word.islower()}


def relations(context: CheckContext) -> Iterator[Finding]:
    """A promise of this year continues an achievement of the year before."""
    for place, relation in enumerate(context.report.relations):
        ends = (
            ("from", relation.from_id, _PROMISES),
            ("to", relation.to_id, {StatementKind.ACHIEVEMENT}),
        )
        for case, id, kinds in ends:
            path, kind = f"$.relations[{place}]", context.report.statement(id).kind
            if kind not in kinds:
                yield Finding.of("link-relation", path, case, statement=id, kind=kind.value)


_FACTORS = {
    "percent": "1/100",
    "ratio": "1",
    "mu": "2000/3",
    "m2": "1",
    "km": "1000",
    "kWh": "3600000",
    "jin": "1/2",
    "t": "1000",
    "day": "86400",
}
_CURRENCIES = {"CNY", "USD"}


def units(context: CheckContext) -> Iterator[Finding]:
    """The units of the standard list match their codes."""
    for unit in context.report.units:
        if unit.code in _FACTORS and unit.si_factor != _FACTORS[unit.code]:
            yield Finding.of(
                "unit", unit.code, "factor", factor=unit.si_factor, wanted=_FACTORS[unit.code]
            )
        if unit.code in _CURRENCIES and unit.iso4217 != unit.code:
            yield Finding.of("unit", unit.code, "currency", currency=unit.iso4217)
