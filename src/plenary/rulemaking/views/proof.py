"""The page of a file that was handed in: how it was read, and confirming that."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.seating import SEATED
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import list_names
from plenary.kit.policy import policy
from plenary.rulemaking.desk import read_file
from plenary.rulemaking.forms.submission import ConfirmForm
from plenary.rulemaking.looking import Proof
from plenary.rulemaking.models import Submission
from plenary.rulemaking.queries import list_versions
from plenary.rulemaking.register import list_brought, list_submissions, read_answers, read_covers
from plenary.rulemaking.rules.submission import OPEN, Filing
from plenary.rulemaking.views.submission import call_file, describe, may_settle, require_submission
from plenary.rulemaking.views.suggestion import is_secretariat
from plenary.rulemaking.views.text import Shown, common_context, require_instrument, show


@policy(SEATED)
def show_submission(request: HttpRequest, body: str, key: str, number: int) -> HttpResponse:
    """A file with its proof sheet; whoever handed it in confirms it here."""
    here = reverse("submission", args=[body, key, number])
    if request.method == "POST" and was_sent(request, body):
        return see_other(here)
    shown = show(request, *require_instrument(body, key), None)
    row = require_submission(shown.reader, body, key, number)
    context = {**common_context(request, shown), **_describe(request, shown, row)}
    if row.status != Filing.WAITING or not may_settle(request, row):
        proofed = None if row.status == Filing.ERASED else read_file(row, read_answers(row))
        found = {"proof": Proof(proofed) if proofed else None}
        return render(request, "rulemaking/submission.html", {**context, **found})
    return answer(
        request,
        body,
        ConfirmForm,
        done=here,
        template="rulemaking/submission.html",
        context=context,
        row=row,
        version=shown.version,
        called=context["called"],
        entered_for=row.seat if is_secretariat(request, body) else None,
    )


def _describe(request: HttpRequest, shown: Shown, row: Submission) -> dict[str, object]:
    """What the register says of a file, and what was made of it."""
    around = list_submissions(row.body, row.instrument, shown.reader)
    near = list(around.filter(Q(number=row.replaces) | Q(replaces=row.number)))
    covers, names = read_covers([row, *near]), list_names(row.body)
    versions = {version.number: version for version in list_versions(row.body, row.instrument)}
    return {
        **describe(row, covers, names),
        "on": versions[row.version],
        "replaced": [(each.number, call_file(each, covers)) for each in near if each.number == row.replaces],
        "replaced_by": [(each.number, call_file(each, covers)) for each in near if each.replaces == row.number],
        "brought": list_brought(row),
        "may_take_back": row.status in OPEN and may_settle(request, row),
    }
