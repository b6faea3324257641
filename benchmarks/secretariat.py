"""Beside the secretariat: brackets that people set by hand.

Claimed, before anything is flattened into options: on the negotiating draft of 23 October 2015 we need no
more tokens in brackets and at most 2 % more pairs of brackets than the secretariat that set it, and lose
nothing.

The peer is the published draft itself. Each of its paragraphs is read into a base (the first alternative
everywhere) and readings: in the single-choice measure each reading takes one other choice in one slot; in
the combined measure each takes a choice in every slot at once, which is harder and nearer to real proposals.
The readings are collated and measured as the secretariat's paragraph is: pairs of brackets in ``[a][b]``
notation, and the tokens inside any of them, each once. It is fair in that both say the same readings; the
combined readings say less than the secretariat's independent slots do, so their figures are set beside the
single-choice ones and not beside the claim. Paragraphs whose brackets could not be balanced are counted and
left out on both sides. The draft is not part of the project: without the folder of shared data this
benchmark says so.
"""

from collections.abc import Callable
from pathlib import Path

from benchmarks import paris
from benchmarks.finding import Claim, Finding
from benchmarks.run import Options, shared_data
from benchmarks.stopwatch import clock, measure
from plenary.engine.text import measure as measures
from plenary.engine.text.bracketed import Parsed
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import collate
from plenary.engine.text.slot import BASE

SEED = 1
WAYS: dict[str, Callable[[Parsed], list[str]]] = {
    "single-choice": paris.single_choice_readings,
    "combined": lambda paragraph: paris.combined_readings(paragraph, SEED),
}


def collate_draft(path: str, way: str) -> dict[str, int]:
    """A task: every bracketed paragraph of the draft, the secretariat's and ours."""
    markdown = Path(path).read_text(encoding="utf-8")
    counts = dict.fromkeys(("paragraphs", "skipped", "readings", "human_pairs", "human_tokens"), 0)
    counts |= dict.fromkeys(("pairs", "tokens", "deepest", "lost", "more_tokens", "fewer_tokens"), 0)
    for paragraph in paris.bracketed_paragraphs(markdown):
        texts = WAYS[way](paragraph)
        if any(not fault.repairs for fault in paragraph.faults):
            counts["skipped"] += 1
            continue
        base = Instrument((Provision("p", Kind.PARAGRAPH, paris.base(paragraph)),))
        readings = [Reading(f"r{n}", (f"M{n}",), {"p": text}) for n, text in enumerate(texts)]
        with clock():
            rolling = collate(base, readings)
        ours = measures.measure(rolling)
        content = rolling.passages[0].content
        human_pairs, human_tokens = paris.human_measure(paragraph)
        counts["paragraphs"] += 1
        counts["readings"] += len(texts)
        counts["human_pairs"] += human_pairs
        counts["human_tokens"] += human_tokens
        counts["pairs"] += ours.pairs
        counts["tokens"] += ours.tokens
        counts["deepest"] = max(counts["deepest"], ours.depth)
        counts["more_tokens"] += ours.tokens > human_tokens
        counts["fewer_tokens"] += ours.tokens < human_tokens
        counts["lost"] += words_of(content, BASE) != base.provisions[0].text
        counts["lost"] += sum(words_of(content, rolling.bits[r.id]) != r.words["p"] for r in readings)
    return counts


def run(options: Options) -> Finding:
    data = shared_data()
    columns = (
        *("readings", "number", "paragraphs", "pairs: people", "ours", "tokens: people", "ours", "processor ms"),
        *("fewer tokens than people in", "more in", "depth", "lost"),
    )
    if data is None:
        absent = "Left out: the folder of shared data is not beside the project, nor named by PLENARY_SHARED."
        return Finding("secretariat", columns, (), notes=(absent,))
    rows: list[tuple[str, ...]] = []
    found: dict[str, dict[str, int]] = {}
    for way in WAYS:
        cost = measure(f"{__name__}:collate_draft", data / paris.DRAFT, way)
        found[way] = counts = cost.result
        rows.append(
            (
                way,
                f"{counts['readings']:,}",
                str(counts["paragraphs"]),
                *(f"{counts[key]:,}" for key in ("human_pairs", "pairs", "human_tokens", "tokens")),
                f"{cost.cpu * 1000:.0f}",
                *(str(counts[key]) for key in ("fewer_tokens", "more_tokens", "deepest", "lost")),
            )
        )
    single = found["single-choice"]
    lost = sum(counts["lost"] for counts in found.values())
    tokens = single["tokens"] / single["human_tokens"] - 1
    pairs = single["pairs"] / single["human_pairs"] - 1
    claims = (
        Claim("single-choice: no more tokens than people", f"{tokens:+.1%}", tokens <= 0),
        Claim("single-choice: at most 2 % more pairs than people", f"{pairs:+.1%}", pairs <= 0.02),
        Claim("every reading recovered exactly", f"{lost} lost", lost == 0),
    )
    note = f"Paragraphs left out because their brackets could not be balanced: {single['skipped']}."
    return Finding("secretariat", columns, tuple(rows), claims, (note,))
