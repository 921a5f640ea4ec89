"""The page for going through a draft: complete, closed, in the order of the text."""

import re
from html import unescape
from html.parser import HTMLParser

import dalian_report as dr

TEXT = (
    "2031年海城市政府工作报告\n各位代表：现在，我代表市人民政府报告工作，请予审议。\n"
    "一、2030年工作回顾\n地区生产总值完成1200亿元，增长６.2％左右；建成5G基站120个。\n"
    "<script>alert(1)</script> & \u202e 逆序。\n"
    "二、2031年工作安排\n今年预期目标是：地区生产总值增长6%左右，居民收入与经济增长同步，电网损耗率7%。\n"
)
DRAFT = dr.draft(TEXT)
PAGE = DRAFT.to_html()


class Marks(HTMLParser):
    """The marks of the article, its text without them, and the links of the page."""

    def __init__(self, page):
        super().__init__()
        self.marks, self.words, self.ids, self.links, self.sources = [], [], set(), set(), []
        self.path = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("meta", "br", "input", "link"):
            return
        self.path.append((tag, given))
        if "id" in given:
            self.ids.add(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.add(given["href"][1:])
        self.sources += [given[name] for name in ("src", "href") if name in given]
        if tag == "mark" and self.inside("article"):
            self.marks.append([given["class"], given["title"], ""])

    def handle_endtag(self, tag):
        self.path.pop()

    def inside(self, tag):
        return any(name == tag for name, _ in self.path)

    def handle_data(self, data):
        if not self.inside("article") or self.inside("i") or self.inside("a"):
            return
        self.words.append(data)
        if self.inside("mark"):
            self.marks[-1][2] += data


SEEN = Marks(PAGE)


def test_the_text_is_all_there():
    plain = "".join("".join(SEEN.words).split())
    wanted = unescape("".join(TEXT.replace("\u202e", r"\u202e").split()))
    assert plain == wanted


def test_each_figure_is_marked_by_its_status():
    figures = [(kind, words) for kind, _, words in SEEN.marks if kind != "words"]
    assert figures == [
        (figure.status.value, TEXT[figure.span.start : figure.span.end])
        for figure in DRAFT.report.figures
    ]
    title = next(title for _, title, words in SEEN.marks if words == "6")
    assert "gdp.growth" in title
    assert "floor, expected" in title


def test_a_target_without_a_number_is_marked():
    (words,) = [mark for mark in SEEN.marks if mark[0] == "words"]
    assert "in_step_with" in words[1]


def test_each_doubt_leads_to_its_place_and_back():
    assert DRAFT.doubts
    for number, doubt in enumerate(DRAFT.doubts, 1):
        assert {f"doubt-{number}", f"at-{number}"} <= SEEN.ids
        assert {f"doubt-{number}", f"at-{number}"} <= SEEN.links
        assert doubt.code.meaning in unescape(PAGE)


def test_the_page_loads_nothing_and_runs_nothing_of_the_text():
    assert all(source.startswith("#") for source in SEEN.sources)
    assert "default-src 'none'" in unescape(PAGE)
    assert PAGE.count("<script") == 1
    assert "\u202e" not in PAGE


def test_the_same_draft_gives_the_same_page():
    assert dr.draft(TEXT).to_html() == PAGE


def test_marks_are_told_by_more_than_colour():
    signs = dict(re.findall(r'<mark class="(\w+)">(.)</mark>', PAGE))
    assert len(set(signs.values())) == len(signs) == 4


def test_a_page_is_written_whole(tmp_path):
    path = tmp_path / "page.html"
    assert DRAFT.to_html(path) == path.read_text(encoding="utf-8") == PAGE


def test_an_empty_text_has_a_page_too():
    assert "empty-text" in dr.draft("").to_html()
