"""The way from an old base to a new one, looked up tie by tie while readings are carried along it."""

from dataclasses import dataclass
from itertools import accumulate

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.correspondence import Correspondence, Tie
from plenary.engine.text.provision import Instrument
from plenary.engine.text.tokens import Vocabulary, tokenise


@dataclass(frozen=True, slots=True)
class Stretch:
    """The provisions of one tie as one text, before and after, interned; and the edits between the two.

    ``starts`` gives where each old provision begins in ``before``; ``bounds`` for each new one where it
    begins and ends in ``after``.
    """

    tie: Tie
    before: str
    after: str
    edits: tuple[Edit, ...]
    starts: dict[str, int]
    bounds: dict[str, tuple[int, int]]

    def place(self, start: int, end: int) -> str | None:
        """The new provision that a span of ``after`` begins in; between two, an empty span is in the first."""
        return next((name for name, (_, last) in self.bounds.items() if start < last or start == end == last), None)


class Revision:
    """Two versions of a base and how they correspond. Each tie is aligned once, when first asked for."""

    def __init__(self, correspondence: Correspondence) -> None:
        self.correspondence = correspondence
        self.old: Instrument = correspondence.old
        self.new: Instrument = correspondence.new
        self.vocabulary = Vocabulary(self.old.lang)
        fresh = [name for tie in correspondence.ties if not tie.old for name in tie.new]
        self.fresh = {name: self.vocabulary.intern(self.new.by_id[name].text) for name in fresh}
        """The provisions that only the new base has, with their words interned."""
        self._stretches: dict[Tie, Stretch] = {}

    def stretch(self, name: str) -> Stretch:
        """The stretch that an old provision is in. Raises KeyError for one that the old base does not have."""
        tie = self.correspondence.by_old[name]
        if tie not in self._stretches:
            self._stretches[tie] = self._align(tie)
        return self._stretches[tie]

    def _align(self, tie: Tie) -> Stretch:
        olds = [self.vocabulary.intern(self.old.by_id[name].text) for name in tie.old]
        news = [self.vocabulary.intern(self.new.by_id[name].text) for name in tie.new]
        before, after = "".join(olds), "".join(news)
        starts = dict(zip(tie.old, accumulate(map(len, olds), initial=0), strict=False))
        ends = list(accumulate(map(len, news)))
        bounds = {name: (end - len(text), end) for name, text, end in zip(tie.new, news, ends, strict=True)}
        return Stretch(tie, before, after, tuple(align(before, after, self.vocabulary)), starts, bounds)

    def text(self, interned: str) -> str:
        """Interned words as text, without the space before the first."""
        return self.vocabulary.words(interned).removeprefix(" ")


def characters(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters that tokens start to end of a text cover, without the space before the first."""
    tokens = tokenise(text)
    lengths = list(accumulate(map(len, tokens), initial=-1))
    first = "".join(tokens[start:end])
    return lengths[start] + len(first) - len(first.lstrip()), lengths[end]
