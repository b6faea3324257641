"""Invented instruments and suggestions of any size, the same on every machine.

Sentences are walks over the word pairs of the bundled example's draft, so that function words, commas and
repeated phrases fall as they do in such texts. Suggestions fall on provisions as unevenly as they do in a
negotiation: with rank r, a provision draws a share of r to the power −0.7.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from random import Random

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.rulemaking import example

SOURCE = Path(example.__file__).with_name("framework.en.md")
WORDS = 42
"""Words of a provision on average."""

COPIED = 0.35
"""The share of suggestions that another member has made already."""


@cache
def _pairs() -> dict[str, list[str]]:
    """For each word of the source, the words that follow it, as often as they do."""
    text = re.sub(r"^(#+.*|\s*\(?\w{1,3}[.)]|\|.*|---.*)", "", SOURCE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    words = text.replace("*", "").split()
    follow: dict[str, list[str]] = {}
    for word, after in pairwise(words):
        follow.setdefault(word, []).append(after)
    going_on = {word: [one for one in after if one in follow] for word, after in follow.items()}
    return {word: after for word, after in going_on.items() if after}


@cache
def _starts() -> list[str]:
    return [word for word in _pairs() if word[0].isupper()]


def invent_words(random: Random, count: int) -> list[str]:
    """So many words that read on from one another."""
    pairs, starts = _pairs(), _starts()
    words = [random.choice(starts)]
    while len(words) < count:
        words.append(random.choice(pairs.get(words[-1], starts)))
    return words


def invent_instrument(provisions: int, *, seed: int = 1) -> Instrument:
    """A title, and articles of about seven paragraphs; the paragraphs are ``provisions`` in number."""
    random = Random(seed)
    made = [Provision("title", Kind.TITLE, "An invented instrument")]
    article = ""
    for place in range(provisions):
        if place % 7 == 0:
            article = f"a{place // 7 + 1}"
            made.append(Provision(article, Kind.ARTICLE, "", f"Article {place // 7 + 1}"))
        length = max(4, min(160, round(random.gammavariate(2.5, WORDS / 2.5))))
        text = " ".join(invent_words(random, length)).rstrip(",;:.") + "."
        made.append(Provision(f"{article}p{place % 7 + 1}", Kind.PARAGRAPH, text, f"{place % 7 + 1}.", article))
    return Instrument(tuple(made))


Change = tuple[int, int, tuple[str, ...]]
"""Words start to end of a paragraph give way to others."""


def invent_change(random: Random, words: Sequence[str]) -> Change:
    """One suggestion of words: a word or a few replaced, a phrase put in or struck, now and then a rewriting."""
    kind = random.random()
    start = random.randrange(len(words))
    if kind < 0.40:
        end = min(len(words), start + random.choice((1, 1, 1, 2, 3)))
        return start, end, tuple(invent_words(random, random.choice((1, 1, 2, 3))))
    if kind < 0.70:
        pauses = [place + 1 for place, word in enumerate(words) if word[-1] in ",;"]
        at = random.choice(pauses) if pauses and random.random() < 0.5 else start
        return at, at, tuple(invent_words(random, random.choice((1, 2, 3, 4, 6, 9))))
    if kind < 0.95:
        return start, min(len(words), start + random.choice((1, 2, 3, 4, 6, 9))), ()
    end = min(len(words), start + max(3, len(words) // 3))
    return start, end, tuple(invent_words(random, end - start))


@dataclass
class _Table:
    """What all members suggest while it is being invented."""

    random: Random
    words: dict[str, list[str]]
    made: dict[str, list[Change]] = field(default_factory=dict)
    texts: dict[tuple[int, str], list[Change]] = field(default_factory=dict)
    deleted: dict[int, set[str]] = field(default_factory=dict)
    added: dict[int, list[Addition]] = field(default_factory=dict)

    def suggest(self, member: int, provision: str) -> bool:
        """Whether the member found something to suggest there that its other suggestions leave room for."""
        kind = self.random.random()
        if kind < 0.01:
            if provision in self.deleted.setdefault(member, set()):
                return False
            self.deleted[member].add(provision)
            return True
        if kind < 0.03:
            text = " ".join(invent_words(self.random, 30)) + "."
            offers = self.added.setdefault(member, [])
            parent = provision.partition("p")[0]
            offers.append(Addition(f"n{len(offers)}", provision, parent, Kind.PARAGRAPH, text))
            return True
        known = self.made.setdefault(provision, [])
        copied = bool(known) and self.random.random() < COPIED
        change = self.random.choice(known) if copied else invent_change(self.random, self.words[provision])
        mine = self.texts.setdefault((member, provision), [])
        if any(change[0] <= end and start <= change[1] for start, end, _ in mine):
            return False
        mine.append(change)
        if not copied:
            known.append(change)
        return True

    def text(self, member: int, provision: str) -> str:
        words = list(self.words[provision])
        for start, end, new in sorted(self.texts[member, provision], reverse=True):
            words[start:end] = new
        return " ".join(words)


def invent_readings(base: Instrument, suggestions: int, *, members: int = 200, seed: int = 2) -> tuple[Reading, ...]:
    """So many suggestions on an invented instrument, one reading for each member."""
    random = Random(seed)
    provisions = [provision.id for provision in base.provisions if provision.kind is Kind.PARAGRAPH]
    random.shuffle(provisions)
    weights = list(accumulate(rank**-0.7 for rank in range(1, len(provisions) + 1)))
    table = _Table(random, {name: base.by_id[name].text.split() for name in provisions})
    made = 0
    while made < suggestions:
        provision = random.choices(provisions, cum_weights=weights)[0]
        made += table.suggest(random.randrange(members), provision)
    words: list[dict[str, str]] = [{} for _ in range(members)]
    for (member, provision), changes in table.texts.items():
        if changes:
            words[member][provision] = table.text(member, provision)
    return tuple(
        Reading(
            f"r{member:04}",
            (f"M{member:04}",),
            words[member],
            frozenset(table.deleted.get(member, ())),
            added=tuple(sorted(table.added.get(member, ()), key=lambda addition: base.position[addition.after or ""])),
        )
        for member in range(members)
    )


def invent_paragraph(readings: int, *, words: int = 85, seed: int = 3) -> tuple[str, tuple[str, ...]]:
    """One paragraph and so many readings of it, of one to three suggestions each, a third of them shared."""
    random = Random(seed)
    base = invent_words(random, words)
    table = _Table(random, {"p": base})
    for member in range(readings):
        wanted = random.choice((1, 1, 2, 2, 3))
        while wanted:
            known = table.made.setdefault("p", [])
            copied = bool(known) and random.random() < COPIED
            change = random.choice(known) if copied else invent_change(random, base)
            mine = table.texts.setdefault((member, "p"), [])
            wanted -= 1
            if not any(change[0] <= end and start <= change[1] for start, end, _ in mine):
                mine.append(change)
                known.append(change)
    return " ".join(base), tuple(table.text(member, "p") for member in range(readings))
