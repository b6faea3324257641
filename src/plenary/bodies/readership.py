"""Whose a restricted document is, and who could read it since the owner last said for whom it is: those alone to whom
the secretariat may give it. To anybody else the owner alone opens it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from plenary.bodies.belonging import Belonging, read_belonging
from plenary.bodies.models import Document, Group, GroupMembership
from plenary.bodies.queries import composition, reader_of
from plenary.bodies.rules.audience import SECRETARIAT, may_see
from plenary.bodies.rules.document import Distribution, Readership, may_be_given_back
from plenary.bodies.rules.period import Period
from plenary.bodies.words import list_names
from plenary.record.reading import find_entry


@dataclass(frozen=True, slots=True)
class _Turn:
    """How long a document was for an audience: by the entries, the last of which is no part of it, and from which day;
    ``is_said`` where its owner said so, after its registration."""

    audience: str
    first: int
    last: int | None
    start: date
    is_said: bool


def find_registered(body: str, key: str) -> str:
    """For whom a document was registered."""
    return Document.rows.filter(body=body, key=key).earliest("seq_from").audience


def find_owner(body: str, key: str) -> str | None:
    """The seat whose a document is: the delegation or the group for which it was registered; None where that group has
    ended since, or where it was registered for others."""
    first = _list_turns(body, key)[0]
    is_one = first.audience.startswith(("delegation:", "group:"))
    return first.audience if is_one and not _is_of_another(body, first) else None


def name_owner(body: str, key: str) -> str:
    """What the owner of a document is called: by its code, where it is there no longer."""
    registered, owner = find_registered(body, key), find_owner(body, key)
    return list_names(body).get(owner or "", registered.partition(":")[2])


def may_open(body: str, key: str, seat: str, day: date) -> bool:
    """Whether a seat gives a document to whomever it likes: its owner, unless the secretariat has closed it since the
    owner last said for whom it is."""
    if seat != find_owner(body, key):
        return False
    since = _list_since(body, key)
    reader = reader_of(body, frozenset({seat}), day)
    return since[-1].audience == since[0].audience or may_see(reader, since[-1].audience)


def may_address(seat: str, document: Document, day: date) -> bool:
    """Whether a seat may say anew for whom a restricted document is: its owner, and the secretariat; of one that is for
    a forum, or was registered for others than a delegation or a group, nobody."""
    if document.distribution != Distribution.RESTRICTED or document.audience.startswith("forum:"):
        return False
    if not find_registered(document.body, document.key).startswith(("delegation:", "group:")):
        return False
    return seat == SECRETARIAT or may_open(document.body, document.key, seat, day)


def judge(document: Document, seat: str, day: date) -> Callable[[str], bool]:
    """Whether a seat that may say for whom a document is gives it to an audience: the owner to any; the secretariat
    where nobody reads it by that who could not before, since the owner last said for whom it is, and where the owner
    reads it still."""
    body, key = document.body, document.key
    if may_open(body, key, seat, day):
        return lambda _audience: True
    readership, owner = read_readership(body, key, day), find_owner(body, key)
    reader = reader_of(body, frozenset({owner}), day) if owner else None

    def may_give_back(audience: str) -> bool:
        if reader is not None and not may_see(reader, audience):
            return False
        kind, _colon, code = audience.partition(":")
        present = frozenset(composition(body, code, day)) if kind == "group" else frozenset()
        return may_be_given_back(readership, audience, present)

    return may_give_back


def read_readership(body: str, key: str, day: date) -> Readership:
    """For whom a document was since its owner last said so, and which members could read it by that until a day; the
    owner is one of them."""
    turns, owner, belonging = _list_since(body, key), find_owner(body, key), read_belonging(body)
    audiences = {turn.audience for turn in turns if not _is_of_another(body, turn)} | ({owner} if owner else set())
    readers = {code for turn in turns for code in _list_readers(body, turn, belonging, day)}
    own = {owner.partition(":")[2]} if owner and owner.startswith("delegation:") else set()
    wide = any(turn.audience == "members" or turn.audience.startswith("group:") for turn in turns)
    return Readership(frozenset(audiences), frozenset(readers | own), wide)


def _list_since(body: str, key: str) -> list[_Turn]:
    """The audiences of a document since its owner last said for whom it is."""
    turns = _list_turns(body, key)
    last = next(turn for turn in reversed(turns) if turn.is_said or turn is turns[0])
    return turns[turns.index(last) :]


def _list_turns(body: str, key: str) -> list[_Turn]:
    turns = list[_Turn]()
    for row in Document.rows.filter(body=body, key=key).order_by("seq_from"):
        entry = find_entry(body, row.seq_from)
        assert entry is not None, "a log has no gaps"
        is_said = entry.act == "document.readdress" and entry.seat == (turns[0].audience if turns else None)
        turns.append(_Turn(row.audience, row.seq_from, row.seq_to, entry.at.date(), is_said))
    return turns


def _is_of_another(body: str, turn: _Turn) -> bool:
    """Whether an audience is of a group that has ended since: by its code, in an old record, another one reads now."""
    kind, _colon, code = turn.audience.partition(":")
    return kind == "group" and not _list_lives(body, code, turn).filter(seq_to=None).exists()


def _list_readers(body: str, turn: _Turn, belonging: Belonging, day: date) -> Iterator[str]:
    """The codes of the members that read by an audience while a document was for it."""
    kind, _colon, code = turn.audience.partition(":")
    if kind == "delegation":
        yield code
    if turn.audience == "members":
        within = _find_days(body, turn.start, turn.last, day)
        yield from (
            member
            for member, memberships in belonging.memberships.items()
            if any(each.meets(within) for each in memberships)
        )
    if kind == "group":
        for life in _list_lives(body, code, turn):
            for row in GroupMembership.rows.filter(body=body, group=code, seq_from__gt=life.seq_from):
                last = min((each for each in (row.seq_to, turn.last, life.seq_to) if each is not None), default=None)
                first = max(row.seq_from, turn.first)
                effect = belonging.find_effect(row.member, Period.read(row.start, row.end))
                if (last is None or first < last) and effect is not None:
                    entry = find_entry(body, first)
                    assert entry is not None, "a log has no gaps"
                    if effect.meets(_find_days(body, entry.at.date(), last, day)):
                        yield row.member


def _list_lives(body: str, code: str, turn: _Turn) -> QuerySet[Group]:
    """The group that a code named when a document became for it."""
    return Group.rows.at(turn.first).filter(body=body, code=code)


def _find_days(body: str, start: date, last: int | None, day: date) -> Period:
    """The days from one on until the day of an entry, or until today, both of them included."""
    entry = None if last is None else find_entry(body, last)
    return Period(start, (entry.at.date() if entry else day) + timedelta(days=1))
