"""The outline as a tree: nothing left out, nothing twice, drawn right, texts inert."""

from __future__ import annotations

import attrs
import pytest

import dalian_report as dr
from dalian_report.lookup._section_tree import Branch, SectionTree
from dalian_report.model import SectionKind
from hostile import hostile_card
from targets_made_up import report_of

REPORT = dr.load()


def test_every_section_and_every_figure_once() -> None:
    tree = REPORT.tree()
    assert [branch.section for branch in tree.branches] == list(REPORT.sections)
    assert sorted(tree.figures, key=lambda one: one.id) == sorted(
        REPORT.figures, key=lambda one: one.id
    )
    for branch in tree.branches:
        assert list(branch.figures) == list(REPORT.figures_in(branch.section, deep=False))
        assert branch.depth == len(REPORT.ancestors(branch.section))


def test_a_part_of_the_tree_begins_at_the_top() -> None:
    tree = REPORT.tree("part 2 section 5")
    assert [(one.section.id, one.depth) for one in tree.branches] == [
        ("II.5", 0), ("II.5.1", 1), ("II.5.2", 1), ("II.5.3", 1),
    ]  # fmt: skip
    assert repr(tree) == f"<SectionTree: 4 sections, {len(tree.figures)} figures>"
    with pytest.raises(dr.UnknownKeyError):
        REPORT.tree("II.99")


def test_the_drawing_leads_back_to_the_tree() -> None:
    tree = REPORT.tree()
    lines = str(tree).splitlines()
    assert len(lines) == len(tree.branches) + len(tree.figures)
    depths = [(len(line) - len(line.lstrip("│├└─ "))) // 3 for line in lines]
    wanted = [
        depth
        for one in tree.branches
        for depth in (one.depth, *(one.depth + 1 for _ in one.figures))
    ]
    assert depths == wanted
    for place, (line, depth) in enumerate(zip(lines, depths, strict=True)):
        # A line bends where nothing of its depth follows before its branch ends.
        rest = iter(depths[place + 1 :])
        following = next((other for other in rest if other <= depth), -1)
        if depth:
            assert ("├" in line) == (following == depth), line


def test_texts_stay_texts() -> None:
    tree = hostile_card().report.tree()
    assert str(tree).count("\n") == len(tree.branches) + len(tree.figures) - 1
    assert "\x1b" not in str(tree)


def test_trees_of_any_depth() -> None:
    top = report_of().sections[0]
    deep = SectionTree(
        tuple(Branch(depth, attrs.evolve(top, id=f"s{depth}"), ()) for depth in range(2000))
    )
    assert str(deep).splitlines()[-1].endswith("└─ s1999  Tasks of the year")
    assert str(SectionTree(())) == ""


def test_a_section_above_itself_ends_nothing() -> None:
    loop = dr.Section("X", SectionKind.PART, "Loop", "loop", dr.Span(0, 1), parent_id="X")
    tree = attrs.evolve(report_of(), sections=(loop,)).tree()
    assert [one.section.id for one in tree.branches] == ["X"]
