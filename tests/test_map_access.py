"""The map for readers who do not use a mouse or do not see it, and for data that means harm."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DESKTOP, PHONE, Opened, opened
from playwright.sync_api import Browser, expect
from test_map import HOSTILE, named

from kg.map import write_map
from kg.pipeline import map_labels

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
VIEWS = {
    "whole": (),
    "entity": ("北京市总工会",),
    "article": ("北京市总工会", ".source .link"),
    "list": ("#list",),
    "export": ("#take",),
    "focus": ("北京市总工会", "#panel-body .action"),
    "filters": (".finer summary", '[data-key="toggle Person"]', '[data-key^="bar 2024"]'),
    "path": ("北京市总工会", "#panel-body .action >> nth=1", "上海市"),
    "results": (),
}


def go(shown: Opened, view: str) -> None:
    """Search what is a name, click what is a selector."""
    for step in VIEWS[view]:
        if step[0] in "#.[":
            shown.page.locator(step).first.click()
        else:
            shown.search(step)
    if view == "results":
        shown.page.type("#search", "总工会")


def findings(shown: Opened) -> list[str]:
    """What axe-core finds to be serious or critical, with the elements."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": WCAG}
    found = Axe().run(shown.page, options=options).response["violations"]
    return [
        f"{finding['id']}: {[node['html'][:120] for node in finding['nodes'][:3]]}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
    ]


CASES = [
    *((view, scheme, DESKTOP) for view in VIEWS for scheme in ("light", "dark")),
    *((view, "light", PHONE) for view in ("whole", "entity", "filters", "path")),
]


@pytest.mark.parametrize(("view", "scheme", "size"), CASES)
def test_axe(browser: Browser, built: Path, view: str, scheme: str, size: tuple[int, int]) -> None:
    """axe-core has no serious finding, whatever is open, in both schemes and on a phone."""
    with opened(browser, built / "map.html", scheme=scheme, size=size) as shown:
        go(shown, view)
        assert findings(shown) == []


def test_axe_finds_faults(browser: Browser, maps: Path) -> None:
    """The check does find what is wrong."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.evaluate("document.getElementById('search').removeAttribute('aria-label')")
        shown.page.evaluate("document.getElementById('search').removeAttribute('placeholder')")
        assert findings(shown) != []


def test_keyboard_alone(browser: Browser, maps: Path) -> None:
    """Keys lead from the search box to a sentence and its article, over the canvas and back."""
    with opened(browser, maps / "hand.html") as shown:
        keyboard = shown.page.keyboard
        keyboard.press("/")
        expect(shown.page.locator("#search")).to_be_focused()
        keyboard.type("外卖")
        keyboard.press("ArrowDown")
        keyboard.press("Enter")
        expect(shown.page.locator("#panel-body")).to_be_focused()
        shown.page.locator(".source .link").first.press("Enter")
        expect(shown.page.locator("mark.sentence")).to_be_visible()
        keyboard.press("Escape")
        expect(shown.page.locator("#panel")).to_be_hidden()
        expect(shown.page.locator("#canvas")).to_be_focused()
        before = shown.address()["at"]
        for key in ("ArrowRight", "+"):
            keyboard.press(key)
        x, _, zoom = map(float, shown.address()["at"].split())
        assert x > float(before.split()[0])
        assert zoom > float(before.split()[2])
        keyboard.press("Enter")
        expect(shown.page.locator("#panel-body h2")).to_have_text("列表")


def test_toggle_keeps_its_place(browser: Browser, maps: Path) -> None:
    """A filter that is switched by key stays under the keyboard and says whether it is on."""
    with opened(browser, maps / "hand.html") as shown:
        toggle = shown.page.locator('[data-key="toggle Person"]')
        toggle.press("Enter")
        expect(toggle).to_be_focused()
        expect(toggle).to_have_attribute("aria-pressed", "false")


CONTROLS = ("左\u202e右", "行\u0001列\u0007", '"onload="alert(1)', "'; alert(1); //", "\u2066甲\u2069\ufeff")


def test_no_script_from_data(browser: Browser, tmp_path: Path) -> None:
    """Hostile names run nothing wherever they are shown: search, panels, list, path, picture, query."""
    names = [*HOSTILE, *CONTROLS]
    write_map(named(*names, "平常"), tmp_path / "map.html", map_labels())
    with opened(browser, tmp_path / "map.html") as shown:
        scripts = shown.page.locator("script").count()
        for name in names:
            shown.search(name)
            heading = shown.page.locator("#panel-body h2")
            assert heading.evaluate("it => it.textContent") == name
            assert heading.locator("*").count() == 1
            shown.page.locator("text=从这里找路径").click()
            shown.search("平常")
            expect(shown.page.locator("#panel-body header")).to_contain_text("相隔 2 步")
            shown.page.mouse.click(*shown.spot_of(f"program/{name}"))
        shown.page.click("#list")
        shown.page.click("#take")
        assert b"<svg" in shown.saved("#save-svg")
        assert shown.page.locator("img, iframe, object, embed").count() == 0
        assert shown.page.locator("script").count() == scripts
        assert shown.page.locator("[onload], [onerror]").count() == 0
