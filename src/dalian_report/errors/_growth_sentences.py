"""The codes of the growth and progress errors: meaning, sentence and fix."""

from __future__ import annotations

__all__ = ["GROWTH", "GROWTH_UNIT"]

Rows = dict[str, tuple[str, str, str]]

GROWTH: Rows = {
    "below-minus-one": (
        "A rate is below -1: nothing falls by more than 100%.",
        "{place} must be -1 (a fall of 100%) or more, got {value}",
        "Give the rate as a ratio: 0.045 is 4.5%.",
    ),
    "not-above-minus-one": (
        "A rate is -1 or below where the formula divides by 1 + rate.",
        "{place} must be above -1 (a fall of 100%), got {value}",
        "Give the rate as a ratio: 0.045 is 4.5%.",
    ),
    "never-doubles": (
        "A level never doubles at a rate of 0 or below.",
        "{place} must be above 0 for a level to double, got {value}",
        "Give a rate above 0.",
    ),
    "too-many-periods": (
        "The number of periods is too large.",
        "{place} must be at most {most}, got {value}",
        "Use longer periods.",
    ),
    "too-many-digits-in-all": (
        "The numbers of a series have too many digits together.",
        "{place} has too many digits in all[[ by {year}]]: round the numbers first",
        "Round the numbers first.",
    ),
    "earlier-year": (
        "A record is of an earlier year than the record that it follows.",
        "{place} must not be of an earlier year than {first}, got {value} after {first_year}",
        "Exchange the arguments.",
    ),
    "other-year": (
        "A record is of a different year.",
        "{place} must be of {wanted}[[ as {first} is]], got {value}[[ of {year}]]",
        "Give a record of the year that the sentence names.",
    ),
    "growth-record": (
        "A growth rate is given where an amount is needed.",
        (
            "{place} must be an amount, got the growth {value}: for rates use compound, deflate or"
            " percentage_points"
        ),
        "Give the amounts, or use a function of rates.",
    ),
    "rank": (
        "A rank cannot grow.",
        "{place} must be an amount, got the rank {value}",
        "Give a level, a rate or a share.",
    ),
    "unusable-record": (
        "A record has a number that cannot be used.",
        "{place} must have a number that can be used, got {value}: {reason}",
        "Correct the record.",
    ),
    "empty-series": (
        "A series is empty.",
        "{place} must be a series of at least one number, got {value}",
        "Give at least one number.",
    ),
    "too-long-series": (
        "A series has too many members.",
        "{place} must have at most {most} members, got more",
        "Shorten the series.",
    ),
    "too-many-years": (
        "A series spans too many years.",
        "{place} must span at most {most} years, got {first} to {last}",
        "Shorten the series.",
    ),
    "not-a-pair": (
        "A base and a value are needed.",
        "{place} must be a base and a value, got {value}",
        "Give two numbers.",
    ),
    "goal-not-reached": (
        "The path does not reach the goal.",
        "goal {goal} is not reached from start {start} at rate {value}",
        "Give a rate that leads towards the goal.",
    ),
    "goal-perhaps-not-reached": (
        "The path does not reach the goal for some of the numbers in the sets.",
        "goal {goal} may not be reached from start {start} at rate {value}",
        "Give a rate that leads towards the goal for all numbers of the sets.",
    ),
    "result-out-of-range": (
        "The result is too large, or too near to 0.",
        (
            "the result must be 0 or between 10**-{exponent} and 10**{exponent} in size"
            "[[, got 10**{power}]][[: a factor of {factor} is compounded {times} times]]"
            "[[: {reason}]]"
        ),
        "Give fewer periods, or a rate nearer to 0.",
    ),
    "missing-rate": (
        "A series has a gap.",
        "{place} must be a rate, got none: missing='bridge' bridges the gap",
        "Give the missing rate, or pass missing='bridge'.",
    ),
    "no-known-rate": (
        "No member of a series is known.",
        "{place} must have at least one known rate, got {value} gaps",
        "Give at least one rate.",
    ),
    "not-one-whole-number": (
        "A path needs a whole number of periods, not a set or a fraction.",
        "{place} must be one whole number, got {value}",
        "Give an integer.",
    ),
    "too-long-path": (
        "A path has too many periods for the digits of its rate.",
        "{place} must be at most {most}, and fewer for a rate of many digits; got {value}",
        "Give fewer periods, or round the rate.",
    ),
    "repeated-year": (
        "A series has two members of one year.",
        "{place} must have one value for {year}, got {first} and {value}",
        "Keep one of the members.",
    ),
    "not-a-year": (
        "A year is not a whole number in the accepted range.",
        "{place} must be a year[[ from {first} to {last}]], got {value}",
        "Give the year as an integer.",
    ),
    "year-not-in-series": (
        "The series lacks a value of the base year.",
        "{place} must be a year of the series, got {value}",
        "Give one of the years of the series.",
    ),
    "missing-year": (
        "A series of growth rates has a gap between its years.",
        "{place} must be given: the levels need its rate",
        "Give the missing rate.",
    ),
    "not-a-dated-value": (
        "A year and a value are needed.",
        "{place} must be a pair of a year and a value, got {value}",
        "Give a pair such as (2030, 42.5), or a record that has a year.",
    ),
    "judgement-only": (
        "An observation has a stated judgement and no number.",
        "{place} must have a number, got the judgement {value}",
        "Give a number.",
    ),
    "not-one-number": (
        "A record has a hedge or a range, and one number is needed.",
        "{place} must be one number, got {value}: give the number to use instead",
        "Give the number to use in its place.",
    ),
    "other-measure": (
        "The records of a series measure different things.",
        "{place} must have the measure {wanted}; {value} has the measure {measure}",
        "Give records of one measure.",
    ),
    "other-indicator": (
        "The records of a series are of different indicators.",
        "{place} must be of {wanted} as the others, got {value} of {indicator}",
        "Give records of one indicator.",
    ),
    "target-not-after-base": (
        "The target's year is not after the base year.",
        "the year of {place} must be after {first}, the base, got {value}",
        "Give a later target, or an earlier base year.",
    ),
    "no-target": (
        "The linear path needs a target.",
        "{place} must be given for the linear path",
        "Give target, or choose a different method.",
    ),
    "no-polarity": (
        "Without a target, the method needs the direction of progress.",
        "{place} must be given without a target",
        "Give polarity or target.",
    ),
    "unwanted-limit": (
        "A limit has a meaning only for open_sdg without a target.",
        "{place} must be left out unless the method is open_sdg without a target",
        "Leave limit out.",
    ),
}

GROWTH_UNIT: Rows = {
    "not-a-ratio": (
        "A rate or a share is in a unit other than percent or ratio.",
        "{place} must be in percent or a ratio, got {value}",
        "Give a record in percent, or the ratio as a plain number.",
    ),
    "not-periods": (
        "A number of periods is in a unit that is not a time or a count.",
        "{place} must be a number of periods, got {value}",
        "Give the number of periods as a plain number.",
    ),
    "mixed-units": (
        "Levels are in different units.",
        "{place} must be in the unit of {first}, {wanted}, got {value}",
        "Convert the levels to one unit.",
    ),
    "target-not-on-index": (
        "The target of a series of growth rates is not a level on its index.",
        (
            "{place} must be a level on the index of the rates (100 in the year before the first),"
            " got {value}"
        ),
        "Give the target as a level, 100 in the year before the first rate.",
    ),
}
