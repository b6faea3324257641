"""Suggestions: words offered for a provision of a version (DESIGN §4, PRACTICE §2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from plenary.engine.text.provision import CONTAINERS, Instrument, Kind
from plenary.engine.text.reading import Addition, Reading


class Sort(StrEnum):
    """What a suggestion asks for. The provision of an insertion is the one that it follows."""

    WORDS = "words"
    INSERTION = "insertion"
    DELETION = "deletion"


class Status(StrEnum):
    """What has become of a suggestion. ABSORBED: a later version says it. CONFLICT: a later version says otherwise
    there, so that its holders decide; what they hand in instead has REPLACED it."""

    STANDING = "standing"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    ABSORBED = "absorbed"
    CONFLICT = "conflict"
    REPLACED = "replaced"


class Flaw(StrEnum):
    """Why a suggestion cannot be taken as it is."""

    PLACE = "place"
    EMPTY = "empty"
    SAME = "same"
    WORDS = "words"
    KIND = "kind"
    BRACKETS = "brackets"
    HELD = "held"


#: What a new provision can be.
INSERTED = (Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.PREAMBULAR, Kind.TEXT, Kind.ARTICLE)


@dataclass(frozen=True, slots=True)
class Held:
    """A provision that a new one brings along: ``parent`` is the place among those brought along of the one that holds
    it, None where the new one itself does."""

    kind: Kind
    words: str
    number: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a suggestion offers for a ``provision`` of the base; ``kind`` and ``number`` are those of a new one, and
    ``held`` is what that brings along, in the order of the text."""

    sort: Sort
    provision: str
    words: str = ""
    kind: Kind | None = None
    number: str = ""
    held: tuple[Held, ...] = ()


def find_flaw(base: Instrument, offer: Offer) -> Flaw | None:
    """Why an offer cannot be taken; None where it can."""
    standing = base.by_id.get(offer.provision)
    if standing is None:
        return Flaw.PLACE
    if (offer.kind in INSERTED) != (offer.sort is Sort.INSERTION):
        return Flaw.KIND
    if not _holds(offer):
        return Flaw.HELD
    if offer.sort is Sort.DELETION:
        return Flaw.WORDS if offer.words else None
    if not offer.words:
        return Flaw.EMPTY
    if offer.sort is Sort.WORDS and offer.words == standing.text:
        return Flaw.SAME
    # The rolling text marks what is open in square brackets: one without its partner would seem to be one of these.
    whole = all(is_balanced(each) for each in (offer.words, *(held.words for held in offer.held)))
    return Flaw.BRACKETS if is_balanced(standing.text) and not whole else None


def _holds(offer: Offer) -> bool:
    """Whether what is brought along belongs to a new provision, says something, and stands in what came before it."""
    return all(
        offer.sort is Sort.INSERTION
        and held.kind in INSERTED
        and held.words != ""
        and (held.parent is None or 0 <= held.parent < place)
        for place, held in enumerate(offer.held)
    )


def is_balanced(words: str) -> bool:
    """Whether every square bracket has its partner."""
    depth = 0
    for sign in words:
        depth += (sign == "[") - (sign == "]")
        if depth < 0:
            return False
    return depth == 0


def tidy(words: str) -> str:
    """Words as a provision holds them: NFC, single spaces, no line breaks."""
    return " ".join(normalize("NFC", words).split())


def find_place(base: Instrument, offer: Offer) -> tuple[str, str | None]:
    """Where the rolling text shows an offer: the provision that it is of or, for an insertion, that it follows in
    document order, and what holds the new one.

    A new article follows the whole of the article behind which it is wanted; a new provision follows all that the one
    before it holds, unless it becomes the first of these itself.
    """
    behind = base.by_id[offer.provision]
    if offer.sort is not Sort.INSERTION:
        return behind.id, behind.parent
    if offer.kind is Kind.ARTICLE:
        around = (behind, *base.ancestors(behind.id))
        behind = next((each for each in around if each.kind is Kind.ARTICLE), behind)
    elif behind.kind in CONTAINERS or (offer.kind is Kind.SUBPARAGRAPH and behind.kind is not Kind.SUBPARAGRAPH):
        return behind.id, behind.id
    return find_last(base, behind.id), behind.parent


def find_last(base: Instrument, provision: str) -> str:
    """The last provision that another holds, at whatever depth; itself where it holds none."""
    last = provision
    for each in base.provisions[base.position[provision] + 1 :]:
        if provision not in {holder.id for holder in base.ancestors(each.id)}:
            break
        last = each.id
    return last


def read(name: str, holder: str, offer: Offer, base: Instrument) -> Reading:
    """A suggestion as the reading of a rolling text that the engine collates."""
    if offer.sort is Sort.WORDS:
        return Reading(name, (holder,), words={offer.provision: offer.words})
    if offer.sort is Sort.DELETION:
        return Reading(name, (holder,), deleted=frozenset({offer.provision}))
    after, parent = find_place(base, offer)
    kind = offer.kind or Kind.PARAGRAPH
    new = Addition(name, after, parent, kind, offer.words, offer.number)
    names = [f"{name}/{place}" for place, _held in enumerate(offer.held, 1)]
    held = (
        Addition(own, after, name if each.parent is None else names[each.parent], each.kind, each.words, each.number)
        for own, each in zip(names, offer.held, strict=True)
    )
    return Reading(name, (holder,), added=(new, *held))


def hold(new: Addition, brought: Sequence[Addition]) -> tuple[Held, ...] | None:
    """What a new provision brings along, of the additions of one reading that come behind it; None where one of them
    stands elsewhere."""
    places: dict[str, int | None] = {new.id: None}
    held: list[Held] = []
    for each in brought:
        if each.parent not in places or each.after != new.after:
            return None
        held.append(Held(each.kind, tidy(each.text), each.number, places[each.parent]))
        places[each.id] = len(held) - 1
    return tuple(held)
