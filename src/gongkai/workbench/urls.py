"""The workbench's addresses; the names are those of the table in `access`."""

from django.urls import path

from gongkai.workbench import calendars, desk, first_run, jobs, journals, organs, people, practices, session
from gongkai.workbench.applications import consultations, letters, register

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
    path("shenqing/", register.applications, name="applications"),
    path("shenqing/xin/", register.application_new, name="application_new"),
    path("shenqing/<int:key>/", register.application, name="application"),
    path("shenqing/<int:key>/shenqingren/", register.identity, name="identity"),
    path("shenqing/<int:key>/yijian/<int:row>/", consultations.consultation, name="consultation"),
    path("shenqing/<int:key>/wenshu/<uuid:mark>/", letters.letter, name="letter"),
    path("shenqing/<int:key>/wenshu/<uuid:mark>/<slug:verb>/", letters.letter_act, name="letter_act"),
    path("shenqing/<int:key>/wenshu/<uuid:mark>/xiazai/<slug:ending>/", letters.letter_file, name="letter_file"),
    path("shenqing/<int:key>/wenjian/<uuid:mark>/", letters.file, name="file"),
    path("shenqing/<int:key>/wenjian/<uuid:mark>/fangxing/", letters.file_release, name="file_release"),
    path("shenqing/<int:key>/<slug:verb>/", register.step, name="step"),
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
