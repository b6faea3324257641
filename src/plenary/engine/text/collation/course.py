"""The edits of all readings of one provision on their way through the stages, kept so that a change goes only where
it reaches.

What a stage makes of a draft depends on the draft's edits and on who makes them; so after a change only those drafts
go through it again of which one or the other is not as before.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.atom import Cuts
from plenary.engine.text.collation.draft import Draft, Span
from plenary.engine.text.collation.layer import Layer
from plenary.engine.text.collation.phrase import coalesce, find_hanging, hang
from plenary.engine.text.collation.settlement import Settlement
from plenary.engine.text.tokens import Vocabulary

Aligned = tuple[str, list[Edit]]
"""A reading's text, by which equals are ordered, and its edits of the base."""


class Course:
    """The drafts of one provision, by their masks, after each stage."""

    __slots__ = (
        "_cut",
        "_cuts",
        "_given",
        "_hanging",
        "_joined",
        "_said",
        "_settled",
        "_settlement",
        "base",
        "vocabulary",
    )

    _cut: Layer
    _cuts: Cuts
    _hanging: AbstractSet[Span]
    _joined: Layer
    _settlement: Settlement

    def __init__(self, base: str, vocabulary: Vocabulary) -> None:
        self.base = base
        self.vocabulary = vocabulary
        self._said: dict[int, str] = {}
        self._given = self._settled = Layer({})

    @property
    def masks(self) -> Mapping[Edit, int]:
        """The edits after the last stage with who makes them, any two of them nested or apart."""
        return self._settled.masks

    def renew(self, gone: AbstractSet[int], come: Mapping[int, Aligned]) -> AbstractSet[Edit]:
        """Let the drafts of some masks be gone, and others be there. The edits that are now made by others than
        before, or by nobody."""
        for mask in gone:
            del self._said[mask]
        self._said.update({mask: text for mask, (text, _) in come.items()})
        edits = {mask: edits for mask, (_, edits) in come.items()}
        # Whether anything is shared or crossed is first asked of two.
        if len(self._given.edits) > 1:
            return self._go_on(gone - come.keys(), edits)
        before = self._settled.masks.keys()
        self._begin({mask: edits for mask, edits in self._given.edits.items() if mask not in gone} | edits)
        return before | self._settled.masks.keys()

    def _begin(self, given: dict[int, list[Edit]]) -> None:
        self._given = Layer(given)
        if len(given) < 2:
            # What one reading says neither coincides with another's edits nor crosses them.
            joined = {mask: self._coalesce(edits, self._given) for mask, edits in given.items()}
            hanging = find_hanging([edit for edits in joined.values() for edit in edits], self.base, self.vocabulary)
            self._settled = Layer({mask: hang(edits, hanging, self.base) for mask, edits in joined.items()})
            return
        self._cuts = Cuts(self.base, self.vocabulary, self._given.masks)
        parts = {mask: self._cuts.apply(edits) for mask, edits in given.items()}
        self._cut = cut = self._given.derive({mask: edits for mask, edits in parts.items() if edits is not given[mask]})
        neighbours = {mask: edits for mask, edits in cut.edits.items() if len(edits) > 1}
        self._joined = cut.derive({mask: self._coalesce(edits, cut) for mask, edits in neighbours.items()})
        self._hanging = hanging = find_hanging(self._joined.masks, self.base, self.vocabulary)
        joined = self._joined.edits
        if hanging:
            joined = {mask: hang(edits, hanging, self.base) for mask, edits in joined.items()}
        said = self._said
        drafts = [Draft(self.base, joined[mask], mask, said[mask]) for mask in sorted(joined, key=said.__getitem__)]
        self._settlement = Settlement(self.base, drafts)
        self._settled = self._joined.derive(
            {draft.mask: draft.edits for draft in drafts if draft.edits is not self._joined.edits[draft.mask]}
        )

    def _go_on(self, gone: AbstractSet[int], come: Mapping[int, list[Edit]]) -> AbstractSet[Edit]:
        given, cut, joined = self._given, self._cut, self._joined
        changed, _ = given.renew(gone, come)
        recut = self._cuts.renew(changed, given.masks)
        again = {*come, *given.makers(recut)}
        changed, turned = cut.renew(gone, {mask: self._cuts.apply(given.edits[mask]) for mask in again})
        again = {*come, *turned, *cut.makers(changed)}
        changed, turned = joined.renew(gone, {mask: self._coalesce(cut.edits[mask], cut) for mask in again})
        before, self._hanging = self._hanging, find_hanging(joined.masks, self.base, self.vocabulary)
        otherwise = before ^ self._hanging
        hung = [edit for edit in joined.masks if edit[:2] in otherwise] if otherwise else ()
        again = {*come, *turned, *joined.makers(hung)}
        settled = self._settlement.renew(
            gone,
            {mask: (self._said[mask], hang(joined.edits[mask], self._hanging, self.base)) for mask in again},
        )
        changed, _ = self._settled.renew(gone, settled)
        return changed

    def _coalesce(self, edits: list[Edit], made: Layer) -> list[Edit]:
        return coalesce(edits, made.masks, self.base, self.vocabulary)
