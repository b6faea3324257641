"""What is prepared, waiting for release: by any person of a seat, released by one who may bind it.

It is the form as it was filled in: whoever releases it sees it again, may change it, and sends it.
"""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.http import HttpRequest

from plenary.bodies import typed
from plenary.bodies.holding import goes_on
from plenary.bodies.models import Account, Prepared
from plenary.bodies.seating import preparer_of
from plenary.kit import clock
from plenary.kit.language import ENGLISH, _, language
from plenary.record.queue import lock_log
from plenary.record.reading import came_before
from plenary.record.refusal import Refused

MOVED = "bodies.prepared"
"""The rule by which it is refused to go on from an edition that is not the one that waits."""


def find(request: HttpRequest, body: str) -> Prepared | None:
    """What the address asks for (``?prepared=17``), where it is the form of this address and of the seat that is
    taken."""
    return _find(request, body, request.GET.get("prepared", ""))


def find_marked(request: HttpRequest, body: str, mark: str) -> Prepared | None:
    """What waits now of what a form was shown of, in whichever edition; None where it waits no longer."""
    return _find(request, body, mark.partition(".")[0])


def write_mark(waiting: Prepared) -> str:
    """Which prepared form it is and which edition of it was shown: what the form carries along."""
    return f"{waiting.pk}.{waiting.edition}"


def refuse_moved() -> Refused:
    """What is answered to whoever goes on from what is not there so any more."""
    return Refused(
        MOVED,
        _("Somebody has changed, released or discarded this meanwhile. What you typed is still here: look at both."),
    )


def require_unmoved(request: HttpRequest, body: str, mark: str) -> None:
    """Raise Refused where what waits is not the edition that was shown; a form that was never kept has no ``mark``."""
    if mark:
        waiting = find_marked(request, body, mark)
        if waiting is None or write_mark(waiting) != mark:
            raise refuse_moved()


def keep(request: HttpRequest, body: str, titles: Mapping[str, str], mark: str, key: str) -> None:
    """Keep what was typed for the seat that is taken, in place of the edition that was shown; ``titles`` say by
    language what it would do.

    A form is known by its ``key``: sent to be kept twice, it waits once. Raises Refused.
    """
    seat, account = preparer_of(request, body), request.user
    if seat is None or not isinstance(account, Account):
        raise Refused("bodies.no-seat", _("You have no seat from which to do this."))
    values = {name: value for name, value in typed.read_values(request).items() if name not in typed.CARRIED}
    with transaction.atomic():
        # One at a time, also of what was sent twice at once.
        lock_log(body)
        if came_before(body, seat.name, key):
            raise refuse_moved()
        same = Prepared.objects.filter(body=body, seat=seat.name, path=request.path, values__key=key).order_by("pk")
        before = next((each for each in same if _is_for(each, seat.name, seat.number)), None)
        if before is not None and _is_same(before.values, values):
            return
        if before is not None and not mark and (before.edition, before.author_id) == (1, account.pk):
            mark = write_mark(before)
        if before is not None and not mark:
            raise refuse_moved()
        require_unmoved(request, body, mark)
        waiting = find_marked(request, body, mark) or Prepared(body=body, seat=seat.name, path=request.path, edition=0)
        waiting.titles, waiting.title = dict(titles), titles[ENGLISH][:300]
        waiting.values, waiting.author, waiting.since = values, account, clock.now()
        waiting.number = seat.number
        waiting.edition += 1
        waiting.save()


def release(request: HttpRequest, body: str, mark: str) -> None:
    """Forget the edition that was sent: it is on the record now."""
    waiting = find_marked(request, body, mark)
    if waiting is not None and write_mark(waiting) == mark:
        Prepared.objects.filter(pk=waiting.pk, edition=waiting.edition).delete()


def call(waiting: Prepared) -> str:
    """What a prepared form would do, in the reader's language; what an earlier release kept has one title alone."""
    return str(waiting.titles.get(language(), waiting.title))


def list_waiting(body: str, held: Collection[tuple[str, int]]) -> list[Prepared]:
    """What waits for release for whoever holds these seats, each by an appointment, the oldest first."""
    names = {name for name, _number in held}
    found = list(Prepared.objects.filter(body=body, seat__in=names).select_related("author").order_by("since", "pk"))
    # Many forms are of few appointments: each of these is asked about once.
    begun = {(each.seat, each.number): each for each in found}
    known = {key for key, each in begun.items() if any(_is_for(each, *seat) for seat in held)}
    return [each for each in found if (each.seat, each.number) in known]


def _is_for(waiting: Prepared, seat: str, number: int) -> bool:
    """Whether it waits for whoever holds a seat by an appointment: another delegation on it does not know of it."""
    return waiting.seat == seat and goes_on(waiting.body, seat, number, waiting.number, clock.now().date())


def _is_same(kept: dict[str, object], values: dict[str, str | list[str]]) -> bool:
    """Whether what is kept is what was typed, on whatever it was based."""
    return {**kept, "basis": ""} == {**values, "basis": ""}


def _find(request: HttpRequest, body: str, number: str) -> Prepared | None:
    seat = preparer_of(request, body)
    if seat is None or not (number.isascii() and number.isdigit() and len(number) < 16):
        return None
    found = Prepared.objects.filter(pk=int(number), body=body, seat=seat.name, path=request.path).first()
    return found if found is not None and _is_for(found, seat.name, seat.number) else None
