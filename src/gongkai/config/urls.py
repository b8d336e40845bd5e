"""Where every address begins: the public's door at the root, the staff's under /staff/, the watching machine's two."""

from django.urls import include, path

from gongkai.config.health import ADDRESSES

urlpatterns = [
    *(path(name, view, name=name) for name, view in ADDRESSES.items()),
    path("staff/", include("gongkai.workbench.urls")),
    path("", include("gongkai.portal.urls")),
]
handler400 = "gongkai.workbench.errors.bad"
handler403 = "gongkai.workbench.errors.refused"
handler404 = "gongkai.workbench.errors.missing"
handler500 = "gongkai.workbench.errors.broken"
