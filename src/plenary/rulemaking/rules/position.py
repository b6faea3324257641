"""Positions: what a seat declares on words that are offered, or on those that stand (PRACTICE §2).

Whoever offers words proposes them and declares nothing else on them; whoever has said nothing has no position.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from plenary.rulemaking.rules.suggestion import Offer


class Stance(StrEnum):
    """What can be declared. To retain is to want the words of the version as they stand."""

    RETAINS = "retains"
    SUPPORTS = "supports"
    CAN_ACCEPT = "can-accept"
    OPPOSES = "opposes"
    RESERVES = "reserves"
    SCRUTINY = "scrutiny"


class Standing(StrEnum):
    """What has become of a position. LAPSED: the words of its provision are others in the next version."""

    DECLARED = "declared"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    ERASED = "erased"


#: What can be said of words that are offered, and of those that stand.
OF_OFFERED = (Stance.SUPPORTS, Stance.CAN_ACCEPT, Stance.OPPOSES, Stance.RESERVES, Stance.SCRUTINY)
OF_STANDING = (Stance.RETAINS, Stance.CAN_ACCEPT, Stance.OPPOSES, Stance.RESERVES, Stance.SCRUTINY)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion as far as alternatives are made of it: its number, and whose it is."""

    number: int
    seat: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words between which a choice is to be made: an ``offer``, and the ``proposals`` of it that stand. ``numbers``
    are those of every suggestion that ever made it: a position on one that was taken back is on these words still.

    The words of the version are an alternative without an offer.
    """

    offer: Offer | None
    proposals: tuple[Proposal, ...] = ()
    numbers: frozenset[int] = frozenset()

    def is_called(self, number: int | None) -> bool:
        """Whether it is what a position says that it is on: a suggestion by number, or None for the version."""
        return self.offer is None if number is None else number in self.numbers

    def is_of(self, seat: str) -> bool:
        """Whether a seat proposes it."""
        return any(each.seat == seat for each in self.proposals)

    @property
    def number(self) -> int | None:
        """The suggestion that it is called by: the first that makes it now; None for the words of the version."""
        return min((each.number for each in self.proposals), default=None)


def list_stances(alternative: Alternative) -> tuple[Stance, ...]:
    """What can be declared on an alternative."""
    return OF_STANDING if alternative.offer is None else OF_OFFERED


def list_alternatives(offers: Iterable[tuple[Proposal, Offer, bool]]) -> list[Alternative]:
    """The alternatives of a provision, that of the version first. Of each suggestion comes what it offers and whether
    it stands; the same offer of several is one alternative, and stands where the first of them does."""
    found: dict[Offer, list[tuple[Proposal, bool]]] = {}
    for proposal, offer, stands in offers:
        found.setdefault(offer, []).append((proposal, stands))
    alternatives = [
        Alternative(offer, tuple(each for each, stands in made if stands), frozenset(each.number for each, _ in made))
        for offer, made in found.items()
    ]
    return [Alternative(None), *(each for each in alternatives if each.proposals)]


def find_alternative(alternatives: Iterable[Alternative], number: int | None) -> Alternative | None:
    """The alternative that a position is on; None where nobody offers it now."""
    return next((each for each in alternatives if each.is_called(number)), None)


def name_audience(visibility: str) -> str:
    """The audience of an entry that the rules of procedure mean: ``chair`` is the office of that name."""
    return "office:chair" if visibility == "chair" else visibility
