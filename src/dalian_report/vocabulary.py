"""The closed vocabularies of the data, as string enums: their values stand in the JSON."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Bound",
    "DeliverableAction",
    "Direction",
    "EntityKind",
    "IndicatorPolarity",
    "Measure",
    "NumeralRole",
    "ObservationStatus",
    "RelationKind",
    "SectionKind",
    "Sense",
    "Stated",
    "StatementKind",
    "Status",
    "Strength",
]


class Bound(StrEnum):
    """How a printed number limits the true one, as the text says it."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    NEARLY = "nearly"

    @property
    def mirrored(self) -> Bound:
        """The bound of the negated number: more than 5 is less than -5.

        >>> Bound.MORE_THAN.mirrored
        <Bound.LESS_THAN: 'less_than'>
        """
        return _MIRRORED.get(self, self)


_MIRRORED = {
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.MORE_THAN,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}


class Measure(StrEnum):
    """What kind of number it is."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    DURATION = "duration"


class Direction(StrEnum):
    """Which way a growth or a change goes; the value itself stays positive."""

    UP = "up"
    DOWN = "down"


class Status(StrEnum):
    """What a figure is in the report: a result, a target, or background."""

    RESULT = "result"
    TARGET = "target"
    CONTEXT = "context"


class ObservationStatus(StrEnum):
    """How settled an observed number is."""

    FINAL = "final"
    REPORTED = "reported"
    ESTIMATE = "estimate"


class Stated(StrEnum):
    """A publisher's own judgement where it prints no number."""

    MET = "met"
    NOT_MET = "not_met"


class Sense(StrEnum):
    """From which side a target is reached."""

    FLOOR = "floor"
    CEILING = "ceiling"
    POINT = "point"
    IN_STEP_WITH = "in_step_with"


class Strength(StrEnum):
    """The force of the verb that makes a number a target."""

    EXPECTED = "expected"
    COMMITTED = "committed"
    STRIVED_FOR = "strived_for"


class SectionKind(StrEnum):
    """The place of a section in the outline."""

    FRONT = "front"
    PART = "part"
    SECTION = "section"
    TOPIC = "topic"
    PARAGRAPH = "paragraph"
    BACK = "back"


class StatementKind(StrEnum):
    """What a statement does."""

    ACHIEVEMENT = "achievement"
    COMMITMENT = "commitment"
    GOAL = "goal"
    PRINCIPLE = "principle"
    CONTEXT = "context"
    PROBLEM = "problem"
    COURTESY = "courtesy"


class NumeralRole(StrEnum):
    """Why a number token is no figure."""

    HEADING = "heading"
    DATE = "date"
    NAME = "name"
    IDIOM = "idiom"


class IndicatorPolarity(StrEnum):
    """Which way an indicator is meant to go."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"


class EntityKind(StrEnum):
    """What kind of thing a name names."""

    COMPANY = "company"
    PLACE = "place"
    PROJECT = "project"
    BODY = "body"
    PROGRAMME = "programme"


class RelationKind(StrEnum):
    """How one statement bears on another."""

    CONTINUES = "continues"


class DeliverableAction(StrEnum):
    """The act by which a deliverable is done."""

    APPROVE = "approve"
    BUILD = "build"
    COMPLETE = "complete"
    CREATE = "create"
    ELIMINATE = "eliminate"
    ESTABLISH = "establish"
    EXTEND = "extend"
    HOLD = "hold"
    ISSUE = "issue"
    LAUNCH = "launch"
    OPEN = "open"
    SELECT = "select"
    START = "start"
