from django.urls import path

from plenary.bodies.views import body, sheet

urlpatterns = [
    path("", body.list_bodies, name="bodies"),
    path("<slug:body>/", body.show_home, name="home"),
    path("<slug:body>/members/", body.show_members, name="members"),
    path("<slug:body>/groups/", body.show_groups, name="groups"),
    path("<slug:body>/sheets/", sheet.list_sheets, name="sheets"),
    path("<slug:body>/sheets/<slug:kind>.csv", sheet.download_sheet, name="sheet-download"),
    path("<slug:body>/sheets/<slug:kind>/", sheet.read_sheet, name="sheet"),
]
