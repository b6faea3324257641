"""Files handed in: how they came, what becomes of them, and which suggestions a reading makes (PRACTICE §2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Reading
from plenary.rulemaking.rules.suggestion import INSERTED, Flaw, Offer, Sort, find_flaw, find_place, hold, tidy


class Channel(StrEnum):
    """By which way a file came to the body."""

    SITE = "site"
    EMAIL = "email"
    PAPER = "paper"
    ROOM = "room"


class Filing(StrEnum):
    """What has become of a file: it waits until its holder confirms how it was read. REPLACED: a later file of the same
    seat took its place."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


#: The states from which a file can be taken back, or replaced.
OPEN = frozenset({Filing.WAITING, Filing.CONFIRMED})


class Obstacle(StrEnum):
    """Why something in a file becomes no suggestion by itself, so that a person hands it in."""

    MOVED = "moved"
    RETAINED = "retained"
    BRACKETED = "bracketed"
    PLACE = "place"
    KIND = "kind"
    FLAWED = "flawed"


@dataclass(frozen=True, slots=True)
class Hindered:
    """Something that a file asks for and that is left to a person: about which ``provision`` of the base, and, of a new
    one or changed words, the ``words``."""

    obstacle: Obstacle
    provision: str
    words: str = ""
    flaw: Flaw | None = None


@dataclass(frozen=True, slots=True)
class Offers:
    """What a reading offers, in its own order, and what it asks for beside that."""

    offers: tuple[Offer, ...]
    hindered: tuple[Hindered, ...]


def list_offers(base: Instrument, reading: Reading) -> Offers:
    """The suggestions that a reading of a base makes; nothing that it says is in neither."""
    offers: list[Offer] = []
    hindered: list[Hindered] = []
    families = _list_families(reading)
    for found in (*_list_changes(base, reading), *(_insert(base, new, brought) for new, brought in families)):
        if isinstance(found, Hindered):
            hindered.append(found)
        elif (flaw := find_flaw(base, found)) is not None:
            words = " ".join((found.words, *(held.words for held in found.held)))
            hindered.append(Hindered(Obstacle.FLAWED, found.provision, words, flaw))
        else:
            offers.append(found)
    return Offers(tuple(offers), (*hindered, *_list_rest(base, reading)))


def _list_changes(base: Instrument, reading: Reading) -> Iterator[Offer]:
    for provision in base.provisions:
        if provision.id in reading.deleted:
            yield Offer(Sort.DELETION, provision.id)
        elif provision.id in reading.words:
            yield Offer(Sort.WORDS, provision.id, tidy(reading.words[provision.id]))


def _list_families(reading: Reading) -> Iterator[tuple[Addition, list[Addition]]]:
    """Each new provision that stands in the base, with all that stands in it."""
    roots: dict[str, str] = {}
    families: dict[str, tuple[Addition, list[Addition]]] = {}
    for each in reading.added:
        root = roots.get(each.parent or "")
        if root is None:
            families[each.id] = (each, [])
        else:
            families[root][1].append(each)
        roots[each.id] = root or each.id
    yield from families.values()


def _insert(base: Instrument, new: Addition, brought: Sequence[Addition]) -> Offer | Hindered:
    """A new provision as the suggestion that puts it, with what it brings along, where the reading has it."""
    words, held = tidy(new.text), hold(new, brought)
    said = " ".join((words, *(tidy(each.text) for each in brought)))
    if not {each.kind for each in (new, *brought)}.issubset(INSERTED):
        return Hindered(Obstacle.KIND, new.after or "", said)
    if new.after is not None and held is not None:
        near = dict.fromkeys((new.after, *(each.id for each in base.ancestors(new.after))))
        for name in near:
            offer = Offer(Sort.INSERTION, name, words, new.kind, new.number, held)
            if find_place(base, offer) == (new.after, new.parent):
                return offer
    return Hindered(Obstacle.PLACE, new.after or "", said)


def _list_rest(base: Instrument, reading: Reading) -> Iterator[Hindered]:
    """What a reading asks for that is neither words, nor a new provision, nor a deletion."""
    moved = {move.provision for move in reading.moved}
    bracketed = {bracket.provision for bracket in reading.brackets}
    for provision in base.provisions:
        for obstacle, names in (
            (Obstacle.MOVED, moved),
            (Obstacle.RETAINED, reading.retained),
            (Obstacle.BRACKETED, bracketed),
        ):
            if provision.id in names:
                yield Hindered(obstacle, provision.id)
