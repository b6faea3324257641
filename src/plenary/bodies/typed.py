"""What somebody typed is not lost when the session has ended: it comes back once the same person has signed in.

It is kept in the browser's session, for an hour, and shown only to the account that typed it: on a shared PC somebody
else may sign in next. Who that is, the form itself carries, signed. A file is not kept: it is chosen again.
"""

from urllib.parse import quote

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from plenary.kit.error import show_stale_form

_SESSION = "typed"
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


def restore(request: HttpRequest) -> dict[str, str | list[str]] | None:
    """What this account had typed at this address, once; None where there is nothing."""
    kept = request.session.get(_SESSION)
    if kept is None or not request.user.is_authenticated:
        return None
    try:
        account, path, values = signing.loads(kept, salt=_SALT, max_age=HOUR)
    except signing.BadSignature:
        return None
    if account != request.user.pk or path != request.path:
        return None
    del request.session[_SESSION]
    return dict(values)


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
