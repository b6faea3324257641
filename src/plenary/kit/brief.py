"""What needs somebody: packages say it, one page shows it, soonest first.

A source is asked for each reader anew; it reads tables and writes nothing. Sentences are in the reader's language.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose brief it is: the seats that the reader has in a body (none for the public), and the moment it is asked.

    ``held`` is the seats, each with the number of the appointment by which the reader holds it; ``binding`` those for
    which the reader may act, and not only prepare.
    """

    body: str
    seats: frozenset[str]
    moment: datetime
    held: frozenset[tuple[str, int]] = frozenset()
    binding: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """What needs the reader: ``what`` in one sentence, ``why`` it is the reader's, where to ``act``, and until when.

    ``address`` is where it is done, ``act`` the words on the way there. Without a ``deadline`` it stands last. ``told``
    is what it is about, as labels with what they say; what is long is cut, and whole where the address leads.
    """

    what: str
    why: str
    act: str
    address: str
    deadline: datetime | None = None
    told: tuple[tuple[str, str], ...] = ()

    def is_soon(self, moment: datetime) -> bool:
        """Whether less than a day is left."""
        return self.deadline is not None and self.deadline - moment < timedelta(days=1)


Source = Callable[[Asking], Iterable[Item]]
_sources: list[Source] = []


def add(source: Source) -> None:
    """Ask this source for every brief; called once, when a package is ready."""
    if source not in _sources:
        _sources.append(source)


def list_items(asking: Asking) -> list[Item]:
    """What needs the reader: soonest first, what has no deadline last; alike ones by their words. What is past is
    past: an item whose deadline has gone by is not shown."""
    found = [item for source in _sources for item in source(asking)]
    open_still = [item for item in found if item.deadline is None or item.deadline > asking.moment]
    return sorted(open_still, key=lambda item: (item.deadline is None, item.deadline or asking.moment, item.what))
