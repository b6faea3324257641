"""An index made anew, by the follower that keeps it: from the first entry on."""

from collections.abc import Iterator

from django.db.models import Q

from plenary.bodies.models import Indexed
from plenary.bodies.search.entries import ENTRIES
from plenary.bodies.search.index import FOLLOWER, clear
from plenary.record.follower import catch_up
from plenary.record.models import Cursor, Log


def rebuild(body: str) -> int:
    """Empty the index of a body and of its closed forums, and fill it again; how many things are in it."""
    clear(body)
    logs = Log.objects.filter(Q(body=body) | Q(body__startswith=f"{body}.")).order_by("body")
    for log in logs.values_list("body", flat=True):
        catch_up(FOLLOWER, log)
    return Indexed.objects.filter(body=body).count()


def find_gaps() -> Iterator[tuple[str, int]]:
    """The logs of which the index lacks entries that it has come to, and how many it lacks."""
    for cursor in Cursor.objects.filter(follower=FOLLOWER).order_by("body"):
        held = Indexed.objects.filter(log=cursor.body, sort=ENTRIES.key).count()
        if held < cursor.sequence:
            yield cursor.body, cursor.sequence - held
