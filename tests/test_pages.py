"""Pages are found, read as text, and refused in one line that says what to try."""

from pathlib import Path

import pytest

from kg.errors import PageError
from kg.pages import find_pages, read_page, read_pages

CHINESE = "临江县总工会日前举办职工技能大赛，三百名选手参加。\n大赛为期三天。\n" * 3


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def test_folders_give_their_pages_sorted(tmp_path: Path) -> None:
    """A folder stands for its readable files by name; files stand where they were given."""
    for name in ("b.txt", "a.md", "notes.docx", ".a.txt", "C.TXT"):
        written(tmp_path, name, "文")
    single = written(tmp_path, "single.page", "文")
    assert find_pages([single, tmp_path]) == (
        single,
        *(tmp_path / name for name in ("C.TXT", "a.md", "b.txt")),
    )


def test_folders_in_a_folder_are_read(tmp_path: Path) -> None:
    """Files of inner folders are named with these, so that two issues can have a page of one name."""
    issues = tmp_path / "工人日报"
    for name in ("2025-11-23/01.txt", "2025-11-24/01.txt", "2025-11-24/.trash/01.txt", "2025-11-25_02.txt"):
        (issues / name).parent.mkdir(parents=True, exist_ok=True)
        written(issues, name, f"文{name}")
    pages, refused = read_pages([issues])
    assert refused == ()
    assert [(page.source, page.date, page.number) for page in pages] == [
        ("2025-11-23/01.txt", "2025-11-23", ""),
        ("2025-11-24/01.txt", "2025-11-24", ""),
        ("2025-11-25_02.txt", "2025-11-25", "2"),
    ]
    (page,) = read_pages([issues / "2025-11-23"])[0]
    assert (page.source, page.date) == ("01.txt", "2025-11-23")


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    """A path that does not exist is refused before anything is read."""
    with pytest.raises(PageError, match=r"gone\.txt: there is no such file"):
        find_pages([tmp_path / "gone.txt"])


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    """A folder with other files only is a mistake, not an empty issue."""
    written(tmp_path, "notes.docx", "文")
    with pytest.raises(PageError, match="holds no pages"):
        find_pages([tmp_path])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "nothing but white space"),
        (b"\x01\x02PK\x03\x04" * 20, "binary data"),
        (b"\x00\x01\x02PK\x03\x04" * 20, "no text in UTF-8, GB18030"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\xfa" * 20, "no text in UTF-8, GB18030"),
        (CHINESE.encode("utf-8") + b"\xff", "no text in UTF-8, GB18030"),
        (b"\xff\xfe" + CHINESE.encode("utf-16-le")[:-1], "no text in UTF-8, GB18030"),
    ],
)
def test_what_is_no_page_is_refused_in_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    """The error names the file, what is wrong with it and what to try."""
    path = written(tmp_path, "page.txt", content)
    with pytest.raises(PageError, match=message) as caught:
        read_page(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"]
)
@pytest.mark.parametrize(
    "text", [CHINESE, "縣總工會舉辦職工技能大賽。\n", "职工技能大赛12月1日开赛\n"], ids=len
)
def test_every_encoding_of_chinese_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    """Whatever encoding wrote the page, its text is the same."""
    try:
        raw = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip(f"{encoding} lacks characters of the text")
    assert read_page(written(tmp_path, "page.md", raw)).text == text


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    """What the system refuses to read is reported as a page that cannot be read."""
    with pytest.raises(PageError, match="check the path"):
        read_page(tmp_path)


def test_line_ends_and_byte_order_mark_are_normalised(tmp_path: Path) -> None:
    """Whatever system wrote the page, its text is the same; its digest is that of the bytes."""
    windows = read_page(written(tmp_path, "w.txt", "\ufeff甲\r\n乙\r丙"))
    plain = read_page(written(tmp_path, "p.txt", "甲\n乙\n丙"))
    assert windows.text == plain.text == "甲\n乙\n丙"
    assert windows.digest != plain.digest
    assert windows.source == "w.txt"


@pytest.mark.parametrize(
    ("name", "paper", "date", "number"),
    [
        ("2025-11-23_01.txt", "", "2025-11-23", "1"),
        ("20251123-01-02.txt", "", "2025-11-23", "1"),
        ("工人日报_2025-11-23_A1.txt", "工人日报", "2025-11-23", "A1"),
        ("临江晚报 2024.02.29.txt", "临江晚报", "2024-02-29", ""),
        ("2025-02-30_01.txt", "", "", ""),
        ("000_792e9c28f50f2240.txt", "", "", ""),
        ("a20251123.txt", "", "", ""),
    ],
)
def test_file_names_show_the_issue(tmp_path: Path, name: str, paper: str, date: str, number: str) -> None:
    """Paper, date and number are taken from a name that shows a real day, and from no other."""
    page = read_page(written(tmp_path, name, "文"))
    assert (page.paper, page.date, page.number) == (paper, date, number)


def test_what_is_given_goes_before_the_name(tmp_path: Path) -> None:
    """The caller knows better than the file's name."""
    path = written(tmp_path, "工人日报_2025-11-23_A1.txt", "文")
    page = read_page(path, paper="临江晚报", date="2025-11-24", number="8")
    assert (page.paper, page.date, page.number) == ("临江晚报", "2025-11-24", "8")
