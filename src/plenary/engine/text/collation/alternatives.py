"""What stands in a slot beside the base's words: what is offered there, collated where it shares much."""

from collections.abc import Sequence
from zlib import crc32

from plenary.engine.text.alignment import align
from plenary.engine.text.collation.course import Course
from plenary.engine.text.collation.factoring import factor
from plenary.engine.text.collation.kinship import families
from plenary.engine.text.collation.tree import Families, Offer, Tree
from plenary.engine.text.flattening import DEEPEST
from plenary.engine.text.slot import Alternative, Node
from plenary.engine.text.tokens import Vocabulary
from plenary.engine.text.traversal import rebuild


class Alternatives:
    """Makes the alternatives of slots that stand so deep in other slots."""

    def __init__(self, vocabulary: Vocabulary, depth: int = 1) -> None:
        self.vocabulary = vocabulary
        self.depth = depth

    def set_out(self, offers: Sequence[Offer], slot: str, known: Families) -> Families:
        """The alternatives of a slot by their words, spelt in the outermost slots and interned in others. What is
        known of kindred offers is taken as it is.

        Nobody reads deeper than ``DEEPEST``, and a bound keeps a thousand wordings that all resemble each other from
        being tried in every nesting."""
        ordered = offers
        if len(offers) > 1:
            ordered = sorted(offers, key=lambda offer: self.vocabulary.words(offer[0]))
        if len(ordered) == 1 or self.depth == DEEPEST:
            return {(offer,): (self._write(offer),) for offer in ordered}
        inner = Alternatives(self.vocabulary, self.depth + 1)

        def against(local: str, others: Sequence[Offer], root: int) -> Alternative:
            key = f"{slot}/{crc32(self.vocabulary.words(local).encode()):08x}"
            return Alternative(inner.collate(local, others, key, root), root)

        return {kin: known.get(kin) or self._finish(factor(kin, against)) for kin in map(tuple, families(ordered))}

    def _write(self, offer: Offer) -> Alternative:
        text, mask = offer
        return Alternative((self.vocabulary.words(text) if self.depth == 1 else text,) if text else (), mask)

    def _finish(self, alternatives: list[Alternative]) -> list[Alternative]:
        if self.depth > 1:
            return alternatives
        return [_spell(alternative, self.vocabulary) for alternative in alternatives]

    def collate(self, base: str, variants: Sequence[Offer], id: str, root: int) -> tuple[Node, ...]:
        """Interned words, collated against some of them."""
        course = Course(base, self.vocabulary)
        changed = course.renew(set(), {mask: ("", align(base, text, self.vocabulary)) for text, mask in variants})
        return Tree(base, id=id, root=root, set_out=self.set_out, spell=str).renew(course.masks, changed, ())


def _spell(alternative: Alternative, vocabulary: Vocabulary) -> Alternative:
    """An alternative, in which nothing is merely held, with its words for the interned ones."""
    content = alternative.content
    # Most alternatives are plain words.
    if not content:
        return alternative
    if len(content) == 1 and isinstance(content[0], str):
        return Alternative((vocabulary.words(content[0]),), alternative.mask)

    def leaf(node: Node, slots: int) -> Node | None:
        return vocabulary.words(node) if isinstance(node, str) else None

    return Alternative(rebuild(content, leaf), alternative.mask)
