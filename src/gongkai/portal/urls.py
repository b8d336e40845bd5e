"""The public's addresses: plain words that can be read aloud; never a number of ours."""

from django.urls import path

from gongkai.portal import home

app_name = "portal"
urlpatterns = [
    path("", home.county, name="county"),
    path("<slug:code>/", home.organ, name="organ"),
]
