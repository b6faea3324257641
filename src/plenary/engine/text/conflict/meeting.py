"""Conflicts across provisions as an audience may see them: where suggestions meet that no bracket shows together.

Those inside a provision are the brackets themselves.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.conflict.across import conflicts_across
from plenary.engine.text.conflict.proposal import collect
from plenary.engine.text.conflict.side import Clash, Conflict, Side
from plenary.engine.text.passage import RollingText
from plenary.engine.text.recovery import words_of
from plenary.engine.text.tokens import find_tokens, lead

CONTEXT = 4
"""Tokens of the base shown on either side of an edit, so that a person sees where it is."""


class Deed(StrEnum):
    """What a party does to its provision. PUTS is: to say there the words of the provision that is met over;
    STANDS: the base says so already."""

    DELETES = "deletes"
    REWORDS = "rewords"
    RETAINS = "retains"
    MOVES = "moves"
    OFFERS = "offers"
    PUTS = "puts"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class Party:
    """What some do to one provision, ``provision`` being the id of its passage. ``pieces`` are the words struck
    and put in with a few around them, ``…`` standing for what is left out; for MOVES ``after`` is the id of the
    base provision to stand after (None: before all), or to stand ``first`` in."""

    deed: Deed
    provision: str
    holders: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    after: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conflict across provisions. ``provision`` is the one that it is over, or the first of several."""

    clash: Clash
    provision: str
    parties: tuple[Party, ...]


def meetings(rolling: RollingText, show: Callable[[int], tuple[str, ...]]) -> tuple[Meeting, ...]:
    """The conflicts across the provisions of a rolling text, in document order. ``show`` says what the audience
    may know of who is behind a mask; nothing here is in the order in which readings came."""
    finder = _Finder(rolling, show)
    found = [finder.meeting(conflict) for conflict in conflicts_across(collect(rolling.base, rolling.readings))]
    return tuple(sorted(found, key=finder.place))


_DEEDS = {
    Clash.DELETED_EDITED: (Deed.DELETES, Deed.REWORDS),
    Clash.DELETED_RETAINED: (Deed.DELETES, Deed.RETAINS),
    Clash.DELETED_MOVED: (Deed.DELETES, Deed.MOVES),
    Clash.MOVED_EDITED: (Deed.MOVES, Deed.REWORDS),
    Clash.MOVED_APART: (Deed.MOVES, Deed.MOVES),
    Clash.REPEATED: (Deed.OFFERS, Deed.STANDS),
    Clash.REINSTATED: (Deed.OFFERS, Deed.DELETES),
    Clash.MERGED_EDITED: (Deed.PUTS, Deed.REWORDS),
    Clash.SCATTERED: (Deed.REWORDS, Deed.REWORDS),
}
"""What the first side of a conflict does, and what the others do."""


class _Finder:
    def __init__(self, rolling: RollingText, show: Callable[[int], tuple[str, ...]]) -> None:
        self.rolling = rolling
        self.show = show
        self.positions = rolling.position
        self.offered = {
            (bit, words_of(passage.content, bit)): passage.provision.id
            for passage in rolling.passages
            for bit in rolling.bits.values()
            if passage.offered & bit
        }

    def meeting(self, conflict: Conflict) -> Meeting:
        first, other = _DEEDS[conflict.clash]
        leading = [self.party(conflict.sides[0], first)]
        others = [self.party(side, other) for side in conflict.sides[1:]]
        if first is other:
            leading, others = [], leading + others
        parties = (*leading, *sorted(others, key=self.order))
        # All are over the provision of the last party, but for words that are put in at several places.
        return Meeting(conflict.clash, parties[0 if conflict.clash is Clash.SCATTERED else -1].provision, parties)

    def order(self, party: Party) -> tuple[int, int, bool, list[str]]:
        after = -1 if party.after is None else self.positions[party.after]
        return self.positions[party.provision], after, party.first, [piece.text for piece in party.pieces]

    def place(self, meeting: Meeting) -> tuple[int, str, list[tuple[int, int, bool, list[str]]]]:
        return self.positions[meeting.provision], meeting.clash.value, [self.order(party) for party in meeting.parties]

    def party(self, side: Side, deed: Deed) -> Party:
        name, mask = self.passage(side), self.mask(side)
        holders = self.show(mask)
        if deed is Deed.MOVES:
            [place] = [place for place in self.rolling.by_id[name].moved if place.mask & mask]
            beside = self.rolling.base.beside(place.after, place.parent)
            return Party(deed, name, holders, after=beside, first=place.first)
        if deed in (Deed.DELETES, Deed.RETAINS, Deed.STANDS):
            return Party(deed, name, holders)
        if name not in self.rolling.base.by_id:
            deed = deed if deed is Deed.PUTS else Deed.OFFERS
        return Party(deed, name, holders, tuple(self.pieces(side)))

    def pieces(self, side: Side) -> Iterator[Piece]:
        known = self.rolling.base.by_id.get(side.provision)
        tokens = find_tokens(lead(known.text)) if known else []
        before, after = max(side.start - CONTEXT, 0), side.end + CONTEXT
        for words, change in (
            (("…" if before else "") + "".join(tokens[before : side.start]), Change.KEPT),
            ("".join(tokens[side.start : side.end]), Change.DELETED),
            (side.words, Change.INSERTED),
            ("".join(tokens[side.end : after]) + (" …" if after < len(tokens) else ""), Change.KEPT),
        ):
            if words:
                yield Piece(words, change)

    def mask(self, side: Side) -> int:
        return sum(self.rolling.bits[name] for name in side.readings)

    def passage(self, side: Side) -> str:
        """The passage of a side: an addition is known there by what it says, not by its reading's name for it."""
        if side.provision in self.rolling.base.by_id:
            return side.provision
        return self.offered[self.rolling.bits[side.readings[0]], side.words.removeprefix(" ")]
