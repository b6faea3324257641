"""What an officer would still change by hand.

Claimed: on the bundled example a careful officer changes fewer than one slot in ten by hand before the rolling
text goes out.

The peer is the officer: one person went through the whole text as it is set and wrote down each slot that
they would set otherwise, what they would do and why (``correction.csv``, the list below). It is a judgement
and not a measurement: another officer might change others. Each entry is looked up in the text as it is
compiled now; one that is no longer there is not counted and is named. The figure in
minutes is an estimate, at two minutes for each change.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.example import compile_example
from benchmarks.finding import Claim, Finding
from benchmarks.run import Options
from benchmarks.stopwatch import measure
from plenary.engine.text.slot import Node, Slot
from plenary.engine.text.traversal import every_node

LIST = Path(__file__).with_name("correction.csv")
MOST = 0.1
MINUTES = 2


def find_slots() -> list[str]:
    """A task: the ids of all slots of the compiled example."""
    compilation, _, _ = compile_example()
    return [slot.id for passage in compilation.rolling.passages for slot in _slots(passage.content)]


def _slots(nodes: Iterable[Node]) -> Iterator[Slot]:
    return (node for node, _ in every_node(nodes) if isinstance(node, Slot))


def run(options: Options) -> Finding:
    slots = measure(f"{__name__}:find_slots").result
    with LIST.open(encoding="utf-8", newline="") as file:
        listed = [(row["slot"], row["by hand"], row["why"]) for row in csv.DictReader(file)]
    rows = tuple(row for row in listed if row[0] in slots)
    gone = [slot for slot, _, _ in listed if slot not in slots]
    share = len(rows) / len(slots)
    claims = (Claim(f"slots changed by hand ≤ {MOST:.0%}", f"{len(rows)} of {len(slots)}, {share:.1%}", share <= MOST),)
    notes = [f"About {len(rows) * MINUTES} minutes of changes, at {MINUTES} minutes each."]
    if gone:
        notes.append(f"No longer in the text, and to be looked at again: {', '.join(gone)}.")
    return Finding("correction", ("slot", "by hand", "why"), rows, claims, tuple(notes))
