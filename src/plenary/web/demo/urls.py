"""The addresses of the site, and before them the page of the demonstration."""

from django.urls import path

from plenary.web import urls
from plenary.web.demo import views

urlpatterns = [path("try/", views.show_persons, name="try"), *urls.urlpatterns]

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
