"""Each proposal for a provision whole, in its own words, where the brackets show it in pieces (DESIGN §4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plenary.engine.text.block import Piece
from plenary.engine.text.comparison import compare
from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.recovery import holders_of, words_of
from plenary.engine.text.slot import BASE


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

    found = [
        Whole(text, show(masks[text]), _beside(text if passage.new else own, text, rolling.base.lang))
        for text in sorted(masks, key=key)
    ]
    if found and not passage.new:
        found.insert(0, Whole(own, (), _beside(own, own, rolling.base.lang), base=True))
    return tuple(found)


def _wordings(rolling: RollingText, passage: Passage) -> Iterator[tuple[int, str]]:
    """Each reading that touches the words of a passage, as its bit, with its words."""
    mask = (passage.offered or holders_of(passage.content)) & ~BASE
    while mask:
        bit = mask & -mask
        yield bit, words_of(passage.content, bit)
        mask ^= bit


def _beside(base: str, text: str, lang: str) -> tuple[Piece, ...]:
    one, other = (Instrument((Provision("p", Kind.TEXT, words),), lang) for words in (base, text))
    return compare(one, other).entries[0].pieces
