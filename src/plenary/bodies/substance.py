"""What an entry says, as people read it: each of its fields called by a name, members and groups by theirs.

A package above whose acts say it better, such as one that shows words beside those that stand, ``add``s how.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from plenary.bodies.models import Appointment, Forum
from plenary.bodies.queries import read_persons
from plenary.bodies.rules.audience import Reader, may_see
from plenary.bodies.words import ROLE_NAMES, call, call_audience, name_language, name_seat, write_sign
from plenary.kit.day import write_day
from plenary.kit.language import _, marked
from plenary.record import canonical, registry
from plenary.record.entry import Entry
from plenary.record.reading import open_value


@dataclass(frozen=True, slots=True)
class Told:
    """A field of an entry: what it is called, what it says; ``markup`` where that is more than plain words. ``lang`` is
    that of words of a text, which is not always the reader's; ``address`` where the thing stands."""

    label: str
    value: str
    markup: SafeString | None = None
    lang: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads an entry, and what people call the seats of its body."""

    reader: Reader
    names: Mapping[str, str]

    def knows(self, entry: Entry) -> bool:
        """Whether the reader may read its private values: by their audience, or because its seat said them or stands
        behind them."""
        return bool({entry.seat, entry.behalf} & self.reader.seats) or may_see(self.reader, entry.audience)


Teller = Callable[[Entry, Reading], Iterator[Told]]
_tellers: dict[str, Teller] = {}

FIELDS: Mapping[str, str] = {
    "account": marked("Sign of the account"),
    "appointment": marked("Appointment"),
    "binds": marked("May act"),
    "chair": marked("Chair"),
    "claim": marked("Claimant"),
    "code": marked("Group"),
    "coordinator": marked("Coordinates the group"),
    "end": marked("Until"),
    "entry": marked("Entry"),
    "forum": marked("Forum"),
    "group": marked("Group"),
    "item": marked("Item"),
    "key": marked("Forum"),
    "member": marked("Member"),
    "members": marked("Members"),
    "names": marked("Names"),
    "person": marked("Person"),
    "reference": marked("Reference"),
    "role": marked("Role"),
    "seat": marked("Seat"),
    "seen": marked("Up to which entry of the body's record"),
    "start": marked("From"),
    "words": marked("Words"),
}
"""What the fields of those acts are called that are done on behalf of others and have no teller of their own."""


def add(act: str, teller: Teller) -> None:
    """Have entries of an act told so; called once, when a package is ready."""
    _tellers[act] = teller


def list_tellers() -> frozenset[str]:
    """The acts that a package tells its own way."""
    return frozenset(_tellers)


def tell(entry: Entry, reading: Reading) -> list[Told]:
    """What an entry says, in the reader's language; what its reader may not know is said to be private."""
    return list(_tellers.get(entry.act, _tell_fields)(entry, reading))


def tell_sealed(value: object, entry: Entry, reading: Reading) -> canonical.Json:
    """What is behind a commitment, or why it is not said."""
    if not reading.knows(entry):
        return _("private")
    opened = open_value(entry.body, str(value))
    return _("erased") if opened is None else opened


def _tell_fields(entry: Entry, reading: Reading) -> Iterator[Told]:
    # In the order in which the act has them; what an earlier version of it had beside them comes last.
    order = list(registry.find(entry.act).model_fields)
    for name, value in sorted(entry.payload.items(), key=lambda each: order.index(each[0]) if each[0] in order else 99):
        # What nobody gave says nothing; the first claimant to a seat is the only one until there is another.
        if value is None or (name, value) == ("claim", 1):
            continue
        label = _(FIELDS[name]) if name in FIELDS else name
        yield Told(label, _write(name, value, entry, reading))


def _tell_readdressed(entry: Entry, reading: Reading) -> Iterator[Told]:
    """Which document is for whom from then on; what is called a key here is not a forum's."""
    audience = str(entry.payload["for_whom"])
    yield Told(_("Document"), str(entry.payload["key"]))
    yield Told(_("For whom"), call_audience(audience, reading.names))


add("document.readdress", _tell_readdressed)


def _write(name: str, value: canonical.Json, entry: Entry, reading: Reading) -> str:
    if isinstance(value, dict) and set(value) == {"sealed"}:
        value = tell_sealed(value["sealed"], entry, reading)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return " · ".join(_write(name.removesuffix("s"), each, entry, reading) for each in value)
    if isinstance(value, dict):
        return " · ".join(f"{name_language(tag)}: {said}" for tag, said in sorted(value.items()))
    return _write_one(name, value, entry.body, reading)


def _write_one(name: str, value: canonical.Json, body: str, reading: Reading) -> str:
    said = value if isinstance(value, str) else canonical.encode(value).decode()
    match name:
        case "member":
            return reading.names.get(f"delegation:{said}", said)
        case "group" | "code":
            return reading.names.get(f"group:{said}", said)
        case "seat" | "chair":
            return name_seat(said, dict(reading.names))
        case "role":
            return _(ROLE_NAMES[said]) if said in ROLE_NAMES else said
        case "start" | "end":
            return write_day(date.fromisoformat(said))
        case "account":
            return write_sign(said)
        case "forum" | "key":
            found = Forum.rows.at().filter(body=body, key=said).first()
            return call(found.names) if found else said
        case "appointment":
            return _call_appointment(said, body, reading)
        case _:
            return said


def _call_appointment(number: str, body: str, reading: Reading) -> str:
    """Who came by an appointment, and to what; its number where nothing more is known of it."""
    row = Appointment.rows.filter(body=body, number=int(number)).order_by("seq_from").last()
    if row is None:
        return number
    person = read_persons(reading.reader, body, [row]).get(row.person)
    role = _(ROLE_NAMES[row.role])
    return f"{number} · {role} · {person}" if person else f"{number} · {role}"
