"""Pages that say what happened, why, and what to do."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.look.links import Link

_PLAIN = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>程序出错了</title><h1>程序出错了</h1>'
    "<p>不是您的操作有误。请稍后再试；仍不行请告诉管理员时间和页面。</p></html>"
)


def told(request: HttpRequest, status: int, *, what: str, why: str, do: str) -> HttpResponse:
    """A page for something that did not go."""
    page = {"status": status, "what": what, "why": why, "todo": do, "ways": _ways(request)}
    return render(request, "look/error.html", page, status=status)


def _ways(request: HttpRequest) -> list[Link]:
    """Where one can go on: the staff to their desk, the public to the front page."""
    desk = reverse("workbench:desk")
    if request.path.startswith(desk):
        # Early refusals come before it is known who asks.
        is_known = hasattr(request, "user") and request.user.is_authenticated
        return [Link("回到“今天”", desk) if is_known else Link("去登录", reverse("workbench:sign_in"))]
    return [Link("回到首页", reverse("portal:county"))]


def missing(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404."""
    return told(request, 404, what="没有这一页", why="地址可能抄错了，或者内容已经移走", do="核对地址，或从首页找起")


def refused(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return told(request, 403, what="不能看这一页", why="这一页不对您开放", do="回到首页；工作人员请先登录")


def bad(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400, and 413 for what is too large."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return told(request, 413, what="提交的内容太多，没有收下", why="一次提交有上限，防止拖垮系统", do="分几次提交")
    return told(request, 400, what="没有看懂这次请求", why="地址或内容不完整", do="返回上一页重新提交")


def not_so(request: HttpRequest) -> HttpResponse:
    """405: an address of a button was opened as a page."""
    return told(
        request,
        405,
        what="这个地址不能直接打开",
        why="它是提交表单用的，没有页面",
        do="回到刚才的页面，用页面上的按钮办理",
    )


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that does not belong to the present session (Django's `reason` is for programmers)."""
    return told(
        request,
        403,
        what="没有提交，什么也没有改动",
        why="这一页打开以后，登录过期了或者换过人，也可能不是从本站打开的",
        do="返回上一页，刷新以后再提交；填到一半的内容会问您要不要恢复",
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500; in bare words where even the page about it cannot be made."""
    try:
        return told(
            request,
            500,
            what="程序出错了",
            why="不是您的操作有误；出错的经过已记入服务日志",
            do="稍后再试；仍不行请告诉管理员时间和页面",
        )
    except Exception:
        return HttpResponse(_PLAIN, status=500)
