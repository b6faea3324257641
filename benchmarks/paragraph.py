"""One paragraph beside other collators.

Claimed: for one 85-word paragraph and 2 to 128 readings of it nothing is lost; at 32 readings and more we are a
thousand times faster than collatex, set fewer brackets than it does, and, because brackets lie in one
another, put fewer tokens in brackets than a word merge; set out flat, ours are as many as theirs or a few more.

Peers: collatex 2.3, the best-known collation program, which aligns each witness with the graph of those
before it and has no base; and a word merge with ``difflib`` or ``cydifflib``, what a programmer would write
in an hour: each reading compared with the base, changes that touch joined, every wording of the place
listed. All get the same texts with the base first and answer with columns; a column in which texts differ is
a group, its distinct wordings are what a page would set in brackets, and their tokens are counted by one
tokeniser, ours. Processor time is taken in each program around the collation alone, in one run on one
machine. Ours includes building the tree with attributions, nesting and shared parts; we count both what stands
in the tree and what its groups would be if they were set out flat. Collatex cuts between any two words that
differ: it repeats few tokens, at many readings fewer than we do, in brackets that a reader meets at every
second word; which of the two matters more is for the reader to say, so both are shown.
"""

from collections.abc import Iterable, Sequence

from benchmarks.finding import Claim, Finding
from benchmarks.invented import invent_paragraph
from benchmarks.peers.environment import NoPeers, Overtime, collate_with, prepare
from benchmarks.run import Options
from benchmarks.stopwatch import Cost, best, clock
from plenary.engine.text.measure import measure
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import collate
from plenary.engine.text.slot import BASE, Slot
from plenary.engine.text.tokens import find_tokens

SIZES = (2, 8, 32, 128)
MANY = 32
"""Readings from which something is claimed beside the peers."""

PEERS = ("collatex", "difflib", "cydifflib")


def collate_ours(readings: str) -> dict[str, int]:
    """A task: the paragraph collated, and what the tree has."""
    text, offers = invent_paragraph(int(readings))
    base = Instrument((Provision("p", Kind.PARAGRAPH, text),))
    members = [Reading(f"r{n}", (f"M{n}",), {"p": offer}) for n, offer in enumerate(offers)]
    with clock():
        rolling = collate(base, members)
    content = rolling.passages[0].content
    counted = measure(rolling)
    masks = [BASE, *(rolling.bits[reading.id] for reading in members)]
    groups = [{words_of((node,), mask) for mask in masks} for node in content if isinstance(node, Slot)]
    lost = sum(words_of(content, mask) != said for mask, said in zip(masks, (text, *offers), strict=True))
    return {"tokens": counted.tokens, "pairs": counted.pairs, "groups": len(groups), **_count(groups), "lost": lost}


def _count(groups: Iterable[set[str]]) -> dict[str, int]:
    """Groups set out flat: pairs of brackets, and tokens in them."""
    wordings = [wording for group in groups for wording in group if wording.strip()]
    return {"flat_pairs": len(wordings), "flat_tokens": sum(len(find_tokens(wording)) for wording in wordings)}


def _read(columns: Sequence[Sequence[str]], texts: Sequence[str]) -> dict[str, int]:
    """What a peer's columns have."""
    groups = [set(column) for column in columns if len(set(column)) > 1]
    back = ["".join(column[place] for column in columns).strip() for place in range(len(texts))]
    lost = sum(said != text for said, text in zip(back, texts, strict=True))
    return {"groups": len(groups), **_count(groups), "lost": lost}


def _row(readings: int, who: str, cost: Cost, ours: Cost, found: dict[str, int]) -> tuple[str, ...]:
    return (
        str(readings),
        who,
        f"{cost.cpu * 1000:,.1f}",
        f"{cost.cpu / ours.cpu:,.1f}",
        f"{cost.memory / 1e6:.0f}",
        *(f"{found[key]:,}" for key in ("groups", "flat_pairs", "flat_tokens")),
        *(f"{found[key]:,}" if key in found else "" for key in ("pairs", "tokens")),
        str(found["lost"]),
    )


def _compare(readings: int, peer: str, ours: dict[str, int], found: dict[str, int]) -> Claim:
    """Brackets beside collatex, bracketed tokens beside a word merge: ours nested, theirs flat, which is what makes
    the difference. The columns ``pairs, flat`` and ``tokens, flat`` have both set out alike."""
    kind, said = ("pairs", "brackets") if peer == "collatex" else ("tokens", "bracketed tokens")
    said += ", ours nested,"
    less, more = ours[kind], found[f"flat_{kind}"]
    return Claim(f"{readings} readings: fewer {said} than {peer}", f"{less:,} to {more:,}", less < more)


def run(options: Options) -> Finding:
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    ratios: dict[int, float] = {}
    compact: list[Claim] = []
    lost = 0
    peers = PEERS if options.peers else ()
    try:
        if peers:
            prepare()
    except NoPeers as absent:
        peers = ()
        notes.append(f"The peers could not be installed: {absent}")
    for readings in SIZES:
        ours = best(f"{__name__}:collate_ours", readings, times=options.times)
        rows.append(_row(readings, "ours", ours, ours, ours.result))
        lost += ours.result["lost"]
        text, offers = invent_paragraph(readings)
        for peer in peers:
            try:
                cost = collate_with(peer, (text, *offers), limit=options.limit)
            except Overtime:
                rows.append((str(readings), peer, f"over {options.limit * 1000:,.0f}", *[""] * 8))
                if peer == "collatex":
                    ratios[readings] = options.limit / ours.cpu
                continue
            found = _read(cost.result, (text, *offers))
            rows.append(_row(readings, peer, cost, ours, found))
            if peer == "collatex":
                ratios[readings] = cost.cpu / ours.cpu
            if readings >= MANY:
                compact.append(_compare(readings, peer, ours.result, found))
    claims = [Claim("every reading recovered exactly", f"{lost} lost", lost == 0)]
    claims += [
        Claim(f"{readings} readings: 1,000 times faster than collatex", f"{ratio:,.0f}", ratio >= 1000)
        for readings, ratio in ratios.items()
        if readings >= MANY
    ]
    claims += compact
    columns = (
        "readings",
        "who",
        "processor ms",
        "times ours",
        "memory MB",
        "groups",
        "pairs, flat",
        "tokens, flat",
        "pairs, nested",
        "tokens, nested",
        "lost",
    )
    return Finding("paragraph", columns, tuple(rows), tuple(claims), tuple(notes))
