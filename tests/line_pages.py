"""Pages of one line, “A 援助 B”, and a reading of them that stands in for that of newspapers."""

import re
from collections.abc import Iterable
from pathlib import Path

from examples import relation

from kg.model import ORGANIZATION, Article, Mention, Page, Record, Thing

FIRST = "德州市总工会 援助 德州市环卫站"
SECOND = "德州市总工会 援助 德州市公交站"
THIRD = "威海市总工会 援助 威海市渔业站"


def read_line(page: Page) -> Record:
    """Read a page of one line, “A 援助 B”, in place of the stages that read newspapers."""
    article = Article(page.digest, 1, "brief", (), (page.text,))
    things = [Thing(ORGANIZATION, name) for name in page.text.split(" 援助 ")]
    spans = (match.span() for match in re.finditer(r"\S+站|\S+会", page.text))
    mentions = tuple(Mention(article.id, *span, thing) for span, thing in zip(spans, things, strict=True))
    return Record(page, (article,), mentions, (relation(article, things[0], "assists", things[1]),), ())


def folder(path: Path, **texts: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    return path


def sources(found: Iterable[Page]) -> list[str]:
    return [page.source for page in found]


def contents(out: Path) -> dict[str, bytes]:
    """All files of a folder but the store, whose bytes are SQLite's affair."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "newskg.db"}
