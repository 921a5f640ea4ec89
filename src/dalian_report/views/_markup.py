"""HTML put together from parts, in which no text can become markup.

Every plain string is escaped, and only the results of these functions are treated as markup.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from string import Template
from typing import TYPE_CHECKING

from dalian_report._plain_text import printable
from dalian_report._version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = {"br", "input", "link", "meta"}
_TEXT_ONLY = {"option", "title"}
"""Elements that hold text alone, so that a Chinese run in them cannot have its own element."""
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_CHINESE = re.compile(f"[{_HAN}][{_HAN}\u3001-\u303f\uff01-\uff60]*")
_SPACES = re.compile(r"[\t\n\f\r]")
_ADDRESS = re.compile(r"https?://[^\s/\\?#\"'<>][^\s\"'<>\\]*", re.IGNORECASE)


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(tag: str, /, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """An element with its children. `None` and `False` leave a child or an attribute out.

    Underscores in the names of attributes stand for hyphens. One at the end is dropped. A
    Chinese run is marked as Chinese, unless the element already is, and no line divides a date.

    >>> element("p", "1 < 2", element("br"), class_="sum", data_n=3, hidden=True)
    '<p class="sum" data-n="3" hidden>1 &lt; 2<br></p>'
    >>> element("p", "6%以上")
    '<p>6%<span lang="zh">以上</span></p>'
    """
    texts = [child for child in children if child is not None]
    if tag in _TEXT_ONLY and "lang" not in attributes and any(map(_CHINESE.search, texts)):
        attributes["lang"] = "zh"
    is_marked = tag in _TEXT_ONLY or str(attributes.get("lang", "")).startswith("zh")
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    inside = joined(map(chinese, texts) if is_marked else texts)
    return Markup(f"<{tag}{written}>" + ("" if tag in _VOID else f"{inside}</{tag}>"))


def chinese(text: str) -> Markup:
    """The text as HTML, for an element that is marked as Chinese.

    >>> chinese("<6%以上>")
    '&lt;6%以上&gt;'
    """
    return text if isinstance(text, Markup) else Markup(escape(visible(text), quote=False))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'


def joined(children: Iterable[str | None], between: str = "") -> Markup:
    """The children side by side. Plain text is escaped, and its Chinese runs are marked.

    >>> joined(["a & b", element("i", "c")], between=", ")
    'a &amp; b, <i>c</i>'
    """
    parts = [_escaped(child) for child in children if child is not None]
    return Markup(_escaped(between).join(parts))


def _escaped(text: str) -> str:
    if isinstance(text, Markup):
        return text
    marked = _CHINESE.sub(r'<span lang="zh">\g<0></span>', chinese(text))
    return _DATE.sub(r'<span class="range">\g<0></span>', marked)


def visible(text: str) -> str:
    r"""The text with line ends as spaces, and characters that could break a page spelt out.

    >>> print(visible("safe\u202egnp.exe"))
    safe\u202egnp.exe
    """
    return printable(_SPACES.sub(" ", text))


def is_web_address(url: str | None) -> bool:
    """Whether a page may link to it: http or https with a host, and nothing odd in it.

    >>> is_web_address("https://dl.gov.cn/art?id=1"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return url is not None and _ADDRESS.fullmatch(url) is not None and visible(url) == url


def link(url: str | None, *children: str, **attributes: str | int | bool | None) -> Markup:
    """A link to a web address, or for any other address its text alone."""
    if url is None or not is_web_address(url):
        return element("span", *children)
    return element("a", *children, href=url, rel="noreferrer", **attributes)


def resource(name: str) -> str:
    """Return the style or the script of a page."""
    from importlib_resources import files

    return files("dalian_report.views").joinpath(name).read_text(encoding="utf-8")


def document(
    title: str,
    description: str,
    *body: Markup,
    styles: Iterable[str] = ("page.css",),
    script: str | None = None,
) -> str:
    """Return a whole page. It loads nothing, and only its own style and script may run."""
    style = "".join(map(resource, styles))
    code = "" if script is None else resource(script)
    policy = content_policy(style, code)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="description", content=description),
        element("meta", name="generator", content=f"dalian-report {__version__}"),
        element("title", title),
        element("style", Markup(style)),
    )
    end = None if script is None else element("script", Markup(code))
    page = element("html", head, "\n", element("body", *body, end), lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def table(heads: Iterable[str], rows: Iterable[Markup], **attributes: str) -> Markup:
    """Return a table with a row of headings."""
    cells = (element("th", head, scope="col") for head in heads)
    head = element("thead", element("tr", *cells))
    return element("table", head, element("tbody", *rows), **attributes)


def listed(heading: str, items: Iterable[Markup]) -> Markup | None:
    """Return a section with a list, or None for an empty list."""
    rows = list(items)
    return element("section", element("h2", heading), element("ul", *rows)) if rows else None


def filled(name: str, **parts: str) -> Markup:
    """Return a file of HTML with the parts in their places, without line ends and indents."""
    html = "".join(line.strip() for line in resource(name).splitlines())
    return Markup(Template(html).substitute({name: joined([part]) for name, part in parts.items()}))


def content_policy(style: str, script: str) -> str:
    """Return the policy of a page: only this style and this script run, whatever is in it."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
