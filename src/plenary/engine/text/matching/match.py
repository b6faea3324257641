"""A file matched to its base: ids first where it has them, then words, order and numbers.

The steps: the file's own structure; ids that the file carries, believed where the words bear them out;
candidates; the assignment; splits and merges among what is left; moves; and what the absent provisions
are, by the scope of the file. See the module of each step.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from plenary.engine.text.block import Block
from plenary.engine.text.matching.assignment import Assignment, assign
from plenary.engine.text.matching.misreading import find_misread
from plenary.engine.text.matching.moves import find_moves
from plenary.engine.text.matching.result import Fate, Matching, Pair, Scope, Why
from plenary.engine.text.matching.scope import judge, measure
from plenary.engine.text.matching.side import Side, likeness, sides
from plenary.engine.text.matching.torn import Parts, find_parts
from plenary.engine.text.provision import Instrument
from plenary.engine.text.structure import Structure, read
from plenary.engine.text.typography import fold
from plenary.engine.text.view import Paragraph, rejected

_BORNE_OUT = 0.3
"""How alike the words under an id must be for the id to be believed."""

_FEW_WORDS = 5

_OF_BASE = 0.5
"""The fit below which a file is hardly about the base, and only provisions that are much alike are believed."""

_SURE = 0.5


def match(base: Instrument, blocks: Sequence[Block]) -> Matching:
    """A file matched to the base as it was before any tracked change, which should be nearly the base."""
    return match_paragraphs(base, rejected(blocks))


def match_paragraphs(base: Instrument, paragraphs: Sequence[Paragraph]) -> Matching:
    """A view of a file matched to the base."""
    structure = read(paragraphs, lang=base.lang, symbol=base.symbol)
    ours, theirs = sides(base, structure.instrument)
    given, mistaken = _given(base, structure, paragraphs, ours, theirs)
    found = _assign(ours, theirs, given)
    misread = [structure.sources[theirs.provisions[f].id] for f in find_misread(found)]
    numberless = frozenset(blocks[0] for blocks in misread if len(blocks) == 1)
    if numberless:
        known = _by_blocks(structure, found)
        structure = read(paragraphs, lang=base.lang, symbol=base.symbol, numberless=numberless)
        ours, theirs = sides(base, structure.instrument)
        places = [(known.get(structure.sources[p.id]), f) for f, p in enumerate(theirs.provisions)]
        found = _assign(ours, theirs, {b: f for b, f in places if b is not None})
    splits = find_parts(ours, theirs, found.of_base, found.of_file)
    torn = {part: b for b, parts in splits.items() for part in parts}
    merges = find_parts(theirs, ours, found.of_file | torn, found.of_base)
    merges = {f: parts for f, parts in merges.items() if f not in torn}
    result = _Result(ours, theirs, found.of_base, splits, merges)
    return Matching(base, structure, result.pairs(), result.scope, mistaken)


def _assign(ours: Side, theirs: Side, given: Mapping[int, int]) -> Assignment:
    found = assign(ours, theirs, given)
    return found if _is_of_base(ours, theirs, found) else assign(ours, theirs, given, least=_SURE)


def _by_blocks(structure: Structure, found: Assignment) -> dict[tuple[int, ...], int]:
    """The base provision that each paragraph was found to be, by its blocks, whatever it stands under."""
    pairs = [(found.file.provisions[f], found.file.classes[f], b) for f, b in found.of_file.items()]
    return {structure.sources[p.id]: b for p, kind, b in pairs if kind in ("words", "cell")}


def _is_of_base(ours: Side, theirs: Side, found: Assignment) -> bool:
    """Whether the words of the file are on the whole words of the base."""
    alike = sum(likeness(ours.words[b], theirs.words[f]) * len(theirs.words[f]) for b, f in found.of_base.items())
    return alike >= _OF_BASE * sum(len(words) for words in theirs.words)


def _given(
    base: Instrument, structure: Structure, paragraphs: Sequence[Paragraph], ours: Side, theirs: Side
) -> tuple[dict[int, int], tuple[str, ...]]:
    """The pairs that the file's ids say, and the ids that its words belie."""
    hidden = {paragraph.blocks[0]: paragraph.id for paragraph in paragraphs if paragraph.id in base.position}
    best: dict[int, tuple[float, int]] = {}
    belied: list[str] = []
    for f, provision in enumerate(structure.instrument.provisions):
        places = structure.sources[provision.id]
        id_ = hidden.get(places[0]) if places else None
        if id_ is None:
            continue
        b = base.position[id_]
        alike = likeness(ours.words[b], theirs.words[f])
        few = min(len(ours.words[b]), len(theirs.words[f])) <= _FEW_WORDS
        if ours.classes[b] != theirs.classes[f] or not (few or alike >= _BORNE_OUT):
            belied.append(id_)
        elif b not in best or alike > best[b][0]:
            best[b] = (alike, f)
    return {b: f for b, (_, f) in best.items()}, tuple(belied)


@dataclass(frozen=True)
class _Result:
    """What was found, by place: pairs from base to file, the parts of splits and of merges."""

    ours: Side
    theirs: Side
    paired: Mapping[int, int]
    splits: Parts
    merges: Parts

    @cached_property
    def everything(self) -> dict[int, int]:
        """Every base provision that is in the file, and where (its first part)."""
        return {**self.paired, **{b: f for f, parts in self.merges.items() for b in parts}}

    @cached_property
    def home(self) -> dict[int, int]:
        """Every file provision that has a base, and its first one."""
        parts = {part: b for b, run in self.splits.items() for part in run}
        return {**{f: b for b, f in self.paired.items()}, **parts}

    @cached_property
    def scope(self) -> Scope:
        alike = {b: self.alike(b) for b in self.everything}
        return measure(self.ours, self.theirs, self.everything, self.home, alike)

    def alike(self, b: int) -> float:
        f = self.everything[b]
        said = "".join(self.ours.words[part] for part in self.merges.get(f, [b]))
        return likeness(said, "".join(self.theirs.words[part] for part in self.splits.get(b, [f])))

    def pairs(self) -> tuple[Pair, ...]:
        """All pairs in document order of the base; what is inserted comes after what it follows in the file."""
        reasons = judge(self.ours, self.theirs, self.everything, self.scope)
        moved = find_moves(self.ours, self.theirs, self.paired)
        at: dict[int, list[Pair]] = {place: [] for place in range(-1, len(self.ours))}
        for b in range(len(self.ours)):
            if b in reasons:
                fate = Fate.DELETED if reasons[b] in (Why.GAP, Why.WHOLE) else Fate.ABSENT
                at[b].append(Pair((self.ours.provisions[b].id,), (), fate, why=reasons[b]))
            elif self.merges.get(self.everything[b], [b])[0] == b:
                at[b].append(self._pair(b, moved))
        last = -1
        for f, provision in enumerate(self.theirs.provisions):
            last = self.home.get(f, last)
            if f not in self.home:
                at[last].append(Pair((), (provision.id,), Fate.INSERTED))
        return tuple(pair for place in sorted(at) for pair in at[place])

    def _pair(self, b: int, moved: Set[int]) -> Pair:
        f = self.everything[b]
        ours = self.merges.get(f, [b])
        theirs = self.splits.get(b, [f])
        said, meant = self.ours.provisions[b].text, self.theirs.provisions[f].text
        fate = Fate.SAME if said == meant or fold(said) == fold(meant) else Fate.EDITED
        if len(ours) > 1 or len(theirs) > 1:
            fate = Fate.SPLIT if len(theirs) > 1 else Fate.MERGED
        names = tuple(self.ours.provisions[part].id for part in ours)
        parts = tuple(self.theirs.provisions[part].id for part in theirs)
        return Pair(names, parts, fate, any(part in moved for part in ours), self.alike(b))
