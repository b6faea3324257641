"""The proof sheet: "your text as we read it", for the member to confirm before it enters the rolling text.

What a person reads in it is data here and sentences in the renderers, except what the submission itself
says (words, places, sentences), which stands verbatim.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from plenary.engine.text.block import Piece
from plenary.engine.text.provision import Kind
from plenary.engine.text.touch import Touch


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing the reader was not sure of: a whole sentence, and where in the file it is."""

    sentence: str
    place: str = ""


class Did(StrEnum):
    """What an answer to an issued text does. ``withdrawn`` and ``replaced`` are words that the member had suggested,
    ``taken back`` is a position, ``added`` words beside all that the base has in brackets or options."""

    SUPPORTED = "supported"
    ACCEPTED = "can accept"
    OPPOSED = "opposed"
    RESERVED = "reserved"
    RETAINED = "retained"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    UNDELETED = "deletion withdrawn"
    UNRETAINED = "retention withdrawn"
    UNMOVED = "move withdrawn"
    RELEASED = "bracket released"
    TAKEN_BACK = "position taken back"
    ADDED = "option added"


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that an answer to an issued text does in a provision. ``words`` are those that it does it to, empty
    for "no text" and for what concerns the provision as a whole."""

    did: Did
    words: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """Words that a submission adds in ``provision`` beside all that the base has there in brackets or options.

    ``said`` is what its reading says, ``shown`` the same with the first option of the base instead of these ``words``.
    """

    provision: str
    said: str
    shown: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One provision that the submission touches.

    ``citation`` is how a person names it (``Article 7, 2 bis``). ``base`` are the words of the base,
    empty for an added provision; ``pieces`` the same provision as we read it, kept, inserted and
    deleted. ``where`` says, for an added or moved provision, after which provision it now stands
    (a citation, empty for the very beginning), or which it is ``first`` in. ``doubts`` are about this
    provision; ``answers`` what an answer to an issued text does there beside suggesting words. ``holders`` are the
    full names of whose reading it is, where the submission has several readings; ``source`` is the name of the file
    it came from, where that is not the submission itself.
    """

    id: str
    citation: str
    kind: Kind
    touches: tuple[Touch, ...]
    base: str
    pieces: tuple[Piece, ...]
    where: str = ""
    doubts: tuple[Doubt, ...] = ()
    answers: tuple[Answer, ...] = ()
    first: bool = False
    holders: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be a suggestion and is not applied until a person says so.

    ``key`` is what the confirmation names it by (``1``, ``2`` …), ``sentence`` the file's own words,
    ``pieces`` how we would read it (empty where we could not), ``citation`` the provision meant
    (empty where unsure). Where a yes changes several provisions, or does to one what its words do not show,
    ``results`` are all of them, ``pieces`` those of the first, and ``citation`` names every one. ``doubts`` say why the
    machine is not sure of it; ``supported`` are the full names of the members whose text a yes supports.
    """

    key: str
    sentence: str
    place: str = ""
    citation: str = ""
    pieces: tuple[Piece, ...] = ()
    results: tuple[Proof, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    supported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something quarantined: a comment, hidden text, a personal name, a document property.

    A proof sheet goes to the submitter and the officer only, so ``text`` may be shown here; ``kind``
    is the reader's word for what it is.
    """

    kind: str
    text: str
    place: str = ""


@dataclass(frozen=True)
class ProofSheet:
    """``submission`` is the file's name, ``behalf`` the full names on whose behalf it came, none where
    nobody has said. ``base`` is the SHA-256 of the base text (64 hexadecimal digits), ``symbol`` and
    ``title`` are its own. ``lang`` is the language of the text, ``tongue`` that of the sheet (BCP 47).
    ``proofs`` are what this file says, ``standing`` what stands in its members' names beside that, each with the file
    it came from.
    ``doubts`` are about the file as a whole, ``remarks`` what one should know of it and need not answer.
    ``absent`` are the citations of provisions that the file does not contain and that are therefore out of its
    scope; ``untouched`` how many provisions it repeats unchanged. ``as_at`` is aware, in the time zone in which it
    is to be shown.
    """

    submission: str
    behalf: tuple[str, ...]
    symbol: str
    title: str
    base: str
    as_at: datetime
    proofs: tuple[Proof, ...]
    standing: tuple[Proof, ...] = ()
    lang: str = "en"
    tongue: str = "en"
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[Doubt, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    absent: tuple[str, ...] = ()
    untouched: int = 0

    def __post_init__(self) -> None:
        if self.as_at.tzinfo is None:
            raise ValueError("the time of a proof sheet needs its time zone")

    @property
    def touched(self) -> int:
        """How many provisions are touched; one that several readings touch is one, what each adds is its own."""
        return len({(proof.id, proof.holders if Touch.ADDED in proof.touches else ()) for proof in self.proofs})

    @property
    def questions(self) -> int:
        """How many doubts and candidates a person has to look at."""
        return len(self.doubts) + sum(len(proof.doubts) for proof in self.proofs) + len(self.candidates)
