"""The public's addresses: plain words that can be read aloud; never a number of ours."""

from django.urls import path

from gongkai.portal import applying, home, tracking

app_name = "portal"
urlpatterns = [
    path("", home.county, name="county"),
    path("<slug:code>/", home.organ, name="organ"),
    path("<slug:code>/shenqing/", applying.start, name="apply"),
    path("<slug:code>/shenqing/tianxie/", applying.step, name="apply_step"),
    path("<slug:code>/shenqing/biao/<slug:kind>.<slug:ending>", applying.blank_form, name="blank_form"),
    path("<slug:code>/chaxun/", tracking.track, name="track"),
    path("<slug:code>/chaxun/jindu/", tracking.case, name="case"),
    path("<slug:code>/chaxun/wenshu/<slug:mark>/", tracking.letter, name="letter"),
]
