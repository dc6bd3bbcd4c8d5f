"""An archive is read member by member, and refused where it would harm or exhaust the reader."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest

from kg.model import Page
from kg.pages import limits, read_page, read_pages

TEXT = "临江县总工会举办职工技能大赛。\n"


def packed(path: Path, members: dict[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def refusals(path: Path) -> tuple[list[str], list[str]]:
    """Sources of the pages, and messages, of an archive that is read beside a good file."""
    good = path.with_name("good.txt")
    good.write_text(TEXT, "utf-8")
    pages, refused = read_pages([path, good])
    assert pages[-1].source == "good.txt"
    return [page.source for page in pages[:-1]], [str(error) for error in refused]


def test_members_are_pages_in_order(tmp_path: Path) -> None:
    """Each readable member is a page, as it would be beside the archive, whose name tells the issue."""
    members = {
        "b/02.txt": TEXT.encode("gb18030"),
        "a/2024-01-02_07.md": TEXT.encode(),
        "notes.docx": b"no page",
        "__MACOSX/._02.txt": b"no page",
    }
    pages, refused = read_pages([packed(tmp_path / "工人日报_2025-11-23.zip", members)])
    assert refused == ()
    archive = "工人日报_2025-11-23.zip"
    assert [(page.source, page.paper, page.date, page.number) for page in pages] == [
        (f"{archive}/b/02.txt", "工人日报", "2025-11-23", ""),
        (f"{archive}/a/2024-01-02_07.md", "工人日报", "2024-01-02", "7"),
    ]
    assert {page.text for page in pages} == {TEXT}
    beside = tmp_path / "02.txt"
    beside.write_bytes(members["b/02.txt"])
    assert read_page(beside).digest == pages[0].digest


def test_names_in_the_encoding_of_windows_are_read(tmp_path: Path) -> None:
    """A name that is not marked as UTF-8 is one in GB18030."""
    path = packed(tmp_path / "issue.zip", {"x" * 8 + ".txt": TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(b"x" * 8, "头版要闻".encode("gb18030")))
    (page,) = all_pages(path)
    assert page.source == "issue.zip/头版要闻.txt"


def all_pages(path: Path) -> tuple[Page, ...]:
    pages, refused = read_pages([path])
    assert refused == ()
    return pages


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/page.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"]
)
def test_path_that_climbs_out_is_refused(name: str, tmp_path: Path) -> None:
    """An archive with such a member is not read at all."""
    sources, messages = refusals(packed(tmp_path / "bad.zip", {"01.txt": TEXT.encode(), name: TEXT.encode()}))
    assert sources == []
    assert [message.split(";")[0].partition(": ")[2] for message in messages] == [
        f"the member {ZipInfo(name).filename} lies outside"
    ]


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        ("MOST_UNPACKED", 10_000, "bytes unpacked, more than 10000"),
        ("MOST_MEMBERS", 1, "2 members, more than 1"),
    ],
)
def test_bomb_is_refused(
    limit: str, value: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive that would unpack to too much is refused before anything of it is unpacked."""
    monkeypatch.setattr(limits, limit, value)
    members = {"01.txt": b"\n" * 20_000, "02.txt": TEXT.encode()}
    assert [message in told for told in refusals(packed(tmp_path / "bad.zip", members))[1]] == [True]


def test_large_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive over the limit is not opened."""
    monkeypatch.setitem(limits.LARGEST, "zip", 100)
    (message,) = refusals(packed(tmp_path / "bad.zip", {"01.txt": TEXT.encode()}))[1]
    assert "more than 100 bytes" in message


def test_bad_member_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member that is too large, empty or damaged is told by its name; the others are read."""
    monkeypatch.setitem(limits.LARGEST, "text", 1000)
    members = {"1.txt": b"x" * 1001, "2.txt": b"", "3.txt": TEXT.encode() * 9, "4.txt": TEXT.encode()}
    path = packed(tmp_path / "issue.zip", members)
    raw = bytearray(path.read_bytes())
    at = raw.index(b"3.txt") + len("3.txt")
    raw[at : at + 8] = b"\xff" * 8
    path.write_bytes(raw)
    sources, messages = refusals(path)
    assert sources == ["issue.zip/4.txt"]
    assert [message.split(":")[0] for message in messages] == [f"{path}/{number}.txt" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:30]), "damaged"),
        (lambda path: path.write_bytes(b"no archive"), "damaged"),
        (lambda path: path.write_bytes(encrypted(path.read_bytes())), "password"),
        (lambda path: packed(path, {"notes.docx": b"x"}), "no page"),
        (lambda path: packed(path, {"inner.zip": b"x"}), "inner.zip: an archive in an archive"),
        (lambda path: packed(path, {"01.txt": TEXT.encode()}, ZIP_LZMA), "unusual way"),
    ],
    ids=["cut off", "no archive", "encrypted", "no pages", "archive", "LZMA"],
)
def test_archive_that_cannot_be_read_is_refused(spoil: object, message: str, tmp_path: Path) -> None:
    """One line says what is wrong with the archive."""
    path = packed(tmp_path / "bad.zip", {"01.txt": TEXT.encode()})
    spoil(path)  # type: ignore[operator]
    sources, (told,) = refusals(path)
    assert sources == []
    assert message in told
    assert "\n" not in told


def encrypted(raw: bytes) -> bytes:
    """The archive with the flag of encryption set on its only member, as a header and as an entry."""
    marked = bytearray(raw)
    marked[6] |= 1
    marked[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)
