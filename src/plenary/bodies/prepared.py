"""What is prepared, waiting for release: by any person of a seat, released by one who may bind it.

It is the form as it was filled in: whoever releases it sees it again, may change it, and sends it.
"""

from collections.abc import Mapping

from django.http import HttpRequest

from plenary.bodies import typed
from plenary.bodies.models import Account, Prepared
from plenary.bodies.seating import preparer_of
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.refusal import Refused

#: What a form carries beside what was typed, and which is not kept.
_CARRIED = typed.CARRIED | {"basis"}


def find(request: HttpRequest, body: str) -> Prepared | None:
    """What the address asks for (``?prepared=17``), where it is the form of this address and of the seat that is
    taken."""
    return _find(request, body, request.GET.get("prepared", ""))


def write_mark(waiting: Prepared) -> str:
    """Which prepared form it is and which edition of it was shown: what the form carries along."""
    return f"{waiting.pk}.{waiting.edition}"


def keep(request: HttpRequest, body: str, title: str, mark: str) -> Prepared:
    """Keep what was typed for the seat that is taken, in place of the edition that was shown. Raises Refused."""
    seat, account = preparer_of(request, body), request.user
    if seat is None or not isinstance(account, Account):
        raise Refused("bodies.no-seat", _("You have no seat from which to do this."))
    waiting = _find(request, body, mark.partition(".")[0]) if mark else None
    if mark and (waiting is None or write_mark(waiting) != mark):
        raise Refused(
            "bodies.prepared",
            _(
                "Somebody has changed, released or discarded this meanwhile. "
                "What you typed is still here: look at both."
            ),
        )
    values: Mapping[str, object] = {
        name: value for name, value in typed.read_values(request).items() if name not in _CARRIED
    }
    changed = {"title": title[:300], "values": values, "author": account, "since": clock.now()}
    if waiting is None:
        return Prepared.objects.create(body=body, seat=seat.name, path=request.path, **changed)
    for name, value in changed.items():
        setattr(waiting, name, value)
    waiting.edition += 1
    waiting.save()
    return waiting


def release(request: HttpRequest, body: str, mark: str) -> None:
    """Forget what was sent: it is on the record now."""
    waiting = _find(request, body, mark.partition(".")[0]) if mark else None
    if waiting is not None:
        waiting.delete()


def list_waiting(body: str, seats: frozenset[str]) -> list[Prepared]:
    """What waits for release from these seats, the oldest first."""
    return list(Prepared.objects.filter(body=body, seat__in=seats).select_related("author").order_by("since", "pk"))


def _find(request: HttpRequest, body: str, number: str) -> Prepared | None:
    seat = preparer_of(request, body)
    if seat is None or not (number.isascii() and number.isdigit() and len(number) < 16):
        return None
    return Prepared.objects.filter(pk=int(number), body=body, seat=seat.name, path=request.path).first()
