"""Candidates of a submission: its blocks read for mark-up, attributions and instructions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from plenary.engine.text.block import Block, Piece
from plenary.engine.text.candidate.candidate import NOTHING, Action, Candidate, Doubt, Fragment, Origin
from plenary.engine.text.candidate.clause import Operation, operations
from plenary.engine.text.candidate.effect import effect
from plenary.engine.text.candidate.legend import Legend, legend
from plenary.engine.text.candidate.lexicon import words
from plenary.engine.text.candidate.markup import Texts, body, is_numbered, marked, read_markup
from plenary.engine.text.candidate.matrix import Matrix, matrices
from plenary.engine.text.candidate.message import excerpts
from plenary.engine.text.candidate.reference import references
from plenary.engine.text.candidate.request import heads, requests
from plenary.engine.text.candidate.resolve import resolve
from plenary.engine.text.candidate.sentence import Sentence, mask, sentences
from plenary.engine.text.candidate.tabled import tabled
from plenary.engine.text.provision import Instrument

ITEM = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[-–•*])\s+")
"""The number or sign of an item in a letter's own list; ``Article 2.1:`` is none."""

_FIRM = frozenset({Action.REPLACE, Action.DELETE, Action.INSERT, Action.MOVE, Action.BRACKET, Action.REWORD})
"""Acts whose verbs are seldom used otherwise."""


def find(
    base: Instrument, blocks: Sequence[Block], *, members: Mapping[str, str], lang: str = "en", letter: bool = False
) -> tuple[Candidate, ...]:
    """Everything in a submission that may be a suggestion and is not tracked, in the order of its blocks.

    ``members`` gives for each name, in any form that may stand in a text, and for each code, the code.
    ``lang`` is the submission's language (BCP 47), ``letter`` whether it surely is a message.
    Nothing is applied: see ``apply``.
    """
    texts = Texts.of(base)
    tables = {matrix.table: matrix for matrix in matrices(texts, blocks)}
    asides = [place for place, block in enumerate(blocks) if not texts.known(block.accepted)]
    known, said = legend([blocks[place] for place in asides])
    legends = {asides[place] for place in said}
    search = _Search(base, texts, known, members, lang, texts.copied(block.accepted for block in blocks))
    for place, block in enumerate(blocks):
        matrix = tables.get(block.row[0]) if block.row else None
        if matrix is not None:
            search.found += tabled(texts, matrix, words(lang), members) if block is matrix.first else ()
        elif place not in legends:
            search.take(block, blocks[place + 1] if place + 1 < len(blocks) else None)
    return tuple(named(_with(search.found, excerpts(texts, blocks, search.found, letter=letter), blocks), base))


def _with(found: list[Candidate], more: Iterable[Candidate], blocks: Sequence[Block]) -> list[Candidate]:
    """Candidates and more of them, in the order of the blocks."""
    order = {block.place: at for at, block in enumerate(blocks)}
    for one in more:
        at = next((at for at, other in enumerate(found) if order[other.place] > order[one.place]), len(found))
        found.insert(at, one)
    return found


def tables_of_proposals(base: Instrument, blocks: Sequence[Block]) -> tuple[Matrix, ...]:
    """The tables whose rows say what is proposed of which provision; their cells are no paragraphs of the text."""
    return matrices(Texts.of(base), blocks) if any(block.row is not None for block in blocks) else ()


def speaks_of(base: Instrument, blocks: Iterable[Block]) -> bool:
    """Whether some blocks have words of the base, or name a provision of it."""
    texts = Texts.of(base)
    return any(
        texts.known(block.accepted) or any(resolve(base, one).provisions for one in references(block.accepted))
        for block in blocks
    )


def unread(blocks: Sequence[Block], candidates: Iterable[Candidate], tables: Iterable[Matrix]) -> Iterator[Block]:
    """What no candidate has of a message or of its tables, block by block: sentences that ask nothing that could be
    read. Comments, heads of columns and headings are left out."""
    every = [" ".join(one.sentence.split()) for one in candidates]
    aside = {block.place for one in tables for block in (*one.head, *one.comments)}
    for block in blocks:
        if block.place in aside:
            continue
        said = sentences(ITEM.sub("", block.accepted))
        left = [one.text for one in said if not (references(one.masked) and heads(one))]
        left = [one for one in left if not any(" ".join(one.split()) in sentence for sentence in every)]
        if left:
            yield replace(block, pieces=(Piece(" ".join(left)),))


def named(found: Iterable[Candidate], base: Instrument) -> Iterator[Candidate]:
    """The candidates with ids from their sentences and the words of the provisions that these concern: the same
    whatever comes and goes around them, and another where a sentence comes to concern another provision. What a person
    answered of ``delete Article 3`` is no answer for the Article 3 of another version."""
    seen: Counter[str] = Counter()
    for one in found:
        concerned = [base.by_id[name].text for name in one.provisions if name in base.by_id]
        said = "\n".join((one.origin, " ".join(one.sentence.split()), *concerned))
        seen[said] += 1
        digest = blake2b(f"{said}\n{seen[said]}".encode(), digest_size=4).hexdigest()
        added = tuple(replace(addition, id=f"{digest}.{place}") for place, addition in enumerate(one.fragment.added, 1))
        renamed = {old.id: new.id for old, new in zip(one.fragment.added, added, strict=True)}
        added = tuple(
            replace(addition, parent=addition.parent and renamed.get(addition.parent, addition.parent))
            for addition in added
        )
        yield replace(one, id=digest, fragment=replace(one.fragment, added=added))


@dataclass
class _Search:
    base: Instrument
    texts: Texts
    known: Legend
    members: Mapping[str, str]
    lang: str
    copied: bool
    """Whether the submission is a copy of the text, in which a paragraph that is new asks nothing of another."""
    found: list[Candidate] = field(default_factory=list)
    context: tuple[str, ...] = ()
    headed: bool = False
    """Whether a heading says what the sentences behind it are about."""
    after: int = -1
    consumed: Block | None = None

    def take(self, block: Block, following: Block | None) -> None:
        text = block.accepted
        exact = self.texts.exact(text[body(text) :].strip(), self.after)
        candidates: tuple[Candidate, ...] = ()
        if marked(self.texts, block, self.members):
            place, candidates = read_markup(self.base, self.texts, block, self.known, self.members, self.after)
            if place is not None or not self.asks(block):
                self.found += candidates
                self.after = self.after if place is None else place
                return
        if exact is not None:
            self.after = exact
        elif block is not self.consumed and not block.edited and not self.reworded(text):
            before = len(self.found)
            self.instruct(block, following)
            if self.loses_marks(block, self.found[before:]):
                self.found += candidates

    def loses_marks(self, block: Block, read: Iterable[Candidate]) -> bool:
        """Whether words that are marked stand in none of the sentences that were read of a block."""
        every = [" ".join(one.sentence.split()) for one in read]
        found = (" ".join(piece.text.split()) for piece in block.pieces if piece.markup)
        return any(not any(words in sentence for sentence in every) for words in found)

    def reworded(self, text: str) -> bool:
        """Whether a block is a provision of the base in other words, and no sentence that quotes."""
        quoting = any(one.quotes for one in sentences(text))
        return not quoting and self.texts.known(text)

    def asks(self, block: Block) -> bool:
        """Whether a block that is no provision of the base is a sentence to somebody rather than a text."""
        lexicon = words(self.lang)
        said = requests(block.accepted, lexicon, self.members)
        return any(operations(one, lexicon, self.members) for one in said)

    def instruct(self, block: Block, following: Block | None) -> None:
        """Read a block for instructions."""
        lexicon = words(self.lang)
        for sentence in requests(ITEM.sub("", block.accepted), lexicon, self.members):
            read = operations(sentence, lexicon, self.members)
            if read and following is not None and self.announces(sentence, read, following):
                sentence = self.joined(sentence, following)
                read = operations(sentence, lexicon, self.members)
            if read:
                self.operate(block, sentence, read)
            else:
                self.mention(block, sentence)

    def announces(self, sentence: Sentence, read: Sequence[Operation], following: Block) -> bool:
        """Whether the words of an instruction stand in the next block: ``add a new paragraph 5 bis:``; and not the
        instructions that ``the following changes are to be inserted:`` announces."""
        ends = sentence.text.rstrip().endswith((":", "："))
        asks = read[-1].action in (Action.INSERT, Action.REWORD, Action.REPLACE)
        if not ends or sentence.quotes or not asks:
            return False
        placed = any(one.targets or one.added is not None for one in read)
        return placed or not self.asks(following)

    def joined(self, sentence: Sentence, following: Block) -> Sentence:
        self.consumed = following
        said = mask(following.accepted.strip())
        words = said.quotes[0] if re.fullmatch("\ue0000\ue001[.;]?", said.masked) else following.accepted.strip()
        text = f"{sentence.text} {following.accepted.strip()}"
        return Sentence(text, f"{sentence.masked} \ue000{len(sentence.quotes)}\ue001", (*sentence.quotes, words))

    def operate(self, block: Block, sentence: Sentence, read: Sequence[Operation]) -> None:
        named: tuple[str, ...] = ()
        for operation in read:
            outcome = effect(self.base, operation, named or self.context, "new", headed=self.headed)
            unread = outcome.fragment == NOTHING or Doubt.NOT_READ in outcome.doubts
            if unread and self.idle(operation) and not operation.words:
                continue
            if self.copied and self.is_text(block, sentence, operation, unread=unread):
                continue
            self.found.append(
                Candidate(
                    "",
                    Origin.INSTRUCTION,
                    outcome.action,
                    sentence.text,
                    block.place,
                    outcome.provisions,
                    NOTHING if unread else outcome.fragment,
                    outcome.doubts,
                )
            )
            named = outcome.provisions or named
        self.context = named or self.context

    def is_text(self, block: Block, sentence: Sentence, operation: Operation, *, unread: bool) -> bool:
        """Whether a new sentence in a copy of the text is a sentence of the text: nothing that it may ask can be read,
        and it has a number or says what a word means, or its verb is one that a text may well have."""
        defines = sentence.masked.startswith("\ue000") and len(sentence.quotes) == 1
        if operation.action not in _FIRM:
            return defines or (unread and not (operation.words and operation.targets))
        if not unread or operation.targets:
            return unread and not operation.words
        return defines or not operation.words or is_numbered(block)

    def idle(self, operation: Operation) -> bool:
        """Whether a verb says nothing about the text: ``we support multilateralism``."""
        spoken = operation.words or operation.targets or operation.members or operation.tabled or operation.original
        return not spoken and operation.action not in {*_FIRM, Action.UNREAD}

    def mention(self, block: Block, sentence: Sentence) -> None:
        """A sentence without a verb that asks: a heading for what follows, or, if it quotes or says more about
        a provision, for a person to read."""
        named = references(sentence.masked)
        if not named and not (sentence.quotes and self.context):
            return
        ids = tuple(one for reference in named for one in resolve(self.base, reference, self.context).provisions)
        self.context = ids or self.context
        headed = heads(sentence)
        self.headed = self.headed or headed
        if not self.copied and not headed:
            self.found.append(
                Candidate(
                    "",
                    Origin.INSTRUCTION,
                    Action.UNREAD,
                    sentence.text,
                    block.place,
                    ids,
                    Fragment(),
                    (Doubt.NOT_READ,),
                )
            )
