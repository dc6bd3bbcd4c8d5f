"""Of a web page the article is read, with the lines that head it and without navigation."""

from pathlib import Path

import pytest

from kg.articles import split_articles
from kg.errors import PageError
from kg.pages import limits, read_page

PARAGRAPHS = [
    f"　　第{day}日，临江县总工会举办职工技能大赛，三百名选手参加焊工、钳工等项目的比试，评出一等奖十名。"
    for day in range(1, 6)
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NAVIGATION = (
    "<div><a href='/'>首页</a> | <a href='/n'>新闻频道</a></div><ul><li><a href='x'>上一篇</a></li></ul>"
)
RELATED = "<div><h3><a href='1'>相关新闻</a></h3><ul><li><a href='2'>某企业发布新产品</a></li></ul></div>"
HEADED = (
    "<h3>比技能 强本领</h3><h1>临江县职工技能大赛开赛</h1><h2>三百名选手同台竞技</h2>"
    "<div><span>2025年11月23日</span> <span>来源：临江日报</span></div><p>本报记者 王小明</p>"
)
PLAIN = (
    "<table><tr><td>临江县职工技能大赛开赛</td></tr><tr><td>三百名选手同台竞技</td></tr>"
    "<tr><td>本报记者 王小明</td></tr></table>"
)


def web_page(head: str, text: str = TEXT, charset: str = "") -> str:
    named = f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'>" if charset else ""
    return (
        f"<html><head>{named}<title>临江县职工技能大赛开赛-临江日报</title><style>p {{}}</style></head><body>"
        f"{NAVIGATION}<div>{head}<div>{text}</div></div>{RELATED}<script>var a = 1;</script></body></html>"
    )


# Shapes of real electronic editions: one of headings, one of tables and Founder's own tags, and the page of
# a news site with its chrome around it.
EDITION = (
    "<div><p>2025年11月23日　星期日</p><ul><li><a href='i'>返回目录</a></li></ul></div>"
    "<div><p>第02版：要闻</p><p><a href='p'>上一版</a> <a href='n'>下一版</a></p></div>"
    "<div class='article'><h3>比技能 强本领</h3><h1>临江县职工技能大赛开赛</h1><h2>三百名选手同台竞技</h2>"
    "<p class='sec'>本报记者　王小明　李  芳<br><span>《临江日报》（2025年11月23日　第02版）</span></p>"
    "<table class='pci_c'><tr><td><p>图为选手在比赛。本报记者 赵立新摄</p></td></tr></table>"
    f"<div id='ozoom'><div id='articleContent'>{TEXT}</div></div></div>"
    "<div><ul><li><a href='1'>临江县职工技能大赛开赛</a></li><li><a href='2'>港城夜校开课</a></li></ul></div>"
)
FOUNDER = (
    "<table><tr><td><table><tr><td>02版：要闻 <a href='b'>上一版</a></td></tr></table></td><td>"
    "<table><tr><td><strong><founder-title>临江县职工技能大赛开赛</founder-title></strong></td></tr>"
    "<tr><td>三百名选手同台竞技</td></tr><tr><td>本报记者 王小明 李芳</td></tr></table>"
    f"<div id='ozoom'><founder-content>{TEXT}</founder-content></div></td></tr></table>"
)
SITE = (
    "<div><a href='/'>首页</a><a href='/n'>新闻</a></div><div>当前位置：<a href='/'>首页</a> &gt; 正文</div>"
    "<div><h1>临江县职工技能大赛开赛</h1><div><span>来源：临江网-临江日报</span><span>2025-11-23 08:01</span>"
    "<div>分享到：<a href='w'>微信</a></div></div><div><p>　　原标题：三百名选手同台竞技</p>"
    f"<p>　　本报讯（记者王小明 李芳）职工技能大赛开赛。</p>{TEXT}<p>责任编辑：周武</p></div></div>"
    "<div><h3>热点新闻</h3><ul><li><a href='c'>某企业发布新产品</a></li></ul></div>"
    "<div>关于我们 版权声明 违法和不良信息举报电话：010-12345678</div>"
)


@pytest.mark.parametrize(
    ("body", "subordinate"),
    [(EDITION, ["比技能 强本领", "三百名选手同台竞技"]), (FOUNDER, ["三百名选手同台竞技"]), (SITE, [])],
    ids=["edition", "tables", "site"],
)
def test_shapes_of_electronic_editions(body: str, subordinate: list[str], tmp_path: Path) -> None:
    """The article comes with all its headlines and makers, and what stands around it does not."""
    content = f"<html><head><title>临江日报数字报</title></head><body>{body}</body></html>".encode()
    (article,) = split_articles(read_page(written(tmp_path, content)))
    assert article.headlines[0].text == "临江县职工技能大赛开赛"
    assert [headline.text for headline in article.headlines[1:]] == subordinate
    assert [person.name for person in article.bylines if person.role == "记者"] == ["王小明", "李芳"]
    assert list(article.paragraphs)[-len(PARAGRAPHS) :] == [text.strip() for text in PARAGRAPHS]
    assert "临江日报" not in article.text


def test_a_page_of_frames_is_refused(tmp_path: Path) -> None:
    """What was saved is not the text but the frames around it."""
    frames = "<html><frameset cols='30%,70%'><frame src='a.htm'><frame src='b.htm'></frameset></html>"
    with pytest.raises(PageError, match="frames alone"):
        read_page(written(tmp_path, frames.encode()))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<ul>x</ul>" * 20_000, "elements, more than 10000"),
        ("<p " + " ".join(f"a{number}='b c'" for number in range(20_000)) + ">x", "20001 attributes"),
    ],
    ids=["elements", "attributes"],
)
def test_what_would_take_too_long_is_refused(body: str, told: str, tmp_path: Path) -> None:
    """Parsers take a time that grows with the square of how many elements or attributes there are."""
    with pytest.raises(PageError, match=told):
        read_page(written(tmp_path, f"<html><body>{body}</body></html>".encode()))


def written(folder: Path, content: bytes) -> Path:
    path = folder / "2025-11-23_02.html"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (
            HEADED,
            [
                "# 比技能 强本领",
                "# 临江县职工技能大赛开赛",
                "# 三百名选手同台竞技",
                "2025年11月23日 来源：临江日报",
                "本报记者 王小明",
            ],
        ),
        (PLAIN, ["# 临江县职工技能大赛开赛", "三百名选手同台竞技", "本报记者 王小明"]),
    ],
    ids=["headings", "tables"],
)
def test_article_is_read_without_navigation(head: str, lines: list[str], tmp_path: Path) -> None:
    """Headlines, date, byline and text stand on lines of their own; links around them are left out."""
    page = read_page(written(tmp_path, web_page(head).encode()))
    assert page.text.splitlines() == lines + PARAGRAPHS
    assert (page.date, page.number) == ("2025-11-23", "2")


def test_article_has_headline_and_byline(tmp_path: Path) -> None:
    """What is read of a web page is laid out as one article."""
    (article,) = split_articles(read_page(written(tmp_path, web_page(HEADED).encode())))
    assert "临江县职工技能大赛开赛" in article.title
    assert [(byline.name, byline.role) for byline in article.bylines] == [("王小明", "记者")]
    assert len(article.paragraphs) >= len(PARAGRAPHS)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("nonsense", "gb18030"),
        ("", "gb18030"),
        ("", "utf-16"),
    ],
)
def test_encoding_is_that_of_the_page(charset: str, encoding: str, tmp_path: Path) -> None:
    """The encoding is the one that the page names, or the true one where it names none or a wrong one."""
    page = read_page(written(tmp_path, web_page(HEADED, charset=charset).encode(encoding)))
    assert page.text.splitlines()[-1] == PARAGRAPHS[-1]


def test_headline_of_two_lines_is_two_headlines(tmp_path: Path) -> None:
    """A line break inside a heading parts its lines, and both are headlines."""
    page = read_page(written(tmp_path, web_page("<h1>比技能<br>强本领</h1>").encode()))
    assert page.text.splitlines()[:2] == ["# 比技能", "# 强本领"]


def test_xhtml_is_read(tmp_path: Path) -> None:
    """A page that declares itself XML, with an encoding, is a web page like others."""
    declared = "<?xml version='1.0' encoding='gb2312'?>" + web_page(HEADED, charset="gb2312")
    assert read_page(written(tmp_path, declared.encode("gb18030"))).text.splitlines()[-1] == PARAGRAPHS[-1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html><body></body></html>", "nothing but white space"),
        (b"<html><body>" + b"<div>" * 5000 + b"</body></html>", "nothing but white space"),
        (b" " * 10, "no web page"),
        (web_page(HEADED, TEXT * 300).encode(), "more than 50000 bytes"),
    ],
    ids=["empty", "deep", "blank", "too large"],
)
def test_web_page_without_article_is_refused(
    content: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that names the file and what is wrong."""
    monkeypatch.setitem(limits.LARGEST, "html", 50_000)
    path = written(tmp_path, content)
    with pytest.raises(PageError, match=message) as caught:
        read_page(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
