"""The pages of the docs and README: every example runs, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import dalian_report as dr
from dalian_report.cli._parser import command_parser

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = {
    page.relative_to(ROOT).as_posix().removeprefix("docs/"): page
    for page in [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"]
}
TEXTS = {name: page.read_text(encoding="utf-8") for name, page in PAGES.items()}
NAMES = sorted(TEXTS)
PACKAGE = Path(dr.__file__).parent

LANGUAGES = {
    "python": "a doctest",
    "pycon": "a doctest",
    "console": "run and compared, see test_command_line_page.py",
    "sh": "its commands parse, see below",
    "js": "run by Node.js, see below",
    "r": "run by R where it is installed, see below",
    "text": "what something prints",
    "json": "what a document holds",
    "toml": "settings",
    "yaml": "settings",
    "csv": "a table",
}
"""What may stand behind a fence, and how it is tested."""


def blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: what stands behind the fence, and what is in it."""
    return re.findall(r"(?m)^```([^\n]*)\n(.*?)^```$", text, re.DOTALL)


def prose(text: str) -> str:
    """A page without its blocks."""
    return re.sub(r"(?ms)^```[^\n]*\n.*?^```$", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_of_a_kind_that_is_tested(name: str) -> None:
    for language, content in blocks(TEXTS[name]):
        if language.startswith("{"):
            continue
        assert language in LANGUAGES, f"{name}: {language!r}"
        if language in {"python", "pycon"}:
            assert re.search(r"(?m)^\s*>>> ", content), f"{name} has Python that does not run"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_in_a_block_is_one(name: str) -> None:
    for language, content in blocks(TEXTS[name]):
        if language != "sh":
            continue
        for line in content.replace("\\\n", " ").splitlines():
            for part in re.split(r"&&|\||>", line):
                program, *words = shlex.split(part, comments=True) or [""]
                if program.rpartition("/")[2] == "dalian-report":
                    command_parser().parse_args(words)
                elif program.startswith("python") and words and words[0].endswith(".py"):
                    assert (ROOT / words[0]).is_file(), f"{name}: {line}"


@pytest.mark.parametrize("name", NAMES)
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    page = PAGES[name]
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(TEXTS[name])):
        if urlsplit(target).scheme or target.startswith("#"):
            continue
        file, _, anchor = target.partition("#")
        found = page.parent / file
        assert found.is_file(), f"{name}: {target}"
        if anchor:
            assert anchor in anchors(found.read_text(encoding="utf-8")), f"{name}: {target}"


@pytest.mark.parametrize("name", NAMES)
def test_anchors_within_a_page_are_there(name: str) -> None:
    for anchor in re.findall(r"\]\(#([^)\s]+)\)", prose(TEXTS[name])):
        assert anchor in anchors(TEXTS[name]), f"{name}: #{anchor}"


def anchors(text: str) -> set[str]:
    """The anchors of a page: its headings', and those set by hand."""
    heads = re.findall(r"(?m)^#+ (.+)$", prose(text))
    slugs = {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
    return slugs | set(re.findall(r"(?m)^\(([\w.-]+)\)=$", text))


@pytest.mark.parametrize("name", NAMES)
def test_addresses_are_well_formed(name: str) -> None:
    # Whether somebody answers there cannot be known without the network: see docs/conf.py.
    for address in re.findall(r"https?://[^\s<>\"'`|]+", prose(TEXTS[name])):
        bare = address.split(")")[0].rstrip(".,;:")
        parts = urlsplit(bare)
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc), f"{name}: {address}"
        assert bare.isascii(), f"{name}: {address}"


@pytest.mark.parametrize("name", NAMES)
def test_files_that_a_page_names_are_there(name: str) -> None:
    folders = "tests|coding|examples|src|benchmarks" + ("|docs" if name == "README.md" else "")
    named = re.findall(rf"`((?:{folders})/[\w./-]+)`", TEXTS[name])
    for path in named:
        assert (ROOT / path).exists(), f"{name}: {path}"


RUNNERS = {"js": ["node", "read.mjs"], "r": ["Rscript", "--vanilla", "read.r"]}


@pytest.mark.parametrize("language", RUNNERS)
def test_what_the_page_shows_in_other_languages_runs(language: str, tmp_path: Path) -> None:
    program, *_, file = RUNNERS[language]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not on this machine")
    page = blocks(TEXTS["json.md"])
    place = next(number for number, block in enumerate(page) if block[0] == language)
    (tmp_path / file).write_text(page[place][1], encoding="utf-8")
    shutil.copytree(PACKAGE / "data", tmp_path / "data")
    done = subprocess.run(
        RUNNERS[language],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if "no package called" in done.stderr:
        pytest.skip("jsonlite is not on this machine")
    assert done.returncode == 0, done.stderr
    assert done.stdout == page[place + 1][1]


def test_the_site_has_few_pages() -> None:
    pages = {page.stem for page in DOCS.glob("*.md")} - {"architecture", "reference"}
    assert len(pages) <= 18, "join a page to the one that it belongs to"


def test_readme_is_short() -> None:
    assert len(TEXTS["README.md"].splitlines()) <= 160
