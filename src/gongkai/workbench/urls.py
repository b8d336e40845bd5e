"""The workbench's addresses; the names are those of the table in `access`."""

from django.urls import path

from gongkai.workbench import calendars, desk, first_run, jobs, journals, organs, people, practices, session

app_name = "workbench"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("bangzhu/", desk.help_page, name="help"),
    path("shouci/", first_run.first_run, name="first_run"),
    path("denglu/", session.sign_in, name="sign_in"),
    path("tuichu/", session.sign_out, name="sign_out"),
    path("kouling/", session.password, name="password"),
    path("dongtai/", session.code, name="code"),
    path("dongtai/qiyong/", session.second_factor, name="second_factor"),
    path("jiguan/", organs.organs, name="organs"),
    path("jiguan/xin/", organs.organ_new, name="organ_new"),
    path("jiguan/<slug:code>/", organs.organ, name="organ"),
    path("jiguan/<slug:code>/chebing/", organs.organ_dissolve, name="organ_dissolve"),
    path("renyuan/", people.people, name="people"),
    path("renyuan/xin/", people.person_new, name="person_new"),
    path("renyuan/<str:username>/", people.person, name="person"),
    path("renyuan/<str:username>/renming/", people.appoint, name="appoint"),
    path("renyuan/<str:username>/mianqu/<int:key>/", people.relieve, name="relieve"),
    path("renyuan/<str:username>/daili/<int:key>/", people.substitute, name="substitute"),
    path("renyuan/<str:username>/chongzhi/", people.reset_password, name="reset_password"),
    path("renyuan/<str:username>/tingyong/", people.suspend, name="suspend"),
    path("zuofa/", practices.practice, name="practice"),
    path("zuofa/<str:key>/", practices.choice, name="choice"),
    path("rili/", calendars.calendar, name="calendar"),
    path("rili/tongzhi/", calendars.notice_new, name="notice_new"),
    path("rili/tongzhi/<int:key>/chehui/", calendars.notice_back, name="notice_back"),
    path("rili/bendi/", calendars.own_day, name="own_day"),
    path("rizhi/", journals.journal, name="journal"),
    path("rizhi/hedui/", journals.journal_verify, name="journal_verify"),
    path("houtai/", jobs.jobs, name="jobs"),
    path("houtai/<int:key>/", jobs.job, name="job"),
    path("houtai/<int:key>/zhuangtai/", jobs.job_state, name="job_state"),
    path("houtai/<int:key>/quxiao/", jobs.job_cancel, name="job_cancel"),
]
