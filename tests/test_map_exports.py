"""What a reader takes along from the map: pictures, the selected statements, the query behind them."""

import csv
import io
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from browser import Opened, opened
from playwright.sync_api import Browser, expect

from kg.map import write_map
from kg.pipeline import load_graph, map_labels
from kg.query import run_query

SVG = "{http://www.w3.org/2000/svg}"


def rows_of(sheet: bytes) -> list[dict[str, str]]:
    """Give the rows of a CSV file by column."""
    return list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))


def test_svg(browser: Browser, built: Path) -> None:
    """The SVG is well formed and has the nodes, links and names that are in sight."""
    with opened(browser, built / "map.html") as shown:
        shown.page.click("#take")
        shown.page.click("#fit")
        picture = ET.fromstring(shown.saved("#save-svg"))
        nodes = shown.block("network-data")["nodes"]
        dots = picture.findall(f".//{SVG}circle")
        assert 0 < len(dots) <= sum(node["group"] == "Organization" for node in nodes)
        assert len(picture.findall(f".//{SVG}line")) == len(shown.block("network-data")["edges"])
        written = {text.text for text in picture.findall(f".//{SVG}text")}
        assert "北京市总工会" in written
        box = shown.page.locator("#canvas").bounding_box()
        assert box
        assert (picture.get("width"), picture.get("height")) == (f"{box['width']:g}", f"{box['height']:g}")


def test_png(browser: Browser, built: Path) -> None:
    """The PNG is the view at twice its size, and not of one colour."""
    with opened(browser, built / "map.html") as shown:
        shown.page.click("#take")
        picture = shown.saved("#save-png")
        box = shown.page.locator("#canvas").bounding_box()
        assert box
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (2 * box["width"], 2 * box["height"])
        assert len(picture) > 20_000


def choose_nothing(shown: Opened) -> None:
    shown.page.click("#fit")


def choose_entity(shown: Opened) -> None:
    shown.search("北京市总工会")


def choose_focus(shown: Opened) -> None:
    shown.search("宁波市总工会")
    shown.page.click("text=看它的邻域")
    shown.page.click("#panel-close")


def choose_path(shown: Opened) -> None:
    shown.search("姚金环")
    shown.page.click("text=从这里找路径")
    shown.search("“工情通”应用")
    expect(shown.page.locator("#panel-body header")).to_contain_text("相隔 2 步")


def choose_filters(shown: Opened) -> None:
    shown.page.click('[data-key="toggle locatedIn"]')
    shown.page.click('[data-key="toggle Person"]')
    shown.page.click(".finer summary")
    shown.page.locator("#sureness").fill("0.7")


def choose_stated(shown: Opened) -> None:
    shown.page.click(".finer summary")
    shown.page.check("#stated-only")


def choose_period(shown: Opened) -> None:
    shown.page.click('[data-key="bar 2024-10"]')
    shown.page.click(".finer summary")
    shown.page.uncheck("#undated")


def choose_issue(shown: Opened) -> None:
    page = next(page for page in shown.block("graph-data")["pages"] if page["source"].startswith("004"))
    shown.page.click(".finer summary")
    shown.page.click(f'[data-key="toggle {page["digest"]}"]')
    shown.page.click('[data-key="bar 2024-10"]')


CHOICES = (
    choose_nothing, choose_entity, choose_focus, choose_path,
    choose_filters, choose_stated, choose_period, choose_issue,
)  # fmt: skip


@pytest.mark.parametrize("choose", CHOICES)
def test_sheet_and_query_agree(browser: Browser, built: Path, choose: Callable[[Opened], None]) -> None:
    """The query that the map shows, asked of the graph, gives the rows of the CSV, whatever was chosen."""
    with opened(browser, built / "map.html") as shown:
        choose(shown)
        shown.page.click("#take")
        sheet = rows_of(shown.saved("#save-csv"))
        query = shown.saved("#save-query").decode()
        assert query == shown.page.locator("textarea").input_value()
        expect(shown.page.locator("#selection")).to_contain_text(f"{len(sheet)} 条")
    answer = run_query(built / "graph.ttl", query)
    assert tuple(sheet[0]) == answer.variables
    told = sorted(map(tuple, map(dict.values, sheet)))
    assert told == sorted((*row[:13], str(float(row[13])), row[14]) for row in answer.rows)
    if choose is choose_nothing:
        assert len(sheet) == load_graph(built).number_of_edges()
    else:
        assert 0 < len(sheet) < load_graph(built).number_of_edges()


@pytest.mark.parametrize(
    "name", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\uff1d1+1", '=HYPERLINK("http://x")']
)
def test_sheet_runs_no_formula(browser: Browser, tmp_path: Path, name: str) -> None:
    """A name that a spreadsheet would run stands behind a quote; everything else as it is."""
    from test_map import named

    write_map(named(name), tmp_path / "map.html", map_labels())
    with opened(browser, tmp_path / "map.html") as shown:
        shown.page.click("#take")
        (row,) = rows_of(shown.saved("#save-csv"))
    assert (row["object"], row["subject"]) == (f"'{name}", "甲")


def test_print(browser: Browser, built: Path) -> None:
    """Paper gets the view as a drawing in light colours; the screen is then as it was."""
    with opened(browser, built / "map.html", scheme="dark") as shown:
        shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        drawing = shown.page.locator("#print-picture svg")
        expect(drawing).to_have_count(1)
        expect(drawing.locator("rect").first).to_have_attribute("fill", "#faf9f6")
        shown.page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(drawing).to_have_count(0)
        expect(shown.page.locator("html")).to_have_attribute("data-scheme", "dark")
