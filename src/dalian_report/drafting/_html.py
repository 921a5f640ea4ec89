"""The main text of a page saved from a site, without menus, side columns and footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dalian_report.drafting._extracts import Extract, Page, library
from dalian_report.drafting._refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
_HIDDEN = frozenset(("button", "head", "iframe", "noscript", "object", "script", "select", "style"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_SITE_NAME = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]{0,40}(?:政府|网|办公室|门户)[^-_|–—]{0,20}\Z")
# A layout table holds the whole report in one cell. A table of numbers holds short ones.
_LAYOUT_CELL = 1500
# Menus are links and short names. A report is sentences.
_SENTENCE = re.compile("[，。；：、,.;]")
_MOST = 0.8
_OUTSIDE = frozenset(("aside", "footer", "nav"))
_OUTSIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:breadcrumb|copyright|crumb|foot|footer|menu|nav|navbar|pager|position|related"
    r"|share|sidebar|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINKED = 0.5
_FEW_SENTENCES = 0.2


def main_text(markup: str, place: str) -> Extract:
    """Return the text of the report on a page, line by line.

    The report is the innermost part of the page that has most of its sentences. Lists of links
    and what the page itself marks as a menu or a footer are left out.

    Raises:
        DataError: if the page has no text.
        MissingExtraError: if the extra `documents` is not installed.
    """
    lxml = library("lxml.html", "lxml")
    try:
        page = lxml.document_fromstring(_DECLARATION.sub("", markup.replace("\0", "")))
    except Exception:
        raise refusal(place, "no-text", format="HTML page") from None
    _open_layout(page)
    weights = _weights(page)
    main = lines_of(_main_part(page, weights), weights)
    if not main.text.strip():
        raise refusal(place, "no-text", format="HTML page")
    title = page.findtext(".//title") or ""
    return Extract(main.text, main.headings, _SITE_NAME.sub("", " ".join(title.split())))


class _Weight:
    """The numbers of characters in an element: all, in sentences, in links."""

    __slots__ = ("letters", "linked", "links", "sentences")

    def __init__(self) -> None:
        self.letters = self.sentences = self.linked = self.links = 0


def _weights(page: Any) -> dict[Any, _Weight]:
    """The weight of every element, its children's included."""
    weights: dict[Any, _Weight] = {part: _Weight() for part, is_start in _walk(page) if is_start}
    links = 0
    for part, is_start in _walk(page):
        if part.tag == "a":
            links += 1 if is_start else -1
        if is_start:
            _weigh(weights[part], part.text, links)
            weights[part].links += part.tag == "a"
        elif part is not page:
            holder, own = weights[part.getparent()], weights.get(part)
            _weigh(holder, part.tail, links)
            if own is not None:
                holder.letters += own.letters
                holder.sentences += own.sentences
                holder.linked += own.linked
                holder.links += own.links
    return weights


def _weigh(weight: _Weight, text: str | None, links: int) -> None:
    letters = len(text.strip()) if text else 0
    if letters:
        weight.letters += letters
        weight.linked += letters if links else 0
        weight.sentences += letters if not links and _SENTENCE.search(text or "") else 0


def _main_part(page: Any, weights: dict[Any, _Weight]) -> Any:
    """The innermost element that holds most of the page's sentences."""
    part, least = page, _MOST * weights[page].sentences
    while least:
        blocks = (child for child in part if child in weights and _BLOCK.fullmatch(child.tag))
        inner = next((child for child in blocks if weights[child].sentences >= least), None)
        if inner is None:
            break
        part = inner
    return part


def _is_menu(part: Any, weight: _Weight) -> bool:
    """Whether an element is a list of links, or is marked as something beside the text."""
    if not _BLOCK.fullmatch(part.tag) or part.tag == "body":
        return False
    if part.tag in _OUTSIDE:
        return True
    if _OUTSIDE_NAME.search(f"{part.get('class') or ''} {part.get('id') or ''}"):
        return True
    # A part with sentences of its own is searched for the menus within it.
    has_sentences = weight.sentences > _FEW_SENTENCES * weight.letters
    return weight.links > 1 and not has_sentences and weight.linked > _LINKED * weight.letters


def _open_layout(page: Any) -> None:
    """Turn tables that only lay out the page into plain blocks."""
    for cell in list(page.iter("td")):
        if len(cell.text_content()) > _LAYOUT_CELL:
            for part in (cell, *cell.iterancestors("tr", "tbody", "table")):
                part.tag = "div"
    for part in list(page.iter("tr", "td")):
        parent = part.getparent()
        if parent is not None and parent.tag == "div":
            part.tag = "div"


def lines_of(tree: Any, weights: dict[Any, _Weight] | None = None) -> Extract:
    """Return the text of a tree of HTML, a line for each block, with its headings.

    With the weights of its elements, menus are left out.
    """
    page = Page()
    for part, is_start in _walk(tree, weights or {}):
        # A comment has a function for its tag. The text after it is read all the same.
        if isinstance(part.tag, str):
            _mark(page, part.tag, is_start)
        page.write(_collapsed((part.text if is_start else part.tail) or ""))
    return page.extract()


def _walk(tree: Any, weights: dict[Any, _Weight] | None = None) -> Iterator[tuple[Any, bool]]:
    """Every element that is shown at its start, before its text, and at its end."""
    stack = [(tree, True)]
    while stack:
        part, is_start = stack.pop()
        if not is_start:
            yield part, False
            continue
        stack.append((part, False))
        if not isinstance(part.tag, str) or part.tag in _HIDDEN:
            continue
        if weights and part is not tree and _is_menu(part, weights[part]):
            continue
        yield part, True
        stack.extend((child, True) for child in reversed(part))


def _mark(page: Page, tag: str, is_start: bool) -> None:
    if tag in ("td", "th"):
        page.mark_cell(is_start)
    elif _BLOCK.fullmatch(tag) or (tag == "br" and is_start):
        page.break_line()
    if tag in _HEADINGS:
        page.heading = _HEADINGS[tag] if is_start else None
    elif tag in _BOLD:
        page.bold += 1 if is_start else -1


def _collapsed(text: str) -> str:
    """Draw white space together. A break between two Chinese characters vanishes."""
    text = re.sub(r"(?<=[^\x00-\xff])[\r\n][ \t\r\n]*(?=[^\x00-\xff])", "", text)
    return re.sub(r"[ \t\r\n\f]+", " ", text)
