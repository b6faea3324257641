"""Which blocks of a returned file are which provision of what was sent.

Hidden marks say it. What carries none stands between marked blocks: lines beside a provision, and paragraphs
that somebody wrote. Where a program has lost all marks, paragraphs are found by their words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from plenary.engine.text.block import Block, Change, Role, Shape
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.round_two.alignment import MARK
from plenary.engine.text.round_two.edit import Put, Strand
from plenary.engine.text.round_two.row import Rows, read_rows
from plenary.engine.text.round_two.sheet import Sheet
from plenary.engine.text.round_two.signature import Names
from plenary.engine.text.typography import fold

_ALIKE = 60
"""Per cent: the likeness from which a paragraph without a mark is taken for one that was sent."""


@dataclass
class Attachment:
    """``chunks`` are the blocks of each provision, in the order of the file; ``outside`` those that stand before
    the text or after it; ``notes`` footnotes that the file adds, with the provision that is before each;
    ``rows`` cells of tables that it adds; ``struck`` lines that were sent beside another provision than the one before
    them, which is given, and were struck.
    ``unmarked`` says that no block carried a mark, ``tracked`` that something in the file is a tracked change,
    ``otherwise`` that lines beside provisions are not those that are sent now."""

    chunks: dict[str, list[Block]] = field(default_factory=dict)
    outside: list[Block] = field(default_factory=list)
    notes: list[tuple[str, Block]] = field(default_factory=list)
    cells: list[Block] = field(default_factory=list)
    rows: Rows = field(default_factory=lambda: Rows([], []))
    struck: list[tuple[str, Block]] = field(default_factory=list)
    unmarked: bool = False
    tracked: bool = False
    otherwise: bool = False


def attach(rolling: RollingText, sheets: Sequence[Sheet], blocks: Sequence[Block], names: Names) -> Attachment:
    """Every block where it belongs. ``names`` finds whom a line names."""
    known = {sheet.provision for sheet in sheets if sheet.provision}
    owners = [block.id if block.id in known else "" for block in blocks]
    tracked = any(block.change is not Change.KEPT or block.edited for block in blocks)
    attachment = Attachment(unmarked=not any(owners), tracked=tracked)
    attachment.rows = read_rows(rolling, sheets, blocks, _found(rolling, sheets, blocks, owners))
    blocks, owners = attachment.rows.blocks, attachment.rows.owners
    lines = _Lines(sheets, names)
    last = max((place for place, owner in enumerate(owners) if owner), default=-1)
    owner = ""
    over = False
    late: list[tuple[str, Block]] = []
    for place, block in enumerate(blocks):
        if owners[place]:
            if block.shape is not Shape.FOOTNOTE:
                owner = owners[place]
            attachment.chunks.setdefault(owners[place], []).append(block)
            continue
        if place > last and not over:
            over = lines.is_around(block) or (block.row is not None and not _is_written(block))
        ahead = next((owner for owner in owners[place:] if owner), "")
        if block.shape is Shape.FOOTNOTE:
            attachment.notes.append((owner, block))
        elif block.row is not None and owner and not over:
            (attachment.outside if lines.is_around(block) else attachment.cells).append(block)
        elif said := lines.said_of(block, owner, ahead):
            if said in owners[place:]:
                late.append((said, block))
            else:
                attachment.chunks.setdefault(said, []).append(block)
        elif lines.is_around(block):
            attachment.outside.append(block)
        elif lines.is_renamed(block, owner):
            attachment.chunks[owner].append(block)
        elif lines.is_otherwise(block, tracked=tracked):
            attachment.otherwise = True
        elif lines.is_beside(block):
            if block.accepted.strip():
                attachment.outside.append(block)
            else:
                attachment.struck.append((owner or ahead, block))
        elif ahead and lines.opens(ahead, block):
            attachment.chunks.setdefault(ahead, []).append(block)
        elif owner and not over and (place < last or not _is_blank(block)):
            attachment.chunks[owner].append(block)
        elif not owner and ahead and _is_written(block) and not any(owners[:place]) and _is_next(owners, place):
            attachment.chunks.setdefault(ahead, []).append(block)
        else:
            attachment.outside.append(block)
    for said, block in late:
        attachment.chunks.setdefault(said, []).append(block)
    return attachment


def is_line(sheet: Sheet) -> bool:
    """Whether it is a line that was sent beside a provision."""
    return bool(sheet.provision and sheet.parts) and all(part.role is Role.REMARK for part in sheet.parts)


def is_there(sheet: Sheet, blocks: Iterable[Block]) -> bool:
    """Whether a line is among these blocks, edited or not."""
    sent = fold(sheet.text)
    came = [fold(text) for block in blocks for text in (block.rejected, block.accepted)]
    return any(fuzz.ratio(sent, words) >= _ALIKE for words in came)


def strand_of(blocks: Sequence[Block], *, flat: bool) -> Strand:
    """The characters of some blocks with what tracked changes did to them; every paragraph is ended by MARK.
    ``flat`` for a cell or footnote, whose paragraphs are lines of one block."""
    strand = Strand()
    for place, block in enumerate(blocks):
        for piece in block.pieces:
            if piece.change is Change.INSERTED:
                strand.put(Put(piece.text, tracked=True, move=piece.move))
            elif piece.change is not Change.UNDONE:
                strand.add(piece.text, piece.tag, piece.role, gone=piece.change is Change.DELETED)
        final = place + 1 == len(blocks)
        if block.change is Change.INSERTED and (not final or strand.text.endswith(MARK)):
            strand.put(Put(MARK, tracked=True))
        elif block.change is not Change.UNDONE or final:
            strand.add(MARK, "", Role.WORDS, gone=block.change is Change.DELETED and not final and not flat)
    return strand


class _Lines:
    """The paragraphs that were sent without a mark of their own, by their words."""

    def __init__(self, sheets: Sequence[Sheet], names: Names) -> None:
        self.names = names
        self.around = {fold(sheet.text) for sheet in sheets if not sheet.provision}
        self.order = list(dict.fromkeys(sheet.provision for sheet in sheets))
        self.remarks: dict[tuple[str, ...], list[str]] = {}
        self.named: dict[tuple[str, ...], frozenset[str]] = {}
        for sheet in sheets:
            if is_line(sheet):
                self.remarks.setdefault(fold(sheet.text), []).append(sheet.provision)
                self.named[fold(sheet.text)] = names.find(sheet.text)
        self.first: dict[str, tuple[str, ...]] = {}
        for sheet in sheets:
            labelled = any(part.role is Role.LABEL for part in sheet.parts)
            self.first.setdefault(sheet.provision, fold(sheet.text) if labelled else ())

    def is_around(self, block: Block) -> bool:
        return fold(block.accepted) in self.around or fold(block.rejected) in self.around

    def is_beside(self, block: Block) -> bool:
        """Whether it is a line that was sent beside some provision."""
        return fold(block.accepted) in self.remarks or fold(block.rejected) in self.remarks

    def is_renamed(self, block: Block, owner: str) -> bool:
        """Whether it is a line that was sent beside the provision before it, with other names, which were not tracked:
        whoever puts its name there, or takes it away, says something."""
        named = self.names.find(block.accepted)
        return _is_as_set(block) and any(
            owner in self.remarks[one] and self.named[one] != named for one in self._alike(block)
        )

    def is_otherwise(self, block: Block, *, tracked: bool) -> bool:
        """Whether it is a line of ours as it was sent beside a provision by an earlier release, which had others there
        or worded them otherwise: nobody did anything to it, it has the style of such lines, and it names whom one of
        them names. Where changes are not ``tracked``, words that no line has now may be a member's."""
        if not _is_as_set(block):
            return False
        named = self.names.find(block.accepted)
        alike = tracked and any(self.named[one] == named for one in self._alike(block))
        return alike or fold(block.accepted) in self.remarks

    def _alike(self, block: Block) -> list[tuple[str, ...]]:
        """The lines that were sent beside any provision and are like it."""
        words = fold(block.accepted)
        return [one for one in self.remarks if fuzz.ratio(words, one) >= _ALIKE]

    def said_of(self, block: Block, owner: str, ahead: str) -> str:
        """The provision beside which a line was sent that has no mark: the one before it, or else one between
        that and the next, whose own words are gone."""
        for text in (fold(block.rejected), fold(block.accepted)):
            named = self.remarks.get(text, [])
            if owner in named:
                return owner
            start = self.order.index(owner) if owner else -1
            end = self.order.index(ahead) if ahead else len(self.order)
            for provision in named:
                if start < self.order.index(provision) < end:
                    return provision
        return ""

    def opens(self, provision: str, block: Block) -> bool:
        """Whether the block is the line that says how many options follow, where it has lost its mark."""
        first = self.first.get(provision)
        return bool(first) and first in (fold(block.accepted), fold(block.rejected))


def _is_as_set(block: Block) -> bool:
    """Whether it has the style of a line beside a provision, and nothing in it is tracked."""
    ours = {piece.role for piece in block.pieces if piece.text.strip()} == {Role.REMARK}
    return ours and not block.edited and block.change is Change.KEPT


def _is_blank(block: Block) -> bool:
    return not any(piece.text.strip() for piece in block.pieces)


def _is_written(block: Block) -> bool:
    """Whether everything in the block was put in by tracked changes."""
    return not _is_blank(block) and not block.rejected.strip()


def _is_next(owners: Sequence[str], place: int) -> bool:
    """Whether a marked block comes right after this one."""
    return place + 1 < len(owners) and bool(owners[place + 1])


def _found(rolling: RollingText, sheets: Sequence[Sheet], blocks: Sequence[Block], owners: Sequence[str]) -> list[str]:
    """The owners of all blocks: where marks are gone, from the words between what still has them. Footnotes are found
    among footnotes, for a file may have them before or behind what was sent beside their provision."""
    rank: dict[str, int] = {}
    for sheet in sheets:
        rank.setdefault(sheet.provision, len(rank))
    found = list(owners)
    marked = [place for place, owner in enumerate(owners) if owner]
    for before, after in pairwise([-1, *marked, len(blocks)]):
        if after - before < 2:
            continue
        first = rank[owners[before]] if before >= 0 else -1
        last = rank[owners[after]] if after < len(blocks) else len(rank)
        lost = [s for s in sheets if s.provision and first < rank[s.provision] < last and s.provision not in owners]
        run = range(before + 1, after)
        came = {place: _words(blocks[place], alone=not marked) for place in run}
        cited = [place for place in run if blocks[place].shape is Shape.FOOTNOTE]
        notes = [s for s in lost if rolling.by_id[s.provision].provision.kind is Kind.FOOTNOTE]
        for place, owner in zip(cited, _by_words(notes, [came[at] for at in cited], leads=False), strict=True):
            found[place] = owner
        rest = [place for place in run if place not in cited]
        lost = [s for s in lost if s not in notes or s.provision not in found]
        for place, owner in zip(rest, _by_words(lost, [came[at] for at in rest], leads=before < 0), strict=True):
            found[place] = owner
    return found


def _words(block: Block, *, alone: bool) -> tuple[str, ...]:
    """What a block without a mark is known by: nothing that was put in, unless all blocks are ``alone`` without."""
    return () if not alone and _is_written(block) else fold(block.rejected) or fold(block.accepted)


def _by_words(sheets: Iterable[Sheet], came: Sequence[tuple[str, ...]], *, leads: bool) -> list[str]:
    """The owner of each of some paragraphs without marks: equal ones first, in order, then like ones between them.
    ``leads`` where a file begins with them."""
    sent = [(sheet.provision, fold(sheet.text)) for sheet in sheets if sheet.text.strip()]
    owners = [""] * len(came)
    anchors = _anchors([words for _, words in sent], came)
    for place, (start, end, first, last) in enumerate(_between(anchors, len(sent), len(came))):
        # What stands before the text (a cover with its title) is not the text: the first stretch is read backwards.
        step = -1 if place == 0 and leads else 1
        free = list(range(start, end))[::step]
        for at in list(range(first, last))[::step]:
            found = [(fuzz.ratio(sent[one][1], came[at]), -place, one) for place, one in enumerate(free)]
            likeness, rank, one = max(found, default=(0.0, 0, 0))
            if likeness >= _ALIKE:
                owners[at] = sent[one][0]
                free = free[1 - rank :]
    for one, other in anchors:
        owners[other] = sent[one][0]
    return owners


def _anchors(sent: Sequence[tuple[str, ...]], came: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Paragraphs that are equal on both sides and alone in being so, in one order on both: the longest such run."""
    places = _alone(came)
    pairs = [(one, places[words]) for words, one in _alone(sent).items() if words in places]
    best: list[tuple[int, int, int]] = []
    for one, other in sorted(pairs):
        before = max(
            (run for run in range(len(best)) if best[run][1] < other), key=lambda run: best[run][2], default=-1
        )
        best.append((one, other, 1 + (best[before][2] if before >= 0 else 0)))
    chain: list[tuple[int, int]] = []
    length = max((run[2] for run in best), default=0)
    limit = len(came)
    for one, other, reach in reversed(best):
        if reach == length and other < limit:
            chain.append((one, other))
            limit, length = other, length - 1
    return chain[::-1]


def _alone(texts: Iterable[tuple[str, ...]]) -> Mapping[tuple[str, ...], int]:
    counted: dict[tuple[str, ...], list[int]] = {}
    for place, text in enumerate(texts):
        counted.setdefault(text, []).append(place)
    return {text: places[0] for text, places in counted.items() if len(places) == 1 and text}


def _between(anchors: Sequence[tuple[int, int]], sent: int, came: int) -> list[tuple[int, int, int, int]]:
    """The stretches between anchors on both sides."""
    edges = [(-1, -1), *anchors, (sent, came)]
    return [(a + 1, b, c + 1, d) for (a, c), (b, d) in pairwise(edges)]
