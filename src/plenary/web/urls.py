"""Every address. Those of a body come last: their first part is the body's key."""

from django.urls import include, path

from plenary.kit import styleguide
from plenary.kit import views as kit

urlpatterns = [
    path("language/<slug:tag>", kit.choose_language, name="language"),
    path("styleguide/", styleguide.show_styleguide, name="styleguide"),
    path("", include("plenary.bodies.urls")),
]
