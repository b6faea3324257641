"""N readings of one provision, collated: a tree of words and slots from which each is recovered exactly.

Stages (COLLATION.md): align each reading with the base; cut an edit where it repeats another reading's
edit, so that equal suggestions coincide; coalesce neighbouring edits of the same readings into phrases;
make the spans laminar, expanding only what crosses; build the tree; factor what alternatives share.

Every choice is made by words, places and numbers of readings, never by who they are or in which order
they came.
"""

from collections.abc import Mapping, Sequence
from zlib import crc32

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.collation.atom import Cuts, cut_at_shared_edits
from plenary.engine.text.collation.draft import Draft, support
from plenary.engine.text.collation.factoring import factor
from plenary.engine.text.collation.memory import Memory
from plenary.engine.text.collation.phrase import attach_signs, coalesce, tuck_in
from plenary.engine.text.collation.settlement import Settlement
from plenary.engine.text.collation.tree import Hold, Offer, TreeBuilder
from plenary.engine.text.flattening import DEEPEST
from plenary.engine.text.model import Model
from plenary.engine.text.slot import Alternative, Node
from plenary.engine.text.tokens import Vocabulary
from plenary.engine.text.traversal import rebuild


def collate_words(
    base: str,
    texts: Mapping[str, int],
    *,
    memory: Memory,
    id: str,
    root: int,
    holds: Sequence[Hold] = (),
) -> tuple[Node, ...]:
    """The tree of one provision.

    ``texts`` are the readings' with the mask of who makes each, ``root`` the mask of the base's own holders,
    ``id`` the prefix of the slots' ids. ``memory`` serves all provisions of a rolling text. ``holds`` count
    tokens of the base. A reading equal to the base makes no slot.
    """
    vocabulary, recollection = memory.vocabulary, memory.recall(id, base)
    model = Model(base, vocabulary)
    collator = _Collator(vocabulary)

    def align_text(text: str) -> list[Edit]:
        return align(model.interned, model.intern(text), vocabulary)

    def set_out(offers: Sequence[Offer], slot: str) -> list[Alternative]:
        return [_spell(one, vocabulary) for one in collator.set_out(offers, slot)]

    edits = recollection.edits(sorted(texts.keys() - {base}), align_text)
    drafts = [Draft(model.interned, edits[text], texts[text], text) for text in edits]
    builder = TreeBuilder(
        model.interned,
        collator.join(drafts, model.interned, recollection.cuts, recollection.settlement),
        holds,
        id=id,
        root=root,
        set_out=lambda offers, slot: recollection.alternatives(offers, slot, set_out),
        spell=vocabulary.words,
    )
    content = builder.build()
    memory.keep(id, recollection)
    return tuck_in(content)


def _spell(alternative: Alternative, vocabulary: Vocabulary) -> Alternative:
    """An alternative, in which nothing is merely held, with its words for the interned ones."""

    def leaf(node: Node, slots: int) -> Node | None:
        return vocabulary.words(node) if isinstance(node, str) else None

    return Alternative(rebuild(alternative.content, leaf), alternative.mask)


class _Collator:
    """Runs the stages on interned words, and again inside the alternatives of a slot."""

    def __init__(self, vocabulary: Vocabulary, depth: int = 1) -> None:
        self.vocabulary = vocabulary
        self.depth = depth

    def collate(self, base: str, variants: Sequence[Offer], id: str, root: int) -> tuple[Node, ...]:
        drafts = [Draft(base, align(base, text, self.vocabulary), mask) for text, mask in variants]
        return TreeBuilder(
            base, self.join(drafts, base, Cuts(), Settlement()), (), id=id, root=root, set_out=self.set_out, spell=str
        ).build()

    def join(self, drafts: Sequence[Draft], base: str, cuts: Cuts, settlement: Settlement) -> dict[Edit, int]:
        """The edits of all readings with who makes them, any two of them nested or apart; ``cuts`` and
        ``settlement`` are those of the last time, and become those of this time."""
        # What one reading says neither coincides with another's edits nor crosses them.
        if len(drafts) > 1:
            cut_at_shared_edits(drafts, base, self.vocabulary, cuts)
        coalesce(drafts, base, self.vocabulary)
        attach_signs(drafts, base, self.vocabulary)
        if len(drafts) > 1:
            settlement.settle(drafts)
        return support(drafts)

    def set_out(self, offers: Sequence[Offer], slot: str) -> list[Alternative]:
        """The alternatives of a slot by their words. Nobody reads deeper than ``DEEPEST``, and a bound
        keeps a thousand wordings that all resemble each other from being tried in every nesting."""
        ordered = offers
        if len(offers) > 1:
            ordered = sorted(offers, key=lambda offer: self.vocabulary.words(offer[0]))
        if len(ordered) == 1 or self.depth == DEEPEST:
            return [Alternative((text,) if text else (), mask) for text, mask in ordered]
        inner = _Collator(self.vocabulary, self.depth + 1)

        def against(local: str, others: Sequence[Offer], root: int) -> Alternative:
            key = f"{slot}/{crc32(self.vocabulary.words(local).encode()):08x}"
            return Alternative(inner.collate(local, others, key, root), root)

        return factor(ordered, against)
