"""Whole instruments, and one suggestion changed.

Claimed: an instrument of 1,000 provisions (about 42,000 words) with 10,000 suggestions in all, ten a
provision on average and very unevenly spread, is collated in at most 0.5 s of processor time on one core;
when one suggestion changes, the new rolling text is there within 2 ms in 99 of 100 cases; ten times
the size takes at most 6 s and 1 GB; one 85-word paragraph with 1,000 readings at most 50 ms.

No peer collates whole instruments with attribution. What the machine of a run can do is told by ``difflib`` of the
standard library, which only aligns the 1,000 readings of the paragraph with their base, word by word, in the same
run: figures of two machines can be compared as ratios to it. The figures are of processor time, tokenising included
and nothing kept from earlier runs. What changes is drawn in two ways: any suggestion is
as likely, so that the provisions most fought over change most often, one draw in fifty falling on a paragraph
that 170 of the 200 members edit; or any provision is as likely. Every reading is then read back out of the
tree and compared with what went in.
"""

from difflib import SequenceMatcher
from random import Random
from time import process_time

from benchmarks.finding import Claim, Finding, at_most
from benchmarks.invented import invent_change, invent_instrument, invent_paragraph, invent_readings
from benchmarks.run import Options
from benchmarks.stopwatch import best, clock
from plenary.engine.text.measure import measure
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.recovery import holders_of, words_of
from plenary.engine.text.rolling import collate, update
from plenary.engine.text.slot import BASE

CHANGES = 1000
"""Suggestions changed one after another."""


def collate_all(provisions: str, suggestions: str, members: str) -> dict[str, int]:
    """A task: collate an invented instrument; what came out, and how many readings came back changed."""
    base = invent_instrument(int(provisions))
    readings = invent_readings(base, int(suggestions), members=int(members))
    return _collate(base, readings)


def collate_paragraph(readings: str) -> dict[str, int]:
    """A task: collate one paragraph with so many readings."""
    text, offers = invent_paragraph(int(readings))
    base = Instrument((Provision("p", Kind.PARAGRAPH, text),))
    return _collate(base, tuple(Reading(f"r{n}", (f"M{n}",), {"p": offer}) for n, offer in enumerate(offers)))


def align_paragraph(readings: str) -> int:
    """A task, to know the machine by: each reading of the paragraph compared with it by difflib; how many of their
    words are the base's."""
    text, offers = invent_paragraph(int(readings))
    base = text.split()
    split = [offer.split() for offer in offers]
    with clock():
        kept = [
            sum(block.size for block in SequenceMatcher(None, base, words, autojunk=False).get_matching_blocks())
            for words in split
        ]
    return sum(kept)


def _collate(base: Instrument, readings: tuple[Reading, ...]) -> dict[str, int]:
    with clock():
        rolling = collate(base, readings)
    counted = measure(rolling)
    words = sum(len(provision.text.split()) for provision in base.provisions)
    return {
        "words": words,
        "pairs": counted.pairs,
        "tokens": counted.tokens,
        "depth": counted.depth,
        "lost": _lost(rolling),
    }


def _lost(rolling: RollingText) -> int:
    """How many texts of readings do not come back out of the tree as they went in.

    A provision that a reading leaves alone must not name it; that it then reads as the base is the same
    walk for all such readings.
    """
    lost = 0
    named: dict[str, int] = {}
    for reading in rolling.readings:
        bit = rolling.bits[reading.id]
        for name, text in reading.words.items():
            passage = rolling.by_id[name]
            lost += words_of(passage.content, bit) != text
            named[name] = named.get(name, 0) | bit
        lost += any(not rolling.by_id[name].deleted & bit for name in reading.deleted)
    offered: dict[int, list[str]] = {}
    for passage in rolling.passages:
        if passage.new:
            for place in range(len(rolling.readings)):
                if passage.offered >> place + 1 & 1:
                    offered.setdefault(place, []).append(words_of(passage.content, 2 << place))
        else:
            lost += holders_of(passage.content) & ~named.get(passage.provision.id, 0) != 0
            lost += words_of(passage.content, BASE) != passage.provision.text
    for place, reading in enumerate(rolling.readings):
        lost += sorted(offered.get(place, ())) != sorted(addition.text for addition in reading.added)
    return lost


def change_one(drawn: str) -> list[float]:
    """A task: seconds of processor time for each of many changes of one suggestion, in rising order. Drawn by
    ``suggestion``, all suggestions are as likely to change; drawn by ``provision``, all provisions are."""
    base = invent_instrument(1000)
    readings = invent_readings(base, 10_000)
    rolling = collate(base, readings)
    random = Random(4)
    places = [(place, name) for place, reading in enumerate(readings) for name in reading.words]
    times: list[float] = []
    by_provision: dict[str, list[tuple[int, str]]] = {}
    for place, name in places:
        by_provision.setdefault(name, []).append((place, name))
    crowds = list(by_provision.values())
    for _ in range(CHANGES):
        place, name = random.choice(places if drawn == "suggestion" else random.choice(crowds))
        reading = rolling.readings[place]
        words = base.by_id[name].text.split()
        start, end, new = invent_change(random, words)
        words[start:end] = new
        changed = Reading(
            reading.id,
            reading.holders,
            {**reading.words, name: " ".join(words)},
            reading.deleted,
            added=reading.added,
        )
        began = process_time()
        rolling = update(rolling, changed)
        times.append(process_time() - began)
    return sorted(times)


CASES = (
    ("1,000 provisions, 10,000 suggestions of 200 members", "collate_all", (1000, 10_000, 200)),
    ("the same, each suggestion a reading of its own", "collate_all", (1000, 10_000, 10_000)),
    ("10,000 provisions, 100,000 suggestions of 400 members", "collate_all", (10_000, 100_000, 400)),
    ("one 85-word paragraph, 1,000 readings", "collate_paragraph", (1000,)),
)


def run(options: Options) -> Finding:
    costs = {name: best(f"{__name__}:{task}", *sizes, times=options.times) for name, task, sizes in CASES}
    changes = {drawn: best(f"{__name__}:change_one", drawn, times=1).result for drawn in ("suggestion", "provision")}
    middle = {drawn: times[len(times) // 2] * 1000 for drawn, times in changes.items()}
    high = {drawn: times[len(times) * 99 // 100] * 1000 for drawn, times in changes.items()}
    rows = [
        (
            name,
            f"{cost.cpu:.3f}",
            f"{cost.wall:.3f}",
            f"{cost.memory / 1e6:.0f}",
            *(f"{cost.result[key]:,}" for key in ("words", "pairs", "tokens", "depth", "lost")),
        )
        for name, cost in costs.items()
    ]
    yardstick = best(f"{__name__}:align_paragraph", 1000, times=options.times)
    rows.append(
        (
            "difflib, aligning the readings of that paragraph and no more",
            f"{yardstick.cpu:.3f}",
            f"{yardstick.wall:.3f}",
            f"{yardstick.memory / 1e6:.0f}",
            *("",) * 5,
        )
    )
    whole, _, large, paragraph = costs.values()
    lost = sum(cost.result["lost"] for cost in costs.values())
    claims = (
        at_most("1,000 provisions, 10,000 suggestions: processor time", whole.cpu, 0.5, "s"),
        at_most("one suggestion changed, any as likely: 99 of 100 cases", high["suggestion"], 2, "ms"),
        at_most("one suggestion changed, in any provision: 99 of 100 cases", high["provision"], 2, "ms"),
        at_most("10,000 provisions, 100,000 suggestions: processor time", large.cpu, 6, "s"),
        at_most("10,000 provisions, 100,000 suggestions: memory", large.memory / 1e9, 1, "GB"),
        at_most("85-word paragraph, 1,000 readings", paragraph.cpu * 1000, 50, "ms", digits=0),
        Claim("every reading recovered exactly", f"{lost} lost", lost == 0),
    )
    columns = ("what", "processor s", "wall s", "memory MB", "words", "pairs", "bracketed tokens", "depth", "lost")
    notes = tuple(
        f"One suggestion changed, {CHANGES:,} times, drawn by {drawn}: half within {middle[drawn]:.2f} ms, 99 of 100 "
        f"within {high[drawn]:.2f} ms."
        for drawn in changes
    )
    ratios = (
        f"As ratios to difflib, to set beside another machine's: the paragraph {paragraph.cpu / yardstick.cpu:.2f}, "
        f"1,000 provisions {whole.cpu / yardstick.cpu:.1f}, 10,000 provisions {large.cpu / yardstick.cpu:.0f}, one "
        f"suggestion changed {high['suggestion'] / 1000 / yardstick.cpu:.4f} in 99 of 100 cases.",
    )
    return Finding("scale", columns, tuple(rows), claims, (*notes, *ratios))
