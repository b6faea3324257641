"""The rooms of a body's house: what packages put into the navigation, in one order for all."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import get_urlconf, reverse

from plenary.kit.language import _


@dataclass(frozen=True, slots=True)
class Room:
    """A place that the navigation leads to.

    ``key`` is what its pages call themselves (``here``), ``label`` and ``about`` are marked sentences, ``view`` is the
    name of an address that takes the body's key alone; ``rank`` orders the rooms.
    """

    key: str
    label: str
    view: str
    rank: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A room as it is shown: in the reader's language, with the address in one body."""

    key: str
    label: str
    about: str
    address: str


_rooms: dict[str, Room] = {}


def add(room: Room) -> None:
    """Put a room into the navigation of every body; called once, when a package is ready."""
    if room.key in _rooms and _rooms[room.key] != room:
        raise ValueError(f"two rooms are called {room.key}")
    _rooms[room.key] = room


def list_doors(body: str) -> list[Door]:
    """The rooms of a body, by rank."""
    rooms = sorted(_rooms.values(), key=lambda room: (room.rank, room.key))
    return [
        Door(
            room.key, _(room.label), _(room.about) if room.about else "", _find_address(room.view, body, get_urlconf())
        )
        for room in rooms
    ]


@lru_cache(maxsize=4096)
def _find_address(view: str, body: str, urls: str | None) -> str:
    """Every page has all doors; ``urls`` are the addresses among which the view is looked up."""
    return reverse(view, args=[body], urlconf=urls)
