"""Candidates: what may be a suggestion, and is none until a person says so."""

from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.candidate.reference import Reference
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Bracket, Move


class Origin(StrEnum):
    """How a submission said it: by the look of its words, by ``[XX: words]``, in a sentence, by leaving out what
    stands between two provisions that it has, or in what a message cites of the text. ABSENCE has the base's words for
    its sentence."""

    MARKUP = "markup"
    ATTRIBUTION = "attribution"
    INSTRUCTION = "instruction"
    ABSENCE = "absence"
    EXCERPT = "excerpt"


class Action(StrEnum):
    """What is asked for. REWORD gives a provision other words as a whole; UNREAD is for a person to read."""

    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    ADD = "add"
    REWORD = "reword"
    MOVE = "move"
    RETAIN = "retain"
    SUPPORT = "support"
    BRACKET = "bracket"
    UNREAD = "unread"


class Doubt(StrEnum):
    """Why the machine is not sure of a candidate. QUALIFIED: the sentence sets a condition, gives a choice or tells
    of the past; REPORTED: it names a member, who may be the one that asks."""

    NOT_READ = "not read"
    NEGATED = "negated"
    QUESTION = "question"
    QUALIFIED = "qualified"
    REPORTED = "reported"
    ACCEPTED = "accepted"
    UNQUOTED = "unquoted"
    PLACE_UNSAID = "place unsaid"
    WORDS_NOT_FOUND = "words not found"
    WORDS_SEVERAL = "words found several times"
    PROVISION_UNSAID = "provision unsaid"
    PROVISION_UNKNOWN = "provision unknown"
    PROVISION_SEVERAL = "several such provisions"
    MEMBER_UNKNOWN = "member unknown"
    SHARE_UNSAID = "share unsaid"
    BASE_DIFFERS = "base differs"
    LEFT_OUT = "left out"
    IN_MESSAGE = "in a message"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Words of the base that give way to others: ``start`` and ``end`` count characters of the provision's
    base text, end excluded."""

    provision: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Sought:
    """A provision that the base does not have, looked for in what is supported; ``context`` are the provisions of the
    base spoken of before it."""

    reference: Reference
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """A member's text supported, for some provisions or, with none named, for all. ``sought`` are provisions too, which
    that text may add."""

    member: str
    provisions: tuple[str, ...] = ()
    sought: tuple[Sought, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a reading: what a candidate comes to if it is confirmed."""

    edits: tuple[Edit, ...] = ()
    added: tuple[Addition, ...] = ()
    deleted: tuple[str, ...] = ()
    retained: tuple[str, ...] = ()
    moved: tuple[Move, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    supports: tuple[Support, ...] = ()

    def words(self, base: Instrument) -> dict[str, str]:
        """The resulting words of each provision that the edits touch."""
        texts = {edit.provision: base.by_id[edit.provision].text for edit in self.edits}
        for edit in sorted(self.edits, reverse=True):
            text = texts[edit.provision]
            texts[edit.provision] = text[: edit.start] + edit.words + text[edit.end :]
        return texts


NOTHING = Fragment()


@dataclass(frozen=True, slots=True)
class Candidate:
    """``id`` stays the same as long as the sentence does. ``sentence`` are the submission's own words and
    ``place`` where they are in its file; ``provisions`` those of the base that it names or touches;
    ``holders`` the codes it names itself (``[XX: words]``). Without ``doubts`` the machine is sure."""

    id: str
    origin: Origin
    action: Action
    sentence: str
    place: str
    provisions: tuple[str, ...] = ()
    fragment: Fragment = NOTHING
    doubts: tuple[Doubt, ...] = ()
    holders: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return not self.doubts
