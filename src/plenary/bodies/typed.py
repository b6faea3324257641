"""What somebody typed is not lost when the session has ended: it comes back once the same person has signed in.

It is kept in the browser's session, for an hour, and shown only to the account that typed it: on a shared PC somebody
else may sign in next. Who that is, the form itself carries, signed. A file is not kept: it is chosen again.

Several forms are kept beside one another, each until it is sent, or begun anew, at its own address: a page that was
lost on the way took nothing along. Of two of one address the newest is shown. Of more than is kept, the oldest goes.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.core import signing
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from plenary.kit.error import show_stale_form

ACTING = "acting"
"""The field in which a form carries the seat it was shown for."""
ANEW = "anew"
"""What an address asks with for an empty form in place of the one that is kept."""
CARRIED = frozenset({"csrfmiddlewaretoken", "author", "prepared", "look", "prepare", ACTING})
"""What a form carries beside what was typed, and which is made anew each time it is shown."""

_SESSION = "typed"
#: What else a form carries that nobody typed.
_UNTYPED = frozenset({"key", "basis", "once", "looked", "enter"})
_SALT = "plenary.bodies.typed"
LONGEST = 100_000
"""Characters of one form that are kept."""
MOST = 20
"""How many forms are kept at once."""
LARGEST = 500_000
"""Characters of all forms together, as they are kept."""
HOUR = 3600


@dataclass(frozen=True, slots=True)
class _Kept:
    """A form that is kept: ``sealed`` is how the session has it, ``id`` what is carried by the form that shows it."""

    sealed: str
    id: str
    account: int
    path: str
    values: dict[str, str | list[str]]


def sign(request: HttpRequest, path: str = "") -> str:
    """What a form carries, so that it comes back to this account at this address, or at ``path``, where it is sent; and
    which of the forms that are kept it shows, if it shows one that is kept still."""
    shown = getattr(request, "plenary_shown", "")
    return signing.dumps([request.user.pk, path or request.path, shown], salt=_SALT)


def keep(request: HttpRequest) -> bool:
    """Keep what was sent until its author has signed in; whether it was ours, and kept."""
    carried = _read_author(request)
    if carried is None:
        return False
    account, path, shown = carried
    values = {
        name: value for name, value in read_values(request).items() if name not in ("csrfmiddlewaretoken", "author")
    }
    if path != request.path or sum(len(each) for name in values for each in request.POST.getlist(name)) > LONGEST:
        return False
    sealed = signing.dumps([account, path, values, secrets.token_urlsafe(8)], salt=_SALT)
    # The same form, sent again, is kept once, as it was sent last.
    others = [each.sealed for each in _list(request) if not _is_of(each, account, path, shown, values)]
    _save(request, [*others, sealed])
    return True


def read_values(request: HttpRequest) -> dict[str, str | list[str]]:
    """What was typed, by field; a list where several of a field were chosen."""
    sent = {name: request.POST.getlist(name) for name in request.POST}
    return {name: values if len(values) > 1 else values[0] for name, values in sent.items() if values}


def restore(request: HttpRequest, seat: str = "") -> dict[str, str | list[str]] | None:
    """What this account had typed at this address; None where there is nothing.

    It is shown until it was sent, or its reader asks for an empty form (``?anew``). What was typed for the ``seat``
    that is taken comes before what was typed for another.
    """
    if not request.user.is_authenticated:
        return None
    kept = _list(request)
    own = [each for each in kept if (each.account, each.path) == (request.user.pk, request.path)]
    own.sort(key=lambda each: not seat or each.values.get(ACTING, seat) == seat)
    if not own:
        return None
    found = own[-1]
    if ANEW in request.GET:
        # Whoever only asks for the head of a page discards nothing.
        if request.method == "GET":
            _save(request, [each.sealed for each in kept if each is not found])
        return None
    request.plenary_shown = found.id  # type: ignore[attr-defined]  # for the form that this request shows
    return dict(found.values)


def empty_rest(form: Form) -> None:
    """Leave every field of a form empty that is not among what it begins with: a box that was not ticked is not sent,
    and must not come back as the form would have it at first."""
    for name, field in form.fields.items():
        if not field.widget.is_hidden:
            form.initial.setdefault(name, "")


def forget(request: HttpRequest) -> None:
    """What was sent here comes back no more: the form that was kept and shown, and that very form as it was kept."""
    carried = _read_author(request)
    if carried is not None:
        account, path, shown = carried
        values, kept = read_values(request), _list(request)
        others = [each.sealed for each in kept if not _is_of(each, account, path, shown, values)]
        if len(others) < len(kept):
            _save(request, others)


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


def _read_author(request: HttpRequest) -> tuple[int, str, str] | None:
    """Whose form was sent, to which address, and which kept one it showed; None where it is none of ours."""
    try:
        account, path, *shown = signing.loads(request.POST.get("author", ""), salt=_SALT, max_age=24 * HOUR)
    except signing.BadSignature:
        return None
    return account, path, shown[0] if shown else ""


def _list(request: HttpRequest) -> list[_Kept]:
    """What is kept, the oldest first; what is older than an hour is not."""
    held = request.session.get(_SESSION, [])
    kept = []
    # An earlier release kept one form, and not in a list.
    for sealed in [held] if isinstance(held, str) else held:
        try:
            account, path, values, *rest = signing.loads(sealed, salt=_SALT, max_age=HOUR)
        except signing.BadSignature:
            continue
        kept.append(_Kept(sealed, rest[0] if rest else "", account, path, values))
    return kept


def _save(request: HttpRequest, sealed: list[str]) -> None:
    """Keep these, as many of the newest as there is room for; the last one always."""
    held: list[str] = []
    for each in reversed(sealed[-MOST:]):
        if held and sum(map(len, held)) + len(each) > LARGEST:
            break
        held.insert(0, each)
    if held:
        request.session[_SESSION] = held
    else:
        request.session.pop(_SESSION, None)


def _is_of(kept: _Kept, account: int, path: str, shown: str, values: Mapping[str, str | list[str]]) -> bool:
    """Whether a kept form is the one that is sent: the one that was shown, or itself under its key."""
    if (kept.account, kept.path) != (account, path):
        return False
    mark = next((name for name in ("key", "once") if name in values), None)
    return kept.id == shown != "" or (kept.values.get(mark) == values[mark] if mark else kept.values == values)
