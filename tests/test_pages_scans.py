"""Pictures of pages are read where the extra `ocr` is installed, and refused with its name elsewhere."""

import subprocess
import sys
from difflib import SequenceMatcher
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from typeset import in_bands, in_columns

from kg.articles import split_articles
from kg.model import Article, Headline
from kg.pages import limits, read_page, read_pages

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SHORT = Article("", 1, "brief", (Headline("职工技能大赛开赛"),), ("临江县总工会举办职工技能大赛。",))
with_ocr = pytest.mark.skipif(find_spec("rapidocr") is None, reason="the extra `ocr` is not installed")
LEAST_ACCURACY = 0.97


DRAW = """
import sys
import pypdfium2
page = pypdfium2.PdfDocument(sys.stdin.buffer.read())[0]
page.render(scale=int(sys.argv[1]) / 72).to_pil().convert("L").save(sys.stdout.buffer, "PNG")
"""


def picture(pdf: bytes, resolution: int) -> bytes:
    """The first page as PNG.

    It is drawn by a process of its own: in one that has read a PDF, PDFium knows the system's fonts no more.
    """
    command = [sys.executable, "-c", DRAW, str(resolution)]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def squeezed(text: str) -> str:
    return "".join(text.replace("#", "").split())


@with_ocr
@pytest.mark.parametrize("form", ["page.png", "page.pdf"])
def test_picture_of_a_page_reads_as_its_text(form: str, tmp_path: Path) -> None:
    """A sample page as a picture, or as a PDF that has only one, gives its characters in reading order.

    Skips where the system has no font with Chinese characters.
    """
    from PIL import Image

    if min(Image.open(BytesIO(picture(in_columns([SHORT]), 72))).tobytes()) > 128:
        pytest.skip("no Chinese font to draw the page with")
    sample = read_page(SEEDS / "000_792e9c28f50f2240.txt")
    typeset = tmp_path / "typeset.pdf"
    typeset.write_bytes(in_columns(split_articles(sample)))
    wanted = squeezed(read_page(typeset).text)
    scan = Image.open(BytesIO(picture(typeset.read_bytes(), 150)))
    scan.save(tmp_path / form, resolution=150)
    found = squeezed(read_page(tmp_path / form).text)
    same = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in same) >= LEAST_ACCURACY * max(len(wanted), len(found))


@pytest.mark.parametrize("form", ["page.png", "page.pdf"])
def test_without_the_extra_it_is_named(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install, and pages that need nothing more are read."""
    image = pytest.importorskip("PIL.Image", reason="Pillow comes with reportlab, part of the dev extra")
    image.new("L", (200, 200), 255).save(tmp_path / form)
    (tmp_path / "good.pdf").write_bytes(in_bands([SHORT]))
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    pages, refused = read_pages([tmp_path])
    assert [page.source for page in pages] == ["good.pdf"]
    assert [str(tmp_path / form) in str(error) and "newskg[ocr]" in str(error) for error in refused] == [True]


def test_scanned_pages_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a PDF with several scanned pages one line says how many cannot be read without the extra."""
    image = pytest.importorskip("PIL.Image", reason="Pillow comes with reportlab, part of the dev extra")
    scan = image.new("L", (200, 200), 255)
    scan.save(tmp_path / "page.pdf", save_all=True, append_images=[scan, scan])
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    (error,) = read_pages([tmp_path / "page.pdf"])[1]
    assert "3 of 3 pages cannot be read" in str(error)
    assert "newskg[ocr]" in str(error)


@with_ocr
@pytest.mark.parametrize(
    ("content", "message"), [(b"\x89PNG\r\n\x1a\n no picture", "no picture"), (None, "pixels, more than 100")]
)
def test_what_is_no_picture_is_refused(
    content: bytes | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged picture, and one with too many pixels, are told in one line."""
    from PIL import Image

    monkeypatch.setattr(limits, "MOST_PIXELS", 100)
    path = tmp_path / "page.png"
    Image.new("L", (200, 200), 255).save(path)
    path.write_bytes(content or path.read_bytes())
    pages, refused = read_pages([path])
    assert pages == ()
    assert message in str(refused[0])
    assert "\n" not in str(refused[0])
