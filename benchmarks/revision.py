"""Suggestions on a really revised text, rebased.

Claimed: between the negotiating draft of 23 October 2015 and the text adopted on 12 December, of invented
suggestions on paragraphs that kept four fifths of their words at least four in five need no decision by a
person; every suggestion is settled exactly once as carried, absorbed or in conflict.

No peer does this; the figure to compare with is the prototype's: 649 carried and 158 conflicts of 807 on 192
revised paragraphs. A paragraph was revised when the adopted text has one that is like the draft's base to two
fifths at least, and not equal; each is taken once, the most alike first. Invented suggestions fall
anywhere, so about as many must be in conflict as words were written anew. The draft's own alternatives
fall where states disagreed, which is where the adopted text says something else: most of them must be in
conflict, and they are shown beside, with no claim.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from rapidfuzz import fuzz, process

from benchmarks import paris
from benchmarks.finding import Claim, Finding
from benchmarks.invented import invent_change
from benchmarks.run import Options, shared_data
from benchmarks.stopwatch import clock, measure
from plenary.engine.text.bracketed import Parsed, compose, parse_all
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.rebase import rebase
from plenary.engine.text.tokens import Vocabulary

ADOPTED = "texts/paris-2015/paris_agreement_12-dec-2015.md"
ALIKE = 40
"""Per cent: the likeness from which an adopted paragraph counts as the revision of one of the draft."""

EACH = 5
"""Invented suggestions on a paragraph."""

BANDS = (40, 60, 80, 100)
"""Per cent of likeness, between which paragraphs are told apart."""


def rebase_all(draft: str, adopted: str) -> dict[str, dict[str, int]]:
    """A task: every suggestion on a paragraph that was revised, carried to the adopted text; counts by kind."""
    random = Random(6)
    found: dict[str, Counter[str]] = {}
    for paragraph, new, likeness in _revised(draft, adopted):
        old = compose(paragraph.parts).text
        low, high = next(band for band in pairwise(BANDS) if likeness <= band[1])
        invented = [_suggest(random, old) for _ in range(EACH)]
        for kind, texts in (
            (f"invented, {low}–{high} % alike", invented),
            ("the draft's own", paris.single_choice_readings(paragraph)),
        ):
            counts = found.setdefault(kind, Counter())
            counts["paragraphs"] += bool(texts)
            before, after = (Instrument((Provision("p", Kind.PARAGRAPH, text),)) for text in (old, new))
            for text in texts:
                with clock():
                    rebased = rebase(before, after, Reading("r", ("AAA",), {"p": text}))
                counts["suggestions"] += len(rebased.outcomes)
                counts["unsettled"] += not rebased.outcomes and text != old
                counts.update(outcome.fate.value for outcome in rebased.outcomes)
    return {kind: dict(found[kind]) for kind in sorted(found)}


def _suggest(random: Random, text: str) -> str:
    words = text.split()
    start, end, new = invent_change(random, words)
    return " ".join((*words[:start], *new, *words[end:]))


def _revised(draft: str, adopted: str) -> Iterator[tuple[Parsed, str, float]]:
    """Paragraphs of the draft that were revised, the most alike first: with the adopted text, and how like it is."""
    vocabulary = Vocabulary("en")
    olds = parse_all(paris.read(Path(draft).read_text(encoding="utf-8")))
    bases = [compose(paragraph.parts).text for paragraph in olds]
    news = [paragraph.text for paragraph in paris.read(Path(adopted).read_text(encoding="utf-8"))]
    interned = [vocabulary.intern(text) for text in news]
    alike = [
        (score, place, found)
        for place, base in enumerate(bases)
        for _, score, found in process.extract(
            vocabulary.intern(base), interned, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
        )
    ]
    pairs: dict[int, int] = {}
    for score, place, found in sorted(alike, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if place not in pairs and found not in pairs.values():
            pairs[place] = found
            if bases[place] != news[found]:
                yield olds[place], news[found], score


def run(options: Options) -> Finding:
    data = shared_data()
    columns = ("suggestions", "revised paragraphs", "number", "carried", "absorbed", "conflict")
    if data is None:
        absent = "Left out: the folder of shared data is not beside the project, nor named by PLENARY_SHARED."
        return Finding("revision", columns, (), notes=(absent,))
    cost = measure(f"{__name__}:rebase_all", data / paris.DRAFT, data / ADOPTED)
    kinds: dict[str, dict[str, int]] = cost.result
    keys = ("paragraphs", "suggestions", "carried", "absorbed", "conflict")
    rows = tuple((kind, *(str(counts.get(key, 0)) for key in keys)) for kind, counts in kinds.items())
    suggestions = sum(counts["suggestions"] for counts in kinds.values())
    near = kinds[f"invented, {BANDS[-2]}–{BANDS[-1]} % alike"]
    share = 1 - near.get("conflict", 0) / near["suggestions"]
    unsettled = sum(counts["unsettled"] for counts in kinds.values())
    claims = (
        Claim("invented suggestions on paragraphs 80 % alike: no conflict ≥ 80 %", f"{share:.1%}", share >= 0.8),
        Claim("every suggestion settled", f"{unsettled} not", unsettled == 0),
    )
    return Finding("revision", columns, rows, claims, (f"{cost.cpu / suggestions * 1e6:.0f} µs for each suggestion.",))
