"""What a stream says: that an entry of a body touched some topics. Never what the entry holds."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plenary.record.models import Log, Touched
from plenary.record.statement import select

#: How far each log has come, by body.
Positions = Mapping[str, int]

MOST = 512
"""The most entries of one log that are announced one by one: who is further behind is told that anything changed."""
_POSITION = re.compile(r"([a-z0-9_][a-z0-9-]{0,62}):(0|[1-9][0-9]{0,15})")


@dataclass(frozen=True, slots=True)
class Event:
    """An entry: its topics are addresses within the body (``members/FEL``); None where anything may have changed."""

    body: str
    sequence: int
    topics: tuple[str, ...] | None

    def encode(self, positions: Positions) -> bytes:
        """The event as a stream sends it; its id says how far the reader has come in every log."""
        data = {"body": self.body, "sequence": self.sequence, "topics": self.topics}
        words = json.dumps(data, separators=(",", ":"))
        return f"id: {write_positions(positions)}\ndata: {words}\n\n".encode()


def write_positions(positions: Positions) -> str:
    """``demo:17,forum:5``."""
    return ",".join(f"{body}:{sequence}" for body, sequence in sorted(positions.items()))


def read_positions(written: str) -> dict[str, int]:
    """What ``write_positions`` wrote; what is written otherwise is passed over, for it comes from strangers."""
    found = (_POSITION.fullmatch(part) for part in written[:8000].split(","))
    return {match[1]: int(match[2]) for match in found if match}


def current_positions() -> dict[str, int]:
    """Where every log ends now, but for those of closed forums: when these grow is not for everybody to know."""
    return {log.body: log.size for log in select(Log, {}) if not log.closed}


def list_events(since: Positions, until: Positions) -> list[Event]:
    """The events behind ``since`` up to ``until``, each log in order.

    That an entry of an open log is there, and what it touched, everybody may read on the record; its private values
    are in no event. Closed logs have no place in ``until`` (``current_positions``).
    """
    return [event for body in sorted(until) for event in _list_events(body, since.get(body, 0), until[body])]


def _list_events(body: str, since: int, until: int) -> Iterator[Event]:
    if until - since > MOST:
        yield Event(body, until, None)
        return
    topics: dict[int, list[str]] = {}
    touched = Touched.objects.filter(body=body, sequence__gt=since, sequence__lte=until)
    for sequence, address in touched.order_by("sequence", "id").values_list("sequence", "address"):
        topics.setdefault(sequence, []).append(address)
    for sequence in range(since + 1, until + 1):
        yield Event(body, sequence, tuple(topics.get(sequence, ())))
