"""Pages that say what happened, why, and what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def told(request: HttpRequest, status: int, *, what: str, why: str, do: str) -> HttpResponse:
    """A page for something that did not go."""
    return render(request, "look/error.html", {"status": status, "what": what, "why": why, "todo": do}, status=status)


def missing(request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """404."""
    return told(request, 404, what="没有这一页", why="地址可能抄错了，或者内容已经移走", do="核对地址，或从首页找起")


def refused(request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """403."""
    return told(request, 403, what="不能看这一页", why="这一页不对您开放", do="回到首页；工作人员请先登录")


def bad(request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """400."""
    return told(request, 400, what="没有看懂这次请求", why="地址或内容不完整", do="返回上一页重新提交")


def broken(request: HttpRequest) -> HttpResponse:
    """500: said without the template engine's context, which may be what broke."""
    return told(
        request,
        500,
        what="程序出错了",
        why="不是您的操作有误；出错的经过已记入服务日志",
        do="稍后再试；仍不行请告诉管理员时间和页面",
    )
