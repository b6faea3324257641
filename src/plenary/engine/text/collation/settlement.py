"""Laminar edits kept laminar when some of them change.

Claims have their turns in a fixed order, and what a claim is settled to depends only on the spans taken before
its turn that cross it, and on what its makers' other edits gave way to before. So a change spreads from
earlier turns to later ones, and only the claims that it reaches are settled again (change propagation, Acar 2005).
"""

from bisect import insort
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from itertools import pairwise

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.claim import UNCROSSED, Claim, Turn, has_inside
from plenary.engine.text.collation.draft import Draft, Span
from plenary.engine.text.collation.laminar import make_laminar

LAST: Turn = (1, 0, 0, "")
"""Later than any turn."""


class Settlement:
    """The edits of a provision's drafts, and what those that crossed gave way to."""

    __slots__ = (
        "_claims",
        "_crossed",
        "_given",
        "_indexed",
        "_since",
        "_stirred",
        "_takers",
        "_turns",
        "_waiting",
        "base",
    )

    def __init__(self, base: str, drafts: Sequence[Draft]) -> None:
        """Widen or cut the drafts' edits until any two spans nest or stand apart, as ``make_laminar`` does."""
        self.base = base
        self._given = {draft.mask: draft.edits for draft in drafts}
        self._claims = make_laminar(drafts)
        self._indexed = False

    def renew(self, gone: AbstractSet[int], come: Mapping[int, tuple[str, list[Edit]]]) -> dict[int, list[Edit]]:
        """Let drafts of some masks be gone, and others, with their texts, make these edits. What the edits of all
        drafts to which that may make a difference are then."""
        if not self._indexed:
            # What is collated once only needs no index of who took what: it is made when something changes.
            self._index()
        self._stirred.clear()
        self._enter(gone, {mask: draft for mask, draft in come.items() if self._given.get(mask) != draft[1]})
        while self._turns:
            _, edit = heappop(self._turns)
            self._waiting.discard(edit)
            self._settle_again(self._claims[edit])
        return {mask: self._edits(mask, LAST) for mask in self._stirred}

    def _index(self) -> None:
        self._indexed = True
        self._crossed: dict[int, set[Edit]] = {}
        self._takers: dict[Span, tuple[Edit, ...]] = {}
        self._waiting: set[Edit] = set()
        self._turns: list[tuple[Turn, Edit]] = []
        self._stirred: set[int] = set()
        for claim in self._claims.values():
            for span in claim.spans():
                self._takers[span] = (*self._takers.get(span, ()), claim.edit)
            for mask in claim.instead:
                self._crossed.setdefault(mask, set()).add(claim.edit)
        self._since: dict[Span, Turn] = {
            span: min(self._claims[edit].turn for edit in takers) for span, takers in self._takers.items()
        }

    def _enter(self, gone: AbstractSet[int], come: Mapping[int, tuple[str, list[Edit]]]) -> None:
        """Let the makers of claims be those of now, and all claims wait to which that may make a difference."""
        changed = gone | come.keys()
        touched: dict[Edit, Claim] = {}
        for mask in changed:
            self._crossed.pop(mask, None)
            for edit in filter(has_inside, self._given.pop(mask, ())):
                touched[edit] = claim = self._claims[edit]
                claim.makers = [maker for maker in claim.makers if maker[1] != mask]
        for mask, (said, edits) in come.items():
            self._stirred.add(mask)
            self._given[mask] = edits
            for edit in filter(has_inside, edits):
                touched[edit] = claim = self._claims.setdefault(edit, Claim(edit))
                insort(claim.makers, (said, mask))
        for edit, claim in touched.items():
            self._move(claim, changed)
            if claim.makers:
                self._waiting.add(edit)
            else:
                del self._claims[edit]
        # Only now has every claim its turn.
        self._turns = [(self._claims[edit].turn, edit) for edit in self._waiting & self._claims.keys()]
        self._waiting = {edit for _, edit in self._turns}
        heapify(self._turns)

    def _move(self, claim: Claim, changed: AbstractSet[int]) -> None:
        """Give a claim the turn that its makers make it, and free what only others than they took."""
        before, turn = claim.spans(), claim.turn
        claim.instead = {mask: spans for mask, spans in claim.instead.items() if mask not in changed} or UNCROSSED
        if claim.makers:
            claim.take_turn()
        else:
            claim.stands = False
        self._take(claim, before)
        for span in before & claim.spans():
            self._date(span)
        early, late = min(turn, claim.turn), max(turn, claim.turn)
        for mask in claim.instead:
            self._stir_maker(mask, early, late)

    def _take(self, claim: Claim, before: set[Span]) -> None:
        """Let a claim take the spans that it takes now, and no longer those of before."""
        after = claim.spans()
        for span in before - after:
            self._takers[span] = tuple([edit for edit in self._takers[span] if edit != claim.edit])
            self._date(span)
        for span in after - before:
            self._takers[span] = (*self._takers.get(span, ()), claim.edit)
            self._date(span)

    def _date(self, span: Span) -> None:
        """Note since which turn a span is taken; claims with turns between that and what was noted must wait."""
        before = self._since.pop(span, LAST)
        after = min((self._claims[edit].turn for edit in self._takers[span]), default=LAST)
        if after < LAST:
            self._since[span] = after
        if before != after:
            early, late = min(before, after), max(before, after)
            for claim in self._claims.values():
                if early < claim.turn <= late and claim.is_near(*span):
                    self._wait(claim)

    def _stir_maker(self, mask: int, early: Turn, late: Turn) -> None:
        """What a draft's edits gave way to has changed between two turns."""
        self._stirred.add(mask)
        for edit in filter(has_inside, self._given[mask]):
            if early < self._claims[edit].turn <= late:
                self._wait(self._claims[edit])

    def _wait(self, claim: Claim) -> None:
        if claim.edit not in self._waiting:
            self._waiting.add(claim.edit)
            heappush(self._turns, (claim.turn, claim.edit))

    def _settle_again(self, claim: Claim) -> None:
        before, gave_way = claim.spans(), claim.instead
        span, turn = claim.edit[:2], claim.turn
        start, end = span
        claim.stands = False
        instead: dict[int, Sequence[Span]] = {}
        taken: list[Span] = []
        if any(a < start < b < end or start < a < end < b for (a, b), since in self._since.items() if since < turn):
            taken = [taken for taken, since in self._since.items() if since < turn]
        for _, mask in claim.makers:
            edits = self._edits(mask, turn)
            if claim.edit not in edits:
                continue
            if not taken:
                claim.stands = True
                break
            instead[mask] = [_widen(span, Draft(self.base, edits, mask), taken)] if claim.edit[2] else _cut(span, taken)
            taken.extend(instead[mask])
        claim.instead = instead or UNCROSSED
        self._take(claim, before)
        for mask in gave_way.keys() | claim.instead.keys():
            if gave_way.get(mask) != claim.instead.get(mask):
                crossed = self._crossed.setdefault(mask, set())
                (crossed.add if mask in claim.instead else crossed.discard)(claim.edit)
                self._stir_maker(mask, claim.turn, LAST)

    def _edits(self, mask: int, turn: Turn) -> list[Edit]:
        """The edits of a draft as they are when a turn comes."""
        edits = self._given[mask]
        claims = [self._claims[edit] for edit in self._crossed.get(mask, ())]
        claims = [claim for claim in claims if claim.turn < turn]
        if not claims:
            return edits
        draft = Draft(self.base, edits, mask)
        for claim in sorted(claims, key=lambda claim: claim.turn):
            draft.give_way(claim.edit, claim.instead[mask])
        return draft.edits


def _widen(span: Span, draft: Draft, taken: Sequence[Span]) -> Span:
    while True:
        wider = draft.widen(*_join(span, taken))
        if wider == span:
            return span
        span = wider


def _join(span: Span, taken: Sequence[Span]) -> Span:
    """The span with every taken one that crosses it joined on, once."""
    start, end = span
    low = min([a for a, b in taken if a < start < b < end], default=start)
    high = max([b for a, b in taken if start < a < end < b], default=end)
    return low, high


def _cut(span: Span, taken: Sequence[Span]) -> Sequence[Span]:
    """The span in pieces, cut at the bounds of all taken ones that cross it."""
    start, end = span
    cuts = {b for a, b in taken if a < start < b < end} | {a for a, b in taken if start < a < end < b}
    return list(pairwise((start, *sorted(cuts), end)))
