"""Where every address begins: the public's door at the root, the staff's under /gongzuo/."""

from django.urls import include, path

urlpatterns = [
    path("gongzuo/", include("gongkai.workbench.urls")),
    path("", include("gongkai.portal.urls")),
]
handler400 = "gongkai.workbench.errors.bad"
handler403 = "gongkai.workbench.errors.refused"
handler404 = "gongkai.workbench.errors.missing"
handler500 = "gongkai.workbench.errors.broken"
