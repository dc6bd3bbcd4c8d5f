"""The map in a real browser: what a reader does with it, and what it then shows."""

from pathlib import Path

import pytest
from browser import PHONE, Opened, opened
from playwright.sync_api import Browser, expect

UNION, UPPER, SYSTEM = "org/东市总工会", "org/南省总工会", "program/工会通"
LAUNCH = "东市总工会联合东市人民法院推出“工会通”，服务外卖骑手3万名。"
GUIDE = "南省总工会指导东市总工会；C:\\路径 与 \t 制表。"


def quotes(shown: Opened) -> list[str]:
    """Sentences of the panel, exactly."""
    return shown.page.locator("#panel-body blockquote").all_text_contents()


def test_opens(browser: Browser, built: Path) -> None:
    """The sample pages' map opens with its counts and a first picture, silently and without the network."""
    with opened(browser, built / "map.html") as shown:
        assert len(shown.block("graph-data")["entities"]) > 100
        expect(shown.page.locator("#summary")).to_contain_text("个实体")
        marks = shown.page.evaluate("performance.getEntriesByName('first-picture').length")
        assert marks == 1
        assert shown.page.locator("#canvas canvas").count() == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("东市总工会", "东市总工会"),
        ("东市总", "东市总工会"),
        ("dszgh", "东市总工会"),
        ("DSZGH", "东市总工会"),
        ("nanshengzong", "南省总工会"),
        ("wmqs", "外卖骑手"),
        ("工会通直办", "工会通·投诉“直办”"),
    ],
)
def test_search(browser: Browser, maps: Path, typed: str, found: str) -> None:
    """The box takes Chinese, a short form, pinyin and its initials, and characters in order."""
    with opened(browser, maps / "hand.html") as shown:
        shown.search(typed)
        expect(shown.page.locator("#panel-body h2")).to_have_text(found)


def test_search_without_hit(browser: Browser, maps: Path) -> None:
    """What nothing is called is told to be nowhere."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.fill("#search", "查无此名")
        expect(shown.page.locator("#search-told")).to_have_text("没有找到")
        expect(shown.page.locator("#results")).to_be_hidden()


def test_kind_filter(browser: Browser, maps: Path) -> None:
    """A kind that is switched off leaves the map, its relations leave the count, and it comes back."""
    with opened(browser, maps / "hand.html") as shown:
        assert "李“小”明" in shown.listed()
        shown.page.click('[data-key="toggle Person"]')
        assert "李“小”明" not in shown.listed()
        assert "东市总工会" in shown.listed()
        expect(shown.page.locator("#summary")).to_contain_text("10 / 15 条关系")
        shown.page.click("#clear-filters")
        assert "李“小”明" in shown.listed()


def test_relation_filter(browser: Browser, maps: Path) -> None:
    """Only one relation: only what it links is drawn, and places' parents."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.click('[data-key="relations none"]')
        expect(shown.page.locator("#empty")).to_be_visible()
        shown.page.click('[data-key="toggle serves"]')
        assert sorted(shown.listed()) == ["外卖骑手", "工会通"]


def test_sureness_filter(browser: Browser, maps: Path) -> None:
    """Above the confidence of all statements nothing is left, up to it everything."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.click(".finer summary")
        slider = shown.page.locator("#sureness")
        slider.fill("0.9")
        expect(shown.page.locator("#summary")).to_contain_text("15 条关系")
        slider.fill("0.95")
        expect(shown.page.locator("#summary")).to_contain_text("0 / 15 条关系")


def test_issue_filter(browser: Browser, built: Path) -> None:
    """An issue that is switched off takes along its statements and no others."""
    with opened(browser, built / "map.html") as shown:
        data = shown.block("graph-data")
        page = next(page for page in data["pages"] if page["source"].startswith("002"))
        articles = {article["id"] for article in data["articles"] if article["page"] == page["digest"]}
        left = sum(row["article"] not in articles for row in data["statements"])
        shown.page.click(".finer summary")
        shown.page.click(f'[data-key="toggle {page["digest"]}"]')
        expect(shown.page.locator("#summary")).to_contain_text(f"{left} / {len(data['statements'])}")


def test_timeline(browser: Browser, built: Path) -> None:
    """A bar chooses its month; pages without a date can be left out; pressed again it lets all pass."""
    with opened(browser, built / "map.html") as shown:
        data = shown.block("graph-data")
        date_of = {page["digest"]: page["date"] for page in data["pages"]}
        home = {article["id"]: article["page"] for article in data["articles"]}
        dates = [date_of[home[row["article"]]] for row in data["statements"]]
        bar = shown.page.locator('[data-key="bar 2024-10"]')
        dated = sum(d[:7] == "2024-10" for d in dates)
        expect(bar).to_have_attribute("aria-label", f"2024-10：{dated} 条关系")
        bar.click()
        expect(shown.page.locator("#from")).to_have_value("2024-10-01")
        expect(shown.page.locator("#to")).to_have_value("2024-10-31")
        within = sum(not d or d[:7] == "2024-10" for d in dates)
        expect(shown.page.locator("#summary")).to_contain_text(f"{within} / {len(dates)}")
        shown.page.click(".finer summary")
        shown.page.uncheck("#undated")
        expect(shown.page.locator("#summary")).to_contain_text(f"{dated} / {len(dates)}")
        bar.click()
        expect(shown.page.locator("#from")).to_have_value("")


def test_click_on_an_edge(browser: Browser, maps: Path) -> None:
    """The link's panel has the exact sentence, the names marked, and paper, date, page and headline."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.mouse.click(*shown.spot_of("group/外卖骑手", SYSTEM))
        assert quotes(shown) == [LAUNCH]
        marked = shown.page.locator("#panel-body mark").all_inner_texts()
        assert {"工会通", "外卖骑手"} <= set(marked)
        expect(shown.page.locator(".source").first).to_contain_text("南方工人报 · 2025-11-05 · 第2版")
        expect(shown.page.locator(".source .link").first).to_have_text("“工会通”上线　东市")


def test_bundled_edge(browser: Browser, maps: Path) -> None:
    """Two statements between a pair share a link, and its panel has both sentences."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.mouse.click(*shown.spot_of(UNION, UPPER))
        expect(shown.page.locator("#panel-body header")).to_contain_text("2 条关系")
        assert quotes(shown) == [GUIDE, GUIDE]


def test_node_shows_all(browser: Browser, maps: Path) -> None:
    """A node's panel groups its relations, has its numbers in a table and leads to the full article."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.mouse.click(*shown.spot_of(SYSTEM))
        assert shown.page.locator("#panel-body td").all_inner_texts() == [
            "服务骑手", "30,000\u202f名", "2025", "原文",
        ]  # fmt: skip
        heads = shown.page.locator("#panel-body h3").all_inner_texts()
        assert len(heads) == 7
        shown.page.click("#panel-body td button")
        expect(shown.page.locator("mark.sentence")).to_have_text(LAUNCH)
        text = shown.page.locator("#panel-body article").evaluate("it => it.textContent")
        for sentence in (LAUNCH, GUIDE, "本报讯", "“工会通”上线"):
            assert sentence in text
        shown.page.click("#panel-back")
        expect(shown.page.locator("#panel-body h2")).to_have_text("工会通")


def test_focus_and_trail(browser: Browser, maps: Path) -> None:
    """A double click leaves a node with its neighbours; the trail leads back step by step."""
    with opened(browser, maps / "hand.html") as shown:
        everything = shown.listed()
        shown.page.mouse.dblclick(*shown.spot_of("group/外卖骑手"))
        assert sorted(shown.listed()) == ["外卖骑手", "工会通"]
        shown.search("工会通")
        shown.page.click("text=看它的邻域")
        assert len(shown.listed()) == 7
        trail = shown.page.locator("#trail li")
        assert trail.all_inner_texts() == ["全图", "外卖骑手", "工会通"]
        trail.nth(1).locator("button").click()
        assert sorted(shown.listed()) == ["外卖骑手", "工会通"]
        trail.nth(0).locator("button").click()
        assert shown.listed() == everything


def test_core_first(browser: Browser, maps: Path) -> None:
    """Of a large graph the weightiest are drawn; the rest come by search, by expanding, by portions."""
    with opened(browser, maps / "large.html") as shown:
        told = shown.page.locator("#more-text")
        expect(told).to_have_text("显示 2,000 / 2,400")
        nodes = shown.block("network-data")["nodes"]
        least = min(nodes, key=lambda node: (node["degree"], -int(node["id"].split("/")[1])))
        hub = max(nodes, key=lambda node: node["degree"])
        shown.search(least["label"])
        expect(told).to_have_text("显示 2,001 / 2,400")
        shown.search(hub["label"])
        expand = shown.page.locator("#expand")
        missing = int("".join(filter(str.isdigit, expand.inner_text())))
        expand.click()
        expect(expand).to_have_count(0)
        shown.page.click("#panel-close")
        expect(told).to_have_text(f"显示 {2000 + missing:,} / 2,400")
        shown.page.click("#more")
        expect(shown.page.locator("#more-bar")).to_be_hidden()


def test_path(browser: Browser, maps: Path) -> None:
    """The shortest chain between two picked nodes, each step with its sentence; none where filters cut it."""
    with opened(browser, maps / "hand.html") as shown:
        shown.search("外卖骑手")
        shown.page.click("text=从这里找路径")
        expect(shown.page.locator("#path-text")).to_contain_text("外卖骑手")
        shown.search("劳动奖章")
        expect(shown.page.locator("#panel-body header")).to_contain_text("相隔 4 步")
        steps = [step.split("→")[0] for step in shown.page.locator("#panel-body h3").all_inner_texts()]
        assert [step.strip() for step in steps] == ["外卖骑手", "工会通", "东市总工会", "李“小”明"]
        assert quotes(shown)[0] == LAUNCH
        shown.page.click('[data-key="toggle serves"]')
        expect(shown.page.locator("#panel-body header")).to_contain_text("没有路径")


def test_path_by_clicking(browser: Browser, maps: Path) -> None:
    """The other end may be clicked; Escape gives up the search for it."""
    with opened(browser, maps / "hand.html") as shown:
        shown.search("外卖骑手")
        shown.page.click("text=从这里找路径")
        shown.page.keyboard.press("Escape")
        expect(shown.page.locator("#path-bar")).to_be_hidden()
        shown.page.click("text=从这里找路径")
        shown.page.click("#fit")
        shown.page.mouse.click(*shown.spot_of(UPPER))
        expect(shown.page.locator("#panel-body header")).to_contain_text("相隔 2 步")


def test_language(browser: Browser, maps: Path) -> None:
    """The browser's language is spoken, English where it is not Chinese, and can be switched."""
    with opened(browser, maps / "hand.html", language="de-DE") as shown:
        expect(shown.page.locator("h1")).to_have_text("News graph")
        expect(shown.page.locator("html")).to_have_attribute("lang", "en")
        shown.page.click("#language")
        expect(shown.page.locator("h1")).to_have_text("新闻知识图谱")
        expect(shown.page.locator('[data-key="toggle Organization"]')).to_contain_text("组织")
        assert shown.address()["lang"] == "zh"


def test_physics(browser: Browser, maps: Path) -> None:
    """Nodes stand still until the live layout is switched on, and again when it is switched off."""
    with opened(browser, maps / "hand.html") as shown:

        def moves() -> bool:
            before = shown.page.locator("#canvas").screenshot()
            shown.page.wait_for_timeout(300)
            return before != shown.page.locator("#canvas").screenshot()

        assert not moves()
        shown.page.click("#physics")
        assert moves()
        shown.page.click("#physics")
        shown.settle()
        assert not moves()


def test_scheme(browser: Browser, maps: Path) -> None:
    """The system's scheme is followed and can be switched."""
    with opened(browser, maps / "hand.html", scheme="dark") as shown:
        expect(shown.page.locator("html")).to_have_attribute("data-scheme", "dark")
        shown.page.click("#scheme")
        expect(shown.page.locator("html")).to_have_attribute("data-scheme", "light")
        assert shown.address()["scheme"] == "light"


def test_address_keeps_the_view(browser: Browser, maps: Path) -> None:
    """Whoever opens the address sees the same: focus, filters, panel and place."""
    with opened(browser, maps / "hand.html") as shown:
        shown.page.click('[data-key="toggle Honour"]')
        shown.search("东市总工会")
        shown.page.click("text=看它的邻域")
        shown.page.click("#zoom-in")
        told = shown.address()
        names = shown.listed()
        shown.search("东市总工会")
        shown.settle()
        address = "#" + shown.page.url.partition("#")[2]
    with opened(browser, maps / "hand.html", address=address) as again:
        expect(again.page.locator("#panel-body h2")).to_have_text("东市总工会")
        expect(again.page.locator('[data-key="toggle Honour"]')).to_have_attribute("aria-pressed", "false")
        kept = again.address()
        assert (kept["focus"], kept["-kinds"]) == (UNION, "Honour") == (told["focus"], told["-kinds"])
        assert again.page.url.partition("#")[2] == address[1:]
        again.page.click("#panel-close")
        assert again.listed() == names


@pytest.mark.parametrize(
    "address", ["#focus=org/nowhere&open=entity%0Anothing&at=NaN", "#%%%", "#-kinds=<b>&sureness=x&from=1'"]
)
def test_foreign_address(browser: Browser, maps: Path, address: str) -> None:
    """What an address says that this map does not know is passed over."""
    with opened(browser, maps / "hand.html", address=address) as shown:
        assert len(shown.listed()) == 11
        expect(shown.page.locator("#panel")).to_be_hidden()


def test_planned_and_denied(browser: Browser, maps: Path) -> None:
    """A statement that is planned says so with its time, and one switch hides all such statements."""
    with opened(browser, maps / "hand.html") as shown:
        shown.search("南省总工会")
        section = shown.page.locator("#panel-body section", has_text="成立")
        expect(section.locator(".doubt")).to_have_text("计划中")
        expect(section.locator(".time")).to_have_text("今年 = 2025-01-01/2025-12-31")
        expect(shown.page.locator("#panel-body .doubt")).to_have_count(1)
        shown.page.click(".finer summary")
        shown.page.check("#stated-only")
        expect(shown.page.locator("#summary")).to_contain_text("14 / 15")


@pytest.mark.parametrize("size", [PHONE, (1280, 800), (3840, 2160)])
def test_sizes(browser: Browser, built: Path, size: tuple[int, int]) -> None:
    """From a phone to 4K nothing has to be scrolled sideways and the map has most of the screen."""
    width, height = size
    with opened(browser, built / "map.html", size=size) as shown:
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
        box = shown.page.locator("#canvas").bounding_box()
        assert box
        assert box["width"] * box["height"] > 0.45 * width * height
        shown.search("北京市总工会")
        heading = shown.page.locator("#panel-body h2").bounding_box()
        assert heading
        assert 0 <= heading["x"] < heading["x"] + heading["width"] <= width
        assert heading["y"] + heading["height"] <= height
