"""What the secretariat entered on behalf of others: what waits for an answer, what was disowned, and what it says."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.urls import reverse

from plenary.bodies.models import OnBehalf
from plenary.bodies.queries import list_disowned, list_waiting_for
from plenary.bodies.rules.audience import SECRETARIAT, Reader
from plenary.bodies.substance import Reading, tell
from plenary.bodies.words import list_names, name_seat
from plenary.kit.brief import Asking, Item
from plenary.kit.day import read_moment, write_day
from plenary.kit.language import _
from plenary.record.entry import Entry
from plenary.record.models import Recorded
from plenary.record.registry import call

MOST = 20
"""How many of them stand in a brief one by one; of the others it says how many there are, and where."""
LONGEST = 280
"""Characters of what a field says that stand in a brief."""


def list_entered(asking: Asking) -> Iterator[Item]:
    """Of each entry that waits for an answer by the reader's seats, what it says and where it is answered; and for the
    secretariat what was disowned."""
    waiting = list_waiting_for(asking.body, asking.seats - {SECRETARIAT}) if asking.seats else []
    disowned = list_disowned(asking.body) if SECRETARIAT in asking.seats else []
    if not waiting and not disowned:
        return
    names = list_names(asking.body)
    reading = Reading(Reader(asking.seats), names)
    shown, rest = waiting[:MOST], waiting[MOST:]
    entries = _read(asking.body, [*shown, *disowned[:MOST]])
    for row in shown:
        seat = name_seat(row.seat, names)
        binds = row.seat in asking.binding
        yield Item(
            _("The secretariat entered this for {seat} on {day}: {act}.").format(
                seat=seat, day=_write_day(entries[row.sequence]), act=call(row.act)
            ),
            _("It stands on the record already: confirm it, or say that it is not so.")
            if binds
            else _("It waits for somebody who may act for {seat}, to confirm it or say that it is not so.").format(
                seat=seat
            ),
            _("Read and answer") if binds else _("Read it"),
            reverse("entered", args=[asking.body, row.seat, row.sequence]),
            told=_cut(entries[row.sequence], reading),
        )
    yield from _say_rest(asking.body, rest, names)
    for row in disowned[:MOST]:
        yield Item(
            _("{seat} says that this is not so, which you entered for it on {day}: {act}.").format(
                seat=name_seat(row.seat, names), day=_write_day(entries[row.sequence]), act=call(row.act)
            ),
            _("It stands on the record until it is undone, or settled otherwise."),
            _("See what to do"),
            reverse("entered", args=[asking.body, row.seat, row.sequence]),
            told=_cut(entries[row.sequence], reading),
        )
    yield from _say_rest(asking.body, disowned[MOST:], names)


def _say_rest(body: str, rows: Iterable[OnBehalf], names: Mapping[str, str]) -> Iterator[Item]:
    for seat, group in groupby(sorted(rows, key=lambda row: row.seat), key=lambda row: row.seat):
        yield Item(
            _("More that was entered for {seat} and is open: {count}.").format(
                seat=name_seat(seat, dict(names)), count=len(list(group))
            ),
            _("The oldest stand in this brief one by one."),
            _("See all of it"),
            reverse("seat", args=[body, seat]),
        )


def _read(body: str, rows: Iterable[OnBehalf]) -> dict[int, Entry]:
    found = Recorded.objects.filter(body=body, sequence__in=[row.sequence for row in rows])
    return {row.sequence: Entry.decode(bytes(row.data)) for row in found}


def _write_day(entry: Entry) -> str:
    return write_day(read_moment(entry.time).date())


def _cut(entry: Entry, reading: Reading) -> tuple[tuple[str, str], ...]:
    """What an entry says, each field on one line and no longer than a brief bears."""
    told = [(each.label, " ".join(each.value.split())) for each in tell(entry, reading)]
    return tuple((label, said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()} …") for label, said in told)
