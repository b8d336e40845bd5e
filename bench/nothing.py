"""The addresses of a site that does nothing: what Django itself takes."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(_request: HttpRequest) -> HttpResponse:
    """An empty answer."""
    return HttpResponse("")


urlpatterns = [path("", nothing)]
