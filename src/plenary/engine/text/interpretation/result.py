"""What comes of reading a submission: the readings, the differences kept out of them, and remarks."""

from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.matching import Matching
from plenary.engine.text.reading import Reading


class Class(StrEnum):
    """What a difference is of: how words are typed, how provisions or notes are numbered, or the words."""

    TYPOGRAPHIC = "typographic"
    NUMBERING = "numbering"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Difference:
    """The file's text is not the base's, and no tracked change says so.

    ``provision`` is an id of the base, or of an addition in the reading. ``base`` and ``found`` are the
    words on either side; one of them is empty where words were only left out or put in. Typographic and
    numbering differences do not enter the reading; those of wording do, except in the reading of one
    of several authors, since nobody can tell whose they are. ``tracked`` marks the rare typographic
    or numbering difference that *is* a tracked change, and is kept out all the same.
    """

    provision: str
    what: Class
    base: str
    found: str
    place: str = ""
    tracked: bool = False


class Notice(StrEnum):
    """What a person should know about a reading.

    NOTHING: the file changes nothing. SPLIT, MERGED: provisions torn or run together. ALTERNATIVES: brackets that
    hold alternatives, left in the words. UNBALANCED: a bracket without its other end, left in the words.
    NUMBER_TAKEN: an addition of these ``words`` carries a number that the base uses and the file leaves where it is;
    ``free`` is the number it could have, empty where there is none.
    MISTAKEN_ID: hidden ids on words that they do not belong to. UNMAPPED: changes by authors whom the mapping does
    not name, left out. HARDLY: little of the file is in the base. OTHER_BASE: another text fits
    better; ``words`` is its name. PARTIAL: what the file lacks is out of its scope. COVER: ``words`` are a
    letter around the text, a line a paragraph, and left out. INLAID: ``words`` that an author of ``holders`` put into
    what another author wrote, which is ``beside``, and what it ``struck`` there: they are in no reading.
    CROSSED: ``words`` that an author of ``holders`` typed, or words of the base that it ``struck``, where another
    struck those ``beside``; nobody can tell whether it meant these too, and they are in no reading.
    """

    NOTHING = "nothing"
    SPLIT = "split"
    MERGED = "merged"
    ALTERNATIVES = "alternatives"
    UNBALANCED = "unbalanced"
    NUMBER_TAKEN = "number taken"
    MISTAKEN_ID = "mistaken id"
    UNMAPPED = "unmapped"
    HARDLY = "hardly"
    OTHER_BASE = "other base"
    PARTIAL = "partial"
    COVER = "cover"
    INLAID = "inlaid"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Remark:
    """One notice. ``share`` is from 0 to 1, of HARDLY, OTHER_BASE and PARTIAL; ``count`` is of authors; ``place`` is
    where in the file it is, of INLAID and CROSSED."""

    notice: Notice
    provisions: tuple[str, ...] = ()
    words: str = ""
    share: float = 0.0
    count: int = 0
    holders: tuple[str, ...] = ()
    beside: str = ""
    struck: str = ""
    free: str = ""
    place: str = ""


@dataclass(frozen=True)
class Interpretation:
    """One submission read against its base. ``readings`` is one, or one for each of several authors' holders."""

    readings: tuple[Reading, ...]
    differences: tuple[Difference, ...]
    remarks: tuple[Remark, ...]
    matching: Matching
    tracked: bool

    @property
    def reading(self) -> Reading:
        """The only reading, or the first."""
        return self.readings[0]
