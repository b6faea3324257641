"""The way from an old base to a new one, looked up tie by tie while readings are carried along it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.correspondence import Correspondence, Tie
from plenary.engine.text.likeness import SHORTEST
from plenary.engine.text.provision import CONTAINERS, Instrument
from plenary.engine.text.rebase.outcome import Ground
from plenary.engine.text.tokens import Vocabulary, tokenise
from plenary.engine.text.typography import fold

_APART = "."
_STOPS = frozenset(".;!?。；！？؛؟")


@dataclass(frozen=True, slots=True)
class View:
    """The two sides of a stretch as they are compared, token by token those of the texts, and the edits between
    them. ``ground`` is that of what is absorbed in this view and in none before it."""

    ground: Ground
    old: str
    new: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The provisions of one tie as one text, before and after, interned.

    ``views`` are: to the letter; typed one way; and, where articles changed their numbers, with the new base's in
    the old text's references. ``starts`` gives where each old provision begins in ``before``; ``bounds`` for each
    new one where it begins and ends in ``after``.
    """

    tie: Tie
    before: str
    after: str
    views: tuple[View, ...]
    starts: dict[str, int]
    bounds: dict[str, tuple[int, int]]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that make ``after`` of ``before``."""
        return self.views[0].edits

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
        self._forms: dict[str, str] = {}
        self._typed: dict[int, str] = {}

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
        return Stretch(tie, before, after, tuple(self._views(before, after)), starts, bounds)

    def _views(self, before: str, after: str) -> Iterator[View]:
        typed = self.typed(after)
        known: dict[tuple[str, str], tuple[Edit, ...]] = {}
        for ground, new in ((Ground.ADOPTED, after), (Ground.TYPED, typed), (Ground.RENUMBERED, typed)):
            old = self.seen(before, ground)
            if (old, new) not in known:
                known[old, new] = tuple(align(old, new, self.vocabulary))
            if ground is not Ground.RENUMBERED or self._numbers:
                yield View(ground, old, new, known[old, new])

    def seen(self, words: str, ground: Ground) -> str:
        """Words of the old base, or on it, in the view of this ground: of as many tokens."""
        if ground is Ground.ADOPTED:
            return words
        typed = self.typed(words)
        return self.renumbered(typed) if ground is Ground.RENUMBERED else typed

    def text(self, interned: str) -> str:
        """Interned words as text, without the space before the first."""
        return self.vocabulary.words(interned).removeprefix(" ")

    def typed(self, interned: str) -> str:
        """Interned words with one character for all ways of typing a token."""
        for character in set(interned):
            if ord(character) not in self._typed:
                form = "".join(fold(self.vocabulary.words(character)))
                self._typed[ord(character)] = self._forms.setdefault(form, character)
        return interned.translate(self._typed)

    def renumbered(self, typed: str) -> str:
        """Words of the old base, or on it, with each reference to an article as the new base numbers it."""
        numbers = self._numbers
        return self._references.sub(lambda found: numbers[found[0]], typed) if numbers else typed

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """The numbers of articles and what holds them, interned, and what became of those that changed.

        Only numbers of as many tokens as before, so that places stay the same.
        """
        changed: dict[str, str] = {}
        for tie in self.correspondence.ties:
            if len(tie.old) == len(tie.new) == 1 and self.old.by_id[tie.old[0]].kind in CONTAINERS:
                before = self.typed(self.vocabulary.intern(self.old.by_id[tie.old[0]].number))
                after = self.typed(self.vocabulary.intern(self.new.by_id[tie.new[0]].number))
                if len(before) == len(after) > 1:
                    changed[before] = after
        return changed if any(before != after for before, after in changed.items()) else {}

    @cached_property
    def _references(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._numbers, key=len, reverse=True))))

    def elsewhere(self, words: str) -> str | None:
        """The provision of the new base that says words, interned, in whole sentences, which the old base said
        less often.

        In real texts no sentence of SHORTEST tokens or more stands in two provisions, while stock phrases of
        a dozen tokens do (tests/engine/text/test_rebase_elsewhere.py).
        """
        said = self._sentences(self.renumbered(self.typed(words)))
        if len(words) < SHORTEST or len(said) == 1 or self._all_new.count(said) <= self._all_old.count(said):
            return None
        olds = self.correspondence.by_new
        homes = (
            name
            for name, text in self._new_texts.items()
            if said in text and not any(said in self._old_texts[old] for old in olds[name].old)
        )
        return next(homes, None)

    def _sentences(self, typed: str) -> str:
        """Words with a mark before, between and after sentences, and without other signs and capitals."""
        found = [_APART]
        for character in typed:
            token = self.vocabulary.words(character).strip()
            if token[:1].isalnum():
                found.append(f" {token.casefold()}")
            elif token in _STOPS and found[-1] != _APART:
                found.append(_APART)
        return "".join(found if found[-1] == _APART else (*found, _APART))

    @cached_property
    def _new_texts(self) -> dict[str, str]:
        return {p.id: self._sentences(self.typed(self.vocabulary.intern(p.text))) for p in self.new.provisions}

    @cached_property
    def _old_texts(self) -> dict[str, str]:
        texts = {p.id: self.typed(self.vocabulary.intern(p.text)) for p in self.old.provisions}
        return {name: self._sentences(self.renumbered(text)) for name, text in texts.items()}

    @cached_property
    def _all_new(self) -> str:
        return "".join(self._new_texts.values())

    @cached_property
    def _all_old(self) -> str:
        return "".join(self._old_texts.values())


def characters(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters that tokens start to end of a text cover, without the space before the first."""
    tokens = tokenise(text)
    lengths = list(accumulate(map(len, tokens), initial=-1))
    first = "".join(tokens[start:end])
    return lengths[start] + len(first) - len(first.lstrip()), lengths[end]
