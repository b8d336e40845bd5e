"""One address, so that names can be looked up without the office's own."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def case(request: HttpRequest, number: str) -> HttpResponse:
    return HttpResponse(number)


urlpatterns = [path("cases/<str:number>", case, name="case")]
