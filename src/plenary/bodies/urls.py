from django.urls import path

from plenary.bodies import views

urlpatterns = [
    path("", views.list_bodies, name="bodies"),
    path("<slug:body>/", views.show_home, name="home"),
    path("<slug:body>/members/", views.show_members, name="members"),
    path("<slug:body>/groups/", views.show_groups, name="groups"),
]
