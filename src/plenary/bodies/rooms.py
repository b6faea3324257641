"""What this package puts into the navigation and into the brief.

Ranks: the brief 10, texts 20, meetings 30, decisions 40, consultation 50, capacity 60, cooperation 70, observatory 80,
and at the end who belongs here and what is kept: 90 and on.
"""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.urls import reverse

from plenary.bodies.models import Group, Member, Stakeholder
from plenary.bodies.needs import list_needs
from plenary.bodies.queries import (
    find_body,
    list_groups,
    list_held,
    list_holdings,
    list_members,
    list_office_names,
    list_stakeholders,
)
from plenary.bodies.rules.office import seat_of
from plenary.bodies.words import KINDS, list_names, name_seat
from plenary.kit import brief, clock, letterhead
from plenary.kit.language import _, marked
from plenary.kit.room import Room, add


def furnish() -> None:
    """Called once, when the package is ready."""
    add(Room("brief", marked("My brief"), "brief", 10, marked("What needs you, soonest first.")))
    add(Room("members", marked("Members"), "members", 90, marked("Who belongs here, in what standing and since when.")))
    add(
        Room(
            "delegations", marked("Delegations"), "delegations", 91, marked("Who came, with the state of credentials.")
        )
    )
    add(Room("groups", marked("Groups"), "groups", 92, marked("Members who act together, and who speaks for them.")))
    add(Room("forums", marked("Forums"), "forums", 93, marked("Where members meet, and what is kept of it.")))
    add(
        Room(
            "offices", marked("Offices"), "offices", 94, marked("Who presides, facilitates and counts, and until when.")
        )
    )
    add(
        Room(
            "categories",
            marked("Categories and weights"),
            "categories",
            95,
            marked("By which lists members are counted, and what they count for."),
        )
    )
    add(Room("documents", marked("Documents"), "documents", 96, marked("What was handed out, in which languages.")))
    add(Room("sheets", marked("Sheets"), "sheets", 97, marked("Members, groups and weights, for a spreadsheet.")))
    brief.add(list_needs)
    letterhead.announce("bodies/body.html", _write_letterhead, _call_seats, _find_seats, _offer)


def _write_letterhead(body: str, here: str) -> dict[str, object] | None:
    from plenary.bodies.views.frame import frame

    found = find_body(body)
    return None if found is None else frame(found, here)


def _call_seats(body: str, seats: Iterable[str]) -> dict[str, str]:

    names = list_names(body)
    return {seat: name_seat(seat, names) for seat in seats}


def _offer(request: HttpRequest, body: str, sequence: int) -> list[tuple[str, str]]:
    from plenary.bodies.seating import serves

    if not serves(request, body) or not list_held(body, sequence):
        return []
    return [(_("Erase private values of this entry"), reverse("erase-values", args=[body, sequence]))]


def _find_seats(body: str, typed: str) -> list[str]:
    """Those whose name in any language, or whose code, was typed, whatever the case; several where they share it."""
    if ":" in typed or typed in KINDS:
        return [typed]
    sought = typed.strip().casefold()
    kinds: dict[str, Sequence[Member | Group | Stakeholder]] = {
        "delegation": list_members(body, clock.now().date()),
        "group": list_groups(body),
        "stakeholder": list_stakeholders(body),
    }
    names: dict[str, list[str]] = {
        f"{kind}:{row.code}": [row.code, *row.names.values()] for kind, rows in kinds.items() for row in rows
    }
    names["secretariat"] = [name_seat("secretariat", {})]
    named = list_office_names(body, clock.now().date())
    for each in list_holdings(body):
        seat = seat_of(each.office, each.kind)
        names.setdefault(seat, [each.office, name_seat(seat, {}), *named.get(seat, {}).values()])
    return [seat for seat, called in names.items() if sought in (name.casefold() for name in called)]
