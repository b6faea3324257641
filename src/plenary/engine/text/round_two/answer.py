"""What is read in a returned copy: a reading with positions, questions for a person, and notes."""

from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.reading import Position, Reading


class Meaning(StrEnum):
    """What an edit may mean, for a person to choose from."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CAN_ACCEPT = "can accept"
    RETAINS = "retains"
    SUGGESTS = "suggests"
    WITHDRAWS = "withdraws"
    BRACKETS = "brackets"
    RELEASES = "releases"
    ADDS = "adds"
    DELETES = "deletes"
    MOVES = "moves"
    RENUMBERS = "renumbers"
    FOR_ANOTHER = "for another"
    OUT_OF_SCOPE = "out of scope"
    SLIP = "slip"


class Cause(StrEnum):
    """Why an edit is asked about and not applied.

    NAMES: other members' names were added or removed. WORDS: words were written over another's, under that
    one's name. STRANGER: what stands where a member's code would is the code of none. SEVERAL: several choices
    were made in one place. SIGNS: a bracket or stroke was dropped, or one half of it added, and it does not
    follow what is left. HELD: a bracket that others hold was dropped. JOINT: it concerns a submission that the
    member stands behind with others. OWN: it concerns what the member alone stands behind, and which is not what
    the copy replaces: another file of its own. NUMBER: a number, label or line of ours was changed. UNPLACED: words
    that belong nowhere in the text. MISSING: provisions are not there, and nothing says that they were struck.
    MARKUP: words were struck through by hand. PARENT: a new provision is supported or edited inside another new
    one that the member does not support. MERGED: two paragraphs were run together. AROUND: the words of an alternative
    were struck, and others' words inside it were left. LINE: a line that says what others ask for is gone.
    """

    NAMES = "names"
    WORDS = "words"
    STRANGER = "stranger"
    SEVERAL = "several"
    SIGNS = "signs"
    HELD = "held"
    JOINT = "joint"
    OWN = "own"
    NUMBER = "number"
    UNPLACED = "unplaced"
    MISSING = "missing"
    MARKUP = "markup"
    PARENT = "parent"
    MERGED = "merged"
    AROUND = "around"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Question:
    """An edit that an officer decides. ``before`` and ``after`` are the sentence as it was sent and as it came
    back, signs and names included; ``words`` what was written there; ``place`` where in the file it is;
    ``slot`` the bracket it is in, if it is in one; ``further`` are the provisions after the first one that it is
    about, in the order of the text; ``meant`` is the name or code that a stranger's may be a slip for."""

    provision: str
    cause: Cause
    meanings: tuple[Meaning, ...]
    before: str = ""
    after: str = ""
    words: tuple[str, ...] = ()
    slot: str = ""
    place: str = ""
    further: tuple[str, ...] = ()
    meant: str = ""


class Remark(StrEnum):
    """What a person should know of a return.

    CLEAN: nothing in the copy is tracked, so its edits were found by comparing. UNTRACKED: in a copy with
    tracked changes, edits that are not. ABSENT: provisions that the copy does not hold, at its beginning or
    end: out of its scope. UNMARKED: the hidden marks are gone, and paragraphs were found by their words.
    UNSET: lines beside provisions, which say what is asked for, are not there, and nothing says that they were
    struck: an earlier release did not set them so.
    """

    CLEAN = "clean"
    UNTRACKED = "untracked"
    ABSENT = "absent"
    UNMARKED = "unmarked"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark, with the provisions it is about."""

    remark: Remark
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Return:
    """A returned copy, read.

    ``reading`` is the member's whole new reading, standing proposals included, under the id that it had;
    it is the standing one itself where the copy changes nothing. ``positions`` are those that this copy
    takes; the reading holds them too.
    """

    reading: Reading
    positions: tuple[Position, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
