"""Laminar edits kept laminar when some of them change.

Claims have their turns in a fixed order, and what a claim is settled to depends only on the spans taken before
its turn that cross it, and on what its makers' other edits gave way to before. So a change spreads from
earlier turns to later ones, and only the claims that it reaches are settled again (change propagation, Acar 2005).
"""

from bisect import insort
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.claim import UNCROSSED, Claim, Turn, has_inside
from plenary.engine.text.collation.draft import Draft, Span
from plenary.engine.text.collation.laminar import make_laminar
from plenary.engine.text.collation.taken import Claims, Taken

LAST: Turn = (1, 0, 0, "")
"""Later than any turn."""


class Settlement:
    """The edits of a provision's drafts, and what those that crossed gave way to."""

    __slots__ = (
        "_claims",
        "_crossed",
        "_given",
        "_indexed",
        "_settled",
        "_stirred",
        "_taken",
        "_takers",
        "_turns",
        "_waiting",
        "base",
    )

    def __init__(self, base: str, drafts: Sequence[Draft]) -> None:
        """Widen or cut the drafts' edits until any two spans nest or stand apart, as ``make_laminar`` does."""
        self.base = base
        self._given = {draft.mask: draft.edits for draft in drafts}
        self._settled = make_laminar(drafts)
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
            self._settle_again(self._claims.by_edit[edit])
        return {mask: self._edits(mask, LAST) for mask in self._stirred}

    def _index(self) -> None:
        self._indexed = True
        self._crossed: dict[int, set[Edit]] = {}
        self._takers: dict[Span, tuple[Edit, ...]] = {}
        self._waiting: set[Edit] = set()
        self._turns: list[tuple[Turn, Edit]] = []
        self._stirred: set[int] = set()
        self._claims = Claims(self._settled)
        self._taken = Taken(len(self.base))
        by_edit = self._claims.by_edit
        for claim in by_edit.values():
            for span in claim.spans():
                self._takers[span] = (*self._takers.get(span, ()), claim.edit)
            for mask in claim.instead:
                self._crossed.setdefault(mask, set()).add(claim.edit)
        for span, takers in self._takers.items():
            self._taken.date(span, min(by_edit[edit].turn for edit in takers))

    def _enter(self, gone: AbstractSet[int], come: Mapping[int, tuple[str, list[Edit]]]) -> None:
        """Let the makers of claims be those of now, and all claims wait to which that may make a difference."""
        changed = gone | come.keys()
        touched: dict[Edit, Claim] = {}
        for mask in changed:
            self._crossed.pop(mask, None)
            for edit in filter(has_inside, self._given.pop(mask, ())):
                touched[edit] = claim = self._claims.by_edit[edit]
                claim.makers = [maker for maker in claim.makers if maker[1] != mask]
        for mask, (said, edits) in come.items():
            self._stirred.add(mask)
            self._given[mask] = edits
            for edit in filter(has_inside, edits):
                touched[edit] = claim = self._claims.require(edit)
                insort(claim.makers, (said, mask))
        for edit, claim in touched.items():
            self._move(claim, changed)
            if claim.makers:
                self._waiting.add(edit)
            else:
                self._claims.remove(edit)
        # Only now has every claim its turn.
        by_edit = self._claims.by_edit
        self._turns = [(by_edit[edit].turn, edit) for edit in self._waiting & by_edit.keys()]
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
        self._claims.note(claim)
        after = claim.spans()
        for span in before - after:
            self._takers[span] = tuple([edit for edit in self._takers[span] if edit != claim.edit])
            self._date(span)
        for span in after - before:
            self._takers[span] = (*self._takers.get(span, ()), claim.edit)
            self._date(span)

    def _date(self, span: Span) -> None:
        """Note since which turn a span is taken; claims with turns between that and what was noted must wait."""
        before = self._taken.since(span)
        by_edit = self._claims.by_edit
        after = min([by_edit[edit].turn for edit in self._takers[span]], default=None)
        if before != after:
            self._taken.date(span, after)
            early, late = sorted((before or LAST, after or LAST))
            for claim in self._claims.list_near(span):
                if early < claim.turn <= late:
                    self._wait(claim)

    def _stir_maker(self, mask: int, early: Turn, late: Turn) -> None:
        """What a draft's edits gave way to has changed between two turns."""
        self._stirred.add(mask)
        for edit in filter(has_inside, self._given[mask]):
            claim = self._claims.by_edit[edit]
            if early < claim.turn <= late:
                self._wait(claim)

    def _wait(self, claim: Claim) -> None:
        if claim.edit not in self._waiting:
            self._waiting.add(claim.edit)
            heappush(self._turns, (claim.turn, claim.edit))

    def _settle_again(self, claim: Claim) -> None:
        before, gave_way = claim.spans(), claim.instead
        start, end, words = claim.edit
        span, turn = (start, end), claim.turn
        claim.stands = False
        instead: dict[int, Sequence[Span]] = {}
        # What this very claim takes, for makers whose texts come before.
        own: list[Span] = []
        stands = not self._taken.crosses(span, turn)
        for _, mask in claim.makers:
            edits = self._edits(mask, turn)
            if claim.edit not in edits:
                continue
            if stands:
                claim.stands = True
                break
            if words:
                instead[mask] = [self._widen(span, Draft(self.base, edits, mask), turn, own)]
            else:
                instead[mask] = self._taken.cut(span, turn, own)
            own.extend(instead[mask])
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
        by_edit = self._claims.by_edit
        claims = [by_edit[edit] for edit in self._crossed.get(mask, ())]
        claims = [claim for claim in claims if claim.turn < turn]
        if not claims:
            return edits
        draft = Draft(self.base, edits, mask)
        for claim in sorted(claims, key=lambda claim: claim.turn):
            draft.give_way(claim.edit, claim.instead[mask])
        return draft.edits

    def _widen(self, span: Span, draft: Draft, turn: Turn, own: Sequence[Span]) -> Span:
        while True:
            wider = draft.widen(*self._taken.join(span, turn, own))
            if wider == span:
                return span
            span = wider
