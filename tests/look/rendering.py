"""Renders the gallery by the engine that Django itself would use, whether or not the office's settings are loaded."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import django
import django.conf
from django.apps import apps
from django.template.backends.jinja2 import Jinja2
from django.test import RequestFactory

from gongkai.look.environment import TEMPLATES
from gongkai.look.links import Link, doors

GALLERY = Path(__file__).parent / "gallery"
STATIC = TEMPLATES.parent / "static"


def engine() -> Jinja2:
    """The engine over the look's templates and the gallery's."""
    # Not imported by name: pytest looks for examples in every name of a module, and would wake the settings.
    if not django.conf.settings.configured:
        django.conf.settings.configure(SECRET_KEY="for the gallery only", STATIC_URL="/static/", USE_TZ=True)
    if not apps.ready:
        django.setup()
    return Jinja2(
        {
            "NAME": "gallery",
            "DIRS": [TEMPLATES, GALLERY],
            "APP_DIRS": False,
            "OPTIONS": {"environment": "gongkai.look.environment.environment"},
        }
    )


def rendered(template: str, **values: Any) -> str:
    """A page of the gallery or of the look, with the gallery's values and those given."""
    page = engine().get_template(template)
    return str(page.render({**VALUES, **values}, RequestFactory().get("/")))


class Message:
    """A message as Django's framework hands it to a page."""

    def __init__(self, tags: str, words: str) -> None:
        self.tags, self.words = tags, words

    def __str__(self) -> str:
        return self.words


def event(at: date, sentence: str, **more: Any) -> dict[str, Any]:
    return {"at": at, "sentence": sentence, **more}


VALUES: dict[str, Any] = {
    "organ_name": "青禾县石桥镇人民政府",
    "person_name": "周明",
    "person_post": "公开专干",
    "sign_out_url": "/sent",
    "search_url": "/search",
    "menu": [
        Link("今天", "/", "desk", is_current=True, waiting=7),
        Link("依申请公开", "/applications", "letter", waiting=3),
        Link("主动公开", "/documents", "paper"),
        Link("年度报告", "/annual", "chart"),
        Link("放假安排", "/calendar", "calendar"),
        Link("机构和人员", "/organs", "people"),
    ],
    "doors": doors(guide="/guide", rules="/rules", published="/", reports="/reports", apply="/apply", current="/"),
    "contact": [("地址", "石桥镇人民路1号"), ("电话", "0000-0000000"), ("时间", "工作日 8:30—12:00，14:30—17:30")],
    "site_links": [Link("网站地图", "/map"), Link("开放数据", "/open")],
    "crumbs": [Link("依申请公开", "/applications"), Link("2026-012")],
    "messages": [Message("success", "已登记，编号 2026-012。")],
    "tab_links": [Link("待办", "?state=open", is_current=True, waiting=3), Link("已办结", "?state=closed")],
    "arrivals": [("post", "邮寄"), ("in_person", "当面提交"), ("online", "网上提交")],
    "columns": [
        {"key": "number", "label": "编号", "kind": "code", "sort_url": "?sort=number"},
        {"key": "subject", "label": "要什么"},
        {"key": "received_on", "label": "收到", "kind": "day", "sort_url": "?sort=received", "sorted": "descending"},
        {"key": "light", "label": "期限", "sort_url": "?sort=due"},
        {"key": "units", "label": "件数", "kind": "number"},
    ],
    "cases": [
        {"number": "2026-012", "subject": "2024年以来各村低保名单的公示材料", "received_on": date(2026, 9, 8), "light": "late", "words": "逾期 1 个工作日，9月30日前应答复", "units": 1},
        {"number": "2026-013", "subject": "石桥村道路硬化工程的中标文件", "received_on": date(2026, 9, 21), "light": "soon", "words": "还剩 3 个工作日，10月14日前发补正告知", "units": 12},
        {"number": "2026-014", "subject": "土地征收补偿安置方案", "received_on": date(2026, 9, 30), "light": "fine", "words": "还剩 18 个工作日", "units": 1},
    ],
    "sums": [
        {"key": "line", "label": "办理结果"},
        {"key": "person", "label": "自然人", "kind": "number"},
        {"key": "firm", "label": "商业企业", "kind": "number"},
    ],
    "sum_rows": [{"line": "予以公开", "person": 12345, "firm": 0}, {"line": "不予公开", "person": 3, "firm": None}],
    "events": [
        event(date(2023, 12, 8), "收到来信，普通信函，与申请人确认收到日。", who="周明", cite="政府信息公开条例 第三十一条"),
        event(datetime(2023, 12, 11, 1, 5, tzinfo=UTC), "转办公室主任审核。", note="附：来信扫描件 1 份"),
        event(date(2024, 1, 8), "答复期限的最后一天。", cite="政府信息公开条例 第三十三条", ahead=True),
    ],
    "typed": {"title": "", "wanted": "2024年的\n<b>低保</b>名单"},
    "confirmed_on": date(2023, 12, 12),
    "long_text": "　　为了保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，建设法治政府，充分发挥政府信息对人民群众生产、生活和经济社会活动的服务作用，制定本条例。",
}  # fmt: skip
