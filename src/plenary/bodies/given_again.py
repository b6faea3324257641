"""Codes that were given twice, which earlier releases allowed: what was for the earlier bearer alone is open to the
later one by its code. The record cannot be written anew; whoever keeps the body mends what is named here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Appointment, Document, DocumentVersion, Group, Member, Participant
from plenary.bodies.queries import list_group_memberships, list_memberships, reader_of
from plenary.bodies.rules.period import Period
from plenary.record.models import SealedValue
from plenary.record.reading import find_entry


@dataclass(frozen=True, slots=True)
class GivenAgain:
    """A code that was given again by the entry ``since``, of a group or, ``member`` being true, of a member. By it
    these ``readers`` (codes of members) read ``documents`` and private values of ``entries`` that are of the time
    before; a member also has ``groups``, ``forums`` and ``persons`` of that time, the last by their appointments."""

    body: str
    code: str
    member: bool
    since: int
    readers: tuple[str, ...]
    documents: tuple[str, ...]
    entries: tuple[int, ...]
    groups: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    persons: tuple[int, ...] = ()

    @property
    def opens(self) -> bool:
        return bool(self.documents or self.entries or self.groups or self.forums or self.persons)


def list_given_again(body: str, day: date) -> list[GivenAgain]:
    """The codes of a body that were given twice and by which something is open on a day: of groups, then of members."""
    return [each for each in (*_list_groups(body, day), *_list_members(body, day)) if each.opens]


def _list_groups(body: str, day: date) -> Iterator[GivenAgain]:
    belonging = read_belonging(body)
    present = sorted(code for code in belonging.memberships if belonging.belongs(code, day))
    groups = {code: reader_of(body, frozenset({f"delegation:{code}"}), day).groups for code in present}
    formed = {row.code: row.seq_from for row in Group.rows.filter(body=body).order_by("seq_from")}
    for code, since in sorted(formed.items()):
        # Who is to join later reads it then: of a group that stands, what is open is told also where it is to nobody.
        readers = tuple(member for member, own in groups.items() if code in own)
        if readers or Group.list_standing(body, code=code):
            yield GivenAgain(body, code, False, since, readers, *_find_open(body, f"group:{code}", since))


def _list_members(body: str, day: date) -> Iterator[GivenAgain]:
    rows: dict[str, list[Member]] = {}
    for row in sorted(list_memberships(body), key=lambda row: (row.code, row.start)):
        rows.setdefault(row.code, []).append(row)
    for own in rows.values():
        others = [later for earlier, later in pairwise(own) if _is_another(earlier, later)]
        if others and (own[-1].end is None or day.isoformat() < own[-1].end):
            yield _tell_member(others[-1], day)


def _is_another(earlier: Member, later: Member) -> bool:
    """Whether a membership was entered by the first version of its act, which could not say that the same member comes
    back, and under no name that the member before it bore."""
    entry = find_entry(later.body, _find_admission(later))
    names = {name for each in _list_rows(earlier) for name in each.names.values()}
    return entry is not None and entry.version == 1 and names.isdisjoint(entry.payload["names"].values())


def _list_rows(membership: Member) -> list[Member]:
    """All that the record ever said of a membership, by its entry."""
    rows = Member.rows.filter(body=membership.body, code=membership.code, start=membership.start)
    return list(rows.order_by("seq_from"))


def _find_admission(membership: Member) -> int:
    return _list_rows(membership)[0].seq_from


def _tell_member(membership: Member, day: date) -> GivenAgain:
    body, code, since = membership.body, membership.code, _find_admission(membership)
    belonging = read_belonging(body, codes=[code])
    documents, entries = _find_open(body, f"delegation:{code}", since)
    joined = [row for row in list_group_memberships(body, member=code) if row.seq_from < since]
    asked = Participant.rows.at().filter(member=code, start__lt=membership.start)
    appointed = Appointment.rows.at().filter(body=body, seat=f"delegation:{code}", member=code, number__lt=since)
    return GivenAgain(
        body,
        code,
        True,
        since,
        (code,) if belonging.belongs(code, day) else (),
        documents,
        entries,
        tuple(sorted({row.group for row in joined if belonging.holds(row, day)})),
        tuple(
            sorted(
                {row.forum for row in asked if row.body in (body, f"{body}.{row.forum}") and belonging.holds(row, day)}
            )
        ),
        tuple(
            row.number
            for row in appointed.order_by("number")
            if belonging.counts(code, Period.read(row.start, row.end), day)
        ),
    )


def _find_open(body: str, audience: str, since: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The keys of the documents for an audience that were registered before an entry, and the entries before it with
    other private values for this audience."""
    documents = Document.rows.at().filter(body=body, audience=audience).order_by("key")
    begun = {row.key: row.seq_from for row in Document.rows.filter(body=body).order_by("-seq_from")}
    keys = tuple(row.key for row in documents if begun[row.key] < since)
    versions = DocumentVersion.rows.filter(body=body, document__in=keys).values_list("salt", flat=True)
    titles = Document.rows.filter(body=body, key__in=keys).values_list("private_titles", flat=True)
    found = SealedValue.objects.filter(body=body, audience=audience, sequence__lt=since)
    found = found.exclude(commitment__in=[*versions, *titles])
    return keys, tuple(sorted(set(found.values_list("sequence", flat=True))))
