"""What somebody typed is not lost when the session has ended: it comes back once the same person has signed in.

It is kept in the browser's session, for an hour, and shown only to the account that typed it: on a shared PC somebody
else may sign in next. Who that is, the form itself carries, signed. A file is not kept: it is chosen again.
"""

from urllib.parse import quote

from django.core import signing
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from plenary.kit.error import show_stale_form

ACTING = "acting"
"""The field in which a form carries the seat it was shown for."""
CARRIED = frozenset({"csrfmiddlewaretoken", "author", "prepared", "look", "prepare", ACTING})
"""What a form carries beside what was typed, and which is made anew each time it is shown."""

_SESSION = "typed"
#: What else a form carries that nobody typed.
_UNTYPED = frozenset({"key", "basis", "once", "looked", "enter"})
_SALT = "plenary.bodies.typed"
LONGEST = 100_000
HOUR = 3600


def sign(request: HttpRequest, path: str = "") -> str:
    """What a form carries, so that it comes back to this account at this address, or at ``path``, where it is sent."""
    return signing.dumps([request.user.pk, path or request.path], salt=_SALT)


def keep(request: HttpRequest) -> bool:
    """Keep what was sent until its author has signed in; whether it was ours, and kept."""
    try:
        account, path = signing.loads(request.POST.get("author", ""), salt=_SALT, max_age=24 * HOUR)
    except signing.BadSignature:
        return False
    values = {
        name: value for name, value in read_values(request).items() if name not in ("csrfmiddlewaretoken", "author")
    }
    if path != request.path or sum(len(each) for name in values for each in request.POST.getlist(name)) > LONGEST:
        return False
    request.session[_SESSION] = signing.dumps([account, path, values], salt=_SALT)
    return True


def read_values(request: HttpRequest) -> dict[str, str | list[str]]:
    """What was typed, by field; a list where several of a field were chosen."""
    sent = {name: request.POST.getlist(name) for name in request.POST}
    return {name: values if len(values) > 1 else values[0] for name, values in sent.items() if values}


def restore(request: HttpRequest, seat: str = "") -> dict[str, str | list[str]] | None:
    """What this account had typed at this address; None where there is nothing.

    It is given once; but again and again while it was typed for another than the ``seat`` that is taken, which may be
    changed first.
    """
    kept = request.session.get(_SESSION)
    if kept is None or not request.user.is_authenticated:
        return None
    try:
        account, path, values = signing.loads(kept, salt=_SALT, max_age=HOUR)
    except signing.BadSignature:
        return None
    if account != request.user.pk or path != request.path:
        return None
    if not seat or values.get(ACTING, seat) == seat:
        del request.session[_SESSION]
    return dict(values)


def empty_rest(form: Form) -> None:
    """Leave every field of a form empty that is not among what it begins with: a box that was not ticked is not sent,
    and must not come back as the form would have it at first."""
    for name, field in form.fields.items():
        if not field.widget.is_hidden:
            form.initial.setdefault(name, "")


def forget(request: HttpRequest) -> None:
    """What was typed at this address was sent: it comes back no more."""
    try:
        _account, path, _values = signing.loads(request.session.get(_SESSION, ""), salt=_SALT)
    except signing.BadSignature:
        return
    if path == request.path:
        del request.session[_SESSION]


def show_unsent(request: HttpRequest, told: str, before: str = "") -> HttpResponse:
    """A form was sent for a seat that may not send it: nothing was entered, and what was typed is here, and kept.

    ``told`` says why, and ``before`` what became of it when it was sent before.
    """
    values = read_values(request)
    context = {
        "told": told,
        "before": before,
        "kept": keep(request),
        "typed": [
            each
            for name in values
            if name not in CARRIED | _UNTYPED
            for each in request.POST.getlist(name)
            if each.strip()
        ],
    }
    return render(request, "bodies/unsent.html", context, status=403)


def lead_to_sign_in(request: HttpRequest, **address: object) -> HttpResponse | None:
    """Somebody who is not signed in is asked to, and comes back; what was sent is kept."""
    if request.user.is_authenticated:
        return None
    if request.method == "POST":
        keep(request)
    answer = HttpResponseRedirect(f"{reverse('account_login')}?next={quote(request.path)}")
    answer.status_code = 303
    return answer


def keep_after_csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the last sign-in: it is shown again, filled in, and sent by whoever looks at it again."""
    if keep(request):
        answer = HttpResponseRedirect(request.path)
        answer.status_code = 303
        return answer
    return show_stale_form(request, reason)
