"""The only door: check, record and apply, in one transaction."""

import hmac
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from plenary.kit import clock
from plenary.kit.language import _
from plenary.record import canonical, registry
from plenary.record.act import SYSTEM, Act, Actor, Case
from plenary.record.entry import Entry, EntryTooLong, write_time
from plenary.record.models import Log, Recorded, Request, SealedValue, Touched
from plenary.record.queue import lock_log, write
from plenary.record.reading import find_touched
from plenary.record.refusal import Outdated, Refused
from plenary.record.sealing import Opening, Sealed, list_openings
from plenary.record.statement import insert, select, update
from plenary.record.tables import applying

LONGEST_KEY = 128
"""Characters of the key of a request."""
LONGEST_TEXT = 4096
"""Bytes of a text that stands in an entry; a longer one goes by reference (``Act.texts``)."""

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
TRIES = 2
"""How often the work of an act is done before the door is locked; one that was outdated each time works behind it."""


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of a request: its entries, and whether they were there already under the same key."""

    entries: tuple[Entry, ...]
    repeated: bool = False

    @property
    def entry(self) -> Entry:
        """The last entry: of a single act, the entry."""
        return self.entries[-1]


def perform(act: Act, *, actor: Actor, body: str, key: str, basis: int | None = None) -> Performed:
    """Do one act; see ``perform_all``."""
    return perform_all([act], actor=actor, body=body, key=key, basis=basis)


def perform_all(acts: Sequence[Act], *, actor: Actor, body: str, key: str, basis: int | None = None) -> Performed:
    """Do acts one after the other, all or none.

    ``key`` makes the request idempotent: the same acts under the same key by the same seat give the first result
    again, other acts under it are refused. Raises Refused; then nothing was written.
    """
    if not acts or not key:
        raise ValueError("acts and a key")
    if len(key) > LONGEST_KEY:
        raise Refused("record.key", _("A key has at most {most} characters.").format(most=LONGEST_KEY))
    digest = _digest(acts, actor)
    for _try in range(TRIES):
        worked = [act.work(body) for act in acts]
        with suppress(Outdated):
            return _perform(worked, digest, actor, body, key, basis)
    return _perform(worked, digest, actor, body, key, basis, again=True)


def _perform(
    acts: Sequence[Act], digest: str, actor: Actor, body: str, key: str, basis: int | None, *, again: bool = False
) -> Performed:
    """What was asked, with its work done. Raises Outdated where that has to be done once more, but not where it is done
    ``again`` behind the door, where nobody can be faster."""

    def work(log: Log) -> Performed:
        earlier = select(Request, {"body": body, "seat": actor.seat, "key": key})
        if earlier:
            return _repeat(earlier[0], digest)
        if basis is not None:
            _require_unmoved(log, acts, basis)
        first = log.size + 1
        entries = tuple(_append(log, _work(log, act) if again else act, actor, basis) for act in acts)
        insert([Request(body=body, seat=actor.seat, key=key, digest=digest, first=first, last=log.size)])
        return Performed(entries)

    return write(body, work)


def _work(log: Log, act: Act) -> Act:
    """The act with its work done while the log is locked, on all that was written before it in the transaction."""
    # The work looks at how far the record has come; the queue says it only at its end.
    update(Log, {"size": log.size, "time": log.time}, {"body": log.body})
    return act.work(log.body)


def require_seat(act: type[Act], actor: Actor) -> None:
    """Refuse an actor whose seat, or the seat it acts for, is none of those that the act is for.

    Only the secretariat acts for others, and nobody for the seat by which things lapse of themselves.
    """
    for_others = actor.behalf is not None
    if actor.kind not in act.seats or (for_others and (actor.seat != "secretariat" or actor.kind == SYSTEM.seat)):
        raise Refused(
            "record.seat",
            _("{seat} may not do this ({act}): it is for others to do.").format(seat=actor.seat, act=act.name),
        )


def rehearse(acts: Sequence[Act], *, actor: Actor, body: str) -> list[Refused | None]:
    """What the door would answer to each of these acts, done one after the other; nothing stays written.

    An act that is refused is left out, and the next is tried without it.
    """
    answers: list[Refused | None] = []
    acts = [act.work(body) for act in acts]
    with transaction.atomic():
        log = lock_log(body)
        for act in acts:
            answer = _try(log, act, actor)
            answers.append(_try(log, _work(log, act), actor) if isinstance(answer, Outdated) else answer)
        transaction.set_rollback(True)
    return answers


def _try(log: Log, act: Act, actor: Actor) -> Refused | None:
    """Do an act as far as a savepoint; one that is refused leaves nothing."""
    size, time = log.size, log.time
    try:
        with transaction.atomic():
            _append(log, act, actor, None)
    except Refused as refused:
        log.size, log.time = size, time
        return refused
    return None


def apply_entry(entry: Entry, before: Callable[[Act, Entry], None] | None = None) -> list[Touched]:
    """Write what an entry means to the projected tables: its act, then the consequences above it.

    Called within ``applying``; ``before`` may look at the act and at the tables that it finds. What was touched is
    given back unwritten: no act reads it, so that a replay may write much at once.
    """
    act = registry.read(entry)
    if before:
        before(act, entry)
    act.apply(entry)
    for consequence in registry.list_consequences(entry.act):
        consequence(entry)
    prefix = f"{entry.body}/{entry.sequence}"
    return [
        Touched(id=f"{prefix}/{ordinal}", body=entry.body, address=address, sequence=entry.sequence)
        for ordinal, address in enumerate(act.about())
    ]


def write_touched(rows: Sequence[Touched]) -> None:
    """Write what entries touched; called within ``applying``."""
    insert(rows)


def _require_unmoved(log: Log, acts: Sequence[Act], basis: int) -> None:
    """Refuse acts on what another entry has changed, or on what stands below it, since the one they were based on.

    A basis that the log does not reach is one that a restore has taken away.
    """
    if basis > log.size:
        raise Refused(
            "record.moved",
            _("The record was restored and ends before entry {sequence}, which you had seen: look at it again.").format(
                sequence=basis
            ),
        )
    addresses = sorted({address for act in acts for address in act.about()})
    moved = find_touched(log.body, addresses, since=basis).order_by("sequence").last()
    if moved is not None:
        raise Refused(
            "record.moved",
            _("This was changed by entry {sequence} while you were at it: look at both versions.").format(
                sequence=moved.sequence
            ),
        )


def _append(log: Log, act: Act, actor: Actor, basis: int | None) -> Entry:
    require_seat(type(act), actor)
    moment = clock.now()
    time = max(write_time(moment), log.time)
    person = Sealed.seal(actor.person) if actor.person else None
    entry = Entry(
        body=log.body,
        sequence=log.size + 1,
        time=time,
        act=act.name,
        version=act.version,
        seat=actor.seat,
        behalf=actor.behalf,
        person=person.commitment if person else None,
        audience=act.audience(),
        payload=act.model_dump(mode="json"),
    )
    data = _write(entry)
    case = Case(log.body, entry.sequence, entry.at, actor, basis)
    for asked in registry.list_guards():
        asked(case, act)
    act.check(case)
    insert([Recorded(body=log.body, sequence=entry.sequence, act=entry.act, seat=entry.seat, data=data)])
    # Who it was is for the seat itself to know, whoever may read the rest.
    own = _seal(entry, entry.seat, list_openings(person))
    insert([*own, *_seal(entry, entry.audience, list_openings(act))])
    with applying():
        write_touched(apply_entry(Entry.decode(data)))
    log.size, log.time = entry.sequence, time
    return entry


def _write(entry: Entry) -> bytes:
    """The bytes of an entry; refuses what an entry, or a table made from it, cannot hold."""
    _require_short(entry.payload)
    try:
        data = entry.encode()
    except EntryTooLong as fault:
        raise Refused(
            "record.too-long",
            _("This is too long for one entry ({length} bytes): hand long texts in as documents.").format(
                length=fault.length
            ),
        ) from None
    except canonical.Inexact:
        raise _inexact() from None
    # PostgreSQL's text has no such letter, and no writing needs it.
    if _NUL.search(data):
        raise Refused("record.nul", _("This has a letter in it that no writing has (NUL): take it out."))
    return data


def _inexact() -> Refused:
    return Refused("record.inexact", _("This has a number or a letter in it that cannot be kept exactly: take it out."))


def _require_short(payload: object, place: str = "") -> None:
    """Refuse a text in a payload that is too long to stand in the entry itself: it goes by reference."""
    if isinstance(payload, str) and len(payload) * 4 > LONGEST_TEXT and len(payload.encode()) > LONGEST_TEXT:
        raise Refused(
            "record.long-text",
            _("This text is longer than {most} bytes: hand it in as a document.").format(most=LONGEST_TEXT),
            place.partition(".")[0],
        )
    if isinstance(payload, Mapping):
        for name, each in payload.items():
            _require_short(each, f"{place}.{name}" if place else name)
    elif isinstance(payload, list):
        for each in payload:
            _require_short(each, place)


def _seal(entry: Entry, audience: str, openings: Iterable[Opening]) -> list[SealedValue]:
    return [
        SealedValue(
            body=entry.body,
            sequence=entry.sequence,
            commitment=opening.commitment,
            audience=audience,
            salt=opening.salt,
            value=opening.value,
        )
        for opening in openings
    ]


def _digest(acts: Sequence[Act], actor: Actor) -> str:
    """A keyed digest of what is asked, private values included: nobody can try values out on it."""
    asked = [[act.name, act.version, actor.behalf, _plain(act)] for act in acts]
    try:
        data = canonical.encode(asked)  # type: ignore[arg-type]  # a list of lists of JSON is JSON
    except canonical.Inexact:
        raise _inexact() from None
    return hmac.new(settings.SECRET_KEY.encode(), data, sha256).hexdigest()


def _plain(act: Act) -> canonical.Json:
    """The payload with values in place of their commitments, whose salts differ from one request to the next."""
    values = {opening.commitment: opening.value.decode() for opening in list_openings(act)}
    return _with_values(act.model_dump(mode="json"), values)


def _with_values(payload: canonical.Json, values: Mapping[str, str]) -> canonical.Json:
    if isinstance(payload, dict):
        sealed = payload.get("sealed")
        if set(payload) == {"sealed"} and isinstance(sealed, str) and sealed in values:
            return ["sealed", values[sealed]]
        return {name: _with_values(each, values) for name, each in payload.items()}
    if isinstance(payload, list):
        return [_with_values(each, values) for each in payload]
    return payload


def _repeat(earlier: Request, digest: str) -> Performed:
    if not hmac.compare_digest(earlier.digest, digest):
        raise Refused(
            "record.key-reused",
            _("The key {key} was used before for something else: use a new key for a new request.").format(
                key=earlier.key
            ),
        )
    found = Recorded.objects.filter(body=earlier.body, sequence__range=(earlier.first, earlier.last))
    return Performed(tuple(Entry.decode(bytes(row.data)) for row in found.order_by("sequence")), repeated=True)
