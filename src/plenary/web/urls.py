"""Every address. Those of a body come last: their first part is the body's key."""

from django.urls import include, path

from plenary.kit import styleguide
from plenary.kit import views as kit
from plenary.web import health, security_txt

urlpatterns = [
    path("language/<slug:tag>", kit.choose_language, name="language"),
    path("styleguide/", styleguide.show_styleguide, name="styleguide"),
    path("health", health.show_health, name="health"),
    path(".well-known/security.txt", security_txt.show_security_txt, name="security-txt"),
    path("account/", include("plenary.bodies.account_urls")),
    path("account/", include("allauth.urls")),
    path("", include("plenary.record.urls")),
    path("", include("plenary.rulemaking.urls")),
    path("", include("plenary.bodies.urls")),
]

handler400 = "plenary.kit.error.show_bad_request"
handler403 = "plenary.kit.error.show_denied"
handler404 = "plenary.kit.error.show_not_found"
handler500 = "plenary.kit.error.show_fault"
handler429 = "plenary.kit.error.show_too_often"
