"""One submission followed from the base to the accepted text, and the reading that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plenary.engine.text import numbering
from plenary.engine.text.block import Block, Change
from plenary.engine.text.interpretation.brackets import Line, pair_across, read_brackets
from plenary.engine.text.interpretation.link import Links, link, reunite
from plenary.engine.text.interpretation.merger import run_together, typed_numbers
from plenary.engine.text.interpretation.place import Anchor, Places
from plenary.engine.text.interpretation.result import Notice, Remark
from plenary.engine.text.interpretation.wording import Word, compare, text_of
from plenary.engine.text.matching import Matching
from plenary.engine.text.matching.moves import find_moves
from plenary.engine.text.matching.side import Side, sides
from plenary.engine.text.note_mark import free_numbers, mark_of, marked_anew, marks_between
from plenary.engine.text.placement import settle, straighten
from plenary.engine.text.provision import FRAMES, HOLDERS, Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Reading
from plenary.engine.text.structure import Structure, read
from plenary.engine.text.view import accepted

_LETTER = frozenset({Kind.TITLE, Kind.HEADING, Kind.TEXT, Kind.PREAMBULAR})
_GLOBAL = frozenset({Kind.ARTICLE, Kind.PART, Kind.ANNEX})
"""Kinds that are numbered through the whole instrument."""


@dataclass
class Submission:
    """``alone`` says that the blocks carry only some authors' changes, so that only what these touch is theirs;
    ``contested`` are then the blocks in which others struck words of the base and these authors none."""

    base: Instrument
    blocks: tuple[Block, ...]
    matching: Matching
    tracked: bool
    alone: bool = False
    contested: frozenset[int] = frozenset()
    remarks: list[Remark] = field(default_factory=list)
    _behind: dict[str | None, str | None] = field(default_factory=dict)

    def reading(self, id: str, holders: Sequence[str]) -> Reading:
        """The reading, and with it the remarks."""
        words: dict[str, str] = {}
        brackets: list[Bracket] = []
        left: dict[Notice, list[str]] = {}
        across, whole = self._across
        for name, now in self.links.now.items():
            said = self.base.by_id[name].text
            if now in self._wordings:
                bracketed = read_brackets(said, self._wordings[now], across.get(now, set()))
                brackets.extend(Bracket(name, start, end) for start, end in bracketed.spans)
                if bracketed.notice:
                    left.setdefault(bracketed.notice, []).append(name)
                meant = text_of(bracketed.words)
                if meant != said and name not in self._emptied:
                    words[name] = meant
            if now in whole and said:
                brackets.append(Bracket(name, 0, len(said)))
        added = tuple(self._add(name) for name in self.additions)
        self.remarks.extend(Remark(notice, tuple(names)) for notice, names in left.items())
        if self.links.parts:
            self.remarks.append(Remark(Notice.SPLIT, tuple(dict.fromkeys(self.links.parts.values()))))
        together: dict[str, list[str]] = {}
        for name, into in self.links.merged.items():
            together.setdefault(into, [into]).append(name)
        for names in together.values():
            self.remarks.append(Remark(Notice.MERGED, tuple(sorted(names, key=self.base.position.__getitem__))))
        reading = Reading(
            id,
            tuple(holders),
            words,
            frozenset(self._deleted()),
            self._retained(words),
            added=added,
            moved=self._moved(),
            brackets=tuple(brackets),
        )
        reading = settle(self.base, reading)
        if self.cover:
            lines = [p.text for p in self.accepted.instrument.provisions if p.id in self.cover]
            self.remarks.append(Remark(Notice.COVER, words="\n".join(lines)))
        if not (words or reading.deleted or reading.retained or added or reading.moved or brackets):
            self.remarks.append(Remark(Notice.NOTHING))
        return reading

    @cached_property
    def accepted(self) -> Structure:
        """The structure of the text with every change accepted, without the rows that a deletion emptied."""
        if not self.tracked:
            return self.matching.structure
        rows = [(block.row[:2], block) for block in self.blocks if block.row is not None]
        emptied = {row for row, block in rows if block.rejected} - {row for row, block in rows if block.accepted}
        numbers = typed_numbers(self.matching.structure, self.blocks)
        space = "" if self.base.lang == "zh" else " "
        seen = [
            run_together(paragraph, self.blocks, numbers, space)
            for paragraph in accepted(self.blocks)
            if paragraph.row is None or paragraph.row[:2] not in emptied
        ]
        numberless = self.matching.structure.numberless
        return read(seen, lang=self.base.lang, symbol=self.base.symbol, numberless=numberless)

    @cached_property
    def _sides(self) -> tuple[Side, Side]:
        return sides(self.base, self.accepted.instrument)

    @cached_property
    def links(self) -> Links:
        links = link(self.matching, self.accepted, self.blocks, tracked=self.tracked)
        if self.tracked:
            stayed = set(links.now)
            reunite(links, *self._sides, self.matching, self.accepted, self.blocks)
            links.retyped = frozenset(links.now.keys() - stayed)
        return links

    @cached_property
    def moved(self) -> frozenset[str]:
        """The base provisions that stand elsewhere in the accepted text."""
        ours, theirs = self._sides
        position = self.accepted.instrument.position
        pairs = {self.base.position[one]: position[other] for one, other in self.links.now.items()}
        retyped = frozenset(self.base.position[name] for name in self.links.retyped)
        return frozenset(self.base.provisions[place].id for place in find_moves(ours, theirs, pairs, retyped))

    @cached_property
    def places(self) -> Places:
        anchors: list[Anchor] = []
        for name, now in self.links.now.items():
            if name not in self.moved:
                anchors.extend((block, name) for block in self.accepted.sources[now][-1:])
        struck: list[Anchor] = []
        for name in self.links.deleted:
            blocks = [
                block for part in self.matching.by_base[name].file for block in self.matching.structure.sources[part]
            ]
            struck.extend((block, name) for block in blocks[-1:])
        back = {other: one for one, other in self.links.now.items()}
        spoken = [bool(block.accepted.strip()) for block in self.blocks]
        gone = frozenset(self.links.untracked)
        return Places(self.base, self.accepted, back, anchors, struck, gone, self.moved, spoken)

    @cached_property
    def additions(self) -> dict[str, str]:
        """The accepted provisions that the base does not have, and their ids in the reading, in document order."""
        new = [p.id for p in self.accepted.instrument.provisions if p.id not in self.places.back]
        if self.alone:
            new = [name for name in new if self._is_tracked(name)]
        return {name: f"+{count}" for count, name in enumerate((name for name in new if name not in self.cover), 1)}

    @cached_property
    def cover(self) -> frozenset[str]:
        """The accepted provisions of a letter around the text: unnumbered ones, not tracked, before all that is the
        base's, and in a tracked file after it. A file with nothing of the base and no article is all letter."""
        provisions = self.accepted.instrument.provisions
        known = [place for place, provision in enumerate(provisions) if provision.id in self.places.back]
        if not known and not any(provision.kind in HOLDERS for provision in provisions):
            return frozenset(self.accepted.instrument.by_id)
        first, last = (known[0], known[-1]) if known else (len(provisions), -1)
        outside = [*provisions[:first], *(provisions[last + 1 :] if self.tracked and known else ())]
        return frozenset(
            p.id
            for p in outside
            if p.kind in _LETTER and not p.number and not (self.tracked and self._is_tracked(p.id))
        )

    def _is_tracked(self, name: str) -> bool:
        """Whether tracked changes made an accepted provision, or the tracked mark before it cut it off another.
        A table or row is made by who made any of its cells."""
        if self.accepted.instrument.by_id[name].kind in FRAMES:
            _, theirs = self._sides
            held = theirs.children[self.accepted.instrument.position[name]]
            return any(self._is_tracked(theirs.provisions[place].id) for place in held)
        places = self.accepted.sources[name]
        blocks = [self.blocks[place] for place in places]
        cut_off = name in self.links.parts and self.blocks[max(places[0] - 1, 0)].change is Change.INSERTED
        return cut_off or any(block.edited or block.change is not Change.KEPT for block in blocks)

    @cached_property
    def _wordings(self) -> dict[str, tuple[Word, ...]]:
        """The words of each accepted provision that is added or may differ from the base's."""
        found = {name: compare("", self.text(name)).words for name in self.additions}
        for name, now in self.links.now.items():
            said, text = self.base.by_id[name].text, self.text(now)
            before = self.matching.by_base[name].file
            raw = self.accepted.instrument.by_id[now].text
            untouched = self.alone and before and self.matching.structure.instrument.by_id[before[0]].text == raw
            if text != said and not untouched:
                found[now] = compare(said, text, self.new_marks.values()).words
        return found

    @cached_property
    def _marks(self) -> dict[str, str]:
        """By the mark that the file has for a note, the one it has in the reading."""
        notes = [
            (self.accepted.instrument.by_id[now].number, self.base.by_id[name].number)
            for name, now in self.links.now.items()
            if self.base.by_id[name].kind is Kind.FOOTNOTE
        ]
        return {**marks_between(notes), **self.new_marks}

    @cached_property
    def new_marks(self) -> dict[str, str]:
        """By the mark that the file has for a note that is added, the one it has in the reading."""
        return {mark_of(self._written(name)): mark_of(number) for name, number in self._new_notes.items()}

    @cached_property
    def _new_notes(self) -> dict[str, str]:
        """The numbers of the notes that are added: the file's, or where the base has that, the next free one. A file
        counts its notes by itself, so that one before the base's first has its number."""
        known = {provision.number for provision in self.base.provisions if provision.kind is Kind.FOOTNOTE}
        new = [name for name in self.additions if self.accepted.instrument.by_id[name].kind is Kind.FOOTNOTE]
        free = free_numbers(known.union(map(self._written, new)))
        clashing = {name for name in new if self._written(name) in known and self._written(name).isdecimal()}
        return {name: next(free) if name in clashing else self._written(name) for name in new}

    def _written(self, name: str) -> str:
        """The number that an accepted provision has in the file."""
        return self.accepted.instrument.by_id[name].number

    def text(self, name: str) -> str:
        """The words of an accepted provision, with the marks that the reading has for notes."""
        return marked_anew(self.accepted.instrument.by_id[name].text, self._marks)

    @cached_property
    def _across(self) -> tuple[dict[str, set[int]], set[str]]:
        """The brackets that go from one provision to another of its article, and what stands whole between."""
        lines: list[Line] = []
        for provision in self.accepted.instrument.provisions:
            held = (provision, *self.accepted.instrument.ancestors(provision.id))
            holder = next((above.id for above in held if above.kind in HOLDERS), "")
            lines.append(Line(provision.id, holder, self._wordings.get(provision.id, ())))
        return pair_across(lines)

    @cached_property
    def _emptied(self) -> frozenset[str]:
        """The cells of the base that have no words any more."""
        cells = ((self.base.by_id[name], now) for name, now in self.links.now.items())
        return frozenset(
            p.id for p, now in cells if p.kind is Kind.CELL and p.text and not self.accepted.instrument.by_id[now].text
        )

    def _deleted(self) -> set[str]:
        """What is gone: a table or a row when all that has words in it is."""
        gone = {*self.links.deleted, *self._emptied, *(() if self.alone else self.links.untracked)}
        held: dict[str, list[str]] = {}
        for provision in reversed(self.base.provisions):
            cells = held.get(provision.id, [])
            if provision.kind in FRAMES and cells and gone.issuperset(cells):
                gone.add(provision.id)
            if provision.parent is not None and (provision.text or provision.kind in FRAMES):
                held.setdefault(provision.parent, []).append(provision.id)
        return gone

    def _retained(self, words: Mapping[str, str]) -> frozenset[str]:
        """What these authors typed again as the base has it, where others struck it."""
        found: set[str] = set()
        for name, now in self.links.now.items():
            parts = self.matching.by_base[name].file
            places = {place for part in parts for place in self.matching.structure.sources[part]}
            if name not in words and not self.contested.isdisjoint(places):
                pieces = (piece for place in self.accepted.sources[now] for piece in self.blocks[place].pieces)
                if any(piece.change is Change.INSERTED and piece.text.strip() for piece in pieces):
                    found.add(name)
        return frozenset(found)

    def _moved(self) -> tuple[Move, ...]:
        """What is moved to after one provision stands there in the order of the base, so what the file has in
        another order is said to follow what it follows there. What goes along with a moved provision is itself
        found before the next, so nothing here has to step over it. A footnote goes where its mark goes, and is not
        moved."""
        position = self.accepted.instrument.position
        moves: list[Move] = []
        first: dict[str | None, str] = {}
        last: dict[str | None, str] = {}
        moved = (name for name in self.moved if self.base.by_id[name].kind is not Kind.FOOTNOTE)
        for name in sorted(moved, key=lambda name: position[self.links.now[name]]):
            now = self.links.now[name]
            after = self.places.after(now)
            parent, behind = self.places.parent(now, after, {}), after
            if after in first and self.base.position[name] < self.base.position[first[after]]:
                behind = last[after]
            else:
                first[after] = name
            last[after] = name
            moves.append(straighten(self.base, moves, Move(name, behind, parent)))
        return tuple(sorted(moves, key=lambda move: self.base.position[move.provision]))

    @cached_property
    def _numbers(self) -> dict[tuple[Kind, str | None], dict[numbering.Key, tuple[int, numbering.Number]]]:
        """The numbers that the base has of each kind in each holder, and where."""
        found: dict[tuple[Kind, str | None], dict[numbering.Key, tuple[int, numbering.Number]]] = {}
        for place, provision in enumerate(self.base.provisions):
            number = numbering.parse(provision.number)
            if number:
                holder = None if provision.kind in _GLOBAL else provision.parent
                found.setdefault((provision.kind, holder), {})[number.key] = (place, number)
        return found

    def _add(self, name: str) -> Addition:
        provision = self.accepted.instrument.by_id[name]
        cut_from = self.links.parts.get(name)
        after = self.places.after(name)
        kind, parent = provision.kind, self.places.parent(name, after, self.additions)
        if cut_from is not None and not provision.number:
            kind, parent = self.base.by_id[cut_from].kind, self.base.by_id[cut_from].parent
        elif kind is Kind.TEXT and after is not None and self.base.by_id[after].kind is Kind.PREAMBULAR:
            kind = Kind.PREAMBULAR
        bracketed = read_brackets("", self._wordings[name], self._across[0].get(name, set()))
        if bracketed.notice:
            self.remarks.append(Remark(bracketed.notice, (self.additions[name],)))
        if parent in self._behind and self._behind[parent] != after and kind is not Kind.FOOTNOTE:
            # Words of the base stand between: what is added to hold the one cannot hold the other.
            parent = self.places.holder_beside(kind, after)
        self._behind[self.additions[name]] = after
        number = self._number(name, provision, kind, after, parent)
        behind = None if kind is Kind.FOOTNOTE else self.places.behind(name)
        return Addition(self.additions[name], after, parent, kind, text_of(bracketed.words), number, behind)

    def _number(self, name: str, provision: Provision, kind: Kind, after: str | None, parent: str | None) -> str:
        """The number as the member writes it; where the file counts by itself and the base has that number, the
        next free one after the provision before."""
        if kind is Kind.FOOTNOTE:
            return self._new_notes[name]
        number = numbering.parse(provision.number)
        beside = self._numbers.get((kind, None if kind in _GLOBAL else parent), {})
        if number is None or number.key not in beside:
            return provision.number
        last = self.base.position[after] if after is not None else -1
        before = [key for key, (place, _) in beside.items() if place <= last]
        taken = [known for _, known in beside.values()]
        free = numbering.insert(beside[max(before)][1], taken, lang=self.base.lang).bare if before else ""
        if not self._renumbered(beside[number.key][0]):
            words = provision.text or provision.number
            self.remarks.append(Remark(Notice.NUMBER_TAKEN, (self.additions[name],), words, free=free))
        automatic = any(self.blocks[place].number for place in self.accepted.sources[name])
        return free if automatic and free else provision.number

    def _renumbered(self, place: int) -> bool:
        """Whether the base's provision at this place has another number in the file."""
        one = self.base.provisions[place]
        now = self.links.now.get(one.id)
        said = numbering.parse(self.accepted.instrument.by_id[now].number) if now is not None else None
        known = numbering.parse(one.number)
        return said is not None and known is not None and said.key != known.key
