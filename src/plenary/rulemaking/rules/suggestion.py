"""Suggestions: words offered for a provision of a version (DESIGN §4, PRACTICE §2)."""

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


#: What a new provision can be.
INSERTED = (Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.PREAMBULAR, Kind.TEXT, Kind.ARTICLE)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a suggestion offers for a ``provision`` of the base; ``kind`` and ``number`` are those of a new one."""

    sort: Sort
    provision: str
    words: str = ""
    kind: Kind | None = None
    number: str = ""


def find_flaw(base: Instrument, offer: Offer) -> Flaw | None:
    """Why an offer cannot be taken; None where it can."""
    standing = base.by_id.get(offer.provision)
    if standing is None:
        return Flaw.PLACE
    if (offer.kind in INSERTED) != (offer.sort is Sort.INSERTION):
        return Flaw.KIND
    if offer.sort is Sort.DELETION:
        return Flaw.WORDS if offer.words else None
    if not offer.words:
        return Flaw.EMPTY
    if offer.sort is Sort.WORDS and offer.words == standing.text:
        return Flaw.SAME
    # The rolling text marks what is open in square brackets: one without its partner would seem to be one of these.
    return Flaw.BRACKETS if is_balanced(standing.text) and not is_balanced(offer.words) else None


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
    return Reading(name, (holder,), added=(Addition(name, after, parent, kind, offer.words, offer.number),))
