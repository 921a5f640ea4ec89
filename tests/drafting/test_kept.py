"""A corrected draft survives a second draft of the same text."""

import attrs
import pytest

import dalian_report as dr
from dalian_report.model import Numeral, NumeralRole

TEXT = (
    "2031年海城市政府工作报告\n各位代表：现在，我代表市人民政府报告工作，请予审议。\n"
    "一、2030年工作回顾\n地区生产总值增长6.2%左右，新建学校12所。\n"
    "二、2031年工作安排\n今年预期目标是：地区生产总值增长6%左右，物价涨幅控制在3%以内。\n"
)
DRAFT = dr.draft(TEXT).report


def kept(corrected):
    draft = dr.draft(TEXT, keep=corrected)
    assert dr.loads(dr.dumps(draft.report)) == draft.report
    codes = [doubt.code.value for doubt in draft.doubts if doubt.code.value.startswith("kept")]
    return draft.report, codes


def changed(**fields):
    first, *others = DRAFT.figures
    return attrs.evolve(DRAFT, figures=[attrs.evolve(first, **fields), *others])


def without(figure):
    figures = [other for other in DRAFT.figures if other is not figure]
    targets = [target for target in DRAFT.targets if target.figure_id != figure.id]
    return attrs.evolve(DRAFT, figures=figures, targets=targets)


def test_an_uncorrected_draft_stays_as_it_is():
    assert kept(DRAFT) == (DRAFT, [])


def test_a_correction_stays_and_is_a_doubt():
    corrected = changed(year=2029)
    assert kept(corrected) == (corrected, ["kept-differs"])


def test_a_correction_with_a_note_is_settled():
    corrected = changed(year=2029, note="the year before is meant")
    assert kept(corrected) == (corrected, [])


def test_a_number_that_the_corrected_draft_lacks_is_added_with_its_target():
    figure = DRAFT.figures[2]
    report, codes = kept(without(figure))
    assert codes == ["kept-lacks"]
    assert [f.span for f in report.figures] == [f.span for f in DRAFT.figures]
    assert {target.indicator_id for target in report.targets} == {
        target.indicator_id for target in DRAFT.targets
    }


def test_a_figure_made_a_numeral_stays_away():
    figure = DRAFT.figures[1]
    numeral = Numeral(figure.span, NumeralRole.NAME)
    corrected = attrs.evolve(without(figure), numerals=[*DRAFT.numerals, numeral])
    assert kept(corrected) == (corrected, [])


def test_a_statement_that_was_removed_comes_back_under_a_free_id():
    lost = DRAFT.figures[1].statement_id
    figures = [figure for figure in DRAFT.figures if figure.statement_id != lost]
    statements = [statement for statement in DRAFT.statements if statement.id != lost]
    report, codes = kept(attrs.evolve(DRAFT, figures=figures, statements=statements))
    assert codes == ["kept-lacks"] * (len(DRAFT.figures) - len(figures))
    assert len(report.figures) == len(DRAFT.figures)


def test_a_file_can_be_kept(tmp_path):
    path = tmp_path / "corrected.json"
    corrected = changed(year=2029, note="checked")
    dr.write(corrected, path)
    assert dr.draft(TEXT, keep=path).report == corrected


def test_a_draft_of_another_text_is_an_error():
    with pytest.raises(dr.SourceMismatchError) as caught:
        dr.draft(TEXT + "更正。\n", keep=DRAFT)
    assert caught.value.code == "draft-of-another-text"
