"""The basis of a page's verdicts: rules, marks, sources, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report._version import __version__
from dalian_report.attainment import AboutReading, DecisionRule, Verdict
from dalian_report.views._card_words import LEGEND
from dalian_report.views._markup import Markup, element, filled, joined, link
from dalian_report.views._page_rows import MARK_WORDS, verdict_badge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.attainment._card import Card
    from dalian_report.views._page_details import PageContext

RULES = {
    DecisionRule.SIMPLE: "Simple rule: a published number is taken at its face value.",
    DecisionRule.GUARDED: "Guarded rule: an exact published number stands for every value that "
    "rounds to it.",
    DecisionRule.ROUNDED_VALUE: "Rounded value rule: a published number is rounded to the last "
    "digit of the limit first.",
}
_READINGS = {
    AboutReading.GREY: "inside the grey zone a target is undecided",
    AboutReading.INCLUSIVE: "inside the grey zone a target is met",
    AboutReading.TWO_SIDED: "a hedged target is met inside the grey zone only, on both sides",
}
_ORIGINAL = {
    True: "Where the Chinese text hedges a number otherwise than the English page, the Chinese "
    "hedge counts.",
    False: "The hedges are those of the English page, also where the Chinese text differs.",
}
_MEANINGS = {
    Verdict.MET: "every value that the published outcome allows meets the target",
    Verdict.NOT_MET: "no value that the published outcome allows meets the target, even with "
    "its hedge",
    Verdict.UNDECIDED: "the hedge of the outcome or of the target allows both verdicts",
    Verdict.NO_DATA: "no outcome was found",
}


def bar_key() -> Markup:
    """The parts of the small bars, folded."""
    return filled("bar-key.html")


def how_to_read(card: Card) -> Markup:
    """The rule and the policy used, and the meaning of the verdicts and the marks."""
    policy = card.policy
    return filled(
        "reading.html",
        rule=RULES[card.rule],
        about=str(policy.about),
        nearly=str(policy.nearly),
        reading=_READINGS[policy.about_reading],
        original=_ORIGINAL[policy.use_original],
        published=(
            "every published outcome counts" if card.as_of is None else f"published by {card.as_of}"
        ),
        verdicts=_defined((verdict_badge(verdict), said) for verdict, said in _MEANINGS.items()),
        marks=_defined((f"{mark} {MARK_WORDS[mark]}", said) for mark, said in LEGEND),
    )


def _defined(terms: Iterable[tuple[str, str]]) -> Markup:
    return joined(
        element("div", element("dt", term), element("dd", meaning)) for term, meaning in terms
    )


def source_list(page: PageContext) -> Markup:
    """The text of the promises, and the numbered sources of the outcomes."""
    source = page.report.source
    items = [
        element(
            "li",
            f"{source.publisher}, {source.title}, {source.date}. ",
            link(source.url, source.url),
            None if source.read_at is None else " Read in a copy: ",
            None if source.read_at is None else link(source.read_at, source.read_at),
            id=f"source-{number}",
        )
        for number, source in enumerate(page.sources, 1)
    ]
    return filled(
        "sources.html",
        promises=link(source.url, f"{source.publisher}, {source.title}"),
        date=source.date,
        length=f"{source.length:,}",
        sha256=source.sha256,
        text=_way_to_text(page),
        outcomes=element("ol", *items) if items else element("p", "No outcomes were found."),
    )


def _way_to_text(page: PageContext) -> str:
    """How a reader comes from a place such as "characters 10–20" to the words there."""
    if page.text is not None:
        return "The words come from the attached text."
    command = (
        f"dalian-report scorecard --edition {page.report.edition} --source text.txt --html FILE"
    )
    words = [element("span", word, class_="range") for word in command.split(" ")]
    return filled("source-command.html", command=joined(words, " "))


def citation(card: Card) -> Iterator[Markup]:
    """How to cite the page, and the versions of all that made it."""
    report = card.report
    as_of = "" if card.as_of is None else f", outcomes published by {card.as_of}"
    cite = (
        f"{report.source.publisher}, “{report.source.title}” ({report.source.date}): scorecard of "
        f"the targets for {report.edition}, dalian-report {__version__}, data "
        f"{report.data_version}, {card.rule.value.replace('_', ' ')} rule{as_of}."
    )
    versions = (
        f"Made with dalian-report {__version__}; data {report.data_version}, schema "
        f"{report.schema_version}."
    )
    yield element("p", element("b", "Cite as: "), element("cite", cite))
    yield element("p", versions)
