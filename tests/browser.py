"""Pages opened in a real browser: Chromium without a window, and without a network."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import attrs
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Browser", "Visit", "chromium"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@attrs.define
class Visit:
    """An opened page, and what it said and asked for while it was open."""

    page: Any
    errors: list[str] = attrs.field(factory=list)
    """Console errors and warnings, uncaught errors, dialogs."""
    requests: list[str] = attrs.field(factory=list)
    """Addresses asked for beyond the page itself; none of them was let through."""


@attrs.frozen
class Browser:
    """One browser process for all tests of a module; each visit is a profile of its own."""

    process: Any

    @contextmanager
    def visit(self, file: Path, *, width: int = 1200, **context: Any) -> Iterator[Visit]:
        """Open a file; `context` are settings such as `color_scheme` or `java_script_enabled`."""
        profile = self.process.new_context(viewport={"width": width, "height": 900}, **context)
        profile.set_default_timeout(10_000)
        visit = Visit(profile.new_page())
        address = file.as_uri()

        def route(call: Any) -> None:
            if call.request.url.split("#")[0] == address:
                call.continue_()
            else:
                visit.requests.append(call.request.url)
                call.abort()

        def said(message: Any) -> None:
            if message.type in {"error", "warning"}:
                visit.errors.append(message.text)

        def asked(dialog: Any) -> None:
            visit.errors.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        profile.route("**/*", route)
        visit.page.on("console", said)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("dialog", asked)
        visit.page.goto(address)
        try:
            yield visit
        finally:
            profile.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine; the tests that need it are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    if found is None:
        pytest.skip("no Chromium on the path")
    with playwright.sync_playwright() as driver:
        process = driver.chromium.launch(executable_path=found, args=list(_FLAGS))
        try:
            yield Browser(process)
        finally:
            process.close()
