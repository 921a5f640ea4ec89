"""Files of every kind: what is read from them, and the one error of those that are not read."""

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from dalian_report.drafting import read_text
from dalian_report.errors import DataError, MissingExtraError

PARAGRAPH = "甲镇全年新建水渠十二段，粮食产量增长5%左右，群众生活稳步改善。"


def refused(raw):
    with pytest.raises(DataError) as caught:
        read_text(raw)
    assert caught.value.code in DataError.codes()
    assert "{" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_encodings(encoding, name):
    source = read_text(PARAGRAPH.encode(encoding))
    assert (source.source, source.encoding) == (PARAGRAPH, name)


def test_big5_is_read_and_named():
    source = read_text(("甲鎮糧食產量增長百分之五，" * 3).encode("big5"))
    assert source.encoding == "big5"
    assert source.source == "甲鎮糧食產量增長百分之五，" * 3


def test_the_mark_of_utf_8_keeps_its_place():
    source = read_text(PARAGRAPH.encode("utf-8-sig"))
    assert source.source == "\ufeff" + PARAGRAPH
    assert source.origin(0) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_within_a_character(encoding):
    source = read_text((PARAGRAPH * 3).encode(encoding)[:-1])
    assert source.source == (PARAGRAPH * 3)[:-1]
    assert source.is_cut


def test_a_damaged_character_is_replaced():
    raw = (PARAGRAPH * 60).encode("gb18030")
    source = read_text(raw[:2000] + b"\xff" + raw[2000:])
    assert source.replaced == 1
    assert source.encoding == "gb18030"


def test_noise_is_in_no_encoding():
    assert refused(random.Random(2).randbytes(4000)) == "unknown-encoding"


def test_a_text_of_another_encoding_is_refused():
    assert refused(("これは町の仕事の報告です。" * 20).encode("shift_jis")) == "unknown-encoding"


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"\x89PNG\r\n\x1a\n", "media"),
        (b"\xff\xd8\xff\xe0", "media"),
        (b"GIF89a", "media"),
        (b"BM\x10\x10\x00\x00\x00\x00\x00\x00", "media"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "other-office-file"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"PK\x03\x04broken", "damaged-file"),
        (b"{\\rtf1\\ansi", "other-office-file"),
        (b"\x00\x00\x00\x18ftypmp42", "media"),
        (b"\x7fELF\x02", "other-program-file"),
        (b"MIME-Version: 1.0\r\n", "web-archive"),
        (b"%PDF-1.7 broken", "damaged-file"),
    ],
)
def test_other_files_are_named(start, code):
    assert refused(start + bytes(200)) == code


def test_a_text_may_begin_with_the_letters_of_a_picture():
    assert read_text(b"BM is a short name.").text == "BM is a short name."


def packed(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def test_archives_are_named_by_their_content():
    assert refused(packed({"a.txt": "a"})) == "archive"
    assert refused(packed({"xl/workbook.xml": "<a/>"})) == "other-office-file"
    assert refused(packed({"word/document.xml": "<a"})) == "damaged-file"


def test_a_small_archive_that_unpacks_to_a_huge_file_is_refused():
    assert refused(packed({"word/document.xml": b" " * (257 << 20)})) == "too-large-unpacked"


def word_file(body):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r" Type="{kind}" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        }
    )


def run(text, style=""):
    return f"<w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r>"


def test_word():
    heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    cells = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("名称", "目标"))
    source = read_text(
        word_file(
            f"<w:p>{heading}{run('一、回顾')}</w:p>"
            f"<w:p>{run('粮食增长')}{run('5', '<w:b/>')}{run('%左右')}"
            f'<w:ins w:id="1">{run("，水渠新建")}</w:ins>'
            '<w:del w:id="2"><w:r><w:delText>9%</w:delText></w:r></w:del>'
            f"<w:smartTag>{run('十段')}</w:smartTag></w:p>"
            f"<w:p>{run('（一）农业', '<w:b/>')}</w:p>"
            f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        )
    )
    lines = ["一、回顾", "粮食增长5%左右，水渠新建十段", "（一）农业", "名称\t目标", ""]
    assert source.text.split("\n") == lines
    assert source.kind == "word"
    assert [heading.level for heading in source.headings][-1] == 0


def test_word_without_words():
    assert refused(word_file("<w:p/>")) == "no-text"


MENU = "".join(f'<li><a href="/{n}">栏目{n}之新闻动态</a></li>' for n in range(20))
FOOTER = "<div class='footer'>主办：甲镇人民政府 备案号：乙备05001234号 电话：0411-12345678</div>"


def page(content):
    return (
        "<!DOCTYPE html><html><head><title>工作报告_甲镇人民政府</title>"
        f"<script>var a = '<p>9%</p>';</script></head><body><ul class='nav'>{MENU}</ul>"
        f"<div>您的位置：<a href='/'>首页</a> &gt; 公开</div>{content}{FOOTER}</body></html>"
    )


def paragraphs(count=12):
    return [f"第{n}项工作：{PARAGRAPH}" for n in range(count)]


@pytest.mark.parametrize(
    "content",
    [
        "<div class='content'>" + "".join(f"<p>　　{p}</p>" for p in paragraphs()) + "</div>",
        "<article>" + "".join(f"<div>{p}</div>" for p in paragraphs()) + "</article>",
        "<table><tr><td width=160>" + MENU + "</td><td>"
        "<font size=3>" + "<br>".join(f"&nbsp;&nbsp;{p}" for p in paragraphs(50)) + "</font>"
        "</td></tr></table>",
    ],
    ids=["paragraphs", "blocks", "layout-table"],
)
def test_a_page_without_its_menus(content):
    source = read_text(page(content).encode("gb18030"))
    wanted = [p for p in paragraphs(50) if p in content]
    assert [line for line in source.text.split("\n") if line] == wanted
    assert (source.kind, source.title) == ("html", "工作报告")


def test_links_within_the_report_and_a_report_in_blocks():
    whole = [f"<p>{p}</p>" for p in paragraphs(12)]
    blocks = "".join(f"<div>{''.join(whole[at : at + 4])}</div>" for at in (0, 4, 8))
    source = read_text(page(f"<section>{blocks}<ul>{MENU}</ul></section>"))
    assert [line for line in source.text.split("\n") if line] == paragraphs(12)


def test_headings_and_tables_of_a_page():
    table = "<table><tr><td><p>粮食</p></td><td><p>5%</p></td></tr></table>"
    content = "".join(f"<p>{p}</p>" for p in paragraphs())
    source = read_text(
        page(f"<div><h2>一、回顾</h2>{content}<p><strong>（一）农业</strong></p>{table}</div>")
    )
    texts = {source.text[h.span.start : h.span.end]: h.level for h in source.headings}
    assert texts == {"一、回顾": 2, "（一）农业": 0}
    assert "粮食5%" in source.text.split("\n")


def test_a_page_without_words():
    assert refused(b"<html><body><script>a</script></body></html>") == "no-text"


def test_a_string_of_tags_is_still_a_text():
    assert read_text("<p \n").source == "<p \n"


def pdf(lines, per_page=20):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, start in enumerate(range(0, len(lines), per_page), 1):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 800, "甲镇政府工作报告")
        for row, line in enumerate(lines[start : start + per_page]):
            canvas.drawString(72, 770 - 24 * row, line)
        canvas.drawString(290, 30, f"— {number} —")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_pdf_without_running_heads_and_page_numbers():
    text = [f"\u3000\u3000第{n}段，" + PARAGRAPH * 4 for n in range(20)]
    lines = [part[at : at + 26] for part in text for at in range(0, len(part), 26)]
    source = read_text(pdf(lines))
    assert source.text.strip().split("\n") == [part.strip() for part in text]
    assert source.kind == "pdf"


def test_pdf_with_two_columns():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    text = [f"\u3000\u3000第{n}段，" + PARAGRAPH * 4 for n in range(12)]
    lines = [part[at : at + 20] for part in text for at in range(0, len(part), 20)]
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for start in range(0, len(lines), 40):
        canvas.setFont("STSong-Light", 11)
        for row, line in enumerate(lines[start : start + 40]):
            canvas.drawString(60 + 240 * (row // 20), 770 - 18 * (row % 20), line)
        canvas.showPage()
    canvas.save()
    source = read_text(buffer.getvalue())
    assert source.text.strip().split("\n") == [part.strip() for part in text]


def test_pdf_without_a_text_layer():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(10, 10, 300, 500, fill=1)
    canvas.save()
    assert refused(buffer.getvalue()) == "no-text"


@pytest.mark.parametrize(
    ("content", "module"),
    [
        (page("<p>a</p>").encode(), "lxml.html"),
        (word_file(f"<w:p>{run('a')}</w:p>"), "mammoth"),
        (b"%PDF-1.4\n", "pypdfium2"),
    ],
    ids=["html", "docx", "pdf"],
)
def test_a_missing_extra_is_named(content, module, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        read_text(content)
    assert caught.value.extra == "documents"


def test_paths(tmp_path):
    path = tmp_path / "report 1"
    path.write_bytes(PARAGRAPH.encode("gb18030"))
    assert read_text(path).name == str(path)
    assert read_text(str(path)).source == PARAGRAPH
    with pytest.raises(DataError):
        read_text(tmp_path / "none.txt")
    with pytest.raises(DataError):
        read_text("no-such-file.txt")
    for text in ("增长5%。", "治理PM2.5", "reports/2.0"):
        assert read_text(text).source == text


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>"]))
def test_no_bytes_raise_anything_else(raw, start):
    try:
        source = read_text(start + raw)
    except DataError as error:
        code = error.code
    else:
        code = None
        assert len(source.text) <= len(source.source)
    assert code is None or code in DataError.codes()
