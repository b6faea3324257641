"""A message: a file that asks in sentences and is no copy of the text.

Of what stands around its requests, some may be an excerpt of the text, and some is said about it: nothing of that is
text until a person says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plenary.engine.text.block import Block, Shape
from plenary.engine.text.candidate.candidate import NOTHING, Action, Candidate, Doubt, Edit, Fragment, Origin
from plenary.engine.text.candidate.carry import edits
from plenary.engine.text.candidate.locate import fold
from plenary.engine.text.candidate.markup import Texts, body, is_numbered
from plenary.engine.text.candidate.reference import Level, references
from plenary.engine.text.candidate.request import heads
from plenary.engine.text.candidate.resolve import is_next, subtree
from plenary.engine.text.candidate.sentence import sentences
from plenary.engine.text.note_mark import MARK
from plenary.engine.text.numbering import readings
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition

_CHATTER = 3
"""Paragraphs to one that asks for something, at most, in a message; a text may have a sentence that looks like one."""
_TALK = 10
"""Paragraphs that are not the base's to one that surely asks for something, at most, in a message."""
_NEARLY = 85
"""Likeness, in per cent, from which a paragraph without a number is a provision's own words in a message: "Betland
proposes the following:" is 60 like "The Board shall decide the following:"."""
_ARTICLES = {
    Level.ANNEX: Kind.ANNEX,
    Level.PART: Kind.PART,
    Level.CHAPTER: Kind.CHAPTER,
    Level.SECTION: Kind.SECTION,
    Level.ARTICLE: Kind.ARTICLE,
}


def asides(
    base: Instrument, blocks: Sequence[Block], candidates: Sequence[Candidate], *, letter: bool = False
) -> frozenset[str]:
    """The places of what a message says around its requests, and of the words that a request announces: what is no
    provision of the base, nor nearly one. ``letter``: the blocks stood between the head and the signature of one."""
    texts = Texts.of(base)
    if not _is_message(texts, blocks, candidates, letter=letter):
        return frozenset()
    announced = _announced(blocks, candidates)
    return announced | {
        block.place
        for block in blocks
        if not (block.row or block.edited) and not texts.known(block.accepted, least=_NEARLY)
    }


def excerpts(
    texts: Texts, blocks: Sequence[Block], candidates: Sequence[Candidate], *, letter: bool
) -> Iterator[Candidate]:
    """A candidate for each paragraph of a message that may be one of the text: in other words, or new among those that
    it cites. None where the file is no message."""
    if _is_message(texts, blocks, candidates, letter=letter):
        yield from _Excerpts.of(texts, blocks, candidates).read()


def _is_message(texts: Texts, blocks: Sequence[Block], candidates: Iterable[Candidate], *, letter: bool) -> bool:
    """Whether a file is no copy of the text, and it is a letter, or one paragraph in three asks for something, or some
    surely do among few that are not the base's."""
    told = [one for one in candidates if one.origin is Origin.INSTRUCTION]
    asking, sure = {one.place for one in told}, {one.place for one in told if one.sure}
    if not (asking or letter) or texts.copied(block.accepted for block in blocks):
        return False
    own = sum(1 for block in blocks if not block.edited and texts.exact(_words(block), -1) is None)
    return letter or len(asking) * _CHATTER >= len(blocks) or len(sure) * _TALK >= own


def _announced(blocks: Sequence[Block], candidates: Iterable[Candidate]) -> frozenset[str]:
    """The places of the paragraphs that are the words of a request before them."""
    said = {one.place: _flat(one.sentence) for one in candidates}
    return frozenset(
        block.place
        for before, block in pairwise(blocks)
        if _words(block) and said.get(before.place, "").endswith(f" {_flat(block.accepted)}")
    )


@dataclass(frozen=True)
class _Excerpts:
    """``stands``: for each block the place of the provision that it is; ``free``: that it is none, and asks for
    nothing."""

    base: Instrument
    blocks: Sequence[Block]
    stands: Sequence[int | None]
    free: Sequence[bool]

    @classmethod
    def of(cls, texts: Texts, blocks: Sequence[Block], candidates: Sequence[Candidate]) -> "_Excerpts":
        taken = {one.place for one in candidates} | _announced(blocks, candidates)
        stands: list[int | None] = []
        free: list[bool] = []
        for block in blocks:
            other = block.place in taken or block.edited or not _words(block)
            other = bool(other or block.row or block.shape is Shape.FOOTNOTE or _is_heading(block))
            stands.append(None if other else _stand(texts, block))
            free.append(not other and stands[-1] is None)
        return cls(texts.base, blocks, stands, free)

    def read(self) -> Iterator[Candidate]:
        before: Provision | None = None
        number, within = "", False
        for at, block in enumerate(self.blocks):
            place = self.stands[at]
            if place is not None:
                before = self.base.provisions[place]
                number, within = before.number, False
                yield from self.reworded(block, before)
            elif not self.free[at]:
                before, within = None, False
            elif kind := _container(block):
                within = True
                yield self.article(at, kind, before)
            elif within:
                continue
            elif is_numbered(block):
                found = self.followed(before, number, _number(block))
                if found:
                    yield self.added(block, found, found, subtree(self.base, found.id)[-1])
                else:
                    yield from self.unplaced(block)
                before, number = found, _number(block)
            elif before is not None:
                yield from self.between(at, before)

    def reworded(self, block: Block, own: Provision) -> Iterator[Candidate]:
        words = _words(block)
        found = [one if MARK.search(words) else _with_marks(one, own) for one in edits(own.id, own.text, words)]
        changed = tuple(one for one in found if one.words != own.text[one.start : one.end])
        if changed and fold(own.text) != fold(words):
            yield _candidate(block, Action.REWORD, (own.id,), Fragment(edits=changed))

    def article(self, at: int, kind: Kind, before: Provision | None) -> Candidate:
        """A new article, with what follows as its text or its paragraphs and is none of the base's."""
        block, run = self.blocks[at], list[Block]()
        for place in range(at + 1, len(self.blocks)):
            one = self.blocks[place]
            # A heading has one paragraph behind it, or several with numbers.
            if not self.free[place] or _container(one) or not (is_numbered(one) or not run):
                break
            run.append(one)
        said = " ".join(one.accepted.strip() for one in (block, *run))
        line = [before, *self.base.ancestors(before.id)] if before else []
        beside = next((one for one in line if one.kind is kind), None)
        if beside is None:
            return _candidate(block, Action.ADD, (), NOTHING, said)
        after = subtree(self.base, beside.id)[-1]
        added = [Addition("new.1", after, beside.parent, kind, _words(block), _number(block))]
        for place, one in enumerate(run, 2):
            inner = Kind.PARAGRAPH if is_numbered(one) else Kind.TEXT
            added.append(Addition(f"new.{place}", after, "new.1", inner, _words(one), _number(one)))
        return _candidate(block, Action.ADD, (beside.id,), Fragment(added=tuple(added)), said)

    def followed(self, before: Provision | None, number: str, new: str) -> Provision | None:
        """The provision after which a paragraph of the new number comes: the one before it, of which the last number is
        ``number``, or one that holds that."""
        line = [(before, number), *((one, one.number) for one in self.base.ancestors(before.id))] if before else []
        return next(
            (one for one, last in line if any(is_next(a, b) for a in readings(new) for b in readings(last)[:1])), None
        )

    def between(self, at: int, before: Provision) -> Iterator[Candidate]:
        """A new paragraph without a number, where the message goes on in the text behind it."""
        place = next((self.stands[to] for to in range(at, len(self.blocks)) if not self.free[to]), None)
        if place is not None and place > self.base.position[before.id]:
            held, following = subtree(self.base, before.id), self.base.provisions[place]
            inside = following.id in held
            yield self.added(self.blocks[at], before, following if inside else before, held[0 if inside else -1])

    def added(self, block: Block, beside: Provision, like: Provision, after: str) -> Candidate:
        """A new paragraph of the kind of a provision, behind another."""
        own = Addition("new", after, like.parent, like.kind, _words(block), _number(block))
        return _candidate(block, Action.ADD, (beside.id,), Fragment(added=(own,)))

    def unplaced(self, block: Block) -> Iterator[Candidate]:
        """What has a number may be a paragraph of the text where the message has others."""
        if any(place is not None for place in self.stands):
            yield _candidate(block, Action.ADD, (), NOTHING)


def _stand(texts: Texts, block: Block) -> int | None:
    """The place of the provision that a paragraph is, in its words or nearly."""
    words = _words(block)
    exact = texts.exact(words, -1)
    place = exact if exact is not None else texts.like(words, least=_NEARLY)
    if place is None and is_numbered(block):
        place = texts.like(words)
        return place if place is not None and texts.base.provisions[place].number else None
    return place


def _candidate(
    block: Block, action: Action, provisions: tuple[str, ...], fragment: Fragment, said: str = ""
) -> Candidate:
    doubts = (Doubt.IN_MESSAGE,) if fragment != NOTHING else (Doubt.IN_MESSAGE, Doubt.PLACE_UNSAID)
    said = said or block.accepted.strip()
    return Candidate("", Origin.EXCERPT, action, said, block.place, provisions, fragment, doubts)


def _with_marks(edit: Edit, own: Provision) -> Edit:
    """An edit that keeps the marks of notes, which a message need not have."""
    return replace(edit, words=edit.words + "".join(MARK.findall(own.text[edit.start : edit.end])))


def _container(block: Block) -> Kind | None:
    """The kind of an article, annex or part that a paragraph begins."""
    text = _flat(f"{block.number} {block.accepted}")
    first = next(iter(references(text)), None)
    return _ARTICLES.get(first.steps[-1].level) if first and first.start == 0 and is_numbered(block) else None


def _is_heading(block: Block) -> bool:
    """Whether a paragraph says what the requests behind it are about, and is none of the text."""
    said = sentences(block.accepted)
    return all(references(one.masked) and heads(one) for one in said) and not _container(block)


def _words(block: Block) -> str:
    return block.accepted[body(block.accepted) :].strip()


def _number(block: Block) -> str:
    return (block.number or block.accepted[: body(block.accepted)]).strip(" .\t")


def _flat(text: str) -> str:
    return " ".join(text.split())
