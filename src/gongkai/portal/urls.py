"""The public's addresses: plain words that can be read aloud; never a number of ours."""

from django.urls import path

from gongkai.portal import applying, home, reports, tracking

app_name = "portal"
urlpatterns = [
    path("", home.county, name="county"),
    path("apply/", home.apply, name="apply_where"),
    path("track/", home.track, name="track_where"),
    path("<slug:code>/", home.organ, name="organ"),
    path("<slug:code>/shenqing/", applying.start, name="apply"),
    path("<slug:code>/shenqing/tianxie/", applying.step, name="apply_step"),
    path("<slug:code>/shenqing/biao/<slug:kind>.<slug:ending>", applying.blank_form, name="blank_form"),
    path("<slug:code>/nianbao/", reports.annuals, name="annuals"),
    path("<slug:code>/nianbao/shuju.<slug:ending>", reports.annual_data, name="annual_data"),
    path("<slug:code>/nianbao/<int:year>/", reports.annual, name="annual"),
    path("<slug:code>/nianbao/<int:year>/xiazai/<slug:ending>/", reports.annual_file, name="annual_file"),
    path("<slug:code>/nianbao/<int:year>/shu/<str:path>/", reports.annual_number, name="annual_number"),
    path("<slug:code>/chaxun/", tracking.track, name="track"),
    path("<slug:code>/chaxun/jindu/", tracking.case, name="case"),
    path("<slug:code>/chaxun/wenshu/<slug:mark>/", tracking.letter, name="letter"),
]
