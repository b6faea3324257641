"""One provision of a returned copy while it is read: what was done to it, by whom, and what is found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from plenary.engine.text.credit import Credit
from plenary.engine.text.passage import Passage
from plenary.engine.text.reading import Position, Stance
from plenary.engine.text.round_two.alignment import MARK, Span
from plenary.engine.text.round_two.answer import Cause, Meaning, Question
from plenary.engine.text.round_two.edit import Edits, Put
from plenary.engine.text.round_two.frame import Bracket, Frame
from plenary.engine.text.round_two.signature import Names

_STOP = re.compile(r"(?<=[.;:!?؛؟])\s+|(?<=[。；：！？])|[\n\ufffe]")


@dataclass(frozen=True)
class Member:
    """Who sent the copy. ``own`` masks the reading that it replaces, ``alone`` other readings that the member stands
    behind alone, ``joint`` those that it stands behind with others, ``nameless`` those behind which nobody stands: the
    brackets of a base that carries some. ``options`` are these and those that such a base attributes itself.
    ``nothing`` are the words that stand for "no text", ``option`` finds the label of an option."""

    code: str
    own: int
    alone: int
    joint: int
    nameless: int
    options: int
    names: Names
    nothing: frozenset[str]
    option: re.Pattern[str]

    def beside(self, mask: int) -> Cause | None:
        """Why to ask where something is done to what these readings say: the copy replaces one reading of the member,
        and what else it stands behind is kept."""
        if mask & self.alone:
            return Cause.OWN
        return Cause.JOINT if mask & self.joint else None

    def words(self, text: str) -> str:
        """Words that were offered: none where they say that there is to be no text."""
        stripped = text.strip()
        return "" if stripped in self.nothing else stripped


@dataclass(slots=True)
class Offer:
    """Words for a slot that stand in none of its alternatives, and the codes of those who sign them. ``strange``
    where the code behind them is nobody's."""

    words: str
    signed: frozenset[str]
    put: Put
    strange: bool = False


@dataclass
class Case:
    """``credit`` says whose alternatives are, ``place`` where in the file the provision is, ``beside`` what is offered
    in each bracket by brackets beside it. ``edited`` and ``chosen`` mask the readings of the base's own options whose
    words the member edited, or chose as they are."""

    member: Member
    passage: Passage
    frame: Frame
    edits: Edits
    credit: Credit
    place: str = ""
    positions: list[Position] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    joined: list[tuple[str, str]] = field(default_factory=list)
    released: list[tuple[str, str]] = field(default_factory=list)
    beside: dict[Bracket, list[Offer]] = field(default_factory=dict)
    edited: int = 0
    chosen: int = 0

    @property
    def id(self) -> str:
        return self.passage.provision.id

    def take(self, stance: Stance, words: str, slot: str = "") -> None:
        """A position of the member."""
        self.positions.append(Position(self.id, slot, words.strip(), stance))

    def offer(self, put: Put, text: str) -> Offer:
        """One alternative that was put there, with the names that sign it."""
        words, signed = self.member.names.signed(text)
        return Offer(self.member.words(words), signed, put, self.member.names.stranger(words))

    def ask(
        self,
        cause: Cause,
        meanings: Iterable[Meaning],
        span: Span,
        *,
        slot: str = "",
        puts: Iterable[Put] | None = None,
    ) -> None:
        """A question about what was done between two characters. ``puts`` are the words it is about, all that were
        put there unless given."""
        asked = self.edits.put_in(*span) if puts is None else list(puts)
        words = tuple(put.text.replace(MARK, "\n").strip() for put in asked if put.text.strip(f"\n\t {MARK}"))
        for put in asked:
            put.settled = True
        start, end = self._sentence(span)
        slips = map(self.member.names.meant, words) if cause is Cause.STRANGER else ()
        question = Question(
            self.id,
            cause,
            tuple(meanings),
            _clean(self.frame.text[start:end]),
            _clean(self.edits.shown(start, end)),
            words,
            slot,
            self.place,
            meant=next(filter(None, slips), ""),
        )
        if question not in self.questions:
            self.questions.append(question)

    def _sentence(self, span: Span) -> Span:
        """The sentences that a span touches."""
        stops = [0, *(found.end() for found in _STOP.finditer(self.frame.text)), len(self.frame.text)]
        start = max(stop for stop in stops if stop <= span[0])
        end = min((stop for stop in stops if stop > start and stop >= span[1]), default=len(self.frame.text))
        return start, end


def _clean(text: str) -> str:
    return " ".join(text.replace(MARK, "\n").split())
