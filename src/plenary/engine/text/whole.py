"""Each proposal for a provision whole, in its own words, where the brackets show it in pieces (DESIGN §4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plenary.engine.text.alignment import align
from plenary.engine.text.block import Change, Piece
from plenary.engine.text.collation.phrase import coalesce
from plenary.engine.text.comparison import rewritten
from plenary.engine.text.model import Model
from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.recovery import holders_of, words_of
from plenary.engine.text.slot import BASE
from plenary.engine.text.tokens import Vocabulary, lead


@dataclass(frozen=True, slots=True)
class Whole:
    """One distinct wording of a provision.

    ``holders`` are those who propose it, as the audience may know them: none for the base's own words, nor
    for what the base itself offers in its brackets. ``pieces`` show the same words beside those of the base
    (the words of the base, and all words where the provision is new, are kept).
    """

    text: str
    holders: tuple[str, ...]
    pieces: tuple[Piece, ...]
    base: bool = False


def wholes(rolling: RollingText, passage: Passage, show: Callable[[int], tuple[str, ...]]) -> tuple[Whole, ...]:
    """The distinct wordings that readings of a provision have: the base's first, then in the body's order of
    their first holders. ``show`` says what the audience may know of who is behind a mask; where it may know
    nobody, the order is that of the words.

    Nothing for a provision whose words nobody touches. Who would delete or move it as a whole, or brackets
    words of the base, proposes no other words.
    """
    masks: dict[str, int] = {}
    for bit, text in _wordings(rolling, passage):
        masks[text] = masks.get(text, 0) | bit
    own = passage.provision.text
    if not passage.new:
        masks.pop(own, None)
    rank = rolling.rank

    def key(text: str) -> tuple[int, str, str]:
        first = next(iter(show(masks[text])), None)
        return (-1, "", text) if first is None else (rank.get(first, len(rank)), first, text)

    ordered = sorted(masks, key=key)
    if passage.new:
        return tuple(Whole(text, show(masks[text]), (Piece(lead(text)),)) for text in ordered)
    if not ordered:
        return ()
    beside = Beside(rolling, own)
    found = (Whole(text, show(masks[text]), beside.pieces(text)) for text in ordered)
    return (Whole(own, (), beside.pieces(own), base=True), *found)


def _wordings(rolling: RollingText, passage: Passage) -> Iterator[tuple[int, str]]:
    """Each reading that touches the words of a passage, as its bit, with its words."""
    mask = (passage.offered or holders_of(passage.content)) & ~BASE
    while mask:
        bit = mask & -mask
        yield bit, words_of(passage.content, bit)
        mask ^= bit


class Beside:
    """Shows wordings of one provision of a rolling text beside the words of the base."""

    def __init__(self, rolling: RollingText, base: str) -> None:
        self.vocabulary = rolling.memory.vocabulary if rolling.memory else Vocabulary(rolling.base.lang)
        self.model = Model(base, self.vocabulary)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        base, other, words = self.model.interned, self.model.intern(text), self.vocabulary.words
        edits = align(base, other, self.vocabulary)
        edits = coalesce(edits, dict.fromkeys(edits, 1), base, self.vocabulary)
        found: list[Piece] = []
        at = 0
        for start, end, new in (*rewritten(edits, base, other), (len(base), len(base), "")):
            for interned, change in (
                (base[at:start], Change.KEPT),
                (base[start:end], Change.DELETED),
                (new, Change.INSERTED),
            ):
                if interned:
                    found.append(Piece(words(interned), change))
            at = end
        return tuple(found)
