"""The closed vocabularies of the data, as string enums: their values are in the JSON.

The text below a value is its meaning. The JSON Schemas and the data dictionary repeat it.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Bound",
    "Coverage",
    "DeliverableAction",
    "DeliverableStrength",
    "Direction",
    "EntityKind",
    "IndicatorPolarity",
    "Measure",
    "NumeralRole",
    "ObservationStatus",
    "PlaceLevel",
    "RelationKind",
    "SectionKind",
    "Sense",
    "Stated",
    "StatementKind",
    "Status",
    "Strength",
]


class Coverage(StrEnum):
    """How much of its source text a report holds, and who read it."""

    FULL = "full"
    """Every sentence is restated, and every number is coded."""
    TARGETS = "targets"
    """The headline paragraphs, and every sentence that holds a target or answers a target of the
    year before."""
    DRAFT = "draft"
    """Made by a program and not read by a person: statements may lack a text."""


class PlaceLevel(StrEnum):
    """The level of the government that reports."""

    NATION = "nation"
    """The State Council."""
    PROVINCE = "province"
    """A province, an autonomous region or a municipality directly under the central government."""
    CITY = "city"
    """A major city: a provincial capital, a sub-provincial city or another large city."""
    PREFECTURE = "prefecture"
    """Another prefecture-level city, a prefecture, an autonomous prefecture or a league."""
    COUNTY = "county"
    """A county, a county-level city or a district."""


class Bound(StrEnum):
    """How a printed number limits the true one, as the text says it."""

    EXACT = "exact"
    """The number itself, without a hedge."""
    ABOUT = "about"
    """Near the number, on either side. How near is a matter of the policy for hedges."""
    MORE_THAN = "more_than"
    """Above the number, which is itself left out."""
    AT_LEAST = "at_least"
    """The number or more."""
    LESS_THAN = "less_than"
    """Below the number, which is itself left out."""
    AT_MOST = "at_most"
    """The number or less."""
    NEARLY = "nearly"
    """A little below the number. How little is a matter of the policy for hedges."""

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
    """The kind of number."""

    LEVEL = "level"
    """An amount, a stock, a count, a size, or things built or opened in the year."""
    GROWTH = "growth"
    """Relative change on the period before, in percent."""
    CHANGE = "change"
    """Absolute change: percentage points, places, an amount added."""
    SHARE = "share"
    """A part of a whole: shares, rates of coverage, of completion, of conversion."""
    RANK = "rank"
    """A place in an order. The smaller number is the better one."""
    DURATION = "duration"
    """A length of time."""


class Direction(StrEnum):
    """Which way a growth or a change goes. The value itself stays positive."""

    UP = "up"
    """It grew, or is to grow."""
    DOWN = "down"
    """It fell, or is to fall. Sets and verdicts treat the number as negative."""


class Status(StrEnum):
    """The status of a figure in the report: a result, a target, or background."""

    RESULT = "result"
    """Reported or estimated for the year past."""
    TARGET = "target"
    """To be reached or done in the year ahead."""
    CONTEXT = "context"
    """Anything else: a capacity, a threshold in a definition, an ambition without a year."""


class ObservationStatus(StrEnum):
    """Whether an observed number is final."""

    FINAL = "final"
    """The number with which the publisher closed the year."""
    REPORTED = "reported"
    """Published as a fact, and not called final."""
    ESTIMATE = "estimate"
    """Published as an estimate or a preliminary number."""


class Stated(StrEnum):
    """A publisher's own judgement where it prints no number."""

    MET = "met"
    """The publisher says that the target was reached."""
    NOT_MET = "not_met"
    """The publisher says that it was missed, or was below expectations."""


class Sense(StrEnum):
    """From which side a target is reached."""

    FLOOR = "floor"
    """The number or more."""
    CEILING = "ceiling"
    """The number or less."""
    POINT = "point"
    """The number itself."""
    IN_STEP_WITH = "in_step_with"
    """As much as the outcome of another indicator in the same year.

    It does not have its own number.
    """
    ABOVE_REFERENCE = "above_reference"
    """More than the outcome of the same indicator elsewhere, such as the national average."""
    ORDERED = "ordered"
    """The number that a higher level of government sets. The report does not print it."""
    STABLE = "stable"
    """To remain stable. The report prints no number."""


class Strength(StrEnum):
    """The force of the verb that makes a number a target."""

    EXPECTED = "expected"
    """It is in the list of main expected goals."""
    COMMITTED = "committed"
    """It is a task that is set without reserve."""
    STRIVED_FOR = "strived_for"
    """The Chinese verb says that the city strives for it."""


class DeliverableStrength(StrEnum):
    """The force of the verb that promises a deliverable."""

    COMMITTED = "committed"
    """The city does it itself, and promises it without reserve."""
    STRIVED_FOR = "strived_for"
    """The city bids or strives for it."""
    SUPPORTED = "supported"
    """Another body does or decides it, and the city gives support."""


class SectionKind(StrEnum):
    """The place of a section in the outline."""

    FRONT = "front"
    """The text before the first part."""
    PART = "part"
    """A numbered part of the report."""
    SECTION = "section"
    """A numbered section of a part."""
    TOPIC = "topic"
    """A numbered topic of a section."""
    PARAGRAPH = "paragraph"
    """A paragraph outside the sections of its part."""
    BACK = "back"
    """The text after the last part."""


class StatementKind(StrEnum):
    """The function of a statement."""

    ACHIEVEMENT = "achievement"
    """Done or measured in the year reviewed."""
    COMMITMENT = "commitment"
    """An act or an end promised for the year ahead."""
    GOAL = "goal"
    """A commitment that prints a number."""
    PRINCIPLE = "principle"
    """A guiding idea without an act of its own."""
    CONTEXT = "context"
    """Background: the meaning of a year, a fact about the world."""
    PROBLEM = "problem"
    """A difficulty that is admitted."""
    COURTESY = "courtesy"
    """Address, thanks or appeal."""


class NumeralRole(StrEnum):
    """Why a number token is not a figure."""

    HEADING = "heading"
    """It numbers a heading or an item of a list."""
    DATE = "date"
    """It is part of a date, or names a year."""
    NAME = "name"
    """It is part of a name, a slogan or a product."""
    IDIOM = "idiom"
    """It belongs to a turn of phrase and counts nothing."""


class IndicatorPolarity(StrEnum):
    """Which way an indicator is meant to go."""

    HIGHER_IS_BETTER = "higher_is_better"
    """More is better."""
    LOWER_IS_BETTER = "lower_is_better"
    """Less is better."""
    NEUTRAL = "neutral"
    """Neither is better as such."""


class EntityKind(StrEnum):
    """The kind of thing that a name denotes."""

    COMPANY = "company"
    """An enterprise or a group of them."""
    PLACE = "place"
    """A province, a district, an island, a park or another place."""
    PROJECT = "project"
    """Something to be built or set up."""
    BODY = "body"
    """An organ of party or state, an association, a school, an institute."""
    PROGRAMME = "programme"
    """A plan, a campaign, a policy or a slogan with a name."""


class RelationKind(StrEnum):
    """How one statement bears on another."""

    CONTINUES = "continues"
    """A commitment for the year ahead follows up a result of the year past."""


class DeliverableAction(StrEnum):
    """The act by which a deliverable is done."""

    APPROVE = "approve"
    """Give or win official recognition or consent."""
    BID = "bid"
    """Strive for a title, a list, a pilot or a consent that another body gives."""
    BUILD = "build"
    """Build, without saying that it will be finished."""
    COMPLETE = "complete"
    """Finish, or put into use."""
    CREATE = "create"
    """Make something that was not there."""
    ELIMINATE = "eliminate"
    """Do away with."""
    ESTABLISH = "establish"
    """Set up a body or a system."""
    EXTEND = "extend"
    """Carry further an existing thing."""
    HELP = "help"
    """Help somebody else to reach an end."""
    HOLD = "hold"
    """Hold a meeting, a fair, a contest."""
    ISSUE = "issue"
    """Publish a rule or a plan."""
    LAUNCH = "launch"
    """Set a programme or a service going."""
    OPEN = "open"
    """Open to traffic, to the public, for use."""
    SELECT = "select"
    """Choose from among candidates, or be chosen."""
    START = "start"
    """Begin work on."""
