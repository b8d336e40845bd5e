"""Where somebody was on the way to when signing in came between; never another site."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def page_before(request: HttpRequest) -> str:
    """The page to come back to: the one asked for, or the one whose form was sent; empty for the desk."""
    page = request.get_full_path()
    if request.method != "GET":
        sent_from = request.headers.get("Referer", "")
        parts = urlsplit(sent_from if _is_ours(request, sent_from) else "")
        page = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "" if page == reverse("workbench:desk") else page


def page_after(request: HttpRequest) -> str:
    """The page that the address or the form asks for, else the desk."""
    page = request.POST.get("next", "") or request.GET.get("next", "")
    return page if _is_ours(request, page) else reverse("workbench:desk")


def _is_ours(request: HttpRequest, page: str) -> bool:
    return url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
