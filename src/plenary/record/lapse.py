"""What lapses of itself: a deadline that has passed is noticed, and the seat ``system`` does the act that says so.

Time alone changes nothing. A package says which acts are due at a moment; each is checked at the door like any other,
by the time of its own entry, and done once.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256

from plenary.kit import clock
from plenary.record.act import SYSTEM, Act
from plenary.record.models import Log
from plenary.record.perform import perform
from plenary.record.refusal import Refused

Due = Callable[[str, datetime], Iterable[Act]]
LOGGER = logging.getLogger("plenary.lapse")

_lapses: dict[str, Due] = {}


def lapses(name: str) -> Callable[[Due], Due]:
    """Register who knows which acts of that name are due in a body at a moment, in the order of their deadlines."""

    def declare(due: Due) -> Due:
        if _lapses.setdefault(name, due) is not due:
            raise TypeError(f"{name} is declared twice")
        return due

    return declare


def list_lapses() -> list[str]:
    """The acts by which things lapse, by name."""
    return sorted(_lapses)


def lapse_due() -> int:
    """Do every act that is due in any log; how many. One kind that fails holds up no other, and is tried again."""
    moment = clock.now()
    return sum(
        _lapse(log, name, moment) for log in Log.objects.filter(size__gt=0).order_by("body") for name in list_lapses()
    )


def _lapse(log: Log, name: str, moment: datetime) -> int:
    done = 0
    try:
        for act in list(_lapses[name](log.body, moment)):
            try:
                perform(act, actor=SYSTEM, body=log.body, key=_key(log, act))
                done += 1
            except Refused as refused:
                LOGGER.info("%s of %s is not due after all: %s", name, log.body, refused.rule)
    except Exception:
        LOGGER.exception("lapses of %s by %s", log.body, name)
    return done


def _key(log: Log, act: Act) -> str:
    """Two workers do a lapse once; what is due again after it was undone is another one, hence the size."""
    return f"lapse/{log.size}/{sha256(act.model_dump_json().encode()).hexdigest()}"
