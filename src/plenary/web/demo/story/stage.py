"""The stage of the story: a body, a day that goes on, and the bundled example at hand."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.resources import files
from itertools import count

from plenary.record.act import Act, Actor
from plenary.record.entry import write_time
from plenary.record.perform import perform


@dataclass
class Stage:
    """``moment`` is the time in the story: whoever acts on the stage acts then."""

    body: str
    moment: datetime
    _keys: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def today(self) -> str:
        """The day as acts write it."""
        return self.moment.date().isoformat()

    def pass_time(self, **by: float) -> None:
        """Let days, hours or minutes pass."""
        self.moment += timedelta(**by)

    def write_time_in(self, **by: float) -> str:
        """A moment some days or hours ahead, as acts write it."""
        return write_time(self.moment + timedelta(**by))

    def act(self, act: Act, seat: str = "secretariat", behalf: str | None = None, log: str = "") -> int:
        """Do one act, and let ten minutes pass; the sequence of its entry."""
        actor = Actor(seat, behalf)
        done = perform(act, actor=actor, body=log or self.body, key=f"story-{next(self._keys)}")
        self.pass_time(minutes=10)
        return done.entry.sequence


def read_file(name: str) -> bytes:
    """A file of the bundled example."""
    return (files("plenary.rulemaking.example") / name).read_bytes()
