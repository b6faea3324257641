"""The sheet of members, which may also say their groups and categories, and the sheets of groups and memberships."""

from collections.abc import Iterator
from datetime import date

from plenary.bodies.acts.category import ListMember
from plenary.bodies.acts.field import read_days
from plenary.bodies.acts.group import FormGroup, JoinGroup, LeaveGroup
from plenary.bodies.acts.member import AdmitMember, NameMember, WithdrawMember
from plenary.bodies.belonging import Belonging, Entered, read_belonging
from plenary.bodies.models import GroupMembership, Listing, Member
from plenary.bodies.queries import list_groups, list_memberships
from plenary.bodies.rules.belonging import choose_as_of
from plenary.bodies.rules.capability import STANDINGS
from plenary.bodies.sheet.row import Row, Sheet, Step, Wrong
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.refusal import Refused

MEMBER = "member"
GROUP = "group"
_PHASES = 4
"""How many a row of a member has: a later row of the same member follows when the one before it is done."""


class Members(Sheet):
    """``code, place, standing, start, end``, a column for each language, and perhaps ``kind``, ``groups`` and
    ``categories``. A row whose ``kind`` is ``group`` is a group. Who comes back, or gets another standing, has a row
    for each of its memberships, in the order of their days."""

    key = "members"
    unique = ("code", "start")
    required = ("code",)
    known = ("code", "kind", "place", "standing", "start", "end", "groups", "categories")
    aliases = {"order": "place"}
    named = True

    def __init__(self, body: str) -> None:
        self.members: dict[str, list[Member]] = {}
        for row in list_memberships(body):
            self.members.setdefault(row.code, []).append(row)
        self.read: dict[str, int] = {}
        self.groups = Groups(body)
        self.joined = {(row.group, row.member, row.start): row for row in _standing(GroupMembership, body)}
        self.belonging = read_belonging(body)
        self.listed = {(row.category, row.member, row.start) for row in Listing.rows.at().filter(body=body)}

    def steps(self, row: Row) -> Iterator[Step]:
        """Groups first, then members, then who belongs where."""
        kind = row.cells.get("kind") or MEMBER
        if kind == GROUP:
            yield from self.groups.steps(row)
        elif kind == MEMBER:
            yield from self._member(row)
        else:
            raise Wrong("kind", _("{value} is neither a member nor a group.").format(value=kind))

    def _member(self, row: Row) -> Iterator[Step]:
        code, place = row.code("code"), row.place()
        standing, end = row.cells.get("standing") or MEMBER, row.end()
        first = row.day or min((start for _code, start, _end in row.periods("groups")), default="")
        rows, told = self.members.get(code, []), row.cells.get("start")
        found = _choose(rows, told, row.day)
        names = row.names(found.names if found else None)
        before = self.read.get(code, 0)
        self.read[code] = before + 1
        start = row.start() if row.cells.get("start") else (found.start if found else first)
        if not start:
            row.start()
        _check_days(start, end)
        columns = {"names": row.languages[0]}
        if standing not in STANDINGS:
            known = ", ".join(sorted(STANDINGS))
            raise Wrong(
                "standing",
                _("{standing} is no standing here; there are {known}.").format(standing=standing, known=known),
            )
        if found is None or (found.end is not None and found.end <= start):
            # Under other names it is for the page of admission to say whether it is the same member that comes back.
            back = before > 0 or (found is not None and found.names == names)
            act = AdmitMember(code=code, names=names, place=place, standing=standing, start=start, readmitted=back)
            yield Step(act, row.number, columns, 1 + before * _PHASES)
        elif (found.standing, found.start) != (standing, start) or (found is not rows[-1] and end != found.end):
            # Where another membership follows, an end that is told otherwise would take that one back.
            same = found.standing == standing
            raise Wrong(
                ("end" if found.start == start else "start") if same else "standing",
                _("{code} is {standing} since {start}: to change that, let it withdraw and admit it again.").format(
                    code=code, standing=found.standing, start=found.start
                ),
            )
        elif (found.names, found.place) != (names, place):
            alone = found.start if told else None
            yield Step(NameMember(code=code, names=names, place=place, start=alone), row.number, columns, 1)
        if end is not None and (found is None or found.end != end or found.start != start):
            yield Step(WithdrawMember(code=code, end=end), row.number, columns, 3 + before * _PHASES)
        for group, since, until in row.periods("groups"):
            joined = self.joined.get((group, code, since))
            yield from join(joined, group, code, since, read_end(self.belonging, joined, until), row, "groups")
        for category, since, until in row.periods("categories"):
            if (category, code, since) not in self.listed:
                _check_days(since, until, "categories")
                listing = ListMember.model_validate(
                    {"category": category, "member": code, "start": since, "end": until}
                )
                every = dict.fromkeys(("category", "member", "start", "end"), "categories")
                yield Step(listing, row.number, every, 2)

    @staticmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        members = list_memberships(body)
        languages = sorted({language for member in members for language in member.names})
        return ["code", "place", "standing", "start", "end", *languages], [
            [m.code, str(m.place), m.standing, m.start, m.end or "", *(m.names.get(tag, "") for tag in languages)]
            for m in members
        ]


class Groups(Sheet):
    """``code``, and a column for each language."""

    key = "groups"
    unique = ("code",)
    required = ("code",)
    known = ("code",)
    named = True

    def __init__(self, body: str) -> None:
        self.known_groups = {group.code: group for group in list_groups(body)}

    def steps(self, row: Row) -> Iterator[Step]:
        code = row.code("code")
        found = self.known_groups.get(code)
        names = row.names(found.names if found else None)
        if found is None:
            yield Step(FormGroup(code=code, names=names), row.number, {"names": row.languages[0]}, 0)
        elif found.names != names:
            raise Wrong(
                "code",
                _("{code} is a group already, and keeps its names: form another under a code of its own.").format(
                    code=code
                ),
            )

    @staticmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        groups = list_groups(body)
        languages = sorted({language for group in groups for language in group.names})
        return ["code", *languages], [[g.code, *(g.names.get(tag, "") for tag in languages)] for g in groups]


class Memberships(Sheet):
    """``group, member, start, end, coordinator``: who belongs to which group, and when."""

    key = "memberships"
    unique = ("group", "member", "start")
    required = ("group", "member")
    known = ("group", "member", "start", "end", "coordinator")

    def __init__(self, body: str) -> None:
        self.joined = {(row.group, row.member, row.start): row for row in _standing(GroupMembership, body)}
        self.belonging = read_belonging(body)

    def steps(self, row: Row) -> Iterator[Step]:
        group, member, start, end = row.code("group"), row.code("member"), row.start(), row.end()
        said = row.cells.get("coordinator", "").lower()
        if said not in ("", "yes", "no"):
            raise Wrong("coordinator", _("{value} is neither yes nor no.").format(value=said))
        found = self.joined.get((group, member, start))
        until = read_end(self.belonging, found, end)
        yield from join(found, group, member, start, until, row, coordinator=said == "yes")

    @staticmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        belonging = read_belonging(body)
        return ["group", "member", "start", "end", "coordinator"], [
            [row.group, row.member, row.start, belonging.find_until(row) or "", "yes" if row.coordinator else ""]
            for row in _standing(GroupMembership, body)
        ]


def read_end(belonging: Belonging, found: Entered | None, end: str | None) -> str | None:
    """The end of what was ``found`` to stand, as a row tells it: where that is the day on which the member leaves, as
    in a sheet that went out, the row says nothing new."""
    return found.end if found is not None and end is not None and end == belonging.find_until(found) else end


def join(
    found: GroupMembership | None,
    group: str,
    member: str,
    start: str,
    end: str | None,
    row: Row,
    column: str | None = None,
    *,
    coordinator: bool | None = None,
) -> Iterator[Step]:
    """What makes a membership what the row says: nothing, an end, or a beginning."""
    columns = dict.fromkeys(("group", "member", "start", "end"), column) if column else {}
    _check_days(start, end, column or "end")
    if found is None:
        payload = {"group": group, "member": member, "start": start, "end": end, "coordinator": coordinator or False}
        yield Step(JoinGroup.model_validate(payload), row.number, columns, 2)
    elif end is not None and found.end is None:
        yield Step(LeaveGroup(group=group, member=member, end=end), row.number, columns, 2)
    elif found.end != end or coordinator not in (None, found.coordinator):
        raise Wrong(
            column or "end",
            _("{member} belongs to {group} from {start} otherwise: let it leave and join again.").format(
                member=member, group=group, start=start
            ),
        )


def _choose(rows: list[Member], start: str | None, day: str) -> Member | None:
    """The membership that a row tells of: the one that begins on its day, else the last; without a day, that by which
    the member is told on the day of the sheet, or today."""
    if start:
        return next((each for each in rows if each.start == start), rows[-1] if rows else None)
    return choose_as_of(rows, date.fromisoformat(day) if day else clock.now().date())


def _standing(table: type[GroupMembership], body: str) -> list[GroupMembership]:
    return list(table.rows.at().filter(body=body).order_by("group", "member", "start"))


def _check_days(start: str, end: str | None, column: str = "end") -> None:
    try:
        read_days(start, end)
    except Refused as refused:
        raise Wrong(column, refused.sentence) from None
