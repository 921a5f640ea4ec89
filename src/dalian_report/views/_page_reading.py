"""The basis of a page's verdicts: rules, marks, sources, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report._version import __version__
from dalian_report.attainment import AboutReading, DecisionRule, Verdict
from dalian_report.views._card_words import LEGEND
from dalian_report.views._markup import Markup, element, joined, link
from dalian_report.views._page_rows import MARK_WORDS, verdict_badge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment._card import Card
    from dalian_report.model import Citation
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
_MEANINGS = {
    Verdict.MET: "every value that the published outcome allows meets the target",
    Verdict.NOT_MET: "no value that the published outcome allows meets the target, even with "
    "its hedge",
    Verdict.UNDECIDED: "the hedge of the outcome or of the target allows both verdicts",
    Verdict.NO_DATA: "no outcome was found",
}


def bar_key() -> Markup:
    """The parts of the small bars, folded."""
    keys = (
        ("came met", "outcome"),
        ("open met", "possible range of “at least”"),
        ("zone", "grey zone"),
        ("before", "year before"),
        ("wanted", "target"),
    )
    parts = [element("li", _swatch(kind), " ", word) for kind, word in keys]
    scale = (
        "Each bar runs from 0 to twice its target. Words below a bar name what is off its scale."
    )
    return element(
        "details",
        element("summary", "Parts of the bars"),
        element("p", scale),
        element("ul", *parts),
        class_="key",
    )


def _swatch(kind: str) -> Markup:
    shapes = {
        "before": element("circle", class_="before", cx=10, cy=8, r=3),
        "wanted": element("path", class_="wanted", d="M10 0V16"),
        "zone": element("rect", class_="zone", x=0, y=2, width=20, height=12),
    }
    shape = shapes.get(kind) or element("rect", class_=kind, x=0, y=5, width=20, height=6)
    return element("svg", shape, class_="swatch", viewBox="0 0 20 16", aria_hidden="true")


def how_to_read(card: Card) -> Markup:
    """The rule and the policy used, and the meaning of the verdicts and the marks."""
    tolerances = (
        f"A hedge such as “about” is read as a zone around the number: ±{card.policy.about} for "
        f"“about”, {card.policy.nearly} below for “nearly”; "
        f"{_READINGS[card.policy.about_reading]}. "
        "No law or standard sets these tolerances: they are our convention."
    )
    original = (
        "Where the Chinese text hedges a number otherwise than the English page, the Chinese "
        "hedge counts."
        if card.policy.use_original
        else "The hedges are those of the English page, also where the Chinese text differs."
    )
    verdicts = [
        element("div", element("dt", verdict_badge(verdict)), element("dd", meaning))
        for verdict, meaning in _MEANINGS.items()
    ]
    marks = [
        element("div", element("dt", f"{mark} {MARK_WORDS[mark]}"), element("dd", meaning))
        for mark, meaning in LEGEND
    ]
    return element(
        "section",
        element("h2", "How to read this page"),
        element("p", RULES[card.rule]),
        element("p", tolerances),
        element("p", original),
        element("p", f"Outcomes: {_outcomes_counted(card)}"),
        element("h3", "Verdicts"),
        element("dl", *verdicts),
        element("h3", "Marks"),
        element("dl", *marks),
        element("h3", "Margin"),
        element(
            "p",
            "The distance to the printed number, in its own unit; plus is on the good side. "
            "Ordered by margin, the rows compare it as a share of the target. Ordered by "
            "requirement or outcome, they are ordered by unit first.",
        ),
        id="reading",
    )


def _outcomes_counted(card: Card) -> str:
    if card.as_of is None:
        return "every published outcome counts; the best status and then the latest date decide."
    return f"published by {card.as_of}; the best status and then the latest date decide."


def source_list(page: PageContext) -> Markup:
    """The text of the promises, and the numbered sources of the outcomes."""
    source = page.report.source
    promises = element(
        "p",
        "The promises: ",
        link(source.url, f"{source.publisher}, {source.title}"),
        f", {source.date}, {source.length:,} characters, SHA-256 ",
        element("code", source.sha256),
        ". The page restates the promises in its own words.",
    )
    items = [
        element(
            "li",
            f"{source.publisher}, {source.title}, {source.date}. ",
            link(source.url, source.url),
            *_copy(source),
            id=f"source-{number}",
        )
        for number, source in enumerate(page.sources, 1)
    ]
    outcomes = element("ol", *items) if items else element("p", "No outcomes were found.")
    return element(
        "section",
        element("h2", "Sources"),
        promises,
        *_way_to_text(page),
        element("h3", "Outcomes"),
        outcomes,
        id="sources",
    )


def _way_to_text(page: PageContext) -> Iterator[Markup]:
    """How a reader comes from a place such as "characters 10–20" to the words there."""
    yield element("h3", "The words of the source", id="text")
    count = "Characters are counted from 0, and the last number is the first one not included."
    if page.text is not None:
        yield element("p", f"{count} The words come from the attached text.")
        return
    command = (
        f"dalian-report scorecard --edition {page.report.edition} --source text.txt --html FILE"
    )
    words = [element("span", word, class_="range") for word in command.split(" ")]
    yield element(
        "p",
        f"{count} The package does not contain the text. If you have it as a file with the "
        "SHA-256 above, a page with the sentence of each promise is written by ",
        element("code", joined(words, " ")),
        ". In Python, ",
        element("code", 'report.attach("text.txt").quote(id)'),
        " returns the words of any id on this page.",
    )


def _copy(source: Citation) -> tuple[Markup | str, ...]:
    address = source.read_at
    return () if address is None else (" Read in a copy: ", link(address, address))


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
