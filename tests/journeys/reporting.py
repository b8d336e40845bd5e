"""The year's report compiled through the pages, by those whose turn it is; and the clicks it takes are counted."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator
from tests.journeys.browsing import Visitor
from tests.journeys.working import House

OVERVIEW = (
    "（一）主动公开。全年通过县政府网站公开信息59条。\n"
    "（二）依申请公开。{applications}\n"
    "（三）政府信息管理。公文拟稿时逐件确定公开属性，清理了失效信息。\n"
    "（四）政府信息公开平台建设。维护政府网站信息公开专栏和各村公开栏。\n"
    "（五）监督保障。{year}年组织业务培训2次；工作考核、社会评议均已开展，未发生责任追究。"
)
PROBLEMS = (
    "存在的主要问题：一是{first}；二是栏目更新有时不及时。\n"
    "改进情况：一是对照上一年度指出的问题增加图文解读；二是建立每月检查制度，逐项对照整改。"
)
NOTHING_CAME = "{year}年未收到政府信息公开申请。"
ONE_CAME = "{year}年共收到政府信息公开申请1件，上年结转0件，办结{done}件，结转下年度{out}件。"


def texts(year: int, applications: str, first: str = "政策解读形式还不够多样") -> Mapping[str, str]:
    """The two texts that must be written, by the labels of their fields."""
    return {
        "第一部分的文字": OVERVIEW.format(year=year, applications=applications),
        "第五部分的文字": PROBLEMS.format(first=first),
    }


def to_the_report(somebody: Visitor, words: str) -> None:
    """From the desk to the report, by the line that asks for it."""
    somebody.open(reverse("workbench:desk"))
    gap = somebody.page.locator("main").get_by_role("link", name=words)
    followed(somebody, gap)


def followed(somebody: Visitor, link: Locator) -> None:
    """Clicks on a link and looks at the page that comes."""
    with somebody.page.expect_navigation():
        link.first.click()
    somebody.look()


def begun(clerk: Visitor, year: int) -> None:
    """From the desk by the list of what is owed to the draft."""
    to_the_report(clerk, f"{year}年度报告还没有开始编制")
    clerk.press("开始编制")
    assert "表三、表四已经按登记计数" in clerk.told


def written(clerk: Visitor, given: Mapping[str, str]) -> None:
    """Writes the texts, and confirms 本年无 for table 2."""
    clerk.fill(given)
    clerk.press("保存，空着的格子确认本年无")
    assert "已确认本年无" in clerk.told, clerk.said


def published(house: House, code: str, year: int, picture: str = "") -> None:
    """The head reviews, the leader signs, the officer publishes, each coming from the desk."""
    head, leader, clerk = (house[f"{code}.{post}"] for post in ("zhuren", "lingdao", "zhuangan"))
    to_the_report(head, f"{year}年度报告")
    head.press("审核通过")
    assert "已审核通过" in head.told
    to_the_report(leader, f"{year}年度报告等您签发")
    if picture:
        pictured(leader, picture)
    leader.page.get_by_label("我看过这一稿").check()
    leader.press("签发")
    assert "已签发" in leader.told
    to_the_report(clerk, f"{year}年度报告等您公布")
    clerk.press("公布")
    assert "公众现在可以看到" in clerk.told


def figure(somebody: Visitor, path: str) -> Locator:
    """A cell of the report on the page."""
    return somebody.page.locator(f'[data-cell="{path}"]')


def figures(somebody: Visitor, table: str) -> dict[str, int]:
    """The cells of a table on the page that are not 0."""
    cells = somebody.page.locator(f'[data-cell^="{table}."]').evaluate_all(
        "cells => cells.map(cell => [cell.dataset.cell, cell.innerText.trim()])"
    )
    assert cells, somebody.page.url
    return {path: int(text) for path, text in cells if text != "0"}


def pictured(somebody: Visitor, name: str) -> None:
    """The page's picture from its top, where what stands beside the text is seen, too."""
    somebody.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    somebody.picture(name)


@contextmanager
def clicks(*people: Visitor) -> Iterator[list[Any]]:
    """Every click that these people make on their pages, counted by the pages themselves."""
    counted: list[Any] = []
    for somebody in people:
        somebody.context.expose_binding("clicked", lambda _source, what: counted.append(what))
        somebody.context.add_init_script(
            "addEventListener('click', event => event.isTrusted && clicked(event.target.outerHTML.slice(0, 80)), true)"
        )
    yield counted
