from django.urls import path

from plenary.kit.endpoint import route
from plenary.rulemaking import api
from plenary.rulemaking.views import account, mark, opening, position, proof, provision, submission, suggestion, text

urlpatterns = [
    path("<slug:body>/texts/", text.list_texts, name="texts"),
    path("<slug:body>/texts/open", opening.open_text, name="open-text"),
    path("<slug:body>/texts/<slug:key>/", text.show_text, name="text"),
    route(api.give_texts),
    route(api.give_text),
    path("<slug:body>/texts/<slug:key>/@<str:at>.json", text.show_text, {"form": "json"}),
    path("<slug:body>/texts/<slug:key>/@<str:at>", text.show_text, name="text-at"),
    path("<slug:body>/texts/<slug:key>/account.csv", account.show_account, {"form": "csv"}, name="account-sheet"),
    path("<slug:body>/texts/<slug:key>/account.json", account.show_account, {"form": "json"}, name="account-data"),
    path("<slug:body>/texts/<slug:key>/account@<str:at>", account.show_account),
    path("<slug:body>/texts/<slug:key>/account", account.show_account, name="account"),
    path("<slug:body>/texts/<slug:key>/issue", opening.issue_version, name="issue-version"),
    path("<slug:body>/texts/<slug:key>/withdraw", opening.withdraw_instrument, name="withdraw-text"),
    path("<slug:body>/texts/<slug:key>/versions/<int:number>/", text.show_version, name="text-version"),
    path("<slug:body>/texts/<slug:key>/submissions/", submission.show_register, name="submissions"),
    path("<slug:body>/texts/<slug:key>/submissions/hand-in", submission.hand_in, name="hand-in"),
    path("<slug:body>/texts/<slug:key>/submissions/<int:number>/", proof.show_submission, name="submission"),
    path("<slug:body>/texts/<slug:key>/submissions/<int:number>/file", submission.give_file, name="submission-file"),
    path(
        "<slug:body>/texts/<slug:key>/submissions/<int:number>/withdraw", submission.withdraw_file, name="withdraw-file"
    ),
    path("<slug:body>/texts/<slug:key>/suggestions/<int:number>/withdraw", suggestion.withdraw, name="withdraw"),
    path("<slug:body>/texts/<slug:key>/positions/<int:number>/withdraw", position.take_back, name="take-back"),
    path("<slug:body>/texts/<slug:key>/<str:provision>/mark", mark.mark, name="mark"),
    path("<slug:body>/texts/<slug:key>/<str:provision>/declare", position.declare, name="declare-standing"),
    path("<slug:body>/texts/<slug:key>/<str:provision>/declare/<int:number>", position.declare, name="declare"),
    path("<slug:body>/texts/<slug:key>/<str:provision>/suggest", suggestion.suggest, name="suggest"),
    path("<slug:body>/texts/<slug:key>/<str:provision>.json", provision.show_provision, {"form": "json"}),
    path("<slug:body>/texts/<slug:key>/<str:provision>", provision.show_provision, name="provision"),
]
