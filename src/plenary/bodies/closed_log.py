"""A closed forum gets its log after the body has opened it: a follower begins what is not there yet.

The body's log says that the forum was opened and closed, and nothing of what happens between: neither how often it
acted nor when. See docs/decisions/0003-a-closed-forum-has-its-own-log.md.
"""

from collections.abc import Sequence

from plenary.bodies.acts.forum import ConstituteForum, OpenForum
from plenary.bodies.rules.forum import RecordMode, name_log
from plenary.record.act import SYSTEM
from plenary.record.entry import Entry
from plenary.record.follower import follower
from plenary.record.models import Log
from plenary.record.perform import perform


@follower("closed-logs")
def begin_closed_logs(body: str, entries: Sequence[Entry]) -> None:
    """Begin the log of each closed forum that these entries opened; one that has begun is left as it is."""
    for entry in entries:
        if entry.act == OpenForum.name and entry.payload["mode"] == RecordMode.CLOSED:
            _begin(body, entry)


def _begin(body: str, opening: Entry) -> None:
    forum = opening.payload["key"]
    key = name_log(body, forum, RecordMode.CLOSED)
    origin = Log.objects.get(body=body).origin
    log, _made = Log.objects.get_or_create(body=key, defaults={"origin": f"{origin}.{forum}"})
    if log.size == 0:
        perform(ConstituteForum(opened=opening.sequence), actor=SYSTEM, body=log.body, key="constitute")
