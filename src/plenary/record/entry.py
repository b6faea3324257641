"""An entry of a log: what was done, when, by which seat; canonical bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Self

from plenary.engine.merkle.bundle import LONGEST
from plenary.record import canonical

TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


class EntryTooLong(ValueError):
    """An entry of more than 65,535 bytes; ``length`` says how many it would have."""

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} bytes; at most {LONGEST}")
        self.length = length


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as it is on the record.

    ``sequence`` counts from 1 without a gap; the leaf of the tree is one less. ``time`` never goes back within a log.
    ``seat`` acted, ``behalf`` names the seat it acted for; ``person`` is a commitment to who it was. ``audience`` says
    who may see the entry's private values. ``payload`` holds commitments where values are sealed.
    """

    body: str
    sequence: int
    time: str
    act: str
    version: int
    seat: str
    behalf: str | None
    person: str | None
    audience: str
    payload: Mapping[str, Any]

    @property
    def index(self) -> int:
        """The place of its leaf in the tree."""
        return self.sequence - 1

    @property
    def at(self) -> datetime:
        return datetime.strptime(self.time, TIME).replace(tzinfo=UTC)

    def encode(self) -> bytes:
        """Its canonical bytes; raises EntryTooLong."""
        data = canonical.encode({field.name: getattr(self, field.name) for field in fields(self)})
        if len(data) > LONGEST:
            raise EntryTooLong(len(data))
        return data

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read an entry; raises NotCanonical for bytes that ``encode`` would not have written."""
        value = canonical.decode(data)
        if not isinstance(value, dict) or set(value) != {field.name for field in fields(cls)}:
            raise canonical.NotCanonical("not the fields of an entry")
        return cls(**value)


def write_time(moment: datetime) -> str:
    """A moment as entries write it: UTC, always six digits of a second, so that text order is time order."""
    return moment.astimezone(UTC).strftime(TIME)
