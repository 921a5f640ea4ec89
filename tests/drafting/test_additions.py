"""A user's words: they are read, or each fault of them is named."""

from pathlib import Path

import pytest

import dalian_report as dr

TEXT = "2031年海城市政府工作报告\n二、2031年工作安排\n今年预期目标是：海参产量增长7%。\n"
WHOLE = {
    "name": "Output of sea cucumber",
    "names": ["海参产量"],
    "measures": {"level": ["t"], "growth": ["percent"]},
    "polarity": "higher_is_better",
    "definition": "Sea cucumber of the year.",
}


def ids(vocabulary):
    return [target.id for target in dr.draft(TEXT, vocabulary=vocabulary).report.targets]


def test_a_concept_of_ones_own():
    assert ids({"concepts": {"sea-cucumber": WHOLE}}) == ["sea-cucumber.growth@2031"]


def test_a_further_name_of_a_concept():
    assert ids({"concepts": {"grain-output": {"names": ["海参产量"]}}}) == [
        "grain-output.growth@2031"
    ]


def test_the_example_of_the_docs(tmp_path):
    page = Path(__file__).parents[2] / "docs" / "drafting.md"
    example = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    path = tmp_path / "words.toml"
    path.write_text(example, encoding="utf-8")
    assert ids(path) == ["sea-cucumber.growth@2031"]


@pytest.mark.parametrize(
    ("vocabulary", "code"),
    [
        (3, "not-a-vocabulary"),
        ({"concepts": []}, "not-a-vocabulary"),
        ({"concepts": {"x": 1}}, "not-a-vocabulary"),
        ({"words": {"growth": 1}}, "not-a-vocabulary"),
        ({"concept": {}}, "unknown-vocabulary-key"),
        ({"words": {"grwth": {}}}, "unknown-vocabulary-key"),
        ({"words": {"growth": {"upp": []}}}, "unknown-vocabulary-key"),
        ({"concepts": {"gdp": {"nmes": []}}}, "unknown-vocabulary-key"),
        ({"concepts": {"gdp": {"names": [""]}}}, "not-a-word-list"),
        ({"concepts": {"gdp": {"names": "产值"}}}, "not-a-word-list"),
        ({"concepts": {"gdp": {"scopes": "环湖区"}}}, "not-a-word-list"),
        ({"words": {"growth": {"up": [1]}}}, "not-a-word-list"),
        ({"concepts": {"gdp": {"name": 1}}}, "not-words"),
        ({"concepts": {"gdp": {"polarity": "good"}}}, "not-in-vocabulary"),
        ({"concepts": {"gdp": {"measures": {"size": ["t"]}}}}, "not-in-vocabulary"),
        ({"concepts": {"gdp": {"measures": {"level": []}}}}, "not-a-word-list"),
        ({"concepts": {"x": {**WHOLE, "default": "size"}}}, "not-in-vocabulary"),
        ({"concepts": {"x": {k: v for k, v in WHOLE.items() if k != "names"}}}, "missing-field"),
    ],
)
def test_each_fault_is_named(vocabulary, code):
    with pytest.raises(dr.DataError) as caught:
        dr.draft(TEXT, vocabulary=vocabulary)
    assert caught.value.code == code
    assert "{" not in str(caught.value) or "got {" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "code"), [(b"[[[", "not-toml"), (b"\xff", "not-toml"), (None, "unreadable-file")]
)
def test_a_file_that_cannot_be_read(content, code, tmp_path):
    path = tmp_path / "words.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(dr.DataError) as caught:
        dr.draft(TEXT, vocabulary=path)
    assert caught.value.code == code
