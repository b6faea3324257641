"""Instructions in a message, read in six languages.

Claimed: of what delegations ask in plain sentences no instruction is read wrong or dropped, and in every language
at least seven in ten are read right without a person's help; all others are listed for a person with the sentence.

No peer does this. The sentences are invented (benchmarks/instructed.csv): at least 80 in each language, each thing said
in three ways. Some can only be for a person: a sentence to be deleted, paragraphs to be merged, a position
reserved, a question, a condition, a choice, what a member does not want or another one does. An instruction is read
right when the sure candidates are what it asks and no other is listed; it is listed when a person is shown it and
nothing sure is wrong; it is wrong when something sure is not what it asks, or nothing is shown. The lexicon was mended
on these very sentences, so the figures say what is read today, and not what the next message holds.
"""

from collections import Counter
from functools import cache

from benchmarks.finding import Claim, Finding
from benchmarks.instructed import ASK, TONGUES, instructions, instrument, told
from benchmarks.run import Options
from plenary.engine.text.block import Block, Piece
from plenary.engine.text.candidate import find
from plenary.engine.text.provision import Instrument


def judge(lang: str, sentence: str, meaning: str) -> str:
    """``right``, ``listed`` or ``wrong``; what asks nothing and is not listed is right too."""
    base, members = _ground(lang)
    found = find(base, [Block((Piece(sentence),), place="paragraph 1")], members=members, lang=lang)
    read = [told(base, one) for one in found]
    sure = [one for one in read if one != ASK]
    wanted = meaning.split("; ") if meaning not in (ASK, "") else []
    said = "; ".join(sure).split("; ") if sure else []
    if any(one not in wanted for one in said) or (meaning and not read):
        return "wrong"
    if meaning == ASK:
        return "listed"
    return "right" if ASK not in read and sorted(said) == sorted(wanted) else "listed"


@cache
def _ground(lang: str) -> tuple[Instrument, dict[str, str]]:
    arandia, borland = TONGUES[lang].members
    return instrument(lang), {arandia: "ARA", "ARA": "ARA", borland: "BOR", "BOR": "BOR"}


def count(lang: str) -> Counter[str]:
    """How many sentences of a language were read right, listed, and wrong, and how many only a person can read."""
    counts: Counter[str] = Counter()
    for sentence, meaning in instructions(lang):
        counts[judge(lang, sentence, meaning)] += 1
        counts["for a person"] += meaning == ASK
    return counts


def run(options: Options) -> Finding:
    del options  # The sentences are always the same.
    columns = ("language", "sentences", "only a person can read", "read right", "listed", "wrong")
    counts = {lang: count(lang) for lang in TONGUES}
    rows = tuple(
        (lang, str(sum(1 for _ in instructions(lang))), *(str(own[key]) for key in _KEYS))
        for lang, own in counts.items()
    )
    wrong = sum(own["wrong"] for own in counts.values())
    least = min(
        own["right"] / (sum(1 for _ in instructions(lang)) - own["for a person"]) for lang, own in counts.items()
    )
    claims = (
        Claim("no instruction read wrong or dropped", f"{wrong} wrong", wrong == 0),
        Claim("of those that can be read, read right in every language ≥ 70 %", f"{least:.0%}", least >= 0.7),
    )
    return Finding("instruction", columns, rows, claims)


_KEYS = ("for a person", "right", "listed", "wrong")
