"""How nearly a file is a copy of a text, from where on it is taken for one, and of which version."""

from collections.abc import Iterable
from dataclasses import dataclass

from plenary.engine.text.interpretation import Class, Interpretation
from plenary.engine.text.matching import Fate
from plenary.engine.text.provision import Instrument
from plenary.engine.text.typography import fold

SURE = 0.5
"""The share of a file's words that must stand in the base for it to be read as a copy of it. Of the bundled copies
it is 0.99 or more, of real texts of the same trade on another matter under 0.01 (test_thresholds.py)."""

CLEARLY = 0.002
"""By how much a file must fit one version better than another to be taken for its copy by that alone. Of the bundled
copies it is 0.013 and more one way, 0.024 and more the other; nothing where no word is the base's (test_thresholds.py).
"""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What a file, its changes rejected, has of a text, and what it lacks.

    ``fit``, from 0 to 1, is the share of words that both have, of all the words of the file and of those provisions of
    the text that are in it. ``lacking`` is how many words of the text the file has not; of a file that gives only a
    part of the text, what is out of its scope is not counted. ``as_issued`` says that it has tracked changes and is
    the text, so far as it goes, once they are rejected.
    """

    fit: float
    lacking: int
    as_issued: bool

    @property
    def certain(self) -> bool:
        """Whether no other text can be one that the file was written on."""
        return self.as_issued and not self.lacking

    def beats(self, other: "Resemblance", *, presumed: bool) -> bool:
        """Whether the file was written on this text rather than on the other, which is only ``presumed`` or was named
        by somebody.

        Nobody writes by chance the words that only one version has, so these decide. Where they do not, the file was
        written on the version of which it lacks less: what was added since is not in the files written before, and
        nobody has asked for its deletion. That does not speak against a version that somebody named.
        """
        if self.as_issued != other.as_issued:
            return self.as_issued
        if abs(self.fit - other.fit) > CLEARLY:
            return self.fit > other.fit
        return presumed and self.lacking < other.lacking


def resemble(found: Interpretation) -> Resemblance:
    """The resemblance of a file to the text that it was read against."""
    matching = found.matching
    shared = held = lacking = 0
    for pair in matching.pairs:
        ours = _words(matching.base, pair.base)
        both = round(pair.likeness * (ours + _words(matching.structure.instrument, pair.file)) / 2)
        shared += both
        held += ours if pair.file else 0
        lacking += 0 if pair.fate is Fate.ABSENT and matching.scope.partial else ours - both
    said = _words(matching.structure.instrument, matching.by_file)
    fit = 2 * shared / (said + held) if said + held else 0.0
    as_given = found.tracked and all(difference.what is not Class.WORDING for difference in found.differences)
    return Resemblance(fit, lacking, as_given and fit >= SURE)


def _words(text: Instrument, names: Iterable[str]) -> int:
    return sum(len(fold(text.by_id[name].text)) for name in names)
