"""The only door: check, record and apply, in one transaction."""

import hmac
from collections.abc import Iterable, Sequence
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
from plenary.record.refusal import Refused
from plenary.record.sealing import Opening, Sealed, list_openings
from plenary.record.tables import applying


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
    digest = _digest(acts, actor)
    with transaction.atomic():
        log = _lock(body)
        earlier = Request.objects.filter(body=body, seat=actor.seat, key=key).first()
        if earlier is not None:
            return _repeat(earlier, digest)
        if basis is not None:
            _require_unmoved(log, acts, basis)
        first = log.size + 1
        entries = tuple(_append(log, act, actor, basis) for act in acts)
        log.save(update_fields=["size", "time"])
        Request.objects.create(body=body, seat=actor.seat, key=key, digest=digest, first=first, last=log.size)
    return Performed(entries)


def require_seat(act: type[Act], actor: Actor) -> None:
    """Refuse an actor whose seat, or the seat it acts for, is none of those that the act is for.

    Only the secretariat acts for others, and nobody for the system: what lapses by itself, nobody makes lapse.
    """
    for_another = actor.behalf is not None and (actor.seat != "secretariat" or actor.kind == SYSTEM.seat)
    if actor.kind not in act.seats or for_another:
        raise Refused(
            "record.seat",
            _("{seat} may not do this ({act}): it is for others to do.").format(seat=actor.seat, act=act.name),
        )


def rehearse(acts: Sequence[Act], *, actor: Actor, body: str) -> list[Refused | None]:
    """What the door would answer to each of these acts, done one after the other; nothing stays written.

    An act that is refused is left out, and the next is tried without it.
    """
    answers: list[Refused | None] = []
    with transaction.atomic():
        log = _lock(body)
        for act in acts:
            size, time = log.size, log.time
            try:
                with transaction.atomic():
                    _append(log, act, actor, None)
                answers.append(None)
            except Refused as refused:
                log.size, log.time = size, time
                answers.append(refused)
        transaction.set_rollback(True)
    return answers


def apply_entry(entry: Entry) -> list[Touched]:
    """Write what an entry means to the projected tables: its act, then the consequences above it.

    What it touched is given back unwritten: no act reads it, so a replay may write much of it at once.
    """
    act = registry.read(entry)
    with applying():
        act.apply(entry)
        for consequence in registry.list_consequences(entry.act):
            consequence(entry)
    prefix = f"{entry.body}/{entry.sequence}"
    return [
        Touched(id=f"{prefix}/{ordinal}", body=entry.body, address=address, sequence=entry.sequence)
        for ordinal, address in enumerate(act.about())
    ]


def write_touched(rows: Sequence[Touched]) -> None:
    """Write what entries touched."""
    with applying():
        Touched.objects.bulk_create(rows)


def _lock(body: str) -> Log:
    log = Log.objects.select_for_update().filter(body=body).first()
    if log is None:
        raise Refused("record.no-such-body", _("There is no body {body} here.").format(body=body))
    return log


def _require_unmoved(log: Log, acts: Sequence[Act], basis: int) -> None:
    """Refuse acts on what another entry has changed since the one that they were based on."""
    addresses = {address for act in acts for address in act.about()}
    moved = Touched.objects.filter(body=log.body, sequence__gt=basis, address__in=addresses).order_by("sequence").last()
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
    act.check(Case(log.body, entry.sequence, entry.at, actor, basis))
    try:
        data = entry.encode()
    except EntryTooLong as fault:
        raise Refused(
            "record.too-long",
            _("This is too long for one entry ({length} bytes): hand long texts in as documents.").format(
                length=fault.length
            ),
        ) from None
    Recorded.objects.create(body=log.body, sequence=entry.sequence, act=entry.act, seat=entry.seat, data=data)
    _store(entry, [*list_openings(person), *list_openings(act)])
    write_touched(apply_entry(Entry.decode(data)))
    log.size, log.time = entry.sequence, time
    return entry


def _store(entry: Entry, openings: Iterable[Opening]) -> None:
    SealedValue.objects.bulk_create(
        SealedValue(
            body=entry.body,
            sequence=entry.sequence,
            commitment=opening.commitment,
            audience=entry.audience,
            salt=opening.salt,
            value=opening.value,
        )
        for opening in openings
    )


def _digest(acts: Sequence[Act], actor: Actor) -> str:
    """A keyed digest of what is asked, private values included: nobody can try values out on it."""
    asked = [
        [act.name, act.version, actor.behalf, _plain(act), [opening.value.decode() for opening in list_openings(act)]]
        for act in acts
    ]
    return hmac.new(settings.SECRET_KEY.encode(), canonical.encode(asked), sha256).hexdigest()  # type: ignore[arg-type]


def _plain(act: Act) -> canonical.Json:
    """The payload without its commitments, whose salts differ from one request to the next."""
    return _without_commitments(act.model_dump(mode="json"))


def _without_commitments(value: canonical.Json) -> canonical.Json:
    if isinstance(value, dict):
        if set(value) == {"sealed"}:
            return "sealed"
        return {name: _without_commitments(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_without_commitments(each) for each in value]
    return value


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
