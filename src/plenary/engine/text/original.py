"""Suggestions in other languages where they hang: each on its provision of the base as a whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from plenary.engine.text.block import Piece
from plenary.engine.text.parallel import Parallel
from plenary.engine.text.passage import RollingText
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Bracket, Reading
from plenary.engine.text.rolling import named
from plenary.engine.text.touch import Touch, amended, touches


class Fit(StrEnum):
    """How a suggestion came to the provision that it hangs on. EXACT: that one is its own in the base. NEAREST: it
    is the nearest one that holds it. UNPLACED: the base has none such, and it hangs on the first."""

    EXACT = "exact"
    NEAREST = "nearest"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Words:
    """One provision of a suggestion: its number, and its words beside those of its own text."""

    number: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """What readings say of one provision in the language they were written in.

    ``provision`` is the one of the base on which it hangs, ``source`` the one of its own text (for new
    provisions, the one they follow there, empty for the beginning), ``citation`` how that text names it.
    ``words`` are one, or several where new provisions follow each other. ``holders`` are as an audience may know
    them. ``translated`` says that its translation stands in the rolling text. ``after`` is, for a provision moved, how
    the text names the one it is put after or ``first`` in, empty for the beginning.
    """

    provision: str
    fit: Fit
    lang: str
    source: str
    citation: str
    touches: tuple[Touch, ...]
    words: tuple[Words, ...]
    translated: bool = False
    after: str = ""
    first: bool = False
    holders: tuple[str, ...] = ()


Show = Callable[[Iterable[str]], tuple[str, ...]]
"""What an audience may know of holders: their codes, in the body's order."""


def originals(rolling: RollingText, show: Show) -> Mapping[str, tuple[Original, ...]]:
    """Everything suggested in another language, by the provision of the base on which it hangs.

    By language, then in the order of that text; of several on one provision the body's order of holders decides,
    and before an audience that is told of nobody that of the words. The same words of several stand once.
    """
    found: dict[str, list[tuple[tuple[str, int, bool, int, str], Original]]] = {}
    for parallel in rolling.parallels:
        joined: dict[Original, set[str]] = {}
        for reading in parallel.readings:
            for original in _of(rolling, parallel, reading):
                joined.setdefault(original, set()).update(reading.holders)
        for original, holders in joined.items():
            shown = show(holders)
            key = (
                original.lang,
                parallel.instrument.position.get(original.source, -1),
                Touch.ADDED in original.touches,
                rolling.rank.get(shown[0], len(rolling.rank)) if shown else 0,
                "".join(f"{piece.text}\0" for words in original.words for piece in words.pieces),
            )
            found.setdefault(original.provision, []).append((key, replace(original, holders=shown)))
    return {
        provision: tuple(one for _key, one in sorted(held, key=lambda item: item[0]))
        for provision, held in found.items()
    }


def hung(rolling: RollingText, parallel: Parallel, reading: Reading) -> tuple[Original, ...]:
    """What one reading of a parallel text says, each part on its provision, in the order of that text."""
    return tuple(
        sorted(_of(rolling, parallel, reading), key=lambda one: parallel.instrument.position.get(one.source, -1))
    )


def _of(rolling: RollingText, parallel: Parallel, reading: Reading) -> Iterator[Original]:
    text = parallel.instrument
    proposed = propose(text, reading)
    touched = touches(text, reading)
    said = parallel.translations.get(reading.id, "")
    known = rolling.readings[rolling.bits[said].bit_length() - 2] if said in rolling.bits else Reading("", ())
    spoken = {one for one in named(known) if one is not None}
    brackets: dict[str, list[Bracket]] = {}
    for bracket in reading.brackets:
        brackets.setdefault(bracket.provision, []).append(bracket)

    moved = {move.provision: move for move in reading.moved}

    def original(source: str | None, done: tuple[Touch, ...], words: tuple[Words, ...]) -> Original:
        home, fit = _home(rolling, parallel, source)
        translated = any(_is_at(rolling.base, one, home, fit) for one in spoken)
        citation = text.citation(source) if source else ""
        move = moved.get(source or "")
        beside = text.beside(move.after, move.parent) if move else None
        after = text.citation(beside) if beside else ""
        first = move is not None and move.first
        return Original(home, fit, parallel.lang, source or "", citation, done, words, translated, after, first)

    for provision in text.provisions:
        if provision.id in touched:
            now = proposed.by_id.get(provision.id)
            pieces = amended(provision, now, brackets.get(provision.id, ()))
            yield original(provision.id, touched[provision.id], (Words(provision.number, pieces),))
    behind: dict[str | None, list[Addition]] = {}
    for addition in reading.added:
        behind.setdefault(addition.after, []).append(addition)
    for after, additions in behind.items():
        words = tuple(Words(one.number, amended(None, proposed.by_id[one.id])) for one in additions)
        yield original(after, (Touch.ADDED,), words)


def _is_at(base: Instrument, name: str, home: str, fit: Fit) -> bool:
    """Whether what is said of a provision can be the translation of a suggestion that hangs on another: where that
    is only the nearest, the words may stand anywhere in it."""
    if fit is Fit.EXACT:
        return name == home
    return fit is Fit.UNPLACED or home in (name, *(holder.id for holder in base.ancestors(name)))


def _home(rolling: RollingText, parallel: Parallel, source: str | None) -> tuple[str, Fit]:
    """The provision of the base to hang on: its own, else the nearest that holds it, else the first."""
    if source is not None:
        if source in parallel.ties:
            return parallel.ties[source], Fit.EXACT
        for holder in parallel.instrument.ancestors(source):
            if holder.id in parallel.ties:
                return parallel.ties[holder.id], Fit.NEAREST
    return rolling.base.provisions[0].id, Fit.UNPLACED
