"""How often matching is right, by what happened to the provision, and how long it takes.

    python -m benchmarks.matching ../shared/data

A provision is right when its fate, its counterpart and whether it moved are all as they were made. Those
without words (a bare ``Article 7``) are not counted.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from benchmarks.edited import TEXTS, Edited, Numbers, Rates, edit, read_text
from plenary.engine.text.matching import Fate, Matching, match
from plenary.engine.text.provision import Instrument

CLASSES = ("same", "edited", "inserted", "deleted", "moved", "split", "merged")
SHARES = (0.15, 0.3, 0.5)
SEEDS = range(1, 11)
"""What one seed draws can be a point from what another does: no figure is of fewer than ten."""


@dataclass
class Score:
    """How many provisions of each class there were, and how many were right."""

    count: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        self.count.update(other.count)
        self.right.update(other.right)

    def share(self, name: str = "") -> float | None:
        count = self.count[name] if name else self.count.total()
        return (self.right[name] if name else self.right.total()) / count if count else None


def judge(edited: Edited, matching: Matching) -> Score:
    """One file's score."""
    score = Score()
    for name, right, _ in outcomes(edited, matching):
        score.count[name] += 1
        score.right[name] += right
    return score


def outcomes(edited: Edited, matching: Matching) -> Iterator[tuple[str, bool, str]]:
    """For each base provision, and each block that was added: its class, whether it was found, and which it is."""
    sources = matching.structure.sources
    for name, truth in edited.truth.items():
        if not edited.base.by_id[name].text:
            continue
        pair = matching.by_base[name]
        blocks = tuple(sorted(block for part in pair.file for block in sources[part]))
        found = (pair.fate, pair.moved, blocks)
        true = (truth.fate, truth.moved, truth.blocks)
        yield ("moved" if truth.moved else str(truth.fate)), found == true, name
    whose = {block: name for name, blocks in sources.items() for block in blocks}
    for block in edited.added:
        yield "inserted", matching.by_file[whose[block]].fate is Fate.INSERTED, str(block)


@dataclass
class Outcome:
    """The score of all texts with all seeds, the share right with each seed, and the seconds of CPU of matching."""

    score: Score = field(default_factory=Score)
    shares: list[float] = field(default_factory=list)
    seconds: float = 0.0


def run(texts: Sequence[Instrument], rates: Rates, numbers: Numbers) -> Outcome:
    """All texts edited and matched with each seed."""
    outcome = Outcome()
    for seed in SEEDS:
        drawn = Score()
        for text in texts:
            edited = edit(text, seed=seed, rates=rates, numbers=numbers)
            begin = process_time()
            matching = match(edited.base, edited.blocks)
            outcome.seconds += process_time() - begin
            drawn.add(judge(edited, matching))
        outcome.score.add(drawn)
        outcome.shares.append(drawn.right.total() / drawn.count.total())
    return outcome


def main() -> None:
    """Print the table."""
    data = Path(sys.argv[1])
    texts = {name: read_text(data / path, lang) for name, (path, lang) in TEXTS.items()}
    print("| words edited | | " + " | ".join((*CLASSES, "all", "by seed", "provisions", "CPU s")) + " |")
    print("|" + "---|" * (len(CLASSES) + 6))
    for words in SHARES:
        for numbers in Numbers:
            print(_line(f"{words:.0%} | numbers {numbers}", run(list(texts.values()), Rates(words), numbers)))
    for name, text in texts.items():
        print(_line(f"30% | {name}", run([text], Rates(), Numbers.KEPT)))


def spread(shares: Sequence[float]) -> str:
    """From the seed with the least right to that with the most."""
    return f"{min(shares):.1%} – {max(shares):.1%}"


def _line(head: str, outcome: Outcome) -> str:
    shares = [outcome.score.share(name) for name in (*CLASSES, "")]
    cells = ["–" if share is None else f"{share:.1%}" for share in shares]
    rest = [spread(outcome.shares), str(outcome.score.count.total()), f"{outcome.seconds:.2f}"]
    return f"| {head} | " + " | ".join([*cells, *rest]) + " |"


if __name__ == "__main__":
    main()
