"""A PDF is read in the order of its columns, and refused in one line where it cannot be read."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import MARGIN, SIZE, in_bands, in_columns, one_by_one, vertically

from kg.articles import split_articles
from kg.model import Article, Headline, Page
from kg.pages import limits, read_page, read_pages

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SHORT = Article("", 1, "brief", (Headline("职工技能大赛开赛"),), ("临江县总工会举办职工技能大赛。",))
BLANK = Article("", 1, "brief", (), ("\u3000",))


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def of_page(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    """Headlines, the main one first, and paragraphs of each article."""
    return [(article.title, article.paragraphs) for article in split_articles(page)]


def long_article(paragraphs: int) -> Article:
    return Article("", 1, "report", SHORT.headlines, SHORT.paragraphs * paragraphs)


@pytest.fixture(scope="module")
def sample() -> Page:
    return read_page(SEEDS / "000_792e9c28f50f2240.txt")


@pytest.mark.parametrize("typeset", [in_columns, in_bands])
def test_typeset_page_reads_back_to_its_articles(
    typeset: Callable[[Iterable[Article]], bytes], sample: Page, tmp_path: Path
) -> None:
    """A sample page set in three columns gives the same headlines and paragraphs, article by article."""
    page = read_page(written(tmp_path / "工人日报_2025-11-23_A1.pdf", typeset(split_articles(sample))))
    assert of_page(page) == of_page(sample)
    assert (page.source, page.number) == ("工人日报_2025-11-23_A1.pdf", "A1")


VERTICAL = ("码头工会办起夜校", "两百名职工来报名")
BODY = ("近日，临江码头的夜校迎来了第三批学", "员。夜校今年开设了八门课程。")


def test_a_vertical_page_is_read_from_right_to_left(tmp_path: Path) -> None:
    """Columns from top to bottom, the first at the right, are the lines of the page."""
    content = vertically([(VERTICAL[0], 20.0), *((line, 10.0) for line in BODY)], right=800)
    page = read_page(written(tmp_path / "page.pdf", content))
    assert page.text.splitlines() == [f"# {VERTICAL[0]}", *BODY]


def test_a_vertical_headline_stands_over_the_text_beside_it(tmp_path: Path) -> None:
    """A headline that is set vertically beside level text is a line of the page, its columns together."""
    content = vertically([(line, 20.0) for line in VERTICAL], right=100, level=[BODY[0]] * 30)
    page = read_page(written(tmp_path / "page.pdf", content))
    assert page.text.splitlines() == ["# " + "".join(VERTICAL), *[BODY[0]] * 30]


def test_a_character_written_in_two_halves_is_one(tmp_path: Path) -> None:
    """Characters beyond the first plane of Unicode, as in rare names, can be stored and searched."""
    article = Article("", 1, "brief", (), ("𠮷野先生为获奖职工颁奖。",))
    page = read_page(written(tmp_path / "page.pdf", in_columns([article])))
    assert page.text.strip() == article.paragraphs[0]


RARE = "𠮷野㐂君与龘先生，2023年AA级G20、COVID-19。"


def test_no_character_is_lost_with_the_font_that_is_not_there(tmp_path: Path) -> None:
    """Characters drawn one by one in a font that is not in the PDF are read, whatever fonts are installed."""
    page = read_page(written(tmp_path / "page.pdf", one_by_one([RARE] * 9)))
    assert page.text.splitlines() == [RARE] * 9


def boxes(path: Path, loose: bool) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each character on the page, as the reader has PDFium find them."""
    read_page(path)
    text = pypdfium2.PdfDocument(path)[0].get_textpage()
    return [text.get_charbox(at, loose=loose) for at in range(text.count_chars())]


def test_boxes_of_characters_do_not_depend_on_the_machine(tmp_path: Path) -> None:
    """Without its font, every character is as high as an em; the glyphs of a font are not."""
    content = one_by_one(["一二三，Agi.１"])
    for left, bottom, right, top in boxes(written(tmp_path / "page.pdf", content), loose=False):
        assert top - bottom == pytest.approx(SIZE, rel=0.02)
        assert 0.2 * SIZE <= right - left <= SIZE


@pytest.mark.parametrize("font", ["Helvetica", "Times-Bold", "Courier"])
def test_standard_fonts_keep_their_widths(font: str, tmp_path: Path) -> None:
    """The fonts whose widths a PDF leaves out are those of PDFium itself."""
    line = "iWill."
    found = boxes(written(tmp_path / "page.pdf", one_by_one([line], font)), loose=True)
    wanted = [MARGIN + stringWidth(line[: at + 1], font, SIZE) for at in range(len(line))]
    assert [right for _, _, right, _ in found] == pytest.approx(wanted, abs=0.1)


def test_each_page_of_a_pdf_is_a_page(tmp_path: Path) -> None:
    """Pages are told apart by their place, which is in source, number and digest."""
    content = in_columns([long_article(400)])
    pages, refused = read_pages([written(tmp_path / "工人日报_2025-11-23.pdf", content)])
    assert refused == ()
    assert len(pages) > 1
    for place, page in enumerate(pages, start=1):
        assert page.source == f"工人日报_2025-11-23.pdf#{place}"
        assert (page.paper, page.date, page.number) == ("工人日报", "2025-11-23", str(place))
        assert page.digest == hashlib.sha256(content + f"#{place}".encode()).hexdigest()
        assert SHORT.paragraphs[0] in page.text


def drawing(instructions: bytes, times: int = 1) -> bytes:
    """A PDF of one page with such instructions, packed so many times over."""
    packed = instructions
    for _ in range(times):
        packed = zlib.compress(packed)
    filters = b"/FlateDecode" * times
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (len(packed), filters, packed),
    )
    body = b"".join(b"%d 0 obj%b\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (in_columns([SHORT], password="secret"), "asks for a password"),
        (in_columns([SHORT])[:400], "damaged"),
        (b"%PDF-1.7 and nothing else", "damaged"),
        (in_columns([long_article(400)]), "pages, more than 1"),
        (in_columns([BLANK]), "nothing but white space"),
        (drawing(b"0 0 m 1 1 l S\n" * 100), "draw more than a newspaper's"),
        (drawing(b"0 0 m 1 1 l S\n" * 100, times=2), "draw more than a newspaper's"),
    ],
    ids=["password", "cut off", "no PDF", "too many pages", "blank", "lines", "lines packed twice"],
)
def test_pdf_that_cannot_be_read_is_refused(
    content: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that names the file, and the other files are read."""
    monkeypatch.setattr(limits, "MOST_PDF_PAGES", 1)
    monkeypatch.setattr(limits, "MOST_INSTRUCTIONS", 1300)
    bad = written(tmp_path / "bad.pdf", content)
    good = written(tmp_path / "good.pdf", in_columns([SHORT]))
    pages, refused = read_pages([bad, good])
    assert [page.source for page in pages] == ["good.pdf"]
    (error,) = map(str, refused)
    assert error.startswith(f"{bad}: ")
    assert message in error
    assert "\n" not in error


@pytest.mark.parametrize(
    ("limit", "what"), [("MOST_PAGE_CHARACTERS", "characters"), ("MOST_PIECES", "pieces")]
)
def test_crowded_page_is_refused(
    limit: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page with more text than any newspaper prints is not put in order."""
    monkeypatch.setattr(limits, limit, 1)
    pages, refused = read_pages([written(tmp_path / "page.pdf", in_columns([SHORT]))])
    assert pages == ()
    assert f"{what} " in str(refused[0])
    assert "on a page" in str(refused[0])
