"""Opens a map in Debian's Chromium and watches what it asks of the network and says on the console."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlparse

import pytest
from playwright.sync_api import Browser, Dialog, Download, Page, Route, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without the last four, Chromium itself looks for its maker's hosts.
SWITCHES = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WITHIN = ("file:", "blob:", "data:")
DESKTOP, PHONE = (1280, 800), (360, 740)


def chromium() -> str:
    """Path of the browser, empty where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser; without one a test is skipped, but fails where CI asks for all tests."""
    path = chromium()
    if not path:
        missing = "no Chromium here: install Debian's package chromium to test the map in a browser"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(SWITCHES), chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


@dataclass
class Opened:
    """A map in a window, with all that it asked of the network and said on the console."""

    page: Page
    path: Path
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the address has followed the view, which it does a moment later."""
        self.page.wait_for_timeout(600)

    def address(self) -> dict[str, str]:
        """What the address says of the view, by name."""
        self.settle()
        return {name: values[0] for name, values in parse_qs(urlparse(self.page.url).fragment).items()}

    def block(self, name: str) -> Any:
        """Give a block of the page's data."""
        return json.loads(self.page.locator(f"#{name}").text_content() or "")

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """Where on the screen a point of the canvas lies."""
        left, top, zoom = map(float, self.address()["at"].split())
        box = self.page.locator("#canvas").bounding_box()
        assert box
        return (
            box["x"] + box["width"] / 2 + (x - left) * zoom,
            box["y"] + box["height"] / 2 + (y - top) * zoom,
        )

    def spot_of(self, *ids: str) -> tuple[float, float]:
        """Where on the screen a node stands, or the middle between two, while they stand at home."""
        home = {node["id"]: (node["x"], node["y"]) for node in self.block("network-data")["nodes"]}
        points = [home[name] for name in ids]
        x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
        return self.spot(x, y)

    def listed(self) -> list[str]:
        """Names of what is drawn, as the list beside the map has them; up to 100."""
        self.page.click("#list")
        names = self.page.locator("#panel-body tbody th").all_inner_texts()
        self.page.click("#panel-close")
        return [name.strip() for name in names]

    def search(self, text: str) -> None:
        """Type into the search box and take the first that is found."""
        self.page.fill("#search", text)
        self.page.press("#search", "Enter")

    def saved(self, button: str) -> bytes:
        """Press a button of the export view, and give the file that comes."""
        with self.page.expect_download() as waiting:
            self.page.click(button)
        download: Download = waiting.value
        return Path(download.path()).read_bytes()


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    *,
    address: str = "",
    size: tuple[int, int] = DESKTOP,
    language: str = "zh-CN",
    scheme: Any = "light",
) -> Iterator[Opened]:
    """Open a map in a window of its own; whatever it asks of the network is refused and noted."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=language,
        color_scheme=scheme,
        reduced_motion="reduce",
        accept_downloads=True,
    )
    page = context.new_page()
    shown = Opened(page, path)

    def refuse(route: Route) -> None:
        if route.request.url.startswith(WITHIN):
            route.continue_()
        else:
            route.abort()

    def note_dialog(dialog: Dialog) -> None:
        shown.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", refuse)
    page.on("request", lambda request: shown.requests.append(request.url))
    page.on("console", lambda message: shown.said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: shown.said.append(f"error: {error}"))
    page.on("dialog", note_dialog)
    page.goto(f"file://{quote(str(path))}{address}")
    page.wait_for_selector("#canvas canvas")
    yield shown
    outside = [url for url in shown.requests if not url.startswith(WITHIN)]
    context.close()
    assert (outside, shown.said) == ([], [])
