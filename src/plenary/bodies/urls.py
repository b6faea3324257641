from django.urls import path

from plenary.bodies.views import body, brief, document, group, member, sheet

urlpatterns = [
    path("", body.list_bodies, name="bodies"),
    path("<slug:body>/", body.show_home, name="home"),
    path("<slug:body>/brief/", brief.show_brief, name="brief"),
    path("<slug:body>/brief.txt", brief.send_brief, name="brief-text"),
    path("<slug:body>/members/", member.show_members, name="members"),
    path("<slug:body>/members/<slug:code>/", member.show_member, name="member"),
    path("<slug:body>/groups/", group.show_groups, name="groups"),
    path("<slug:body>/groups/<slug:code>/", group.show_group, name="group"),
    path("<slug:body>/sheets/", sheet.list_sheets, name="sheets"),
    path("<slug:body>/sheets/<slug:kind>.csv", sheet.download_sheet, name="sheet-download"),
    path("<slug:body>/sheets/<slug:kind>/", sheet.read_sheet, name="sheet"),
    path("<slug:body>/documents/", document.list_all, name="documents"),
    path("<slug:body>/documents/new", document.register, name="document-new"),
    path("<slug:body>/documents/<slug:key>/", document.show, name="document"),
    path("<slug:body>/documents/<slug:key>/version", document.deposit, name="document-deposit"),
    path("<slug:body>/documents/<slug:key>/<str:tongue>.file", document.download, name="document-file"),
    path("<slug:body>/symbols/<path:symbol>", document.follow_symbol, name="symbol"),
]
